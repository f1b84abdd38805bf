use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_core::diag::report::Reporter;
use guichet_core::diag::{Diagnostic, codes};
use serde_json::{Value, json};

use super::*;

fn found() -> (BTreeMap<Arc<str>, String>, Vec<Diagnostic>) {
    let file: Arc<str> = Arc::from("content/en/a b/t,1.md");
    let sources = BTreeMap::from([(Arc::clone(&file), "one\n[x](y.md) [x](y.md)\n".to_owned())]);
    let link = |span| Diagnostic::new(codes::LNK001, "no article `y`: 100 %").help("write\nit").at(&file, span);
    (sources, vec![link(8..12), link(18..22), Diagnostic::new(codes::CFG001, "a \u{1b}[2J & <b>")])
}

#[test]
fn github_reads_one_command_per_line() {
    let (sources, diags) = found();
    let (text, left) = github::annotations(&diags, &mut Reporter::new(&sources, false), "help/");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        format!(
            "::error file=help/content/en/a b/t%2C1.md,line=2,endLine=2,col=5,endColumn=9,title=LNK001%3A {}::no article `y`: 100 %25%0Ahelp: write%0Ait",
            codes::LNK001.title()
        )
    );
    assert!(lines[2].starts_with("::error file=help/site.yaml,title=CFG001"), "{text}");
    assert_eq!((lines.len(), left), (3, 0));
}

#[test]
fn github_gets_the_worst_and_the_summary_all() {
    let (sources, diags) = found();
    let many: Vec<Diagnostic> = std::iter::repeat_n(&diags[0], 15).cloned().collect();
    let mut reporter = Reporter::new(&sources, false);
    let (text, left) = github::annotations(&many, &mut reporter, "");
    assert_eq!((text.lines().count(), left), (10, 5));
    let summary = github::summary(&many, &mut reporter, "");
    assert_eq!(summary.matches("t,1.md:2:5").count(), 15, "{summary}");
    let many: Vec<Diagnostic> = std::iter::repeat_n(&diags[0], 20_000).cloned().collect();
    let summary = github::summary(&many, &mut reporter, "");
    assert!(summary.len() < 1_048_576 && summary.contains("more.\n") && summary.ends_with("</details>\n"));
}

#[test]
fn the_same_words_twice_are_two_problems() {
    let (sources, diags) = found();
    let report = gitlab::report(&diags, &mut Reporter::new(&sources, false), "help/");
    let issues = report.as_array().unwrap();
    let prints: std::collections::BTreeSet<&str> =
        issues.iter().map(|one| one["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), 3);
    assert_eq!(
        issues[0]["location"],
        json!({ "path": "help/content/en/a b/t,1.md", "lines": { "begin": 2, "end": 2 } })
    );
    // Lines move, names stay.
    let file: Arc<str> = Arc::from("content/en/a b/t,1.md");
    let moved = BTreeMap::from([(Arc::clone(&file), "\n\n\none\n[x](y.md) [x](y.md)\n".to_owned())]);
    let later = [Diagnostic::new(codes::LNK001, "no article `y`: 100 %").help("write\nit").at(&file, 11..15)];
    let later = gitlab::report(&later, &mut Reporter::new(&moved, false), "help/");
    assert_eq!(later[0]["fingerprint"], issues[0]["fingerprint"]);
}

#[test]
fn sarif_places_are_addresses() {
    let (sources, diags) = found();
    let log = sarif::log(&diags, &mut Reporter::new(&sources, false), "help/");
    let result = &log["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "help/content/en/a%20b/t,1.md");
    assert_eq!(place["region"], json!({ "startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 9 }));
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let rule = result["ruleIndex"].as_u64().unwrap() as usize;
    assert_eq!(rules[rule]["id"], Value::from("LNK001"));
}

#[test]
fn junit_is_xml() {
    let (sources, diags) = found();
    let text = junit::report(&diags, Reporter::new(&sources, false), "help/");
    let xml = roxmltree::Document::parse(&text).unwrap();
    let root = xml.root_element();
    assert_eq!((root.attribute("tests"), root.attribute("failures")), (Some("3"), Some("3")));
    let suites: Vec<_> = root.children().filter(roxmltree::Node::is_element).collect();
    assert_eq!(suites.len(), 2);
    assert_eq!(suites[0].attribute("name"), Some("help/content/en/a b/t,1.md"));
    let failure = suites[0].descendants().find(|node| node.has_tag_name("failure")).unwrap();
    assert!(failure.text().unwrap().starts_with("help/content/en/a b/t,1.md:2:5: error[LNK001]"), "{text}");
    let nothing = junit::report(&[], Reporter::new(&sources, false), "");
    assert_eq!(roxmltree::Document::parse(&nothing).unwrap().root_element().attribute("tests"), Some("1"));
}

#[test]
fn errors_come_before_warnings_and_keep_their_order() {
    let of = |code| Diagnostic::new(code, "x");
    let diags = [of(codes::MD001), of(codes::LNK001), of(codes::MD001), of(codes::LNK001)];
    let kept: Vec<Code> = worst(&diags, 3).into_iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(kept, [codes::MD001, codes::LNK001, codes::LNK001]);
    assert_eq!(totals(&diags).iter().map(|total| total.2).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn signs_of_markup_are_shown_in_a_summary() {
    let file: Arc<str> = Arc::from("a.md");
    let told = |message: &str| {
        let sources = BTreeMap::from([(Arc::clone(&file), "text\n".to_owned())]);
        let diagnostic = Diagnostic::new(codes::LNK001, message).at(&file, 0..1).help("write `<b>` or | <b>");
        github::summary(&[diagnostic], &mut Reporter::new(&sources, false), "")
    };
    let summary = told("no article `x<b` and <i>");
    assert!(summary.contains("| no article `x<b` and &lt;i><br>help: write `<b>` or \\| &lt;b> |"), "{summary}");
    let summary = told("a <br> and one ` that < closes nothing");
    assert!(summary.contains("| a &lt;br> and one ` that &lt; closes nothing<br>help:"), "{summary}");
}
