//! The theme: templates, assets and messages. The default one is inside the binary; a site's own theme, and then the
//! site's `templates/`, replace it file by file.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::brand::font_file::FontFile;
use crate::load::SourceTree;

/// Among its assets: colours and measures.
pub const TOKENS: &str = "tokens.css";

/// Names are relative to the theme's folders: `article.html`, `site.css`, `search/main.js`.
#[derive(Debug, Default)]
pub struct Theme {
    pub templates: BTreeMap<String, ThemeFile>,
    /// Published together: `crate::assets`.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// `tokens.css` as the help panel has it, where that is not what pages have.
    pub panel_tokens: Option<Arc<str>>,
    /// The site's own fonts, of which readers get parts.
    pub fonts: Vec<FontFile>,
    /// What the settings show, where there are such fonts: each letter once.
    pub letters: String,
    /// Fluent messages by locale, of the nearest layer first: a theme's file may hold a few messages only.
    pub messages: BTreeMap<String, Vec<ThemeFile>>,
}

#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Its path in the site, or in this program's sources.
    pub file: Arc<str>,
    pub text: Arc<str>,
}

/// Every file of the default theme by its path there, as it is written: `templates/article.html`.
pub fn originals() -> impl Iterator<Item = (Cow<'static, str>, Cow<'static, [u8]>)> {
    guichet_theme::files()
}

impl Theme {
    /// The stylesheet of colours and measures for the help panel.
    pub fn tokens_of_panel(&self) -> Option<Cow<'_, str>> {
        let pages = || self.assets.get(TOKENS).map(|css| String::from_utf8_lossy(css));
        self.panel_tokens.as_deref().map(Cow::Borrowed).or_else(pages)
    }

    /// The theme that `site.yaml` names, over the default one. `None` if there is no such folder in `themes/`.
    pub fn load(name: &str, tree: &SourceTree) -> Option<Theme> {
        let mut theme = Theme::default();
        for (path, bytes) in guichet_theme::files() {
            theme.add(&path, &bytes, &format!("themes/default/{path}"));
        }
        // As readers get them; those of a site's own theme are published as they are written.
        for (name, script) in guichet_theme::SCRIPTS.iter().chain(guichet_client::MODULES) {
            theme.assets.insert((*name).to_owned(), Arc::from(script.as_bytes()));
        }
        if name != "default" && !theme.add_folder(&format!("themes/{name}/"), tree) {
            return None;
        }
        theme.add_folder("templates/", tree);
        theme.add_originals();
        Some(theme)
    }

    /// What `icons.svg` draws, by name.
    pub fn icons(&self) -> BTreeSet<String> {
        let file = self.assets.get("icons.svg").map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        let symbols = file.split("<symbol").skip(1).filter_map(|rest| {
            let tag = rest.split('>').next()?;
            let (_, id) = tag.split_once(" id=\"")?;
            Some(id.split('"').next()?.to_owned())
        });
        symbols.collect()
    }

    /// Whether this script is the default theme's, as it is there.
    pub fn is_default_script(&self, asset: &str) -> bool {
        let default = guichet_theme::script(asset).or_else(|| guichet_client::module(asset));
        default.is_some_and(|script| self.assets.get(asset).is_some_and(|own| **own == *script.as_bytes()))
    }

    /// The default theme's templates as `default/article.html`, where one of the site's own is made of them:
    /// `{% extends "default/base.html" %}` in a `base.html` would extend itself under its bare name.
    fn add_originals(&mut self) {
        let asks = |file: &ThemeFile| file.text.contains("\"default/") || file.text.contains("'default/");
        if !self.templates.values().any(asks) {
            return;
        }
        // Pieces of pages are components, which have one name for all templates: these can only be replaced.
        for (path, bytes) in guichet_theme::files().filter(|(path, _)| !path.starts_with("templates/partials/")) {
            if let Some(name) = path.strip_prefix("templates/") {
                let text = Arc::from(String::from_utf8_lossy(&bytes).as_ref());
                let file = ThemeFile { file: Arc::from(format!("themes/default/{path}")), text };
                self.templates.insert(format!("default/{name}"), file);
            }
        }
    }

    fn add_folder(&mut self, folder: &str, tree: &SourceTree) -> bool {
        let mut any = false;
        let texts = tree.texts.outside_content().map(|(path, text)| (path, text.as_bytes()));
        let blobs = tree.blobs.iter().map(|(path, bytes)| (path, &**bytes));
        for (path, bytes) in texts.chain(blobs) {
            if let Some(below) = path.strip_prefix(folder) {
                any = true;
                // In the site's own `templates/` folder, templates need no folder of their own.
                let bare = folder == "templates/" && below.ends_with(".html");
                let below = if bare { format!("templates/{below}") } else { below.to_owned() };
                self.add(&below, bytes, path);
            }
        }
        any
    }

    fn add(&mut self, path: &str, bytes: &[u8], source: &str) {
        let text = || Arc::from(String::from_utf8_lossy(bytes).as_ref());
        if let Some(name) = path.strip_prefix("templates/") {
            self.templates.insert(name.to_owned(), ThemeFile { file: Arc::from(source), text: text() });
        } else if let Some(name) = path.strip_prefix("assets/") {
            self.assets.insert(name.to_owned(), Arc::from(bytes));
        } else if let Some(locale) = path.strip_prefix("locales/").and_then(|name| name.strip_suffix(".ftl")) {
            let file = ThemeFile { file: Arc::from(source), text: text() };
            self.messages.entry(locale.to_owned()).or_default().insert(0, file);
        }
    }
}
