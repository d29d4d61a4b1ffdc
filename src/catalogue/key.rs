//! The key of a figure: which fact, and which column or derived kind of it. A dotted id is only its spelling.

use std::fmt;
use std::sync::Arc;

use super::column::Column;
use super::keys::{self, DATA_TABLES};
use crate::base::id::FigureId;

/// A figure's key: cheap to clone, ordered by its fact and column.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FigureKey {
    /// A column of a fact, or what is derived from it.
    Of(Arc<str>, Column),
    /// A cell of one of the unit's own tables.
    Cell {
        /// The table's id.
        table: Arc<str>,
        /// The row's id, `total`, or `difference` (total less the sum of the rows).
        row: Arc<str>,
        /// The column's id.
        column: Arc<str>,
    },
}

/// Whether a fact stands below another one, however deep: `income.fiscal` below `income`.
pub fn is_below(fact: &str, above: &str) -> bool {
    fact.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
}

/// The fact above a fact: `income` of `income.fiscal`; nothing above the top.
pub fn above(fact: &str) -> &str {
    fact.rsplit_once('.').map_or("", |(above, _)| above)
}

/// Whether a fact is another one or stands below it.
pub fn is_in(fact: &str, of: &str) -> bool {
    fact == of || is_below(fact, of)
}

/// The row that adds up the others.
const TOTAL: &str = "total";

/// The total less the sum of the rows.
const DIFFERENCE: &str = "difference";

impl FigureKey {
    /// A column of a fact.
    pub fn new(fact: impl Into<Arc<str>>, column: Column) -> Self {
        Self::Of(fact.into(), column)
    }

    /// A cell of one of the unit's own tables.
    pub fn cell(table: &str, row: &str, column: &str) -> Self {
        Self::Cell { table: table.into(), row: row.into(), column: column.into() }
    }

    /// The total of a column of one of the unit's own tables.
    pub fn column_total(table: &str, column: &str) -> Self {
        Self::cell(table, TOTAL, column)
    }

    /// That total less the sum of the column's rows.
    pub fn column_difference(table: &str, column: &str) -> Self {
        Self::cell(table, DIFFERENCE, column)
    }

    /// The key that a dotted name spells: the last word is the column if it is the word of one.
    pub fn parse(name: &str) -> Self {
        if let Some(cell) = Self::parse_cell(name) {
            return cell;
        }
        let last = name.rsplit_once('.');
        match last.and_then(|(fact, word)| Some((fact, Column::from_word(word)?))) {
            Some((fact, column)) => Self::new(fact, column),
            None => Self::new(name, Column::Value),
        }
    }

    fn parse_cell(name: &str) -> Option<Self> {
        let mut words = name.strip_prefix(DATA_TABLES)?.strip_prefix('.')?.split('.');
        let (table, row, column) = (words.next()?, words.next()?, words.next()?);
        words.next().is_none().then(|| Self::cell(table, row, column))
    }

    /// Whether its fact is an item of a list of this name, in another fact or not: `indicators` of `projects.1.indicators.2`.
    pub fn is_item_of(&self, list: &str) -> bool {
        let words = self.fact().into_iter().flat_map(|fact| fact.rsplit('.').skip(1));
        words.into_iter().any(|word| word == list)
    }

    /// Whether its fact stands within an item of a list and is not that item: `projects.1.funding.fiscal` for `projects`.
    pub fn is_within_item_of(&self, list: &str) -> bool {
        let fact = self.fact().and_then(|fact| fact.strip_prefix(list)?.strip_prefix('.'));
        fact.is_some_and(|item| item.contains('.'))
    }

    /// Whether its fact is this one or stands below it.
    pub fn is_in(&self, fact: &str) -> bool {
        self.fact().is_some_and(|own| is_in(own, fact))
    }

    /// Whether its fact stands below this one, however deep.
    pub fn is_below(&self, fact: &str) -> bool {
        self.fact().is_some_and(|own| is_below(own, fact))
    }

