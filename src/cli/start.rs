//! Runs that begin without a command: a double click, or facts files dropped on the program.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::facts_files::saved_as_text;
use super::menu::Menu;
use super::output::Output;
use super::{Outcome, commands, console};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::workspace;

/// What becomes of arguments that name no command; nothing if they are an ordinary command line.
///
/// Facts files are built. In a window of its own the program stays until a key is pressed; without arguments it offers
/// what can be done there.
pub(super) fn without_command(arguments: &[OsString]) -> Option<Outcome> {
    let own = console::is_own();
    if arguments.is_empty() {
        return own.then(|| Menu::new().run());
    }
    if !arguments.iter().all(|argument| Path::new(argument).is_absolute() || is_facts(argument)) {
        return None;
    }
    if !own {
        return arguments.iter().all(is_facts).then(|| build(arguments));
    }
    let outcome = dropped(arguments);
    Output::default().hold_window();
    Some(outcome)
}

/// A `.yaml` or `.yml` that is there.
fn is_facts(argument: &OsString) -> bool {
    let path = Path::new(argument);
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ending == "yaml" || ending == "yml") && path.is_file()
}

/// Builds what was dropped, each beside its own `data` folder.
fn dropped(arguments: &[OsString]) -> Outcome {
    if !arguments.iter().all(is_facts) {
        let as_text =
            arguments.iter().map(Path::new).find(|path| workspace::is_facts_as_text(path));
        Output::default()
            .finding(&as_text.map_or_else(not_facts, |path| saved_as_text(path, codes::C01)));
        return Outcome::Unable;
    }
    let build_there = |argument| {
        let (folder, file) = place_of(Path::new(argument));
        match workspace::enter(&folder) {
            true => {
                Output::default().say(&format!("在“{}”里：", folder.display()));
                build(&[file.into_os_string()])
            }
            // The folder's path is too long to stand in: reports go where the program was started.
            false => build(std::slice::from_ref(argument)),
        }
    };
    let outcomes: Vec<Outcome> = arguments.iter().map(build_there).collect();
    outcomes.into_iter().find(|outcome| *outcome != Outcome::Fine).unwrap_or(Outcome::Fine)
}

/// The folder in which `data/` with the file lies and the file as seen from there, or the file's own folder.
fn place_of(file: &Path) -> (PathBuf, PathBuf) {
    let name = file.file_name().unwrap_or_default();
    let folder = file.parent().unwrap_or(Path::new(""));
    let is_data = folder.file_name().is_some_and(|name| name.eq_ignore_ascii_case("data"));
    match folder.parent().filter(|_| is_data) {
        Some(above) => (above.to_path_buf(), Path::new("data").join(name)),
        None => (folder.to_path_buf(), PathBuf::from(name)),
    }
}

fn not_facts() -> Diagnostic {
    Diagnostic::new(codes::C01, "拖到程序上的不是填报数据")
        .hint("请拖 data 文件夹里的 .yaml 文件；不拖文件、双击程序可以看到全部做法")
}

fn build(files: &[OsString]) -> Outcome {
    let command = ["jixiao", "build", "--"].map(OsString::from);
    commands::run(command.into_iter().chain(files.iter().cloned()).collect())
}
