//! The steps of a budget in one sentence that do not add up.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::{Number, is_approximate, numbers};
use crate::statements::passage::Passage;

/// The steps of a budget in one sentence that do not add up.
pub(crate) static STEPS: CheckRule = CheckRule::new(codes::E03, Needs::Lists, steps);

fn steps(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let numbers = numbers(passage);
        for triple in numbers.windows(3) {
            let [first, second, third] = triple else { continue };
            let sign = match (role(passage, first), role(passage, second), role(passage, third)) {
                (Some(Step::Initial), Some(Step::Added), Some(Step::Whole)) => Decimal::ONE,
                (Some(Step::Initial), Some(Step::Cut), Some(Step::Whole)) => Decimal::NEGATIVE_ONE,
                _ => continue,
            };
            let same = passage.sentence(first.at) == passage.sentence(third.at)
                && first.unit == second.unit
                && second.unit == third.unit;
            let sum = first.value + sign * second.value;
            let about = triple.iter().any(|number| is_approximate(passage, number));
            // Each of the three numbers may be rounded by half of the last place that is written.
            let places = first.decimals.max(second.decimals).max(third.decimals);
            let slack = Decimal::new(15, places + 1);
            if same && !about && (sum - third.value).abs() > slack {
                let mark = if sign == Decimal::ONE { "＋" } else { "－" };
                let written = passage.text(third.at, third.at + third.length);
                let message =
                    format!("{}{mark}{}＝{sum}，正文写 {written}", first.value, second.value);
                let hint = "核对年初预算、追加追减和全年预算，改掉错的一个";
                context.report_word(passage, (third.at, &written), (message, hint), findings);
            }
        }
    }
}

/// The step of a budget that a number gives.
#[derive(PartialEq, Eq)]
enum Step {
    Initial,
    Added,
    Cut,
    Whole,
}

/// The step that the words just before a number name.
fn role(passage: &Passage, number: &Number) -> Option<Step> {
    if !matches!(number.unit.as_str(), "万元" | "元") {
        return None;
    }
    let before = passage.text(number.at.saturating_sub(8), number.at);
    let before = before.trim_end_matches(['为', '数', '预', '算', '了', '金', '额', '资']);
    [
        ("年初", Step::Initial),
        ("追加", Step::Added),
        ("调增", Step::Added),
        ("追减", Step::Cut),
        ("调减", Step::Cut),
        ("全年", Step::Whole),
        ("调整后", Step::Whole),
    ]
    .into_iter()
    .find_map(|(word, step)| before.ends_with(word).then_some(step))
}
