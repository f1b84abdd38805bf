//! What a careful editor would say of an article's title and description.

use std::ops::Range;
use std::sync::Arc;

use super::body::Heading;
use super::front_matter::{Head, Split};
use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_wording::Wording;
use guichet_wording::length::{DESCRIPTION, Limit, TITLE, too_long};

/// `h1` is the title of an article whose front matter has none.
pub fn watch(
    path: &Arc<str>,
    text: &str,
    head: &Head,
    split: &Split,
    h1: Option<&Heading>,
    wording: &Wording,
    diags: &mut Vec<Diagnostic>,
) {
    if let Some(title) = &head.title {
        watch_text("the title", title, TITLE, (path, text), wording, diags);
    } else if let Some(told) = h1.and_then(|h1| too_long("the title", &h1.text, TITLE)) {
        let body = &text[split.body..];
        let start = split.body + body.len() - body.trim_start().len();
        let line = text[start..].lines().next().unwrap_or_default();
        diags.push(told.at(path, start..start + line.len()));
    }
    if let Some(description) = &head.description {
        let value = Spanned::new(description.to_string(), place_of("description", text, split));
        watch_text("the description", &value, DESCRIPTION, (path, text), wording, diags);
    }
}

/// Where the value of a key at the margin begins, up to the end of its line.
fn place_of(key: &str, text: &str, split: &Split) -> Range<usize> {
    let yaml = split.yaml.clone().unwrap_or_default();
    let mut at = yaml.start;
    for line in text[yaml].split_inclusive('\n') {
        if let Some(value) = line.strip_prefix(key).and_then(|rest| rest.trim_start().strip_prefix(':')) {
            let start = at + line.len() - value.trim_start().len();
            return start..start.max(at + line.trim_end().len());
        }
        at += line.len();
    }
    0..0
}

fn watch_text(
    what: &str,
    value: &Spanned<String>,
    limit: Limit,
    (path, text): (&Arc<str>, &str),
    wording: &Wording,
    diags: &mut Vec<Diagnostic>,
) {
    // As it is written, if nothing in it has been replaced and no quotes have been read away.
    let written = text.get(value.span.clone()).unwrap_or_default();
    let start = written.find(value.value.as_str()).map(|at| value.span.start + at);
    let place = |found: Range<usize>| match start {
        Some(start) => start + found.start..start + found.end,
        None => value.span.clone(),
    };
    diags.extend(too_long(what, &value.value, limit).map(|told| told.at(path, place(0..value.value.len()))));
    let mut told_to = 0;
    for spot in wording.spots(&value.value) {
        if let Some(found) = wording.judge(&value.value, spot).filter(|found| found.place.start >= told_to) {
            told_to = found.place.end;
            diags.push(found.diagnostic.at(path, place(found.place)));
        }
    }
}
