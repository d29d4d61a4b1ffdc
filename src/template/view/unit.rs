//! The unit itself: offices, staff, the group that evaluates, assets, management, signature.

use serde::Serialize;

use super::Shown;
use super::build::Builder;
use super::work::Item;
use crate::data::model;
use crate::doc::Date;

/// 部门概况.
#[derive(Serialize)]
pub struct Organization {
    /// 单位全称.
    pub name: Shown,
    /// 全文唯一自称; the full name where none is filled in.
    pub short_name: Shown,
    /// 预算编码.
    pub code: Shown,
    /// 职能职责.
    pub duties: Vec<Shown>,
    /// 内设股室.
    pub offices: Offices,
    /// 下属单位.
    pub subordinates: Vec<Subordinate>,
}

/// 内设股室.
#[derive(Serialize)]
pub struct Offices {
    /// 个数.
    pub count: Shown,
    /// 名称.
    pub names: Vec<Shown>,
}

/// 下属单位.
#[derive(Serialize)]
pub struct Subordinate {
    /// 名称.
    pub name: Shown,
    /// 是否纳入部门预算编制范围.
    pub budget_unit: bool,
}

/// 人员.
#[derive(Serialize)]
pub struct Staff {
    /// 编制数.
    pub established: Shown,
    /// 在职人数.
    pub actual: Shown,
    /// 上年在职人数.
    pub last_year: Shown,
    /// 离退休人数.
    pub retired: Shown,
    /// 比上年增减, with its sign.
    pub change: Shown,
    /// 比上年增减, without its sign.
    pub change_size: Shown,
    /// 在职人员控制率.
    pub control_rate: Shown,
}

/// 自评工作.
#[derive(Serialize)]
pub struct Evaluation {
    /// 评价小组, those of one role and one task together.
    pub group: Vec<Party>,
    /// 自评步骤.
    pub steps: Vec<Item>,
    /// 报送时间.
    pub submission: Shown,
    /// 自评分.
    pub score: Shown,
}

/// Those who share a role and a task.
#[derive(Serialize)]
pub struct Party {
    /// 组长、副组长、成员.
    pub role: Shown,
    /// Who they are.
    pub members: Vec<Member>,
    /// 分工.
    pub task: Shown,
}

/// 评价小组成员.
#[derive(Serialize)]
pub struct Member {
    /// 职务.
    pub title: Shown,
    /// 姓名.
    pub name: Shown,
}

/// 固定资产.
#[derive(Serialize)]
pub struct Assets {
    /// 总额.
    pub total: Shown,
    /// 在用.
    pub in_use: Shown,
    /// 利用率.
    pub utilization: Shown,
}

/// 管理情况文字.
#[derive(Serialize)]
pub struct Management {
    /// 项目实施程序.
    pub procedure: Shown,
    /// 项目监管.
    pub supervision: Shown,
    /// 资产管理安全性.
    pub asset_safety: Shown,
    /// 厉行节约保障措施.
    pub thrift: Shown,
}

/// 落款.
#[derive(Serialize)]
pub struct Filing {
    /// 成文日期: `2024年3月5日`.
    pub date: Shown,
    /// 是否加盖印章.
    pub seal: bool,
    /// 填表人.
    pub preparer: Shown,
    /// 联系电话.
    pub phone: Shown,
    /// 单位负责人.
    pub head: Shown,
}

impl Builder<'_> {
    pub(super) fn organization(&mut self) -> Organization {
        let facts = &self.report.organization;
        let own_name = facts.short_name.as_ref().unwrap_or(&facts.name);
        Organization {
            name: self.given("organization.name", &facts.name),
            short_name: self.given("organization.short_name", own_name),
            code: self.words("organization.code", &facts.code),
            duties: self.texts("organization.duties", &facts.duties),
            offices: Offices {
                count: self.figure("organization.offices", "count"),
                names: self.names("organization.offices.names", &facts.office_names),
            },
            subordinates: facts.subordinates.iter().map(|unit| self.subordinate(unit)).collect(),
        }
    }

    fn subordinate(&mut self, unit: &model::Subordinate) -> Subordinate {
        Subordinate {
            name: self.given("organization.subordinates.name", &unit.name),
            budget_unit: unit.budget_unit.as_ref().is_some_and(|fact| fact.value),
        }
    }

    pub(super) fn staff(&mut self) -> Staff {
        Staff {
            established: self.figure("staff", "established"),
            actual: self.figure("staff", "actual"),
            last_year: self.figure("staff", "last_year"),
            retired: self.figure("staff", "retired"),
            change: self.figure("staff", "change"),
            change_size: self.figure("staff", "change_size"),
            control_rate: self.figure("staff", "control_rate"),
        }
    }

    pub(super) fn evaluation(&mut self) -> Evaluation {
        let facts = &self.report.evaluation;
        let parties = parties(&facts.group);
        Evaluation {
            group: parties.into_iter().map(|members| self.party(members)).collect(),
            steps: facts.steps.iter().map(|step| self.item("evaluation.steps", step)).collect(),
            submission: self.prose("evaluation.submission", &facts.submission),
            score: self.figure("evaluation", "score"),
        }
    }

    fn party(&mut self, members: &[model::Member]) -> Party {
        let task = members.iter().find_map(|member| member.task.clone());
        let member = |member: &model::Member, builder: &mut Self| Member {
            title: builder.words("evaluation.group.title", &member.title),
            name: builder.given("evaluation.group.name", &member.name),
        };
        Party {
            role: self.given("evaluation.group.role", &members[0].role),
            members: members.iter().map(|one| member(one, self)).collect(),
            task: self.prose("evaluation.group.task", &task),
        }
    }

    pub(super) fn assets(&mut self) -> Assets {
        Assets {
            total: self.figure("assets", "total"),
            in_use: self.figure("assets", "in_use"),
            utilization: self.figure("assets", "utilization"),
        }
    }

    pub(super) fn management(&mut self) -> Management {
        let facts = &self.report.management;
        Management {
            procedure: self.prose("management.procedure", &facts.procedure),
            supervision: self.prose("management.supervision", &facts.supervision),
            asset_safety: self.prose("management.asset_safety", &facts.asset_safety),
            thrift: self.prose("management.thrift", &facts.thrift),
        }
    }

    pub(super) fn filing(&mut self) -> Filing {
        let facts = &self.report.filing;
        let date = match &facts.date {
            Some(date) => self.marks.shown("filing.date", Some(date.span), &words(date.value)),
            None => self.marks.missing("filing.date"),
        };
        Filing {
            date,
            seal: facts.seal.as_ref().is_some_and(|fact| fact.value),
            preparer: self.words("filing.preparer", &facts.preparer),
            phone: self.words("filing.phone", &facts.phone),
            head: self.words("filing.head", &facts.head),
        }
    }
}

/// A date as GB/T 9704 7.3.5.4 wants it: no zeros before month and day.
fn words(date: Date) -> String {
    format!("{}年{}月{}日", date.year, date.month, date.day)
}

/// Members one after another who have the same role, as long as no two of them have tasks that differ.
fn parties(group: &[model::Member]) -> Vec<&[model::Member]> {
    let task = |member: &model::Member| member.task.as_ref().map(|prose| prose.pieces.clone());
    let together = |a: &model::Member, b: &model::Member| {
        let differ = task(a).zip(task(b)).is_some_and(|(a, b)| a != b);
        a.role.value == b.role.value && !differ
    };
    group.chunk_by(together).collect()
}
