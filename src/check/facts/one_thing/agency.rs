//! 机关运行经费 against 公用经费, which it is or is part of.

use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, keys};
use crate::check::facts::relations::number;
use crate::check::rule::CheckContext;
use crate::figures::Figure;

/// Where two columns of 机关运行经费 are those of 公用经费, one that is less: the number was changed in one of the two places.
pub(super) fn agency(context: &CheckContext, findings: &mut Diagnostics) {
    let mut same = 0;
    let mut less = Vec::new();
    for &column in Column::WITHOUT_PLAN {
        let [own, all] = [keys::AGENCY, keys::PUBLIC].map(|fact| context.of(fact, column));
        let (Some(own), Some(all)) = (own, all) else { continue };
        match (number(context, own), number(context, all)) {
            (Some(part), Some(whole)) if part == whole && !part.is_zero() => same += 1,
            (Some(part), Some(whole)) if part < whole - context.slack(1) => less.push((own, all)),
            _ => {}
        }
    }
    if let ([(own, all)], 2) = (less.as_slice(), same) {
        one_changed(context, own, all, findings);
    }
}

fn one_changed(context: &CheckContext, own: &Figure, all: &Figure, findings: &mut Diagnostics) {
    let printed = [own, all].map(|figure| context.figures.number(figure));
    let [part, whole] = match printed[0] == printed[1] {
        true => [own, all].map(|figure| context.exact(figure)),
        false => printed,
    };
    let message = format!("{} {part}，{}是 {whole}，而别的几列两处相同", own.name, all.name);
    let places = (context.place(own), context.place(all));
    let finding = context.finding_at_both(message, places, (&own.name, &all.name));
    let hint = "机关运行经费就是公用经费的，改掉没有跟着改的一处；只是其中一部分的，核对别的几列";
    findings.push(finding.hint(hint).figure(&own.id));
}
