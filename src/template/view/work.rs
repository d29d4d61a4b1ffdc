//! What was to be done and what was done: goals, results, problems, measures.

use serde::Serialize;

use super::Shown;
use super::build::Builder;
use super::tables::{CitedTable, cites};
use crate::data::model;

/// 绩效目标.
#[derive(Serialize)]
pub struct Goals {
    /// 年度总体目标.
    pub expected: Shown,
    /// 实际完成情况.
    pub achieved: Shown,
    /// 目标与职能、预算匹配情况.
    pub basis: Shown,
}

/// 整体绩效的一个板块.
#[derive(Serialize)]
pub struct ResultGroup {
    /// 标题.
    pub title: Shown,
    /// 各项.
    pub items: Vec<ResultItem>,
}

/// One thing done.
#[derive(Serialize)]
pub struct ResultItem {
    /// 标题.
    pub title: Shown,
    /// 正文.
    pub text: Shown,
    /// The unit's own tables that the text cites and no text before it.
    pub tables: Vec<CitedTable>,
}

/// A text under a title.
#[derive(Serialize)]
pub struct Item {
    /// 标题.
    pub title: Shown,
    /// 正文.
    pub text: Shown,
}

/// 问题.
#[derive(Serialize)]
pub struct Problem {
    /// 正文.
    pub text: Shown,
    /// 原因.
    pub cause: Shown,
}

/// 改进措施.
#[derive(Serialize)]
pub struct ImprovementView {
    /// 标题.
    pub title: Shown,
    /// 正文.
    pub text: Shown,
    /// 责任人.
    pub owner: Shown,
    /// 时限.
    pub due: Shown,
}

impl Builder<'_> {
    pub(super) fn goals(&mut self, key: &str, goals: &model::Goals) -> Goals {
        Goals {
            expected: self.prose(&format!("{key}.expected"), &goals.expected),
            achieved: self.prose(&format!("{key}.achieved"), &goals.achieved),
            basis: self.prose(&format!("{key}.basis"), &goals.basis),
        }
    }

    /// Each table goes with the first item that cites it.
    pub(super) fn results(&mut self) -> Vec<ResultGroup> {
        let report = self.report;
        let mut left: Vec<_> = report.data_tables.iter().collect();
        let mut groups = Vec::new();
        for group in &report.results {
            let title = self.text("results.title", &group.title);
            let items = group.items.iter().map(|item| self.result(item, &mut left)).collect();
            groups.push(ResultGroup { title, items });
        }
        groups
    }

    fn result(&mut self, item: &model::Titled, left: &mut Vec<&model::DataTable>) -> ResultItem {
        let of_item = |table: &&model::DataTable| cites(item, &table.id.value);
        let tables: Vec<_> = left.iter().copied().filter(of_item).collect();
        left.retain(|table| !of_item(table));
        let Item { title, text } = self.item("results.items", item);
        ResultItem {
            title,
            text,
            tables: tables.into_iter().map(|t| self.cited_table(t)).collect(),
        }
    }

    pub(super) fn item(&mut self, key: &str, item: &model::Titled) -> Item {
        Item {
            title: self.text(&format!("{key}.title"), &item.title),
            text: self.prose(&format!("{key}.text"), &item.text),
        }
    }

    pub(super) fn problem(&mut self, problem: &model::Problem) -> Problem {
        Problem {
            text: self.text("problems.text", &problem.text),
            cause: self.prose("problems.cause", &problem.cause),
        }
    }

    pub(super) fn improvement(&mut self, improvement: &model::Improvement) -> ImprovementView {
        ImprovementView {
            title: self.text("measures.title", &improvement.title),
            text: self.prose("measures.text", &improvement.text),
            owner: self.words("measures.owner", &improvement.owner),
            due: self.words("measures.due", &improvement.due),
        }
    }
}
