//! The Markdown of one body → `Body`.
