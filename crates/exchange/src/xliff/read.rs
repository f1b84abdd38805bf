//! XLIFF 2 as tools write it: other order, other prefixes, segments that are split, notes and modules that we know nothing of.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::write::{CHANGED, MACHINE, OURS};
use crate::returned::{Content, Done, Entry, Key, Piece, Returned, Unreadable};

/// What is in a file, article by article.
///
/// # Errors
/// It is not XML, or not XLIFF 2, or has no language to translate into.
pub fn read(text: &str) -> Result<Vec<Returned>, Unreadable> {
    let mut pass = Pass::default();
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut lines = Lines { text, at: 0, line: 1 };
    loop {
        let line = lines.of(usize::try_from(reader.buffer_position()).unwrap_or(text.len()));
        let fail = |message: String| Unreadable { line, message };
        match reader.read_event() {
            Err(error) => return Err(fail(format!("this is not XML: {error}"))),
            Ok(Event::Eof) => break,
            Ok(Event::DocType(_)) => {
                return Err(fail("it declares a document type, which XLIFF has none of".to_owned()));
            }
            Ok(Event::Start(tag)) => pass.start(&tag, line, false).map_err(fail)?,
            Ok(Event::Empty(tag)) => pass.start(&tag, line, true).map_err(fail)?,
            Ok(Event::End(tag)) => pass.end(&local(tag.name().as_ref())),
            Ok(Event::Text(words)) => {
                let words = words.decode().map_err(|error| fail(error.to_string()))?;
                pass.text(&words);
            }
            Ok(Event::CData(words)) => {
                let words = words.decode().map_err(|error| fail(error.to_string()))?;
                pass.text(&words);
            }
            Ok(Event::GeneralRef(name)) => {
                let known = name.resolve_char_ref().ok().flatten().map(String::from);
                let name = name.decode().map_err(|error| fail(error.to_string()))?;
                let known = known.or_else(|| quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned));
                pass.text(&known.ok_or_else(|| fail(format!("`&{name};` is not declared")))?);
            }
            Ok(_) => {}
        }
    }
    if !pass.path.is_empty() {
        return Err(Unreadable { line: lines.of(text.len()), message: "the file ends too early".to_owned() });
    }
    if !pass.is_xliff {
        return Err(Unreadable { line: 1, message: "this is not XLIFF".to_owned() });
    }
    Ok(pass.done)
}

/// Line numbers of places that only go on.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        let at = at.min(self.text.len());
        self.line += self.text.as_bytes()[self.at.min(at)..at].iter().filter(|byte| **byte == b'\n').count();
        self.at = at;
        self.line
    }
}

