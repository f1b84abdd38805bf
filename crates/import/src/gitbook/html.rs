//! HTML that GitBook writes into texts → our Markdown: pictures with captions, pictures for dark screens, tables that are cards, places
//! of headings.

use crate::blocks::{self, one_line};
use crate::html::Converter;
use crate::mdx::tag::{Given, Tag};
use crate::report::Report;
use guichet_syntax::fenced::Fence;

pub fn converted(text: &str, source: &str, report: &mut Report) -> String {
    if !text.contains('<') && !text.contains("broken-reference") {
        return text.to_owned();
    }
    let mut fence = Fence::default();
    let mut lines = Vec::new();
    let text = joined(text);
    for line in text.split('\n') {
        if fence.holds(line) || line.starts_with("    ") && !line.contains("<figure") {
            lines.push(line.to_owned());
            continue;
        }
        lines.push(one(line, source, report));
    }
    lines.join("\n")
}

/// Tables of cards that are written over several lines, on one.
fn joined(text: &str) -> String {
    let mut fence = Fence::default();
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.split('\n');
    while let Some(line) = rest.next() {
        let is_open = !fence.holds(line) && is_cards(line) && !line.contains("</table>");
        if !is_open || !rest.clone().take(2_000).any(|line| line.contains("</table>")) {
            lines.push(line.to_owned());
            continue;
        }
        let mut whole = line.trim_end().to_owned();
        for line in rest.by_ref() {
            whole.push_str(line.trim());
            if line.contains("</table>") {
                break;
            }
        }
        lines.push(whole);
    }
    lines.join("\n")
}

fn is_cards(line: &str) -> bool {
    let tag = line.trim_start().strip_prefix("<table").and_then(|rest| rest.split('>').next());
    tag.is_some_and(|tag| tag.contains("data-view=\"cards\""))
}

fn one(line: &str, source: &str, report: &mut Report) -> String {
    let line = super::inline::converted(line, source, report);
    let mut line = line;
    if is_cards(&line)
        && let Some(made) = cards(&line, source, report)
    {
        return made;
    }
    if line.trim_start().starts_with('#') {
        line = heading(&line);
    }
    for (open, close) in [("<figure", "</figure>"), ("<picture>", "</picture>")] {
        let mut from = 0;
        while let Some(at) = line[from..].find(open).map(|at| from + at) {
            let Some(end) = line[at..].find(close).map(|end| at + end + close.len()) else { break };
            match picture(&line[at..end]) {
                Some(made) => {
                    line.replace_range(at..end, &made);
                    from = at + made.len();
                }
                None => from = end,
            }
        }
    }
    // What only places a picture says nothing once that is Markdown.
    for align in ["left", "center", "right", "center\" data-full-width=\"true", "center\" data-full-width=\"false"] {
        let open = format!("<div align=\"{align}\">");
        if let Some(rest) = line
            .trim()
            .strip_prefix(&open)
            .and_then(|rest| rest.strip_suffix("</div>"))
            .filter(|rest| rest.starts_with("!["))
        {
            let class = align.split('"').next().unwrap_or_default();
            let braces = if class == "center" || rest.contains('"') { String::new() } else { format!("{{.{class}}}") };
            line = if rest.ends_with(')') { format!("{rest}{braces}") } else { rest.to_owned() };
        }
    }
    while let Some(end) = line.find("](broken-reference") {
        let close = line[end..].find(')').map_or(line.len(), |close| end + close + 1);
        let open = line[..end].rfind('[').unwrap_or(end);
        let words = line[open..end].trim_start_matches('[').to_owned();
        line.replace_range(open..close, &words);
        report.left(
            "a link to a page that is not there",
            "its words are text now: GitBook calls it a broken reference",
            source,
        );
    }
    line
}

/// `## Title <a href="#id" id="id"></a>`.
fn heading(line: &str) -> String {
    let Some(at) = line.rfind("<a ").filter(|at| line[*at..].trim_end().ends_with("</a>")) else {
        return line.to_owned();
    };
    let Some(tag) = Tag::at(&line[at..]) else { return line.to_owned() };
    let is_empty = line[at + tag.length..].trim() == "</a>";
    match tag.get("id") {
        Some(Given::Text(id)) if is_empty && !id.is_empty() && !id.contains([' ', '}']) => {
            format!("{} {{#{id}}}", line[..at].trim_end())
        }
        _ => line.to_owned(),
    }
}

