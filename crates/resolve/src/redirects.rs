//! Old addresses: `aliases` of articles and `redirects.yaml`, checked and followed to where they end.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address_patterns::is_pattern;
use super::addresses::{PageIndex, PageRef};
use super::aliases;
use super::anchors::is_by_browser;
use super::dates::{self, Reason};
use super::input::ResolveInput;
use super::lookup::Found;
use super::paths::{decoded, is_absolute, with_slash};
use super::resolver::Resolver;
use super::site::{LocaleSite, PageAt, Redirect};
use guichet_core::diag::{Diagnostic, Outcome, codes, nearest};
use guichet_core::model::{ArticleId, Span, Spanned};
use guichet_core::yaml::{self, Fields, FileDiags, Node, Value};

/// An old address as redirects.yaml has it.
pub(super) const EXAMPLE: &str = "/fr/old/";

/// `redirects.yaml`: a list of `{ from: /fr/old/, to: /fr/new/ }`, or a map from old to new.
pub fn parse_redirects(file: &Arc<str>, text: &str) -> Outcome<Vec<Redirect>> {
    let mut diags = FileDiags {
        file,
        text,
        unknown_key: codes::CFG003,
        wrong_value: codes::CFG004,
        missing: codes::CFG002,
        diags: Vec::new(),
    };
    let mut redirects = Vec::new();
    match yaml::parse(text, 0..text.len()) {
        Ok(node) => read(&node, &mut redirects, &mut diags),
        Err(error) => diags.invalid(codes::CFG001, "", &error),
    }
    Outcome { value: redirects, diags: diags.diags }
}

fn read(node: &Node, redirects: &mut Vec<Redirect>, file: &mut FileDiags) {
    let mut add = |from: &str, to: Spanned<String>, span: Span, file: &FileDiags| {
        let from = decoded(from.trim_matches('/'));
        let target = to.span;
        redirects.push(Redirect {
            from,
            to: to.value,
            file: Arc::clone(file.file),
            span,
            target,
            inherited: false,
            by_rule: false,
        });
    };
    match &node.value {
        Value::Null => {}
        Value::Seq(items) => {
            for item in items {
                let Some(mut fields) = Fields::of_keys("a redirect", "from", item, file) else { continue };
                let from = fields.require("from").and_then(|node| file.text("from", node));
                let to = fields.require("to").and_then(|node| file.text("to", node));
                fields.finish(file);
                if let (Some(from), Some(to)) = (from, to) {
                    add(&from.value, to, from.span, file);
                }
            }
        }
        _ => {
            let Some(mut fields) = Fields::of("redirects.yaml", node, file) else { return };
            for (key, node) in fields.entries() {
                if let Some(to) = file.text(&key.name, node) {
                    add(&key.name, to, key.span.clone(), file);
                }
            }
        }
    }
}

/// An old address becomes a file, and a line of `_redirects`. `example`: one as it is written in this place.
pub(super) fn impossible(from: &str, example: &str) -> Option<Diagnostic> {
    let bad = |c: char| c.is_control() || matches!(c, '\\' | '*' | '<' | '>' | '"' | '|');
    let is = |name: &str, kept: &str| name.eq_ignore_ascii_case(kept);
    let kept = is(from.split('/').next().unwrap_or_default(), "_guichet") || is(from, "manifest.json");
    // With a folder `.htaccess` in it, Apache shows nothing of a site.
    let of_hosts = ["_headers", "_redirects", "_worker.js", "CNAME", "robots.txt", "web.config"];
    let hidden = |part: &str| part.starts_with('.') && !matches!(part, "." | ".." | ".well-known");
    let (path, behind) = from.split_at(from.find(['?', '#']).unwrap_or(from.len()));
    let mut parts = path.split('/');
    let remove = || "remove the old address".to_owned();
    let (why, help) = match () {
        () if behind.starts_with('?') => (
            "has a query, and hosts look for the path alone",
            format!("write it without the `?` and what follows, like `{example}`"),
        ),
        () if !behind.is_empty() => (
            "has a `#`, and browsers keep what follows it to themselves",
            format!("write it without the `#` and what follows, like `{example}`"),
        ),
        () if parts.clone().any(|part| matches!(part, "." | "..")) => {
            ("is not a path below the site", format!("write the whole path, without `.` and `..`, like `{example}`"))
        }
        () if parts.clone().any(str::is_empty) => {
            ("is not a path below the site", format!("write the path alone, like `{example}`"))
        }
        () if parts.any(hidden) => ("has a name that begins with a dot, which hosts keep for themselves", remove()),
        () if from.contains(bad) => {
            ("has characters that an address can't have", format!("list each old page separately, like `{example}`"))
        }
        () if kept => ("is reserved for the build", remove()),
        () if of_hosts.iter().any(|name| is(from, name)) => ("is that of a file that hosts read", remove()),
        () => return None,
    };
    Some(Diagnostic::new(codes::RED003, format!("the old address {why}")).help(help))
}

