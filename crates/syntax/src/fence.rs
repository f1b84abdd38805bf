//! What stands behind the three backticks of a block of code: ` ```js title="app.js" {3,5-7} line-numbers wrap diff `, and
//! ` ```py file="examples/a.py" region="setup" `. What other generators have there is known too; what nobody knows is for other programs.

use std::ops::{Range, RangeInclusive};

/// Lines by their numbers, from 1.
pub type Lines = RangeInclusive<usize>;

/// A first line beyond this one is no number of a line.
const LAST_LINE: usize = 999_999;

/// An info string, read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fence {
    pub language: String,
    pub title: Option<String>,
    /// Lines that are marked.
    pub marked: Vec<Lines>,
    /// Lines have numbers; the first one's, if it is said.
    pub numbers: Option<Option<usize>>,
    /// Lines begin with `+`, `-` or a space.
    pub diff: bool,
    pub wrap: bool,
    /// What the block shows of another file.
    pub include: Option<Include>,
    /// Where that file's name stands in the info string, without its quotes.
    pub file: Option<Range<usize>>,
    pub problems: Vec<Problem>,
}

/// A file, or a part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Include {
    pub file: String,
    pub region: Option<String>,
    pub lines: Option<Lines>,
}

/// Something that does not do what it says.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// In the info string.
    pub place: Range<usize>,
    /// It is another generator's.
    pub foreign: bool,
    pub message: String,
    pub help: String,
}

/// A piece of an info string.
struct Piece<'i> {
    place: Range<usize>,
    /// `{…}`, without the braces.
    braces: bool,
    /// Of `key="value"`: the key, and the value without its quotes. A word has no value.
    key: &'i str,
    value: Option<&'i str>,
}

impl Fence {
    pub fn read(info: &str) -> Self {
        let mut fence = Fence::default();
        if let Some((language, numbers, rest)) = pandoc(info) {
            fence.language = language.to_owned();
            fence.numbers = numbers;
            fence.settings(info, rest);
            return fence;
        }
        let word = info.split(|c: char| c.is_whitespace() || matches!(c, ',' | '{')).next().unwrap_or_default();
        // VitePress writes `js:line-numbers`.
        let word =
            word.split(":line-numbers").next().and_then(|word| word.split(":no-line-numbers").next()).unwrap_or(word);
        // Without a language, the first word may be a setting.
        let language = if word.contains('=') || word.starts_with(':') { "" } else { word };
        fence.language = language.to_owned();
        fence.settings(info, language.len());
        // `js:src/app.js`, as Zenn, Qiita and Gatsby have it.
        if let Some((language, file)) = language.split_once(':')
            && !language.is_empty()
            && file.contains(['.', '/'])
        {
            fence.title.get_or_insert_with(|| file.to_owned());
            fence.language = language.to_owned();
        }
        fence
    }

    /// What is in `info` from `start` on.
    fn settings(&mut self, info: &str, start: usize) {
        let fence = self;
        let (mut region, mut lines, mut file) = (None, None, None);
        for piece in pieces(info, start) {
            let Piece { place, braces, key, value } = piece;
            if braces {
                fence.braces(key, place);
                continue;
            }
            match (key, value) {
                // `[app.js]` is the label of a tab in VitePress.
                (label, None) if label.len() > 2 && label.starts_with('[') && label.ends_with(']') => {
                    fence.title.get_or_insert_with(|| label[1..label.len() - 1].trim().to_owned());
                }
                ("title", Some(title)) => fence.title = Some(title.to_owned()).filter(|title| !title.is_empty()),
                ("line-numbers", None) => fence.numbers = Some(None),
                ("line-numbers", Some(first)) => match first.parse() {
                    Ok(first) if first <= LAST_LINE => fence.numbers = Some(Some(first)),
                    _ => fence.wrong(place, format!("`{first}` is not the number of a line"), "line-numbers=10"),
                },
                ("diff", None) => fence.diff = true,
                ("wrap", None) => fence.wrap = true,
                ("file", Some(path)) => file = Some((path.to_owned(), place)),
                ("region", Some(name)) => region = Some((name.to_owned(), place)),
                ("lines", Some(written)) => match one_range(written) {
                    Some(range) => lines = Some((range, place)),
                    None => fence.wrong(place, format!("`{written}` names no lines"), "lines=\"3-9\""),
                },
                _ => fence.foreign(key, value, place),
            }
        }
        match file {
            Some((file, place)) => {
                let end = place.end - usize::from(!info[place].ends_with(&file));
                fence.file = Some(end - file.len()..end);
                if let (Some(_), Some((_, place))) = (&region, &lines) {
                    fence.problems.push(Problem {
                        place: place.clone(),
                        foreign: false,
                        message: "a block shows a region or lines of a file, not both".to_owned(),
                        help: "remove `region` or `lines`".to_owned(),
                    });
                }
                fence.include =
                    Some(Include { file, region: region.map(|(name, _)| name), lines: lines.map(|(range, _)| range) });
            }
            None => {
                let places = region.map(|(_, place)| place).into_iter().chain(lines.map(|(_, place)| place));
                for place in places {
                    let written = info[place.clone()].split('=').next().unwrap_or_default().to_owned();
                    fence.wrong(
                        place,
                        format!("`{written}` is of a file that is not named"),
                        "file=\"examples/app.py\"",
                    );
                }
            }
        }
    }

