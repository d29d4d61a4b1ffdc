//! The catalogue to the JSON Schema of a facts file, with which an editor completes keys and finds slips.

use serde_json::{Map, Value, json};

use crate::catalogue::{
    Catalogue, Column, FUNDING_SOURCES, INCOME_SOURCES, Kind, PICTURE_PLACES, Row, SECTIONS,
};

/// The schema, titles and descriptions in Chinese, as lines of JSON.
pub(crate) fn schema(catalogue: &Catalogue) -> String {
    let mut root = mapping("填报数据", "一个单位一年的事实");
    for row in catalogue.rows() {
        insert(&mut root, &row.key, row);
    }
    root["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    root["properties"]["schema"]["const"] = json!("jixiao/1");
    let mut text = serde_json::to_string_pretty(&root).unwrap_or_default();
    text.push('\n');
    text
}

fn mapping(title: &str, description: &str) -> Value {
    json!({
        "title": title,
        "description": description,
        "type": ["object", "null"],
        "properties": {},
        "additionalProperties": false,
    })
}

/// Puts a row under its dotted path; mappings on the way are made, and a line of amounts may have keys below it.
fn insert(at: &mut Value, path: &str, row: &Row) {
    let (key, below) = path.split_once('.').map_or((path, None), |(key, rest)| (key, Some(rest)));
    let at = opened(at);
    let Some(below) = below else {
        if row.required {
            require(at, key);
        }
        let found = at["properties"].get(key).cloned();
        at["properties"][key] = match found {
            Some(mut found) => {
                found["title"] = json!(row.named());
                found["description"] = json!(row.note);
                found
            }
            None => node(row),
        };
        return;
    };
    if at["properties"].get(key).is_none() {
        at["properties"][key] = mapping("", "");
    }
    insert(&mut at["properties"][key], below, row);
}

/// The mapping of a node: itself, or of a line of amounts the form that is no bare number.
fn opened(node: &mut Value) -> &mut Value {
    if node.get("anyOf").is_some() { &mut node["anyOf"][1] } else { node }
}

fn require(at: &mut Value, key: &str) {
    let required = at.as_object_mut().map(|at| at.entry("required").or_insert(json!([])));
    if let Some(required) = required.and_then(Value::as_array_mut) {
        required.push(json!(key));
    }
}

fn node(row: &Row) -> Value {
    let mut node = match row.kind {
        Kind::Line => {
            let line = columns(&row.columns);
            json!({ "anyOf": [{ "type": NUMBER }, line] })
        }
        Kind::Section => return mapping(row.named(), &row.note),
        Kind::Amount | Kind::Count | Kind::Score => json!({ "type": NUMBER }),
        Kind::Percent => json!({ "type": ["string", "null"] }),
        Kind::Flag => json!({ "type": ["boolean", "string", "null"] }),
        Kind::Texts => json!({ "type": ["array", "null"], "items": { "type": WORDS } }),
        Kind::List => list(&row.key),
        Kind::Head | Kind::Words | Kind::Date | Kind::Prose => json!({ "type": WORDS }),
    };
    node["title"] = json!(row.named());
    node["description"] = json!(row.note);
    node
}

/// A number, also in quotes with separators; null is not filled in.
const NUMBER: [&str; 3] = ["number", "string", "null"];

/// Words; a number that is not quoted is taken for words too.
const WORDS: [&str; 3] = ["string", "number", "null"];

/// The mapping of a line of amounts.
fn columns(columns: &[Column]) -> Value {
    let mut line = mapping("金额行", "没写的不算 0");
    for column in columns {
        line["properties"][column.word()] = json!({ "title": column.key_name(), "type": NUMBER });
    }
    line["properties"]["reason"] = json!({ "title": "变动主要原因", "type": WORDS });
    line["properties"]["negative"] =
        json!({ "title": "红字说明：决算数、上年决算数是负数的才写", "type": WORDS });
    line["properties"]["from"] = json!({ "title": "出处，如 财决04!C12", "type": WORDS });
    line
}

/// Items of a list: fields with their names; `*` before the name of one that must be there.
type Fields = &'static [(&'static str, &'static str)];

const TITLED: Fields = &[("title", "*标题"), ("text", "内容")];

/// The lists of mappings, with the fields of their items.
const LISTS: &[(&str, Fields)] = &[
    (
        "organization.subordinates",
        &[("name", "*名称"), ("kind", "性质"), ("budget_unit", "是否预算单位")],
    ),
    (
        "evaluation.group",
        &[("role", "*组内职务"), ("title", "职务"), ("name", "*姓名"), ("task", "分工")],
    ),
    ("evaluation.steps", TITLED),
    ("income.parts", &[("id", "*编号"), ("source", "来源"), ("name", "*名称"), ("parts", "分项")]),
    ("expenditure.funding", &[("source", "*来源")]),
    (
        "buildings",
        &[
            ("name", "*名称"),
            ("approved_area", "批准面积（㎡）"),
            ("actual_area", "实际面积（㎡）"),
            ("approved_investment", "批准投资"),
            ("actual_investment", "实际投资"),
        ],
    ),
    (
        "indicators",
        &[
            ("id", "*编号"),
            ("path", "一至三级指标"),
            ("target", "年度指标值"),
            ("actual", "实际完成值"),
            ("weight", "分值"),
            ("score", "得分"),
            ("reason", "偏差原因及改进措施"),
            ("applicable", "是否适用"),
        ],
    ),
    (
        "projects",
        &[
            ("id", "*编号"),
            ("code", "项目编码"),
            ("name", "*项目名称"),
            ("category", "类别：business 业务工作专项，operation 运行维护专项"),
            ("priority", "是否重点项目"),
            ("department", "主管部门"),
            ("implementer", "实施单位"),
            ("funding", "资金来源"),
            ("goals", "目标"),
            ("indicators", "绩效指标"),
        ],
    ),
    (
        "lines",
        &[
            ("id", "*编号"),
            ("name", "*名称"),
            ("unit", "单位"),
            ("part_of", "是哪一项的一部分"),
            ("place", "放在哪一节末尾"),
        ],
    ),
    ("additions", &[("place", "*放在哪一节末尾"), ("title", "标题"), ("text", "*内容")]),
    (
        "pictures",
        &[
            ("id", "*编号"),
            ("file", "*图片文件（PNG、JPEG），从本文件所在的文件夹算起"),
            ("caption", "*图题，不写编号"),
            ("description", "*图片说明，给看不见图的人读"),
            ("place", "放在哪一节末尾，或附件；不写是 results"),
            ("width", "宽度：占版心宽度的百分比"),
        ],
    ),
    ("results", &[("title", "*标题"), ("items", "各项")]),
    ("problems", &[("id", "编号"), ("text", "*问题"), ("cause", "原因")]),
    (
        "measures",
        &[
            ("title", "*标题"),
            ("text", "内容"),
            ("answers", "对应的问题编号"),
            ("owner", "责任部门或责任人"),
            ("due", "时限"),
        ],
    ),
];

/// The lists whose items are lines of amounts too.
const WITH_AMOUNTS: [(&str, &[Column]); 3] = [
    ("income.parts", Column::STATED),
    ("expenditure.funding", Column::OF_FUNDING),
    ("lines", Column::STATED),
];

fn list(key: &str) -> Value {
    if let Some((_, fields)) = LISTS.iter().find(|(known, _)| *known == key) {
        return json!({ "type": ["array", "null"], "items": item(key, fields) });
    }
    match key {
        "organization.duties" => json!({ "type": ["array", "null"], "items": { "type": WORDS } }),
        "assessments" | "data_tables" | "extra" | "stated" => json!({ "type": ["object", "null"] }),
        _ => json!({ "type": ["array", "null"] }),
    }
}

fn item(key: &str, fields: Fields) -> Value {
    let mut properties = Map::new();
    let amounts = WITH_AMOUNTS.iter().find(|(known, _)| *known == key);
    if let Some((_, of)) = amounts {
        let line = columns(of);
        properties.extend(line["properties"].as_object().cloned().unwrap_or_default());
    }
    for (field, name) in fields {
        let mut node = json!({ "title": name.trim_start_matches('*') });
        if let Some(codes) = codes(key, field) {
            node["enum"] = codes.iter().map(|(code, _)| json!(code)).chain([Value::Null]).collect();
            let words: Vec<_> = codes.iter().map(|(code, name)| format!("{code} {name}")).collect();
            node["description"] = json!(words.join("、"));
        }
        properties.insert((*field).to_string(), node);
    }
    let required: Vec<_> =
        fields.iter().filter(|(_, name)| name.starts_with('*')).map(|(field, _)| *field).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// The codes that a field may hold.
fn codes(key: &str, field: &str) -> Option<&'static [(&'static str, &'static str)]> {
    match (key, field) {
        ("income.parts", "source") => Some(INCOME_SOURCES),
        ("expenditure.funding", "source") => Some(FUNDING_SOURCES),
        ("pictures", "place") => Some(&PICTURE_PLACES),
        (_, "place") => Some(&SECTIONS),
        _ => None,
    }
}
