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
pub mod agents;
pub mod app;
pub mod audit;
pub mod backup;
pub mod consumer;
pub mod demo;
pub mod export;
pub mod files;
pub mod forget;
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
pub mod report;
pub mod restore;
pub mod retention;
pub mod service;
pub mod settings;
pub mod site;
pub mod store;
mod tls;
pub mod undelivered;
pub mod webhooks;
mod with_site;

#[cfg(test)]
mod docs_tests;
#[cfg(test)]
mod operation_tests;
