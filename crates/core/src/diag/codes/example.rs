//! A small site for each code: what is wrong, and how it is right. `guichet explain` and docs/diagnostics.md show it,
//! and a test checks both.

use std::collections::BTreeMap;

/// A site that has a mistake, and the same site without it. Both are a site with one page and nothing wrong, with what is
/// said here in addition.
#[derive(Debug)]
pub struct Example {
    pub wrong: Given,
    /// `None` where only the explanation can say what to do.
    pub right: Option<Given>,
    /// What else there is, which is not shown.
    pub beside: &'static [Given],
    /// Verbs of the program and their arguments, one after the other; the last one finds the mistake.
    pub commands: &'static [&'static str],
}

/// A part of an example.
#[derive(Clone, Copy, Debug)]
pub enum Given {
    /// A file, by its path from the site's root. Of an article it is the body, of site.yaml and contacts.yaml what comes after
    /// the keys of the site with one page; unless it is a whole file by its first word.
    Text(&'static str, &'static str),
    /// A file that is no text.
    Bytes(&'static str, &'static [u8]),
    /// A symbolic link, and where it leads.
    Link(&'static str, &'static str),
    /// A variable of the environment.
    Variable(&'static str, &'static str),
}

/// One of the two sides of an example.
#[derive(Clone, Copy, Debug)]
pub struct Side<'e> {
    pub word: &'static str,
    /// It is in a file of its own, which has to be named.
    pub elsewhere: bool,
    pub given: &'e Given,
}

/// A site as a test makes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixture {
    pub files: BTreeMap<&'static str, Vec<u8>>,
    pub links: BTreeMap<&'static str, &'static str>,
    pub environment: BTreeMap<&'static str, &'static str>,
}

const SITE: &str = "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {} }\nareas: [guide]\n";
const CONTACTS: &str = "plans: [free, pro]\nchannels:\n  home: { plans: all, href: home }\n";
const FRONT_MATTER: &str = "---\ntitle: Example\n---\n";

/// The article that most examples are about.
pub(super) const ARTICLE: &str = "content/en/guide/example.md";

/// A channel whose number is sealed, with all that this takes.
pub(super) const SEALED: &[Given] = &[
    Given::Text(
        "contacts.yaml",
        "  phone: { kind: phone, plans: [pro], languages: [en], href: { secret: SUPPORT_PHONE }, gate: sealed }\n",
    ),
    Given::Text("seal.lock", "1 phone: pro\n"),
    Given::Variable("SUPPORT_PHONE", "+1-555-010-4477"),
    Given::Variable("GUICHET_SEAL_KEY", KEY),
];

/// Thirty-two bytes, counted from 1: the key of nothing.
pub(super) const KEY: &str = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";

/// The text of an article.
pub(super) const fn article(wrong: &'static str, right: &'static str) -> Example {
    file(ARTICLE, wrong, right)
}

/// Lines of site.yaml.
pub(super) const fn settings(wrong: &'static str, right: &'static str) -> Example {
    file("site.yaml", wrong, right)
}

/// Channels of contacts.yaml.
pub(super) const fn contacts(wrong: &'static str, right: &'static str) -> Example {
    file("contacts.yaml", wrong, right)
}

pub(super) const fn file(path: &'static str, wrong: &'static str, right: &'static str) -> Example {
    instead(Given::Text(path, wrong), Given::Text(path, right))
}

pub(super) const fn variable(name: &'static str, wrong: &'static str, right: &'static str) -> Example {
    instead(Given::Variable(name, wrong), Given::Variable(name, right)).with(SEALED)
}

pub(super) const fn instead(wrong: Given, right: Given) -> Example {
    Example { right: Some(right), ..only(wrong) }
}

pub(super) const fn only(wrong: Given) -> Example {
    Example { wrong, right: None, beside: &[], commands: &["check"] }
}

impl Example {
    pub(super) const fn with(self, beside: &'static [Given]) -> Self {
        Example { beside, ..self }
    }

    pub(super) const fn found_by(self, commands: &'static [&'static str]) -> Self {
        Example { commands, ..self }
    }

    /// The site with the mistake.
    pub fn with_mistake(&self) -> Fixture {
        self.fixture(&self.wrong)
    }

    /// The site without it.
    pub fn without_mistake(&self) -> Option<Fixture> {
        self.right.as_ref().map(|right| self.fixture(right))
    }

    fn fixture(&self, main: &Given) -> Fixture {
        let mut fixture = Fixture::default();
        fixture.add(&Given::Text("site.yaml", ""));
        fixture.add(&Given::Text("content/en/guide/welcome.md", "Welcome.\n"));
        for given in self.beside.iter().chain([main]) {
            fixture.add(given);
        }
        fixture
    }

    /// Wrong, then right, as people are shown them.
    pub fn sides<'s>(&'s self) -> impl Iterator<Item = Side<'s>> {
        let wrong = Side { word: "Wrong", elsewhere: true, given: &self.wrong };
        let right = |given: &'s Given| Side { word: "Right", elsewhere: given.place() != self.wrong.place(), given };
        [wrong].into_iter().chain(self.right.as_ref().map(right))
    }
}

impl Fixture {
    fn add(&mut self, given: &Given) {
        match *given {
            Given::Text(path, text) => {
                let before = match path {
                    "site.yaml" if !text.starts_with("title:") => SITE,
                    "contacts.yaml" if !text.starts_with("plans:") => CONTACTS,
                    _ if path.starts_with("content/") && path.ends_with(".md") && !text.starts_with("---") => {
                        FRONT_MATTER
                    }
                    _ => "",
                };
                self.files.insert(path, format!("{before}{text}").into_bytes());
            }
            Given::Bytes(path, bytes) => {
                self.files.insert(path, bytes.to_vec());
            }
            Given::Link(path, target) => {
                self.links.insert(path, target);
            }
            Given::Variable(name, value) => {
                self.environment.insert(name, value);
            }
        }
    }
}

impl Given {
    /// Where it is: the path of a file, or in words.
    pub fn place(&self) -> &'static str {
        match self {
            Given::Text(path, _) | Given::Bytes(path, _) => path,
            Given::Link(..) => "a symbolic link",
            Given::Variable(..) => "the environment",
        }
    }

    /// What it says, in lines that a screen can show; empty where the name alone matters.
    pub fn shown(&self) -> String {
        let text = match self {
            Given::Text(_, text) => (*text).to_owned(),
            Given::Bytes(_, bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Given::Link(path, target) => format!("{path} -> {target}\n"),
            // Somebody would copy it.
            Given::Variable(name, KEY) => format!("{name}=<what `guichet seal keygen` prints>\n"),
            Given::Variable(name, value) => format!("{name}={value}\n"),
        };
        if text.contains(|c: char| c.is_control() && c != '\n' && c != '\t') {
            return String::new();
        }
        text.lines().map(|line| shortened(line) + "\n").collect()
    }
}

fn shortened(line: &str) -> String {
    const WIDTH: usize = 120;
    match line.char_indices().nth(WIDTH) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
