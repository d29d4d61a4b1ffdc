//! Edits of facts and packs to the codes that they give, each at its line; pages have other examples.

use std::fs;

use serde_json::Value;

use crate::support::{Sandbox, project_file};

/// A file, what stands there, and what is written in its place.
type Edit = (&'static str, &'static str, &'static str);

/// The code, edits, and a piece of the line that the finding points at.
const EDITS: &[(&str, &[Edit], &str)] = &[
    ("Y10", &[("data/a.yaml", "\nassets:", "\n---\nassets:")], "---"),
    ("Y11", &[("data/a.yaml", "name: 张三", "name: &a 张三")], "name: &a 张三"),
    ("Y14", &[("data/a.yaml", "\nassets:", "\n＃ 资产\nassets:")], "＃ 资产"),
    ("D01", &[("data/a.yaml", "schema: jixiao/1", "schema: jixiao/2")], "schema: jixiao/2"),
    ("D08", &[("data/a.yaml", "source: other", "source: others")], "source: others"),
    ("D11", &[("data/a.yaml", "id: q2", "id: q1")], "id: q1, text: 财务"),
    ("D12", &[("data/a.yaml", "pack: standard", "previous: 去年.yaml")], "previous: 去年.yaml"),
    ("D13", &[("data/a.yaml", "pack: standard", "previous: same.yaml")], "year: 2024"),
    ("D14", &[("data/a.yaml", "pack: standard", "previous: last.yaml")], "last_year: 18"),
    ("B02", &[("data/a.yaml", "部分指标难以", "部分指标进行进行考核难以")], "进行进行"),
    ("B05", &[("data/a.yaml", "绩效指标设置不够细化", "“绩效指标设置不够细化")], "“绩效指标"),
    (
        "B06",
        &[(
            "data/a.yaml",
            "部分指标难以量化考核。",
            "部分指标难以量化考核。部分指标难以量化考核的情况仍在。部分指标难以量化考核的情况仍在。",
        )],
        "部分指标难以",
    ),
    ("B07", &[("data/a.yaml", "部分指标难以", "2O24年部分指标难以")], "2O24年"),
    ("D15", &[("data/a.yaml", "批次、${data", "批次、{data")], "批次、{data_tables"),
    (
        "G03",
        &[("data/a.yaml", "派车、用车", "${three_public.vehicle_purchase.completion_rate}")],
        "vehicle_purchase.completion_rate",
    ),
    ("F02", &[("data/a.yaml", "name: 李四", "name: 李\u{3106c}")], "name: 李\u{3106c}"),
    ("F03", &[("data/a.yaml", "name: 李四", "name: 李喆")], "name: 李喆"),
    ("P03", &[("templates/standard/style.yaml", "kai: [", "kai: {官方: 楷体} # [")], "kai: {官方"),
    (
        "P05",
        &[("templates/standard/report.yaml", "unit: 万元", "unit: 万元\nunit: 元")],
        "unit: 元",
    ),
    (
        "P06",
        &[(
            "templates/standard/style.yaml",
            "face: fangsong, size: 16pt",
            "face: fangsong, size: 0pt",
        )],
        "size: 0pt",
    ),
    (
        "P09",
        &[("templates/standard/tables/income.yaml", "each: income.parts", "each: income.total")],
        "each: income.total",
    ),
    (
        "P10",
        &[("templates/standard/tables/income.yaml", "cells: [合计,", "cells: [合计, 甲,")],
        "cells: [合计, 甲,",
    ),
    ("P15", &[("data/a.yaml", "pack: standard", "pack: 本局")], "pack: 本局"),
    ("P14", &[("data/a.yaml", "pack: standard", "profile: hunan")], "profile: hunan"),
    ("T01", &[(OVERVIEW, "主要职能", "\u{f0001}主要职能")], "\u{f0001}主要职能"),
    ("T02", &[(OVERVIEW, "{{ duty | sentence }}", "{{ duty | truncate(length=5) }}")], "truncate"),
    ("T03", &[(OVERVIEW, "{% for duty in", "{% fro duty in")], "{% fro"),
    (
        "T04",
        &[(OVERVIEW, "{{ duty | sentence }}", "{% if staff.actual is above %}{% endif %}")],
        "is above",
    ),
    (
        "T05",
        &[
            (OVERVIEW, "主要职能", "{% include \"sections/02-evaluation.md.tera\" %}"),
            (EVALUATION, "#}", "#}{% include \"sections/01-overview.md.tera\" %}"),
        ],
        "{% include",
    ),
    ("T06", &[(OVERVIEW, "{{ duty | sentence }}", "{{ dutty }}")], "{{ dutty }}"),
    (
        "T07",
        &[(OVERVIEW, "的主要职能职责是：", "{{ staff.retired }}的主要职能职责是：")],
        "{{ staff.retired }}",
    ),
    ("T08", &[(OVERVIEW, "的主要职能职责是：", "{{ staff }}的主要职能职责是：")], "{{ staff }}"),
    ("T10", &[(OVERVIEW, "1. {{ duty |", "> 甲\n\n1. {{ duty |")], "> 甲"),
    (
        "T11",
        &[(OVERVIEW, "的主要职能职责是：", "{{ table(\"income\") }}的主要职能职责是：")],
        "table(\"income\")",
    ),
    ("T12", &[(OVERVIEW, "## 机构设置", "#### 机构设置")], "#### 机构设置"),
    (
        "T13",
        &[
            (
                "templates/standard/sections/04-spending.md.tera",
                "{{ table(\"income\") }}",
                "{{ chart(\"income\") }}\n\n{{ table(\"income\") }}",
            ),
            (
                "templates/standard/charts/income.yaml",
                "parts:",
                "parts:\n  - {name: 人, value: staff.actual, label: 人}",
            ),
        ],
        "- each: income.parts",
    ),
];

const OVERVIEW: &str = "templates/standard/sections/01-overview.md.tera";
const EVALUATION: &str = "templates/standard/sections/02-evaluation.md.tera";

fn shipped(path: &str) -> String {
    let path = path.replace("data/a.yaml", "templates/starter/facts.yaml");
    fs::read_to_string(project_file(&path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The starter, a file of the same year and one of the year before.
fn folder() -> Sandbox {
    let sandbox = Sandbox::new("edits");
    let starter = shipped("data/a.yaml");
    sandbox.write("data/a.yaml", &starter).write("data/same.yaml", &starter);
    let last = starter.replace("year: 2024", "year: 2023").replace("actual: 18 ", "actual: 17 ");
    sandbox.write("data/last.yaml", last);
    sandbox
}

/// The findings of a code that a command reports.
fn reported(sandbox: &Sandbox, arguments: &[&str], code: &str) -> Vec<Value> {
    let ran = sandbox.jixiao(&[arguments, &["--json"]].concat());
    let object: Value =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {}", ran.stdout));
    let all = object["findings"].as_array().cloned().unwrap_or_default();
    all.into_iter().filter(|one| one["code"] == code).collect()
}

/// The lines that a finding points at.
fn lines(sandbox: &Sandbox, finding: &Value) -> Vec<String> {
    let labels = finding["labels"].as_array().cloned().unwrap_or_default();
    let line = |label: &Value| {
        let text = sandbox.read(label["file"].as_str().expect("a file"));
        let text = String::from_utf8(text).expect("UTF-8");
        let number = label["line"].as_u64().expect("a line") as usize;
        text.lines().nth(number - 1).unwrap_or_default().to_string()
    };
    labels.iter().map(line).collect()
}

#[test]
fn an_edit_gives_its_code_at_its_line() {
    let mut slips = Vec::new();
    for (code, edits, piece) in EDITS {
        let sandbox = folder();
        for (file, from, to) in *edits {
            let text = shipped(file);
            assert!(text.contains(from), "{code}: {from}");
            sandbox.write(file, text.replacen(from, to, 1));
        }
        let found = reported(&sandbox, &["check", "data/a.yaml"], code);
        let at: Vec<_> = found.iter().flat_map(|one| lines(&sandbox, one)).collect();
        if !at.iter().any(|line| line.contains(piece)) {
            slips.push(format!("{code}: {found:?} at {at:?}"));
        }
    }
    assert!(slips.is_empty(), "{}", slips.join("\n"));
}

#[test]
fn unchanged_none_of_them_is_reported() {
    let sandbox = folder();
    for (code, ..) in EDITS {
        assert!(reported(&sandbox, &["check", "data/a.yaml"], code).is_empty(), "{code}");
    }
}

#[test]
fn a_pack_of_ones_own_needs_all_its_files() {
    let sandbox = folder();
    let facts = shipped("data/a.yaml").replace("pack: standard", "pack: 本局");
    sandbox.write("data/a.yaml", facts);
    sandbox.write("templates/本局/report.yaml", shipped("templates/standard/report.yaml"));
    let found = reported(&sandbox, &["check", "data/a.yaml"], "P07");
    assert!(
        found.iter().any(|one| one["message"].as_str().is_some_and(|m| m.contains("style.yaml"))),
        "{found:?}"
    );
}

#[test]
fn a_named_folder_without_a_pack_is_reported() {
    let sandbox = folder();
    assert_eq!(
        reported(&sandbox, &["check", "data/a.yaml", "--templates", "data"], "P12").len(),
        1
    );
}

#[test]
fn a_damaged_font_is_named() {
    let sandbox = folder();
    let mut font = fs::read(project_file("fonts/JixiaoFangSong.ttf")).expect("it is shipped");
    let record = font.windows(4).position(|tag| tag == b"loca").expect("a table of places");
    let number =
        |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().expect("four bytes")) as usize;
    let (start, length) = (number(record + 8), number(record + 12));
    font[start..start + length].fill(0xff);
    sandbox.write("字体/damaged.ttf", font);
    let found = reported(&sandbox, &["build", "data/a.yaml", "--fonts", "字体"], "F05");
    assert!(
        found.iter().any(|one| one["message"].as_str().is_some_and(|m| m.contains("damaged.ttf"))),
        "{found:?}"
    );
}

#[test]
fn a_chart_of_a_hundred_parts_does_not_fit() {
    let sandbox = folder();
    let section = "templates/standard/sections/04-spending.md.tera";
    let placed = "{{ chart(\"income\") }}\n\n{{ table(\"income\") }}";
    sandbox.write(section, shipped(section).replacen("{{ table(\"income\") }}", placed, 1));
    let part = "  - {name: 收入, value: income.total, label: 收入}\n";
    let chart = format!("caption: 收入图\nkind: bar\nparts:\n{}", part.repeat(100));
    sandbox.write("templates/standard/charts/income.yaml", chart);
    assert_eq!(reported(&sandbox, &["check", "data/a.yaml"], "L04").len(), 1);
}

#[test]
fn numbers_torn_in_a_table_of_many_columns_are_a_warning() {
    let sandbox = folder();
    let columns: String =
        (0..26).map(|n| format!("      - {{id: c{n}, name: 列{n}, unit: 人次}}\n")).collect();
    let cells: Vec<_> = (0..26).map(|n| format!("c{n}: 1234567")).collect();
    let table = format!(
        "data_tables:\n  wide:\n    title: 宽表\n    columns:\n      - {{id: kind, name: 类}}\n{columns}    rows:\n      - {{id: r, kind: 甲, {}}}\n",
        cells.join(", ")
    );
    let facts = shipped("data/a.yaml");
    let (before, rest) = facts.split_once("data_tables:").expect("the starter has a table");
    let (_, after) = rest.split_once("\nresults:").expect("results come next");
    let after = after
        .replace("${data_tables.reception.total.batches}", "多")
        .replace("${data_tables.reception.total.visitors}", "多");
    sandbox.write("data/a.yaml", format!("{before}{table}\nresults:{after}"));
    assert_eq!(reported(&sandbox, &["check", "data/a.yaml"], "L06").len(), 1);
}
