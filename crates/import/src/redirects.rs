//! Old addresses → lines of `redirects.yaml` and aliases. Where one pattern says what many lines would say, there is the pattern;
//! what a pattern would lead elsewhere keeps a line of its own, which comes first.

use std::collections::{BTreeMap, BTreeSet};

use guichet_core::model::OWN_PAGES;
use serde_json::Value;

use crate::draft::{Draft, Kind, Page};
use crate::lookup::normal;
use crate::source::split;

/// So many addresses are worth a pattern.
const WORTH: usize = 5;

/// An old address, where it leads, and the page that has it, if one has.
struct Old {
    from: String,
    to: String,
    page: Option<usize>,
}

/// The lines of `redirects.yaml` in their order. Old addresses below a locale become aliases of their pages.
pub fn of(draft: &mut Draft) -> Vec<(String, String)> {
    let published = published(draft);
    let pages = addresses(draft);
    let (old, lost) = old(draft, &published, &pages);
    for (from, to) in lost {
        let note = "left out: say in redirects.yaml where it should lead";
        draft.report.left("an old address that leads to a page that is not there", note, &format!("{from} → {to}"));
    }
    let patterns = patterns(draft, &old, &pages);
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    let mut aliases: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
    for one in &old {
        let by_pattern =
            patterns.iter().find_map(|pattern| pattern.lead(&one.from)).is_some_and(|to| same(&to, &one.to));
        if by_pattern || one.page.is_some_and(|at| is_by_id(&one.from, &draft.pages[at], &draft.by_id)) {
            continue;
        }
        // What is not written has no front matter to be named in.
        let alias = one.page.filter(|at| !draft.gone.contains(&draft.pages[*at].file())).and_then(|at| {
            let below = format!("/{}/", draft.pages[at].locale);
            Some((at, one.from.strip_prefix(&below)?.trim_end_matches('/')))
        });
        match alias {
            Some((at, alias)) => aliases.entry(at).or_default().push(encoded(alias).into()),
            None => {
                lines.insert(encoded(&one.from), one.to.clone());
            }
        }
    }
    for (at, aliases) in aliases {
        let page = &mut draft.pages[at];
        // An article that was moved has some already.
        let known = page.head.get("aliases").and_then(Value::as_array).cloned().unwrap_or_default();
        let is_new = |alias: &Value| !known.contains(alias) && alias.as_str() != Some(page.path.as_str());
        let all: Vec<Value> = known.iter().cloned().chain(aliases.into_iter().filter(is_new)).collect();
        page.set("aliases", all);
    }
    let has_ids = draft.pages.iter().zip(&published).any(|(page, there)| *there && page.head.contains_key("id"));
    // A pattern that a page fits is an error.
    let is_free = |pattern: &str| {
        let part = pattern.trim_start_matches("/:locale").split('/').nth(1).unwrap_or_default();
        let folder = if pattern.starts_with("/:locale") { format!("{part}/") } else { String::new() };
        folder.is_empty() || !draft.pages.iter().any(|page| page.path == part || page.path.starts_with(&folder))
    };
    let by_id =
        draft.by_id.iter().filter(|pattern| has_ids && is_free(pattern)).map(|from| (from.clone(), ":id".to_owned()));
    let patterns = patterns.iter().map(|pattern| (format!("{}/*", pattern.from), format!("{}/:splat", pattern.to)));
    let by_name = by_name(draft, &published);
    lines.into_iter().chain(patterns).chain(by_id).chain(by_name).collect()
}

/// Patterns of pages that have a number beside their name.
fn by_name(draft: &Draft, published: &[bool]) -> Vec<(String, String)> {
    let there = draft.pages.iter().zip(published).filter(|(_, there)| **there);
    let leads: BTreeMap<&str, String> = there.map(|(page, _)| (page.address.as_str(), page.new_address())).collect();
    let lead = |(from, to): &(String, String)| Some((from.clone(), leads.get(to.as_str())?.clone()));
    draft.any_name.iter().filter_map(lead).collect()
}

