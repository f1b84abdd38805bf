//! Product contexts that articles name must be among those of `site.yaml`.

use crate::diag::Diagnostic;

use super::ResolveInput;

pub fn check(input: &ResolveInput) -> Vec<Diagnostic> {
    let known: Vec<&str> = input.config.contexts.iter().map(|context| context.value.as_str()).collect();
    let named = input.files.iter().flat_map(|file| file.head.contexts.iter().map(move |context| (file, context)));
    named
        .filter(|(_, context)| !known.contains(&context.value.as_str()))
        .map(|(file, context)| {
            Diagnostic::warning("NAV004", format!("unknown product context `{}`", context.value))
                .help("list it under `contexts` in site.yaml, or take it out here")
                .did_you_mean(&context.value, known.iter().copied())
                .at(&file.path, context.span.clone())
        })
        .collect()
}
