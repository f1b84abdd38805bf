//! Policy and environment → what can be sealed, and what is wrong with it.

use std::sync::Arc;

use super::lock;
use guichet_contacts::{Channel, ChannelKind, Policy, Written, is_address};
use guichet_core::address::Schemes;
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_seal::capsule::{Details, LanguageHref, SealedFile, VERSION, checks, public_key, seal};
use guichet_seal::keys::{Keys, MasterKey};
use guichet_seal::{Environment, KEY_VARIABLE};

/// What a build seals. The default is a site that has nothing to seal.
#[derive(Clone, Debug, Default)]
pub struct Sealing {
    /// None without a key: sealed channels are then published without their details.
    keys: Option<Keys>,
    /// Channel → its address, `{lang}` included.
    values: Vec<(String, Address)>,
}

/// A secret value as a reader can follow it.
#[derive(Clone)]
struct Address {
    href: String,
    text: Option<String>,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Address(…)")
    }
}

/// `site`: whom passes are for. `contacts` is contacts.yaml, `lock` the text of seal.lock.
pub fn prepare(
    policy: &Policy,
    site: &str,
    environment: &Environment,
    contacts: &Arc<str>,
    lock_text: Option<(&Arc<str>, &str)>,
) -> Outcome<Sealing> {
    let mut diags = Vec::new();
    let sealed: Vec<&Channel> = lock::sealed(policy).collect();
    let Some(place) = sealed.first().and_then(|first| first.secret.as_ref()).map(|secret| secret.span.clone()) else {
        // A desk knows customers by their passes, even if they open nothing: it needs the public key.
        let keys = policy.desk.as_ref().and_then(|_| environment.get(KEY_VARIABLE));
        let keys = keys.map(|text| keys_of(policy, site, text, &mut diags));
        return Outcome { value: Sealing { keys: keys.flatten(), values: Vec::new() }, diags };
    };
    let record = lock_text.map_or_else(
        || Outcome { value: lock::Lock::default(), diags: Vec::new() },
        |(file, text)| lock::parse(file, text),
    );
    if record.diags.is_empty() {
        let place = policy.seal.epoch_span.as_ref().unwrap_or(&place);
        diags.extend(lock::check(&record.value, policy, contacts, place));
    }
    diags.extend(record.diags);

    let Some(text) = environment.get(KEY_VARIABLE) else {
        let names: Vec<&str> = sealed.iter().map(|channel| channel.id.as_str()).collect();
        let message = format!("no {KEY_VARIABLE} in the environment: `{}` can't be sealed", names.join("`, `"));
        let help = "it is published without its details; `guichet seal keygen` makes a key, docs/gating.md says how to keep it";
        diags.push(Diagnostic::new(codes::SEAL001, message).help(help).at(contacts, place));
        return Outcome { value: Sealing::default(), diags };
    };
    let keys = keys_of(policy, site, text, &mut diags);
    let mut values = Vec::new();
    for channel in sealed {
        let Some(secret) = &channel.secret else { continue };
        let id = &channel.id;
        match environment.get(&secret.value).map(|value| address(channel.kind, value, &policy.schemes)) {
            Some(Some(address)) => values.push((id.clone(), address)),
            Some(None) => {
                let message = format!("channel `{id}`: the value of `{}` is not a valid address", secret.value);
                let diagnostic = Diagnostic::new(codes::SEAL004, message);
                let help =
                    "set it with its scheme: `https://…`, `mailto:…`, `tel:…`; a bare number will do for `kind: phone`";
                diags.push(diagnostic.help(help).at(contacts, secret.span.clone()));
            }
            None => {
                let message = format!("channel `{id}`: no `{}` in the environment", secret.value);
                let diagnostic = Diagnostic::new(codes::SEAL003, message);
                diags.push(diagnostic.help("set it where the site is built").at(contacts, secret.span.clone()));
            }
        }
    }
    Outcome { value: Sealing { keys, values }, diags }
}

fn keys_of(policy: &Policy, site: &str, text: &str, diags: &mut Vec<Diagnostic>) -> Option<Keys> {
    match MasterKey::parse(text) {
        Ok(master) => Some(Keys::new(&master, site, policy.seal.epoch)),
        Err(why) => {
            let diagnostic = Diagnostic::new(codes::SEAL002, format!("{KEY_VARIABLE} {why}"));
            diags.push(diagnostic.help("`guichet seal keygen` prints a valid key"));
            None
        }
    }
}

/// The site's name in passes, where contacts.yaml gives none: the address that site.yaml says, whatever a build is told, so
/// that previews of a site take the same passes.
pub fn site_id(policy: &Policy, base_url: &str) -> String {
    policy.seal.site.clone().unwrap_or_else(|| base_url.replace('|', "%7C"))
}

fn address(kind: ChannelKind, value: &str, schemes: &Schemes) -> Option<Address> {
    let number = |text: &str| {
        text.chars().any(|c| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '(' | ')' | ' ' | '/'))
    };
    let bare = match kind.written {
        Written::Number if number(value) => Some("tel:"),
        Written::Mailbox if value.contains('@') && !value.contains([' ', ':', '/']) => Some("mailto:"),
        _ => None,
    };
    if let Some(scheme) = bare {
        return Some(Address { href: format!("{scheme}{}", value.replace(' ', "-")), text: Some(value.to_owned()) });
    }
    let readable = ["tel:", "sms:", "mailto:", "sip:"].into_iter().find_map(|scheme| value.strip_prefix(scheme));
    let text = readable.map(|rest| rest.split('?').next().unwrap_or(rest).to_owned());
    (is_address(value, schemes) && !value.contains(char::is_control)).then(|| Address { href: value.to_owned(), text })
}

impl Sealing {
    /// `_guichet/<locale>/sealed.json`, if anything is sealed.
    pub fn file(&self, policy: &Policy, locale: &str) -> Option<SealedFile> {
        let keys = self.keys.as_ref()?;
        let sealed = self.values.iter().filter_map(|(id, address)| {
            let channel = policy.channels.iter().find(|channel| channel.id == *id)?;
            let details = details(channel, address, locale);
            Some((id.clone(), seal(keys, id, locale, channel.plans.iter(), &channel.addons, &details)))
        });
        Some(SealedFile {
            v: VERSION,
            site: keys.site.clone(),
            epoch: keys.epoch,
            locale: locale.to_owned(),
            key: public_key(keys),
            plans: policy.plans.clone(),
            checks: checks(keys, &policy.plans),
            channels: sealed.collect(),
        })
    }

    /// Whether a channel's details are in the output, encrypted.
    pub fn holds(&self, channel: &str) -> bool {
        self.keys.is_some() && self.values.iter().any(|(id, _)| id == channel)
    }

    pub fn is_active(&self) -> bool {
        self.keys.is_some()
    }
}

fn details(channel: &Channel, address: &Address, locale: &str) -> Details {
    let in_language = |language: &str| address.href.replace("{lang}", language);
    let languages = channel.languages.iter().filter(|_| address.href.contains("{lang}"));
    Details {
        href: in_language(channel.language_for(locale).unwrap_or(locale)),
        text: address.text.clone(),
        languages: languages.map(|code| LanguageHref { code: code.clone(), href: in_language(code) }).collect(),
    }
}
