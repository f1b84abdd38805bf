//! The `guichet` binary: hands the arguments to the library and exits with its code.

use std::process::ExitCode;

/// A build makes some hundred allocations a page on several threads: the system's allocator takes a tenth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    guichet::cli::run(std::env::args_os())
}
