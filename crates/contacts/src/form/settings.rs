//! The contact form: where it sends what readers write, for which channels, with which files. Whether there is one at
//! all, and in whose words, follows from the policy: to an endpoint if one is set, else as an e-mail to an address that
//! everyone may read.

use serde::Serialize;

use super::check::{Finding, Place};
use super::policy::{Channel, ChannelKind, Gate, Href, Policy};
use super::view::{LanguageView, Reader, language_view};
use guichet_core::address::{Schemes, is_destination};
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::host::HostSource;
use guichet_l10n::Arg;

/// `form:` of contacts.yaml.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactForm {
    /// A URL that takes `multipart/form-data`; none: the form composes an e-mail.
    pub endpoint: Option<String>,
    /// Ids of the channels that it serves; none are named: all that a form can serve.
    pub channels: Vec<String>,
    /// How many files may be attached.
    pub files: u32,
    /// Bytes of one file.
    pub file_size: u64,
    pub file_types: Vec<FileType>,
}

impl Default for ContactForm {
    fn default() -> Self {
        ContactForm {
            endpoint: None,
            channels: Vec::new(),
            files: 5,
            file_size: 10 * MB,
            file_types: vec![FileType::Png, FileType::Jpeg, FileType::Gif, FileType::Webp],
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    Png,
    Jpeg,
    Gif,
    Webp,
    Pdf,
    Mp4,
    Webm,
}

impl FileType {
    /// The words of contacts.yaml.
    pub const WORDS: [(&'static str, FileType); 7] = [
        ("png", FileType::Png),
        ("jpeg", FileType::Jpeg),
        ("gif", FileType::Gif),
        ("webp", FileType::Webp),
        ("pdf", FileType::Pdf),
        ("mp4", FileType::Mp4),
        ("webm", FileType::Webm),
    ];

    fn mime(self) -> &'static str {
        match self {
            FileType::Png => "image/png",
            FileType::Jpeg => "image/jpeg",
            FileType::Gif => "image/gif",
            FileType::Webp => "image/webp",
            FileType::Pdf => "application/pdf",
            FileType::Mp4 => "video/mp4",
            FileType::Webm => "video/webm",
        }
    }

    /// As people call it.
    fn name(self) -> &'static str {
        match self {
            FileType::Png => "PNG",
            FileType::Jpeg => "JPEG",
            FileType::Gif => "GIF",
            FileType::Webp => "WebP",
            FileType::Pdf => "PDF",
            FileType::Mp4 => "MP4",
            FileType::Webm => "WebM",
        }
    }
}

const KB: u64 = 1000;
const MB: u64 = 1000 * KB;

/// `10MB`, `500 KB`. Decimal, as files are sold and as browsers' own formats count.
///
/// # Errors
/// CON014, without a place.
pub fn parse_file_size(text: &str) -> Result<u64, Diagnostic> {
    let written = text.trim().to_ascii_uppercase();
    let units = [("KB", KB), ("MB", MB)];
    let size = units.iter().find_map(|(name, unit)| {
        let amount: u64 = written.strip_suffix(name)?.trim_end().parse().ok()?;
        (1..=1000).contains(&amount).then(|| amount * unit)
    });
    size.ok_or_else(|| {
        Diagnostic::new(codes::CON014, format!("`{text}` is not a valid file size"))
            .help("write kilobytes or megabytes: `500KB`, `10MB`")
    })
}

/// What of `form:` a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormPart {
    Form,
    Endpoint,
    /// `channels[i]`.
    Channel(usize),
}

