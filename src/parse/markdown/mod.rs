//! The Markdown of one body → `Body`.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HtmlPolicy {
    #[default]
    Sanitize,
    Escape,
    Allow,
}
