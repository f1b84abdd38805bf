//! `guichet explain CODE`.

use super::console::{self, Console};
use super::{Exit, Failure};
use guichet_core::diag::codes::{self, Side};

pub fn run(code: Option<&str>, console: &Console) -> Result<Exit, Failure> {
    let Some(name) = code else {
        console::print(&list(""));
        return Ok(Exit::Clean);
    };
    let family = name.to_ascii_uppercase();
    if codes::is_code_or_family(&family) && codes::find(name).is_none() {
        console::print(&list(&family));
        return Ok(Exit::Clean);
    }
    match codes::find(name) {
        Some(code) => {
            let mut page = console.page();
            page.bold(code.name());
            page.text(&format!(": {}\n\n{}\n", code.title(), code.explanation()));
            if let Some(what) = code.can_fix() {
                page.text(&format!("\n`guichet fix` {what}\n"));
            }
            for side in code.example().sides() {
                page.text(&shown(&side));
            }
            page.print();
            Ok(Exit::Clean)
        }
        None => {
            let codes = codes::all().map(|code| code.name());
            Err(Failure::unknown(&format!("no diagnostic is called `{name}`"), &name.to_uppercase(), codes))
        }
    }
}

/// A side of the example, indented so that it stands out.
fn shown(side: &Side) -> String {
    let (word, place, text) = (side.word, side.given.place(), side.given.shown());
    let lines: String = text.lines().map(|line| format!("    {line}\n")).collect();
    match (side.elsewhere, lines.is_empty()) {
        (_, true) => format!("\n{word}: {place}\n"),
        (true, false) => format!("\n{word}, in {place}:\n\n{lines}"),
        (false, false) => format!("\n{word}:\n\n{lines}"),
    }
}

/// The codes of a family, or all of them.
fn list(family: &str) -> String {
    let codes = codes::all().filter(|code| code.name().starts_with(family));
    codes.map(|code| format!("{code:8} {}\n", code.title())).collect()
}
