//! E03: numbers in sentences against what the facts say of the things that they name.

use rust_decimal::Decimal;

use super::neutral::is_neutral;
use super::things::{Known, Thing, things};
use super::which::Which;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::arithmetic::bare::is_bare;
use crate::check::sentences::arithmetic::text::{Text, texts};
use crate::statements::direction::Direction;
use crate::statements::interval::Interval;
use crate::statements::measure::Measure;
use crate::statements::numbers::{Exactness, year_at};
use crate::statements::statement::{Basis, Role};

/// Numbers of tables, indicators, counts and buildings.
pub static KNOWN: CheckRule = CheckRule::new(codes::E03, Needs::All, known);

fn known(context: &CheckContext, findings: &mut Diagnostics) {
    let things = things(context);
    let own = context.report.own_names();
    for text in texts(context) {
        let mut names = Names {
            things: &things,
            own: &own,
            year: i32::from(context.report.year.value),
            foreign: None,
            last: None,
        };
        for place in 0..text.all().len() {
            if let Some(meant) = names.meant(&text, place) {
                check(context, &text, place, &meant, findings);
            } else if let Some(thing) =
                names.own_change(&text, place).or_else(|| names.changed(&text, place))
            {
                change(&text, place, thing, findings);
            }
        }
    }
}

/// What a number is said to be: one of these.
struct Meant<'a> {
    known: Vec<&'a Known>,
}

/// Finds the things that numbers name, one after another.
struct Names<'a> {
    things: &'a [Thing],
    own: &'a [&'a str],
    year: i32,
    /// The sentence that has named a thing of others: 县第一水厂在职人员12人.
    foreign: Option<usize>,
    /// The thing that the number before named, its sentence and segment.
    last: Option<(&'a Thing, usize, usize)>,
}

