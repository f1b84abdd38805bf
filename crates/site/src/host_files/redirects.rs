//! `_redirects`, in the format of Netlify and Cloudflare Pages: `from to status`, one a line. Of two lines that fit an address the
//! first one counts, so the site's own come first.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use crate::hosting::Lead;
use guichet_core::diag::Outcome;
use guichet_load::host_files::{OwnFile, append};

/// An old address, where it leads, and with which status.
pub type Line = (String, String, u16);

pub fn text(lines: &[Line]) -> String {
    let mut text = String::new();
    for (from, to, status) in lines {
        let _ = writeln!(text, "{from} {to} {status}");
    }
    text
}

/// The lines for old addresses.
pub fn lines(leads: &[Lead]) -> Vec<Line> {
    let of_one = |lead: &Lead| lead.spellings().map(|from| (from, lead.to.clone(), lead.status)).collect::<Vec<_>>();
    leads.iter().flat_map(of_one).collect()
}

/// A line of the site's own that leads every reader on.
struct Rule<'a> {
    at: Range<usize>,
    from: &'a str,
    to: &'a str,
}

/// The site's own lines, and behind them those of the build that are not answered by one of them.
pub fn joined(own: OwnFile<'_>, ours: &[Line]) -> Outcome<String> {
    let rules: Vec<Rule<'_>> = own.lines().filter_map(|(at, line)| rule(at, line)).collect();
    // By the rule that answers them first: how many, and one of them.
    let mut answered: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    let mut kept = Vec::new();
    for line in ours {
        let (from, to, _) = line;
        match rules.iter().position(|rule| fits(rule.from, from)) {
            None => kept.push(line.clone()),
            Some(at) if same(rules[at].to, to) => {}
            Some(at) => {
                // The same address is there with a slash at its end.
                let counts = usize::from(!from.ends_with('/') || from == "/");
                answered.entry(at).or_insert((0, from)).0 += counts;
            }
        }
    }
    let told = answered.into_iter().map(|(at, (count, from))| {
        let rule = &rules[at];
        let others = match count {
            0 | 1 => String::new(),
            2 => ", and so does another old address".to_owned(),
            count => format!(", and so do {} other old addresses", count - 1),
        };
        let message = format!(
            "with this line, `{from}` leads to `{}` and not to the page that it is an old address of{others}",
            rule.to
        );
        let help = "remove the line, or the old address from `aliases` and redirects.yaml; if the line is right, set `diagnostics: { OUT005: off }`";
        own.warning(rule.at.clone(), message, help)
    });
    Outcome { diags: told.collect(), value: append(own.text, &text(&kept)) }
}

/// `None` for what is no rule, and for rules that only some readers follow.
fn rule(at: usize, line: &str) -> Option<Rule<'_>> {
    let fields: Vec<&str> = line.split_whitespace().take_while(|field| !field.starts_with('#')).collect();
    let (from, rest) = fields.split_first()?;
    let is_target = |field: &&&str| field.starts_with('/') || field.contains("://");
    let to = rest.iter().find(is_target)?;
    let conditions = rest.iter().any(|field| !is_target(&field) && field.contains('='));
    (from.starts_with('/') && !conditions).then_some(Rule { at: at..at + line.len(), from, to })
}

/// A line of the site's own, without those that say nothing.
pub struct Read {
    pub at: Range<usize>,
    pub status: Option<u16>,
    /// What can be told a host in any language: every reader is led on from one address to another.
    pub lead: Option<Lead>,
}

pub fn read(own: OwnFile<'_>) -> Vec<Read> {
    let lines = own.lines().filter(|(_, line)| !line.trim().is_empty() && !line.trim().starts_with('#'));
    let read = lines.map(|(at, line)| {
        let mut fields = line.split_whitespace().skip(2);
        let status = fields.find_map(|field| field.trim_end_matches('!').parse::<u16>().ok());
        let leads_on = matches!(status.unwrap_or(301), 301 | 302 | 303 | 307 | 308);
        let lead = rule(at, line).filter(|_| leads_on).map(|rule| Lead {
            from: rule.from.to_owned(),
            to: rule.to.to_owned(),
            status: status.unwrap_or(301),
            slash: false,
            page: None,
        });
        Read { at: at..at + line.len(), status, lead }
    });
    read.collect()
}

/// The site's own lines for hosts that are told in another way.
pub fn leads(own: OwnFile<'_>) -> Vec<Lead> {
    read(own).into_iter().filter_map(|line| line.lead).collect()
}

/// Whether one of these lines answers an address.
pub fn answers(own: &[Lead], from: &str) -> bool {
    own.iter().any(|lead| fits(&lead.from, from))
}

fn same(one: &str, other: &str) -> bool {
    one.trim_end_matches('/') == other.trim_end_matches('/')
}

/// Whether a pattern fits a path: `*` in the end for all that is below, `:name` for a part.
fn fits(pattern: &str, path: &str) -> bool {
    let mut parts = path.trim_end_matches('/').split('/');
    for part in pattern.trim_end_matches('/').split('/') {
        match (part, parts.next()) {
            ("*", _) => return true,
            (part, Some(_)) if part.starts_with(':') => {}
            (part, Some(other)) if part.ends_with('*') && other.starts_with(part.trim_end_matches('*')) => return true,
            (part, Some(other)) if part == other => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        for (pattern, path, expected) in [
            ("/kb/en/old", "/kb/en/old/", true),
            ("/kb/en/old/", "/kb/en/old", true),
            ("/kb/en/old", "/kb/en/older", false),
            ("/kb/en/old", "/kb/en/old/page", false),
            ("/*", "/kb/en/old", true),
            ("/kb/*", "/kb/en/old", true),
            ("/kb/*", "/kb", true),
            ("/kb/en*", "/kb/english/x", true),
            ("/blog/*", "/kb/en/old", false),
            ("/:base/en/:page", "/kb/en/old", true),
            ("/:base/en/:page", "/kb/en/old/er", false),
        ] {
            assert_eq!(fits(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn rules_for_some_readers_answer_nobody_else() {
        for line in
            ["/* /de/:splat 302 Language=de", "/x id=:id /y/:id 301", "# /a /b", "", "https://old.example/* /x 301!"]
        {
            assert!(rule(0, line).is_none(), "{line}");
        }
        for line in ["/a /b", "/a\t/b?x=1  302", "/a https://b.example/?q=1 301 # note"] {
            assert!(rule(0, line).is_some(), "{line}");
        }
    }
}
