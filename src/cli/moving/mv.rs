//! `guichet mv A B`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::with_keys;

use super::redirects::{self, lead_to, led_on, with_redirects};
use super::{Edits, head, write};
use crate::cli::args::{Global, Mv};
use crate::cli::console::{self, Console};
use crate::cli::import;
use crate::cli::linking::{Linking, Move, Now, of_moved, to_moved};
use crate::cli::new::{self, scalar};
use crate::cli::published::Published;
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

pub fn run(command: &Mv, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let Some(site) = Whole::read(global, console)? else { return Ok(Exit::Usage) };
    let texts = site.article(&command.from)?;
    let from = texts[0].rel.to_string();
    let to = target(&site, &command.to, &from, &global.root.join("content"), console)?;
    let moved = Move { from: &from, to: &to };
    // A translation without an id has its original's.
    let originals = || texts.iter().filter(|file| file.locale == site.analysis.config.default_locale);
    let id =
        originals().find_map(|file| file.own_head().id.as_ref()).map_or_else(|| from.clone(), |id| id.value.clone());
    let locales: Vec<&str> = site.analysis.config.locales.keys().map(|locale| locale.as_str()).collect();

    let now = || Now { path: to.clone(), is_other: false };

    let named = site.what_is_named();
    let mut edits = Edits::new();
    let (mut links, mut files) = (0, 0);
    for (path, text) in site.linking() {
        let Some((locale, _)) = path.strip_prefix("content/").and_then(|path| path.split_once('/')) else { continue };
        // Snippets of all languages are in a folder of their own.
        if !locales.contains(&locale) {
            continue;
        }
        let linking = named.paths(path, &text);
        let itself = texts.iter().find(|file| *file.path == *path);
        match itself {
            Some(file) => {
                edits.insert(new_path(file, &to), as_moved(&site, file, &linking, moved, &id));
            }
            None => {
                let (new, count) = to_moved(&linking, &locales, |rel| (rel == from).then(now));
                if count > 0 {
                    (links, files) = (links + count, files + 1);
                    edits.insert(path.to_owned(), new);
                }
            }
        }
    }
    let pages = pages(&site, &texts, &to);
    let freed = without_aliases(&site, &texts, &pages, &mut edits);
    let folder = to.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut lines: Vec<(String, String)> = Vec::new();
    for (file, locale) in texts.iter().flat_map(|file| site.readers(file).into_iter().map(move |locale| (file, locale)))
    {
        let folders = site.emptied(file, locale, Some(&to)).into_iter();
        let of = |folder: &str| format!("/{}/", address_in(&site, locale, folder));
        lines.extend(folders.map(|emptied| (of(emptied), of(folder))));
        lines.extend(not_led_by_aliases(&site, file, locale, &to, &id));
    }
    // A folder that has something again is a page of its own again, in all languages that have the text or borrow it.
    let folders = || std::iter::successors(Some(folder), |folder| folder.rsplit_once('/').map(|(above, _)| above));
    let config = &site.analysis.config;
    let is_shown =
        |locale: &&Locale| texts.iter().any(|file| !file.head.draft && config.chain(locale).contains(&file.locale));
    let shown = config.locales.keys().filter(is_shown);
    let filled: BTreeSet<String> = shown
        .flat_map(|locale| folders().map(|folder| address_in(&site, locale, folder)).collect::<Vec<_>>())
        .collect();
    let redirects = site.text("redirects.yaml");
    let led = led_on(&redirects, |redirect| match filled.contains(&redirect.from) || pages.contains(&redirect.from) {
        true => redirects::Now::Nowhere,
        false => redirects::Now::As,
    });
    if !lines.is_empty() || led.text != redirects {
        edits.insert("redirects.yaml".to_owned(), with_redirects(&led.text, &lines)?);
    }
    // Their files would be those of the new ones, on systems that don't tell letters apart: nothing can lead on from there.
    let other_case = in_other_letters(&site, &texts, &to);
    if let Some(published) =
        Published::kept(&global.root)?.filter(|published| other_case.iter().any(|old| published.has(old)))
    {
        let (file, text) = published.without(|address| other_case.contains(address));
        edits.insert(file, text);
    }
    let renamed: BTreeMap<String, String> =
        texts.iter().map(|file| (file.path.to_string(), new_path(file, &to))).collect();
    super::stamps::follow(&site, &mut edits, &renamed);
    if !command.dry_run {
        // What an import has brought follows its source there, too.
        let sources: BTreeMap<&str, &str> = renamed.iter().map(|(old, new)| (new.as_str(), old.as_str())).collect();
        let contents = edits.iter().filter(|(path, _)| path.starts_with("content/"));
        let changes: Vec<(&str, &str, &str)> = contents
            .map(|(path, text)| (sources.get(path.as_str()).copied().unwrap_or(path), path.as_str(), text.as_str()))
            .collect();
        if let Some(record) = import::followed(&global.root, &changes) {
            edits.insert(guichet_import::RECORD.to_owned(), record);
        }
        let gone: Vec<&str> = texts.iter().map(|file| &*file.path).collect();
        write(&site, &global.root, &edits, &gone, &renamed)?;
    }
    for file in &texts {
        console::print(&format!("{} → {}\n", file.path, new_path(file, &to)));
    }
    if !led.removed.is_empty() {
        console.say(&format!(
            "redirects from where there is something again are not needed in redirects.yaml any more:\n  /{}/",
            led.removed.join("/\n  /")
        ));
    }
    let area = to.split('/').next().unwrap_or_default();
    let areas = site.analysis.config.areas.iter().map(|area| area.value.as_str());
    let has_others = site.analysis.files.iter().any(|file| file.rel.starts_with(&format!("{area}/")));
    if to.contains('/') && !has_others && !areas.clone().any(|known| known == area) {
        let instead =
            guichet_core::diag::instead(area, areas).map_or_else(String::new, |instead| format!("; {instead}"));
        console.say(&format!(
            "new area `{area}`, which site.yaml does not list: it comes behind those that it does{instead}"
        ));
    }
    for (path, alias) in freed {
        console.say(&format!("`{alias}` was an old address of `{path}`, and is this article's now"));
    }
    if !other_case.is_empty() {
        console.say(
            "its address changes in case only: on hosts that tell capital letters from small ones, nothing is at the old one",
        );
    }
    let would = if command.dry_run { "would lead" } else { "lead" };
    console.say(&format!(
        "{} in {} {would} there now; the old addresses lead on",
        console::number(links, "link"),
        console::number(files, "file")
    ));
    Ok(Exit::Clean)
}

