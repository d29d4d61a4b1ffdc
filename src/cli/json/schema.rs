//! The catalogue to the JSON Schema of a facts file, with which an editor completes keys and finds errors.

use serde_json::{Map, Value, json};

use crate::catalogue::{Catalogue, Column, Kind, Row};

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
        Kind::List => list(row),
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
    line["properties"]["budget_reason"] =
        json!({ "title": "决算与预算不同的主要原因", "type": WORDS });
    line["properties"]["negative"] =
        json!({ "title": "红字说明：决算数、上年决算数是负数的才写", "type": WORDS });
    line["properties"]["from"] = json!({ "title": "出处，如 财决04!C12", "type": WORDS });
    line
}

fn list(row: &Row) -> Value {
    if !row.items.is_empty() {
        return json!({ "type": ["array", "null"], "items": item(row) });
    }
    match row.key.as_str() {
        "organization.duties" => json!({ "type": ["array", "null"], "items": { "type": WORDS } }),
        "assessments" | "data_tables" | "extra" | "stated" => json!({ "type": ["object", "null"] }),
        _ => json!({ "type": ["array", "null"] }),
    }
}

/// A mapping of a list's row, which may be a line of amounts too.
fn item(row: &Row) -> Value {
    let mut properties = Map::new();
    if !row.columns.is_empty() {
        let line = columns(&row.columns);
        properties.extend(line["properties"].as_object().cloned().unwrap_or_default());
    }
    for item in row.items {
        let mut node = json!({ "title": item.name });
        if !item.codes.is_empty() {
            let codes = || item.codes.iter();
            node["enum"] = codes().map(|(code, _)| json!(code)).chain([Value::Null]).collect();
            let words: Vec<_> = codes().map(|(code, name)| format!("{code} {name}")).collect();
            node["description"] = json!(words.join("、"));
        }
        properties.insert(item.key.to_string(), node);
    }
    let required = row.items.iter().filter(|item| item.required).map(|item| item.key);
    json!({
        "type": "object",
        "properties": properties,
        "required": required.collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}
