//! Formulas of computed columns that turn 万元 into 元 by themselves, where amounts are counted in 元 already.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::formula::{ColumnFormula, Sign, parse};
use crate::data::model::DataTable;

/// A computed column whose formula and unit differ by ten thousand.
pub(crate) static FORMULA_UNIT: CheckRule = CheckRule::new(codes::E19, Needs::Lists, formula_unit);

/// 万.
const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

fn formula_unit(context: &CheckContext, findings: &mut Diagnostics) {
    for table in &context.report.data_tables {
        for column in &table.columns {
            let (Some(text), Some(unit)) = (&column.formula, &column.unit) else { continue };
            let parsed = parse(&text.value, |word| table.column_named(word));
            let Some(formula) = parsed.ok().filter(|one| has_money(table, one)) else { continue };
            let (name, typed) = (&column.name.value, &text.value);
            let (message, hint) = match unit.value.as_str() {
                per if per.starts_with("元/") && has_factor(&formula, Sign::Times) => (
                    format!("“{name}”的算式“{typed}”里，金额已经按元算，又乘了 10000"),
                    "算式里的金额一律按元算，不论列的单位是元还是万元；去掉“×10000”",
                ),
                per if per.starts_with("万元/") && !has_factor(&formula, Sign::Over) => (
                    format!("“{name}”的单位是{per}，算式“{typed}”里的金额按元算，差一万倍"),
                    "算式里的金额一律按元算；单位改成“元/…”，或在算式里除以 10000",
                ),
                "元" | "万元" if is_for_each(table, &formula) => (
                    format!(
                        "“{name}”的算式“{typed}”是每一个多少钱，单位写的是{unit}，报告照{}印",
                        context.figures.unit().word(),
                        unit = unit.value
                    ),
                    "单位写成“元/…”，如 元/人次，报告照元印",
                ),
                _ => continue,
            };
            findings.push(context.finding(message).at(text.span).hint(hint));
        }
    }
}

/// Whether amounts of money take part, other than as the parts of a share.
fn has_money(table: &DataTable, formula: &ColumnFormula) -> bool {
    match formula {
        ColumnFormula::Number(_) => false,
        ColumnFormula::Cell(id) | ColumnFormula::Total(id) => {
            table.columns.iter().any(|column| column.id.value == *id && column.is_money())
        }
        ColumnFormula::Two(left, _, right) => has_money(table, left) || has_money(table, right),
    }
}

/// Whether money is divided by what is not money.
fn is_for_each(table: &DataTable, formula: &ColumnFormula) -> bool {
    let ColumnFormula::Two(left, Sign::Over, right) = formula else { return false };
    let counted = matches!(**right, ColumnFormula::Cell(_) | ColumnFormula::Total(_));
    counted && has_money(table, left) && !has_money(table, right)
}

/// Whether 10000 stands behind a sign, or before ×.
fn has_factor(formula: &ColumnFormula, sign: Sign) -> bool {
    let ColumnFormula::Two(left, of, right) = formula else { return false };
    let is = |side: &ColumnFormula| *side == ColumnFormula::Number(TEN_THOUSAND);
    let here = *of == sign && (is(right) || sign == Sign::Times && is(left));
    here || has_factor(left, sign) || has_factor(right, sign)
}
