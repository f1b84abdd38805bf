//! Liquid in texts of Jekyll → our markup. Nothing is executed: values that the settings have are written, the rest stays.
//!
//! | Liquid | here |
//! |---|---|
//! | `{% raw %}` | what is in it |
//! | `{% highlight sh %}` | code between fences |
//! | `{% comment %}` | a comment |
//! | `{% link _docs/a.md %}`, `{% post_url 2024-05-06-a %}` | the path of the article |
//! | `{{ site.baseurl }}`, `relative_url`, `absolute_url` | the address without it |
//! | `{{ site.x }}`, `{{ page.x }}`, `{{ site.data.x }}` | the value, if it is a text or number |
//! | `{% include note.html content="…" %}`, `tip`, `warning`, `callout`, `alert` with `type` | callouts |
//! | `{% include image.html file="…" caption="…" %}`, `figure` | a picture with its caption |
//! | `{% include youtube.html id="…" %}` | `{{ video(…) }}` |
//! | `{% include part.md %}`, `{% include_relative part.md %}` | `{{ snippet(…) }}` |
//! | `{% include toc.html %}` | left out |
//! | every other | as it was, and named in the report |

use std::collections::BTreeSet;

use super::context::Context;
use super::logic;
use crate::blocks::{self, Writer, callout, marker, shown, video};
use crate::lookup::SITE;
use crate::report::Report;
use crate::values::as_text;

pub fn convert(body: &str, context: &mut Context) -> String {
    // Ours, which a template would be asked for.
    inner(&crate::repair::literal(body), context)
}

fn inner(body: &str, context: &mut Context) -> String {
    let mut writer = Writer::default();
    let mut ends = Ends::default();
    let mut at = 0;
    let mut seen = 0;
    while let Some(found) = body[seen..].find('{') {
        let start = seen + found;
        let is_tag = body[start..].starts_with("{%");
        if !is_tag && !body[start..].starts_with("{{") {
            seen = start + 1;
            continue;
        }
        let Some(length) = ends.find(body, start + 2, if is_tag { "%}" } else { "}}" }) else {
            seen = start + 2;
            continue;
        };
        writer.text(&body[at..start]);
        let end = start + 2 + length + 2;
        let inner = body[start + 2..end - 2].trim_matches('-').trim();
        at = if is_tag {
            tag(inner, body, start..end, &mut ends, context, &mut writer)
        } else {
            match output(inner, context) {
                Some(text) => writer.text(&text),
                None => {
                    context.left("`{{ … }}`, a value that a program has", start);
                    writer.text(&body[start..end]);
                }
            }
            end
        };
        seen = at;
    }
    writer.text(&body[at..]);
    writer.finish()
}

/// What was looked for and is not there, so that nothing is looked for twice.
#[derive(Default)]
struct Ends(BTreeSet<String>);

impl Ends {
    /// How far off a sign is.
    fn find(&mut self, body: &str, from: usize, sign: &str) -> Option<usize> {
        if self.0.contains(sign) {
            return None;
        }
        let found = body[from..].find(sign);
        if found.is_none() {
            self.0.insert(sign.to_owned());
        }
        found
    }

