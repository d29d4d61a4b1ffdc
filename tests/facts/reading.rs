//! Facts files through the library's front: bad input, and what users read about it.

use super::small::{SMALL, codes, errors, expect, small};
use crate::support::{Outcome, SAMPLE};

#[test]
fn sample_is_read_without_errors() {
    assert_eq!(errors(SAMPLE), "");
    assert_eq!(errors(SMALL), "");
}

#[test]
fn sample_shows_what_the_filed_report_got_wrong() {
    let line = |needle: &str| {
        1 + SAMPLE.lines().position(|line| line.contains(needle)).expect("the sample has it")
    };
    let expected = [
        format!("E01:{}", line("total: 1089.40              # 支出合计")),
        format!("E04:{}", line("three_public.budget: \"100\"")),
        format!("E05:{}", line("staff.control_rate: \"100%\"")),
        format!("D35:{}", line("filing: {date: null")),
        format!("E24:{}", line("reception: {budget: 150.00, actual: 123.49}")),
        format!("E24:{}", line("uses: [劳务外包人员工资")),
        format!("D31:{}", line("reception: {budget: 150.00, actual: 123.49}")),
        format!("D32:{}", line("id: q1, text")),
        format!("E16:{}", line("text: 今年，我中心共圆满完成接待")),
        format!("E17:{}", line("asset_safety: 规范开展")),
        format!("E18:{}", line("expected: ${year}年，在市委")),
        format!("B02:{}", line("asset_safety: 规范开展")),
        format!("B03:{}", line("items: [基本工资, 奖金")),
        format!("B03:{}", line("items: [办公费, 印刷费")),
    ];
    assert_eq!(codes(SAMPLE), expected);
}

#[test]
fn unknown_key() {
    expect(
        &small("staff: {established", "staff: {establised"),
        "
错误[D02]：staff 下没有“establised”这个键
  --> 数据.yaml:6:9
   |
 6 | staff: {establised: 24, actual: 22}
   |         ^^^^^^^^^^
  提示：是不是“established”？",
    );
}

#[test]
fn duplicate_key_points_at_both() {
    expect(
        &small("management:", "year: 2024\nmanagement:"),
        "
错误[D03]：键“year”写了两次
  --> 数据.yaml:20:1
    |
 20 | year: 2024
    | ^^^^ 这里又写了一次
  --> 数据.yaml:2:1
   |
 2 | year: 2023
   | ^^^^ 第一次写在这里
  提示：两处合并成一处，删去另一处",
    );
}

#[test]
fn wrong_type() {
    expect(
        &small("score: 97", "score: [97]"),
        "
错误[D04]：“自评得分”（evaluation.score）应是数字，例如 1089.40，现在是一个列表
  --> 数据.yaml:7:21
   |
 7 | evaluation: {score: [97]}
   |                     ^",
    );
    expect(
        &small("problems: [{id: q1, text: 人手不足。}]", "problems: 人手不足"),
        "
错误[D04]：“存在问题”（problems）应是列表，每项以“- ”开头另起一行，现在是“人手不足”
  --> 数据.yaml:25:11
    |
 25 | problems: 人手不足
    |           ^^^^^^^^",
    );
}

#[test]
fn missing_section_and_key() {
    expect(
        &small("goals: {expected: 完成年度任务。}\n", ""),
        "
错误[D05]：缺少“绩效目标”（goals）
  --> 数据.yaml:1:1
   |
 1 | schema: jixiao/1
   | ^
  提示：补上这一项；各项的写法见 data/README.md",
    );
    expect(
        &small("  name: 林业局", "  name:"),
        "
错误[D05]：缺少“单位全称”（organization.name）
  --> 数据.yaml:5:3
   |
 5 |   name:
   |   ^^^^
  提示：补上这一项；各项的写法见 data/README.md",
    );
}

#[test]
fn misspelt_section_is_one_error() {
    expect(
        &small("income:\n", "incone:\n"),
        "
错误[D02]：不认识的键“incone”
  --> 数据.yaml:9:1
   |
 9 | incone:
   | ^^^^^^
  提示：是不是“income”？",
    );
}

