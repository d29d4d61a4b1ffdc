//! `jixiao set` changes one value and nothing else, says what follows, and refuses what could not be read.

use jixiao::base::diag::Diagnostics;
use jixiao::base::source::Sources;
use jixiao::base::yaml::{self, Node};
use jixiao::data::places::{Leaf, leaves};
use jixiao::edits;

use crate::support::{DEMO, Sandbox, files, project_file};

fn tree(text: &str) -> (Sources, Node) {
    let (mut sources, mut findings) = (Sources::default(), Diagnostics::default());
    let source = sources.add("数据.yaml", text);
    let root = yaml::parse(source, &sources, &mut findings);
    let root = root.unwrap_or_else(|| panic!("{findings:?}\n{text}"));
    (sources, root)
}

/// The paths of a text's values, with what each says.
fn values(text: &str) -> Vec<(String, String)> {
    let (_, root) = tree(text);
    let said = |leaf: Leaf| {
        let path = leaf.path.to_string();
        let text = said(&root, &path);
        (path, text)
    };
    leaves(&root).into_iter().map(said).collect()
}

fn said(root: &Node, path: &str) -> String {
    let mut here = root;
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(items) = rest.strip_prefix('[') {
            let (number, behind) = items.split_once(']').expect("a bracket is closed");
            here = &here.items().expect("a list")[number.parse::<usize>().expect("a number") - 1];
            rest = behind.trim_start_matches('.');
            continue;
        }
        let ends = rest.match_indices(['.', '[']).map(|(at, _)| at).chain([rest.len()]);
        let mut keys = ends.filter_map(|end| Some((end, here.get(&rest[..end])?)));
        let (end, node) = keys.next().unwrap_or_else(|| panic!("{path}: no key"));
        (here, rest) = (node, rest[end..].trim_start_matches('.'));
    }
    here.text().unwrap_or_default().to_string()
}

#[test]
fn a_list_and_a_part_of_a_name_are_refused() {
    let sandbox = Sandbox::new("set-list");
    sandbox.write("data/a.yaml", DEMO);
    for (change, hint) in [
        ("项目支出用途=某用途", "expenditure.project.uses[1]=…"),
        ("organization.offices.names=甲、乙", "organization.offices.names[1]=…"),
        ("项目支出用=532", "项目支出用途（expenditure.project.uses）"),
        ("主管=甲", "写全名或者括号里的编号"),
    ] {
        let ran = sandbox.jixiao(&["set", "data/a.yaml", change]);
        assert!(ran.code != 0 && ran.stderr.contains("C16"), "{change}: {}", ran.stderr);
        assert!(ran.stderr.contains(hint), "{change}: {}", ran.stderr);
        assert_eq!(sandbox.read("data/a.yaml"), DEMO.as_bytes(), "{change}");
    }
}

/// Values that need no quotes, need them, or hold what YAML has a meaning for.
const VALUES: [&str; 8] = [
    "7",
    "读者 #1 区：完成",
    "第一行\n第二行",
    "它说“好”，\"真\"好",
    "- 'a': {b}",
    "null",
    "C:\\数据",
    "＃号楼｛一｝",
];

fn every_value(text: &str) -> usize {
    let all = values(text);
    for (at, (path, old)) in all.iter().enumerate() {
        let value = VALUES[at % VALUES.len()];
        let edited = edits::set(text, path, value).unwrap_or_else(|e| panic!("{path}: {e:?}"));
        let (start, end) = (edited.old.start, edited.old.end);
        assert_eq!(text[..start], edited.text[..start], "{path}");
        assert_eq!(text[end..], edited.text[start + edited.new.len()..], "{path}");
        let now = values(&edited.text);
        let changed: Vec<_> = now.iter().zip(&all).filter(|(now, old)| now != old).collect();
        let same = old.trim_end() == value;
        assert!(changed.len() == usize::from(!same) && now.len() == all.len(), "{path}");
        let found = now.iter().find(|(of, _)| of == path).map(|(_, text)| text.trim_end());
        assert_eq!(found, Some(value), "{path}");
    }
    all.len()
}

