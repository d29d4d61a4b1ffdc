//! Sentences that count the indicators which were reached: 全部指标达到年度指标值, 9项指标中8项完成.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, keys};
use crate::check::indicators::{indicator_fact, is_below_target};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Indicator;
use crate::figures::{Figure, Value};

/// Sentences that say how many indicators were reached.
pub(crate) static INDICATOR_CLAIMS: CheckRule =
    CheckRule::new(codes::E27, Needs::All, indicator_claims);

fn indicator_claims(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let counts =
        |one: &&Indicator| one.applicable.as_ref().is_none_or(|applicable| applicable.value);
    let rated: Vec<_> = report.indicators.iter().filter(counts).collect();
    let missed: Vec<_> = rated.iter().filter(|one| is_missed(context, one)).collect();
    let docked = rated.iter().filter(|one| is_docked(context, one)).count();
    let Some(first) = missed.first() else { return };
    let items = report.results.iter().flat_map(|group| &group.items);
    let texts = items.filter_map(|item| item.text.as_ref());
    for text in texts.chain(report.goals.achieved.as_ref()) {
        let words = text.words();
        let mut clauses = words.split(['，', '。', '；', '\n']).map(str::trim);
        let numbers = (rated.len(), missed.len(), docked);
        if let Some(clause) = clauses.find(|clause| is_wrong(clause, numbers)) {
            let name = first.path.last().map_or(&first.id.value, |name| &name.value);
            let message = format!(
                "正文写“{clause}”，而 {} 项指标中 {} 项没有达到指标值（{name}等）",
                numbers.0, numbers.1
            );
            let finding = context.finding(message).label(text.span, "正文");
            let finding = finding.label(first.id.span, "没有达到");
            findings.push(finding.hint("照实写几项完成、几项没有完成"));
        }
    }
}

/// Whether an indicator did not reach its target, or one in words not its full marks.
fn is_missed(context: &CheckContext, one: &Indicator) -> bool {
    let below = is_below_target(context, keys::SELF_EVALUATION, one);
    below.unwrap_or_else(|| is_docked(context, one))
}

/// Whether an indicator has less than its full marks.
fn is_docked(context: &CheckContext, one: &Indicator) -> bool {
    let fact = indicator_fact(keys::SELF_EVALUATION, one);
    let of = |column| match context.of(&fact, column).and_then(Figure::value) {
        Some(Value::Count(number, _)) => Some(*number),
        _ => None,
    };
    of(Column::Score).zip(of(Column::Weight)).is_some_and(|(score, weight)| score < weight)
}

/// Whether a clause says of all indicators, or of a number of them, what is not so.
fn is_wrong(clause: &str, (rated, missed, docked): (usize, usize, usize)) -> bool {
    claims_all(clause)
        || counted(clause).is_some_and(|(all, done)| {
            all == rated && done != rated - missed && done != rated - docked
        })
}

/// `全部指标达到年度指标值`, `各项指标均完成`.
fn claims_all(clause: &str) -> bool {
    let all = ["全部指标", "所有指标", "各项指标", "绩效指标全部", "全部绩效指标", "各项绩效指标"];
    let Some(rest) = all.iter().find_map(|word| clause.strip_prefix(word)) else { return false };
    let rest = ["均已", "均", "都", "全部", "已"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    let done = ["达到", "完成", "实现"].iter().find_map(|word| rest.strip_prefix(word));
    let what = ["", "年度指标值", "指标值", "目标值", "目标", "年度目标", "预期目标", "了目标"];
    done.is_some_and(|rest| what.contains(&rest))
}

/// `9项指标中8项完成`, `9项指标中，有8项达到目标`: all of them and those done.
fn counted(clause: &str) -> Option<(usize, usize)> {
    let (all, rest) = clause.split_once("项指标中")?;
    let start = all.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let rest = rest.strip_prefix('有').unwrap_or(rest);
    let (done, behind) = rest.split_once('项')?;
    let said = ["完成", "达到", "达标", "全部完成"].iter().any(|word| behind.starts_with(word));
    let alone = ["", "整体", "绩效", "年度"].contains(&&all[..start]);
    Some((all[start..].parse().ok()?, done.parse().ok()?)).filter(|_| said && alone)
}
