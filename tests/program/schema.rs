//! `jixiao schema`: every key of the catalogue and of the samples is in the schema of facts files.

use jixiao::catalogue::Catalogue;
use serde_json::Value;

use crate::support::{Sandbox, project_file};

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

#[test]
fn the_samples_hold_only_keys_of_the_schema() {
    let schema = schema();
    for name in ["demo-2024", "township-2024", "school-2024", "changning-2023"] {
        let text = std::fs::read_to_string(project_file(&format!("data/{name}.yaml")));
        for line in text.expect("the sample is there").lines() {
            let key = line.split(':').next().unwrap_or_default();
            let top = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            assert!(!top || schema["properties"].get(key).is_some(), "{name}: {key}");
        }
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
