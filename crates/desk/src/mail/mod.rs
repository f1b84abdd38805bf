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

use settings::Server;
use smtp::Smtp;

pub use account::Mail;
pub use incoming::{Taken, Untaken, take};
pub use letters::{CONSUMER, Letters};
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
pub async fn check(settings: &Settings) -> Result<(), Vec<String>> {
    let ca = settings.ca.as_deref();
    let sender = Smtp::new(&settings.smtp, ca).map_err(|why| vec![why])?;
    let smtp = sender.check().await.map_err(|why| refused("mail-smtp", &settings.smtp, &why));
    let imap = match &settings.imap {
        Some(server) => imap::check(server, ca).await.map_err(|why| refused("mail-imap", server, &why)),
        None => Ok(()),
    };
    let wrong: Vec<String> = [smtp, imap].into_iter().filter_map(Result::err).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// What a server has said, and which one.
fn refused(name: &str, server: &Server, why: &str) -> String {
    let is_unknown = why.to_ascii_lowercase().contains("certificate");
    let hint = if is_unknown {
        "; `mail-ca` names a certificate that signs the server's, if the system doesn't know it"
    } else {
        ""
    };
    format!("`{name}`: {}:{}: {why}{hint}", server.host, server.port)
}
