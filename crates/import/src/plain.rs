//! Titles and descriptions of sources that know no markup: what looks like it stays text. In front matter variables are replaced, and
//! markup is reported; a heading can say that it is text.

use crate::blocks::markdown;
use crate::draft::{Draft, Kind};

/// Has titles and descriptions say what they said.
pub fn heads(draft: &mut Draft) {
    let report = &mut draft.report;
    for page in draft.pages.iter_mut().filter(|page| page.kind != Kind::Snippet) {
        if let Some(title) = page.title().filter(|title| looks_like_markup(title)).map(str::to_owned) {
            page.head.remove("title");
            page.body = format!("# {}\n\n{}", heading(&title), page.body.trim_start());
            report.changed(
                "a title that looks like markup",
                "the heading of its text now, where it stays text",
                &page.source,
            );
        }
        let description = page.head.get("description").and_then(|text| text.as_str());
        if let Some(text) = description.filter(|text| text.contains("{{")).map(|text| text.replace("{{", "{\u{2060}{"))
        {
            page.set("description", text);
            let note = "an invisible sign is between its braces, so that they stay text";
            report.changed("a description that looks like a variable", note, &page.source);
        }
    }
}

fn heading(title: &str) -> String {
    let text = markdown(title);
    // Signs at the end would close the heading, or be its attributes.
    match (text.strip_suffix('#'), text.strip_suffix('}')) {
        (Some(start), _) => format!("{start}\\#"),
        (_, Some(start)) => format!("{start}&#125;"),
        _ => text,
    }
}

fn looks_like_markup(text: &str) -> bool {
    let twice = |sign: &str| text.matches(sign).count() > 1;
    let tag =
        || text.match_indices('<').any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_alphabetic() || c == '/'));
    text.contains("{{")
        || text.contains("{%")
        || text.contains("{<")
        || text.contains("](")
        || twice("`")
        || twice("**")
        || tag()
}