/// Where the article goes, below its locale.
///
/// # Errors
/// Something is there already, or it is where no article can be.
fn target(site: &Whole, name: &str, from: &str, content: &Path, console: &Console) -> Result<String, Failure> {
    let (written, config) = (site.rel(name), &site.analysis.config);
    let normal = new::normalized(&written, content, config);
    let mut to = normal.clone();
    let files = &site.analysis.files;
    // An address ends with a slash, whatever it is of.
    let is_address = name.contains("://");
    let is_folder =
        name.ends_with(['/', '\\']) && !is_address || files.iter().any(|file| file.rel.starts_with(&format!("{to}/")));
    if is_folder {
        to = format!("{to}/{}", from.rsplit('/').next().unwrap_or(from));
    }
    // Who asks for other letters only means them.
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let (own, wanted) = (last(from), last(&written));
    let is_in_case = to == from && own != wanted && own.to_lowercase() == wanted.to_lowercase();
    if is_in_case {
        to = format!("{}{wanted}", &from[..from.len() - own.len()]);
    }
    new::check_path(&to, config, site.analysis.policy.has_inbox_page())?;
    if !is_in_case {
        new::say_of(&written, &normal, console);
    }
    if to == from {
        return Err(Failure::usage(format!("`{to}` is where it is already")));
    }
    match files.iter().find(|file| *file.rel == to) {
        Some(there) => Err(Failure::usage(format!("`{}` is there already; nothing was changed", there.path))),
        None => Ok(to),
    }
}

fn new_path(file: &ParsedFile, to: &str) -> String {
    format!("content/{}/{to}.md", file.locale)
}

/// Addresses that the article will have, in each language whose readers have it.
fn pages(site: &Whole, texts: &[&Arc<ParsedFile>], to: &str) -> BTreeSet<String> {
    let of = |file: &Arc<ParsedFile>| {
        let address = |locale: &Locale| format!("{locale}/{}", site.address(file, to, locale));
        site.readers(file).into_iter().map(address).collect::<Vec<_>>()
    };
    texts.iter().filter(|file| !file.head.draft).flat_map(|file| of(file)).collect()
}

