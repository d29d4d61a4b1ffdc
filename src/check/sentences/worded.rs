//! What sentences say of lines without a number: 有所下降, 没有发生, 超编.

use super::claims::mention::{FigureMention, NameScope};
use super::claims::names_of_figures::{CountName, FigureMeaning, names};
use super::claims::scope::mentions;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::catalogue::{Column, keys};
use crate::check::mistakes;
use crate::check::report_word::report_word;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::{Figure, Value};
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;
use crate::statements::words::directions::{DOWN, UP};
use crate::statements::words::elsewhere::names_last_year;

/// Words that the numbers of the facts contradict.
pub(crate) static WORDED: CheckRule = CheckRule::new(codes::E03, Needs::All, worded);

fn worded(context: &CheckContext, findings: &mut Diagnostics) {
    let index = WordIndex::new(names(context.report, context.figures));
    for passage in context.passages.iter().filter(|one| one.is_of_the_unit()) {
        for name in mentions(context.report, passage, &index) {
            let line = match name.meaning {
                FigureMeaning::BudgetLine(line) => line,
                FigureMeaning::Count(of) => {
                    counted(context, passage, &name, of, findings);
                    continue;
                }
                FigureMeaning::Rate(_) => continue,
            };
            if name.scope == NameScope::Own {
                moved(context, passage, &name, line, findings);
            }
            if name.scope != NameScope::LastYear {
                nothing(context, passage, (name.at, name.end), line, findings);
            }
        }
        for (word, line, before) in THINGS {
            for at in passage.find(word).into_iter().filter(|at| !passage.is_quoted(*at)) {
                let end = at + word.chars().count();
                let denied = before.iter().any(|before| passage.ends_with(at, before));
                if denied || ZERO.iter().any(|zero| passage.has(end, zero)) {
                    nothing(context, passage, (at, end), line, findings);
                }
            }
        }
        beyond_posts(context, passage, findings);
    }
}

/// What sentences say of a direction, and that direction.
const DIRECTIONS: [(&str, Direction); 9] = [
    ("有所下降", Direction::Down),
    ("有所减少", Direction::Down),
    ("有所降低", Direction::Down),
    ("持续下降", Direction::Down),
    ("只减不增", Direction::Down),
    ("有所增加", Direction::Up),
    ("有所增长", Direction::Up),
    ("有所上升", Direction::Up),
    ("持续增长", Direction::Up),
];

/// What may stand between a name and a direction.
const BETWEEN: [&str; 18] = [
    "，",
    "合计",
    "总计",
    "支出",
    "决算数",
    "决算",
    "总额",
    "总量",
    "全年",
    "继续",
    "实现",
    "实现了",
    "做到",
    "比上年",
    "较上年",
    "同比",
    "与上年相比",
    "总体",
];

/// A direction right behind a name, or behind its name and its cited change, that is not that of the numbers.
fn moved(
    context: &CheckContext,
    passage: &Passage,
    name: &FigureMention,
    line: &str,
    findings: &mut Diagnostics,
) {
    let (_, stop) = passage.sentence(name.at);
    let mut at = name.end;
    while at < stop {
        let between = BETWEEN.iter().find(|word| passage.has(at, word));
        at += match between {
            _ if passage.is_cited(at, 1) => 1,
            Some(word) => word.chars().count(),
            None => break,
        };
    }
    let alone = || bare(passage, (name.end, at));
    let spoken = DIRECTIONS.iter().copied().find(|(word, _)| passage.has(at, word));
    let Some((word, said)) = spoken.or_else(alone) else { return };
    let change = context.of(line, Column::Change).and_then(Figure::money);
    let real = change.and_then(|change| Direction::of(change.yuan()));
    if real.is_none_or(|real| real == said) {
        return;
    }
    let clause = context.of(line, Column::ChangeClause).and_then(Figure::value);
    let (Some(Value::Words(clause)), Some(now)) = (clause, context.decided(line)) else { return };
    // What is printed as no change has no direction.
    if clause.starts_with("与上年") {
        return;
    }
    let message = format!("{}{clause}，正文说“{word}”", now.name);
    let hint = "照两年的数改这句话，或核对数据";
    report_word(passage, (at, word), mistakes::OPPOSITE_DIRECTION, (message, hint), findings);
}

/// A direction without a number behind the name of a count of this year and last: 在职人员比上年增加。
fn counted(
    context: &CheckContext,
    passage: &Passage,
    name: &FigureMention,
    of: &CountName,
    findings: &mut Diagnostics,
) {
    let words = BETWEEN.iter().filter(|word| passage.has(name.end, word));
    let Some(between) = words.max_by_key(|word| word.len()) else { return };
    let at = name.end + between.chars().count();
    let Some((word, said)) = bare(passage, (name.end, at)) else { return };
    let own = name.scope == NameScope::Own;
    let now = context.figures.find(&of.key).filter(|_| own);
    let last = of.last_year.as_ref().and_then(|key| context.figures.find(key));
    let (Some(now), Some(last)) = (now, last) else { return };
    let (Some(value), Some(before)) = (now.number(), last.number()) else { return };
    if Direction::of(value - before) == Some(said) {
        return;
    }
    let [shown, was] = [now, last].map(|figure| context.exact(figure));
    let message = format!("{} {shown}，上年 {was}，正文说“{word}”", now.name);
    let hint = "照两年的数改这句话，或核对数据";
    report_word(passage, (at, word), mistakes::OPPOSITE_DIRECTION, (message, hint), findings);
}

