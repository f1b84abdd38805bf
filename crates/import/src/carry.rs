//! The links of all pages: from addresses of the old site to paths of files of the new one.

use std::collections::BTreeMap;
use std::ops::Range;

use guichet_core::paths::{join, relative};

use crate::anchors::{Anchors, Section};
use crate::desk;
use crate::draft::{Draft, Kind, Language};
use crate::lookup::{Lookup, REF, SITE, Target, normal};
use crate::report::Report;
use crate::source::{Source, line_of, split};
use crate::uses::{self, Use};

/// The old site's host is that of the new one after the switch.
const OLD: &str =
    "now its full address on the old site, where nothing is after the switch: find what it should lead to";

const SNIPPET: &str = "{{ snippet(name=\"";
/// Snippets of one page that are looked at for a section.
const MAX_SNIPPETS: usize = 50;

type Edits = Vec<(Range<usize>, String)>;

/// Files that links have brought: by their path in the new site.
#[derive(Debug, Default)]
pub struct Brought {
    /// Of other servers: the address of each.
    pub fetched: BTreeMap<String, String>,
    /// Pictures that were written in a text.
    pub inline: BTreeMap<String, Vec<u8>>,
}

/// Rewrites the links of every page.
pub fn links(draft: &mut Draft, source: &Source) -> Brought {
    let mut brought = Brought::default();
    let lookup = Lookup::of(draft);
    let mut report = std::mem::take(&mut draft.report);
    let mut anchors: Vec<Anchors> = draft.pages.iter().map(|page| Anchors::of(&page.body)).collect();
    let snippets: Vec<Vec<usize>> = draft.pages.iter().map(|page| snippets(&page.body, &lookup)).collect();
    let mut all: Vec<Edits> = Vec::with_capacity(draft.pages.len());
    for at in 0..draft.pages.len() {
        let (anchors, snippets, report, brought) = (&mut anchors, &snippets, &mut report, &mut brought);
        let mut carrying = Carrying { draft, lookup: &lookup, source, anchors, snippets, report, brought };
        all.push(uses::scan(&draft.pages[at].body).iter().filter_map(|one| carrying.edit(at, one)).collect());
    }
    for (at, mut edits) in all.into_iter().enumerate() {
        edits.extend(anchors[at].edits());
        edits.sort_by_key(|(range, _)| range.start);
        draft.pages[at].body = uses::replaced(&draft.pages[at].body, &edits);
    }
    draft.report = report;
    brought
}

/// The snippets that are in a page, by their numbers.
fn snippets(body: &str, lookup: &Lookup) -> Vec<usize> {
    let parts = body.split(SNIPPET).skip(1).take(MAX_SNIPPETS);
    parts.filter_map(|part| lookup.snippet(part.split('"').next()?)).collect()
}

struct Carrying<'a> {
    draft: &'a Draft,
    lookup: &'a Lookup,
    source: &'a Source,
    anchors: &'a mut [Anchors],
    snippets: &'a [Vec<usize>],
    report: &'a mut Report,
    brought: &'a mut Brought,
}

