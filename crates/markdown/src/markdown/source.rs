//! The text that the Markdown parser sees: directive lines and shortcodes are masked, byte for byte, so that every
//! offset it reports is an offset into the file. What a mask hides is put back wherever it turns out not to be prose.
//! Single characters that would make the parser misread a line have stand-ins (`standins`), and are put back everywhere.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use memchr::memmem;

use super::HtmlPolicy;
use super::{placeholders, standins};
use guichet_syntax::directives::{self, Directive, Line};
use guichet_syntax::left_behind::{self, LeftBehind};
use guichet_syntax::shortcodes::{self, Call};

pub(super) struct Source<'a> {
    pub file: &'a Arc<str>,
    /// The file again, when this is a snippet.
    pub snippet: Option<Arc<str>>,
    /// Where `clean` begins in the file.
    pub base: usize,
    /// The text as written.
    pub clean: &'a str,
    /// The same with masks.
    pub masked: Cow<'a, str>,
    /// In order, not overlapping.
    pub masks: Vec<Mask>,
    end_tags: OnceCell<BTreeSet<String>>,
}

pub(super) struct Mask {
    pub range: Range<usize>,
    pub what: Masked,
}

pub(super) enum Masked {
    /// Looks like an HTML block of its own to the parser (`<?…?>`): it interrupts a paragraph and ends with its line.
    Directive(Directive),
    /// Looks like letters, so that emphasis around it works and nothing inside it is markup. Spaces stay spaces.
    Call(Call),
}

impl<'a> Source<'a> {
    pub fn new(file: &'a Arc<str>, snippet: Option<Arc<str>>, text: &'a str, base: usize, html: HtmlPolicy) -> Self {
        let clean = text;
        let masks = find_masks(clean);
        let masked = if masks.is_empty() { Cow::Borrowed(clean) } else { Cow::Owned(masked(clean, &masks)) };
        let masked = disguised(masked, html);
        Source { file, snippet, base, clean, masked, masks, end_tags: OnceCell::new() }
    }

    /// The words at `label`, which end a line of ours and have a space before them, as a text of its own. The parser sees a
    /// mark in place of that space, so that nothing in them begins a block. Also says how long it is.
    pub fn label(&self, label: Range<usize>) -> (Source<'a>, usize) {
        let space = self.clean[..label.start].chars().next_back().map_or(0, char::len_utf8);
        let clean = &self.clean[label.start - space..label.end];
        let masks = find_calls(clean);
        let mut masked = masked(clean, &masks);
        masked.replace_range(..space, &"."[..1].repeat(space));
        let base = self.base + label.start - space;
        // No line begins in it.
        let masked = disguised(Cow::Owned(masked), HtmlPolicy::Allow);
        let snippet = self.snippet.clone();
        (Source { file: self.file, snippet, base, clean, masked, masks, end_tags: OnceCell::new() }, space)
    }

    /// The names of all end tags in it, in lower case.
    pub fn end_tags(&self) -> &BTreeSet<String> {
        self.end_tags.get_or_init(|| placeholders::end_tags(self.clean))
    }

    /// Whether the parser sees `range` as it was written.
    pub fn is_as_written(&self, range: &Range<usize>) -> bool {
        self.masked[range.clone()] == self.clean[range.clone()]
    }

    /// A range of the text as a span of the file.
    pub fn span(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.base..range.end + self.base
    }

    /// Where `part`, if it was borrowed from the masked text, stands in it.
    pub fn locate(&self, part: &str) -> Option<Range<usize>> {
        let text = self.masked.as_bytes().as_ptr_range();
        let part = part.as_bytes().as_ptr_range();
        (text.start <= part.start && part.end <= text.end && part.start < part.end)
            .then(|| part.start as usize - text.start as usize..part.end as usize - text.start as usize)
    }

    /// The same for a part of the text as written.
    pub fn locate_clean(&self, part: &str) -> Option<Range<usize>> {
        let start = (part.as_ptr() as usize).checked_sub(self.clean.as_ptr() as usize)?;
        (start + part.len() <= self.clean.len()).then(|| start..start + part.len())
    }

    /// `part` of the masked text as the writer wrote it.
    pub fn unmask<'p>(&'p self, part: &'p str) -> &'p str {
        if matches!(self.masked, Cow::Borrowed(_)) {
            return part;
        }
        self.locate(part).map_or(part, |range| &self.clean[range])
    }

