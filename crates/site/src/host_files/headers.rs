//! `_headers`, in the format of Netlify and Cloudflare Pages: a line at the margin is a path, with `*` in the end for all that
//! begin so; indented lines are its headers. Hosts send the headers of every path that fits, and join the values of one name with
//! commas. So a header that the site sets for all pages takes the place of the build's, and one that it sets for some of them may
//! meet it there.

use std::fmt::Write;
use std::ops::Range;

use guichet_core::diag::Diagnostic;
use guichet_load::host_files::{OwnFile, append};

pub struct Rule<'a> {
    pub pattern: &'a str,
    pub headers: Vec<Header<'a>>,
}

pub struct Header<'a> {
    pub name: &'a str,
    pub value: &'a str,
    at: Range<usize>,
}

pub fn parse(text: &str) -> Vec<Rule<'_>> {
    let mut rules: Vec<Rule<'_>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let inside = line.trim();
        if inside.is_empty() || inside.starts_with('#') {
            continue;
        }
        if !line.starts_with(char::is_whitespace) {
            rules.push(Rule { pattern: inside, headers: Vec::new() });
        } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), inside.split_once(':')) {
            let at = at + (line.len() - line.trim_start().len());
            rule.headers.push(Header { name: name.trim(), value: value.trim(), at: at..at + inside.len() });
        }
    }
    rules
}

/// Headers that the build sets, and for which addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// `/kb/*`.
    pub pattern: String,
    pub headers: Vec<(String, String)>,
}

impl Scope {
    /// What all its addresses begin with.
    fn start(&self) -> &str {
        &self.pattern[..self.pattern.find([':', '*']).unwrap_or(self.pattern.len())]
    }
}

const POLICY: &str = "Content-Security-Policy";
const CACHE: &str = "Cache-Control";

/// Of which two values browsers take neither.
const SINGLE: [&str; 2] = ["Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy"];

pub fn text(scopes: &[Scope]) -> String {
    let mut text = String::new();
    for scope in scopes.iter().filter(|scope| !scope.headers.is_empty()) {
        let _ = writeln!(text, "{}", scope.pattern);
        for (name, value) in &scope.headers {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    text
}

/// The build's headers but for those that the site sets itself, and the site's own.
pub fn joined(own: OwnFile<'_>, ours: Vec<Scope>) -> String {
    append(&text(&without_own(own, ours)), own.text)
}

/// The build's headers but for those that the site sets itself.
pub fn without_own(own: OwnFile<'_>, mut ours: Vec<Scope>) -> Vec<Scope> {
    let rules = parse(own.text);
    for scope in &mut ours {
        let start = scope.start().to_owned();
        scope.headers.retain(|(name, _)| !sets(&rules, name, &start));
    }
    ours
}

/// The site's own, for hosts that are told in another way.
pub fn scopes(own: OwnFile<'_>) -> impl Iterator<Item = Scope> {
    let rules = parse(own.text).into_iter().filter(|rule| rule.pattern.starts_with('/'));
    rules.map(|rule| Scope {
        pattern: rule.pattern.to_owned(),
        headers: rule.headers.iter().map(|header| (header.name.to_owned(), header.value.to_owned())).collect(),
    })
}

/// Whether the site says itself what pages may load. Then it is the owner's business, and pages say nothing of it.
pub fn own_policy(own: OwnFile<'_>, base: &str) -> bool {
    sets(&parse(own.text), POLICY, base)
}

fn sets(rules: &[Rule<'_>], name: &str, scope: &str) -> bool {
    rules.iter().filter(|rule| covers(rule.pattern, scope)).any(|rule| rule.has(name).is_some())
}

/// Headers of the site's own that meet the build's.
pub fn check(own: OwnFile<'_>, base: &str) -> Vec<Diagnostic> {
    let rules = parse(own.text);
    let scripts = format!("{base}_guichet/");
    let mut diags = Vec::new();
    for rule in &rules {
        for header in &rule.headers {
            let is = |name: &str| header.name.eq_ignore_ascii_case(name);
            let part = overlaps(rule.pattern, base) && !sets(&rules, header.name, base);
            if is(CACHE) && covers(rule.pattern, &scripts) {
                let message = format!("with this `{CACHE}`, browsers do not keep scripts and styles for a year");
                let help = format!(
                    "their names change with their content: set it for other paths only; if it is right, set `diagnostics: {{ OUT005: off }}`, and the build's line for `{scripts}…` stays left out"
                );
                diags.push(own.note(header.at.clone(), message, help));
            } else if part && is(POLICY) {
                let message = format!(
                    "browsers keep to this policy and to the build's, so for `{}` it can only forbid more",
                    rule.pattern
                );
                let help = format!("to replace the build's policy, set one for all pages, below `{base}*`");
                diags.push(own.warning(header.at.clone(), message, help));
            } else if let Some(name) = SINGLE.into_iter().find(|name| part && is(name)) {
                let message = format!(
                    "hosts send this `{name}` beside the build's, and browsers refuse two values: for `{}` neither counts",
                    rule.pattern
                );
                let help = format!("remove it, or set the header for all pages, below `{base}*`");
                diags.push(own.warning(header.at.clone(), message, help));
            }
        }
    }
    diags
}

impl Rule<'_> {
    fn has(&self, name: &str) -> Option<&Header<'_>> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))
    }
}

/// Whether a pattern fits everything that begins like `scope`.
fn covers(pattern: &str, scope: &str) -> bool {
    pattern.strip_suffix('*').is_some_and(|start| !start.contains([':', '*']) && scope.starts_with(start))
}

/// Whether it may fit something that begins so. A pattern may name a host, too.
fn overlaps(pattern: &str, scope: &str) -> bool {
    let path = match pattern.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => pattern,
    };
    let start = &path[..path.find([':', '*']).unwrap_or(path.len())];
    start.starts_with(scope) || start.len() < path.len() && scope.starts_with(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_patterns_fit() {
        for (pattern, all, some) in [
            ("/*", true, true),
            ("/kb/*", true, true),
            ("/kb*", true, true),
            ("/kb/fr/*", false, true),
            ("/kb/fr/index.html", false, true),
            ("/:any/*", false, true),
            ("https://:project.pages.dev/*", false, true),
            ("https://help.example.com/blog/*", false, false),
            ("/blog/*", false, false),
            ("/", false, false),
            ("/kb", false, false),
        ] {
            assert_eq!((covers(pattern, "/kb/"), overlaps(pattern, "/kb/")), (all, some), "{pattern}");
        }
    }
}
