//! What attachments print beside the body's facts: indicators, sources of money, projects by kind, buildings.

use rust_decimal::Decimal;
use serde::Serialize;

use super::Shown;
use super::build::Builder;
use super::money::{LineView, Project};
use crate::base::amount::parse_number;
use crate::data::model::{self, Fact, Maybe, ProsePiece, Target};
use crate::template::marks;

/// 绩效指标.
#[derive(Serialize)]
pub struct Indicator {
    /// 编号.
    pub id: Shown,
    /// 一级指标.
    pub first: Shown,
    /// 二级指标.
    pub second: Shown,
    /// 三级指标, the last of the path however long it is.
    pub third: Shown,
    /// 年度指标值: `≥150批` or words.
    pub target: Shown,
    /// 实际完成值.
    pub actual: Shown,
    /// 完成率.
    pub completion: Shown,
    /// 分值.
    pub weight: Shown,
    /// 得分.
    pub score: Shown,
    /// 偏差原因及改进措施.
    pub reason: Shown,
    /// 是否适用.
    pub applicable: bool,
}

/// 自评表的得分.
#[derive(Serialize)]
pub struct Scores {
    /// 计分用的预算执行率.
    pub scored_execution_rate: Shown,
    /// 预算执行率分值.
    pub execution_weight: Shown,
    /// 预算执行率得分.
    pub execution_score: Shown,
    /// 总分值.
    pub full_score: Shown,
    /// 总得分.
    pub total_score: Shown,
    /// 等级.
    pub grade: Shown,
}

/// 资金来源.
#[derive(Serialize)]
pub struct Source {
    /// Its code: `current_fiscal`.
    pub source: Shown,
    /// 名称.
    pub name: Shown,
    /// 金额.
    #[serde(flatten)]
    pub line: LineView,
}

/// 项目 of one kind.
#[derive(Serialize)]
pub struct ProjectGroup {
    /// 序号.
    pub number: Shown,
    /// 业务工作专项, 运行维护专项, 其他项目.
    pub name: Shown,
    /// Those of this kind.
    pub projects: Vec<Project>,
}

/// 当年完工的楼堂馆所.
#[derive(Serialize)]
pub struct Building {
    /// 名称.
    pub name: Shown,
    /// 批准面积.
    pub approved_area: Shown,
    /// 实际面积.
    pub actual_area: Shown,
    /// 面积控制率.
    pub area_control_rate: Shown,
    /// 批准投资.
    pub approved_investment: Shown,
    /// 实际投资.
    pub actual_investment: Shown,
    /// 投资概算控制率.
    pub investment_control_rate: Shown,
}

