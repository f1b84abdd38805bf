//! One file's text → one `ParsedFile`: front matter, Markdown, headings, links. Pure and cacheable: depends on one
//! file and on `MarkdownOptions` only, never on other articles.

use std::sync::Arc;

use guichet_core::deferred::Deferred;
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::model::Locale;

pub mod body;
mod editorial;
pub mod edits;
mod elsewhere;
mod formula;
pub mod front_matter;
pub mod markdown;
pub mod mentions;
mod prose;
pub mod rare;
mod rare_blocks;
pub mod standing;
pub mod table_text;

use body::{Body, Content, Outline};
use front_matter::{Head, HeadKind};
use markdown::MarkdownOptions;
pub use markdown::writer::parse_body;
use mentions::Mentions;

/// An article or an `_index.md`. A broken file still exists: links to it are not further mistakes.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct ParsedFile {
    /// From the site's root: `content/fr/contacts/import.md`.
    pub path: Arc<str>,
    pub locale: Locale,
    /// Below the locale, without `.md`: `contacts/import`, `contacts/_index`.
    pub rel: Arc<str>,
    /// Of an article, also where it is the page of a folder.
    pub kind: HeadKind,
    /// It is an article, and the page of the folder beside it that has its name.
    pub beside: bool,
    pub head: Head,
    /// What the file itself says, where `head` has more: a translation has from its original what it doesn't say.
    #[serde(skip)]
    pub own: Option<Box<Head>>,
    /// Where many files are known from before, read when it is asked for.
    #[serde(skip)]
    pub body: Deferred<Outline>,
}

/// What is made of one file: what other pages may depend on, and what only its own page is made of.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub file: ParsedFile,
    pub content: Content,
}

impl ParsedFile {
    /// What the file itself says.
    pub fn own_head(&self) -> &Head {
        self.own.as_deref().unwrap_or(&self.head)
    }

    /// The folder that it is the page of, beside which it stands: `contacts/import.md` is that of `contacts/import/`.
    pub fn beside_folder(&self) -> Option<&str> {
        self.beside.then_some(&*self.rel)
    }

    /// What lists and `<title>` call it: the front matter's title, else the first H1, else the file's name.
    pub fn title(&self) -> &str {
        self.written_title().unwrap_or_else(|| self.rel.rsplit('/').next().unwrap_or_default())
    }

    /// The front matter's title, else the first H1.
    pub fn written_title(&self) -> Option<&str> {
        match (&self.head.title, &self.body.h1) {
            (Some(title), _) => Some(title.value.trim()),
            (None, Some(h1)) if !h1.text.is_empty() => Some(&h1.text),
            (None, _) => None,
        }
    }
}

/// Where a file of `content/` belongs: its locale and its path below it, without `.md`.
/// `None` for snippets and for files that are not below a locale's folder.
pub fn place(path: &str) -> Option<(&str, &str)> {
    let (locale, rel) = path.strip_prefix("content/")?.split_once('/')?;
    let rel = rel.strip_suffix(".md")?;
    (!rel.starts_with("_snippets/")).then_some((locale, rel))
}

/// Parses one file of `content/`. `beside` says that a folder of articles has its name: then it is the page of that folder, unless it
/// has a `slug` and so an address of its own.
pub fn parse_file(
    path: &Arc<str>,
    locale: &Locale,
    rel: &str,
    beside: bool,
    text: &Arc<str>,
    options: &MarkdownOptions,
) -> Outcome<Parsed> {
    let split = front_matter::split(text);
    let head_of = |kind| front_matter::parse_head(path, text, &split, kind, options.variables);
    let kind = if rel == "_index" || rel.ends_with("/_index") { HeadKind::Index } else { HeadKind::Article };
    let mut head = head_of(kind);
    let beside = beside && kind == HeadKind::Article && head.value.slug.is_none();
    if beside {
        head = head_of(HeadKind::OfFolder);
    }
    let body = parse_body(path, &text[split.body..], split.body, options);
    let mut diags = head.diags;
    editorial::watch(path, text, &head.value, &split, body.value.outline.h1.as_ref(), options.wording, &mut diags);
    diags.extend(body.diags);
    let Body { mut outline, mut content } = body.value;
    content.source = Arc::clone(text);
    let yaml = split.yaml.clone().map_or("", |yaml| &text[yaml]);
    if content.html().any(rare_blocks::is_in) {
        outline.more.get_mut().rare_blocks = true;
    }
    outline.mentions = Mentions::of(yaml, content.html(), options.html);
    outline.settle();
    let file = ParsedFile {
        path: Arc::clone(path),
        locale: locale.clone(),
        rel: Arc::from(rel),
        kind,
        beside,
        head: head.value,
        own: None,
        body: outline.into(),
    };
    if let Some(slug) = file.head.slug.as_ref().filter(|_| rel == "_index") {
        let diagnostic = Diagnostic::new(codes::FM003, "the home page has no `slug`")
            .help(format!("remove it: the page is always at `/{locale}/`"))
            .at(path, slug.span.clone());
        diags.push(diagnostic);
    }
    let untitled = file.head.title.is_none() && file.body.h1.is_none();
    if untitled && !file.head.title_is_wrong && kind == HeadKind::Article {
        let empty = text[split.body..].trim().is_empty() && split.yaml.is_none();
        let fix = front_matter::fences::opening(text).filter(|_| split.yaml.is_none() && !split.unclosed);
        let dashes = front_matter::fences::changed_dashes(text.trim_start()).filter(|_| fix.is_some());
        let by_dashes = dashes.map(|dashes| {
            format!(
                "the first line must be three hyphens, `---`, and here it is `{dashes}`, as word processors write them"
            )
        });
        let message = match (empty, &fix) {
            (true, _) => "the file is empty",
            (_, Some(_)) => "the article has no title: the lines at its top are read as text",
            _ => "the article has no title",
        };
        let diagnostic = Diagnostic::new(codes::FM002, message)
            .help(match text[split.body..].trim_start() {
                _ if by_dashes.is_some() => by_dashes.as_deref().unwrap_or_default(),
                // TOML, as in Hugo and Zola.
                late if late.starts_with("+++") => "write the front matter in YAML, between two lines `---`",
                late if late.starts_with("---\n") && split.yaml.is_none() => {
                    "the front matter begins on the first line, without anything before it"
                }
                _ if empty => "begin it with the title, `# The title`, and write the text below; or delete the file",
                _ if fix.is_some() => "put a line `---` above `title:`, and another one below the last of these lines",
                _ => "add `title: …` to its front matter, or begin its text with `# …`",
            })
            .fix(fix)
            .at(path, 0..text.lines().next().map_or(0, str::len));
        diags.push(diagnostic);
    }
    for diagnostic in &mut diags {
        diagnostic.locale = Some(locale.clone());
        diagnostic.article.get_or_insert_with(|| Arc::clone(&file.rel));
    }
    Outcome { value: Parsed { file, content }, diags }
}
