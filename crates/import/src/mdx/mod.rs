//! MDX, and the containers of Vue's Markdown → our Markdown.
//!
//! | Docusaurus, Starlight, VitePress | here |
//! |---|---|
//! | `:::note Title`, `:::tip[Title]`, `::: warning Title`, `info`, `danger`, `caution`… | callouts |
//! | `<Aside type="caution" title="…">` | callouts |
//! | `::: details Title` | `:::details` |
//! | `<Tabs>` with `<TabItem>`, `::: code-group` | `:::tabs` |
//! | `<Steps>` around a list | `:::steps` |
//! | `import Part from './_part.mdx'`, `<Part />` | `{{ snippet(…) }}` |
//! | `import`, `export`, `<script setup>`, `[[toc]]` | left out |
//! | `{/* … */}` | a comment |
//! | `className`, `require('…').default`, `useBaseUrl('…')` in tags | `class`, the address |
//! | `@site/…`, `pathname://…` in links | the path, the address |
//! | other components, `{expressions}` | as they were, and named in the report |

mod containers;
mod module;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::blocks;
use crate::fence::Fence;
use crate::lookup::SITE;
use crate::report::Report;
use containers::{
    abandon, attribute, close_container, close_tab, close_tabs, closed_component, component, container, labels,
    name_tab, put,
};
use module::{Module, module_line};

/// Blocks in one another that are followed.
const MAX_DEPTH: usize = 40;

/// What a text may ask for.
pub struct Context<'a> {
    pub source: &'a str,
    /// The line of the file before which the body begins.
    pub line: usize,
    /// The snippet that an imported Markdown file is, by the path that the import names.
    pub snippet: &'a dyn Fn(&str) -> Option<String>,
    pub report: &'a mut Report,
}

/// A block that was begun.
enum Open {
    Body,
    Callout {
        marker: &'static str,
        title: String,
        colons: usize,
    },
    Tabs {
        labels: BTreeMap<String, String>,
        tabs: Vec<(String, String)>,
    },
    Tab {
        label: String,
    },
    Details {
        summary: String,
        colons: usize,
    },
    CodeGroup {
        colons: usize,
    },
    /// A tab of a group; without a label what is in it is text.
    GroupItem {
        label: Option<String>,
        colons: usize,
    },
    Steps,
    Aside {
        marker: &'static str,
        title: String,
    },
    /// `<script setup>` and `<style>`, which are left out.
    Code,
}

struct Frame {
    open: Open,
    indent: usize,
    lines: Vec<String>,
    /// The line that began it, for what is never closed.
    begun: String,
}

pub fn convert(body: &str, context: &mut Context) -> String {
    let mut imports: BTreeMap<String, String> = BTreeMap::new();
    let mut stack = vec![frame(Open::Body, 0, "")];
    let mut fence = Fence::default();
    let mut live: Option<String> = None;
    let mut module = Module::default();
    let body = crate::repair::literal(body);
    for (at, line) in body.split('\n').enumerate() {
        let place = format!("{}:{}", context.source, context.line + at);
        let bare = line.trim();
        if !fence.is_open() {
            // A fence that hides MDX from tools for translators; what is in it is text.
            if live.as_deref() == Some(bare) {
                live = None;
                continue;
            }
            if let Some(ticks) =
                bare.strip_suffix("mdx-code-block").map(str::trim).filter(|ticks| ticks.starts_with("```"))
            {
                live = Some(ticks.to_owned());
                continue;
            }
        }
        if !module.is_open() && fence.holds(line) {
            push(&mut stack, line.to_owned());
            continue;
        }
        if module.holds(line) || module_line(line, &mut imports) && module.begins(line) {
            if line.starts_with("export ") {
                context.report.left("`export` in MDX", "left out: nothing is executed", &place);
            }
            continue;
        }
        for part in parts(&vue(line)) {
            one(&part, &mut stack, &imports, context, &place);
        }
    }
    while stack.len() > 1 {
        abandon(&mut stack);
    }
    stack.pop().map(|frame| blocks::squeezed(&frame.lines)).unwrap_or_default()
}

