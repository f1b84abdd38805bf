//! `guichet init DIR`: a small site that builds at once. Files are written one by one and never over an existing one.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use rust_embed::RustEmbed;

use super::args::{Ci, Init};
use super::cache::Cache;
use super::console::{self, Console};
use super::{Exit, Failure, schema};

/// `common/` is for every site, `<language>/` has articles and messages, `other/` is for languages without articles
/// here, `publish/` what README.md says of each CI server. A leading `dot-` in a name stands for a dot, so that the files mean nothing where they are kept.
#[derive(RustEmbed)]
#[folder = "src/cli/init/template/"]
struct Template;

/// For a site on GitLab; ours to be copied, too.
const GITLAB: &str = include_str!("../../../packaging/gitlab-ci.yml");

/// A language that the template has articles in.
struct Language {
    tag: &'static str,
    title: &'static str,
    description: &'static str,
    /// What readers ask, and the article of the template that they should find.
    queries: [(&'static str, &'static str); 3],
}

/// The first stands in where none of a site's locales has articles.
const LANGUAGES: [Language; 2] = [
    Language {
        tag: "en",
        title: "Acme Help",
        description: "Guides and answers for everyone who works with Acme.",
        queries: [
            ("forgot password", "account/reset-your-password"),
            ("sign up", "getting-started/create-an-account"),
            ("contact support", "account/get-help"),
        ],
    },
    Language {
        tag: "fr",
        title: "Aide Acme",
        description: "Des guides et des réponses pour toutes les personnes qui travaillent avec Acme.",
        queries: [
            ("mot de passe oublié", "account/reset-your-password"),
            ("créer un compte", "getting-started/create-an-account"),
            ("contacter l'assistance", "account/get-help"),
        ],
    },
];

pub fn run(command: &Init, console: &Console) -> Result<Exit, Failure> {
    let locales = locales(&command.locales)?;
    let dir = &command.dir;
    if !is_empty(dir)? && !command.force {
        return Err(Failure::usage(format!(
            "`{}` is not empty; choose another folder, or --force to add what is missing and keep what is there",
            dir.display()
        )));
    }
    let mut written = 0;
    for (path, text) in files(&locales, command.ci) {
        if write_new(&dir.join(&path), &text)? {
            written += 1;
        } else {
            console.say(&format!("kept {path}, which already exists"));
        }
    }
    console.say(&format!("{} written", console::number(written, "file")));
    name_schemas(dir, console)?;
    for locale in &locales {
        match locale.language {
            None => console.say(&format!("`{}` borrows its articles until you translate them", locale.tag)),
            Some(language) if base(&locale.tag) != language.tag => {
                console
                    .say(&format!("`{}` begins with articles in `{}`, for you to translate", locale.tag, language.tag));
            }
            Some(_) => {}
        }
    }
    console.say("next:\n");
    let root = if dir == Path::new(".") { String::new() } else { format!("  cd {}\n", shell_word(dir)) };
    console.say(&format!("{root}  guichet serve --open\n  guichet new account/change-your-email\n  guichet build\n"));
    let needs_more = match command.ci {
        Ci::Github => source().is_none().then_some("the workflow in .github/"),
        Ci::Gitlab => source().is_none().then_some("the pipeline of .gitlab-ci.yml"),
        Ci::None => None,
    };
    if let Some(what) = needs_more {
        console.say(&format!("before {what} runs, tell it where to get guichet: see \"Publish\" in README.md"));
    }
    Ok(Exit::Clean)
}

/// Files that were there before name their schemas, too; and the schemas are there, before anything is built.
fn name_schemas(dir: &Path, console: &Console) -> Result<(), Failure> {
    Cache::open(dir);
    for file in schema::files() {
        let path = dir.join(file);
        let Some(new) = fs::read_to_string(&path).ok().and_then(|text| schema::with_line(file, &text)) else {
            continue;
        };
        fs::write(&path, new).map_err(|error| Failure::fault(format!("can't write `{}`: {error}", path.display())))?;
        console.say(&format!("{file} says now where its schema is, for completion in your editor"));
    }
    Ok(())
}

