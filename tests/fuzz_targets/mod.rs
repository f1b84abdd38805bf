//! What must hold for any bytes whatever: a function per target, which returns, or panics where a promise is broken.
//!
//! `fuzz/` drives them with inputs that grow towards new code; `cargo test` replays the seeds and every input that once
//! broke something. The rules about HTML and addresses are written down here a second time, from the standards and not
//! from our code, so that both would have to be wrong in the same way.

pub mod address;
pub mod archive;
pub mod css;
pub mod exchange;
pub mod html;
pub mod index;
pub mod links;
pub mod mail;
pub mod markdown;
pub mod messages;
pub mod redirects;
pub mod seal;
pub mod settings;
pub mod site;
mod small;
pub mod told;

/// What runs a target.
pub type Run = fn(&[u8]);

/// Every target by the name of its program, its seeds and its regressions in `fuzz/`.
pub const TARGETS: [(&str, Run); 11] = [
    ("css", css::run),
    ("exchange", exchange::run),
    ("index", index::run),
    ("links", links::run),
    ("mail", mail::run),
    ("markdown", markdown::run),
    ("messages", messages::run),
    ("redirects", redirects::run),
    ("seal", seal::run),
    ("settings", settings::run),
    ("site", site::run),
];

/// The first line of an input, and what follows it: many inputs say there what the rest is.
fn headed(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// Files are read on the threads of a pool, whose stacks are a quarter of the main thread's: what is nested must be
/// refused in time there.
fn on_a_small_stack(work: impl FnOnce() + Send) {
    const STACK: usize = 2 << 20;
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("a thread");
        if let Err(panic) = thread.join() {
            std::panic::resume_unwind(panic);
        }
    });
}