fn local(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

#[derive(Default)]
struct Pass {
    /// Names of the elements that are open.
    path: Vec<String>,
    is_xliff: bool,
    target_locale: String,
    done: Vec<Returned>,
    unit: Option<Unit>,
    /// The target or source of a segment that is open.
    pieces: Option<Vec<Piece>>,
    /// Ids of pairs that are open.
    pairs: Vec<String>,
    /// What somebody else has noted.
    note: Option<String>,
}

#[derive(Default)]
struct Unit {
    id: String,
    line: usize,
    all: Vec<Piece>,
    /// Of the segment that is open.
    source: Vec<Piece>,
    target: Option<Vec<Piece>>,
    is_ignorable: bool,
    state: Option<Done>,
    translate: bool,
    missing: bool,
    comments: Vec<String>,
}

impl Pass {
    fn start(&mut self, tag: &BytesStart<'_>, line: usize, empty: bool) -> Result<(), String> {
        let name = local(tag.name().as_ref());
        let get = |wanted: &str| -> Result<Option<String>, String> {
            for attribute in tag.attributes() {
                let attribute = attribute.map_err(|error| format!("an attribute is wrong: {error}"))?;
                if attribute.key.as_ref() == wanted.as_bytes() {
                    let value = String::from_utf8_lossy(&attribute.value);
                    let value = quick_xml::escape::unescape(&value).map_err(|error| error.to_string())?;
                    return Ok(Some(value.into_owned()));
                }
            }
            Ok(None)
        };
        if self.path.is_empty() {
            let version = get("version")?.unwrap_or_default();
            if name != "xliff" {
                return Err(format!("this is not XLIFF: it begins with `<{name}>`"));
            }
            if !version.starts_with("2.") {
                return Err(format!("this is XLIFF {version}; export it as XLIFF 2"));
            }
            self.is_xliff = true;
            self.target_locale = get("trgLang")?.ok_or("`trgLang` is missing: into which language is this?")?;
        }
        match (name.as_str(), self.path.last().map(String::as_str)) {
            ("file", Some("xliff")) => {
                let id = get("id")?.unwrap_or_default();
                let mut parts = id.strip_prefix("f-").unwrap_or_default().splitn(3, '-');
                let mut part = || parts.next().unwrap_or_default().to_owned();
                self.done.push(Returned {
                    original: get("original")?.unwrap_or_default(),
                    target_locale: self.target_locale.clone(),
                    version: part(),
                    translation: part(),
                    seal: part(),
                    line,
                    ..Returned::default()
                });
            }
            ("unit", _) => {
                let translate = get("translate")?.is_none_or(|value| value != "no");
                self.unit = Some(Unit { id: get("id")?.unwrap_or_default(), line, translate, ..Unit::default() });
            }
            ("note", _) if self.unit.is_some() => {
                let is_ours = get("category")?.is_some_and(|category| OURS.contains(&category.as_str()));
                self.note = (!is_ours).then(String::new);
            }
            ("segment" | "ignorable", Some("unit")) => {
                if let Some(unit) = &mut self.unit {
                    unit.is_ignorable = name == "ignorable";
                    (unit.source, unit.target) = (Vec::new(), None);
                    let sub = get("subState")?.unwrap_or_default();
                    let state = match (get("state")?.as_deref(), sub.as_str()) {
                        // Systems that set the one may leave the other as it was.
                        (Some("initial"), _) | (None, CHANGED) => Done::No,
                        (Some("translated"), MACHINE) => Done::WasMachine,
                        (Some("translated"), sub) if sub.ends_with(":mt") => Done::Machine,
                        _ => Done::Yes,
                    };
                    if !unit.is_ignorable {
                        unit.state = Some(worse(unit.state, state));
                    }
                }
            }
            ("source" | "target", Some("segment" | "ignorable")) if self.unit.is_some() => {
                self.pieces = Some(Vec::new());
                self.pairs.clear();
            }
            _ => {
                if let Some(pieces) = &mut self.pieces {
                    match name.as_str() {
                        "pc" => {
                            let id = get("id")?.unwrap_or_default();
                            pieces.push(Piece::Open(id.clone()));
                            self.pairs.push(id);
                        }
                        "sc" => pieces.push(Piece::Open(get("id")?.unwrap_or_default())),
                        "ec" => {
                            let id = get("startRef")?.or(get("id")?);
                            pieces.push(Piece::Close(id.unwrap_or_default()));
                        }
                        "ph" => pieces.push(Piece::Alone(get("id")?.unwrap_or_default())),
                        "cp" => {
                            let hex = get("hex")?.unwrap_or_default();
                            let c = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
                            pieces.push(Piece::Text(c.ok_or(format!("`{hex}` is not a character"))?.to_string()));
                        }
                        "mrk" | "sm" | "em" => {}
                        other => return Err(format!("`<{other}>` is not an element of a text")),
                    }
                }
            }
        }
        self.path.push(name.clone());
        if empty {
            self.end(&name);
        }
        Ok(())
    }

    fn text(&mut self, words: &str) {
        if let Some(note) = &mut self.note {
            note.push_str(words);
        }
        if let Some(pieces) = &mut self.pieces {
            match pieces.last_mut() {
                Some(Piece::Text(last)) => last.push_str(words),
                _ => pieces.push(Piece::Text(words.to_owned())),
            }
        }
    }

    fn end(&mut self, name: &str) {
        self.path.pop();
        let Some(unit) = &mut self.unit else { return };
        match (name, self.path.last().map(String::as_str)) {
            ("pc", _) => {
                if let (Some(pieces), Some(id)) = (&mut self.pieces, self.pairs.pop()) {
                    pieces.push(Piece::Close(id));
                }
            }
            ("note", _) => unit.comments.extend(self.note.take().filter(|note| !note.trim().is_empty())),
            ("source", Some("segment" | "ignorable")) => unit.source = self.pieces.take().unwrap_or_default(),
            ("target", Some("segment" | "ignorable")) => unit.target = self.pieces.take(),
            ("segment" | "ignorable", _) => {
                let source = std::mem::take(&mut unit.source);
                match unit.target.take() {
                    Some(target) => unit.all.extend(target),
                    None if unit.is_ignorable => unit.all.extend(source),
                    None => unit.missing = true,
                }
            }
            ("unit", _) => {
                let Some(unit) = self.unit.take() else { return };
                let (Some(package), true) = (self.done.last_mut(), unit.translate) else { return };
                package.entries.push(Entry {
                    key: Key::Id(unit.id),
                    content: Content::Pieces(if unit.missing { Vec::new() } else { unit.all }),
                    state: unit.state.unwrap_or(Done::Yes),
                    comments: unit.comments,
                    line: unit.line,
                });
            }
            _ => {}
        }
    }
}

/// Of two parts of a text.
fn worse(before: Option<Done>, now: Done) -> Done {
    match (before, now) {
        (Some(Done::No), _) | (_, Done::No) => Done::No,
        (Some(Done::Machine), _) | (_, Done::Machine) => Done::Machine,
        (Some(Done::WasMachine), _) | (_, Done::WasMachine) => Done::WasMachine,
        _ => Done::Yes,
    }
}
