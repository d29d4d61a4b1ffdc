//! G01, G02, G03: citations `${id}` in the facts against the figures there are.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::FigureId;
use crate::base::nearest::nearest;
use crate::base::source::Span;
use crate::catalogue::keys;
use crate::data::Report;
use crate::data::model::{Prose, ProsePiece};
use crate::figures::{Figures, State};

/// Reports what is cited or stated and does not exist, and what is cited and has no value.
///
/// After other errors only ids that no reading of the file could make right are reported.
pub fn citations(report: &Report, figures: &Figures, findings: &mut Diagnostics) {
    let clean = !findings.has_errors();
    for prose in report.proses() {
        for (id, span) in cites(prose) {
            match figures.get(id).map(|figure| &figure.state) {
                None if clean || !is_from_lists(id) => {
                    findings.push(unknown(id, figures).at(span));
                }
                Some(State::Missing) if clean => findings.push(missing(id, figures).at(span)),
                Some(State::NotApplicable(why)) if clean => {
                    let message = format!("引用的“{id}”不适用：{why}");
                    let hint = "改写这一句，不引用这个数字";
                    findings
                        .push(Diagnostic::new(codes::G03, message).at(span).hint(hint).figure(id));
                }
                _ => {}
            }
        }
    }
    for (id, _) in &report.stated {
        if figures.get(&id.value).is_none() && (clean || !is_from_lists(&id.value)) {
            findings.push(unknown(&id.value, figures).at(id.span));
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
    let id = id.as_str();
    [keys::INCOME, keys::DATA_TABLES, keys::PROJECTS, keys::FUNDING]
        .iter()
        .any(|list| id.strip_prefix(list).is_some_and(|rest| rest.starts_with('.')))
        || id.contains(".items.")
}

fn unknown(id: &FigureId, figures: &Figures) -> Diagnostic {
    let finding = Diagnostic::new(codes::G01, format!("引用的数字“{id}”不存在")).figure(id);
    match nearest(id.as_str(), figures.iter().map(|figure| figure.id.as_str())) {
        Some(near) => finding.hint(format!("是不是“{near}”？")),
        None => finding.hint("各数字的编号见 data/README.md；jixiao explain 列出全部编号"),
    }
}

fn missing(id: &FigureId, figures: &Figures) -> Diagnostic {
    let name = figures.get(id).map_or("", |figure| figure.name.as_str());
    Diagnostic::new(codes::G02, format!("引用了“{name}”（{id}），但它没有填"))
        .hint("在数据文件里填上它，或改写这一句")
        .figure(id)
}
