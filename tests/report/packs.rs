//! Each shipped pack with the facts of eight units of many kinds: every report is made without errors, and nothing of a
//! template is left in its text.

use std::fs;
use std::thread;

use crate::support::{Sandbox, project_file, word_text};

/// Facts files, each with projects: the samples, and those of a township in 元, a kindergarten, a hospital, an office with last
/// year's facts, and a bureau that nobody wrote for this program.
const FACTS: [&str; 8] = [
    "data/demo-2024.yaml",
    "data/school-2024.yaml",
    "data/township-2024.yaml",
    "tests/rounds/1/taoping-2024.yaml",
    "tests/rounds/2/kindergarten-2024.yaml",
    "tests/rounds/3/hospital-2023.yaml",
    "tests/rounds/4/shijian-2024.yaml",
    "tests/rounds/6/nongye-2024.yaml",
];

/// What one of them names.
const PREVIOUS: &str = "tests/rounds/4/shijian-2023.yaml";

/// Packs that are made in one run, since the names of their files differ, and where.
const RUNS: [(&str, &str); 2] = [("standard,project", "甲"), ("hunan-2020,web", "乙")];

/// The name of a file without its folder and ending.
fn stem(path: &str) -> &str {
    path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).expect("a facts file")
}

/// Makes the reports of some packs.
fn make(sandbox: &Sandbox, (packs, folder): (&str, &str)) {
    let files = FACTS.map(|path| format!("data/{}.yaml", stem(path)));
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let options = ["--pack", packs, "--out", folder, "--quiet"];
    let ran = sandbox.jixiao(&[&["build"][..], &files, &options].concat());
    assert!(ran.code == 0 && !ran.stderr.contains("错误["), "{packs}: {}", ran.stderr);
}

/// What no report has: pieces of templates and citations, values that are none, two marks or units where one should stand.
const LEFTOVERS: [&str; 25] = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "${",
    "None",
    "NaN",
    "null",
    "true",
    "false",
    "万元万元",
    "元元",
    "%%",
    "。。",
    "，，",
    "、、",
    "；；",
    "，。",
    "、。",
    "；。",
    "：。",
    "（）",
    "“”",
    "未核",
];

/// The leftovers in a text, with what stands around them.
fn leftovers(text: &str) -> Vec<String> {
    let around = |at: usize| {
        let before: String = text[..at].chars().rev().take(12).collect();
        let before: String = before.chars().rev().collect();
        let behind: String = text[at..].chars().take(12).collect();
        format!("{before}{behind}")
    };
    let words = LEFTOVERS.iter().flat_map(|word| text.match_indices(word).map(|(at, _)| at));
    let private = text.char_indices().filter(|(_, c)| ('\u{e000}'..='\u{f8ff}').contains(c));
    words.chain(private.map(|(at, _)| at)).map(around).collect()
}

#[test]
fn four_packs_make_the_reports_of_eight_units() {
    let sandbox = Sandbox::new("packs");
    for path in FACTS.iter().chain([&PREVIOUS]) {
        let facts = fs::read(project_file(path)).expect("it is there");
        sandbox.write(&format!("data/{}.yaml", stem(path)), facts);
    }
    thread::scope(|scope| {
        let sandbox = &sandbox;
        RUNS.map(|run| scope.spawn(move || make(sandbox, run))).map(|one| one.join())
    })
    .into_iter()
    .for_each(|ended| ended.expect("every report is made"));
    let mut faults = Vec::new();
    for name in FACTS.map(stem) {
        let whole = [format!("甲/{name}"), format!("乙/{name}"), format!("乙/{name}-公开")];
        let of_projects = projects(&sandbox, name);
        assert!(!of_projects.is_empty(), "{name}: no report of a project");
        for report in whole.into_iter().chain(of_projects) {
            assert!(sandbox.read(&format!("{report}.pdf")).starts_with(b"%PDF-1.7"), "{report}");
            let text = word_text(&sandbox.read(&format!("{report}.docx")));
            assert!(text.chars().count() > 800, "{report}: {text}");
            faults.extend(leftovers(&text).into_iter().map(|left| format!("{report}: {left}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The reports of a unit's projects.
fn projects(sandbox: &Sandbox, name: &str) -> Vec<String> {
    let entries = fs::read_dir(sandbox.root.join("甲")).expect("reports were made").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let begins = format!("{name}-项目自评-");
    let its = names.filter_map(|file| file.strip_suffix(".docx").map(str::to_string));
    its.filter(|file| file.starts_with(&begins)).map(|file| format!("甲/{file}")).collect()
}
