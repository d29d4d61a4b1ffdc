//! What is filled in and stands nowhere in the finished document, neither itself nor in a number that is printed.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::left_out::{LeftOut, left_out};
use super::naming_files::{speaks, template_names};
use super::shown_spans::ShownSpans;
use super::unprinted_cause::why;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::fact_path::FactPath;
use crate::base::source::{SourceId, Sources};
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::mistakes;
use crate::data::Report;
use crate::data::places::Leaf;
use crate::doc::Document;
use crate::figures::Figures;
use crate::pack::Pack;

/// Reports what the document does not show and no printed number depends on, one finding for each part of the file. A
/// report about one project need only show what is known of that one, and an excerpt what it has room for: what else the
/// file holds is one finding, where the file itself names this pack, and so no report that prints more.
pub fn unprinted(
    (report, project): (&Report, Option<&str>),
    figures: &Figures,
    pack: &Pack,
    (document, sources): (&Document, &Sources),
    findings: &mut Diagnostics,
) {
    let is_excerpt = pack.outline.head.is_excerpt;
    // The command may name another one than the file.
    let named = sources.text(report.pack.span).trim_matches(['"', '\'']);
    let alone = named == report.pack.value;
    if is_excerpt && !alone {
        return;
    }
    let place = |id| report.projects.iter().position(|project| project.id.value == id);
    let about = project.map(|id| place(id).map_or(0, |at| at + 1));
    let lost = nowhere(report, figures, document, sources);
    let is_about = |leaf: &&Leaf| about.is_none_or(|about| number_of_project(leaf) == Some(about));
    let is_expected = |leaf: &&Leaf| !is_excerpt && is_about(leaf);
    let (lost, others): (Vec<&Leaf>, Vec<&Leaf>) = lost.into_iter().partition(is_expected);
    // Each project has a report of its own.
    let others: Vec<_> =
        others.into_iter().filter(|leaf| is_excerpt || number_of_project(leaf).is_none()).collect();
    if alone && !others.is_empty() {
        findings.push(beyond_the_pack(report, &others));
    }
    let (lost, unattached): (Vec<&Leaf>, Vec<&Leaf>) =
        lost.into_iter().partition(|leaf| !is_of_attachments(leaf, report, pack, sources));
    if !unattached.is_empty() {
        findings.push(declined(report, &unattached));
    }
    let lost = match report.values.texts(keys::ATTACHMENTS).is_empty() {
        true => without_left_out(report, lost, &left_out(pack, document, sources), findings),
        false => lost,
    };
    for group in by_part(&lost) {
        findings.push(finding((report, figures), pack, sources, &group));
    }
}

/// Values by the parts of the file that they belong to, in the order of the first of each.
fn by_part<'l>(leaves: &[&'l Leaf]) -> Vec<Vec<&'l Leaf>> {
    let mut groups: Vec<Vec<&Leaf>> = Vec::new();
    let mut places = HashMap::new();
    for leaf in leaves {
        let place = *places.entry(leaf.path.part()).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(leaf);
    }
    groups
}

/// What is filled in that is meant to be printed, and stands nowhere in the document.
fn nowhere<'r>(
    report: &'r Report,
    figures: &Figures,
    document: &Document,
    sources: &Sources,
) -> Vec<&'r Leaf> {
    let shown = ShownSpans::of(report, figures, document);
    // One reason is one, with and without its stop.
    let words = |leaf: &Leaf| {
        let text = sources.text(leaf.span).trim_matches(['"', '\'']);
        text.trim_end_matches(['。', '；']).to_string()
    };
    let (seen, unseen): (Vec<&Leaf>, Vec<&Leaf>) =
        report.leaves.iter().partition(|leaf| shown.has(leaf.span));
    // A cell that says the same as the one above it is one with it, and a reason that was printed is not repeated.
    let merged: BTreeSet<_> = seen.iter().map(|leaf| (kind(&leaf.path), words(leaf))).collect();
    let is_reason = |leaf: &Leaf| kind(&leaf.path) == keys::REASON;
    let reasons: Vec<_> =
        seen.iter().filter(|leaf| is_reason(leaf)).map(|leaf| words(leaf)).collect();
    let is_said = |leaf: &Leaf| {
        is_reason(leaf) && reasons.iter().any(|reason| is_clause(&words(leaf), reason))
    };
    let sealed = report.values.flags.get(keys::SEAL).is_some_and(|seal| seal.value);
    unseen
        .into_iter()
        .filter(|leaf| report.catalogue.is_printed(&leaf.path))
        // The place of a seal is laid out for.
        .filter(|leaf| !(leaf.path.dotted_keys() == keys::SEAL && sealed))
        .filter(|leaf| !is_zero(&words(leaf)) || report.catalogue.is_silent_zero(&leaf.path))
        .filter(|leaf| {
            !(merged.contains(&(kind(&leaf.path), words(leaf))) || is_said(leaf))
                || is_of_flat(report, figures, leaf)
        })
        .collect()
}

/// The project, by its number, that a value is one of.
fn number_of_project(leaf: &Leaf) -> Option<usize> {
    leaf.path.within_item_of(keys::PROJECTS).map(|(number, _)| number)
}

/// What values are alike by: all items of a list, all reasons, and all explanations of 红字.
fn kind(path: &FactPath) -> String {
    match path.key() {
        // One reason of both differences is printed once.
        keys::REASON | keys::BUDGET_REASON => keys::REASON.into(),
        keys::NEGATIVE => keys::NEGATIVE.into(),
        _ => path.dotted_keys(),
    }
}