#[test]
fn a_table_of_the_units_own_may_hold_negative_numbers() {
    let tables = "data_tables:\n  change:\n    title: 增减情况\n    columns: [{id: what, name: 项目}, \
                  {id: by, name: 比上年增减, unit: 万元}]\n    rows: [{id: a, what: 甲, by: -3.20}]\n    \
                  total: {by: -3.20}\n";
    assert_eq!(errors(&format!("{SMALL}{tables}")), "");
}

#[test]
fn numbers_that_are_none() {
    for (number, why) in [
        ("12万元", "带了单位"),
        ("10,89.4", "千分撇位置不对"),
        ("一百", "不是数字"),
        ("1_000", "不是数字"),
        (".inf", "不是数字"),
        ("true", "不是数字"),
        ("30.00\u{200b}", "看不见的字符 U+200B"),
        ("12345678901234567890.00", "太长"),
        ("0.1234567", "太长"),
        ("-30.00", "不能是负数"),
    ] {
        let found = errors(&small("personnel: 30.00", &format!("personnel: {number}")));
        assert!(found.contains(why), "{number}: {found}");
        assert!(found.contains("--> 数据.yaml:17:16\n"), "{number}: {found}");
    }
}

#[test]
fn only_adjustments_may_be_negative() {
    let line = "personnel: {initial: 40.00, adjustment: -10.00, actual: 30.00}";
    assert_eq!(errors(&small("personnel: 30.00", line)), "");
    let found = errors(&small("staff: {established: 24", "staff: {established: 24.5"));
    assert!(found.contains("“编制数”（staff.established）应是整数"), "{found}");
}

#[test]
fn cited_figure_that_does_not_exist() {
    expect(
        &small("${income.total}", "${incom.total}"),
        "
错误[G01]：引用的数字“incom.total”不存在
  --> 数据.yaml:24:32
    |
 24 |       - {title: 征收, text: '全年收入${incom.total}。'}
    |                                      ^^^^^^^^^^^^^^
  提示：是不是“income.total”？",
    );
}

#[test]
fn cited_figure_without_value() {
    expect(
        &small("${income.total}", "${staff.retired}"),
        "
错误[G02]：引用了“离退休人员”（staff.retired），但它没有填
  --> 数据.yaml:24:32
    |
 24 |       - {title: 征收, text: '全年收入${staff.retired}。'}
    |                                      ^^^^^^^^^^^^^^^^
  提示：在数据文件里填上它，或改写这一句",
    );
    let zero = small("public: {budget: 20.00", "public: {budget: 0");
    let zero = zero.replace("${income.total}", "${expenditure.basic.public.control_rate}");
    assert!(errors(&zero).contains("不适用：公用经费预算数为0"), "{}", errors(&zero));
}

#[test]
fn citations_are_closed_and_can_be_escaped() {
    let open = errors(&small("${income.total}", "${income.total"));
    assert!(open.contains("引用数字的“${”没有用“}”收尾"), "{open}");
    let words = errors(&small("${income.total}", "${收入}"));
    assert!(words.contains("“${收入}”里不是数字编号"), "{words}");
    assert_eq!(errors(&small("${income.total}", "$${收入}")), "");
}

#[test]
fn citation_in_a_block_is_pointed_at() {
    let block = small(
        "      - {title: 征收, text: '全年收入${income.total}。'}",
        "      - title: 征收\n        text: |\n          全年${year}年\n          收入${incom.total}。",
    );
    let found = errors(&block);
    assert!(found.contains("--> 数据.yaml:27:13\n"), "{found}");
}

#[test]
fn citation_in_braces_without_quotes() {
    let found = errors(&small("'全年收入${income.total}。'", "全年收入${income.total}。"));
    assert!(found.contains("错误[Y08]：花括号里引用数字没有加引号"), "{found}");
    assert!(found.contains("--> 数据.yaml:24:27\n"), "{found}");
}

