//! The beginning of a translation: the original's text, with the ids of its headings, so that links to its sections go on working.

use guichet_import::with_heading_ids;
use guichet_markdown::front_matter::{neutral, split};

use super::stubs::scalar;

/// Keys that are the original's own: its addresses, its dates, who wrote it.
const OWN: [&str; 8] = ["slug", "aliases", "updated", "authors", "review_by", "draft", "translation", "source"];

/// `title` stands in place of the original's.
pub fn of(original: &str, title: Option<&str>) -> String {
    let split = split(original);
    let yaml = split.yaml.clone().map_or("", |yaml| &original[yaml]);
    let mut head = without_own(yaml);
    if let Some(title) = title {
        let others: Vec<&str> = head.lines().filter(|line| !line.starts_with("title:")).collect();
        head =
            format!("title: {}\n{}", scalar(title), others.iter().map(|line| format!("{line}\n")).collect::<String>());
    }
    let body = with_heading_ids(&original[split.body..]);
    format!("---\n{head}# Remove this line when it is translated.\ndraft: true\n---\n{body}")
}

/// The lines of a front matter, without keys that a translation has of its own or from its original, what belongs to them, and comments
/// above them.
fn without_own(yaml: &str) -> String {
    let is_left_out = |key: &str| OWN.contains(&key) || neutral::KEYS.iter().any(|neutral| neutral.name == key);
    let mut keeps = true;
    let (mut kept, mut comments) = (String::new(), String::new());
    for line in yaml.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            comments.push_str(&format!("{line}\n"));
            continue;
        }
        if !line.starts_with([' ', '\t', '-', ']', '}']) {
            keeps = !is_left_out(line.split(':').next().unwrap_or_default().trim());
        }
        if keeps {
            kept.push_str(&format!("{comments}{line}\n"));
        }
        comments.clear();
    }
    kept + &comments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_begins_as_its_original() {
        let original = "---\ntitle: Pay\nkeywords: [money]\nslug: pay-it\nid: pay\n---\n## Settle it\n\nText.\n\n## Cards {#card}\n";
        assert_eq!(
            of(original, None),
            "---\ntitle: Pay\nkeywords: [money]\nid: pay\n# Remove this line when it is translated.\ndraft: true\n---\n\
             ## Settle it {#settle-it}\n\nText.\n\n## Cards {#card}\n"
        );
        assert!(of(original, Some("Payer")).starts_with("---\ntitle: Payer\nkeywords: [money]\n"));
        assert_eq!(
            of("# Pay\n", None),
            "---\n# Remove this line when it is translated.\ndraft: true\n---\n# Pay {#pay}\n"
        );
    }

    #[test]
    fn what_its_original_says_for_all_languages_is_not_copied() {
        let head = "# About money.\ntitle: Pay\n# Where it stands.\norder: 3\naliases:\n  - old\n# Older.\n  - oldest\nplans: [\n  pro,\n]\n\
                    contexts: [pay]\ntop: 1\nrelated: [guide/a]\nauthors: [Ana]\npublish_at: 2026-01-01\nexpires_at: 2027-01-01\n\
                    updated: 2026-01-01\nreview_by: 2026-06-01\nimage: pay.png\nslug: pay-it\ndescription: >\n  How to\n\n  pay.\n# The end.\n";
        assert_eq!(without_own(head), "# About money.\ntitle: Pay\ndescription: >\n  How to\n\n  pay.\n# The end.\n");
    }
}