    /// As it is for programs that know the language and the title only.
    pub fn plain(&self, title: Option<&str>) -> String {
        let language = if self.diff { "diff" } else { &self.language };
        match title {
            Some(title) => format!("{language} title=\"{title}\"").trim_start().to_owned(),
            None => language.to_owned(),
        }
    }

    pub fn is_marked(&self, line: usize) -> bool {
        self.marked.iter().any(|lines| lines.contains(&line))
    }

    fn braces(&mut self, inside: &str, place: Range<usize>) {
        if inside.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'-' | b' ')) {
            return match ranges(inside) {
                Some(mut marked) => self.marked.append(&mut marked),
                None => self.wrong(place, format!("`{{{inside}}}` names no lines"), "{3,5-7}"),
            };
        }
        // `{hl_lines=[1,"3-5"],linenos=table}` of Hugo.
        for (key, value) in settings(inside) {
            self.foreign(key, value, place.clone());
        }
    }

    fn wrong(&mut self, place: Range<usize>, message: String, example: &str) {
        let help = format!("write it like this: `{example}`");
        self.problems.push(Problem { place, foreign: false, message, help });
    }

    /// What does the same here.
    fn foreign(&mut self, key: &str, value: Option<&str>, place: Range<usize>) {
        let given = value.unwrap_or_default().trim_matches(['"', '\'']);
        let instead = match key.trim_start_matches([':', '.']).to_ascii_lowercase().as_str() {
            "linenos" | "linenums" | "linenumbers" | "showlinenumbers" | "numberlines" | "line_numbers"
            | "line-numbers" | "linenostart" | "startfrom" | "line-numbers-start" => match given.parse::<usize>() {
                Ok(first) if first > 1 => format!("write `line-numbers={first}`"),
                _ if matches!(given, "false" | "0") => {
                    "remove it: lines have no numbers unless you ask for them".to_owned()
                }
                _ => "write `line-numbers`".to_owned(),
            },
            "no-line-numbers" => "remove it: lines have no numbers unless you ask for them".to_owned(),
            "hl_lines" | "highlight" | "mark" | "emphasize-lines" | "hl" | "highlightlines" => {
                let lines = given.replace(['[', ']', '{', '}', '"', '\''], "").replace(' ', ",").replace(",,", ",");
                let lines = lines.trim_matches(',');
                match ranges(lines) {
                    Some(_) if !lines.is_empty() => format!("write `{{{lines}}}`"),
                    _ => "write the numbers of the lines between braces: `{3,5-7}`".to_owned(),
                }
            }
            "ins" | "del" => {
                "write `diff`, and `+` or `-` at the beginning of the lines that are new or removed".to_owned()
            }
            "lang" if self.language == "diff" => format!("write `{given} diff` in place of `diff lang=\"{given}\"`"),
            "filename" | "caption" | "name" if value.is_some() => format!("write `title=\"{given}\"`"),
            "wordwrap" | "wraplines" | "word-wrap" => "write `wrap`".to_owned(),
            _ => return,
        };
        let written = match value {
            Some(value) => format!("{key}={value}"),
            None => key.to_owned(),
        };
        let message = format!("`{written}` is how another generator says it, and does nothing here");
        self.problems.push(Problem { place, foreign: true, message, help: instead });
    }
}

