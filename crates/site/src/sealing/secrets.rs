//! Which values are secrets of a site.

use crate::load::SourceTree;
use guichet_contacts::{Policy, parse_contacts};
use guichet_core::address::Schemes;
use guichet_seal::{Environment, KEY_VARIABLE};
use guichet_secrets::Secrets;

/// The values of all `secret:` variables of the policy that the environment has, and the master key.
pub fn of(policy: &Policy, environment: &Environment) -> Secrets {
    let mut secrets = Secrets::default();
    for channel in &policy.channels {
        let Some(secret) = &channel.secret else { continue };
        let Some(value) = environment.get(&secret.value) else { continue };
        if !secrets.has(&secret.value) {
            secrets.add_address(&secret.value, value, &channel.languages);
        }
    }
    if let Some(key) = environment.get(KEY_VARIABLE) {
        secrets.add(KEY_VARIABLE, key, key.as_bytes());
    }
    secrets
}

/// The same for whoever has not read contacts.yaml yet.
pub fn in_tree(tree: &SourceTree, environment: &Environment) -> Secrets {
    of(&policy_of(tree), environment)
}

/// Whether the environment has anything to say of what is sealed, be it of use or not.
pub fn any_set(tree: &SourceTree, environment: &Environment) -> bool {
    let policy = policy_of(tree);
    let names = policy.channels.iter().filter_map(|channel| Some(channel.secret.as_ref()?.value.as_str()));
    names.chain([KEY_VARIABLE]).any(|name| environment.get(name).is_some())
}

fn policy_of(tree: &SourceTree) -> Policy {
    let policy = tree.texts.get_key_value("contacts.yaml");
    policy.map(|(file, text)| parse_contacts(file, text, &Schemes::default()).value).unwrap_or_default()
}