#[test]
fn every_value_of_the_shipped_files_is_changed_alone() {
    let folders = ["data", "templates/starter"].map(project_file);
    let files: Vec<_> = folders.iter().flat_map(|folder| files(folder)).collect();
    let facts = files.iter().filter(|path| path.extension().is_some_and(|e| e == "yaml"));
    let mut count = 0;
    for (at, path) in facts.enumerate() {
        let text = std::fs::read_to_string(path).expect("it is text");
        count += every_value(&if at % 2 == 0 { text.replace('\n', "\r\n") } else { text });
    }
    assert!(count > 900, "{count}");
}

#[test]
fn every_manner_of_writing_stays() {
    let text = "a: 'it''s'   # why\nb: \"x\\ty\"\nc: >-\n    folded\n    text\nd: |\n  one\n\n  two\n\n\
                e: {f: 1, g: [2, 'three']}\nh:\ni: plain\n  goes on\n# end";
    every_value(text);
    let set = |path, value| edits::set(text, path, value).expect("it can be set").text;
    assert!(set("a", "he's").starts_with("a: 'he''s'   # why\n"));
    assert!(set("b", "z\"").contains("\nb: \"z\\\"\"\n"));
    assert!(set("c", "新的").contains("\nc: >-\n    新的\nd: |\n"));
    assert!(set("d", "一").contains("\nd: |\n  一\n\ne: {"));
    assert!(set("e.g[2]", "drei").contains("g: [2, 'drei']}"));
    assert!(set("h", "filled").contains("\nh: filled\n"));
    assert!(set("i", "").contains("\ni: null\n# end"));
}

#[test]
fn a_missing_key_is_added_where_it_belongs() {
    let text = "staff:\n  # 编制\n  established: 24\n\n# 项目\nprojects:\n  - id: p01\n    name: 一\n\
                three: {a: {b: 1}}\n";
    let set = |path, value| edits::set(text, path, value).expect("it can be set").text;
    assert!(set("staff.actual", "22").contains("  established: 24\n  actual: 22\n\n# 项目\n"));
    assert!(set("projects.p01.code", "A1").contains("    name: 一\n    code: A1\nthree:"));
    assert!(set("three.a.c", "2").contains("three: {a: {b: 1, c: 2}}\n"));
    assert!(set("three.d", "3").contains("three: {a: {b: 1}, d: 3}\n"));
    assert!(set("new.deep", "4").ends_with("three: {a: {b: 1}}\nnew: {deep: 4}\n"));
    let end = edits::set("a: 1", "b", "2").expect("it can be set").text;
    assert_eq!(end, "a: 1\nb: 2");
}

/// What `set` prints for the demo, and the file after it.
fn ran(arguments: &[&str]) -> (i32, String, String) {
    let sandbox = Sandbox::new("set");
    sandbox.write("data/a.yaml", [b"\xef\xbb\xbf", DEMO.as_bytes()].concat());
    let ran = sandbox.jixiao(&[&["set", "data/a.yaml"], arguments].concat());
    let text = String::from_utf8(sandbox.read("data/a.yaml")).expect("it is text");
    (ran.code, ran.stdout + &ran.stderr, text)
}

#[test]
fn one_number_changes_and_what_follows_is_listed() {
    let was = "established: 62";
    assert_eq!(DEMO.matches(was).count(), 1);
    for path in ["staff.established=64", "编制数=64"] {
        let (code, output, text) = ran(&[path]);
        assert_eq!(code, 0, "{output}");
        assert_eq!(text, format!("\u{feff}{}", DEMO.replace(was, "established: 64")), "{output}");
        assert!(output.contains("编制数：62人 → 64人"), "{output}");
        assert!(output.contains("→ 93.75%"), "{output}");
    }
    let (code, output, text) = ran(&["staff.established=64", "--dry-run"]);
    assert_eq!((code, text), (0, format!("\u{feff}{DEMO}")));
    assert!(output.contains("+ ") && output.contains("没有改"), "{output}");
}

