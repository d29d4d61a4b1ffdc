//! Reasons of changes that are missing, or that go the other way.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::base::source::Span;
use crate::catalogue::{Column, ReasonRule, Row, is_in, keys};
use crate::check::facts::cause::{self, Cause};
use crate::check::facts::placeholder::is_placeholder;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{BudgetLine, Prose};
use crate::figures::{Figure, State, Value};
use crate::statements::direction;
use crate::statements::words::directions::{DOWN, UP};
use crate::statements::words::elsewhere::LAST_YEAR;

/// Changes from last year without a reason.
pub(crate) static NO_REASON: CheckRule = CheckRule::new(codes::D31, Needs::All, no_reason);

/// Reasons that go the other way than the numbers.
pub(crate) static WRONG_REASON: CheckRule = CheckRule::new(codes::E15, Needs::All, wrong_reason);

/// A line of amounts, its figures' id, and how it changed.
pub(super) struct Change<'a> {
    line: BudgetLine<'a>,
    /// Its 决算数.
    pub now: &'a Figure,
    clause: &'a str,
    direction: Direction,
    of: Cause,
}

fn no_reason(context: &CheckContext, findings: &mut Diagnostics) {
    let without_reason = |change: &Change| change.line.reason().is_none_or(is_placeholder);
    let explained =
        |change: &Change| change.line.reason().is_none() && is_explained_by_a_part(context, change);
    let asked = |change: &Change| {
        let row = change.now.key.fact().and_then(|fact| context.report.catalogue.of_fact(fact));
        row.is_none_or(|row| row.reason != ReasonRule::Given)
    };
    // What a red number takes back is explained where it stands.
    let is_taken_back = |change: &Change| change.line.negative().is_some();
    let new_unit = is_new_unit(context);
    let is_said_before = |change: &Change| new_unit && !is_first_to_say(context, change);
    let silent_ones = |one: &Change| {
        asked(one)
            && without_reason(one)
            && !explained(one)
            && !is_taken_back(one)
            && !is_said_before(one)
    };
    for change in changes(context).into_iter().filter(silent_ones) {
        let reason = change.line.reason();
        let message = format!("{}{}，{}", change.now.name, change.clause, silent(reason));
        let hint = match change.line.span() {
            Some(_) if reason.is_some() => "把 reason 改写成变动的主要原因",
            Some(_) => "在这一行写 reason: 变动主要原因",
            None => "合计没有填，写 total: {reason: 变动主要原因}；合计数仍由程序相加",
        };
        let finding = context
            .finding(message)
            .at(reason.map(|reason| reason.span).or(place_of_line(context, &change)))
            .hint(hint)
            .figure(&change.now.id);
        findings.push(finding);
    }
}

/// Whether nothing came in and nothing was spent last year, by the file: then one sentence says why, and no line has another.
fn is_new_unit(context: &CheckContext) -> bool {
    let last = |fact| context.of(fact, Column::LastYear).and_then(Figure::money);
    [keys::INCOME, keys::EXPENDITURE]
        .into_iter()
        .all(|fact| last(fact).is_some_and(|amount| amount.is_zero()))
}

/// Whether a line is the one that says it of a unit that is new, and the spending does not.
fn is_first_to_say(context: &CheckContext, change: &Change) -> bool {
    change.now.key.fact() == Some(keys::INCOME)
        && context.report.values.line(keys::EXPENDITURE).reason().is_none()
}

/// Where the reason of a line would stand: beside its number, else in its mapping.
fn place_of_line(context: &CheckContext, change: &Change) -> Option<Span> {
    let filled = change.now.place.filter(|place| place.source == context.report.source);
    let fact = change.now.key.fact().unwrap_or_default();
    let rows = context.report.catalogue.rows().filter(|row| row.is_group());
    let key = rows.into_iter().find(|row| row.fact() == fact).map(|row| row.key.as_str());
    let places = &context.report.places;
    let of_key = key
        .and_then(|key| places.get(&format!("{key}.reason")).or_else(|| places.get(key)).copied());
    filled.or(of_key).or_else(|| context.place(change.now))
}

