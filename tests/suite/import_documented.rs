//! What the documentation of each generator says that one can write, imported and built: every word is there and in its order, every link,
//! anchor and picture, nothing that was hidden, and every old address leads to its page.
//!
//! The sources are in `tests/imported/`. Words are numbered, `w101`, by the page and in the order in which readers see them; a link
//! `to2x205` leads to the section of `w205` on page 2; pictures are `p1`; what no reader may see is `zz1`. `addresses.txt` has the address
//! of each page as the generator publishes it, and its number; `-` is any page.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use scraper::{ElementRef, Html, Selector};

const KINDS: [&str; 8] = ["docusaurus", "gitbook", "hugo", "jekyll", "mkdocs", "starlight", "vitepress", "vuepress"];

fn guichet(arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_guichet")).args(arguments).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap_or(-1), said)
}

/// Words of the form `<sign><number>`, each with what is around it in one word.
fn numbered(text: &str, sign: &str) -> Vec<usize> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.filter_map(|word| word.strip_prefix(sign)?.parse().ok()).collect()
}

/// `to2` and `to2x205`.
fn targets(text: &str) -> Vec<(usize, Option<usize>)> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let target = |word: &str| {
        let rest = word.strip_prefix("to")?;
        let (page, word) = rest.split_once('x').map_or((rest, None), |(page, word)| (page, Some(word)));
        Some((page.parse().ok()?, word.map(str::parse).transpose().ok()?))
    };
    words.filter_map(target).collect()
}

struct Page {
    address: String,
    text: String,
    /// Without those that are there twice.
    words: Vec<usize>,
    links: Vec<(String, String)>,
    pictures: Vec<(String, String)>,
    html: String,
}

/// The text that readers see, without menus.
fn shown(element: ElementRef, text: &mut String) {
    for child in element.children() {
        if let Some(words) = child.value().as_text() {
            text.push_str(words);
        }
        if let Some(inner) = ElementRef::wrap(child)
            && !["nav", "script", "style", "template", "svg"].contains(&inner.value().name())
        {
            text.push(' ');
            shown(inner, text);
        }
    }
}

