//! What the texts of a report are for: the rules about texts choose theirs by it.

use super::model::{Fact, Prose};

/// What a text is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextKind {
    /// The name of the unit, a project, a person, an office, a building, a table.
    Name,
    /// A few words beside a name, or an item of a list: 职务, 主管部门, a document.
    Detail,
    /// A code, a telephone number, who signs: printed as it stands.
    Code,
    /// What a row or a column of a table is called.
    Label,
    /// The words in a cell of a table of the unit's own.
    Cell,
    /// A level of an indicator; the last is its name.
    Level,
    /// The name of an attachment that is handed in beside the report.
    Attachment,
    /// Why a line changed, or differs from its budget.
    Reason,
    /// What a negative amount corrects.
    Negative,
    /// Why a number of a form is as it is.
    Remark,
    /// A cell of a sheet of 自评: a target, a result, the reason of a deviation.
    Indicator,
    /// A title within a section.
    Title,
    /// The text of a section.
    Text,
    /// The text of a section that says what was done, and may say why a number is above its limit.
    Work,
    /// A problem.
    Problem,
    /// The cause of a problem.
    Cause,
    /// When an improvement is due.
    Due,
    /// What the unit adds to a section.
    Added,
    /// A title or a text that only this unit, or its pack, asks for.
    Extra,
}

/// A text of the facts.
#[derive(Clone, Copy, Debug)]
pub(super) enum ReportText<'a> {
    /// One line.
    Line(TextKind, &'a Fact<String>),
    /// Running text.
    Prose(TextKind, &'a Prose),
}

impl<'a> ReportText<'a> {
    /// It with its kind, if it is running text.
    pub(super) fn prose(self) -> Option<(TextKind, &'a Prose)> {
        match self {
            Self::Prose(kind, prose) => Some((kind, prose)),
            Self::Line(..) => None,
        }
    }
}
