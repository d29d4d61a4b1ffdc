//! The catalogue to the tables of the manuals: keys of a facts file, ids of figures, names that templates see.

use super::{
    Catalogue, Column, FUNDING_SOURCES, FieldForm, FigureKey, INCOME_SOURCES, ItemField, Kind,
    MONEY_SOURCES, Row, SECTIONS, SumOf,
};

/// The keys of one chapter of `data/README.md`: key, 中文名, 说明; ✱ marks what must be filled in.
pub fn keys(catalogue: &Catalogue, chapter: &str) -> String {
    let of_chapter = catalogue.rows().filter(|row| row.chapter == chapter);
    let line = |row: &Row| {
        let required = if row.required { " ✱" } else { "" };
        format!("| `{}`{required} | {} | {} |", row.key, row.named(), note(row))
    };
    table(&["键", "中文名", "说明"], of_chapter.map(line))
}

/// How a row is filled in, the fields of its items among it.
pub fn note(row: &Row) -> String {
    if !row.note.contains("{items}") {
        return row.note.clone();
    }
    let line = (!row.columns.is_empty()).then(|| "金额行的各键".to_string());
    let fields = row.items.iter().map(field).chain(line).collect::<Vec<_>>().join("、");
    row.note.replace("{items}", &format!("每项 {fields}"))
}

/// So many codes of a field stand beside it; more have a table of their own.
const CODES_BESIDE: usize = 5;

/// A field of an item: `` `role` 组内职务 ✱（组长、副组长、成员）``.
fn field(field: &ItemField) -> String {
    let required = if field.required { " ✱" } else { "" };
    let below = match field.form {
        FieldForm::Items(fields) | FieldForm::Mapping(fields) => {
            fields.iter().map(self::field).collect::<Vec<_>>().join("、")
        }
        _ => String::new(),
    };
    let codes = match field.codes.len() {
        0..=CODES_BESIDE => field.codes.iter().map(code).collect::<Vec<_>>().join("、"),
        _ => String::new(),
    };
    let notes = [field.note, &codes, &below].into_iter().filter(|note| !note.is_empty());
    let notes = notes.collect::<Vec<_>>().join("；");
    let brackets = if notes.is_empty() { String::new() } else { format!("（{notes}）") };
    format!("`{}` {}{required}{brackets}", field.key, field.name)
}

/// A code with its name, or alone where that is its name: `` `business` 业务工作专项``.
fn code((code, name): &(&str, &str)) -> String {
    match code == name {
        true => format!("`{code}`"),
        false => format!("`{code}` {name}"),
    }
}

/// The codes of 收入来源 and 资金来源.
pub fn source_codes() -> String {
    let name = |codes: &[(&str, &str)], of: &str| {
        let found = codes.iter().find(|(code, _)| *code == of);
        found.map_or("—", |(_, name)| *name).to_string()
    };
    let line = |code: &str| {
        let [income, funding] = [INCOME_SOURCES, FUNDING_SOURCES].map(|codes| name(codes, code));
        format!("| `{code}` | {income} | {funding} |")
    };
    let rows = MONEY_SOURCES.iter().map(|source| line(source.code));
    table(&["代码", "收入来源", "资金来源"], rows)
}

/// The codes of the sections.
pub fn section_codes() -> String {
    let line = |(code, name): &(&str, &str)| format!("| `{code}` | {name} |");
    table(&["代码", "哪一节"], SECTIONS.iter().map(line))
}

/// The chapters in their order.
pub fn chapters(catalogue: &Catalogue) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for row in catalogue.rows() {
        if !all.contains(&row.chapter.as_str()) {
            all.push(&row.chapter);
        }
    }
    all
}

/// The figures of the rows that are no lists: id, name, formula.
pub fn figures(catalogue: &Catalogue) -> String {
    let rows = catalogue.rows().flat_map(|row| figure_lines(catalogue, row));
    table(&["编号", "名称", "公式"], rows)
}

fn figure_lines(catalogue: &Catalogue, row: &Row) -> Vec<String> {
    let value = row.value();
    let mut lines = Vec::new();
    match row.kind {
        Kind::Line => {
            let columns = row.columns.iter().filter(|column| **column != Column::Actual);
            let words: Vec<_> = std::iter::once(format!("`{value}`"))
                .chain(columns.map(|column| format!("`{}`", column.word())))
                .collect();
            let sum = sum_words(catalogue, row);
            lines.push(format!("| {} | {}各列 | {sum} |", words.join(" "), row.name));
        }
        Kind::Amount | Kind::Count | Kind::Score | Kind::Percent | Kind::Words | Kind::Texts => {
            let sum = sum_words(catalogue, row);
            lines.push(format!("| `{value}` | {} | {sum} |", row.name));
        }
        Kind::Head | Kind::Section | Kind::Flag | Kind::Date | Kind::Prose | Kind::List => {}
    }
    if let Some(before) = &row.last_year {
        let before = name_of(catalogue, &FigureKey::parse(before));
        let change = row.figure(Column::Change);
        let formula = format!("{}－{before}", row.name);
        lines.push(format!("| `{change}` `change_size` | {}增减、增减数 | {formula} |", row.name));
    }
    lines.extend(row.rates.iter().filter(|rate| rate.column != Column::Value).map(|rate| {
        let sides = [rate.part, rate.whole].map(|side| name_of(catalogue, &side.key(row)));
        let key = row.figure(rate.column);
        format!("| `{key}` | {} | {}÷{} |", row.rate_name(rate), sides[0], sides[1])
    }));
    lines
}

