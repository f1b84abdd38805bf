//! One module out of those that a module imports. Each keeps a scope of its own, so that names need not be unique:
//! `import { fill } from "./dom.js"` becomes `const { fill } = dom;`, where `dom` is what the function around that
//! module's text returns.
//!
//! This is no bundler. It knows the forms that the theme's own scripts have, each on a line of its own, and refuses all
//! others: a script of a site's own may be anything, and then browsers follow the imports themselves.

use std::collections::BTreeMap;
use std::fmt::Write;

/// `name` and what it imports, in order of dependence; `None` if any of it has a form that is not known here.
pub fn join(name: &str, file: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut joiner = Joiner { file, done: BTreeMap::new(), count: 0, out: String::new() };
    joiner.add(name)?;
    Some(joiner.out)
}

struct Joiner<'a> {
    file: &'a dyn Fn(&str) -> Option<String>,
    /// By file: its variable, none yet while its own imports are being added.
    done: BTreeMap<String, Option<String>>,
    /// Modules that stand in `out`.
    count: usize,
    out: String,
}

impl Joiner<'_> {
    fn add(&mut self, name: &str) -> Option<String> {
        if let Some(known) = self.done.get(name) {
            // Two modules that import each other can't be put in order.
            return known.clone();
        }
        self.done.insert(name.to_owned(), None);
        let source = (self.file)(name)?;
        let (mut imports, mut body, mut exports) = (String::new(), String::new(), Vec::new());
        for line in without_comments(&source) {
            if let Some(import) = line.strip_prefix("import ") {
                let import = import.strip_suffix(';')?;
                let (names, from) = match import.split_once(" from ") {
                    Some((names, from)) => (Some(names), from),
                    None => (None, import),
                };
                let from = from.strip_prefix("\"./")?.strip_suffix('"').filter(|from| !from.contains('/'))?;
                let module = self.add(from)?;
                if let Some(names) = names {
                    let names = names.strip_prefix('{')?.strip_suffix('}')?.replace(" as ", ": ");
                    let _ = writeln!(imports, "const {{{names}}} = {module};");
                }
                continue;
            }
            let code = match line.strip_prefix("export ") {
                Some(code) => {
                    exports.push(declared(code)?);
                    code
                }
                None => line,
            };
            if is_unknown(code) {
                return None;
            }
            body.push_str(code.trim_start());
            body.push('\n');
        }
        self.count += 1;
        let module = format!("module{}", self.count);
        let returned = if exports.is_empty() { String::new() } else { format!("return {{ {} }};\n", exports.join(", ")) };
        if body.is_empty() && exports.is_empty() {
            self.done.insert(name.to_owned(), Some(module.clone()));
            return Some(module);
        }
        let _ = write!(self.out, "const {module} = (() => {{\n{imports}{body}{returned}}})();\n");
        self.done.insert(name.to_owned(), Some(module.clone()));
        Some(module)
    }
}

/// The name of an exported function, class or constant. `let` can change after it was returned, and is not known.
fn declared(code: &str) -> Option<String> {
    let code = code.strip_prefix("async ").unwrap_or(code);
    let rest = ["function ", "const ", "class "].iter().find_map(|word| code.strip_prefix(word))?;
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// Whether a line may hold an import or export of another form, or an `await` outside of any function: in doubt, yes.
fn is_unknown(line: &str) -> bool {
    let other = ["import", "export"].iter().any(|word| {
        words(line, word).any(|after| !(after.starts_with('(') || after.starts_with(".meta")))
    });
    let top_level = !line.starts_with([' ', '\t', '}']);
    other || (top_level && !line.contains("async ") && words(line, "await").next().is_some())
}

/// What follows each place where the word stands by itself.
fn words<'a>(line: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    let in_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    line.match_indices(word).filter_map(move |(at, _)| {
        let after = &line[at + word.len()..];
        let alone = !line[..at].ends_with(in_name) && !after.starts_with(in_name);
        alone.then_some(after)
    })
}

/// Lines without those that are comments and nothing else. Text that spans lines may look like a comment: a module
/// with such text keeps all its lines.
fn without_comments(source: &str) -> Vec<&str> {
    if source.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return source.lines().collect();
    }
    let mut in_comment = false;
    source
        .lines()
        .filter(|line| {
            let line = line.trim();
            if in_comment || line.starts_with("/*") {
                in_comment = !line.contains("*/");
                return !in_comment && !line.ends_with("*/");
            }
            !line.is_empty() && !line.starts_with("//")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(files: &[(&str, &str)]) -> Option<String> {
        let file = |name: &str| files.iter().find(|(other, _)| *other == name).map(|(_, text)| (*text).to_owned());
        join("theme.js", &file)
    }

    #[test]
    fn modules_come_once_before_those_that_import_them() {
        let js = joined(&[
            ("theme.js", "// All.\nimport \"./a.js\";\nimport \"./b.js\";\n"),
            ("a.js", "import { x as y } from \"./c.js\";\n\n/** Says.\n * A lot. */\nfunction say() {\n  y(import.meta.url);\n}\nsay();\n"),
            ("b.js", "import { x } from \"./c.js\";\n/** @type {number} */ (x());\n"),
            ("c.js", "const hidden = 1;\nexport function x() {\n  return hidden;\n}\n"),
        ])
        .expect("joined");
        assert_eq!(
            js,
            "const module1 = (() => {\nconst hidden = 1;\nfunction x() {\nreturn hidden;\n}\nreturn { x };\n})();\n\
             const module2 = (() => {\nconst { x: y } = module1;\nfunction say() {\ny(import.meta.url);\n}\nsay();\n})();\n\
             const module3 = (() => {\nconst { x } = module1;\n/** @type {number} */ (x());\n})();\n"
        );
    }

    #[test]
    fn other_forms_stay_as_they_are() {
        for module in [
            "import{a}from\"./b.js\"",
            "import a from \"./b.js\";",
            "import * as a from \"./b.js\";",
            "import { a } from \"/static/a.js\";",
            "import { a } from \"https://cdn.example.com/a.js\";",
            "import { none } from \"./none.js\";",
            "import {\n  a,\n} from \"./b.js\";",
            "export default 1;",
            "export { a };",
            "export let a = 1;",
            "let a = 1;export const b = 2;",
            "const a = await fetch(\"/\");",
            "import \"./theme.js\";",
        ] {
            let files = [("theme.js", "import \"./m.js\";"), ("m.js", module), ("b.js", "export const a = 1;")];
            assert_eq!(joined(&files), None, "{module}");
        }
    }

    /// Or readers would pay a request for each, and nobody would notice.
    #[test]
    fn the_default_theme_is_joined() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/assets/");
        let file = |name: &str| std::fs::read_to_string(format!("{folder}{name}")).ok();
        let js = join("theme.js", &file).expect("scripts of known forms");
        assert!(!js.lines().any(|line| line.starts_with("import ") || line.starts_with("export ")), "{js}");
        let mut modules: Vec<&str> = js.lines().filter(|line| line.starts_with("const module")).collect();
        let count = modules.len();
        modules.sort_unstable();
        modules.dedup();
        assert_eq!(modules.len(), count, "each module has a name of its own");
        assert!(crate::assets::styles::join("theme.css", &file).expect("stylesheets of known forms").contains("@media print"));
    }
}
