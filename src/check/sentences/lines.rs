//! Numbers behind the name of a line of amounts, against the figures they claim to be.

use super::budget_difference::difference;
use super::claims::claim_parser::ClaimParser;
use super::claims::column_claim::{ClaimedColumn, ColumnClaim};
use super::claims::mention::{FigureMention, NameScope};
use super::claims::names_of_figures::FigureMeaning;
use super::claims::read_passage::ReadPassage;
use super::mismatch::report;
use super::other_whole::of_another_whole;
use crate::base::diag::Diagnostics;
use crate::base::direction::Direction;
use crate::catalogue::{Column, is_below, keys};
use crate::check::rule::CheckContext;
use crate::check::stated_value::StatedValue;
use crate::check::verdict::judge;
use crate::figures::Figure;
use crate::statements::numbers::{Number, is_approximate};
use crate::statements::passage::Passage;

/// Reports every number behind the name of a line that is not what it claims to be.
pub(super) fn of_line(
    context: &CheckContext,
    text: &ReadPassage,
    name: &FigureMention,
    line: &str,
    findings: &mut Diagnostics,
) {
    let passage = text.passage;
    if name.scope == NameScope::Other || is_of_a_project(text, name, line) {
        return;
    }
    let year = i32::from(context.report.year.value);
    for claimed in ClaimParser::of(name, text, year) {
        let number = claimed.number;
        if is_approximate(passage, number) || is_of_any_thing(passage, name, &claimed) {
            continue;
        }
        // 预算 may be the one at the beginning of the year as well as the whole year's.
        let initial = context.of(line, Column::Initial);
        let written = passage.text(number.at, number.at + number.length + number.unit_length());
        let either = claimed.of == ClaimedColumn::Budget
            && initial.is_some_and(|figure| {
                figure.value().is_some()
                    && judge(context, figure, &StatedValue::of(&written)).is_none()
            });
        if either || is_base(context, line, &claimed, &written) {
            continue;
        }
        if let ClaimedColumn::AgainstBudget(initial) = claimed.of {
            difference(context, passage, line, &claimed, initial, findings);
        } else if let Some(figure) = figure_of(context, text, name, line, &claimed) {
            let stated = format!("{}{written}", claimed.word);
            let direction = claimed.direction.map_or("", Direction::word);
            let claim = format!("{direction}{written}");
            if is_of_whole(context, text, name, (&claimed, &claim)) {
                continue;
            }
            report(context, passage, number, figure, (&claim, &stated), findings);
        } else if !is_own_share(context, line, &claimed) {
            of_another_whole(context, passage, (line, &claimed), findings);
        }
    }
}

/// Whether a share is of the whole that the line's own share is of, or of the line itself.
fn is_own_share(context: &CheckContext, line: &str, claimed: &ColumnClaim) -> bool {
    let ClaimedColumn::Share(Some(whole)) = claimed.of else { return true };
    let share = context.of(line, Column::Share);
    let known = share.and_then(|share| share.inputs.get(1)?.fact());
    whole == line || known == Some(whole)
}

/// Whether an amount stands behind a name that the cost of one thing has too, 全年支出: [`super::unit_totals`] reads those
/// that are near to the total.
fn is_of_any_thing(passage: &Passage, name: &FigureMention, claimed: &ColumnClaim) -> bool {
    let called = passage.text(name.at, name.end);
    let loose = called.starts_with("全年") || called.starts_with("本年度");
    loose && claimed.of == ClaimedColumn::Actual
}

/// Whether a number is what a line is higher or lower than, and no difference: 高于年初预算650万元.
fn is_base(context: &CheckContext, line: &str, claimed: &ColumnClaim, written: &str) -> bool {
    let columns: &[Column] = match claimed.of {
        ClaimedColumn::AgainstBudget(_) => &[Column::Initial, Column::Budget],
        ClaimedColumn::Change => &[Column::LastYear],
        _ => return false,
    };
    let is = |column: &Column| {
        let figure = context.of(line, *column).filter(|figure| figure.value().is_some());
        figure.is_some_and(|one| judge(context, one, &StatedValue::of(written)).is_none())
    };
    claimed.word.ends_with('于') && columns.iter().any(is)
}

/// Whether a line of the unit means that of one project, since the text or the title above is about one: 水库加固项目
/// 3月开工。项目支出650万元.
fn is_of_a_project(text: &ReadPassage, name: &FigureMention, line: &str) -> bool {
    let to = match line {
        keys::PROJECT_SPENDING => text.passage.sentence(name.at).0,
        _ => 0,
    };
    !is_below(line, keys::PROJECTS) && (text.passage.is_of_project || text.speaks_of_projects(to))
}

