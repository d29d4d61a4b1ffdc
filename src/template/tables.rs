//! Which tables there are: every shape tried on the facts, and what templates may ask about them.

use tera::{TeraResult, Value as View};

use super::errors::refusal;
use super::marks;
use super::scope::{Scope, Shapes};
use super::table;
use crate::base::diag::Diagnostics;
use crate::base::nearest::nearest;
use crate::doc::Table;
use crate::pack::Shape;

/// A table that could be built, not yet placed, so without its number.
#[derive(Clone, PartialEq, Debug)]
pub struct Built {
    /// `income`, or `data_table.reception` where a shape gives one table for each item.
    pub key: String,
    /// The table; its caption has no number yet.
    pub table: Table,
}

/// Builds all tables whose facts are there.
pub fn build(shapes: &[Shape], facts: &mut Shapes<'_>, findings: &mut Diagnostics) -> Vec<Built> {
    let mut built = Vec::new();
    for shape in shapes {
        let root = Scope::root(facts.view);
        let Some(each) = &shape.each else {
            let table = table::build(shape, &root, facts, findings);
            built.extend(table.map(|table| Built { key: shape.name.clone(), table }));
            continue;
        };
        for item in facts.list(each, &root, findings) {
            let id = item.get_from_path("id").and_then(View::as_str).unwrap_or("");
            let key = format!("{}.{}", shape.name, marks::plain(id));
            let table = table::build(shape, &root.with(&item), facts, findings);
            built.extend(table.map(|table| Built { key, table }));
        }
    }
    built
}

/// What templates may ask about tables.
#[derive(Clone, Debug)]
pub struct Placing {
    shapes: Vec<String>,
    built: Vec<String>,
}

impl Placing {
    /// Of these shapes, these tables.
    pub fn new(shapes: &[Shape], built: &[Built]) -> Self {
        Self {
            shapes: shapes.iter().map(|shape| shape.name.clone()).collect(),
            built: built.iter().map(|built| built.key.clone()).collect(),
        }
    }

    /// Whether there is such a table; an error if the pack knows no such shape.
    pub fn has(&self, key: &str) -> TeraResult<bool> {
        Ok(!self.numbers(key)?.is_empty())
    }

    /// The marks that place a table, or all tables of a shape; nothing if its facts are missing.
    pub fn place(&self, key: &str) -> TeraResult<String> {
        let place = |number: usize| {
            let [high, low] = marks::digits(number);
            format!("{}{high}{low}", marks::TABLE)
        };
        Ok(self.numbers(key)?.into_iter().map(place).collect())
    }

    /// The marks that stand for the number of a table: `表1`.
    pub fn number(&self, key: &str) -> TeraResult<String> {
        let label = |number: usize| {
            let [high, low] = marks::digits(number);
            format!("{}{high}{low}", marks::TABLE_NUMBER)
        };
        let labels: Vec<_> = self.numbers(key)?.into_iter().map(label).collect();
        Ok(labels.join("、"))
    }

    fn numbers(&self, key: &str) -> TeraResult<Vec<usize>> {
        let shape = key.split('.').next().unwrap_or(key);
        if !self.shapes.iter().any(|known| known == shape) {
            return Err(unknown_table(shape, &self.shapes));
        }
        let of_shape = |built: &str| {
            built == key || built.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'))
        };
        let numbered = self.built.iter().enumerate();
        Ok(numbered.filter(|(_, built)| of_shape(built)).map(|(number, _)| number).collect())
    }
}

fn unknown_table(name: &str, shapes: &[String]) -> tera::Error {
    let hint = match nearest(name, shapes.iter().map(String::as_str)) {
        Some(near) => format!("是否想写“{near}”？"),
        None => format!("tables 文件夹里有：{}", shapes.join("、")),
    };
    refusal(format!("没有名为“{name}”的表"), hint)
}
