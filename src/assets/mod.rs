//! What a theme publishes: its assets as they are, but `theme.css` with what it imports put into it, so that a reader's
//! first page waits for one stylesheet; and the words that its scripts show.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::analysis::Analysis;
use crate::theme::hex;

pub mod panel;
mod styles;

pub type Files = BTreeMap<String, Arc<[u8]>>;

/// Families of messages that scripts may show; `script-` is for those of a theme's own scripts.
const WORDS: [&str; 8] = ["code-", "heading-", "helpful-", "pass-", "script-", "search-", "video-", "plan-picker-"];

pub struct Published {
    /// The name of the folder: ten hexadecimal digits of the SHA-256 of all names and contents.
    pub hash: String,
    pub files: Files,
}

pub fn publish(analysis: &Analysis) -> Published {
    let mut files = analysis.theme.assets.clone();
    let text = |files: &Files, name: &str| Some(String::from_utf8_lossy(files.get(name)?).into_owned());
    if let Some(joined) = styles::join("theme.css", &|name| text(&files, name)) {
        files.insert("theme.css".to_owned(), Arc::from(joined.into_bytes()));
    }
    let parts = |name: &str| if name == "panel" { Some(panel::PARTS.to_owned()) } else { text(&files, name) };
    if let Some(joined) = styles::join("panel", &parts) {
        files.insert("panel/panel.css".to_owned(), Arc::from(panel::adapt(&joined).into_bytes()));
    }
    files.remove("panel.css");
    if let Some(form) = text(&files, "contact-form.css") {
        files.insert("panel/form.css".to_owned(), Arc::from(panel::adapt(&form).into_bytes()));
    }
    for site in &analysis.site.locales {
        let messages = analysis.localizer(&site.locale).plain_messages();
        let words: BTreeMap<&str, &str> = messages
            .iter()
            .filter(|(id, _)| WORDS.iter().any(|family| id.starts_with(&family.replace('-', "_"))))
            .map(|(id, text)| (id.as_str(), text.as_str()))
            .collect();
        let json = serde_json::to_vec(&words).unwrap_or_default();
        files.insert(format!("words/{}.json", site.locale), Arc::from(json));
    }
    Published { hash: hash(&files), files }
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
