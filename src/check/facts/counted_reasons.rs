//! Reasons that say that a count went the other way than the facts count it: 接待批次减少 with four batches more.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::direction::Direction;
use crate::catalogue::{Kind, Row};
use crate::check::facts::relations::number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Prose;
use crate::figures::Figure;
use crate::statements::numbers::numbers;
use crate::statements::words::directions::{DOWN, UP};

/// Reasons against the counts of their lines.
pub(crate) static COUNTED_REASONS: CheckRule =
    CheckRule::new(codes::E15, Needs::All, counted_reasons);

/// What counts of one kind do: their measure word, the way all of them went, and the first of them.
struct CountedChange<'a> {
    word: &'a str,
    way: Direction,
    figure: &'a Figure,
}

/// The way one count went, and the count.
type OneCount<'a> = (Option<Direction>, &'a Figure);

fn counted_reasons(context: &CheckContext, findings: &mut Diagnostics) {
    for line in context.report.catalogue.rows().filter(|row| row.kind == Kind::Line) {
        let Some(reason) = context.report.values.line(line.fact()).reason() else { continue };
        for counted in counted(context, line) {
            against(context, reason, &counted, findings);
        }
        more(context, reason, line, findings);
    }
}

/// The counts that belong to a line.
fn counts_of<'a>(context: &'a CheckContext, line: &Row) -> impl Iterator<Item = &'a Row> {
    let fact = line.fact().to_string();
    context.report.catalogue.rows().filter(move |row| {
        let inner = row.key.strip_prefix(&fact).and_then(|rest| rest.strip_prefix('.'));
        inner.is_some_and(|rest| !rest.contains('.')) && row.kind == Kind::Count
    })
}

/// A number of people or things in a reason that is more than the line counts of any: `3人应邀出访` with 2人次.
fn more(context: &CheckContext, reason: &Prose, line: &Row, findings: &mut Diagnostics) {
    const OTHERS: [&str; 9] = ["上年", "去年", "以前", "原", "计划", "拟", "报废", "淘汰", "共有"];
    let Some(passage) = context.passage_of(reason) else { return };
    let words = reason.words();
    if OTHERS.iter().any(|word| words.contains(word)) {
        return;
    }
    for said in numbers(passage).iter().filter(|said| said.is_exact()) {
        let word = said.unit.trim_end_matches('次');
        let known = counts_of(context, line).filter_map(|row| {
            let past = context.report.catalogue.is_of_last_year(&row.value());
            let figure = context.stated(&row.key)?;
            let fits = !past && row.unit.trim_end_matches('次') == word;
            fits.then(|| Some((number(context, figure)?, figure)))?
        });
        let most = known.max_by_key(|(value, _)| *value);
        let Some((_, figure)) = most.filter(|(value, _)| *value < said.value) else { continue };
        let words = passage.text(said.at, said.at + said.length + said.unit_length());
        let message = format!("{} {}，原因却说“{words}”", figure.name, context.exact(figure));
        let finding = context.finding(message).at(reason.span).label(figure.place, &figure.name);
        findings.push(finding.hint("核对个数；数字没错的，改原因").figure(&figure.id));
    }
}

/// The counts of a line that all went one way, by their measure words.
fn counted<'a>(context: &'a CheckContext, line: &Row) -> Vec<CountedChange<'a>> {
    let mut words: Vec<(&str, Vec<OneCount>)> = Vec::new();
    for row in counts_of(context, line) {
        let Some(last) = row.last_year.as_ref().and_then(|key| context.stated(key)) else {
            continue;
        };
        let Some(now) = context.stated(&row.key) else { continue };
        let (Some(value), Some(before)) = (number(context, now), number(context, last)) else {
            continue;
        };
        let one = (Direction::of(value - before), now);
        match words.iter_mut().find(|(word, _)| *word == row.unit) {
            Some((_, ways)) => ways.push(one),
            None => words.push((&row.unit, vec![one])),
        }
    }
    let agreed = |(word, ways): (&'a str, Vec<OneCount<'a>>)| {
        let (way, figure) = ways[0];
        let all = ways.iter().all(|(one, _)| *one == way);
        way.filter(|_| all).map(|way| CountedChange { word, way, figure })
    };
    words.into_iter().filter_map(agreed).collect()
}

/// A reason that gives a count the other direction, next to its measure word or with an adverb between them.
fn against(
    context: &CheckContext,
    reason: &Prose,
    counted: &CountedChange,
    findings: &mut Diagnostics,
) {
    let words = reason.words();
    let Some((_, behind)) = words.split_once(counted.word) else { return };
    let behind = ["有所", "明显", "大幅", "略有", "都", "均", "同比"]
        .iter()
        .fold(behind, |rest, adverb| rest.strip_prefix(adverb).unwrap_or(rest));
    let begins = |all: &[&str]| all.iter().any(|word| behind.starts_with(word));
    let spoken = Direction::one_of(begins(&UP), begins(&DOWN));
    if spoken.is_none_or(|spoken| spoken == counted.way) {
        return;
    }
    let (figure, way) = (counted.figure, counted.way.word());
    let message = format!("{}比上年{way}，原因却说“{words}”", figure.name);
    let finding = context.finding(message).at(reason.span).label(figure.place, &figure.name);
    findings.push(finding.hint("核对今年和上年的两个数；数字没错的，改原因").figure(&figure.id));
}
