//! Facts, pictures and paragraphs of a size at which anything that grows faster than they do would not end in time.

use super::limits::{Folder, starter, starter_with};

/// One paragraph of the duties that says something so many times.
fn paragraph(count: usize, phrase: impl Fn(usize) -> String) -> String {
    let text: String = (0..count).map(phrase).collect();
    starter_with("    - 负责", &format!("    - '{text}。'\n    - 负责"))
}

/// Facts with a list behind them.
fn listed(head: &str, count: usize, item: impl Fn(usize) -> String) -> String {
    let all: String = (0..count).map(item).collect();
    starter() + head + &all
}

/// Runs a command on facts; only its end counts.
fn ends(name: &str, facts: &str, command: &str) -> String {
    let folder = Folder::new("growth");
    folder.write("data/单位.yaml", facts);
    let ran = folder.run(&[command, "data/单位.yaml"]);
    assert!(matches!(ran.code, Some(0 | 1)), "{name}: {:?} {}", ran.code, ran.err.len());
    ran.err
}

#[test]
fn a_phrase_that_is_said_again_and_again_costs_what_it_is_long() {
    ends("colons", &paragraph(200_000, |_| "：".into()), "check");
    ends("shares", &paragraph(40_000, |i| format!("占{}%，", i % 100)), "check");
    ends("numbers", &paragraph(20_000, |i| format!("（{i}）甲；")), "check");
    // Each with sums and differences of all that stands around it.
    let completed = |i| format!("预算{}万元，决算{i}万元，完成预算的{}%，", i + 1, i % 100);
    ends("completions", &paragraph(5_000, completed), "check");
    // No line has room for it.
    ends("a word without a break", &paragraph(400_000, |_| "a".into()), "check");
    ends("numbers of documents", &paragraph(20_000, |i| format!("湘财绩〔2020〕{i}号、")), "check");
}

#[test]
fn blank_lines_and_comments_cost_what_they_are_long() {
    ends("blank lines", &listed("", 200_000, |_| "\n".into()), "check");
    ends("comments between", &listed("", 50_000, |_| "\n\n      #甲\n".into()), "check");
}

#[test]
fn things_of_different_kinds_in_turn_cost_what_they_are_long() {
    ends(
        "dates and rates",
        &paragraph(6_000, |i| format!("2024年1月1日，比上年增长{}%。", i % 90)),
        "check",
    );
    let of_years = |i| format!("2021年至2023年分别为{i}人、{}人，", i + 2);
    ends("ranges of years", &paragraph(2_000, of_years), "check");
}

#[test]
fn a_goal_is_read_once_for_many_indicators() {
    let one = |n: usize| {
        format!(
            "  - {{id: v{n}, path: [产出指标, 数量指标, 指标{n}], target: {{op: \">=\", value: 42, unit: 人次}}, \
             actual: \"41\", weight: 0.01}}\n"
        )
    };
    let goal =
        "  expected: 接待读者3万人次，办展览4场、讲座5场、培训6期，下乡7次，维修8处，采购9批，";
    let facts = listed("\nindicators:\n", 2_000, one).replace("  expected: ", goal);
    ends("goal", &facts, "check");
}

/// A folder whose section on problems says something so many times.
fn with_section(text: &str, count: usize) -> Folder {
    let folder = Folder::new("section");
    let section = format!("# 存在问题\n\n{}\n", text.repeat(count));
    folder.write("templates/standard/sections/07-problems.md.tera", section);
    folder.write("data/单位.yaml", starter());
    folder
}

#[test]
fn marks_in_a_template_cost_what_they_are_long() {
    for mark in ["[", "{", "m^2^", "“1", "$"] {
        let folder = with_section(mark, 20_000);
        for command in [&["check", "data/单位.yaml"][..], &["template", "lint"]] {
            let ran = folder.run(command);
            assert!(matches!(ran.code, Some(0 | 1)), "{mark} {command:?}: {:?}", ran.code);
        }
    }
}

#[test]
fn a_word_said_again_and_again_is_compared_in_time() {
    let folder = Folder::new("again");
    let facts = |word: &str| paragraph(30_000, |_| word.to_string());
    folder.write("data/甲.yaml", facts("甲乙")).write("data/乙.yaml", facts("乙甲甲"));
    folder.run(&["diff", "data/甲.yaml", "data/乙.yaml"]).expect("diff", 0, &["甲乙"]);
}

#[test]
fn names_of_many_projects_are_looked_up_in_templates() {
    let facts = listed("\nprojects:\n", 1_000, |n| format!("  - {{id: p{n}, name: 项目{n}}}\n"));
    let folder = Folder::new("names");
    folder.write("data/单位.yaml", facts);
    folder.run(&["template", "vars", "data/单位.yaml"]).expect("vars", 0, &["projects"]);
}

