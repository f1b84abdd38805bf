//! `guichet rm A`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::Arc;

use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;
use guichet_site::resolve::{ArticlePage, Redirect, id_of};

use super::instead::{Instead, bare, instead, pages};
use super::redirects::{Now, lead_to, led_on, with_redirects};
use super::related::{Article, Naming};
use super::{Edits, write};
use crate::cli::args::{Global, Rm};
use crate::cli::console::{self, Console};
use crate::cli::i18n::Gone;
use crate::cli::linking::{self, Linking, paths, to_moved};
use crate::cli::published::Published;
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

pub fn run(command: &Rm, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let Some(site) = Whole::read(global, console)? else { return Ok(Exit::Usage) };
    let texts = site.article(&command.article)?;
    let from = texts[0].rel.to_string();
    let gone: BTreeSet<String> =
        texts.iter().flat_map(|file| addresses(&site, file)).map(|(_, address)| address).collect();
    let instead = match (&command.to, command.nowhere) {
        (Some(to), _) => instead(&site, to, &from, &gone)?,
        (None, true) => Instead::Nowhere,
        (None, false) => match asked(&site, &from, &gone, console)? {
            Some(instead) => instead,
            None => {
                console.say("nothing was removed");
                return Ok(Exit::Clean);
            }
        },
    };
    let locales: Vec<&str> = site.analysis.config.locales.keys().map(Locale::as_str).collect();
    let ids: Vec<String> = texts.iter().map(|file| id_of(file).to_string()).collect();
    let named = site.what_is_named();
    let mut edits = Edits::new();
    let mut left: Vec<String> = Vec::new();
    // Of those that name nothing in its place, and of those that do.
    let mut lists = [0, 0];
    for (path, text) in site.linking() {
        let Some((locale, _)) = path.strip_prefix("content/").and_then(|path| path.split_once('/')) else { continue };
        if !locales.contains(&locale) || texts.iter().any(|file| *file.path == *path) {
            continue;
        }
        let below = path.strip_prefix("content/").and_then(|path| path.strip_suffix(".md")).unwrap_or(path);
        let naming = named.heads.get(path).map(|head| Naming {
            text: &text,
            related: &head.related,
            folder: below.rsplit_once('/').map_or("", |(folder, _)| folder),
            rel: below.split_once('/').map_or("", |(_, rel)| rel),
            locales: &locales,
        });
        let is_there = |id: &str| has(&site, &Locale::new(locale), id).is_some();
        let listed = naming.and_then(|naming| {
            let gone = Article { rel: &from, ids: &ids };
            match &instead {
                Instead::Article(rel, id) if is_there(id) => {
                    naming.without(&gone, Some(&Article { rel, ids: std::slice::from_ref(id) }))
                }
                _ => naming.without(&gone, None),
            }
        });
        if let Some((_, takes_place)) = &listed {
            lists[usize::from(*takes_place)] += 1;
        }
        // What is listed has been seen to.
        let text = listed.as_ref().map_or(&text, |(text, _)| text);
        let linking = Linking { places: paths::of(text, None, |_| false), ..named.paths(path, text) };
        let to = if let Instead::Article(to, _) = &instead { to } else { "_" };
        let now = |rel: &str| (*rel == from).then(|| linking::Now { path: to.to_owned(), is_other: true });
        let (new, count) = to_moved(&linking, &locales, now);
        let follows = count > 0 && matches!(instead, Instead::Article(..)) && exists(&site, locale, to);
        if follows {
            edits.insert(path.to_owned(), new);
        } else if let Some((listed, _)) = &listed {
            edits.insert(path.to_owned(), listed.clone());
        }
        if count > 0 && !follows {
            left.push(path.to_owned());
        }
    }
    let mut seen = BTreeSet::new();
    let old: Vec<(String, String)> = texts
        .iter()
        .flat_map(|file| addresses(&site, file))
        .filter(|(_, old)| seen.insert(old.clone()))
        .filter_map(|(locale, old)| Some((format!("/{old}/"), target(&site, locale, &instead, &gone)?)))
        .collect();
    let redirects = site.text("redirects.yaml");
    let led = led_on(&redirects, |redirect| match leads_to(&site, redirect, &texts, &gone) {
        None => Now::As,
        Some(locale) => target(&site, &locale, &instead, &gone).map_or(Now::Nowhere, Now::To),
    });
    if !old.is_empty() || led.text != redirects {
        edits.insert("redirects.yaml".to_owned(), with_redirects(&led.text, &old)?);
    }
    // Whoever says that readers get a 404 page means it.
    if let (Instead::Nowhere, Some(published)) = (&instead, Published::kept(&global.root)?) {
        let below = |address: &str| address.split_once('/').map(|(_, below)| below.to_owned());
        let own: BTreeSet<String> = gone.iter().filter_map(|address| below(address)).collect();
        let (file, text) = published.without(|address| {
            below(address).is_some_and(|below| own.contains(&below)) || led.removed.iter().any(|from| from == address)
        });
        edits.insert(file, text);
    }
    super::stamps::follow(&site, &mut edits, &BTreeMap::new());
    let translators = Gone::of(&site, &global.root, &texts);
    let gone: Vec<&str> =
        texts.iter().map(|file| &*file.path).chain(translators.files.iter().map(|file| &**file)).collect();
    if !command.dry_run {
        write(&site, &global.root, &edits, &gone, &BTreeMap::new())?;
        translators.tidy(&site, &global.root);
    }
    let removed = if command.dry_run { "would remove" } else { "removed" };
    for path in &gone {
        console::print(&format!("{removed} {path}\n"));
    }
    if !translators.with_work.is_empty() {
        console.say(&format!(
            "translators have work in these files that is in no article, so they stay: delete them if nobody needs it\n  {}",
            translators.with_work.join("\n  ")
        ));
    }
    let [without, with_another] = lists.map(|count| (count > 0).then(|| console::number(count, "file")));
    if let (Instead::Article(to, _), Some(files)) = (&instead, with_another) {
        console.say(&format!("`related` of {files} names `{to}` in its place"));
    }
    if let Some(files) = without {
        console.say(&format!("`related` of {files} names it no more"));
    }
    if !old.is_empty() {
        console.say(&format!("redirects.yaml leads readers of {} on", console::number(old.len(), "address")));
    }
    if led.on > 0 {
        console.say(&format!("{} to it lead there, too", console::number(led.on, "old redirect")));
    }
    if !led.removed.is_empty() {
        console.say(&format!(
            "redirects that led to it were removed from redirects.yaml:\n  /{}/",
            led.removed.join("/\n  /")
        ));
    }
    if !led.left.is_empty() {
        console.say(&format!(
            "these lines of redirects.yaml still lead to it, change them by hand:\n  /{}/",
            led.left.join("/\n  /")
        ));
    }
    if !left.is_empty() {
        console.say(&format!("it is still named in:\n  {}", left.join("\n  ")));
    }
    if command.dry_run {
        console.say("all of this is what would be: nothing was changed");
    }
    Ok(Exit::Clean)
}

