//! The unit's own tables, and which text cites which.

use super::Shown;
use super::build::ViewBuilder;
use super::tree::{Group, ViewNode};
use crate::base::amount::Unit;
use crate::catalogue::{Column, FigureKey, keys};
use crate::data::column_decimals::decimals;
use crate::data::model::{
    DataCell, DataColumn, DataRow, DataTable, Fact, Prose, ProsePiece, Titled,
};

impl ViewBuilder<'_> {
    pub(super) fn data_table(&mut self, table: &DataTable) -> ViewNode {
        let DataTable { id, title, place, columns, rows, total: _ } = table;
        let key = format!("{}.{}", keys::DATA_TABLES, id.value);
        let mut items = self.report.results.iter().flat_map(|group| &group.items);
        let cited = items.any(|item| cites(item, &id.value));
        let totals = columns.iter().skip(1).map(|column| {
            let total = FigureKey::column_total(&id.value, &column.id.value);
            cell(self.marks.figure_with(&total.id(), self.figures, decimals(table, column)))
        });
        let totals = totals.collect();
        let name = self.given(&format!("{key}.title"), &named(title));
        let detailed = detailed(&title.value);
        let whole = self.words_or_none(&format!("{key}.whole"), detailed.map(|(fact, _)| fact));
        let detail = detailed.map_or("", |(_, rest)| rest);
        let detail = format!("{}{}", detail.trim_end_matches('表'), about(&title.value));
        let detail = self.own_words(&format!("{key}.title"), &detail);
        let [about, sheet] = [about(&title.value), "表"]
            .map(|suffix| self.own_words(&format!("{key}.title"), suffix));
        let about = self.marks.joined(&format!("{key}.title"), title.span, &[name.clone(), about]);
        let summed = self.summed(table);
        let one_unit = common_unit(table).is_some();
        let typed: Vec<_> =
            columns.iter().map(|column| (column, decimals(table, column))).collect();
        let caption = [about.clone(), sheet];
        let caption = self.marks.joined(&format!("{key}.title"), title.span, &caption);
        Group::of([
            ("about", about.into()),
            ("whole", whole.into()),
            ("detail", detail.into()),
            ("caption", caption.into()),
            ("id", self.given(&format!("{key}.id"), id).into()),
            ("title", name.into()),
            ("place", self.words(&format!("{key}.place"), place.as_ref()).into()),
            ("unit_note", self.unit_note(&key, table).into()),
            (
                "columns",
                columns.iter().map(|column| self.data_column(&key, one_unit, column)).collect(),
            ),
            ("rows", rows.iter().map(|row| self.data_row(&key, &typed, row)).collect()),
            ("totals", totals),
            ("summed", summed),
            (
                "rounding_note",
                self.figure(&FigureKey::new(key.as_str(), Column::RoundingNote)).into(),
            ),
            ("cited", cited.into()),
        ])
        .into()
    }

    /// The first column that is added up and is no rate: its name, its total, and its unit, unless the total has one as money.
    fn summed(&mut self, table: &DataTable) -> ViewNode {
        let is_rate = |unit: &str| unit == "%" || unit == "‰" || unit.contains('/');
        let added = |column: &&DataColumn| {
            let unit = column.unit.as_ref().filter(|_| column.formula.is_none());
            unit.is_some_and(|unit| !is_rate(&unit.value))
        };
        let above = format!("{}.{}", keys::DATA_TABLES, table.id.value);
        let Some(column) = table.columns.iter().skip(1).find(added) else {
            let none = self.marks.missing(&above);
            return Group::of(["name", "value", "unit"].map(|name| (name, none.clone().into())))
                .into();
        };
        let total = FigureKey::column_total(&table.id.value, &column.id.value).id();
        let value = self.marks.figure_with(&total, self.figures, decimals(table, column));
        let at = format!("{above}.columns.{}", column.id.value);
        let name = self.given(&format!("{at}.name"), &column.name);
        let unit = column.unit.as_ref().filter(|unit| Unit::of_word(&unit.value).is_none());
        let unit = self.own_words(&format!("{at}.unit"), unit.map_or("", |unit| &unit.value));
        Group::of([("name", name.into()), ("value", value.into()), ("unit", unit.into())]).into()
    }

    /// A column, with its unit in the head unless all columns of the table have one unit.
    fn data_column(&mut self, above: &str, one_unit: bool, column: &DataColumn) -> ViewNode {
        let DataColumn { id, name, unit, formula: _ } = column;
        let key = format!("{above}.columns.{}", id.value);
        let id = self.given(&format!("{key}.id"), id);
        let name_at = format!("{key}.name");
        let words = self.given(&name_at, name);
        let head = match self.printed_unit(column).filter(|_| !one_unit) {
            Some(unit) if !names_unit(&name.value, &unit) => {
                let unit = self.own_words(&name_at, &in_brackets(&unit));
                self.marks.joined(&name_at, name.span, &[words.clone(), unit])
            }
            _ => words.clone(),
        };
        let unit = self.words(&format!("{key}.unit"), unit.as_ref());
        Group::of([
            ("id", id.into()),
            ("name", words.into()),
            ("head", head.into()),
            ("unit", unit.into()),
        ])
        .into()
    }

    /// The unit of a column as it is printed: amounts of money in that of the report.
    fn printed_unit(&self, column: &DataColumn) -> Option<String> {
        let unit = column.unit.as_ref()?.value.as_str();
        let money = Unit::of_word(unit).is_some();
        let printed = if money { self.figures.unit().word() } else { unit };
        (!printed.is_empty()).then(|| printed.to_string())
    }

    /// `单位：万元` where all columns of numbers have one unit; nothing where they differ.
    fn unit_note(&mut self, key: &str, table: &DataTable) -> Shown {
        let printed = common_unit(table).and_then(|column| self.printed_unit(column));
        let words = printed.map(|unit| format!("单位：{unit}")).unwrap_or_default();
        self.own_words(&format!("{key}.unit"), &words)
    }

    fn data_row(&mut self, above: &str, columns: &[(&DataColumn, u32)], row: &DataRow) -> ViewNode {
        let key = format!("{above}.{}", row.id.value);
        let cells = columns.iter().zip(&row.cells);
        let cells =
            cells.map(|((column, decimals), cell)| self.data_cell(&key, column, *decimals, cell));
        let cells = cells.collect();
        let id = self.given(&format!("{key}.id"), &row.id);
        Group::of([("id", id.into()), ("cells", cells)]).into()
    }

    fn data_cell(
        &mut self,
        row: &str,
        column: &DataColumn,
        decimals: u32,
        value: &DataCell,
    ) -> ViewNode {
        let key = format!("{row}.{}", column.id.value);
        cell(match value {
            // What a formula or a subtotal gives.
            DataCell::Missing if column.formula.is_some() || self.is_known(&key) => {
                self.marks.figure_with(&FigureKey::parse(&key).id(), self.figures, decimals)
            }
            DataCell::Missing => self.marks.missing(&key),
            DataCell::Text(fact) => self.given(&key, fact),
            DataCell::Number(_) if self.has_figure(&key) => {
                self.marks.figure_with(&FigureKey::parse(&key).id(), self.figures, decimals)
            }
            DataCell::Number(fact) => {
                self.marks.shown(&key, Some(fact.span), &fact.value.to_string())
            }
        })
    }

    /// Whether a number is computed though none is typed, as in a row of subtotals.
    fn is_known(&self, key: &str) -> bool {
        self.figures.named(key).is_some_and(|figure| figure.value().is_some())
    }

    /// A table that a text cites.
    pub(super) fn cited_table(&mut self, table: &DataTable) -> ViewNode {
        let id = self.given("data_tables.id", &table.id);
        let title = self.given("data_tables.title", &named(&table.title));
        Group::of([("id", id.into()), ("title", title.into())]).into()
    }
}

