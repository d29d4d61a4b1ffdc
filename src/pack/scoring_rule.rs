//! A scoring rule of a profile: a deduction by percentage points, bands, a share of the weight, or people's judgement.

use rust_decimal::Decimal;

use super::fields::{self, PackFields};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::number_text::parse_number;
use crate::base::yaml::Node;

/// How a rate in percent becomes a score between 0 and the weight.
#[derive(Clone, PartialEq, Debug)]
pub enum ScoringRule {
    /// The weight less so many points for every so many percentage points away from the mark.
    Deduct(Deduct),
    /// A score for each band; in order, the last one without a limit.
    Bands(Vec<Band>),
    /// Rate × weight, at most the weight.
    Proportional,
    /// Given by people, in the facts' `assessments`.
    Assessed,
}

/// “每超 1 个百分点扣 0.5 分”.
#[derive(Clone, PartialEq, Debug)]
pub struct Deduct {
    /// Points are lost above this rate, in percent.
    pub above: Option<Decimal>,
    /// Points are lost below this rate, in percent.
    pub below: Option<Decimal>,
    /// For every so many percentage points.
    pub every: Decimal,
    /// So many points are lost.
    pub minus: Decimal,
    /// What an incomplete step counts.
    pub partial: Partial,
}

/// What an incomplete step of a deduction counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Partial {
    /// Its share: 2.5 steps for 2.5.
    Share,
    /// Nothing: 2 steps for 2.5.
    Nothing,
    /// A whole step: 3 steps for 2.5.
    Whole,
}

/// A band of rates and its score.
#[derive(Clone, PartialEq, Debug)]
pub struct Band {
    /// Its limit, in percent; the last band has none.
    pub limit: Option<ScoreLimit>,
    /// The score.
    pub score: Decimal,
}

/// The end of a band that counts as part of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum ScoreLimit {
    /// Rates up to this one.
    UpTo(Decimal),
    /// Rates from this one on.
    From(Decimal),
}

impl ScoreLimit {
    /// Whether a rate in percent lies in the band.
    pub fn holds(self, rate: Decimal) -> bool {
        match self {
            Self::UpTo(limit) => rate <= limit,
            Self::From(limit) => rate >= limit,
        }
    }
}

/// Reads a rule.
pub fn read(node: &Node, findings: &mut Diagnostics) -> Option<ScoringRule> {
    if node.entries().is_none() {
        return match fields::text(node, findings)? {
            "proportional" => Some(ScoringRule::Proportional),
            "assessed" => Some(ScoringRule::Assessed),
            other => {
                let hint =
                    "写 proportional（率×分值）、assessed（由人评分），或 bands、above、below";
                findings.push(fields::wrong_value(node, other, hint));
                None
            }
        };
    }
    match node.get("bands") {
        Some(_) => bands(node, findings),
        None => deduct(node, findings).map(ScoringRule::Deduct),
    }
}

fn deduct(node: &Node, findings: &mut Diagnostics) -> Option<Deduct> {
    let mut fields = PackFields::open(node, findings)?;
    let above = optional(&mut fields, "above", findings);
    let below = optional(&mut fields, "below", findings);
    let every = fields.need("every", findings).and_then(|node| number(node, findings));
    let minus = fields.need("minus", findings).and_then(|node| number(node, findings));
    let partial = fields.get("partial").map_or(Some(Partial::Share), |n| partial(n, findings));
    fields.close(findings);
    if above.is_none() && below.is_none() {
        let finding = Diagnostic::new(codes::P02, "缺少 above 或 below").at(node.span);
        findings.push(finding.hint("写明高于还是低于多少（百分数）扣分，例如 above: 100"));
        return None;
    }
    let every = every.filter(|every| !every.is_zero());
    if every.is_none() {
        let finding = Diagnostic::new(codes::P04, "every 要大于 0").at(node.span);
        findings.push(finding.hint("每多少个百分点扣一次分，例如 every: 1"));
    }
    Some(Deduct { above, below, every: every?, minus: minus?, partial: partial? })
}

fn partial(node: &Node, findings: &mut Diagnostics) -> Option<Partial> {
    match fields::text(node, findings)? {
        "share" => Some(Partial::Share),
        "nothing" => Some(Partial::Nothing),
        "whole" => Some(Partial::Whole),
        other => {
            let hint = "写 share（折算）、nothing（不足一档不扣）或 whole（不足一档按一档扣）";
            findings.push(fields::wrong_value(node, other, hint));
            None
        }
    }
}

fn bands(node: &Node, findings: &mut Diagnostics) -> Option<ScoringRule> {
    let mut fields = PackFields::open(node, findings)?;
    let nodes = fields.list("bands");
    let bands: Vec<_> = nodes.iter().filter_map(|node| band(node, findings)).collect();
    fields.close(findings);
    if bands.len() == nodes.len() && !are_ordered(&bands) {
        let finding = Diagnostic::new(codes::P04, "分档不成次序").at(node.span);
        findings.push(finding.hint("upto 从小到大写（或 from 从大到小），最末一档不写界限"));
        return None;
    }
    Some(ScoringRule::Bands(bands))
}

fn band(node: &Node, findings: &mut Diagnostics) -> Option<Band> {
    let mut fields = PackFields::open(node, findings)?;
    let up_to = optional(&mut fields, "upto", findings).map(ScoreLimit::UpTo);
    let from = optional(&mut fields, "from", findings).map(ScoreLimit::From);
    let score = fields.need("score", findings).and_then(|node| number(node, findings));
    fields.close(findings);
    Some(Band { limit: up_to.or(from), score: score? })
}

/// Whether every rate falls into one band: limits of one kind in order, none on the last.
fn are_ordered(bands: &[Band]) -> bool {
    let Some((last, limited)) = bands.split_last() else { return false };
    let in_order = |pair: &[Band]| match (pair[0].limit, pair[1].limit) {
        (Some(ScoreLimit::UpTo(a)), Some(ScoreLimit::UpTo(b))) => a < b,
        (Some(ScoreLimit::From(a)), Some(ScoreLimit::From(b))) => a > b,
        _ => false,
    };
    let bounded = limited.iter().all(|band| band.limit.is_some());
    last.limit.is_none() && bounded && limited.windows(2).all(in_order)
}

/// Reports a band that gives more points than the indicator has.
pub(super) fn report_excess(
    rule: &ScoringRule,
    weight: Decimal,
    indicator: &Node,
    findings: &mut Diagnostics,
) {
    let ScoringRule::Bands(bands) = rule else { return };
    let nodes =
        indicator.get("rule").and_then(|rule| rule.get("bands")).map_or(&[][..], fields::list);
    for (band, node) in bands.iter().zip(nodes).filter(|(band, _)| band.score > weight) {
        let (score, weight) = (band.score.normalize(), weight.normalize());
        let message = format!("这一档给 {score} 分，指标的分值（weight）只有 {weight} 分");
        let place = node.get("score").unwrap_or(node).span;
        let hint = format!("score 写 0 到 {weight} 之间的数，或改 weight");
        findings.push(Diagnostic::new(codes::P04, message).at(place).hint(hint));
    }
}

fn optional(
    fields: &mut PackFields,
    key: &'static str,
    found: &mut Diagnostics,
) -> Option<Decimal> {
    fields.get(key).and_then(|node| number(node, found))
}

fn number(node: &Node, findings: &mut Diagnostics) -> Option<Decimal> {
    let written = fields::text(node, findings)?;
    let number = parse_number(written).ok().filter(|number| !number.is_sign_negative());
    if number.is_none() {
        findings.push(fields::wrong_value(node, written, "写不小于 0 的数"));
    }
    number
}