fn page(address: &str, html: &str) -> Page {
    let tree = Html::parse_document(html);
    let one = |selector: &str| Selector::parse(selector).unwrap();
    let (article, main) = (one("article"), one("main"));
    let root = tree.select(&article).next().or_else(|| tree.select(&main).next());
    let mut made = Page {
        address: address.to_owned(),
        text: String::new(),
        words: Vec::new(),
        links: Vec::new(),
        pictures: Vec::new(),
        html: html.to_owned(),
    };
    let Some(root) = root else { return made };
    shown(root, &mut made.text);
    for word in numbered(&made.text, "w") {
        if !made.words.contains(&word) {
            made.words.push(word);
        }
    }
    let attribute = |element: ElementRef, name: &str| element.attr(name).unwrap_or_default().to_owned();
    for link in root.select(&one("a[href]")) {
        let mut words = String::new();
        shown(link, &mut words);
        made.links.push((words, attribute(link, "href")));
    }
    made.pictures = root.select(&one("img")).map(|image| (attribute(image, "alt"), attribute(image, "src"))).collect();
    made
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// Where a relative address leads from a page.
fn joined(from: &str, to: &str) -> String {
    if to.starts_with('/') || to.contains("://") {
        return to.to_owned();
    }
    let mut parts: Vec<&str> = from.trim_matches('/').split('/').filter(|part| !part.is_empty()).collect();
    for part in to.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

fn same(a: &str, b: &str) -> bool {
    decoded(a).trim_end_matches('/') == decoded(b).trim_end_matches('/')
}

/// A line of `_redirects`, applied to an address.
fn led((from, to): &(String, String), address: &str) -> Option<String> {
    let address = address.trim_end_matches('/');
    let mut to = to.clone();
    let (mut theirs, mut ours) = (from.trim_end_matches('/').split('/'), address.split('/'));
    loop {
        match (theirs.next(), ours.next()) {
            (None, None) => return Some(to),
            (Some("*"), first) => {
                let rest: Vec<&str> = first.into_iter().chain(ours).collect();
                return Some(to.replace(":splat", &rest.join("/")));
            }
            (Some(pattern), Some(part)) => match pattern.strip_prefix(':') {
                Some(_) => to = to.replace(pattern, part),
                None if decoded(pattern) == decoded(part) => {}
                None => return None,
            },
            _ => return None,
        }
    }
}

struct Built {
    base: String,
    pages: Vec<Page>,
    redirects: Vec<(String, String)>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Built {
    /// The page that most words of a number are on.
    fn page(&self, number: usize) -> Option<&Page> {
        let count = |page: &Page| page.words.iter().filter(|word| **word / 100 == number).count();
        let lists = ["/a-z/", "/search/"];
        let pages = self.pages.iter().filter(|page| !lists.iter().any(|list| page.address.ends_with(list)));
        // A language that lacks a page shows that of the default one.
        let key = |page: &&Page| (count(page), page.address.starts_with("/en"), page.address.len());
        pages.filter(|page| count(page) > 0).max_by_key(key)
    }

    /// An address of the site without the path that the site is below.
    fn below<'t>(&self, address: &'t str) -> &'t str {
        address.strip_prefix(&self.base).filter(|rest| rest.starts_with('/')).unwrap_or(address)
    }

    fn has(&self, address: &str) -> bool {
        let path = decoded(address.split(['#', '?']).next().unwrap_or_default());
        let path = path.trim_matches('/');
        self.files.contains_key(path) || self.files.contains_key(format!("{path}/index.html").trim_start_matches('/'))
    }

    /// Where an old address leads: by the host's rules, else by the page that is there.
    fn leads(&self, old: &str) -> Option<String> {
        let full = format!("{}{old}", self.base);
        if let Some(to) = self.redirects.iter().find_map(|line| led(line, &full)) {
            return Some(to);
        }
        let path = decoded(old);
        let path = path.trim_matches('/');
        let names = [path.to_owned(), format!("{path}/index.html"), format!("{path}.html")];
        let html = names.iter().find_map(|name| self.files.get(name.trim_start_matches('/')))?;
        let html = String::from_utf8_lossy(html);
        // A page that leads on, for hosts without rules.
        let refresh = html.split_once("http-equiv=refresh").or_else(|| html.split_once("http-equiv=\"refresh\""));
        let to =
            refresh.and_then(|(_, rest)| rest.split_once("url=")).map(|(_, rest)| rest.split(['"', '>', '\'']).next());
        Some(to.flatten().map_or_else(|| full.clone(), |to| joined(&full, to)))
    }
}

fn built(kind: &str) -> Built {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imported").join(kind).join("in");
    let dir = tempfile::tempdir().unwrap();
    let (site, public) = (dir.path().join("site"), dir.path().join("public"));
    let (code, said) = guichet(&["import", source.to_str().unwrap(), site.to_str().unwrap()]);
    assert_eq!(code, 0, "{kind}: {said}");
    let arguments = ["build", "--strict", "--root", site.to_str().unwrap(), "-o", public.to_str().unwrap()];
    let (code, said) = guichet(&arguments);
    assert_eq!(code, 0, "{kind}: a strict build says {said}");
    let settings = fs::read_to_string(site.join("site.yaml")).unwrap();
    let base = settings.lines().find_map(|line| line.strip_prefix("base_url:")).unwrap_or_default();
    let base = base.trim().trim_matches('"').split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    let base = base.map(|(_, path)| path.trim_matches('/')).filter(|path| !path.is_empty());
    let files = crate::site::files(&public);
    let of_pages = files.iter().filter(|(path, _)| path.ends_with("index.html"));
    let pages = of_pages.map(|(path, bytes)| {
        page(&format!("/{}", path.trim_end_matches("index.html")), &String::from_utf8_lossy(bytes))
    });
    let lines = fs::read_to_string(public.join("_redirects")).unwrap_or_default();
    let redirects = lines.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.to_owned()))
    });
    Built {
        base: base.map_or_else(String::new, |base| format!("/{base}")),
        pages: pages.collect(),
        redirects: redirects.collect(),
        files,
    }
}

