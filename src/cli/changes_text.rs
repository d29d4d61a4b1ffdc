//! What changed, in lines for people: figures, lines of the report, what changed since the last build.

use super::output::Output;
use crate::base::id::named;
use crate::pipeline::{FigureChange, LineChange, Piece, Since, WantedReport};

/// How many figures and how many lines are named behind a build; the others are counted.
const MOST: usize = 8;

/// How many things of a kind are listed; the others are counted.
const MOST_LISTED: usize = 200;

/// What reads differently from the last build, each thing by its name.
pub(super) fn say_since(since: &Since, report: &WantedReport, output: &Output) {
    if since.is_another_report {
        return output.say("与上次相比：单位或年度不同，不是同一份报告，没有比较");
    }
    let figures: Vec<_> = since.changes.figures.iter().filter(|one| one.is_printed).collect();
    let lines = &since.changes.lines;
    if figures.is_empty() && lines.is_empty() {
        return output.say("与上次相比：印出的数和文字都没有变");
    }
    let counts = [(figures.len(), "个数"), (lines.len(), "处文字")];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts.map(|(count, what)| format!("{count} {what}")).collect();
    output.say(&format!("与上次相比：{}变了", counts.join("、")));
    let shown = figures.iter().take(MOST).map(|one| figure(one));
    let shown = shown.chain(lines.iter().take(MOST).map(|one| line(one, since.page(one))));
    shown.for_each(|text| output.say(&format!("  {text}")));
    let left = figures.len().saturating_sub(MOST) + lines.len().saturating_sub(MOST);
    if left > 0 {
        let facts = report.facts.display();
        let pack =
            report.choice.pack.as_ref().map(|pack| format!(" --pack {pack}")).unwrap_or_default();
        output.say(&format!("  另有 {left} 处，用 jixiao diff {facts}{pack} --back 2 看全部"));
    }
}

/// Things of one kind with their number; nothing where there are none.
pub(super) fn list<T>(
    output: &Output,
    title: &str,
    unit: &str,
    all: &[T],
    shown: impl Fn(&T) -> String,
) {
    if all.is_empty() {
        return;
    }
    output.say(&format!("{title} {} {unit}：", all.len()));
    listed(output, all, |one| format!("  {}", shown(one)));
}

/// Things a line each, as many as anybody reads; the others are counted.
pub(super) fn listed<T>(output: &Output, all: &[T], shown: impl Fn(&T) -> String) {
    all.iter().take(MOST_LISTED).for_each(|one| output.say(&shown(one)));
    let left = all.len().saturating_sub(MOST_LISTED);
    if left > 0 {
        output.say(&format!("  另有 {left} 处没有列出，--json 全部列出"));
    }
}

/// A text, or that there was none.
pub(super) fn or_none(text: Option<&String>) -> &str {
    text.map_or("没有", String::as_str)
}

/// A figure as it was and as it is, with the way to it.
pub(super) fn figure(FigureChange { id, name, before, after, way, .. }: &FigureChange) -> String {
    let [before, after] = [before, after].map(|text| or_none(text.as_ref()));
    let way = if way.is_empty() { String::new() } else { format!("　由 {}", way.join(" → ")) };
    format!("{}：{before} → {after}{way}", named(name, id))
}

/// A line of the report, with what changed in it.
pub(super) fn line(line: &LineChange, page: Option<u32>) -> String {
    let page = page.map_or(String::new(), |page| format!("（第{page}页）"));
    let text = text(&line.before, &line.after, &line.pieces());
    format!("{}{page}\n    {text}", line.section)
}

/// What changed in a line, or the line that came or went.
pub(super) fn text(before: &str, after: &str, pieces: &[Piece]) -> String {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => format!("加了：{after}"),
        (_, true) => format!("删了：{before}"),
        (false, false) => pieces.iter().map(piece).collect(),
    }
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Same(text) => text.clone(),
        Piece::Changed { before, after } => match (before.is_empty(), after.is_empty()) {
            (true, _) => format!("［加：{after}］"),
            (_, true) => format!("［删：{before}］"),
            (false, false) => format!("［{before}→{after}］"),
        },
    }
}