/// All redirects with their final targets, sorted by old address.
pub fn collect(links: &Resolver, diags: &mut Vec<Diagnostic>) -> Vec<Redirect> {
    let Resolver { input, locales, pages, .. } = links;
    let mut all: BTreeMap<String, Redirect> = BTreeMap::new();
    let written = input.redirects.iter().filter(|redirect| !is_pattern(&redirect.from)).cloned();
    let (aliases, refused) = aliases::all(input, locales);
    diags.extend(refused);
    let written = written.chain(aliases);
    for redirect in written {
        let push = |diagnostic: Diagnostic, diags: &mut Vec<Diagnostic>| {
            diags.push(diagnostic.at(&redirect.file, redirect.span.clone()));
        };
        let example = if &*redirect.file == "redirects.yaml" { EXAMPLE } else { aliases::EXAMPLE };
        if let Some(diagnostic) = impossible(&redirect.from, example) {
            push(diagnostic, diags);
            continue;
        }
        let target = address(&redirect.to);
        if let Some(day) = links.comes_on(&redirect.from) {
            push(dates::redirect_ends(&redirect.from, day), diags);
        }
        if let Some(page) = pages.at(&redirect.from) {
            if target.as_deref() != Some(redirect.from.as_str()) && links.comes_and_goes(page) {
                push(dates::redirect_waits(&redirect.from), diags);
                continue;
            }
            let diagnostic = if target.as_deref() == Some(redirect.from.as_str()) {
                Diagnostic::new(codes::RED001, format!("`/{}` redirects to itself", redirect.from))
                    .fix(links.without_line(&redirect).filter(|_| &*redirect.file == "redirects.yaml"))
            } else {
                Diagnostic::new(
                    codes::RED002,
                    format!("a page lives at `/{}`, so this redirect would never be seen", redirect.from),
                )
            };
            push(diagnostic.help("remove the old address"), diags);
            continue;
        }
        match all.get(&redirect.from) {
            Some(first) if first.to != redirect.to => {
                let message = format!("`/{}` already redirects to `{}`", redirect.from, first.to);
                push(Diagnostic::new(codes::RED004, message).help("keep one of the two"), diags);
            }
            Some(_) => {}
            None => {
                all.insert(redirect.from.clone(), redirect);
            }
        }
    }
    let ends = ends(pages, &all);
    let leads = all.values().zip(ends).filter_map(|(redirect, end)| {
        let lead = lead(links, redirect, end);
        let lead = lead.map_err(|diagnostic| diags.push(diagnostic)).ok()?;
        diags.extend(lead.page.and_then(|page| dead_anchor(links, redirect, page)));
        Some(lead.redirect)
    });
    leads.collect()
}

/// A redirect with the URL that it leads to, and the page there if it is one with a text of the site's own.
struct Lead {
    redirect: Redirect,
    page: Option<(usize, PageAt)>,
}

