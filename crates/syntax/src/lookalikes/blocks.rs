//! Lines of three colons that open none of our blocks: ours in other letters, in another language, or with a space too
//! many, and those of Docusaurus, VuePress, MyST and others.

use super::translated;
use super::translated::{attribute, callout, callout_of_tag, instead_of, titled};
use super::view::{Found, View, quoted};
use guichet_core::diag::{Fix, codes, nearest, one_slip};

const OURS: [&str; 6] = ["tabs", "tab", "steps", "cards", "details", "plans"];

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    view.lines()
        .filter_map(|(at, line)| if line.starts_with(":::") { one(at, line) } else { nearly(at, line) })
        .collect()
}

/// `::alert{type="info"}`, as Nuxt and others write components. A path of a program has no braces.
fn component(at: usize, line: &str) -> Option<Found> {
    let rest = line.strip_prefix("::").filter(|rest| !rest.starts_with(':'))?;
    let (name, rest) = rest.split_at(rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))?);
    let attributes = rest.strip_suffix('}')?;
    let attributes = attributes[attributes.find('{')?..].trim_start_matches('{');
    let is_one = !name.is_empty() && rest.starts_with(['{', '[']) && attributes.contains(['=', '#', '.']);
    is_one.then(|| {
        let message = format!("{} is a component of another generator, so it is shown as text", quoted(line));
        let help = callout_of_tag(name, &format!(" {attributes}"));
        Found::new(codes::MD011, at..at + line.len(), message, help)
    })
}

/// `{.callout-note title="x"}`, as Quarto says what a block is: what helps.
fn of_quarto(list: &str) -> String {
    let classes = || list.split_whitespace().filter_map(|word| word.strip_prefix('.'));
    if let Some(kind) = classes().find_map(|class| callout(class.strip_prefix("callout-")?)) {
        return titled(kind, attribute(list, "title").unwrap_or_default());
    }
    match classes().next() {
        Some("panel-tabset") => instead_of("tabs"),
        Some(class) if callout(class).is_some() || translated::block(class).is_some() => instead_of(class),
        _ => BLOCKS.to_owned(),
    }
}

const BLOCKS: &str = "blocks are `:::tabs`, `:::tab`, `:::steps`, `:::cards`, `:::details` and `:::plans`; a callout is a quote that begins with `> [!NOTE]`";

/// Two colons, or full-width ones, and a name of ours or of a callout.
fn nearly(at: usize, line: &str) -> Option<Found> {
    if let Some(found) = component(at, line) {
        return Some(found);
    }
    let rest = line.trim_start_matches([':', '：']);
    let colons = &line[..line.len() - rest.len()];
    let name = rest.trim_start();
    let name = &name[..name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len())];
    let known = OURS.contains(&name) || callout(name).is_some() || translated::block(name).is_some();
    if !known || !(colons == "::" || colons.contains('：') && colons.chars().count() > 1) {
        return None;
    }
    let message = format!("{} opens no block, so it is shown as text", quoted(line));
    one(at, &format!(":::{rest}")).map(|found| Found { place: at..at + line.len(), message, fix: None, ..found })
}

fn one(at: usize, line: &str) -> Option<Found> {
    let rest = line.trim_start_matches(':');
    let colons = line.len() - rest.len();
    let rest = rest.trim_end_matches(':');
    let inner = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '}'));
    if inner.starts_with(['.', '#']) && rest.trim_start().starts_with('{') {
        let message = format!("{} opens no block, so it is shown as text", quoted(line));
        return Some(Found::new(codes::MD011, at..at + line.len(), message, of_quarto(inner)));
    }
    let end = inner.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(inner.len());
    let (name, argument) = inner.split_at(end);
    // A line of colons closes something; `:::column-end:::` does too.
    let closes = name.is_empty() || name.ends_with("-end") || name.starts_with("end");
    if closes {
        return None;
    }
    let place = at..at + line.len();
    let argument = argument.trim().trim_matches(|c| matches!(c, '[' | ']' | '{' | '}' | '"' | '“' | '”')).trim();
    let message = format!("{} opens no block, so it is shown as text", quoted(line));
    let lower = name.to_lowercase();
    let ours = OURS.into_iter().find(|ours| *ours == lower).or_else(|| {
        // A callout is nobody's mistake for `:::tabs`.
        if callout(&lower).is_some() { None } else { translated::block(&lower).or_else(|| nearest(&lower, OURS)) }
    });
    let Some(ours) = ours else {
        let help = match lower.as_str() {
            "image" => "write `![What the picture shows](picture.png)`".to_owned(),
            // What is in braces there is not a title.
            _ if let Some(kind) = callout(&lower).filter(|_| !inner[end..].trim_start().starts_with('{')) => {
                titled(kind, argument)
            }
            _ if callout(&lower).is_some() || translated::block(&lower).is_some() => instead_of(&lower),
            _ => BLOCKS.to_owned(),
        };
        return Some(Found::new(codes::MD011, place, message, help));
    };
    let form = match ours {
        "tabs" | "steps" | "cards" => format!(":::{ours}"),
        _ if argument.is_empty() => format!(":::{ours} …"),
        _ => format!(":::{ours} {argument}"),
    };
    let help = match colons {
        3 => format!("write `{form}`"),
        _ => format!("write `{form}`, with three colons, and `:::` to close it"),
    };
    // With another number of colons, the line that closes it may have that many, too.
    let is_certain = colons == 3
        && !form.ends_with('…')
        && (translated::same_block(&lower) == Some(ours) || one_slip(&lower, OURS) == Some(ours) || ours == lower);
    let fix = is_certain.then(|| Fix::new(format!("write `{form}`"), place.clone(), form));
    Some(Found::new(codes::MD002, place, message, help).fix(fix))
}
