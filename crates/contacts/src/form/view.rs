//! The form in the words of one locale.

use serde::Serialize;

use super::served::{mail_address, served};
use super::settings::{ContactForm, KB, MB};
use crate::policy::Policy;
use crate::reader::{LanguageView, Reader, language_view};
use guichet_l10n::Arg;

/// The form: `contact.form` in templates, and what `crates/client/src/contacts/form.js` is given.
#[derive(Clone, Debug, Serialize)]
pub struct FormView {
    pub endpoint: Option<String>,
    /// Without an endpoint: the address that the e-mail is written to; `{lang}` in it is the language asked in.
    pub mail: Option<String>,
    /// Ids, in the policy's order.
    pub channels: Vec<String>,
    /// All that one of the channels speaks, in the order in which they are first named.
    pub languages: Vec<LanguageView>,
    /// None without an endpoint: an e-mail program takes no files from a page.
    pub files: Option<FilesView>,
    pub inbox: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct FilesView {
    pub count: u32,
    pub bytes: u64,
    /// MIME types.
    pub types: Vec<&'static str>,
    /// Of the file field.
    pub accept: String,
    /// `PNG, JPEG, GIF or WebP`.
    pub types_text: String,
    /// `10 MB`.
    pub size_text: String,
    /// All that in a sentence.
    pub help_text: String,
}

/// None where a site has no form.
pub fn form_view(policy: &Policy, reader: &Reader) -> Option<FormView> {
    let form = policy.form.as_ref().filter(|_| policy.has_form())?;
    let mut languages: Vec<LanguageView> = Vec::new();
    for channel in served(policy, form) {
        let spoken = channel.language_for(reader.localizer.locale().as_str());
        for tag in &channel.languages {
            if !languages.iter().any(|known| known.code == *tag) {
                languages.push(language_view(tag, channel, spoken, reader));
            }
        }
    }
    let mail = if form.endpoint.is_none() { mail_address(policy, form) } else { None };
    Some(FormView {
        endpoint: form.endpoint.clone(),
        mail,
        channels: served(policy, form).iter().map(|channel| channel.id.clone()).collect(),
        languages,
        files: (form.endpoint.is_some() && form.files > 0).then(|| files_view(form, reader)),
        inbox: policy.inbox_url(reader.home_url),
    })
}

fn files_view(form: &ContactForm, reader: &Reader) -> FilesView {
    let l = reader.localizer;
    let types: Vec<&str> = form.file_types.iter().map(|kind| kind.name()).collect();
    let types_text = l.list_or(&types);
    let (id, unit) = if form.file_size.is_multiple_of(MB) { ("form-size-mb", MB) } else { ("form-size-kb", KB) };
    let size_text = l.message(id, &[("count", Arg::Num((form.file_size / unit) as f64))]);
    let mimes: Vec<&str> = form.file_types.iter().map(|kind| kind.mime()).collect();
    let facts =
        [("count", Arg::Num(f64::from(form.files))), ("types", Arg::Str(&types_text)), ("size", Arg::Str(&size_text))];
    FilesView {
        count: form.files,
        bytes: form.file_size,
        accept: mimes.join(","),
        types: mimes,
        help_text: l.message("form-files-help", &facts),
        types_text,
        size_text,
    }
}
