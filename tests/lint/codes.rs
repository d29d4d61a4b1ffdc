//! Each code of the lint through the binary, beside the right text that gives none; what a build says of own files.

use jixiao::workspace;

use crate::support::{DEMO, Sandbox, standard};

/// A file of the standard pack, a piece of it, what is put in its place, and the code that the lint gives then.
const EDITS: &[(&str, &str, &str, &str)] = &[
    (
        "sections/04-spending.md.tera",
        "未执行预算{{ expenditure.budget_gap_size }}",
        "未执行预算{{ expenditure.budget_gap_size }}万元",
        "T21",
    ),
    ("sections/04-spending.md.tera", "，全部为基本支出\n", "，全部为基本支出88.50万元\n", "T22"),
    ("tables/income.yaml", "caption: 收入构成表", "caption: 表1　收入构成表", "T23"),
    (
        "sections/07-problems.md.tera",
        "# 存在问题\n\n",
        "# 存在问题\n\n{% if problems is not given %}没有问题。{% endif %}{% if unit == \"元\" %}以元为单位。{% endif %}\n\n",
        "T24",
    ),
    (
        "sections/08-improvements.md.tera",
        "{% for measure in measures %}",
        "## 保障措施\n\n## 下一步打算\n\n{% for measure in measures %}",
        "T25",
    ),
    (
        "sections/04-spending.md.tera",
        "年中追减{{ expenditure.adjustment_size }}",
        "年中追减{{ expenditure.adjustment }}",
        "T27",
    ),
    (
        "sections/08-improvements.md.tera",
        "{% set here",
        "{% set never = [one for one in additions if one.colour] %}{% set here",
        "T06",
    ),
    ("tables/income.yaml", "width: [30, 60]", "width: [70, 80]", "P19"),
    ("words/industry.yaml", "[税收征管]", "[税收征管、招商引资]", "P20"),
];

#[test]
fn each_code_is_given_for_its_fault() {
    for (path, right, wrong, code) in EDITS {
        let text = standard()[*path].clone();
        assert!(text.contains(right), "{path}: {right}");
        let sandbox = Sandbox::new("lint-code");
        sandbox.write(&format!("templates/standard/{path}"), text.replacen(right, wrong, 1));
        let ran = sandbox.jixiao(&["template", "lint"]);
        assert!(ran.stderr.contains(&format!("[{code}]")), "{code}: {}", ran.stderr);
        assert_eq!(ran.code, 1, "{code}");
    }
}

#[test]
fn what_an_unread_template_gives_is_not_called_unknown() {
    const BROKEN: &str = "sections/04-spending.md.tera";
    let text = standard()[BROKEN].clone();
    assert!(text.contains("{% endif %}"));
    let sandbox = Sandbox::new("lint-unread");
    let path = format!("templates/standard/{BROKEN}");
    sandbox.write(&path, text.replacen("{% endif %}", "", 1));
    let ran = sandbox.jixiao(&["template", "lint"]);
    assert!(ran.stderr.contains("[T03]") && !ran.stderr.contains("[T06]"), "{}", ran.stderr);
}

#[test]
fn a_table_and_a_chart_that_nothing_places_are_told() {
    let sandbox = Sandbox::new("lint-unplaced");
    let table = standard()["tables/income.yaml"].replace("收入构成表", "债务情况表");
    sandbox.write("templates/standard/tables/debts.yaml", table);
    let ran = sandbox.jixiao(&["template", "lint"]);
    assert!(ran.stderr.contains("P18") && ran.stderr.contains("debts"), "{}", ran.stderr);
    let section = standard()["sections/08-improvements.md.tera"].clone();
    let placed = format!("{section}\n{{{{ table(\"debts\") }}}}\n");
    sandbox.write("templates/standard/sections/08-improvements.md.tera", placed);
    let ran = sandbox.jixiao(&["template", "lint"]);
    assert!(!ran.stderr.contains("P18"), "{}", ran.stderr);
}

