//! The support desk behind a help centre: tickets, who they belong to, and who answers them.
//!
//! ```text
//! public/ ─► site ──────────────┐  plans × channels × languages × hours, passes, words
//!                               ▼
//! request ─► http (who, form) ─► store ─► SQLite or PostgreSQL ─► live ─► open inboxes
//!                    └─► files (attachments)  └─► outbox ─► mail, webhooks
//! ```
//!
//! What a ticket is, and who may do what to it, is in `guichet_tickets`; who may begin one, in `guichet_contacts`. The generator
//! knows nothing of this crate: a help centre without a desk is files.

pub mod age;
pub mod app;
pub mod commands;
pub mod consumer;
pub mod files;
pub mod http;
pub mod insights;
pub mod keys;
pub mod live;
pub mod log;
pub mod mail;
pub mod metrics;
pub mod opening;
pub mod outbox;
pub mod passes;
pub mod reachable;
pub mod retention;
pub mod service;
pub mod settings;
pub mod site;
pub mod store;
mod tls;
pub mod webhooks;
mod with_site;

#[cfg(test)]
mod docs_tests;
