//! Every value of the shipped facts files in place of a dozen others: no English, and where nothing is found wrong, the
//! value stands in the finished document.

use jixiao::base::source::Span;
use jixiao::data::places::Leaf;
use jixiao::doc::Document;
use jixiao::figures::Figures;

use super::metamorphic::{following, is_choice};
use super::trial::{Trial, Tried};
use crate::report::language::english;

/// What is tried of every value.
fn others(old: &str) -> Vec<String> {
    let twin = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        _ => c,
    };
    vec![
        "null".into(),
        "''".into(),
        "'　 '".into(),
        "0".into(),
        "-12.34".into(),
        "98765432109876.54".into(),
        format!("'{}'", "很长的文字，".repeat(300)),
        "甲".into(),
        "'收入${income.total}'".into(),
        "# 甲".into(),
        old.chars().map(twin).collect(),
        "[甲, 乙]".into(),
    ]
}

/// Whether a document shows a value, itself or in a number that follows from it.
fn shows(document: &Document, figures: &Figures, span: Span) -> bool {
    let following = following(span, figures);
    document.inlines().any(|(_, inline)| {
        let of_facts = inline.origin.facts.is_some_and(|at| at.range().start == span.range().start);
        let figure = inline.origin.figure.as_ref().and_then(|id| figures.get(id));
        of_facts || figure.is_some_and(|one| following.contains(&one.key))
    })
}

/// What is wrong with a file in which a value was replaced; `known` is what was reported before.
fn fault(trial: &mut Trial, leaf: &Leaf, value: &str, known: &[String]) -> Option<String> {
    let text = trial.replaced(leaf, value);
    let tried = trial.with(&text);
    if let Some(words) = tried.messages.iter().find_map(|message| english(message)) {
        return Some(format!("English: {words}\n{}", tried.rendered));
    }
    let examined =
        tried.examined.as_ref().filter(|_| tried.output.iter().all(|one| known.contains(one)))?;
    let here = |one: &&Leaf| one.span.range().start == leaf.span.range().start;
    let now = examined.report.leaves.iter().find(here)?;
    let document = examined.document.as_ref()?;
    let lost = !matches!(&text[now.span.range()], "0" | "false")
        && !is_choice(&leaf.path)
        && !shows(document, &examined.figures, now.span);
    lost.then(|| "nothing new is reported, and it is nowhere".to_string())
}

/// Tries every choice and every value that the document shows (`unprinted` is about the others); outside of CI a sixth of the pairs of a place and a value.
fn sweep(path: &str) {
    let mut trial = Trial::of(path, "sweep");
    let Tried { examined, output, .. } = trial.unchanged();
    let before = examined.unwrap_or_else(|| panic!("{path} cannot be read"));
    let document = before.document.as_ref().expect("the file makes a report");
    let shown = before
        .report
        .leaves
        .iter()
        .filter(|leaf| is_choice(&leaf.path) || shows(document, &before.figures, leaf.span));
    let every = if std::env::var_os("JIXIAO_CI").is_some() { 1 } else { 6 };
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (index, leaf) in shown.enumerate() {
        let old = trial.text[leaf.span.range()].to_string();
        let others = others(&old).into_iter().enumerate();
        for (_, value) in others.filter(|(number, _)| (index + number) % every == 0) {
            count += 1;
            if let Some(fault) = fault(&mut trial, leaf, &value, &output) {
                let value: String = value.chars().take(20).collect();
                wrong.push(format!("{} -> {value}: {fault}", trial.named(leaf)));
            }
        }
    }
    println!("{path}: {count} tried");
    assert!(wrong.is_empty(), "{path}: {} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_demo() {
    sweep("data/demo-2024.yaml");
}

#[test]
fn the_filed_report() {
    sweep("data/changning-2023.yaml");
}

#[test]
fn the_starter() {
    sweep("templates/starter/facts.yaml");
}
