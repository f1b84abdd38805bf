//! All that a desk has while it runs.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use guichet_tickets::Attachment;
use jiff::Timestamp;
use tokio::sync::watch;

use crate::files::Files;
use crate::http::agent::provider::Oidc;
use crate::http::known::Known;
use crate::http::limits::Limits;
use crate::keys::DeskKey;
use crate::live::Live;
use crate::mail::account::Mail;
use crate::metrics::Metrics;
use crate::passes::Checked;
use crate::site::CurrentSite;
use crate::store::{Failure, Store};

/// All that answers are made from.
pub struct App {
    pub site: CurrentSite,
    pub store: Store,
    pub files: Files,
    pub live: Arc<Live>,
    pub key: DeskKey,
    pub checked: Checked,
    pub unread: Known,
    pub limits: Arc<Limits>,
    /// The time, unless a test has another.
    pub clock: fn() -> Timestamp,
    /// True once the desk is asked to stop: streams end then.
    pub stopping: watch::Receiver<bool>,
    /// Of the desk, with a slash at both ends.
    pub path: String,
    pub metrics: Metrics,
    /// Whether the database could be written to, when that was tried last.
    pub writable: Mutex<Option<(Instant, bool)>>,
    /// Where specialists sign in, if not by links.
    pub oidc: Option<Oidc>,
    /// Where there is e-mail.
    pub mail: Option<Mail>,
}

impl App {
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// After a request with files: removes those that are not part of a ticket now. If the connection to PostgreSQL broke at the very
    /// end, nobody knows; then the daily run does. SQLite always knows, and a disk that is full needs the room.
    pub async fn settle_files(&self, files: &[Attachment], unneeded: Result<&[Attachment], &Failure>) {
        match unneeded {
            Ok(unneeded) => self.files.drop_all(unneeded).await,
            Err(Failure::Unavailable(_)) if !self.store.is_sqlite() => {}
            Err(_) => self.files.drop_all(files).await,
        }
    }
}
