//! Values and templates that need another advice than they got.

use super::limits::{Folder, Ran, starter, starter_with};

fn built(name: &str, facts: &str) -> (Folder, Ran) {
    let folder = Folder::new(name);
    folder.write("data/单位.yaml", facts);
    let ran = folder.run(&["build"]);
    (folder, ran)
}

fn with_template(name: &str, text: &str) -> Ran {
    let folder = Folder::new(name);
    folder.write("data/单位.yaml", starter());
    folder.write("templates/standard/sections/07-problems.md.tera", text);
    folder.run(&["build"])
}

#[test]
fn hexadecimal_is_not_called_an_exponent() {
    for value in ["0x3E", "0x1F", "0b10", "0o17", "0xE", "0x1e5"] {
        let (_folder, ran) =
            built("hex", &starter_with("actual: 612.35", &format!("actual: {value}")));
        ran.expect(value, 1, &["进制"]);
        assert!(!ran.err.contains("科学记数法"), "{}", ran.err);
    }
    let (_folder, ran) = built("exponent", &starter_with("actual: 612.35", "actual: 1e3"));
    ran.expect("1e3", 1, &["科学记数法"]);
}

#[test]
fn a_file_with_lone_carriage_returns_is_named_once() {
    let (_folder, ran) = built("cr", &starter().replace('\n', "\r"));
    ran.expect("cr", 1, &["Y17", "回车"]);
    assert_eq!(ran.err.matches("错误[").count(), 1, "{}", ran.err);
}

#[test]
fn a_table_of_more_columns_than_word_allows_is_an_error() {
    let columns: Vec<_> = (0..64).map(|n| format!("{{id: c{n}, name: 列{n}}}")).collect();
    let table = format!(
        "data_tables:\n  wide: {{title: 宽表, columns: [{}], rows: [{{id: r, c0: 甲}}]}}\n",
        columns.join(", ")
    );
    let facts = starter_with(
        "data_tables:                  # 单位自有的表，可有可无；合计由程序相加\n",
        &table,
    );
    let (_folder, ran) = built("columns", &facts);
    ran.expect("64 columns", 1, &["L05", "63", "列"]);
}

#[test]
fn loops_without_end_are_stopped_with_a_message() {
    let mut loops = String::from("# 问题\n\n");
    for n in 0..8 {
        loops.push_str(&format!("{{% for a{n} in [1,2,3,4,5,6,7,8,9,10,11,12,13] %}}"));
    }
    loops.push('甲');
    loops.push_str(&"{% endfor %}".repeat(8));
    with_template("loops", &loops).expect("13^8", 1, &["T04", "循环", "太多"]);
    let doubled = format!(
        "# 问题\n\n{{% set x = \"甲\" %}}{}{{{{ x }}}}\n",
        "{% set x = x ~ x %}".repeat(40)
    );
    with_template("doubled", &doubled).expect("2^40", 1, &["太"]);
    let text = "甲".repeat(10_000);
    let captured = format!(
        "# 问题\n\n{{% for a in [1,2,3,4,5,6,7,8,9,10] %}}{{% for b in [1,2,3,4,5,6,7,8,9,10] %}}{{% for c in [1,2,3,4,5,6,7,8,9,10] %}}{{% for d in [1,2,3,4,5,6,7,8,9,10] %}}{text}{{% endfor %}}{{% endfor %}}{{% endfor %}}{{% endfor %}}"
    );
    with_template("output", &captured).expect("output", 1, &["太长"]);
    let set = format!("# 问题\n\n{{% set x %}}{}{{% endset %}}", &captured[8..]);
    let ten = "[1,2,3,4,5,6,7,8,9,10]";
    let lists = (0..9).fold("甲".to_string(), |inner, n| format!("[{inner} for x{n} in {ten}]"));
    let lists = format!("# 问题\n\n{{{{ {} }}}}\n", lists.replace("[甲 ", "[1 "));
    with_template("lists", &lists).expect("lists in lists", 1, &["错误["]);
    let range = "# 问题\n\n{% for x in range(end=100000) %}甲{% endfor %}\n";
    with_template("range", range).expect("range", 1, &["range"]);
    let spread =
        format!("# 问题\n\n{{% set x = [1, 2] %}}{}甲\n", "{% set x = [...x, ...x] %}".repeat(40));
    with_template("spread", &spread).expect("spread", 1, &["太多"]);
    let nested = format!(
        "# 问题\n\n{{% set x = [1, 2] %}}{}{{{{ x }}}}\n",
        "{% set x = [x, x] %}".repeat(40)
    );
    with_template("nested", &nested).expect("nested", 1, &["太多"]);
    with_template("captured", &set).expect("captured", 1, &["太长"]);
}

