//! The kinds of single values to their nodes of a JSON Schema: what the reader takes passes, what it refuses does not.

use serde_json::{Map, Value, json};

use crate::catalogue::{Column, Kind, Row};

/// Words; a number that is not quoted is taken for words too.
pub(super) const WORDS: [&str; 3] = ["string", "number", "null"];

/// A number as text, with commas every three digits or without; the sign stands before it.
const DIGITS: &str = "([0-9]{1,19}|[0-9]{1,3}(,[0-9]{3}){1,6})(\\.[0-9]{1,6})?";

/// A pattern over a whole text, blanks around it aside.
fn whole(pattern: &str) -> String {
    format!("^[ \\t]*{pattern}[ \\t]*$")
}

/// An amount of any sign.
pub(super) fn signed() -> Value {
    json!({ "type": ["number", "string", "null"], "pattern": whole(&format!("-?{DIGITS}")) })
}

/// An amount, a score, an area: not negative.
pub(super) fn number() -> Value {
    json!({ "type": ["number", "string", "null"], "minimum": 0, "pattern": whole(DIGITS) })
}

/// A whole number of things.
fn count() -> Value {
    let digits = "([0-9]{1,19}|[0-9]{1,3}(,[0-9]{3}){1,6})(\\.0{1,6})?";
    json!({ "type": ["integer", "string", "null"], "minimum": 0, "pattern": whole(digits) })
}

/// A rate with its sign.
pub(super) fn percent() -> Value {
    json!({ "type": ["string", "null"], "pattern": whole(&format!("{DIGITS}[ \\t]*%")) })
}

/// Yes or no.
pub(super) fn flag() -> Value {
    let words = ["true", "True", "TRUE", "是", "false", "False", "FALSE", "否"];
    let all = words.iter().map(|word| json!(word)).chain([json!(true), json!(false), Value::Null]);
    json!({ "enum": all.collect::<Vec<_>>() })
}

/// A name in ids of figures, with the words left free that figures of groups are called by.
pub(super) fn id() -> Value {
    json!({
        "type": ["string", "integer", "null"],
        "minimum": 0,
        "pattern": whole("[a-z0-9_]+"),
        "not": { "enum": ["id", "total", "difference"] },
    })
}

/// The keys of a mapping, each of which is such a name.
pub(super) fn ids() -> Value {
    json!({ "pattern": "^[a-z0-9_]+$", "not": { "enum": ["id", "total", "difference"] } })
}

fn date() -> Value {
    let forms = "[1-9][0-9]{3}(-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)";
    json!({ "type": ["string", "null"], "pattern": whole(forms) })
}

/// What a file says of itself. A pack may be one of the unit's own, so that those that come with the program are examples.
fn head(key: &str, packs: &[&str]) -> Value {
    match key {
        "schema" => json!({ "const": "jixiao/1" }),
        "year" => json!({
            "type": ["integer", "string"],
            "minimum": 1000,
            "maximum": 9999,
            "pattern": "^[1-9][0-9]{3}$",
        }),
        "unit" => json!({ "enum": ["元", "万元"] }),
        "pack" => json!({ "type": WORDS, "pattern": "^[^/\\\\]+$", "examples": packs }),
        _ => json!({ "type": WORDS }),
    }
}

/// A row that holds one value.
pub(super) fn of_row(row: &Row, packs: &[&str]) -> Value {
    match row.kind {
        Kind::Amount => number(),
        Kind::Score => {
            let mut score = number();
            score["maximum"] = json!(100);
            score
        }
        Kind::Count => count(),
        Kind::Percent => percent(),
        Kind::Flag => flag(),
        Kind::Date => date(),
        Kind::Head => head(&row.key, packs),
        Kind::Texts => json!({ "type": ["array", "null"], "items": { "type": WORDS } }),
        Kind::Words | Kind::Prose | Kind::Line | Kind::Section | Kind::List => {
            json!({ "type": WORDS })
        }
    }
}

/// How a value of a kind is written, for rows whose note does not say it.
pub(super) fn how_written(row: &Row) -> String {
    let unit = if row.unit.is_empty() { "" } else { &row.unit };
    match row.kind {
        Kind::Amount => "金额，只写数字，单位照文件开头的 unit".into(),
        Kind::Count => format!("个数（{unit}），写整数，没有的写 0"),
        Kind::Percent => "带半角百分号：98.50%".into(),
        Kind::Flag => "true（是）或 false（否）".into(),
        Kind::Date => "2024-03-05 或 2024年3月5日".into(),
        Kind::Prose => "正文，可以引用数字：${income.total}".into(),
        Kind::Words => "一行文字，照原样印".into(),
        Kind::Section => "以下各键，写在缩进的几行里".into(),
        Kind::Head | Kind::Line | Kind::List | Kind::Texts | Kind::Score => String::new(),
    }
}

/// The columns of a line of amounts, each with what it is.
pub(super) fn columns(columns: &[Column]) -> Map<String, Value> {
    let node = |column: &Column| {
        let mut node = match column {
            Column::Adjustment | Column::Actual | Column::LastYear => signed(),
            _ => number(),
        };
        node["title"] = json!(column.key_name());
        node["description"] = json!(what(*column));
        (column.word().to_string(), node)
    };
    columns.iter().map(node).collect()
}

/// What stands in a column of a line of amounts.
fn what(column: Column) -> &'static str {
    match column {
        Column::Initial => "年初批复的预算",
        Column::Adjustment => "年中追加的写正数，追减的写负数；没有的不写",
        Column::Budget => "年末的全年预算；不写的，是年初预算加追加追减",
        Column::Actual => "本年决算；没有发生的写 0，红字的另写 negative",
        Column::LastYear => "上年决算；上年没有的写 0，红字的另写 negative",
        Column::LastYearBudget => "上年的全年预算",
        Column::Received => "这个来源的收入；不写的，取收入构成里同一来源的",
        Column::BasicSpending => "这个来源用于基本支出的",
        Column::ProjectSpending => "这个来源用于项目支出的",
        Column::Issued => "下达的指标",
        Column::Arrived => "到账的资金",
        _ => "没写的不算 0",
    }
}
