//! A site → the configuration of Sveltia CMS, an editor that runs in the browser and keeps articles where they are: as Markdown
//! files in a folder or in a repository. docs/decisions/0075 says why this one.
//!
//! Whatever the editor writes has to be what Guichet reads, and nothing that it doesn't know may get lost. So texts are edited
//! as Markdown, only what somebody has filled in is written, and keys that no form can show stay out of the forms: the editor
//! carries them on as they are. `tests/browser/editor.test.mjs` edits, translates and saves with the real thing.
//!
//! Nothing here touches the disk: `guichet editor` does.

mod backend;
mod config;
mod fields;
mod page;

pub use backend::{Backend, Kind};
pub use config::config;
pub use page::{MAIN, page};

/// The version of `@sveltia/cms` that is tested.
pub const VERSION: &str = "0.221.1";
/// The files of the program, beside the page that loads them.
pub const PROGRAM: &str = "sveltia-cms";
/// What says where changes go. The site's owner may edit it, and it is not written again.
pub const BACKEND_FILE: &str = "backend.yml";
/// Everything else, written anew each time.
pub const CONFIG_FILE: &str = "config.yml";

/// What the editor needs to know of a site.
#[derive(Clone, Debug, Default)]
pub struct Site {
    pub title: String,
    pub base_url: String,
    /// The folder of the site within its repository, with a slash in the end; empty where the site is all of it.
    pub prefix: String,
    /// The default one first.
    pub locales: Vec<String>,
    pub areas: Vec<Named>,
    /// Nameds within areas that have an `_index.md` in some locale.
    pub categories: Vec<Named>,
    /// By their ids, with what they are called: what `related` may name.
    pub articles: Vec<Named>,
    /// In the order of contacts.yaml.
    pub plans: Vec<Plan>,
    pub contexts: Vec<String>,
}

/// A folder with articles, or an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Below the folder of a locale.
    pub path: String,
    /// What readers call it.
    pub title: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub id: String,
    pub name: String,
}