#[test]
fn what_could_not_be_read_is_refused_and_nothing_is_written() {
    let cases = [
        ("staff.established=许多", "D06"),
        ("staff.unknown=1", "D02"),
        ("staff.control_rate=95", "C16"),
        ("staff=1", "C16"),
        ("nothing.here=1", "D02"),
        ("staff.established", "C16"),
        ("三公=1", "C16"),
    ];
    for (change, code) in cases {
        let (exit, output, text) = ran(&[change]);
        assert_ne!(exit, 0, "{change}: {output}");
        assert!(output.contains(code), "{change}: {output}");
        assert_eq!(text, format!("\u{feff}{DEMO}"), "{change}");
    }
}

/// What `set` prints for the starter, which has no projects and names no attachments.
fn ran_on_starter(change: &str) -> (i32, String) {
    let sandbox = Sandbox::new("set");
    let starter = std::fs::read_to_string(project_file("templates/starter/facts.yaml"));
    let starter = starter.expect("it is there");
    sandbox.write("data/a.yaml", &starter);
    let ran = sandbox.jixiao(&["set", "data/a.yaml", change]);
    assert!(ran.code == 0 || sandbox.read("data/a.yaml") == starter.as_bytes(), "{change}");
    (ran.code, ran.stdout + &ran.stderr)
}

#[test]
fn a_list_that_is_not_in_the_file_is_no_fault_of_the_file() {
    for (change, said) in [
        (
            "projects.p01.name=x",
            &["C16", "数据里没有“p01.name”", "“projects”是列表", "加上 projects:"][..],
        ),
        ("lines.relief.actual=3", &["C16", "数据里没有“relief.actual”", "加上 lines:"]),
        (
            "attachments=无",
            &["C16", "“attachments”是列表", "attachments: [第一项, 第二项]", "attachments[1]"],
        ),
        ("attachments=[无]", &["C16", "“attachments”是列表"]),
        (
            "organization.offices.names=[甲, 乙]",
            &["C16", "“organization.offices.names”是列表", "：names: [第一项"],
        ),
    ] {
        let (code, output) = ran_on_starter(change);
        assert_eq!(code, 1, "{change}: {output}");
        assert!(said.iter().all(|words| output.contains(words)), "{change}: {output}");
        assert!(!output.contains("D04") && !output.contains("-->"), "{change}: {output}");
    }
    let (code, output, _) = ran(&["projects.p99.name=x"]);
    assert!(code == 2 && output.contains("“projects”下面有这些：p01"), "{output}");
    let (code, output) = ran_on_starter("stated.staff.control_rate=95%");
    assert!(code == 0 && output.contains("+ stated: {staff.control_rate: 95%}"), "{output}");
}

#[test]
fn a_path_that_is_none_is_told_from_a_file_that_cannot_be_changed() {
    let long = "a.".repeat(5000) + "b=1";
    for (change, said) in [("=1", "没有写改哪一项"), (&long, "数据里没有“a.a.")] {
        let (code, output) = ran_on_starter(change);
        assert!(code == 2 && output.contains("C16") && output.contains(said), "{output}");
    }
}

#[cfg(unix)]
#[test]
fn who_may_read_the_file_stays() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new("set-mode");
    sandbox.write("a.yaml", DEMO);
    let path = sandbox.root.join("a.yaml");
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).expect("it is ours");
    assert_eq!(sandbox.jixiao(&["set", "a.yaml", "staff.established=64"]).code, 0);
    let mode = path.metadata().expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn another_name_of_the_file_is_named() {
    let sandbox = Sandbox::new("set");
    sandbox.write("a.yaml", DEMO);
    std::fs::hard_link(sandbox.root.join("a.yaml"), sandbox.root.join("b.yaml")).expect("a link");
    let ran = sandbox.jixiao(&["set", "a.yaml", "staff.established=64"]);
    assert!(ran.code == 0 && ran.stdout.contains("硬链接"), "{}", ran.stdout);
    assert_eq!(sandbox.read("b.yaml"), DEMO.as_bytes());
    let ran = sandbox.jixiao(&["set", "a.yaml", "staff.established=65"]);
    assert!(ran.code == 0 && !ran.stdout.contains("硬链接"), "{}", ran.stdout);
}

