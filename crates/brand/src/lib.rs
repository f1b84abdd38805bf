//! What a site's brand comes to: colours of the theme for light and dark, each readable where it is used, and the theme's
//! stylesheet with them in it. Given colours and texts; knows no settings and no page.

pub mod fonts;
pub mod palette;
pub mod share;
pub mod tokens;
