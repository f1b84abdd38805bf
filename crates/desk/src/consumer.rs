//! Who is told of what happens, outside: what `outbox` needs of them.

use std::future::Future;

use crate::store::outbox::Delivery;
use crate::store::{Change, Failure, Session};

/// Who is told, and how.
pub trait Consumer: Send + Sync + 'static {
    /// Under what it is kept how far it has been told; it must stay the same.
    fn name(&self) -> &str;

    /// What is to be sent of an event: a text each, from which it can be sent.
    ///
    /// # Errors
    /// The database.
    fn plan(&self, session: &mut dyn Session, change: &Change) -> Result<Vec<String>, Failure>;

    /// Sends one. It may be sent twice, if this desk ends before it has written down that it was.
    fn send(&self, delivery: Delivery) -> impl Future<Output = Result<(), Fault>> + Send;
}

/// Why something could not be sent.
#[derive(Debug)]
pub struct Fault {
    /// For whoever runs the desk; without what customers wrote.
    pub why: String,
    /// To try again is of no use.
    pub is_final: bool,
}
