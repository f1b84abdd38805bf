//! Whether addresses of other sites still lead anywhere, and the files that are at them. What to ask, in which order and how politely, and what an answer means is
//! decided without a network; [`Client`] alone has one.
//!
//! | file | job |
//! |---|---|
//! | `rules` | which addresses are asked at all |
//! | `inquiry` | what to do next about one address, by the answers so far: follow, ask otherwise, wait, end |
//! | `pace` | how often a host is asked |
//! | `run` | all addresses at once, and whether there is a network |
//! | `silence` | why there was no answer |
//! | `verdict` | what came of an address, and how people are told |
//! | `memory` | what came of it the last time |
//! | `client` | requests, and which machines they go to |
//!
//! Addresses come from whoever writes articles, and the program runs inside of networks. So machines that are not of the Internet are
//! asked only where site.yaml names the host: by the address, by what a redirect says, and by what a name is looked up as.

mod client;
mod inquiry;
mod memory;
mod pace;
mod rules;
mod run;
mod silence;
mod verdict;

pub use client::Client;
pub use inquiry::{Answer, File, Method, Request};
pub use memory::Memory;
pub use rules::{Rules, Subject};
pub use run::{Ask, NoNetwork, all, files};
pub use silence::Silence;
pub use verdict::{Trouble, Verdict, What};

#[cfg(test)]
mod tests;
