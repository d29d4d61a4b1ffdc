//! A stated value against its figure: the code of the rule it breaks, if any, and a message with the arithmetic.

use rust_decimal::Decimal;

use super::mistakes;
use super::rule::CheckContext;
use super::stated_value::StatedValue;
use crate::base::amount::{Amount, Ratio, Unit, fixed, half_up};
use crate::base::codes::Code;
use crate::base::direction::Direction;
use crate::catalogue::{Column, FigureKey, Kind};
use crate::figures::{Figure, State, Value};
use crate::statements::direction;

/// What is wrong with a claim.
pub(super) struct Verdict {
    /// The rule that it breaks.
    pub code: &'static Code,
    /// What stands there and what should.
    pub message: String,
    /// What to do.
    pub hint: String,
}

fn verdict(code: &'static Code, message: String, hint: impl Into<String>) -> Option<Verdict> {
    Some(Verdict { code, message, hint: hint.into() })
}

/// Judges a claim; nothing is wrong if it is the figure's exact value or the one that is shown.
pub(super) fn judge(
    context: &CheckContext,
    figure: &Figure,
    claim: &StatedValue,
) -> Option<Verdict> {
    match (&figure.state, claim.number) {
        (State::Known(Value::Words(words)), _) => words_differ(figure, words, claim),
        (_, None) => {
            let message = format!("旧稿填报数“{}”不是数字", claim.text);
            verdict(mistakes::WRONG_STATED, message, "照旧稿抄写数字，例如 \"100%\"、\"1089.4\"")
        }
        (State::NotApplicable(why), Some(_)) => not_applicable(figure, why, claim),
        (State::Missing, Some(_)) => {
            let message = format!("{}没有填，无法与填报的 {} 核对", figure.name, claim.text);
            verdict(
                if is_rate(context, figure) {
                    mistakes::WRONG_RATE
                } else {
                    mistakes::WRONG_STATED
                },
                message,
                "在数据文件里填上它",
            )
        }
        (State::Known(Value::Ratio(ratio)), Some(number)) => {
            let exact = ratio.part / ratio.whole * Decimal::ONE_HUNDRED;
            rate_differs(context, figure, (ratio.rounded_percent(), exact), claim, number)
        }
        (State::Known(Value::Percent(percent)), Some(number)) => {
            rate_differs(context, figure, (*percent, *percent), claim, number)
        }
        (State::Known(Value::Money(amount)), Some(number)) => {
            money_differs(context, figure, *amount, claim, number)
        }
        (State::Known(Value::Count(count, _)), Some(number)) => {
            count_differs(context, figure, *count, claim, number)
        }
    }
}

fn is_rate(context: &CheckContext, figure: &Figure) -> bool {
    let percent = context.report.catalogue.row(figure.id.as_str());
    figure.key.column().is_rate() || percent.is_some_and(|row| row.kind == Kind::Percent)
}

fn is_change(figure: &Figure) -> bool {
    figure.key.column() == Column::Change
}

fn is_score(figure: &Figure) -> bool {
    figure.key.column().is_score()
}

/// `22 ÷ 24 = 91.67%`, or `数据是 1089.40`.
fn computed(context: &CheckContext, figure: &Figure) -> String {
    let arithmetic = context.arithmetic(figure);
    arithmetic.unwrap_or_else(|| format!("数据是 {}", context.exact(figure)))
}

fn message_of(context: &CheckContext, figure: &Figure, claim: &StatedValue) -> String {
    format!("{}：{}，填报 {}", figure.name, computed(context, figure), claim.text)
}

fn words_differ(figure: &Figure, words: &str, claim: &StatedValue) -> Option<Verdict> {
    if words == claim.text.trim() {
        return None;
    }
    let message = format!("{}：应是“{words}”，填报“{}”", figure.name, claim.text);
    let ways = (direction::spoken(words), claim.direction);
    if matches!(ways, (Some(right), Some(stated)) if right != stated) {
        return verdict(
            mistakes::OPPOSITE_DIRECTION,
            message,
            "照数字改方向词；方向词没错的，核对数据",
        );
    }
    if figure.key.column() == Column::Grade {
        return verdict(mistakes::WRONG_SCORE, message, "等级由总分定；认为标准不同的，改口径文件");
    }
    verdict(mistakes::WRONG_STATED, message, "报告印算出的话；如果旧稿对，改数据文件里的数")
}

fn not_applicable(figure: &Figure, why: &str, claim: &StatedValue) -> Option<Verdict> {
    let message = format!("{}不适用（{why}），填报 {}", figure.name, claim.text);
    let base = figure.inputs.get(1).map_or(Column::Value, FigureKey::column);
    if base.is_last_year() {
        return verdict(
            mistakes::GROWTH_FROM_NOTHING,
            message,
            "上年为 0 不写百分比，写“上年无此项收入（支出）”",
        );
    }
    if base.is_budget() {
        return verdict(
            mistakes::RATE_OF_NOTHING,
            message,
            "预算为 0 没有完成率；写明年初未安排预算",
        );
    }
    verdict(mistakes::WRONG_RATE, message, "分母为 0 没有率可言；核对数据")
}

