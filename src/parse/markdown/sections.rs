//! Plain text for the search index, cut at headings, and the excerpt.

use crate::parse::body::Section;

/// Longest excerpt, in characters, its ellipsis included.
const EXCERPT: usize = 200;

/// Collects a page's text section by section. Whitespace is collapsed as text comes in.
pub(super) struct Sections {
    done: Vec<Section>,
    current: Section,
    /// A word boundary is due before the next text.
    gap: bool,
    /// What comes now is hidden.
    muted: bool,
}

impl Sections {
    pub fn new() -> Self {
        let current = Section { anchor: None, heading: String::new(), level: 0, text: String::new() };
        Sections { done: Vec::new(), current, gap: false, muted: false }
    }

    /// Nothing has been collected yet.
    pub fn is_untouched(&self) -> bool {
        self.done.is_empty() && self.current.level == 0 && self.current.text.is_empty()
    }

    /// Text that readers don't see is not collected.
    pub fn mute(&mut self, muted: bool) {
        self.muted = muted;
    }

    pub fn push(&mut self, text: &str) {
        if self.muted {
            return;
        }
        let target = &mut self.current.text;
        let bytes = text.as_bytes();
        let mut start = 0;
        while start < bytes.len() {
            let word = bytes[start..].iter().position(|byte| byte.is_ascii_whitespace()).unwrap_or(bytes.len() - start);
            if word > 0 {
                if self.gap && !target.is_empty() {
                    target.push(' ');
                }
                self.gap = false;
                // A run of single-spaced words is copied in one go.
                let mut end = start + word;
                while end + 1 < bytes.len() && bytes[end] == b' ' && !bytes[end + 1].is_ascii_whitespace() {
                    end += 1;
                    end += bytes[end..].iter().position(|byte| byte.is_ascii_whitespace()).unwrap_or(bytes.len() - end);
                }
                target.push_str(&text[start..end]);
                start = end;
            } else {
                self.gap = true;
                start += 1;
            }
        }
    }

    /// A block or line ends here: what follows is another word.
    pub fn gap(&mut self) {
        self.gap = true;
    }

    /// What the current section has got since its text was `start` bytes long.
    pub fn text_from(&self, start: usize) -> &str {
        self.current.text.get(start..).unwrap_or_default()
    }

    /// Where the current section's text ends.
    pub fn len(&self) -> usize {
        self.current.text.len()
    }

    /// The current section's text since `start`.
    pub fn since(&self, start: usize) -> &str {
        self.current.text.get(start..).unwrap_or_default()
    }

    /// Starts the section of a heading.
    pub fn cut(&mut self, anchor: String, heading: String, level: u8) {
        let section = Section { anchor: Some(anchor), heading, level, text: String::new() };
        self.finish_current(section);
    }

    fn finish_current(&mut self, next: Section) {
        let section = std::mem::replace(&mut self.current, next);
        if section.level > 0 || !section.text.is_empty() {
            self.done.push(section);
        }
        self.gap = false;
    }

    pub fn finish(mut self) -> Vec<Section> {
        self.finish_current(Section { anchor: None, heading: String::new(), level: 0, text: String::new() });
        self.done
    }
}

/// Nothing but a shortcode of another generator: no summary of anything.
pub(super) fn is_foreign_call(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("{{") && text.ends_with("}}")
}

/// At most [`EXCERPT`] characters of `text`, cut at a word, or anywhere in scripts that don't space their words.
pub(super) fn excerpt(text: &str) -> String {
    let text = text.trim();
    let Some((limit, _)) = text.char_indices().nth(EXCERPT - 1) else {
        return text.to_string();
    };
    if text[limit..].chars().count() == 1 {
        return text.to_string();
    }
    let head = &text[..limit];
    let boundary = if text[limit..].starts_with(' ') { Some(limit) } else { head.rfind(' ') };
    let mut end = boundary.filter(|&end| end * 2 > limit).unwrap_or(limit);
    // Never between a letter and its marks.
    while end > 0 && text[end..].chars().next().is_some_and(unicode_normalization::char::is_combining_mark) {
        end = text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
    }
    let head = text[..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '、' | '，'));
    format!("{head}…")
}
