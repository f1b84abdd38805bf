//! What is said of a variable that can't stand where it is written.

use crate::names::Names;
use guichet_core::diag::{Diagnostic, codes};

/// Of a variable that the site does not have.
pub fn unknown_variable(name: &str, variables: &Names<String>) -> Diagnostic {
    Diagnostic::new(codes::MD003, format!("no variable `{name}`"))
        .help("add it to `variables` in site.yaml")
        .did_you_mean(name, variables.all())
}

/// Of what the page has no room for.
pub fn too_large(what: &str, name: &str) -> Diagnostic {
    Diagnostic::new(codes::MD004, format!("{what} `{name}` makes the page too large"))
        .help("at most 16 snippets within each other, and 4 MB of snippets and variables in one page")
}
