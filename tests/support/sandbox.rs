//! Runs the binary in a folder of its own, as a user would.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use jixiao::base::digest::digest;

use super::files;

/// A folder for one test, empty at first and removed at the end.
pub(crate) struct Sandbox {
    pub root: PathBuf,
    /// Digests of what the test itself wrote.
    written: Mutex<Vec<u64>>,
}

/// What a run of the binary gave.
pub(crate) struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Sandbox {
    pub(crate) fn new(name: &str) -> Self {
        Self::within(Path::new(env!("CARGO_TARGET_TMPDIR")), name)
    }

    /// A folder outside of the repository, whose fonts a program in it does not find.
    pub(crate) fn outside(name: &str) -> Self {
        Self::within(&std::env::temp_dir(), &format!("jixiao-{name}"))
    }

    fn within(folder: &Path, name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let unique = format!("{name}-{}-{number}", std::process::id());
        let root = folder.join(unique);
        fs::create_dir_all(&root).expect("the folder can be written");
        Self { root, written: Mutex::default() }
    }

    /// Writes a file, its folders included.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.root.join(path);
        let bytes = bytes.as_ref();
        self.written.lock().expect("no writer has panicked").push(digest([bytes]));
        fs::create_dir_all(path.parent().expect("it is below the root"))
            .expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
        self
    }

    /// Saves a file as an editor does that puts a whole one in its place.
    pub(crate) fn save(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let place = self.root.join(path);
        let name = place.file_name().expect("it has a name").to_string_lossy().into_owned();
        let beside = format!("{}.{name}.part", path.strip_suffix(&name).expect("its own name"));
        self.write(&beside, bytes);
        fs::rename(self.root.join(beside), place).expect("files can be renamed");
        self
    }

    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    /// A folder below this one, to run in.
    pub(crate) fn inside(&self, folder: &str) -> Self {
        Self { root: self.root.join(folder), written: Mutex::default() }
    }

    /// Runs `jixiao` here.
    pub(crate) fn jixiao(&self, arguments: &[&str]) -> Ran {
        self.run(Path::new(env!("CARGO_BIN_EXE_jixiao")), arguments)
    }

    /// Runs a program here.
    pub(crate) fn run(&self, program: &Path, arguments: &[&str]) -> Ran {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.root).env_remove("JIXIAO_FONTS");
        let output = started(|| command.output());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Ran {
            code: output.status.code().expect("it ends by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// Starts a program. One that was just copied may be open for writing still, in a process that another test is starting: it is
/// waited for.
pub(crate) fn started<T>(mut start: impl FnMut() -> io::Result<T>) -> T {
    loop {
        match start() {
            Err(e) if e.kind() == io::ErrorKind::ExecutableFileBusy => {
                std::thread::sleep(Duration::from_millis(10));
            }
            started => return started.expect("the binary runs"),
        }
    }
}

/// Keeps a file where `.ci/run` finds it for the validator of its format; elsewhere nothing is kept.
pub(crate) fn keep_for_validator(name: &str, file: &[u8]) {
    if std::env::var_os("JIXIAO_CI").is_none() {
        return;
    }
    let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{ending}-files"));
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let digest = digest([file]);
    fs::write(folder.join(format!("{digest:016x}-{name}")), file).expect("it can be written");
}

/// Whether a file begins as a Word file or a PDF does; tests make empty and stretched ones on purpose.
fn is_report(path: &Path, file: &[u8]) -> bool {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("docx") => file.starts_with(b"PK"),
        Some("pdf") => file.starts_with(b"%PDF-1.7"),
        _ => false,
    }
}

impl Drop for Sandbox {
    /// Keeps the reports that the program made. One that the test wrote may be broken on purpose.
    fn drop(&mut self) {
        let written = std::mem::take(&mut *self.written.lock().unwrap_or_else(|e| e.into_inner()));
        for path in files(&self.root) {
            let file = fs::read(&path).unwrap_or_default();
            if is_report(&path, &file) && !written.contains(&digest([file.as_slice()])) {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                keep_for_validator(&name, &file);
            }
        }
        let _ = fs::remove_dir_all(&self.root);
    }
}
