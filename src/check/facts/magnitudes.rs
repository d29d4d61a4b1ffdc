//! Numbers of people and of steady lines that cannot go together, a short name of another kind of body.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::facts::relations::number;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};

/// Numbers of people that differ by a digit.
pub(crate) static MAGNITUDES: CheckRule = CheckRule::new(codes::E20, Needs::All, magnitudes);

/// How many times a number is the other where a digit was typed too much or too little.
const TIMES: i64 = 4;
/// Of so few people several times as many may come in a year.
const FEW: i64 = 20;

fn magnitudes(context: &CheckContext, findings: &mut Diagnostics) {
    for other in [keys::STAFF_LAST_YEAR, keys::STAFF_ESTABLISHED] {
        let figures = [keys::STAFF_ACTUAL, other].map(|key| context.stated(key));
        let [Some(actual), Some(other)] = figures else { continue };
        let (Some(now), Some(then)) = (number(context, actual), number(context, other)) else {
            continue;
        };
        let (low, high) = (now.min(then), now.max(then));
        if low.is_zero() || high < Decimal::from(FEW) || high < low * Decimal::from(TIMES) {
            continue;
        }
        // More people than posts have a finding of their own.
        if other.key == FigureKey::parse(keys::STAFF_ESTABLISHED) && now > then {
            continue;
        }
        let message = format!("{} {now}，{} {then}，差了几倍", actual.name, other.name);
        let places = (actual.place, other.place);
        let finding = context.finding_at_both(message, places, (&actual.name, &other.name));
        findings.push(finding.hint("核对是不是多打、少打了一位"));
        break;
    }
    against_last_year(context, findings);
    short_name(context, findings);
}

/// Lines that a unit pays, or gets, every year much alike.
const STEADY: [&str; 5] =
    [keys::PERSONNEL, keys::PUBLIC, keys::BASIC, keys::EXPENDITURE, keys::INCOME];

/// What a unit went through after which nothing is like the year before.
const REMADE: [&str; 9] =
    ["成立", "组建", "新设", "合并", "划转", "划入", "划出", "机构改革", "撤并"];

/// How many times as much a steady line is in a year only by a digit too many.
const STEADY_TIMES: i64 = 6;

/// The amount of a steady line, many times that of the year before or a small part of it.
fn against_last_year(context: &CheckContext, findings: &mut Diagnostics) {
    for fact in STEADY {
        let Some(now) = context.decided(fact) else { continue };
        let before = context.of(fact, Column::LastYear).filter(|one| one.place.is_some());
        let Some(before) = before else { continue };
        let (Some(this), Some(last)) = (number(context, now), number(context, before)) else {
            continue;
        };
        let (low, high) = (this.min(last), this.max(last));
        let reason = context.report.values.line(fact).reason().map(|reason| reason.words());
        let remade = reason.is_some_and(|reason| REMADE.iter().any(|word| reason.contains(word)));
        if low <= Decimal::ZERO || high < low * Decimal::from(STEADY_TIMES) || remade {
            continue;
        }
        let [this, last] = [now, before].map(|figure| context.exact(figure));
        let message = format!("{} {this}，{} {last}，差了几倍", now.name, before.name);
        let places = (context.place(now), before.place);
        let finding = context.finding_at_both(message, places, (&now.name, &before.name));
        let hint = "核对是不是多打、少打了一位；单位新成立、合并、划转的，在 reason 里写明";
        findings.push(finding.hint(hint).figure(&now.id));
        break;
    }
}

/// Kinds of bodies by the short name, with what their full names have.
const KINDS: [(&str, &[&str]); 8] = [
    ("我局", &["局"]),
    ("我馆", &["馆"]),
    ("我校", &["校", "学"]),
    ("我院", &["院"]),
    ("我园", &["园"]),
    ("我站", &["站"]),
    ("我所", &["所"]),
    ("我厅", &["厅"]),
];

/// `我局` of a library: the short name of another report.
fn short_name(context: &CheckContext, findings: &mut Diagnostics) {
    let words = &context.report.values.words;
    let names = (words.get(keys::UNIT_SHORT_NAME), words.get(keys::UNIT_NAME));
    let (Some(short), Some(full)) = names else { return };
    let kind = KINDS.iter().find(|(own, _)| *own == short.value.trim());
    if kind.is_some_and(|(_, ends)| !ends.iter().any(|end| full.value.contains(end))) {
        let message = format!("简称是“{}”，全称是“{}”", short.value.trim(), full.value.trim());
        let finding = Diagnostic::new(mistakes::OTHER_NAME, message).label(short.span, "简称");
        findings
            .push(finding.label(full.span, "全称").hint("是不是抄了别的单位的？改成本单位的简称"));
    }
}
