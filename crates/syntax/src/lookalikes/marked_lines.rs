//! Comments in code that mark lines for other generators: `// [!code ++]` of VitePress, `// highlight-next-line` of Docusaurus. They are
//! shown to readers, and say nothing to them.

use std::ops::Range;

use super::view::{Found, quoted};
use guichet_core::diag::{Fix, codes};

/// `code` is what is in the block at `range` of `text`, and `info` what stands behind its fence.
pub(super) fn find(text: &str, code: &str, info: &str, range: &Range<usize>) -> Option<Found> {
    in_brackets(text, code, range).or_else(|| highlights(text, code, info, range))
}

fn in_brackets(text: &str, code: &str, range: &Range<usize>) -> Option<Found> {
    let at = memchr::memmem::find(code.as_bytes(), b"[!code ")?;
    let written = &code[at..at + code[at..].find(']')? + 1];
    if written.contains('\n') {
        return None;
    }
    let what = written[7..written.len() - 1].trim();
    let lines = code.split_inclusive('\n').enumerate();
    let same = lines.filter(|(_, line)| line.contains("[!code ")).map(|(line, _)| (line + 1).to_string());
    let numbers = same.collect::<Vec<_>>().join(",");
    let help = match what {
        "++" | "--" => {
            "remove the comments, write `diff` behind the language, and `+`, `-` or a space at the beginning of each line"
                .to_owned()
        }
        _ if what.starts_with("word") => "remove the comment".to_owned(),
        _ => format!("remove the comments, and write `{{{numbers}}}` behind the language"),
    };
    let place = text[range.clone()]
        .find(written)
        .map_or(range.clone(), |found| range.start + found..range.start + found + written.len());
    let message = format!("{} is how VitePress marks a line, and does nothing here", quoted(written));
    Some(Found::new(codes::MD011, place, message, help))
}

/// What a comment says of which lines.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    /// The next line.
    Next,
    Start,
    End,
    /// The line that it is on.
    Own,
}

const MARKS: [(&str, Mark); 4] = [
    ("highlight-next-line", Mark::Next),
    ("highlight-start", Mark::Start),
    ("highlight-end", Mark::End),
    ("highlight-line", Mark::Own),
];

fn highlights(text: &str, code: &str, info: &str, range: &Range<usize>) -> Option<Found> {
    memchr::memmem::find(code.as_bytes(), b"highlight-")?;
    let mut first: Option<Range<usize>> = None;
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut marked: Vec<(usize, usize)> = Vec::new();
    let mut open = None;
    let mut next = false;
    // Lines that stay.
    let mut shown = 0;
    let mut at = range.start;
    for (number, line) in text[range.clone()].split_inclusive('\n').enumerate() {
        let begin = at;
        at += line.len();
        // The fence.
        if number == 0 {
            continue;
        }
        let comment = comment(line);
        if !matches!(comment, Some((_, Mark::Next | Mark::Start | Mark::End))) {
            shown += 1;
            if std::mem::take(&mut next) {
                marked.push((shown, shown));
            }
        }
        let Some((place, mark)) = comment else { continue };
        let place = begin + place.start..begin + place.end;
        match mark {
            Mark::Next => next = true,
            Mark::Start => open = Some(shown + 1),
            Mark::End => marked.extend(open.take().filter(|start| *start <= shown).map(|start| (start, shown))),
            Mark::Own => marked.push((shown, shown)),
        }
        edits.push(match mark {
            Mark::Own => (begin + text[begin..place.start].trim_end().len()..place.end, String::new()),
            _ => (begin..at, String::new()),
        });
        first = first.or(Some(place));
    }
    let place = first?;
    let numbers: Vec<String> = marked
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    let numbers = numbers.join(",");
    let help = match numbers.is_empty() {
        true => "remove the comments".to_owned(),
        false => format!("remove the comments, and write `{{{numbers}}}` behind the language"),
    };
    let fence = text[range.clone()].lines().next().unwrap_or_default().trim_end();
    let is_certain = !info.trim().is_empty() && !info.contains('{') && fence.ends_with(info.trim_end());
    let fix = (is_certain && !numbers.is_empty() && open.is_none()).then(|| {
        let end = range.start + fence.len();
        edits.push((end..end, format!(" {{{numbers}}}")));
        Fix::of(help.clone(), edits)
    });
    let message = format!("{} is how Docusaurus marks lines, and does nothing here", quoted(&text[place.clone()]));
    Some(Found::new(codes::MD011, place, message, help).fix(fix))
}

/// A comment that says nothing else, and where it is in a line of code. Only one that marks its own line has code before it.
fn comment(line: &str) -> Option<(Range<usize>, Mark)> {
    const OPENERS: [&str; 8] = ["{/*", "/*", "<!--", "//", "--", "#", ";", "%"];
    let at = line.find("highlight-")?;
    let (word, mark) = MARKS.into_iter().find(|(word, _)| line[at..].starts_with(word))?;
    let before = line[..at].trim_end();
    let opener = OPENERS.into_iter().find(|opener| before.ends_with(opener))?;
    let start = before.len() - opener.len();
    let behind = &line[at + word.len()..];
    let closer = behind.trim();
    let is_comment = matches!(closer, "" | "*/" | "*/}" | "-->");
    let is_alone = before[..start].bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'>'));
    let is_apart = is_alone || mark == Mark::Own && before[..start].ends_with([' ', '\t']);
    let end = at + word.len() + behind.trim_end().len();
    (is_comment && is_apart).then_some((start..end, mark))
}