#[test]
fn citations_with_wide_or_missing_marks() {
    for (typed, output, severity) in [
        ("全年收入$｛income.total｝。", "引用数字的“$｛”用了全角的符号", "错误[D09]"),
        ("全年收入＄{income.total}。", "引用数字的“＄{”用了全角的符号", "错误[D09]"),
        ("全年收入{income.total}。", "“{income.total}”前面少了“$”", "警告[D15]"),
        ("全年收入｛income.total｝。", "“｛income.total｝”前面少了“$”", "警告[D15]"),
    ] {
        let found = Outcome::of(small("全年收入${income.total}。", typed)).rendered();
        assert!(found.contains(&format!("{severity}：{output}")), "{typed}: {found}");
        assert!(found.contains("--> 数据.yaml:24:32\n"), "{typed}: {found}");
    }
    for right in ["集合{甲、乙}。", "$${income.total}。", "{a}。"] {
        let found = Outcome::of(small("全年收入${income.total}。", right)).rendered();
        assert!(!["D09", "D15"].iter().any(|code| found.contains(code)), "{right}: {found}");
    }
}

#[test]
fn citation_as_a_number_gets_one_finding() {
    let found = errors(&small("actual: 22", "actual: ${staff.established}"));
    assert!(found.contains("数直接写数字"), "{found}");
    assert!(!found.contains("actual: \"${"), "{found}");
}

#[test]
fn characters_that_cannot_be_printed() {
    for (c, words) in [
        ("\u{0}", "控制字符 U+0000"),
        ("\u{1b}", "控制字符 U+001B"),
        ("\u{85}", "控制字符 U+0085"),
        ("\u{e000}", "专用区字符） U+E000"),
        ("\u{f0000}", "专用区字符） U+F0000"),
        ("\u{fffe}", "非字符 U+FFFE"),
        ("\u{fdd0}", "非字符 U+FDD0"),
        ("\u{fffd}", "乱码占位符 U+FFFD"),
        ("\u{200b}", "看不见的字符 U+200B"),
        ("\u{feff}", "看不见的字符 U+FEFF"),
        ("\u{202e}", "看不见的字符 U+202E"),
    ] {
        let found = errors(&small("  name: 林业局", &format!("  name: 某{c}某局")));
        assert!(found.contains(words), "{words}: {found}");
        assert!(found.contains("--> 数据.yaml:5:10\n"), "{words}: {found}");
    }
    let escaped = errors(&small("  name: 林业局", "  name: \"某\\u0007某局\""));
    assert!(escaped.contains("控制字符 U+0007"), "{escaped}");
}

#[test]
fn values_outside_their_range() {
    for (old, new, words) in [
        ("year: 2023", "year: 二〇二三", "不是四位数的年份"),
        ("unit: 万元", "unit: 千元", "“金额单位”（unit）没有“千元”这一种"),
        ("score: 97", "score: 970", "“自评得分”（evaluation.score）不能超过 100"),
        ("jixiao/1", "jixiao/9", "数据格式是“jixiao/9”，本程序只认 jixiao/1"),
        ("{id: other", "{id: fiscal", "编号“fiscal”用了两次"),
        ("{id: other", "{id: 其他", "“其他”不能作编号"),
        ("{id: other", "{id: total", "这个词另有用处"),
        ("answers: [q1]", "answers: [q2]", "没有编号是“q2”的问题"),
        ("staff:", "filing: {date: 2024-02-30}\nstaff:", "“2024-02-30”不是日期，或没有这一天"),
        ("staff:", "filing: {seal: 好}\nstaff:", "应是true（是）或 false（否）"),
        ("staff:", "assets: {utilization: 100}\nstaff:", "带半角百分号的非负数"),
        ("name: 其他收入", "source: oter, name: 其他收入", "是不是“other”？"),
    ] {
        let found = errors(&small(old, new));
        assert!(found.contains(words), "{new}: {found}");
    }
}

#[test]
fn words_that_yaml_takes_for_something_else_are_words() {
    for name in ["2023", "true", "1.50", "0x10", "2024-01-01", ".5"] {
        let outcome = Outcome::of(small("林业局", name));
        let report = outcome.report.as_ref().expect("it is a facts file");
        assert_eq!(report.unit_name(), name);
        assert_eq!(outcome.errors(), "");
    }
}