fn frame(open: Open, indent: usize, begun: &str) -> Frame {
    Frame { open, indent, lines: Vec::new(), begun: begun.to_owned() }
}

fn push(stack: &mut [Frame], line: String) {
    if let Some(top) = stack.last_mut() {
        top.lines.push(line);
    }
}

/// Tabs of VuePress by the names that others have for them.
fn vue(line: &str) -> Cow<'_, str> {
    const NAMES: [(&str, &str); 9] = [
        ("<code-group>", "<Tabs>"),
        ("</code-group>", "</Tabs>"),
        ("<CodeGroup>", "<Tabs>"),
        ("</CodeGroup>", "</Tabs>"),
        ("<code-block", "<TabItem"),
        ("</code-block>", "</TabItem>"),
        ("<CodeGroupItem", "<TabItem"),
        ("</CodeGroupItem>", "</TabItem>"),
        ("<CodeBlock title", "<TabItem title"),
    ];
    let mut line = Cow::Borrowed(line);
    for (theirs, others) in NAMES {
        if line.trim_start().starts_with(theirs) {
            line = Cow::Owned(line.replacen(theirs, others, 1));
        }
    }
    line
}

/// A line cut before and after the tags of tabs.
fn parts(line: &str) -> Vec<String> {
    let tags = ["<Tabs", "</Tabs>", "<TabItem", "</TabItem>"];
    if !tags.iter().any(|tag| line.contains(tag)) || line.contains('`') {
        return vec![line.to_owned()];
    }
    let indent = &line[..line.len() - line.trim_start().len()];
    let mut parts = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let next = tags.iter().filter_map(|tag| rest.find(tag)).min();
        let (part, after) = match next {
            Some(0) => rest.split_at(tag_end(rest)),
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        parts.push(format!("{indent}{}", part.trim()));
        rest = after.trim();
    }
    parts
}

/// Where the tag ends that a text begins with; values in braces may have `>` in them.
fn tag_end(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) => quote = Some(c),
            ('{', None) => depth += 1,
            ('}', None) => depth = depth.saturating_sub(1),
            ('>', None) if depth == 0 => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// One line outside of code.
fn one(line: &str, stack: &mut Vec<Frame>, imports: &BTreeMap<String, String>, context: &mut Context, place: &str) {
    let bare = line.trim();
    let indent = line.len() - line.trim_start().len();
    let unfinished = stack
        .last()
        .is_some_and(|top| matches!(&top.open, Open::Tabs { .. } | Open::Tab { .. }) && !top.begun.ends_with('>'));
    if unfinished {
        // A tag of several lines.
        if let Some(top) = stack.last_mut() {
            top.begun = format!("{} {bare}", top.begun);
            let labels = labels(&top.begun);
            match &mut top.open {
                Open::Tabs { labels: known, .. } => *known = labels,
                Open::Tab { label } => *label = String::new(),
                _ => {}
            }
        }
        name_tab(stack);
        return;
    }
    // The list of contents is beside every article.
    if bare.eq_ignore_ascii_case("[[toc]]") {
        return;
    }
    if stack.last().is_some_and(|top| matches!(top.open, Open::Code)) {
        if bare.starts_with("</") {
            stack.pop();
        }
    } else if ["<script", "<style"].iter().any(|tag| line.starts_with(tag)) && !bare.contains("</") {
        context.report.changed("a script or style in a text", "left out: nothing is executed", place);
        stack.push(frame(Open::Code, indent, line));
    } else if let Some(name) = unknown_container(bare) {
        context.report.left(&format!(":::{name}"), "as it was: write what it should show, or remove it", place);
        push(stack, line.to_owned());
    } else if let Some(open) = container(bare).or_else(|| component(bare)).filter(|_| stack.len() < MAX_DEPTH) {
        stack.push(frame(open, indent, line));
    } else if let Some(made) = closed_component(bare, stack) {
        put(stack, &made.0, made.1);
    } else if bare.starts_with(":::") && bare.trim_matches(':').is_empty() {
        close_container(bare.len(), line, stack);
    } else if bare.starts_with("<Tabs") && stack.len() < MAX_DEPTH {
        stack.push(frame(Open::Tabs { labels: labels(bare), tabs: Vec::new() }, indent, bare));
    } else if bare.starts_with("<TabItem") && !bare.ends_with("/>") && stack.len() < MAX_DEPTH {
        stack.push(frame(Open::Tab { label: String::new() }, indent, bare));
        name_tab(stack);
    } else if bare == "</TabItem>" {
        close_tab(line, stack);
    } else if bare == "</Tabs>" {
        close_tabs(line, stack);
    } else {
        let text = text(line, imports, context, place);
        push(stack, text);
    }
}

