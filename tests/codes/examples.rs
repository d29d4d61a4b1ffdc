//! Examples of pages, run: the wrong piece gives the code once more than the right one.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{LazyLock, Mutex};

use jixiao::base::codes::{self, Code};

use crate::support::{Sandbox, project_file, unseen};

/// Codes whose pages describe an example that no edit of a shipped file and no command shows, and why.
const DESCRIBED: &[(&str, &str)] = &[
    ("C00", "a fault of the program"),
    ("C05", "an empty folder"),
    ("C06", "two files of one name"),
    ("C10", "a Word file that somebody has edited"),
    ("C11", "files of two makes"),
    ("C12", "a report that another program holds open, on Windows"),
    ("C14", "a file beside the facts"),
    ("C15", "a full disk"),
    ("C21", "a template that somebody has changed"),
    ("D16", "a file beside the facts"),
    ("D17", "a photograph beside the facts"),
    ("Y01", "bytes that are not text"),
    ("Y12", "an empty file"),
    ("Y17", "a file without line feeds"),
    ("P07", "a pack of one's own"),
    ("P13", "folders of one's own"),
    ("P17", "a file without a character"),
    ("P18", "a table of one's own"),
    ("T09", "a fault of the program"),
    ("T14", "eight loops in one another"),
    ("T13", "a chart that the standard pack does not place"),
    ("F04", "a damaged font that F05 finds first"),
    ("F05", "a damaged font"),
    ("F06", "the program alone, double-clicked"),
    ("L01", "a cell of a thousand characters"),
    ("L03", "cells that P10 finds first"),
    ("L04", "a chart of a hundred parts"),
    ("L05", "a table of 64 columns"),
    ("L06", "a table of two dozen columns"),
    ("W01", "a character that Y02 finds first"),
    ("W02", "cells that P10 finds first"),
    ("W03", "a font whose owner forbids embedding"),
    ("W04", "a fault of the program"),
    ("W21", "a damaged font"),
    ("W22", "a font that changes while it is used"),
    ("W23", "a fault of the program"),
    ("W24", "a fault of the program"),
    ("C29", "a limit of memory"),
    ("C17", "a second facts file with an error"),
    ("C18", "a folder that cannot be written"),
    ("C19", "a build that was ended"),
    ("C23", "a Word file that somebody has edited"),
    ("C24", "a file of another program"),
    ("C25", "a file that was cut"),
    ("C26", "a report that was built once"),
    ("C27", "a picture that is another one now"),
    ("C31", "a port that another program uses"),
    ("C32", "a system without a browser"),
    ("C33", "a system that tells of no changes"),
    ("C34", "an address of another preview"),
];

/// Where facts are, in the order in which a right piece is looked for.
const FACTS: [&str; 3] = ["data/单位自评.yaml", "data/demo-2024.yaml", "data/changning-2023.yaml"];

/// A wrong piece of a file, and what is right in its place. Of commands, two command lines.
#[derive(Default, Debug)]
struct Example {
    file: Option<String>,
    wrong: String,
    right: String,
}

/// The example of a page, if it has one that can be run.
fn example(code: &Code) -> Option<Example> {
    let page = code.page();
    let lines = page.lines().filter_map(|line| line.strip_prefix("    "));
    let mut example = Example::default();
    let mut right = false;
    for line in lines {
        if let Some(file) = line.strip_prefix("文件  ") {
            example.file = Some(file.to_string());
            continue;
        }
        let piece = match (line.strip_prefix("错  "), line.strip_prefix("对  ")) {
            (Some(piece), _) => piece,
            (_, Some(piece)) => {
                right = true;
                piece
            }
            _ => line.strip_prefix("    ").unwrap_or_else(|| panic!("{}: {line}", code.id)),
        };
        let text = if right { &mut example.right } else { &mut example.wrong };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&unseen(piece));
    }
    right.then_some(example)
}

/// A text with the wrong piece in place of the right one, indented as the text has it.
fn spoilt(text: &str, example: &Example) -> Option<String> {
    let first = example.right.lines().next()?;
    text.match_indices(first).find_map(|(at, _)| {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let depth = text[line..].len() - text[line..].trim_start_matches(' ').len();
        let deeper = |piece: &str| piece.replace('\n', &format!("\n{}", " ".repeat(depth)));
        let rest = text[at..].strip_prefix(&deeper(&example.right))?;
        Some(format!("{}{}{rest}", &text[..at], deeper(&example.wrong)))
    })
}