    /// The same for a part of `range` that the parser may have copied.
    pub fn unmask_in<'p>(&'p self, part: &'p str, range: &Range<usize>) -> &'p str {
        if part.is_empty() || self.locate(part).is_some() || self.is_as_written(range) {
            return self.unmask(part);
        }
        let found = memmem::rfind(&self.masked.as_bytes()[range.clone()], part.as_bytes());
        let place = found.map(|at| range.start + at..range.start + at + part.len());
        place.and_then(|place| self.clean.get(place)).unwrap_or(part)
    }

    /// The masks that begin in `range`.
    pub fn masks_in(&self, range: &Range<usize>) -> &[Mask] {
        if self.masks.is_empty() {
            return &[];
        }
        let first = self.masks.partition_point(|mask| mask.range.start < range.start);
        let end = self.masks.partition_point(|mask| mask.range.start < range.end);
        &self.masks[first..end.max(first)]
    }

    /// The one mask that `range` holds besides white space, if that is all it holds.
    pub fn sole_mask(&self, range: &Range<usize>) -> Option<&Mask> {
        let [mask, ..] = self.masks_in(range) else {
            return None;
        };
        let before = &self.clean[range.start..mask.range.start];
        let after = self.clean.get(mask.range.end..range.end)?;
        (before.trim().is_empty() && after.trim().is_empty()).then_some(mask)
    }
}

/// `clean` with what hides `masks`.
pub(super) fn masked(clean: &str, masks: &[Mask]) -> String {
    let mut masked = String::with_capacity(clean.len());
    let mut end = 0;
    for mask in masks {
        masked.push_str(&clean[end..mask.range.start]);
        end = mask.range.end;
        let len = mask.range.len();
        match mask.what {
            Masked::Directive(_) => {
                masked.push_str("<?");
                masked.extend(std::iter::repeat_n('?', len - 3));
                masked.push('>');
            }
            Masked::Call(_) => {
                masked.extend(clean[mask.range.clone()].bytes().map(|byte| if byte == b' ' { ' ' } else { 'x' }))
            }
        }
    }
    masked.push_str(&clean[end..]);
    masked
}

/// `masked` with the stand-ins that make the parser read it as writers mean it.
fn disguised(masked: Cow<'_, str>, html: HtmlPolicy) -> Cow<'_, str> {
    let standins = standins::find(&masked, html);
    if standins.is_empty() {
        return masked;
    }
    let mut text = masked.into_owned();
    for (at, standin) in standins {
        text.replace_range(at..at + standin.len(), standin);
    }
    Cow::Owned(text)
}

pub(super) fn find_masks(text: &str) -> Vec<Mask> {
    let mut masks = find_directives(text);
    let directives = masks.len();
    masks.extend(find_calls(text));
    if directives > 0 && masks.len() > directives {
        masks.sort_by_key(|mask| mask.range.start);
        // A shortcode in a directive's label is part of the label.
        let mut end = 0;
        masks.retain(|mask| {
            let keep = mask.range.start >= end;
            end = end.max(mask.range.end);
            keep
        });
    }
    masks
}

fn find_calls(text: &str) -> Vec<Mask> {
    let bytes = text.as_bytes();
    let mut masks = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr2(b'{', b'@', &bytes[from..]).map(|found| from + found) {
        from = at + 1;
        let found = match (bytes[at], bytes.get(from)) {
            (b'{', Some(b'{')) => shortcodes::call(&text[at..]).or_else(|| left_behind::tag(&text[at..]).map(left)),
            (b'{', Some(b'%')) if !text[..at].ends_with('{') => left_behind::tag(&text[at..]).map(left),
            (b'@', Some(b'i' | b'[')) => {
                let line = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
                let begins = text[line..at].bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'>'));
                let end = memchr::memchr(b'\n', &bytes[at..]).map_or(text.len(), |len| at + len);
                if begins { left_behind::include(&text[at..end]).map(left) } else { None }
            }
            _ => None,
        };
        let Some((call, len)) = found else { continue };
        let escaped = bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1;
        if !escaped {
            masks.push(Mask { range: at..at + len, what: Masked::Call(call) });
            from = at + len;
        }
    }
    masks
}

