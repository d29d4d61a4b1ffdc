//! D33: what is filled in and stands nowhere in the finished document, neither itself nor in a number that is printed.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{SourceId, Sources, Span};
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::Report;
use crate::data::places::Leaf;
use crate::doc::Document;
use crate::figures::{Figures, Value};
use crate::pack::Pack;

/// Keys whose values say how to read, find or choose something, and are not printed as they are.
const UNSHOWN: &[&str] = &[
    "schema",
    "year",
    "unit",
    "pack",
    "profile",
    "previous",
    "id",
    "source",
    "category",
    "op",
    "priority",
    "applicable",
    "budget_unit",
    "seal",
    "place",
    "formula",
    "part_of",
    "answers",
    "attachments",
    "from",
    "code",
    "file",
    "description",
    "width",
];

/// Sections of which nothing is meant to be printed.
const NEVER: &[&str] = &["stated"];

/// Reports what the document does not show and no printed number depends on, one finding for each part of the file.
pub fn unprinted(
    report: &Report,
    figures: &Figures,
    pack: &Pack,
    (document, sources): (&Document, &Sources),
    findings: &mut Diagnostics,
) {
    let shown = Shown::of(report, figures, document);
    let words = |leaf: &Leaf| sources.text(leaf.span).trim_matches(['"', '\'']).to_string();
    let (seen, unseen): (Vec<&Leaf>, Vec<&Leaf>) =
        report.leaves.iter().partition(|leaf| shown.has(leaf.span));
    // A cell that says the same as the one above it is one with it, and a reason that was printed is not repeated.
    let merged: BTreeSet<_> = seen.iter().map(|leaf| (kind(&leaf.path), words(leaf))).collect();
    let lost: Vec<_> = unseen
        .into_iter()
        .filter(|leaf| is_to_be_shown(&leaf.path))
        .filter(|leaf| !is_zero(&words(leaf)) && !merged.contains(&(kind(&leaf.path), words(leaf))))
        .collect();
    let (lost, unattached): (Vec<&Leaf>, Vec<&Leaf>) =
        lost.into_iter().partition(|leaf| !is_of_attachments(leaf, report, pack, sources));
    if !unattached.is_empty() {
        findings.push(declined(report, &unattached));
    }
    let mut parts: Vec<&str> = Vec::new();
    for leaf in &lost {
        if !parts.contains(&part(&leaf.path)) {
            parts.push(part(&leaf.path));
        }
    }
    for of in parts {
        let group: Vec<_> = lost.iter().filter(|leaf| part(&leaf.path) == of).copied().collect();
        findings.push(finding((report, figures), pack, sources, of, &group));
    }
}

/// Lists of which sections print little: their forms are attachments.
const FORMS: [&str; 5] = ["indicators", "projects", "filing", "buildings", "assessments"];

/// Whether a value may well stand in an attachment only, where the facts choose which are made.
fn is_of_attachments(leaf: &Leaf, report: &Report, pack: &Pack, sources: &Sources) -> bool {
    if report.values.texts(keys::ATTACHMENTS).is_empty() {
        return false;
    }
    let names = spoken_of(&leaf.path);
    let speaks = |id: &SourceId| {
        let text = &sources.get(*id).text;
        names.iter().any(|name| text.contains(name.as_str()))
    };
    let in_form =
        FORMS.contains(&shape(part(&leaf.path)).as_str()) || leaf.path.contains("funding");
    let in_section =
        pack.templates.iter().any(|(path, id)| path.starts_with("sections/") && speaks(id));
    (in_form || leaf.path.starts_with("management")) && !in_section
}

