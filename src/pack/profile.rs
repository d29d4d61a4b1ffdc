//! `profiles/*.yaml` to profiles: which rates a county scores, by which formula and rule, and its grades.

use rust_decimal::Decimal;

use super::fields::{self, PackFields};
use super::rate_kind::RateKind;
use super::scoring_rule::{self, ScoringRule};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::is_id;
use crate::base::number_text::parse_number;
use crate::base::source::Span;
use crate::base::yaml::Node;

/// How a place scores its units.
#[derive(Clone, PartialEq, Debug)]
pub struct Profile {
    /// The file's name without ending: `hunan-county`.
    pub name: String,
    /// Its title: `湖南县区部门整体支出绩效评价指标`.
    pub title: String,
    /// Whether it has only some of the indicators of its source, so that their weights need not add up to 100.
    pub is_partial: bool,
    /// 预算执行率 of 自评表.
    pub execution: Execution,
    /// The scored indicators in order.
    pub indicators: Vec<ScoredRate>,
    /// 等级, best first.
    pub grades: Vec<Grade>,
}

/// How 预算执行率 of 自评表 is scored: rate × weight, at most the weight.
#[derive(Clone, PartialEq, Debug)]
pub struct Execution {
    /// 分值, 10 as a rule.
    pub weight: Decimal,
    /// The budget that it is measured by.
    pub of: Budget,
    /// The document it follows.
    pub source: Basis,
}

/// Which budget a rate divides by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Budget {
    /// 全年预算数, after adjustments.
    Whole,
    /// 年初预算数.
    Initial,
}

/// One scored indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct ScoredRate {
    /// Its name in ids: `staff_control_rate`.
    pub id: String,
    /// Where the id stands.
    pub span: Span,
    /// 三级指标: `在职人员控制率`.
    pub name: String,
    /// 一级、二级指标.
    pub group: Vec<String>,
    /// What is measured; `None` where people judge.
    pub rate_kind: Option<RateKind>,
    /// 分值.
    pub weight: Decimal,
    /// How the rate becomes a score.
    pub rule: ScoringRule,
    /// What holds where the rate has no meaning.
    pub without_base: WithoutBase,
    /// The document it follows.
    pub source: Basis,
}

/// What is scored where the rate has no base (budget 0, no buildings).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WithoutBase {
    /// Left out; the others are rescaled to 100.
    Omit,
    /// The whole weight if nothing was spent or built either; else nothing.
    Full,
}

/// A document and whether its wording was seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Basis {
    /// Which document.
    pub text: String,
    /// Whether the values were checked against it.
    pub verified: bool,
}

/// 等级.
#[derive(Clone, PartialEq, Debug)]
pub struct Grade {
    /// The least score of it.
    pub from: Decimal,
    /// Its name: `优`.
    pub name: String,
    /// The document it follows.
    pub source: Basis,
}

impl Profile {
    /// The grade of a score of 0 to 100.
    pub fn grade(&self, score: Decimal) -> Option<&Grade> {
        self.grades.iter().find(|grade| score >= grade.from)
    }
}

/// Reads the profile of this name.
pub fn read(name: &str, root: &Node, findings: &mut Diagnostics) -> Option<Profile> {
    let mut fields = PackFields::open(root, findings)?;
    let title = fields.text("title", findings).unwrap_or_default().to_string();
    let execution = fields.need("execution", findings).and_then(|node| execution(node, findings));
    let nodes = fields.need("indicators", findings).map_or(&[][..], fields::list);
    let indicators: Vec<_> = nodes.iter().filter_map(|node| indicator(node, findings)).collect();
    let nodes = fields.need("grades", findings).map_or(&[][..], fields::list);
    let grades: Vec<_> = nodes.iter().filter_map(|node| grade(node, findings)).collect();
    let partial = fields.get("partial").and_then(|node| fields::flag(node, findings));
    fields.close(findings);
    report_doubled(&indicators, findings);
    // Where there are none, that has been reported.
    if !nodes.is_empty() {
        report_disorder(&grades, nodes, findings);
    }
    let is_partial = partial.unwrap_or_default();
    Some(Profile {
        name: name.into(),
        title,
        is_partial,
        execution: execution?,
        indicators,
        grades,
    })
}

fn execution(node: &Node, findings: &mut Diagnostics) -> Option<Execution> {
    let mut fields = PackFields::open(node, findings)?;
    let weight = points(&mut fields, "weight", findings);
    let of = choice(
        &mut fields,
        "of",
        &[("budget", Budget::Whole), ("initial", Budget::Initial)],
        Budget::Whole,
        findings,
    );
    let source = basis(&mut fields, findings);
    fields.close(findings);
    Some(Execution { weight: weight?, of: of?, source })
}

fn indicator(node: &Node, findings: &mut Diagnostics) -> Option<ScoredRate> {
    let mut fields = PackFields::open(node, findings)?;
    let id = fields.need("id", findings).and_then(|node| id(node, findings));
    let name = fields.text("name", findings).unwrap_or_default().to_string();
    let group = fields.list("group").iter();
    let group = group.filter_map(|node| fields::text(node, findings)).map(String::from).collect();
    let variant = fields.get("variant");
    let weight = points(&mut fields, "weight", findings);
    let rule = fields.need("rule", findings).and_then(|node| scoring_rule::read(node, findings));
    let without_base = choice(
        &mut fields,
        "without_base",
        &[("omit", WithoutBase::Omit), ("full", WithoutBase::Full)],
        WithoutBase::Omit,
        findings,
    );
    let source = basis(&mut fields, findings);
    fields.close(findings);
    let ((id, span), rule) = (id?, rule?);
    let judged = rule == ScoringRule::Assessed;
    let rate_kind = if judged { None } else { Some(rate_kind(&id, span, variant, findings)?) };
    let (weight, without_base) = (weight?, without_base?);
    scoring_rule::report_excess(&rule, weight, node, findings);
    Some(ScoredRate { id, span, name, group, rate_kind, weight, rule, without_base, source })
}

