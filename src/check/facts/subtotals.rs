//! Rows of own tables that add up others or are a part of another, and are added into the total like all others.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{DataCell, DataColumn, DataRow, DataTable, Fact};

/// A sum, or a part, among what is added up.
pub(crate) static SUBTOTALS: CheckRule = CheckRule::new(codes::E02, Needs::Lists, subtotals);

/// Rows that have another name and are what those above them make up.
pub(crate) static LIKE_SUBTOTALS: CheckRule =
    CheckRule::new(codes::E27, Needs::Lists, like_subtotals);

/// What a row is called that adds up others.
const SUMS: [&str; 4] = ["小计", "合计", "总计", "共计"];

/// Why a row must not be added into the total.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CountedTwice {
    /// It adds up the whole table.
    Total,
    /// It adds up rows above it.
    Subtotal,
    /// It is within a row above it.
    Part,
}

impl CountedTwice {
    /// The ways out.
    fn hint(self) -> &'static str {
        match self {
            Self::Total => "删去这一行，合计由程序相加；是小计的，写 subtotal: true",
            Self::Subtotal => {
                "是小计的，在这一行写 subtotal: true，数由程序相加，不用填；不是小计的，换一个不叫小计、合计的名称"
            }
            Self::Part => {
                "“其中”的数在上面的行里已经有了：删去这一行，或把上面的行改成互不包含的几行，上面一行写 subtotal: true"
            }
        }
    }
}

fn subtotals(context: &CheckContext, findings: &mut Diagnostics) {
    for table in context.report.data_tables.iter().filter(|table| has_totals(table)) {
        for row in table.counted_rows() {
            let Some(words) = name(row) else { continue };
            let called: String = words.value.chars().filter(|c| !c.is_whitespace()).collect();
            let Some(why) = counted_twice(&called) else { continue };
            let message = format!("“{}”里的“{called}”和各行一起加进了合计", table.title.value);
            findings.push(context.finding(message).at(words.span).hint(why.hint()));
        }
    }
}

/// Whether a table has a column that is added up.
fn has_totals(table: &DataTable) -> bool {
    table.columns.iter().any(is_added)
}

/// Whether a column is added up.
fn is_added(column: &DataColumn) -> bool {
    column.unit.is_some() && column.formula.is_none()
}

/// What a row is called: its first words that are no number of its own.
fn name(row: &DataRow) -> Option<&Fact<String>> {
    row.cells.iter().find_map(|cell| match cell {
        DataCell::Text(words) if words.value.chars().any(char::is_alphabetic) => Some(words),
        _ => None,
    })
}

/// Whether a name says that its row adds up others or is within one: 图书小计, 小计（图书）, 其中：图书. Names that have the
/// word as a part of another thing, 合计数核对工作, do not.
fn counted_twice(called: &str) -> Option<CountedTwice> {
    let called = called.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (outer, inner) = without_brackets(called);
    let bare = outer.trim_end_matches(is_number);
    let ends = |word: &str| SUMS.iter().any(|sum| word.ends_with(sum));
    let leads = SUMS.iter().any(|sum| {
        let rest = bare.strip_prefix(sum);
        rest.and_then(|rest| rest.chars().next()).is_some_and(|next| !next.is_alphanumeric())
    });
    match bare {
        "合计" | "总计" | "共计" | "累计" if inner.is_empty() => Some(CountedTwice::Total),
        _ if is_part(called) => Some(CountedTwice::Part),
        _ if ends(bare) || leads || SUMS.contains(&inner.as_str()) => Some(CountedTwice::Subtotal),
        _ => None,
    }
}

/// Whether a name says that its row is within one above: 其中, 其中：图书, 其中图书. What is called so itself, the village 其中村,
/// is none.
fn is_part(called: &str) -> bool {
    const PLACES: [char; 13] =
        ['村', '乡', '镇', '县', '市', '区', '州', '街', '路', '桥', '河', '山', '站'];
    let Some(rest) = called.strip_prefix("其中") else { return false };
    let kind = rest.trim_end_matches(is_number);
    !(kind.chars().count() == 1 && kind.ends_with(PLACES))
}

