//! The built help centre, as far as a desk needs it: who may contact support how, by which key passes are checked, and the words
//! of each language. Read anew when another build has been published in its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::SystemTime;

use guichet_contacts::Published;
use guichet_seal::Verifier;
use guichet_tickets::{folded, terms};
use serde_json::Value;
use url::Url;

/// What the form takes if the site doesn't say.
const FILES: u64 = 5;
const FILE_BYTES: u64 = 10 << 20;
const FILE_TYPES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// One build of a help centre.
pub struct Site {
    /// Where its files are.
    pub folder: PathBuf,
    /// Its address, with a slash at the end.
    pub base: Url,
    pub policy: Published,
    /// Missing if the site publishes no key: then nobody is known by a pass.
    pub passes: Option<Verifier>,
    pub files: FileRules,
    /// Ids of the channels that the form offers.
    pub channels: Vec<String>,
    /// Ids and names of the same channels, and of all plans, for specialists: in English, if the site has it.
    pub channel_names: Vec<(String, String)>,
    pub plan_names: Vec<(String, String)>,
    /// What whoever names no locale, or one that isn't there, is answered in.
    pub default_locale: String,
    /// By locale.
    pub words: BTreeMap<String, Words>,
    /// By locale, in the order of the site.
    pub articles: BTreeMap<String, Vec<ArticleRow>>,
    /// Whether pages may send what readers look for.
    pub insights: bool,
    /// Where `desk:` of contacts.yaml says that the API is: a URL, or a path from the host's root.
    pub desk: Option<String>,
}

/// An article as lists have it.
#[derive(Clone, Debug)]
pub struct ArticleRow {
    pub id: String,
    pub title: String,
    pub description: String,
    /// A path from the host's root.
    pub url: String,
    /// The id of its area.
    pub area: String,
}

/// What may be attached.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRules {
    pub count: u64,
    /// Of one file.
    pub bytes: u64,
    /// MIME types.
    pub types: Vec<String>,
}

/// What the pages of a locale say. A word that a theme doesn't have is its English.
#[derive(Default)]
pub struct Words {
    contacts: BTreeMap<String, String>,
    /// By channel: which languages it is in.
    languages: BTreeMap<String, String>,
    form: BTreeMap<String, String>,
    mail: BTreeMap<String, String>,
    /// `ltr` or `rtl`.
    direction: String,
    /// Of the contact page and the home page, as paths from the host's root.
    pub contact: String,
    pub home: String,
    /// What can be linked to.
    pub articles: Vec<Article>,
}

/// An article of a locale.
pub struct Article {
    pub title: String,
    pub description: String,
    /// A path from the host's root.
    pub url: String,
    /// What it is looked for by.
    title_words: String,
    description_words: String,
}

impl Article {
    fn of(json: &Value) -> Option<Article> {
        let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
        let (title, description) = (text("title"), text("description"));
        let url = json["url"].as_str()?.to_owned();
        let (title_words, description_words) = (folded(&title), folded(&description));
        Some(Article { title, description, url, title_words, description_words })
    }

    /// How well it answers to folded words; 0 unless each of them is somewhere.
    fn score(&self, terms: &[String]) -> u32 {
        let mut score = 0;
        for term in terms {
            score += match self.title_words.find(term.as_str()) {
                Some(0) => 5,
                Some(at) if self.title_words[..at].ends_with(|c: char| !c.is_alphanumeric()) => 4,
                Some(_) => 2,
                None if self.description_words.contains(term.as_str()) => 1,
                None => return 0,
            };
        }
        score
    }
}

impl Words {
    pub fn contact_word(&self, name: &str, english: &str) -> String {
        self.contacts.get(name).map_or_else(|| english.to_owned(), Clone::clone)
    }

    /// Articles that have all words of a query, the best first; without a query, the first ones of the site.
    pub fn articles_for(&self, query: &str, most: usize) -> Vec<&Article> {
        let terms = terms(query);
        let mut found: Vec<(u32, &Article)> =
            self.articles.iter().map(|article| (article.score(&terms), article)).collect();
        if !terms.is_empty() {
            found.retain(|(score, _)| *score > 0);
            found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        }
        found.into_iter().take(most).map(|(_, article)| article).collect()
    }

    pub fn mail_word(&self, name: &str, english: &str) -> String {
        self.mail.get(name).map_or_else(|| english.to_owned(), Clone::clone)
    }

