//! Lines that show another file: parts of texts, and code.

use super::env::Env;
use super::tag::Tag;
use super::{Context, convert};
use crate::blocks;
use crate::parts::{self, Which};
use crate::source::line_of;
use crate::values::{Fields, front_matter};

/// Texts in one another that are followed.
const MAX_DEPTH: usize = 8;

/// What a line shows, if it is one that names a file.
pub fn shown(line: &str, context: &mut Context, env: &Env, place: &str) -> Option<String> {
    if let Some(rest) = line.strip_prefix("<!--") {
        let written = rest.trim_start().strip_prefix("@include:")?.trim_end_matches("-->").trim();
        return Some(text(written, context, env).unwrap_or_else(|| missing(line, context, place)));
    }
    if let Some(written) = line.strip_prefix("@include(").and_then(|rest| rest.strip_suffix(')')) {
        return Some(text(written.trim(), context, env).unwrap_or_else(|| missing(line, context, place)));
    }
    if let Some(written) = line.strip_prefix("<<<") {
        return Some(vite(written.trim(), context).unwrap_or_else(|| missing(line, context, place)));
    }
    let written = line.strip_prefix("@[code")?;
    Some(vue(written, context).unwrap_or_else(|| missing(line, context, place)))
}

fn missing(line: &str, context: &mut Context, place: &str) -> String {
    let note = "left out, with a comment at its place: the source does not have it";
    context.report.left("a file that is included", note, place);
    let inner = line.trim_start_matches("<!--").trim_end_matches("-->").replace("--", "—");
    format!("<!-- left out: {} -->", inner.trim())
}

/// `./part.md`, `./part.md#region{2,5}`.
fn text(written: &str, context: &mut Context, env: &Env) -> Option<String> {
    let (written, lines) = match written.strip_suffix('}').and_then(|rest| rest.rsplit_once('{')) {
        Some((path, range)) => (path.trim(), parts::ranges(range)?),
        None => (written, Vec::new()),
    };
    let (path, region) =
        written.split_once('#').map_or((written, None), |(path, region)| (path, Some(region.to_owned())));
    let which = Which { region, lines };
    if which.is_all()
        && let Some(name) = (context.snippet)(context.source, path)
    {
        return Some(format!("{{{{ snippet(name=\"{name}\") }}}}"));
    }
    let file = (context.find)(context.source, path)?;
    context.include(&file, &which, env.props.clone())
}

impl Context<'_> {
    /// A text that is imported as a component.
    pub(super) fn part(&mut self, path: &str, tag: &Tag, env: &Env) -> Option<String> {
        if tag.attributes.is_empty()
            && let Some(name) = (self.snippet)(self.source, path)
        {
            return Some(format!("{{{{ snippet(name=\"{name}\") }}}}"));
        }
        let file = (self.find)(self.source, path)?;
        let given = tag.attributes.iter().filter_map(|(key, _)| Some(((*key).to_owned(), env.text(tag, key)?.into())));
        self.include(&file, &Which::default(), given.collect())
    }

    /// The text of another file, as it can stand in this one.
    fn include(&mut self, file: &str, which: &Which, props: Fields) -> Option<String> {
        let is_text = file.ends_with(".md") || file.ends_with(".mdx");
        let text = self.files.text(file).filter(|_| is_text && self.depth < MAX_DEPTH)?;
        let matter = front_matter(text);
        let part = parts::part(matter.body, which).or_else(|| section(matter.body, which))?;
        let mut context = Context {
            flavor: self.flavor,
            source: file,
            line: line_of(text, matter.start),
            fields: &matter.fields,
            props,
            snippet: self.snippet,
            find: self.find,
            files: self.files,
            depth: self.depth + 1,
            report: &mut *self.report,
        };
        let body = convert(&part, &mut context);
        Some(parts::moved(body.trim_matches('\n'), file, self.source, self.files))
    }
}

/// The section below a heading, by its id.
fn section(text: &str, which: &Which) -> Option<String> {
    let id = which.region.as_deref().filter(|_| which.lines.is_empty())?;
    let level = |line: &str| {
        Some(line.len() - line.trim_start_matches('#').len())
            .filter(|level| (1..7).contains(level) && line[*level..].starts_with(' '))
    };
    let lines: Vec<&str> = text.lines().collect();
    let is_it = |line: &&str| {
        level(line).is_some()
            && (line.contains(&format!("{{#{id}}}"))
                || crate::names::part(line.trim_start_matches(['#', ' '])).to_lowercase() == id)
    };
    let from = lines.iter().position(is_it)?;
    let own = level(lines[from])?;
    let length = lines[from + 1..]
        .iter()
        .position(|line| level(line).is_some_and(|level| level <= own))
        .unwrap_or(lines.len() - from - 1);
    Some(lines[from..=from + length].join("\n"))
}

/// `@/snippets/a.js#region{1,3-4 ts:line-numbers} [Label]`.
fn vite(written: &str, context: &mut Context) -> Option<String> {
    let (written, label) = match written.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        Some((rest, label)) => (rest.trim(), Some(label)),
        None => (written, None),
    };
    let (written, braces) = match written.strip_suffix('}').and_then(|rest| rest.split_once('{')) {
        Some((rest, braces)) => (rest.trim(), braces),
        None => (written, ""),
    };
    let (path, region) =
        written.split_once('#').map_or((written, None), |(path, region)| (path, Some(region.to_owned())));
    let is_marks = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let (marks, language): (Vec<&str>, Vec<&str>) = braces.split_whitespace().partition(|word| is_marks(word));
    let file = (context.find)(context.source, path)?;
    let text = context.files.text(&file)?;
    let part = parts::part(text, &Which { region, lines: Vec::new() })?;
    let language = language.first().map_or_else(|| ending(&file).to_owned(), |language| (*language).to_owned());
    let marks = if marks.is_empty() { String::new() } else { format!(" {{{}}}", marks.concat()) };
    let label = label.map_or_else(|| format!(" [{}]", crate::source::split(&file).1), |label| format!(" [{label}]"));
    let (name, rest) =
        language.split_once(':').map_or((language.as_str(), String::new()), |(name, rest)| (name, format!(":{rest}")));
    Some(blocks::code_of(&format!("{name}{rest}{marks}{label}"), &part))
}

/// `{2-5} js{1,3}:no-line-numbers](./a.js)`, behind `@[code`.
fn vue(written: &str, context: &mut Context) -> Option<String> {
    let (info, path) = written.strip_suffix(')')?.rsplit_once("](")?;
    let (lines, info) = match info.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((range, info)) => (parts::ranges(range)?, info.trim()),
        None => (Vec::new(), info.trim()),
    };
    let (path, region) = path.split_once('#').map_or((path, None), |(path, region)| (path, Some(region.to_owned())));
    let file = (context.find)(context.source, path.trim())?;
    let part = parts::part(context.files.text(&file)?, &Which { region, lines })?;
    let info = if info.is_empty() || info.starts_with(['{', ':']) {
        format!("{}{info}", ending(&file))
    } else {
        info.to_owned()
    };
    Some(blocks::code_of(&info, &part))
}

fn ending(path: &str) -> &str {
    crate::source::split(path).1.rsplit_once('.').map_or("text", |(_, end)| end)
}