/// What is left out with the attachments that were not chosen, in one finding.
fn declined(report: &Report, group: &[&Leaf]) -> Diagnostic {
    let keys: Vec<_> = group.iter().take(NAMED).map(|leaf| leaf.path.as_str()).collect();
    let more =
        if group.len() > NAMED { format!(" 等 {} 处", group.len()) } else { String::new() };
    let message = format!("填了{}{more}，没有选印它们的附件，报告里也就没有", keys.join("、"));
    let choice = report.values.texts(keys::ATTACHMENTS).first().map(|one| one.span);
    Diagnostic::new(codes::D33, message)
        .label(choice, "选的附件")
        .hint("只印在附件里的，要印就在 attachments 里加上那种附件；不附的，不管")
}

/// The part of the file that a value belongs to: `three_public`, `projects[1]`.
fn part(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

/// A path without the numbers of items.
fn shape(path: &str) -> String {
    let pieces = path.split('[').map(|piece| piece.split_once(']').map_or(piece, |(_, rest)| rest));
    pieces.collect()
}

/// A path without the numbers of items; all reasons are of one kind, all explanations of 红字 too.
fn kind(path: &str) -> String {
    let told = ["reason", "negative"].into_iter().find(|key| path.ends_with(&format!(".{key}")));
    told.map_or_else(|| shape(path), String::from)
}

/// Whether a value says that there is none: what did not happen need not be printed.
fn is_zero(words: &str) -> bool {
    words.parse::<Decimal>().is_ok_and(|number| number.is_zero())
}

/// What the document shows of a facts file.
struct Shown {
    /// Where the stretches begin that stand in it, or in a number that it shows, in order; and how far the stretches
    /// up to there reach.
    spans: Vec<(usize, usize)>,
}

impl Shown {
    fn of(report: &Report, figures: &Figures, document: &Document) -> Self {
        let source = report.source;
        let mut keys: Vec<FigureKey> = Vec::new();
        let mut spans = BTreeSet::new();
        let mut keep = |span: Option<Span>| {
            let span = span.filter(|span| span.source == source);
            spans.extend(span.map(|span| (span.range().start, span.range().end)));
        };
        for (_, inline) in document.inlines() {
            keep(inline.origin.facts);
            keys.extend(inline.origin.figure.as_ref().map(FigureKey::from));
        }
        // 持平 is said of a number that is printed, by a condition of the template.
        let flat = keys
            .iter()
            .flat_map(|key| [Column::Change, Column::BudgetGap].map(|column| key.with(column)));
        let flat: Vec<_> = flat.filter(|key| is_nothing(figures, key)).collect();
        let all = parts_that_are_all(report, figures, &keys);
        keys.extend(flat.into_iter().chain(all));
        let mut seen: BTreeSet<FigureKey> = BTreeSet::new();
        while let Some(key) = keys.pop() {
            let Some(figure) = figures.find(&key).filter(|_| seen.insert(key)) else { continue };
            keep(figure.place);
            keys.extend(figure.inputs.iter().cloned());
        }
        let mut reach = 0;
        let spans = spans.into_iter().map(|(start, end)| {
            reach = reach.max(end);
            (start, reach)
        });
        Self { spans: spans.collect() }
    }

    fn has(&self, span: Span) -> bool {
        let range = span.range();
        let before = self.spans.partition_point(|(start, _)| *start < range.end);
        before.checked_sub(1).is_some_and(|last| range.start < self.spans[last].1)
    }
}

/// Numbers of which some parts are added up in no row of the catalogue.
const WHOLES: [(&str, &[&str]); 2] = [
    (keys::PROCUREMENT, &["procurement.centralized", "procurement.decentralized"]),
    (
        "evaluation.projects.count",
        &[
            "evaluation.projects.excellent",
            "evaluation.projects.good",
            "evaluation.projects.fair",
            "evaluation.projects.poor",
        ],
    ),
];

/// What a sentence names as all of a printed number: 均为特种专业技术用车, 全部为集中采购; 机关运行经费 that is 公用经费, with all
/// its columns.
fn parts_that_are_all(report: &Report, figures: &Figures, shown: &[FigureKey]) -> Vec<FigureKey> {
    let same = |part: &FigureKey, whole: &FigureKey| {
        let number = |key: &FigureKey| figures.find(key).map(|figure| figures.number(figure));
        part != whole && number(part).is_some_and(|part| Some(part) == number(whole))
    };
    let mut all = Vec::new();
    for row in report.catalogue.rows() {
        let whole = row.value();
        if !shown.contains(&whole) {
            continue;
        }
        let listed = WHOLES.iter().filter(|(key, _)| *key == row.key || *key == row.fact());
        let listed = listed.flat_map(|(_, parts)| parts.iter().map(|part| FigureKey::parse(part)));
        let parts = report.catalogue.parts_of(row.parts_key()).map(|part| part.value());
        all.extend(parts.chain(listed).filter(|part| same(part, &whole)));
    }
    let [agency, public] =
        [keys::AGENCY, keys::PUBLIC].map(|fact| FigureKey::new(fact, Column::Actual));
    if shown.contains(&agency) && same(&agency, &public) {
        all.extend([Column::Change, Column::ControlRate].map(|column| agency.with(column)));
    }
    all
}

/// Whether a change is known and none as it is printed.
fn is_nothing(figures: &Figures, key: &FigureKey) -> bool {
    match figures.find(key).and_then(|figure| figure.value()) {
        Some(Value::Money(amount)) => {
            figures.style.plain(*amount).parse::<Decimal>().is_ok_and(|number| number.is_zero())
        }
        Some(Value::Count(number, _)) => number.is_zero(),
        _ => false,
    }
}

fn is_to_be_shown(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or(path);
    let last = last.split('[').next().unwrap_or(last);
    !UNSHOWN.contains(&last) && !NEVER.iter().any(|section| path.starts_with(section))
}

/// So many keys are named in a finding.
const NAMED: usize = 6;

fn finding(
    (report, figures): (&Report, &Figures),
    pack: &Pack,
    sources: &Sources,
    of: &str,
    group: &[&Leaf],
) -> Diagnostic {
    let row = report.catalogue.row(of.split('[').next().unwrap_or(of));
    let name = row.map_or(String::new(), |row| format!("{}里的", row.named()));
    let keys: Vec<_> = group.iter().take(NAMED).map(|leaf| leaf.path.as_str()).collect();
    let more =
        if group.len() > NAMED { format!(" 等 {} 处", group.len()) } else { String::new() };
    let message = format!("填了{name}{}{more}，报告里没有印，印出的数也没有用到", keys.join("、"));
    let places = group.iter().take(NAMED);
    let finding = places.fold(Diagnostic::new(codes::D33, message), |f, leaf| f.at(leaf.span));
    finding
        .hint(why(group, figures, pack, sources))
        .hint("不要印的，删去它，或不管；要印的，在版式里加一句，或换一个印它的版式")
}

/// Which files of the pack speak of such values, whose conditions are then not met; or that none is found.
fn why(group: &[&Leaf], figures: &Figures, pack: &Pack, sources: &Sources) -> String {
    let tables = pack.tables.iter().filter_map(|table| {
        let cell = table.rows.iter().flat_map(|row| &row.cells).next()?;
        Some((format!("tables/{}.yaml", table.name), cell.text.span.source))
    });
    let all = pack.templates.iter().cloned().chain(tables);
    let names: Vec<_> = group.iter().flat_map(|leaf| spoken_of(&leaf.path)).collect();
    let mut condition = None;
    let mut speaks = |id: SourceId| {
        let text = &sources.get(id).text;
        let places = || names.iter().flat_map(|name| text.match_indices(name.as_str()));
        // Where it is printed, not where a condition asks for it.
        let printed = |at: &usize| text[..*at].rfind("{{") > text[..*at].rfind("{%");
        let at = places().map(|(at, _)| at).find(printed);
        let at = at.or_else(|| places().map(|(at, _)| at).next());
        condition = condition.take().or_else(|| condition_at(text, at?, &names));
        at.is_some()
    };
    let mut files = Vec::new();
    for (path, id) in all {
        if speaks(id) {
            files.push(path);
        }
    }
    let all = |ends: &[&str]| {
        group.iter().all(|leaf| {
            LINES.contains(&part(&leaf.path))
                && ends.iter().any(|end| shape(&leaf.path).ends_with(end))
        })
    };
    match (files.is_empty(), condition) {
        (true, _) if all(&[".reason"]) && group.iter().any(|leaf| changed(leaf, figures)) => {
            UNSAID_REASONS.into()
        }
        (true, _) if all(&[".reason"]) => REASONS.into(),
        (true, _) if all(&[".reason", ".name", ".actual", ".last_year", ".uses"]) => WHOLE.into(),
        (true, _) => "这个版式没有印它的地方".into(),
        (false, Some(condition)) => {
            format!("版式里印它的是 {}，条件是 {condition}，这次不成立", files.join("、"))
        }
        (false, None) => {
            format!("版式里印它的是 {}，这次那里的条件（when、if）不成立", files.join("、"))
        }
    }
}

/// Parts of the file whose lines templates print alike, without their paths.
const LINES: [&str; 6] =
    ["totals", "income", "expenditure", "three_public", "meetings", "training"];

/// When a line is printed, where more of it than a reason is not.
const WHOLE: &str =
    "版式里印它的一句，合计算得出、金额不是 0 时才有，这次没有；没有填合计的，先看那一条提示";

/// When a reason is printed, which templates ask of each line alike.
const REASONS: &str = "主要原因只印在比上年有增减、或“三公”经费与预算不同的一句里，这次没有这一句";

/// What is said where the line changed and its sentence has no place for the reason.
const UNSAID_REASONS: &str =
    "有增减的一句印了，版式在这种句子里没有印原因的地方（如降为 0、上年没有）";

/// Whether the line of a reason differs from last year.
fn changed(leaf: &Leaf, figures: &Figures) -> bool {
    let fact = leaf.path.trim_end_matches(".reason").trim_end_matches(".total");
    let change = FigureKey::new(fact, Column::Change);
    figures.find(&change).is_some_and(|figure| figure.money().is_some_and(|money| !money.is_zero()))
}

/// How templates name a value: by its whole path, or by its line and its column (`three.abroad.trips`).
fn spoken_of(path: &str) -> Vec<String> {
    let path = shape(path);
    let mut words = path.rsplit('.');
    let last = words.next().filter(|last| *last != "reason");
    let short = last.zip(words.next()).map(|(last, line)| format!(".{line}.{last}"));
    let short = short.filter(|short| short.len() < path.len());
    std::iter::once(path).chain(short).collect()
}

/// The innermost `{% if … %}` around a place of a template: `three.abroad.trips is above(0)`.
///
/// That the value is given is no reason: it is.
fn condition_at(text: &str, at: usize, names: &[String]) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = 0;
    while let Some(begin) =
        text[rest..].find("{%").map(|begin| rest + begin).filter(|begin| *begin < at)
    {
        let Some(end) = text[begin..].find("%}").map(|end| begin + end) else { break };
        let tag = text[begin + 2..end].trim();
        match tag.split_whitespace().next() {
            Some("if") => open.push(tag.strip_prefix("if")?.trim()),
            Some("elif") => {
                open.pop();
                open.push(tag.strip_prefix("elif")?.trim());
            }
            Some("else") => {
                open.pop();
                open.push("");
            }
            Some("endif") => {
                open.pop();
            }
            _ => {}
        }
        rest = end;
    }
    let own = |condition: &str| {
        condition.strip_suffix(" is given").is_some_and(|name| {
            names.iter().any(|own| name == own || format!(".{name}").ends_with(own.as_str()))
                || names.iter().any(|own| name.ends_with(own.as_str()))
        })
    };
    let innermost =
        open.into_iter().rev().find(|condition| !condition.is_empty() && !own(condition))?;
    Some(format!("{{% if {innermost} %}}"))
}
