//! `jixiao schema`: every key of the catalogue is described, the samples and starters hold, slips do not.

use jixiao::base::diag::Diagnostics;
use jixiao::base::source::Sources;
use jixiao::base::yaml::{self, Entry, Node, NodeValue};
use jixiao::catalogue::Catalogue;
use serde_json::Value;

use crate::support::{DEMO, Sandbox, project_file, replaced};

fn schema() -> Value {
    let sandbox = Sandbox::new("schema");
    let ran = sandbox.jixiao(&["schema"]);
    serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {}", ran.stdout))
}

/// The node of a dotted path; a line of amounts is a mapping too.
fn node<'s>(schema: &'s Value, path: &str) -> Option<&'s Value> {
    path.split('.').try_fold(schema, |at, key| {
        let mapping = at.get("anyOf").map_or(at, |any| &any[1]);
        mapping["properties"].get(key)
    })
}

#[test]
fn every_key_of_the_catalogue_is_described() {
    let schema = schema();
    for row in Catalogue::standard().rows() {
        let found = node(&schema, &row.key).unwrap_or_else(|| panic!("{} is not there", row.key));
        assert_eq!(found["title"], row.named(), "{}", row.key);
    }
    assert_eq!(schema["properties"]["schema"]["const"], "jixiao/1");
    assert_eq!(schema["required"][0], "schema");
}

/// What of a value the schema does not allow: keys, what must be there, codes, a list for a mapping.
fn faults(schema: &Value, value: &Node, path: &str) -> Vec<String> {
    if let Some(any) = schema["anyOf"].as_array() {
        let of_each = any.iter().map(|one| faults(one, value, path));
        let is_of_form =
            |found: &Vec<String>| !found.iter().any(|one| one.ends_with("may stand here"));
        return of_each.min_by_key(|found| (!is_of_form(found), found.len())).unwrap_or_default();
    }
    let wanted = |kind: &str| {
        let types = &schema["type"];
        let listed = types.as_array().is_some_and(|types| types.iter().any(|one| one == kind));
        types.is_null() || types == kind || listed
    };
    let wrong = |kind: &str| vec![format!("{path}: no {kind} may stand here")];
    match &value.value {
        NodeValue::Null => Vec::new(),
        NodeValue::Scalar { .. } => {
            let text = value.text().unwrap_or_default();
            let codes = schema["enum"].as_array();
            match codes.is_some_and(|codes| !codes.iter().any(|code| code == text)) {
                true => vec![format!("{path}: {text}")],
                false if ["string", "number", "boolean"].into_iter().any(wanted) => Vec::new(),
                false => wrong("text"),
            }
        }
        NodeValue::Sequence(_) if !wanted("array") => wrong("list"),
        NodeValue::Sequence(items) => {
            let each = items.iter().zip(1..);
            each.flat_map(|(item, n)| faults(&schema["items"], item, &format!("{path}[{n}]")))
                .collect()
        }
        NodeValue::Mapping(_) if !wanted("object") => wrong("mapping"),
        NodeValue::Mapping(entries) => of_mapping(schema, entries, path),
    }
}

fn of_mapping(schema: &Value, entries: &[Entry], path: &str) -> Vec<String> {
    let more = &schema["additionalProperties"];
    let mut all = Vec::new();
    for entry in entries {
        let path = format!("{path}.{}", entry.key);
        match schema["properties"].get(&entry.key) {
            Some(own) => all.extend(faults(own, &entry.value, &path)),
            None if more.is_object() => all.extend(faults(more, &entry.value, &path)),
            None if more == false => all.push(format!("{path} is not known")),
            None => {}
        }
    }
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let lacks = |key: &&str| !entries.iter().any(|entry| entry.key == **key);
    all.extend(required.filter(lacks).map(|key| format!("{path}.{key} must be there")));
    all
}

/// What the schema finds in a facts file.
fn faults_in(text: &str) -> Vec<String> {
    let mut sources = Sources::default();
    let source = sources.add("facts.yaml", text.to_string());
    let read = yaml::read(source, &sources, &mut Diagnostics::default());
    faults(&schema(), &read.root.expect("it is YAML").without_blanks(), "")
}

#[test]
fn the_samples_and_the_starters_are_as_the_schema_says() {
    for name in ["demo-2024", "township-2024", "school-2024", "changning-2023"] {
        let text = std::fs::read_to_string(project_file(&format!("data/{name}.yaml")));
        assert_eq!(faults_in(&text.expect("the sample is there")), [""; 0], "{name}");
    }
    let sandbox = Sandbox::new("schema-starters");
    for kind in ["局", "乡镇", "学校", "医院"] {
        sandbox.jixiao(&["new", kind, "--for", kind]);
        let starter = sandbox.root.join(kind).join("data/单位自评.yaml");
        let text = std::fs::read_to_string(starter).expect("the starter is there");
        assert_eq!(faults_in(&text), [""; 0], "{kind}");
    }
}

#[test]
fn slips_at_every_depth_are_against_the_schema() {
    for (right, wrong, fault) in [
        ("role: 组长", "rloe: 组长", ".evaluation.group[1].rloe is not known"),
        ("op: \">=\"", "op: 大于", "op: 大于"),
        ("category: business", "category: 业务", "category: 业务"),
        ("title: 馆长", "titel: 馆长", "titel is not known"),
        ("expected: ", "expect: ", "expect is not known"),
    ] {
        let text = replaced(DEMO, &[(right, wrong)]);
        let found = faults_in(&text);
        assert!(found.iter().any(|one| one.contains(fault)), "{wrong}: {found:?}");
    }
}

#[test]
fn new_writes_the_schema_beside_the_starter() {
    let sandbox = Sandbox::new("schema-new");
    sandbox.jixiao(&["new", "某单位"]);
    let read = |path: &str| std::fs::read_to_string(sandbox.root.join(path)).expect(path);
    let written: Value =
        serde_json::from_str(&read("某单位/data/jixiao.schema.json")).expect("it is JSON");
    assert_eq!(written, schema());
    let starter = read("某单位/data/单位自评.yaml");
    assert_eq!(starter.lines().nth(1), Some("# yaml-language-server: $schema=jixiao.schema.json"));
}