#[test]
fn what_contradicts_after_the_change_is_said() {
    let (code, output, _) = ran(&["staff.actual=66"]);
    assert_eq!(code, i32::from(output.contains("错误[")), "{output}");
    assert!(output.contains("警告[") || output.contains("错误["), "{output}");
    for (change, error) in [
        ("goals.basis=收入${income.totl}。", "G01"),
        ("procurement.goods=100", "E02"),
        ("evaluation.score=90", "E39"),
    ] {
        let (code, output, text) = ran(&[change]);
        assert!(code == 1 && text != format!("\u{feff}{DEMO}"), "{change}: {output}");
        assert!(output.contains(error) && output.contains("做不出报告"), "{change}: {output}");
        let (code, output, text) = ran(&[change, "--dry-run"]);
        assert!(code == 1 && text == format!("\u{feff}{DEMO}"), "{change}: {output}");
        assert!(output.contains("只是看看"), "{change}: {output}");
    }
}

#[test]
fn what_can_be_computed_can_be_filled_in_where_it_has_a_key() {
    for change in ["carryover.closing=33.00", "年末结转结余=33.00", "evaluation.score=96.5"] {
        let (code, output, text) = ran(&[change]);
        let (_, value) = change.split_once('=').expect("it has a value");
        assert!(code == 0 && text.contains(value), "{change}: {output}");
    }
}

#[test]
fn a_key_is_added_to_what_is_empty_and_to_a_bare_number() {
    let set = |text: &str, path, value| edits::set(text, path, value).expect("it can be set").text;
    for empty in ["a: {}\nb: 1", "a: null\nb: 1", "a:\nb: 1", "a: ~\nb: 1"] {
        assert_eq!(set(empty, "a.c", "x"), "a: {c: x}\nb: 1");
        assert_eq!(set(empty, "a.c.d", "2"), "a: {c: {d: 2}}\nb: 1");
    }
    assert_eq!(set("a: {\n  # 注\n  }\n", "a.c", "x"), "a: {c: x\n  # 注\n  }\n");
    let bare = "a: 117.00   # 采购\nb: {c: 1}\nd: \"1,089.40\"\n";
    assert_eq!(
        set(bare, "a.budget", "130"),
        bare.replace("117.00 ", "{actual: 117.00, budget: 130} ")
    );
    assert_eq!(set(bare, "a.actual", "118"), bare.replace("117.00", "118"));
    assert_eq!(
        set(bare, "d.budget", "1,100"),
        bare.replace("\"1,089.40\"", "{actual: \"1,089.40\", budget: \"1,100\"}")
    );
    assert_eq!(
        set("a: 1,089.40\n", "a.last_year", "3"),
        "a: {actual: \"1,089.40\", last_year: 3}\n"
    );
    for (change, code, said) in [
        ("staff.actual.budget=3", 1, "数据里没有“staff.actual.budget”：“staff.actual”是一个值"),
        ("organization.code.x=3", 1, "数据里没有“organization.code.x”"),
        ("projects.p99.name=x", 2, "set 不加列表里的项"),
    ] {
        let (exit, output, _) = ran(&[change]);
        assert!(exit == code && output.contains("C16"), "{change}: {output}");
        assert!(output.contains(said) && !output.contains("D04"), "{change}: {output}");
    }
    let sandbox = Sandbox::new("set-anchor");
    sandbox.write("a.yaml", format!("{DEMO}extra: {{a: &x 甲, b: *x}}\n"));
    let ran = sandbox.jixiao(&["set", "a.yaml", "staff.actual=3"]);
    assert!(ran.code == 2 && ran.stderr.contains("Y11"), "{}", ran.stderr);
}

