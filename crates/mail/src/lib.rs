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

pub use address::{AddressKey, Form, Refused, Unusable, Who};