/// A locale of the new site, and the language of the articles that it begins with.
struct NewLocale {
    tag: String,
    /// `None`: it borrows everything.
    language: Option<&'static Language>,
}

fn locales(tags: &[String]) -> Result<Vec<NewLocale>, Failure> {
    let mut unique: Vec<&str> = Vec::new();
    let tags: Vec<String> = tags.iter().map(|tag| guichet_l10n::canonical_tag(tag.trim())).collect();
    for tag in tags.iter().map(String::as_str) {
        if !guichet_l10n::is_valid_tag(tag) || !guichet_l10n::is_known_language(tag) {
            let likely = guichet_l10n::likely_tag(tag).map(str::to_owned).or_else(|| guichet_l10n::meant_tag(tag));
            let hint = match likely {
                Some(likely) => format!("did you mean `{likely}`?"),
                None => "write BCP 47 tags, such as `fr`, `pt-BR` or `zh-Hans`".to_owned(),
            };
            return Err(Failure::usage(format!("--locales: `{tag}` is not a language; {hint}")));
        }
        if !unique.contains(&tag) {
            unique.push(tag);
        }
    }
    let with_articles = |tag: &str| {
        let base = base(tag);
        // A regional variant borrows from its language where the site has that too.
        let own = tag == base || !unique.contains(&base);
        LANGUAGES.iter().find(|language| language.tag == base && own)
    };
    let mut locales: Vec<NewLocale> =
        unique.iter().map(|tag| NewLocale { tag: (*tag).to_owned(), language: with_articles(tag) }).collect();
    if locales.iter().all(|locale| locale.language.is_none())
        && let Some(first) = locales.first_mut()
    {
        first.language = Some(&LANGUAGES[0]);
    }
    Ok(locales)
}

/// The language of a tag: `pt` of `pt-BR`.
fn base(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Every file of the new site by its path, which has `/` between its parts.
fn files(locales: &[NewLocale], ci: Ci) -> Vec<(String, String)> {
    let mut files = Vec::new();
    if ci == Ci::Gitlab {
        files.push((".gitlab-ci.yml".to_owned(), with_source(GITLAB, source())));
    }
    for path in Template::iter() {
        let Some((folder, below)) = path.split_once('/') else { continue };
        let Some(file) = Template::get(&path) else { continue };
        let text = String::from_utf8_lossy(&file.data);
        let path = below.replace("dot-", ".");
        if folder == "common" && (ci == Ci::Github || !path.starts_with(".github/")) {
            files.push((path, fill(&text.replace("%PUBLISH%", &publishing(ci)), locales)));
        }
        let wanted = |locale: &&NewLocale| locale.language.map_or("other", |language| language.tag) == folder;
        for locale in locales.iter().filter(wanted) {
            let path = match below.strip_prefix("content/") {
                Some(article) => format!("content/{}/{article}", locale.tag),
                None => format!("locales/{}.ftl", locale.tag),
            };
            files.push((path, text.clone().into_owned()));
        }
    }
    files.sort();
    files
}

/// How a CI server publishes the site, as README.md says it.
fn publishing(ci: Ci) -> String {
    let name = match ci {
        Ci::Github => "publish/github.md",
        Ci::Gitlab => "publish/gitlab.md",
        Ci::None => return String::new(),
    };
    Template::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}

/// Puts the locales into the settings.
fn fill(text: &str, locales: &[NewLocale]) -> String {
    let tags: Vec<&str> = locales.iter().map(|locale| locale.tag.as_str()).collect();
    let by_locale = |text: fn(&Language) -> &'static str| {
        let with_text = locales.iter().filter_map(|locale| Some((&locale.tag, text(locale.language?))));
        with_text.map(|(tag, text)| format!("\n  {tag}: {text}")).collect::<String>()
    };
    let chains = locales.iter().map(|locale| {
        let fallback = fallback(locale, locales);
        let settings = fallback.map_or_else(|| "{}".to_owned(), |fallback| format!("{{ fallback: [{fallback}] }}"));
        format!("\n  {}: {settings}", locale.tag)
    });
    text.replace(" %TITLE%", &by_locale(|language| language.title))
        .replace(" %DESCRIPTION%", &by_locale(|language| language.description))
        .replace("%DEFAULT%", tags.first().unwrap_or(&"en"))
        .replace("%LOCALES%", &chains.collect::<String>())
        .replace("%LANGUAGES%", &tags.join(", "))
        .replace("%QUERIES%", &queries(locales))
        .replace("%GIT%", source().map_or("", |(git, _)| git))
        .replace("%COMMIT%", source().map_or("", |(_, commit)| commit))
}

