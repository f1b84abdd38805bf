//! Shortcodes of Hugo, and tags of GitBook → our markup.
//!
//! | shortcodes of Hugo and its themes for documentation, tags of GitBook | here |
//! |---|---|
//! | `alert`, `callout`, `hint`, `notice`, `admonition`, `note`, `tip`, `warning`… | callouts |
//! | `tabpane`, `tabs` with `tab` | `:::tabs` |
//! | `details`, `expand`, `collapse`, `accordion` | `:::details` |
//! | `steps` around an ordered list | `:::steps`; around headings, the headings |
//! | `figure`, `img`, `image` | a picture, with its caption |
//! | `ref`, `relref` | the path of the article |
//! | `highlight`, `code` | code between fences |
//! | `youtube`, `vimeo` | `{{ video(…) }}` |
//! | `include`, `readfile`, `snippet` of a Markdown file | `{{ snippet(…) }}` |
//! | `param` | the value |
//! | `comment` | a comment |
//! | `br`, `rawhtml`, `html` | HTML |
//! | `embed` | a video, or a link |
//! | `content-ref` | a link to the article |
//! | `stepper` with `step`, `columns` | what is in them |
//! | `swagger` and its parts | the request as code, parameters as a list, answers |
//! | `prompt`, `updates` | a callout; the texts, each with its day |
//! | `if`, `openapi` | what is in them, and named in the report |
//! | `file` | a link to the file |
//! | every other | left out, with a comment; what is between two tags stays; in the report |

mod hidden;
mod parse;
mod themes;

use crate::blocks::{self, Writer, callout, dedented, details, marker, one_line, tabs, video};
use crate::lookup::REF;
use crate::report::Report;
use crate::source::line_of;
use crate::values::{Fields, as_text, lookup};
pub use parse::Dialect;
use parse::{Call, Node, parse};

/// What a shortcode may ask for.
pub struct Context<'a> {
    pub dialect: Dialect,
    /// The file, and where its body begins in it.
    pub source: &'a str,
    pub text: &'a str,
    pub start: usize,
    /// The page's own parameters, those of its language, those of the site.
    pub params: [&'a Fields; 4],
    /// The snippet that an include means, by what it names.
    pub include: &'a dyn Fn(&str) -> Option<String>,
    pub report: &'a mut Report,
}

impl Context<'_> {
    fn place(&self, call: &Call) -> String {
        format!("{}:{}", self.source, line_of(self.text, self.start + call.at))
    }
}

pub fn convert(body: &str, context: &mut Context) -> String {
    let mut writer = Writer::default();
    let body = crate::repair::literal(body);
    let nodes = parse(&body, context.dialect);
    write(&nodes, context, &mut writer);
    examples(&hidden::carried(&writer.finish()))
}

