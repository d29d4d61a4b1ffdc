//! Addresses and files in the programs that people use for them: the browser, an editor.

use std::env;
use std::ffi::OsString;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;

use super::failure::FileFailure;

/// A place in a file that an editor is to show.
#[derive(Clone, Copy, Debug)]
pub struct EditorPlace<'p> {
    /// The file.
    pub file: &'p Path,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// Opens an address in the browser. The failure is that of the program that would have opened it.
pub fn open_address(address: &str) -> Result<(), FileFailure> {
    system::open(address.as_ref())
}

/// Opens a file in an editor: the command that is given, `$VISUAL`, or what the system opens such files with.
pub fn open_file(editor: Option<&str>, place: EditorPlace) -> Result<(), FileFailure> {
    let visual = env::var("VISUAL").ok();
    let command = editor.map(str::to_string).or(visual).filter(|words| !words.trim().is_empty());
    let Some(command) = command else { return system::open(place.file.as_os_str()) };
    let mut words = words(&command);
    let program = words.remove(0);
    let arguments = arguments(&program, &words, place);
    let started = start(&program, &arguments).map_err(|error| failure(&program, &error))?;
    leave(started);
    Ok(())
}

/// Starts an editor in this terminal, if it needs one. On Windows many are started by a `.cmd` of their name.
fn start(program: &str, arguments: &[OsString]) -> Result<Child, Error> {
    let first = Command::new(program).args(arguments).spawn();
    match first {
        Err(error) if cfg!(windows) && error.kind() == ErrorKind::NotFound => {
            Command::new(format!("{program}.cmd")).args(arguments).spawn()
        }
        other => other,
    }
}

/// Lets a program run by itself; somebody has to take note of its end.
fn leave(mut child: Child) {
    let waiting = move || {
        let _ = child.wait();
    };
    let _ = thread::Builder::new().spawn(waiting);
}

fn failure(program: &str, error: &Error) -> FileFailure {
    let why = match error.kind() {
        ErrorKind::NotFound => "没有这个程序".to_string(),
        ErrorKind::PermissionDenied => "没有运行它的权限".to_string(),
        _ => FileFailure::reading(Path::new(program), error).why,
    };
    FileFailure::new(Path::new(program), why, "用 --editor 写一个装好的编辑器，如 --editor code")
}

/// The words of a command; what stands in double quotes is one word, and so is the path of a program that is there.
fn words(command: &str) -> Vec<String> {
    let command = command.trim();
    if Path::new(command).is_file() {
        return vec![command.to_string()];
    }
    let (mut words, mut word, mut is_quoted) = (Vec::new(), String::new(), false);
    for c in command.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            c if c.is_whitespace() && !is_quoted => words.push(std::mem::take(&mut word)),
            c => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    if words.is_empty() { vec![command.to_string()] } else { words }
}

/// Editors by how they are told a line: the name of the program, then what it takes.
const EDITORS: &[(&[&str], &[&str])] = &[
    (
        &["code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"],
        &["-g", "{file}:{line}:{column}"],
    ),
    (&["subl", "sublime_text", "zed", "hx"], &["{file}:{line}:{column}"]),
    (&["notepad++"], &["-n{line}", "-c{column}", "{file}"]),
    (&["kate", "kwrite"], &["-l", "{line}", "-c", "{column}", "{file}"]),
    (
        &[
            "vi",
            "vim",
            "nvim",
            "gvim",
            "nano",
            "emacs",
            "emacsclient",
            "gedit",
            "micro",
            "mousepad",
        ],
        &["+{line}", "{file}"],
    ),
];

/// The arguments of an editor: those of the command, in which `{file}`, `{line}` and `{column}` are filled in; where no file
/// is named, behind them what the editor is known to take, or the file alone.
fn arguments(program: &str, given: &[String], place: EditorPlace) -> Vec<OsString> {
    let stem = Path::new(program).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let known = EDITORS.iter().find(|(names, _)| names.contains(&stem.as_str()));
    let behind = match given.iter().any(|word| word.contains("{file}")) {
        true => &[][..],
        false => known.map_or(&["{file}"][..], |(_, takes)| *takes),
    };
    let all = given.iter().map(String::as_str).chain(behind.iter().copied());
    all.map(|word| filled_in(word, place)).collect()
}

