//! The contact form. Whether there is one at all, and in whose words, follows from the policy: to an endpoint if one is
//! set, else as an e-mail to an address that everyone may read.

pub(crate) mod check;
pub(crate) mod served;
pub(crate) mod settings;
pub(crate) mod view;

#[cfg(test)]
mod tests;
