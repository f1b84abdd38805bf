//! `contexts` of site.yaml: the places in the product that the help panel is opened from.

use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    pub name: Spanned<String>,
    /// Patterns of addresses in the product.
    pub urls: Vec<Spanned<String>>,
    /// Whose articles help here where none names the context.
    pub area: Option<Spanned<String>>,
}

/// A list of names, each alone or with `urls` and `area`: `- report-editor: { url: "/reports/*/edit", area: reports }`.
pub fn read(node: &Node, file: &mut FileDiags) -> Vec<Context> {
    let Value::Seq(items) = &node.value else {
        let names = file.texts("contexts", node);
        return names.into_iter().map(|name| Context { name, urls: Vec::new(), area: None }).collect();
    };
    let mut contexts: Vec<Context> = Vec::new();
    let read: Vec<Context> = items.iter().flat_map(|item| read_item(item, file)).collect();
    for context in read {
        if contexts.iter().any(|other| other.name.value == context.name.value) {
            let message = format!("the context `{}` is listed twice", context.name.value);
            file.push(Diagnostic::new(file.wrong_value, message).help("keep one of the two"), &context.name.span);
        } else {
            contexts.push(context);
        }
    }
    contexts
}

/// One name, or a map of names, which is how `- report-editor: { … }` reads.
fn read_item(item: &Node, file: &mut FileDiags) -> Vec<Context> {
    if !matches!(item.value, Value::Map(_)) {
        let name = file.text("contexts", item);
        return name.into_iter().map(|name| Context { name, urls: Vec::new(), area: None }).collect();
    }
    let Some(mut names) = Fields::of("contexts", item, file) else { return Vec::new() };
    let mut contexts = Vec::new();
    for (key, node) in names.entries() {
        let name = Spanned::new(key.name.clone(), key.span.clone());
        let Some(mut fields) = Fields::of_keys(&key.name, "url", node, file) else { continue };
        let urls = fields.texts("url", file);
        let area = fields.text("area", file);
        fields.finish(file);
        for url in urls.iter().filter(|url| !url.value.starts_with(['/', '#'])) {
            let message = format!("`{}` is not a valid pattern of an address in the product", url.value);
            let diagnostic = Diagnostic::new(file.wrong_value, message)
                .help("begin it with `/` for the path or `#` for the hash, as in `/contacts/*`");
            file.push(diagnostic, &url.span);
        }
        contexts.push(Context { name, urls, area });
    }
    contexts
}
