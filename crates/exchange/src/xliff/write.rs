//! A package as XLIFF 2.1: <https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html>.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::number::{Numbered, of_source, of_target};
use crate::package::{Message, NONE, Package, State};
use crate::token::{Role, Sort, Token};

/// What a file says of the state of a target, beside the words that the standard has.
pub(super) const CHANGED: &str = "guichet:source-changed";
/// The category of what translators write. Notes of ours have others.
pub(super) const TRANSLATOR: &str = "translator";
pub(super) const OURS: [&str; 3] = ["context", "comment", "previous-source"];
pub(super) const MACHINE: &str = "guichet:machine";

pub fn write(package: &Package) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let (source, target) = (attribute(&package.source_locale), attribute(&package.target_locale));
    let _ = writeln!(
        out,
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"{source}\" trgLang=\"{target}\">"
    );
    let _ = writeln!(
        out,
        "  <file id=\"f-{}-{}-{}\" original=\"{}\" xml:space=\"preserve\">",
        package.version,
        package.translation,
        if package.seal.is_empty() { NONE } else { &package.seal },
        attribute(&package.original)
    );
    notes(&mut out, "    ", package.notes.iter().map(|note| ("context", note.clone())));
    package.messages.iter().for_each(|message| unit(&mut out, message));
    out.push_str("  </file>\n</xliff>\n");
    out
}

fn notes(out: &mut String, indent: &str, notes: impl Iterator<Item = (&'static str, String)>) {
    let mut notes = notes.peekable();
    if notes.peek().is_none() {
        return;
    }
    let _ = writeln!(out, "{indent}<notes>");
    for (category, note) in notes {
        let _ = writeln!(out, "{indent}  <note category=\"{category}\">{}</note>", attribute(&note));
    }
    let _ = writeln!(out, "{indent}</notes>");
}

fn unit(out: &mut String, message: &Message) {
    let _ = writeln!(out, "    <unit id=\"{}\">", message.id);
    let place = match &message.heading {
        Some(heading) => format!("{}, line {}, under “{heading}”", message.kind.name(), message.line),
        None => format!("{}, line {}", message.kind.name(), message.line),
    };
    let before = message.target.as_ref().and_then(|target| match &target.state {
        State::Stale(before) => before.clone(),
        _ => None,
    });
    let comments = message.notes.iter().map(|note| ("comment", note.clone()));
    let before = before.map(|before| ("previous-source", format!("The original was: {before}")));
    let translators = message.comments.iter().map(|note| (TRANSLATOR, note.clone()));
    notes(out, "      ", [("context", place)].into_iter().chain(comments).chain(before).chain(translators));
    let source = of_source(&message.tokens);
    let target = message.target.as_ref().map(|target| of_target(&target.tokens, &source)).unwrap_or_default();
    // Each piece of markup once.
    let mut data: BTreeMap<&str, String> = BTreeMap::new();
    let mut ordered: Vec<&str> = Vec::new();
    for text in source.iter().chain(&target).flat_map(|code| [Some(&code.start), code.end.as_ref()]).flatten() {
        if !data.contains_key(text.as_str()) {
            data.insert(text, format!("d{}", data.len() + 1));
            ordered.push(text);
        }
    }
    if !ordered.is_empty() {
        out.push_str("      <originalData>\n");
        for text in ordered {
            let _ = writeln!(out, "        <data id=\"{}\">{}</data>", data[text], content(text));
        }
        out.push_str("      </originalData>\n");
    }
    let state = match message.target.as_ref().map(|target| &target.state) {
        None | Some(State::Begun) => "initial".to_owned(),
        Some(State::Translated) => "translated".to_owned(),
        Some(State::Stale(_)) => format!("initial\" subState=\"{CHANGED}"),
        Some(State::Machine) => format!("translated\" subState=\"{MACHINE}"),
        Some(State::Complete) => "final".to_owned(),
    };
    let _ = writeln!(out, "      <segment state=\"{state}\">");
    let _ = writeln!(out, "        <source>{}</source>", inline(&message.tokens, &source, &data));
    if let Some(found) = &message.target {
        let _ = writeln!(out, "        <target>{}</target>", inline(&found.tokens, &target, &data));
    }
    out.push_str("      </segment>\n    </unit>\n");
}

/// Words and codes. `codes` are those of `tokens`, in their order.
fn inline(tokens: &[Token], codes: &[Numbered], data: &BTreeMap<&str, String>) -> String {
    let mut out = String::new();
    let mut codes = codes.iter();
    for token in tokens {
        match token {
            Token::Text(text) => out.push_str(&content(text)),
            Token::Code(code) => match code.role {
                Role::Close(_) => out.push_str("</pc>"),
                role => {
                    let Some(numbered) = codes.next() else { continue };
                    out.push_str(&tag(numbered, role, data));
                }
            },
        }
    }
    out
}

fn tag(code: &Numbered, role: Role, data: &BTreeMap<&str, String>) -> String {
    let of = |text: &str| data.get(text).cloned().unwrap_or_default();
    let may = if code.sort.is_free() { "yes" } else { "no" };
    let sort = match code.sort {
        Sort::Bold => " type=\"fmt\" subType=\"xlf:b\"",
        Sort::Italic => " type=\"fmt\" subType=\"xlf:i\"",
        Sort::Struck => " type=\"fmt\"",
        Sort::Break => " type=\"fmt\" subType=\"xlf:lb\"",
        Sort::Link | Sort::Address | Sort::Footnote => " type=\"link\"",
        Sort::Picture => " type=\"image\"",
        Sort::Call if code.end.is_none() => " type=\"ui\" subType=\"xlf:var\"",
        _ => " type=\"other\"",
    };
    // A caption stays in its picture: what begins it can't go anywhere else.
    let order = if code.sort == Sort::Middle { " canReorder=\"firstNo\"" } else { "" };
    let rights = format!(" canCopy=\"{may}\" canDelete=\"{may}\"{order}{sort}");
    match (role, &code.end) {
        (Role::Alone, _) | (_, None) => {
            let shown = attribute(&code.start.replace('\n', " "));
            format!(
                "<ph id=\"{}\" dataRef=\"{}\"{rights} disp=\"{shown}\" equiv=\"{}\"/>",
                code.id,
                of(&code.start),
                plain(code)
            )
        }
        (_, Some(end)) => {
            format!("<pc id=\"{}\" dataRefStart=\"{}\" dataRefEnd=\"{}\"{rights}>", code.id, of(&code.start), of(end))
        }
    }
}

/// What readers would see of a code, for who counts or compares words.
fn plain(code: &Numbered) -> String {
    match code.sort {
        Sort::Escape => attribute(code.start.strip_prefix('\\').unwrap_or(&code.start)),
        Sort::Verbatim => attribute(code.start.trim_matches('`')),
        Sort::Address => attribute(code.start.trim_matches(['<', '>'])),
        Sort::Break => " ".to_owned(),
        _ => String::new(),
    }
}

/// Text of an element. What XML can't hold is written by its number.
fn content(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            c if is_xml(c) => out.push(c),
            c => {
                let _ = write!(out, "<cp hex=\"{:04X}\"/>", u32::from(c));
            }
        }
    }
    out
}

/// Text of an attribute or a note, without what XML can't hold.
fn attribute(text: &str) -> String {
    let text: String = text.chars().filter(|c| is_xml(*c)).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace(['\n', '\r', '\t'], " ")
}

fn is_xml(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
