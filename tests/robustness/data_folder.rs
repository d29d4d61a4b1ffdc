//! What lies in `data/`: every facts file is built or named, whatever its encoding, its first line or its line ends.

use super::limits::{Folder, starter};

const SCHEMA: &str = "schema: jixiao/1";

/// A unit with a sound facts file and another one.
fn with_other(bytes: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::new("data");
    folder.write("data/好.yaml", starter()).write("data/别.yaml", bytes);
    folder
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn utf32(text: &str) -> Vec<u8> {
    std::iter::once('\u{feff}')
        .chain(text.chars())
        .flat_map(|c| u32::from(c).to_be_bytes())
        .collect()
}

#[test]
fn a_faulty_file_is_named_and_the_others_come_out() {
    let with_first = |line: &str| starter().replacen(SCHEMA, line, 1).into_bytes();
    for (name, bytes, said) in [
        ("UTF-16", utf16(&starter()), "UTF-16"),
        ("UTF-32", utf32(&starter()), "UTF-32"),
        ("a full-width colon", with_first("schema：jixiao/1"), "Y04"),
        ("a misspelt schema", with_first("schema: jixao/1"), "jixiao/1"),
        ("a misspelt key", with_first("shcema: jixiao/1"), "schema"),
        ("a control character", [b"\0", starter().as_bytes()].concat(), "U+0000"),
        ("zeros", vec![0; 4096], "U+0000"),
        ("no bytes", Vec::new(), "Y12"),
        ("comments", b"# schema: jixiao/1\n# year: 2024\n".to_vec(), "Y12"),
    ] {
        let folder = with_other(bytes);
        for command in ["build", "check"] {
            folder.run(&[command]).expect(name, 1, &["data/别.yaml", said]);
        }
        assert!(folder.has("out/好.docx") && folder.has("out/好.pdf"), "{name}");
        std::fs::remove_file(folder.path("data/好.yaml")).expect("it is there");
        let ran = folder.run(&["build"]);
        ran.expect(name, 1, &[said]);
        assert!(!ran.err.contains("没有填报数据"), "{name}: {}", ran.err);
    }
}

#[test]
fn valid_yaml_in_other_forms_is_built() {
    let with_first = |line: &str| starter().replacen(SCHEMA, line, 1);
    for (name, text) in [
        ("double quotes", with_first("schema: \"jixiao/1\"")),
        ("single quotes", with_first("schema: 'jixiao/1'")),
        ("two blanks", with_first("schema:  jixiao/1")),
        ("the mark of a document", format!("---\n{}", starter())),
        ("a directive", format!("%YAML 1.2\n---\n{}", starter())),
    ] {
        let folder = with_other(text);
        folder.run(&["build"]).expect(name, 0, &["已生成 out/别.docx"]);
    }
}

#[test]
fn what_is_plainly_something_else_is_only_noted() {
    let folder = with_other("services:\n  web: {image: nginx}\n");
    folder.write("data/._好.yaml", [0, 5, 22, 7, 0, 2, 0, 0]);
    let ran = folder.run(&["build"]);
    ran.expect("another file", 0, &["说明[C14]：data/别.yaml", "首行不是"]);
    assert!(!ran.err.contains("._好"), "{}", ran.err);
    std::fs::remove_file(folder.path("data/好.yaml")).expect("it is there");
    folder.run(&["build"]).expect("nothing else", 2, &["C14", "C05"]);
}

#[test]
fn a_data_folder_that_is_none_is_named() {
    let folder = Folder::new("data-file");
    folder.write("data", "x");
    let ran = folder.run(&["build"]);
    ran.expect("a file", 2, &["C03", "无法读取 data"]);
}

#[test]
fn other_line_ends_are_one_finding() {
    for (name, end, said) in [
        ("CR CR LF", "\r\r\n", "CR CR LF"),
        ("NEL", "\u{85}", "U+0085"),
        ("line separator", "\u{2028}", "U+2028"),
        ("CR", "\r", "只用回车"),
    ] {
        let folder = Folder::new("ends");
        folder.write("data/a.yaml", starter().replace('\n', end));
        let ran = folder.run(&["build"]);
        ran.expect(name, 1, &["Y17", said, "1 个错误"]);
    }
    let folder = Folder::new("ends-partly");
    folder.write("data/a.yaml", starter().replacen('\n', "\r", 20));
    folder.run(&["build"]).expect("partly", 1, &["Y17", "有 20 行只用回车", "1 个错误"]);
    folder.write("data/a.yaml", starter().replace('\n', "\r\n"));
    folder.run(&["build"]).expect("as on Windows", 0, &[]);
}

#[test]
fn a_long_text_is_not_quoted_whole() {
    let text = "text: 绩效指标设置不够细化，部分指标难以量化考核。";
    let long = format!("text: '{}'", "1".repeat(100_000));
    for (from, to) in
        [(text, long), ("date: 2025-03-05", format!("date: '{}'", "馆".repeat(50_000)))]
    {
        let facts = starter();
        assert!(facts.contains(from) || from.starts_with("date"), "{from}");
        let facts = match facts.contains(from) {
            true => facts.replacen(from, &to, 1),
            false => format!("{facts}filing: {{{to}}}\n"),
        };
        let folder = Folder::new("long");
        folder.write("data/a.yaml", facts);
        let ran = folder.run(&["check"]);
        let longest = ran.err.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(longest < 1000, "{longest}: {from}");
        assert!(ran.code.is_some_and(|code| code < 2));
    }
}

#[test]
fn a_circle_of_three_is_named() {
    let folder = Folder::new("circle-3");
    let previous = |name: &str| {
        starter().replacen("pack: standard", &format!("pack: standard\nprevious: {name}"), 1)
    };
    folder.write("data/甲.yaml", previous("乙.yaml")).write("data/乙.yaml", previous("丙.yaml"));
    folder.write("data/丙.yaml", previous("甲.yaml"));
    let ran = folder.run(&["build"]);
    ran.expect("circle", 1, &["D12", "3 个文件的 previous 绕成了圈", "甲.yaml → ", "丙.yaml → "]);
}

#[test]
fn facts_that_notepad_saved_as_plain_text_are_named_with_the_name_to_give() {
    let folder = Folder::new("as-text");
    folder.write("data/单位.yaml.txt", starter()).write("data/说明.txt", "随便写的");
    let wanted = ["C05", "data/单位.yaml.txt 没有当作填报数据", "改名为 单位.yaml"];
    for command in ["build", "check"] {
        let ran = folder.run(&[command]);
        ran.expect(command, 2, &wanted);
        assert!(!ran.err.contains("说明.txt"), "{}", ran.err);
    }
    folder.write("data/另一个.yaml", starter()).write("data/第三.TXT", starter());
    let ran = folder.run(&["check"]);
    ran.expect("beside others", 0, &["说明[C14]：data/单位.yaml.txt", "改名为 第三.yaml"]);
}
