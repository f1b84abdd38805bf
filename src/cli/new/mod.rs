//! `guichet new AREA/SLUG`: the stub of an article, and of its area if that is new; of an article that exists in another language, its
//! translation. Never overwrites.
//!
//! | file | job |
//! |---|---|
//! | `typed` | a path as people type it, as one that an article can have |
//! | `place` | where an article can be |
//! | `stubs` | what a new file begins with |
//! | `translation` | what a translation begins with |

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

mod place;
mod stubs;
mod taken;
mod translation;
mod typed;

pub use place::check_path;
pub use stubs::scalar;

use place::{Place, has_inbox_page};

use super::args::{Global, New};
use super::console::{self, Console};
use super::whereabouts::no_site;
use super::{Exit, Failure};
use guichet_core::diag::report;
use guichet_core::model::Locale;
use guichet_site::config::{self, SiteConfig};
use guichet_site::load::SourceTree;
use guichet_site::load::kinds::is_index_elsewhere;

pub fn run(command: &New, global: &Global, console: &Console) -> Result<Exit, Failure> {
    let Some(config) = settings(global, console)? else { return Ok(Exit::Usage) };
    let (named, pasted) = as_pasted(&command.path, &config)?;
    if let (Some(wanted), Some(named)) = (&command.locale, &named)
        && wanted != named
    {
        return Err(Failure::usage(format!(
            "--locale says `{wanted}`, and the path says `{named}`; leave one of them out"
        )));
    }
    let said_by = if command.locale.is_some() { "--locale".to_owned() } else { format!("`{}`", command.path.trim()) };
    let locale = locale(command.locale.as_deref().or(named.as_deref()), &said_by, &config)?;
    let content = global.root.join("content");
    let chain = config.chain(&locale);
    let path = typed::path(&pasted, |folder| names_in(&content, &chain, folder));
    if let Some(refused) = page_of_folder(&pasted, &content, &locale, &chain) {
        return Err(refused);
    }
    let is_alone = !path.is_empty() && !path.contains('/') && !path.starts_with(['.', '_']);
    let place = Place::parse(&path).map_err(|failure| {
        if is_alone { without_area(&path, &command.path, &config, &content, &chain) } else { failure }
    })?;
    place.check(&config, has_inbox_page(&global.root, &config))?;
    say_of(&pasted, &path, console);
    let title = command.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let article = content.join(locale.as_str()).join(place.file());
    match original(&content, &place, &locale, &config) {
        Some(begun) => {
            write_new(&article, &translation::of(&begun.text, title))?;
            let of = if begun.locale == config.default_locale {
                format!("a translation of {}", shown(&begun.path))
            } else {
                format!("begun from {}, the nearest text that `{locale}` falls back to", shown(&begun.path))
            };
            console.say(&format!("{of}: the text is still in its language, and is not published while it is a draft"));
        }
        None => {
            let default = &config.default_locale;
            if let Some(other) = taken::by_id(&content.join(default.as_str()), &path) {
                let other = shown(&other);
                return Err(Failure::usage(format!(
                    "`{path}` is the `id` of `{other}`, which was there before it moved; choose another name, as its readers and translations know it by this one"
                )));
            }
            let title = title.map(str::to_owned).or_else(|| typed::title(&pasted));
            let title = title.unwrap_or_else(|| humanize(place.slug()));
            write_new(&article, &stubs::article(&title, command.template))?;
        }
    }
    let known_area = chain.iter().any(|link| content.join(link.as_str()).join(place.area()).join("_index.md").exists());
    if !known_area {
        let index = content.join(locale.as_str()).join(place.area()).join("_index.md");
        write_new(&index, &stubs::area(&humanize(place.area())))?;
        let listed = config.areas.iter().any(|area| area.value == place.area());
        let hint = if listed { "" } else { "; add it to `areas` in site.yaml to choose its place" };
        console.say(&format!("new area `{}`: {}{hint}", place.area(), shown(&index)));
    }
    console::print(&format!("{}\n", shown(&article)));
    Ok(Exit::Clean)
}

