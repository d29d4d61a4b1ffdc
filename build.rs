//! Lists the files under `templates/` in a generated table, so that they are compiled into the binary; tells the binary
//! the commit and the fonts it was made from; asks for a stack on Windows as large as other systems give.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

#[allow(dead_code, reason = "only one of its functions is wanted here")]
#[path = "src/base/digest.rs"]
#[allow(unreachable_pub, reason = "public in the crate that the file belongs to")]
mod digest;

/// The main thread's stack on Windows in bytes; the usual 1 MiB is an eighth of what Linux gives.
const STACK: u32 = 8 << 20;

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    println!("cargo::rustc-env=JIXIAO_COMMIT={}", commit(&root));
    println!("cargo::rustc-env=JIXIAO_FONTS_DIGEST={}", fonts(&root.join("fonts"))?);
    ask_for_stack();
    println!("cargo::rerun-if-changed=templates");
    let mut files = Vec::new();
    list(&root.join("templates"), &mut files)?;
    files.sort();
    let mut table = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(root.join("templates")).expect("listed below it");
        let name = name.to_str().expect("template names are ASCII").replace('\\', "/");
        writeln!(table, "    ({name:?}, include_str!({:?})),", file.display().to_string())
            .expect("writing to a string never fails");
    }
    table.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("builtin.rs"), table)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "yaml" || e == "tera") {
            files.push(path);
        }
    }
    Ok(())
}

/// The commit that is built: `JIXIAO_COMMIT`, or git's answer. A debug build states none, or each commit would compile
/// everything again.
fn commit(root: &Path) -> String {
    println!("cargo::rerun-if-env-changed=JIXIAO_COMMIT");
    let release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let stated = env::var("JIXIAO_COMMIT").ok().filter(|commit| !commit.is_empty());
    let asked = || {
        for part in ["HEAD", &git(root, &["symbolic-ref", "-q", "HEAD"])?, "packed-refs"] {
            println!("cargo::rerun-if-changed={}", git(root, &["rev-parse", "--git-path", part])?);
        }
        git(root, &["rev-parse", "--short=12", "HEAD"])
    };
    stated.or_else(|| release.then(asked).flatten()).unwrap_or_else(|| "unknown".into())
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).current_dir(root).output().ok()?;
    let line = String::from_utf8(output.stdout).ok()?.trim().to_string();
    (output.status.success() && !line.is_empty()).then_some(line)
}

/// A digest of the shipped fonts, names and bytes; `unknown` where there are none.
fn fonts(folder: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == "ttf")).collect();
    files.sort();
    let mut pieces = Vec::new();
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        pieces.extend([name.into_owned().into_bytes(), fs::read(file)?]);
    }
    let digest = digest::digest(pieces.iter().map(Vec::as_slice));
    Ok(if files.is_empty() { "unknown".into() } else { format!("{digest:016x}") })
}

fn ask_for_stack() {
    if env::var_os("CARGO_CFG_WINDOWS").is_none() {
        return;
    }
    let msvc = env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|environment| environment == "msvc");
    let argument = if msvc { format!("/STACK:{STACK}") } else { format!("-Wl,--stack,{STACK}") };
    println!("cargo::rustc-link-arg-bins={argument}");
}
