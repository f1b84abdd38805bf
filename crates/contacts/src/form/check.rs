//! What can't be right about the form.

use super::served::{is_served, mail_address};
use crate::finding::{Finding, FormPart, Place};
use crate::kinds::ChannelKind;
use crate::policy::Policy;
use guichet_core::address::{Schemes, is_destination};
use guichet_core::diag::{Diagnostic, codes};
use guichet_core::host::HostSource;

/// `written`: contacts.yaml has the key, so that somebody expects a form.
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
                let help = format!("it serves channels of kind {}", ChannelKind::served_by_form("and"));
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
pub(crate) fn is_endpoint(url: &str) -> bool {
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
