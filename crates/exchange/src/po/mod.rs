//! PO, the format of gettext: a source is Markdown as it is written, on one line, and its translation too.

mod text;

pub use text::{PoMessage, read as read_text, write as write_text};

use std::collections::BTreeMap;

use crate::package::{Message, Package, State};
use crate::returned::{Content, Done, Entry, Key, Returned, Unreadable};

const ORIGINAL: &str = "X-Guichet-Original";
const VERSION: &str = "X-Guichet-Version";
const TRANSLATION: &str = "X-Guichet-Translation";
const TARGETS: &str = "X-Guichet-Targets";

/// A segment whose translation nobody has looked at.
const MACHINE: &str = "machine";

pub fn write(package: &Package) -> String {
    let header = format!(
        "Project-Id-Version: \nLanguage: {}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\
         Content-Transfer-Encoding: 8bit\n{ORIGINAL}: {}\n{VERSION}: {}\n{TRANSLATION}: {}\n{TARGETS}: {}\n",
        package.target_locale.replace('-', "_"),
        package.original,
        package.version,
        package.translation,
        package.seal
    );
    let known = |line: &&String| header.lines().all(|own| own.split(':').next() != line.split(':').next());
    let more: Vec<&str> = package.header.iter().filter(known).map(String::as_str).collect();
    let header = format!("{header}{}", more.iter().map(|line| format!("{line}\n")).collect::<String>());
    let mut all = vec![PoMessage { comments: package.notes.clone(), target: header, ..PoMessage::default() }];
    let mut is_one: BTreeMap<&str, bool> = BTreeMap::new();
    let mut first: BTreeMap<&str, &Message> = BTreeMap::new();
    for message in &package.messages {
        let known = *first.entry(&message.source).or_insert(message);
        *is_one.entry(&message.source).or_insert(true) &= known.target == message.target;
    }
    for message in &package.messages {
        let made = made(package, message);
        // The same words are one message, unless their translations differ: then each has its own.
        let is_one = is_one.get(&*message.source).copied().unwrap_or(true);
        if let Some(other) = all.iter_mut().skip(1).find(|other| is_one && other.source == made.source) {
            other.references.extend(made.references);
            for (known, more) in [(&mut other.extracted, made.extracted), (&mut other.comments, made.comments)] {
                let new = more.into_iter().filter(|note| !known.contains(note)).collect::<Vec<_>>();
                known.extend(new);
            }
        } else {
            all.push(PoMessage { context: (!is_one).then(|| message.id.clone()), ..made });
        }
    }
    let obsolete: String = package.obsolete.iter().map(|line| format!("{line}\n")).collect();
    match obsolete.is_empty() {
        true => text::write(&all),
        false => format!("{}\n{obsolete}", text::write(&all)),
    }
}

fn made(package: &Package, message: &Message) -> PoMessage {
    let kind = match &message.heading {
        Some(heading) => format!("{}, under “{heading}”", message.kind.name()),
        None => message.kind.name().to_owned(),
    };
    let mut flags = Vec::new();
    let mut previous = None;
    match message.target.as_ref().map(|target| &target.state) {
        Some(State::Stale(before)) => {
            flags.push("fuzzy".to_owned());
            previous = before.clone();
        }
        Some(State::Machine) => flags.push(MACHINE.to_owned()),
        Some(State::Begun) => flags.push("fuzzy".to_owned()),
        Some(State::Complete | State::Translated) | None => {}
    }
    if message.kind.syntax() == crate::document::Syntax::Markdown {
        flags.push("md-text".to_owned());
    }
    PoMessage {
        extracted: [kind].into_iter().chain(message.notes.iter().cloned()).collect(),
        references: vec![format!("{}:{}", package.original.replace(' ', "%20"), message.line)],
        flags,
        previous,
        source: message.source.clone(),
        target: message.target.as_ref().map(|target| target.text.clone()).unwrap_or_default(),
        comments: message.comments.clone(),
        ..PoMessage::default()
    }
}

/// The article that a file is of.
///
/// # Errors
/// It is not PO, or not one of ours: its header does not say what it translates.
pub fn read(text: &str) -> Result<Returned, Unreadable> {
    let messages = text::read(text)?;
    let fail = |message: &str| Unreadable { line: 1, message: message.to_owned() };
    let header = messages.iter().find(|message| message.source.is_empty() && message.context.is_none());
    let header = header.ok_or_else(|| fail("it has no header, which says what it translates"))?;
    let field = |name: &str| {
        let lines = header.target.lines().filter_map(|line| line.split_once(':'));
        lines
            .filter(|(key, _)| key.trim().eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_owned())
            .next_back()
    };
    let charset = field("Content-Type").unwrap_or_default().to_ascii_lowercase();
    if charset.contains("charset=") && !charset.contains("utf-8") && !charset.contains("charset=charset") {
        return Err(fail("it is not in UTF-8"));
    }
    let needed = |name: &str| {
        field(name).ok_or_else(|| fail(&format!("its header has no `{name}`, which `guichet i18n export` has written")))
    };
    let entries = messages.iter().filter(|message| !message.source.is_empty()).map(|message| Entry {
        key: match &message.context {
            Some(id) => Key::Id(id.clone()),
            None => Key::Text(message.source.clone()),
        },
        content: Content::Text(message.target.clone()),
        state: match message.is_fuzzy() {
            true => Done::No,
            false if message.flags.iter().any(|flag| flag == MACHINE) => Done::WasMachine,
            false => Done::Yes,
        },
        comments: message.comments.clone(),
        line: message.line,
    });
    Ok(Returned {
        original: needed(ORIGINAL)?,
        target_locale: needed("Language")?.replace('_', "-"),
        version: needed(VERSION)?,
        translation: needed(TRANSLATION)?,
        seal: field(TARGETS).unwrap_or_default(),
        header: header.target.lines().map(str::to_owned).collect(),
        obsolete: text.lines().map(str::trim).filter(|line| line.starts_with("#~")).map(str::to_owned).collect(),
        entries: entries.collect(),
        line: 1,
    })
}
