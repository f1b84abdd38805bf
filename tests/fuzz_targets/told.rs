//! What must be true of every diagnostic, whatever it is about.

use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_core::diag::Diagnostic;
use guichet_core::diag::report::Reporter;

/// Texts by path, as diagnostics point into them.
pub type Texts = BTreeMap<Arc<str>, String>;

/// Each has a known code, says something, points into its file, and can be printed on lines that stay lines.
pub fn check(diags: &[Diagnostic], texts: &Texts) {
    let mut reporter = Reporter::new(texts, false);
    for diagnostic in diags {
        assert!(!diagnostic.message.trim().is_empty(), "nothing is said: {diagnostic:?}");
        if let (Some(file), Some(span)) = (&diagnostic.file, &diagnostic.span)
            && let Some(text) = texts.get(file)
        {
            assert!(text.get(span.clone()).is_some(), "{diagnostic:?} is not in\n{text:?}");
        }
        let printed = reporter.text(diagnostic);
        let control = |c: char| c.is_control() && c != '\n';
        assert!(!printed.contains(control), "a terminal would act on {printed:?}");
        assert!(printed.lines().count() <= 3, "a message goes over lines: {printed:?}");
        assert!(reporter.json(diagnostic).is_object());
    }
}
