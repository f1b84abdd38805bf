//! Smaller scripts: what a library makes of our own modules while the crates that embed them are compiled. The program itself
//! doesn't link any of this. `docs/decisions/0017-minifying.md` has the reasons.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// A module without comments and needless spaces, with short names for what it keeps to itself. Names that it uses and
/// doesn't declare stay, so that what a site fills in may stand before it.
///
/// Nothing that a site brings passes through here: these are the modules inside the binary. One that didn't parse would be
/// published as it is, and `every_module_is_minified` in those crates would have failed.
pub fn minify(module: &str) -> String {
    let allocator = Allocator::default();
    let mut parsed = Parser::new(&allocator, module, SourceType::mjs()).parse();
    if !parsed.diagnostics.is_empty() {
        return module.to_owned();
    }
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: Some(true), ..MangleOptions::default() }),
        compress: Some(CompressOptions::smallest()),
        ..MinifierOptions::default()
    };
    let minified = Minifier::new(options).minify(&allocator, &mut parsed.program);
    let mut out = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&parsed.program)
        .code;
    out.push('\n');
    out
}

/// Modules in order of dependence as one, so that readers pay one request: imports of one another are left out, and
/// what they export to one another is exported no more. The last one is the public one. Joined, they share one scope:
/// the tests of whoever has such a list hold that no two names are alike.
pub fn join(modules: &[String]) -> String {
    let mut out = String::new();
    for (number, module) in modules.iter().enumerate() {
        let public = number == modules.len() - 1;
        let mut in_import = false;
        for line in module.lines() {
            if in_import || line.starts_with("import ") && line.contains(['{', '"']) {
                in_import = !line.ends_with(';');
                continue;
            }
            out.push_str(if public { line } else { line.strip_prefix("export ").unwrap_or(line) });
            out.push('\n');
        }
    }
    minify(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_modules_import_nothing_from_one_another() {
        let first = "export function f() {}\n";
        let second = "import { f } from \"./first.js\";\nimport {\n  g,\n} from \"./g.js\";\nexport const h = () => f(given);\nconst late = import(\"./late.js\");\n";
        let joined = join(&[first.to_owned(), second.to_owned()]);
        assert!(joined.contains("export const h=") && joined.contains("import(`./late.js`)"), "{joined}");
        assert_eq!(joined.matches("import").count(), 1, "{joined}");
        assert_eq!(joined.matches("export").count(), 1, "{joined}");
        assert!(!joined.contains("late="), "{joined}");
    }

    #[test]
    fn names_are_short_inside_and_stay_where_others_see_them() {
        let small =
            minify("export function kept(alpha, { beta: gamma }) { return outside(alpha, gamma.delta, { alpha }); }\n");
        assert!(
            small.contains("kept") && small.contains("outside(") && small.contains("beta:") && small.contains(".delta")
        );
        assert!(small.contains("{alpha:") && !small.contains("gamma"), "{small}");
    }
}