/// The target is the right page, and a section of it is nearly right. A fragment that is like none may be for a script.
fn dead_anchor(links: &Resolver, redirect: &Redirect, (locale, page): (usize, PageAt)) -> Option<Diagnostic> {
    let fragment = decoded(redirect.to.trim().split_once('#')?.1);
    let file = links.locales[locale].file_of(page)?;
    if is_by_browser(&fragment) || links.anchor(file, &fragment).is_some() {
        return None;
    }
    let anchors = links.input.files[file].body.anchors.iter().map(String::as_str);
    let near = nearest(&fragment, anchors.take(500))?;
    let to = &redirect.to;
    let message = format!("the page of `{to}` has no heading or anchor `#{fragment}`");
    let diagnostic = Diagnostic::new(codes::LNK002, message).as_warning().help(format!("did you mean `{near}`?"));
    Some(diagnostic.at(&redirect.file, redirect.target.clone()))
}

/// The address below the site that a target names; `None` for absolute URLs.
fn address(to: &str) -> Option<String> {
    let to = to.trim();
    (!is_absolute(to)).then(|| decoded(to.split(['?', '#']).next().unwrap_or_default().trim_matches('/')))
}

/// Where a chain of old addresses ends, whichever of them a reader came by.
#[derive(Clone, Copy)]
enum End<'a> {
    /// A full URL, as written.
    Away(&'a str),
    Page(PageRef, &'a str),
    /// No page; perhaps an article's id, in the locale of the first address.
    Named(&'a str),
    Circle,
}

/// The end of each, in the order of `all`. Every address is followed once, and remembered by all that lead to it: a chain
/// of thousands takes no longer than as many that lead to a page at once.
fn ends<'a>(pages: &PageIndex, all: &'a BTreeMap<String, Redirect>) -> Vec<End<'a>> {
    let order: BTreeMap<&str, usize> = all.keys().enumerate().map(|(at, from)| (from.as_str(), at)).collect();
    let list: Vec<&Redirect> = all.values().collect();
    let mut ends: Vec<Option<End>> = vec![None; list.len()];
    // The start of the walk that an address was first met on.
    let mut met: Vec<Option<usize>> = vec![None; list.len()];
    for start in 0..list.len() {
        let mut walked = Vec::new();
        let mut at = start;
        let end = loop {
            if let Some(end) = ends[at] {
                break end;
            }
            if met[at] == Some(start) {
                break End::Circle;
            }
            met[at] = Some(start);
            walked.push(at);
            let to = list[at].to.as_str();
            let Some(target) = address(to) else { break End::Away(to) };
            if let Some(page) = pages.get(&target) {
                break End::Page(page, to);
            }
            match order.get(target.as_str()) {
                Some(next) => at = *next,
                None => break End::Named(to),
            }
        };
        for at in walked {
            ends[at] = Some(end);
        }
    }
    ends.into_iter().map(|end| end.unwrap_or(End::Circle)).collect()
}

/// Why readers don't get an article or folder, if only because of its dates. `target` is an id, or an address with the locale in
/// front.
fn away_for_now(links: &Resolver, target: &str) -> Option<Reason> {
    let Resolver { input, catalog, .. } = links;
    if let Found::Hidden(why) = links.away_for_now(target) {
        return Some(why);
    }
    let target = target.trim_end_matches(".md");
    let id = ArticleId::new(target);
    let mut files = input.config.locales.keys().flat_map(|locale| {
        let below = target.strip_prefix(locale.as_str()).and_then(|rest| rest.strip_prefix('/'));
        let by_id = catalog.ids.get(locale.as_str()).and_then(|ids| ids.get(&id).copied());
        by_id.into_iter().chain(below.and_then(|rel| catalog.by_path(locale, rel)))
    });
    files
        .find_map(|file| catalog.why_hidden(file).filter(|why| why.by_date))
        .or_else(|| links.folder_away_for_now(target))
}

