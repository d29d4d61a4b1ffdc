//! What templates and table shapes may name: the contract with those who write them.
//!
//! Names follow the facts file. Every leaf is there whether it is filled in or not, so a name that is not
//! found is always a slip; `is given` tells whether it is filled in. `templates/README.md` lists the names
//! in Chinese.

mod attached;
mod build;
mod money;
mod spending;
mod tables;
mod unit;
mod work;

use std::collections::BTreeMap;

use serde::Serialize;

pub use attached::{Building, Indicator, ProjectGroup, Scores};
pub use build::view;
pub use money::{Carryover, Income, LineView, Project};
pub use spending::{Expenditure, ThreePublic};
pub use tables::DataTable;
pub use unit::{Assets, Evaluation, Filing, Management, Organization, Staff};
pub use work::{Goals, ImprovementView, Problem, ResultGroup};

/// A marked text: what a template prints, with its origin. See `marks`.
pub type Shown = String;

/// The whole report.
#[derive(Serialize)]
pub struct View {
    /// 年度: `2023`.
    pub year: Shown,
    /// 上年: `2022`.
    pub previous_year: Shown,
    /// The unit in which money is printed: `万元`.
    pub unit: Shown,
    /// 部门概况.
    pub organization: Organization,
    /// 人员.
    pub staff: Staff,
    /// 自评工作.
    pub evaluation: Evaluation,
    /// 绩效目标.
    pub goals: Goals,
    /// 收入.
    pub income: Income,
    /// 结转结余.
    pub carryover: Carryover,
    /// 支出.
    pub expenditure: Expenditure,
    /// “三公”经费.
    pub three_public: ThreePublic,
    /// 政府采购.
    pub procurement: LineView,
    /// 固定资产.
    pub assets: Assets,
    /// 当年完工的楼堂馆所.
    pub buildings: Vec<Building>,
    /// 管理情况文字.
    pub management: Management,
    /// 整体自评指标.
    pub indicators: Vec<Indicator>,
    /// 整体自评得分.
    pub self_evaluation: Scores,
    /// 项目.
    pub projects: Vec<Project>,
    /// 项目 by kind.
    pub project_groups: Vec<ProjectGroup>,
    /// 单位自有的表.
    pub data_tables: Vec<DataTable>,
    /// 整体绩效.
    pub results: Vec<ResultGroup>,
    /// 存在问题.
    pub problems: Vec<Problem>,
    /// 改进措施.
    pub measures: Vec<ImprovementView>,
    /// 落款.
    pub filing: Filing,
    /// 版式另要的文字, by name.
    pub extra: BTreeMap<String, Shown>,
}

#[cfg(test)]
mod tests {
    use tera::Value;

    use crate::base::amount::Unit;
    use crate::base::diag::Diagnostics;
    use crate::base::source::Sources;
    use crate::{data, figures};

    const README: &str = include_str!("../../../templates/README.md");

    /// The name of every leaf in a value, with `[]` for the items of a list.
    fn names(value: &Value, path: &str, all: &mut Vec<String>) {
        if let Some(item) = value.as_array().and_then(|items| items.first()) {
            names(item, &format!("{path}[]"), all);
        } else if let Some(map) = value.as_map().filter(|map| !map.is_empty()) {
            for (key, member) in map {
                let key = key.as_str().expect("all keys are names");
                names(member, format!("{path}.{key}").trim_start_matches('.'), all);
            }
        } else {
            all.push(path.into());
        }
    }

    fn is_listed(name: &str) -> bool {
        README.contains(&format!("`{name}`")) || README.contains(&format!("`{name}[]"))
    }

    /// Whether the README has a name itself, or the line and the column that it is made of.
    fn is_known(name: &str) -> bool {
        let line = name.rsplit_once('.');
        is_listed(name) || line.is_some_and(|(line, column)| is_listed(line) && is_listed(column))
    }

    #[test]
    fn the_readme_lists_every_name() {
        let mut sources = Sources::default();
        let facts = include_str!("../../../data/changning-2023.yaml");
        let source = sources.add("changning-2023.yaml", facts);
        let mut findings = Diagnostics::default();
        let report = data::read(source, &sources, &mut findings).expect("the sample is sound");
        let figures = figures::compute(&report, Unit::WanYuan, None, None);
        let (view, _) = super::view(&report, &figures);
        let value = Value::try_from_serializable(&view).expect("a view is plain data");
        let mut all = Vec::new();
        names(&value, "", &mut all);
        for name in all {
            let name = name.replace("public.items", "personnel.items");
            assert!(is_known(&name), "{name} is not in the README");
        }
    }
}
