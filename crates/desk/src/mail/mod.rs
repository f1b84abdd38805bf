//! E-mail: what the desk writes to customers and specialists, and what they answer.
//!
//! ```text
//! history ─► letters ─► smtp ─► (a mail server)
//! (a mailbox) ─► imap ─┐
//! (a mail service) ─► http/inbound ─► incoming ─► history
//! ```
//!
//! What a mail looks like and what one says is in `guichet_mail`; here it is carried, and becomes events of tickets.

pub(crate) mod account;
mod imap;
mod incoming;
mod letters;
pub mod settings;
mod smtp;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::app::App;
use crate::outbox;

pub use account::Mail;
pub use incoming::{Taken, Untaken, take};
pub use letters::Letters;
pub use settings::Settings;

/// Sends and fetches until the desk stops.
pub fn start(app: &Arc<App>) {
    let Some(mail) = &app.mail else { return };
    tokio::spawn(outbox::run(Arc::clone(app), Arc::new(Letters { app: Arc::clone(app) }), app.stopping.clone()));
    if mail.settings.imap.is_some() {
        tokio::spawn(imap::follow(Arc::clone(app), app.stopping.clone()));
    }
}

/// Asks both servers whether they would take the desk in; nothing is sent or changed.
///
/// # Errors
/// A sentence for each that doesn't.
pub async fn check(mail: &Mail) -> Result<(), Vec<String>> {
    let smtp = mail.smtp.check().await.map_err(|why| format!("`mail-smtp`: {why}"));
    let imap = match &mail.settings.imap {
        Some(server) => {
            imap::check(server, mail.settings.ca.as_deref()).await.map_err(|why| format!("`mail-imap`: {why}"))
        }
        None => Ok(()),
    };
    let wrong: Vec<String> = [smtp, imap].into_iter().filter_map(Result::err).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}
