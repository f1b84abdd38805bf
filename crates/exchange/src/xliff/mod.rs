//! XLIFF 2.1, the standard for what translators work on. A file is one article in one language; one that comes back may have several.

mod read;
mod write;

pub use read::read;
pub use write::write;
