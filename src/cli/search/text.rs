//! The answer to a query, for people.

use std::collections::BTreeMap;

use crate::cli::console::{self, Page};
use guichet_search::read::{Correction, Explanation, Hit, SearchResults};

/// Hits as a terminal shows them.
pub fn results(results: &SearchResults, page: &mut Page) {
    for Correction { from, to } in &results.corrections {
        page.dim(&format!("`{from}` was not found; these are results for `{to}`"));
        page.text("\n\n");
    }
    for hit in &results.hits {
        card(hit, page);
    }
    let shown =
        if results.hits.len() < results.total { format!(", {} shown", results.hits.len()) } else { String::new() };
    page.text(&format!("{}{shown}\n", console::number(results.total, "result")));
}

fn card(hit: &Hit, page: &mut Page) {
    page.bold(&hit.title);
    page.text("  ");
    page.dim(&format!("{:.2}", hit.score));
    page.text(&format!("\n  {}\n", hit.url));
    if !hit.excerpt.is_empty() {
        page.text("  ");
        excerpt(&hit.excerpt, page);
        page.text("\n");
    }
    if let Some(why) = &hit.explanation {
        page.dim(&explanation(why));
    }
    page.text("\n");
}

/// The words and what they add, then what is made of the sum.
fn explanation(why: &Explanation) -> String {
    let mut out = String::new();
    if why.pinned {
        out.push_str("  pinned to this query\n");
    }
    for word in &why.words {
        let forms: Vec<String> = word
            .found
            .iter()
            .map(|form| format!("{} ×{:.2} (text {:.2}, title {:.2})", form.form, form.weight, form.text, form.title))
            .collect();
        let forms = if forms.is_empty() { "not found".to_owned() } else { forms.join(", ") };
        let optional = if word.required { "" } else { " (optional)" };
        out.push_str(&format!("  {:>7.3}  {}{optional}: {forms}\n", word.score, word.word));
    }
    let shares = &why.shares;
    out.push_str(&format!(
        "  {:>7.3}  = {:.3} × boost {:.2}, of what was asked {:.0} % found, {:.0} % in the title, {:.0} % in order there\n",
        why.score,
        why.text,
        why.boost,
        shares.coverage * 100.0,
        shares.title_coverage * 100.0,
        shares.in_order * 100.0,
    ));
    out
}

/// The excerpt's few tags and entities as a terminal shows them.
fn excerpt(excerpt: &str, page: &mut Page) {
    for (at, part) in excerpt.split("<mark>").enumerate() {
        match part.split_once("</mark>") {
            Some((marked, rest)) if at > 0 => {
                page.bold(&plain(marked));
                page.text(&plain(rest));
            }
            _ => page.text(&plain(part)),
        }
    }
}

fn plain(html: &str) -> String {
    let entities = BTreeMap::from([("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]);
    let text = entities.iter().fold(html.to_owned(), |text, (entity, c)| text.replace(entity, c));
    text.replace("&amp;", "&")
}
