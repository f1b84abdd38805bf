//! The `guichet` binary: hands the arguments to the library and exits with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet::cli::run(std::env::args_os())
}
