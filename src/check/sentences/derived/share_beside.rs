//! A share to the whole of the shares beside it: 货物…占19%，工程…占60%，服务…占21%.

use super::share_whole::{ShareBase, base_of};
use super::token::NumberTokens;
use crate::statements::direction;
use crate::statements::interval::Interval;
use crate::statements::statement::NumberRole;

/// Whether a share says no whole: 占39.39%.
pub(super) fn is_bare(tokens: &NumberTokens, place: usize) -> bool {
    let one = &tokens.all[place];
    let label = one.label.trim_matches(['，', ' ', '：', '为', '达', '（']);
    one.role == Some(NumberRole::Share)
        && one.number.is_exact()
        && matches!(label, "占" | "占比" | "占比例")
}

/// The amount right before a bare share, which it is of.
pub(super) fn part_of(tokens: &NumberTokens, share: usize) -> Option<usize> {
    let part = share.checked_sub(1)?;
    let label = tokens.all[part].label.trim_end_matches(['了', '约', '为']);
    // 比上年的1050万元多62万元，占43.19%: the share is not of the change.
    let change = direction::ends_spoken(label) || label.ends_with(['多', '少']);
    let own =
        tokens.all[part].is_amount() && tokens.all[part].sentence == tokens.all[share].sentence;
    // 5400亩和2600亩，其中河口镇面积最大，占36.13%: the share is of another one.
    // 事业人员中有中级以上职称的45人: of those that it names.
    let other = tokens.gap(part, share).contains("其中") || tokens.all[part].label.contains("中有");
    (own && !change && !other && is_bare(tokens, share)).then_some(part)
}

/// The whole that the bare shares beside one have, where its own part has another share of it, and where no amount between
/// that whole and the part gives the share.
pub(super) fn beside(
    tokens: &NumberTokens,
    (place, part): (usize, usize),
    printed: Interval,
) -> Option<ShareBase> {
    if part_of(tokens, place) != Some(part) {
        return None;
    }
    let sentence = tokens.all[place].sentence;
    // The other bare shares of the sentence, and those of its own list.
    let bare: Vec<_> = tokens
        .around(place)
        .filter(|at| *at != place && tokens.all[*at].sentence == sentence)
        .filter_map(|share| Some((part_of(tokens, share)?, share)))
        .collect();
    let others: Vec<_> = bare
        .iter()
        .filter(|(_, at)| tokens.all[*at].depth == tokens.all[place].depth)
        .filter(|(_, at)| is_parallel(tokens, place, *at))
        .filter(|(other, _)| tokens.all[*other].number.is_like(tokens.all[part].number))
        .collect();
    let first = others.iter().map(|(part, _)| *part).chain([part]).min()?;
    let fits = |(part, share): &(usize, usize), whole: usize| {
        tokens.interval(*share).is_share(tokens.interval(*part), tokens.interval(whole))
    };
    let wholes = tokens.amounts_like(part).filter(|at| {
        *at < first && sentence - tokens.all[*at].sentence <= 1 && is_total(tokens, *at)
    });
    let shared = |whole: usize| others.iter().filter(|other| fits(other, whole)).count();
    let whole = wholes.max_by_key(|whole| (shared(*whole), *whole))?;
    let count = shared(whole);
    let own = |at: usize| fits(&(part, place), at);
    let between = (whole..part).any(|at| {
        let other = &tokens.all[at];
        other.number.is_like(tokens.all[part].number) && own(at)
    });
    // 两批各占50%，第一批中设备占20%: of what the shares of an outer list are of.
    let mut before = tokens.amounts_like(part).filter(|at| *at < first && own(*at));
    let nested = before.any(|at| bare.iter().any(|other| other.0 != at && fits(other, at)));
    let most = count > 0 && count * 2 > others.len() && !nested;
    (most && !between && printed.low > rust_decimal::Decimal::ZERO)
        .then(|| base_of(tokens, part, whole))?
}

fn is_total(tokens: &NumberTokens, place: usize) -> bool {
    !matches!(tokens.all[place].role, Some(NumberRole::Change | NumberRole::Average))
}

/// Whether nothing between two shares opens a list within a list.
fn is_parallel(tokens: &NumberTokens, one: usize, other: usize) -> bool {
    let (from, to) = (one.min(other), one.max(other));
    let gap = tokens.gap(from, to);
    !["其中", "剔除", "扣除", "（"].iter().any(|word| gap.contains(word))
}
