//! HTML that word processors, mail programs and help desks write for themselves, and that comes along when somebody pastes from them.

use guichet_core::diag::{Diagnostic, codes};

/// How names of classes and ids begin, and whose they are.
const NAMES: [(&str, &str); 16] = [
    ("mso", "Microsoft Word"),
    ("xl6", "Microsoft Excel"),
    ("textrun", "Microsoft Word"),
    ("normaltextrun", "Microsoft Word"),
    ("apple-", "a program of macOS"),
    ("docs-internal-guid", "Google Docs"),
    ("gmail_", "Gmail"),
    ("wysiwyg-", "Zendesk"),
    ("confluence", "Confluence"),
    ("ql-", "an editor in a browser"),
    ("mce-", "an editor in a browser"),
    ("cke_", "an editor in a browser"),
    ("fr-draggable", "an editor in a browser"),
    ("fr-fi", "an editor in a browser"),
    ("notion-", "Notion"),
    ("intercom-", "Intercom"),
];

/// MD042 for a value of `class` or `id` that another program has written.
pub fn judge(attribute: &str, value: &str) -> Option<Diagnostic> {
    value.split_ascii_whitespace().find_map(|name| {
        let lower = name.to_ascii_lowercase();
        let (_, whose) = NAMES.iter().find(|(start, _)| lower.starts_with(start))?;
        // `msofficial` is not Word's.
        if lower.starts_with("mso") && !name.starts_with("Mso") && !name.starts_with("mso-") {
            return None;
        }
        let message = format!("`{attribute}=\"{name}\"` is left over from {whose}");
        Some(
            Diagnostic::new(codes::MD042, message)
                .help("remove it, and write Markdown in place of the tag where that does the same"),
        )
    })
}

/// The same for the name of an element, where nothing else is said of it.
pub fn element(name: &str) -> Option<Diagnostic> {
    let (prefix, _) = name.split_once(':')?;
    let whose = match prefix {
        "o" | "w" | "v" | "m" | "st1" => "Microsoft Word",
        "ac" | "ri" => "Confluence",
        _ => return None,
    };
    let message = format!("`<{name}>` is left over from {whose}");
    Some(Diagnostic::new(codes::MD042, message).help("remove the tag"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_programs() {
        for value in ["MsoNormal", "Apple-converted-space", "x wysiwyg-font-size-large", "confluenceTable"] {
            assert!(judge("class", value).is_some(), "{value}");
        }
        for value in ["", "note", "msofficial", "apple", "conf"] {
            assert!(judge("class", value).is_none(), "{value}");
        }
        assert!(element("o:p").is_some() && element("ac:structured-macro").is_some());
        assert!(element("svg:path").is_none() && element("p").is_none());
    }
}
