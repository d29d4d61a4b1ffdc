//! Things that are counted in 万 in one place and in full in another: 43.36万人次 beside 433600人次.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::base::source::Span;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;

/// Things that are counted in two ways.
pub(crate) static TEN_THOUSANDS: CheckRule =
    CheckRule::new(codes::B09, Needs::Lists, ten_thousands);

/// A number of things as it is written.
struct Counted {
    /// What is counted: 人次.
    thing: String,
    /// The words before it: 接待读者.
    name: String,
    size: Decimal,
    written: String,
    place: Span,
}

fn ten_thousands(context: &CheckContext, findings: &mut Diagnostics) {
    let (mut in_wan, mut in_full) = (Vec::new(), Vec::new());
    for passage in context.passages.iter().filter(|one| !one.is_name && !one.is_document) {
        for number in numbers(passage).iter().filter(|number| counts_things(number)) {
            let list = if number.scale == WAN { &mut in_wan } else { &mut in_full };
            list.extend(counted(passage, number));
        }
    }
    let mut reported: Vec<&str> = Vec::new();
    for short in &in_wan {
        let full = in_full.iter().find(|full| is_one(short, full));
        let Some(full) = full.filter(|full| !reported.contains(&full.thing.as_str())) else {
            continue;
        };
        reported.push(&full.thing);
        let message = format!("“{}”以万计，另一处写全：“{}”", short.written, full.written);
        let places = (Some(short.place), Some(full.place));
        let finding = context.finding_at_both(message, places, ("以万计", "写全"));
        findings.push(finding.hint("改成一种写法，多半是把“万”的改成写全的"));
    }
}

const WAN: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Exact numbers of things in 万, or as large without it; a target and a rough number may be round.
fn counts_things(number: &Number) -> bool {
    let things = number.is_exact() && matches!(number.quantity, Quantity::Things(_));
    things && (number.scale == WAN || number.scale == Decimal::ONE && number.value >= WAN)
}

fn counted(passage: &Passage, number: &Number) -> Option<Counted> {
    let unit = passage.text(number.at + number.length, number.end);
    Some(Counted {
        thing: unit.trim_start_matches('万').to_string(),
        name: passage.text(number.at.saturating_sub(4), number.at),
        size: number.size(),
        written: passage.text(number.at, number.end),
        place: passage.span(number.at, number.length)?,
    })
}

/// Whether two numbers are of one thing: as many of it, or under the same name.
fn is_one(short: &Counted, full: &Counted) -> bool {
    let named = short.name == full.name && short.name.chars().all(is_han);
    short.thing == full.thing && (short.size == full.size || named)
}
