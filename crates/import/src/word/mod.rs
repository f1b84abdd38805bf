//! Documents of Word, and of others that write `.docx`.
//!
//! | Word | here |
//! |---|---|
//! | a document | an article; those of a folder keep their folders |
//! | the style Title, else the document's title, else its first heading, else its name | `title` |
//! | Subtitle; the document's description, keywords and date | `description`, `keywords`, `updated` |
//! | Heading 1, 2… | headings, the first level being 2 |
//! | bold, italic, struck, super- and subscript | the same |
//! | bullets and numbers, in one another, also by style | lists |
//! | tables, with merged cells | tables, as HTML where Markdown can't say it |
//! | links, bookmarks that something links to | links, `{#id}` |
//! | pictures | `content/assets/`, byte by byte, with what says which way up they are |
//! | footnotes, endnotes | footnotes |
//! | Quote; styles of code | a quote; code between fences |
//! | changes that are tracked | as if they were accepted |
//! | text that is formatted as hidden, also by its style | left out; in the report |
//! | comments, drawings, formulas, text boxes | not carried; in the report |
//!
//! The document is written as HTML (`html.rs`), which is turned in `../html/`.

mod drawings;
mod html;
mod numbers;
pub mod package;
mod parts;
mod signs;
mod xml;

use std::collections::BTreeMap;

use crate::desk::Texts;
use crate::draft::{Draft, Kind, Language, Page, language};
use crate::names::{self, Taken};
use crate::source::{Source, joined, split};
use crate::values::date;
use html::Document;

const MAIN: &str = ".docx/word/document.xml";

/// Documents may not have been opened yet.
pub fn is_one(source: &Source) -> bool {
    source.paths().map(str::to_ascii_lowercase).any(|path| path.ends_with(MAIN) || path.ends_with(".docx"))
}

/// The paths of documents, opened or not.
pub fn documents(source: &Source) -> Vec<&str> {
    let of = |path: &'_ str| {
        let lower = path.to_ascii_lowercase();
        let end = if lower.ends_with(MAIN) { MAIN.len() - ".docx".len() } else { 0 };
        // Word keeps a file of such a name beside one that is open.
        let is_one = (end > 0 || lower.ends_with(".docx")) && !split(path).1.starts_with("~$");
        is_one.then_some(path.len() - end)
    };
    source.paths().filter_map(|path| Some(&path[..of(path)?])).collect()
}

