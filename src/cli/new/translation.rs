//! The beginning of a translation: the original's text, with the ids of its headings, so that links to its sections go on working.

use guichet_core::yaml::{self, Node, Value};
use guichet_import::with_heading_ids;
use guichet_markdown::front_matter::split;

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

/// Whether a text says of itself that it is not published.
pub fn is_draft(text: &str) -> bool {
    let Some(yaml) = split(text).yaml else { return false };
    let Ok(Node { value: Value::Map(entries), .. }) = yaml::parse(text, yaml) else { return false };
    entries.iter().any(|(key, node)| key.name == "draft" && node.value == Value::Bool(true))
}

/// The lines of a front matter, without keys that a translation has of its own and what belongs to them.
fn without_own(yaml: &str) -> String {
    let mut keeps = true;
    let mut kept = String::new();
    for line in yaml.lines() {
        if !line.starts_with([' ', '\t', '-', '#']) && !line.trim().is_empty() {
            let key = line.split(':').next().unwrap_or_default().trim();
            keeps = !OWN.contains(&key);
        }
        if keeps {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_begins_as_its_original() {
        let original = "---\ntitle: Pay\norder: 3\naliases:\n  - old\nplans: [pro]\nslug: pay-it\n---\n## Settle it\n\nText.\n\n## Cards {#card}\n";
        assert_eq!(
            of(original, None),
            "---\ntitle: Pay\norder: 3\nplans: [pro]\n# Remove this line when it is translated.\ndraft: true\n---\n\
             ## Settle it {#settle-it}\n\nText.\n\n## Cards {#card}\n"
        );
        assert!(of(original, Some("Payer")).starts_with("---\ntitle: Payer\norder: 3\n"));
        assert_eq!(
            of("# Pay\n", None),
            "---\n# Remove this line when it is translated.\ndraft: true\n---\n# Pay {#pay}\n"
        );
    }
}