    /// Everything that mails may have around what was written.
    pub fn mail_words(&self) -> impl Iterator<Item = &str> {
        self.mail.values().map(String::as_str)
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &str {
        &self.direction
    }

    /// Which languages a channel is in.
    pub fn languages_of(&self, channel: &str) -> Option<&str> {
        self.languages.get(channel).map(String::as_str)
    }

    pub fn form_word(&self, name: &str, english: &str) -> String {
        self.form.get(name).map_or_else(|| english.to_owned(), Clone::clone)
    }
}

impl Site {
    /// `base`: its address, if it can't be told from the sitemap.
    ///
    /// # Errors
    /// A sentence about the first thing that is missing.
    pub fn load(folder: &Path, base: Option<&Url>) -> Result<Site, String> {
        let own = folder.join("_guichet");
        let help = help_files(&own).map_err(|error| {
            format!("`{}` is not a built help centre: {error}; build it with `guichet build -o {0}`", folder.display())
        })?;
        let Some((first_locale, first)) = help.first() else {
            return Err(format!("`{}` is not a built help centre: it has no `help.json`", folder.display()));
        };
        let contacts = &first["contacts"];
        if contacts.is_null() {
            return Err("the help centre has no contacts.yaml: there is nobody to write to".to_owned());
        }
        let policy = Published::read(contacts["policy"].clone())
            .map_err(|error| format!("the policy of the help centre: {error}"))?;
        let sealed = own.join(first_locale).join("sealed.json");
        let passes = match std::fs::read_to_string(&sealed) {
            Ok(text) => Some(Verifier::new(&text).map_err(|error| format!("`{}`: {error}", sealed.display()))?),
            Err(_) => None,
        };
        let form = &contacts["form"];
        let mut words = BTreeMap::new();
        let hashed = words_folder(&own);
        let of = |family: &str, locale: &str| {
            let text = std::fs::read_to_string(hashed.as_ref()?.join(family).join(format!("{locale}.json"))).ok()?;
            serde_json::from_str(&text).ok().map(|json| texts(&json))
        };
        for (locale, help) in &help {
            let path = |name: &str| help["urls"][name].as_str().unwrap_or_default().to_owned();
            words.insert(
                locale.clone(),
                Words {
                    contacts: texts(&help["contacts"]["words"]),
                    languages: languages_of(&help["contacts"]["channels"]),
                    form: of("form", locale).unwrap_or_default(),
                    mail: of("mail", locale).unwrap_or_default(),
                    direction: help["dir"].as_str().unwrap_or_default().to_owned(),
                    contact: path("contact"),
                    home: path("home"),
                    articles: help["articles"].as_array().into_iter().flatten().filter_map(Article::of).collect(),
                },
            );
        }
        let articles = help.iter().map(|(locale, help)| (locale.clone(), article_rows(&help["articles"]))).collect();
        let base = match base {
            Some(base) => base.clone(),
            None => base_of(folder, first_locale, first).ok_or(
                "the address of the help centre is not known: set `base_url` in its site.yaml, or pass `--url`",
            )?,
        };
        let channels = list_of(&form["channels"]);
        let default = help.iter().find(|(_, help)| help["is_default"].as_bool() == Some(true)).unwrap_or(&help[0]);
        let english = help.iter().find(|(locale, _)| locale == "en" || locale.starts_with("en-")).unwrap_or(&help[0]);
        let names = &english.1["contacts"]["policy"];
        let mut channel_names = names_of(&names["channels"]);
        channel_names.retain(|(id, _)| channels.contains(id));
        Ok(Site {
            folder: folder.to_owned(),
            base,
            channel_names,
            plan_names: names_of(&names["plans"]),
            policy,
            passes,
            files: FileRules::of(&form["files"]),
            channels,
            default_locale: default.0.clone(),
            words,
            articles,
            insights: first["insights"].as_bool().unwrap_or(false),
            desk: contacts["desk"]["url"].as_str().map(str::to_owned),
        })
    }

    /// A page of the help centre by its path.
    pub fn page(&self, path: &str) -> Url {
        self.base.join(path).unwrap_or_else(|_| self.base.clone())
    }

    /// The path that `desk:` of contacts.yaml has.
    pub fn desk_path(&self) -> Option<String> {
        Some(self.base.join(self.desk.as_deref()?).ok()?.path().to_owned())
    }

    /// The words of a locale, or of the default one if the site has no such.
    pub fn words(&self, locale: &str) -> &Words {
        static NONE: std::sync::LazyLock<Words> = std::sync::LazyLock::new(Words::default);
        self.words.get(locale).or_else(|| self.words.get(&self.default_locale)).unwrap_or(&NONE)
    }

    /// The locale of a language, or of a part of it: `pt-BR` is answered from `pt`.
    pub fn locale_for(&self, language: &str) -> Option<&str> {
        let mut language = language;
        loop {
            if let Some(locale) = self.words.keys().find(|locale| locale.eq_ignore_ascii_case(language)) {
                return Some(locale);
            }
            let part = format!("{}-", language.to_ascii_lowercase());
            if let Some(locale) = self.words.keys().find(|locale| locale.to_ascii_lowercase().starts_with(&part)) {
                return Some(locale);
            }
            language = language.rsplit_once('-')?.0;
        }
    }

