//! Smaller scripts: what a library makes of our own modules. `docs/decisions/0017-minifying.md` has the reasons.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// A module without comments and needless spaces, with short names for what it keeps to itself. Names that it uses and
/// doesn't declare stay, so that what a site fills in may stand before it.
///
/// Nothing that a site brings passes through here: these are the modules inside the binary. One that didn't parse would be
/// published as it is, and `every_module_is_minified` would have failed.
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
