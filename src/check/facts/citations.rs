//! Citations `${id}` in the facts against the figures there are.

use std::collections::HashMap;

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::FigureId;
use crate::base::id::named;
use crate::base::nearest::nearest;
use crate::base::source::Span;
use crate::catalogue::{FigureKey, is_below, is_in, keys};
use crate::check::facts::blank_place::{blank_cell, column_of_words, place_of, root};
use crate::check::indicators::{all_indicators, indicator_fact};
use crate::check::mistakes;
use crate::data::Report;
use crate::data::model::{Prose, ProsePiece};
use crate::figures::{Figures, State};

/// Reports what is cited or stated and does not exist, and what is cited and has no value.
///
/// After other errors only ids that no reading of the file could make right are reported.
pub fn citations(report: &Report, figures: &Figures, findings: &mut Diagnostics) {
    let clean = !findings.has_errors();
    // A template is copied with its slip: what was typed once is looked for once.
    let mut known: HashMap<FigureId, Diagnostic> = HashMap::new();
    let mut unknown = |id: &FigureId| {
        known.entry(id.clone()).or_insert_with(|| unknown(report, id, figures)).clone()
    };
    for prose in report.proses() {
        for (id, span) in cites(prose) {
            match figures.get(id).map(|figure| &figure.state) {
                None if clean || !is_from_lists(id) => {
                    findings.push(unknown(id).at(span));
                }
                Some(State::Missing) if clean => {
                    findings.push(missing(report, id, figures, span));
                }
                Some(State::NotApplicable(why)) if clean => {
                    let message = format!("引用的“{id}”不适用：{why}");
                    let hint = "改写这一句，不引用这个数字";
                    findings.push(
                        Diagnostic::new(mistakes::RATE_NOT_APPLICABLE, message)
                            .at(span)
                            .hint(hint)
                            .figure(id),
                    );
                }
                _ => {}
            }
        }
    }
    for (id, _) in &report.stated {
        if figures.get(&id.value).is_none() && (clean || !is_from_lists(&id.value)) {
            findings.push(unknown(&id.value).at(id.span));
        }
    }
}

fn cites(prose: &Prose) -> impl Iterator<Item = (&FigureId, Span)> {
    prose.pieces.iter().filter_map(|piece| match piece {
        ProsePiece::Cite(id, span) => Some((id, *span)),
        ProsePiece::Text(_) => None,
    })
}

/// Whether an id is made of names that the unit gives itself, which errors may have hidden.
fn is_from_lists(id: &FigureId) -> bool {
    let lists = [keys::INCOME, keys::DATA_TABLES, keys::PROJECTS, keys::FUNDING];
    lists.iter().any(|list| is_below(id.as_str(), list))
        || FigureKey::from(id).is_item_of(keys::ITEMS)
}

fn unknown(report: &Report, id: &FigureId, figures: &Figures) -> Diagnostic {
    let finding =
        Diagnostic::new(mistakes::UNKNOWN_FIGURE, format!("引用的数字“{id}”不存在")).figure(id);
    let key = FigureKey::from(id);
    if let Some((table, column, _)) = column_of_words(report, &key) {
        let hint = format!(
            "表“{table}”的列“{column}”没有写单位（unit），当作文字，没有数可引用：补上单位"
        );
        return finding.hint(hint);
    }
    if let Some(name) = not_applicable(report, &key) {
        let hint = format!("{name}写了不适用（applicable: false），没有数可引用：改写或删去这一句");
        return finding.hint(hint);
    }
    // The same indicator of another sheet is another thing.
    let sheet = |id: &str| [keys::SELF_EVALUATION, keys::PROJECTS].map(|one| is_in(id, one));
    let ids = figures.iter().map(|figure| figure.id.as_str());
    let of_one_sheet = |other: &&str| {
        let sheets = [sheet(id.as_str()), sheet(other)];
        sheets[0] == sheets[1] || sheets.contains(&[false, false])
    };
    match nearest(id.as_str(), ids.filter(of_one_sheet)) {
        Some(near) => finding.hint(format!("是不是“{near}”？")),
        None => finding.hint("各数字的编号见 data/README.md；jixiao explain 列出全部编号"),
    }
}

/// The name of the indicator that an id is of, if that is 不适用.
fn not_applicable<'r>(report: &'r Report, key: &FigureKey) -> Option<&'r str> {
    let fact = key.line()?;
    let (_, one) = all_indicators(report).find(|(form, one)| indicator_fact(form, one) == fact)?;
    let dropped = one.applicable.as_ref().is_some_and(|applicable| !applicable.value);
    one.path.last().filter(|_| dropped).map(|name| name.value.as_str())
}

fn missing(report: &Report, id: &FigureId, figures: &Figures, span: Span) -> Diagnostic {
    let key = FigureKey::from(id);
    let blank = root(figures, &key);
    let name = figures.get(id).map_or("", |figure| figure.name.as_str());
    let finding =
        Diagnostic::new(mistakes::UNFILLED_FIGURE, format!("引用了“{name}”（{id}），但它没有填"))
            .at(span)
            .hint("在数据文件里填上它，或改写这一句")
            .figure(id);
    if blank == key {
        return match blank_cell(report, &key) {
            Some((column, place)) => finding
                .label(place, "这一行没有填")
                .hint(format!("合计要各行都填：先填{column}；没有的填 0")),
            None => finding,
        };
    }
    let what = figures.find(&blank).map_or("", |figure| figure.name.as_str());
    let place = place_of(report, &blank, &blank.to_string());
    finding.label(place, format!("这里没有填{what}")).hint(format!("先填{}", named(what, &blank)))
}
