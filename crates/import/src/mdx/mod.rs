//! MDX, and the containers and components of Vue's Markdown → our Markdown. What is executed elsewhere is never text here: a value that is
//! known is written, and of everything else a comment says that it was there.
//!
//! | Docusaurus, Starlight, VitePress, VuePress | here |
//! |---|---|
//! | `:::note Title`, `:::tip[Title]`, `::: warning Title`, `info`, `danger`, `caution`… | callouts |
//! | `<Aside type="caution" title="…">`, `<Admonition>`, `<Note>`… | callouts |
//! | `::: details Title`, `<details>`, `<Accordion title="…">` | `:::details` |
//! | `<Tabs>` with `<TabItem>`, `::: code-group` | `:::tabs` |
//! | `<Steps>` around a list | `:::steps` |
//! | `<LinkCard>`, `<CardGrid>` of cards with links | `:::cards` |
//! | `<Card>` without a link | its title in bold; in a grid, a list |
//! | `<FileTree>` | a drawing of the tree, as code |
//! | `<Code code="…">`, `<CodeBlock>`, `<<< file`, `@[code](file)` | blocks of code |
//! | `<Badge>`, `<Icon>`, `<LinkButton>`, `<Link>`, `<Image>`, `<ThemedImage>`, `<YouTube>` | badges, icons, links, pictures, videos |
//! | `import Part from './_part.mdx'`, `<Part />`, `<!--@include: part.md-->` | `{{ snippet(…) }}`, or the text itself |
//! | `import`, `export`, `<script setup>`, `[[toc]]` | left out |
//! | `{/* … */}` | a comment |
//! | `{'text'}`, `{year}` with `export const year = 2026`, `{frontMatter.title}` | the value |
//! | `className`, `require('…').default`, `useBaseUrl('…')` in tags | `class`, the address |
//! | `@site/…`, `pathname://…` in links | the path, the address |
//! | other components and expressions | left out, with a comment, and named in the report; what is between tags stays |

mod components;
mod containers;
mod elements;
mod env;
mod files;
mod jsx;
mod module;
pub mod tag;
mod tags;

use std::collections::BTreeMap;

use crate::blocks;
use crate::lookup::SITE;
use crate::report::Report;
use crate::source::Source;
use crate::values::Fields;
pub use elements::file_tree;

use containers::{abandon, close_container, close_tag, container, put};
use env::Env;
use jsx::Piece;

/// Blocks in one another that are followed.
const MAX_DEPTH: usize = 40;

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavor {
    /// MDX: tags and braces are code, and what is between tags is Markdown.
    Jsx,
    /// Markdown with components and `{{ … }}` of Vue.
    Vue,
    /// Markdown with HTML.
    Markdown,
}

/// What a text may ask for.
pub struct Context<'a> {
    pub flavor: Flavor,
    pub source: &'a str,
    /// The line of the file before which the body begins.
    pub line: usize,
    /// Its front matter.
    pub fields: &'a Fields,
    /// What it is given by a text that it is a part of.
    pub props: Fields,
    /// The snippet that a file is, by the text that names it and what that says.
    pub snippet: &'a dyn Fn(&str, &str) -> Option<String>,
    /// The path of a file, by the same.
    pub find: &'a dyn Fn(&str, &str) -> Option<String>,
    pub files: &'a Source,
    /// How many texts it is within.
    pub depth: usize,
    pub report: &'a mut Report,
}

/// A block that was begun.
pub enum Open {
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
    /// Cards: what is on each.
    Grid {
        items: Vec<Card>,
    },
    Card {
        title: String,
        href: Option<String>,
        lead: String,
    },
    FileTree,
    /// `<details>`, with its summary when that is known.
    Fold {
        summary: String,
    },
    Summary,
    /// Tags that say nothing.
    Plain,
    /// An element of HTML.
    Element {
        name: String,
        tag: String,
        is_structure: bool,
    },
}

impl Open {
    /// Whether it is between tags, rather than between colons.
    fn is_tag(&self) -> bool {
        use Open::{Body, Callout, CodeGroup, Details, GroupItem};
        !matches!(self, Body | Callout { .. } | CodeGroup { .. } | Details { .. } | GroupItem { .. })
    }
}

pub struct Card {
    title: String,
    href: Option<String>,
    body: String,
}

