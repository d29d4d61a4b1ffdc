//! The same facts give the same bytes: twice in one process, with warm caches and with cold ones.

use jixiao::base::diag::Diagnostics;
use jixiao::pipeline::{Format, Pipeline};

use crate::support::{DEMO, Sandbox, illustrate, project_file, workspace};

#[test]
fn twice_in_one_process() {
    let workspace = workspace(None);
    let mut warm = Pipeline::new(&workspace);
    for name in ["changning-2023", "demo-2024"] {
        let facts = project_file(&format!("data/{name}.yaml"));
        let make = |pipeline: &mut Pipeline| {
            let made = pipeline.make(&facts, Format::ALL, &mut Diagnostics::default());
            let files = made.unwrap_or_else(|| panic!("{name} can be made")).files;
            assert_eq!(files.len(), Format::ALL.len(), "{name} in every format");
            files
        };
        let first = make(&mut warm);
        assert!(first == make(&mut warm), "{name}, with warm caches");
        assert!(first == make(&mut Pipeline::new(&workspace)), "{name}, with cold caches");
    }
}

#[test]
fn the_samples_of_the_readmes_are_made_by_this_program() {
    let workspace = workspace(None);
    let facts = project_file("data/demo-2024.yaml");
    let made = Pipeline::new(&workspace).make(&facts, Format::ALL, &mut Diagnostics::default());
    for (format, bytes) in made.expect("the demo can be made").files {
        let sample = format!("docs/samples/demo-2024.{}", format.writer().extension);
        let shown = std::fs::read(project_file(&sample)).expect("the sample is there");
        assert!(shown == bytes, "{sample} is not what the program makes: run docs/make");
    }
}

/// A text as the Windows editor saves it.
fn as_notepad_saves(text: &str) -> String {
    format!("\u{feff}{}", text.replace('\n', "\r\n"))
}

#[test]
fn from_files_with_the_line_ends_of_windows() {
    let [plain, saved] = ["plain", "saved"].map(Sandbox::new);
    plain.write("data/a.yaml", DEMO);
    illustrate(&plain, 2);
    saved.write("data/a.yaml", as_notepad_saves(DEMO));
    for file in ["report.yaml", "sections/04-spending.md.tera"] {
        let file = format!("templates/standard/{file}");
        let text = String::from_utf8(plain.read(&file)).expect("templates are UTF-8");
        saved.write(&file, as_notepad_saves(&text));
    }
    for sandbox in [&plain, &saved] {
        let ran = sandbox.jixiao(&["build"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }
    for file in ["out/a.docx", "out/a.pdf"] {
        assert!(plain.read(file) == saved.read(file), "{file} differs");
    }
}