/// What a line's 决算数 is where it is not filled in.
fn sum_words(catalogue: &Catalogue, row: &Row) -> String {
    match row.sum_of {
        SumOf::Nothing => String::new(),
        SumOf::Rows | SumOf::FilledRows => {
            let parts = catalogue.parts_of(row.fact());
            parts.map(|part| part.name.as_str()).collect::<Vec<_>>().join("＋")
        }
        SumOf::FilledParts => {
            let parts = catalogue.parts_of(row.parts_key());
            parts.map(|part| part.name.as_str()).collect::<Vec<_>>().join("＋")
        }
        SumOf::Lines(facts) => {
            let lines = facts.iter().filter_map(|fact| catalogue.row(fact));
            lines.map(|line| line.name.as_str()).collect::<Vec<_>>().join("＋")
        }
        SumOf::Available => "本年收入合计＋年初结转结余＋使用非财政拨款结余".into(),
        SumOf::IncomeParts => "收入构成各项之和".into(),
        SumOf::Items => "各科目之和".into(),
        SumOf::Projects => "各项目之和".into(),
        SumOf::Balance => "年初＋收入＋使用非财政拨款结余－支出－结余分配".into(),
        SumOf::Scores => "整体自评表的总分，没有的取评分表的总分".into(),
        SumOf::Listed(list) => format!("{}的个数", name_of(catalogue, &FigureKey::parse(list))),
        SumOf::Same(other) => name_of(catalogue, &FigureKey::parse(other)),
    }
}

/// The name of a figure of a row.
fn name_of(catalogue: &Catalogue, key: &FigureKey) -> String {
    let of_fact = |row: &&Row| row.kind == Kind::Line && Some(row.fact()) == key.fact();
    if let Some(row) = catalogue.rows().find(|row| row.value() == *key) {
        return row.value_name();
    }
    let line = catalogue.rows().find(of_fact);
    line.map_or_else(|| key.to_string(), |row| format!("{}{}", row.name, key.column().title()))
}

/// The names that templates see: name, meaning. A line of amounts has the columns of a table of its own.
pub fn names(catalogue: &Catalogue) -> String {
    table(&["名称", "含义"], catalogue.rows().flat_map(name_lines))
}

fn name_lines(row: &Row) -> Vec<String> {
    let line = |names: &str, meaning: &str| format!("| {names} | {meaning} |");
    match row.kind {
        Kind::Line => {
            let mut lines =
                vec![line(&format!("`{}`", row.fact()), &format!("{}（金额行）", row.name))];
            lines.extend(parts_line(row));
            if row.sum_of == SumOf::FilledRows {
                let names =
                    format!("`{0}.lines[].id` `{0}.lines[].name` `{0}.lines[]`", row.fact());
                let meaning = "各项中填了的，依次：键的最后一段（判断是哪一项用）、名称、金额行";
                lines.push(line(&names, meaning));
            }
            lines
        }
        Kind::Amount | Kind::Count | Kind::Score | Kind::Percent => {
            let mut lines = vec![line(&format!("`{}`", row.value()), &row.name)];
            lines.extend(parts_line(row));
            if row.last_year.is_some() {
                let names = [Column::Change, Column::ChangeSize, Column::ChangeClause]
                    .map(|column| format!("`{}`", row.view_name(column)));
                let meaning = format!("{}比上年增减；增减数（不带负号）；同比的一句话", row.name);
                lines.push(line(&names.join(" "), &meaning));
            }
            let beyond = [
                row.may_be_short().then_some((Column::Size, "不带负号")),
                row.exceeds().map(|_| (Column::Excess, "超出数")),
            ];
            lines.extend(beyond.into_iter().flatten().map(|(column, meaning)| {
                line(&format!("`{}`", row.view_name(column)), &format!("{}，{meaning}", row.name))
            }));
            let rates = row.rates.iter().filter(|rate| rate.column != Column::Value);
            lines.extend(rates.flat_map(|rate| {
                let name = row.rate_name(rate);
                let own = line(&format!("`{}`", row.view_name(rate.column)), &name);
                let change = rate.column.change_of_rate().map(|columns| {
                    let names = columns.map(|column| format!("`{}`", row.view_name(column)));
                    let meaning = format!("{name}比上年增减几个百分点；一句话");
                    line(&names.join(" "), &meaning)
                });
                [Some(own), change].into_iter().flatten()
            }));
            lines.extend(row.view.iter().map(|(names, meaning)| line(names, meaning)));
            lines
        }
        Kind::Words | Kind::Flag | Kind::Date | Kind::Prose => {
            vec![line(&format!("`{}`", row.key), &row.name)]
        }
        Kind::Texts => vec![line(&format!("`{}[]`", row.key), &row.name)],
        Kind::Head | Kind::List => {
            row.view.iter().map(|(names, meaning)| line(names, meaning)).collect()
        }
        Kind::Section => Vec::new(),
    }
}

/// The names of the parts of a value that is the sum of those filled in.
fn parts_line(row: &Row) -> Option<String> {
    let parts = row.view_parts();
    let names = ["name", "value", "share"].map(|name| format!("`{parts}[].{name}`"));
    let meaning = format!("{}的各项中填了的：名称、数、占比", row.name);
    (row.sum_of == SumOf::FilledParts).then(|| format!("| {} | {meaning} |", names.join(" ")))
}

fn table(head: &[&str], rows: impl Iterator<Item = String>) -> String {
    let rule = vec!["---"; head.len()].join(" | ");
    let mut lines = vec![format!("| {} |", head.join(" | ")), format!("| {rule} |")];
    lines.extend(rows);
    lines.join("\n")
}
