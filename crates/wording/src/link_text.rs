//! What links are called. Screen readers list the links of a page without what is around them, and whoever skims a page reads
//! little else.

use guichet_core::diag::{Diagnostic, codes};

use crate::{language, quoted};

/// A11Y002 for a link of this text, which says nothing about where it leads. `target` has its address.
pub fn judge(text: &str, target: &str, language: &str) -> Option<Diagnostic> {
    // The longest in the tables.
    if text.len() > 60 {
        return None;
    }
    let bare = text.trim_matches(|c: char| {
        c.is_whitespace() || c.is_ascii_punctuation() || "。．、「」『』【】»«›‹→＞”“’‘…".contains(c)
    });
    let lower = bare.to_lowercase();
    // Where links are what the target is about, their name says so.
    if LINK.contains(&lower.as_str()) && target.contains("link") {
        return None;
    }
    language::empty_links(language).contains(&lower.as_str()).then(|| {
        Diagnostic::new(codes::A11Y002, format!("a link called {} does not say where it leads", quoted(bare)))
            .help("make the words part of the link that name its target, such as the title of the page")
    })
}

/// Words for a link.
const LINK: [&str; 10] = ["link", "lien", "enlace", "vínculo", "ligação", "リンク", "链接", "連結", "링크", "links"];

/// The same for one that has no text at all, nor a picture with one.
pub fn without_text() -> Diagnostic {
    Diagnostic::new(codes::A11Y002, "a link without a text: who can't see it does not know that it is there")
        .as_warning()
        .help("write a text between `[` and `]`; a picture in a link needs one that says where the link leads")
}

#[cfg(test)]
mod tests {
    use super::judge;

    #[test]
    fn in_each_language_its_own_words() {
        for (language, text) in [
            ("en", "here"),
            ("en", "Click here."),
            ("fr", "cliquez ici"),
            ("de", "Hier"),
            ("es", "aquí"),
            ("pt", "Clique aqui!"),
            ("ja", "こちら。"),
            ("ja", "「ここをクリック」"),
        ] {
            assert!(judge(text, "a.md", language).is_some(), "{language}: {text}");
        }
        for (language, text) in [
            ("en", "where to click"),
            ("en", "Hier"),
            ("fr", "ici et là"),
            ("ja", "請求書はこちらの設定"),
            ("xx", "here"),
        ] {
            assert!(judge(text, "a.md", language).is_none(), "{language}: {text}");
        }
        assert!(judge("リンク", "a.md", "ja").is_some() && judge("リンク", "a.md#links", "ja").is_none());
    }
}
