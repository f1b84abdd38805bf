//! Lines of one paragraph that are meant as items of a list: word processors and input methods write `•` and `１．`, and a
//! space is easily forgotten. Readers see the lines run together. One such line may be a sentence, two are a list.

use super::view::{Container, Found, HIDDEN, View, quoted, shortened};
use guichet_core::diag::{Fix, codes};

const BULLETS: [char; 18] = [
    '•', '·', '・', '●', '○', '◦', '▪', '▫', '■', '□', '‣', '⁃', '◆', '➢', // Of Word's symbol fonts.
    '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f0fc}',
];

/// What bullets of Word's symbol fonts become where they are pasted. Only a tab behind them says that they are bullets.
const LETTERS: [char; 4] = ['o', '§', 'Ø', 'ü'];

/// What a line begins with.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Bullet(char),
    /// A number, and what is around it.
    Number(u32, Style),
}

#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// `1.item`
    Point,
    /// `1)item`
    Bracket,
    /// `1、`, `１．`
    Wide,
    /// `(1)`, `（1）`
    Brackets,
    /// `①`
    Circle,
    /// `a)`
    Letter,
}

pub(super) fn find(view: &View<'_>) -> Vec<Found> {
    first(view).into_iter().collect()
}

/// The first line of what is meant as a list.
fn first(view: &View<'_>) -> Option<Found> {
    if view.container == Container::Line {
        return None;
    }
    if let Some(found) = tabbed(view) {
        return Some(found);
    }
    let mut last: Option<(Mark, Found)> = None;
    // Whoever ends a line by hand has no lines that run together.
    let mut ended = true;
    for (at, line) in view.lines() {
        if let Some((mark, length)) = mark(line) {
            let follows = match (&last, mark) {
                (Some((Mark::Bullet(a), _)), Mark::Bullet(b)) => *a == b,
                (Some((Mark::Number(a, first), _)), Mark::Number(b, second)) => *first == second && b == a + 1,
                _ => false,
            };
            if follows && !ended {
                return last.map(|(first, found)| found.fix(items(view, at, first)));
            }
            last = Some((mark, told(at, line, mark, length)));
        }
        ended = line.ends_with(HIDDEN) && !line.trim_end_matches(HIDDEN).is_empty();
    }
    None
}

/// Whether a line begins with a mark of a list and a tab, as a word processor writes its lists.
pub fn begins_item(line: &str) -> bool {
    let line = line.trim();
    mark(line).is_some_and(|(_, length)| line[length..].starts_with('\t'))
}

/// Bullets with a tab behind each, from the first one to the end of the paragraph: a list that comes from a word processor, with
/// other bullets for each of its levels.
fn tabbed(view: &View<'_>) -> Option<Found> {
    let bullet = |line: &str| match mark(line) {
        Some((Mark::Bullet(sign), length)) if line[length..].starts_with('\t') => Some((sign, length)),
        _ => None,
    };
    let lines: Vec<(usize, &str)> = view.lines().skip_while(|(_, line)| bullet(line).is_none()).collect();
    let items: Vec<(usize, &str, char, usize)> = lines
        .iter()
        .map_while(|(at, line)| {
            bullet(line).filter(|_| !line.ends_with(HIDDEN)).map(|(sign, length)| (*at, *line, sign, length))
        })
        .collect();
    if items.len() < 2 || items.len() < lines.len() {
        return None;
    }
    let (at, line, sign, length) = items[0];
    let is_flat = items.iter().all(|(_, _, other, _)| *other == sign);
    let mut levels: Vec<u8> = Vec::new();
    let edits: Option<Vec<_>> = items
        .iter()
        .map(|(at, line, sign, length)| {
            let level = if is_flat { 0 } else { level(*sign)? };
            while levels.last().is_some_and(|last| *last > level) {
                levels.pop();
                // It would be further to the left than the first.
                levels.last()?;
            }
            if levels.last() != Some(&level) {
                levels.push(level);
            }
            let start = view.text[..*at].rfind('\n').map_or(0, |at| at + 1);
            let gap = line[*length..].len() - line[*length..].trim_start_matches([' ', '\t']).len();
            Some((start..at + length + gap, format!("{}- ", "  ".repeat(levels.len() - 1))))
        })
        .collect();
    // Within a quote or an item, nobody knows here with what its lines begin.
    let is_certain = view.container == Container::Block && !view.begins_item;
    let fix = edits.filter(|_| is_certain).map(|edits| Fix::of("write the lines as a list", edits));
    Some(told(at, line, Mark::Bullet(sign), length).fix(fix))
}

/// Of which level a bullet is, in lists of Word.
fn level(bullet: char) -> Option<u8> {
    match bullet {
        '•' | '·' | '●' | '\u{f0b7}' => Some(0),
        'o' | '○' | '◦' => Some(1),
        '§' | '▪' | '■' | '\u{f0a7}' => Some(2),
        _ => None,
    }
}

