//! Values that are not printed to the reason why the templates leave them out.

use super::naming_files::NamingFiles;
use crate::base::amount::Amount;
use crate::base::source::Sources;
use crate::catalogue::{Column, FigureKey, Kind, keys};
use crate::data::Report;
use crate::data::model::OpenLine;
use crate::data::places::Leaf;
use crate::figures::Figures;
use crate::pack::Pack;

/// Values of one part of the file that are not printed.
struct UnprintedGroup<'a> {
    leaves: &'a [&'a Leaf],
    report: &'a Report,
    figures: &'a Figures,
    /// Where the pack names them.
    naming: NamingFiles,
}

/// A cause, and how it is reported.
type KnownCause<'a> = (fn(&UnprintedGroup<'a>) -> bool, &'static str);

/// When 下达 and 到位 are printed.
const ARRIVED: &str = "版式里印它的是项目资金到位和支出情况表，各项目的各个来源都填了 issued、arrived、actual 才有，这次有没有填的";

/// When lines of the unit's own are printed.
const OWN_LINES: &str = "自列的项（lines）填了决算数（actual）才印，这一项没有填";

/// When a reason is printed, which templates ask of each line alike.
const REASONS: &str = "主要原因只印在比上年有增减、或“三公”经费与预算不同的一句里，这次没有这一句";

/// When a reason of a difference from the budget is printed.
const BUDGET_REASONS: &str = "与预算不同的原因只印在决算数与预算数不同的一句里，这次两个数相同";

/// The hint where the line changed and its sentence has no place for the reason.
const REASONS_WITHOUT_PLACE: &str =
    "有增减的一句印了，版式在这种句子里没有印原因的地方（如降为 0、上年没有）";

/// When the reason of a line that nobody has to explain is printed.
const REASONS_WITHOUT_LAST_YEAR: &str =
    "主要原因只印在比上年的一句里，这一行没有上年数，填上 last_year 就印";

/// When a line is printed, where more of it than a reason is not.
const WHOLE: &str =
    "版式里印它的一句，合计算得出、金额不是 0 时才有，这次没有；没有填合计的，先看那一条提示";

/// Where a pack does not name them.
const NO_PLACE: &str = "这个版式没有印它的地方";

/// What is known of why values are not printed; else which files of the pack name them.
pub(super) fn why(
    leaves: &[&Leaf],
    (report, figures): (&Report, &Figures),
    pack: &Pack,
    sources: &Sources,
) -> String {
    let naming = NamingFiles::of(leaves, figures, pack, sources);
    let group = UnprintedGroup { leaves, report, figures, naming };
    let known = UnprintedGroup::CAUSES.into_iter().find(|(holds, _)| holds(&group));
    known.map_or_else(|| group.condition(), |(_, words)| words.into())
}

impl<'a> UnprintedGroup<'a> {
    /// The causes that are known; the first that holds is reported.
    const CAUSES: [KnownCause<'a>; 9] = [
        (Self::is_money_on_its_way, ARRIVED),
        (Self::is_of_own_line_without_actual, OWN_LINES),
        (Self::is_reason_of_own_line, REASONS),
        (Self::is_reason_of_what_was_planned, BUDGET_REASONS),
        (Self::is_reason_of_no_change, REASONS),
        (Self::is_reason_without_place, REASONS_WITHOUT_PLACE),
        (Self::is_reason_without_last_year, REASONS_WITHOUT_LAST_YEAR),
        (Self::is_of_one_sentence, WHOLE),
        (Self::has_no_place, NO_PLACE),
    ];

    fn all(&self, holds: impl Fn(&Leaf) -> bool) -> bool {
        self.leaves.iter().all(|leaf| holds(leaf))
    }

    fn are(&self, key: &str) -> bool {
        self.all(|leaf| leaf.path.key() == key)
    }

    /// 下达资金 and 到位资金.
    fn is_money_on_its_way(&self) -> bool {
        let columns = [Column::Issued, Column::Arrived].map(Column::word);
        self.all(|leaf| columns.contains(&leaf.path.key()))
    }

