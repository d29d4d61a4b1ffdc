//! The rows, by the chapters of the facts file, in its order.

mod file;
mod funding;
mod income;
mod management;
mod operation;
mod other;
mod own_tables;
mod spending;
mod three_public;
mod unit;
mod work;

pub use unit::OFFICE_WORDS;

use super::declaration::Declaration;

/// Every row.
pub(super) fn all() -> impl Iterator<Item = &'static Declaration> {
    let chapters = [
        file::ROWS,
        unit::ROWS,
        work::BEFORE,
        income::ROWS,
        spending::ROWS,
        funding::ROWS,
        three_public::ROWS,
        operation::ROWS,
        management::ROWS,
        own_tables::ROWS,
        work::AFTER,
        other::ROWS,
    ];
    chapters.into_iter().flatten()
}
