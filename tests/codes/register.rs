//! The register itself: names, pages, the manual that is made from it, and that nobody else spells a code.

use std::collections::BTreeSet;
use std::fs;

use jixiao::base::codes::{self, FAMILIES, Severity};

use crate::support::{files, project_file, same_as_file};

/// Codes that no input reaches, each with the reason why it is there all the same.
const UNREACHED: &[(&str, &str)] = &[
    ("C33", "a system that tells of no changes: its limit of watches is reached, or it has none"),
    ("F04", "faces are read through before they are used, and F05 leaves out what is broken"),
    ("T09", "the view holds only texts, lists and mappings, which the engine always takes"),
    ("W04", "docx-rs returns an error for what the writer never hands it"),
    ("W24", "lopdf returns an error for what the writer never hands it"),
];

const BEFORE: &str = "\
# 提示的代码

每条提示的方括号里有一个代码，例如“错误[D03]”。`jixiao check --explain D03` 显示下面同样的说明，大小写都可以。
错误：报告会错，或生成不了；警告：报告能生成，但有一处要看；说明：知道即可，不影响结果。

例子里“错”“对”是同一处的两种写法；没有写“文件”的，是填报数据。尖括号里的 Tab、U+200B 等代表看不见的字符。

<!-- 网页：以下到“网页止”不进使用手册 -->

本文件由程序里的登记表生成（`ACCEPT=1 cargo test --test suite codes`），不手改。

<!-- 网页止 -->
";

/// Whether a text has a name by itself, not as part of a longer word.
fn names(text: &str, id: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(id)
        .any(|(at, _)| !text[..at].ends_with(word) && !text[at + id.len()..].starts_with(word))
}

fn manual() -> String {
    let mut out = String::from(BEFORE);
    for family in FAMILIES {
        out += &format!("\n## {} {}\n\n", family.letter, family.name);
        out += "| 代码 | 程度 | 查什么 |\n| --- | --- | --- |\n";
        for code in family.codes() {
            let (id, title) = (code.id, code.title);
            out += &format!("| {id} | {} | {title} |\n", code.severity.word());
        }
        for code in family.codes() {
            let (id, title, word) = (code.id, code.title, code.severity.word());
            out += &format!("\n### {id} {title}（{word}）\n\n{}", code.page());
        }
    }
    out
}

#[test]
fn every_code_is_there_once_in_its_family() {
    let mut seen = BTreeSet::new();
    for family in FAMILIES {
        let ids: Vec<_> = family.codes().map(|code| code.id).collect();
        assert!(ids.is_sorted(), "{ids:?}");
        for code in family.codes() {
            assert!(seen.insert(code.id), "{} stands twice", code.id);
            assert_eq!(code.family(), family.letter, "{}", code.id);
            let number = &code.id[1..];
            assert!(number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()), "{}", code.id);
        }
    }
    assert!(seen.len() > 100);
}

#[test]
fn every_page_says_what_why_an_example_and_what_to_do() {
    for code in codes::all() {
        let page = code.page();
        let first = page.lines().next().unwrap_or_default();
        assert!(first.ends_with('。'), "{}: {first}", code.id);
        let what = ["\n例", "\n怎么办："].map(|part| page.find(part));
        assert!(matches!(what, [Some(example), Some(to_do)] if example < to_do), "{}", code.id);
        assert!(page.contains("\n为什么：") || page.contains("\n判断："), "{}", code.id);
        assert!(!code.title.is_empty() && !code.title.ends_with('。'), "{}", code.id);
    }
}

#[test]
fn a_code_has_one_severity() {
    assert_eq!(codes::E01.severity, Severity::Note);
    assert_eq!(codes::find("d15"), Some(codes::D15));
    assert_eq!(codes::find("E99"), None);
}

#[test]
fn the_manual_is_that_of_the_register() {
    same_as_file("docs/codes.md", &manual());
}

/// A code is spelt in the register alone; elsewhere its constant is named.
#[test]
fn no_code_is_spelt_outside_the_register() {
    let src = project_file("src");
    let mut spelt = Vec::new();
    for file in files(&src) {
        let within = file.strip_prefix(&src).expect("below src").display().to_string();
        if within.replace('\\', "/").starts_with("base/codes/") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("sources are UTF-8");
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in lines {
            let is =
                |id: &str| line.contains(&format!("\"{id}\"")) || line.contains(&format!("[{id}]"));
            if codes::all().any(|code| is(code.id)) {
                spelt.push(format!("{within}: {}", line.trim()));
            }
        }
    }
    assert!(spelt.is_empty(), "{}", spelt.join("\n"));
}

#[test]
fn every_code_is_exercised_by_name() {
    let own = ["register.rs", "examples.rs"];
    let tests = files(&project_file("tests")).into_iter().filter(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ending = file.extension().unwrap_or_default();
        !own.contains(&name.as_str()) && (ending == "rs" || name == "cases.txt")
    });
    // A comment exercises nothing; in `cases.txt` no line begins with slashes.
    let code = |text: String| {
        text.lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let texts: Vec<_> =
        tests.map(|file| code(fs::read_to_string(file).unwrap_or_default())).collect();
    for code in codes::all() {
        let tested = texts.iter().any(|text| names(text, code.id));
        let reached = !UNREACHED.iter().any(|(id, _)| *id == code.id);
        assert_eq!(tested, reached, "{}", code.id);
    }
}
