//! Outside programs that tests ask for their judgement.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The program `name`, if it is installed. If not, the test says that it is skipped; under `JIXIAO_CI=1`, where
/// every tool must be there, it fails.
pub fn tool(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file());
    found.or_else(|| skip(name))
}

/// Python, if it has the module `name`; if not, as [`tool`].
#[allow(dead_code, reason = "not every test asks Python")]
pub fn python_with(name: &str) -> Option<PathBuf> {
    let python = tool("python3")?;
    let tried = Command::new(&python).args(["-c", &format!("import {name}")]).output();
    tried.is_ok_and(|output| output.status.success()).then_some(python).or_else(|| skip(name))
}

fn skip(name: &str) -> Option<PathBuf> {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("?");
    eprintln!("SKIPPED {test}: {name} missing");
    assert!(std::env::var_os("JIXIAO_CI").is_none_or(|v| v != "1"), "{name} is not installed");
    None
}

/// What a program prints about a file; its complaints too. The test fails if the program does.
pub fn ask(program: &Path, arguments: &[&str], file: &Path, after: &[&str]) -> String {
    let mut command = Command::new(program);
    let output = command.args(arguments).arg(file).args(after).output();
    let output = output.expect("an installed program can be run");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(output.status.success(), "{} {arguments:?}: {said}", program.display());
    said
}

/// A file for this test alone.
pub fn scratch(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(name);
    std::fs::write(&file, bytes).expect("cargo's folder for tests can be written to");
    file
}