impl<'a> Names<'a> {
    fn meant(&mut self, text: &Text, place: usize) -> Option<Meant<'a>> {
        let one = text.at(place);
        let own_role = match one.number.measure {
            Measure::Percent => matches!(one.role, Role::Rate | Role::Share | Role::ChangeRate),
            _ => matches!(one.role, Role::Value | Role::Total | Role::To),
        };
        if !own_role || is_of_other_time(text, place) || self.names_other_year(text, place) {
            return None;
        }
        let label = text.label(place);
        let sentence = sentence(text, place);
        let tail = text.passage.text(one.tail.start, one.tail.end);
        let fits = |thing: &&Thing| {
            thing.measure == one.number.measure
                && sentence.contains(thing.beside)
                && follows(thing, &tail)
        };
        let spoken: Vec<&Thing> =
            self.things.iter().filter(fits).filter(|thing| holds(thing, &label)).collect();
        let named: Vec<&Thing> =
            spoken.iter().copied().filter(|thing| self.names(thing, &label)).collect();
        if named.is_empty() && spoken.iter().any(|thing| !thing.names.is_empty()) {
            self.foreign = Some(one.sentence);
        }
        if self.foreign == Some(one.sentence) {
            self.last = None;
            return None;
        }
        // 总馆接待读者236800人次: the row of a table is more than the column.
        let rows: Vec<&Thing> = named.iter().copied().filter(|thing| thing.row.is_some()).collect();
        let chosen = if rows.is_empty() { named } else { rows };
        if let Some(first) = chosen.first() {
            let row = self.row(one.sentence, one.segment).filter(|_| first.row.is_none());
            self.last = Some((first, one.sentence, one.segment));
            let cell = row.and_then(|row| self.cell(row, first, &label));
            let own = chosen.iter().flat_map(|thing| &thing.known);
            let known = own.chain(cell.into_iter().flat_map(|cell| &cell.known)).collect();
            return Some(Meant { known });
        }
        self.follows(text, place, &label)
    }

    /// Whether the sentence has named another year than the report's: 2025年计划接待读者.
    fn names_other_year(&self, text: &Text, place: usize) -> bool {
        let at = text.at(place).number.at;
        let (start, _) = text.passage.sentence(at);
        (start..at).any(|at| year_at(text.passage, at).is_some_and(|year| year != self.year))
    }

    /// The row that the number before stood in, if it is in the same part of the sentence.
    fn row(&self, sentence: usize, segment: usize) -> Option<&'a (String, String)> {
        let (thing, of, part) = self.last?;
        thing.row.as_ref().filter(|_| of == sentence && part == segment)
    }

    /// The cell of a row in the column that a label names.
    fn cell(&self, row: &(String, String), column: &Thing, _: &str) -> Option<&'a Thing> {
        let of_row =
            |thing: &&Thing| thing.row.as_ref() == Some(row) && thing.measure == column.measure;
        self.things.iter().find(of_row)
    }

    /// 、268人次; 实际完成186场: what goes on about the thing that was named before.
    fn follows(&mut self, text: &Text, place: usize, label: &str) -> Option<Meant<'a>> {
        let one = text.at(place);
        let (thing, sentence, segment) = self.last?;
        if sentence != one.sentence || segment != one.segment || place == 0 {
            return None;
        }
        let gap = text.gap(place - 1, place);
        if thing.measure == one.number.measure {
            let done = ["实际完成", "实际", "完成", "实际开展", "实际举办"]
                .contains(&gap.trim_start_matches('，'));
            let known = thing.known.iter().filter(|known| known.which == Which::Actual);
            return done.then(|| Meant { known: known.collect() });
        }
        let listed = label.is_empty() && matches!(gap.as_str(), "、" | "，" | "和" | "/" | "（");
        let plain = is_neutral(label, self.own, self.year);
        let same = |other: &&Thing| {
            let row = thing.row.is_some() && other.row == thing.row && plain;
            let (Some(own), Some(its)) = (other.names.first(), thing.names.first()) else {
                return false;
            };
            let part = own.len() > 1
                && own.len() == its.len()
                && own[0] == its[0]
                && plain
                && label.contains(&own[1]);
            let alias = listed && other.names == thing.names;
            (alias || row || part)
                && other.measure == one.number.measure
                && other.beside == thing.beside
        };
        let other = self.things.iter().find(same)?;
        Some(Meant { known: other.known.iter().collect() })
    }

    /// The thing that a difference names itself: 公务接待批次较上年减少7批次.
    fn own_change(&self, text: &Text, place: usize) -> Option<&'a Thing> {
        let one = text.at(place);
        let label = text.label(place);
        let words = ["比上年", "较上年", "与上年", "同比", "比2", "较2"];
        let at = words.iter().filter_map(|word| label.find(word)).min().filter(|at| *at > 0)?;
        let (name, rest) = label.split_at(at);
        let own = one.role == Role::Change && one.number.is_exact() && is_bare(rest);
        let is = |thing: &&Thing| thing.measure == one.number.measure && self.names(thing, name);
        self.things.iter().filter(|_| own).find(is)
    }

    /// The thing that a difference right behind its number is of: 在职60人，比上年减少1人.
    fn changed(&self, text: &Text, place: usize) -> Option<&'a Thing> {
        let (one, (thing, sentence, segment)) = (text.at(place), self.last?);
        let here = one.sentence == sentence && one.segment == segment && one.role == Role::Change;
        let behind =
            place > 0 && text.is_like(place - 1, place) && text.at(place - 1).role == Role::Value;
        let label = text.label(place);
        let compared = ["比上年", "较上年", "与上年", "比年初", "较年初", "比去年", "较去年"]
            .iter()
            .any(|word| label.contains(word));
        let own = here && behind && compared && is_bare(&label) && one.number.is_exact();
        own.then_some(thing).filter(|thing| thing.measure == one.number.measure)
    }

    /// Whether a label names a thing and nothing else.
    fn names(&self, thing: &Thing, label: &str) -> bool {
        if thing.names.is_empty() {
            let own: Vec<&str> =
                self.own.iter().copied().chain(thing.loose.iter().map(String::as_str)).collect();
            return is_neutral(label, &own, self.year);
        }
        thing.names.iter().any(|words| {
            let mut rest = label.to_string();
            for word in words {
                match rest.rfind(word.as_str()) {
                    Some(at) => rest.replace_range(at..at + word.len(), "|"),
                    None => return false,
                }
            }
            rest.split('|').all(|part| is_neutral(part, self.own, self.year))
        })
    }
}

/// Whether what follows a number leaves it that of a thing.
fn follows(thing: &Thing, tail: &str) -> bool {
    match thing.behind {
        [] => tail.trim_matches(['”', ' ']).is_empty(),
        words => words.iter().any(|word| tail == *word),
    }
}

/// Whether a label holds the words of a thing's name, whatever stands beside them.
fn holds(thing: &Thing, label: &str) -> bool {
    if thing.names.is_empty() {
        let whole = ["共", "累计", "全年", "合计", "总"].iter().any(|word| label.contains(word));
        return whole && thing.loose.iter().any(|word| label.contains(word.as_str()));
    }
    thing.names.iter().any(|words| words.iter().all(|word| label.contains(word.as_str())))
}

/// The words of the sentence up to a number.
fn sentence(text: &Text, place: usize) -> String {
    let at = text.at(place).number.at;
    let (start, _) = text.passage.sentence(at);
    text.passage.text(start, at)
}

