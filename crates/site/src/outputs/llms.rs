//! `llms.txt` (llmstxt.org): the site's articles and the texts of its folders as a Markdown list that points at their
//! Markdown twins.

use std::fmt::Write;

use super::lists::home_title;
use crate::analysis::Analysis;
use crate::resolve::{LocaleSite, ResolvedBody};

pub fn list(analysis: &Analysis, site: &LocaleSite) -> String {
    let base = &analysis.config.base_url;
    let mut text = format!("# {}\n", one_line(analysis.config.title.get(&site.chain)));
    let description = analysis.config.description.get(&site.chain);
    if !description.is_empty() {
        let _ = write!(text, "\n> {}\n", one_line(description));
    }
    let file = if analysis.config.outputs.markdown { "index.md" } else { "" };
    let own = |body: &ResolvedBody| analysis.files[body.file].locale == site.locale;
    let entry = |section: &mut String, title: &str, url: &str, description: &str| {
        section.push_str(&link(title, &base.absolute(&format!("{url}{file}"))));
        if !description.is_empty() {
            let _ = write!(section, ": {}", one_line(description));
        }
        section.push('\n');
    };
    if let Some(home) = site.home_text(&analysis.files).filter(|body| own(body)) {
        let file = &analysis.files[home.file];
        text.push('\n');
        entry(
            &mut text,
            home_title(analysis, site, home),
            &format!("{}/", site.locale),
            file.head.description.as_deref().unwrap_or_default(),
        );
    }
    let mut section = String::new();
    let mut heading = "";
    for at in site.reading_order() {
        let folder = &site.folders[at];
        if folder.parent.is_none() {
            heading = &folder.title;
        }
        if folder.has_text && folder.body.as_ref().is_some_and(own) {
            entry(&mut section, &folder.title, &folder.url, &folder.description);
        }
        let pages = folder
            .page
            .iter()
            .chain(&folder.pages)
            .map(|page| &site.pages[*page])
            .filter(|page| page.listed && !page.borrowed);
        for page in pages {
            entry(&mut section, &page.title, &page.url, &page.description);
        }
        if !section.is_empty() {
            if !heading.is_empty() {
                let _ = write!(text, "\n## {}\n\n", one_line(heading));
                heading = "";
            }
            text.push_str(&section);
            section.clear();
        }
    }
    text
}

/// An item of a list that leads to a page.
pub fn link(title: &str, url: &str) -> String {
    format!("- [{}]({})", label(title), url.replace('(', "%28").replace(')', "%29"))
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A title between brackets ends where it ends.
fn label(title: &str) -> String {
    one_line(title).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}
