//! A path as people type it → one that an article can have: what can only be meant in one way is not refused.

use guichet_core::nfc::into_nfc;

/// `Contacts/Import CSV.md` → `contacts/import-csv`: small letters, with `-` between words. `known` are names of folders and articles at
/// a path, as they are written there: an area `FAQ` stays what it is. What no name can be made of stays as it is.
pub fn path(text: &str, known: impl Fn(&str) -> Vec<String>) -> String {
    let bare = without_ending(text.trim().trim_start_matches("./"));
    let mut path = String::new();
    for part in bare.split('/').filter(|part| !part.trim().is_empty()) {
        let there = known(&path);
        let name = name(part);
        let wanted = if name.is_empty() { part } else { &name };
        // As it is written, then in other letters.
        let same = there
            .iter()
            .find(|there| *there == part)
            .or_else(|| there.iter().find(|there| there.to_lowercase() == *wanted));
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(same.map_or(wanted, String::as_str));
    }
    path
}

/// `import.md`, `Import.MD`, and what documents are called that an article is made of: `import.docx`
pub(super) fn without_ending(text: &str) -> &str {
    const ENDINGS: [&str; 7] = [".md", ".mdx", ".markdown", ".html", ".htm", ".txt", ".docx"];
    let lower = text.to_ascii_lowercase();
    let end = ENDINGS.into_iter().find(|end| lower.ends_with(end) && lower.len() > end.len());
    end.map_or(text, |end| &text[..text.len() - end.len()])
}

/// Of names that mean something else to the loader (`_index`, `.hidden`, `..`), nothing.
fn name(part: &str) -> String {
    let part = part.trim();
    if part.starts_with(['.', '_']) {
        return String::new();
    }
    let is_word =
        |c: char| !(c.is_control() || c.is_whitespace() || r#"\?#%"'<>|*:,;!()[]{}&=+$@^`~“”„’‘«»…"#.contains(c));
    let words: String = into_nfc(part.to_lowercase()).chars().map(|c| if is_word(c) { c } else { '-' }).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-").trim_matches('.').to_owned()
}

/// The words that a title can be made of, where the name has lost some of them: `Import CSV`.
pub fn title(text: &str) -> Option<String> {
    let bare = without_ending(text.trim().trim_end_matches('/'));
    let last = bare.rsplit('/').next()?.trim();
    (last.contains(char::is_whitespace) && last.contains(char::is_alphabetic)).then(|| last.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_what_is_typed() {
        let none = |_: &str| Vec::new();
        for (text, expected) in [
            ("contacts/import", "contacts/import"),
            ("Contacts/Import CSV.md", "contacts/import-csv"),
            ("contacts/ import  csv /", "contacts/import-csv"),
            ("contacts//import", "contacts/import"),
            ("contacts/Über uns", "contacts/über-uns"),
            ("contacts/u\u{308}ber", "contacts/über"),
            ("contacts/What's new? (2026)", "contacts/what-s-new-2026"),
            ("contacts/v2.1", "contacts/v2.1"),
            ("contacts/100% free: how", "contacts/100-free-how"),
            ("設定/メール 通知", "設定/メール-通知"),
            ("area/_index", "area/_index"),
            ("../slug", "../slug"),
            ("area/???", "area/???"),
            ("a/b.MD", "a/b"),
            ("a/b.html", "a/b"),
            ("a/B.DOCX", "a/b"),
        ] {
            assert_eq!(path(text, none), expected, "{text}");
        }
    }

    #[test]
    fn what_is_there_keeps_its_name() {
        let known = |folder: &str| match folder {
            "" => vec!["FAQ".to_owned(), "contacts".to_owned()],
            "FAQ" => vec!["Billing".to_owned()],
            _ => Vec::new(),
        };
        assert_eq!(path("faq/billing/Refunds", known), "FAQ/Billing/refunds");
        assert_eq!(path("FAQ/Billing/x", known), "FAQ/Billing/x");
    }

    #[test]
    fn titles_keep_their_words() {
        assert_eq!(title("contacts/Import CSV.md").as_deref(), Some("Import CSV"));
        assert_eq!(title("contacts/import-csv"), None);
    }
}
