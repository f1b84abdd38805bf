//! GitLab's code quality report. <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use guichet_core::diag::report::Reporter;
use guichet_core::diag::{Diagnostic, Severity};
use serde_json::{Value, json};

use super::{Names, path, told, words};

pub fn report(diags: &[Diagnostic], reporter: &mut Reporter, root: &str) -> Value {
    let mut names = Names::default();
    let issues = told(diags, reporter).into_iter().map(|told| {
        let lines = told
            .at
            .map_or_else(|| json!({ "begin": 1, "end": 1 }), |at| json!({ "begin": at.line, "end": at.end_line }));
        json!({
            "description": words(&told),
            "check_name": told.code,
            "fingerprint": names.of(&told),
            "severity": match told.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Note => "info",
            },
            "location": { "path": path(root, &told), "lines": lines },
        })
    });
    Value::Array(issues.collect())
}
