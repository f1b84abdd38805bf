//! `guichet explain CODE`.

use super::console::{self, Console};
use super::{Exit, Failure};
use guichet_core::diag::codes::{self, Side};

pub fn run(code: Option<&str>, console: &Console) -> Result<Exit, Failure> {
    let Some(name) = code else {
        console::print(&list(""));
        return Ok(Exit::Clean);
    };
    let code = code_in(name);
    let name = code.as_str();
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

/// The code in what is pasted from a message, `error[LNK001]:`, with all digits of its number: `LNK1` is `LNK001`.
fn code_in(written: &str) -> String {
    let inside = written.split_once('[').and_then(|(_, rest)| rest.split(']').next());
    let code = inside.unwrap_or(written).trim().trim_matches([':', '`', '"', '\'', ',', '.']);
    let (letters, digits) = code.split_at(code.trim_end_matches(|c: char| c.is_ascii_digit()).len());
    let letters = letters.trim_end_matches(['-', '_', ' ']);
    match digits.parse::<u16>() {
        Ok(number) if !letters.is_empty() => format!("{letters}{number:03}"),
        _ => code.to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pasted_names_a_code() {
        for written in [
            "LNK001",
            "lnk001",
            "LNK1",
            "lnk-01",
            "error[LNK001]",
            "[LNK001]",
            "`LNK001`",
            "LNK001:",
            "content/en/a.md:3:1: error[LNK001]: no article `b`",
        ] {
            assert_eq!(codes::find(&code_in(written)).map(|code| code.name()), Some("LNK001"), "{written}");
        }
        for written in ["", "[", "LNK", "1", "unknown", "Ä1[", "LNK99999999999"] {
            assert!(codes::find(&code_in(written)).is_none(), "{written}");
        }
    }
}
