//! `guichet i18n export`: an article's segments as a file that translators and their systems read, beside each other by language.
//! What translators have begun in a file that is there goes along into the new one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use guichet_core::model::Locale;
use guichet_exchange::document::Document;
use guichet_exchange::existing::{known, stale};
use guichet_exchange::ids::ids;
use guichet_exchange::merge::without_stamp;
use guichet_exchange::package::{NONE, Package, State, messages};
use guichet_exchange::pending::{Before, Carried, carry};
use guichet_exchange::returned::Returned;
use guichet_site::resolve::address_below;
use guichet_translations::stamp::Stamp;

use super::exchanged::{self, Kind};
use super::pairs::Pairs;
use super::standing::Standing;
use super::store;
use super::texts::{Found, Original, Originals, version};
use crate::cli::args::{ExchangeFormat, Global, I18nExport};
use crate::cli::console::{self, Console};
use crate::cli::whole::Whole;
use crate::cli::{Exit, Failure};

pub fn run(command: &I18nExport, global: &Global, site: &Whole, console: &Console) -> Result<Exit, Failure> {
    let locales = command.to.iter().map(|name| site.target(name)).collect::<Result<Vec<Locale>, Failure>>()?;
    let originals = site.originals();
    let pairs = Pairs::read(site);
    let named = named(command, site, &originals.all)?;
    let (kind, folder) = match command.kind {
        ExchangeFormat::Xliff => (Kind::Xliff, "i18n/xliff"),
        ExchangeFormat::Po => (Kind::Po, "i18n/po"),
    };
    let folder = command.output.clone().unwrap_or_else(|| global.root.join(folder));
    let committed = store::committed(&global.root);
    let mut problems = 0;
    for locale in &locales {
        let folder = folder.join(locale.as_str());
        let mut export =
            Export { command, global, site, console, originals: &originals, kind, locale, done: Done::default() };
        let mut there = export.there(&folder);
        let mut of: BTreeMap<usize, Vec<There>> = BTreeMap::new();
        let number = |file: &There| {
            // A tool may have written another name into it: then its place says whose it is.
            let place = file.path.strip_prefix(&folder).ok().map(|place| place.with_extension("md"));
            let place = place.map(|place| place.to_string_lossy().replace('\\', "/"));
            originals.of(&file.content.original).or_else(|| originals.below(&place?))
        };
        for file in there.extract_if(.., |file| number(file).is_some()) {
            of.entry(number(&file).unwrap_or_default()).or_default().push(file);
        }
        let is_wanted = |at: &usize| named.as_ref().is_none_or(|named| named.contains(at));
        for at in (0..originals.all.len()).filter(is_wanted) {
            let path = folder.join(format!("{}.{}", originals.all[at].rel, kind.extension()));
            let mut of = of.remove(&at).unwrap_or_default();
            // The one in its place last: what it says holds.
            of.sort_by_key(|file| file.path == path);
            // What readers of `fr-CA` have from `fr` is translated for them, unless somebody asks for it by name or has begun it.
            let snippet = || pairs.all.iter().position(|text| text.path == originals.all[at].path);
            let number = originals.all[at].article.or_else(snippet);
            let is_borrowed = |at: usize| matches!(pairs.standing(at, locale), Standing::Borrowed(_));
            let is_left_out = named.is_none() && of.is_empty() && number.is_some_and(is_borrowed);
            if !is_left_out && !export.done.unreadable.contains(&path) {
                export.article(&originals.all[at], &path, &of, &committed)?;
            }
        }
        if named.is_none() {
            export.tidy(&there)?;
        }
        problems += export.done.problems;
        export.say(&folder);
    }
    Ok(if problems > 0 { Exit::Problems } else { Exit::Clean })
}

/// The numbers of what is named; `None` for everything.
fn named(command: &I18nExport, site: &Whole, all: &[Original]) -> Result<Option<BTreeSet<usize>>, Failure> {
    if command.originals.is_empty() {
        return Ok(None);
    }
    let locale = &site.analysis.config.default_locale;
    let mut named = BTreeSet::new();
    for name in &command.originals {
        let path = site.below_content(name);
        let below = path.strip_prefix(&format!("{locale}/")).unwrap_or(&path);
        let is_in = |rel: &str| rel == below || rel.strip_prefix(below).is_some_and(|rest| rest.starts_with('/'));
        let found: Vec<usize> = (0..all.len()).filter(|at| is_in(&all[*at].rel)).collect();
        if found.is_empty() {
            let files = site.files();
            if let Some(draft) = files.iter().find(|file| site.is_default(&file.locale) && is_in(&file.rel)) {
                let message =
                    format!("`{}` is a draft: it goes to translators when `draft: true` is removed", draft.path);
                return Err(Failure::usage(message));
            }
            let translations = files.iter().filter(|file| !site.is_default(&file.locale));
            if translations.map(|file| format!("{}/{}", file.locale, file.rel)).any(|rel| is_in(&rel)) {
                return Err(Failure::usage(format!(
                    "`{name}` is a translation; name its original, like `contacts/import`"
                )));
            }
            let message = format!("there is no original `{below}`; write it like `contacts/import`");
            return Err(Failure::unknown(&message, below, all.iter().map(|original| original.rel.as_str())));
        }
        named.extend(found);
    }
    Ok(Some(named))
}

