//! The site's own messages beside the theme's: names that nothing shows, and values that nothing fills in.

use std::collections::BTreeSet;

use fluent_syntax::ast;

use super::file::{Origin, Parsed};
use super::walk::{self, Part};
use guichet_core::diag::{Diagnostic, Fix, codes, instead, one_slip};
use guichet_core::model::Span;

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
    // `{ brand-name }`
    let referred: BTreeSet<&str> = of(Origin::Site)
        .flat_map(|parsed| parsed.resource.entries().flat_map(walk::entry))
        .filter_map(|part| if let Part::Message(name) = part { Some(name) } else { None })
        .collect();
    for parsed in of(Origin::Site) {
        for (id, span) in &parsed.ids {
            if known.contains(id.as_str()) {
                diags.extend(unknown_value(parsed, id, of(Origin::Theme)));
                continue;
            }
            if (own.names)(id) || (own.uses)(id) || referred.contains(id.as_str()) {
                continue;
            }
            let mut diagnostic = Diagnostic::new(codes::I18N011, format!("nothing shows the message `{id}`"))
                .help(
                    "the theme has no such message, and no template of this site prints it: remove it. Names of areas, plans, channels and callouts begin with `area-`, `plan-`, `channel-`, `callout-`, words of your own scripts with `script-`",
                )
                .did_you_mean(id, known.iter().copied())
                .fix(renamed(parsed, id, span, &known))
                .at(&parsed.source.file, span.clone());
            diagnostic.locale = Some(parsed.source.locale.clone());
            diags.push(diagnostic);
        }
    }
}

/// The one name of the theme that a message's can only mean, if the file has no message of that name yet.
fn renamed(parsed: &Parsed, id: &str, span: &Span, known: &BTreeSet<&str>) -> Option<Fix> {
    let meant = one_slip(id, known.iter().copied())?;
    let is_free = parsed.ids.iter().all(|(other, _)| other != meant);
    let place = span.start..span.start + id.len();
    (is_free && parsed.source.text.get(place.clone()) == Some(id))
        .then(|| Fix::new(format!("call it `{meant}`"), place, meant))
}

/// A value in a message that the theme's message of that name does not have: readers would see its name in braces.
fn unknown_value<'a>(parsed: &Parsed, id: &str, theme: impl Iterator<Item = &'a Parsed<'a>>) -> Option<Diagnostic> {
    let mut written = values(parsed, id).peekable();
    written.peek()?;
    let known: BTreeSet<&str> = theme.flat_map(|parsed| values(parsed, id)).collect();
    let name = written.find(|name| !known.contains(name))?;
    let place = walk::place(&parsed.resource, name);
    let known: Vec<String> = known.iter().map(|known| format!("${known}")).collect();
    let help = instead(&format!("${name}"), known.iter().map(String::as_str));
    let message = format!("the message `{id}` has no value `${name}`, so readers would see its name");
    let mut diagnostic = Diagnostic::new(codes::I18N010, message)
        .as_warning()
        .help(help.unwrap_or_else(|| "write the words themselves: nothing is filled in here".to_owned()))
        .at(&parsed.source.file, place.start - 1..place.end);
    diagnostic.locale = Some(parsed.source.locale.clone());
    Some(diagnostic)
}

/// The names of the values that a message has: `count` for `{ $count }`.
fn values<'p>(parsed: &'p Parsed, id: &str) -> impl Iterator<Item = &'p str> {
    let entries = parsed.resource.entries().filter(move |entry| match entry {
        ast::Entry::Message(message) => message.id.name == id,
        _ => false,
    });
    entries.flat_map(walk::entry).filter_map(|part| if let Part::Value(name) = part { Some(name) } else { None })
}
