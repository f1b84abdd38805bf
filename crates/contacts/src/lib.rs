//! The support policy: who may reach support, how, in which languages and when. Stated once as data, and turned into
//! the facts that pages, shortcodes and `guichet contacts` show.
//!
//! ```text
//! contacts.yaml ─(settings)→ Policy ─┬→ check    what can't be right
//!    plans: `>=basic`              ├→ matrix   plan × channel
//!    hours: `"08:00-20:00"`        ├→ resolve  one customer, one channel, one moment: one verdict
//!                               │     └→ offer   what of it is shown, wherever the channel is
//!                                  ├→ view     in the words of a locale (words), for templates
//!                                  └→ json     ids and values, for programs and for the resolver in the browser
//!                                       └→ published   the same read back, by a server that decides as the pages do
//! ```
//!
//! All of it is pure: `settings` reads YAML as a value, environment variables and the clock by nobody here. Views say what holds
//! for every plan; what holds for one reader now is decided by `resolve`, in pages by its twin in `crates/client/src/contacts`.
//! **A gate decides what is shown. It keeps no secret**: whatever a view holds is in the page's source. Of a sealed address
//! nothing comes in here but the name of its variable; `guichet_seal` has the rest.

mod check;
mod dates;
mod finding;
mod form;
mod hours;
mod json;
mod kinds;
mod matrix;
mod offer;
mod opening;
mod plans;
mod policy;
mod published;
mod reader;
mod resolve;
mod settings;
mod stretches;
mod view;
mod weekdays;
mod words;
mod zone;

pub use check::{check, check_gate, check_past_dates, is_address};
pub use dates::{DatedHours, Day, parse_date};
pub use finding::{Finding, FormPart, Part, Place, drop_address};
pub use form::check::check_form;
pub use form::settings::{ContactForm, FileType, parse_file_size};
pub use form::view::{FilesView, FormView, form_view};
pub use hours::{Hours, Rule};
pub use json::{ContactsJson, PolicyJson};
pub use kinds::{Answer, ChannelKind, KINDS, Kind, Written};
pub use matrix::{Matrix, Row};
pub use offer::{Answer as Answered, Offer, State, Vouched, Warning, answer, offer};
pub use plans::{PlanId, PlanSet, Reach};
pub use policy::{AddOn, Channel, Condition, Gate, Href, LanguageSource, Need, Policy, Reply, ReplyUnit, SealSettings};
pub use published::Published;
pub use reader::{LanguageView, Reader};
pub use resolve::{Customer, Decision, Next, Question, Rule as DecidingRule, Verdict, resolve};
pub use settings::parse_contacts;
pub use stretches::{OpenHours, parse_open_hours};
pub use view::{
    AddOnView, CellView, ChannelView, ContactView, LockedView, MatrixView, PlanView, RowView, channel_view,
    contact_view, matrix_view, plan_views,
};
pub use weekdays::Days;
pub use words::{addon_name, addons_text, channel_name, condition_text, plan_list, plan_name};
pub use zone::Zones;
pub use zone::parse_time_zone;

#[cfg(test)]
mod tests;