fn rate_differs(
    context: &CheckContext,
    figure: &Figure,
    (shown, exact): (Decimal, Decimal),
    claim: &StatedValue,
    number: Decimal,
) -> Option<Verdict> {
    let message = message_of(context, figure, claim);
    // Without a word of direction the rate may be written without its sign.
    let silent = claim.direction.is_none() && shown.is_sign_negative();
    let spoken = if silent { -number.abs() } else { number };
    if spoken == shown {
        let forgotten = (!claim.percent).then(|| "补上半角百分号 %".to_string())?;
        return verdict(mistakes::NO_PERCENT_SIGN, format!("{message}，漏了百分号"), forgotten);
    }
    if spoken == -shown {
        let right = Direction::of(shown).map_or("", Direction::word);
        return verdict(
            mistakes::OPPOSITE_DIRECTION,
            format!("{message}，方向相反"),
            format!("应是{right}"),
        );
    }
    if spoken == exact.trunc_with_scale(2) {
        let hint = format!("四舍五入应是 {}%，不是截掉尾数", fixed(shown, 2));
        return verdict(mistakes::WRONG_ROUNDING, message, hint);
    }
    verdict(mistakes::WRONG_RATE, message, "报告印算出的数；如果旧稿对，改数据文件里的数")
}

fn money_differs(
    context: &CheckContext,
    figure: &Figure,
    amount: Amount,
    claim: &StatedValue,
    number: Decimal,
) -> Option<Verdict> {
    let printed = context.figures.unit();
    let unit = claim.unit.unwrap_or(printed);
    // A decrease may be written without its sign: 减少4.00万元 of a change of -4.00.
    let size = if amount.is_negative() { number } else { number.abs() };
    let claimed = Amount::new(size, unit);
    // A bare number may be in the unit of the file, where the report prints another.
    let as_filled = Amount::new(size, context.report.unit);
    if claim.unit.is_none() && as_filled == amount {
        return None;
    }
    let shown = |amount: Amount| fixed(amount.of(unit), 2);
    let precise = claim.decimals > 2;
    let ways = (Direction::of(amount.yuan()), claim.direction);
    let contrary = matches!(ways, (Some(right), Some(stated)) if right != stated);
    if contrary && is_change(figure) && shown(claimed.abs()) == shown(amount.abs()) {
        let message = format!("{}，方向相反", message_of(context, figure, claim));
        let right = ways.0.map_or("", Direction::word);
        return verdict(mistakes::OPPOSITE_DIRECTION, message, format!("应是{right}"));
    }
    let rounded = half_up(amount.of(unit), claim.decimals) == size;
    if claimed == amount
        || (!precise && shown(claimed) == shown(amount))
        || (unit == Unit::YiYuan && rounded)
    {
        return None;
    }
    let message = message_of(context, figure, claim);
    let ten_thousand = Decimal::from(10_000);
    let other = |number: Decimal| shown(Amount::new(number, unit)) == shown(amount);
    let mixed = || other(size * ten_thousand) || size.checked_div(ten_thousand).is_some_and(other);
    // Nothing is as far from any amount.
    if !amount.is_zero() && mixed() {
        let units = if unit == Unit::YiYuan { "万元与亿元" } else { "元与万元" };
        let hint = format!("差一万倍，{units}混了；报告的单位是{}", printed.word());
        return verdict(mistakes::MIXED_UNITS, message, hint);
    }
    if size == amount.of(unit).trunc_with_scale(2) {
        return verdict(mistakes::WRONG_ROUNDING, message, "四舍五入到两位小数，不是截掉尾数");
    }
    verdict(mistakes::WRONG_STATED, message, hint_of(context, figure, claimed, unit))
}

fn count_differs(
    context: &CheckContext,
    figure: &Figure,
    count: Decimal,
    claim: &StatedValue,
    number: Decimal,
) -> Option<Verdict> {
    let number = if count.is_sign_negative() { number } else { number.abs() };
    if number == count {
        return None;
    }
    let message = message_of(context, figure, claim);
    if is_score(figure) {
        return verdict(
            mistakes::WRONG_SCORE,
            message,
            "照算出的得分改；认为标准不同的，改口径文件",
        );
    }
    verdict(
        mistakes::WRONG_STATED,
        message,
        copied(context, figure, Value::Count(number, String::new())),
    )
}

/// A hint at the cause: last year's number copied, or a rate that would be another.
fn hint_of(context: &CheckContext, figure: &Figure, claimed: Amount, unit: Unit) -> String {
    let follows = context.figures.iter().find_map(|rate| {
        let (State::Known(Value::Ratio(ratio)), [_, whole]) = (&rate.state, &rate.inputs[..])
        else {
            return None;
        };
        let other = Ratio::new(ratio.part, claimed.yuan()).filter(|_| *whole == figure.key)?;
        let (then, now) = (other.percent(), ratio.percent());
        let part = fixed(Amount::from_yuan(ratio.part).of(unit), 2);
        let base = fixed(claimed.of(unit), 2);
        Some(format!("照填报算，{}是 {part} ÷ {base} = {then}%，不是 {now}%", rate.name))
    });
    let copied = copied(context, figure, Value::Money(claimed));
    follows.map_or(copied.clone(), |follows| format!("{follows}；{copied}"))
}

fn copied(context: &CheckContext, figure: &Figure, claimed: Value) -> String {
    let before = figure.key.with(figure.key.column().a_year_before());
    let before = context.figures.find(&before).and_then(Figure::value);
    let same = match (before, &claimed) {
        (Some(Value::Money(before)), Value::Money(now)) => before == now,
        (Some(Value::Count(before, _)), Value::Count(now, _)) => before == now,
        _ => false,
    };
    if same {
        "填报的与上年的相同，是不是抄了上年的数".into()
    } else {
        "报告印算出的数；如果旧稿对，改数据文件里的数".into()
    }
}