/// The texts of a source.
fn sources(kind: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imported").join(kind).join("in");
    let files = crate::site::files(&folder).into_iter().filter(|(path, _)| !path.ends_with(".svg"));
    files.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

/// What is wrong with an imported site.
fn wrong(kind: &str) -> (Vec<String>, String) {
    let built = built(kind);
    let mut wrong: Vec<String> = Vec::new();
    let mut figures = [0_usize; 5];
    let mut expected: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for text in sources(kind) {
        for word in numbered(&text, "w") {
            expected.entry(word / 100).or_default().push(word);
        }
        for (number, word) in targets(&text) {
            let name = word.map_or_else(|| format!("to{number}"), |word| format!("to{number}x{word}"));
            let has = |page: &Page| page.links.iter().any(|(words, _)| words.split_whitespace().any(|one| one == name));
            if !built.pages.iter().any(has) {
                wrong.push(format!("no link {name}"));
            }
        }
        // The words of pictures, in Markdown and HTML.
        for mark in ["![", "alt=\"", "alt: "] {
            for rest in text.split(mark).skip(1) {
                let alt: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
                let is_one = alt.strip_prefix('p').is_some_and(|number| number.parse::<usize>().is_ok());
                figures[3] += usize::from(is_one);
                if is_one && !built.pages.iter().any(|page| page.pictures.iter().any(|(known, _)| *known == alt)) {
                    wrong.push(format!("no picture {alt}"));
                }
            }
        }
    }
    for (number, mut words) in expected {
        words.sort_unstable();
        words.dedup();
        figures[0] += words.len();
        let Some(page) = built.page(number) else {
            wrong.push(format!("no page {number}"));
            continue;
        };
        let own: Vec<usize> = page.words.iter().copied().filter(|word| word / 100 == number).collect();
        if own != words {
            let missing: Vec<&usize> = words.iter().filter(|word| !own.contains(word)).collect();
            let moved = own.windows(2).find(|pair| pair[0] > pair[1]);
            wrong.push(format!("{}: words are missing {missing:?} or moved {moved:?}", page.address));
        }
    }
    for page in &built.pages {
        let hidden = numbered(&page.text, "zz");
        if !hidden.is_empty() {
            wrong.push(format!("{} shows zz{}", page.address, hidden[0]));
        }
        // Lists and pages of other languages show the words of others.
        let Some(own) = page.words.first().map(|word| word / 100) else { continue };
        if built.page(own).is_none_or(|own| own.address != page.address) {
            continue;
        }
        for (words, href) in
            page.links.iter().filter(|(words, _)| numbered(words, "w").iter().all(|word| word / 100 == own))
        {
            for (number, word) in targets(words) {
                figures[1] += 1;
                let (to, fragment) = href.split_once('#').unwrap_or((href, ""));
                let to = if to.is_empty() { page.address.clone() } else { joined(&page.address, built.below(to)) };
                let Some(target) = built.page(number).filter(|target| same(&target.address, &to)) else {
                    wrong.push(format!("{}: {words} leads to {href}", page.address));
                    continue;
                };
                let Some(word) = word else { continue };
                figures[2] += 1;
                if section(target, &decoded(fragment)) != Some(word) {
                    wrong.push(format!("{}: {words} leads to the section {fragment}", page.address));
                }
            }
        }
        for (alt, src) in page.pictures.iter().filter(|(alt, src)| alt.starts_with('p') && !src.contains("://")) {
            if !built.has(&joined(&page.address, built.below(src))) {
                wrong.push(format!("{}: the picture {alt} is not at {src}", page.address));
            }
        }
    }
    let addresses = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/imported").join(kind).join("addresses.txt");
    for line in fs::read_to_string(addresses).unwrap().lines() {
        let Some((old, number)) = line.split_once(' ') else { continue };
        figures[4] += 1;
        let (old, fragment) = old.split_once('#').unwrap_or((old, ""));
        let Some(to) = built.leads(old) else {
            wrong.push(format!("{old} leads nowhere"));
            continue;
        };
        let to = built.below(&to).to_owned();
        let (to, own) = to.split_once('#').unwrap_or((&to, ""));
        if !built.has(to) {
            wrong.push(format!("{old} leads to {to}, which is not there"));
        }
        // The root leads to the language of the reader.
        let Some(page) = number.parse().ok().and_then(|number| built.page(number)).filter(|_| old != "/") else {
            continue;
        };
        if !same(&page.address, to) {
            wrong.push(format!("{old} leads to {to}, not to {}", page.address));
        }
        // Browsers keep what is behind `#`, unless the new address has one.
        let fragment = if own.is_empty() { fragment } else { own };
        if !fragment.is_empty() && section(page, fragment).is_none() {
            wrong.push(format!("{old} has no section {fragment}"));
        }
    }
    let [words, links, sections, pictures, old] = figures;
    (wrong, format!("{words} words, {links} links, {sections} sections, {pictures} pictures, {old} old addresses"))
}

/// The first word of the section that an id begins; 0 if there is none behind it.
fn section(page: &Page, id: &str) -> Option<usize> {
    let forms = [format!("id=\"{id}\""), format!("id={id} "), format!("id={id}>")];
    let at = forms.iter().find_map(|form| page.html.find(form))?;
    let text = Html::parse_fragment(page.html[at..].split_once('>').map_or("", |(_, rest)| rest));
    let text: String = text.root_element().text().collect::<Vec<_>>().join(" ");
    Some(numbered(&text, "w").first().copied().unwrap_or(0))
}

#[test]
fn what_is_documented_arrives() {
    let mut all = Vec::new();
    for kind in KINDS {
        let (wrong, figures) = wrong(kind);
        println!("{kind}: {figures}, {} wrong", wrong.len());
        all.extend(wrong.into_iter().map(|one| format!("{kind}: {one}")));
    }
    assert_eq!(all, [""; 0], "{}", all.join("\n"));
}
