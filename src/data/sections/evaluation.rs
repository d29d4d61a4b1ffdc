//! 绩效目标, titled texts and scores, of the unit or of a project; where something of the unit's own stands.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::catalogue::SECTIONS;
use crate::data::fields::Fields;
use crate::data::model::{Goals, Maybe, Titled};

/// A title and its text.
pub(super) fn titled(f: &mut Fields) -> Titled {
    Titled { title: f.must_prose("title", "标题"), text: f.prose("text", "内容") }
}

/// A score of 0 to 100.
pub(super) fn score(f: &mut Fields, key: &str, name: &str) -> Maybe<Decimal> {
    let found = f.number(key, name)?;
    if found.value > Decimal::ONE_HUNDRED {
        let message = format!("“{name}”（{}）不能超过 100", f.path(key));
        f.reader.report(Diagnostic::new(codes::D07, message).at(found.span).hint("满分是 100 分"));
        return None;
    }
    Some(found)
}

/// 绩效目标 of the unit or of a project.
pub(super) fn goals(f: &mut Fields) -> Goals {
    Goals {
        expected: f.prose("expected", "年度总体目标"),
        achieved: f.prose("achieved", "实际完成情况"),
        basis: f.prose("basis", "目标设置情况"),
    }
}

/// The section at whose end something stands.
pub(super) fn place(f: &mut Fields) -> Maybe<String> {
    f.choice("place", "放在哪一节", &SECTIONS)
}