/// Whether a pattern leads the address to its article by the id: not in other capitals than those of the language, since some disks
/// have no place for both.
fn is_by_id(from: &str, page: &Page, patterns: &[String]) -> bool {
    let Some(id) = page.head.get("id").and_then(Value::as_str) else { return false };
    patterns.iter().any(|pattern| pattern.replacen(":locale", &page.locale, 1).replacen(":id", id, 1) == from)
}

/// Every address that the new site has: pages, and the folders above them.
fn addresses(draft: &Draft) -> BTreeSet<String> {
    // Pages that every site has.
    let own = |locale: &str| OWN_PAGES.map(|page| exact(&format!("/{locale}/{page}")));
    let mut taken = BTreeSet::from(["/".to_owned()]);
    taken.extend(draft.locales.iter().flat_map(|language| own(&language.tag)));
    let default = draft.locales.first().map_or("", |language| language.tag.as_str());
    if draft.at_root {
        taken.extend(OWN_PAGES.map(exact));
    }
    for page in draft.pages.iter().filter(|page| page.kind != Kind::Snippet) {
        // What a language lacks is borrowed from the default one.
        let borrowed = draft.locales.iter().filter(|_| page.locale == default);
        let mut all: Vec<String> =
            borrowed.map(|language| in_locale(page, &language.tag)).chain([page.new_address()]).collect();
        if draft.with_html {
            all.extend(all.clone().iter().map(|address| format!("{}.html", address.trim_end_matches('/'))));
        }
        if draft.at_root {
            let below = format!("/{default}/");
            all.extend(all.clone().iter().filter_map(|address| Some(format!("/{}", address.strip_prefix(&below)?))));
        }
        for mut folder in all {
            while folder.len() > 1 && taken.insert(exact(&folder)) {
                folder =
                    folder.trim_end_matches('/').rsplit_once('/').map_or_else(String::new, |(up, _)| format!("{up}/"));
            }
        }
    }
    taken
}

/// The address of a page in another language, which borrows it.
fn in_locale(page: &Page, locale: &str) -> String {
    let address = page.new_address();
    let below = address.strip_prefix(&format!("/{}", page.locale)).unwrap_or(&address);
    format!("/{locale}{below}")
}

/// All old addresses, and those of the source's own that lead nowhere.
fn old(draft: &Draft, published: &[bool], pages: &BTreeSet<String>) -> (Vec<Old>, Vec<(String, String)>) {
    let default = draft.locales.first().map_or("", |language| language.tag.as_str());
    let mut lost = Vec::new();
    let mut taken = pages.clone();
    let mut old: Vec<Old> = Vec::new();
    let mut leads: BTreeMap<String, usize> = BTreeMap::new();
    for (at, page) in draft.pages.iter().enumerate().filter(|(at, page)| published[*at] && page.kind != Kind::Snippet) {
        for from in std::iter::once(&page.address).chain(&page.aliases).filter(|from| may_redirect(from)) {
            leads.entry(normal(from)).or_insert(at);
            if taken.insert(exact(from)) {
                old.push(Old { from: from.clone(), to: page.new_address(), page: Some(at) });
            }
        }
    }
    for (from, original, locale) in &draft.untranslated {
        let is_borrowed = |at: &&usize| draft.pages[**at].locale == default && may_redirect(from);
        let Some(at) = leads.get(&normal(original)).filter(is_borrowed) else { continue };
        if taken.insert(exact(from)) {
            old.push(Old { from: from.clone(), to: in_locale(&draft.pages[*at], locale), page: None });
        }
    }
    // One may lead to another.
    let moved: BTreeMap<String, &str> = draft.redirects.iter().map(|(from, to)| (normal(from), to.as_str())).collect();
    for (from, first) in &draft.redirects {
        let mut to = first.as_str();
        let mut steps = 0;
        while let Some(next) = moved.get(&normal(to)).filter(|_| steps < 10 && !leads.contains_key(&normal(to))) {
            to = next;
            steps += 1;
        }
        let (path, section) = to.find('#').map_or((to, ""), |at| to.split_at(at));
        let found = leads.get(&normal(path)).map(|at| format!("{}{section}", draft.pages[*at].new_address()));
        let is_there = || to.contains("://") || pages.contains(&exact(to));
        let Some(to) = found.or_else(|| is_there().then(|| to.to_owned())) else {
            lost.push((from.clone(), first.clone()));
            continue;
        };
        if may_redirect(from) && taken.insert(exact(from)) {
            old.push(Old { from: from.clone(), to, page: None });
        }
    }
    (old, lost)
}