/// The page of a folder is no article, by whichever name people know it; it is written by hand.
fn page_of_folder(pasted: &str, content: &Path, locale: &Locale, chain: &[Locale]) -> Option<Failure> {
    let (folder, name) = pasted.trim().trim_end_matches('/').rsplit_once('/')?;
    let slug = typed::without_ending(name).to_lowercase();
    let is_it = slug == "_index";
    if folder.is_empty() || !is_it && !is_index_elsewhere(&slug) {
        return None;
    }
    let folder = typed::path(folder, |folder| names_in(content, chain, folder));
    let page = content.join(locale.as_str()).join(folder).join("_index.md");
    let what = if is_it { format!("`{slug}` is not an article") } else { format!("`{slug}` would be an article here") };
    let step = match page.exists() {
        true => "which is there already: open it",
        false => "a file to write by hand, with a `title` in its front matter",
    };
    Some(Failure::usage(format!("{what}; the page of the folder is `{}`, {step}", shown(&page))))
}

/// What to say of a name alone: which areas there are. Of an area alone, that the article's name is missing; `written` with a slash at
/// its end, nothing else is meant.
fn without_area(name: &str, written: &str, config: &SiteConfig, content: &Path, chain: &[Locale]) -> Failure {
    let is_folder = |name: &String| chain.iter().any(|locale| content.join(locale.as_str()).join(name).is_dir());
    let mut there: Vec<String> = names_in(content, chain, "").into_iter().filter(is_folder).collect();
    there.sort();
    there.dedup();
    let mut areas: Vec<String> = config.areas.iter().map(|area| area.value.clone()).collect();
    there.retain(|area| !areas.contains(area));
    areas.extend(there);
    let ends_with_slash = written.trim().trim_start_matches('/').ends_with(['/', '\\']);
    if ends_with_slash && !written.contains("://") || areas.iter().any(|area| area == name) {
        return Failure::usage(format!("`{name}` is an area, and the article's name is missing; write `{name}/NAME`"));
    }
    let example = areas.first().map_or("getting-started", String::as_str);
    let all = if areas.len() > 1 { format!("; the areas are `{}`", areas.join("`, `")) } else { String::new() };
    Failure::usage(format!("`{name}` names no area; write it like `{example}/{name}`{all}"))
}

/// Names of folders and articles in a folder, in any language that the locale has texts of.
fn names_in(content: &Path, chain: &[Locale], folder: &str) -> Vec<String> {
    let folders = chain.iter().filter_map(|locale| fs::read_dir(content.join(locale.as_str()).join(folder)).ok());
    let names = folders.flatten().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let bare = |name: String| name.strip_suffix(".md").map_or(name.clone(), str::to_owned);
    names.map(bare).filter(|name| !name.starts_with(['.', '_'])).collect()
}

/// A text that a translation begins with.
struct Begun {
    locale: Locale,
    path: PathBuf,
    text: String,
}

/// The text of the same path that readers of the language have until then: the nearest that it falls back to, as a build has it, or
/// that of the site's default language. One that is a draft is not finished: another is taken, if there is one.
fn original(content: &Path, place: &Place, locale: &Locale, config: &SiteConfig) -> Option<Begun> {
    let chain = config.chain(locale);
    let others = chain.iter().chain([&config.default_locale]).filter(|other| *other != locale);
    let there = others.filter_map(|other| {
        let path = content.join(other.as_str()).join(place.file());
        let text = fs::read_to_string(&path).ok()?;
        Some(Begun { locale: other.clone(), path, text })
    });
    let mut there: Vec<Begun> = there.collect();
    let is_finished = |begun: &Begun| !translation::is_draft(&begun.text);
    let is_original = |begun: &Begun| begun.locale == config.default_locale;
    let at = there.iter().position(is_finished).or_else(|| there.iter().position(is_original)).unwrap_or(0);
    (at < there.len()).then(|| there.swap_remove(at))
}

