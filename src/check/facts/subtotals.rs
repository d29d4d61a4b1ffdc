//! Rows of own tables that are called 小计 or 合计 and are added into the total like all others.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::DataCell;

/// A sum among what is added up.
pub(crate) static SUBTOTALS: CheckRule = CheckRule::new(codes::E02, Needs::Lists, subtotals);

/// What a row is called that adds up others.
const SUMS: [&str; 5] = ["小计", "合计", "总计", "共计", "累计"];

fn subtotals(context: &CheckContext, findings: &mut Diagnostics) {
    for table in &context.report.data_tables {
        for row in table.counted_rows() {
            let Some(DataCell::Text(words)) = row.cells.first() else { continue };
            let called: String = words.value.chars().filter(|c| !c.is_whitespace()).collect();
            if !SUMS.contains(&called.as_str()) {
                continue;
            }
            let message = format!("“{}”里的“{called}”和各行一起加进了合计", table.title.value);
            let hint = match called.as_str() {
                "小计" => "在这一行写 subtotal: true，数由程序相加，不用填",
                _ => "删去这一行，合计由程序相加；是小计的，写 subtotal: true",
            };
            findings.push(context.finding(message).at(words.span).hint(hint));
        }
    }
}