#[test]
fn includes_that_multiply_are_stopped() {
    let folder = Folder::new("includes");
    folder.write("data/单位.yaml", starter());
    for n in 0..8 {
        let include = format!("{{% include \"sections/i{}.md.tera\" %}}", n + 1).repeat(13);
        folder.write(&format!("templates/standard/sections/i{n}.md.tera"), include);
    }
    folder.write("templates/standard/sections/i8.md.tera", "甲\n");
    folder.write(
        "templates/standard/sections/07-problems.md.tera",
        "# 问题\n\n{% include \"sections/i0.md.tera\" %}\n",
    );
    folder.run(&["build"]).expect("13^8", 1, &["太多"]);
    folder.write("templates/standard/sections/i8.md.tera", "{% include \"sections/i0.md.tera\" %}");
    folder.run(&["build"]).expect("circle", 1, &["互相包含"]);
    let folder = Folder::new("includes-deep");
    folder.write("data/单位.yaml", starter());
    for n in 0..3000 {
        let include = format!("{{% include \"sections/i{}.md.tera\" %}}", n + 1);
        folder.write(&format!("templates/standard/sections/i{n}.md.tera"), include);
    }
    folder.write("templates/standard/sections/i3000.md.tera", "甲\n");
    folder.write(
        "templates/standard/sections/07-problems.md.tera",
        "# 问题\n\n{% include \"sections/i0.md.tera\" %}\n",
    );
    folder.run(&["build"]).expect("3,000 deep", 1, &["太深"]);
}

#[test]
fn nesting_in_templates_is_bounded() {
    for (name, text) in [
        ("strong", format!("# 问题\n\n{}甲{}\n", "**".repeat(52_000), "**".repeat(52_000))),
        (
            "emphasis",
            format!("# 问题\n\n{}甲{}\n", "*a **b ".repeat(26_000), "** *".repeat(26_000)),
        ),
        ("quotes", format!("# 问题\n\n{}甲\n", "> ".repeat(50_000))),
        ("lists", format!("# 问题\n\n{}甲\n", "1. ".repeat(50_000))),
        ("links", format!("# 问题\n\n{}甲{}\n", "[".repeat(50_000), "](a)".repeat(50_000))),
        ("images", format!("# 问题\n\n{}甲{}\n", "![".repeat(50_000), "](a)".repeat(50_000))),
        (
            "parentheses",
            format!("# 问题\n\n{{{{ {}1{} }}}}\n", "(".repeat(50_000), ")".repeat(50_000)),
        ),
        (
            "brackets",
            format!("# 问题\n\n{{{{ {}1{} }}}}\n", "[".repeat(50_000), "]".repeat(50_000)),
        ),
        (
            "ifs",
            format!(
                "# 问题\n\n{}甲{}\n",
                "{% if true %}".repeat(20_000),
                "{% endif %}".repeat(20_000)
            ),
        ),
        ("nots", format!("# 问题\n\n{{% if {} true %}}甲{{% endif %}}\n", "not ".repeat(50_000))),
    ] {
        let ran = with_template(name, &text);
        assert!(
            ran.code == Some(0) || ran.fault(1, &["错误["]).is_none(),
            "{name}: {:?} {}",
            ran.code,
            &ran.err.chars().take(600).collect::<String>()
        );
        assert!(!ran.err.contains("overflow"), "{name}");
    }
}

#[test]
fn characters_that_look_like_others_are_named_with_the_normal_one() {
    for (written, code, normal) in [
        ("⼈员", "U+2F08", "人"),
        ("⽔务", "U+2F54", "水"),
        ("金额\u{f90a}", "U+F90A", "金"),
        ("葛\u{e0100}", "U+E0100", "葛"),
        ("\u{2e9f}", "U+2E9F", "母"),
    ] {
        let facts = starter_with(
            "text: 绩效指标设置不够细化，部分指标难以量化考核。",
            &format!("text: 绩效{written}不够细化。"),
        );
        let (_folder, ran) = built("alike", &facts);
        ran.expect(written, 1, &["Y18", code, normal]);
    }
}

#[test]
fn branches_of_one_if_are_bounded() {
    let chain = |count: usize| {
        let branches = "{% elif not year %}甲".repeat(count);
        format!("# 问题\n\n{{% if not year %}}a{branches}{{% endif %}}\n")
    };
    let ran = with_template("elif", &chain(90));
    assert!(matches!(ran.code, Some(0 | 1)) && !ran.err.contains("elif 太多"), "{}", ran.err);
    for count in [101, 4_000, 20_000] {
        let ran = with_template("elif", &chain(count));
        ran.expect("elif", 1, &["elif 太多", "分成几个 if"]);
    }
    // In one another, each with fewer.
    let (open, close) = ("{% if not year %}a{% elif year %}", "{% endif %}");
    let branches = "{% elif not year %}甲".repeat(9);
    let nested =
        format!("# 问题\n\n{}{}\n", format!("{open}{branches}").repeat(20), close.repeat(20));
    with_template("elifs", &nested).expect("in one another", 1, &["elif 太多"]);
}

#[test]
fn a_group_that_is_printed_many_times_is_told_as_printed_once() {
    let loops = |count: usize| {
        let (open, close) = ("{% for a in income.parts %}", "{% endfor %}");
        format!("# 问题\n\n{}{{{{ a }}}}{}\n", open.repeat(count), close.repeat(count))
    };
    for count in [1, 5, 6, 9] {
        let ran = with_template("group", &loops(count));
        ran.expect("group", 1, &["T08", "一组数据"]);
        assert!(!ran.err.contains("T14") && !ran.err.contains("T03"), "{count}: {}", ran.err);
    }
}
