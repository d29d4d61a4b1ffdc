//! A share or a rate that no amount of the whole report gives, to the whole that its sentence has for it.

use super::pool::Pool;
use super::share_beside::{is_bare, part_of};
use super::share_whole::{ShareBase, base_of};
use super::token::NumberTokens;
use crate::base::says::says;
use crate::statements::interval::Interval;
use crate::statements::statement::{AmountBasis, NumberRole};
use crate::statements::words::elsewhere::names_last_year;

/// The nearest larger amount before a bare share (312件，占41.94%) or before a rate that is called after its part (结案31件，
/// 结案率91.18%), where neither this passage nor any other has an amount that gives the share.
pub(super) fn plain(
    tokens: &NumberTokens,
    pool: &Pool,
    (place, parts): (usize, &[usize]),
    printed: Interval,
) -> Option<ShareBase> {
    let one = &tokens.all[place];
    if one.number.decimals == 0 {
        return None;
    }
    let part = match () {
        () if is_bare(tokens, place) => part_of(tokens, place)?,
        () => *parts.iter().find(|part| is_called_after(tokens, place, **part))?,
    };
    let given = parts.iter().any(|part| {
        let quantity = &tokens.all[*part].number.quantity;
        let own = tokens.interval(*part);
        pool.mentioned.has_whole(quantity, own, printed)
            || pool.mentioned.has_part(quantity, own, printed)
    });
    if given || tokens.all[part].depth > one.depth {
        return None;
    }
    base_of(tokens, part, whole_before(tokens, part)?)
}

/// Whether a rate has the words of an amount in its name: 结案31件，结案率; 满意的372份，满意度.
fn is_called_after(tokens: &NumberTokens, place: usize, part: usize) -> bool {
    let label = tokens.all[place].label.trim_matches(['，', ' ', '为', '达', '到', '（', '是']);
    let elsewhere = names_last_year(label) || says(label, &["同期", "目标"]);
    if elsewhere || tokens.gap(part, place).contains(['；', '。']) {
        return false;
    }
    let Some(stem) = label.strip_suffix('率').or_else(|| label.strip_suffix('度')) else {
        return false;
    };
    let chars: Vec<char> = stem.chars().collect();
    let stem: String = chars[chars.len().saturating_sub(2)..].iter().collect();
    let own = &tokens.all[part].label;
    let of_part = own.contains("其中") || own.contains("均");
    (2..=6).contains(&chars.len()) && own.contains(&stem) && !of_part && place - part <= 2
}

/// The nearest larger like amount before a part in its sentence, or in the one before if 其中 opens the part.
fn whole_before(tokens: &NumberTokens, part: usize) -> Option<usize> {
    let one = &tokens.all[part];
    let among = one.label.contains("其中");
    let back = part.saturating_sub(8)..part;
    back.rev().find(|at| {
        let other = &tokens.all[*at];
        let own = !matches!(
            other.role,
            Some(NumberRole::Change | NumberRole::Base | NumberRole::Average | NumberRole::From)
        );
        let year = !matches!(other.basis, AmountBasis::LastYear | AmountBasis::Other);
        let far = one.sentence - other.sentence;
        let exact = other.number.is_exact() && other.number.is_like(one.number);
        let more = other.number.size() > one.number.size();
        let broken = far == 0 && tokens.gap(*at, part).contains('；');
        own && year && exact && more && !broken && (far == 0 || (far == 1 && among))
    })
}
