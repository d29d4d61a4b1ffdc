//! So many levels, rows of a table and goals as a sentence lists before the number.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{DataCell, DataTable};
use crate::statements::numerals::{is_part_of_numeral, small_number};
use crate::statements::passage::Passage;

/// Numbers behind the names that they count.
pub(crate) static LISTED_NAMES: CheckRule = CheckRule::new(codes::E44, Needs::Lists, listed_names);

fn listed_names(context: &CheckContext, findings: &mut Diagnostics) {
    let rows: Vec<_> = context.report.data_tables.iter().filter_map(TableRows::of).collect();
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        for (at, end, stated) in numerals(passage) {
            let listed = levels(passage, at, end)
                .or_else(|| rows.iter().find_map(|rows| rows.listed(passage, at, end)))
                .or_else(|| goals(passage, at, end));
            let Some(listed) = listed.filter(|listed| *listed != stated as usize) else { continue };
            let written = passage.text(at, end + 1);
            let message = format!("列了{listed}个，却写“{written}”");
            let hint = "补全或改个数；没有列全的写“等”";
            context.report_word(passage, (at, &written), (message, hint), findings);
        }
    }
}

/// Every whole number that is not cited: where it begins and ends, and its value.
fn numerals(passage: &Passage) -> Vec<(usize, usize, u32)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < passage.chars.len() {
        let length = passage.chars[at..].iter().take_while(|c| is_part_of_numeral(**c)).count();
        let value = small_number(&passage.text(at, at + length)).filter(|_| length > 0);
        if let Some(value) = value.filter(|_| !passage.is_cited(at, length)) {
            found.push((at, at + length, value));
        }
        at += length.max(1);
    }
    found
}

/// The names of levels of government.
const LEVELS: [&str; 13] =
    ["国家", "中央", "省", "州", "市", "区", "县", "街道", "乡镇", "镇", "乡", "村", "组"];

/// How many levels stand before a number: 县、乡、村三级.
fn levels(passage: &Passage, at: usize, end: usize) -> Option<usize> {
    passage.has(end, "级").then_some(())?;
    let ends_with = |at: usize| LEVELS.into_iter().find(|level| passage.ends_with(at, level));
    let (count, start) = names_before(passage, at, |at| Some(ends_with(at)?.chars().count()));
    // 区县、乡、村: a name that is not of one level.
    let joined =
        start.checked_sub(1).is_some_and(|before| "县市区镇乡".contains(passage.chars[before]));
    (count > 1 && !joined).then_some(count)
}

/// How many names stand before a place with nothing but 、 or 和 between them, by a function that measures the name that
/// ends at one, and where the first begins.
fn names_before(
    passage: &Passage,
    at: usize,
    name: impl Fn(usize) -> Option<usize>,
) -> (usize, usize) {
    let (mut count, mut end) = (0, at);
    while let Some(length) = name(end) {
        count += 1;
        let start = end - length;
        match start.checked_sub(1).map(|before| passage.chars[before]) {
            Some('、' | '和' | '及') if name(start - 1).is_some() => end = start - 1,
            Some('、' | '和' | '及') => return (0, start),
            _ => return (count, start),
        }
    }
    (count, end)
}

/// What the rows of a table are called, and what each is: 青山镇, 石门镇, 乡镇.
struct TableRows<'a> {
    names: Vec<&'a str>,
    head: &'a str,
}

impl<'a> TableRows<'a> {
    fn of(table: &'a DataTable) -> Option<Self> {
        let head = table.columns.iter().position(|column| column.unit.is_none())?;
        let name = |cells: &'a [DataCell]| match cells.get(head)? {
            DataCell::Text(words) => Some(words.value.trim()),
            _ => None,
        };
        let names: Vec<_> = table.counted_rows().filter_map(|row| name(&row.cells)).collect();
        let title = table.columns[head].name.value.trim();
        let head = title.strip_suffix("名称").unwrap_or(title);
        let named = head.chars().count() > 1 && names.len() > 1;
        named.then_some(Self { names, head })
    }

    /// How many rows a sentence names before a number of them: 龙潭、黄沙、白杨3个乡镇.
    fn listed(&self, passage: &Passage, at: usize, end: usize) -> Option<usize> {
        let counted = passage.has(end, "个") && passage.has(end + 1, self.head);
        counted.then_some(())?;
        let (count, _) = names_before(passage, at, |at| self.name_before(passage, at));
        (count > 1).then_some(count)
    }

    /// The length of the name that ends at a place, with or without what all of them are called.
    fn name_before(&self, passage: &Passage, at: usize) -> Option<usize> {
        let short = |name: &&'a str| {
            let kinds = self.head.chars().map(|kind| name.strip_suffix(kind));
            let kind = name.strip_suffix(self.head).or_else(|| kinds.into_iter().flatten().next());
            kind.filter(|short| short.chars().count() > 1)
        };
        let names = self.names.iter().copied().chain(self.names.iter().filter_map(short));
        let long = names.filter(|name| name.chars().count() > 1);
        long.filter(|name| passage.ends_with(at, name)).map(|name| name.chars().count()).max()
    }
}

/// Words of a clause that is no goal of its own.
const NO_GOAL: [&str; 14] = [
    "目标", "计划", "任务", "其中", "占", "比", "较", "增长", "下降", "增加", "减少", "预算",
    "年初", "分别",
];

/// How many goals a sentence lists before it says that all were reached: …，群众满意度95.19%，5项目标全部完成.
fn goals(passage: &Passage, at: usize, end: usize) -> Option<usize> {
    const ALL: [&str; 4] = ["项目标全部", "项目标均", "项目标都", "项指标全部"];
    ALL.iter().find(|word| passage.has(end, word))?;
    let (start, _) = passage.sentence(at);
    let ahead = passage.text(start, at);
    let listed = ahead.strip_suffix('，')?;
    let clauses: Vec<_> = listed.split(['，', '；']).collect();
    let counted = clauses.iter().filter(|one| one.contains(|c: char| c.is_ascii_digit())).count();
    let plain = !says(listed, &NO_GOAL) && !listed.contains(['：', '（', '等']);
    (plain && counted > 2 && counted + 1 >= clauses.len()).then_some(clauses.len())
}
