//! Settings text → typed settings, with every mistake and where it stands. Pure: `load` has read the files.

mod callouts;
mod contexts;
mod external;
mod glossary;
mod hosts;
mod local_text;
mod locales;
mod repository;
mod severity;
mod site;
mod synonyms;
pub mod theme;
mod ui_labels;

pub use contexts::Context;
pub use external::External;
pub use glossary::{Glossary, parse_glossary};
pub use hosts::Host;
pub use local_text::LocalText;
pub use locales::LocaleConfig;
pub use repository::Repository;
pub use severity::{SeverityRule, SeverityRules};
pub use site::{Outputs, SiteConfig, parse_site};
pub use synonyms::parse_synonyms;
pub use theme::ThemeConfig;
pub use ui_labels::parse_labels;
