//! Runs the binary in a folder of its own, within a limit of time and of memory.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::support::{own_starter, started};

/// Seconds of computing that a run may take.
pub(super) const SECONDS: u64 = 10;
/// Seconds that a run may take if it waits instead of computing; larger, because other tests run at the same time.
const WAITING: u64 = 60;
/// Address space that a run may take, in KB. The allocator reserves far more than it uses.
const KILOBYTES: u64 = 4_000_000;

/// A folder for one test, empty at first and removed at the end.
pub(super) struct Folder {
    pub root: PathBuf,
}

/// How a run ended and what it printed.
#[derive(Debug)]
pub(super) struct Ran {
    /// The exit code; `None` if a limit ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// Panics unless the run ended by itself with this code, printed all of these and none of a panic's words.
    pub(super) fn expect(&self, name: &str, code: i32, output: &[&str]) {
        if let Some(fault) = self.fault(code, output) {
            let err: String = self.err.chars().take(3000).collect();
            panic!("{name}: {fault}\n{}{err}", self.out);
        }
    }

    /// What is wrong with the run, if anything.
    pub(super) fn fault(&self, code: i32, output: &[&str]) -> Option<String> {
        let all = format!("{}{}", self.out, self.err);
        match self.code {
            None => return Some("it did not end within the limits".into()),
            Some(_) if all.contains("C00") || all.contains("panicked") => {
                return Some("it panicked".into());
            }
            Some(found) if found != code => return Some(format!("exit code {found}, not {code}")),
            Some(_) => {}
        }
        let missing = output.iter().find(|words| !all.contains(**words));
        missing.map(|words| format!("“{words}” is not printed"))
    }
}

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let unique = format!("robust-{name}-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(unique);
        fs::create_dir_all(&root).expect("the target folder can be written");
        Self { root }
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("it is below the root"))
            .expect("folders can be made");
        path
    }

    pub(super) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.path(path), bytes).expect("files can be written");
        self
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    pub(super) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    /// The names in a folder below, sorted; the folder of records is left out.
    pub(super) fn names(&self, path: &str) -> Vec<String> {
        let entries = fs::read_dir(self.root.join(path)).into_iter().flatten().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| name != ".jixiao");
        names.sort();
        names
    }

    /// Runs `jixiao` here within the limits.
    pub(super) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_within(arguments, SECONDS)
    }

    /// Runs `jixiao` here with so many seconds of computing.
    pub(super) fn run_within(&self, arguments: &[&str], seconds: u64) -> Ran {
        let mut command = limited(seconds);
        command.args(arguments);
        self.wait_up_to(command, seconds.max(WAITING))
    }

    /// Runs a command here until it ends or has waited too long.
    pub(super) fn wait(&self, command: Command) -> Ran {
        self.wait_up_to(command, WAITING)
    }

    /// Runs a command here until it ends or so many seconds are over.
    fn wait_up_to(&self, mut command: Command, seconds: u64) -> Ran {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let stream = |name: &str| {
            let path = self.root.with_extension(format!("{number}.{name}"));
            (File::create(&path).expect("the target folder can be written"), path)
        };
        let ((out, out_path), (err, err_path)) = (stream("out"), stream("err"));
        command.current_dir(&self.root).env_remove("JIXIAO_FONTS");
        command.stdin(Stdio::null()).stdout(out).stderr(err);
        let mut child = started(|| command.spawn());
        let start = Instant::now();
        let code = loop {
            match child.try_wait().expect("a child can be waited for") {
                Some(status) => break status.code(),
                None if start.elapsed() > Duration::from_secs(seconds) => {
                    child.kill().expect("a child can be ended");
                    child.wait().expect("a child can be waited for");
                    break None;
                }
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        let text = |path: &Path| {
            let text = fs::read(path).expect("it was made");
            let _ = fs::remove_file(path);
            String::from_utf8_lossy(&text).into_owned()
        };
        Ran { code, out: text(&out_path), err: text(&err_path) }
    }
}

/// `jixiao` under limits of computing and of memory.
pub(super) fn limited(seconds: u64) -> Command {
    let mut command = Command::new("sh");
    let limits = format!("ulimit -t {seconds}; ulimit -v {KILOBYTES}; exec \"$0\" \"$@\"");
    command.args(["-c", &limits, env!("CARGO_BIN_EXE_jixiao")]);
    command
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// The facts file that `jixiao new` writes, filled in: nothing is wrong with it.
pub(super) fn starter() -> String {
    own_starter()
}

/// The starter with one part replaced, which must be there.
pub(super) fn starter_with(from: &str, to: &str) -> String {
    let text = starter();
    assert!(text.contains(from), "nothing to replace: {from}");
    text.replacen(from, to, 1)
}