/// Everything behind the language. A value ends at its quote, else at white space or a comma; braces end at the closing one.
fn pieces(info: &str, start: usize) -> Vec<Piece<'_>> {
    let bytes = info.as_bytes();
    let mut pieces = Vec::new();
    let mut at = start;
    while at < bytes.len() {
        // A space of any kind: what ends a piece must be passed, or this never ends.
        if let Some(between) = info[at..].chars().next().filter(|c| c.is_whitespace() || *c == ',') {
            at += between.len_utf8();
            continue;
        }
        let begin = at;
        if bytes[at] == b'{' {
            let end = info[at..].find('}').map_or(info.len(), |length| at + length);
            pieces.push(Piece {
                place: begin..(end + 1).min(info.len()),
                braces: true,
                key: &info[at + 1..end],
                value: None,
            });
            at = end + 1;
            continue;
        }
        if bytes[at] == b'['
            && let Some(end) = info[at..].find(']').map(|length| at + length + 1)
        {
            pieces.push(Piece { place: begin..end, braces: false, key: &info[begin..end], value: None });
            at = end;
            continue;
        }
        let end_of = |from: usize| {
            let end = info[from..].find(|c: char| c.is_whitespace() || matches!(c, ',' | '{'));
            end.map_or(info.len(), |length| from + length)
        };
        let equals = info[at..end_of(at)].find('=').map(|length| at + length);
        let Some(equals) = equals else {
            at = end_of(at);
            pieces.push(Piece { place: begin..at, braces: false, key: &info[begin..at], value: None });
            continue;
        };
        let after = equals + 1;
        let close = match bytes.get(after) {
            Some(b'"') => Some('"'),
            Some(b'\'') => Some('\''),
            Some(b'{') => Some('}'),
            Some(b'[') => Some(']'),
            _ => None,
        };
        let closed = close.and_then(|close| info[after + 1..].find(close).map(|length| after + 1 + length));
        let (value, end) = match closed {
            Some(end) => (&info[after + 1..end], end + 1),
            None => (&info[after..end_of(after)], end_of(after)),
        };
        pieces.push(Piece { place: begin..end, braces: false, key: &info[begin..equals], value: Some(value) });
        at = end;
    }
    pieces
}

/// `{.python .numberLines startFrom="10"}`, as Pandoc has it: the language, the numbers of lines, and where the braces end.
fn pandoc(info: &str) -> Option<(&str, Option<Option<usize>>, usize)> {
    let inside = info.trim_start().strip_prefix('{')?;
    let start = info.len() - inside.len();
    let end = inside.find('}')?;
    let mut words = inside[..end].split_whitespace();
    let mut language = None;
    let mut numbers = None;
    for word in words.by_ref() {
        match word.strip_prefix('.') {
            Some(class) if matches!(class.to_ascii_lowercase().as_str(), "numberlines" | "number-lines") => {
                numbers = numbers.or(Some(None));
            }
            Some(class) if language.is_none() => language = Some(class),
            Some(_) => {}
            None => {
                if let Some(first) = word.strip_prefix("startFrom=") {
                    let first = first.trim_matches(['"', '\'']).parse().ok().filter(|first| *first <= LAST_LINE);
                    numbers = first.map(Some).or(numbers);
                }
            }
        }
    }
    Some((language?, numbers, start + end + 1))
}

/// `hl_lines=[1,"3-5"],linenos=table`: commas in brackets are part of a value.
fn settings(inside: &str) -> Vec<(&str, Option<&str>)> {
    let mut depth = 0_usize;
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            b',' | b' ' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').map_or((part, None), |(key, value)| (key, Some(value)))).collect()
}

/// `3,5-7`.
fn ranges(written: &str) -> Option<Vec<Lines>> {
    written.split(',').map(str::trim).filter(|part| !part.is_empty()).map(one_range).collect()
}

