//! Parts of a file that a block of code shows: lines by their numbers, or what is between two comments, `#region setup` and
//! `#endregion`, or `[start:setup]` and `[end:setup]`.

use super::fence::Include;

/// What is shown.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Without the comments that mark regions, and without what all lines are indented by.
    pub text: String,
    /// The number of its first line in the file.
    pub first: usize,
}

/// Why there is nothing to show.
#[derive(Debug, PartialEq, Eq)]
pub enum Missing {
    /// With those that there are.
    Region(Vec<String>),
    /// The file has so many lines.
    Lines(usize),
}

#[derive(Debug, PartialEq, Eq)]
enum Marker<'l> {
    Start(&'l str),
    /// The innermost, where it is not named.
    End(Option<&'l str>),
}

/// # Errors
/// There is no such part.
pub fn part(text: &str, include: &Include) -> Result<Part, Missing> {
    let lines: Vec<&str> = text.lines().collect();
    let (shown, first) = match (&include.region, &include.lines) {
        (Some(name), _) => region(&lines, name)?,
        (None, Some(range)) => {
            if *range.start() > lines.len() || (*range.end() > lines.len() && *range.end() != usize::MAX) {
                return Err(Missing::Lines(lines.len()));
            }
            let last = (*range.end()).min(lines.len());
            (lines[range.start() - 1..last].to_vec(), *range.start())
        }
        (None, None) => {
            let unmarked = lines.iter().copied().enumerate().filter(|(_, line)| marker(line).is_none());
            let first = unmarked.clone().next().map_or(1, |(at, _)| at + 1);
            (unmarked.map(|(_, line)| line).collect(), first)
        }
    };
    Ok(Part { text: without_indentation(&shown), first })
}

fn region<'t>(lines: &[&'t str], name: &str) -> Result<(Vec<&'t str>, usize), Missing> {
    let mut open: Vec<&str> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut shown = Vec::new();
    let mut first = None;
    for (at, line) in lines.iter().enumerate() {
        match marker(line) {
            Some(Marker::Start(start)) => {
                open.push(start);
                if !names.iter().any(|known| known == start) {
                    names.push(start.to_owned());
                }
            }
            Some(Marker::End(end)) => match end.and_then(|end| open.iter().rposition(|open| *open == end)) {
                Some(ended) => drop(open.remove(ended)),
                None => drop(open.pop()),
            },
            None if open.contains(&name) => {
                first.get_or_insert(at + 1);
                shown.push(*line);
            }
            None => {}
        }
    }
    match first {
        Some(first) => Ok((shown, first)),
        None => Err(Missing::Region(names)),
    }
}

/// What a line says of regions.
fn marker(line: &str) -> Option<Marker<'_>> {
    let between = |open: &str| {
        let rest = line.split_once(open)?.1;
        rest.split_once(']').map(|(name, _)| name.trim()).filter(|name| !name.is_empty())
    };
    if let Some(name) = between("[start:") {
        return Some(Marker::Start(name));
    }
    if let Some(name) = between("[end:") {
        return Some(Marker::End(Some(name)));
    }
    const COMMENTS: [&str; 8] = ["//", "<!--", "/*", "#", "--", ";", "%", "'"];
    let line = line.trim();
    let comment = COMMENTS.iter().find_map(|sign| line.strip_prefix(sign))?.trim_start();
    let comment = comment.strip_prefix('#').unwrap_or(comment);
    let comment = comment.trim_end_matches("-->").trim_end_matches("*/").trim_end();
    let named = |rest: &'_ str| rest.starts_with(char::is_whitespace) || rest.is_empty();
    if let Some(rest) = comment.strip_prefix("endregion").filter(|rest| named(rest)) {
        return Some(Marker::End(Some(rest.trim()).filter(|name| !name.is_empty())));
    }
    let name = comment.strip_prefix("region").filter(|rest| named(rest))?.trim();
    Some(Marker::Start(name))
}

fn without_indentation(lines: &[&str]) -> String {
    let space = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let written = || lines.iter().filter(|line| !line.trim().is_empty());
    let mut common = written().next().map_or("", |line| &line[..space(line)]);
    for line in written() {
        let same = common.bytes().zip(line.bytes()).take_while(|(a, b)| a == b).count();
        common = &common[..same];
    }
    let mut text = String::new();
    for line in lines {
        text.push_str(line.strip_prefix(common).unwrap_or(line.trim_start()));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "import os\n\n# region setup\nclass A:\n    # [start:body]\n    def a():\n        pass\n    # [end:body]\n# endregion\n# #region other\nlast()\n# #endregion\n";

    fn shown(region: Option<&str>, lines: Option<std::ops::RangeInclusive<usize>>) -> Result<Part, Missing> {
        part(FILE, &Include { file: String::new(), region: region.map(str::to_owned), lines })
    }

    fn text(part: Result<Part, Missing>) -> (String, usize) {
        part.map(|part| (part.text, part.first)).unwrap()
    }

    #[test]
    fn regions_and_lines() {
        assert_eq!(text(shown(Some("body"), None)), ("def a():\n    pass\n".to_owned(), 6));
        assert_eq!(text(shown(Some("setup"), None)), ("class A:\n    def a():\n        pass\n".to_owned(), 4));
        assert_eq!(text(shown(Some("other"), None)), ("last()\n".to_owned(), 11));
        assert_eq!(text(shown(None, Some(6..=7))), ("def a():\n    pass\n".to_owned(), 6));
        assert_eq!(text(shown(None, Some(11..=usize::MAX))), ("last()\n# #endregion\n".to_owned(), 11));
        assert!(text(shown(None, None)).0.starts_with("import os\n\nclass A:\n"));
        assert_eq!(
            shown(Some("bdoy"), None),
            Err(Missing::Region(vec!["setup".into(), "body".into(), "other".into()]))
        );
        assert_eq!(shown(None, Some(3..=40)), Err(Missing::Lines(12)));
    }

    #[test]
    fn comments_of_many_languages() {
        for (line, expected) in [
            ("  //#region a", Some(Marker::Start("a"))),
            ("#region Set up", Some(Marker::Start("Set up"))),
            ("<!-- #region a -->", Some(Marker::Start("a"))),
            ("/* #endregion a */", Some(Marker::End(Some("a")))),
            ("-- endregion", Some(Marker::End(None))),
            ("// [start:x] of it", Some(Marker::Start("x"))),
            ("regional = 1", None),
            ("# regions are", None),
            ("region a", None),
        ] {
            assert_eq!(marker(line), expected, "{line}");
        }
    }
}
