//! A difference against the two numbers that it is between, wherever they stand.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use super::typo::typo;
use crate::base::direction::Direction;
use crate::base::says::says;
use crate::check::hints;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};
use crate::statements::words::comparing::compares;
use crate::statements::words::directions::{DOWN, UP};
use crate::statements::words::elsewhere::names_last_year;

/// Words that say what is left between what should be and what is.
const REST: &[&str] = &[
    "结余",
    "节余",
    "剩余",
    "空编",
    "缺编",
    "缺口",
    "尚差",
    "还差",
    "尚缺",
    "闲置",
    "未完成",
    "剩下",
    "净增",
    "净减",
    "净增加",
    "净减少",
    "相差",
    "差额",
    "超支",
    "结余资金",
    "节约",
    "节约资金",
    "节省",
];
/// Words that compare with what a difference is from, beside those that always do.
const FROM: &[&str] = &["距", "与", "超出", "控制在"];

/// A difference: 结余33.60万元, 比上年36.71次加快2.76次, 差2.74个百分点.
pub(super) fn difference(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    let points = one.number.quantity == Quantity::Points;
    if !one.number.is_exact()
        || !(points || one.number.quantity.is_amount())
        || one.number.value.is_zero()
    {
        return;
    }
    let sides = DifferenceSides { tokens, place, points };
    match sides.base() {
        Some(base) => sides.behind_base(pool, base, found),
        None => sides.alone(pool, found),
    }
}

struct DifferenceSides<'a, 'b> {
    tokens: &'b NumberTokens<'a>,
    place: usize,
    points: bool,
}

impl DifferenceSides<'_, '_> {
    /// Whether another number may be a side of the difference.
    fn is_side(&self, other: usize) -> bool {
        let (one, other) = (&self.tokens.all[self.place], &self.tokens.all[other]);
        let change = matches!(other.role, Some(NumberRole::Change | NumberRole::PointChange));
        let quantity = if self.points { &Quantity::Percent } else { &one.number.quantity };
        other.number.is_exact() && other.number.quantity == *quantity && !change
    }

    /// What the difference is from, where it stands right before: 比上年的82人减少.
    fn base(&self) -> Option<usize> {
        let base = self.place.checked_sub(1).filter(|base| self.is_side(*base))?;
        let gap = self.tokens.gap(base, self.place);
        let near = !gap.contains(['，', '。', '；', '、', '：', '（']) && gap.chars().count() <= 12;
        let one = &self.tokens.all[base];
        let compares = compares(&one.label, FROM);
        (near && compares && one.role != Some(NumberRole::From)).then_some(base)
    }

    /// Like numbers before a place in its sentence, the nearest first.
    fn before(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        let sentence = self.tokens.all[place].sentence;
        let from = place.saturating_sub(super::token::NEAR);
        let own = move |at: &usize| self.tokens.all[*at].sentence == sentence && self.is_side(*at);
        (from..place).rev().filter(own)
    }

    fn apart(&self, one: usize, other: usize) -> Interval {
        self.tokens.interval(one).apart(self.tokens.interval(other))
    }

    /// Whether two numbers around it, or a fact, give it.
    fn is_given(&self, pool: &Pool) -> bool {
        let tokens = self.tokens;
        let printed = tokens.interval(self.place);
        let quantity = &tokens.all[self.place].number.quantity;
        let around = tokens.around(self.place);
        let sides: Vec<_> = around.filter(|at| *at != self.place && self.is_side(*at)).collect();
        let pair = |at: usize, one: usize| {
            sides[..at].iter().any(|other| self.apart(one, *other).meets(printed))
        };
        if sides.iter().enumerate().any(|(at, one)| pair(at, *one)) {
            return true;
        }
        // What is left of a whole when several parts are taken away, and a sum of several.
        let runs = (0..sides.len()).any(|whole| self.is_rest(&sides, whole, printed));
        runs || pool.has_difference(quantity, printed)
            || (!self.points && pool.has(quantity, printed))
            || self.is_of_hundred(&sides, printed)
    }

