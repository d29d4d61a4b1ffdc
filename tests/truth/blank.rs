//! Blank is not filled: a value of blanks is read as one that is not there, whatever it is.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::support::{Sandbox, project_file};
use jixiao::base::diag::Diagnostics;
use jixiao::base::source::Sources;
use jixiao::base::yaml::{self, Node, NodeValue};
use jixiao::data;
use jixiao::doc::dump;
use jixiao::pipeline::Pipeline;
use jixiao::workspace::Workspace;

/// What a blank leaves behind where it is taken for words.
const TRACES: [&str; 16] = [
    "主要原因是。",
    "主要原因是，",
    "主要原因是；",
    "责任人：。",
    "时限：。",
    "：同志",
    "、同志",
    "，同志",
    "：，",
    "：。",
    "。。",
    "，。",
    "、、",
    "、。",
    "其中：，",
    "《》",
];

/// The characters of every scalar value of a text.
fn leaves(text: &str) -> Vec<Range<usize>> {
    let mut sources = Sources::default();
    let source = sources.add("facts.yaml", text);
    let root = yaml::parse(source, &sources, &mut Diagnostics::default()).expect("it is YAML");
    let mut all = Vec::new();
    collect(&root, &mut all);
    all
}

fn collect(node: &Node, all: &mut Vec<Range<usize>>) {
    match &node.value {
        NodeValue::Null => {}
        NodeValue::Scalar { .. } => all.push(node.span.range()),
        NodeValue::Sequence(items) => items.iter().for_each(|item| collect(item, all)),
        NodeValue::Mapping(entries) => entries.iter().for_each(|entry| collect(&entry.value, all)),
    }
}

/// What reading alone reports of a text.
fn read(text: &str) -> Vec<String> {
    let (mut sources, mut findings) = (Sources::default(), Diagnostics::default());
    let source = sources.add("facts.yaml", text);
    data::read(source, &sources, &mut findings).expect("it is a facts file");
    findings.iter().map(|one| format!("{}{}", one.code.id, one.message)).collect()
}

/// The documents of texts, one after another.
struct Trial<'p> {
    pipeline: Pipeline<'p>,
    file: PathBuf,
}

impl Trial<'_> {
    fn document(&mut self, text: &str) -> Option<String> {
        std::fs::write(&self.file, text).expect("the target folder can be written");
        let examined = self.pipeline.examine(&self.file, &mut Diagnostics::default());
        self.pipeline.forget_facts();
        examined.and_then(|one| one.document).map(|document| dump::dump(&document))
    }
}

/// Empties every value of a file, one by one: it reads as one that is not there, and leaves no trace in the document.
fn sweep(path: &str) {
    let workspace = Workspace::here(None, Some(project_file("fonts")));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("blank").join(path.replace('/', "-"));
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let mut trial = Trial { pipeline: Pipeline::new(&workspace), file: folder.join("facts.yaml") };
    let text = std::fs::read_to_string(project_file(path)).expect("the file is there");
    let before = trial.document(&text).expect("the file makes a report");
    let (mut wrong, all) = (Vec::new(), leaves(&text));
    for range in &all {
        let with = |value: &str| {
            let mut changed = text.clone();
            changed.replace_range(range.clone(), value);
            changed
        };
        let blank = with("''");
        let line = 1 + text[..range.start].matches('\n').count();
        let what = format!("{path}:{line} {}", &text[range.clone()]);
        let reported = read(&blank);
        if reported != read(&with("null")) {
            wrong.push(format!("{what}: not read as null"));
        }
        // A number leaves no words behind, and what is missing makes no report.
        let words = !text[range.clone()].is_ascii();
        let Some(printed) =
            (words && reported.is_empty()).then(|| trial.document(&blank)).flatten()
        else {
            continue;
        };
        let traces = TRACES.iter().filter(|one| !before.contains(**one) && printed.contains(**one));
        wrong.extend(traces.map(|trace| format!("{what}: prints {trace}")));
        let lone = printed.lines().find(|line| is_lone(line) && !before.contains(line));
        wrong.extend(lone.map(|line| format!("{what}: prints {line}")));
    }
    assert!(all.len() > 80, "{path}: {}", all.len());
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

/// Whether a line of the document is a number and a mark with nothing between.
fn is_lone(line: &str) -> bool {
    let words = line.split_once(": ").map_or(line, |(_, words)| words);
    let rest = words.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "（）一二三四五六七八九十.、".contains(c)
    });
    !words.is_empty() && !rest.is_empty() && rest.chars().all(|c| "。，；：".contains(c))
}

#[test]
fn no_emptied_value_of_the_demo_is_taken_for_filled() {
    sweep("data/demo-2024.yaml");
}

#[test]
fn no_emptied_value_of_a_tiny_unit_is_taken_for_filled() {
    sweep("tests/corpus/facts/tiny-2023.yaml");
}

#[test]
fn no_emptied_value_of_a_school_is_taken_for_filled() {
    sweep("tests/corpus/facts/school-2023.yaml");
}

#[test]
fn no_emptied_value_of_an_archive_is_taken_for_filled() {
    sweep("tests/corpus/facts/archive-2022.yaml");
}

#[test]
fn no_emptied_value_of_a_forest_station_is_taken_for_filled() {
    sweep("tests/corpus/facts/forest-2020.yaml");
}

#[test]
fn every_kind_of_blank_is_not_filled() {
    let demo = std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("it is there");
    let check = |value: &str| {
        let sandbox = Sandbox::new("blank");
        let text = demo.replacen(
            "{role: 组长, title: 馆长, name: 周文澜,",
            &format!("{{role: 组长, title: 馆长, name: {value},"),
            1,
        );
        sandbox.write("data/facts.yaml", text);
        let ran = sandbox.jixiao(&["check"]);
        (ran.code, format!("{}{}", ran.stdout, ran.stderr))
    };
    for blank in ["''", "\"\"", "' '", "'　'", "\"\\t\"", "~", "null", "\"\\u00a0\"", "\"\\u200b\""]
    {
        let (code, output) = check(blank);
        assert!(
            code != 0 && output.contains("缺少“姓名”（evaluation.group[1].name）"),
            "{blank}: {output}"
        );
    }
}
