//! Who a desk is to mail servers and in mails.

use guichet_mail::{AddressKey, Own};

use super::settings::Settings;
use super::smtp::Smtp;
use crate::keys::DeskKey;

/// The e-mail of a desk.
pub struct Mail {
    pub settings: Settings,
    pub(super) key: AddressKey,
    pub(super) smtp: Smtp,
}

impl Mail {
    /// # Errors
    /// A certificate can't be read.
    pub fn new(settings: Settings, key: &DeskKey) -> Result<Mail, String> {
        let smtp = Smtp::new(&settings.smtp, settings.ca.as_deref())?;
        Ok(Mail { key: AddressKey(key.addresses()), smtp, settings })
    }

    /// The domain of Message-IDs.
    pub(super) fn domain(&self) -> &str {
        self.settings.reply_to.domain()
    }

    /// What mails are told apart by from those of others.
    pub(super) fn own<'a>(&'a self, site: &'a str, addresses: &'a [&'a str]) -> Own<'a> {
        Own { site, domain: self.domain(), addresses, form: Some(&self.settings.reply_to), lists: &[] }
    }
}
