//! E03: totals typed by hand that are not those of the unit's own tables.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::FigureKey;
use crate::statements::numbers::{Number, is_approximate, numbers};
use crate::statements::passage::Passage;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Value;

/// Totals in running text that are not those of the unit's own tables.
pub static TABLE_TOTALS: CheckRule = CheckRule::new(codes::E03, Needs::All, table_totals);

fn table_totals(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        for number in numbers(passage) {
            let before = passage.text(number.at.saturating_sub(8), number.at);
            let whole =
                ["共", "累计", "合计", "总计", "全年"].iter().any(|word| before.contains(word));
            let about = before.contains(['约', '近', '超']) || is_approximate(passage, &number);
            let typed = !passage.is_cited(number.at, number.length) && !about;
            if whole && typed && !before.contains(['，', '。', '；']) {
                total_of(context, passage, &number, findings);
            }
        }
    }
}

/// Reports a number with the unit of a table's column that is in no cell of it.
fn total_of(
    context: &CheckContext,
    passage: &Passage,
    number: &Number,
    findings: &mut Diagnostics,
) {
    for table in &context.report.data_tables {
        for column in &table.columns {
            let unit = column.unit.as_ref().map_or("", |unit| unit.value.as_str());
            if unit.is_empty() || !passage.has(number.at + number.length, unit) {
                continue;
            }
            let (table, column) = (&table.id.value, &column.id.value);
            let of_column = |key: &FigureKey| matches!(key, FigureKey::Cell { table: of, column: c, .. } if **of == **table && **c == **column);
            let cells = context.figures.iter().filter(|figure| of_column(&figure.key));
            let known = cells.filter_map(|figure| match figure.value() {
                Some(Value::Count(count, _)) => Some(*count),
                _ => None,
            });
            let Some(total) = context.figures.find(&FigureKey::column_total(table, column)) else {
                continue;
            };
            if known.into_iter().any(|count| count == number.value) || total.value().is_none() {
                return;
            }
            let message =
                format!("{}是 {}，正文写 {}", total.name, context.exact(total), number.value);
            let length = number.length + unit.chars().count();
            let Some(span) = passage.span(number.at, length) else { return };
            let finding = context
                .finding(message)
                .label(span, "正文所写")
                .label(total.place, "表的合计")
                .hint(format!("正文里写 ${{{}}}，由程序印数", total.id));
            return findings.push(finding.figure(&total.id));
        }
    }
}
