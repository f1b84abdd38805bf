//! `form:` of contacts.yaml.

use crate::finding::FormPart;
use crate::form::settings::{ContactForm, FileType, parse_file_size};
use guichet_core::diag::codes;
use guichet_core::model::Span;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

/// Where the form's parts stand, for what `check_form` finds.
#[derive(Default)]
pub(super) struct FormSpans {
    form: Span,
    endpoint: Span,
    channels: Vec<Span>,
}

impl FormSpans {
    pub(super) fn of(&self, part: FormPart) -> Span {
        match part {
            FormPart::Form => self.form.clone(),
            FormPart::Endpoint => self.endpoint.clone(),
            FormPart::Channel(at) => self.channels.get(at).unwrap_or(&self.form).clone(),
        }
    }
}

/// `false`, or a map; without the key a site has what it can.
pub(super) fn read_form(node: Option<&Node>, file: &mut FileDiags) -> (Option<ContactForm>, FormSpans) {
    let mut form = ContactForm::default();
    let Some(node) = node else { return (Some(form), FormSpans::default()) };
    let mut spans = FormSpans { form: node.span.clone(), endpoint: node.span.clone(), channels: Vec::new() };
    if let Value::Bool(wanted) = node.value {
        return (wanted.then_some(form), spans);
    }
    let Some(mut fields) = Fields::of_keys("form", "endpoint", node, file) else { return (None, spans) };
    if let Some(endpoint) = fields.text("endpoint", file) {
        spans.endpoint = endpoint.span;
        form.endpoint = Some(endpoint.value);
    }
    for channel in fields.texts("channels", file) {
        spans.channels.push(channel.span);
        form.channels.push(channel.value);
    }
    let at = fields.take("files");
    if let Some(node) = at {
        match node.value {
            Value::Int(files @ 0..=20) => form.files = files as u32,
            _ => file.wrong("`files` is how many files may be attached: a whole number from 0 to 20", &node.span),
        }
    }
    if let Some(size) = fields.text("file_size", file) {
        match parse_file_size(&size.value) {
            Ok(bytes) => form.file_size = bytes,
            Err(diagnostic) => file.push(diagnostic, &size.span),
        }
    }
    let types = fields.texts("file_types", file);
    if !types.is_empty() {
        form.file_types.clear();
    }
    for kind in types {
        match FileType::WORDS.iter().find(|(word, _)| *word == kind.value) {
            Some((_, known)) => form.file_types.push(*known),
            None => {
                let words = FileType::WORDS.map(|(word, _)| word);
                let listed = words.map(|word| format!("`{word}`")).join(", ");
                let diagnostic = guichet_core::diag::Diagnostic::new(
                    codes::CON014,
                    format!("`{}` is not a file type that can be attached", kind.value),
                );
                let diagnostic = match guichet_core::diag::nearest(&kind.value, words) {
                    Some(near) => diagnostic.help(format!("did you mean `{near}`? use one of {listed}")),
                    None => diagnostic.help(format!("use one of {listed}")),
                };
                file.push(diagnostic, &kind.span);
            }
        }
    }
    fields.finish(file);
    (Some(form), spans)
}
