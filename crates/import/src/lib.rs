//! Other generators' sites and help desks' exports → the files of a site, and a report of what could not be carried.
//!
//! ```text
//! Source ─► one file or folder each ─ Draft ─► place ─► carry (links) ─► out ─► files by path, Report
//!                                                                             record: which of them may be written
//! ```
//!
//! All of it is pure: a source is a tree of values, nothing of it is executed, and where files go is the caller's business. Each
//! kind of source is one folder or file, with its mapping as a table on top; what they share works on the `Draft`.

use std::collections::{BTreeMap, BTreeSet};

mod abbreviations;
mod anchors;
mod attributes;
mod blocks;
mod carry;
mod code_blocks;
mod desk;
mod docusaurus;
mod draft;
mod emoji;
mod flow;
mod folders;
mod follow;
mod formulas;
mod gitbook;
mod helpscout;
mod hero;
mod home;
mod hosts;
mod html;
mod hubspot;
mod hugo;
mod icons;
mod inline;
mod instead;
mod intercom;
mod jekyll;
mod js;
mod lists;
mod lookup;
mod marks;
mod mdx;
pub mod merge;
mod mkdocs;
mod moved;
mod names;
mod nav;
mod out;
mod parts;
mod patterns;
mod place;
mod plain;
mod plans;
mod record;
mod redirects;
mod references;
mod remote;
mod repair;
mod report;
mod saved;
mod shortcodes;
mod source;
mod starlight;
mod statics;
mod styles;
mod top;
pub mod uses;
mod values;
mod visibility;
mod vitepress;
mod vuepress;
mod word;
mod zendesk;

pub use anchors::with_heading_ids;
pub use out::Content;
pub use plans::Plans;
pub use record::{FILE as RECORD, Plan, Record, plan};
pub use remote::asset;
pub use report::{Came, Entry, Kept, Links, Report, ToAdd};
pub use source::Source;

/// What can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    Hugo,
    Docusaurus,
    Starlight,
    VitePress,
    VuePress,
    Jekyll,
    MkDocs,
    GitBook,
    Zendesk,
    Intercom,
    HelpScout,
    HubSpot,
    Html,
    Word,
}

impl From {
    pub const ALL: [From; 14] = [
        From::Hugo,
        From::Docusaurus,
        From::Starlight,
        From::VitePress,
        From::VuePress,
        From::Jekyll,
        From::MkDocs,
        From::GitBook,
        From::Zendesk,
        From::Intercom,
        From::HelpScout,
        From::HubSpot,
        From::Html,
        From::Word,
    ];

