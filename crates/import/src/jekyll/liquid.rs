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
//! | `{% for x in site.data.list %}` | what its turns say |
//! | every other | left out, with a comment at its place, and named in the report |

use super::context::Context;
use super::includes::{Made, include};
use super::places::{Code, Ends, Of, closing_of_loop};
use super::{logic, loops};
use crate::blocks::{self, Writer, video};
use crate::lookup::SITE;
use crate::report::Report;

pub fn convert(body: &str, context: &mut Context) -> String {
    inner(body, context)
}

pub fn inner(body: &str, context: &mut Context) -> String {
    let mut writer = Writer::default();
    let mut ends = Ends::default();
    let mut code = Code::default();
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
        let end = start + 2 + length + 2;
        let before = &body[at..start];
        writer.text(if body[start + 2..].starts_with('-') { before.trim_end() } else { before });
        let inner = body[start + 2..end - 2].trim_matches('-').trim();
        context.place = code.holds(body, start);
        at = if is_tag {
            tag(inner, body, start..end, &mut ends, context, &mut writer)
        } else {
            match output(inner, context) {
                Some(text) => writer.text(&text),
                None => {
                    context.left("`{{ … }}`, a value that a program has", start);
                    let value = &body[start..end];
                    writer.text(&match context.place {
                        Of::Code => value.to_owned(),
                        Of::Address => String::new(),
                        Of::Text => comment(value),
                    });
                }
            }
            end
        };
        if body[..at].ends_with("-%}") || body[..at].ends_with("-}}") {
            at = body.len() - body[at..].trim_start().len();
        }
        seen = at;
    }
    writer.text(&body[at..]);
    writer.finish()
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
                // What looks like ours is text, too.
                "raw" => writer.text(&crate::repair::literal(text)),
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
        "for" if context.depth < logic::MAX_DEPTH && !ends.never(name) => {
            let Some((from, to)) = closing_of_loop(body, range.end) else {
                ends.not_again(name);
                return unknown(name, body, range, context, writer);
            };
            match turns(rest, body, range.end..from, context) {
                Some(text) => writer.text(&text),
                // What is in it are names without values.
                None => drop(unknown(name, body, range, context, writer)),
            }
            to
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

/// What all turns of a loop say, if everything in it is known.
fn turns(rest: &str, body: &str, range: std::ops::Range<usize>, context: &mut Context) -> Option<String> {
    let text = &body[range.clone()];
    // What is shown for an empty list.
    if text.contains(" else ") && !["if ", "unless ", "case "].iter().any(|word| text.contains(word)) {
        return None;
    }
    let list = loops::of(rest, context)?;
    let mut report = Report::default();
    let mut own = Context {
        source: context.source,
        text: "",
        start: 0,
        value: context.value,
        snippet: context.snippet,
        template: context.template,
        noted: context.noted.clone(),
        bound: context.bound.clone(),
        turns: context.turns,
        given: context.given.clone(),
        depth: context.depth,
        place: Of::Text,
        report: &mut report,
    };
    let count = list.items.len();
    let mut made = String::new();
    for (at, item) in list.items.into_iter().enumerate() {
        own.turns += 1 + range.len() / 1_000;
        if own.turns > loops::MAX_TURNS {
            return None;
        }
        own.bound.push((list.name.clone(), item));
        own.bound.push(("forloop".to_owned(), loops::turn(at, count)));
        made += &branch(body, range.clone(), &mut own);
        own.bound.truncate(own.bound.len().saturating_sub(2));
        // What is not known of one turn is not known of the loop.
        if !own.report.left.is_empty() {
            return None;
        }
    }
    context.turns = own.turns;
    context.noted = own.noted;
    Some(made)
}

/// A part of the text, with what is in it.
fn branch(body: &str, range: std::ops::Range<usize>, context: &mut Context) -> String {
    context.depth += 1;
    context.start += range.start;
    let mut part = &body[range.clone()];
    // Signs beside the tags around it take the spaces away.
    if body[..range.start].ends_with("-%}") {
        part = part.trim_start();
    }
    if body[range.end..].starts_with("{%-") {
        part = part.trim_end();
    }
    let text = inner(part, context);
    context.start -= range.start;
    context.depth -= 1;
    text
}

fn unknown(name: &str, body: &str, range: std::ops::Range<usize>, context: &mut Context, writer: &mut Writer) -> usize {
    // An end says nothing that its beginning has not said.
    let is_end = name.starts_with("end");
    if !is_end {
        context.left(&format!("{{% {name} %}}"), range.start);
    }
    match context.place {
        Of::Code => writer.text(&body[range.clone()]),
        Of::Text if !is_end => writer.text(&comment(&body[range.clone()])),
        Of::Text | Of::Address => {}
    }
    range.end
}

/// What nobody knows, for whoever edits the text.
fn comment(text: &str) -> String {
    format!("<!-- left out: {} -->", blocks::one_line(text).replace("--", "- -"))
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
        // A key that this one of the list lacks shows nothing.
        (None, None, None) if context.known(first).is_some_and(|value| value.is_null()) => String::new(),
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
            "slugify" => text = slug(&text),
            "capitalize" => {
                let rest = text.chars().skip(1).collect::<String>();
                text = text.chars().take(1).flat_map(char::to_uppercase).collect::<String>() + &rest.to_lowercase();
            }
            "remove" => text = text.replace(&context.operand(argument)?, ""),
            "replace" => {
                let (from, to) = argument.split_once(',')?;
                text = text.replace(&context.operand(from.trim())?, &context.operand(to.trim())?);
            }
            "downcase" => text = text.to_lowercase(),
            "upcase" => text = text.to_uppercase(),
            "markdownify" | "strip_newlines" | "smartify" | "liquify" | "normalize_whitespace" => {}
            "default" => {}
            _ => return None,
        }
    }
    Some(text)
}

/// Letters and numbers, with `-` between them.
fn slug(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join("-")
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
            bound: Vec::new(),
            turns: 0,
            given: Vec::new(),
            depth: 0,
            place: Of::Text,
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
            ("{%- include toc.html -%}\na", "a"),
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
        assert_eq!(
            text,
            "<!-- left out: {% if a %} -->b <!-- left out: {{ page.x }} --> <!-- left out: {% for a in b %} -->"
        );
        assert_eq!(left, ["{% if %}", "`{{ … }}`, a value that a program has", "{% for %}"]);
    }
}