#[test]
fn errors_of_the_same_words_are_printed_a_few_times_and_counted() {
    let folder = Folder::new("same");
    let facts =
        starter_with("    - 负责", &format!("{}    - 负责", "    - 开${始。\n".repeat(500)));
    folder.write("data/单位.yaml", facts);
    let ran = folder.run(&["check", "data/单位.yaml"]);
    ran.expect("same", 1, &["同样的还有"]);
    assert!(ran.err.lines().count() < 60, "{}", ran.err.lines().count());
}

#[test]
fn a_formula_has_a_most_of_terms() {
    let formula = "甲＋".repeat(20_000) + "甲";
    let table = format!(
        "  own:\n    title: 表\n    columns:\n      - {{id: a, name: 甲, unit: 个}}\n      - {{id: b, name: \
         乙, unit: 个, formula: {formula}}}\n    rows:\n      - {{id: r, a: 1}}\n"
    );
    let next = "  reception:\n    title:";
    let facts = starter_with(next, &(table + next));
    let err = ends("formula", &facts, "check");
    assert!(err.contains("D08") && err.contains("最多 1000 项"), "{}", &err[..err.len().min(3000)]);
}

#[test]
fn persons_of_one_name_are_compared_once() {
    let row = "    - {role: 成员, title: 干事, name: 王小二}\n".repeat(16_000);
    ends("persons", &starter_with("    - role: 组长", &(row + "    - role: 组长")), "check");
}

#[test]
fn a_share_of_each_of_many_projects_takes_no_way_to_all_of_them() {
    let facts = listed("\nprojects:\n", 2_000, |n| {
        format!(
            "  - {{id: p{n}, name: 项目{n}, funding: [{{source: fiscal, budget: 2, actual: 1}}]}}\n"
        )
    })
    .replace("    actual: 376.65 ", "    reason: 无 ");
    ends("list", &facts, "explain");
}

/// A picture that is one pixel wide; its rows take hardly any room in the file.
fn tall(rows: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, rows);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a header can be written");
    writer.write_image_data(&vec![7; 3 * rows as usize]).expect("pixels can be written");
    writer.finish().expect("an end can be written");
    bytes
}

#[test]
fn a_picture_of_many_rows_is_packed_in_time() {
    let folder = Folder::new("tall");
    let row = "pictures: [{id: a, file: 图.png, caption: 图题, description: 说明}]";
    folder
        .write("data/单位.yaml", starter_with("pack: standard", &format!("pack: standard\n{row}")))
        .write("data/图.png", tall(3_000_000));
    folder.run(&["build", "data/单位.yaml"]).expect("tall", 0, &["已生成"]);
}

/// How many findings lines for people name.
fn findings(err: &str) -> usize {
    err.matches("错误[").count() + err.matches("警告[").count() + err.matches("说明[").count()
}

#[test]
fn a_run_prints_no_more_findings_than_anybody_reads() {
    let folder = Folder::new("many");
    for unit in ["甲", "乙", "丙"] {
        let unknown = |n: usize| format!("zz{n}: 1\n");
        folder.write(&format!("data/{unit}.yaml"), listed("\n", 150, unknown));
    }
    let ran = folder.run(&["check"]);
    ran.expect("check", 1, &["没有列出"]);
    assert_eq!(findings(&ran.err), 200, "{}", ran.err.len());
    folder.write("data/甲.yaml", starter());
    let changes: Vec<_> = (0..210).map(|n| format!("extra.k{n}.x=1")).collect();
    let mut arguments = vec!["set", "data/甲.yaml", "--dry-run"];
    arguments.extend(changes.iter().map(String::as_str));
    let ran = folder.run(&arguments);
    ran.expect("set", 1, &["10 处错误没有列出"]);
    assert_eq!(findings(&ran.err), 200, "{}", ran.err.len());
}

#[test]
fn changes_beyond_some_hundred_are_counted() {
    let folder = Folder::new("many-changes");
    let duties = |word: &str| {
        let line = |n: usize| format!("    - {word}第{n}号{word}管线{word}。\n");
        let lines: String = (0..300).map(line).collect();
        starter_with("    - 负责", &format!("{lines}    - 负责"))
    };
    folder.write("data/甲.yaml", duties("管理")).write("data/乙.yaml", duties("养护"));
    let ran = folder.run(&["diff", "data/甲.yaml", "data/乙.yaml"]);
    ran.expect("diff", 0, &["处没有列出，--json 全部列出"]);
    let json = folder.run(&["diff", "data/甲.yaml", "data/乙.yaml", "--json"]);
    assert!(json.out.matches("管线").count() >= 600, "{}", json.out.len());
}
