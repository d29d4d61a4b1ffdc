//! What attachments print beside the body's facts: indicators, their scores, buildings.

use rust_decimal::Decimal;

use super::Shown;
use super::build::ViewBuilder;
use super::tree::{Group, ViewNode};
use crate::base::amount::{MoneyStyle, Unit};
use crate::base::number_text::parse_number;
use crate::catalogue::{Column, Comparison, FigureKey, keys};
use crate::data::model::{Building, Fact, Indicator, Prose, ProsePiece, Target};
use crate::figures::Figures;
use crate::template::private;

/// The columns of a building, in the order of the form, and by how much it went beyond what was approved.
const BUILDING: [Column; 8] = [
    Column::ApprovedArea,
    Column::ActualArea,
    Column::AreaControlRate,
    Column::ApprovedInvestment,
    Column::ActualInvestment,
    Column::InvestmentControlRate,
    Column::AreaExcess,
    Column::InvestmentExcess,
];

/// What 自评表 says of its scores.
const SCORES: [Column; 7] = [
    Column::ScoredExecutionRate,
    Column::ExecutionWeight,
    Column::ExecutionScore,
    Column::FullScore,
    Column::TotalScore,
    Column::Rescaling,
    Column::Grade,
];

impl ViewBuilder<'_> {
    /// The indicators whose figures stand below `above`, such as `projects.p01.indicators`.
    pub(super) fn indicators(&mut self, above: &str, all: &[Indicator]) -> ViewNode {
        all.iter().map(|indicator| self.indicator(above, indicator)).collect()
    }

    fn indicator(&mut self, above: &str, indicator: &Indicator) -> ViewNode {
        let Indicator { id, path, target, actual, weight, score, reason, applicable } = indicator;
        let fact = format!("{above}.{}", id.value);
        let at = |name: &str| format!("{fact}.{name}");
        let mut group = Group::default();
        for (name, level) in ["first", "second", "third"].iter().zip(levels(path)) {
            group.insert(name, self.words(&at(name), level).into());
        }
        group.insert("target", self.target(&fact, target.as_ref()).into());
        group.insert("actual", self.actual(&fact, actual.as_ref(), target.as_ref()).into());
        group.insert("completion", self.of(&fact, Column::Completion));
        group.insert("exceeded", self.is_exceeded(&fact, target.as_ref()).into());
        let weight = self.number_of(&fact, Column::Weight, weight.as_ref());
        group.insert("weight", weight.into());
        let score = self.number_of(&fact, Column::Score, score.as_ref());
        group.insert("score", score.into());
        group.insert("reason", self.prose(&at("reason"), reason.as_ref()).into());
        let applicable = applicable.as_ref().is_none_or(|fact| fact.value);
        group.insert("applicable", applicable.into());
        group.insert("id", self.given(&at("id"), id).into());
        group.into()
    }

    /// Whether what was reached is more than a target that nothing should exceed.
    fn is_exceeded(&self, fact: &str, target: Option<&Target>) -> bool {
        let Some(Target::Number { op, .. }) = target else { return false };
        let number = |column| self.figures.find(&FigureKey::new(fact, column))?.number();
        let more = number(Column::Actual) > number(Column::Target);
        more && matches!(op.value, Comparison::AtMost | Comparison::Below | Comparison::Equal)
    }

    /// A number of the facts that is a figure too, if it is computed or checked.
    fn number_of(&mut self, fact: &str, column: Column, stated: Option<&Fact<Decimal>>) -> Shown {
        let key = FigureKey::new(fact, column);
        match stated {
            _ if self.figures.find(&key).is_some() => self.figure(&key),
            Some(stated) => {
                let text = stated.value.normalize().to_string();
                self.marks.shown(&key.to_string(), Some(stated.span), &text)
            }
            None => self.marks.missing(&key.to_string()),
        }
    }

    /// `≥150批`, each piece from where it stands in the facts; words as they are.
    fn target(&mut self, id: &str, target: Option<&Target>) -> Shown {
        let key = format!("{id}.target");
        match target {
            None => self.marks.missing(&key),
            Some(Target::Text(words)) => self.text(&key, words),
            Some(Target::Number { op, value, unit }) => {
                let sign = self.marks.shown(&key, Some(op.span), op.value.sign());
                let number = self.number_of(id, Column::Target, Some(value));
                let unit = unit.as_ref().map(|unit| self.given(&key, unit)).unwrap_or_default();
                self.marks.joined(&key, op.span, &[sign, number, unit])
            }
        }
    }

    /// What was reached: a number that is typed alone gets the target's unit, anything else stands as it is.
    fn actual(&mut self, id: &str, actual: Option<&Prose>, target: Option<&Target>) -> Shown {
        let key = format!("{id}.actual");
        let Some(actual) = actual else { return self.marks.missing(&key) };
        let unit = match target {
            Some(Target::Number { op: _, value: _, unit }) => unit.as_ref(),
            Some(Target::Text(_)) | None => None,
        };
        let typed = match actual.pieces.as_slice() {
            [ProsePiece::Text(typed)] if self.has_figure(&key) => {
                self.marks.typed(&key, actual.span, typed)
            }
            _ => self.in_unit(&key, actual, unit),
        };
        match unit.filter(|_| parse_number(&private::plain(&typed)).is_ok()) {
            Some(unit) => {
                let unit = self.given(&key, unit);
                self.marks.joined(&key, actual.span, &[typed, unit])
            }
            None => typed,
        }
    }

    /// Running text whose figures of money are printed in a unit of money, where the target has one and the report another:
    /// one row of a form has one unit.
    fn in_unit(&mut self, key: &str, prose: &Prose, unit: Option<&Fact<String>>) -> Shown {
        let mut units = [Unit::Yuan, Unit::WanYuan, Unit::YiYuan].into_iter();
        let unit = unit.and_then(|of| units.find(|unit| unit.word() == of.value));
        let Some(unit) = unit.filter(|unit| *unit != self.figures.unit()) else {
            return self.text(key, prose);
        };
        let mut figures = Figures::new(MoneyStyle { unit, decimals: 2, ..self.figures.style });
        for piece in &prose.pieces {
            if let ProsePiece::Cite(id, _) = piece {
                self.figures.get(id).into_iter().for_each(|figure| figures.insert(figure.clone()));
            }
        }
        self.marks.prose(key, prose, &figures)
    }

    /// The scores of the sheet whose figures are those of a fact.
    pub(super) fn scores(&mut self, fact: &str) -> Group {
        let mut group = Group::default();
        for column in SCORES {
            group.insert(column.word(), self.of(fact, column));
        }
        group
    }

    /// 当年完工的楼堂馆所.
    pub(super) fn buildings(&mut self, buildings: &[Building]) -> ViewNode {
        let building = |(index, building): (usize, &Building), builder: &mut Self| {
            let fact = format!("{}.{}", keys::BUILDINGS, index + 1);
            // The areas and investments are figures.
            let Building {
                name,
                approved_area: _,
                actual_area: _,
                approved_investment: _,
                actual_investment: _,
                reason,
            } = building;
            let name = builder.given(&format!("{fact}.name"), name);
            let reason = builder.prose(&format!("{fact}.reason"), reason.as_ref());
            let mut group = Group::of([("name", name.into()), ("reason", reason.into())]);
            for column in BUILDING {
                group.insert(column.word(), builder.of(&fact, column));
            }
            group.into()
        };
        buildings.iter().enumerate().map(|one| building(one, self)).collect()
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