/// The address of an article in a language that has it, or borrows it.
fn has(site: &Whole, wanted: &Locale, id: &str) -> Option<String> {
    let site = site.analysis.site().locales.iter().find(|site| site.locale == *wanted)?;
    site.pages.iter().find(|page| page.id.as_str() == id).map(|page| page.url.clone())
}

/// Where readers of a language go.
fn target(site: &Whole, locale: &Locale, instead: &Instead, gone: &BTreeSet<String>) -> Option<String> {
    match instead {
        Instead::Article(_, id) => {
            // To another language rather than nowhere.
            let elsewhere = || has(site, &site.analysis.config.default_locale, id).map(|url| format!("/{url}"));
            has(site, locale, id).map(|url| lead_to(id, &url)).or_else(elsewhere)
        }
        Instead::Address(address) => Some(address.clone()),
        Instead::EachOwn(below) => {
            let known = pages(site, gone);
            let own = |locale: &Locale| Some(format!("/{locale}{below}")).filter(|full| known.contains(&bare(full)));
            let mut others = site.analysis.config.locales.keys();
            own(locale).or_else(|| own(&site.analysis.config.default_locale)).or_else(|| others.find_map(own))
        }
        Instead::Nowhere => None,
    }
}

/// What leads nowhere without a text, below the site: its addresses, and pages of folders whose last text it was, in each language
/// whose readers have it.
fn addresses<'s>(site: &'s Whole, file: &ParsedFile) -> Vec<(&'s Locale, String)> {
    let own = file.own_head().aliases.iter().map(|alias| alias.value.trim_matches('/').to_owned());
    let own: Vec<String> = own.collect();
    let of = |locale: &'s Locale| {
        let folders = site.emptied(file, locale, None).into_iter().map(|folder| site.folder_address(folder, locale));
        let all = own.iter().cloned().chain([site.address(file, &file.rel, locale)]).chain(folders);
        all.map(|below| (locale, format!("{locale}/{below}"))).collect::<Vec<_>>()
    };
    site.readers(file).into_iter().flat_map(of).collect()
}

