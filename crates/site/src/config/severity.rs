//! `diagnostics: { LNK: warning, IMG001: off }`: how grave each code or family of codes is on this site.

use std::collections::BTreeMap;

use guichet_core::diag::{Diagnostic, Severity};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeverityRule {
    Error,
    Warning,
    Note,
    Off,
}

/// From a code (`LNK001`) or a family (`LNK`) to its severity; the code's own rule wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeverityRules(pub BTreeMap<String, SeverityRule>);

impl SeverityRules {
    pub fn apply(&self, diags: Vec<Diagnostic>) -> Vec<Diagnostic> {
        diags.into_iter().filter_map(|diagnostic| self.apply_one(diagnostic)).collect()
    }

    fn apply_one(&self, mut diagnostic: Diagnostic) -> Option<Diagnostic> {
        // Of two files at one address only one can be published: no setting makes room for both.
        if diagnostic.code == "OUT001" {
            return Some(diagnostic);
        }
        let family = diagnostic.code.trim_end_matches(|c: char| c.is_ascii_digit());
        match self.0.get(diagnostic.code).or_else(|| self.0.get(family)) {
            None => {}
            Some(SeverityRule::Off) => return None,
            Some(SeverityRule::Error) => diagnostic.severity = Severity::Error,
            Some(SeverityRule::Warning) => diagnostic.severity = Severity::Warning,
            Some(SeverityRule::Note) => diagnostic.severity = Severity::Note,
        }
        Some(diagnostic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_beats_its_family() {
        let rules = SeverityRules(BTreeMap::from([
            ("LNK".to_owned(), SeverityRule::Warning),
            ("LNK002".to_owned(), SeverityRule::Off),
        ]));
        let diags = ["LNK001", "LNK002", "FM002"].map(|code| Diagnostic::error(code, "x")).to_vec();
        let left: Vec<_> = rules.apply(diags).into_iter().map(|d| (d.code, d.severity)).collect();
        assert_eq!(left, [("LNK001", Severity::Warning), ("FM002", Severity::Error)]);
    }
}