fn filled_in(word: &str, EditorPlace { file, line, column }: EditorPlace) -> OsString {
    let word = word.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
    let Some((before, behind)) = word.split_once("{file}") else { return word.into() };
    let mut all = OsString::from(before);
    all.push(plain(file));
    all.push(behind);
    all
}

/// A path that no program takes for an option.
fn plain(file: &Path) -> PathBuf {
    std::path::absolute(file).unwrap_or_else(|_| Path::new(".").join(file))
}

/// What opens things on Windows: `start`.
#[cfg(windows)]
mod system {
    use std::ffi::{OsStr, c_void};
    use std::os::windows::ffi::OsStrExt;
    use std::path::Path;
    use std::ptr::null;

    use super::FileFailure;

    #[link(name = "shell32")]
    unsafe extern "system" {
        fn ShellExecuteW(
            window: *mut c_void,
            verb: *const u16,
            file: *const u16,
            arguments: *const u16,
            folder: *const u16,
            show: i32,
        ) -> isize;
    }

    /// Opens an address or a file. For a file of an ending that nothing opens the system asks which program is to.
    pub(super) fn open(what: &OsStr) -> Result<(), FileFailure> {
        if execute("open", what) || execute("openas", what) {
            return Ok(());
        }
        let advice = "用 --editor 写一个装好的编辑器，如 --editor notepad";
        Err(FileFailure::new(Path::new(what), "系统不知道用什么程序打开", advice))
    }

    fn execute(verb: &str, what: &OsStr) -> bool {
        let verb: Vec<u16> = verb.encode_utf16().chain([0]).collect();
        let what: Vec<u16> = what.encode_wide().chain([0]).collect();
        const SHOWN: i32 = 1;
        let window = std::ptr::null_mut();
        // SAFETY: both texts end with a zero, and the rest may be left out.
        let given =
            unsafe { ShellExecuteW(window, verb.as_ptr(), what.as_ptr(), null(), null(), SHOWN) };
        // Up to 32 it is an error.
        given > 32
    }
}

/// What opens things elsewhere: `xdg-open`, on macOS `open`.
#[cfg(not(windows))]
mod system {
    use std::ffi::OsStr;
    use std::process::{Command, Stdio};

    use super::{FileFailure, failure, leave};

    const OPENER: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

    /// Opens an address or a file.
    pub(super) fn open(what: &OsStr) -> Result<(), FileFailure> {
        let quiet = Stdio::null;
        let opener =
            Command::new(OPENER).arg(what).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
        leave(opener.map_err(|error| failure(OPENER, &error))?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(command: &str) -> String {
        let mut words = words(command);
        let program = words.remove(0);
        let place = EditorPlace { file: Path::new("/a b/甲.yaml"), line: 7, column: 3 };
        let arguments = arguments(&program, &words, place);
        let arguments: Vec<_> = arguments.iter().map(|one| one.to_string_lossy()).collect();
        format!("{program}|{}", arguments.join("|"))
    }

    #[test]
    #[cfg(unix)]
    fn an_editor_is_told_the_line_in_its_own_way() {
        assert_eq!(shown("code"), "code|-g|/a b/甲.yaml:7:3");
        assert_eq!(shown("/usr/bin/vim"), "/usr/bin/vim|+7|/a b/甲.yaml");
        assert_eq!(shown("记事本"), "记事本|/a b/甲.yaml");
        assert_eq!(shown("code --wait"), "code|--wait|-g|/a b/甲.yaml:7:3");
        assert_eq!(shown("\"my editor\" at={line} {file}"), "my editor|at=7|/a b/甲.yaml");
    }
}