/// A file for translators that is there.
struct There {
    path: PathBuf,
    content: Returned,
}

#[derive(Default)]
struct Done {
    articles: usize,
    segments: usize,
    words: usize,
    carried: usize,
    problems: usize,
    /// Files in which there may be anything.
    unreadable: BTreeSet<PathBuf>,
}

struct Export<'a> {
    command: &'a I18nExport,
    global: &'a Global,
    site: &'a Whole,
    console: &'a Console,
    originals: &'a Originals,
    kind: Kind,
    locale: &'a Locale,
    done: Done,
}

impl Export<'_> {
    /// What is in the folder already.
    fn there(&mut self, folder: &Path) -> Vec<There> {
        let mut there = Vec::new();
        if self.command.force {
            return there;
        }
        let kind = Some(self.kind);
        for path in exchanged::below(folder).into_iter().filter(|path| exchanged::kind(path) == kind) {
            let (line, message) = match exchanged::read(&path).map(<[Returned; 1]>::try_from) {
                Ok(Ok([content])) => {
                    there.push(There { path, content });
                    continue;
                }
                Ok(Err(_)) => (1, "it does not have one article".to_owned()),
                Err(error) => (error.line, error.message),
            };
            let message = format!("{message}; translators may have work in it");
            self.problem(&path, line, &message, "move it away, or have it written anew by `--force`");
            self.done.unreadable.insert(path);
        }
        there
    }

    fn problem(&mut self, path: &Path, line: usize, message: &str, help: &str) {
        self.done.problems += 1;
        self.console.error(&format!("{}:{line}: {message}\n  help: {help}", path.display()));
    }

    fn article(
        &mut self,
        original: &Original,
        path: &Path,
        there: &[There],
        committed: &BTreeSet<String>,
    ) -> Result<(), Failure> {
        let text = self.site.text(&original.path);
        let found = self.site.translation(self.global, self.originals, original, self.locale);
        let mut package = package(self.site, original, &text, self.locale, found.as_ref());
        let mut begun = 0;
        for file in there {
            let carried = self.carried(original, &text, &mut package, found.as_ref(), file);
            let own = |line: &&String| !line.starts_with("X-Guichet-") && !package.header.contains(line);
            let header: Vec<String> = file.content.header.iter().filter(own).cloned().collect();
            package.header.extend(header);
            package.obsolete.extend(file.content.obsolete.iter().cloned());
            begun += carried.texts;
            for (source, target) in &carried.lost {
                let source = source.as_ref().map_or_else(|| "a text".to_owned(), |source| format!("“{source}”"));
                self.console.say(&format!(
                    "{}: {source} is not in the original any more; its translation was “{target}”",
                    file.path.display()
                ));
            }
        }
        if self.command.changed {
            let whole = found.as_ref().map(|found| whole(&text, found)).unwrap_or_default();
            package.messages.retain(|message| match &message.target {
                Some(target) => target.state != State::Complete,
                None => !whole.contains(&message.id),
            });
            if let Some(found) = found.as_ref().filter(|found| package.messages.is_empty() && found.is_behind(&text)) {
                self.console.say(&format!(
                    "{}: only what no translator works on has changed in its original, such as code, addresses or the order of its parts: \
                     an export without `--changed` and an import bring it up to date",
                    found.path
                ));
            }
        }
        let removed = there.iter().filter(|file| package.messages.is_empty() || file.path != path);
        for file in removed {
            fs::remove_file(&file.path)
                .map_err(|error| Failure::fault(format!("can't remove `{}`: {error}", file.path.display())))?;
        }
        if package.messages.is_empty() {
            return Ok(());
        }
        if !committed.contains(&package.original) {
            store::keep(&self.global.root, &package.original, &text, &package.version)?;
        }
        // What it was is asked for when the file comes back.
        if let Some(found) = found.as_ref().filter(|found| !committed.contains(&found.path)) {
            store::keep(&self.global.root, &found.path, &found.text, &package.translation)?;
        }
        // Work that nobody has imported has to go along the next time, too.
        let written = if begun > 0 { self.kind.write(&package) } else { self.kind.sealed(package.clone()) };
        write(path, &written)?;
        self.done.carried += begun;
        let open: Vec<_> = package.messages.iter().filter(|message| message.is_open()).collect();
        self.done.articles += 1;
        self.done.segments += open.len();
        self.done.words += open.iter().map(|message| message.source.split_whitespace().count()).sum::<usize>();
        Ok(())
    }

    /// What translators have in a file goes along.
    fn carried(
        &self,
        original: &Original,
        text: &str,
        package: &mut Package,
        found: Option<&Found>,
        file: &There,
    ) -> Carried {
        let path =
            found.map_or_else(|| format!("content/{}/{}.md", self.locale, original.rel), |found| found.path.clone());
        let has_work = file.content.is_touched();
        let id = exchanged::id(&self.global.root, &file.path, &file.content);
        let today = self.site.today(self.global, self.originals, original, (found, &path), &file.content, has_work);
        let then = today.then.map(|then| Document::read(&then));
        let before = Before {
            is_version: today.is_version,
            is_same: today.is_version && today.content.translation == package.translation,
            // By hand, or by whoever works in another copy.
            is_edited: found.is_some_and(|found| {
                let exported = &today.content.translation;
                found.is_edited(exported) || found.is_of_others(exported, &id)
            }),
            is_taken: found.is_some_and(|found| found.has_taken(&id)),
            file: &today.content,
            then: then.as_ref(),
            base: today.base,
        };
        carry(&Document::read(text), &mut package.messages, &before)
    }

    /// Files whose original is gone.
    fn tidy(&mut self, there: &[There]) -> Result<(), Failure> {
        let is_draft = |path: &str| self.site.files().iter().any(|file| *file.path == *path);
        for file in there.iter().filter(|file| !is_draft(&file.content.original)) {
            if file.content.is_touched() {
                self.console.say(&format!(
                    "{}: its original `{}` is gone, and translators have work in it: it stays",
                    file.path.display(),
                    file.content.original
                ));
            } else {
                fs::remove_file(&file.path)
                    .map_err(|error| Failure::fault(format!("can't remove `{}`: {error}", file.path.display())))?;
                self.console.say(&format!("{}: removed, as its original is gone", file.path.display()));
            }
        }
        Ok(())
    }

    fn say(&self, folder: &Path) {
        let Done { articles, segments, words, carried, .. } = self.done;
        let carried = match carried {
            0 => String::new(),
            1 => "; 1 text that translators have begun goes along".to_owned(),
            count => format!("; {count} texts that translators have begun go along"),
        };
        self.console.say(&format!(
            "{}: {} in {}; to translate or review: {}, {}{carried}",
            self.locale,
            console::number(articles, "article"),
            folder.display(),
            console::number(segments, "segment"),
            console::number(words, "word")
        ));
    }
}

