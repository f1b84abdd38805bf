//! SARIF 2.1.0. <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeSet;

use guichet_core::diag::report::{Position, Reporter, ToldFix};
use guichet_core::diag::{Code, Diagnostic};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Names, path, words, worst};

/// GitHub takes no more in one run.
const MOST: usize = 25_000;

/// What a path may not hold as it is (RFC 3986, `pchar` and `/`).
const NO_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

pub fn log(diags: &[Diagnostic], reporter: &mut Reporter, root: &str) -> Value {
    let kept = worst(diags, MOST);
    let codes: BTreeSet<Code> = kept.iter().map(|diagnostic| diagnostic.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let mut names = Names::default();
    let results: Vec<Value> = kept
        .into_iter()
        .map(|diagnostic| {
            let told = reporter.told(diagnostic);
            let uri = utf8_percent_encode(&path(root, &told), NO_PATH).to_string();
            let fixes = reporter.fix(diagnostic).map(|fix| fixes(&uri, &fix));
            let mut result = json!({
                "ruleId": told.code,
                "ruleIndex": codes.binary_search(&told.code).ok(),
                "level": told.severity.name(),
                "message": { "text": words(&told) },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri }, "region": region(told.at) } }],
                "partialFingerprints": { "guichet/v1": names.of(&told) },
            });
            if let Some(fixes) = fixes {
                result["fixes"] = fixes;
            }
            result
        })
        .collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "guichet",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.into_iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// What `guichet fix` does: one proposal.
fn fixes(uri: &str, fix: &ToldFix) -> Value {
    let replacements = fix
        .edits
        .iter()
        .map(|(at, text)| json!({ "deletedRegion": region(Some(*at)), "insertedContent": { "text": text } }));
    json!([{
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri },
            "replacements": replacements.collect::<Vec<_>>(),
        }],
    }])
}

fn rule(code: Code) -> Value {
    json!({
        "id": code,
        "shortDescription": { "text": code.title() },
        "fullDescription": { "text": code.explanation() },
        "help": { "text": format!("guichet explain {code}"), "markdown": code.explanation() },
        "defaultConfiguration": { "level": code.severity().name() },
    })
}

fn region(at: Option<Position>) -> Value {
    let Some(at) = at else { return json!({ "startLine": 1 }) };
    json!({ "startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column })
}