#[test]
fn text_that_goes_on_in_the_next_line_gets_no_blank() {
    let folded =
        "    - 负责甲事、\n      乙事，GDP\n      核算。\n    - >\n      丙事，\n      丁事。\n";
    let text = small("staff:", "extra: {}\nstaff:")
        .replace("  name: 林业局\n", &format!("  name: 林业局\n  duties:\n{folded}"));
    let report = Outcome::of(text).report.expect("it is a facts file");
    let duties: Vec<_> = report.duties.iter().map(|d| format!("{:?}", d.pieces)).collect();
    assert_eq!(duties, ["[Text(\"负责甲事、乙事，GDP 核算。\")]", "[Text(\"丙事，丁事。\")]",]);
}

#[test]
fn all_errors_come_in_one_run() {
    let text = small("year: 2023", "year：2023")
        .replace("established: 24", "established: 二十四")
        .replace("score: 97", "scor: 97")
        .replace("actual: 40.00", "actual: 4,000.00")
        .replace("personnel: 30.00", "personnel: 1e3")
        .replace("income.total", "incom.total");
    let expected = ["Y04:2", "Y07:13", "D06:6", "D02:7", "D06:17", "G01:24"];
    assert_eq!(codes(&text), expected);
}

#[test]
fn unread_facts_are_not_called_missing() {
    let unread = small("established: 24", "established: 二十四");
    let unread = unread.replace("actual: 40.00", "actual: 41.00");
    assert_eq!(codes(&unread), ["D06:6", "E02:10"]);
    assert!(codes(&small("established: 24", "retired: 3")).contains(&"D30:6".to_string()));
    // Where an item of a list is lost, sums are not checked.
    let lost = small("    - {id: other, name: 其他收入, actual: 40.00}", "    - 其他收入");
    assert_eq!(codes(&lost), ["D04:13"]);
}

#[test]
fn missing_is_not_zero() {
    let warned =
        codes(&small("staff:", "three_public: {reception: {budget: 1, actual: 1}}\nstaff:"));
    assert_eq!(warned.iter().filter(|code| code.starts_with("E24")).count(), 3, "{warned:?}");
    let zeros = "three_public: {abroad: {budget: 0, actual: 0}, vehicle_purchase: {budget: 0, actual: 0}, vehicle_operation: {budget: 0, actual: 0}, reception: {budget: 0, actual: 0}}\nstaff:";
    let zeros = codes(&small("staff:", zeros));
    assert!(zeros.iter().all(|code| !code.starts_with("E24")), "{zeros:?}");
    assert!(codes(SMALL).contains(&"E24:1".to_string()));
}

#[test]
fn totals_that_do_not_add_up() {
    expect(
        &small("actual: 40.00", "actual: 40.02"),
        "
错误[E02]：本年收入合计与分项之和对不上：60.00＋40.02＝100.02，填报 100.00，差 0.02
  --> 数据.yaml:10:10
    |
 10 |   total: 100.00
    |          ^^^^^^ 填报的合计
  提示：核对合计和每个分项，漏了分项就补上；合计也可以删去这一行，由程序相加",
    );
    let rounding = codes(&small("actual: 40.00", "actual: 40.015"));
    assert!(rounding.contains(&"E01:10".to_string()), "{rounding:?}");
}

#[test]
fn stated_numbers_are_compared() {
    let stated = "stated:\n  staff.control_rate: \"100%\"\n  income.total: 100万元\n  expenditure.total: \"100.0\"\n  expenditure.project.actual: \"61\"\n  staff.actual: 22人\n";
    let outcome = Outcome::of(format!("{SMALL}{stated}"));
    let output = outcome.findings.iter().filter(|finding| matches!(finding.code.id, "E04" | "E05"));
    let messages: Vec<_> = output.map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        messages,
        ["项目支出决算数：数据是 60.00，填报 61", "在职人员控制率：22 ÷ 24 = 91.67%，填报 100%",]
    );
    let unknown = errors(&format!("{SMALL}stated: {{staff.controlrate: 1}}\n"));
    assert!(unknown.contains("是不是“staff.control_rate”？"), "{unknown}");
}