/// The language of readers whom a redirect leads to one of these texts, or to an address of theirs; `None` if it leads elsewhere.
fn leads_to(
    site: &Whole,
    redirect: &Redirect,
    texts: &[&Arc<ParsedFile>],
    addresses: &BTreeSet<String>,
) -> Option<Locale> {
    if redirect.to.contains("://") {
        return None;
    }
    let (to, config) = (bare(&redirect.to), &site.analysis.config);
    let written = addresses.get(&to).and_then(|address| address.split('/').next()).map(Locale::new);
    // A language that borrows it has it at an address of its own.
    let is_here = |page: &ArticlePage| texts.iter().any(|file| id_of(file) == page.id) && bare(&page.url) == to;
    let shown = || site.analysis.site().locales.iter().find(|site| site.pages.iter().any(is_here));
    let by_id = || {
        let first = Locale::new(redirect.from.split('/').next().unwrap_or_default());
        let locale = if config.locales.contains_key(&first) { first } else { config.default_locale.clone() };
        texts.iter().any(|file| id_of(file).as_str() == to).then_some(locale)
    };
    written.or_else(|| shown().map(|site| site.locale.clone())).or_else(by_id)
}

/// An article by its path, in a language or one that it borrows from: links in its texts lead there.
fn exists(site: &Whole, locale: &str, rel: &str) -> bool {
    let chain = site.analysis.config.chain(&Locale::new(locale));
    site.analysis.files.iter().any(|file| *file.rel == *rel && chain.contains(&file.locale))
}

/// Where readers go, as whoever sits here says: asked again until it is somewhere. `None`: the article stays.
///
/// # Errors
/// Nobody is there to ask.
fn asked(site: &Whole, from: &str, gone: &BTreeSet<String>, console: &Console) -> Result<Option<Instead>, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::usage(
            "say where readers of it go: --to with an article or an address, or --nowhere for a 404 page",
        ));
    }
    loop {
        let mut err = io::stderr().lock();
        let _ = write!(
            err,
            "Where should readers of `{from}` go? An article, an address, or `nowhere` for a 404 page (Enter: keep it): "
        );
        let _ = err.flush();
        drop(err);
        let mut answer = String::new();
        io::stdin()
            .lock()
            .read_line(&mut answer)
            .map_err(|error| Failure::fault(format!("can't read the answer: {error}")))?;
        match answer.trim() {
            "" => return Ok(None),
            "nowhere" => return Ok(Some(Instead::Nowhere)),
            answer => match instead(site, answer, from, gone) {
                Ok(instead) => return Ok(Some(instead)),
                Err(failure) => console.error(&failure.message),
            },
        }
    }
}