/// Whether the words around a number speak of another time, of others or of a difference.
fn is_of_other_time(text: &Text, place: usize) -> bool {
    const OTHER: &[&str] = &[
        "上年",
        "去年",
        "同比",
        "较",
        "上半年",
        "下半年",
        "季度",
        "月份",
        "以来",
        "连续",
        "全县",
        "全市",
        "全省",
        "全国",
        "全区",
        "系统",
        "所属",
        "下属",
        "各",
        "人均",
        "平均每",
        "同期",
        "明年",
        "下年度",
        "下一年",
        "比",
        "截至目前",
        "日均",
        "当月",
        "五年",
        "三年",
        "财政拨款结转",
    ];
    const OTHERS: &[&str] = &[
        "全县",
        "全市",
        "全省",
        "全国",
        "系统",
        "所属",
        "下属",
        "镇属",
        "局属",
        "直属",
        "各单位",
        "本级",
        "机关",
    ];
    let one = text.at(place);
    let clause = text.passage.text(one.clause.start, one.number.at);
    one.basis == Basis::LastYear
        || one.basis == Basis::Other
        || OTHER.iter().any(|word| clause.contains(word))
        || OTHERS.iter().any(|word| sentence(text, place).contains(word))
        || text.passage.is_quoted(one.number.at)
}

fn check(
    context: &CheckContext,
    text: &Text,
    place: usize,
    meant: &Meant,
    findings: &mut Diagnostics,
) {
    let one = text.at(place);
    let number = &one.number;
    let cited = text.passage.is_cited(number.at, number.length);
    if cited || matches!(number.exactness, Exactness::Limit | Exactness::Range | Exactness::Ordinal)
    {
        return;
    }
    let mut printed = Interval::of(number, number.decimals);
    if number.exactness == Exactness::About {
        let wide = number.size() * Decimal::new(1, 1);
        printed = Interval { low: printed.low - wide, high: printed.high + wide };
    }
    let label = text.label(place);
    let wanted = match () {
        () if ["目标值", "指标值", "年度目标", "计划"].iter().any(|word| label.contains(word)) => {
            Some(Which::Target)
        }
        () if ["完成值", "实际"].iter().any(|word| label.contains(word)) => {
            Some(Which::Actual)
        }
        () => None,
    };
    let of = |known: &&&Known| wanted.is_none_or(|wanted| known.which == wanted);
    let mut all: Vec<&&Known> = meant.known.iter().filter(of).collect();
    if all.is_empty() {
        all = meant.known.iter().collect();
    }
    let fits = |known: &Known| printed.meets(Interval::exact(known.value));
    if all.iter().any(|known| fits(known)) {
        return;
    }
    let best = all.iter().find(|known| known.which == Which::Actual).or(all.first());
    let Some(best) = best.filter(|known| known.which != Which::LastYear) else { return };
    report(context, text, place, best, findings);
}

/// A difference from last year against both years' numbers.
fn change(text: &Text, place: usize, thing: &Thing, findings: &mut Diagnostics) {
    let of = |which: Which| {
        let mut found = thing.known.iter().filter(move |known| known.which == which);
        found.next().filter(|_| found.next().is_none())
    };
    let (Some(now), Some(before)) = (of(Which::Actual), of(Which::LastYear)) else { return };
    let number = &text.at(place).number;
    let difference = now.value - before.value;
    let down = text.at(place).direction == Some(Direction::Down);
    let said = if down { -difference } else { difference };
    let printed = Interval::of(number, number.decimals);
    if printed.meets(Interval::exact(said)) {
        return;
    }
    let message = format!(
        "{} {}，{} {}，正文写{}{}",
        now.name,
        now.shown,
        before.name,
        before.shown,
        text.label(place),
        text.written(place)
    );
    let code = if printed.meets(Interval::exact(-said)) { codes::E15 } else { codes::E03 };
    text.report(code, (place, &[]), message, "照两年的数改增减，或核对数据", findings);
}

fn report(
    context: &CheckContext,
    text: &Text,
    place: usize,
    known: &Known,
    findings: &mut Diagnostics,
) {
    let number = &text.at(place).number;
    let reported = |finding: &Diagnostic| {
        let span = text.passage.span(number.at, number.length);
        finding.labels.first().zip(span).is_some_and(|(label, span)| {
            label.span.start == span.start && label.span.source == span.source
        })
    };
    if findings.iter().any(reported) {
        return;
    }
    let figure = known.key.as_ref().and_then(|key| context.figures.find(key));
    let Some(span) = text.passage.span(number.at, number.end - number.at) else { return };
    let zero = known.value.is_zero();
    let code = if zero { codes::E34 } else { codes::E03 };
    let message = match zero {
        true => format!("{}是 0，正文写 {}", known.name, text.written(place)),
        false => format!("{}是 {}，正文写 {}", known.name, known.shown, text.written(place)),
    };
    let finding = Diagnostic::new(code, message).label(span, "正文所写");
    let place = figure.and_then(|figure| context.place(figure));
    let finding = finding.label(place, "数据文件所填");
    findings.push(match figure {
        Some(figure) => {
            let hint = format!("正文里写 ${{{}}}，由程序印数；或核对数据", figure.id);
            finding.hint(hint).figure(&figure.id)
        }
        None => finding.hint("照数据改正文，或核对数据"),
    });
}
