//! A font of the site's own, as its file says.

use std::sync::Arc;

use guichet_brand::fonts::Facts;

use crate::config::theme::Style;

/// A font file of the site.
#[derive(Debug)]
pub struct FontFile {
    pub family: String,
    pub weight: (u16, u16),
    pub style: Style,
    /// Among the theme's assets, without what it ends in.
    pub stem: String,
    pub source: Arc<[u8]>,
    pub facts: Facts,
}