/// All lines of the list whose second one is at `second`, as items of one.
fn items(view: &View<'_>, second: usize, first: Mark) -> Option<Fix> {
    let mut next = first;
    let mut edits = Vec::new();
    let begins = view.lines().take_while(|(at, _)| *at < second).filter(|(_, line)| mark(line).is_some()).last()?.0;
    for (at, line) in view.lines().skip_while(|(at, _)| *at < begins) {
        let Some((found, length)) = mark(line).filter(|(found, _)| *found == next) else { continue };
        let item = match found {
            Mark::Bullet(_) => "- ".to_owned(),
            Mark::Number(_, Style::Letter) => return None,
            Mark::Number(number, Style::Bracket) => format!("{number}) "),
            Mark::Number(number, _) => format!("{number}. "),
        };
        let gap = line[length..].len() - line[length..].trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}']).len();
        edits.push((at..at + length + gap, item));
        if let Mark::Number(number, style) = found {
            next = Mark::Number(number + 1, style);
        }
    }
    (edits.len() > 1).then(|| Fix::of("write the lines as a list", edits))
}

fn told(at: usize, line: &str, mark: Mark, length: usize) -> Found {
    let words = shortened(&line[length..]);
    let marker = match mark {
        Mark::Bullet(_) => "-".to_owned(),
        Mark::Number(_, Style::Letter) => "1.".to_owned(),
        Mark::Number(number, _) => format!("{number}."),
    };
    let shown = line[..length].trim();
    let (message, help) = match mark {
        Mark::Bullet('-') | Mark::Number(_, Style::Point | Style::Bracket) => (
            format!("{} is not a list item: there is no space after `{shown}`", quoted(line)),
            format!("write `{shown} {words}`"),
        ),
        _ => (
            format!("`{shown}` does not begin a list item, so these lines run together"),
            format!("write `{marker} {words}`"),
        ),
    };
    Found::new(codes::MD012, at..at + line.len(), message, help)
}

/// The mark that a line begins with, if it is none of Markdown's, and where it ends.
fn mark(line: &str) -> Option<(Mark, usize)> {
    let first = line.chars().next()?;
    let behind = |length: usize| line[length..].chars().next();
    if BULLETS.contains(&first) {
        return Some((Mark::Bullet(first), first.len_utf8()));
    }
    // A range or a negative number has no space behind it.
    if first == '–' && behind(first.len_utf8()) == Some(' ') {
        return Some((Mark::Bullet(first), first.len_utf8()));
    }
    // More tabs are cells of a table.
    let tab = |length: usize| {
        line.get(length..).is_some_and(|rest| rest.starts_with('\t') && rest.matches('\t').count() == 1)
    };
    if LETTERS.contains(&first) && tab(first.len_utf8()) {
        return Some((Mark::Bullet(first), first.len_utf8()));
    }
    match first {
        // `-v` is an option of a program, `--flag` too.
        '-' => {
            let word = line[1..].find(|c: char| !c.is_alphabetic()).unwrap_or(line.len() - 1);
            return (word > 1).then_some((Mark::Bullet('-'), 1));
        }
        '①'..='⑳' => return Some((Mark::Number(first as u32 - 0x245F, Style::Circle), first.len_utf8())),
        '(' | '（' => {
            let (number, length) = number(&line[first.len_utf8()..])?;
            let length = first.len_utf8() + length;
            let close = behind(length).filter(|c| matches!(c, ')' | '）'))?;
            return Some((Mark::Number(number, Style::Brackets), length + close.len_utf8()));
        }
        'a'..='z' => {
            let spaced = line[1..].starts_with(") ") || line[1..].starts_with([')', '.']) && tab(2);
            return spaced.then_some((Mark::Number(first as u32, Style::Letter), 2));
        }
        _ => {}
    }
    let (number, length) = number(line)?;
    let close = behind(length)?;
    let end = length + close.len_utf8();
    let next = behind(end)?;
    let style = match close {
        '、' | '．' | '）' => Style::Wide,
        '.' | ')' if !line.is_char_boundary(1) => Style::Wide,
        // `1.5` and `1.x` are versions, and `1.` with a space is Markdown's.
        '.' | ')' if next.is_alphabetic() && behind(end + next.len_utf8()).is_some_and(char::is_alphanumeric) => {
            if close == '.' {
                Style::Point
            } else {
                Style::Bracket
            }
        }
        _ => return None,
    };
    Some((Mark::Number(number, style), end))
}

/// A number of one or two digits, of any width, and how long it is.
fn number(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        c => c.to_digit(10),
    };
    let digits: Vec<(u32, usize)> = text.chars().map_while(|c| Some((digit(c)?, c.len_utf8()))).take(3).collect();
    let number = digits.iter().fold(0, |number, (digit, _)| number * 10 + digit);
    (1..=2).contains(&digits.len()).then(|| (number, digits.iter().map(|(_, length)| length).sum()))
}