/// What follows a title that says only what was done: 美丽公路路域整治情况.
fn about(title: &str) -> &'static str {
    const KINDS: [&str; 9] = ["表", "情况", "统计", "明细", "汇总", "清单", "一览", "对比", "名单"];
    if KINDS.iter().any(|kind| title.ends_with(kind)) { "" } else { "情况" }
}

/// A unit as it stands in brackets: 台（套） without a pair of its own.
fn in_brackets(unit: &str) -> String {
    format!("（{}）", unit.replace('（', "/").replace('）', ""))
}

/// Whether a column's name says its unit: 接待人次 of 人次, 批次 of 批, 维修处数 of 处. 受益人口 does not say 人.
fn names_unit(name: &str, unit: &str) -> bool {
    name.ends_with(unit) || name.strip_suffix(['数', '次']).is_some_and(|name| name.ends_with(unit))
}

/// A column whose unit is that of all columns of numbers; none where they differ.
fn common_unit(table: &DataTable) -> Option<&DataColumn> {
    let mut numbers = table.columns.iter().filter(|column| column.unit.is_some());
    let first = numbers.next()?;
    let unit = |column: &DataColumn| {
        let unit = column.unit.as_ref().map_or("", |unit| &unit.value);
        if unit == "万元" { "元" } else { unit }.to_string()
    };
    numbers.all(|column| unit(column) == unit(first)).then_some(first)
}

fn cell(value: Shown) -> ViewNode {
    Group::of([("value", value.into())]).into()
}

/// What a title says that its table is of: the fact, and the title without its name. A table of people is one of the staff.
fn detailed(title: &str) -> Option<(&'static str, &str)> {
    const WHOLES: [(&str, &str); 5] = [
        ("基本支出", keys::BASIC),
        ("“三公”经费", keys::THREE_PUBLIC),
        ("三公经费", keys::THREE_PUBLIC),
        ("固定资产", "assets"),
        ("资产", "assets"),
    ];
    const PEOPLE: [&str; 6] = ["人员", "职工", "教师", "职称", "岗位", "编制"];
    let named = |(name, fact): (&str, _)| title.strip_prefix(name).map(|rest| (fact, rest));
    let of_whole = WHOLES.into_iter().find_map(named);
    of_whole.or_else(|| PEOPLE.iter().any(|word| title.contains(word)).then_some(("staff", title)))
}

/// A table's title without the 表 at its end, which the pack puts there.
fn named(title: &Fact<String>) -> Fact<String> {
    let value = title.value.strip_suffix('表').filter(|rest| !rest.is_empty());
    Fact { value: value.unwrap_or(&title.value).to_string(), span: title.span }
}

/// Whether an item's title or text cites a figure of a table.
pub(super) fn cites(item: &Titled, table: &str) -> bool {
    let text = item.text.as_ref().is_some_and(|text| prose_cites(text, table));
    text || prose_cites(&item.title, table)
}

fn prose_cites(prose: &Prose, table: &str) -> bool {
    prose.pieces.iter().any(|piece| match piece {
        ProsePiece::Cite(id, _) => FigureKey::from(id).is_cell_of(table),
        ProsePiece::Text(_) => false,
    })
}