fn left(LeftBehind { len, told }: LeftBehind) -> (Call, usize) {
    (Call::LeftBehind(told), len)
}

/// Three full-width colons.
pub(super) const WIDE: &str = "：：：";

/// A block that is open.
struct Opened {
    /// A block of another system is not.
    ours: bool,
    tabs: bool,
    /// How far its first line is indented, in bytes, and where that line ends.
    indent: usize,
    end: usize,
}

/// Where a line is that formatters have indented: below a list that it was to end, as a part of its last item.
struct Moved {
    end: usize,
    from: usize,
    to: usize,
}

fn find_directives(text: &str) -> Vec<Mask> {
    let bytes = text.as_bytes();
    let mut masks = Vec::new();
    // A closing line belongs to the innermost.
    let mut open: Vec<Opened> = Vec::new();
    let mut moved: Option<Moved> = None;
    let mut from = 0;
    let mut places: Vec<usize> = memmem::find_iter(bytes, b":::").collect();
    let ordinary = places.len();
    places.extend(memmem::find_iter(bytes, WIDE));
    if ordinary < places.len() {
        places.sort_unstable();
    }
    for at in places {
        if at < from {
            continue;
        }
        let line_end = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(text.len(), |len| at + len);
        from = line_end;
        let line_start = memchr::memrchr2(b'\n', b'\r', &bytes[..at]).map_or(0, |end| end + 1);
        // A formatter has made the line behind a table a row of it.
        let in_row = !open.is_empty() && is_row(&text[line_start..at], &text[at..line_end]);
        if !in_row && !bytes[line_start..at].iter().all(|byte| matches!(byte, b' ' | b'\t')) {
            continue;
        }
        let written = text[at..line_end].trim_end();
        let line = if in_row { ":::" } else { written };
        let indent = if in_row { text[line_start..at].find('|').unwrap_or(0) } else { at - line_start };
        // An input method for Chinese or Japanese has written its colons.
        let kind = match line.strip_prefix(WIDE) {
            Some(rest) => match directives::line(&format!(":::{rest}")) {
                ours @ Line::Ours(_) => ours,
                Line::Foreign | Line::Text => Line::Text,
            },
            None => directives::line(line),
        };
        let outer = match &kind {
            Line::Ours(Directive::Close) => open.last(),
            Line::Ours(Directive::Tab(_)) => open.last().filter(|outer| outer.tabs),
            _ => None,
        };
        let follows = moved.take().filter(|moved| {
            moved.from == indent && text[moved.end..line_start].bytes().filter(|byte| *byte == b'\n').count() == 1
        });
        // Where it was before a formatter moved it.
        let meant = match (outer, follows) {
            (Some(outer), _) if outer.indent < indent && !in_code(&text[outer.end..line_start]) => outer.indent,
            (None, Some(moved)) if kind != Line::Text => moved.to,
            _ => indent,
        };
        if meant < indent {
            moved = Some(Moved { end: line_end, from: indent, to: meant });
        }
        match kind {
            Line::Ours(directive) => {
                let foreign = directive == Directive::Close && open.pop().is_some_and(|outer| !outer.ours);
                if directive != Directive::Close {
                    let tabs = directive == Directive::Tabs;
                    open.push(Opened { ours: true, tabs, indent: meant, end: line_end });
                }
                if !foreign {
                    let range = line_start + meant..at + written.len();
                    masks.push(Mask { range, what: Masked::Directive(directive) });
                }
            }
            Line::Foreign => open.push(Opened { ours: false, tabs: false, indent, end: line_end }),
            Line::Text => {}
        }
    }
    masks
}

/// `| ::: |`, by what is before the colons and from them on.
fn is_row(before: &str, line: &str) -> bool {
    let rest = line.strip_prefix(":::").map(str::trim);
    before.trim() == "|"
        && rest.is_some_and(|rest| rest.starts_with('|') && rest.chars().all(|c| matches!(c, '|' | ' ')))
}

/// Whether a block of code is open behind `text`.
fn in_code(text: &str) -> bool {
    let fences = text.lines().map(str::trim_start).filter(|line| line.starts_with("```") || line.starts_with("~~~"));
    fences.count() % 2 == 1
}
