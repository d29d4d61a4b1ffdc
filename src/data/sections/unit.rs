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
    let read = f.section("organization", |f| {
        let duties = f.proses("duties");
        let subordinates = f.rows("subordinates", |f| Subordinate {
            name: f.must_text("name"),
            kind: f.text("kind"),
            budget_unit: f.flag("budget_unit"),
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
    let read = f.section("evaluation", |f| {
        let read = Evaluation {
            group: f.rows("group", member),
            steps: f.rows("steps", titled),
            submission: f.prose("submission"),
        };
        rest(f, "evaluation");
        read
    });
    read.unwrap_or_default()
}

fn member(f: &mut Fields) -> Member {
    Member {
        role: f.must_text("role"),
        title: f.text("title"),
        name: f.must_text("name"),
        task: f.prose("task"),
    }
}
