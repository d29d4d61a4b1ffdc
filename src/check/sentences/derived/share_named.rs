//! A share to the whole that its words name, where an amount of the passage has that name.

use super::pool::Pool;
use super::share_whole::{ShareBase, base_of, said_whole};
use super::token::NumberTokens;
use crate::base::says::says;
use crate::check::indicators::counted_thing;
use crate::statements::interval::Interval;
use crate::statements::statement::{AmountBasis, NumberRole};
use crate::statements::words::elsewhere::names_elsewhere;

/// Words at the end of a name that say it is money, not whose.
const OF_MONEY: [&str; 6] = ["合同金额", "合同额", "金额", "总额", "产值", "资金"];
/// Words that make a name that of another body or of another year.
const ELSEWHERE: &[&str] = &["下属", "该", "剔除", "扣除", "合计", "年末", "年初", "同期", "预算"];

/// 授予小微企业153万元，占中小企业合同额的69.23%: an amount whose label holds the name, where no amount of that name gives
/// the share, and none of another passage does.
pub(super) fn named(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, parts): (usize, &[usize]),
    printed: Interval,
) -> Option<ShareBase> {
    let (before, name) = said_whole(tokens, place)?;
    let part = *parts.first().filter(|part| **part + 1 == place)?;
    let ended = tokens.all[place].label.trim_end_matches(['为', '约']).ends_with('的');
    let plain = before.trim_start_matches(['，', ' ', '（']).is_empty() && ended;
    if !plain || names_elsewhere(&name) || says(&name, ELSEWHERE) {
        return None;
    }
    let wholes = wholes_of(tokens, (place, part), &name)?;
    let fits =
        |part: Interval| wholes.iter().any(|whole| printed.is_share(part, tokens.interval(*whole)));
    let quantity = &tokens.all[part].number.quantity;
    let own = tokens.interval(part);
    let here = tokens.amounts_like(part).any(|at| printed.is_share(own, tokens.interval(at)));
    let elsewhere = !here && pool.mentioned.has_whole(quantity, own, printed);
    if elsewhere || parts.iter().any(|part| fits(tokens.interval(*part))) {
        return None;
    }
    base_of(tokens, part, *wholes.last()?)
}

/// The like amounts before a share that its name names, by the whole name or without the measure at its end.
fn wholes_of(
    tokens: &NumberTokens,
    (place, part): (usize, usize),
    name: &str,
) -> Option<Vec<usize>> {
    let of_money = || OF_MONEY.iter().find_map(|end| name.strip_suffix(end));
    let short = counted_thing(name).or_else(of_money).unwrap_or(name);
    let short = short.strip_prefix("授予").unwrap_or(short);
    [name, short].into_iter().filter(|name| name.chars().count() >= 2).find_map(|name| {
        let named: Vec<_> = tokens
            .amounts_like(part)
            .filter(|at| *at < place && is_named(tokens, *at, name))
            .collect();
        (!named.is_empty()).then_some(named)
    })
}

/// Whether an amount is of a name: 授予中小企业221万元, 卫生技术人员510人, 510名卫生技术人员.
fn is_named(tokens: &NumberTokens, place: usize, name: &str) -> bool {
    let one = &tokens.all[place];
    let own = !matches!(
        one.role,
        Some(NumberRole::Change | NumberRole::Average | NumberRole::Base | NumberRole::UnitPrice)
    );
    let year = !matches!(one.basis, AmountBasis::LastYear | AmountBasis::Other);
    own && year && (one.label.contains(name) || tokens.tail(place).starts_with(name))
}