/// What can't be right about the form. `written`: contacts.yaml has the key, so that somebody expects a form.
pub fn check_form(policy: &Policy, written: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(form) = &policy.form else { return findings };
    let mut found = |part, diagnostic| findings.push(Finding { place: Place::Form(part), diagnostic });
    if let Some(endpoint) = form.endpoint.as_deref().filter(|endpoint| !is_endpoint(endpoint)) {
        let message = format!("the form can't send to `{endpoint}`");
        let help = "write an address that begins with `https://`, or a path from the host's root: `/api/support`";
        found(FormPart::Endpoint, Diagnostic::new(codes::CON014, message).help(help));
    }
    for (i, id) in form.channels.iter().enumerate() {
        match policy.channel(id) {
            Err(unknown) => found(FormPart::Channel(i), unknown),
            Ok(channel) if !is_served(channel) => {
                let message = format!("a form can't serve channel `{id}`");
                let help = "it serves channels of kind `chat`, `email`, `callback` and `form`";
                found(FormPart::Channel(i), Diagnostic::new(codes::CON014, message).help(help));
            }
            Ok(_) => {}
        }
    }
    // If its channels are wrong, that is said above, and explains this.
    if written && findings.is_empty() && form.endpoint.is_none() && mail_address(policy, form).is_none() {
        let diagnostic = Diagnostic::new(codes::CON014, "the form has nowhere to send to, so there is none")
            .as_warning()
            .help("add `endpoint: https://…`, or a channel of kind `email` with a public `href: \"mailto:…\"`");
        findings.push(Finding { place: Place::Form(FormPart::Form), diagnostic });
    }
    findings
}

/// HTTPS, a path of the same host, or this machine while somebody tries it out.
fn is_endpoint(url: &str) -> bool {
    // Not `[::1]`: no content policy can name it.
    let local = ["http://localhost", "http://127.0.0.1"];
    let rest = |start: &&str| url.strip_prefix(*start).is_some_and(|rest| rest.starts_with([':', '/']));
    if url.starts_with('/') {
        return is_destination(url, &Schemes::default());
    }
    // What the content policy would have to allow, and what a browser would post to, is what a parser makes of it.
    let host = HostSource::of_url(url);
    host.is_some_and(|host| host.as_str().starts_with("https:") || local.iter().any(rest))
}

fn is_served(channel: &Channel) -> bool {
    match channel.kind {
        ChannelKind::Chat | ChannelKind::Email | ChannelKind::Callback | ChannelKind::Form => true,
        ChannelKind::Link | ChannelKind::Phone => false,
    }
}

/// The channels of the form in the policy's order, the only order that readers see.
fn served<'p>(policy: &'p Policy, form: &ContactForm) -> Vec<&'p Channel> {
    let named = |channel: &Channel| form.channels.is_empty() || form.channels.contains(&channel.id);
    policy.channels.iter().filter(|channel| is_served(channel) && named(channel)).collect()
}

/// Of an e-mail channel whose address is on the page anyway; `{lang}` in it as written.
fn mail_address(policy: &Policy, form: &ContactForm) -> Option<String> {
    served(policy, form).into_iter().filter(|channel| channel.gate != Gate::Sealed).find_map(|channel| {
        let Some(Href::Url(url)) = &channel.href else { return None };
        let address = url.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:")).map(|_| &url[7..])?;
        let address = address.split('?').next().unwrap_or_default();
        (channel.kind == ChannelKind::Email && !address.is_empty()).then(|| address.to_owned())
    })
}

impl Policy {
    /// Whether the contact page has a form.
    pub fn has_form(&self) -> bool {
        let sends = |form: &ContactForm| form.endpoint.is_some() || mail_address(self, form).is_some();
        self.form.as_ref().is_some_and(|form| sends(form) && !served(self, form).is_empty())
    }

    /// Whether the form of the contact page is a way to this channel.
    pub(super) fn is_in_form(&self, channel: &Channel) -> bool {
        self.has_form()
            && self.form.as_ref().is_some_and(|form| served(self, form).iter().any(|other| other.id == channel.id))
    }

    /// What the content policy of the pages must allow: the endpoint, or the reader's e-mail program.
    pub fn form_target(&self) -> Option<&str> {
        let endpoint = self.form.as_ref().filter(|_| self.has_form())?.endpoint.as_deref();
        Some(endpoint.unwrap_or("mailto:"))
    }
}

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
        inbox: policy.inbox.clone(),
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

#[cfg(test)]
mod tests;
