//! Facts files that are too large, too deep or empty where a name must be.

use super::limits::{Folder, starter, starter_with};

const NAME: &str = "name: 青溪县机关事务服务中心  # 单位全称，与印章一致";
const SHORT: &str = "short_name: 我中心          # 全文统一的自称";

/// Builds from one facts file.
fn built(name: &str, facts: &str) -> (Folder, super::limits::Ran) {
    let folder = Folder::new(name);
    folder.write("data/单位.yaml", facts);
    let ran = folder.run(&["build"]);
    (folder, ran)
}

#[test]
fn a_blank_name_is_missing() {
    for blank in ["\"\"", "\" \"", "'　　'", "|\n    "] {
        let (_folder, ran) = built("blank", &starter_with(SHORT, &format!("short_name: {blank}")));
        ran.expect(&format!("short_name {blank}"), 0, &[]);
        let (_folder, ran) = built("blank", &starter_with(NAME, &format!("name: {blank}")));
        ran.expect(&format!("name {blank}"), 1, &["缺少“单位全称”"]);
    }
}

#[test]
fn every_other_name_may_be_blank_in_the_file_without_harm() {
    for (from, to) in [
        ("name: 财政拨款收入", "name: \"\""),
        ("id: fiscal", "id: \"\""),
        ("name: 类别", "name: \" \""),
        ("title: 公务接待情况", "title: '　'"),
        ("unit: 批}", "unit: \"\"}"),
        ("name: 周文澜", "name: \"\""),
        ("role: 组长", "role: \" \""),
        ("id: study", "id: \"\""),
        ("answers: [q1]", "answers: [\"\"]"),
        ("[办公费, 水费", "[\"\", 水费"),
        ("uses: [办公用房维修", "uses: [\"\""),
        ("title: 主任", "title: \"\""),
        ("title: 细化绩效指标", "title: \"\""),
        ("pack: standard", "pack: \"\""),
        ("pack: standard", "pack: standard\nprofile: \" \""),
        ("unit: 万元", "unit: \" \""),
        ("pack: standard", "pack: standard\nprevious: \" \""),
    ] {
        let (_folder, ran) = built("blanks", &starter_with(from, to));
        assert!(ran.fault(0, &[]).is_none() || ran.fault(1, &[]).is_none(), "{to}: {ran:?}");
    }
}

#[test]
fn names_as_high_as_a_page_end() {
    let long = "馆".repeat(1105);
    let place = |from: &str, to: &str| starter_with(from, &to.replace('…', &long));
    for facts in [
        place(NAME, "name: …"),
        place("title: 公务接待情况", "title: …"),
        place("unit: 批}", "unit: …}"),
        place("name: 类别", "name: …"),
        place("kind: 考察调研", "kind: …"),
        place(SHORT, "short_name: …"),
        place("name: 财政拨款收入", "name: …"),
        place("text: 绩效指标设置不够细化，部分指标难以量化考核。", "text: …"),
    ] {
        let (_folder, ran) = built("high", &facts);
        assert!(ran.fault(0, &[]).is_none() || ran.fault(1, &[]).is_none(), "{ran:?}");
    }
}

#[test]
fn a_finding_of_many_places_prints_a_few_and_counts_the_others() {
    let one = |n: usize| {
        format!(
            "  - {{id: x{n}, path: [产出指标, 质量指标, 率{n}], target: {{op: \">=\", value: 98, unit: \"%\"}}, \
             actual: 98.5%, weight: 0.01}}\n"
        )
    };
    let facts = starter() + "\nindicators:\n" + &(0..500).map(one).collect::<String>();
    let (folder, ran) = built("places", &facts);
    assert!(ran.fault(0, &[]).is_none() || ran.fault(1, &[]).is_none(), "{ran:?}");
    assert!(ran.err.contains("另有 490 处没有列出"), "{}", ran.err);
    assert!(ran.err.lines().count() < 200, "{}", ran.err);
    let json = folder.run(&["check", "--json"]).out;
    assert!(json.matches("\"line\"").count() > 500, "{json}");
}

#[test]
fn lines_in_one_another_as_deep_as_a_list_is_long_end() {
    let line = |n: usize| {
        let whole = match n {
            0 => "expenditure.project".to_string(),
            n => format!("lines.l{}", n - 1),
        };
        format!("  - {{id: l{n}, name: 项{n}, actual: 1.00, part_of: {whole}}}\n")
    };
    let facts = starter() + "\nlines:\n" + &(0..2_000).map(line).collect::<String>();
    let folder = Folder::new("deep-lines");
    folder.write("data/单位.yaml", facts);
    let ran = folder.run(&["check"]);
    assert!(ran.fault(0, &[]).is_none() || ran.fault(1, &[]).is_none(), "{ran:?}");
}