    fn never(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    fn not_again(&mut self, name: &str) {
        self.0.insert(name.to_owned());
    }

    /// Where the end of a tag begins and ends.
    fn closing(&mut self, body: &str, from: usize, name: &str) -> Option<(usize, usize)> {
        if self.0.contains(name) {
            return None;
        }
        let found = closing(&body[from..], name).map(|(start, end)| (from + start, from + end));
        if found.is_none() {
            self.0.insert(name.to_owned());
        }
        found
    }
}

/// Writes what a tag becomes, and says where the text goes on.
fn tag(
    inner: &str,
    body: &str,
    range: std::ops::Range<usize>,
    ends: &mut Ends,
    context: &mut Context,
    writer: &mut Writer,
) -> usize {
    let (name, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let rest = rest.trim();
    match name {
        "raw" | "highlight" | "comment" => {
            let Some((from, to)) = ends.closing(body, range.end, name) else {
                return unknown(name, body, range, context, writer);
            };
            let text = &body[range.end..from];
            match name {
                "raw" => writer.text(text),
                "comment" => {}
                _ => {
                    let language = rest.split_whitespace().next().unwrap_or_default();
                    let indent = writer.indent();
                    writer.block(&blocks::code(language, &blocks::dedented(text, indent)));
                }
            }
            to
        }
        "assign" => {
            let Some((name, value)) = rest.split_once('=') else { return unknown(name, body, range, context, writer) };
            match output(value.trim(), context) {
                Some(value) => drop(context.noted.insert(name.trim().to_owned(), value)),
                // It prints nothing; what uses it is named where it does.
                None => drop(context.noted.remove(name.trim())),
            }
            range.end
        }
        "capture" => {
            let Some((from, to)) = ends.closing(body, range.end, name) else {
                return unknown(name, body, range, context, writer);
            };
            let text =
                if context.depth < logic::MAX_DEPTH { branch(body, range.end..from, context) } else { String::new() };
            context.noted.insert(rest.to_owned(), text.trim().to_owned());
            to
        }
        "if" | "unless" if context.depth < logic::MAX_DEPTH && !ends.never(name) => {
            let Some((branches, end)) = logic::branches(body, name, rest, range.end) else {
                ends.not_again(name);
                return unknown(name, body, range, context, writer);
            };
            match logic::shown(&branches, name == "unless", context) {
                Some(shown) => {
                    let text = branch(body, shown, context);
                    writer.text(&text);
                    end
                }
                None => unknown(name, body, range, context, writer),
            }
        }
        "gist" => {
            let url = format!(
                "https://gist.github.com/{}",
                crate::uses::written(rest.split_whitespace().next().unwrap_or_default())
            );
            context.report.left("{% gist %}", "a link to it now", context.source);
            writer.text(&format!("[{url}]({url})"));
            range.end
        }
        "youtube" | "vimeo" | "video" if !rest.is_empty() => {
            let id = rest.split_whitespace().next().unwrap_or_default().trim_matches(['"', '\'']);
            let base = if name == "vimeo" { "https://vimeo.com/" } else { "https://www.youtube.com/watch?v=" };
            let url = if id.contains("://") { id.to_owned() } else { format!("{base}{id}") };
            writer.block(&video(&url, "Video"));
            range.end
        }
        "link" => {
            writer.text(&format!(
                "{SITE}{}",
                crate::uses::written(rest.trim_matches(['"', '\'']).trim_start_matches('/'))
            ));
            range.end
        }
        "post_url" => {
            let name = rest.trim_matches(['"', '\'']).trim_start_matches('/');
            writer.text(&format!("{SITE}_posts/{}", crate::uses::written(name)));
            range.end
        }
        "include" | "include_relative" | "include_cached" => match include(name, rest, context) {
            Some(Made::Block(block)) => {
                if !block.is_empty() {
                    writer.block(&block);
                }
                range.end
            }
            Some(Made::Inline(text)) => {
                writer.text(&text);
                range.end
            }
            None => {
                let file = rest.split_whitespace().next().unwrap_or_default();
                unknown(&format!("{name} {file}"), body, range, context, writer)
            }
        },
        _ => unknown(name, body, range, context, writer),
    }
}

/// A part of the text, with what is in it.
fn branch(body: &str, range: std::ops::Range<usize>, context: &mut Context) -> String {
    context.depth += 1;
    context.start += range.start;
    let text = inner(&body[range.clone()], context);
    context.start -= range.start;
    context.depth -= 1;
    text
}

fn unknown(name: &str, body: &str, range: std::ops::Range<usize>, context: &mut Context, writer: &mut Writer) -> usize {
    // An end says nothing that its beginning has not said.
    if !name.starts_with("end") {
        context.left(&format!("{{% {name} %}}"), range.start);
    }
    writer.text(&body[range.clone()]);
    range.end
}

/// Where the end of a tag begins and ends.
fn closing(text: &str, name: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(found) = text[at..].find("{%") {
        let start = at + found;
        let length = text[start + 2..].find("%}")? + 2;
        let inner = text[start + 2..start + length].trim_matches('-').trim();
        if inner.strip_prefix("end") == Some(name) {
            return Some((start, start + length + 2));
        }
        at = start + 2;
    }
    None
}

enum Made {
    Block(String),
    Inline(String),
}

/// Includes that themes for documentation have.
fn include(tag: &str, rest: &str, context: &mut Context) -> Option<Made> {
    let (file, args) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let args = arguments(args, context);
    let arg = |names: &[&str]| {
        names.iter().find_map(|name| args.iter().find(|(key, _)| key == name)).map(|(_, value)| value.as_str())
    };
    let stem = file.rsplit('/').next().unwrap_or(file).split('.').next().unwrap_or_default().to_lowercase();
    let is_relative = tag == "include_relative";
    if stem.contains("toc") && !is_relative {
        return Some(Made::Block(String::new()));
    }
    if matches!(stem.as_str(), "image" | "img" | "figure" | "screenshot" | "inline_image") {
        let src = arg(&["src", "url", "file", "image_path", "path", "image", "filename"])?;
        let caption = arg(&["caption", "description", "title"]);
        let width = arg(&["width"]).and_then(crate::attributes::width).unwrap_or_default();
        let alt = arg(&["alt"]).or(caption).unwrap_or_default();
        return Some(Made::Inline(shown(src, alt, caption, &width)));
    }
    if matches!(stem.as_str(), "youtube" | "vimeo" | "video") {
        let id = arg(&["id", "youtube_id", "video_id"])?;
        let is_vimeo = stem == "vimeo" || arg(&["provider"]) == Some("vimeo");
        let base = if is_vimeo { "https://vimeo.com/" } else { "https://www.youtube.com/watch?v=" };
        return Some(Made::Block(video(&format!("{base}{id}"), arg(&["title", "caption"]).unwrap_or("Video"))));
    }
    let is_general = matches!(stem.as_str(), "callout" | "alert" | "admonition" | "notice" | "message" | "hint");
    if let (Some(content), true) = (arg(&["content", "text", "message", "body"]), is_general || marker(&stem).is_some())
    {
        let kind = if is_general { arg(&["type", "kind", "style", "level"]).unwrap_or("note") } else { &stem };
        return Some(Made::Block(callout(marker(kind).unwrap_or("NOTE"), arg(&["title", "header"]), content)));
    }
    if let Some(snippet) = (context.snippet)(file, is_relative) {
        return Some(Made::Inline(format!("{{{{ snippet(name=\"{snippet}\") }}}}")));
    }
    template(file, args, context).map(Made::Block)
}

/// What a template of the theme or the site says with what it is given, if it asks for nothing else.
fn template(file: &str, given: Vec<(String, String)>, context: &mut Context) -> Option<String> {
    let text = (context.template)(file).filter(|text| context.depth < logic::MAX_DEPTH && text.len() < 20_000)?;
    let mut report = Report::default();
    let mut own = Context {
        source: context.source,
        text: "",
        start: 0,
        value: context.value,
        snippet: context.snippet,
        template: context.template,
        noted: context.noted.clone(),
        given,
        depth: context.depth + 1,
        report: &mut report,
    };
    let made = inner(&text, &mut own);
    // What a program fills is not there yet.
    let filled = ["<script", "<style", "<svg", "<canvas", "<form", "<object", "<embed", "<input"];
    let shows = ["<img", "<video", "<audio", "<iframe"].iter().any(|tag| made.contains(tag))
        || made.split('<').any(|part| !part.split_once('>').map_or(part, |(_, text)| text).trim().is_empty());
    let is_known = report.left.is_empty() && shows && !filled.iter().any(|tag| made.contains(tag));
    if !file.ends_with(".html") {
        return is_known.then_some(made);
    }
    // An empty line would end the block, and an indented one would be code.
    let lines: Vec<&str> = made.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    is_known.then(|| lines.join("\n"))
}

/// `a="…" b='…' c=page.title`.
fn arguments(text: &str, context: &mut Context) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some((key, value)) = rest.split_once('=') {
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (word, after) = match quote {
            Some(quote) => {
                let end = value[1..].find(quote).map_or(value.len(), |end| end + 1);
                (value[1..end].to_owned(), value.get(end + 1..).unwrap_or_default())
            }
            None => {
                let end = value.find(char::is_whitespace).unwrap_or(value.len());
                let known = (context.value)(&value[..end]).as_ref().and_then(as_text);
                (known.unwrap_or_else(|| value[..end].to_owned()), &value[end..])
            }
        };
        found.push((key.trim().to_owned(), word));
        rest = after.trim_start();
    }
    found
}

/// The text of `{{ … }}`, if it is known.
fn output(inner: &str, context: &mut Context) -> Option<String> {
    let mut parts = inner.split('|').map(str::trim);
    let first = parts.next()?;
    let or = || inner.split('|').find_map(|filter| filter.trim().strip_prefix("default:")).map(str::trim);
    let mut text = match (context.operand(first), first.strip_prefix("include."), or()) {
        (Some(text), ..) => text,
        (None, _, Some(or)) => context.operand(or)?,
        // A template that was not given it shows nothing there.
        (None, Some(_), None) => String::new(),
        (None, None, None) => return None,
    };
    for filter in parts {
        let (name, argument) =
            filter.split_once(':').map_or((filter, ""), |(name, argument)| (name.trim(), argument.trim()));
        match name {
            // Addresses are from the root of the site.
            "relative_url" | "absolute_url" if text.contains("://") => {}
            "relative_url" | "absolute_url" => text = format!("/{}", text.trim_start_matches('/')),
            "prepend" => text = context.operand(argument)? + &text,
            "append" => text += &context.operand(argument)?,
            "escape" | "strip" | "uri_escape" | "xml_escape" => {}
            "downcase" => text = text.to_lowercase(),
            "upcase" => text = text.to_uppercase(),
            "markdownify" | "strip_newlines" | "smartify" | "liquify" | "normalize_whitespace" => {}
            "default" => {}
            _ => return None,
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;

    use super::*;

    fn converted(text: &str) -> (String, Vec<String>) {
        let mut report = Report::default();
        let value = |name: &str| (name == "site.title").then(|| Value::from("Atrium"));
        let snippet = |name: &str, _: bool| (name == "part.md").then(|| "part".to_owned());
        let template = |name: &str| {
            (name == "box.html").then(|| {
                "<p class=\"x\">\n\n  {{ include.text }}{% if include.more %} more{% endif %}\n</p>".to_owned()
            })
        };
        let mut context = Context {
            source: "a.md",
            text,
            start: 0,
            value: &value,
            snippet: &snippet,
            template: &template,
            noted: BTreeMap::new(),
            given: Vec::new(),
            depth: 0,
            report: &mut report,
        };
        (convert(text, &mut context), report.left.into_iter().map(|entry| entry.construct).collect())
    }

    #[test]
    fn each_construct() {
        for (from, to) in [
            ("a {% raw %}{{ b }} {% c %}{% endraw %} d", "a {{ b }} {% c %} d"),
            ("{% highlight sh linenos %}\nls {{ x\n{% endhighlight %}\n", "```sh\nls {{ x\n```\n"),
            ("a{% comment %}b{% endcomment %}c", "ac"),
            ("[a]({{ site.baseurl }}{% link _docs/a.md %}#b)", "[a](import-site:/_docs/a.md#b)"),
            ("[a]({{ '/b/' | relative_url }}) {{ site.title }}", "[a](/b/) Atrium"),
            ("![a]({{ \"c.png\" | prepend: \"/img/\" | prepend: site.baseurl }})", "![a](/img/c.png)"),
            ("{% include note.html content=\"Hm **b**\" %}", "> [!NOTE]\n> Hm **b**"),
            ("{% include image.html file=\"/a.png\" caption='B c' %}", "![B c](/a.png \"B c\")"),
            ("{%- include toc.html -%}\na", "\na"),
            ("{% include part.md %}", "{{ snippet(name=\"part\") }}"),
            (
                "{% include youtube.html id=\"x_1\" %}",
                "{{ video(src=\"https://www.youtube.com/watch?v=x_1\", title=\"Video\") }}",
            ),
            ("{{ open", "{{ open"),
            ("{% if site.title %}a{% else %}b{% endif %}c", "ac"),
            ("{% unless site.title == 'Atrium' %}a{% else %}b{% if site.none %}d{% endif %}{% endunless %}c", "bc"),
            ("{% assign x = site.title %}{% capture y %}a {{ x }}{% endcapture %}{{ y }}", "a Atrium"),
            ("{% include box.html text=\"a\" %}", "<p class=\"x\">\na\n</p>"),
            ("{% youtube \"x_1\" %}", "{{ video(src=\"https://www.youtube.com/watch?v=x_1\", title=\"Video\") }}"),
        ] {
            assert_eq!(converted(from), (to.to_owned(), vec![]), "{from}");
        }
        converted("{%} a {%}");
        let (text, left) = converted("{% if a %}b{% endif %} {{ page.x }} {% for a in b %}{% endfor %}");
        assert_eq!(text, "{% if a %}b{% endif %} {{ page.x }} {% for a in b %}{% endfor %}");
        assert_eq!(left, ["{% if %}", "`{{ … }}`, a value that a program has", "{% for %}"]);
    }
}