    /// The line of the unit's own that they belong to.
    fn own_line(&self) -> Option<&OpenLine> {
        let (number, _) = self.leaves.first()?.path.within_item_of(keys::LINES)?;
        self.report.lines.get(number.checked_sub(1)?)
    }

    fn is_of_own_line_without_actual(&self) -> bool {
        let actual = |line: &OpenLine| FigureKey::new(line.fact.as_str(), Column::Actual);
        let is_known = |key| self.figures.find(&key).is_some_and(|figure| figure.value().is_some());
        self.own_line().is_some_and(|line| !is_known(actual(line)))
    }

    fn is_reason_of_own_line(&self) -> bool {
        self.own_line().is_some() && self.are(keys::REASON)
    }

    fn is_reason_of_what_was_planned(&self) -> bool {
        let gap = |leaf: &Leaf| self.amount(leaf, Column::BudgetGap);
        let as_planned = |leaf: &Leaf| gap(leaf).is_some_and(|gap| gap.is_zero());
        self.is_of_lines() && self.are(keys::BUDGET_REASON) && self.all(as_planned)
    }

    fn is_reason_of_no_change(&self) -> bool {
        let change = |leaf: &Leaf| self.amount(leaf, Column::Change);
        let same = |leaf: &Leaf| change(leaf).is_none_or(|change| change.is_zero());
        self.is_of_lines() && self.are(keys::REASON) && self.all(same)
    }

    /// Reasons of which one is that of a change, [`Self::is_reason_of_no_change`] having been asked before.
    fn is_reason_without_place(&self) -> bool {
        self.has_no_place() && self.is_of_lines() && self.are(keys::REASON)
    }

    fn is_reason_without_last_year(&self) -> bool {
        let is_known = |leaf: &Leaf| self.amount(leaf, Column::LastYear).is_some();
        self.are(keys::REASON) && self.is_of_line() && !self.leaves.iter().copied().any(is_known)
    }

    fn is_of_one_sentence(&self) -> bool {
        self.has_no_place() && self.is_of_lines() && self.all(is_in_sentence)
    }

    fn has_no_place(&self) -> bool {
        self.naming.files.is_empty()
    }

    /// The files that name them, and the condition there, where one is found.
    fn condition(&self) -> String {
        let files = self.naming.files.join("、");
        let actual = |leaf: &Leaf| self.amount(leaf, Column::Actual);
        let no_spending = |leaf: &Leaf| actual(leaf).is_some_and(|actual| actual.is_zero());
        match &self.naming.condition {
            Some(condition) => {
                format!("版式里印它的是 {files}，条件是 {condition}，这次不成立")
            }
            None if self.all(no_spending) => {
                format!("版式里印它的是 {files}，而这一行的决算数是 0")
            }
            None => format!(
                "版式里印它的是 {files}，这次没有印到：那里的条件（when、if）不成立，或者这个版式没有放它"
            ),
        }
    }

    /// Whether they stand in a part of the file with lines of amounts that templates print alike, without their paths.
    fn is_of_lines(&self) -> bool {
        let Some(leaf) = self.leaves.first() else { return false };
        let part = leaf.path.part().to_string();
        let mut rows = self.report.catalogue.rows().filter(|row| row.is_in(&part));
        rows.any(|row| row.kind == Kind::Line && row.explains_change())
    }

    /// Whether each stands in a line of amounts.
    fn is_of_line(&self) -> bool {
        self.all(|leaf| self.report.catalogue.line_above(&leaf.path).is_some())
    }

    /// An amount of the line of a value.
    fn amount(&self, leaf: &Leaf, column: Column) -> Option<Amount> {
        let line = self.report.catalogue.line_above(&leaf.path)?;
        self.figures.find(&line.figure(column))?.money()
    }
}

/// Whether a value is printed in the sentence of a line.
fn is_in_sentence(leaf: &Leaf) -> bool {
    let words = [keys::REASON, keys::NAME, Column::Actual.word(), Column::LastYear.word()];
    words.contains(&leaf.path.key()) || leaf.path.dotted_keys() == keys::USES
}
