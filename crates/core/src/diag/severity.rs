//! How grave a mistake is.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    /// For information: not even `--strict` fails for it.
    Note,
}