impl Builder<'_> {
    /// The indicators whose figures stand below `above`, such as `projects.p01.indicators`.
    pub(super) fn indicators(&mut self, above: &str, all: &[model::Indicator]) -> Vec<Indicator> {
        all.iter().map(|indicator| self.indicator(above, indicator)).collect()
    }

    fn indicator(&mut self, above: &str, indicator: &model::Indicator) -> Indicator {
        let id = format!("{above}.{}", indicator.id.value);
        let [first, second, third] = levels(&indicator.path);
        Indicator {
            first: self.level(&format!("{id}.first"), first),
            second: self.level(&format!("{id}.second"), second),
            third: self.level(&format!("{id}.third"), third),
            target: self.target(&id, indicator.target.as_ref()),
            actual: self.actual(&id, indicator),
            completion: self.figure(&id, "completion"),
            weight: self.number(&id, "weight", &indicator.weight),
            score: self.number(&id, "score", &indicator.score),
            reason: self.prose(&format!("{id}.reason"), &indicator.reason),
            applicable: indicator.applicable.as_ref().is_none_or(|fact| fact.value),
            id: self.given(&format!("{id}.id"), &indicator.id),
        }
    }

    fn level(&mut self, key: &str, level: Option<&Fact<String>>) -> Shown {
        match level {
            Some(fact) => self.given(key, fact),
            None => self.marks.missing(key),
        }
    }

    /// A number of the facts that is a figure too, if it is computed or checked.
    fn number(&mut self, id: &str, name: &str, fact: &Maybe<Decimal>) -> Shown {
        let key = format!("{id}.{name}");
        match fact {
            _ if self.has_figure(&key) => self.figure(id, name),
            Some(fact) => {
                let text = fact.value.normalize().to_string();
                self.marks.shown(&key, Some(fact.span), &text)
            }
            None => self.marks.missing(&key),
        }
    }

    /// `≥150批`, each piece from where it stands in the facts; words as they are.
    fn target(&mut self, id: &str, target: Option<&Target>) -> Shown {
        let key = format!("{id}.target");
        match target {
            None => self.marks.missing(&key),
            Some(Target::Text(words)) => self.text(&key, words),
            Some(Target::Number { op, value, unit }) => {
                let sign = self.marks.shown(&key, Some(op.span), sign(&op.value));
                let number = self.number(id, "target", &Some(value.clone()));
                let unit = unit.as_ref().map(|unit| self.given(&key, unit)).unwrap_or_default();
                self.marks.joined(&key, op.span, &[sign, number, unit])
            }
        }
    }

    /// What was reached: a number that is typed alone gets the target's unit, anything else stands as it is.
    fn actual(&mut self, id: &str, indicator: &model::Indicator) -> Shown {
        let key = format!("{id}.actual");
        let Some(actual) = &indicator.actual else { return self.marks.missing(&key) };
        let unit = match &indicator.target {
            Some(Target::Number { unit, .. }) => unit.as_ref(),
            Some(Target::Text(_)) | None => None,
        };
        let typed = match actual.pieces.as_slice() {
            [ProsePiece::Text(typed)] if self.has_figure(&key) => {
                self.marks.typed(&key, actual.span, typed)
            }
            _ => self.text(&key, actual),
        };
        match unit.filter(|_| parse_number(&marks::plain(&typed)).is_ok()) {
            Some(unit) => {
                let unit = self.given(&key, unit);
                self.marks.joined(&key, actual.span, &[typed, unit])
            }
            None => typed,
        }
    }

    /// The scores of the sheet whose figures stand below `id`.
    pub(super) fn scores(&mut self, id: &str) -> Scores {
        Scores {
            scored_execution_rate: self.figure(id, "scored_execution_rate"),
            execution_weight: self.figure(id, "execution_weight"),
            execution_score: self.figure(id, "execution_score"),
            full_score: self.figure(id, "full_score"),
            total_score: self.figure(id, "total_score"),
            grade: self.figure(id, "grade"),
        }
    }

    /// The sources of money whose figures stand below `above`.
    pub(super) fn sources(&mut self, above: &str, funding: &[model::Funding]) -> Vec<Source> {
        let source = |funding: &model::Funding, builder: &mut Self| {
            let id = format!("{above}.{}", funding.source.value);
            Source {
                source: builder.given(&format!("{id}.source"), &funding.source),
                name: builder.own_words(&format!("{id}.name"), funding.name()),
                line: builder.line(&id, &funding.line),
            }
        };
        funding.iter().map(|funding| source(funding, self)).collect()
    }

    /// The projects of each kind that there is, those of no kind last.
    pub(super) fn project_groups(&mut self) -> Vec<ProjectGroup> {
        let kinds = [
            (Some("business"), "业务工作专项"),
            (Some("operation"), "运行维护专项"),
            (None, "其他项目"),
        ];
        let mut groups: Vec<ProjectGroup> = Vec::new();
        for (kind, name) in kinds {
            let of_kind = |project: &&model::Project| {
                project.category.as_ref().map(|fact| fact.value.as_str()) == kind
            };
            let projects = self.report.projects.iter().filter(of_kind);
            let projects: Vec<_> = projects.map(|project| self.project(project)).collect();
            if !projects.is_empty() {
                let number = (groups.len() + 1).to_string();
                groups.push(ProjectGroup {
                    number: self.own_words("project_groups.number", &number),
                    name: self.own_words("project_groups.name", name),
                    projects,
                });
            }
        }
        groups
    }

    pub(super) fn buildings(&mut self) -> Vec<Building> {
        let all = self.report.buildings.iter().enumerate();
        all.map(|(index, building)| {
            let id = format!("buildings.{}", index + 1);
            Building {
                name: self.given(&format!("{id}.name"), &building.name),
                approved_area: self.figure(&id, "approved_area"),
                actual_area: self.figure(&id, "actual_area"),
                area_control_rate: self.figure(&id, "area_control_rate"),
                approved_investment: self.figure(&id, "approved_investment"),
                actual_investment: self.figure(&id, "actual_investment"),
                investment_control_rate: self.figure(&id, "investment_control_rate"),
            }
        })
        .collect()
    }
}

/// A path as three levels: the last is the indicator itself, those before it stand at its left.
fn levels(path: &[Fact<String>]) -> [Option<&Fact<String>>; 3] {
    match path {
        [] => [None, None, None],
        [third] => [None, None, Some(third)],
        [first, third] => [Some(first), None, Some(third)],
        [first, second, .., third] => [Some(first), Some(second), Some(third)],
    }
}

/// How a comparison is printed.
fn sign(op: &str) -> &str {
    match op {
        ">=" => "≥",
        "<=" => "≤",
        ">" => "＞",
        "<" => "＜",
        "=" => "＝",
        other => other,
    }
}
