//! Shortcodes name plans and channels of `contacts.yaml`; here the names are checked.

use crate::contacts::PlanSet;
use crate::diag::Diagnostic;
use crate::parse::ParsedFile;
use crate::parse::body::ShortcodeKind;

use super::ResolveInput;

pub fn check(input: &ResolveInput, file: &ParsedFile) -> Vec<Diagnostic> {
    let mut diags = Vec::new();
    for shortcode in &file.body.shortcodes {
        let place = shortcode.snippet.as_ref().unwrap_or(&file.path);
        let found = match &shortcode.kind {
            ShortcodeKind::SupportMatrix if shortcode.block => Vec::new(),
            ShortcodeKind::SupportMatrix => {
                let diagnostic = Diagnostic::error("MD006", "`{{ support_matrix() }}` stands inside a sentence");
                vec![diagnostic.help("a table needs a paragraph of its own: put blank lines around it")]
            }
            ShortcodeKind::Contact { channel } => input.policy.channel(channel).err().into_iter().collect(),
            ShortcodeKind::Plans { expression } => PlanSet::parse(expression, &input.policy.plans).diags,
        };
        diags.extend(found.into_iter().map(|diagnostic| diagnostic.at(place, shortcode.span.clone())));
    }
    diags
}