/// What translators get of an article, without what they have begun.
fn package(site: &Whole, original: &Original, text: &str, locale: &Locale, found: Option<&Found>) -> Package {
    let document = Document::read(text);
    let known = found.map(|found| known(&document, &found.existing())).unwrap_or_default();
    let is_machine = found.is_some_and(|found| found.existing().is_machine);
    let source = site.analysis.config.default_locale.clone();
    let page = original.article.map(|at| {
        let below = address_below(&site.files()[at]).replace("/_index", "/");
        let page = format!("/{source}/{}/", below.trim_matches('/')).replace("//", "/");
        format!("The page, while `guichet serve` runs: http://127.0.0.1:4000{page}")
    });
    Package {
        original: original.path.clone(),
        source_locale: source.to_string(),
        target_locale: locale.to_string(),
        version: version(text),
        translation: found.map_or_else(|| NONE.to_owned(), |found| without_stamp(&found.text)),
        seal: String::new(),
        header: Vec::new(),
        obsolete: Vec::new(),
        notes: [original.title.clone()].into_iter().chain(page).collect(),
        messages: messages(&document, &known, is_machine),
    }
}

/// Ids of texts in sections in which nothing has changed since somebody said that the translation matches.
fn whole(text: &str, found: &Found) -> BTreeSet<String> {
    if Stamp::read(&found.text).is_none() || found.existing().is_draft {
        return BTreeSet::new();
    }
    let (document, stale) = (Document::read(text), stale(text, found.existing().translation));
    let all = ids(&document).into_iter().zip(&document.segments);
    all.filter(|(_, segment)| !stale.contains(&segment.section)).map(|(id, _)| id).collect()
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::fault(format!("can't write `{}`: {error}", path.display()));
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return Ok(());
    }
    let folder: PathBuf = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let beside = path.with_extension("new");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&beside, text))
        .and_then(|()| fs::rename(&beside, path))
        .map_err(failed)
}
