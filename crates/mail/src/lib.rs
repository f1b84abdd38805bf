//! E-mail of a support desk: what it sends, what comes back, and which ticket that belongs to.
//!
//! ```text
//! outgoing ─► bytes ─► (a server) ─► … ─► (a mailbox) ─► bytes ─► incoming ─► kind ─► thread ─► reply
//!    └───────────── address: what a reply is sent to, signed ─────────────────────────┘
//! ```
//!
//! All of it is pure: no network, no clock, no disk. Times, keys and random bytes are arguments. What comes in was written by
//! anybody: nothing here panics on it, takes more memory than a few times its size, or more time than grows with its size.
//! Whether the server that delivered a message has checked who sent it (SPF, DKIM, DMARC) is not known here.

mod address;
mod charset;
mod html;
mod incoming;
mod kind;
mod message_id;
mod mime;
mod outgoing;
mod person;
mod reply;
mod thread;
mod unknown;

pub use address::{AddressKey, Form, Refused, Unusable, Who};
pub use html::to_text;
pub use incoming::{Attachment, Incoming, LeftOut, Limits, read};
pub use kind::{Bounce, Kind, Own};
pub use message_id::{MessageId, subject_hint};
pub use mime::Unreadable;
pub use outgoing::{Enclosed, Letter, Sent, Unsendable, What, compose};
pub use person::Person;
pub use reply::{Folded, fold};
pub use thread::{Candidate, Thread, thread};
pub use unknown::unknown;