    pub fn name(self) -> &'static str {
        match self {
            From::Hugo => "hugo",
            From::Docusaurus => "docusaurus",
            From::Starlight => "starlight",
            From::VitePress => "vitepress",
            From::VuePress => "vuepress",
            From::Jekyll => "jekyll",
            From::MkDocs => "mkdocs",
            From::GitBook => "gitbook",
            From::Zendesk => "zendesk",
            From::Intercom => "intercom",
            From::HelpScout => "helpscout",
            From::HubSpot => "hubspot",
            From::Html => "html",
            From::Word => "word",
        }
    }

    fn title(self) -> &'static str {
        match self {
            From::Hugo => "Hugo",
            From::Docusaurus => "Docusaurus",
            From::Starlight => "Starlight",
            From::VitePress => "VitePress",
            From::VuePress => "VuePress",
            From::Jekyll => "Jekyll",
            From::MkDocs => "MkDocs",
            From::GitBook => "GitBook",
            From::Zendesk => "Zendesk Guide",
            From::Intercom => "Intercom",
            From::HelpScout => "Help Scout",
            From::HubSpot => "HubSpot",
            From::Html => "HTML",
            From::Word => "Word",
        }
    }

    /// Whether titles know no markup there.
    fn is_plain(self) -> bool {
        matches!(self, From::Zendesk | From::Intercom | From::HelpScout | From::HubSpot | From::Html | From::Word)
    }

    /// Whether its sources are made into pages by a program, with folders for what it makes.
    fn is_generator(self) -> bool {
        let is_other = matches!(self, From::Zendesk | From::Intercom | From::HelpScout | From::HubSpot);
        !is_other && !matches!(self, From::Html | From::Word)
    }

    /// # Errors
    /// A name that is not one of [`From::ALL`], in words for whoever wrote it.
    pub fn parse(name: &str) -> Result<From, String> {
        let name = name.trim().to_lowercase();
        let known = From::ALL.into_iter().find(|from| from.name() == name);
        known.ok_or_else(|| {
            let names = From::ALL.map(From::name).join("`, `");
            format!("`{name}` is not something to import from; write one of `{names}`")
        })
    }

    /// What a source most likely is, by the files that only one of them has.
    pub fn guess(source: &Source) -> Option<From> {
        let has_markdown = || source.paths().any(|path| path.ends_with(".md"));
        let is_general = |from: &From| matches!(from, From::Html | From::Word);
        let special = || From::ALL.into_iter().rev().filter(|from| !is_general(from));
        // What is at the top comes before what is in a folder of its own: that may be about something else.
        let at_top = || special().find(|from| from.is_one(source, str::is_empty));
        let anywhere = || special().find(|from| from.is_one(source, |_| true));
        // Shortcodes may be examples in the texts of others. What has no mark of its own comes last.
        let by_texts = || hugo::has_shortcodes(source).then_some(From::Hugo);
        let documents = || word::is_one(source) && !has_markdown() && !saved::is_one(source);
        // Others may have pages of HTML beside their texts, and pages may have documents to download.
        let pages = || saved::is_one(source) && !has_markdown() && saved::has_all(source, &word::documents(source));
        at_top().or_else(anywhere).or_else(by_texts).or_else(|| match () {
            () if documents() => Some(From::Word),
            () if pages() => Some(From::Html),
            () => None,
        })
    }

    /// Whether a source has the files that only this one has; of those whose settings may be in a folder, in one that fits.
    fn is_one(self, source: &Source, fits: impl Fn(&str) -> bool) -> bool {
        let home = |homes: Vec<&str>| homes.first().is_some_and(|home| fits(home));
        match self {
            From::Hugo => home(hugo::homes(source)),
            From::Docusaurus => home(docusaurus::homes(source)),
            From::Starlight => home(starlight::homes(source)),
            From::VitePress => vitepress::is_one(source),
            From::VuePress => vuepress::is_one(source),
            From::Jekyll => jekyll::is_one(source),
            From::MkDocs => mkdocs::is_one(source),
            From::GitBook => gitbook::is_one(source),
            From::Zendesk => zendesk::is_one(source),
            From::Intercom => intercom::is_one(source),
            From::HelpScout => helpscout::is_one(source),
            From::HubSpot => hubspot::is_one(source),
            From::Html | From::Word => false,
        }
    }

    /// The folder of the site in a source, `""` if that is the top.
    fn home(self, source: &Source) -> String {
        let homes = match self {
            From::Hugo => hugo::homes(source),
            From::Docusaurus => docusaurus::homes(source),
            From::Starlight => starlight::homes(source),
            _ => Vec::new(),
        };
        homes.first().copied().unwrap_or_default().to_owned()
    }

    /// What to say of a source that is two things at once: pages, and documents that no page has a link to.
    pub fn unclear(source: &Source) -> Option<String> {
        let documents = word::documents(source).len();
        if From::guess(source).is_some() || documents == 0 || !saved::is_one(source) {
            return None;
        }
        let pages = saved::pages(source).count();
        let count = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        Some(format!(
            "has {} and {} that they have no links to; say which are the articles: `--from html` (documents are files to download) or \
             `--from word` (pages are left out), or import each kind from a folder of its own",
            count(pages, "page of HTML", "pages of HTML"),
            count(documents, "document of Word", "documents of Word"),
        ))
    }
}

/// What an import makes.
#[derive(Debug)]
pub struct Imported {
    /// By their path below the new site's folder: plain paths with safe names.
    pub files: BTreeMap<String, Content>,
    /// Files of articles that have been moved in the new site: where they are, and where they would be.
    pub moved: BTreeMap<String, String>,
    /// What is known to be missing in the source, or can't be read, in words.
    pub lacks: Vec<String>,
    pub report: Report,
}

/// What the writer says of an import.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Today, as `2024-05-06`: some generators publish nothing before its date.
    pub day: String,
    pub plans: Plans,
    /// The folder below the locale that everything goes into.
    pub to: Option<String>,
    /// The language of texts that don't say it.
    pub locale: Option<String>,
    /// The default language of the site, if there is one already.
    pub default_locale: Option<String>,
    /// Whether the site is there, with a title and an address of its own.
    pub has_site: bool,
    /// `default_locale_in_path: false` in its settings.
    pub at_root: bool,
    /// `outputs: { addresses: html }` in its settings.
    pub with_html: bool,
    /// Files that the last import wrote and that are no longer there.
    pub gone: BTreeSet<String>,
    /// Files that the last import wrote.
    pub written: BTreeSet<String>,
    /// Articles that the site has, by their files.
    pub there: BTreeMap<String, There>,
}

/// What an article of the new site says of who it is.
#[derive(Clone, Debug, Default)]
pub struct There {
    pub id: Option<String>,
    pub aliases: Vec<String>,
}

impl There {
    /// Of a text with its front matter.
    pub fn of(text: &str) -> There {
        let fields = values::front_matter(text).fields;
        There {
            id: fields.get("id").and_then(values::as_text),
            aliases: fields.get("aliases").map(values::as_texts).unwrap_or_default(),
        }
    }
}

