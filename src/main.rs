//! The binary: parses arguments, runs, gives the exit code.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    jixiao::cli::run(std::env::args_os()).into()
}
