//! The support policy: who may reach support, how, in which languages and when. Stated once as data, and turned into
//! the facts that pages, shortcodes and `guichet contacts` show.
//!
//! ```text
//! contacts.yaml ─(config)→ Policy ─┬→ check   what can't be right
//!    plans: `>=basic`              ├→ matrix  plan × channel
//!    hours: `"08:00-20:00"`        ├→ view    in the words of a locale (words), for templates
//!                                  └→ json    ids and values, for programs
//! ```
//!
//! All of it is pure: YAML is read by `config`, environment variables and the clock by nobody here. Nothing here decides
//! about one reader at one time either: views say what holds for every plan, and pages choose among that.
//! **A gate decides what is shown. It keeps no secret**: whatever a view holds is in the page's source.

mod check;
mod hours;
mod json;
mod matrix;
mod plans;
mod policy;
mod view;
mod words;

pub use check::{Finding, Part, Place, check, check_gate};
pub use hours::{Days, Hours, OpenHours, Rule, parse_closed_day, parse_open_hours, parse_time_zone};
pub use json::ContactsJson;
pub use matrix::{Matrix, Row};
pub use plans::{PlanId, PlanSet, Reach};
pub use policy::{Channel, ChannelKind, Gate, Href, LanguageSource, Policy};
pub use view::{
    CellView, ChannelView, ContactView, LanguageView, LockedView, MatrixView, PlanView, Reader, RowView, channel_view,
    contact_view, matrix_view, plan_views,
};
pub use words::{channel_name, plan_list, plan_name};

#[cfg(test)]
mod tests;