/// The URL that a target names, without following other old addresses.
///
/// # Errors
/// It names nothing.
pub(super) fn destination(links: &Resolver, redirect: &Redirect) -> Result<String, Diagnostic> {
    let to = redirect.to.as_str();
    let end = match address(to) {
        None => End::Away(to),
        Some(target) => links.pages.get(&target).map_or(End::Named(to), |page| End::Page(page, to)),
    };
    lead(links, redirect, end).map(|lead| lead.redirect.to)
}

fn lead(links: &Resolver, redirect: &Redirect, end: End) -> Result<Lead, Diagnostic> {
    let (input, locales) = (links.input, links.locales);
    let base = &input.config.base_url;
    let fail = |diagnostic: Diagnostic, span: &Span| Err(diagnostic.at(&redirect.file, span.clone()));
    let found = |url: String, page| Ok(Lead { redirect: Redirect { to: url, ..redirect.clone() }, page });
    match end {
        // As browsers read it: spaces, and whatever else can't be in a URL, are encoded.
        End::Away(to) => match url::Url::parse(to.trim()) {
            Ok(url) => found(url.into(), None),
            Err(_) => {
                let diagnostic = Diagnostic::new(codes::RED003, format!("`{to}` is not a valid URL"));
                fail(diagnostic.help("write the full address: `https://example.com/page`"), &redirect.target)
            }
        },
        End::Page(page, to) => {
            let (url, page) = match page {
                PageRef::Content { locale, page } => (locales[locale].url_of(page), Some((locale, page))),
                PageRef::Other => (with_slash(&address(to).unwrap_or_default()), None),
            };
            found(base.url(&url) + &suffix(to), page)
        }
        End::Named(to) => match address(to).and_then(|id| {
            article(input, locales, redirect, &id).or_else(|| match links.away_for_now(&id) {
                Found::Page { locale, page } => Some((locale, page)),
                _ => None,
            })
        }) {
            Some((locale, page)) => {
                let url = locales[locale].url_of(page);
                found(base.url(&url) + &suffix(to), Some((locale, page)))
            }
            None => {
                let why = address(to).and_then(|id| away_for_now(links, &id));
                let diagnostic = match why {
                    Some(why) => dates::hidden(to, why, "the old address leads nowhere", "redirect to another page"),
                    None => Diagnostic::new(codes::RED003, format!("`{to}` is not a page of this site"))
                        .help("redirect to a page, an article's id, or a full URL"),
                };
                fail(diagnostic, &redirect.target)
            }
        },
        End::Circle => {
            let message = format!("the redirect from `/{}` goes in a circle", redirect.from);
            fail(Diagnostic::new(codes::RED001, message).help("let one of them lead to a page"), &redirect.span)
        }
    }
}

/// `?…` and `#…` of a target, as they may be in a line of `_redirects`, which hosts split at white space, and in a header:
/// what is not printable ASCII is encoded. What is encoded already stays as it is.
pub(super) fn suffix(to: &str) -> String {
    const UNSAFE: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'<')
        .add(b'>')
        .add(b'`')
        .add(b'\\')
        .add(b'^')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    let to = to.trim();
    to.find(['?', '#'])
        .map_or_else(String::new, |at| percent_encoding::utf8_percent_encode(&to[at..], UNSAFE).to_string())
}

/// A target may be an article's id; it is looked up in the locale of the old address.
fn article(input: &ResolveInput, locales: &[LocaleSite], redirect: &Redirect, id: &str) -> Option<(usize, PageAt)> {
    let first = redirect.from.split('/').next().unwrap_or_default();
    let locale = locales
        .iter()
        .position(|site| site.locale.as_str() == first)
        .or_else(|| locales.iter().position(|site| site.locale == input.config.default_locale))?;
    let page = locales[locale].by_id(&ArticleId::new(id))?;
    Some((locale, PageAt::Article(page)))
}
