//! A value that is not printed to the reason why the templates leave it out.

use super::condition;
use crate::base::source::{SourceId, Sources};
use crate::catalogue::{Catalogue, Column, FigureKey, Kind, ReasonRule};
use crate::data::Report;
use crate::data::places::Leaf;
use crate::figures::Figures;
use crate::pack::Pack;

/// The part of the file that a value belongs to: `three_public`, `projects[1]`.
pub(super) fn part(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

/// A path without the numbers of items.
pub(super) fn shape(path: &str) -> String {
    let pieces = path.split('[').map(|piece| piece.split_once(']').map_or(piece, |(_, rest)| rest));
    pieces.collect()
}

/// A path without the numbers of items; all reasons are of one kind, all explanations of 红字 too.
pub(super) fn kind(path: &str) -> String {
    let is = |key: &str| path.ends_with(&format!(".{key}"));
    match () {
        // One reason of both differences is said once.
        () if is("reason") || is("budget_reason") => "reason".into(),
        () if is("negative") => "negative".into(),
        () => shape(path),
    }
}

/// Which files of the pack refer to such values, whose conditions are then not met; or that none is found.
pub(super) fn why(
    group: &[&Leaf],
    (report, figures): (&Report, &Figures),
    pack: &Pack,
    sources: &Sources,
) -> String {
    if let Some(known) = known_cause(group, (report, figures)) {
        return known.into();
    }
    let tables = pack.tables.iter().filter_map(|table| {
        let cell = table.rows.iter().flat_map(|row| &row.cells).next()?;
        Some((format!("tables/{}.yaml", table.name), cell.text.span.source))
    });
    let all = pack.templates.iter().cloned().chain(tables);
    let names: Vec<_> = group.iter().flat_map(|leaf| template_names(&leaf.path)).collect();
    let mut condition = None;
    let mut speaks = |id: SourceId| {
        let text = &sources.get(id).text;
        let places = || names.iter().flat_map(|name| text.match_indices(name.as_str()));
        // Where it is printed, not where a condition asks for it.
        let printed = |at: &usize| text[..*at].rfind("{{") > text[..*at].rfind("{%");
        let at = places().map(|(at, _)| at).find(printed);
        let at = at.or_else(|| places().map(|(at, _)| at).next());
        condition = condition.take().or_else(|| condition_at(text, at?, figures));
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
            is_of_lines(part(&leaf.path), &report.catalogue)
                && ends.iter().any(|end| shape(&leaf.path).ends_with(end))
        })
    };
    match (files.is_empty(), condition) {
        _ if all(&[".budget_reason"]) && group.iter().all(|leaf| is_as_planned(leaf, figures)) => {
            BUDGET_REASONS.into()
        }
        _ if all(&[".reason"]) && !group.iter().any(|leaf| changed(leaf, figures)) => {
            REASONS.into()
        }
        (true, _) if all(&[".reason"]) && group.iter().any(|leaf| changed(leaf, figures)) => {
            REASONS_WITHOUT_PLACE.into()
        }
        (true, _) if all(&[".reason", ".name", ".actual", ".last_year", ".uses"]) => WHOLE.into(),
        (true, _) => "这个版式没有印它的地方".into(),
        (false, Some(condition)) => {
            format!("版式里印它的是 {}，条件是 {condition}，这次不成立", files.join("、"))
        }
        (false, None) if group.iter().all(|leaf| is_of_nothing(leaf, figures)) => {
            format!("版式里印它的是 {}，而这一行的决算数是 0", files.join("、"))
        }
        (false, None) => {
            format!("版式里印它的是 {}，这次那里的条件（when、if）不成立", files.join("、"))
        }
    }
}