struct Frame {
    open: Open,
    indent: usize,
    lines: Vec<String>,
    /// The line that began it, for what is never closed.
    begun: String,
}

pub fn convert(body: &str, context: &mut Context) -> String {
    let body = crate::repair::literal(body);
    let fields = context.fields;
    let env = Env {
        props: std::mem::take(&mut context.props),
        front: Some(fields),
        is_vue: context.flavor == Flavor::Vue,
        ..Env::default()
    };
    let (lines, env) = jsx::split(&body, env, context);
    let mut stack = vec![frame(Open::Body, 0, "")];
    // Blocks that are too deep are not begun.
    let mut skipped = 0_usize;
    for line in lines {
        match line.piece {
            Piece::Verbatim(text) => push(&mut stack, text),
            Piece::Block(text) => put(&mut stack, &text, line.indent),
            Piece::Begin(_) if stack.len() >= MAX_DEPTH => skipped += 1,
            Piece::Begin(open) => stack.push(frame(open, line.indent, "")),
            Piece::End if skipped > 0 => skipped -= 1,
            Piece::End => close_tag(&mut stack),
            Piece::Text(text) => {
                let place = format!("{}:{}", context.source, line.at);
                one(&text, &mut stack, &env, context, &place);
            }
        }
    }
    while stack.len() > 1 {
        if stack.last().is_some_and(|last| last.open.is_tag()) {
            let note = "its tags are left out, what is between them stays";
            context.report.left("a component that is never closed", note, context.source);
            close_tag(&mut stack);
        } else {
            abandon(&mut stack);
        }
    }
    let made = stack.pop().map(|frame| blocks::squeezed(&frame.lines)).unwrap_or_default();
    below_title(made)
}

/// A badge in the heading of the page is the first thing below it: titles have none.
fn below_title(text: String) -> String {
    let Some((title, rest)) =
        text.trim_start().strip_prefix("# ").map(|rest| rest.split_once('\n').unwrap_or((rest, "")))
    else {
        return text;
    };
    let Some(at) = title.find("{{ badge(").filter(|_| title.trim_end().ends_with("}}")) else { return text };
    format!("# {}\n\n{}\n{rest}", title[..at].trim_end(), title[at..].trim())
}

fn frame(open: Open, indent: usize, begun: &str) -> Frame {
    Frame { open, indent, lines: Vec::new(), begun: begun.to_owned() }
}

fn push(stack: &mut [Frame], line: String) {
    if let Some(top) = stack.last_mut() {
        top.lines.push(line);
    }
}

/// One line outside of code.
fn one(line: &str, stack: &mut Vec<Frame>, env: &Env, context: &mut Context, place: &str) {
    let bare = line.trim();
    let indent = line.len() - line.trim_start().len();
    // The list of contents is beside every article.
    if bare.eq_ignore_ascii_case("[[toc]]") {
        return;
    }
    if let Some(name) = unknown_container(bare) {
        let note = "its lines of colons are left out, what is between them stays: write what else it should show";
        context.report.left(&format!(":::{name}"), note, place);
        let colons = bare.len() - bare.trim_start_matches(':').len();
        let title = bare[colons..].trim_start()[name.len()..].trim();
        let title = title.strip_prefix('[').and_then(|title| title.split(']').next()).unwrap_or(title);
        let label = if title.starts_with('{') { "" } else { title };
        stack.push(frame(Open::GroupItem { label: None, colons }, indent, line));
        if !label.is_empty() {
            push(stack, format!("{}**{label}**", " ".repeat(indent)));
            push(stack, String::new());
        }
    } else if let Some(open) = container(bare).filter(|_| stack.len() < MAX_DEPTH) {
        stack.push(frame(open, indent, line));
    } else if bare.starts_with(":::") && bare.trim_matches(':').is_empty() {
        close_container(bare.len(), line, stack);
    } else if let Some(block) = files::shown(bare, context, env, place) {
        put(stack, &block, indent);
    } else {
        let line = if context.flavor == Flavor::Vue { crate::attributes::glued(line) } else { line.to_owned() };
        push(stack, text(&line));
    }
}

/// The name of a container that has no counterpart.
fn unknown_container(line: &str) -> Option<&str> {
    let name = line.strip_prefix(":::")?.trim_start_matches(':').trim_start().split([' ', '{', '[']).next()?;
    (!name.is_empty() && container(line).is_none()).then_some(name)
}