/// The name of a container that has no counterpart.
fn unknown_container(line: &str) -> Option<&str> {
    let name = line.strip_prefix(":::")?.trim_start_matches(':').trim_start().split([' ', '{', '[']).next()?;
    (!name.is_empty() && container(line).is_none()).then_some(name)
}

/// `<Badge text="beta" type="warning" />`, also as an element with its text in it.
fn badges(line: &str) -> String {
    let mut made = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("<Badge") {
        let tag = &rest[at..at + tag_end(&rest[at..])];
        let after = &rest[at + tag.len()..];
        let given = ["text", ":text"].iter().find_map(|name| attribute(tag, name));
        let (text, after) = match after.split_once("</Badge>") {
            Some((inner, after)) if !tag.ends_with("/>") => (given.unwrap_or_else(|| inner.trim().to_owned()), after),
            _ => (given.unwrap_or_default(), after),
        };
        made.push_str(&rest[..at]);
        made.push_str(&blocks::badge(&text));
        rest = after;
    }
    made + rest
}

/// A line of text: comments, addresses in tags, and components that nobody knows here.
fn text(line: &str, imports: &BTreeMap<String, String>, context: &mut Context, place: &str) -> String {
    if !line.contains(['{', '<', '@']) && !line.contains("pathname://") {
        return line.to_owned();
    }
    let included = line.trim().strip_prefix("<!--@include:").map(|rest| rest.trim_end_matches("-->").trim());
    if included.is_some() || line.trim_start().starts_with("<<< ") {
        if let Some(snippet) = included.and_then(|path| (context.snippet)(path)) {
            return format!("{{{{ snippet(name=\"{snippet}\") }}}}");
        }
        context.report.left("a file that is included", "as it was: write what it should say", place);
        return line.to_owned();
    }
    let mut line = line
        .replace("{/*", "<!--")
        .replace("*/}", "-->")
        .replace("](pathname://", "](")
        .replace("](@site/", &format!("]({SITE}"));
    for (start, end) in [
        ("{require('", "').default}"),
        ("{require(\"", "\").default}"),
        ("{useBaseUrl('", "')}"),
        ("{useBaseUrl(\"", "\")}"),
        (":src=\"$withBase('", "')\""),
        (":href=\"$withBase('", "')\""),
    ] {
        while let Some(at) = line.find(start) {
            let Some(length) = line[at + start.len()..].find(end) else { break };
            let path = line[at + start.len()..at + start.len() + length].replace("@site/", SITE);
            // An attribute that Vue fills keeps its name.
            let name = start.strip_prefix(':').and_then(|start| Some(format!("{}=", start.split_once('=')?.0)));
            let value = format!("{}\"{path}\"", name.unwrap_or_default());
            line.replace_range(at..at + start.len() + length + end.len(), &value);
        }
    }
    if line.contains("<Badge") && !line.contains('`') {
        line = badges(&line);
    }
    if let Some(at) = line.find("{{").filter(|at| line[..*at].matches('`').count().is_multiple_of(2)) {
        let inner = line[at + 2..].split("}}").next().unwrap_or_default().trim();
        if !inner.is_empty() && !inner.starts_with("snippet(") && !inner.starts_with("badge(") {
            context.report.left("`{{ … }}`, a value that a program has", "as it was: write what it says", place);
        }
    }
    if line.contains('<') && line.contains("className=") {
        line = line.replace("className=", "class=");
    }
    let bare = line.trim();
    let name = bare.strip_prefix('<').map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default());
    if let Some(path) = name.and_then(|name| imports.get(name))
        && bare.ends_with("/>")
        && let Some(snippet) = (context.snippet)(path)
    {
        return format!("{{{{ snippet(name=\"{snippet}\") }}}}");
    }
    for component in components(&line) {
        let note = "as it was: write what it should show, or remove it";
        context.report.left(&format!("<{component}>"), note, place);
    }
    line
}