#[test]
fn a_table_that_ones_own_section_no_longer_places_is_told_there() {
    let sandbox = Sandbox::new("lint-left-out");
    let path = "attachments/01-base-data.md.tera";
    let text = standard()[path].replace("{{ table(\"base_data_rest\") }}", "");
    sandbox.write(&format!("templates/standard/{path}"), text);
    let ran = sandbox.jixiao(&["template", "lint"]);
    assert!(ran.stderr.contains("P18") && ran.stderr.contains(path), "{}", ran.stderr);
}

#[test]
fn shipped_packs_are_right_for_all_example_facts() {
    let sandbox = Sandbox::new("lint-shipped");
    let packs = workspace::built_in().filter_map(|(path, _)| path.strip_suffix("/report.yaml"));
    let packs: Vec<_> = packs.collect();
    assert!(packs.contains(&"standard"));
    for pack in packs {
        let ran = sandbox.jixiao(&["template", "lint", pack]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{pack}");
    }
}

/// An own section with an error where the demo does not get to, and with a doubled unit there.
fn unreached(sandbox: &Sandbox) {
    let path = "sections/08-improvements.md.tera";
    let never =
        "{% if staff.actual is above(9999) %}{{ staff.actal }}{{ income.total }}万元{% endif %}";
    let text = format!("{}\n{never}\n", standard()[path]);
    sandbox.write(&format!("templates/standard/{path}"), text);
    sandbox.write("data/demo-2024.yaml", DEMO);
}

#[test]
fn a_build_warns_of_what_its_facts_do_not_reach_and_succeeds() {
    let sandbox = Sandbox::new("lint-build");
    unreached(&sandbox);
    let ran = sandbox.jixiao(&["build", "--format", "docx"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for piece in ["警告[T26]", "staff.actal", "警告[T21]"] {
        assert!(ran.stderr.contains(piece), "{piece}: {}", ran.stderr);
    }
    let ran = sandbox.jixiao(&["template", "lint"]);
    assert!(ran.stderr.contains("错误[T06]") && ran.code == 1, "{}", ran.stderr);
}

#[test]
fn the_lint_says_what_it_looked_at_in_json() {
    let sandbox = Sandbox::new("lint-json");
    let ran = sandbox.jixiao(&["template", "lint", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).expect("it is JSON");
    assert_eq!(json["result"]["pack"], "standard");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(0));
    let ran = sandbox.jixiao(&["template", "lint", "standrad"]);
    assert!(ran.stderr.contains("P15"), "{}", ran.stderr);
}

#[test]
fn the_example_of_the_manual_is_found_as_it_says() {
    let manual = std::fs::read_to_string(crate::support::project_file("templates/README.md"));
    let manual = manual.expect("the manual is there");
    let chapter = manual.split("\n## 检查版式\n").nth(1).expect("it has the chapter");
    let chapter = chapter.split("\n## ").next().expect("it ends");
    let example = chapter.split("```\n").find(|block| block.starts_with("{%")).expect("it has one");
    let rows = chapter.lines().filter_map(|line| line.strip_prefix("| T"));
    let codes: Vec<_> = rows.map(|row| format!("T{}", &row[..2])).collect();
    assert_eq!(codes.len(), 5);
    let sandbox = Sandbox::new("lint-manual");
    let path = "sections/08-improvements.md.tera";
    let text = format!("{}\n{example}\n", standard()[path]);
    sandbox.write(&format!("templates/standard/{path}"), text);
    let ran = sandbox.jixiao(&["template", "lint"]);
    for code in &codes {
        assert_eq!(ran.stderr.matches(&format!("[{code}]")).count(), 1, "{code}: {}", ran.stderr);
    }
    assert_eq!(ran.stderr.matches("-->").count(), codes.len(), "{}", ran.stderr);
    sandbox.write("data/demo-2024.yaml", DEMO);
    assert_eq!(sandbox.jixiao(&["build", "--format", "docx"]).code, 0);
}
