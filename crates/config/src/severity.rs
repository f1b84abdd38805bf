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
        if diagnostic.code.is_fixed() {
            return Some(diagnostic);
        }
        let (code, family) = (diagnostic.code.name(), diagnostic.code.family().name);
        match self.0.get(code).or_else(|| self.0.get(family)) {
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
    use guichet_core::diag::codes;

    #[test]
    fn a_code_beats_its_family() {
        let rules = SeverityRules(BTreeMap::from([
            ("LNK".to_owned(), SeverityRule::Warning),
            ("LNK002".to_owned(), SeverityRule::Off),
        ]));
        let diags = [codes::LNK001, codes::LNK002, codes::FM002].map(|code| Diagnostic::new(code, "x")).to_vec();
        let left: Vec<_> = rules.apply(diags).into_iter().map(|d| (d.code.name(), d.severity)).collect();
        assert_eq!(left, [("LNK001", Severity::Warning), ("FM002", Severity::Error)]);
    }
}