/// A direction without a number, where what stands between says that it is from the year before: 支出比上年减少。
fn bare(passage: &Passage, (from, at): (usize, usize)) -> Option<(&'static str, Direction)> {
    let compared = says(&passage.text(from, at), &["比上年", "较上年", "同比", "与上年相比"]);
    let all = UP.iter().map(|word| (*word, Direction::Up));
    let mut all = all.chain(DOWN.iter().map(|word| (*word, Direction::Down)));
    let found = all.find(|(word, _)| passage.has(at, word)).filter(|_| compared)?;
    let behind = passage.chars.get(at + found.0.chars().count());
    behind.is_none_or(|c| "，。；、）\n".contains(*c)).then_some(found)
}

/// Words that say that nothing was spent, ahead of a line.
const NOT: [&str; 8] =
    ["没有发生", "未发生", "没有产生", "未产生", "没有安排", "未安排", "无", "没有"];

/// Things of which lines are the cost, with the words ahead of them that say that there were none.
const THINGS: [(&str, &str, &[&str]); 6] = [
    (
        "公务用车",
        keys::VEHICLE_PURCHASE,
        &["未购置", "没有购置", "未新购", "未购买", "没有购买", "未新增"],
    ),
    ("因公出国（境）", keys::ABROAD, &["未安排", "没有安排", "未发生", "没有发生", "无"]),
    ("因公出国", keys::ABROAD, &["未安排", "没有安排", "未发生", "没有发生", "无"]),
    ("公务接待", keys::RECEPTION, &["未发生", "没有发生", "无", "没有"]),
    ("结转结余", keys::CLOSING, &["没有", "无", "未形成", "没有形成"]),
    ("结转和结余", keys::CLOSING, &["没有", "无"]),
];

/// Words that say that nothing was spent, behind a line.
const ZERO: [&str; 4] = ["零支出", "零开支", "零发生", "为零"];

/// Words of another time than the year before, of a plan or of a part.
pub(super) const OTHER: [&str; 10] =
    ["年初", "预算", "计划", "以前", "历年", "季度", "月", "其中", "单位", "如"];

/// A clause that says a line, named from a character to another, was nothing, although it was not.
fn nothing(
    context: &CheckContext,
    passage: &Passage,
    (at, end): (usize, usize),
    line: &str,
    findings: &mut Diagnostics,
) {
    let (before, behind) = (passage.text(passage.sentence(at).0, at), passage.text(end, end + 6));
    let clause = before.rsplit(['，', '。', '；', '、', '\n']).next().unwrap_or_default();
    let sentence = before.rsplit(['。', '；', '\n']).next().unwrap_or_default();
    let behind = ["支出", "费用", "事项", "活动"]
        .iter()
        .find_map(|word| behind.strip_prefix(word))
        .unwrap_or(&behind);
    let ends = behind.is_empty() || behind.starts_with(['，', '。', '；', '\n']);
    let said = THINGS.iter().flat_map(|(_, _, words)| *words).chain(&NOT);
    let said = said.filter(|word| clause.ends_with(**word)).max_by_key(|word| word.len());
    let zero = ZERO.iter().find(|word| {
        let rest = behind.strip_prefix(**word);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['，', '。', '；', '、']))
    });
    let (word, whose) = match (said.filter(|_| ends), zero) {
        (Some(word), _) => (*word, clause.strip_suffix(*word).unwrap_or_default()),
        (None, Some(word)) => (*word, clause),
        (None, None) => return,
    };
    let own = is_of_the_year(context, whose);
    if !own || names_last_year(sentence) || says(sentence, &OTHER) {
        return;
    }
    let Some(spent) = context.decided(line).or_else(|| context.stated(line)) else { return };
    if spent.money().is_none_or(|money| money.is_zero() || money.is_negative()) {
        return;
    }
    let length = word.chars().count();
    let from = if zero.is_some() { end } else { at - length };
    let Some(span) = passage.span(from, length) else { return };
    let message = format!("{}是 {}，正文说没有发生", spent.name, context.figures.number(spent));
    let finding = Diagnostic::new(context.code, message)
        .label(span, "正文所写")
        .label(context.place(spent), spent.name.clone());
    findings.push(finding.hint("照数据改正文，或核对数据").figure(&spent.id));
}

/// Whether what stands before 没有发生 names nothing but the year or the unit.
pub(super) fn is_of_the_year(context: &CheckContext, whose: &str) -> bool {
    let year = format!("{}年", context.report.year.value);
    let own = context.report.short_name().map_or("我单位", |name| name.value.as_str());
    let words =
        [year.as_str(), own, "全年", "本年度", "本年", "年度", "当年", "年末", "年底", "度"];
    let rest = words.iter().fold(whose.to_string(), |rest, word| rest.replace(word, ""));
    rest.trim().is_empty()
}

/// `在职人员超编` where there are no more people than posts.
fn beyond_posts(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let [Some(people), Some(posts)] =
        [keys::STAFF_ACTUAL, keys::STAFF_ESTABLISHED].map(|key| context.stated(key))
    else {
        return;
    };
    let count = |figure: &Figure| match figure.value() {
        Some(Value::Count(number, _)) => Some(*number),
        _ => None,
    };
    let within = count(people).zip(count(posts)).is_some_and(|(some, most)| some <= most);
    for word in ["在职人员超编", "现有人员超编", "人员总量超编"] {
        for at in passage.find(word).into_iter().filter(|_| within) {
            let [some, most] = [people, posts].map(|figure| context.exact(figure));
            let message = format!("{} {some}，{} {most}，正文说“{word}”", people.name, posts.name);
            let hint = "照数据改这句话，或核对编制数和在职人员";
            context.report_word(passage, (at, word), (message, hint), findings);
        }
    }
}
