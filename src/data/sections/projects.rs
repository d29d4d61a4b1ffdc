//! 项目、绩效指标、定性指标得分.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::id::named;
use crate::catalogue::{Comparison, keys};
use crate::data::fields::Fields;
use crate::data::model::{Assessment, Fact, Indicator, Maybe, Project, Target};
use crate::data::sections::evaluation::{goals, score};
use crate::data::sections::money::funding;
use crate::data::values::Values;

/// 项目.
pub(super) fn projects(f: &mut Fields) -> Vec<Project> {
    let projects = f.rows("projects", |f| {
        let id = f.id("id");
        let fact = format!("{}.{}", keys::PROJECTS, id.value);
        Project {
            id,
            code: f.text("code"),
            name: f.must_text("name"),
            category: f.choice("category"),
            priority: f.flag("priority"),
            department: f.text("department"),
            implementer: f.text("implementer"),
            funding: funding(f, &fact),
            goals: f.section("goals", goals).unwrap_or_default(),
            indicators: indicators(f),
            fact,
        }
    });
    f.reader.same_ids(projects.iter().map(|project| &project.id));
    projects
}

/// Names the bodies of projects that do not name their own: the unit does what it is given money for.
pub(super) fn name_bodies(projects: &mut [Project], values: &Values) {
    for project in projects {
        let or = |own: &mut Maybe<String>, key: &str| {
            *own = own.take().or_else(|| values.words.get(key).cloned());
        };
        or(&mut project.department, keys::UNIT_DEPARTMENT);
        or(&mut project.implementer, keys::UNIT_NAME);
    }
}

/// 绩效指标 of the unit or of a project.
pub(super) fn indicators(f: &mut Fields) -> Vec<Indicator> {
    let indicators = f.rows("indicators", |f| Indicator {
        id: f.id("id"),
        path: f.texts("path"),
        target: target(f),
        actual: f.actual_value("actual"),
        weight: f.number("weight"),
        score: score(f, "score"),
        reason: f.prose("reason"),
        applicable: f.flag("applicable"),
    });
    f.reader.same_ids(indicators.iter().map(|indicator| &indicator.id));
    indicators
}

fn target(f: &mut Fields) -> Option<Target> {
    let node = f.node("target")?;
    if !node.is_mapping() {
        return f.prose("target").map(Target::Text);
    }
    let target = f.section("target", |f| {
        if let Some(text) = f.prose("text") {
            return Some(Target::Text(text));
        }
        let op = f.choice("op").and_then(|code| {
            Some(Fact { value: Comparison::of_code(&code.value)?, span: code.span })
        });
        let value = f.target("value");
        let unit = f.unit("unit");
        f.report_missing("value");
        if let (Some(value), None) = (&value, &op) {
            unsaid_operator(f, value);
        }
        let at_least = Fact { value: Comparison::AtLeast, span: f.span() };
        Some(Target::Number { op: op.unwrap_or(at_least), value: value?, unit })
    });
    target.flatten()
}

/// A target that does not say how the result stands to it: it is then taken for the least.
fn unsaid_operator(f: &mut Fields, value: &Fact<Decimal>) {
    if f.was_filled("op") {
        return;
    }
    let operator = named(&f.name("op"), "op");
    let message = format!("年度指标值没有写{operator}，按“不低于”（>=）算和印");
    let finding = Diagnostic::new(codes::D30, message).at(value.span);
    f.reader.report(finding.hint("写上 op: \">=\"；越少越好的写 \"<=\"，要正好的写 \"=\""));
}

/// 定性指标得分, by the indicator's id.
pub(super) fn assessments(f: &mut Fields) -> Vec<Assessment> {
    let assessments = f.section("assessments", |f| {
        let (mut all, declared) = (Vec::new(), f.declared_below(""));
        for entry in f.entries().iter().filter(|entry| !entry.value.is_null()) {
            let indicator = Fact { value: entry.key.clone(), span: entry.key_span };
            let path = f.path(&entry.key);
            let read =
                Fields::read(f.reader, &entry.value, path, declared.clone(), entry.key_span, |f| {
                    Assessment { indicator, score: score(f, "score"), reason: f.prose("reason") }
                });
            all.extend(read);
        }
        all
    });
    assessments.unwrap_or_default()
}
