//! Batches and visitors of official receptions that are last year's: 接待141批次、1386人次, where 141 are last year's batches and
//! 1386 this year's visitors.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::catalogue::keys;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;
use crate::figures::Figure;
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;

/// Batches and visitors.
pub(crate) static RECEPTION_COUNTS: CheckRule =
    CheckRule::new(codes::E03, Needs::All, reception_counts);

/// This year's number and last year's.
type Years = (Decimal, Decimal);

fn reception_counts(context: &CheckContext, findings: &mut Diagnostics) {
    let number = |key: &str| context.stated(key).and_then(Figure::number);
    let years = |now: &str, before: &str| number(now).zip(number(before));
    let batches = years(keys::RECEPTION_BATCHES, keys::LAST_RECEPTION_BATCHES);
    let visitors = years(keys::RECEPTION_VISITORS, keys::LAST_RECEPTION_VISITORS);
    let (Some(batches), Some(visitors)) = (batches, visitors) else { return };
    if batches.0 == batches.1 || visitors.0 == visitors.1 {
        return;
    }
    for passage in context.passages.iter().filter(|passage| passage.is_of_the_unit()) {
        let all = numbers(passage);
        for pair in all.windows(2) {
            let gap = passage.text(pair[0].end, pair[1].at);
            let measured = unit(passage, &pair[0]) == "批次" && unit(passage, &pair[1]) == "人次";
            if measured && matches!(gap.as_str(), "" | "、" | "，" | "和" | "共") {
                compare(passage, (&pair[0], &pair[1]), (batches, visitors), findings);
            }
        }
    }
}

fn unit(passage: &Passage, number: &Number) -> String {
    passage.text(number.at + number.length, number.end)
}

fn compare(
    passage: &Passage,
    (batch, visitor): (&Number, &Number),
    (batches, visitors): (Years, Years),
    findings: &mut Diagnostics,
) {
    let (start, _) = passage.sentence(batch.at);
    let ahead = passage.text(start.max(batch.at.saturating_sub(12)), batch.at);
    if says(&ahead, &["上年", "比", "较", "减少", "增加", "2023", "由", "外"]) {
        return;
    }
    let (wrong, before, now) = match (batch.value, visitor.value) {
        (one, two) if one == batches.1 && two == visitors.0 => (batch, "批次", batches.0),
        (one, two) if one == batches.0 && two == visitors.1 => (visitor, "人次", visitors.0),
        // Both of last year, with this year's change or average behind them.
        (one, two) if one == batches.1 && two == visitors.1 => {
            let behind = passage.text(visitor.end, visitor.end + 4);
            let own = ["，人均", "，比上年", "，同比", "，较上年"]
                .iter()
                .any(|word| behind.starts_with(word));
            if !own {
                return;
            }
            (batch, "批次", batches.0)
        }
        _ => return,
    };
    let written = passage.text(wrong.at, wrong.end);
    let message = format!("公务接待{before}是 {now}，{written}是上年的");
    let words = (mistakes::OTHER_NUMBER, message, "照数据改正文，或核对数据");
    report_once(passage, (wrong.at, wrong.end), words, findings);
}
