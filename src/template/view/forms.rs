//! Rows that the official forms print whether the facts state them or not.

use super::build::ViewBuilder;
use super::tree::{Group, ViewNode};
use crate::catalogue::{Column, FigureKey, keys};

/// The rows of 按收入性质分 in 附件2, each with the code of the income that may be all there was.
const SOURCES: [(&str, &str); 4] = [
    ("general_budget", "一般公共预算"),
    ("government_fund", "政府性基金"),
    ("special_account", "财政专户管理资金"),
    ("", "其他资金"),
];

/// The lines of 公用经费 in 附件1 that are stated outside of its 科目, each with the code of its 科目.
const LISTED: [(&str, &str, &str); 2] =
    [(keys::MEETINGS, "30215", "会议费"), (keys::TRAINING, "30216", "培训费")];

impl ViewBuilder<'_> {
    /// 按收入性质分 where no source of money is filled in: blank, but where all income was of one kind and nothing was
    /// left of the year before, that row is the whole.
    pub(super) fn form_sources(&mut self) -> ViewNode {
        if !self.report.funding.is_empty() {
            return ViewNode::List(Vec::new());
        }
        let only = self.only_source();
        let row = |(code, name): &(&str, &str), builder: &mut Self| {
            let whole = !code.is_empty() && only.as_deref() == Some(*code);
            let fact = if whole { keys::EXPENDITURE.to_string() } else { format!("form.{name}") };
            let decided = if whole { Column::Total } else { Column::Actual };
            let name = builder.own_words("form.sources.name", name);
            let columns = [
                ("initial", Column::Initial),
                ("budget", Column::Budget),
                ("actual", decided),
                ("execution_rate", Column::ExecutionRate),
            ];
            let columns = columns.map(|(key, column)| (key, builder.of(&fact, column)));
            Group::of([("name", name.into())]).and(Group::of(columns)).into()
        };
        SOURCES.iter().map(|one| row(one, self)).collect()
    }

    /// The code of the income that is all there was to spend.
    fn only_source(&self) -> Option<String> {
        let amount = |key: &FigureKey| self.figures.find(key)?.money();
        let opening = amount(&FigureKey::parse(keys::OPENING));
        let parts = self.report.income_parts.iter();
        let mut some = parts.filter(|part| {
            let actual = amount(&FigureKey::new(part.fact.as_str(), Column::Actual));
            actual.is_none_or(|actual| !actual.is_zero())
        });
        let only = some.next().filter(|_| some.next().is_none())?;
        let none_left = opening.is_none_or(|opening| opening.is_zero());
        only.source.as_ref().filter(|_| none_left).map(|source| source.value.clone())
    }

    /// 会议费 and 培训费 that are filled in and are no 科目 with an amount: 附件1 has a row for each.
    pub(super) fn unlisted(&mut self) -> ViewNode {
        let amount =
            |code: &str| FigureKey::new(format!("{}.items.{code}", keys::PUBLIC), Column::Actual);
        let listed: Vec<_> =
            self.report.public_items.iter().filter(|one| one.actual.is_some()).collect();
        let is_listed =
            |code: &str| self.figures.find(&amount(code)).is_some_and(|one| one.value().is_some());
        let rows: Vec<_> = LISTED
            .into_iter()
            .filter(|(fact, code, _)| self.report.values.line(fact).is_filled() && !is_listed(code))
            .collect();
        let first = listed.is_empty();
        let row = |(at, (fact, _, name)): (usize, &(&str, &str, &str)), builder: &mut Self| {
            let lead = builder.lead(first && at == 0);
            let name = builder.own_words(&format!("{fact}.name"), name);
            Group::of([("lead", lead.into()), ("name", name.into())]).and(builder.line(fact)).into()
        };
        rows.iter().enumerate().map(|one| row(one, self)).collect()
    }
}