/// An example of a shortcode is code, also where the source has it in its text.
fn examples(text: &str) -> String {
    if !text.contains('\u{E001}') {
        return text.to_owned();
    }
    let mut fence = guichet_syntax::fenced::Fence::default();
    let line = |line: &str| {
        if fence.holds(line) || line.starts_with("    ") {
            return line.replace(['\u{E001}', '\u{E002}'], "");
        }
        let parts = line.split('`').enumerate().map(|(at, part)| match at % 2 {
            0 => part.replace(['\u{E001}', '\u{E002}'], "`"),
            _ => part.replace(['\u{E001}', '\u{E002}'], ""),
        });
        parts.collect::<Vec<_>>().join("`")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn write(nodes: &[Node], context: &mut Context, writer: &mut Writer) {
    for node in nodes {
        match node {
            Node::Text(text) => writer.text(text),
            // Whether it is in code already is known at the end.
            Node::Example(text) => writer.text(&format!("\u{E001}{text}\u{E002}")),
            Node::Call(call) => match converted(call, context, writer.indent()) {
                Some(Made::Block(block)) => writer.block(&block),
                Some(Made::Inline(text)) => writer.text(&text),
                None => unknown(call, context, writer),
            },
        }
    }
}

/// What is inside a shortcode, without the indentation of the line that it is on.
fn inside(call: &Call, context: &mut Context, indent: usize) -> String {
    let mut writer = Writer::default();
    write(call.inner.as_deref().unwrap_or_default(), context, &mut writer);
    dedented(&writer.finish(), indent)
}

enum Made {
    Block(String),
    Inline(String),
}

fn unknown(call: &Call, context: &mut Context, writer: &mut Writer) {
    let note = match (context.dialect, &call.inner) {
        (Dialect::GitBook, _) => "left out, with a comment at its place: what is between its tags stays",
        (Dialect::Hugo, None) => "left out, with a comment at its place: write what it should show",
        (Dialect::Hugo, Some(_)) => "its tags are left out, what is between them stays: write what else it should show",
    };
    let (source, text, at) = (context.source, context.text, context.start + call.at);
    let construct = match context.dialect {
        Dialect::Hugo => format!("{{{{< {} >}}}}", call.name),
        Dialect::GitBook => format!("{{% {} %}}", call.name),
    };
    context.report.left_at(&construct, note, || format!("{source}:{}", line_of(text, at)));
    // Readers never saw the source of it.
    match (context.dialect, &call.inner) {
        (Dialect::Hugo, None) => writer.text(&hidden::whole(call.open)),
        (Dialect::Hugo, Some(inner)) => {
            // Without Markdown in it, it may be code.
            if let [Node::Text(text)] = inner.as_slice()
                && let Some(language) = hidden::language(text).filter(|_| !call.is_markdown)
            {
                let text = dedented(text.trim_matches('\n'), writer.indent());
                return writer.block(&blocks::code(language, &text));
            }
            writer.text(&hidden::tag(call.open));
            write(inner, context, writer);
            writer.text(&hidden::tag(call.close));
        }
        (Dialect::GitBook, inner) => {
            let open = blocks::one_line(call.open).replace("--", "- -");
            writer.text(&format!("<!-- left out: {open} -->"));
            if let Some(inner) = inner {
                write(inner, context, writer);
            }
        }
    }
}

fn converted(call: &Call, context: &mut Context, indent: usize) -> Option<Made> {
    let args = &call.args;
    let name = call.name.to_lowercase();
    match name.as_str() {
        "tabpane" | "tabs" | "tabbed" => tab_pane(call, context, indent),
        "details" | "expand" | "collapse" | "accordion" if call.inner.is_some() => {
            let summary = args.get(&["summary", "title", "label"], 0).unwrap_or("Details").to_owned();
            Some(Made::Block(details(&summary, &inside(call, context, indent))))
        }
        "steps" if call.inner.is_some() => {
            let body = inside(call, context, indent);
            let is_list = body.starts_with(|c: char| c.is_ascii_digit());
            Some(Made::Block(if is_list { format!(":::steps\n{}\n:::", body.trim()) } else { body }))
        }
        "figure" | "img" | "image" | "imgproc" => figure(call),
        "ref" | "relref" => reference(args.get(&["path"], 0)?).map(Made::Inline),
        // GitBook has a fence in it.
        "highlight" | "code" if call.inner.is_some() && context.dialect == Dialect::Hugo => {
            let body = inside(call, context, indent);
            Some(Made::Block(blocks::code(args.get(&["lang"], 0).unwrap_or_default(), &body)))
        }
        "youtube" | "vimeo" => {
            let id = args.get(&["id"], 0)?.replace(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_', "");
            let base = if name == "youtube" { "https://www.youtube.com/watch?v=" } else { "https://vimeo.com/" };
            Some(Made::Block(video(&format!("{base}{id}"), args.get(&["title"], 1).unwrap_or("Video"))))
        }
        "include" | "readfile" | "snippet" | "include-md" | "includes" => {
            let snippet = (context.include)(args.get(&["file", "path", "name"], 0)?)?;
            Some(Made::Inline(format!("{{{{ snippet(name=\"{snippet}\") }}}}")))
        }
        "param" => {
            let key = args.get(&["name"], 0)?;
            let found = context.params.iter().find_map(|fields| lookup(fields, key))?;
            as_text(found).map(Made::Inline)
        }
        "comment" => Some(Made::Inline(format!("<!-- {} -->", inside(call, context, indent).replace("--", "—")))),
        "br" => Some(Made::Inline("<br>".to_owned())),
        "rawhtml" | "html" | "raw" if call.inner.is_some() => Some(Made::Inline(inside(call, context, indent))),
        _ if context.dialect == Dialect::GitBook => gitbook(&name, call, context, indent),
        name => themes::converted(name, call, context, indent).or_else(|| alert(name, call, context, indent)),
    }
}

/// What only GitBook has.
fn gitbook(name: &str, call: &Call, context: &mut Context, indent: usize) -> Option<Made> {
    let url = call.args.named(&["url", "src"]).map(str::to_owned);
    match name {
        "code" => {
            let body = inside(call, context, indent);
            let said = ["title", "lineNumbers", "overflow"].iter().filter_map(|key| {
                let value = call.args.named(&[key])?.replace('"', "'");
                Some(format!(" {key}=\"{value}\""))
            });
            let said = said.collect::<String>();
            // Behind the fence, with a language, since it is said of one.
            let titled = body.split_once('\n').filter(|(fence, _)| fence.starts_with("```") && !said.is_empty()).map(
                |(fence, rest)| {
                    let language = if fence.trim_matches('`').trim().is_empty() { "text" } else { "" };
                    format!("{}{language}{said}\n{rest}", fence.trim_end())
                },
            );
            Some(Made::Block(titled.unwrap_or(body)))
        }
        "embed" => {
            let url = url?.trim_matches(['<', '>', ' ']).to_owned();
            let is_video = ["youtube.com/watch", "youtu.be/", "vimeo.com/"].iter().any(|host| url.contains(host));
            let caption = blocks::one_line(&inside(call, context, indent));
            let title = if caption.is_empty() { "Video" } else { &caption };
            let link =
                || format!("[{}]({})", if caption.is_empty() { &url } else { &caption }, crate::uses::written(&url));
            Some(Made::Block(if is_video { video(&url, title) } else { link() }))
        }
        // A link of its own is in it.
        "content-ref" => Some(Made::Block(inside(call, context, indent))),
        "file" => {
            let url = url?;
            let caption = blocks::one_line(&inside(call, context, indent));
            let name = if caption.is_empty() { crate::source::split(&url).1 } else { &caption };
            Some(Made::Block(format!("[{name}]({})", crate::uses::written(&url))))
        }
        "stepper" | "step" | "columns" | "column" if call.inner.is_some() => {
            Some(Made::Block(inside(call, context, indent)))
        }
        "prompt" if call.inner.is_some() => {
            let title = call.args.named(&["description", "title"]).map(str::to_owned);
            Some(Made::Block(callout("TIP", title.as_deref(), &inside(call, context, indent))))
        }
        "updates" if call.inner.is_some() => Some(Made::Block(inside(call, context, indent))),
        "update" if call.inner.is_some() => {
            let day = call.args.named(&["date"]).map_or_else(String::new, |day| format!("*{day}*\n\n"));
            Some(Made::Block(format!("{day}{}", inside(call, context, indent).trim())))
        }
        // What only some readers saw is for all.
        "if" | "else" | "elsif" | "openapi" | "openapi-operation" | "openapi-schemas" => {
            let note = match call.inner {
                Some(_) => "its tags are left out, what is between them stays: write what else it should show",
                None => "left out: write what it should show",
            };
            let place = context.place(call);
            context.report.left(&format!("{{% {name} %}}"), note, &place);
            Some(Made::Block(inside(call, context, indent)))
        }
        name if name.starts_with("swagger") => api(name, call, context, indent),
        name => alert(name, call, context, indent),
    }
}

/// The parts of a description of a request: what was asked, and each answer.
fn api(name: &str, call: &Call, context: &mut Context, indent: usize) -> Option<Made> {
    let arg =
        |names: &[&str]| call.args.named(names).map(str::trim).filter(|text| !text.is_empty()).map(blocks::one_line);
    let inner = inside(call, context, indent);
    let head = match name {
        "swagger" => {
            let method = arg(&["method"]).unwrap_or_default().to_uppercase();
            let url = format!("{}{}", arg(&["baseUrl"]).unwrap_or_default(), arg(&["path"]).unwrap_or_default());
            let request = format!("`{}`", format!("{method} {url}").trim());
            arg(&["summary"]).map_or(request.clone(), |summary| format!("**{summary}** {request}"))
        }
        "swagger-parameter" => {
            let required = arg(&["required"]).filter(|required| required == "true").map(|_| "required".to_owned());
            let about: Vec<String> = [arg(&["in"]), arg(&["type"]), required].into_iter().flatten().collect();
            let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
            let text = inner.trim().replace('\n', "\n  ");
            return Some(Made::Block(
                format!("- `{}`{about} {text}", arg(&["name"]).unwrap_or_default()).trim_end().to_owned(),
            ));
        }
        "swagger-response" => [arg(&["status"]).map(|status| format!("**{status}**")), arg(&["description"])]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        "swagger-description" => String::new(),
        _ => return None,
    };
    Some(Made::Block(format!("{head}\n\n{}", inner.trim()).trim().to_owned()))
}

/// Callouts: their kind is their name, or the first or a named value.
fn alert(name: &str, call: &Call, context: &mut Context, indent: usize) -> Option<Made> {
    call.inner.as_ref()?;
    let args = &call.args;
    let (kind, title) = match name {
        "alert" | "callout" | "hint" | "notice" | "admonition" | "pageinfo" | "banner" => {
            let kind = args.named(&["color", "type", "style", "level"]);
            let first = args.list.first().map(String::as_str);
            let is_kind = first.is_some_and(|first| marker(first).is_some());
            let title =
                args.named(&["title", "header"]).or(if is_kind { args.list.get(1).map(String::as_str) } else { first });
            let kind = kind.or(first.filter(|_| is_kind)).unwrap_or(if name == "hint" { "tip" } else { "note" });
            (marker(kind).unwrap_or("NOTE"), title)
        }
        name => (marker(name)?, args.get(&["title", "header"], 0)),
    };
    let title = title.map(str::to_owned);
    let body = inside(call, context, indent);
    if body.trim().is_empty() {
        return Some(Made::Block(
            title.map_or_else(String::new, |title| format!("> [!{marker}]\n> {title}", marker = kind)),
        ));
    }
    Some(Made::Block(callout(kind, title.as_deref(), &body)))
}

fn tab_pane(call: &Call, context: &mut Context, indent: usize) -> Option<Made> {
    let items = call.args.named(&["items"]).unwrap_or_default();
    let items: Vec<&str> = items.split(',').map(str::trim).collect();
    let is_text = call.args.named(&["text"]) == Some("true") || call.name != "tabpane";
    let language = call.args.named(&["lang", "langEqualsHeader"]).unwrap_or_default().to_owned();
    let mut all = Vec::new();
    for node in call.inner.as_ref()? {
        let Node::Call(tab) = node else { continue };
        if !matches!(tab.name.to_lowercase().as_str(), "tab" | "tab-item" | "codetab") || tab.inner.is_none() {
            continue;
        }
        if tab.args.named(&["disabled"]) == Some("true") {
            continue;
        }
        let given = tab.args.named(&["header", "name", "title", "label"]).map(str::to_owned);
        // Words without quotes are one label.
        let listed = (!tab.args.list.is_empty()).then(|| tab.args.list.join(" "));
        let item = items.get(all.len()).filter(|item| !item.is_empty()).map(|item| (*item).to_owned());
        let label = given.or(listed).or(item).unwrap_or_else(|| format!("{}", all.len() + 1));
        let body = inside(tab, context, indent);
        let is_code =
            !is_text && !tab.is_markdown && tab.args.named(&["text"]) != Some("true") && !body.contains("```");
        let language = tab.args.named(&["lang"]).unwrap_or(&language);
        all.push((label.trim().to_owned(), if is_code { blocks::code(language, &body) } else { body }));
    }
    if all.is_empty() {
        return None;
    }
    if texts_between(call) {
        let note = "left out: only what is in the tabs was carried";
        let place = context.place(call);
        context.report.left("text between the tabs of a tabpane", note, &place);
    }
    Some(Made::Block(tabs(&all)))
}

fn texts_between(call: &Call) -> bool {
    let texts = call.inner.iter().flatten();
    texts
        .into_iter()
        .any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty() && !text.trim().starts_with("<!--")))
}

fn figure(call: &Call) -> Option<Made> {
    let args = &call.args;
    let src = args.get(&["src", "link"], 0)?;
    let (title, caption) = (args.named(&["title"]), args.named(&["caption"]));
    let words = caption.or(title).unwrap_or_default();
    let alt = args.get(&["alt"], 1).unwrap_or(words);
    let width = args.named(&["width"]).and_then(crate::attributes::width).unwrap_or_default();
    let link = args.named(&["link"]).filter(|_| args.named(&["src"]).is_some());
    let has_marks = words.contains(['*', '[', '`', '<']);
    let by = args.named(&["attr"]);
    if link.is_none() && by.is_none() && (title.is_none() || caption.is_none()) && !has_marks {
        return Some(Made::Inline(blocks::shown(src, alt, Some(words), &width)));
    }
    // Only a picture alone, with one plain text, has that as its caption.
    let picture = blocks::shown(src, alt, None, &width);
    let picture = link.map_or(picture.clone(), |link| format!("[{picture}]({})", crate::uses::written(link)));
    let by = by.map(|by| match args.named(&["attrlink"]) {
        Some(to) => format!("[{by}]({})", crate::uses::written(to)),
        None => by.to_owned(),
    });
    let title = title.map(|title| format!("**{title}**"));
    let below: Vec<String> = [title, caption.map(str::to_owned), by].into_iter().flatten().collect();
    Some(Made::Block(format!("{picture}\n\n{}", one_line(&below.join(" "))).trim().to_owned()))
}

/// The path of a page, marked as one: it is looked up with all other links.
fn reference(path: &str) -> Option<String> {
    let path = path.trim();
    if path.is_empty() {
        return None;
    }
    Some(if path.starts_with('#') { path.to_owned() } else { format!("{REF}{}", crate::uses::written(path)) })
}

/// Whether a front matter value is a flag that is set.
pub fn is_set(fields: &Fields, key: &str) -> bool {
    crate::values::is_on(lookup(fields, key))
}
