//! What an index is made of.

use serde::Serialize;

#[cfg(test)]
use super::sections::Section;
use super::sections::Sections;

/// What one article gives to the search index of one locale. Text is plain, not HTML.
#[derive(Clone, Debug, Serialize)]
pub struct SearchDoc<'a> {
    /// The article's id, stable across edits; documents are indexed in the order of ids.
    pub id: &'a str,
    /// Path from the site's base, no leading slash: `fr/contacts/import/`.
    pub url: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    /// Area slug (`contacts`) and the name shown to readers.
    pub area: &'a str,
    pub area_title: &'a str,
    /// Names of the categories below the area, outermost first.
    pub categories: Vec<&'a str>,
    pub keywords: &'a [String],
    /// Ids of the plans that the article is for; empty means all.
    pub plans: &'a [String],
    /// Multiplies the article's score; 1 unless the front matter says `search: {boost: 2}`.
    pub boost: f32,
    /// Queries for which the article comes first.
    pub pins: Vec<&'a str>,
    pub sections: Sections<'a>,
}

#[cfg(test)]
impl<'a> SearchDoc<'a> {
    /// Of which nothing but its text matters.
    pub(crate) fn of(title: &'a str, sections: Vec<Section<'a>>) -> Self {
        SearchDoc {
            id: "",
            url: "",
            title,
            description: "",
            area: "",
            area_title: "",
            categories: vec![],
            keywords: &[],
            plans: &[],
            boost: 1.0,
            pins: vec![],
            sections: sections.into(),
        }
    }
}

#[cfg(test)]
impl<'a> Section<'a> {
    /// Text without a heading.
    pub(crate) fn of(text: &'a str) -> Self {
        Section { anchor: None, heading: "", text }
    }
}

/// One locale's input. `docs` are articles written in this locale only; `borrowed` lists those that the reader of this
/// locale sees in a fallback language: (id, url in this locale, locale whose index holds the text).
#[derive(Clone, Debug, Serialize)]
pub struct LocaleDocs<'a> {
    /// Folder name in the output and in URLs: `pt-BR`.
    pub locale: &'a str,
    pub docs: Vec<SearchDoc<'a>>,
    pub borrowed: Vec<(&'a str, &'a str, &'a str)>,
    /// Ids of the site's plans, in order.
    pub plans: Vec<&'a str>,
    /// From `synonyms/<locale>.yaml`: groups of words or phrases that mean the same.
    pub synonyms: Vec<Vec<String>>,
}
