//! `llms.txt` (llmstxt.org): the site's articles as a Markdown list that points at their Markdown twins.

use std::fmt::Write;

use crate::analysis::Analysis;
use crate::resolve::LocaleSite;

pub fn list(analysis: &Analysis, site: &LocaleSite) -> String {
    let base = &analysis.config.base_url;
    let mut text = format!("# {}\n", one_line(analysis.config.title.get(&site.chain)));
    let description = analysis.config.description.get(&site.chain);
    if !description.is_empty() {
        let _ = write!(text, "\n> {}\n", one_line(description));
    }
    for area in &site.areas {
        let pages: Vec<_> =
            site.pages.iter().filter(|page| page.area == *area && page.listed && !page.borrowed).collect();
        if pages.is_empty() {
            continue;
        }
        let _ = write!(text, "\n## {}\n\n", one_line(&site.folders[*area].title));
        for page in pages {
            let file = if analysis.config.outputs.markdown { "index.md" } else { "" };
            let url = base.absolute(&format!("{}{file}", page.url)).replace('(', "%28").replace(')', "%29");
            let _ = write!(text, "- [{}]({url})", label(&page.title));
            if !page.description.is_empty() {
                let _ = write!(text, ": {}", one_line(&page.description));
            }
            text.push('\n');
        }
    }
    text
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