/// The lines of queries.tsv, in each language that has articles.
fn queries(locales: &[NewLocale]) -> String {
    let asked = |locale: &NewLocale| {
        let queries = locale.language.map(|language| language.queries).into_iter().flatten();
        queries.map(|(query, id)| format!("{}\t{query}\t{id}\t3\n", locale.tag)).collect::<String>()
    };
    locales.iter().map(asked).collect()
}

/// A template that is used as it is elsewhere, with the source that this program knows.
fn with_source(text: &str, source: Option<(&str, &str)>) -> String {
    let (git, commit) = source.unwrap_or_default();
    text.replace("GUICHET_GIT: \"\"", &format!("GUICHET_GIT: \"{git}\""))
        .replace("GUICHET_COMMIT: \"\"", &format!("GUICHET_COMMIT: \"{commit}\""))
}

/// Where this program's source is, and which commit of it: known to one that was built for a release. A commit is named by its
/// content, so the workflow of a new site needs to be told nothing, and whoever comes to own the address can't change what it runs.
fn source() -> Option<(&'static str, &'static str)> {
    checked_source(env!("CARGO_PKG_REPOSITORY"), option_env!("GUICHET_COMMIT").unwrap_or_default())
}

fn checked_source<'a>(git: &'a str, commit: &'a str) -> Option<(&'a str, &'a str)> {
    let is_commit = commit.len() == 40 && commit.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    // Both are pasted into YAML, between quotes.
    let is_address = git.starts_with("https://") && !git.contains(|c: char| c.is_whitespace() || "'\"\\".contains(c));
    (is_commit && is_address).then_some((git, commit))
}

/// The site's own locale of the same language, else the first with articles; that one borrows from nobody.
fn fallback(locale: &NewLocale, locales: &[NewLocale]) -> Option<String> {
    let related = locales.iter().find(|other| other.tag == base(&locale.tag) && other.tag != locale.tag);
    let first = locales.iter().find(|other| other.language.is_some());
    let chosen = related.or(first).filter(|chosen| chosen.tag != locale.tag)?;
    let rest = first.filter(|first| first.tag != chosen.tag && first.tag != locale.tag);
    let chain = [Some(chosen), rest];
    Some(chain.iter().flatten().map(|link| link.tag.as_str()).collect::<Vec<_>>().join(", "))
}

/// A fresh clone, with nothing but its `.git`, counts as empty.
fn is_empty(dir: &Path) -> Result<bool, Failure> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == ".git"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(Failure::usage(format!("`{}` is a file, not a folder", dir.display())))
        }
        Err(error) => Err(Failure::fault(format!("can't read `{}`: {error}", dir.display()))),
    }
}

/// As a shell reads it back.
fn shell_word(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~' | '+' | ':' | '\\');
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// `false` if there was a file of that name.
fn write_new(path: &Path, text: &str) -> Result<bool, Failure> {
    let fault = |error: io::Error| Failure::fault(format!("can't write `{}`: {error}", path.display()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(fault)?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map(|()| true).map_err(fault),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(fault(error)),
    }
}

#[cfg(test)]
mod tests;
