//! Everything that needs the whole program: one binary, so that it links once.

mod addresses;
mod anchors;
mod bad_input;
mod browsing;
mod cases;
mod clashes;
mod contact_form;
mod contacts;
mod content_model;
mod determinism;
mod folder_texts;
mod fuzz;
#[path = "../fuzz_targets/mod.rs"]
mod fuzz_targets;
mod growth;
mod guarantees;
mod host_files;
mod inherited_addresses;
mod leaks;
mod names;
mod one_mistake;
mod outputs;
mod pages;
mod panel;
mod pictures;
mod plan_tables;
mod policy;
mod publishing;
mod sample;
mod sealed;
mod search;
mod serve;
mod settings;
mod site;
mod supply;
mod theming;
mod twins;
mod unpublished;
mod wording;
#[path = "../../src/work.rs"]
mod work;
mod workflows;
