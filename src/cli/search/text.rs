//! The answer to a query, for people.

use std::collections::BTreeMap;

use crate::cli::console::{self, Console};
use crate::index::read::{Correction, Explanation, Hit, SearchResults};

/// Hits as a terminal shows them.
pub fn results(results: &SearchResults, console: &Console) -> String {
    let mut out = String::new();
    for Correction { from, to } in &results.corrections {
        out.push_str(&format!("{}\n\n", console.dim(&format!("`{from}` is nowhere; these are results for `{to}`"))));
    }
    for hit in &results.hits {
        out.push_str(&card(hit, console));
    }
    let shown =
        if results.hits.len() < results.total { format!(", {} shown", results.hits.len()) } else { String::new() };
    out.push_str(&format!("{}{shown}\n", console::number(results.total, "result")));
    out
}

fn card(hit: &Hit, console: &Console) -> String {
    let excerpt = plain(&hit.excerpt, console);
    let excerpt = if excerpt.is_empty() { String::new() } else { format!("  {excerpt}\n") };
    let why = hit.explanation.as_ref().map_or_else(String::new, |why| console.dim(&explanation(why)));
    let score = console.dim(&format!("{:.2}", hit.score));
    format!("{}  {score}\n  {}\n{excerpt}{why}\n", console.bold(&hit.title), hit.url)
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
        let optional = if word.required { "" } else { " (need not be there)" };
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
fn plain(excerpt: &str, console: &Console) -> String {
    let mut out = String::new();
    for (at, part) in excerpt.split("<mark>").enumerate() {
        match part.split_once("</mark>") {
            Some((marked, rest)) if at > 0 => {
                out.push_str(&console.bold(marked));
                out.push_str(rest);
            }
            _ => out.push_str(part),
        }
    }
    let entities = BTreeMap::from([("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]);
    let text = entities.iter().fold(out, |text, (entity, c)| text.replace(entity, c));
    text.replace("&amp;", "&")
}
