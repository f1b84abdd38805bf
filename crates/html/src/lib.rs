//! HTML as writers type it and as browsers read it: tags with their places, the tree that a browser makes of them, which
//! elements and attributes may be published, and text written as HTML. Knows nothing of Markdown or of a site.

pub mod elements;
pub mod escape;
pub mod srcset;
pub mod tokens;
pub mod tree;
