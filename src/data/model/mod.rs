//! The typed shape of a facts file (`schema: jixiao/1`); `data/README.md` ties each name to its Chinese one.
//!
//! A fact that is not written is `None` or an empty list: missing is never zero.

mod fact;
mod money;
mod parts;
mod performance;
mod report;
mod tables;

pub use super::places::Leaf;
pub use super::values::{BudgetLine, LineNotes, Values};
pub use fact::{Fact, Maybe, Prose, ProsePiece, Titled};
pub use money::{Building, Funding, IncomePart, OpenLine, SpendingItem};
pub use parts::{Addition, Management, Member, PictureRow, Subordinate};
pub use performance::{
    Assessment, Goals, Improvement, Indicator, Problem, Project, ResultGroup, Target,
};
pub use report::Report;
pub use tables::{DataCell, DataColumn, DataRow, DataTable, column_named};
