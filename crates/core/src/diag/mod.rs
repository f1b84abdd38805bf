//! One `Diagnostic` for everything that is wrong with content or settings. Content mistakes are data: every stage
//! returns its value and its diagnostics, and goes on. `Result` is for the environment (a full disk, no such folder).

mod code;
pub mod codes;
mod diagnostic;
mod family;
pub mod fix;
mod nearest;
pub mod printable;
mod repeats;
pub mod report;
mod severity;

pub use code::Code;
pub use diagnostic::{Diagnostic, Outcome};
pub use family::Family;
pub use fix::Fix;
pub use nearest::{instead, nearest, one_slip};
pub use repeats::tell_once;
pub use severity::Severity;
