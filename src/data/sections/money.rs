//! 收入, 支出 and what they are made of: the lists beside the lines of the catalogue.

use super::rows::{item_amounts, line_and, nothing_negative, rest};
use crate::catalogue::{Column, LINE_NOTES, Row, keys};
use crate::data::fields::Fields;
use crate::data::model::{Building, Funding, IncomePart, SpendingItem};

/// 收入; must be there.
pub(super) fn income(f: &mut Fields) -> Vec<IncomePart> {
    let parts = f.section("income", |f| {
        rest(f, keys::INCOME);
        income_parts(f, keys::INCOME)
    });
    parts.unwrap_or_default()
}

fn income_parts(f: &mut Fields, above: &str) -> Vec<IncomePart> {
    let parts = f.rows("parts", |f| {
        let id = f.id("id");
        let fact = format!("{above}.{}", id.value);
        let source = f.choice("source");
        let name = f.must_text("name");
        item_amounts(f, &fact, Column::STATED);
        let parts = income_parts(f, &fact);
        IncomePart { id, source, name, fact, parts }
    });
    f.reader.same_ids(parts.iter().map(|part| &part.id));
    parts
}

/// The lists of 支出.
#[derive(Default)]
pub(super) struct Expenditure {
    pub personnel_items: Vec<SpendingItem>,
    pub public_items: Vec<SpendingItem>,
    pub funding: Vec<Funding>,
}

/// 支出; must be there.
pub(super) fn expenditure(f: &mut Fields) -> Expenditure {
    let lists = f.section("expenditure", |f| {
        let basic = f.section("basic", |f| {
            let items = [keys::PERSONNEL, keys::PUBLIC].map(|fact| line(f, fact, items));
            rest(f, keys::BASIC);
            items
        });
        let [personnel_items, public_items] = basic.unwrap_or_default();
        let funding = funding(f, keys::FUNDING);
        rest(f, keys::EXPENDITURE);
        Expenditure { personnel_items, public_items, funding }
    });
    lists.unwrap_or_default()
}

/// A line of the catalogue with a list in its mapping.
fn line<T: Default>(f: &mut Fields, fact: &str, more: impl FnOnce(&mut Fields) -> T) -> T {
    let catalogue = f.reader.catalogue.clone();
    let row: Option<&Row> = catalogue.row(fact);
    row.map(|row| line_and(f, row.path().1, row, more)).unwrap_or_default()
}

fn items(f: &mut Fields) -> Vec<SpendingItem> {
    let declared = f.declared_below("items");
    let items = f.list("items", |reader, node, called| {
        if !node.is_mapping() {
            let name = reader.text(node, called)?;
            return Some(SpendingItem { code: None, name, actual: None, negative: None });
        }
        Fields::read(reader, node, called.to_string(), declared.clone(), node.span, item)
    });
    f.reader.same_ids(items.iter().filter_map(|item| item.code.as_ref()));
    items
}

fn item(f: &mut Fields) -> SpendingItem {
    let (code, name) = (f.maybe_id("code"), f.must_text("name"));
    let negative = f.prose("negative");
    let actual = match negative {
        Some(_) => f.signed_amount("actual"),
        None => f.line_amount("actual"),
    };
    if !actual.as_ref().is_some_and(|actual| actual.value.is_negative()) {
        nothing_negative(f, negative.as_ref());
    }
    SpendingItem { code, name, actual, negative }
}

/// Sources of money of 附件2 or of a project, whose facts stand below `above`.
pub(super) fn funding(f: &mut Fields, above: &str) -> Vec<Funding> {
    let rows = f.rows("funding", |f| {
        let source = f.choice("source");
        let Some(source) = source else {
            // What else the row says is right: only the source is reported.
            f.pass_over(Column::OF_FUNDING.iter().map(|column| column.word()));
            f.pass_over(LINE_NOTES.iter().map(|field| field.key));
            return None;
        };
        let fact = format!("{above}.{}", source.value);
        item_amounts(f, &fact, Column::OF_FUNDING);
        Some(Funding { source, fact })
    });
    let rows: Vec<_> = rows.into_iter().flatten().collect();
    f.reader.same_ids(rows.iter().map(|row| &row.source));
    rows
}

/// 当年完工的楼堂馆所.
pub(super) fn building(f: &mut Fields) -> Building {
    Building {
        name: f.must_text("name"),
        approved_area: f.number("approved_area"),
        actual_area: f.number("actual_area"),
        approved_investment: f.amount("approved_investment"),
        actual_investment: f.amount("actual_investment"),
        reason: f.prose("reason"),
    }
}