/// A name without what stands in brackets, and what does.
fn without_brackets(name: &str) -> (String, String) {
    let (mut outer, mut inner, mut depth) = (String::new(), String::new(), 0_usize);
    for c in name.chars() {
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            c if depth > 0 => inner.push(c),
            c => outer.push(c),
        }
    }
    (outer, inner)
}

/// Whether a character numbers a sum: 小计1, 小计一.
fn is_number(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十：:".contains(c)
}

fn like_subtotals(context: &CheckContext, findings: &mut Diagnostics) {
    for table in context.report.data_tables.iter().filter(|table| has_totals(table)) {
        for (row, count) in added_up(table) {
            let Some(words) = name(row).filter(|words| counted_twice(&words.value).is_none())
            else {
                continue;
            };
            let message = format!(
                "“{}”里“{}”的各个数恰是上面 {count} 行之和，又和它们一起加进了合计",
                table.title.value, words.value
            );
            let hint =
                "是小计的，在这一行写 subtotal: true，数由程序相加，不用填；不是的，核对这一行的数";
            findings.push(context.finding(message).at(words.span).hint(hint));
        }
    }
}

/// The rows all of whose numbers some rows directly above make up, and how many rows, the fewest that do. It takes two
/// columns to be certain, in each of which no row has nothing, and numbers that do not meet by chance, as round ones do.
fn added_up(table: &DataTable) -> Vec<(&DataRow, usize)> {
    let (mut found, mut above) = (Vec::new(), RunningSums::default());
    for row in &table.rows {
        let Some(own) = numbers(table, row).filter(|_| !row.is_subtotal) else {
            above = RunningSums::default();
            continue;
        };
        if let Some(count) = above.rows_of(&own).filter(|_| is_certain(&own)) {
            found.push((row, count));
        }
        above.push(&own);
    }
    found
}

/// Whether numbers do not meet others by chance.
fn is_certain(numbers: &[Decimal]) -> bool {
    let digits: Vec<_> = numbers.iter().map(|number| significant(*number)).collect();
    digits.len() > 1 && digits.iter().any(|count| *count >= 3) && digits.iter().sum::<usize>() >= 5
}

/// The sums of the rows from the first one on, by which those of the last so many are known without adding them again.
#[derive(Default)]
struct RunningSums {
    /// Of all rows, and of all but the last.
    all: Vec<Decimal>,
    but_last: Option<Vec<Decimal>>,
    count: usize,
    /// The sums before those two, and the most rows that each is of.
    earlier: HashMap<Vec<Decimal>, usize>,
}

impl RunningSums {
    fn push(&mut self, row: &[Decimal]) {
        self.all.resize(row.len(), Decimal::ZERO);
        if let Some(sums) = self.but_last.replace(self.all.clone()) {
            self.earlier.insert(sums, self.count - 1);
        }
        self.all.iter_mut().zip(row).for_each(|(sum, part)| *sum += *part);
        self.count += 1;
    }

    /// How many of the last rows, two at least, have these sums.
    fn rows_of(&self, wanted: &[Decimal]) -> Option<usize> {
        let rest: Vec<_> = self.all.iter().zip(wanted).map(|(sum, part)| *sum - *part).collect();
        self.earlier.get(&rest).map(|first| self.count - first)
    }
}

/// How many digits a number has without the zeros at its end.
fn significant(number: Decimal) -> usize {
    number.mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

/// The numbers of a row in the columns that are added up; nothing if one is missing or is 0.
fn numbers(table: &DataTable, row: &DataRow) -> Option<Vec<Decimal>> {
    let added = |index: &usize| is_added(&table.columns[*index]);
    let columns = (0..table.columns.len()).filter(added);
    let number = |index: usize| match row.cells.get(index) {
        Some(DataCell::Number(number)) if !number.value.is_zero() => Some(number.value),
        _ => None,
    };
    columns.map(number).collect()
}
