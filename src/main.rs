//! The binary: parses arguments, runs, gives the exit code.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
        eprintln!("错误[C00]：程序内部出错（{}）", place.unwrap_or_default());
        eprintln!("  提示：原有文件没有改动；请把填报数据和这一行报给维护者");
    }));
    match std::panic::catch_unwind(|| jixiao::cli::run(std::env::args_os())) {
        Ok(outcome) => outcome.into(),
        Err(_) => ExitCode::from(2),
    }
}
