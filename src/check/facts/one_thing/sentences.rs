//! What sentences state of an indicator, by its name, against its value.

use rust_decimal::Decimal;

use super::clauses::{stated_in, stated_in_clauses};
use super::core::without_count;
use super::forms::{MeasuredForm, forms, of_the_unit};
use super::measured::measured;
use crate::base::amount::half_up;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, FigureKey};
use crate::check::indicators::indicator_fact;
use crate::check::rule::CheckContext;
use crate::data::model::{Indicator, Prose, ProsePiece};
use crate::figures::Value;

/// A sentence that states another value of an indicator, by its name.
pub(super) fn sentences(context: &CheckContext, findings: &mut Diagnostics) {
    for form in forms(context.report) {
        sentences_differ(context, &form, findings);
    }
    of_cited_projects(context, findings);
}

fn sentences_differ(context: &CheckContext, of: &MeasuredForm, findings: &mut Diagnostics) {
    for indicator in of.all {
        let Some((name, value)) = measured(context, of.under, indicator) else { continue };
        let Value::Count(value, unit) = value else { continue };
        for text in &of.texts {
            let Some(stated) = stated_by(context, (of, text), name, unit) else { continue };
            if half_up(*value, stated.scale()) == stated {
                continue;
            }
            differs(context, (of, indicator, text), (*value, stated, unit), findings);
        }
    }
}

/// Reports a text that states another value of an indicator than was filled in.
fn differs(
    context: &CheckContext,
    (of, indicator, text): (&MeasuredForm, &Indicator, &Prose),
    (value, stated, unit): (Decimal, Decimal, &str),
    findings: &mut Diagnostics,
) {
    let name = indicator.path.last().map_or(&indicator.id.value, |name| &name.value);
    let message = format!("{name}：指标填 {}{unit}，正文写 {stated}{unit}", value.normalize());
    let place = indicator.actual.as_ref().map(|actual| actual.span);
    let id = FigureKey::new(indicator_fact(of.under, indicator), Column::Actual);
    let places = (Some(text.span), place);
    let finding = context.finding_at_both(message, places, ("正文", "指标的实际完成值"));
    findings.push(finding.hint(format!("正文里引用指标，写 ${{{id}}}{unit}；以后只改一处")));
}

/// A sentence of the unit that cites one project and goes on about another indicator of it: 完成${…}个村的整治，受益农户….
fn of_cited_projects(context: &CheckContext, findings: &mut Diagnostics) {
    let forms = forms(context.report);
    for text in of_the_unit(context.report) {
        for (sentence, cited) in sentences_with_citations(text) {
            let is_cited = |form: &&MeasuredForm| {
                let under = format!("{}.", form.under);
                !form.owner.is_empty() && cited.iter().any(|id| id.starts_with(&under))
            };
            let mut of = forms.iter().filter(is_cited);
            let (Some(form), None) = (of.next(), of.next()) else { continue };
            for indicator in form.all {
                let Some((name, Value::Count(value, unit))) =
                    measured(context, form.under, indicator)
                else {
                    continue;
                };
                let core = without_count(name);
                let clauses = sentence.split(['，', '、', '：']);
                let said = clauses.filter_map(|one| stated_in(one, core, unit, form.owner));
                let said: Vec<_> = said.collect();
                let [stated] = said.as_slice() else { continue };
                if half_up(*value, stated.scale()) != *stated && unit != "%" {
                    differs(context, (form, indicator, text), (*value, *stated, unit), findings);
                }
            }
        }
    }
}

/// The sentences of a text as they are typed, and the figures that each cites.
fn sentences_with_citations(text: &Prose) -> Vec<(String, Vec<&str>)> {
    let mut all = vec![(String::new(), Vec::new())];
    for piece in &text.pieces {
        match piece {
            ProsePiece::Text(words) => {
                for (place, part) in words.split(['。', '；', '\n']).enumerate() {
                    if place > 0 {
                        all.push((String::new(), Vec::new()));
                    }
                    all.iter_mut().last().into_iter().for_each(|last| last.0.push_str(part));
                }
            }
            ProsePiece::Cite(id, _) => {
                all.iter_mut().last().into_iter().for_each(|last| last.1.push(id.as_str()));
            }
        }
    }
    all
}

/// What a text states of an indicator: by its name, by a shorter one, or as it reads in other words.
fn stated_by(
    context: &CheckContext,
    (of, text): (&MeasuredForm, &Prose),
    name: &str,
    unit: &str,
) -> Option<Decimal> {
    let words = text.words();
    // The unit has many areas and investments, a project only its own.
    let shortly = || stated_by_short_name(&words, name, unit).filter(|_| !of.owner.is_empty());
    let in_other_words = || {
        let passage = context.passage_of(text)?;
        stated_in_clauses(&passage.text(0, passage.chars.len()), name, unit, of.owner)
    };
    stated_of(&words, name, unit).or_else(shortly).or_else(in_other_words)
}

/// What a text states of an indicator by a shorter name: `安全事故2起` of 安全事故起数, `面积1300平方米` of 建设面积 (which is
/// called so at the head of a clause only).
fn stated_by_short_name(text: &str, name: &str, unit: &str) -> Option<Decimal> {
    if let Some(core) = name.strip_suffix(&format!("{unit}数")).filter(|core| core.len() >= 9) {
        return number_behind(text.split_once(core)?.1, unit);
    }
    let core = ["面积", "投资"].into_iter().find(|core| name.ends_with(core))?;
    let units: &[&str] = if unit == "㎡" { &["㎡", "平方米"] } else { &[unit] };
    units.iter().find_map(|unit| stated_of(text, core, unit))
}

/// The number that a text states right behind a name that begins a clause: `读者满意度94.60%`, `达到`, `为` between them.
fn stated_of(text: &str, name: &str, unit: &str) -> Option<Decimal> {
    let begins = |at: &usize| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|c| "，。；：、（\n".contains(c))
    };
    let at = text.match_indices(name).map(|(at, _)| at).find(begins)?;
    number_behind(&text[at + name.len()..], unit)
}

/// The number that stands right behind a name.
fn number_behind(rest: &str, unit: &str) -> Option<Decimal> {
    let rest =
        ["达到", "达", "为", "是"].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let behind = rest[end..].strip_prefix(unit).filter(|_| !unit.is_empty())?;
    let rough = ["以上", "以下", "左右", "以内", "多", "余", "／"];
    let exact = !rough.iter().any(|word| behind.starts_with(word));
    rest[..end].parse().ok().filter(|_| exact)
}