    /// The fact that it is a number of: `three_public.reception` of its `actual` and of its `domestic_visitors`.
    pub fn line(&self) -> Option<&str> {
        match self {
            Self::Of(fact, Column::Value) => Some(fact.rsplit_once('.')?.0),
            Self::Of(fact, _) => Some(fact),
            Self::Cell { .. } => None,
        }
    }

    /// Whether it is a cell of one of the unit's own tables.
    pub fn is_cell(&self) -> bool {
        matches!(self, Self::Cell { .. })
    }

    /// Whether it is a cell of the table with this id.
    pub fn is_cell_of(&self, id: &str) -> bool {
        matches!(self, Self::Cell { table, .. } if **table == *id)
    }

    /// What stands behind the name of its fact in the name of the figure: 决算数 of a line, 实际完成值 of an indicator.
    pub fn title(&self) -> &'static str {
        match self.column() {
            Column::Actual if self.is_item_of(keys::INDICATORS) => "实际完成值",
            Column::Target => "年度指标值",
            Column::Weight => "分值",
            column => column.title(),
        }
    }

    /// Another column of the same fact; of a cell the cell itself.
    pub fn with(&self, column: Column) -> Self {
        match self {
            Self::Of(fact, _) => Self::Of(fact.clone(), column),
            Self::Cell { .. } => self.clone(),
        }
    }

    /// Its fact; nothing for a cell of a table.
    pub fn fact(&self) -> Option<&str> {
        match self {
            Self::Of(fact, _) => Some(fact),
            Self::Cell { .. } => None,
        }
    }

    /// Its column; [`Column::Value`] for a cell of a table.
    pub fn column(&self) -> Column {
        match self {
            Self::Of(_, column) => *column,
            Self::Cell { .. } => Column::Value,
        }
    }

    /// Whether it is a stated total less the sum of its parts.
    pub fn is_difference(&self) -> bool {
        match self {
            Self::Of(_, column) => {
                matches!(column, Column::Difference | Column::BudgetDifference)
            }
            Self::Cell { row, .. } => &**row == DIFFERENCE,
        }
    }

    /// Its spelling.
    pub fn id(&self) -> FigureId {
        FigureId::new(self.to_string())
    }
}

impl fmt::Display for FigureKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(fact, Column::Value) => f.write_str(fact),
            Self::Of(fact, column) => write!(f, "{fact}.{}", column.word()),
            Self::Cell { table, row, column } => write!(f, "{DATA_TABLES}.{table}.{row}.{column}"),
        }
    }
}

impl From<&FigureId> for FigureKey {
    fn from(id: &FigureId) -> Self {
        Self::parse(id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_stands_below_another_by_whole_words() {
        assert!(is_below("income.fiscal", "income") && is_in("income", "income"));
        assert!(!is_below("income", "income") && !is_in("incomes.fiscal", "income"));
        let funding = FigureKey::parse("projects.p1.funding.fiscal.actual");
        assert!(funding.is_within_item_of("projects"));
        assert!(!FigureKey::parse("projects.p1.actual").is_within_item_of("projects"));
        assert_eq!(FigureKey::parse("staff.actual").line(), Some("staff"));
        assert_eq!(FigureKey::parse("assets.planned").line(), Some("assets"));
    }

    #[test]
    fn an_id_spells_a_key_and_a_key_its_id() {
        for (id, key) in [
            ("year", FigureKey::new("year", Column::Value)),
            ("staff.actual", FigureKey::new("staff", Column::Actual)),
            ("staff.established", FigureKey::new("staff.established", Column::Value)),
            ("income.fiscal.share", FigureKey::new("income.fiscal", Column::Share)),
            ("data_tables.cars.total.km", FigureKey::column_total("cars", "km")),
            ("data_tables.cars.a.actual", FigureKey::cell("cars", "a", "actual")),
        ] {
            assert_eq!(FigureKey::parse(id), key);
            assert_eq!(key.to_string(), id);
        }
    }
}