/// Without the `./` of the default root.
fn shown(path: &Path) -> std::path::Display<'_> {
    path.strip_prefix(".").unwrap_or(path).display()
}

/// Only site.yaml is read: a stub must be possible in a site whose articles are full of mistakes.
fn settings(global: &Global, console: &Console) -> Result<Option<SiteConfig>, Failure> {
    let path = global.config.clone().unwrap_or_else(|| global.root.join("site.yaml"));
    let text = fs::read_to_string(&path).map_err(|error| {
        no_site(&global.root, global.config.as_deref(), &format!("can't read `{}`: {error}", shown(&path)))
    })?;
    let (file, text): (Arc<str>, Arc<str>) = (Arc::from("site.yaml"), Arc::from(text));
    let mut outcome = config::parse_site(&file, &text);
    if outcome.value.is_none() {
        report::sort(&mut outcome.diags);
        console.diagnostics(&outcome.diags, &SourceTree::of_texts([(file, text)]));
    }
    Ok(outcome.value)
}

/// `said_by`: the option or the path that names it.
fn locale(wanted: Option<&str>, said_by: &str, config: &SiteConfig) -> Result<Locale, Failure> {
    let Some(tag) = wanted else { return Ok(config.default_locale.clone()) };
    let locale = Locale::new(tag);
    if config.locales.contains_key(&locale) {
        return Ok(locale);
    }
    let known = config.locales.keys().map(Locale::as_str);
    Err(Failure::unknown(&format!("{said_by}: no locale `{tag}` in this site"), tag, known))
}

/// The locale, if it is in the path, and the path below it: what people paste is the path of a file from the root of the
/// site, as editors and file managers copy it.
fn as_pasted(text: &str, config: &SiteConfig) -> Result<(Option<String>, String), Failure> {
    let slashed = text.trim().replace('\\', "/");
    let bare = below_host(&slashed, &config.base_url.path);
    let bare = bare.strip_prefix("./").unwrap_or(bare);
    let bare = bare.rfind("/content/").map_or(bare, |at| &bare[at + 1..]);
    let locales = || config.locales.keys().map(Locale::as_str);
    let locale_of = |name: &str| locales().find(|known| known.eq_ignore_ascii_case(name)).map(str::to_owned);
    let Some(below) = bare.strip_prefix("content/") else {
        // An area may have the name of a locale only if it is there already: `en/guide/a` means the locale.
        return Ok(match bare.split_once('/') {
            Some((first, rest)) if rest.contains('/') => match locale_of(first) {
                Some(locale) => (Some(locale), rest.to_owned()),
                None => (None, bare.to_owned()),
            },
            _ => (None, bare.to_owned()),
        });
    };
    match below.split_once('/') {
        // An area, where the locale was forgotten.
        Some((first, rest)) if !rest.contains('/') && locale_of(first).is_none() => {
            Ok((None, format!("{first}/{rest}")))
        }
        Some((first, rest)) => Ok((Some(locale_of(first).unwrap_or_else(|| first.to_owned())), rest.to_owned())),
        None => Err(Failure::usage(format!("`{text}` has no locale; write it like `contacts/import-contacts`"))),
    }
}

/// An address as a browser shows it, below the site's base and without slashes at its ends.
fn below_host<'t>(text: &'t str, base: &str) -> &'t str {
    let Some((_, rest)) = text.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https")) else {
        // `.` and `..` are no addresses.
        return if text.starts_with('.') { text } else { text.trim_matches('/') };
    };
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let below = path.strip_prefix(base.trim_matches('/')).filter(|below| below.is_empty() || below.starts_with('/'));
    below.unwrap_or(path).trim_matches('/')
}

