//! 部门概况 and 自评工作: the unit and those who evaluate it.

use super::rows::rest;
use crate::data::fields::Fields;
use crate::data::model::{Member, Prose, Subordinate, Titled};
use crate::data::sections::evaluation::titled;

/// The lists of 部门概况.
#[derive(Default)]
pub(super) struct Organization {
    pub duties: Vec<Prose>,
    pub subordinates: Vec<Subordinate>,
}

/// 部门概况; must be there.
pub(super) fn organization(f: &mut Fields) -> Organization {
    let read = f.must_section("organization", "部门概况", |f| {
        let duties = f.proses("duties", "职能职责");
        let subordinates = f.rows("subordinates", "下属单位", |f| Subordinate {
            name: f.must_text("name", "名称"),
            kind: f.text("kind", "性质"),
            budget_unit: f.flag("budget_unit", "是否预算单位"),
        });
        rest(f, "organization");
        Organization { duties, subordinates }
    });
    read.unwrap_or_default()
}

/// Lists and running text of 自评工作.
#[derive(Default)]
pub(super) struct Evaluation {
    pub group: Vec<Member>,
    pub steps: Vec<Titled>,
    pub submission: Option<Prose>,
}

/// 自评工作; must be there.
pub(super) fn evaluation(f: &mut Fields) -> Evaluation {
    let read = f.must_section("evaluation", "自评工作", |f| {
        let read = Evaluation {
            group: f.rows("group", "评价小组", member),
            steps: f.rows("steps", "自评步骤", titled),
            submission: f.prose("submission", "报送时间"),
        };
        rest(f, "evaluation");
        read
    });
    read.unwrap_or_default()
}

fn member(f: &mut Fields) -> Member {
    Member {
        role: f.must_text("role", "组内职务"),
        title: f.text("title", "职务"),
        name: f.must_text("name", "姓名"),
        task: f.prose("task", "分工"),
    }
}
