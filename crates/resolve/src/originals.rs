//! What translations have from their originals: `plans`, `contexts` and the like say the same in every language, and are written once.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use guichet_config::SiteConfig;
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::model::{Locale, Span};
use guichet_core::yaml::{self, Value};
use guichet_load::Texts;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::{neutral, split};

/// Finds the original of a text.
pub struct Originals<'a> {
    config: &'a SiteConfig,
    files: &'a [Arc<ParsedFile>],
    /// By locale: path below it, and id where the file says one, → number of the file.
    paths: FxHashMap<&'a str, FxHashMap<&'a str, usize>>,
    ids: FxHashMap<&'a str, FxHashMap<&'a str, usize>>,
}

impl<'a> Originals<'a> {
    pub fn of(config: &'a SiteConfig, files: &'a [Arc<ParsedFile>]) -> Self {
        let mut all = Originals { config, files, paths: FxHashMap::default(), ids: FxHashMap::default() };
        for (at, file) in files.iter().enumerate() {
            all.paths.entry(file.locale.as_str()).or_default().insert(&file.rel, at);
            if let Some(id) = &file.own_head().id {
                all.ids.entry(file.locale.as_str()).or_default().entry(&id.value).or_insert(at);
            }
        }
        all
    }

    /// The text of the same id, else of the same path, in the site's default language, else in those that the locale falls back to.
    /// None for a text of the default language.
    pub fn get(&self, at: usize) -> Option<usize> {
        let file = &self.files[at];
        let default = &self.config.default_locale;
        if file.locale == *default {
            return None;
        }
        let chain = self.config.locales.get(&file.locale).map_or(&[][..], |locale| &locale.fallback);
        let others = std::iter::once(default).chain(chain.iter().filter(|locale| *locale != default));
        others.into_iter().find_map(|locale| self.in_locale(file, locale))
    }

    fn in_locale(&self, file: &ParsedFile, locale: &Locale) -> Option<usize> {
        let by = |map: &FxHashMap<&str, FxHashMap<&str, usize>>, name: &str| {
            map.get(locale.as_str()).and_then(|names| names.get(name)).copied()
        };
        match &file.own_head().id {
            // An id that no file names is the path of one.
            Some(id) => {
                by(&self.ids, &id.value).or_else(|| by(&self.paths, &id.value).filter(|at| self.has_no_id(*at)))
            }
            None => by(&self.paths, &file.rel),
        }
    }

    fn has_no_id(&self, at: usize) -> bool {
        self.files[at].own_head().id.is_none()
    }
}

/// Gives every translation what it leaves to its original, and says where the two differ.
pub fn inherit(files: &mut [Arc<ParsedFile>], config: &SiteConfig, texts: &Texts) -> Vec<Diagnostic> {
    let originals = Originals::of(config, files);
    let pairs: Vec<(usize, usize)> = (0..files.len()).filter_map(|at| Some((at, originals.get(at)?))).collect();
    let mut diags = Vec::new();
    let mut changes = Vec::new();
    for (at, original) in pairs {
        let (file, original) = (&files[at], &files[original]);
        let (own, theirs) = (file.own_head(), original.own_head());
        diags.extend(neutral::other(own, theirs).map(|key| differs(file, original, key, texts)));
        let head = neutral::inherited(own, theirs, config.draft_translations);
        if head.as_ref().unwrap_or(own) != &file.head {
            changes.push((at, head));
        }
    }
    for (at, head) in changes {
        let own = files[at].own_head().clone();
        let mut file = ParsedFile::clone(&files[at]);
        (file.head, file.own) = match head {
            Some(head) => (head, Some(Box::new(own))),
            None => (own, None),
        };
        files[at] = Arc::new(file);
    }
    diags
}

/// I18N020.
fn differs(file: &ParsedFile, original: &ParsedFile, key: &neutral::Key, texts: &Texts) -> Diagnostic {
    let [here, there] = [file, original].map(|file| written(file, key.name, texts));
    let (span, here) = here.unwrap_or((0..0, String::new()));
    let there = there.map_or_else(String::new, |(_, text)| text);
    let message = format!("`{}` is `{here}` here, and `{there}` in the original, `{}`", key.name, original.path);
    let diagnostic = Diagnostic::new(codes::I18N020, message)
        .help("remove the line, and it is as in the original; or write the same, if the original is right")
        .at(&file.path, span);
    if key.is_promise { diagnostic } else { diagnostic.as_note() }
}

/// Where a key's value is, and how it is written, on one line.
fn written(file: &ParsedFile, key: &str, texts: &Texts) -> Option<(Span, String)> {
    let text = texts.read(&file.path).ok()?.text;
    let node = yaml::parse(&text, split(&text).yaml?).ok()?;
    let Value::Map(entries) = node.value else { return None };
    let at = entries.iter().position(|(name, _)| name.name == key)?;
    let start = entries[at].0.span.clone();
    let line = text[start.start..].lines().next().unwrap_or_default();
    let value = line.split_once(':').map_or("", |(_, value)| value.trim());
    let value = if value.is_empty() { short(&entries[at].1.value) } else { value.to_owned() };
    Some((start.start..start.start + line.len(), value))
}

/// A list that stands below its key.
fn short(value: &Value) -> String {
    let Value::Seq(items) = value else { return String::new() };
    let texts = items.iter().filter_map(|item| match &item.value {
        Value::Str(text) => Some(text.as_str()),
        _ => None,
    });
    format!("[{}]", texts.collect::<Vec<_>>().join(", "))
}
