//! Facts of one size and of four times that size: the time may grow five times at most. Exits with 1 if one grows more.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use jixiao::base::diag::Diagnostics;
use jixiao::pipeline::{Format, Pipeline};
use jixiao::workspace::Workspace;

/// The most that four times as much may take.
const MOST: f64 = 5.0;

/// How facts of a size are made from the starter.
type Grown = fn(&str, usize) -> String;

fn in_text(starter: &str, text: &str) -> String {
    let place = "text: 绩效指标设置不够细化，部分指标难以量化考核。";
    assert!(starter.contains(place));
    starter.replace(place, &format!("text: '{text}'"))
}

fn times(starter: &str, unit: &str, count: usize) -> String {
    in_text(starter, &unit.repeat(count))
}

fn tables(starter: &str, count: usize) -> String {
    let table = |n: usize| {
        format!(
            "  t{n}: {{title: 表{n}, columns: [{{id: a, name: 甲}}, {{id: b, name: 乙, unit: 个}}], \
             rows: [{{id: r, a: 丙, b: {n}}}]}}\n"
        )
    };
    let all: String = (0..count).map(table).collect();
    starter.replace("  reception:\n    title:", &format!("{all}  reception:\n    title:"))
}

fn projects(starter: &str, count: usize, funding: &str) -> String {
    let project = |n: usize| format!("  - {{id: p{n}, name: 项目{n}{funding}}}\n");
    let all: String = (0..count).map(project).collect();
    // 项目支出 is their sum.
    starter.replace("    actual: 376.65 ", "    reason: 无 ") + "projects:\n" + &all
}

const CASES: [(&str, usize, Grown); 12] = [
    ("digits", 50_000, |s, n| times(s, "7", n)),
    ("open braces", 50_000, |s, n| times(s, "{", n)),
    ("open citations", 25_000, |s, n| times(s, "${", n)),
    ("quotation marks", 50_000, |s, n| times(s, "“", n)),
    ("commas", 50_000, |s, n| times(s, "，", n)),
    ("names of oneself", 10_000, |s, n| times(s, "本单位，", n)),
    ("years", 10_000, |s, n| times(s, "2023年", n)),
    ("amounts", 5_000, |s, n| times(s, "公用经费支出38.74万元，", n)),
    ("open brackets", 2_500, |s, n| {
        s.to_string() + "extra:\n" + &(0..n).map(|n| format!("  a{n}: [\n")).collect::<String>()
    }),
    ("own tables", 1_250, tables),
    ("projects", 250, |s, n| projects(s, n, ", funding: [{source: fiscal, budget: 2, actual: 1}]")),
    ("projects without amounts", 500, |s, n| projects(s, n, "")),
];

/// The least seconds of three runs.
fn seconds(workspace: &Workspace, file: &Path) -> f64 {
    let run = |_| {
        let mut pipeline = Pipeline::new(workspace);
        let mut findings = Diagnostics::default();
        pipeline.pack("standard", &mut findings);
        let start = Instant::now();
        pipeline.make(file, &[Format::Docx, Format::Pdf], &mut findings);
        start.elapsed().as_secs_f64()
    };
    (0..3).map(run).fold(f64::INFINITY, f64::min)
}

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("linear");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let workspace = Workspace {
        root: folder.clone(),
        templates: folder.join("templates"),
        templates_named: false,
        fonts: vec![root.join("fonts")],
    };
    let starter =
        fs::read_to_string(root.join("templates/starter/facts.yaml")).expect("it is there");
    let mut worst: f64 = 0.0;
    println!("{:<26} {:>8} {:>9} {:>9} {:>6}", "what", "size", "ms", "ms of 4×", "times");
    for (name, size, grown) in CASES {
        let measured = [size, size * 4].map(|size| {
            let file = folder.join("单位.yaml");
            fs::write(&file, grown(&starter, size)).expect("it can be written");
            seconds(&workspace, &file)
        });
        let ratio = measured[1] / measured[0];
        worst = worst.max(ratio);
        let [one, four] = measured.map(|seconds| seconds * 1000.0);
        println!("{name:<26} {size:>8} {one:>9.1} {four:>9.1} {ratio:>6.2}");
    }
    if worst <= MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
