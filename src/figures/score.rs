//! A rate in percent and a scoring rule to a score of two decimals between 0 and the weight.

use rust_decimal::Decimal;

use super::figure::Steps;
use crate::base::amount::{Ratio, half_up};
use crate::pack::scoring_rule::{Band, Deduct, Partial, ScoreLimit, ScoringRule};

/// The score of a rate, in percent as the report prints it, so that a reader gets the same; `None` where people judge.
pub(super) fn score(rule: &ScoringRule, rate: Decimal, weight: Decimal) -> Option<Decimal> {
    let score = match rule {
        ScoringRule::Deduct(deduct) => deducted(deduct, rate, weight),
        ScoringRule::Bands(bands) => band(bands, rate)?.score,
        ScoringRule::Proportional => share(rate, weight),
        ScoringRule::Assessed => return None,
    };
    Some(rounded(score.clamp(Decimal::ZERO, weight)))
}

/// Rate × weight, at most the weight.
pub(super) fn share(rate: Decimal, weight: Decimal) -> Decimal {
    let share = (rate / Decimal::ONE_HUNDRED).checked_mul(weight).unwrap_or(weight);
    rounded(share.clamp(Decimal::ZERO, weight))
}

/// Part × weight ÷ whole, at most the weight: of a rate that is not printed, so that no reader can round it before.
pub(super) fn exact_share(rate: Ratio, weight: Decimal) -> Decimal {
    let exact = rate.part.checked_mul(weight).and_then(|points| points.checked_div(rate.whole));
    exact.map_or_else(
        || share(rate.rounded_percent(), weight),
        |points| rounded(points.clamp(Decimal::ZERO, weight)),
    )
}

/// The calculation behind [`exact_share`]: by the rate where that gives the same, else by its two numbers.
pub(super) fn exact_steps(rate: Ratio, weight: Decimal) -> Steps {
    match share(rate.rounded_percent(), weight) == exact_share(rate, weight) {
        true => Steps::Share,
        false => {
            let [part, whole, weight] =
                [rate.part, rate.whole, weight].map(|number| number.normalize());
            Steps::Written(format!("{part} ÷ {whole} × {weight}"))
        }
    }
}

/// Two decimals, half up: scores are added as they are printed.
pub(super) fn rounded(score: Decimal) -> Decimal {
    half_up(score, 2).normalize()
}

/// The calculation behind a score, where the rule is one: what is lost for each point away from the mark.
pub(super) fn steps(rule: &ScoringRule, rate: Decimal, weight: Decimal) -> Option<Steps> {
    match rule {
        ScoringRule::Proportional => Some(Steps::Share),
        ScoringRule::Deduct(deduct) => {
            let (mark, over) = match (deduct.above, deduct.below) {
                (Some(mark), _) if rate > mark => (mark, true),
                (_, Some(mark)) if rate < mark => (mark, false),
                _ => return None,
            };
            let [high, low] = if over { [rate, mark] } else { [mark, rate] };
            let away = match deduct.partial {
                Partial::Share => format!("（{high}% － {low}%）÷ {}%", deduct.every),
                Partial::Nothing | Partial::Whole => return None,
            };
            Some(Steps::Written(format!("{weight} － {away} × {}", deduct.minus)))
        }
        ScoringRule::Bands(_) | ScoringRule::Assessed => None,
    }
}

fn deducted(deduct: &Deduct, rate: Decimal, weight: Decimal) -> Decimal {
    let over = deduct.above.map_or(Decimal::ZERO, |mark| rate - mark);
    let under = deduct.below.map_or(Decimal::ZERO, |mark| mark - rate);
    let away = over.max(under).max(Decimal::ZERO);
    let lost = away.checked_div(deduct.every).map(|steps| match deduct.partial {
        Partial::Share => steps,
        Partial::Nothing => steps.floor(),
        Partial::Whole => steps.ceil(),
    });
    // What is too large to compute has cost the whole weight long before.
    lost.and_then(|steps| steps.checked_mul(deduct.minus))
        .map_or(Decimal::ZERO, |lost| weight - lost)
}

fn band(bands: &[Band], rate: Decimal) -> Option<&Band> {
    bands.iter().find(|band| band.limit.is_none_or(|limit| limit.holds(rate)))
}

/// A rule in words: `满分5分，高于100%的，每1个百分点扣0.5分，扣完为止`.
pub(super) fn words(rule: &ScoringRule, weight: Decimal) -> String {
    match rule {
        ScoringRule::Deduct(deduct) => {
            let above = deduct.above.map(|mark| format!("高于{mark}%的"));
            let below = deduct.below.map(|mark| format!("低于{mark}%的"));
            let both: Vec<_> = above.into_iter().chain(below).collect();
            let (every, minus) = (deduct.every, deduct.minus);
            let partial = match deduct.partial {
                Partial::Share => "",
                Partial::Nothing => "（不足的不扣）",
                Partial::Whole => "（不足的按足额扣）",
            };
            let both = both.join("、");
            format!("满分{weight}分，{both}，每{every}个百分点扣{minus}分{partial}，扣完为止")
        }
        ScoringRule::Bands(bands) => bands.iter().map(band_words).collect::<Vec<_>>().join("，"),
        ScoringRule::Proportional => format!("率×{weight}分，最高{weight}分"),
        ScoringRule::Assessed => format!("满分{weight}分，按填报的得分"),
    }
}

fn band_words(band: &Band) -> String {
    let score = band.score;
    match band.limit {
        Some(ScoreLimit::UpTo(limit)) => format!("不超过{limit}%的{score}分"),
        Some(ScoreLimit::From(limit)) => format!("不低于{limit}%的{score}分"),
        None => format!("其余{score}分"),
    }
}
