//! `<code class="expression">space.vars.name</code>`: values of a space, in `.gitbook/vars.yaml`, and of a page, in its front matter.

use serde_json::Value;

use crate::report::Report;
use crate::source::{Source, joined};
use crate::values::{Fields, as_text, lookup, yaml};

const OPEN: &str = "<code class=\"expression\">";
const CLOSE: &str = "</code>";

/// The values of the space.
pub fn values(source: &Source, root: &str) -> Fields {
    let paths = [joined(root, ".gitbook/vars.yaml"), ".gitbook/vars.yaml".to_owned()];
    match paths.iter().find_map(|path| yaml(source.text(path)?)) {
        Some(Value::Object(fields)) => fields,
        _ => Fields::new(),
    }
}

/// A text with the values that it names.
pub fn filled(text: &str, values: &Fields, page: &Fields, source: &str, report: &mut Report) -> String {
    let own = page.get("vars").and_then(Value::as_object);
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(OPEN) {
        let inner = &rest[at + OPEN.len()..];
        let Some(end) = inner.find(CLOSE) else { break };
        let name = inner[..end].trim();
        made.push_str(&rest[..at]);
        let known = match name.split_once(".vars.") {
            Some(("space", key)) => lookup(values, key),
            Some(("page", key)) => own.and_then(|own| lookup(own, key)),
            _ => None,
        };
        match known.and_then(as_text) {
            Some(value) => made.push_str(&value),
            None => {
                let note = "its name, as code: write what it says";
                report.left("`{…}`, an expression", note, source);
                made.push_str(&format!("<code>{name}</code>"));
            }
        }
        rest = &inner[end + CLOSE.len()..];
    }
    made + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_space_and_the_page() {
        let fields = |text: &str| yaml(text).unwrap().as_object().unwrap().clone();
        let (values, page) = (fields("NAME: Atrium\nversion: 2.4"), fields("vars: { own: x }"));
        let code = |name: &str| format!("{OPEN}{name}{CLOSE}");
        let text = format!(
            "a {} {} {} {}",
            code("space.vars.NAME"),
            code("space.vars.version"),
            code("page.vars.own"),
            code("visitor.claims.x")
        );
        let mut report = Report::default();
        assert_eq!(filled(&text, &values, &page, "a.md", &mut report), "a Atrium 2.4 x <code>visitor.claims.x</code>");
        assert_eq!(report.left.len(), 1);
    }
}
