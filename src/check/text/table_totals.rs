//! E03: totals typed by hand that are not those of the unit's own tables.

use super::amounts::is_about;
use super::numbers::{Number, numbers};
use super::passage::Passage;
use crate::base::codes;
use crate::base::diag::Diagnostics;
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
            let about = before.contains(['约', '近', '超']) || is_about(passage, &number);
            let typed = !passage.is_cited(number.at, number.length) && !about;
            if whole && typed && !before.contains(['，', '。', '；']) {
                total_of(context, passage, &number, findings);
            }
        }
    }
}

/// A number of things that a table counts, and no cell of it has.
fn total_of(
    context: &CheckContext,
    passage: &Passage,
    number: &Number,
    findings: &mut Diagnostics,
) {
    for table in &context.report.data_tables {
        let under = format!("data_tables.{}", table.id.value);
        for column in &table.columns {
            let unit = column.unit.as_ref().map_or("", |unit| unit.value.as_str());
            if unit.is_empty() || !passage.has(number.at + number.length, unit) {
                continue;
            }
            let end = format!(".{}", column.id.value);
            let cells = context.figures.iter().filter(|figure| {
                figure.id.as_str().starts_with(&under) && figure.id.as_str().ends_with(&end)
            });
            let known = cells.filter_map(|figure| match figure.value() {
                Some(Value::Count(count, _)) => Some(*count),
                _ => None,
            });
            let Some(total) = context.figure(&format!("{under}.total{end}")) else { continue };
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