/// `3`, `5-7`, and `5-` up to the end.
fn one_range(written: &str) -> Option<Lines> {
    let (first, last) = match written.trim().split_once('-') {
        None => (written.trim(), written.trim()),
        Some((first, "")) => (first.trim(), "18446744073709551615"),
        Some((first, last)) => (first.trim(), last.trim()),
    };
    let (first, last) = (first.parse::<usize>().ok()?, last.parse::<u64>().ok()?);
    let last = usize::try_from(last).unwrap_or(usize::MAX);
    (first > 0 && first <= last).then_some(first..=last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_fence_says() {
        let fence = Fence::read("js title=\"a, b.js\" {3,5-7} line-numbers=10 wrap diff");
        assert_eq!((fence.language.as_str(), fence.title.as_deref()), ("js", Some("a, b.js")));
        assert_eq!((fence.marked, fence.numbers), (vec![3..=3, 5..=7], Some(Some(10))));
        assert!(fence.wrap && fence.diff && fence.problems.is_empty());
        let fence = Fence::read("py{1} file=\"examples/a.py\" region='setup'");
        assert_eq!((fence.language.as_str(), fence.marked), ("py", vec![1..=1]));
        let include = Include { file: "examples/a.py".into(), region: Some("setup".into()), lines: None };
        assert_eq!(fence.include, Some(include));
        for info in ["py{1} file=\"a é.py\" region='setup'", "file='a é.py'"] {
            assert_eq!(&info[Fence::read(info).file.unwrap()], "a é.py");
        }
        assert_eq!(Fence::read("py file=a.py").file, Some(8..12));
        assert_eq!(Fence::read("file=\"a.py\" lines=3-9").include.unwrap().lines, Some(3..=9));
        for plain in ["", "rust,ignore", "js {.class}", "json5 foo=bar", "{note}", "text some words", "c++"] {
            assert_eq!(Fence::read(plain).problems, [], "{plain}");
        }
        assert_eq!(Fence::read("rust,ignore").language, "rust");
    }

    #[test]
    fn a_space_of_any_kind_ends_a_piece() {
        for info in ["js\u{A0}y", "js title=a\u{3000}\u{2003}wrap", "js ,\u{A0},"] {
            assert_eq!(Fence::read(info).language, "js", "{info:?}");
        }
    }

    #[test]
    fn what_is_meant_elsewhere_is_read() {
        let read = |info| {
            let fence = Fence::read(info);
            assert_eq!(fence.problems, [], "{info}");
            (fence.language, fence.title.unwrap_or_default(), fence.numbers, fence.marked)
        };
        let none = || (None, Vec::new());
        let expected =
            |language: &str, title: &str, (numbers, marked)| (language.to_owned(), title.to_owned(), numbers, marked);
        assert_eq!(read("js:src/app.js"), expected("js", "src/app.js", none()));
        assert_eq!(read("js:app.js {2}"), expected("js", "app.js", (None, vec![2..=2])));
        assert_eq!(read("js [my app.js]"), expected("js", "my app.js", none()));
        assert_eq!(read("sh [npm] line-numbers"), expected("sh", "npm", (Some(None), Vec::new())));
        assert_eq!(read("{.python .numberLines}"), expected("python", "", (Some(None), Vec::new())));
        assert_eq!(
            read("{.python .numberLines startFrom=\"10\" #id}"),
            expected("python", "", (Some(Some(10)), Vec::new()))
        );
        assert_eq!(read("{1,3-5}"), expected("", "", (None, vec![1..=1, 3..=5])));
        assert_eq!(read("diff:js").0, "diff:js");
        for odd in ["{.", "{.}", "{. .a", "js []", "js [", "[", "js:", ":a.b", "js [é] [", "{.é startFrom=x}"] {
            let _ = Fence::read(odd);
        }
    }

    #[test]
    fn what_other_generators_say() {
        for (info, instead) in [
            ("js {hl_lines=[1,\"3-5\"]}", "`{1,3-5}`"),
            ("js hl_lines=\"1 3-5\"", "`{1,3-5}`"),
            ("js {linenos=table,linenostart=20}", "`line-numbers`"),
            ("js showLineNumbers", "`line-numbers`"),
            ("js:line-numbers", "`line-numbers`"),
            ("js :line-numbers=4", "`line-numbers=4`"),
            ("js linenums=\"1\"", "`line-numbers`"),
            ("js lineNumbers=false", "remove it"),
            ("js ins={2} del={1}", "`diff`"),
            ("diff lang=\"js\"", "`js diff`"),
            ("js filename=\"a.js\"", "`title=\"a.js\"`"),
            ("js mark={1,4}", "`{1,4}`"),
        ] {
            let fence = Fence::read(info);
            match instead {
                "" => {}
                _ => assert!(
                    fence.problems.iter().any(|one| one.foreign && one.help.contains(instead)),
                    "{info}: {fence:?}"
                ),
            }
        }
    }

    #[test]
    fn what_names_no_lines() {
        for info in [
            "js {0}",
            "js {7-5}",
            "js {,-}",
            "js line-numbers=x",
            "js lines=\"3\"",
            "js region=\"a\"",
            "js file=\"a\" lines=\"a-b\"",
        ] {
            let fence = Fence::read(info);
            assert!(fence.problems.iter().all(|one| !one.foreign) && !fence.problems.is_empty(), "{info}: {fence:?}");
        }
        for odd in [
            "\u{a0}",
            "js\u{a0}{1}",
            "js \u{3000}a=b\u{a0}",
            "{",
            "js {",
            "js {1",
            "js title=\"",
            "js title=",
            "=",
            "js =\"",
            "ü {1}",
            "js 'é={é",
            ",,,{}{}",
        ] {
            let _ = Fence::read(odd);
        }
    }
}
