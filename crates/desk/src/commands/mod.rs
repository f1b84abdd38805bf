//! What `guichet-desk` does besides serving: each command in a room of its own.

pub mod agents;
pub mod audit;
pub mod backup;
pub mod demo;
pub mod export;
pub mod forget;
#[cfg(test)]
mod operation_tests;
pub mod outbox;
pub mod report;
pub mod restore;