/// What is made of a path that was typed: in small letters, with `-` between words, unless a language has the name already.
pub fn normalized(pasted: &str, content: &Path, config: &SiteConfig) -> String {
    let locales: Vec<Locale> = config.locales.keys().cloned().collect();
    typed::path(pasted, |folder| names_in(content, &locales, folder))
}

/// Says what was made of a path, if it is another one.
pub fn say_of(pasted: &str, path: &str, console: &Console) {
    let bare = pasted.trim_end_matches('/');
    if path == typed::without_ending(bare) {
        if bare.len() != path.len() && !bare.to_ascii_lowercase().ends_with(".md") {
            console.say(&format!("`{pasted}` is written `{path}`: the file of an article ends with `.md`"));
        }
    } else {
        console.say(&format!("`{pasted}` is written `{path}`: names are in small letters, with `-` between words"));
    }
}

/// `import-contacts` → `Import contacts`.
pub fn humanize(slug: &str) -> String {
    let words = slug.replace(['-', '_'], " ");
    let mut chars = words.trim().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            Failure::usage(format!("`{}` already exists; nothing was changed", shown(path)))
        }
        _ => Failure::fault(format!("can't write `{}`: {error}", shown(path))),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|error| Failure::fault(format!("can't create the folder `{}`: {error}", shown(folder))))?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::{Args, Command};

    const SITE: &str =
        "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {}, fr: { fallback: [en] } }\n";

    fn run_new(root: &Path, arguments: &[&str]) -> Result<Exit, Failure> {
        let root = root.to_string_lossy();
        let args =
            Args::try_parse_from(["guichet", "--quiet", "--root", &root, "new"].iter().chain(arguments)).unwrap();
        let Command::New(command) = &args.command else { unreachable!() };
        run(command, &args.global, &Console::new(&args.global))
    }

    #[test]
    fn an_address_is_taken_below_the_site() {
        for (text, path) in [
            ("https://help.example.com/kb/fr/contacts/a/?q=x#y", "fr/contacts/a"),
            ("https://help.example.com/kb", ""),
            ("https://help.example.com/kbase/a/", "kbase/a"),
            ("/fr/contacts/a/", "fr/contacts/a"),
            ("../a", "../a"),
        ] {
            assert_eq!(below_host(text, "/kb/"), path, "{text}");
        }
        assert_eq!(below_host("http://help.example.com/fr/a/", "/"), "fr/a");
    }

    #[test]
    fn a_stub_passes_the_check_as_a_draft() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("site.yaml"), SITE).unwrap();
        run_new(dir.path(), &["contacts/import/csv-files", "--title", "CSV: what \"fits\""]).unwrap();
        run_new(dir.path(), &["contacts/merge-duplicates", "--locale", "fr"]).unwrap();
        for template in ["how-to", "reference", "troubleshooting", "release-note"] {
            run_new(dir.path(), &[&format!("contacts/{template}"), "--template", template]).unwrap();
        }
        assert!(dir.path().join("content/en/contacts/_index.md").exists());
        assert!(!dir.path().join("content/fr/contacts/_index.md").exists(), "the area is there already, in English");
        let text = fs::read_to_string(dir.path().join("content/fr/contacts/merge-duplicates.md")).unwrap();
        assert!(text.starts_with("---\ntitle: Merge duplicates\n"), "{text}");

        let loaded = guichet_site::load::load(dir.path(), None).unwrap();
        let options = guichet_site::analysis::BuildOptions {
            date: jiff::Timestamp::UNIX_EPOCH,
            base_url: None,
            drafts: true,
            locales: Vec::new(),
            live_reload: false,
            environment: guichet_seal::Environment::default(),
        };
        let outcome = guichet_site::analysis::analyze(&loaded.value, loaded.diags, &options);
        assert_eq!(outcome.diags, []);
        let analysis = outcome.value.unwrap();
        let site = analysis.site();
        assert!(site.locales[0].pages.iter().any(|page| page.title == "CSV: what \"fits\""));
    }

    #[test]
    fn a_locale_that_there_is_not_is_said_where_it_stands() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("site.yaml"), SITE).unwrap();
        let message = |arguments: &[&str]| run_new(dir.path(), arguments).unwrap_err().message;
        let of_path = message(&["content/de/billing/y.md"]);
        assert!(of_path.starts_with("`content/de/billing/y.md`: no locale `de` in this site"), "{of_path}");
        assert!(message(&["billing/y", "--locale", "de"]).starts_with("--locale: no locale `de`"));
    }

    #[test]
    fn paths_that_people_paste() {
        for (at, path) in [
            "content/fr/contacts/a.md",
            "./content/fr/contacts/b.md",
            "content\\fr\\contacts\\c.md",
            "fr/contacts/d",
            ".\\content\\fr\\contacts\\e",
            "/fr/contacts/f/",
            "BASE/fr/contacts/g/?q=x#y",
            "/home/me/site/content/fr/contacts/h.mdx",
            "content/fr/Contacts/I.md",
            "FR/contacts/ j",
            "content\\fr\\Contacts\\K.MD",
        ]
        .into_iter()
        .enumerate()
        {
            let dir = tempfile::tempdir().unwrap();
            fs::write(dir.path().join("site.yaml"), SITE).unwrap();
            run_new(dir.path(), &[&path.replace("BASE", "https://help.example.com")]).unwrap();
            let name = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"][at];
            assert!(dir.path().join(format!("content/fr/contacts/{name}.md")).exists(), "{path}");
        }
    }

    #[test]
    fn names_are_made_of_what_is_typed() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("site.yaml"), SITE).unwrap();
        run_new(dir.path(), &["Contacts/Import CSV files.md"]).unwrap();
        let text = fs::read_to_string(dir.path().join("content/en/contacts/import-csv-files.md")).unwrap();
        assert!(text.starts_with("---\ntitle: Import CSV files\n"), "{text}");
        // Without the locale, and with an area that is there in other letters.
        fs::create_dir(dir.path().join("content/en/FAQ")).unwrap();
        run_new(dir.path(), &["content/faq/Über uns.md"]).unwrap();
        assert!(dir.path().join("content/en/FAQ/über-uns.md").exists());
        let alone = run_new(dir.path(), &["refunds"]).unwrap_err();
        let help = "`refunds` names no area; write it like `FAQ/refunds`; the areas are `FAQ`, `contacts`";
        assert_eq!(alone.message, help);
        let again = run_new(dir.path(), &["CONTACTS/import csv files"]).unwrap_err();
        assert!(again.message.contains("already exists"), "{again:?}");
        for (path, why) in [
            ("import", "names no area"),
            ("contacts/", "`contacts` is an area, and the article's name is missing; write `contacts/NAME`"),
            ("contacts", "write `contacts/NAME`"),
            ("contacts/_index", "`_index` is not an article; the page of the folder is `"),
            ("", "no article is named"),
            ("/", "no article is named"),
        ] {
            assert!(run_new(dir.path(), &[path]).unwrap_err().message.contains(why), "{path}");
        }
    }

    #[test]
    fn names_that_a_build_would_warn_of_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("site.yaml"), SITE).unwrap();
        for (path, why) in [
            ("contacts/index", "content/en/contacts/_index.md`, a file to write by hand"),
            ("contacts/README.md", "`readme` would be an article here"),
            ("contacts/con", "`con` can't be the name of a file or folder on Windows"),
            ("aux/lists", "`aux` can't be"),
            ("contacts/help.FR", "the folder says the language; write `content/fr/contacts/help.md`"),
        ] {
            let refused = run_new(dir.path(), &[path]).unwrap_err();
            assert!(refused.exit == Exit::Usage && refused.message.contains(why), "{path}: {refused:?}");
        }
        assert!(!dir.path().join("content").exists());
        for path in ["contacts/index-of-pages", "contacts/console", "contacts/v2.1", "contacts/help.de"] {
            run_new(dir.path(), &[path]).unwrap();
        }
    }

    #[test]
    fn the_page_of_conversations_keeps_its_address() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("site.yaml"), SITE).unwrap();
        let contacts =
            "plans: [free]\nchannels:\n  mail: { kind: email, plans: all, href: \"mailto:help@example.com\" }\n";
        let desk = "desk: https://desk.example.com/\n";
        fs::write(dir.path().join("contacts.yaml"), contacts.to_owned() + desk).unwrap();
        for path in ["inbox/x", "Inbox/a/b"] {
            let refused = run_new(dir.path(), &[path]).unwrap_err();
            let why = "can't be an area: with a desk in contacts.yaml, every locale has its page of conversations";
            assert!(refused.exit == Exit::Usage && refused.message.contains(why), "{path}: {refused:?}");
        }
        run_new(dir.path(), &["contacts/inbox"]).unwrap();
        // Without a desk there is no such page.
        fs::write(dir.path().join("contacts.yaml"), contacts).unwrap();
        run_new(dir.path(), &["inbox/x"]).unwrap();
    }

    #[test]
    fn a_translation_begins_as_the_nearest_text() {
        let dir = tempfile::tempdir().unwrap();
        let site = SITE.replace("fr: {", "fr-CA: { fallback: [fr, en] }, fr: {");
        fs::write(dir.path().join("site.yaml"), site).unwrap();
        let write = |locale: &str, text: &str| {
            fs::create_dir_all(dir.path().join(format!("content/{locale}/pay"))).unwrap();
            fs::write(dir.path().join(format!("content/{locale}/pay/bill.md")), text).unwrap();
        };
        let begun = || {
            let _ = fs::remove_file(dir.path().join("content/fr-CA/pay/bill.md"));
            run_new(dir.path(), &["pay/bill", "--locale", "fr-CA"]).unwrap();
            fs::read_to_string(dir.path().join("content/fr-CA/pay/bill.md")).unwrap()
        };
        write("en", "---\ntitle: Bill\n---\n## Fees\n");
        assert!(begun().ends_with("## Fees {#fees}\n"));
        write("fr", "---\ntitle: Facture\n---\n## Frais {#fees}\n\n## Délais\n");
        let text = begun();
        assert!(text.starts_with("---\ntitle: Facture\n"), "{text}");
        assert!(text.ends_with("## Frais {#fees}\n\n## Délais {#délais}\n"), "{text}");
        // One that nobody reads yet is no beginning, unless there is nothing else.
        write("fr", "---\ntitle: Facture\ndraft: true\n---\n## Frais {#fees}\n");
        assert!(begun().starts_with("---\ntitle: Bill\n"));
        write("en", "---\ntitle: Bill\ndraft: true\n---\n");
        assert!(begun().starts_with("---\ntitle: Bill\n"));
        fs::remove_file(dir.path().join("content/en/pay/bill.md")).unwrap();
        assert!(begun().starts_with("---\ntitle: Facture\n"));
    }

    #[test]
    fn nothing_is_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("site.yaml"), SITE).unwrap();
        run_new(dir.path(), &["contacts/lists"]).unwrap();
        let again = run_new(dir.path(), &["contacts/lists", "--title", "Other"]).unwrap_err();
        assert!(again.exit == Exit::Usage && again.message.contains("already exists"), "{again:?}");
        let two = run_new(dir.path(), &["content/en/contacts/y.md", "--locale", "fr"]).unwrap_err();
        assert_eq!(two.message, "--locale says `fr`, and the path says `en`; leave one of them out");
        let unknown = run_new(dir.path(), &["contacts/x", "--locale", "fra"]).unwrap_err();
        assert_eq!(unknown.message, "--locale: no locale `fra` in this site; did you mean `fr`?");
    }
}
