//! E03, E05, E06, E11, E12, E15, E19 in running text: numbers typed by hand beside the name of a figure.

use rust_decimal::{Decimal, RoundingStrategy};

use super::counts::{count, rate};
use super::index::Index;
use super::lines::of_line;
use super::names_of_figures::{Meaning, names};
use super::numbers::{Number, numbers};
use super::passage::Passage;
use super::scope::{Named, named};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::stated::{StatedValue, judge};
use crate::figures::{Figure, State, Value};

/// Numbers in running text that are not those of the facts.
pub static TYPED: CheckRule = CheckRule::new(codes::E03, Needs::All, typed);

/// A passage with what was found in it.
pub struct Text<'a> {
    /// What it is compared with.
    pub context: &'a CheckContext<'a>,
    /// Itself.
    pub passage: &'a Passage,
    /// Its numbers.
    pub numbers: &'a [Number],
    /// The names of figures in it.
    pub names: &'a [Named<'a>],
    /// The text before it, if that is a title.
    pub title: Option<&'a Passage>,
}

impl Text<'_> {
    /// Whether the title above, or the text up to a place, speaks of a project or of another part of the unit's work.
    pub fn speaks_of_projects(&self, to: usize) -> bool {
        const PARTS: [&str; 6] = ["项目", "专项", "工程", "采购", "试点", "政策"];
        let title = self.title.map_or(String::new(), |title| title.text(0, title.chars.len()));
        let text = format!("{title}\n{}", self.passage.text(0, to)).replace("项目支出", "");
        PARTS.iter().any(|word| text.contains(word))
    }
}

fn typed(context: &CheckContext, findings: &mut Diagnostics) {
    let index = Index::new(names(context));
    let mut title = None;
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let names = named(context, passage, &index);
        let numbers = numbers(passage);
        let text = Text { context, passage, numbers: &numbers, names: &names, title };
        for (order, name) in names.iter().enumerate() {
            match name.meaning {
                Meaning::BudgetLine(line) => of_line(&text, name, line, findings),
                Meaning::Count(id, units) => count(&text, name, id, units, findings),
                Meaning::Rate(id) => rate(&text, order, id, findings),
            }
        }
        title = Some(passage).filter(|passage| !passage.chars.ends_with(&['。']));
    }
}

/// Whether a number is only said to be near: 约, 近, 余, 多, 以内.
pub fn is_about(passage: &Passage, number: &Number) -> bool {
    let before = number.at.checked_sub(1).map(|at| passage.chars[at]);
    let saved = number.at >= 2 && passage.has(number.at - 2, "节约");
    let after = passage.chars.get(number.at + number.length);
    let end = number.at + number.length + number.unit.chars().count();
    let vague = ["以内", "以上", "以下", "左右", "上下", "之内", "余", "多"];
    (!saved && matches!(before, Some('约' | '近' | '超' | '第' | '逾')))
        || matches!(after, Some('余' | '多'))
        || vague.iter().any(|word| passage.has(end, word))
}

/// How many characters of the unit stand behind a number.
pub fn unit(number: &Number) -> usize {
    number.unit.chars().count()
}

/// Whether a rate is said with one decimal and rightly rounded to it: 96.6% for 96.59%.
fn is_rounded(figure: &Figure, claim: &StatedValue) -> bool {
    let (Some(Value::Ratio(ratio)), Some(number), 1) =
        (figure.value(), claim.number, claim.decimals)
    else {
        return false;
    };
    let exact = ratio.part / ratio.whole * Decimal::ONE_HUNDRED;
    let spoken = if claim.direction.is_none() { exact.abs() } else { exact };
    claim.percent
        && spoken.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero) == number
}

/// Reports a number that is not its figure's. A claim goes with the words that stand in the text.
pub fn report(
    &Text { context, passage, .. }: &Text,
    number: &Number,
    figure: &Figure,
    (claim, said): (&str, &str),
    findings: &mut Diagnostics,
) {
    let claim = StatedValue { text: said, ..StatedValue::of(claim) };
    if is_rounded(figure, &claim) {
        return;
    }
    let Some(verdict) = judge(context, figure, &claim) else { return };
    if figure.state == State::Missing {
        return;
    }
    let typed = [codes::E04, codes::E08].contains(&verdict.code);
    let code = if typed { context.code } else { verdict.code };
    let Some(span) = passage.span(number.at, number.length + unit(number)) else { return };
    let finding = Diagnostic::new(code, verdict.message)
        .label(span, "正文所写")
        .label(figure.place, "数据文件所填")
        .hint(format!("正文里写 ${{{}}}，由程序印数；或核对数据", figure.id))
        .figure(&figure.id);
    findings.push(finding);
}
