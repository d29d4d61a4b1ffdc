//! The catalogue to the JSON Schema of a facts file, with which an editor completes keys and finds errors.

use serde_json::{Map, Value, json};

use super::schema_values::{self, WORDS};
use crate::catalogue::manual;
use crate::catalogue::{Catalogue, Column, FieldForm, ItemField, ItemForm, Kind, LINE_NOTES, Row};

/// The schema, titles and descriptions in Chinese, as lines of JSON. Some `packs` come with the program.
pub(crate) fn schema(catalogue: &Catalogue, packs: &[&str]) -> String {
    let mut root = mapping("填报数据", "一个单位一年的事实");
    for row in catalogue.rows() {
        insert(&mut root, &row.key, row, &|row| node(catalogue, row, packs));
    }
    name_groups(&mut root);
    root["$schema"] = json!("http://json-schema.org/draft-07/schema#");
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

/// What a row and its kind say of a value.
fn description(row: &Row) -> String {
    let note = manual::note(row);
    if note.is_empty() { schema_values::how_written(row) } else { note }
}

/// Groups of keys that no row names, by the names of what stands in them.
fn name_groups(node: &mut Value) {
    let below = node.get_mut("properties").and_then(Value::as_object_mut);
    let children: Vec<_> = below.into_iter().flatten().map(|(_, child)| child).collect();
    let mut names = Vec::new();
    for child in children {
        name_groups(opened(child));
        names.extend(child["title"].as_str().map(ToString::to_string));
    }
    if node["title"] == "" {
        node["title"] = json!(format!("{}等", names.first().map_or("", String::as_str)));
        node["description"] = json!(names.join("、"));
    }
}

/// Puts a row under its dotted path; mappings on the way are made, and a line of amounts may have keys below it.
fn insert(at: &mut Value, path: &str, row: &Row, node: &impl Fn(&Row) -> Value) {
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
                found["description"] = json!(description(row));
                found
            }
            None => node(row),
        };
        return;
    };
    if at["properties"].get(key).is_none() {
        at["properties"][key] = mapping("", "");
    }
    insert(&mut at["properties"][key], below, row, node);
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

fn node(catalogue: &Catalogue, row: &Row, packs: &[&str]) -> Value {
    let mut node = match row.kind {
        Kind::Line => json!({ "anyOf": [schema_values::number(), columns(&row.columns)] }),
        Kind::Section => mapping("", ""),
        Kind::List => list(catalogue, row),
        _ => schema_values::of_row(row, packs),
    };
    node["title"] = json!(row.named());
    node["description"] = json!(description(row));
    node
}

/// The mapping of a line of amounts.
fn columns(columns: &[Column]) -> Value {
    let mut line = mapping("金额行", "没写的不算 0");
    line["properties"] = Value::Object(schema_values::columns(columns));
    for field in &LINE_NOTES {
        line["properties"][field.key] = described(json!({ "type": WORDS }), field);
    }
    line
}

fn list(catalogue: &Catalogue, row: &Row) -> Value {
    let item = || item(catalogue, row);
    let words = json!({ "type": WORDS });
    match row.item_form {
        ItemForm::Mappings => array(item()),
        ItemForm::MappingsOrNames => array(json!({ "anyOf": [words, item()] })),
        ItemForm::Texts => array(words),
        ItemForm::ById => {
            let mut by_id = by_name(item());
            by_id["propertyNames"] = schema_values::ids();
            by_id
        }
        ItemForm::TextsById => by_name(words),
    }
}

fn array(items: Value) -> Value {
    json!({ "type": ["array", "null"], "items": items })
}

/// A mapping whose keys the unit chooses.
fn by_name(value: Value) -> Value {
    json!({ "type": ["object", "null"], "additionalProperties": value })
}

/// A mapping of a list's row, which may be a line of amounts too.
fn item(catalogue: &Catalogue, row: &Row) -> Value {
    let mut item = fields(catalogue, row.items, &row.key);
    if !row.columns.is_empty() {
        let line = columns(&row.columns);
        for (key, node) in line["properties"].as_object().into_iter().flatten() {
            item["properties"][key] = node.clone();
        }
    }
    item
}

/// A mapping of fields, in the list that is the row of the key `within`.
fn fields(catalogue: &Catalogue, fields: &[ItemField], within: &str) -> Value {
    let nodes =
        fields.iter().map(|field| (field.key.to_string(), field_node(catalogue, field, within)));
    let required = fields.iter().filter(|field| field.required).map(|field| field.key);
    json!({
        "type": "object",
        "properties": nodes.collect::<Map<_, _>>(),
        "required": required.collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

fn field_node(catalogue: &Catalogue, field: &ItemField, within: &str) -> Value {
    let below = |inner| fields(catalogue, inner, within);
    let node = match field.form {
        FieldForm::Scalar if field.codes.is_empty() => json!({}),
        FieldForm::Scalar => {
            let codes = field.codes.iter().map(|(code, _)| json!(code));
            json!({ "enum": codes.chain([Value::Null]).collect::<Vec<_>>() })
        }
        FieldForm::Id => schema_values::id(),
        FieldForm::Number => schema_values::number(),
        FieldForm::Signed => schema_values::signed(),
        FieldForm::Percent => schema_values::percent(),
        FieldForm::Flag => schema_values::flag(),
        FieldForm::Texts => array(json!({ "type": WORDS })),
        FieldForm::Items(inner) => array(below(inner)),
        FieldForm::OpenItems(inner) => {
            let mut open = below(inner);
            open["additionalProperties"] = json!(true);
            array(open)
        }
        FieldForm::Mapping(inner) => below(inner),
        FieldForm::TextOrMapping(inner) => json!({ "anyOf": [{ "type": WORDS }, below(inner)] }),
        FieldForm::OpenMapping => by_name(json!({})),
        // Parts of parts are not described again and again.
        FieldForm::SameAs(key) if key == within => array(json!({ "type": "object" })),
        FieldForm::SameAs(key) => catalogue.row(key).map_or(json!({}), |row| list(catalogue, row)),
    };
    described(node, field)
}

/// A node with the name of its field, and what may stand there.
fn described(mut node: Value, field: &ItemField) -> Value {
    node["title"] = json!(field.name);
    let codes = field.codes.iter().map(|(code, name)| format!("{code} {name}"));
    let codes = codes.collect::<Vec<_>>().join("、");
    let notes = [field.note, &codes].into_iter().filter(|note| !note.is_empty());
    let notes = notes.collect::<Vec<_>>().join("：");
    if !notes.is_empty() {
        node["description"] = json!(notes);
    }
    node
}
