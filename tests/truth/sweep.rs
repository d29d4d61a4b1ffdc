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

/// What is wrong with a file in which a value was replaced; `known` is what was reported before. A value that was `printed`
/// must not be lost in silence.
fn fault(
    trial: &mut Trial,
    (leaf, printed): (&Leaf, bool),
    value: &str,
    known: &[String],
) -> Option<String> {
    let text = trial.replaced(leaf, value);
    let tried = trial.with(&text);
    if let Some(words) = tried.messages.iter().find_map(|message| english(message)) {
        return Some(format!("English: {words}\n{}", tried.rendered));
    }
    let silent = printed && tried.output.iter().all(|one| known.contains(one));
    let examined = tried.examined.as_ref().filter(|_| silent)?;
    let here = |one: &&Leaf| one.span.range().start == leaf.span.range().start;
    let now = examined.report.leaves.iter().find(here)?;
    let document = examined.document.as_ref()?;
    let lost = !matches!(&text[now.span.range()], "0" | "false")
        && !is_choice(&leaf.path)
        && !shows(document, &examined.figures, now.span);
    lost.then(|| "nothing new is reported, and it is nowhere".to_string())
}

/// Tries every value; those that the document does not show (`unprinted` is about them) only for English. In CI one of
/// `every` pairs of a place and a value, else one of six times as many.
fn sweep(path: &str, every: usize) {
    let mut trial = match path.strip_prefix("starter ") {
        Some(kind) => Trial::of_starter(kind, "sweep"),
        None => Trial::of(path, "sweep"),
    };
    let Tried { examined, output, .. } = trial.unchanged();
    let before = examined.unwrap_or_else(|| panic!("{path} cannot be read"));
    let document = before.document.as_ref().expect("the file makes a report");
    let shown = |leaf: &Leaf| shows(document, &before.figures, leaf.span);
    let every = if std::env::var_os("JIXIAO_CI").is_some() { every } else { 6 * every };
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (index, leaf) in before.report.leaves.iter().enumerate() {
        let printed = is_choice(&leaf.path) || shown(leaf);
        let old = trial.text[leaf.span.range()].to_string();
        let others = others(&old).into_iter().enumerate();
        for (_, value) in others.filter(|(number, _)| (index + number) % every == 0) {
            count += 1;
            if let Some(fault) = fault(&mut trial, (leaf, printed), &value, &output) {
                let value: String = value.chars().take(20).collect();
                wrong.push(format!("{} -> {value}: {fault}", trial.named(leaf)));
            }
        }
    }
    println!("{path}: {count} tried");
    assert!(wrong.is_empty(), "{path}: {} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

macro_rules! sweeps {
    ($($name:ident: $path:literal, $every:literal;)*) => {
        $(#[test]
        fn $name() {
            sweep($path, $every);
        })*
    };
}

// Each shape of a value comes to every file; the first three have every pair.
sweeps! {
    the_demo: "data/demo-2024.yaml", 1;
    the_filed_report: "data/changning-2023.yaml", 1;
    the_starter: "templates/starter/facts.yaml", 1;
    the_township: "data/township-2024.yaml", 5;
    the_school: "data/school-2024.yaml", 5;
    the_starter_of_a_bureau: "starter 局", 5;
    the_starter_of_a_township: "starter 乡镇", 5;
    the_starter_of_a_school: "starter 学校", 5;
    the_starter_of_a_hospital: "starter 医院", 5;
}