fn id(node: &Node, findings: &mut Diagnostics) -> Option<(String, Span)> {
    let written = fields::text(node, findings)?;
    if !is_id(written) {
        findings.push(fields::wrong_value(node, written, "编号只用小写字母、数字和下划线"));
        return None;
    }
    Some((written.to_string(), node.span))
}

/// The rate of an id; an unknown one, or a variant that it does not have, is reported.
fn rate_kind(
    id: &str,
    span: Span,
    variant: Option<&Node>,
    findings: &mut Diagnostics,
) -> Option<RateKind> {
    let variants = RateKind::variants(id);
    if variants.is_empty() {
        let finding = Diagnostic::new(codes::P04, format!("没有名为“{id}”的指标")).at(span);
        findings.push(match RateKind::nearest(id) {
            Some(near) => finding.hint(format!("是否想写 {near}？")),
            None => {
                finding.hint("由人评分的指标写 rule: assessed；可算的指标见 templates/README.md")
            }
        });
        return None;
    }
    let written = variant.map_or(Some(""), |node| fields::text(node, findings))?;
    let found = RateKind::find(id, written);
    if found.is_none() {
        let span = variant.map_or(span, |node| node.span);
        let (message, hint) = match variants.as_slice() {
            [""] => (format!("{id} 只有一种公式，不写 variant"), "删去 variant 这一项".to_string()),
            all => (
                format!("{id} 有几种公式，要写明是哪一种"),
                format!("写 variant: {}", all.join(" 或 ")),
            ),
        };
        findings.push(Diagnostic::new(codes::P04, message).at(span).hint(hint));
    }
    found
}

fn grade(node: &Node, findings: &mut Diagnostics) -> Option<Grade> {
    let mut fields = PackFields::open(node, findings)?;
    let from = points(&mut fields, "from", findings);
    let name = fields.text("name", findings).map(String::from);
    let source = basis(&mut fields, findings);
    fields.close(findings);
    Some(Grade { from: from?, name: name?, source })
}

/// `source` and whether it is `verified`, which it is not unless the file says so.
fn basis(fields: &mut PackFields, findings: &mut Diagnostics) -> Basis {
    let text = fields.text("source", findings).unwrap_or_default().to_string();
    let known = [("true", true), ("false", false)];
    let verified = choice(fields, "verified", &known, false, findings).unwrap_or(false);
    Basis { text, verified }
}

/// A number of points, 0 to 100, that must be there.
fn points(
    fields: &mut PackFields,
    key: &'static str,
    findings: &mut Diagnostics,
) -> Option<Decimal> {
    let node = fields.need(key, findings)?;
    let written = fields::text(node, findings)?;
    let range = Decimal::ZERO..=Decimal::ONE_HUNDRED;
    let number = parse_number(written).ok().filter(|number| range.contains(number));
    if number.is_none() {
        findings.push(fields::wrong_value(node, written, "写 0 到 100 之间的数"));
    }
    number
}

fn choice<T: Copy>(
    fields: &mut PackFields,
    key: &'static str,
    words: &[(&str, T)],
    otherwise: T,
    findings: &mut Diagnostics,
) -> Option<T> {
    let Some(node) = fields.get(key) else { return Some(otherwise) };
    let written = fields::text(node, findings)?;
    let found = words.iter().find(|(word, _)| *word == written).map(|(_, value)| *value);
    if found.is_none() {
        let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        let hint = format!("写 {}", known.join(" 或 "));
        findings.push(fields::wrong_value(node, written, &hint));
    }
    found
}

/// The weights of all indicators are 100 together; that of the rate of execution is one of another sheet. A profile with
/// `partial` has only some of the indicators of its source, and its total is rescaled.
pub(super) fn report_sum(root: &Node, profile: &Profile, findings: &mut Diagnostics) {
    let sum: Decimal = profile.indicators.iter().map(|one| one.weight).sum();
    let read = root.get("indicators").map_or(0, |node| fields::list(node).len());
    if sum == Decimal::ONE_HUNDRED || profile.is_partial || read != profile.indicators.len() {
        return;
    }
    let place = root.get("indicators").map_or(root.span, |node| node.span);
    let message = format!("各指标的分值（weight）加起来是 {} 分，不是 100 分", sum.normalize());
    let hint = "照文件核对各项分值；indicators 是列表，自己写了就整个用自己的，不与继承的合并";
    findings.push(Diagnostic::new(codes::P22, message).at(place).hint(hint));
}

fn report_doubled(indicators: &[ScoredRate], findings: &mut Diagnostics) {
    for (index, indicator) in indicators.iter().enumerate() {
        if let Some(first) = indicators[..index].iter().find(|before| before.id == indicator.id) {
            let finding = Diagnostic::new(codes::P05, format!("指标 {} 写了两次", indicator.id))
                .at(indicator.span)
                .label(first.span, "第一次在这里")
                .hint("请删去一个");
            findings.push(finding);
        }
    }
}

/// Grades stand best first, and the last one takes what is left.
fn report_disorder(grades: &[Grade], nodes: &[Node], findings: &mut Diagnostics) {
    let falling = grades.windows(2).all(|pair| pair[0].from > pair[1].from);
    let whole = grades.last().is_some_and(|grade| grade.from.is_zero());
    if grades.len() == nodes.len() && !(falling && whole) {
        let finding = Diagnostic::new(codes::P04, "等级的分数线不成次序")
            .at(nodes.first().map(|node| node.span))
            .hint("从高到低写，最末一级 from: 0");
        findings.push(finding);
    }
}
