//! Runs the binary in a folder of its own, as a user would.
#![allow(dead_code, reason = "each test binary uses its own part of this")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder for one test, empty at first and removed at the end.
pub struct Sandbox {
    pub root: PathBuf,
}

/// What a run of the binary gave.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Sandbox {
    pub fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let unique = format!("{name}-{}-{number}", std::process::id());
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(unique);
        fs::create_dir_all(&root).expect("the target folder can be written");
        Self { root }
    }

    /// Writes a file, its folders included.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("it is below the root"))
            .expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
        self
    }

    pub fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.root.join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    /// Runs `jixiao` here.
    pub fn jixiao(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .args(arguments)
            .current_dir(&self.root)
            .env_remove("JIXIAO_FONTS")
            .output()
            .expect("the binary runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
        Ran {
            code: output.status.code().expect("it ends by itself"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// Keeps a Word file where `.ci/run` finds it for the validator; elsewhere nothing is kept.
pub fn keep_for_validator(name: &str, file: &[u8]) {
    if std::env::var_os("JIXIAO_CI").is_none() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("word-files");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let digest = jixiao::base::digest::digest([file]);
    fs::write(folder.join(format!("{digest:016x}-{name}")), file).expect("it can be written");
}

/// Every Word file below a folder, `out` and the like.
fn word_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let below = |path: PathBuf| match path.is_dir() {
        true => word_files(&path),
        false if path.extension().is_some_and(|ending| ending == "docx") => vec![path],
        false => Vec::new(),
    };
    entries.flat_map(below).collect()
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        for path in word_files(&self.root) {
            let file = fs::read(&path).unwrap_or_default();
            if file.starts_with(b"PK") {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                keep_for_validator(&name, &file);
            }
        }
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// A file of the project.
pub fn project_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The first sample's facts.
pub fn sample() -> String {
    fs::read_to_string(project_file("data/changning-2023.yaml")).expect("the sample is there")
}

/// Holds `actual` against a golden file; `ACCEPT=1` writes it instead.
pub fn golden(path: &str, actual: &str) {
    let file = project_file("tests/golden").join(path);
    if std::env::var_os("ACCEPT").is_some() {
        fs::create_dir_all(file.parent().expect("it is below tests/golden"))
            .expect("folders can be made");
        fs::write(&file, actual).expect("goldens can be written");
        return;
    }
    let wanted = fs::read_to_string(&file).unwrap_or_default();
    if wanted != actual {
        let line = wanted.lines().zip(actual.lines()).position(|(a, b)| a != b);
        let line = line.unwrap_or_else(|| wanted.lines().count().min(actual.lines().count()));
        panic!(
            "{path} differs at line {}:\n  golden: {}\n  actual: {}\n(ACCEPT=1 accepts, after reading)",
            line + 1,
            wanted.lines().nth(line).unwrap_or("<end>"),
            actual.lines().nth(line).unwrap_or("<end>"),
        );
    }
}

/// A part of a Word file as text.
pub fn word_part(file: &[u8], name: &str) -> String {
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a Word file is a zip");
    let mut part = archive.by_name(name).unwrap_or_else(|e| panic!("{name}: {e}"));
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut part, &mut xml).expect("parts are UTF-8");
    xml
}

/// The characters of a Word file's body, in order.
pub fn word_text(file: &[u8]) -> String {
    let xml = word_part(file, "word/document.xml");
    let mut text = String::new();
    for piece in xml.split("<w:t").skip(1).filter(|piece| piece.starts_with(['>', ' '])) {
        let inner = piece.split_once('>').expect("a tag ends").1;
        text.push_str(inner.split("</w:t>").next().unwrap_or_default());
    }
    quick_xml::escape::unescape(&text).expect("the body is well formed").into_owned()
}

/// The text of every cell of every table of a document, without white space.
pub fn cells(document: &jixiao::doc::Document) -> Vec<Vec<String>> {
    let tables = document.blocks().filter_map(|block| match &block.kind {
        jixiao::doc::BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let text = |cell: &jixiao::doc::Cell| -> String {
        let lines = cell.content.iter().map(|line| jixiao::doc::plain_text(line));
        lines.collect::<String>().chars().filter(|c| !c.is_whitespace()).collect()
    };
    tables.map(|table| table.rows().flat_map(|row| row.cells.iter().map(text)).collect()).collect()
}

/// Puts a copy of the standard pack's outline and section 四 where the binary finds them, with a contents list of so
/// many levels and both charts in.
pub fn illustrate(sandbox: &Sandbox, levels: u8) {
    let pack = |path: &str| {
        let path = project_file("templates/standard").join(path);
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    let contents = format!("\ncontents: {{title: 目录, levels: {levels}}}\n");
    let outline = pack("report.yaml") + &contents;
    let mut section = pack("sections/04-spending.md.tera");
    for name in ["income", "expenditure"] {
        let table = format!("{{{{ table(\"{name}\") }}}}\n");
        assert!(section.contains(&table), "{name}");
        section = section.replace(&table, &format!("{table}\n{{{{ chart(\"{name}\") }}}}\n"));
    }
    sandbox.write("templates/standard/report.yaml", outline);
    sandbox.write("templates/standard/sections/04-spending.md.tera", section);
}