/// Why values of lists are not printed whose templates do not name them by their paths.
fn known_cause(group: &[&Leaf], (report, figures): (&Report, &Figures)) -> Option<&'static str> {
    let all =
        |ends: &[&str]| group.iter().all(|leaf| ends.iter().any(|end| leaf.path.ends_with(end)));
    if all(&[".issued", ".arrived"]) {
        return Some(ARRIVED);
    }
    let own = group.first()?.path.strip_prefix("lines[")?;
    let place: usize = own.split(']').next()?.parse().ok()?;
    let line = report.lines.get(place.checked_sub(1)?)?;
    let number = |column| figures.find(&FigureKey::new(line.fact.as_str(), column));
    let actual = number(Column::Actual).is_some_and(|figure| figure.value().is_some());
    match actual {
        false => Some(OWN_LINES),
        true => all(&[".reason"]).then_some(REASONS),
    }
}

/// When 下达 and 到位 are printed.
const ARRIVED: &str = "版式里印它的是项目资金到位和支出情况表，各项目的各个来源都填了 issued、arrived、actual 才有，这次有没有填的";

/// When lines of the unit's own are printed.
const OWN_LINES: &str = "自列的项（lines）填了决算数（actual）才印，这一项没有填";

/// Whether a part of the file is lines of amounts that templates print alike, without their paths.
fn is_of_lines(part: &str, catalogue: &Catalogue) -> bool {
    let within = |key: &str| key.split('.').next() == Some(part);
    let mut rows = catalogue.rows().filter(|row| row.kind == Kind::Line && within(&row.key));
    rows.any(|row| !matches!(row.reason, ReasonRule::Never | ReasonRule::Given))
}

/// When a line is printed, where more of it than a reason is not.
const WHOLE: &str =
    "版式里印它的一句，合计算得出、金额不是 0 时才有，这次没有；没有填合计的，先看那一条提示";

/// When a reason is printed, which templates ask of each line alike.
const REASONS: &str = "主要原因只印在比上年有增减、或“三公”经费与预算不同的一句里，这次没有这一句";

/// When a reason of a difference from the budget is printed.
const BUDGET_REASONS: &str = "与预算不同的原因只印在决算数与预算数不同的一句里，这次两个数相同";

/// Whether the line of a value spent what was planned.
fn is_as_planned(leaf: &Leaf, figures: &Figures) -> bool {
    let fact = leaf.path.trim_end_matches(".budget_reason").trim_end_matches(".total");
    let gap = figures.find(&FigureKey::new(fact, Column::BudgetGap));
    gap.and_then(|figure| figure.money()).is_some_and(|money| money.is_zero())
}

/// The hint where the line changed and its sentence has no place for the reason.
const REASONS_WITHOUT_PLACE: &str =
    "有增减的一句印了，版式在这种句子里没有印原因的地方（如降为 0、上年没有）";

/// Whether the line of a reason differs from last year.
fn changed(leaf: &Leaf, figures: &Figures) -> bool {
    let fact = leaf.path.trim_end_matches(".reason").trim_end_matches(".total");
    let change = FigureKey::new(fact, Column::Change);
    figures.find(&change).is_some_and(|figure| figure.money().is_some_and(|money| !money.is_zero()))
}

/// Whether the line of a value spent nothing.
fn is_of_nothing(leaf: &Leaf, figures: &Figures) -> bool {
    let line = leaf.path.rsplit_once('.').map_or("", |(line, _)| line);
    let actual = figures.find(&FigureKey::new(line, Column::Actual));
    actual.and_then(|figure| figure.money()).is_some_and(|money| money.is_zero())
}

/// How templates name a value: by its whole path, or by its line and its column (`three.abroad.trips`).
pub(super) fn template_names(path: &str) -> Vec<String> {
    let path = shape(path);
    let mut words = path.rsplit('.');
    let last = words.next().filter(|last| *last != "reason");
    let short = last.zip(words.next()).map(|(last, line)| format!(".{line}.{last}"));
    let short = short.filter(|short| short.len() < path.len());
    std::iter::once(path).chain(short).collect()
}

/// The outermost `{% if … %}` around a place of a template that is known not to hold: `three.abroad.trips is above(0)`.
fn condition_at(text: &str, at: usize, figures: &Figures) -> Option<String> {
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
    let failed = open.into_iter().find(|one| condition::fails(one, text, figures))?;
    Some(format!("{{% if {failed} %}}"))
}
