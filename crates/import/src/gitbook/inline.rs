//! Elements within a line that GitBook writes: icons, buttons, headings in the middle.

use crate::mdx::tag::{Given, Tag};
use crate::report::Report;

pub fn converted(line: &str, source: &str, report: &mut Report) -> String {
    if !line.contains('<') {
        return line.to_owned();
    }
    let line = elements(line, "i", &|tag, inner| icon(tag, inner));
    let line = elements(&line, "a", &|tag, inner| {
        let is_button = text(tag, "class").is_some_and(|class| class.split_whitespace().any(|word| word == "button"));
        let to = text(tag, "href").filter(|_| is_button && !inner.contains(['<', ']']))?;
        Some(format!("[{}]({})", inner.trim(), crate::uses::written(&to)))
    });
    let mut buttons = 0;
    let line = elements_counted(&line, "button", &mut buttons);
    for _ in 0..buttons {
        report.left("<button>", "its words stay: it does nothing here", source);
    }
    heading(&line).unwrap_or(line)
}

fn text(tag: &Tag, name: &str) -> Option<String> {
    match tag.get(name) {
        Some(Given::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// `<i class="fa-star">:star:</i>`, if it is one.
fn icon(tag: &Tag, inner: &str) -> Option<String> {
    let class = text(tag, "class")?;
    let name = class.split_whitespace().rfind(|word| word.starts_with("fa-"))?;
    let is_icon = inner.len() > 2 && inner.starts_with(':') && inner.ends_with(':');
    let ours = crate::icons::ours(name).map(|name| format!("{{{{ icon(name=\"{name}\") }}}}"));
    (is_icon || inner.is_empty()).then(|| ours.unwrap_or_default())
}

fn elements_counted(line: &str, name: &str, count: &mut usize) -> String {
    let counted = std::cell::Cell::new(0);
    let made = elements(line, name, &|_, inner| {
        counted.set(counted.get() + 1);
        Some(inner.trim().to_owned())
    });
    *count = counted.get();
    made
}

/// A line in which elements of a name are what `make` says; `None` leaves one as it is.
fn elements(line: &str, name: &str, make: &dyn Fn(&Tag, &str) -> Option<String>) -> String {
    let (open, close) = (format!("<{name} "), format!("</{name}>"));
    let mut made = String::new();
    let mut rest = line;
    let mut signs = 0;
    while let Some(at) = rest.find(&open) {
        signs += rest[..at].matches('`').count();
        let in_code = signs % 2 == 1;
        let found = Tag::at(&rest[at..]).filter(|_| !in_code).and_then(|tag| {
            let inner = &rest[at + tag.length..];
            let end = inner.find(&close)?;
            Some((make(&tag, &inner[..end])?, at + tag.length + end + close.len()))
        });
        made.push_str(&rest[..at]);
        match found {
            Some((new, end)) => {
                rest = &rest[end..];
                // Nothing in the place of a mark leaves no space either.
                rest = if new.is_empty() && (made.is_empty() || made.ends_with([' ', '>'])) {
                    rest.trim_start_matches(' ')
                } else {
                    rest
                };
                made.push_str(&new);
            }
            None => {
                made.push_str(&open);
                rest = &rest[at + open.len()..];
            }
        }
    }
    made + rest
}

/// `<h2 align="center">Title</h2>`, a heading like any other.
fn heading(line: &str) -> Option<String> {
    let bare = line.trim();
    let tag = Tag::at(bare).filter(|_| bare.starts_with("<h") && line.starts_with('<'))?;
    let level = bare[2..].chars().next().and_then(|c| c.to_digit(10)).filter(|level| (1..=6).contains(level))?;
    let inner = bare[tag.length..].strip_suffix(&format!("</h{level}>"))?.trim();
    let id = text(&tag, "id").map(|id| format!(" {{#{id}}}")).unwrap_or_default();
    (!inner.is_empty() && !inner.contains("<h")).then(|| format!("{} {inner}{id}", "#".repeat(level as usize)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_element() {
        let converted = |line: &str| converted(line, "a.md", &mut Report::default());
        for (from, to) in [
            (
                "<h2 align=\"center\"><i class=\"fa-star\">:star:</i> Get Started</h2>",
                "## {{ icon(name=\"star\") }} Get Started",
            ),
            ("<i class=\"fa-no-such\" style=\"color:$primary;\">:no-such:</i> a", "a"),
            (
                "<a href=\"b.md\" class=\"button primary\" data-icon=\"c\">Go</a> <a href=\"d.md\">e</a>",
                "[Go](b.md) <a href=\"d.md\">e</a>",
            ),
            ("<button type=\"button\" data-action=\"ask\">Ask</button>", "Ask"),
            ("`<i class=\"fa-star\">:star:</i>`", "`<i class=\"fa-star\">:star:</i>`"),
            ("<i>a</i>", "<i>a</i>"),
        ] {
            assert_eq!(converted(from), to, "{from}");
        }
    }
}