pub fn read(source: &Source, locale: Option<&str>) -> Draft {
    let mut draft = Draft::default();
    for page in crate::saved::pages(source) {
        draft.report.left("a page of HTML beside documents", "not carried: import it with `--from html`", page);
    }
    let mut taken = Taken::default();
    let mut files = Taken::default();
    let documents: Vec<&str> = source
        .paths()
        .filter(|path| path.to_ascii_lowercase().ends_with(MAIN))
        .map(|path| &path[..path.len() - "/word/document.xml".len()])
        .collect();
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    for file in documents {
        let part = |name: &str| xml::parse(source.text(&format!("{file}/{name}")).unwrap_or_default());
        let document = Document::read(file, &part);
        let properties = part("docProps/core.xml");
        let property =
            |name: &str| properties.find(name).map(|one| one.text().trim().to_owned()).filter(|text| !text.is_empty());
        let own = property("language")
            .and_then(|tag| language(&tag))
            .or_else(|| document.language.as_deref().and_then(language));
        let tag = locale.and_then(language).or(own).unwrap_or_else(|| "en".to_owned());
        *languages.entry(tag.clone()).or_default() += 1;
        let (folder, name) = split(file);
        let stem = name.get(..name.len() - ".docx".len()).unwrap_or(name);
        let path = taken.unique(&joined(&names::path(folder).to_lowercase(), &names::part(stem).to_lowercase()));
        let mut page = Page::new(Kind::Article, &tag, &path, file);
        // Pictures are named by the document, whose parts have names of their own.
        for media in source.paths().filter(|path| path.starts_with(&format!("{file}/word/media/"))) {
            if document.html.contains(split(media).1)
                || document.notes.iter().any(|(_, note)| note.contains(split(media).1))
            {
                let to = files.unique(&format!(
                    "content/assets/{}-{}",
                    names::part(stem).to_lowercase(),
                    names::part(split(media).1)
                ));
                draft.files.insert(media.to_owned(), to);
                draft.file_addresses.insert(format!("/{media}"), media.to_owned());
            }
        }
        for _ in 0..document.hidden {
            draft.report.left("text that is formatted as hidden", "left out: readers did not see it", file);
        }
        for _ in 0..document.deleted {
            draft.report.changed(
                "text that a tracked change takes away",
                "left out, as if the change was accepted",
                file,
            );
        }
        for (construct, note) in &document.left {
            draft.report.left(construct, note, file);
        }
        for label in &document.labels {
            let note = "numbers alone now: look for text that names an item";
            draft.report.left(&format!("a list that counts by words, `{label}`"), note, file);
        }
        for _ in 0..document.cropped {
            let note = "carried whole: cut the file itself, if what the document does not show is not for readers";
            draft.report.left("a picture that the document cuts", note, file);
        }
        let mut texts = Texts::of(source, &[document.html.as_str()]);
        texts.carry(&document.html, &mut page, &|_| None, &mut draft);
        let mut notes = String::new();
        for (number, note) in &document.notes {
            let mut part = Page::new(Kind::Article, &tag, &path, file);
            texts.carry(note, &mut part, &|_| None, &mut draft);
            notes.push_str(&format!("\n[^{number}]: {}\n", indented(&part.body)));
        }
        page.body = format!("{}\n{notes}", html::with_references(&page.body).trim_end());
        let title = document.title.clone().or_else(|| property("title")).or_else(|| take_heading(&mut page.body));
        page.set("title", title.unwrap_or_else(|| names::title(stem)));
        if let Some(text) = document.subtitle.clone().or_else(|| property("description")) {
            page.set("description", crate::blocks::one_line(&text));
        }
        let words: Vec<String> = property("keywords")
            .unwrap_or_default()
            .split([',', ';'])
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect();
        if !words.is_empty() {
            page.set("keywords", words);
        }
        if let Some(day) = property("modified").and_then(|time| date(&time.into())) {
            page.set("updated", day);
        }
        draft.pages.push(page);
    }
    // What somebody's Word takes for its dictionary is no translation: `en-US` and `en-GB` are one language.
    let mut shared: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (tag, count) in &languages {
        let first = tag.split('-').next().unwrap_or(tag).to_owned();
        let most = shared.entry(if first == "zh" { tag.clone() } else { first }).or_default();
        if *count > most.0 {
            *most = (*count, tag.clone());
        }
    }
    for page in &mut draft.pages {
        let first = page.locale.split('-').next().unwrap_or_default();
        if let Some((_, tag)) = shared.get(first) {
            tag.clone_into(&mut page.locale);
        }
    }
    languages.retain(|tag, _| shared.values().any(|(_, most)| most == tag));
    let mut all: Vec<(String, usize)> = languages.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    draft.locales = all.into_iter().map(|(tag, _)| Language { tag, name: None, title: None }).collect();
    draft
}

/// The text of a note: what is below its first line is a part of it.
fn indented(text: &str) -> String {
    let line = |line: &str| if line.trim().is_empty() { String::new() } else { format!("    {line}") };
    text.trim().lines().map(line).collect::<Vec<_>>().join("\n").trim_start().to_owned()
}

/// The heading that a text begins with, if it is the only one of its level.
fn take_heading(body: &mut String) -> Option<String> {
    let rest = body.trim_start().strip_prefix("## ")?;
    let (title, below) = rest.split_once('\n').unwrap_or((rest, ""));
    if below.lines().any(|line| line.starts_with("## ")) || title.contains(['*', '`', '[', '{', '<']) {
        return None;
    }
    let title = title.replace('\\', "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    *body = below.trim_start().to_owned();
    Some(title)
}