/// A folder with the starter, both samples and the standard pack's outline.
fn folder(name: &str) -> Sandbox {
    let sandbox = Sandbox::new(name);
    for (path, shipped) in FACTS.iter().zip(shipped_facts()) {
        sandbox.write(path, shipped);
    }
    sandbox.write("templates/standard/report.yaml", shipped("templates/standard/report.yaml"));
    sandbox
}

fn shipped(path: &str) -> String {
    fs::read_to_string(project_file(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn shipped_facts() -> [String; 3] {
    let paths = ["templates/starter/facts.yaml", "data/demo-2024.yaml", "data/changning-2023.yaml"];
    paths.map(shipped)
}

/// The findings on the shipped facts, by file: the same for all examples.
static UNCHANGED: LazyLock<Mutex<BTreeMap<String, String>>> = LazyLock::new(Mutex::default);

fn unchanged(facts: &str) -> String {
    let mut known = UNCHANGED.lock().expect("no example panics with it");
    let output =
        known.entry(facts.into()).or_insert_with(|| output(&folder("right"), &["check", facts]));
    output.clone()
}

fn output(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let ran = sandbox.jixiao(arguments);
    format!("{}{}", ran.stdout, ran.stderr)
}

/// How often a code is found in the output of a command.
fn count(output: &str, code: &str) -> usize {
    let mark = format!("[{code}]");
    let repeated = output.split(&mark).skip(1).filter_map(|rest| {
        let finding = rest.split("\n\n").next()?;
        let more = finding.split("同样的还有 ").nth(1)?.split(' ').next()?;
        more.parse::<usize>().ok()
    });
    output.matches(&mark).count() + repeated.sum::<usize>()
}

fn run(code: &Code, example: &Example) -> Result<(), String> {
    if example.right.starts_with("jixiao ") {
        let sandbox = folder("command");
        // Filled in since it was made: what new finds as it would write it is left from a run that was ended.
        sandbox.write(FACTS[0], format!("{}# 已填\n", shipped_facts()[0]));
        let [wrong, right] = [&example.wrong, &example.right].map(|line| {
            let arguments: Vec<_> = line.split(' ').skip(1).collect();
            count(&output(&sandbox, &arguments), code.id)
        });
        return found(code, wrong, right);
    }
    let sandbox = folder("page");
    let facts: BTreeMap<_, _> = FACTS.iter().copied().zip(shipped_facts()).collect();
    let file = match &example.file {
        Some(file) => file.clone(),
        None => {
            let has = |path: &&&str| spoilt(&facts[**path], example).is_some();
            let found = FACTS.iter().find(has).ok_or(format!("{}: not in any facts", code.id))?;
            found.to_string()
        }
    };
    let text = facts.get(file.as_str()).cloned().unwrap_or_else(|| shipped(&file));
    let checked = if facts.contains_key(file.as_str()) { file.as_str() } else { FACTS[0] };
    let wrong = spoilt(&text, example).ok_or(format!("{}: not in {file}", code.id))?;
    sandbox.write(&file, wrong);
    let wrong = count(&output(&sandbox, &["check", checked]), code.id);
    found(code, wrong, count(&unchanged(checked), code.id))
}

fn found(code: &Code, wrong: usize, right: usize) -> Result<(), String> {
    let more = wrong > right;
    more.then_some(()).ok_or(format!("{}: found {wrong} times, {right} without", code.id))
}

fn runs(families: &str) {
    let codes = codes::all().filter(|code| families.contains(code.family()));
    let slips = codes.filter_map(|code| {
        let described = DESCRIBED.iter().any(|(id, _)| *id == code.id);
        match (example(code), described) {
            (Some(example), false) => run(code, &example).err(),
            (None, true) => None,
            (None, false) => Some(format!("{}: no example that can be run", code.id)),
            (Some(_), true) => Some(format!("{}: its example can be run", code.id)),
        }
    });
    let slips: Vec<_> = slips.collect();
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}

#[test]
fn examples_of_commands_give_their_codes() {
    runs("C");
}

#[test]
fn examples_of_facts_give_their_codes() {
    runs("YDG");
}

#[test]
fn examples_of_checks_give_their_codes() {
    runs("EB");
}

#[test]
fn examples_of_packs_and_pages_give_their_codes() {
    runs("PTFLW");
}
