//! Rows of the catalogue to values: every fact that needs no code of its own.

use crate::base::amount::Amount;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::catalogue::{Catalogue, Column, FigureKey, Kind, Row};
use crate::data::fields::Fields;
use crate::data::model::{Fact, LineNotes, Prose};
use crate::data::sections::evaluation::score;

/// Reads what the catalogue declares in the mapping at `path` and nobody has asked for yet. Lists, running text and
/// what says how to read the file are left to those who hold them.
pub(super) fn rest(f: &mut Fields, path: &str) {
    let catalogue = f.reader.catalogue.clone();
    f.reader.values.sections.insert(path.to_string(), f.span());
    for key in catalogue.keys_in(path) {
        if !f.was_asked(key) {
            row_at(f, &catalogue, key);
        }
    }
}

fn row_at(f: &mut Fields, catalogue: &Catalogue, key: &str) {
    let path = f.path(key);
    match catalogue.row(&path) {
        None => section(f, key, &path),
        Some(row) => match row.kind {
            Kind::Section => section(f, key, &path),
            Kind::Head | Kind::Prose | Kind::List => {}
            Kind::Line => line_and(f, key, row, |_| ()),
            Kind::Amount | Kind::Count | Kind::Score | Kind::Percent => number(f, key, row),
            Kind::Words | Kind::Flag | Kind::Date => words(f, key, row),
            Kind::Texts => {
                let texts = f.texts(key);
                if !texts.is_empty() {
                    f.reader.values.texts.insert(path.clone(), texts);
                }
            }
        },
    }
}

fn section(f: &mut Fields, key: &str, path: &str) {
    f.section(key, |f| rest(f, path));
}

fn number(f: &mut Fields, key: &str, row: &Row) {
    let figure = row.value();
    if row.kind == Kind::Amount {
        let amount = f.amount(key);
        return keep(f, figure, amount);
    }
    let number = match row.kind {
        Kind::Score => score(f, key),
        Kind::Percent => f.percent(key),
        _ => f.count(key),
    };
    if let Some(number) = number {
        f.reader.values.numbers.insert(figure, number);
    }
}

fn words(f: &mut Fields, key: &str, row: &Row) {
    match row.kind {
        Kind::Flag => {
            let flag = f.flag(key);
            f.reader.values.flags.extend(flag.map(|flag| (row.key.clone(), flag)));
        }
        Kind::Date => {
            let date = f.date(key);
            f.reader.values.dates.extend(date.map(|date| (row.key.clone(), date)));
        }
        _ => {
            let words = f.text(key);
            f.reader.values.words.extend(words.map(|words| (row.key.clone(), words)));
        }
    }
}

/// A line of amounts under a key, and what else stands in its mapping. A bare number is its 决算数.
pub(super) fn line_and<T: Default>(
    f: &mut Fields,
    key: &str,
    row: &Row,
    more: impl FnOnce(&mut Fields) -> T,
) -> T {
    let Some(node) = f.node(key) else { return T::default() };
    if node.is_mapping() {
        let read = f.section(key, |f| {
            amounts(f, row);
            let more = more(f);
            rest(f, &row.key);
            more
        });
        return read.unwrap_or_default();
    }
    let called = f.called(key);
    let actual = match node.text() {
        Some(_) => f.reader.amount(node, &called),
        None => {
            let expected = "数字（决算数），或 {budget: 预算数, actual: 决算数}";
            f.reader.wrong_type(node, &called, expected);
            None
        }
    };
    let notes = LineNotes {
        span: node.span,
        reason: None,
        budget_reason: None,
        negative: None,
        from: None,
    };
    f.reader.values.lines.insert(row.fact().to_string(), notes);
    keep(f, row.value(), actual);
    T::default()
}

/// The amounts of a line of the catalogue.
fn amounts(f: &mut Fields, row: &Row) {
    columns(f, row.fact(), &row.columns, &row.value());
}

/// The amounts of an item of a list, whose mapping may hold other keys too.
pub(super) fn item_amounts(f: &mut Fields, fact: &str, of: &[Column]) {
    columns(f, fact, of, &FigureKey::new(fact, Column::Actual));
}

fn columns(f: &mut Fields, fact: &str, columns: &[Column], actual: &FigureKey) {
    let negative = f.prose("negative");
    let mut any_negative = false;
    for column in columns {
        let key = column.word();
        let amount = match column {
            Column::Adjustment => f.signed_amount(key),
            Column::Actual | Column::LastYear if negative.is_some() => f.signed_amount(key),
            _ => f.line_amount(key),
        };
        let below_zero = amount.as_ref().is_some_and(|amount| amount.value.is_negative());
        any_negative |= below_zero && *column != Column::Adjustment;
        let figure = match column {
            Column::Actual => actual.clone(),
            column => FigureKey::new(fact, *column),
        };
        keep(f, figure, amount);
    }
    if !any_negative {
        nothing_negative(f, negative.as_ref());
    }
    let notes = LineNotes {
        span: f.span(),
        reason: f.prose("reason"),
        budget_reason: f.prose("budget_reason"),
        negative,
        from: f.text("from"),
    };
    f.reader.values.lines.insert(fact.to_string(), notes);
}

/// Reports an explanation of negative amounts where there are none.
pub(super) fn nothing_negative(f: &mut Fields, explained: Option<&Prose>) {
    let Some(explained) = explained else { return };
    let message = format!("“红字说明”（{}）写了，这一行却没有负数", f.path("negative"));
    let finding = Diagnostic::new(codes::D07, message).at(explained.span);
    f.reader.report(finding.hint("决算数、上年决算数是负数（红字）的才写；不是的删去这一项"));
}

fn keep(f: &mut Fields, figure: FigureKey, amount: Option<Fact<Amount>>) {
    if let Some(amount) = amount {
        f.reader.values.amounts.insert(figure, amount);
    }
}