/// What a finding says of a reason that is not there, or no answer.
pub(super) fn silent(reason: Option<&Prose>) -> String {
    match reason {
        Some(words) => format!("主要原因写的是“{}”，等于没有写", words.words().trim()),
        None => "没有写主要原因".into(),
    }
}

/// Whether one part of a total changed by as much, for a reason that is given: it is that of the total too.
fn is_explained_by_a_part(context: &CheckContext, change: &Change) -> bool {
    let Some(fact) = change.now.key.fact() else { return false };
    let size = |fact: &str| context.of(fact, Column::Change).and_then(Figure::money);
    let parts = context.report.catalogue.parts_of(fact);
    parts.into_iter().any(|part| {
        let given = context.report.values.line(part.fact()).reason().is_some();
        given && size(part.fact()).is_some() && size(part.fact()) == size(fact)
    })
}

fn wrong_reason(context: &CheckContext, findings: &mut Diagnostics) {
    reason_of_nothing(context, findings);
    for change in changes(context) {
        let Some(reason) = change.line.reason() else { continue };
        let words = reason.words();
        let now = of_this_year(&words);
        let spoken = cause::direction(&now, change.of, &context.words.reasons);
        // 取消工本费，部分由复印收入增加抵消: both ways are named, and which is larger is not.
        let set_off = says(&words, &["抵消", "抵减", "相抵"]);
        let explained = set_off || direction::is_spoken(&now) && may_explain(&words);
        if spoken.is_none_or(|spoken| spoken == change.direction) || explained {
            continue;
        }
        let message = format!("{}{}，原因却说“{words}”", change.now.name, change.clause);
        let finding = context
            .finding(message)
            .at(reason.span)
            .label(context.place(change.now), "决算数")
            .hint(hint(context, &change))
            .figure(&change.now.id);
        findings.push(finding);
    }
}

/// What to do about a reason that goes the other way; it may be that of the difference from the budget.
fn hint(context: &CheckContext, change: &Change) -> &'static str {
    let fact = change.now.key.fact().unwrap_or_default();
    let budget = context.of(fact, Column::Budget).and_then(Figure::money);
    match budget.is_some() && budget != change.now.money() && change.line.budget_reason().is_none()
    {
        true => "核对决算数和上年数；数字没错的，改原因，是与预算不同的原因的，写到 budget_reason",
        false => "核对决算数和上年数；数字没错的，改原因",
    }
}

/// The words of a reason that refer to this year's change: without clauses about the year before (`上年增加了一次性维修`,
/// but not `比上年增加`) and without what was more or less before something else became of it (`减少的外包改为自办`).
fn of_this_year(reason: &str) -> String {
    let before = |clause: &&str| {
        let at = LAST_YEAR.iter().chain(&["以前年度"]).filter_map(|word| clause.find(word)).min();
        at.is_some_and(|at| !clause[..at].ends_with(['比', '较', '与', '同']))
    };
    let clauses = reason.split_inclusive(['，', '、', '；', '。', ',']);
    let kept: String = clauses.filter(|clause| !before(clause)).collect();
    let directions = UP.iter().chain(&DOWN);
    directions.fold(kept, |text, word| text.replace(&format!("{word}的"), "的"))
}

