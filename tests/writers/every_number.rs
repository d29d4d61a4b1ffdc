//! Every number of the sample's facts is changed, one at a time: whatever depends on it changes in both files, and
//! what stood there before stands there no more.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jixiao::base::diag::Diagnostics;
use jixiao::base::id::FigureId;
use jixiao::base::number_text::parse_number;
use jixiao::base::source::Sources;
use jixiao::base::yaml::{self, Node, NodeValue};
use jixiao::doc::dump;
use jixiao::figures::State;
use jixiao::pipeline::{Format, Made, Pipeline};

use super::pdf_file;
use crate::support::{SAMPLE, Sandbox, in_page_order, pdf, squeeze, word, word_text, workspace};

/// Numbers that no figure is made of, by the line they stand on.
const NOT_FIGURES: &[&str] = &[];

#[test]
fn every_number_reaches_both_files() {
    let sandbox = Sandbox::new("every-number");
    let workspace = workspace(None);
    let mut pipeline = Pipeline::new(&workspace);
    let mut make = |text: &str| {
        sandbox.write("facts.yaml", text);
        let mut findings = Diagnostics::default();
        let path: PathBuf = sandbox.root.join("facts.yaml");
        let made = pipeline.make(&path, Format::ALL, &mut findings);
        let findings_text =
            || findings.iter().map(|f| f.render(&pipeline.sources)).collect::<String>();
        made.ok_or_else(findings_text)
    };
    let before = make(SAMPLE).expect("the sample can be made");
    let mut unused = BTreeSet::new();
    let numbers = numbers(SAMPLE);
    assert!(numbers.len() > 30, "the sample has many numbers, not {}", numbers.len());
    for (start, end) in numbers {
        let line = SAMPLE[..start].lines().count();
        let place =
            format!("line {line}: {} -> {}", &SAMPLE[start..end], other(&SAMPLE[start..end]));
        let changed =
            format!("{}{}{}", &SAMPLE[..start], other(&SAMPLE[start..end]), &SAMPLE[end..]);
        let after = match make(&changed) {
            Ok(after) => after,
            // A number that its parts contradict is refused; that is an answer too, if it names the place.
            Err(findings_text) => {
                assert!(findings_text.contains("错误[E0"), "{place}: {findings_text}");
                continue;
            }
        };
        if !compare(&before, &after, &place) {
            unused.insert(SAMPLE.lines().nth(line - 1).unwrap_or_default().trim().to_string());
        }
    }
    assert_eq!(unused, NOT_FIGURES.iter().map(|line| line.to_string()).collect());
}

/// Holds a changed report against the one before; false if no figure is any different.
fn compare(before: &Made, after: &Made, place: &str) -> bool {
    let old: BTreeMap<_, _> = before.figures.iter().map(|f| (f.id.clone(), f)).collect();
    let differ = |id: &FigureId| {
        after
            .figures
            .get(id)
            .is_some_and(|new| old.get(id).is_none_or(|old| old.state != new.state))
    };
    let moved: BTreeSet<FigureId> =
        after.figures.iter().map(|f| f.id.clone()).filter(|id| differ(id)).collect();
    for figure in after.figures.iter().filter(|f| matches!(f.state, State::Known(_))) {
        let depends = figure.inputs.iter().any(|input| moved.contains(&input.id()));
        let id = figure.id.as_str();
        // Differences cancel out; scores and grades have steps.
        let steps = ["difference", "_size", "score", "grade"].iter().any(|end| id.ends_with(end));
        assert!(!depends || steps || moved.contains(&figure.id), "{place}: {} stays", figure.id);
    }
    same_text(after, place);
    let text = dump::dump(&after.document);
    for block in before.document.blocks() {
        let stale = block.inlines().find_map(|(_, inline)| {
            let id = inline.origin.figure.as_ref().filter(|id| moved.contains(id))?;
            let new = after.figures.get(id)?;
            let shown = [after.figures.shown(new), after.figures.number(new)];
            (!shown.iter().any(|s| s == inline.as_text())).then_some(id)
        });
        let line = block.inlines().map(|(_, inline)| inline.as_text()).collect::<String>();
        if let Some(id) = stale.filter(|_| line.chars().count() > 12) {
            assert!(!text.contains(&line), "{place}: {id} is still shown as before in: {line}");
        }
    }
    for (_, inline) in after.document.inlines() {
        let Some(figure) = inline.origin.figure.as_ref().and_then(|id| after.figures.get(id))
        else {
            continue;
        };
        let shown = [after.figures.shown(figure), after.figures.number(figure)];
        let text = inline.as_text();
        let bare = text.trim_end_matches('%');
        assert!(
            shown.iter().any(|s| s == text || s == bare),
            "{place}: {} reads {text}",
            figure.id
        );
    }
    !moved.is_empty()
}

/// Both files read as the document does, in the order in which its blocks stand on the pages.
fn same_text(made: &Made, place: &str) {
    let wanted = squeeze(&dump::text(&in_page_order(made)));
    assert_eq!(squeeze(&word_text(word(made))), wanted, "{place}: the Word file");
    let pdf = lopdf::Document::load_mem(pdf(made)).expect("a PDF");
    let pages = pdf.get_pages();
    let read: String = pages.values().map(|&page| pdf_file::tagged_text(&pdf, page)).collect();
    assert_eq!(squeeze(&read), wanted, "{place}: the PDF");
}

/// The bytes of every number that is typed as one, `stated:` aside.
fn numbers(facts: &str) -> Vec<(usize, usize)> {
    let mut sources = Sources::default();
    let source = sources.add("facts.yaml", facts);
    let root =
        yaml::parse(source, &sources, &mut Diagnostics::default()).expect("the sample is YAML");
    let mut found = Vec::new();
    let NodeValue::Mapping(entries) = root.value else { panic!("the sample is a mapping") };
    for entry in entries.iter().filter(|e| e.key != "stated" && e.key != "schema") {
        gather(&entry.value, &mut found);
    }
    found
}

fn gather(node: &Node, found: &mut Vec<(usize, usize)>) {
    match &node.value {
        NodeValue::Scalar { text, quoted: false }
            if parse_number(text.trim_end_matches('%')).is_ok() =>
        {
            found.push((node.span.start as usize, node.span.end as usize));
        }
        NodeValue::Sequence(nodes) => nodes.iter().for_each(|node| gather(node, found)),
        NodeValue::Mapping(entries) => entries.iter().for_each(|entry| gather(&entry.value, found)),
        NodeValue::Scalar { .. } | NodeValue::Null => {}
    }
}

/// The same number with its last digit moved by one.
fn other(number: &str) -> String {
    let at = number.rfind(|c: char| c.is_ascii_digit()).expect("a number has a digit");
    let digit = number.as_bytes()[at] - b'0';
    let digit = if digit == 9 { 8 } else { digit + 1 };
    format!("{}{digit}{}", &number[..at], &number[at + 1..])
}
