//! The last look over the finished document: what is left of code, marks that meet, sentences without an end.

use std::fs;

use crate::support::{Sandbox, project_file};

/// A text of the project.
fn text_of(path: &str) -> String {
    fs::read_to_string(project_file(path)).expect("it is a text")
}

/// What `check` says of the demo with a text replaced, and of a section of the standard pack with a text replaced.
fn output(name: &str, facts: &[(&str, &str)], section: Option<(&str, &str, &str)>) -> String {
    let sandbox = Sandbox::new(&format!("last-look-{name}"));
    let replaced = |mut text: String, changes: &[(&str, &str)]| {
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        text
    };
    sandbox.write("data/a.yaml", replaced(text_of("data/demo-2024.yaml"), facts));
    if let Some((file, from, to)) = section {
        let path = format!("templates/standard/sections/{file}");
        sandbox.write(&path, replaced(text_of(&path), &[(from, to)]));
    }
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

/// A change to the facts, the code of the finding, and a piece of the finding.
const FACTS: &[(&str, &str, &str, &str)] = &[
    (
        "支出${data_tables.books.total.amount}，",
        "支出${data_tables.books.total.amount}万元，",
        "B21",
        "“万元万元”，应为“万元”",
    ),
    (
        "读者满意度${self_evaluation.indicators.satisfaction.actual}%。",
        "读者满意度${staff.control_rate}%。",
        "B21",
        "“%%”，应为“%”",
    ),
    ("title: 馆藏结构不断优化,", "title: \"馆藏结构{{ x }}优化\",", "D09", "“{{ x }}”"),
    ("发现偏差及时纠正。", "发现偏差及时纠正government_fund。", "B20", "“government_fund”"),
    ("发现偏差及时纠正。", "发现偏差，true。", "B20", "“true”"),
    ("发现偏差及时纠正。", "发现偏差，见income.total。", "B20", "“income.total”"),
    (
        "supervision: 分管领导",
        "supervision: \"检查进度，分工如下，\\n分管领导",
        "B22",
        "末尾没有句号",
    ),
    (
        "expected: 建成开放东城分馆，完善",
        "expected: \"……\\n建成开放东城分馆，完善",
        "B22",
        "没有文字，只有“……”",
    ),
];

#[test]
fn what_comes_of_the_facts_is_found_at_the_facts() {
    let mut wrong = Vec::new();
    for (index, (from, to, code, message)) in FACTS.iter().enumerate() {
        // A text of several paragraphs stands in quotes, so its end needs one too.
        let mut changes = vec![(*from, *to)];
        if to.contains('"') && to.contains("\\n") {
            let end = if from.starts_with("supervision") {
                ("发现偏差及时纠正。", "发现偏差及时纠正。\"")
            } else {
                ("读者满意度90%以上。", "读者满意度90%以上。\"")
            };
            changes.push(end);
        }
        let output = output(&format!("facts-{index}"), &changes, None);
        let right = output.contains(&format!("[{code}]"))
            && output.contains(message)
            && output.contains("data/a.yaml:");
        if !right {
            wrong.push(format!("{to}: {output}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_comes_of_a_template_is_found_at_its_line() {
    let mut wrong = Vec::new();
    for (index, (file, from, to, code, message)) in [
        (
            "04-spending.md.tera",
            "收入合计{{ income.total }}",
            "收入合计{{ income.total }}万元",
            "T21",
            "单位写了两次",
        ),
        (
            "04-spending.md.tera",
            "{{ part.name }}{{ part.actual }}",
            "{{ part.name }}（{{ part.source }}）{{ part.actual }}",
            "B20",
            "“general_budget”",
        ),
        (
            "04-spending.md.tera",
            "和年初结转结余{{ carryover.opening }}组成，\n",
            "和年初结转结余{{ carryover.opening }}组成，。\n",
            "B21",
            "“，。”",
        ),
        (
            "05-management.md.tera",
            "{{ management.procedure | sentence }}",
            "{{ management.procedure | sentence }}。",
            "B21",
            "“。。”",
        ),
        (
            "02-evaluation.md.tera",
            "主要分为以下步骤：",
            "主要分为以下步骤，分工如下",
            "B22",
            "末尾没有句号",
        ),
        (
            "02-evaluation.md.tera",
            "主要分为以下步骤：",
            "主要分为以下步骤：{{ projects[0].priority }}",
            "B20",
            "“true”",
        ),
        ("03-goals.md.tera", "{{ goals.expected | sentence }}", "。", "B22", "只有“。”"),
    ]
    .into_iter()
    .enumerate()
    {
        let output = output(&format!("template-{index}"), &[], Some((file, from, to)));
        let right = output.contains(&format!("[{code}]"))
            && output.contains(message)
            && output.contains(file);
        if !right {
            wrong.push(format!("{to}: {output}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts that look odd and are right.
const RIGHT: &[&str] = &[
    "网址www.qxlib.gov.cn已改版，邮箱zhou_wen@qxlib.gov.cn公开。",
    "执行GB/T 9704和WH/T 87.1标准，采用RFID、Wi-Fi和5G网络，引进iPad、e-book等设备。",
    "“一卡通”系统上线（V2.0），服务器升级为Intel i7，pH值6.5～7.5。",
    "做到“应借尽借……”（含电子书）。",
    "为民服务“零距离”！读者是否满意？答案是肯定的……",
    "完成率＝实际数÷计划数×100%＝93.00%。",
    "主要做法：\\n一是开展培训；\\n二是组织检查；\\n三是总结经验。",
    "馆内活动\\n全年开展馆内活动，读者反响良好。",
    "全年共计100%覆盖，其中50%为新建。",
    "编制《服务规范（试行）》（青图〔2024〕3号）。",
    "用料单元元件1200个，各个个体工商户参加。",
    "（详见附件。）",
    "1、2号楼改造完成，一、二级指标全部达标。",
];

#[test]
fn odd_but_right_texts_are_left_alone() {
    for (index, text) in RIGHT.iter().enumerate() {
        let from =
            "supervision: 分管领导和业务部室每季度检查项目进度和资金使用情况，发现偏差及时纠正。";
        let to = format!("supervision: \"{text}\"");
        let output = output(&format!("right-{index}"), &[(from, &to)], None);
        for code in ["B20", "B21", "B22"] {
            assert!(!output.contains(&format!("[{code}]")), "{text}: {output}");
        }
    }
}

#[test]
fn the_files_of_the_corpus_have_no_such_finding() {
    let sandbox = Sandbox::new("last-look-corpus");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/facts");
    for entry in fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("it can be listed").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("it has a name");
        sandbox.write(&format!("data/{name}"), fs::read_to_string(&path).expect("it is a text"));
    }
    for name in ["changning-2023.yaml", "demo-2024.yaml"] {
        sandbox.write(&format!("data/{name}"), text_of(&format!("data/{name}")));
    }
    let ran = sandbox.jixiao(&["check"]);
    let output = format!("{}{}", ran.stdout, ran.stderr);
    for code in ["B20", "B21", "B22"] {
        assert!(!output.contains(&format!("[{code}]")), "{output}");
    }
}
