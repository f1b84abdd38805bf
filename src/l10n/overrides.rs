//! The site's own messages beside the theme's: names that nothing shows, and values that nothing fills in.

use std::collections::BTreeSet;
use std::ops::Range;

use super::messages::{Origin, Parsed};
use crate::diag::{Diagnostic, instead};

/// Messages with these prefixes are named after what the site calls so, or for its own scripts: the theme can't know them.
pub const OF_THE_SITE: [&str; 5] = ["plan-", "addon-", "channel-", "area-", "script-"];

/// What of a site shows messages that the theme does not know.
pub struct OwnWords<'a> {
    /// Its templates print this message.
    pub uses: &'a dyn Fn(&str) -> bool,
    /// The message is named after something that the site has.
    pub names: &'a dyn Fn(&str) -> bool,
}

/// A site may override what the theme prints, and add words that its own templates, scripts or messages print. A name
/// that nothing prints is most likely misspelt.
pub(super) fn check(parsed: &[Parsed], own: &OwnWords, diags: &mut Vec<Diagnostic>) {
    let of = |origin| parsed.iter().filter(move |parsed| parsed.source.origin == origin);
    let known: BTreeSet<&str> =
        of(Origin::Theme).flat_map(|parsed| parsed.ids.iter().map(|(id, _)| id.as_str())).collect();
    for parsed in of(Origin::Site) {
        for (at, (id, span)) in parsed.ids.iter().enumerate() {
            if known.contains(id.as_str()) {
                let end = parsed.ids.get(at + 1).map_or(parsed.source.text.len(), |(_, next)| next.start);
                diags.extend(unknown_value(parsed, id, span.start..end, of(Origin::Theme)));
                continue;
            }
            if (own.names)(id) || (own.uses)(id) || parsed_refer_to(of(Origin::Site), id) {
                continue;
            }
            let mut diagnostic = Diagnostic::warning("I18N011", format!("nothing shows the message `{id}`"))
                .help(
                    "the theme has no such message, and no template of this site prints it: remove it. Names of areas, plans and channels begin with `area-`, `plan-`, `channel-`, words of your own scripts with `script-`",
                )
                .did_you_mean(id, known.iter().copied())
                .at(&parsed.source.file, span.clone());
            diagnostic.locale = Some(parsed.source.locale.clone());
            diags.push(diagnostic);
        }
    }
}

/// Whether a message of the site refers to another one: `{ brand-name }`.
fn parsed_refer_to<'a>(parsed: impl Iterator<Item = &'a Parsed<'a>>, id: &str) -> bool {
    let mut texts = parsed.map(|parsed| &*parsed.source.text);
    texts.any(|text| {
        text.match_indices(id).any(|(at, _)| {
            let (before, after) = (text[..at].trim_end(), text[at + id.len()..].trim_start());
            before.ends_with('{')
                && after.starts_with(['}', '-'])
                && !text[at + id.len()..].starts_with(|c: char| c == '-' || c == '_' || c.is_ascii_alphanumeric())
        })
    })
}

/// A value in a message that the theme's message of that name does not have: readers would see its name in braces.
fn unknown_value<'a>(
    parsed: &Parsed,
    id: &str,
    place: Range<usize>,
    theme: impl Iterator<Item = &'a Parsed<'a>>,
) -> Option<Diagnostic> {
    let text = parsed.source.text.get(place.clone())?;
    let written = values(text);
    if written.is_empty() {
        return None;
    }
    let mut known = BTreeSet::new();
    for other in theme {
        let Some(at) = other.ids.iter().position(|(other, _)| other == id) else { continue };
        let end = other.ids.get(at + 1).map_or(other.source.text.len(), |(_, next)| next.start);
        known.extend(
            other.source.text.get(other.ids[at].1.start..end).into_iter().flat_map(values).map(|(_, name)| name),
        );
    }
    let (at, name) = written.into_iter().find(|(_, name)| !known.contains(name))?;
    let start = place.start + at;
    let help = instead(
        &format!("${name}"),
        known.iter().map(|known| format!("${known}")).collect::<Vec<_>>().iter().map(String::as_str),
    );
    let mut diagnostic = Diagnostic::warning(
        "I18N010",
        format!("the message `{id}` has no value `${name}`, so readers would see its name"),
    )
    .help(help.unwrap_or_else(|| "write the words themselves: nothing is filled in here".to_owned()))
    .at(&parsed.source.file, start..start + 1 + name.len());
    diagnostic.locale = Some(parsed.source.locale.clone());
    Some(diagnostic)
}

/// `$name` in braces, and where; comments aside.
fn values(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        if line.starts_with('#') {
            continue;
        }
        for (dollar, _) in line.match_indices('$') {
            let name = &line[dollar + 1..];
            let name = &name
                [..name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(name.len())];
            if !name.is_empty() && line[..dollar].trim_end().ends_with(['{', '(']) {
                found.push((at + dollar, name));
            }
        }
    }
    found
}