    fn is_rest(&self, sides: &[usize], whole: usize, printed: Interval) -> bool {
        let all = self.tokens.interval(sides[whole]);
        let parts = |from: usize| {
            let mut sum = Interval::exact(Decimal::ZERO);
            sides.iter().skip(from).take(8).any(|part| {
                sum = sum.plus(self.tokens.interval(*part));
                all.minus(sum).meets(printed) || sum.minus(all).meets(printed) || sum.meets(printed)
            })
        };
        (0..sides.len()).any(parts)
    }

    fn is_of_hundred(&self, sides: &[usize], printed: Interval) -> bool {
        let hundred = Interval::exact(Decimal::ONE_HUNDRED);
        self.points
            && sides.iter().any(|one| hundred.minus(self.tokens.interval(*one)).meets(printed))
    }

    /// The difference behind what it is from: only the other side is to be found.
    fn behind_base(&self, pool: &Pool, base: usize, found: &mut Findings) {
        let tokens = self.tokens;
        let one = &tokens.all[self.place];
        let printed = tokens.interval(self.place);
        let old = tokens.interval(base);
        let own: Vec<_> = self
            .before(base)
            .filter(|at| {
                !matches!(tokens.all[*at].basis, AmountBasis::LastYear | AmountBasis::Other)
            })
            .collect();
        let up = |now: usize| tokens.interval(now).minus(old).meets(printed);
        let down = |now: usize| old.minus(tokens.interval(now)).meets(printed);
        let (up, down) =
            (own.iter().copied().find(|now| up(*now)), own.iter().copied().find(|now| down(*now)));
        match (one.direction.or_else(|| way(&one.label)), up, down) {
            (Some(Direction::Down), Some(now), None) | (Some(Direction::Up), None, Some(now)) => {
                self.report((now, base), true, found)
            }
            (_, None, None) => {
                let now = own.iter().copied().find(|now| base - now <= 4);
                if let Some(now) =
                    now.filter(|now| self.is_plain(*now, base) && !self.is_given(pool))
                {
                    self.report((now, base), false, found);
                }
            }
            _ => {}
        }
    }

    /// Whether a number before a base is what the base is compared with.
    fn is_plain(&self, now: usize, base: usize) -> bool {
        let gap = self.tokens.gap(now, base);
        let label = &self.tokens.all[self.place].label;
        let left = ["其中", "剔除", "扣除", "分别", "；"].iter().any(|word| gap.contains(word));
        let other = self.tokens.all[base].role == Some(NumberRole::Whole) || label.contains("每");
        !left && !other && (way(label).is_some() || self.tokens.all[self.place].direction.is_some())
    }

    /// The difference without what it is from.
    fn alone(&self, pool: &Pool, found: &mut Findings) {
        let tokens = self.tokens;
        let one = &tokens.all[self.place];
        let label = one.label.trim_end_matches(['为', '达', '了', '：', ' ']);
        let rest = is_rest(label);
        let change = matches!(one.role, Some(NumberRole::Change | NumberRole::PointChange));
        if !(rest || change) || label.contains("各") {
            return;
        }
        let near: Vec<_> = self.before(self.place).take(4).collect();
        if near.len() < 2 || self.is_given(pool) {
            return;
        }
        let right = |a: usize, b: usize| {
            let (a, b) = (tokens.all[a].number.size(), tokens.all[b].number.size());
            (a - b).abs() / one.number.scale
        };
        let pairs = || {
            near.iter()
                .enumerate()
                .flat_map(|(at, one)| near[..at].iter().map(move |other| (*other, *one)))
        };
        let last = one.basis == AmountBasis::LastYear;
        let near_miss = pairs().find(|(a, b)| {
            let named =
                !last || [a, b].iter().any(|at| tokens.all[**at].basis == AmountBasis::LastYear);
            named
                && typo(one.number.value, right(*a, *b), one.number.decimals).is_some()
                && right(*a, *b).scale() <= one.number.decimals.max(2)
        });
        let plain = rest || self.is_between(near[0], near[1]);
        let tight = (plain && self.is_tight(near[0], near[1])).then(|| (near[0], near[1]));
        if let Some(pair) = near_miss.or(tight) {
            self.report(pair, false, found);
        }
    }

