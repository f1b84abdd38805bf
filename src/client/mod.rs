//! What runs in the reader's browser: plain ES modules, embedded in the binary and published as they are.

pub mod search;