/// A line of text: addresses that only the source reads so.
fn text(line: &str) -> String {
    if !line.contains("](") {
        return line.to_owned();
    }
    line.replace("](pathname://", "](")
        .replace("](@site/", &format!("]({SITE}"))
        .replace("](<@site/", &format!("](<{SITE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converted(text: &str) -> (String, Vec<String>) {
        let mut report = Report::default();
        let snippet = |_: &str, path: &str| (path == "./_part.mdx").then(|| "part".to_owned());
        let fields = Fields::from_iter([("title".to_owned(), "Contacts".into())]);
        let mut context = Context {
            flavor: Flavor::Jsx,
            source: "a.md",
            line: 1,
            fields: &fields,
            props: Fields::new(),
            snippet: &snippet,
            find: &|_, _| None,
            files: &Source::default(),
            depth: 0,
            report: &mut report,
        };
        let text = convert(text, &mut context);
        (text, report.left.into_iter().map(|entry| entry.construct).collect())
    }

    #[test]
    fn each_construct() {
        for (from, to) in [
            (":::tip[Do **it**]\n\nText\n\n:::\n", "> [!TIP] Do **it**\n> Text\n"),
            ("::::note A\n:::danger\nb\n:::\n::::", "> [!NOTE] A\n> > [!CAUTION]\n> > b\n"),
            ("import Part from './_part.mdx';\n\n<Part />", "\n{{ snippet(name=\"part\") }}\n"),
            ("a {/* b */}", "a <!-- b -->"),
            ("<img src={require('./a.png').default} />", "![](./a.png)"),
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
            ("a {'b'} {frontMatter.title} {1}", "a b Contacts 1"),
            ("export const year = 2026;\n\nIn {year}", "\nIn 2026"),
            ("<a id=\"x\" />Text", "<a id=\"x\"></a>Text"),
            ("<div style={{color: 'red'}}>\n  **a**\n</div>", "**a**\n"),
            ("<p>a **b**</p>", "a **b**\n"),
            (
                "<table><tr><td>a **b**</td></tr></table>",
                "<table>\n<tr>\n<td>a <strong>b</strong></td>\n</tr>\n</table>\n",
            ),
            (
                "<CardGrid>\n  <LinkCard\n    title=\"A\"\n    href=\"/b/\"\n    description=\"c\" />\n</CardGrid>",
                ":::cards\n- [A](/b/): c\n:::\n",
            ),
            (
                "<CardGrid>\n<Card title=\"A\">\nb\n</Card>\n<Card title=\"C\">d</Card>\n</CardGrid>",
                "- **A**\n\n  b\n- **C**\n\n  d\n",
            ),
            ("<LinkButton\n  href=\"/a/\">\n  b\n</LinkButton> c", "[b](/a/) c"),
            ("<FileTree>\n- a\n  - **b** c\n  - d\n</FileTree>", "```text\na\n├── b c\n└── d\n```\n"),
            ("<Code code={`a\nb`} lang=\"js\" />", "```js\na\nb\n```\n"),
            ("<CodeBlock language=\"js\">\n{`a\n  b`}\n</CodeBlock>", "```js\na\n  b\n```\n"),
            ("<details><summary>A **b**</summary>\n\nc\n\n</details>", ":::details A **b**\nc\n:::\n"),
            ("<Link to=\"/a\">b</Link> <Icon name=\"star\" />", "[b](/a) {{ icon(name=\"star\") }}"),
            ("import the file from your disk", "import the file from your disk"),
        ] {
            let (made, left) = converted(from);
            assert_eq!((made.as_str(), left.len()), (to, 0), "{from}");
        }
        assert_eq!(
            converted("a <Chart of={x} /> `<Code />`"),
            ("a  `<Code />` <!-- left out: <Chart of={x} /> -->".to_owned(), vec!["<Chart>".to_owned()])
        );
        let (text, left) = converted("# A {props.x}\n\n<Box>\n\nb {c.map(d => (\n  <li>{d}</li>\n))}\n\n</Box>");
        assert_eq!(text, "# A \n\nb <!-- left out: {c.map(d => ( <li>{d}</li> ))} -->\n");
        assert_eq!(left, ["`{…}`, an expression", "<Box>"]);
        assert_eq!(converted(":::note\nopen").0, ":::note\nopen");
    }
}
