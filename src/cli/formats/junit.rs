//! JUnit's XML, as most CI servers read it: a suite for each file, a test that failed for each problem.
//! <https://github.com/testmoapp/junitxml>

use std::io::Cursor;

use guichet_core::diag::report::{Reporter, Told};
use guichet_core::diag::{Diagnostic, Severity};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::path;

struct Case<'d> {
    told: Told<'d>,
    /// As a terminal shows it, with the line.
    text: String,
}

pub fn report<'a>(diags: &[Diagnostic], reporter: Reporter<'a>, root: &'a str) -> String {
    // Attributes and text name the same path.
    let mut reporter = reporter.from(root);
    let cases =
        diags.iter().map(|diagnostic| Case { told: reporter.told(diagnostic), text: reporter.text(diagnostic) });
    let cases: Vec<Case> = cases.collect();
    let mut writer = Writer::new_with_indent(Cursor::new(Vec::new()), b' ', 2);
    // Into memory: nothing can fail.
    let _ = write(&mut writer, &cases, root);
    String::from_utf8(writer.into_inner().into_inner()).unwrap_or_default()
}

fn write(writer: &mut Writer<Cursor<Vec<u8>>>, cases: &[Case], root: &str) -> std::io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let whole = counted(BytesStart::new("testsuites"), "guichet", cases);
    writer.write_event(Event::Start(whole))?;
    // Some readers take a report without any test for one that was cut off.
    if cases.is_empty() {
        let suite = [("name", "help centre"), ("tests", "1"), ("failures", "0"), ("skipped", "0"), ("errors", "0")];
        writer.write_event(Event::Start(BytesStart::new("testsuite").with_attributes(suite)))?;
        let case = [("name", "no problems"), ("classname", "help centre"), ("time", "0")];
        writer.write_event(Event::Empty(BytesStart::new("testcase").with_attributes(case)))?;
        writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    for suite in cases.chunk_by(|a, b| a.told.file == b.told.file) {
        let file = path(root, &suite[0].told);
        writer.write_event(Event::Start(counted(BytesStart::new("testsuite"), &file, suite)))?;
        for case in suite {
            one(writer, case, &file)?;
        }
        writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("testsuites")))
}

fn counted<'x>(element: BytesStart<'x>, name: &str, cases: &[Case]) -> BytesStart<'x> {
    let failed = cases.iter().filter(|case| fails(case)).count();
    element.with_attributes([
        ("name", &*valid(name)),
        ("tests", &cases.len().max(1).to_string()),
        ("failures", &failed.to_string()),
        ("skipped", &(cases.len() - failed).to_string()),
        ("errors", "0"),
    ])
}

/// A note is for information.
fn fails(case: &Case) -> bool {
    case.told.severity != Severity::Note
}

fn one(writer: &mut Writer<Cursor<Vec<u8>>>, case: &Case, file: &str) -> std::io::Result<()> {
    let told = &case.told;
    let line = told.at.map_or(1, |at| at.line).to_string();
    let name = format!("{}: {} (line {line})", told.code, told.message);
    let head =
        [("name", &*valid(&name)), ("classname", &valid(file)), ("file", &valid(file)), ("line", &line), ("time", "0")];
    writer.write_event(Event::Start(BytesStart::new("testcase").with_attributes(head)))?;
    let message = valid(&told.message);
    if fails(case) {
        let attributes = [("type", told.severity.name()), ("message", &message)];
        writer.write_event(Event::Start(BytesStart::new("failure").with_attributes(attributes)))?;
        writer.write_event(Event::Text(BytesText::new(&valid(&case.text))))?;
        writer.write_event(Event::End(BytesEnd::new("failure")))?;
    } else {
        writer.write_event(Event::Empty(BytesStart::new("skipped").with_attributes([("message", &*message)])))?;
    }
    writer.write_event(Event::End(BytesEnd::new("testcase")))
}

/// Characters that XML 1.0 has no way to write are left out.
fn valid(text: &str) -> String {
    let is_char =
        |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_char).collect()
}