/// A picture with its caption, or one for light and one for dark screens.
fn picture(html: &str) -> Option<String> {
    let tags = |name: &str| -> Option<Tag<'_>> {
        let at = html.find(&format!("<{name}"))?;
        Tag::at(&html[at..])
    };
    let image = tags("img")?;
    let of = |tag: &Tag, name: &str| match tag.get(name) {
        Some(Given::Text(text)) => Some(text.clone()),
        _ => None,
    };
    if html.matches("<img").count() > 1 {
        return None;
    }
    let src = of(&image, "src").filter(|src| !src.is_empty())?;
    let alt =
        of(&image, "alt").unwrap_or_default().replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&");
    let width = of(&image, "width").and_then(|width| crate::attributes::width(&width)).unwrap_or_default();
    let caption =
        html.split_once("<figcaption>").and_then(|(_, rest)| rest.split("</figcaption>").next()).unwrap_or_default();
    let caption = caption.replace("<p>", "").replace("</p>", "");
    let is_plain = !caption.contains('<');
    let shown = caption.replace("&amp;", "&").replace("&quot;", "\"").replace("&#x27;", "'");
    let shown = Some(one_line(&shown)).filter(|shown| is_plain && !shown.is_empty());
    // A picture of a program that is loaded in the dark.
    let dark = tags("source").filter(|source| of(source, "media").is_some_and(|media| media.contains("dark")));
    let dark = dark.and_then(|source| of(&source, "srcset")).filter(|srcset| !srcset.is_empty());
    let src = src.replace(' ', "%20");
    let made = match dark.map(|dark| dark.replace(' ', "%20")).filter(|dark| *dark != src) {
        None => blocks::shown(&src, &alt, shown.as_deref(), &width),
        Some(dark) => {
            let braces = |class: &str| if width.is_empty() { class.to_owned() } else { format!("{width} {class}") };
            let light = blocks::shown(&src, &alt, shown.as_deref(), &braces(".light-only"));
            let dark = blocks::shown(&dark, &alt, shown.as_deref(), &braces(".dark-only"));
            format!("{light} {dark}")
        }
    };
    Some(if is_plain { made } else { format!("{made}\n\n{}", caption.trim()) })
}

/// A table whose rows are cards.
fn cards(html: &str, source: &str, report: &mut Report) -> Option<String> {
    let head = html.split_once("<thead>")?.1.split_once("</thead>")?.0;
    let columns: Vec<&str> =
        head.split("<th").skip(1).filter_map(|cell| cell.split_once('>').map(|(tag, _)| tag)).collect();
    let body = html.split_once("<tbody>")?.1.split_once("</tbody>")?.0;
    let mut items = Vec::new();
    let mut has_links = true;
    for row in body.split("<tr>").skip(1) {
        let cells: Vec<&str> = row
            .split("<td")
            .skip(1)
            .filter_map(|cell| {
                cell.split_once('>').map(|(_, inner)| inner.rsplit_once("</td>").map_or(inner, |(inner, _)| inner))
            })
            .collect();
        let mut words: Vec<String> = Vec::new();
        let (mut target, mut cover) = (None, None);
        for (tag, cell) in columns.iter().zip(&cells) {
            let href = || cell.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned);
            if tag.contains("data-card-target") {
                target = href();
            } else if tag.contains("data-card-cover") {
                cover = cover.or_else(href);
            } else if !tag.contains("data-hidden") && !cell.trim().is_empty() {
                let converter = Converter::new(crate::html::linked([*cell].into_iter()));
                words.push(converter.convert(cell, source, report).trim().to_owned());
            }
        }
        words.retain(|word| !word.is_empty());
        let cover = cover.map(|cover| format!("![]({}) ", crate::uses::written(&cover))).unwrap_or_default();
        let mut words = words.into_iter();
        let title = words.next().unwrap_or_default();
        let rest: Vec<String> = words.collect();
        let is_linked = title.contains("](");
        let title = match &target {
            Some(to) if !is_linked => {
                let bare = title.trim_matches('*');
                format!("[{bare}]({})", crate::uses::written(to))
            }
            _ => title,
        };
        has_links &= target.is_some() || is_linked || rest.iter().any(|text| text.contains("]("));
        let rest = rest.iter().map(|text| format!("\n\n{text}")).collect::<String>();
        items.push(format!(
            "- {cover}{}",
            format!("{title}{rest}").trim().replace('\n', "\n  ").replace("\n  \n", "\n\n")
        ));
    }
    if items.is_empty() {
        return None;
    }
    let list = items.join("\n");
    Some(if has_links { format!(":::cards\n{list}\n:::") } else { list })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_construct() {
        let converted = |text: &str| converted(text, "a.md", &mut Report::default());
        for (from, to) in [
            ("## A <a href=\"#b\" id=\"b\"></a>", "## A {#b}"),
            (
                "<figure><img src=\"a b.png\" alt=\"c\" width=\"375\"><figcaption><p>D</p></figcaption></figure>",
                "![c](a%20b.png \"D\"){width=375}",
            ),
            (
                "<div align=\"left\"><figure><img src=\"a.png\" alt=\"\"><figcaption></figcaption></figure></div>",
                "![](a.png){.left}",
            ),
            (
                "<picture><source srcset=\"b.png\" media=\"(prefers-color-scheme: dark)\"><img src=\"a.png\" alt=\"c\"></picture>",
                "![c](a.png){.light-only} ![c](b.png){.dark-only}",
            ),
            ("a [b](broken-reference) c", "a b c"),
            (
                "<table data-view=\"cards\"><thead><tr><th></th><th></th><th data-hidden data-card-target data-type=\"content-ref\"></th></tr></thead><tbody><tr><td><strong>A</strong></td><td>b</td><td><a href=\"c.md\">c.md</a></td></tr></tbody></table>",
                ":::cards\n- [A](c.md)\n\n  b\n:::",
            ),
            ("```\n<figure><img src=\"a\"></figure>\n```", "```\n<figure><img src=\"a\"></figure>\n```"),
        ] {
            assert_eq!(converted(from), to, "{from}");
        }
    }
}
