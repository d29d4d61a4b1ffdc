//! The starters: each kind of unit has one, all blocks are in it, and what stands as it was written is no fact.

use crate::support::Sandbox;

const KINDS: [&str; 5] = ["", "局", "乡镇", "学校", "医院"];

/// A new folder for a kind of unit, with its facts file.
fn new(kind: &str) -> (Sandbox, String) {
    let sandbox = Sandbox::new("starter");
    let kind: &[&str] = if kind.is_empty() { &[] } else { &["--for", kind] };
    let ran = sandbox.jixiao(&[&["new", "."], kind].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = String::from_utf8(sandbox.read("data/单位自评.yaml")).expect("it is UTF-8");
    (sandbox, text)
}

fn checked(sandbox: &Sandbox, text: &str) -> String {
    sandbox.write("data/单位自评.yaml", text);
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

/// A starter with every block in use.
fn uncommented(text: &str) -> String {
    let line = |line: &str| {
        let indent = line.len() - line.trim_start().len();
        let (blank, rest) = line.split_at(indent);
        let Some(code) = rest.strip_prefix("# ") else { return format!("{line}\n") };
        let word = code.trim_start().trim_start_matches("- ").trim_start_matches('{');
        let key = word.split(':').next().unwrap_or_default();
        let is_key = word.contains(": ") || word.ends_with(':');
        let is_code = is_key && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if is_code { format!("{blank}{code}\n") } else { format!("{line}\n") }
    };
    // As its comment says: where there are indicators the score is theirs.
    text.lines().filter(|line| !line.starts_with("  score: 95 ")).map(line).collect()
}

#[test]
fn every_kind_builds_and_is_reported_as_examples() {
    for kind in KINDS {
        let (sandbox, text) = new(kind);
        let ran = sandbox.jixiao(&["build"]);
        assert_eq!(ran.code, 0, "{kind}: {}", ran.stderr);
        let output = checked(&sandbox, &text);
        for code in ["D34", "D35", "D36"] {
            assert_eq!(
                output.matches(&format!("警告[{code}]")).count(),
                1,
                "{kind} {code}: {output}"
            );
        }
        assert!(
            output.ends_with("：3 个警告\n") || output.contains("：3 个警告\n"),
            "{kind}: {output}"
        );
    }
}

#[test]
fn every_block_that_is_commented_out_can_be_used() {
    for kind in KINDS {
        let (sandbox, text) = new(kind);
        let text = uncommented(&text).replace("previous: 单位自评-2023.yaml", "previous: null");
        for key in [
            "previous",
            "carryover",
            "agency_operation",
            "procurement",
            "buildings",
            "indicators",
            "projects",
            "attachments",
            "filing",
            "extra",
            "stated",
        ] {
            assert!(text.contains(&format!("\n{key}:")), "{kind}: no {key}");
        }
        let output = checked(&sandbox, &text);
        assert!(!output.contains("错误["), "{kind}: {output}");
        assert!(!output.contains("[D35]") && !output.contains("[D36]"), "{kind}: {output}");
        assert!(output.contains("[D34]"), "{kind}: {output}");
        assert!(!output.contains("[D30]") && !output.contains("[E10]"), "{kind}: {output}");
    }
}

#[test]
fn every_kind_names_what_it_has_no_block_for() {
    for kind in KINDS {
        let (_, text) = new(kind);
        for key in [
            "totals",
            "documents",
            "operating",
            "upward",
            "affiliated",
            "pictures",
            "assessments",
            "retirees",
            "trips",
            "fleet",
            "domestic_batches",
            "equipment_500k",
            "surplus_used",
            "code: ",
            "subordinates",
            "lines",
            "additions",
        ] {
            assert!(text.contains(key), "{kind}: no {key}");
        }
    }
}

#[test]
fn a_line_that_was_changed_or_may_stand_is_no_example() {
    let (sandbox, text) = new("学校");
    let before = checked(&sandbox, &text);
    let count = |output: &str| -> usize {
        let rest = output.split("]：有 ").nth(1).unwrap_or_else(|| panic!("{output}"));
        rest.split(' ').next().and_then(|number| number.parse().ok()).expect("a count")
    };
    let changed = text.replacen("established: 168 ", "established: 169 ", 1);
    assert_eq!(count(&checked(&sandbox, &changed)), count(&before) - 1);
    let alike = text.replacen("# 编制数", "# 编制数，可照用", 1);
    assert_eq!(count(&checked(&sandbox, &alike)), count(&before) - 1);
    let standing = text.lines().position(|line| line.contains("可照用")).expect("there is one") + 1;
    assert!(!before.contains(&format!("单位自评.yaml:{standing}:")), "{before}");
}

#[test]
fn a_block_that_is_put_to_use_is_an_example_too() {
    for kind in KINDS {
        let (sandbox, text) = new(kind);
        let count = |output: &str| -> usize {
            let rest = output.split("]：有 ").nth(1).unwrap_or_else(|| panic!("{output}"));
            rest.split(' ').next().and_then(|number| number.parse().ok()).expect("a count")
        };
        let before = count(&checked(&sandbox, &text));
        let block = text.lines().find(|line| line.starts_with("# procurement:"));
        let block = block.unwrap_or_else(|| panic!("{kind}"));
        let used = text.replacen(block, &block[2..], 1);
        assert_eq!(count(&checked(&sandbox, &used)), before + 1, "{kind}");
        let all = uncommented(&text).replace("previous: 单位自评-2023.yaml", "previous: null");
        let commented = text.lines().filter(|line| line.trim_start().starts_with("# ")).count();
        let told = count(&checked(&sandbox, &all));
        assert!(told > before + commented / 4, "{kind}: {told} of {before} and {commented}");
    }
}

/// The demo with one line of it as a starter has it.
#[test]
fn a_single_line_of_amounts_is_no_chance() {
    let demo = crate::support::DEMO;
    let line = demo.lines().find(|line| line.starts_with("  reception:")).expect("there is one");
    for (new, told) in [
        ("  reception: {budget: 8.00, actual: 6.90, reason: 严格执行接待标准}", true),
        ("  reception: {budget: 8.00, actual: 6.95, reason: 严格执行接待标准}", false),
    ] {
        let output = checked(&Sandbox::new("one-line"), &demo.replacen(line, new, 1));
        assert_eq!(output.contains("[D34]"), told, "{new}: {output}");
    }
}

#[test]
fn names_that_stand_for_a_name_are_reported_wherever_they_were_typed() {
    let demo = crate::support::DEMO;
    for (old, new) in [
        ("name: 周文澜", "name: 张三"),
        ("name: 青溪县图书馆\n", "name: 某县图书馆\n"),
        ("preparer: 罗启明", "preparer: 李四"),
    ] {
        assert!(demo.contains(old), "{old}");
        let output = checked(&Sandbox::new("stand-in"), &demo.replacen(old, new, 1));
        assert!(output.contains("警告[D34]：有 1 行还是新建时的示例"), "{new}: {output}");
    }
}

#[test]
fn attachments_are_chosen() {
    let demo = crate::support::DEMO;
    let sandbox = Sandbox::new("chosen");
    let marks = |chosen: &str| {
        sandbox.write("data/a.yaml", format!("{demo}\nattachments: {chosen}\n"));
        let ran = sandbox.jixiao(&["build", "--force"]);
        assert_eq!(ran.code, 0, "{chosen}: {}", ran.stderr);
        crate::support::word_text(&sandbox.read("out/a.docx"))
    };
    let all = ["基础数据表", "整体支出绩效自评表", "项目支出绩效自评表"];
    for (chosen, there) in [
        ("[基础数据表]", [true, false, false]),
        ("[整体自评表, 项目自评表]", [false, true, true]),
        ("[无]", [false, false, false]),
    ] {
        let text = marks(chosen);
        assert_eq!(all.map(|title| text.contains(title)), there, "{chosen}");
    }
}

#[test]
fn the_base_data_stand_without_projects_where_they_are_chosen() {
    let (sandbox, text) = new("");
    let text = format!("{text}\nattachments: [基础数据表]\n");
    let output = checked(&sandbox, &text);
    assert!(!output.contains("[D36]"), "{output}");
    sandbox.jixiao(&["build"]);
    let text = crate::support::word_text(&sandbox.read("out/单位自评.docx"));
    assert!(text.contains("部门整体支出绩效评价基础数据表"));
}

#[test]
fn a_choice_that_the_pack_does_not_have_is_an_error() {
    let (sandbox, text) = new("");
    let output = checked(&sandbox, &format!("{text}\nattachments: [基础数据]\n"));
    assert!(output.contains("错误[D37]") && output.contains("是不是“基础数据表”？"), "{output}");
}