/// Reports what would stand in attachments that a condition left out, one finding for each; the rest.
fn without_left_out<'l>(
    report: &Report,
    mut lost: Vec<&'l Leaf>,
    left_out: &[LeftOut],
    findings: &mut Diagnostics,
) -> Vec<&'l Leaf> {
    for attachment in left_out {
        let (of, rest): (Vec<_>, Vec<_>) =
            lost.into_iter().partition(|leaf| attachment.would_print(leaf));
        if let Some(first) = of.first() {
            let message = format!("填了{}，印它们的附件没有出，报告里也就没有", named(report, &of));
            let finding = Diagnostic::new(mistakes::UNPRINTED, message).at(first.span);
            findings.push(attachment.explain(finding));
        }
        lost = rest;
    }
    lost
}

/// What values are called, with their keys: the first few, and how many there are.
fn named(report: &Report, group: &[&Leaf]) -> String {
    let first = group.iter().take(NAMED);
    let keys: Vec<_> = first.map(|leaf| report.catalogue.called(&leaf.path)).collect();
    let more =
        if group.len() > NAMED { format!(" 等 {} 处", group.len()) } else { String::new() };
    format!("{}{more}", keys.join("、"))
}

/// Whether a value may well stand in an attachment only, where the facts choose which are made.
fn is_of_attachments(leaf: &Leaf, report: &Report, pack: &Pack, sources: &Sources) -> bool {
    if report.values.texts(keys::ATTACHMENTS).is_empty() {
        return false;
    }
    let names = template_names(&leaf.path);
    let speaks = |id: SourceId| speaks(&names, id, sources);
    // One value with a name of its own: no attachment prints what no file of the pack names.
    let tables =
        pack.tables.iter().filter_map(|table| table.rows.iter().find_map(|row| row.cells.first()));
    let files = pack.templates.iter().map(|(_, id)| *id);
    let mut files = files.chain(tables.map(|cell| cell.text.span.source));
    if leaf.path.lists().next().is_none() && !files.any(speaks) {
        return false;
    }
    let in_section =
        pack.templates.iter().any(|(path, id)| path.starts_with("sections/") && speaks(*id));
    report.catalogue.is_of_forms(&leaf.path) && !in_section
}

/// What is left out with the attachments that were not chosen, in one finding.
fn declined(report: &Report, group: &[&Leaf]) -> Diagnostic {
    let message = format!("填了{}，没有选印它们的附件，报告里也就没有", named(report, group));
    let choice = report.values.texts(keys::ATTACHMENTS).first().map(|one| one.span);
    Diagnostic::new(mistakes::UNPRINTED, message)
        .label(choice, "选的附件")
        .hint("只印在附件里的，要印就在 attachments 里加上印它的附件；没有附件印它的、不附的，不管")
}

/// What a pack that shows a part of the facts leaves out, by the blocks of the file, in one finding: it is the same for the
/// report of each project.
fn beyond_the_pack(report: &Report, group: &[&Leaf]) -> Diagnostic {
    let mut blocks: Vec<String> = Vec::new();
    for leaf in group {
        let block = leaf.path.keys().next().unwrap_or_default();
        let called = report.catalogue.called(&FactPath::parse(block));
        if !blocks.contains(&called) {
            blocks.push(called);
        }
    }
    let pack = &report.pack;
    let message = format!("版式 {} 只印一部分：{}里填了的不全印", pack.value, blocks.join("、"));
    Diagnostic::new(mistakes::UNPRINTED, message)
        .label(Some(pack.span), "选的版式")
        .hint("另外还要全文的，用 --pack standard 再做一份；不要的不管")
}

/// Whether a value is the reason of a part of income that did not change: the same words elsewhere are another's.
fn is_of_flat(report: &Report, figures: &Figures, leaf: &Leaf) -> bool {
    let place = leaf.path.within_item_of(keys::INCOME_PARTS);
    let place = place.filter(|(_, field)| field.to_string() == keys::REASON);
    let part = place.and_then(|(number, _)| report.income_parts.get(number.checked_sub(1)?));
    part.is_some_and(|part| {
        let change = FigureKey::new(part.fact.as_str(), Column::Change);
        figures
            .find(&change)
            .is_some_and(|change| change.money().is_some_and(|size| size.is_zero()))
    })
}

/// Whether a reason is one clause of another, which is those of several lines joined.
fn is_clause(own: &str, reason: &str) -> bool {
    let joined = |mark| format!("{mark}{reason}{mark}").contains(&format!("{mark}{own}{mark}"));
    ["，", "、", "；"].into_iter().any(joined)
}

/// Whether a value says that there is none: what did not happen need not be printed.
fn is_zero(words: &str) -> bool {
    words.parse::<Decimal>().is_ok_and(|number| number.is_zero())
}

/// So many keys are named in a finding.
const NAMED: usize = 6;

fn finding(
    (report, figures): (&Report, &Figures),
    pack: &Pack,
    sources: &Sources,
    group: &[&Leaf],
) -> Diagnostic {
    let message = format!("填了{}，报告里没有印，印出的数也没有用到", named(report, group));
    let places = group.iter().take(NAMED);
    let finding =
        places.fold(Diagnostic::new(mistakes::UNPRINTED, message), |f, leaf| f.at(leaf.span));
    finding
        .hint(why(group, (report, figures), pack, sources))
        .hint("不要印的，删去它，或不管；要印的，在版式里加一句，或换一个印它的版式")
}
