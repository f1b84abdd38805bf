//! The site's `_headers` file, in the format of Netlify and Cloudflare Pages, as far as a preview needs it.

use guichet_site::host_files::headers::{Rule, parse};

/// Patterns in the order of the file, each with the headers that it adds.
#[derive(Debug, Default)]
pub struct HeaderRules(Vec<(String, Vec<(String, String)>)>);

impl HeaderRules {
    pub fn parse(text: &str) -> Self {
        let headers = |rule: &Rule<'_>| {
            let headers = rule.headers.iter();
            headers.map(|header| (header.name.to_ascii_lowercase(), header.value.to_owned())).collect()
        };
        HeaderRules(parse(text).iter().map(|rule| (rule.pattern.to_owned(), headers(rule))).collect())
    }

    /// Without what would make the browser keep a page that is about to change.
    pub fn of(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        let path = path.to_owned();
        let applies = move |pattern: &str| match pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == pattern,
        };
        let rules = self.0.iter().filter(move |(pattern, _)| applies(pattern));
        let headers = rules.flat_map(|(_, headers)| headers).map(|(name, value)| (name.as_str(), value.as_str()));
        headers.filter(|(name, _)| *name != "cache-control")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_add_up() {
        let rules =
            HeaderRules::parse("/kb/*\n  X-One: 1\n  Cache-Control: max-age=9\n\n# note\n/kb/a.json\n  X-Two: a: b\n");
        assert_eq!(rules.of("/kb/a.json").collect::<Vec<_>>(), [("x-one", "1"), ("x-two", "a: b")]);
        assert_eq!(rules.of("/kb/fr/").collect::<Vec<_>>(), [("x-one", "1")]);
        assert_eq!(rules.of("/").count(), 0);
    }
}
