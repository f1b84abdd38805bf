//! Everything that needs the whole program: one binary, so that it links once.

mod bad_input;
mod cases;
mod contacts;
mod content_model;
mod determinism;
mod leaks;
mod outputs;
mod sample;
mod site;