/// Whether a reason that names the other direction may still explain the change: it refers to people or things, not of
/// the money itself, and another of its clauses says what else happened (`退休人员减少、在职人员工资调标`), or what
/// increases brings less (`免费读者增加`).
pub(super) fn may_explain(reason: &str) -> bool {
    const MONEY: [&str; 12] = [
        "费", "支出", "开支", "收入", "拨款", "经费", "资金", "投入", "补助", "补贴", "采购",
        "费用",
    ];
    const TURNS: [&str; 6] = ["减免", "免费", "免收", "取消", "优惠", "停征"];
    // What there is more of takes the place of what is paid: 增加公共交通出行.
    const INSTEAD: [&str; 12] = [
        "公共交通",
        "公交",
        "视频",
        "线上",
        "网上",
        "电子",
        "远程",
        "集中",
        "合乘",
        "拼车",
        "共享",
        "调剂",
    ];
    // Who left is fewer people; that says nothing else beside 在职人员减少.
    const LEFT: [&str; 6] = ["退休", "调出", "调离", "离职", "辞职", "转出"];
    let directions = || UP.iter().chain(&DOWN);
    let clauses: Vec<_> = reason
        .split(['，', '、', '；', '。', '但', ','])
        .filter(|one| !one.trim().is_empty())
        .collect();
    let of_money = |clause: &&str| {
        let at = directions().find_map(|word| clause.find(word));
        at.is_some_and(|at| MONEY.iter().any(|word| clause[..at].ends_with(word)))
            || ["压减", "压缩", "缩减"].iter().any(|word| clause.contains(word))
    };
    if clauses.iter().any(of_money) {
        return false;
    }
    let turns = || TURNS.iter().chain(&INSTEAD);
    let turned = clauses.iter().any(|clause| turns().any(|word| clause.contains(word)));
    let open = |clause: &&str| !directions().chain(&LEFT).any(|word| clause.contains(word));
    turned || (clauses.len() > 1 && clauses.iter().any(open))
}

/// A text that says that nothing changed and gives a reason for it.
fn reason_of_nothing(context: &CheckContext, findings: &mut Diagnostics) {
    for prose in context.report.proses() {
        let words = prose.words();
        let flat = ["持平，主要原因", "持平，原因是", "持平,主要原因"];
        if flat.iter().any(|text| words.contains(text)) {
            let finding = context.finding("既然持平，就没有变动的原因可说").at(prose.span);
            findings.push(finding.hint("核对两个数；确实持平的，删去“主要原因……”"));
        }
    }
}

/// Every line whose printed numbers differ from last year's, of those that must say why.
pub(super) fn changes<'a>(context: &'a CheckContext) -> Vec<Change<'a>> {
    let report = context.report;
    let rows = report.catalogue.rows().filter(|row| row.reason != ReasonRule::Never);
    let facts = rows.map(Row::fact);
    let parts = report.income_parts.iter().map(|part| part.fact.as_str());
    let own = report.lines.iter().map(|line| line.fact.as_str());
    facts.chain(parts).chain(own).filter_map(|fact| change(context, fact)).collect()
}

fn change<'a>(context: &'a CheckContext, fact: &'a str) -> Option<Change<'a>> {
    let report = context.report;
    let now = context.decided(fact)?;
    let line = report.values.line(fact);
    // Of the lines that are not in the file only totals are computed.
    line.span().or(context.place(now))?;
    let (clause, direction) = printed_change(context, fact)?;
    let direction = direction?;
    let row = report.catalogue.of_fact(fact);
    let strict = row.is_some_and(|row| row.reason == ReasonRule::ChangeOrBudget);
    let part = report.income_parts.iter().any(|part| part.fact == fact);
    let of_income = part || is_in(fact, keys::INCOME) || is_in(fact, keys::TOTALS);
    Some(Change { line, now, clause, direction, of: Cause { of_income, strict } })
}

/// How a line is printed to have changed from last year, and which way; nothing for the way where it is printed as it was.
pub(super) fn printed_change<'a>(
    context: &'a CheckContext,
    fact: &str,
) -> Option<(&'a str, Option<Direction>)> {
    let clause = &context.of(fact, Column::ChangeClause)?.state;
    let State::Known(Value::Words(clause)) = clause else { return None };
    let difference = context.of(fact, Column::Change)?.money()?;
    let same = clause.starts_with("与上年");
    Some((clause, Direction::of(difference.yuan()).filter(|_| !same)))
}
