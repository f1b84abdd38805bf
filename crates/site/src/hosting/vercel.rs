//! Vercel: `vercel.json` beside the pages.

use serde_json::{Map, Value, json};

use super::patterns::{Part, parts, target};
use super::rules::Rules;
use guichet_core::addresses::Style;
use guichet_load::host_files::OwnFile;

pub const FILE: &str = "vercel.json";

/// The site's own lists come first, and its other settings stay.
pub fn text(rules: &Rules, own: Option<OwnFile<'_>>) -> String {
    let headers = rules.headers.iter().map(|scope| {
        let pairs: Vec<Value> =
            scope.headers.iter().map(|(name, value)| json!({ "key": name, "value": value })).collect();
        json!({ "source": source(&scope.pattern), "headers": pairs })
    });
    let redirects = rules.leads.iter().flat_map(|lead| {
        let of_one = lead.spellings().map(|from| {
            let to = target(&from, &lead.to, |at| format!("${at}"));
            json!({ "source": source(&from), "destination": to, "statusCode": lead.status })
        });
        of_one.collect::<Vec<_>>()
    });
    let ours = [
        ("cleanUrls", json!(rules.style == Style::NoSlash)),
        ("trailingSlash", json!(rules.style == Style::Slash)),
        ("redirects", redirects.collect()),
        ("headers", headers.collect()),
    ];
    let own = own.and_then(|own| serde_json::from_str::<Map<String, Value>>(own.text).ok());
    let mut all = own.unwrap_or_default();
    for (name, value) in ours {
        match (all.get_mut(name), value) {
            (Some(Value::Array(own)), Value::Array(ours)) => own.extend(ours),
            (Some(_), _) => {}
            (None, value) => drop(all.insert(name.to_owned(), value)),
        }
    }
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

/// As the library reads it that Vercel matches with: names of its own for the groups, since those of a regular expression count.
fn source(pattern: &str) -> String {
    let parts = parts(pattern);
    let one = |(at, part): (usize, &Part)| match part {
        Part::Text(text) => literal(text),
        Part::Rest => "(.*)".to_owned(),
        Part::Name(_) if matches!(parts.get(at + 1), Some(Part::Text(next)) if !next.starts_with('/')) => {
            "([^/]+?)".to_owned()
        }
        Part::Name(_) => "([^/]+)".to_owned(),
    };
    parts.iter().enumerate().map(one).collect()
}

/// Signs that mean something there.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\.+*?()[]{}^$:|".contains(c) {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}