/// A file that is in another one has its bytes from there.
fn unpacked(content: Content, source: &Source) -> Content {
    match &content {
        Content::Copy(of) => source.packed(of).map_or(content.clone(), |bytes| Content::Bytes(bytes.to_vec())),
        _ => content,
    }
}

/// The tag of a language that somebody has named.
///
/// # Errors
/// It is none, in words.
pub fn locale(text: &str) -> Result<String, String> {
    draft::language(text).ok_or_else(|| format!("`{text}` is not a language; write a tag such as `fr` or `pt-BR`"))
}

/// Imports a source.
///
/// # Errors
/// A source without a single article, in words.
pub fn import(from: From, source: &Source, options: &Options) -> Result<Imported, String> {
    if from == From::Zendesk {
        zendesk::knows(source, &options.plans)?;
    }
    // A source is often the folder in which sites are built, too.
    let made = source.made(from.is_generator(), &from.home(source));
    let rest = (!made.is_empty()).then(|| source.without(&made));
    let source = rest.as_ref().unwrap_or(source);
    let unsaid = options.locale.as_deref().or(options.default_locale.as_deref());
    let mut draft = match from {
        From::Hugo => hugo::read(source, &options.day),
        From::Docusaurus => docusaurus::read(source),
        From::Starlight => starlight::read(source),
        From::VitePress => vitepress::read(source),
        From::VuePress => vuepress::read(source),
        From::Jekyll => jekyll::read(source, &options.day),
        From::MkDocs => mkdocs::read(source),
        From::GitBook => gitbook::read(source),
        From::Zendesk => zendesk::read(source, &options.plans),
        From::Intercom => intercom::read(source),
        From::HelpScout => helpscout::read(source),
        From::HubSpot => hubspot::read(source, &options.day),
        From::Html => saved::read(source, unsaid),
        From::Word => word::read(source, unsaid),
    };
    if let Some(locale) = unsaid.and_then(draft::language).filter(|_| options.locale.is_some() || draft.is_english) {
        draft.speaks(&locale);
    }
    if !draft.pages.iter().any(|page| page.kind == draft::Kind::Article) {
        let broken: Vec<&str> = draft.broken.iter().take(5).map(String::as_str).collect();
        let why = match broken.len() {
            0 if from.is_generator() && !draft.missing.is_empty() => {
                format!(", which lacks {}", draft.missing.join(", and "))
            }
            0 => String::new(),
            _ => format!(": {}; save it again, whole, and import again", broken.join(", ")),
        };
        return Err(format!("there is not one article of {} in the source{why}", from.title()));
    }
    if let Some(locale) = options.default_locale.as_deref().filter(|_| options.has_site).and_then(draft::language) {
        draft.default_is(locale);
    }
    if from.is_generator() {
        moved::of_hosts(source, &mut draft);
    }
    for folder in &made {
        draft.report.changed(
            "a folder that a program has made",
            "left out: it is not one of the source's texts",
            folder,
        );
    }
    draft.day.clone_from(&options.day);
    draft.has_site = options.has_site;
    formulas::settle(&mut draft, from, source);
    (draft.at_root, draft.with_html) = (options.at_root, options.with_html);
    if let Some(to) = options.to.as_deref().map(names::path).filter(|to| !to.is_empty()) {
        place::into(&mut draft, &to);
    }
    from.title().clone_into(&mut draft.report.from);
    place::settle(&mut draft);
    if from.is_plain() {
        plain::heads(&mut draft);
    }
    let moved = follow::moved(&mut draft, &options.there, &options.written);
    draft.gone.clone_from(&options.gone);
    let gone: Vec<String> =
        draft.pages.iter().filter(|page| draft.is_gone(page)).map(|page| page.source.clone()).collect();
    for place in gone {
        let note = "not written again: its old addresses lead nowhere, and links to it are to the old site; redirect them by hand if there is something instead";
        draft.report.left("an article that was deleted here", note, &place);
    }
    let carry::Brought { fetched, inline } = carry::links(&mut draft, source);
    draft.report.remote.retain(|url| source.fetched(url).is_none());
    let mut files = out::files(&mut draft);
    draft.report.came.files += fetched.len() + inline.len();
    files.extend(inline.into_iter().map(|(to, bytes)| (to, Content::Bytes(bytes))));
    files.extend(fetched.into_iter().map(|(to, url)| (to, Content::Fetched(url))));
    draft.report.sort();
    // A last look at where files go, whatever a source has made of its names.
    let files = files.into_iter().filter(|(path, _)| guichet_core::paths::is_plain(path));
    let files = files.map(|(path, content)| (path, unpacked(content, source))).collect();
    let lacks = draft.missing.into_iter().chain(draft.broken).collect();
    Ok(Imported { files, moved, lacks, report: draft.report })
}
