//! `--json`: one object on stdout whatever happens, of every command.

use serde_json::Value;

use crate::support::{Ran, SAMPLE, Sandbox, own_starter};

/// A folder with the starter as `data/a.yaml`.
fn starter(name: &str) -> Sandbox {
    let sandbox = Sandbox::new(name);
    assert_eq!(sandbox.jixiao(&["new", "新"]).code, 0);
    sandbox.write("data/a.yaml", own_starter());
    sandbox
}

/// The object that a command prints: the only thing that it prints.
fn object(ran: &Ran) -> Value {
    assert_eq!(ran.stderr, "", "{}", ran.stdout);
    let object: Value =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {}", ran.stdout));
    let keys: Vec<_> = object.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["findings", "result", "version"]);
    assert_eq!(object["version"], 1);
    assert!(ran.stdout.ends_with("}\n") && ran.stdout.lines().count() == 1);
    object
}

/// The codes of its findings, each once, in order.
fn codes(object: &Value) -> Vec<String> {
    let findings = object["findings"].as_array().expect("a list").iter();
    let mut codes: Vec<_> =
        findings.map(|one| one["code"].as_str().expect("a code").to_string()).collect();
    codes.sort();
    codes.dedup();
    codes
}

/// Runs with `--json`; exit code and codes are as expected.
fn held(sandbox: &Sandbox, arguments: &[&str], exit: i32, expected: &[&str]) -> Value {
    let mut arguments = arguments.to_vec();
    arguments.push("--json");
    let ran = sandbox.jixiao(&arguments);
    let object = object(&ran);
    assert_eq!(
        (ran.code, codes(&object)),
        (exit, expected.iter().map(|c| c.to_string()).collect()),
        "{arguments:?}"
    );
    object
}

#[test]
fn every_command_that_is_fine() {
    let sandbox = starter("json-fine");
    let built = held(&sandbox, &["build"], 0, &[]);
    let report = &built["result"]["reports"][0];
    assert_eq!((&report["facts"], &report["errors"]), (&"data/a.yaml".into(), &0.into()));
    for (number, format) in ["docx", "pdf"].iter().enumerate() {
        let file = &report["files"][number];
        let path = format!("out/a.{format}");
        assert_eq!((&file["format"], &file["path"]), (&(*format).into(), &path.as_str().into()));
        assert_eq!(file["bytes"], sandbox.read(&path).len());
        assert!(file["pages"].as_u64() > Some(5));
    }
    assert_eq!((&report["unchanged"], &report["since"]), (&false.into(), &Value::Null));
    let again = held(&sandbox, &["build"], 0, &[]);
    assert_eq!(again["result"]["reports"][0]["unchanged"], true);
    let verified = held(&sandbox, &["verify", "out/a.docx", "out/a.pdf"], 0, &[]);
    assert_eq!(verified["result"]["files"][1]["verdict"], "as_written");
    let compared = held(&sandbox, &["diff", "data/a.yaml"], 0, &[]);
    assert_eq!(compared["result"]["lines"], Value::Array(Vec::new()));
    let checked = held(&sandbox, &["check"], 0, &[]);
    assert_eq!(checked["result"]["files"][0]["facts"], "data/a.yaml");
    let page = held(&sandbox, &["check", "--explain", "d03"], 0, &[]);
    assert_eq!(
        (&page["result"]["code"], &page["result"]["severity"]),
        (&"D03".into(), &"error".into())
    );
    assert!(page["result"]["page"].as_str().is_some_and(|page| page.contains("怎么办：")));
    let one = held(&sandbox, &["explain", "data/a.yaml", "staff.control_rate"], 0, &[]);
    assert_eq!(one["result"]["figures"][0]["arithmetic"], "18 ÷ 20 = 90.00%");
    assert_eq!(one["result"]["figures"][0]["inputs"][0]["file"], "data/a.yaml");
    let all = held(&sandbox, &["explain", "data/a.yaml"], 0, &[]);
    assert!(all["result"]["figures"].as_array().is_some_and(|all| all.len() > 50));
    let made = held(&sandbox, &["new", "又一", "--with-templates"], 0, &[]);
    assert_eq!(made["result"]["created"][0], "又一/data/单位自评.yaml");
    let fonts = held(&sandbox, &["fonts"], 0, &[]);
    assert!(fonts["result"]["stacks"].as_array().is_some_and(|all| all.len() == 7));
    assert!(
        held(&sandbox, &["--help"], 0, &[])["result"]["text"]
            .as_str()
            .is_some_and(|help| help.contains("--json"))
    );
    assert!(held(&sandbox, &["--version"], 0, &[])["result"]["text"].as_str().is_some());
}

