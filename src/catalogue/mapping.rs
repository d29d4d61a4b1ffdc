//! The keys that one mapping of the facts file may hold, whichever rows or fields they are.

use super::item_field::{FieldForm, ItemField, ItemForm};
use super::{Catalogue, Column, Kind, Row, above, keys};
use crate::base::fact_path::FactPath;
use crate::base::id::named;

/// The fields that a line of amounts has beside its columns.
pub const LINE_NOTES: [ItemField; 4] = [
    ItemField::new(keys::REASON, "变动主要原因"),
    ItemField::new(keys::BUDGET_REASON, "决算与预算不同的主要原因"),
    ItemField::new(keys::NEGATIVE, "红字说明").note("决算数、上年决算数是负数的才写"),
    ItemField::new("from", "出处").note("如 财决04!C12").unprinted(),
];

/// A mapping of the facts file.
#[derive(Clone, PartialEq, Debug)]
pub enum Mapping {
    /// Rows of the catalogue stand below this path, and the columns of the line that stands there.
    Rows(String),
    /// An item of the list that is the row of this key.
    ItemOf(String),
    /// Such items, each under an id of the unit's own.
    ById(String),
    /// A mapping with these fields.
    Fields(&'static [ItemField]),
}

impl Catalogue {
    /// What a key of a mapping is called; `None` if the catalogue does not know it.
    pub fn name_in<'c>(&'c self, mapping: &Mapping, key: &str) -> Option<&'c str> {
        let named = |row: &'c Row| row.named();
        let of_field = || Some(self.field_in(mapping, key)?.name);
        let of_line = || self.line_of(mapping).and_then(|row| line_name(row, key));
        match mapping {
            Mapping::Rows(path) => self.row(&below(path, key)).map(named).or_else(of_line),
            Mapping::ItemOf(_) | Mapping::Fields(_) => of_field().or_else(of_line),
            Mapping::ById(_) => None,
        }
    }

    /// The codes that the value of a key may be, with their names; empty where it is free.
    pub fn codes_in(
        &self,
        mapping: &Mapping,
        key: &str,
    ) -> &'static [(&'static str, &'static str)] {
        self.field_in(mapping, key).map_or(&[], |field| field.codes)
    }

    /// The mapping under a key of a mapping, or each item of the list there.
    pub fn mapping_in(&self, mapping: &Mapping, key: &str) -> Mapping {
        let of_row = |key: String| match self.row(&key) {
            Some(row) if row.kind == Kind::List => match row.item_form {
                ItemForm::ById => Mapping::ById(key),
                _ => Mapping::ItemOf(key),
            },
            _ => Mapping::Rows(key),
        };
        match (mapping, self.field_in(mapping, key).map(|field| field.form)) {
            (Mapping::Rows(path), _) => of_row(below(path, key)),
            (Mapping::ById(row), _) => Mapping::ItemOf(row.clone()),
            (_, Some(FieldForm::SameAs(row))) => of_row(row.to_string()),
            (
                _,
                Some(
                    FieldForm::Items(fields)
                    | FieldForm::OpenItems(fields)
                    | FieldForm::Mapping(fields)
                    | FieldForm::TextOrMapping(fields),
                ),
            ) => Mapping::Fields(fields),
            _ => Mapping::Fields(&[]),
        }
    }

    /// What a value is called by its path: 主要职能 for `organization.duties[1]`, 整体绩效的标题 for
    /// `results[1].items[2].title`.
    pub fn name_at(&self, path: &FactPath) -> String {
        let mut mapping = Mapping::Rows(String::new());
        let (mut row, mut last) = (None, None);
        for key in path.keys() {
            last = self.name_in(&mapping, key).map(ToString::to_string).or(last);
            mapping = self.mapping_in(&mapping, key);
            let of_mapping = match &mapping {
                Mapping::Rows(key) | Mapping::ItemOf(key) | Mapping::ById(key) => self.row(key),
                Mapping::Fields(_) => None,
            };
            let of_mapping = of_mapping.filter(|row| row.kind != Kind::Section);
            row = of_mapping.map(|row| row.named().to_string()).or(row);
        }
        match (row, last) {
            (Some(row), Some(last)) if row != last => format!("{row}的{last}"),
            (Some(name), _) | (None, Some(name)) => name,
            (None, None) => path.to_string(),
        }
    }

    /// A value with its path, as messages call it: `年初结转结余（carryover.opening）`.
    pub fn called(&self, path: &FactPath) -> String {
        named(&self.name_at(path), path)
    }

    /// A field of the items of a list with its key, the same: `年度总体目标（goals.expected）` of `projects`.
    pub fn field_called(&self, list: &str, field: &str) -> String {
        let (mut mapping, mut name) = (Mapping::ItemOf(list.to_string()), field);
        for key in field.split('.') {
            name = self.name_in(&mapping, key).unwrap_or(key);
            mapping = self.mapping_in(&mapping, key);
        }
        named(name, field)
    }

    /// Whether a value is meant to be printed, by its path.
    pub fn is_printed(&self, path: &FactPath) -> bool {
        let mut mapping = Mapping::Rows(String::new());
        path.keys().all(|key| {
            let row = match &mapping {
                Mapping::Rows(path) => self.row(&below(path, key)),
                _ => None,
            };
            let field = self.field_in(&mapping, key);
            let note = LINE_NOTES.iter().find(|note| note.key == key).filter(|_| field.is_none());
            mapping = self.mapping_in(&mapping, key);
            row.is_none_or(|row| row.printed)
                && field.is_none_or(|field| field.printed)
                && note.is_none_or(|note| note.printed)
        })
    }

    /// Whether a value is a day, or a text of the unit's own, which may be one: `filing.date`, `extra.printed`.
    pub fn may_be_day(&self, key: &str) -> bool {
        let is_day = |row: &Row| row.kind == Kind::Date;
        let is_own = |row: &Row| row.printed && row.item_form == ItemForm::TextsById;
        self.row(key).is_some_and(is_day) || self.row(above(key)).is_some_and(is_own)
    }

    /// Whether no sentence says it where it is zero: who writes 0 wants it said.
    pub fn is_silent_zero(&self, path: &FactPath) -> bool {
        self.row(&path.to_string()).is_some_and(|row| row.silent_zero)
    }

    /// The line that a value is a column or a note of: `three_public.total` for `three_public.total.reason`.
    pub fn line_above(&self, path: &FactPath) -> Option<&Row> {
        self.row(&path.mapping().to_string()).filter(|row| row.kind == Kind::Line)
    }

    /// Whether a value belongs to something whose forms are attachments.
    pub fn is_of_forms(&self, path: &FactPath) -> bool {
        let path = path.dotted_keys();
        let ends = path.match_indices('.').map(|(at, _)| at).chain([path.len()]);
        ends.filter_map(|end| self.row(&path[..end])).any(|row| row.of_forms)
    }

    /// The keys that a mapping must hold.
    pub fn required_in(&self, mapping: &Mapping) -> Vec<String> {
        let required = |fields: &'static [ItemField]| {
            let required = fields.iter().filter(|field| field.required);
            required.map(|field| field.key.to_string()).collect()
        };
        match mapping {
            Mapping::Rows(path) => {
                let keys = self.keys_in(path).into_iter();
                let is_required =
                    |key: &&str| self.row(&below(path, key)).is_some_and(|row| row.required);
                keys.filter(is_required).map(ToString::to_string).collect()
            }
            Mapping::ItemOf(row) => self.row(row).map_or(Vec::new(), |row| required(row.items)),
            Mapping::Fields(fields) => required(fields),
            Mapping::ById(_) => Vec::new(),
        }
    }

    fn field_in(&self, mapping: &Mapping, key: &str) -> Option<&'static ItemField> {
        let fields = match mapping {
            Mapping::Rows(_) | Mapping::ById(_) => return None,
            Mapping::ItemOf(row) => self.row(row)?.items,
            Mapping::Fields(fields) => fields,
        };
        fields.iter().find(|field| field.key == key)
    }

    /// The row whose columns a mapping holds.
    fn line_of(&self, mapping: &Mapping) -> Option<&Row> {
        match mapping {
            Mapping::Rows(key) | Mapping::ItemOf(key) => {
                self.row(key).filter(|row| !row.columns.is_empty())
            }
            Mapping::ById(_) | Mapping::Fields(_) => None,
        }
    }
}

/// The path of a key of the mapping at `path`.
fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
}

/// The name of a column of a line, or of what it has beside them.
fn line_name(row: &Row, key: &str) -> Option<&'static str> {
    let column = row.columns.iter().find(|column| column.word() == key);
    let note = || LINE_NOTES.iter().find(|field| field.key == key).map(|field| field.name);
    column.copied().map(Column::key_name).or_else(note)
}