/// Names of components that a line uses; code is none.
fn components(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in line.split('`').step_by(2) {
        for (at, _) in part.match_indices('<') {
            let rest = &part[at + 1..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '.').collect();
            let next = rest[name.len()..].chars().next();
            if name.starts_with(|c: char| c.is_ascii_uppercase()) && next.is_some_and(|c| matches!(c, ' ' | '>' | '/'))
            {
                names.push(name);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(text: &str) -> (String, Vec<String>) {
        let mut report = Report::default();
        let snippet = |path: &str| (path == "./_part.mdx").then(|| "part".to_owned());
        let text = convert(text, &mut Context { source: "a.md", line: 1, snippet: &snippet, report: &mut report });
        (text, report.left.into_iter().map(|entry| entry.construct).collect())
    }

    #[test]
    fn each_construct() {
        for (from, to) in [
            (":::tip[Do **it**]\n\nText\n\n:::\n", "> [!TIP] Do **it**\n> Text\n"),
            ("::::note A\n:::danger\nb\n:::\n::::", "> [!NOTE] A\n> > [!CAUTION]\n> > b\n"),
            ("import Part from './_part.mdx';\n\n<Part />", "\n{{ snippet(name=\"part\") }}"),
            ("a {/* b */}", "a <!-- b -->"),
            ("<img src={require('./a.png').default} />", "<img src=\"./a.png\" />"),
            (
                "<Tabs>\n  <TabItem value=\"a\" label=\"A\">one</TabItem>\n  <TabItem\n    value='b'>\n  two\n  </TabItem>\n</Tabs>",
                ":::tabs\n:::tab A\none\n:::\n:::tab b\ntwo\n:::\n:::\n",
            ),
            ("::: details More\nText\n:::", ":::details More\nText\n:::\n"),
            (
                "::: code-group\n```sh [npm]\nnpm i\n```\n```sh\nyarn\n```\n:::",
                ":::tabs\n:::tab npm\n```sh\nnpm i\n```\n:::\n:::tab sh\n```sh\nyarn\n```\n:::\n:::\n",
            ),
            (
                "```mdx-code-block\n<Tabs>\n<TabItem value=\"a\">b</TabItem>\n</Tabs>\n```\nc",
                ":::tabs\n:::tab a\nb\n:::\n:::\n\nc",
            ),
            ("<Steps>\n1. a\n2. b\n</Steps>", ":::steps\n1. a\n2. b\n:::\n"),
            ("<Aside type=\"caution\" title=\"Hm\">\nText\n</Aside>", "> [!CAUTION] Hm\n> Text\n"),
            ("<script setup>\nconst a = 1\n</script>\n\nb", "\nb"),
            ("```jsx\nimport a from 'b';\n<Tabs>\n:::note\n```", "```jsx\nimport a from 'b';\n<Tabs>\n:::note\n```"),
            ("import the file from your disk", "import the file from your disk"),
        ] {
            let (made, left) = converted(from);
            assert_eq!((made.as_str(), left.len()), (to, 0), "{from}");
        }
        assert_eq!(converted("<Chart of={x} /> `<Code />`").1, ["<Chart>"]);
        assert_eq!(converted(":::note\nopen").0, ":::note\nopen");
    }
}