#[test]
fn findings_carry_labels_with_their_places_and_words() {
    let sandbox = Sandbox::new("json-labels");
    sandbox.write("data/a.yaml", SAMPLE);
    let found =
        ["B02", "B03", "D31", "D32", "D35", "E01", "E04", "E05", "E16", "E17", "E18", "E24"];
    let object = held(&sandbox, &["check"], 1, &found);
    let all = object["findings"].as_array().expect("a list");
    let rounding = all.iter().find(|one| one["code"] == "E01").expect("it is found");
    let label = &rounding["labels"][0];
    assert_eq!(label["text"], "填报 1089.40；256.96＋832.43＝1089.39");
    assert_eq!(
        (&rounding["severity"], &rounding["figure"]),
        (&"note".into(), &"expenditure.total".into())
    );
    let number = |key: &str| label[key].as_u64().expect("a number") as usize;
    assert_eq!(&SAMPLE[number("start_byte")..number("end_byte")], "1089.40");
    let line = SAMPLE.lines().nth(number("line") - 1).expect("the line is there");
    let cut: String = line
        .chars()
        .skip(number("column") - 1)
        .take(number("end_column") - number("column"))
        .collect();
    assert_eq!((cut.as_str(), label["end_line"].as_u64()), ("1089.40", label["line"].as_u64()));
    held(&sandbox, &["build"], 0, &found);
    held(&sandbox, &["explain", "data/a.yaml", "staff.control_rate"], 0, &found);
    // `--format` is only how text is printed; the object stays the same.
    assert_eq!(held(&sandbox, &["check", "--format", "json"], 1, &found), object);
}

#[test]
fn errors_in_facts() {
    let sandbox = starter("json-errors");
    let facts = String::from_utf8(sandbox.read("data/a.yaml")).expect("UTF-8");
    sandbox.write("data/a.yaml", facts.replace("actual: 612.35", "actual: 612.35万元"));
    let built = held(&sandbox, &["build"], 1, &["D06"]);
    assert_eq!(built["result"]["reports"][0]["files"], Value::Array(Vec::new()));
    assert_eq!(built["result"]["reports"][0]["errors"], 1);
    held(&sandbox, &["check"], 1, &["D06"]);
    held(&sandbox, &["explain", "data/a.yaml", "staff.actual"], 1, &["D06"]);
    sandbox.write("data/a.yaml", "schema: jixiao/1\nyear：2024\n");
    assert_eq!(held(&sandbox, &["explain", "data/a.yaml"], 1, &["D05", "Y04"])["version"], 1);
}

#[test]
fn wrong_arguments() {
    let sandbox = starter("json-arguments");
    for arguments in [
        &["bild"][..],
        &[],
        &["build", "--fromat", "pdf"],
        &["build", "--format", "odt"],
        &["check", "--format"],
        &["explain"],
        &["new"],
        &["fonts", "--nothing"],
    ] {
        let object = held(&sandbox, arguments, 2, &["C01"]);
        assert_eq!(object["result"], Value::Null, "{arguments:?}");
        assert_eq!(object["findings"][0]["labels"], Value::Array(Vec::new()));
    }
    held(&sandbox, &["check", "--explain", "E99"], 2, &["C08"]);
    held(&sandbox, &["explain", "data/a.yaml", "staff.contrl_rate"], 2, &["C09"]);
    held(&sandbox, &["fonts", "--pack", "standrad"], 2, &["P15"]);
    sandbox.write("data/other/a.yaml", SAMPLE);
    held(&sandbox, &["build", "data/a.yaml", "data/other/a.yaml"], 2, &["C06"]);
    let ran = sandbox.jixiao(&["--json", "bild"]);
    assert_eq!(codes(&object(&ran)), ["C01"]);
}

#[test]
fn files_that_are_missing() {
    let sandbox = Sandbox::new("json-missing");
    held(&sandbox, &["build"], 2, &["C05"]);
    held(&sandbox, &["check"], 2, &["C05"]);
    held(&sandbox, &["build", "没有.yaml"], 1, &["C03"]);
    held(&sandbox, &["check", "没有.yaml"], 1, &["C03"]);
    held(&sandbox, &["explain", "没有.yaml"], 2, &["C03"]);
    for command in [&["build"][..], &["check"], &["explain", "没有.yaml"], &["fonts"]] {
        let both = [command, &["--templates", "没有", "--fonts", "没有"]].concat();
        let object = held(&sandbox, &both, 2, &["C04"]);
        assert_eq!(object["findings"].as_array().map(Vec::len), Some(2));
    }
}

#[test]
fn folders_that_cannot_be_read_or_written() {
    let sandbox = starter("json-folders");
    sandbox.write("文件", "").write("夹/在.txt", "");
    held(&sandbox, &["check", "夹"], 1, &["C03"]);
    held(&sandbox, &["explain", "夹"], 2, &["C03"]);
    held(&sandbox, &["new", "文件"], 2, &["C02"]);
    held(&sandbox, &["new", "新"], 2, &["C02"]);
    let built = held(&sandbox, &["build", "--out", "文件"], 1, &["C07"]);
    assert_eq!(built["result"]["reports"][0]["files"], Value::Array(Vec::new()));
}

