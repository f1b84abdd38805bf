//! `markdown.callouts` of site.yaml: kinds of callouts that a site adds.

use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node};
use guichet_markdown::markdown::{CALLOUTS, CalloutKind};

/// `api: { tone: tip, icon: code }`
pub(super) fn read(node: &Node, file: &mut FileDiags) -> Vec<Spanned<CalloutKind>> {
    let Some(mut fields) = Fields::of("callouts", node, file) else { return Vec::new() };
    let mut kinds = Vec::new();
    for (key, node) in fields.entries() {
        let name = key.name.to_ascii_lowercase();
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if !is_name || CALLOUTS.contains(&name.as_str()) {
            let message = match is_name {
                true => format!("`{name}` is a callout of every site"),
                false => format!("`{}` is not a name for a callout", key.name),
            };
            let help = "use letters from a to z, digits, `-` and `_`: `api` is written `> [!API]`";
            file.push(Diagnostic::new(file.wrong_value, message).help(help), &key.span);
            continue;
        }
        let Some(mut fields) = Fields::of_keys(&name, "tone", node, file) else { continue };
        let tones = CALLOUTS.map(|tone| (tone, tone));
        let tone = fields.one_of("tone", &tones, file).unwrap_or("note");
        let icon = fields.text("icon", file).map(|icon| icon.value);
        fields.finish(file);
        kinds.push(Spanned::new(CalloutKind { name, tone, icon }, key.span.clone()));
    }
    kinds
}
