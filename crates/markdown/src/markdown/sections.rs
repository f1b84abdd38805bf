//! Plain text for the search index, cut at headings, and the excerpt.

use std::borrow::Cow;

use crate::body::Section;
use crate::standing;

/// Longest excerpt, in characters, its ellipsis included.
const EXCERPT: usize = 200;

/// Collects a page's text section by section. Whitespace is collapsed as text comes in.
pub(super) struct Sections {
    done: Vec<Section>,
    current: Section,
    /// What is due before the next text: a space, or the end of a line where a block ended.
    gap: Option<char>,
    /// What comes now is hidden.
    muted: bool,
}

impl Sections {
    pub fn new() -> Self {
        let current = Section { anchor: None, heading: String::new(), level: 0, text: String::new() };
        Sections { done: Vec::new(), current, gap: None, muted: false }
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
        if is_single_spaced(text) {
            return self.push_single_spaced(text);
        }
        let target = &mut self.current.text;
        let bytes = text.as_bytes();
        let mut start = 0;
        while start < bytes.len() {
            let word = bytes[start..].iter().position(|byte| byte.is_ascii_whitespace()).unwrap_or(bytes.len() - start);
            if word > 0 {
                if let Some(gap) = self.gap.take()
                    && !target.is_empty()
                {
                    target.push(gap);
                }
                // A run of single-spaced words is copied in one go.
                let mut end = start + word;
                while end + 1 < bytes.len() && bytes[end] == b' ' && !bytes[end + 1].is_ascii_whitespace() {
                    end += 1;
                    end += bytes[end..].iter().position(|byte| byte.is_ascii_whitespace()).unwrap_or(bytes.len() - end);
                }
                target.push_str(&text[start..end]);
                start = end;
            } else {
                self.gap = self.gap.or(Some(' '));
                start += 1;
            }
        }
    }

    fn push_single_spaced(&mut self, text: &str) {
        let words = text.strip_prefix(' ').unwrap_or(text);
        if words.len() < text.len() {
            self.space();
        }
        let words = words.strip_suffix(' ').unwrap_or(words);
        if words.is_empty() {
            return;
        }
        if let Some(gap) = self.gap.take()
            && !self.current.text.is_empty()
        {
            self.current.text.push(gap);
        }
        self.current.text.push_str(words);
        if text.ends_with(' ') {
            self.space();
        }
    }

    /// A block ends here: what follows is no part of this sentence.
    pub fn gap(&mut self) {
        self.gap = Some('\n');
    }

    /// A line ends here: what follows is another word.
    pub fn space(&mut self) {
        self.gap = self.gap.or(Some(' '));
    }

    /// Forgets what the current section has got since its text was `start` bytes long.
    pub fn truncate(&mut self, start: usize) {
        self.current.text.truncate(start);
    }

    /// What the current section has got since its text was `start` bytes long, without what stands in for words.
    pub fn text_from(&self, start: usize) -> Cow<'_, str> {
        standing::without(self.current.text.get(start..).unwrap_or_default())
    }

    /// Whether it has got anything that can be searched for since then.
    pub fn has_words_from(&self, start: usize) -> bool {
        self.current.text.get(start..).unwrap_or_default().contains(char::is_alphanumeric)
    }

    /// Where the current section's text ends.
    pub fn len(&self) -> usize {
        self.current.text.len()
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
        self.gap = None;
    }

    pub fn finish(mut self) -> Vec<Section> {
        self.finish_current(Section { anchor: None, heading: String::new(), level: 0, text: String::new() });
        self.done
    }
}

/// No white space but single spaces, as in nearly every text. All of it is looked at, without a way out on the way: that is many
/// bytes at a time.
fn is_single_spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    let odd = |byte: u8| byte < b' ';
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let is_odd = pairs.fold(false, |found, (one, next)| found | odd(*one) | ((*one == b' ') & (*next == b' ')));
    !is_odd && bytes.last().is_none_or(|last| !odd(*last))
}

/// Nothing but a shortcode of another generator: no summary of anything.
pub(super) fn is_foreign_call(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("{{") && text.ends_with("}}")
}

/// At most [`EXCERPT`] characters of `text`, cut at a word, or anywhere in scripts that don't space their words.
pub(super) fn excerpt(text: &str) -> String {
    let text = text.trim().replace('\n', " ");
    let Some((limit, _)) = text.char_indices().nth(EXCERPT - 1) else {
        return text;
    };
    if text[limit..].chars().count() == 1 {
        return text;
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pushed(texts: &[String], push: impl Fn(&mut Sections, &str)) -> String {
        let mut sections = Sections::new();
        for text in texts {
            push(&mut sections, text);
        }
        // What is due after the last one shows.
        sections.push("end");
        sections.current.text
    }

    proptest! {
        #[test]
        fn a_text_of_single_spaces_is_no_other_than_its_pieces(texts in prop::collection::vec("[ a\u{e9}\n\t]{0,6}", 0..5)) {
            // A letter alone has no white space to be seen as single.
            let by_letter = pushed(&texts, |sections, text| text.split_inclusive(|_| true).for_each(|part| sections.push(part)));
            prop_assert_eq!(pushed(&texts, Sections::push), by_letter);
        }
    }
}