/// Links that lead nowhere cannot be read by anybody, the administrator included.
#[cfg(unix)]
#[test]
fn links_that_lead_nowhere() {
    let sandbox = starter("json-links");
    let link = |path: &str| {
        std::os::unix::fs::symlink("nowhere", sandbox.root.join(path)).expect("links can be made");
    };
    sandbox.write("templates/standard/说明.txt", "");
    link("templates/standard/style.yaml");
    held(&sandbox, &["build"], 1, &["C03"]);
    held(&sandbox, &["check"], 1, &["C03"]);
    held(&sandbox, &["explain", "data/a.yaml"], 2, &["C03"]);
    held(&sandbox, &["fonts"], 2, &["C03"]);
    link("模板");
    held(&sandbox, &["fonts", "--templates", "模板"], 2, &["C04"]);
    link("新的");
    held(&sandbox, &["new", "新的"], 2, &["C02"]);
}

#[test]
fn a_kept_word_file_is_a_finding() {
    let sandbox = starter("json-kept");
    sandbox.write("out/a.docx", "mine");
    let built = held(&sandbox, &["build", "--format", "docx"], 0, &["C10"]);
    assert_eq!(built["result"]["reports"][0]["files"][0]["path"], "out/a-2.docx");
}

#[test]
fn characters_that_cannot_be_seen_are_escaped() {
    let sandbox = starter("json-escapes");
    let facts = String::from_utf8(sandbox.read("data/a.yaml")).expect("UTF-8");
    let name = "unit: 万\u{202e}\u{e0041}元";
    sandbox.write("data/a.yaml", facts.replace("unit: 万元", name));
    let ran = sandbox.jixiao(&["check", "--json"]);
    assert!(ran.stdout.contains("\\u202e") && !ran.stdout.contains('\u{202e}'), "{}", ran.stdout);
    let output = object(&ran)["findings"].to_string();
    assert!(output.contains('\u{202e}'), "{output}");
}

#[test]
fn arrays_keep_their_keys() {
    let sandbox = Sandbox::new("json-arrays");
    sandbox.write("data/a.yaml", SAMPLE);
    let array = |arguments: &[&str]| -> Vec<Value> {
        serde_json::from_str(&sandbox.jixiao(arguments).stdout).expect("an array")
    };
    let keys =
        |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let found = array(&["check", "--format", "json"]);
    assert_eq!(
        keys(&found[0]),
        ["code", "column", "figure", "file", "hint", "line", "message", "severity"]
    );
    assert_eq!(found.len(), 14);
    let figures = array(&["explain", "data/a.yaml", "staff.control_rate", "--format", "json"]);
    let known = [
        "arithmetic",
        "column",
        "exact",
        "file",
        "formula",
        "id",
        "inputs",
        "line",
        "name",
        "reason",
        "report",
        "shown",
    ];
    assert_eq!(keys(&figures[0]), known);
}

/// The array that `--format json` prints.
fn array(ran: &Ran) -> Vec<Value> {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {}", ran.stdout))
}

#[test]
fn format_json_is_an_array_whatever_stops_the_command() {
    let sandbox = Sandbox::new("json-array");
    for (arguments, exit, code) in [
        (&["check"][..], 2, "C05"),
        (&["check", "--没有"], 2, "C01"),
        (&["check", "没有.yaml"], 1, "C03"),
        (&["check", "--explain", "Z99"], 2, "C08"),
        (&["explain", "收入"], 2, "C09"),
        (&["explain", "没有.yaml", "收入"], 2, "C03"),
    ] {
        let ran = sandbox.jixiao(&[arguments, &["--format", "json"]].concat());
        let array = array(&ran);
        assert_eq!((ran.code, array.len()), (exit, 1), "{arguments:?}: {}", ran.stdout);
        assert_eq!(array[0]["code"], code, "{arguments:?}");
    }
}

#[test]
fn a_page_of_the_register_in_format_json() {
    let sandbox = Sandbox::new("json-page");
    for arguments in [&["check", "--explain", "D03"][..], &["explain", "D03"]] {
        let ran = sandbox.jixiao(&[arguments, &["--format", "json"]].concat());
        let array = array(&ran);
        assert_eq!((ran.code, array.len()), (0, 1));
        assert_eq!(array[0]["code"], "D03");
        assert!(array[0]["page"].as_str().is_some_and(|page| page.contains("例")));
    }
}

#[test]
fn a_wrong_form_of_the_option_itself() {
    let sandbox = Sandbox::new("json-option");
    let ran = sandbox.jixiao(&["check", "--json=3"]);
    assert_eq!((ran.code, codes(&object(&ran))), (2, vec!["C01".to_string()]));
}
