//! Problems that the figures disprove: 资金到位率偏低 where all of it arrived, 超编 where no post too many is filled.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::catalogue::{Column, Operand, keys};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::{Figure, Value};
use crate::statements::words::elsewhere::names_last_year;

/// A problem that there was not.
pub(crate) static UNFOUNDED: CheckRule = CheckRule::new(codes::E46, Needs::All, unfounded);

/// Words that find fault with how much there was; what was late in the year may be there at its end.
const SHORT: &[&str] =
    &["偏低", "较低", "不高", "不足", "不够", "未足额", "未全部", "没有全部", "未完成", "未达"];

/// What a problem may be about: its words, those that find fault, and the figures that disprove it.
struct Topic {
    words: &'static [&'static str],
    faults: &'static [&'static str],
    disproof: for<'a> fn(&'a CheckContext) -> Option<&'a Figure>,
}

const TOPICS: [Topic; 3] = [
    Topic { words: &["资金到位", "到位率"], faults: SHORT, disproof: all_arrived },
    Topic {
        words: &["预算执行率", "支出进度", "预算执行进度"],
        faults: SHORT,
        disproof: all_spent,
    },
    Topic {
        words: &["人员", "编制"], faults: &["超编", "超编制"], disproof: within_posts
    },
];

fn unfounded(context: &CheckContext, findings: &mut Diagnostics) {
    for problem in &context.report.problems {
        let words = problem.text.words();
        let of = |topic: &&Topic| says(&words, topic.words) && says(&words, topic.faults);
        // 无超编人员: what is denied is no problem of this kind.
        let denied = says(&words, &["无超编", "未超编", "不超编", "没有超编"]);
        let Some(topic) = TOPICS.iter().find(of).filter(|_| !denied && !names_last_year(&words))
        else {
            continue;
        };
        let Some(figure) = (topic.disproof)(context) else { continue };
        let message =
            format!("存在问题写“{words}”，{}是 {}", figure.name, context.figures.shown(figure));
        let places = (Some(problem.text.span), context.place(figure));
        let finding = context.finding_at_both(message, places, ("存在问题", figure.name.as_str()));
        findings.push(
            finding.hint("没有这个问题的，删去它和回应它的措施；有的，核对数据").figure(&figure.id),
        );
    }
}

/// Whether a rate is 100% or more.
fn is_whole(figure: &Figure) -> bool {
    matches!(figure.value(), Some(Value::Ratio(rate)) if rate.part >= rate.whole)
}

/// A column of every project that has it.
fn of_projects<'a>(context: &'a CheckContext, column: Column) -> impl Iterator<Item = &'a Figure> {
    let projects = context.report.projects.iter();
    projects.filter_map(move |one| context.of(&one.fact, column))
}

/// The rate of arrival of a project, if all that was issued to any of them arrived.
fn all_arrived<'a>(context: &'a CheckContext) -> Option<&'a Figure> {
    let known: Vec<_> =
        of_projects(context, Column::ArrivalRate).filter(|rate| rate.value().is_some()).collect();
    known.iter().all(|rate| is_whole(rate)).then(|| known.first().copied())?
}

/// The rate of the budget that was spent, if all of it was, by each project too.
fn all_spent<'a>(context: &'a CheckContext) -> Option<&'a Figure> {
    let rate = context.of(keys::EXPENDITURE, Column::ExecutionRate)?;
    let all = of_projects(context, Column::ExecutionRate).all(is_whole);
    (is_whole(rate) && all).then_some(rate)
}

/// The people in post, if they are no more than the posts, whatever kind they are of.
fn within_posts<'a>(context: &'a CheckContext) -> Option<&'a Figure> {
    let actual = context.stated(keys::STAFF_ACTUAL)?;
    let posts = context.stated(keys::STAFF_ESTABLISHED)?.number()?;
    let rows = context.report.catalogue.rows();
    let kinds = rows.filter(|row| row.part_of.as_deref() == Some(keys::STAFF_ACTUAL));
    let mut limits = kinds.flat_map(|row| row.limits.iter().map(move |limit| (row, limit)));
    let within = limits.all(|(row, limit)| {
        let side = |side: Operand| context.figures.find(&side.key(row))?.number();
        side(limit.small).zip(side(limit.large)).is_none_or(|(actual, posts)| actual <= posts)
    });
    (actual.number()? <= posts && within).then_some(actual)
}
