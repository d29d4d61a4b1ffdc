//! 绩效目标, titled texts and scores, of the unit or of a project; where something of the unit's own stands.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::data::fields::Fields;
use crate::data::model::{Goals, Maybe, Titled};

/// A title and its text.
pub(super) fn titled(f: &mut Fields) -> Titled {
    Titled { title: f.must_prose("title"), text: f.prose("text") }
}

/// A score of 0 to 100.
pub(super) fn score(f: &mut Fields, key: &str) -> Maybe<Decimal> {
    let found = f.number(key)?;
    if found.value > Decimal::ONE_HUNDRED {
        let message = format!("{}不能超过 100", f.called(key));
        f.reader.report(Diagnostic::new(codes::D07, message).at(found.span).hint("满分是 100 分"));
        return None;
    }
    Some(found)
}

/// 绩效目标 of the unit or of a project.
pub(super) fn goals(f: &mut Fields) -> Goals {
    Goals { expected: f.prose("expected"), achieved: f.prose("achieved"), basis: f.prose("basis") }
}

/// The section at whose end something stands.
pub(super) fn place(f: &mut Fields) -> Maybe<String> {
    f.choice("place")
}