    /// Where the desk is for browsers; `path` has a slash at both ends.
    pub fn desk_url(&self, path: &str) -> Url {
        let mut url =
            self.desk.as_deref().and_then(|desk| self.base.join(desk).ok()).unwrap_or_else(|| self.base.clone());
        url.set_path(path);
        url.set_query(None);
        url.set_fragment(None);
        url
    }

    /// A locale that a client has sent, if it is one of the site's.
    pub fn locale(&self, sent: &str) -> Option<&str> {
        self.words.get_key_value(sent).map(|(locale, _)| locale.as_str())
    }
}

impl FileRules {
    fn of(files: &Value) -> FileRules {
        let types = list_of(&files["types"]);
        FileRules {
            count: files["count"].as_u64().unwrap_or(FILES),
            bytes: files["bytes"].as_u64().unwrap_or(FILE_BYTES),
            types: if types.is_empty() { FILE_TYPES.map(str::to_owned).to_vec() } else { types },
        }
    }
}

fn article_rows(json: &Value) -> Vec<ArticleRow> {
    let rows = json.as_array().into_iter().flatten().map(|row| {
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        ArticleRow {
            id: text("id"),
            title: text("title"),
            description: text("description"),
            url: text("url"),
            area: text("area"),
        }
    });
    rows.collect()
}

/// `help.json` of every locale, by name.
fn help_files(own: &Path) -> Result<Vec<(String, Value)>, String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(own).map_err(|error| error.to_string())?.flatten() {
        let Ok(text) = std::fs::read_to_string(entry.path().join("help.json")) else { continue };
        let json = serde_json::from_str(&text).map_err(|error| format!("`{}`: {error}", entry.path().display()))?;
        found.push((entry.file_name().to_string_lossy().into_owned(), json));
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(found)
}

/// In a folder that is named by the content hash of the build.
fn words_folder(own: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(own).ok()?.flatten();
    entries.map(|entry| entry.path().join("words")).find(|folder| folder.is_dir())
}

fn list_of(json: &Value) -> Vec<String> {
    json.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Of plans or channels.
fn names_of(json: &Value) -> Vec<(String, String)> {
    let named = |one: &Value| Some((one["id"].as_str()?.to_owned(), one["name"].as_str()?.to_owned()));
    json.as_array().into_iter().flatten().filter_map(named).collect()
}

/// What a page says of each channel's languages.
fn languages_of(json: &Value) -> BTreeMap<String, String> {
    let text = |one: &Value| {
        let named = ["not_in_language_text", "languages_text"].into_iter().find_map(|name| one[name].as_str());
        Some((one["id"].as_str()?.to_owned(), named.filter(|text| !text.is_empty())?.to_owned()))
    };
    json.as_array().into_iter().flatten().filter_map(text).collect()
}

fn texts(json: &Value) -> BTreeMap<String, String> {
    let entries = json.as_object().into_iter().flatten();
    entries.filter_map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned()))).collect()
}

/// From an address in the sitemap, and the path of a home page.
fn base_of(folder: &Path, locale: &str, help: &Value) -> Option<Url> {
    let sitemap = std::fs::read_to_string(folder.join("sitemap.xml")).ok()?;
    let (_, rest) = sitemap.split_once("<loc>")?;
    let page = Url::parse(rest.split_once("</loc>")?.0).ok()?;
    let home = help["urls"]["home"].as_str()?;
    page.join(home.strip_suffix(&format!("{locale}/")).unwrap_or(home)).ok()
}

/// The build that is published now.
pub struct CurrentSite {
    folder: PathBuf,
    base: Option<Url>,
    now: RwLock<(Option<SystemTime>, Arc<Site>)>,
}

impl CurrentSite {
    /// # Errors
    /// As [`Site::load`].
    pub fn open(folder: &Path, base: Option<Url>) -> Result<CurrentSite, String> {
        let site = Site::load(folder, base.as_ref())?;
        Ok(CurrentSite { folder: folder.to_owned(), base, now: RwLock::new((stamp(folder), Arc::new(site))) })
    }

    pub fn get(&self) -> Arc<Site> {
        Arc::clone(&self.now.read().unwrap_or_else(|poison| poison.into_inner()).1)
    }

    /// Reads it anew if there has been another build; whether there was one. A folder that can't be read leaves what there is.
    ///
    /// # Errors
    /// As [`Site::load`].
    pub fn refresh(&self) -> Result<bool, String> {
        let stamp = stamp(&self.folder);
        if stamp.is_none() || stamp == self.now.read().unwrap_or_else(|poison| poison.into_inner()).0 {
            return Ok(false);
        }
        let site = Site::load(&self.folder, self.base.as_ref())?;
        *self.now.write().unwrap_or_else(|poison| poison.into_inner()) = (stamp, Arc::new(site));
        Ok(true)
    }
}

/// Every build writes its manifest last.
fn stamp(folder: &Path) -> Option<SystemTime> {
    std::fs::metadata(folder.join("manifest.json")).and_then(|file| file.modified()).ok()
}
