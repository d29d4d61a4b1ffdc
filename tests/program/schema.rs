//! `jixiao schema`: every key of the catalogue is described, the samples and starters hold, slips do not.

use jixiao::base::diag::Diagnostics;
use jixiao::base::source::Sources;
use jixiao::base::yaml::{self, Entry, Node, NodeValue};
use jixiao::catalogue::Catalogue;
use serde_json::Value;

use super::pattern;
use crate::support::{DEMO, Outcome, Sandbox, project_file, replaced};

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

/// Whether a single value may be this: its codes, what it may not be, its pattern, its bounds. A number is taken as text
/// too: what a pattern refuses is no number either.
fn allows(schema: &Value, text: &str) -> bool {
    let is_listed = |node: &Value| node.as_array().map(|codes| codes.iter().any(|one| one == text));
    let number: Option<f64> = text.trim().replace(',', "").parse().ok();
    let below = |bound: &str, value: f64| schema[bound].as_f64().is_some_and(|bound| value < bound);
    let above = |bound: &str, value: f64| schema[bound].as_f64().is_some_and(|bound| value > bound);
    let out = number.is_some_and(|value| below("minimum", value) || above("maximum", value));
    is_listed(&schema["enum"]) != Some(false)
        && is_listed(&schema["not"]["enum"]) != Some(true)
        && schema["pattern"].as_str().is_none_or(|pattern| pattern::fits(pattern, text))
        && !out
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
        NodeValue::Scalar { .. } if ["string", "number", "boolean"].into_iter().any(wanted) => {
            let text = value.text().unwrap_or_default();
            if allows(schema, text) { Vec::new() } else { vec![format!("{path}: {text}")] }
        }
        NodeValue::Scalar { .. } => wrong("text"),
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
        if !allows(&schema["propertyNames"], &entry.key) {
            all.push(format!("{path} is no name"));
        }
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

/// What the reader refuses is against the schema, and what it takes is not: a value of each kind, as hands write it.
#[test]
fn the_schema_takes_what_the_reader_takes() {
    let slips: [(&str, &str, &[&str], &[&str]); 9] = [
        ("unit", "unit: 万元", &["unit: 元"], &["unit: 亿元", "unit: 千元"]),
        ("year", "year: 2024", &["year: \"2024\""], &["year: 24", "year: 二〇二四"]),
        (
            "count",
            "temporary: 11",
            &["temporary: 0", "temporary: \"1,009\"", "temporary: 9.0"],
            &[
                "temporary: 很多",
                "temporary: 9人",
                "temporary: 9.5",
                "temporary: -9",
                "temporary: 约9",
            ],
        ),
        (
            "amount",
            "opening: 64.20",
            &["opening: 0", "opening: \"1,020.00\"", "opening: 20.123456"],
            &[
                "opening: 20万元",
                "opening: \"1,02.00\"",
                "opening: 2O.00",
                "opening: -20.00",
                "opening: 二十",
            ],
        ),
        (
            "column",
            "adjustment: 46.00",
            &["adjustment: -30.00", "adjustment: \"30.00\""],
            &["adjustment: 增加30", "adjustment: （30.00）", "adjustment: 30.00元"],
        ),
        ("id", "id: p01", &["id: p_1"], &["id: Pay项", "id: total", "id: P01", "id: p-1"]),
        (
            "date",
            "date: 2025-03-14",
            &["date: 2025年3月5日"],
            &["date: 2025.3.5", "date: 三月五日"],
        ),
        ("flag", "seal: true", &["seal: 是", "seal: false"], &["seal: 有", "seal: 1"]),
        (
            "weight",
            "weight: 15",
            &["weight: \"15\""],
            &["weight: 15分", "weight: -15", "weight: 十五"],
        ),
    ];
    let base = std::fs::read_to_string(project_file("tests/coverage/bureau.yaml"));
    let base = base.expect("the file is there");
    for (kind, line, right, wrong) in slips {
        for one in right {
            let text = base.replacen(line, one, 1);
            assert_ne!(text, base, "{kind}: no {line}");
            assert_eq!(faults_in(&text), [""; 0], "{one}");
            let read = Outcome::of(&text).rendered();
            let refused = ["[D04]", "[D06]", "[D07]", "[D08]", "[D10]", "[D11]"];
            assert!(!refused.iter().any(|code| read.contains(code)), "{one}: {read}");
        }
        for one in wrong {
            let text = base.replacen(line, one, 1);
            assert!(!faults_in(&text).is_empty(), "{one} is taken");
            let read = Outcome::of(&text).rendered();
            assert!(read.contains("错误[D"), "{one}: the reader takes it: {read}");
        }
    }
}

#[test]
fn every_title_has_a_description_beside_it() {
    fn without(node: &Value, path: &str, found: &mut Vec<String>) {
        for (key, one) in node.as_object().into_iter().flatten() {
            let path = format!("{path}.{key}");
            let is_named = one.get("title").is_some_and(|title| title != "");
            if is_named && one.get("description").is_none_or(|words| words == "") {
                found.push(path.clone());
            }
            without(one, &path, found);
        }
    }
    let mut found = Vec::new();
    without(&schema(), "", &mut found);
    // The fields of items, whose names say what they are.
    let rows =
        found.iter().filter(|path| !path.contains(".items.") && !path.contains(".additional"));
    assert_eq!(rows.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn packs_that_come_with_the_program_are_examples() {
    let schema = schema();
    let packs = schema["properties"]["pack"]["examples"].as_array().expect("there are some");
    assert!(packs.iter().any(|pack| pack == "hunan-2020") && packs.len() > 3, "{packs:?}");
    // A pack of the unit's own has a name of its own.
    assert_eq!(faults_in(&replaced(DEMO, &[("pack: standard", "pack: 本局版式")])), [""; 0]);
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
