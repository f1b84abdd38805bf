//! What is wrong with something, as a list.

use std::fmt::Write;

use crate::page::Page;
use crate::text::{escaped, isolated, with_code};

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    Error,
    Warning,
    Note,
}

/// Of sentences, what stands between backticks is shown as code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub grade: Grade,
    /// What it is.
    pub what: String,
    /// `LNK001`
    pub code: String,
    /// `content/en/a.md:3:1`
    pub place: String,
    /// What to do.
    pub help: Option<String>,
}

impl Page {
    /// In their order. Without any, `nothing` is said.
    pub fn problems(&mut self, problems: &[Problem], nothing: &str) {
        if problems.is_empty() {
            let _ = writeln!(self.body, "<p class=\"none\">{}</p>", with_code(nothing));
            return;
        }
        self.body.push_str("<ol class=\"problems\">\n");
        for Problem { grade, what, code, place, help } in problems {
            let (class, word) = match grade {
                Grade::Error => ("error", "Error"),
                Grade::Warning => ("warning", "Warning"),
                Grade::Note => ("note", "Note"),
            };
            let _ = write!(
                self.body,
                "<li class=\"{class}\"><span class=\"grade\">{word}</span><p class=\"what\" dir=\"auto\">{}</p>",
                sentence(what)
            );
            if let Some(help) = help {
                let _ = write!(self.body, "<p dir=\"auto\">{}</p>", sentence(help));
            }
            let _ = writeln!(
                self.body,
                "<p class=\"where\"><code>{}</code><code>{}</code></p></li>",
                isolated(place),
                escaped(code)
            );
        }
        self.body.push_str("</ol>\n");
    }
}

/// Messages begin with a small letter, as what stands behind a code does; here they stand alone.
fn sentence(message: &str) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) if first.is_ascii_lowercase() => {
            with_code(&format!("{}{}", first.to_ascii_uppercase(), chars.as_str()))
        }
        _ => with_code(message),
    }
}
