//! The Markdown of one body → `Body`.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HtmlPolicy {
    #[default]
    Sanitize,
    Escape,
    Allow,
}

pub struct MarkdownOptions<'a> {
    pub html: HtmlPolicy,
    pub variables: &'a std::collections::BTreeMap<String, String>,
    pub snippets: &'a std::collections::BTreeMap<String, SnippetSource>,
}

pub struct SnippetSource {
    pub file: std::sync::Arc<str>,
    pub text: std::sync::Arc<str>,
}

pub fn parse_body(_file: &std::sync::Arc<str>, _text: &str, _start: usize, _options: &MarkdownOptions) -> crate::diag::Outcome<super::body::Body> {
    crate::diag::Outcome { value: super::body::Body::default(), diags: Vec::new() }
}