/// `/docs/*` → `/en/:splat`.
struct Pattern {
    from: String,
    to: String,
}

impl Pattern {
    /// Where it leads an address; in the case that it is written in.
    fn lead(&self, address: &str) -> Option<String> {
        let rest = address.trim_end_matches('/').strip_prefix(&self.from)?.strip_prefix('/')?;
        (!rest.is_empty()).then(|| format!("{}/{rest}", self.to))
    }
}

/// The longest first: of two that fit, hosts take the one further up.
fn patterns(draft: &Draft, old: &[Old], pages: &BTreeSet<String>) -> Vec<Pattern> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for one in old {
        *counts.entry(ends(&one.from, &one.to)).or_default() += 1;
    }
    // Files are published at their addresses, and some hosts look at patterns first.
    let files: Vec<String> =
        draft.files.values().filter_map(|to| Some(format!("/{}", to.strip_prefix("static/")?))).collect();
    let is_free = |from: &str| {
        let below = format!("{}/", from.to_lowercase());
        let first_below = pages.range(below.clone()..).next();
        !first_below.is_some_and(|page| page.starts_with(&below))
            && !files.iter().any(|file| file.to_lowercase().starts_with(&below))
    };
    let mut best: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for ((from, to), count) in counts {
        let is_plain = !from.is_empty() && !to.is_empty() && !from.contains(' ') && !to.contains("://");
        let below =
            || old.iter().filter(|one| one.from.strip_prefix(&from).is_some_and(|rest| rest.starts_with('/'))).count();
        // A pattern that most of its addresses are exceptions from says nothing.
        if count >= WORTH
            && is_plain
            && count * 2 >= below()
            && best.get(&from).is_none_or(|(most, _)| count > *most)
            && is_free(&from)
        {
            best.insert(from, (count, to));
        }
    }
    let mut patterns: Vec<Pattern> = best.into_iter().map(|(from, (_, to))| Pattern { from, to }).collect();
    patterns.sort_by(|a, b| b.from.len().cmp(&a.from.len()).then_with(|| a.from.cmp(&b.from)));
    patterns
}

/// What two addresses begin with, without what they have in common at the end.
fn ends(from: &str, to: &str) -> (String, String) {
    let from: Vec<&str> = from.trim_end_matches('/').split('/').collect();
    let to: Vec<&str> = to.trim_end_matches('/').split('/').collect();
    let common = from.iter().rev().zip(to.iter().rev()).take_while(|(a, b)| a == b && !a.is_empty()).count();
    if common == 0 {
        return (String::new(), String::new());
    }
    (from[..from.len() - common].join("/"), to[..to.len() - common].join("/"))
}

/// An address to compare: hosts tell neither a slash at the end nor, on some disks, capitals apart.
fn exact(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    // Signs of other scripts may be written in either way.
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().to_lowercase();
    format!("/{}", path.trim_matches('/'))
}

fn same(a: &str, b: &str) -> bool {
    a.trim_end_matches('/') == b.trim_end_matches('/')
}

fn encoded(address: &str) -> String {
    address.replace(' ', "%20")
}

/// Hosts keep names that begin with a dot for themselves, and nobody asks for more than a path.
fn may_redirect(from: &str) -> bool {
    from.starts_with('/')
        && from.len() > 1
        && !from.contains("/.")
        && !from.contains("//")
        && !from.contains(['?', '#', '*', '\\', ':', '<', '>', '"', '|'])
        && !from.chars().any(char::is_control)
        && from.len() < 1000
}