#[test]
fn paths_are_read_as_they_are_written() {
    let text = "a: 1\nproblems:\n  - id: q1\n    text: 一\n";
    let set = |path: &str, value| edits::set(text, path, value).map(|edited| edited.text);
    for path in ["a..b", ".a", "", "problems[1", "problems[x].id", "a."] {
        assert!(set(path, "2").is_err(), "{path}");
    }
    let renamed = set("problems.q1.id", "q2").expect("a name is a value too");
    assert!(renamed.contains("- id: q2\n    text: 一\n"));
    let stated = set("stated.staff.control_rate", "95%").expect("an id is one key");
    assert!(stated.ends_with("stated: {staff.control_rate: 95%}\n"), "{stated}");
    let again = edits::set(&stated, "stated.staff.control_rate", "96%").expect("it is there");
    assert!(again.text.ends_with("stated: {staff.control_rate: 96%}\n"));
}

#[test]
fn what_cannot_be_seen_is_no_value_and_null_is_not_filled() {
    let (code, output, _) = ran(&["organization.name=某\u{200b}局"]);
    assert!(code == 2 && output.contains("C16") && output.contains("U+200B"), "{output}");
    let (code, output, text) = ran(&["staff.retired=null"]);
    assert_eq!(code, 0, "{output}");
    assert!(text.contains("retired: null"), "{output}");
}

#[test]
fn a_file_that_was_changed_meanwhile_is_not_overwritten() {
    let sandbox = Sandbox::new("set");
    sandbox.write("a.yaml", "now").write(".jixiao-1-0.tmp", "left over");
    let path = sandbox.root.join("a.yaml");
    let replaced = jixiao::workspace::replace_unchanged(&path, b"then", b"new");
    assert!(matches!(replaced, Ok(false)));
    let replaced = jixiao::workspace::replace_unchanged(&path, b"now", b"new");
    assert!(matches!(replaced, Ok(true)));
    assert_eq!(sandbox.read("a.yaml"), b"new");
    assert!(!sandbox.has(".jixiao-1-0.tmp"));
}

#[test]
fn a_value_that_refers_to_another_can_be_set() {
    let sandbox = Sandbox::new("set-referring");
    sandbox.write("a.yaml", DEMO);
    let ran = sandbox.jixiao(&["set", "a.yaml", "projects.p02.indicators.area.actual=1190"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = String::from_utf8(sandbox.read("a.yaml")).expect("UTF-8");
    assert_eq!(text, DEMO.replacen("\"${buildings.1.actual_area}\"", "\"1190\"", 1));
    let ran = sandbox.jixiao(&["set", "a.yaml", "income.total=1"]);
    assert!(ran.code == 2 && ran.stderr.contains("程序算出来的"), "{}", ran.stderr);
}

#[test]
fn what_is_not_written_as_typed_is_said() {
    let sandbox = Sandbox::new("set-otherwise");
    sandbox.write("a.yaml", DEMO);
    let ran = sandbox.jixiao(&["set", "a.yaml", "filing.phone=  0731-1234567 "]);
    assert!(ran.code == 0 && ran.stdout.contains("空格没有写进去"), "{}{}", ran.stdout, ran.stderr);
    let ran = sandbox.jixiao(&["set", "a.yaml", "filing.phone=~"]);
    assert!(
        ran.code == 0 && ran.stdout.contains("~ 在 YAML 里就是没有填"),
        "{}{}",
        ran.stdout,
        ran.stderr
    );
    let ran = sandbox.jixiao(&["set", "a.yaml", "filing.phone=0731-1234567"]);
    assert!(ran.code == 0 && !ran.stdout.contains("没有写进去"), "{}", ran.stdout);
}
