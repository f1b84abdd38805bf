//! Pages for people who would rather look at numbers than read them. One file each, without scripts and without anything from
//! elsewhere: it can be mailed, kept by a CI server, or printed. Knows nothing of sites.

mod drawing;
mod page;
mod problems;
mod text;
mod treemap;

pub use page::{Cell, Page};
pub use problems::{Grade, Problem};
pub use treemap::{Area, Item, layout};