/// Which pages are there today: a redirect to one that is not would be an error. A folder is, unless all of its articles are not.
fn published(draft: &Draft) -> Vec<bool> {
    let default = draft.locales.first().map_or("", |language| language.tag.as_str());
    let mut folders: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for page in draft.pages.iter().filter(|page| page.kind == Kind::Article) {
        let mut folder = split(&page.path).0;
        while !folder.is_empty() {
            *folders.entry((&page.locale, folder)).or_default() |=
                is_published(page, &draft.day) && !draft.is_gone(page);
            folder = split(folder).0;
        }
    }
    let is_there = |page: &Page| match page.kind {
        Kind::Folder => {
            let of = |locale: &str| folders.get(&(locale, page.path.as_str())).copied();
            let known: Vec<bool> = [page.locale.as_str(), default].into_iter().filter_map(of).collect();
            known.is_empty() || known.contains(&true)
        }
        // The original is there in its place.
        _ if draft.gone.contains(&page.file()) => !draft.is_gone(page),
        _ => is_published(page, &draft.day),
    };
    draft.pages.iter().map(is_there).collect()
}

fn is_published(page: &Page, day: &str) -> bool {
    let date = |key: &str| page.head.get(key).and_then(Value::as_str);
    !page.is_draft()
        && date("publish_at").is_none_or(|from| from <= day)
        && date("expires_at").is_none_or(|until| until > day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Language;

    fn draft(pages: &[(&str, &str)]) -> Draft {
        let mut draft = Draft {
            locales: vec![Language { tag: "en".into(), name: None, title: None }],
            day: "2026-01-01".into(),
            ..Draft::default()
        };
        for (path, address) in pages {
            let mut page = Page::new(Kind::Article, "en", path, path);
            page.address = (*address).to_owned();
            draft.pages.push(page);
        }
        draft
    }

    #[test]
    fn one_pattern_says_what_many_lines_would() {
        let names = ["a", "b", "c", "d", "e", "f"];
        let mut pages: Vec<(String, String)> =
            names.iter().map(|name| (format!("x/{name}"), format!("/docs/x/{name}/"))).collect();
        pages.push(("x/moved".into(), "/docs/elsewhere/".into()));
        pages.push(("x/g".into(), "/docs/x/g.html".into()));
        pages.push(("x/h".into(), "/docs/my page".into()));
        let pages: Vec<(&str, &str)> = pages.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let lines = of(&mut draft(&pages));
        let lines: Vec<(&str, &str)> = lines.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(
            lines,
            [
                ("/docs/elsewhere/", "/en/x/moved/"),
                ("/docs/my%20page", "/en/x/h/"),
                ("/docs/x/g.html", "/en/x/g/"),
                ("/docs/*", "/en/:splat"),
            ]
        );
        let mut with_file = draft(&pages);
        with_file.files.insert("a.png".into(), "static/docs/a.png".into());
        assert_eq!(of(&mut with_file).len(), 9, "a file would be hidden by the pattern");
    }

    #[test]
    fn nothing_leads_to_itself() {
        let pages = [("x/a", "/x/a/"), ("x/b", "/x/b.html"), ("x/c", "/docs/x/c/"), ("x/d", "/search/")];
        let froms = |at_root: bool, with_html: bool| {
            let mut draft = Draft { at_root, with_html, ..draft(&pages) };
            of(&mut draft).into_iter().map(|(from, _)| from).collect::<Vec<_>>()
        };
        assert_eq!(froms(false, false), ["/docs/x/c/", "/search/", "/x/a/", "/x/b.html"]);
        assert_eq!(froms(true, false), ["/docs/x/c/", "/x/b.html"]);
        assert_eq!(froms(true, true), ["/docs/x/c/"]);
    }

    #[test]
    fn addresses_below_a_locale_are_aliases() {
        let mut draft = draft(&[
            ("x/a", "/en/x/a.html"),
            ("x/b", "/en/X/B/"),
            ("x/c", "/en/old/c/"),
            ("x/設定", "/en/x/%E8%A8%AD%E5%AE%9A/"),
        ]);
        assert_eq!(of(&mut draft), []);
        let aliases = |at: usize| draft.pages[at].head.get("aliases").cloned().unwrap_or_default();
        assert_eq!((aliases(0), aliases(1)), (serde_json::json!(["x/a.html"]), Value::Null));
        assert_eq!((aliases(2), aliases(3)), (serde_json::json!(["old/c"]), Value::Null));
    }
}