/// Addresses that the article had, and that are its new ones in other letters.
fn in_other_letters(site: &Whole, texts: &[&Arc<ParsedFile>], to: &str) -> BTreeSet<String> {
    let of = |file: &Arc<ParsedFile>| {
        let old = |locale: &Locale| {
            let [old, new] = [&*file.rel, to].map(|rel| site.address(file, rel, locale));
            (old != new && old.to_lowercase() == new.to_lowercase()).then(|| format!("{locale}/{old}"))
        };
        site.readers(file).into_iter().filter_map(old).collect::<Vec<_>>()
    };
    texts.iter().flat_map(|file| of(file)).collect()
}

/// Takes these addresses from articles that had them before: by which name, each with its file.
fn without_aliases(
    site: &Whole,
    texts: &[&Arc<ParsedFile>],
    pages: &BTreeSet<String>,
    edits: &mut Edits,
) -> Vec<(String, String)> {
    let below: BTreeSet<&str> = pages.iter().filter_map(|page| Some(page.split_once('/')?.1)).collect();
    let mut freed = Vec::new();
    for file in site.analysis.files.iter().filter(|file| !texts.iter().any(|text| text.path == file.path)) {
        let aliases: Vec<String> = file.own_head().aliases.iter().map(|alias| alias.value.clone()).collect();
        // Imported articles have many, and who reads them is a long question.
        let may_be = aliases.iter().any(|alias| below.contains(alias.trim_matches('/')));
        let locales = if may_be { site.readers(file) } else { Vec::new() };
        let is_page = |alias: &String| {
            locales.iter().any(|locale| pages.contains(&format!("{locale}/{}", alias.trim_matches('/'))))
        };
        let (gone, left): (Vec<String>, Vec<String>) = aliases.into_iter().partition(is_page);
        if gone.is_empty() {
            continue;
        }
        let text = edits.get(&*file.path).cloned().unwrap_or_else(|| site.text(&file.path));
        edits.insert(file.path.to_string(), with_keys(&text, &[("aliases", head::list(&left))]));
        freed.extend(gone.into_iter().map(|alias| (file.path.to_string(), alias)));
    }
    freed
}

/// The address of a folder's page.
fn address_in(site: &Whole, locale: &Locale, folder: &str) -> String {
    format!("{locale}/{}", site.folder_address(folder, locale))
}

/// A line of redirects.yaml for readers of a language that borrows the article, and calls its folders otherwise: the alias in the
/// article's file is not the address that they had.
fn not_led_by_aliases(
    site: &Whole,
    file: &ParsedFile,
    locale: &Locale,
    to: &str,
    id: &str,
) -> Option<(String, String)> {
    let [old, new] = [&*file.rel, to].map(|rel| site.address(file, rel, locale));
    let is_known = old.to_lowercase() == new.to_lowercase()
        || *locale == file.locale
        || old == site.address(file, &file.rel, &file.locale);
    (!is_known).then(|| (format!("/{locale}/{old}/"), lead_to(id, &format!("{locale}/{new}/"))))
}

/// The article as it will be: its id stays, and its old address is an alias.
fn as_moved(site: &Whole, file: &Arc<ParsedFile>, linking: &Linking, moved: Move, id: &str) -> String {
    let own = file.own_head();
    let [old, new] = [moved.from, moved.to].map(|rel| site.address(file, rel, &file.locale));
    let mut aliases: Vec<String> = own.aliases.iter().map(|alias| alias.value.clone()).collect();
    // No file of it can be beside that of the new one, on systems that don't tell letters apart.
    let is_new = |alias: &str| alias.to_lowercase() == new.to_lowercase();
    aliases.retain(|alias| !is_new(alias.trim_matches('/')));
    if !is_new(&old) && !aliases.iter().any(|alias| alias.trim_matches('/') == old) {
        aliases.push(old);
    }
    let id = own.id.as_ref().map_or(id, |id| &id.value);
    let text = of_moved(linking, moved);
    with_keys(&text, &[("id", Some(format!(" {}", scalar(id)))), ("aliases", head::list(&aliases))])
}
