//! A mistake in a policy and what it is about, for a caller that knows where that is in the file.

use super::policy::Policy;
use guichet_core::diag::Diagnostic;

#[derive(Clone, Debug)]
pub struct Finding {
    pub place: Place,
    pub diagnostic: Diagnostic,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `policy.plans[i]`.
    Plan(usize),
    /// `policy.addons[i]`.
    AddOn(usize),
    Inbox,
    Desk,
    Form(FormPart),
    /// A part of `policy.channels[i]`.
    Channel(usize, Part),
}

/// What of `form:` a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormPart {
    Form,
    Endpoint,
    /// `channels[i]`.
    Channel(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Id,
    Plans,
    /// `addons[i]`.
    AddOn(usize),
    /// `conditions[i]`.
    Condition(usize),
    /// `languages[i]`.
    Language(usize),
    Href,
    Hours,
}

/// Removes the address that a finding is about, if it is about one: a site may turn the finding into a warning, and still
/// the address is not published.
pub fn drop_address(policy: &mut Policy, place: Place) {
    match place {
        Place::Inbox => policy.inbox = None,
        Place::Desk => policy.desk = None,
        Place::Channel(at, Part::Href) => policy.channels[at].href = None,
        Place::Form(FormPart::Endpoint) => policy.form = None,
        _ => {}
    }
}