    /// 年初87.32万元，年末186.54万元，增加99.22万元: a bare change right behind what was and what is.
    fn is_between(&self, now: usize, before: usize) -> bool {
        let tokens = self.tokens;
        let label = &tokens.all[before].label;
        let bare = tokens.all[self.place].label.chars().count() <= 3;
        let was = names_last_year(label) || says(label, &["年初", "期初", "目标"]);
        let opens = was && !label.contains(['比', '较']);
        bare && opens && now + 1 == self.place && before + 1 == now
    }

    /// Whether two numbers are what should be and what is, right before the difference.
    fn is_tight(&self, near: usize, far: usize) -> bool {
        let gap = self.tokens.gap(far, self.place);
        let broken = names_last_year(&gap) || says(&gap, &["其中", "；", "分别", "平均", "（"]);
        self.place - far <= 3 && !broken && far < near
    }

    fn report(&self, (now, base): (usize, usize), opposite: bool, found: &mut Findings) {
        let tokens = self.tokens;
        let one = &tokens.all[self.place];
        let difference = tokens.all[now].number.size() - tokens.all[base].number.size();
        let difference =
            if one.direction.is_none() || !opposite { difference.abs() } else { difference };
        let larger = tokens.all[now].number.size() >= tokens.all[base].number.size();
        let (a, b) = if larger || opposite { (now, base) } else { (base, now) };
        let unit = if self.points { "个百分点" } else { "" };
        let result = (difference / one.number.scale).normalize();
        let message = format!(
            "{}－{}＝{result}{unit}，正文写{}{}",
            tokens.written(a),
            tokens.written(b),
            one.label.trim_start(),
            tokens.written(self.place)
        );
        let others = [now, base];
        let (code, hint) = match (opposite, self.points) {
            (true, _) => (mistakes::OPPOSITE_DIRECTION, hints::DIRECTION),
            (_, true) => (mistakes::WRONG_POINTS, "核对前后两个率和相差的百分点，改掉错的一个"),
            _ => (mistakes::WRONG_DIFFERENCE, "核对前后两个数和相差的数，改掉错的一个"),
        };
        found.push(code, tokens, (self.place, &others), message, hint);
    }
}

/// Whether words say what is left between two numbers; what is left at the end of a year is an amount of its own.
fn is_rest(label: &str) -> bool {
    let own = ["结转", "年末", "年初", "累计", "上年", "当年", "本年"];
    let undone = label.starts_with('未') && label.ends_with('的');
    // 会议费…、培训费…，合计节约9800元: of both together.
    let summed = ["合计", "共计", "总共", "两项", "一共"].iter().any(|word| label.contains(word));
    !summed
        && !own.iter().any(|word| label.contains(word))
        && (undone || REST.iter().any(|word| label.ends_with(word)))
}

/// The direction that the last words before a difference say: 比98%的目标低.
fn way(label: &str) -> Option<Direction> {
    let label = label.trim_end_matches(['了', '出', '约', '为']);
    let ends = |words: &[&str]| words.iter().any(|word| label.ends_with(word));
    match () {
        () if ends(&UP) || ends(&["高", "多", "提高", "加快", "超", "超过", "上浮"]) => {
            Some(Direction::Up)
        }
        () if ends(&DOWN) || ends(&["低", "少", "差", "缩短", "节约", "节省", "下浮"]) => {
            Some(Direction::Down)
        }
        () => None,
    }
}
