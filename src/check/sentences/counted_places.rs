//! What the facts list, and a number in a sentence with the words around it.

use std::collections::BTreeSet;

use rust_decimal::prelude::ToPrimitive;

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::says::says;
use crate::catalogue::keys;
use crate::check::mistakes;
use crate::check::rule::CheckContext;
use crate::statements::numbers::Number;
use crate::statements::passage::Passage;
use crate::statements::words::elsewhere::names_region;

/// What the facts list, how often.
pub(super) struct Lists {
    pub offices: Option<u32>,
    pub subordinates: BTreeSet<u32>,
    pub group: u32,
    pub members: u32,
    pub steps: u32,
    pub projects: u32,
}

/// A number in a sentence with the words on both sides.
pub(super) struct Place<'a> {
    pub passage: &'a Passage,
    pub number: Number,
    pub count: u32,
    pub ahead: String,
    pub behind: String,
}

impl Place<'_> {
    /// The whole sentence; a copy for each number of a long paragraph would take more memory than the report.
    pub(super) fn sentence(&self) -> String {
        let (start, stop) = self.passage.sentence(self.number.at);
        self.passage.text(start, stop)
    }
}

/// Words of some of the things that there are.
const SUBSET: &[&str] = &[
    "选取",
    "抽取",
    "抽查",
    "抽调",
    "部分",
    "涉及",
    "其中",
    "重点",
    "随机",
    "分别对",
    "有的",
    "另外",
    "其余",
    "其他",
    "各县",
    "县直",
    "市直",
    "省直",
    "拟",
    "原",
];
/// Whether a text is about some of the things that there are, or about those of others.
pub(super) fn is_of_some(text: &str) -> bool {
    names_region(text) || says(text, SUBSET)
}

/// How often the facts list each.
pub(super) fn lists(context: &CheckContext) -> Lists {
    let report = context.report;
    let size = |length: usize| length as u32;
    let named = report.values.texts(crate::catalogue::keys::OFFICE_NAMES).len();
    let offices = context.stated(keys::OFFICE_COUNT).and_then(|figure| match figure.value()? {
        crate::figures::Value::Count(count, _) => count.to_u32(),
        _ => None,
    });
    let offices = offices.or((named > 0).then_some(size(named)));
    let budgeted =
        report.subordinates.iter().filter(|one| one.budget_unit.as_ref().is_some_and(|b| b.value));
    let subordinates = [size(report.subordinates.len()), size(budgeted.count())];
    let subordinates = subordinates.into_iter().filter(|count| *count > 0).collect();
    let members = report.group.iter().filter(|one| one.role.value.contains("成员")).count();
    Lists {
        offices,
        subordinates,
        group: size(report.group.len()),
        members: size(members),
        steps: size(report.steps.len()),
        projects: size(report.projects.len()),
    }
}

/// A whole number of a sentence, if it is meant exactly.
pub(super) fn place(passage: &Passage, number: Number) -> Option<Place<'_>> {
    let cited = passage.is_cited(number.at, number.length);
    let count =
        number.value.to_u32().filter(|_| number.decimals == 0 && number.is_exact() && !cited)?;
    let (start, stop) = passage.sentence(number.at);
    let end = number.at + number.length;
    let ahead = passage.text(start.max(number.at.saturating_sub(30)), number.at);
    let behind = passage.text(end, stop.min(end + 30));
    Some(Place { passage, count, ahead, behind, number })
}

/// Reports a number, once.
pub(super) fn report(place: &Place, message: String, findings: &mut Diagnostics) {
    let number = &place.number;
    let Some(span) = place.passage.span(number.at, number.length) else { return };
    let same = |finding: &Diagnostic| {
        finding.labels.first().is_some_and(|label| label.span.start == span.start)
    };
    if !findings.iter().any(same) {
        findings.push(
            Diagnostic::new(mistakes::WRONG_COUNT, message)
                .at(span)
                .hint("照数据改正文，或核对数据"),
        );
    }
}
