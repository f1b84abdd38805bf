//! Which channels the form is a way to, and where it sends to.

use super::settings::ContactForm;
use crate::kinds::Written;
use crate::policy::{Channel, Gate, Href, Policy};

pub(super) fn is_served(channel: &Channel) -> bool {
    channel.kind.answer.is_some()
}

/// The channels of the form in the policy's order, the only order that readers see.
pub(super) fn served<'p>(policy: &'p Policy, form: &ContactForm) -> Vec<&'p Channel> {
    let named = |channel: &Channel| form.channels.is_empty() || form.channels.contains(&channel.id);
    policy.channels.iter().filter(|channel| is_served(channel) && named(channel)).collect()
}

/// Of an e-mail channel whose address is on the page anyway; `{lang}` in it as written.
pub(super) fn mail_address(policy: &Policy, form: &ContactForm) -> Option<String> {
    served(policy, form).into_iter().filter(|channel| channel.gate != Gate::Sealed).find_map(|channel| {
        let Some(Href::Url(url)) = &channel.href else { return None };
        let address = url.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:")).map(|_| &url[7..])?;
        let address = address.split('?').next().unwrap_or_default();
        (channel.kind.written == Written::Mailbox && !address.is_empty()).then(|| address.to_owned())
    })
}

impl Policy {
    /// Whether the contact page has a form.
    pub fn has_form(&self) -> bool {
        let sends = |form: &ContactForm| form.endpoint.is_some() || mail_address(self, form).is_some();
        self.form.as_ref().is_some_and(|form| sends(form) && !served(self, form).is_empty())
    }

    /// Whether the form of the contact page is a way to this channel.
    pub(crate) fn is_in_form(&self, channel: &Channel) -> bool {
        self.has_form()
            && self.form.as_ref().is_some_and(|form| served(self, form).iter().any(|other| other.id == channel.id))
    }

    /// What the content policy of the pages must allow: the endpoint, or the reader's e-mail program.
    pub fn form_target(&self) -> Option<&str> {
        let endpoint = self.form.as_ref().filter(|_| self.has_form())?.endpoint.as_deref();
        Some(endpoint.unwrap_or("mailto:"))
    }
}
