//! Icons by the names that sets of icons have for them → those that every theme here has.

/// Ours, with what other sets call the same picture.
const ICONS: [(&str, &[&str]); 36] = [
    ("bell", &["notification", "notifications", "alarm"]),
    ("bolt", &["lightning", "zap", "flash", "lightning-bolt", "thunderbolt"]),
    ("book", &["book-open", "open-book", "documentation", "library"]),
    ("briefcase", &["suitcase", "work"]),
    ("calendar", &["date", "calendar-month"]),
    ("callback", &["phone-return", "phone-incoming"]),
    ("camera", &["photo"]),
    ("cart", &["shopping-cart", "basket"]),
    ("chart", &["chart-bar", "chart-line", "graph", "bar-chart", "analytics"]),
    ("chat", &["comment", "message", "forum", "comments", "comment-discussion"]),
    ("cloud", &[]),
    ("code", &["code-tags", "seti:html", "code-braces"]),
    ("credit-card", &["card", "payment"]),
    ("flag", &[]),
    ("folder", &["file-directory", "directory"]),
    ("globe", &["earth", "world", "web", "translate"]),
    ("heart", &["favorite"]),
    ("help", &["question", "question-circle", "help-circle", "circle-question"]),
    ("home", &["house"]),
    ("key", &["key-variant"]),
    ("laptop", &["computer", "desktop"]),
    ("layers", &["stack"]),
    ("lock", &["padlock"]),
    ("mail", &["envelope", "email", "letter"]),
    ("phone", &["telephone", "call"]),
    ("phone-mobile", &["mobile", "cellphone", "device-mobile", "smartphone", "mobile-android"]),
    ("plug", &["puzzle", "plugin", "power-plug", "integration"]),
    ("rocket", &["rocket-launch", "launch"]),
    ("search", &["magnify", "magnifier", "magnifying-glass"]),
    ("settings", &["setting", "gear", "cog", "gears", "cogs", "tune"]),
    ("shield", &["shield-check", "security"]),
    ("star", &["stars"]),
    ("tag", &["label", "price-tag"]),
    ("user", &["person", "account", "profile"]),
    ("users", &["people", "group", "account-group", "team"]),
    ("wrench", &["tool", "tools", "spanner"]),
];

/// What the names of sets begin with.
const SETS: [&str; 16] = [
    "material-",
    "octicons-",
    "fontawesome-solid-",
    "fontawesome-regular-",
    "fontawesome-brands-",
    "simple-",
    "material/",
    "octicons/",
    "fontawesome/solid/",
    "fontawesome/regular/",
    "mdi:",
    "fa-solid fa-",
    "fa-",
    "lucide:",
    "ph:",
    "carbon:",
];

/// The name that an icon has here.
pub fn ours(name: &str) -> Option<&'static str> {
    let name = name.trim().to_ascii_lowercase();
    let bare = SETS.iter().find_map(|set| name.strip_prefix(set)).unwrap_or(&name);
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    let bare = bare.trim_end_matches("-outline").trim_end_matches("-fill").trim_end_matches("-variant");
    ICONS.iter().find(|(ours, theirs)| *ours == bare || theirs.contains(&bare)).map(|(ours, _)| *ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sets_are_ours() {
        for (theirs, name) in [
            ("star", Some("star")),
            ("material-cog-outline", Some("settings")),
            ("octicons-gear-24", Some("settings")),
            ("fontawesome-solid-house", Some("home")),
            ("open-book", Some("book")),
            ("starlight", None),
        ] {
            assert_eq!(ours(theirs), name, "{theirs}");
        }
        let theme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../themes/default/assets/icons.svg");
        let theme = std::fs::read_to_string(theme).unwrap();
        for (ours, _) in ICONS {
            assert!(
                theme.contains(&format!("id=\"{ours}\"")) || theme.contains(&format!("id=\"icon-{ours}\"")),
                "{ours}"
            );
        }
    }
}