/// The figure that a number claims to be.
fn figure_of<'a>(
    context: &'a CheckContext,
    text: &ReadPassage<'a>,
    name: &FigureMention,
    line: &str,
    claimed: &ColumnClaim,
) -> Option<&'a Figure> {
    let column = |column: Column| context.of(line, column);
    match claimed.of {
        ClaimedColumn::Actual => context.decided(line),
        ClaimedColumn::LastYear => column(Column::LastYear),
        ClaimedColumn::Budget => column(Column::Budget),
        ClaimedColumn::Initial => column(Column::Initial),
        ClaimedColumn::Change => column(Column::Change),
        ClaimedColumn::ChangeRate => column(Column::ChangeRate),
        ClaimedColumn::Completion(initial) => {
            // Column 年初预算 it is the same only where nothing was added.
            let first = column(Column::Initial).and_then(Figure::money);
            let same = first
                .is_none_or(|first| Some(first) == column(Column::Budget).and_then(Figure::money));
            let rates = [Column::CompletionRate, Column::ControlRate, Column::ExecutionRate];
            rates.into_iter().find_map(column).filter(|_| !initial || same)
        }
        ClaimedColumn::Share(whole) => {
            let share = column(Column::Share)?;
            let known = share.inputs.get(1)?.fact()?;
            let sure = match whole {
                Some(whole) => whole == known,
                None => is_part_of(context, text, name, known),
            };
            sure.then_some(share).filter(|_| known != line)
        }
        ClaimedColumn::AgainstBudget(_) => None,
    }
}

/// Whether what stands behind the last part of a whole is true of the whole: “三公”经费支出…，其中…、公务接待费…，比上年减少….
fn is_of_whole<'a>(
    context: &'a CheckContext,
    text: &ReadPassage<'a>,
    name: &FigureMention,
    (claimed, claim): (&ColumnClaim, &str),
) -> bool {
    let (start, _) = text.passage.sentence(name.at);
    let parts = (start..name.at).rev().find(|&at| text.passage.has(at, "其中"));
    let named = |parts| text.names.iter().rfind(|one| one.at >= start && one.end <= parts);
    let Some(whole) = parts.and_then(named) else { return false };
    let FigureMeaning::BudgetLine(line) = whole.meaning else { return false };
    let change = matches!(claimed.of, ClaimedColumn::Change | ClaimedColumn::ChangeRate);
    let figure = figure_of(context, text, whole, line, claimed).filter(|_| change);
    figure.is_some_and(|figure| judge(context, figure, &StatedValue::of(claim)).is_none())
}

/// Whether a share that names no whole can be one of a line: what stands before 其中 is that line or its amount.
fn is_part_of(
    context: &CheckContext,
    text: &ReadPassage,
    name: &FigureMention,
    whole: &str,
) -> bool {
    let &ReadPassage { passage, numbers, names, .. } = text;
    let (start, _) = passage.sentence(name.at);
    // 人员经费占支出合计的34.85%，公用经费占4.55%: the whole that was named first still applies.
    let share = (start..name.at).rev().find(|&at| passage.has(at, "占"));
    let other =
        share.and_then(|share| names.iter().find(|one| one.at > share && one.at <= share + 3));
    if share.is_some_and(|share| !is_filler(passage.chars[share + 1])) {
        return matches!(other.map(|one| one.meaning), Some(FigureMeaning::BudgetLine(line)) if line == whole);
    }
    let Some(part) = (start..name.at).rev().find(|&at| passage.has(at, "其中")) else {
        return true;
    };
    let named = names.iter().rfind(|one| one.at >= start && one.end <= part);
    let same = |one: &FigureMention| matches!(one.meaning, FigureMeaning::BudgetLine(line) if line == whole);
    let amount = context.decided(whole).and_then(Figure::money);
    let written = |number: &Number| {
        let unit = context.figures.unit();
        let known = amount.map(|amount| amount.of(unit).normalize());
        number.at >= start && number.at < part && known == Some(number.value.normalize())
    };
    named.is_some_and(same) || (named.is_none() && numbers.iter().any(written))
}

/// Whether a character behind 占 names no whole: 占88.46%, 占比.
fn is_filler(c: char) -> bool {
    c.is_ascii_digit() || "比到了为".contains(c)
}
