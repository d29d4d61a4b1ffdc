//! 项目、绩效指标、定性指标得分.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::catalogue::{PROJECT_KINDS, keys};
use crate::data::fields::Fields;
use crate::data::model::{Assessment, Fact, Indicator, Project, Target};
use crate::data::sections::evaluation::{goals, score};
use crate::data::sections::is_mapping;
use crate::data::sections::money::funding;

/// How a value stands to its target.
const OPERATORS: [(&str, &str); 5] =
    [(">=", "不低于"), ("<=", "不高于"), ("=", "等于"), (">", "高于"), ("<", "低于")];

/// 项目.
pub(super) fn projects(f: &mut Fields) -> Vec<Project> {
    let kinds: Vec<_> =
        PROJECT_KINDS.iter().filter_map(|kind| Some((kind.code?, kind.name))).collect();
    let projects = f.rows("projects", "项目", |f| {
        let id = f.id("id", "编号");
        let fact = format!("{}.{}", keys::PROJECTS, id.value);
        Project {
            id,
            code: f.text("code", "项目编码"),
            name: f.must_text("name", "项目名称"),
            category: f.choice("category", "类别", &kinds),
            priority: f.flag("priority", "是否重点项目"),
            department: f.text("department", "主管部门"),
            implementer: f.text("implementer", "实施单位"),
            funding: funding(f, &fact),
            goals: f.section("goals", goals).unwrap_or_default(),
            indicators: indicators(f),
            fact,
        }
    });
    f.reader.same_ids(projects.iter().map(|project| &project.id));
    projects
}

/// 绩效指标 of the unit or of a project.
pub(super) fn indicators(f: &mut Fields) -> Vec<Indicator> {
    let indicators = f.rows("indicators", "绩效指标", |f| Indicator {
        id: f.id("id", "编号"),
        path: f.texts("path", "一、二、三级指标"),
        target: target(f),
        actual: f.measure("actual", "实际完成值"),
        weight: f.number("weight", "分值"),
        score: score(f, "score", "得分"),
        reason: f.prose("reason", "偏差原因及改进措施"),
        applicable: f.flag("applicable", "是否适用"),
    });
    f.reader.same_ids(indicators.iter().map(|indicator| &indicator.id));
    indicators
}

fn target(f: &mut Fields) -> Option<Target> {
    let node = f.node("target")?;
    if !is_mapping(node) {
        return f.prose("target", "年度指标值").map(Target::Text);
    }
    let target = f.section("target", |f| {
        if let Some(text) = f.prose("text", "定性指标值") {
            return Some(Target::Text(text));
        }
        let op = f.choice("op", "比较符", &OPERATORS);
        let value = f.target("value", "指标值");
        let unit = f.unit("unit", "单位");
        f.report_missing("value", "指标值");
        if let (Some(value), None) = (&value, &op) {
            unsaid_operator(f, value);
        }
        let at_least = Fact { value: ">=".to_string(), span: f.span() };
        Some(Target::Number { op: op.unwrap_or(at_least), value: value?, unit })
    });
    target.flatten()
}

/// A target that does not say how the result stands to it: it is then taken for the least.
fn unsaid_operator(f: &mut Fields, value: &Fact<Decimal>) {
    if f.was_filled("op") {
        return;
    }
    let message = "年度指标值没有写比较符（op），按“不低于”（>=）算和印";
    let finding = Diagnostic::new(codes::D30, message).at(value.span);
    f.reader.report(finding.hint("写上 op: \">=\"；越少越好的写 \"<=\"，要正好的写 \"=\""));
}

/// 定性指标得分, by the indicator's id.
pub(super) fn assessments(f: &mut Fields) -> Vec<Assessment> {
    let assessments = f.section("assessments", |f| {
        let mut all = Vec::new();
        for entry in f.entries().iter().filter(|entry| !entry.value.is_null()) {
            let indicator = Fact { value: entry.key.clone(), span: entry.key_span };
            let path = format!("assessments.{}", entry.key);
            let read = Fields::read(f.reader, &entry.value, path, entry.key_span, |f| Assessment {
                indicator,
                score: score(f, "score", "得分"),
                reason: f.prose("reason", "理由"),
            });
            all.extend(read);
        }
        all
    });
    assessments.unwrap_or_default()
}
