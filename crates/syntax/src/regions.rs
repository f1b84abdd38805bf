//! Parts of a file that a block of code shows: lines by their numbers, or what is between two comments, `#region setup` and
//! `#endregion`, or `[start:setup]` and `[end:setup]`.

use std::ops::Range;

use super::fence::Include;

/// What is shown.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    /// Without the comments that mark regions, and without what all lines are indented by.
    pub text: String,
    /// The number of each of its lines in the file.
    pub numbers: Vec<usize>,
}

/// Why there is nothing to show.
#[derive(Debug, PartialEq, Eq)]
pub enum Missing {
    /// With those that there are.
    Region(Vec<String>),
    /// It begins in this line, and nothing ends it.
    Unclosed(usize),
    /// It begins in both lines.
    Twice(usize, usize),
    /// It begins in this line, and there is nothing in it but such comments.
    Empty(usize),
    /// The file has so many lines.
    Lines(usize),
}

#[derive(Debug, PartialEq, Eq)]
enum Marker<'l> {
    /// `#region`; the innermost ends without a name.
    Region(&'l str),
    EndRegion(Option<&'l str>),
    /// `[start:…]`.
    Start(&'l str),
    End(&'l str),
}

/// # Errors
/// There is no such part, or nobody can say where it ends.
pub fn part(text: &str, include: &Include) -> Result<Part, Missing> {
    let lines: Vec<&str> = text.lines().collect();
    let range = match (&include.region, &include.lines) {
        (Some(name), _) => region(&lines, name)?,
        (None, Some(range)) => {
            if *range.start() > lines.len() || (*range.end() > lines.len() && *range.end() != usize::MAX) {
                return Err(Missing::Lines(lines.len()));
            }
            range.start() - 1..(*range.end()).min(lines.len())
        }
        (None, None) => 0..lines.len(),
    };
    let start = range.start;
    let shown = range.filter(|at| marker(lines[*at]).is_none());
    let (numbers, shown): (Vec<usize>, Vec<&str>) = shown.map(|at| (at + 1, lines[at])).unzip();
    if shown.is_empty() && (include.region.is_some() || include.lines.is_some()) {
        return Err(Missing::Empty(if include.region.is_some() { start } else { start + 1 }));
    }
    Ok(Part { text: without_indentation(&shown), numbers })
}

/// Where the lines of a region are, without the comments around them.
fn region(lines: &[&str], name: &str) -> Result<Range<usize>, Missing> {
    // What is open: its name, whether `#endregion` ends it, where it begins.
    let mut open: Vec<(&str, bool, usize)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut begins = None;
    let mut found = None;
    for (at, line) in lines.iter().enumerate() {
        let ended = match marker(line) {
            None => continue,
            Some(begin @ (Marker::Region(start) | Marker::Start(start))) => {
                if start == name
                    && let Some(before) = begins.replace(at)
                {
                    return Err(Missing::Twice(before + 1, at + 1));
                }
                open.push((start, matches!(begin, Marker::Region(_)), at));
                if !start.is_empty() && !names.iter().any(|known| known == start) {
                    names.push(start.to_owned());
                }
                continue;
            }
            Some(Marker::EndRegion(None)) => open.iter().rposition(|(_, is_region, _)| *is_region),
            Some(Marker::EndRegion(Some(end))) => open.iter().rposition(|(name, is, _)| *is && *name == end),
            Some(Marker::End(end)) => open.iter().rposition(|(name, is, _)| !is && *name == end),
        };
        // An end of something that is not open, or is called otherwise, ends nothing.
        if let Some((ended, _, begin)) = ended.map(|ended| open.remove(ended))
            && ended == name
        {
            found = Some(begin + 1..at);
        }
    }
    match (begins, found) {
        (None, _) => Err(Missing::Region(names)),
        (Some(begin), None) => Err(Missing::Unclosed(begin + 1)),
        (Some(_), Some(range)) => Ok(range),
    }
}

/// What a line says of regions. Only a comment does: `items[start:stop]` is code.
fn marker(line: &str) -> Option<Marker<'_>> {
    const COMMENTS: [&str; 9] = ["//", "<!--", "/*", "#", "--", ";", "%", "'", "*"];
    let line = line.trim();
    let between = |open: &str| {
        let (before, rest) = line.split_once(open)?;
        let is_comment = COMMENTS.iter().any(|sign| before.contains(sign));
        if !is_comment || before.contains(char::is_alphabetic) {
            return None;
        }
        rest.split_once(']').map(|(name, _)| name.trim()).filter(|name| !name.is_empty())
    };
    if let Some(name) = between("[start:") {
        return Some(Marker::Start(name));
    }
    if let Some(name) = between("[end:") {
        return Some(Marker::End(name));
    }
    let comment = COMMENTS.iter().find_map(|sign| line.strip_prefix(sign))?.trim_start();
    let comment = comment.strip_prefix('#').unwrap_or(comment);
    let comment = comment.trim_end_matches("-->").trim_end_matches("*/").trim_end();
    let named = |rest: &'_ str| rest.starts_with(char::is_whitespace) || rest.is_empty();
    if let Some(rest) = comment.strip_prefix("endregion").filter(|rest| named(rest)) {
        return Some(Marker::EndRegion(Some(rest.trim()).filter(|name| !name.is_empty())));
    }
    let name = comment.strip_prefix("region").filter(|rest| named(rest))?.trim();
    Some(Marker::Region(name))
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

    fn text(part: Result<Part, Missing>) -> (String, Vec<usize>) {
        part.map(|part| (part.text, part.numbers)).unwrap()
    }

    #[test]
    fn regions_and_lines() {
        assert_eq!(text(shown(Some("body"), None)), ("def a():\n    pass\n".to_owned(), vec![6, 7]));
        assert_eq!(
            text(shown(Some("setup"), None)),
            ("class A:\n    def a():\n        pass\n".to_owned(), vec![4, 6, 7])
        );
        assert_eq!(text(shown(Some("other"), None)), ("last()\n".to_owned(), vec![11]));
        assert_eq!(text(shown(None, Some(6..=7))), ("def a():\n    pass\n".to_owned(), vec![6, 7]));
        assert_eq!(text(shown(None, Some(8..=usize::MAX))), ("last()\n".to_owned(), vec![11]));
        let (whole, numbers) = text(shown(None, None));
        assert!(whole.starts_with("import os\n\nclass A:\n"));
        assert_eq!(numbers, [1, 2, 4, 6, 7, 11]);
        assert_eq!(
            shown(Some("bdoy"), None),
            Err(Missing::Region(vec!["setup".into(), "body".into(), "other".into()]))
        );
        assert_eq!(shown(None, Some(3..=40)), Err(Missing::Lines(12)));
        assert_eq!(shown(None, Some(8..=10)), Err(Missing::Empty(8)));
    }

    #[test]
    fn regions_that_do_not_end_where_they_should() {
        let region = |file: &str| part(file, &Include { region: Some("a".to_owned()), ..Include::default() });
        for (file, expected) in [
            ("x\n#region a\ny\n", Missing::Unclosed(2)),
            ("#region a\ny\n#endregion b\nz\n", Missing::Unclosed(1)),
            ("#region a\n#region b\ny\n#endregion\nz\n", Missing::Unclosed(1)),
            ("# [start:a]\ny\n#endregion\nz\n", Missing::Unclosed(1)),
            ("#region a\ny\n#endregion\n#region a\nz\n#endregion\n", Missing::Twice(1, 4)),
            ("#region a\n#region a\nz\n#endregion\n#endregion\n", Missing::Twice(1, 2)),
            ("x\n#region a\n#endregion\n", Missing::Empty(2)),
        ] {
            assert_eq!(region(file), Err(expected), "{file}");
        }
        // Regions may overlap, and others may be wrong.
        let file = "#region a\n1\n#region b\n2\n#endregion a\n3\n#endregion b\n#region c\n";
        assert_eq!(text(region(file)), ("1\n2\n".to_owned(), vec![2, 4]));
    }

    #[test]
    fn comments_of_many_languages() {
        for (line, expected) in [
            ("  //#region a", Some(Marker::Region("a"))),
            ("#region Set up", Some(Marker::Region("Set up"))),
            ("<!-- #region a -->", Some(Marker::Region("a"))),
            ("/* #endregion a */", Some(Marker::EndRegion(Some("a")))),
            ("-- endregion", Some(Marker::EndRegion(None))),
            ("// [start:x] of it", Some(Marker::Start("x"))),
            ("# --8<-- [end:x]", Some(Marker::End("x"))),
            ("regional = 1", None),
            ("# regions are", None),
            ("region a", None),
            ("items[start:stop]", None),
            ("return items[end:last]  # the rest", None),
            ("][start:stop]", None),
        ] {
            assert_eq!(marker(line), expected, "{line}");
        }
    }
}