impl Carrying<'_> {
    /// What one address becomes; `None` if it stays as it is.
    fn edit(&mut self, at: usize, one: &Use) -> Option<(Range<usize>, String)> {
        let page = &self.draft.pages[at];
        let (bare, query, fragment) = parts(&one.to);
        // A slip that browsers forgive: `##section`.
        let fragment = fragment.map(|fragment| fragment.trim_start_matches('#'));
        if one.picture {
            self.report.came.links.pictures += 1;
        }
        if one.picture
            && let Some((path, bytes)) = crate::inline::file(&one.to)
        {
            let to = relative(split(&page.file()).0, &path);
            self.brought.inline.insert(path, bytes);
            return Some((one.range.clone(), to));
        }
        if bare.is_empty() {
            let to = self.same_page(at, fragment?, one)?;
            return Some((one.range.clone(), to));
        }
        let to = match self.lookup.find(bare, page) {
            _ if self.source.fetched(&one.to).is_some() => self.fetched(at, &one.to)?,
            Target::Elsewhere | Target::Missing if !one.picture && self.own_page(at, bare).is_some() => {
                self.report.came.links.internal += 1;
                self.own_page(at, bare)?
            }
            // What is below the old site's own address is not elsewhere, but not in the source either.
            Target::Elsewhere if !one.picture && self.lookup.is_own(bare) && !self.report.remote.contains(&one.to) => {
                self.report.came.links.missing += 1;
                let (page, source) = (&self.draft.pages[at].source, self.source);
                let kind = "a link to a page that is not there";
                self.report.left_at(kind, OLD, || place(source, page, &one.to));
                return None;
            }
            Target::Elsewhere => {
                self.report.came.links.external += 1;
                if one.picture && (bare.starts_with("http") || bare.starts_with("//")) {
                    self.report.remote(&one.to);
                }
                return None;
            }
            Target::Page(to) if self.draft.is_gone(&self.draft.pages[to]) => self.gone(at, to, one)?,
            Target::Page(to) if self.is_withheld(at, to) => self.withheld(at, to, one)?,
            Target::Page(to) => self.page(at, to, fragment),
            Target::File(path) => {
                self.report.came.links.internal += usize::from(!one.picture);
                let suffix = fragment.map_or_else(String::new, |fragment| format!("#{fragment}"));
                self.file(at, &path)? + query + &suffix
            }
            Target::Missing => self.missing(at, one)?,
        };
        let to = if to.contains("://") { to } else { uses::written(&to) };
        let to = if one.bare { format!("[{}]({to})", one.to.replace(['[', ']'], "")) } else { to };
        Some((one.range.clone(), to))
    }

    /// The address of a page that every site has, for one that the old site had in its place: in the language that it names.
    fn own_page(&self, at: usize, to: &str) -> Option<String> {
        let path = self.lookup.own_path(to).filter(|_| to.contains('/'))?;
        let (draft, page) = (self.draft, &self.draft.pages[at]);
        let is_locale = |part: &str| {
            let is_one = |language: &Language| part.trim_matches('/').eq_ignore_ascii_case(&language.tag);
            draft.locales.iter().any(is_one)
        };
        let leads_home = || draft.redirects.iter().any(|(from, to)| normal(from) == path && is_locale(to));
        let name = match draft.own_pages.iter().find(|(pattern, _)| path.ends_with(pattern)) {
            Some((_, name)) => format!("{name}/"),
            None if is_desk(&page.source) && (path == "/" || is_locale(&path) || leads_home()) => String::new(),
            None => return None,
        };
        let named = |part: &str| draft.locales.iter().find(|own| own.tag.eq_ignore_ascii_case(part));
        let locale = path.split('/').find_map(named).map_or(&page.locale, |own| &own.tag);
        Some(format!("/{locale}/{name}"))
    }

    /// Whether a link of a help desk leads from what everybody may read to what is not published here.
    fn is_withheld(&self, at: usize, to: usize) -> bool {
        let pages = &self.draft.pages;
        let is_open = |locale: &str| self.lookup.in_locale(&pages[to], locale).is_some_and(|at| !pages[at].is_draft());
        let default = self.draft.locales.first().map_or("", |language| language.tag.as_str());
        is_desk(&pages[at].source)
            && pages[to].is_draft()
            && !pages[at].is_draft()
            && !is_open(&pages[at].locale)
            && !is_open(default)
    }

    /// Such a link would keep the site from building: until what it leads to is published, it is on the old site.
    fn withheld(&mut self, at: usize, to: usize, one: &Use) -> Option<String> {
        let base = self.draft.base_url.as_deref().map(|base| base.trim_end_matches('/'));
        let address = &self.draft.pages[to].address;
        let Some(base) = base.filter(|_| address.starts_with('/')) else { return self.missing(at, one) };
        let address = format!("{base}{}", uses::written(address));
        self.report.came.links.missing += 1;
        let note =
            "now its full address on the old site: publish what it leads to there, and import again, or find another";
        let (source, from) = (self.source, &self.draft.pages[at].source);
        self.report.left_at("a link to an article that is a draft", note, || place(source, from, &one.to));
        Some(address)
    }

    fn same_page(&mut self, at: usize, fragment: &str, one: &Use) -> Option<String> {
        self.report.came.links.internal += 1;
        let found = self.section(at, fragment);
        let page = &self.draft.pages[at];
        match found {
            Section::Found(id) if one.to.strip_prefix('#') == Some(id.as_str()) => None,
            Section::Found(id) => Some(format!("#{id}")),
            // The top of the page is where a browser would stay.
            Section::Missing if fragment.is_empty() || fragment == "top" || page.kind == Kind::Snippet => None,
            Section::Missing => {
                self.section_missing(at, fragment);
                Some(split(&page.file()).1.to_owned())
            }
        }
    }

    fn page(&mut self, at: usize, to: usize, fragment: Option<&str>) -> String {
        self.report.came.links.internal += 1;
        let page = &self.draft.pages[at];
        let found = &self.draft.pages[to];
        let default = self.draft.locales.first().map_or("", |language| language.tag.as_str());
        // What is said of another language leads to that one, but of the default one, which is what links are written for.
        let is_own = found.locale == page.locale || found.locale == default;
        let same = is_own.then(|| self.lookup.in_locale(found, &page.locale)).flatten();
        // In the tree of the page's own language; what that does not have, a build borrows from the default one.
        let mut path = found.file();
        if same.is_none() && found.locale == default && found.kind != Kind::Snippet {
            path = path.replacen(&format!("content/{default}/"), &format!("content/{}/", page.locale), 1);
        }
        if let Some(same) = same {
            path = self.draft.pages[same].file();
        }
        let link = relative(split(&page.file()).0, &path);
        let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else { return link };
        let in_own = same.map(|same| self.section(same, fragment));
        match in_own.unwrap_or_else(|| self.section(to, fragment)) {
            Section::Found(id) => format!("{link}#{id}"),
            Section::Missing => {
                self.section_missing(at, fragment);
                link
            }
        }
    }

    /// A section of a page, or of a snippet that is in it.
    fn section(&mut self, at: usize, fragment: &str) -> Section {
        let own = self.anchors[at].find(fragment);
        if matches!(own, Section::Missing) {
            for part in &self.snippets[at] {
                if let Section::Found(id) = self.anchors[*part].find(fragment) {
                    return Section::Found(id);
                }
            }
        }
        own
    }

    fn section_missing(&mut self, at: usize, fragment: &str) {
        self.report.came.links.sections_missing += 1;
        let note = "the link leads to the article as a whole, which is what browsers made of it";
        let (page, source) = (&self.draft.pages[at].source, self.source);
        let find = || place(source, page, &format!("#{fragment}"));
        self.report.changed_at("a link to a section that is not there", note, find);
    }

    fn file(&self, at: usize, path: &str) -> Option<String> {
        let to = self.draft.files.get(path)?;
        // A path from the root keeps working wherever the article goes.
        let in_static = to.strip_prefix("static/").map(|below| format!("/{below}"));
        Some(in_static.unwrap_or_else(|| relative(split(&self.draft.pages[at].file()).0, to)))
    }

    /// A link to an article that was deleted here leads to where it was, if that is known.
    fn gone(&mut self, at: usize, to: usize, one: &Use) -> Option<String> {
        let page = &self.draft.pages[to];
        let base = self.draft.base_url.as_deref().map(|base| base.trim_end_matches('/'));
        let Some(base) = base.filter(|_| page.address.starts_with('/')) else { return self.missing(at, one) };
        let address = format!("{base}{}", uses::written(&page.address));
        self.report.came.links.missing += 1;
        let note = OLD;
        let (source, from) = (self.source, &self.draft.pages[at].source);
        self.report.left_at("a link to an article that was deleted here", note, || place(source, from, &one.to));
        Some(address)
    }

    /// The path of a file that was fetched from another server.
    fn fetched(&mut self, at: usize, url: &str) -> Option<String> {
        let to = self.source.fetched(url)?;
        self.brought.fetched.insert(to.to_owned(), url.to_owned());
        Some(relative(split(&self.draft.pages[at].file()).0, to))
    }

    fn missing(&mut self, at: usize, one: &Use) -> Option<String> {
        let (page, source) = (&self.draft.pages[at].source, self.source);
        let find = || place(source, page, &one.to);
        let kind = if one.picture { "a picture that is not there" } else { "a link to a page that is not there" };
        let base = self.draft.base_url.as_deref().map(|base| base.trim_end_matches('/'));
        if one.picture {
            self.report.came.links.pictures_missing += 1;
        } else {
            self.report.came.links.missing += 1;
        }
        // Pages of HTML, and texts of help desks, have links beside themselves, as browsers read them, and pictures on their host.
        let from = &self.draft.pages[at];
        let is_page = [".html", ".htm", ".xhtml"].iter().any(|end| from.source.to_ascii_lowercase().ends_with(end))
            || is_desk(&from.source);
        let below = || join(from.address.rsplit_once('/')?.0, &one.to).map(|path| format!("/{path}"));
        let is_relative = is_page && !one.to.contains(':') && !one.to.starts_with('/');
        let address = if is_relative { below() } else { Some(one.to.clone()).filter(|to| to.starts_with('/')) };
        // An address from the root is one of the host, whatever the site was below there.
        let host = base.and_then(desk::host);
        let has_base = host.as_ref().is_some_and(|(_, path)| {
            let path = path.trim_end_matches('/');
            !path.is_empty() && one.to.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
        });
        let host = host.map(|(host, _)| host);
        let base = if (is_page || has_base) && one.to.starts_with('/') { host.as_deref() } else { base };
        match base.zip(address) {
            Some((base, address)) if one.picture && is_page => {
                let full = format!("{base}{}", uses::written(&address));
                if let Some(path) = self.fetched(at, &full) {
                    self.report.came.links.pictures_missing -= 1;
                    return Some(path);
                }
                let note = "now its full address on the old site: save it in the source, and import again";
                self.report.left_at(kind, note, find);
                self.report.remote(&full);
                Some(full)
            }
            Some((base, address)) if !one.picture => {
                self.report.left_at(kind, OLD, find);
                Some(format!("{base}{}", uses::written(&address)))
            }
            _ => {
                self.report.left_at(kind, "as it was: `guichet check` names it until it is changed", find);
                one.to.strip_prefix(REF).or_else(|| one.to.strip_prefix(SITE)).map(str::to_owned)
            }
        }
    }
}

/// Whether a text is one of a help desk: a record of a file.
fn is_desk(source: &str) -> bool {
    [".json#", ".jsonl#", ".csv#"].iter().any(|end| source.contains(end))
}

/// Where in the source a link is written.
fn place(source: &Source, path: &str, to: &str) -> String {
    let text = source.text(path).unwrap_or_default();
    let to = to.strip_prefix(REF).unwrap_or(to);
    text.find(to).map_or_else(|| path.to_owned(), |found| format!("{path}:{}", line_of(text, found)))
}

/// The path of an address, its query with the `?`, and its fragment without the `#`.
fn parts(to: &str) -> (&str, &str, Option<&str>) {
    let (rest, fragment) = to.split_once('#').map_or((to, None), |(rest, fragment)| (rest, Some(fragment)));
    let query = rest.find('?').unwrap_or(rest.len());
    (&rest[..query], &rest[query..], fragment)
}
