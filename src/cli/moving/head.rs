//! Values of a front matter, as YAML.

use crate::cli::new::scalar;

/// A list on the line of its key.
pub fn list(values: &[String]) -> Option<String> {
    let values: Vec<String> = values.iter().map(|value| scalar(value)).collect();
    (!values.is_empty()).then(|| format!(" [{}]", values.join(", ")))
}

#[cfg(test)]
mod tests {
    use guichet_markdown::front_matter::with_keys;

    use super::*;

    #[test]
    fn keys_are_put_in_place_of_what_was_there() {
        let keys =
            [("id", Some(" guide/a".to_owned())), ("aliases", list(&["x".to_owned(), "guide/日本 b".to_owned()]))];
        let end = "id: guide/a\naliases: [x, guide/日本 b]\n---\nText.\n";
        for (text, before) in [
            ("---\ntitle: A\n---\nText.\n", "---\ntitle: A\n"),
            ("---\naliases:\n  - x\n  - y\ntitle: A\n---\nText.\n", "---\ntitle: A\n"),
            ("---\naliases:\n- x\ntitle: A\nid: old\n---\nText.\n", "---\ntitle: A\n"),
            ("---\naliases: [x,\n  y]\ntitle: A # Title\n---\nText.\n", "---\ntitle: A # Title\n"),
            ("Text.\n", "---\n"),
        ] {
            assert_eq!(with_keys(text, &keys), format!("{before}{end}"), "{text}");
        }
        assert_eq!(with_keys("---\ntitle: A\naliases: [a]\n---\n", &[("aliases", None)]), "---\ntitle: A\n---\n");
        assert_eq!(scalar("no"), "\"no\"");
    }
}
