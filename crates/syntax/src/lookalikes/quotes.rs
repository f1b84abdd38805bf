//! Quotes of a source that end or begin within markup: half of a mark says nothing, and its backtick would end the quote.

use std::ops::Range;

/// A piece of a message with what was hidden in it: that is markup, and the rest is text, whatever it looks like.
#[derive(Default)]
pub(super) struct Quote {
    text: String,
    /// Where it is markup, in order.
    hidden: Vec<Range<usize>>,
    /// Of those, one that has only its beginning here.
    cut: Option<Range<usize>>,
}

impl Quote {
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// `is_cut`: there is more of it in the source.
    pub fn push_hidden(&mut self, markup: &str, is_cut: bool) {
        let place = self.text.len()..self.text.len() + markup.len();
        self.text.push_str(markup);
        if is_cut {
            self.cut = Some(place.clone());
        }
        self.hidden.push(place);
    }

    /// As it is written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Without marks whose other half is not in it, and without what a cut has left of code or of an address.
    pub fn into_whole(self) -> String {
        let mut half = self.half_marks();
        half.retain(|place| !self.is_spoken_of(place));
        if half.is_empty() {
            return self.text;
        }
        half.sort_by_key(|place| place.start);
        let mut whole = String::with_capacity(self.text.len());
        let mut from = 0;
        for place in half {
            whole.push_str(&self.text[from.min(place.start)..place.start]);
            from = from.max(place.end);
        }
        whole.push_str(&self.text[from..]);
        match whole.strip_suffix('…') {
            // Code alone is quoted as far as it goes.
            Some(words) if words.trim().is_empty() => self.text.replace('`', ""),
            Some(words) => format!("{}…", words.trim_end()),
            None if whole.trim().is_empty() => self.text,
            None => whole.trim_end().to_owned(),
        }
    }

    /// A mark that the text has, too, where it is none: how they are written is what is told.
    fn is_spoken_of(&self, place: &Range<usize>) -> bool {
        let mark = self.text[place.clone()].chars().next().filter(|mark| matches!(mark, '*' | '_' | '~'));
        let mut from = 0;
        let ends = self.hidden.iter().map(|hidden| (hidden.start, hidden.end)).chain([(self.text.len(), 0)]);
        let mut texts = ends.map(|(start, end)| &self.text[std::mem::replace(&mut from, end)..start]);
        self.cut.as_ref() != Some(place) && mark.is_some_and(|mark| texts.any(|text| text.contains(mark)))
    }

    fn half_marks(&self) -> Vec<Range<usize>> {
        let mut open: Vec<Range<usize>> = Vec::new();
        for place in &self.hidden {
            if self.cut.as_ref() == Some(place) {
                open.push(place.clone());
                continue;
            }
            let mut at = place.start;
            while at < place.end {
                let rest = &self.text[at..place.end];
                let length = self.mark(rest, at, &mut open).unwrap_or_else(|| {
                    // Of code, of an address, of a tag.
                    open.push(at..at + rest.len());
                    rest.len()
                });
                at += length;
            }
        }
        open
    }

    /// How long the mark is that `rest` begins with, which is opened or closed; `None` where its end is missing.
    fn mark(&self, rest: &str, at: usize, open: &mut Vec<Range<usize>>) -> Option<usize> {
        let first = rest.chars().next()?;
        let run = rest.len() - rest.trim_start_matches(first).len();
        let ends = |end: &str| rest.find(end).map(|at| at + end.len());
        match first {
            // What is behind it stands for itself.
            '\\' => Some(1 + rest[1..].chars().next().map_or(0, char::len_utf8)),
            '`' => {
                let fence = &rest[..run];
                let inside = rest[run..]
                    .match_indices(fence)
                    .map(|(at, _)| run + at)
                    .find(|end| !rest[..*end].ends_with('`') && !rest[end + run..].starts_with('`'));
                inside.map(|end| end + run)
            }
            '{' if rest.starts_with("{{") => ends("}}"),
            '<' => ends(">"),
            '*' | '_' | '~' => {
                self.close(first, at..at + run, open);
                Some(run)
            }
            '[' => {
                open.push(at..at + 1);
                Some(1)
            }
            '!' if rest.starts_with("![") => {
                open.push(at..at + 2);
                Some(2)
            }
            ']' => {
                let length = match rest[1..].chars().next() {
                    Some('(') => closing(&rest[1..], ['(', ')'])? + 1,
                    Some('[') => closing(&rest[1..], ['[', ']'])? + 1,
                    _ => 1,
                };
                let opening = open.iter().rposition(|place| self.text[place.clone()].ends_with('['));
                match opening {
                    // Marks within it that have no end there have none at all.
                    Some(opening) => drop(open.remove(opening)),
                    None => open.push(at..at + length),
                }
                Some(length)
            }
            _ => Some(first.len_utf8()),
        }
    }

    /// Marks close those of their kind, three of them one and two.
    fn close(&self, mark: char, place: Range<usize>, open: &mut Vec<Range<usize>>) {
        let mut left = place;
        while !left.is_empty() {
            let Some(last) = open.iter().rposition(|place| self.text[place.clone()].starts_with(mark)) else { break };
            let length = open[last].len().min(left.len());
            left.start += length;
            match open[last].len() == length {
                true => drop(open.remove(last)),
                false => open[last].end -= length,
            }
        }
        if !left.is_empty() {
            open.push(left);
        }
    }
}

/// Behind the bracket that closes the one that `text` begins with.
fn closing(text: &str, [opens, closes]: [char; 2]) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == opens) - i32::from(c == closes);
        (depth == 0).then(|| at + c.len_utf8())
    })
}

#[cfg(test)]
mod tests {
    use super::Quote;

    /// What is between `‹` and `›` was hidden; what `…›` ends is cut.
    fn whole(text: &str) -> String {
        let mut quote = Quote::default();
        for (at, piece) in text.split(['‹', '›']).enumerate() {
            match piece.strip_suffix('#') {
                Some(cut) if at % 2 == 1 => quote.push_hidden(cut, true),
                _ if at % 2 == 1 => quote.push_hidden(piece, false),
                _ => quote.push(piece),
            }
        }
        quote.into_whole()
    }

    #[test]
    fn half_marks_are_left_out() {
        for (text, expected) in [
            ("Open ‹**›the menu…", "Open the menu…"),
            ("Open the menu ‹**#›…", "Open the menu…"),
            ("Open ‹**›the‹**› menu…", "Open **the** menu…"),
            ("Open ‹**›the ‹_›new‹_› menu…", "Open the _new_ menu…"),
            ("Press ‹`code and mo#›…", "Press…"),
            ("‹`code and mo#›…", "code and mo…"),
            ("Press ‹`code`› now", "Press `code` now"),
            ("Press ‹``a ` b``› now", "Press ``a ` b`` now"),
            ("See ‹[›the bill…", "See the bill…"),
            ("See ‹[›the bill‹](bil#›…", "See the bill…"),
            ("See ‹[**›the bill‹**](bill.md)› now", "See [**the bill**](bill.md) now"),
            ("the end‹**› now", "the end now"),
            ("‹***›both‹**› one‹*›", "***both** one*"),
            // Text that only looks like marks.
            ("**the menu **now", "**the menu **now"),
            ("**bold ‹**›", "**bold **"),
            ("a ‹\\*› b", "a \\* b"),
            ("‹**›", "**"),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
    }
}
