//! What a theme publishes: its assets as they are, but stylesheets and scripts with what they import put into them, so that a
//! reader's first page waits for few files; and the words that its scripts show.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::analysis::Analysis;
use crate::brand::font_parts;
use crate::output::Earlier;
use crate::theme::Theme;
use guichet_bundle::{Files, modules, panel, scripts, styles};
use guichet_core::content_hash::{self, Key};
use guichet_core::css;
use guichet_core::hex;

pub mod left_out;

/// Families of messages that scripts may show; `script-` is for those of a theme's own scripts.
const WORDS: [&str; 9] =
    ["code-", "heading-", "helpful-", "pass-", "picture-", "plan-picker-", "script-", "search-", "video-"];

/// Words of the inbox, which only its readers need; it writes as the form does.
const INBOX_WORDS: [&str; 5] = ["inbox-", "form-files", "form-failed", "form-optional", "form-sending"];

/// Words of the question why an article was no help, which needs a desk that hears the answer.
const INSIGHTS_WORDS: [&str; 1] = ["insights-"];

/// Words of the contact form: a file of their own, since only its readers need them.
const FORM_WORDS: [&str; 4] = ["form-", "channel-open-", "channel-closed-", "contact-inbox-link"];

#[derive(Serialize, Deserialize)]
pub struct Published {
    /// The name of the folder: ten hexadecimal digits of the SHA-256 of all names and contents.
    pub hash: String,
    pub files: Files,
    /// By the name of a script: what it imports.
    pub imports: BTreeMap<String, Vec<String>>,
    /// The first font of the text, by its slices.
    pub fonts: BTreeMap<String, String>,
}

/// As [`publish`], or what the build before has left, if it was made of the same.
pub fn published(analysis: &Analysis, earlier: Option<&dyn Earlier>) -> Published {
    const NAME: &str = "assets";
    let Some(earlier) = earlier else { return publish(analysis) };
    let made_of = made_of(analysis);
    let state = earlier.state(NAME);
    let known = state.and_then(|state| postcard::from_bytes::<(Key, Published)>(&state).ok());
    if let Some((_, published)) = known.filter(|(of, _)| *of == made_of) {
        earlier.leave(NAME, None);
        return published;
    }
    let published = publish(analysis);
    earlier.leave(NAME, postcard::to_allocvec(&(made_of, &published)).ok().as_deref());
    published
}

/// Of all that they are made of.
pub fn made_of(analysis: &Analysis) -> Key {
    content_hash::of(&(analysis.contents.memo().program(), analysis.settings_made_of, &analysis.resolved.letters))
}

pub fn publish(analysis: &Analysis) -> Published {
    let mut files = analysis.theme.assets.clone();
    let fonts = font_parts::publish(analysis, &mut files);
    made(analysis, files, fonts)
}

/// As [`publish`], for pages that nobody gets: without fonts, which take longer than all else.
pub fn without_fonts(analysis: &Analysis) -> Published {
    made(analysis, analysis.theme.assets.clone(), BTreeMap::new())
}

fn made(analysis: &Analysis, mut files: Files, fonts: BTreeMap<String, String>) -> Published {
    let text = |files: &Files, name: &str| Some(String::from_utf8_lossy(files.get(name)?).into_owned());
    for name in ["theme.css", "contact-with-form.css", "inbox-page.css"] {
        if let Some(joined) = styles::join(name, &|name| text(&files, name)) {
            files.insert(name.to_owned(), Arc::from(panel::tight(&joined).into_bytes()));
        }
    }
    let parts = |name: &str| match name {
        "panel" => Some(panel::PARTS.to_owned()),
        "tokens.css" => analysis.theme.tokens_of_panel().map(Cow::into_owned),
        name => text(&files, name),
    };
    // What is left out is reported by `left_out`: better a panel without it than none.
    let joined = styles::join_all("panel", &parts, &mut Vec::new());
    let later = |name: &str| {
        let joined = styles::join(name, &|name| text(&files, name));
        joined.or_else(|| Some(css::complete(&text(&files, name)?).into_owned()))
    };
    let blocks = later("blocks.css");
    let form = later("contact-form.css");
    let inbox = later("inbox.css").filter(|_| analysis.policy.has_inbox_page());
    let of_later = [&blocks, &form, &inbox].into_iter().flatten().map(String::as_str).collect::<String>();
    let joined = panel::without_unused_tokens(&joined, &of_later);
    files.insert("panel/panel.css".to_owned(), Arc::from(panel::adapt(&joined).into_bytes()));
    files.remove("panel.css");
    if let Some(blocks) = &blocks {
        files.insert("blocks.css".to_owned(), Arc::from(panel::tight(blocks).into_bytes()));
    }
    for (name, later) in [("panel/blocks.css", blocks), ("panel/form.css", form), ("panel/inbox.css", inbox)] {
        if let Some(later) = later {
            files.insert(name.to_owned(), Arc::from(panel::adapt(&later).into_bytes()));
        }
    }
    for site in &analysis.site().locales {
        let messages = analysis.localizer(&site.locale).plain_messages();
        files.insert(format!("words/{}.json", site.locale), words(messages, &WORDS));
        if analysis.policy.has_form() {
            files.insert(format!("words/form/{}.json", site.locale), words(messages, &FORM_WORDS));
        }
        if analysis.insights_url().is_some() {
            files.insert(format!("words/insights/{}.json", site.locale), words(messages, &INSIGHTS_WORDS));
        }
        if analysis.policy.has_inbox_page() {
            files.insert(format!("words/inbox/{}.json", site.locale), words(messages, &INBOX_WORDS));
            files.insert(format!("words/mail/{}.json", site.locale), words(messages, &["mail-"]));
        }
    }
    if analysis.insights_url().is_none() {
        files.retain(|name, _| !is_of_insights(name));
    }
    scripts::join(&mut files, &|name| is_spare(&analysis.theme, name));
    Published { hash: hash(&files), imports: modules::imports(&files), files, fonts }
}

fn is_of_insights(name: &str) -> bool {
    let name = name.strip_prefix("panel/").unwrap_or(name);
    name.starts_with("insights.") || name.starts_with("insights-") || name.starts_with("insights/")
}

/// A script of ours that nothing but other scripts may ask for: no template names it. Search and panel put the addresses of
/// their own together in the browser.
fn is_spare(theme: &Theme, name: &str) -> bool {
    let by_address = name.starts_with("panel/") || name.starts_with("search/");
    let is_named =
        || theme.templates.values().any(|template| without_comments(&template.text).any(|text| text.contains(name)));
    !by_address && theme.is_default_script(name) && !is_named()
}

/// What is between the `{# comments #}` of a template.
fn without_comments(template: &str) -> impl Iterator<Item = &str> {
    let mut parts = template.split("{#");
    let first = parts.next();
    first.into_iter().chain(parts.filter_map(|part| Some(part.split_once("#}")?.1)))
}

fn words(messages: &BTreeMap<String, String>, families: &[&str]) -> Arc<[u8]> {
    let families: Vec<String> = families.iter().map(|family| family.replace('-', "_")).collect();
    let chosen: BTreeMap<&str, &str> = messages
        .iter()
        .filter(|(id, _)| families.iter().any(|family| id.starts_with(family)))
        .map(|(id, text)| (id.as_str(), text.as_str()))
        .collect();
    Arc::from(serde_json::to_vec(&chosen).unwrap_or_default())
}

fn hash(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    hex(&hash.finalize()[..5])
}
