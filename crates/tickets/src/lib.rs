//! Tickets of a support desk: what they are, in which states, who may do what to them, and what each reader sees of them.
//!
//! ```text
//! what somebody does ─► states (may they, and what follows) ─► event, appended to the ticket's history
//!                                                                  │
//!                        reader (whose is it) ─► view ◄────────────┘
//! ```
//!
//! All of it is pure: where tickets are kept, and how requests come in, is for `crates/desk`. Whether somebody may *begin* a
//! conversation is for `guichet_contacts::resolve`; here nobody is asked for a plan.

mod event;
mod reader;
mod search;
mod states;
mod text;
mod ticket;

pub use event::{Attachment, Event, Happening, Said, messages};
pub use reader::{Owner, Reader};
pub use search::{Wanted, folded, needs_a_look, terms, wanted, words};
pub use states::{Act, Actor, ROWS, Row, Step, step};
pub use text::{LONGEST_NAME, LONGEST_SUBJECT, LONGEST_TEXT, Unfit, excerpt, file_name, one_line, paragraphs};
pub use ticket::{Kind, State, TicketId};
