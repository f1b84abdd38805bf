//! redirects.yaml with more lines, and with lines that lead elsewhere than before.

use std::ops::Range;
use std::sync::Arc;

use guichet_core::yaml::{self, Value};
use guichet_import::uses::replaced;
use guichet_site::resolve::{Redirect, parse_redirects};

use crate::cli::Failure;
use crate::cli::linking::paths::in_quotes;
use crate::cli::new::scalar;

/// As a map or a list, whichever it is; each line is an old address and where it leads.
///
/// # Errors
/// It can't be read.
pub fn with_redirects(text: &str, lines: &[(String, String)]) -> Result<String, Failure> {
    let node = yaml::parse(text, 0..text.len())
        .map_err(|_| Failure::usage("redirects.yaml is not valid YAML: `guichet check` says where"))?;
    let mut new = text.to_owned();
    if !new.is_empty() && !new.ends_with('\n') {
        new.push('\n');
    }
    for (from, to) in lines {
        let (from, to) = (scalar(from), scalar(to));
        new.push_str(&match node.value {
            Value::Seq(_) => format!("- {{ from: {from}, to: {to} }}\n"),
            _ => format!("{from}: {to}\n"),
        });
    }
    Ok(new)
}

/// How a line names an article: by its id, which stays when it moves, unless that has signs that mean something else in an address.
/// `url` is the article's, from the site's base.
pub fn lead_to(id: &str, url: &str) -> String {
    if id.contains(['?', '#', '%']) { format!("/{url}") } else { id.to_owned() }
}

/// redirects.yaml, some of whose lines lead elsewhere.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Led {
    pub text: String,
    /// How many lead to another target.
    pub on: usize,
    /// Old addresses of lines that are not there any more, without slashes at their ends.
    pub removed: Vec<String>,
    /// Old addresses of those that should not be, but share a line with others.
    pub left: Vec<String>,
}

/// Where a line leads from now on.
pub enum Now {
    As,
    To(String),
    Nowhere,
}

/// `now` says for each line where it leads.
pub fn led_on(text: &str, now: impl Fn(&Redirect) -> Now) -> Led {
    let all = parse_redirects(&Arc::from("redirects.yaml"), text).value;
    let mut led = Led::default();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (at, redirect) in all.iter().enumerate() {
        match now(redirect) {
            Now::As => {}
            Now::To(to) if to.trim_matches('/') != redirect.from => {
                if let Some(range) = in_quotes(text, redirect.target.clone()) {
                    edits.push((range, scalar(&to)));
                    led.on += 1;
                } else {
                    led.left.push(redirect.from.clone());
                }
            }
            // Readers of the new target need no line to it.
            Now::To(_) | Now::Nowhere => {
                let lines = lines(text, redirect);
                let mut others = all.iter().enumerate().filter(|(other, _)| *other != at);
                if others.any(|(_, other)| lines.contains(&other.span.start) || lines.contains(&other.target.start)) {
                    led.left.push(redirect.from.clone());
                } else {
                    edits.push((lines, String::new()));
                    led.removed.push(redirect.from.clone());
                }
            }
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    led.text = replaced(text, &edits);
    led
}

/// The whole lines that a redirect is on.
fn lines(text: &str, redirect: &Redirect) -> Range<usize> {
    let start = redirect.span.start.min(redirect.target.start);
    let end = redirect.span.end.max(redirect.target.end);
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    start..text[end..].find('\n').map_or(text.len(), |at| end + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_lead_on_or_go() {
        let now = |redirect: &Redirect| match &*redirect.to {
            "a" => Now::To("b c: d".to_owned()),
            "gone" => Now::Nowhere,
            "self" => Now::To(format!("/{}/", redirect.from)),
            _ => Now::As,
        };
        let led = led_on("# Old\n/x/: a # Why\n/y/: 'gone'\n\"/z/\": \"a\"\n/s/: self\n/k/: kept\n", now);
        assert_eq!(led.text, "# Old\n/x/: \"b c: d\" # Why\n\"/z/\": \"b c: d\"\n/k/: kept\n");
        assert_eq!((led.on, led.removed), (2, vec!["y".to_owned(), "s".to_owned()]));
        let led = led_on("- { from: /x/, to: 'a' }\n- from: /y/\n  to: gone\n- to: gone\n  from: /z/\n", now);
        assert_eq!(led.text, "- { from: /x/, to: \"b c: d\" }\n");
        let led = led_on("{ /x/: gone, /y/: kept }\n", now);
        assert_eq!((&*led.text, led.left), ("{ /x/: gone, /y/: kept }\n", vec!["x".to_owned()]));
    }
}
