//! A share of what a project spent, which the words behind 占 name.

use rust_decimal::Decimal;

use super::pool::Pool;
use super::share_whole::{ShareBase, base_of, base_of_fact, is_right_before, said_whole};
use super::token::NumberTokens;
use crate::catalogue::keys;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// 占民生救助和就业服务项目支出的75.80%; 占该项目支出的90.26%.
pub(super) fn of_project(
    tokens: &NumberTokens,
    pool: &Pool,
    place: usize,
    printed: Interval,
) -> Option<ShareBase> {
    let (before, name) = said_whole(tokens, place)?;
    let parts = parts(tokens, place);
    let part = *parts.last()?;
    let named = before.trim_start_matches(['，', ' ']).chars().count() > 1;
    let near = if named { parts.len() == 1 } else { is_right_before(tokens, part, place) };
    if !near {
        return None;
    }
    let fits =
        |whole: Interval| parts.iter().any(|at| printed.is_share(tokens.interval(*at), whole));
    if ["该项目支出", "该项目总支出", "项目总支出"].contains(&name.as_str()) {
        let whole = spent_before(tokens, part)?;
        return (!fits(tokens.interval(whole))).then(|| base_of(tokens, part, whole))?;
    }
    let project = name.strip_suffix("支出")?;
    let is_it = |fact: &&super::pool::KnownNumber| {
        let own =
            fact.figure.key.is_item_of(keys::PROJECTS) && fact.figure.key.column().is_decided();
        let thing = fact.figure.thing().trim_end_matches("项目");
        own && fact.quantity == Quantity::Money
            && thing.chars().count() > 3
            && project.trim_end_matches("项目") == thing
    };
    let known = pool.facts.iter().find(is_it).filter(|known| known.value > Decimal::ZERO)?;
    (!fits(Interval::exact(known.value))).then(|| base_of_fact(tokens, part, known.value))?
}

/// The amounts of money before a share in its sentence, the nearest last.
fn parts(tokens: &NumberTokens, place: usize) -> Vec<usize> {
    let sentence = tokens.all[place].sentence;
    let own = |at: &usize| {
        let one = &tokens.all[*at];
        one.sentence == sentence && one.is_amount() && one.number.quantity == Quantity::Money
    };
    (place.saturating_sub(super::token::NEAR)..place).filter(own).collect()
}

/// The one amount before a part that the text says was spent on a project: 项目预算260.00万元，支出248.80万元.
fn spent_before(tokens: &NumberTokens, part: usize) -> Option<usize> {
    let spent = |at: &usize| {
        let one = &tokens.all[*at];
        let said = one.label.trim_start_matches(['，', ' ']);
        let own = said == "支出" || said == "实际支出" || said.ends_with("项目支出");
        own && one.is_amount()
            && one.role == Some(NumberRole::Value)
            && one.number.quantity == Quantity::Money
            && tokens.ahead(*at).contains("项目")
    };
    let mut before = (0..part).filter(spent);
    before.next().filter(|_| before.next().is_none())
}
