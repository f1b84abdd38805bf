//! `import` and `export` in MDX: statements that are left out, however many lines they have.

use std::collections::BTreeMap;

/// A statement that goes on.
#[derive(Debug, Default)]
pub struct Module {
    is_open: bool,
    /// Brackets that are open.
    depth: usize,
}

impl Module {
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Begins with a line, which may be all of it.
    pub fn begins(&mut self, line: &str) -> bool {
        self.is_open = true;
        self.depth = 0;
        self.holds(line)
    }

    /// Whether a line is part of the statement that was begun. An empty one ends it, unless a bracket is open.
    pub fn holds(&mut self, line: &str) -> bool {
        if !self.is_open {
            return false;
        }
        for opens in brackets(line) {
            self.depth = if opens { self.depth + 1 } else { self.depth.saturating_sub(1) };
        }
        let bare = line.trim();
        let is_whole = bare.ends_with(';') || bare.starts_with("import ") && bare.ends_with(['\'', '"']);
        let is_last = self.depth == 0 && (bare.is_empty() || is_whole || bare.ends_with('}'));
        self.is_open = !is_last;
        true
    }
}

/// Brackets of a line outside of quotes, and whether each opens.
fn brackets(line: &str) -> Vec<bool> {
    let mut found = Vec::new();
    let mut quote = None;
    for c in line.chars() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            // An apostrophe may be one of a sentence.
            ('"' | '`', None) => quote = Some(c),
            ('(' | '[' | '{', None) => found.push(true),
            (')' | ']' | '}', None) => found.push(false),
            _ => {}
        }
    }
    found
}

/// Notes what statements import, on however many lines.
pub fn note(statements: &str, imports: &mut BTreeMap<String, String>) {
    let all = statements.split_whitespace().collect::<Vec<_>>().join(" ");
    for one in format!(" {all}").split(" import ").skip(1) {
        let Some((names, path)) = one.split_once(" from ") else { continue };
        let Some(quote) = path.chars().next().filter(|c| matches!(c, '\'' | '"')) else { continue };
        let path = path[1..].split(quote).next().unwrap_or_default();
        let name = names.split([',', '{']).next().unwrap_or_default().trim();
        imports.insert(name.to_owned(), path.to_owned());
    }
}

/// Whether a line is `import` or `export` of a module; what it imports is noted.
pub fn module_line(line: &str, imports: &mut BTreeMap<String, String>) -> bool {
    if let Some(rest) = line.strip_prefix("import ") {
        let has_path = rest.split_once(" from ").is_some_and(|(_, path)| path.trim_start().starts_with(['\'', '"']));
        // It may go on in the next line.
        let goes_on = rest.trim_end().ends_with(" from") || rest.trim_end().ends_with(", {");
        note(line, imports);
        return has_path || goes_on || rest.starts_with(['\'', '"', '{']);
    }
    ["export const ", "export default ", "export function ", "export let ", "export {"]
        .iter()
        .any(|start| line.starts_with(start))
}