#[test]
fn a_text_of_a_hundred_thousand_digits_ends() {
    let digits = format!("text: '{}'", "7".repeat(100_000));
    let facts = starter_with("text: 绩效指标设置不够细化，部分指标难以量化考核。", &digits);
    built("digits", &facts).1.expect("digits", 0, &[]);
}

#[test]
fn a_hundred_thousand_open_braces_end() {
    for mark in ["{", "${", "“", "《"] {
        let braces = format!("text: '绩效{}'", mark.repeat(100_000));
        let (_folder, ran) = built(
            "braces",
            &starter_with("text: 绩效指标设置不够细化，部分指标难以量化考核。", &braces),
        );
        assert!(
            ran.fault(0, &[]).is_none() || ran.fault(1, &[]).is_none(),
            "{mark} {:?} {}",
            ran.code,
            &ran.err[..ran.err.len().min(600)]
        );
    }
}

#[test]
fn five_thousand_open_brackets_print_at_most_two_hundred_findings() {
    let folder = Folder::new("brackets");
    let mut facts = starter() + "extra:\n";
    (0..5000).for_each(|n| facts.push_str(&format!("  a{n}: [\n")));
    folder.write("data/单位.yaml", &facts);
    let ran = folder.run(&["check"]);
    ran.expect("brackets", 1, &["没有配对", "另有"]);
    assert!(ran.err.matches("错误[").count() <= 201, "{}", ran.err.matches("错误[").count());
    let json = folder.run(&["check", "--format", "json"]);
    assert!(json.out.lines().count() > 5000, "{}", json.out.lines().count());
}

#[test]
fn deep_nesting_ends_with_a_message() {
    let deep = |open: &str, close: &str, n: usize| {
        format!("\nextra:\n  a: {}{}\n", open.repeat(n), close.repeat(n))
    };
    for n in [200, 100_000] {
        for (open, close) in [("[", "]"), ("{a: ", "}"), ("[", ""), ("- ", "")] {
            let (_folder, ran) = built("deep", &(starter() + &deep(open, close, n)));
            ran.expect(&format!("{open} × {n}"), 1, &["错误["]);
        }
    }
    let mut parts = String::from("income:\n  parts:\n");
    for level in 0..2000 {
        let indent = " ".repeat(4 + level * 4);
        parts.push_str(&format!("{indent}- id: a{level}\n{indent}  name: 甲\n{indent}  parts:\n"));
    }
    let facts = starter().replace("income:                       # 收入；合计由程序相加", &parts)
        .replace("  parts:\n    - {id: fiscal, source: fiscal, name: 财政拨款收入, actual: 612.35}\n    - {id: other, source: other, name: 其他收入, actual: 8.20}\n", "");
    let (_folder, ran) = built("deep-parts", &facts);
    ran.expect("parts of parts", 1, &["错误["]);
}

#[test]
fn many_tables_and_projects_end() {
    let mut tables = String::new();
    (0..5000).for_each(|n| {
        tables.push_str(&format!("  t{n}: {{title: 甲{n}, columns: [{{id: a, name: 甲}}, {{id: b, name: 乙, unit: 个}}], rows: [{{id: r, a: 丙, b: {n}}}]}}\n"));
    });
    let facts = starter_with(
        "data_tables:                  # 单位自有的表，可有可无；合计由程序相加\n",
        &format!("data_tables:\n{tables}"),
    );
    let folder = Folder::new("tables");
    folder.write("data/单位.yaml", &facts);
    let ran = folder.run_within(&["check"], 60);
    ran.expect("5,000 tables", 0, &[]);
}

#[test]
fn parts_of_each_other_are_an_error() {
    let line = |id: &str, whole: &str| {
        format!("  - {{id: {id}, name: 项{id}, actual: 1.00, part_of: {whole}}}\n")
    };
    let lines = |pairs: &[(&str, &str)]| {
        let all: String = pairs.iter().map(|(id, whole)| line(id, whole)).collect();
        starter() + "\nlines:\n" + &all
    };
    for pairs in [
        &[("a", "lines.b"), ("b", "lines.c"), ("c", "lines.a")][..],
        &[("a", "lines.b"), ("b", "lines.c"), ("c", "lines.b")],
    ] {
        let (_folder, ran) = built("circle", &lines(pairs));
        ran.expect("circle", 1, &["D08", "part_of 绕成了圈", "lines.b → lines.c"]);
        assert_eq!(ran.err.matches("绕成了圈").count(), 1, "{}", ran.err);
    }
    let (_folder, ran) = built("own", &lines(&[("a", "lines.a")]));
    ran.expect("itself", 1, &["D08"]);
    let fine = [("a", "expenditure.project"), ("b", "lines.a"), ("c", "lines.b")];
    let (_folder, ran) = built("no-circle", &lines(&fine));
    assert!(!ran.err.contains("绕成了圈"), "{}", ran.err);
}
