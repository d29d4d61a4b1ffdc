//! Every fact that a facts file may state, declared once: its key, names, kind, unit, columns, parts and rates.
//!
//! Rows are constants (`rows`), copied at start into a [`Catalogue`], to which rows of a facts file's own can be added.
//! Reading, figures, last year's values, the view of templates, the rules about missing facts and reasons, the names that
//! running text uses, and the tables of the manuals all come from it.

mod column;
mod column_rows;
mod comparison;
mod declaration;
mod grades;
mod item_field;
mod key;
pub mod keys;
pub mod manual;
mod mapping;
mod row;
mod rows;
pub mod section;
mod sources;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

pub use column::Column;
pub use comparison::{COMPARISONS, Comparison};
pub use declaration::{
    BudgetReason, Declaration, Kind, Limit, Manual, Name, Need, Operand, Phrase, Rate, ReasonRule,
    SumOf,
};
pub use grades::{GRADE_NAMES, USUAL_GRADES, USUAL_SOURCE};
pub use item_field::{FieldForm, ItemField, ItemForm};
pub use key::{FigureKey, above, is_below, is_in};
pub use mapping::{LINE_NOTES, Mapping};
pub use row::Row;
pub use rows::OFFICE_WORDS;
pub use section::{PICTURE_PLACES, SECTIONS};
pub use sources::{
    CARRIED_OVER, FISCAL, FUNDING_SOURCES, FUNDING_VIEW, GENERAL_BUDGET, INCOME_SOURCES,
    MONEY_SOURCES, MoneySource, OTHER_SOURCE, PROJECT_KINDS, ProjectKind, SOCIAL_INSURANCE,
    UNIT_FUNDS, funding_source_name, money_source,
};

/// All rows of one run, in the order of the facts file.
#[derive(Clone, PartialEq, Debug)]
pub struct Catalogue {
    rows: Vec<Row>,
    by_key: HashMap<String, usize>,
}

impl Catalogue {
    /// The rows that this version declares.
    pub fn standard() -> Self {
        let mut catalogue = Self { rows: Vec::new(), by_key: HashMap::new() };
        rows::all().for_each(|declaration| catalogue.add(Row::from(declaration)));
        catalogue
    }

    /// [`Catalogue::standard`], made once and shared.
    pub fn shared() -> Arc<Self> {
        static STANDARD: LazyLock<Arc<Catalogue>> =
            LazyLock::new(|| Arc::new(Catalogue::standard()));
        STANDARD.clone()
    }

    /// Adds a row; one of the same key is replaced.
    pub fn add(&mut self, row: Row) {
        match self.by_key.get(&row.key) {
            Some(&index) => self.rows[index] = row,
            None => {
                self.by_key.insert(row.key.clone(), self.rows.len());
                self.rows.push(row);
            }
        }
    }

    /// All rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> + Clone {
        self.rows.iter()
    }

    /// The row with this key.
    pub fn row(&self, key: &str) -> Option<&Row> {
        self.by_key.get(key).map(|&index| &self.rows[index])
    }

    /// The row whose figures are the columns of `fact`.
    pub fn of_fact(&self, fact: &str) -> Option<&Row> {
        self.rows().find(|row| row.fact() == fact)
    }

    /// The row that a fact names to be part of it, a line by its fact, anything else by its key; the mapping of that name
    /// where there is one.
    pub fn whole(&self, named: &str) -> Option<&Row> {
        self.rows().find(|row| row.parts_key() == named)
    }

    /// The rows whose amounts add up to those of `whole`, in order.
    pub fn parts_of<'c>(&'c self, whole: &'c str) -> impl Iterator<Item = &'c Row> {
        self.rows.iter().filter(move |row| row.part_of.as_deref() == Some(whole))
    }

    /// Whether a figure is a number of last year: 上年决算数 of a line, 上年在职人员.
    pub fn is_of_last_year(&self, key: &FigureKey) -> bool {
        let row =
            key.fact().filter(|_| key.column() == Column::Value).and_then(|fact| self.row(fact));
        key.column().is_last_year() || row.is_some_and(|row| row.last_year_of.is_some())
    }

    /// The line that a 科目 of 公用经费 is, or is a part of, by its code or its name.
    pub fn line_of_subject(&self, code: Option<&str>, name: &str) -> Option<&Row> {
        let is = |row: &&Row| {
            row.subject.is_some_and(|(own, called)| code == Some(own) || name == called)
        };
        self.rows().find(is)
    }

    /// The keys that may stand directly in the mapping at `path`, each once, in order: `reception` in `three_public`.
    pub fn keys_in<'c>(&'c self, path: &str) -> Vec<&'c str> {
        let mut keys = Vec::new();
        for row in &self.rows {
            let rest = match path {
                "" => Some(row.key.as_str()),
                path => row.key.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')),
            };
            let Some(key) = rest.and_then(|rest| rest.split('.').next()) else { continue };
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }
}
