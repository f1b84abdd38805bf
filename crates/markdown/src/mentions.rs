//! Names of files where no link stands: in front matter, in HTML that passes through untouched, and in addresses that are
//! written in full. `resolve` asks whether one of them is a file beside the articles.

use memchr::memmem;

use crate::markdown::HtmlPolicy;

/// What may be paths to files, each once and sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Mentions {
    pub front_matter: Vec<String>,
    /// Relative to the article where HTML passes through untouched; else only addresses with a scheme.
    pub html: Vec<String>,
}

impl Mentions {
    /// `yaml` is the front matter's text, `runs` are those of the body's HTML.
    pub fn of<'h>(yaml: &str, runs: impl IntoIterator<Item = &'h str>, policy: HtmlPolicy) -> Self {
        let mut html = Vec::new();
        for text in runs {
            if policy == HtmlPolicy::Allow {
                html.extend(tokens(text).map(str::to_owned));
            } else {
                html.extend(addresses(text).map(str::to_owned));
            }
        }
        let mut front_matter: Vec<String> = tokens(yaml).map(str::to_owned).collect();
        for names in [&mut front_matter, &mut html] {
            names.sort_unstable();
            names.dedup();
        }
        Mentions { front_matter, html }
    }
}

/// What may be paths to files in a text of any kind.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_end).filter(|token| token.contains('.') && token.len() > 2)
}

/// Addresses that may lead to a file: `https://help.example.com/guide/form.pdf`.
fn addresses(html: &str) -> impl Iterator<Item = &str> {
    memmem::find_iter(html.as_bytes(), b"://").filter_map(|at| {
        let scheme = html[..at].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let rest = &html[at + 3..];
        let end = rest.find(is_end).unwrap_or(rest.len());
        let (_, path) = rest[..end].split_once('/')?;
        let path = path.split(['?', '#']).next().unwrap_or_default();
        path.rsplit('/').next()?.contains('.').then(|| &html[at - scheme..at + 3 + end])
    })
}

fn is_end(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | ',' | ';' | '|' | '`' | '=')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_in_many_places() {
        let html = "<p>See <code>https://help.example.com/guide/form.pdf</code>, (http://h.example/a/b.png?x=1), \
            https://other.example, https://h.example/guide/ and a.png. é://x/ü.png</p>";
        let runs = [html, "data-x=\"a/b.zip\""];
        let mentions = Mentions::of("title: A\nextra: {logo: img/a.svg}\n", runs, HtmlPolicy::Sanitize);
        assert_eq!(mentions.front_matter, ["img/a.svg"]);
        let addresses = ["://x/ü.png", "http://h.example/a/b.png?x", "https://help.example.com/guide/form.pdf"];
        assert_eq!(mentions.html, addresses);
        let all = Mentions::of("", runs, HtmlPolicy::Allow).html;
        assert!(all.iter().any(|name| name == "a/b.zip") && all.iter().any(|name| name == "a.png."), "{all:?}");
    }
}
