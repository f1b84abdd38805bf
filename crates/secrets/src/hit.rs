//! Where a secret was found, in words.

use std::fmt;

use guichet_core::model::Span;

/// A secret in a text or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The environment variable whose value it is, or what else it is, in words.
    pub name: String,
    /// Bytes of the text; in an archive, of what is in it.
    pub span: Span,
    pub spelling: Spelling,
    /// `gzip`, if the span is in what was unpacked.
    pub inside: Option<&'static str>,
}

impl Hit {
    /// For the rest of that sentence.
    pub fn place(&self) -> String {
        let unpacked = self.inside.map_or_else(String::new, |how| format!(", unpacked from {how}"));
        format!("can be read at byte {} {}{unpacked}", self.span.start, self.spelling)
    }

    /// For a sentence.
    pub fn what(&self) -> String {
        if self.name.contains(' ') { self.name.clone() } else { format!("the value of `{}`", self.name) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spelling {
    AsWritten,
    Respelt,
    Backwards,
    Base64,
    Hex,
}

impl fmt::Display for Spelling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Spelling::AsWritten => "as it is",
            Spelling::Respelt => "spelt differently",
            Spelling::Backwards => "backwards",
            Spelling::Base64 => "in base64",
            Spelling::Hex => "in hexadecimal",
        })
    }
}
