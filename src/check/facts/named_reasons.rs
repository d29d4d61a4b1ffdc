//! Reasons that name another line or the people and the way it went: 人员经费增加 where that was less than last year.

use std::collections::HashMap;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::direction::Direction;
use crate::catalogue::{Kind, Row};
use crate::check::facts::reasons::printed_change;
use crate::check::facts::relations::number;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Prose;
use crate::figures::Figure;
use crate::statements::words::directions::{DOWN, UP};

/// Reasons against the lines and counts that they name.
pub(crate) static NAMED_REASONS: CheckRule = CheckRule::new(codes::E15, Needs::All, named_reasons);

/// What has a number of this year and one of last year.
#[derive(Clone)]
struct Moved<'a> {
    fact: &'a str,
    figure: &'a Figure,
    /// The way it went; nothing where it is as it was.
    way: Option<Direction>,
}

fn named_reasons(context: &CheckContext, findings: &mut Diagnostics) {
    let moved = moved(context);
    for fact in context.report.line_facts() {
        let Some(reason) = context.report.values.line(fact).reason() else { continue };
        let words = reason.words();
        for (name, spoken) in words.split(BETWEEN).filter_map(named) {
            let one = moved.get(name).and_then(Option::as_ref).filter(|one| one.fact != fact);
            if let Some(one) = one.filter(|one| one.way != Some(spoken)) {
                against(context, (reason, &words), one, findings);
            }
        }
    }
}

/// What parts the clauses of a reason.
const BETWEEN: [char; 8] = ['，', '、', '；', '。', ',', ';', '（', '）'];

/// The thing of a clause that says nothing but which way one thing went: 人员经费 of 主要是人员经费有所增加.
fn named(clause: &str) -> Option<(&str, Direction)> {
    const BEFORE: [&str; 10] =
        ["主要原因是", "主要是", "主要", "由于", "因为", "因", "本年度", "本年", "当年", "今年"];
    const ADVERBS: [&str; 10] =
        ["比上年", "较上年", "同比", "有所", "略有", "大幅", "明显", "相应", "也", "均"];
    let words = || UP.iter().chain(&DOWN);
    let (at, word) = words().filter_map(|word| Some((clause.find(word)?, word))).min()?;
    let way = Direction::one_of(UP.contains(word), DOWN.contains(word))?;
    let mut name = clause[..at].trim();
    while let Some(rest) = BEFORE.iter().find_map(|lead| name.strip_prefix(lead)) {
        name = rest;
    }
    while let Some(rest) = ADVERBS.iter().find_map(|adverb| name.strip_suffix(adverb)) {
        name = rest;
    }
    Some((name.trim_matches(['“', '”']), way))
}

/// Lines and counts by their names; nothing for a name of two of them.
fn moved<'a>(context: &'a CheckContext) -> HashMap<&'a str, Option<Moved<'a>>> {
    let mut moved: HashMap<&str, Option<Moved>> = HashMap::new();
    let mut add = |name: &'a str, one: Moved<'a>| {
        let same = |known: &mut Option<Moved<'a>>| {
            if known.as_ref().is_some_and(|known| known.fact != one.fact) {
                *known = None;
            }
        };
        moved.entry(name).and_modify(same).or_insert(Some(one.clone()));
    };
    for row in context.report.catalogue.rows() {
        let one = match row.kind {
            Kind::Line => line(context, row.fact()),
            Kind::Count => count(context, row),
            _ => None,
        };
        let Some(one) = one else { continue };
        [row.name.as_str(), row.named()].into_iter().for_each(|name| add(name, one.clone()));
    }
    for part in &context.report.income_parts {
        line(context, &part.fact).into_iter().for_each(|one| add(&part.name.value, one));
    }
    for own in &context.report.lines {
        line(context, &own.fact).into_iter().for_each(|one| add(&own.name.value, one));
    }
    moved
}

/// A line of amounts, by how it is printed to have changed.
fn line<'a>(context: &'a CheckContext, fact: &'a str) -> Option<Moved<'a>> {
    let (_, way) = printed_change(context, fact)?;
    Some(Moved { fact, figure: context.decided(fact)?, way })
}

fn count<'a>(context: &'a CheckContext, row: &'a Row) -> Option<Moved<'a>> {
    let now = context.stated(&row.key)?;
    let last = context.stated(row.last_year.as_ref()?)?;
    let way = Direction::of(number(context, now)? - number(context, last)?);
    Some(Moved { fact: &row.key, figure: now, way })
}

fn against(
    context: &CheckContext,
    (reason, words): (&Prose, &str),
    one: &Moved,
    findings: &mut Diagnostics,
) {
    let way = one.way.map_or("与上年持平".to_string(), |way| format!("比上年{}", way.word()));
    let message = format!("{}{way}，原因却说“{}”", one.figure.name, words.trim());
    let place = context.place(one.figure);
    let finding = context.finding(message).at(reason.span).label(place, &one.figure.name);
    let hint = "核对这两年的数；数字没错的，改原因";
    findings.push(finding.hint(hint).figure(&one.figure.id));
}
