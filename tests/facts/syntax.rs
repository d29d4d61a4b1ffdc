//! YAML that is written wrongly, or in the marks of a Chinese input method: what is wrong, where, and that the rest is read.

use jixiao::base::source::display_width;

use super::small::{SMALL, codes, errors, expect, small};
use crate::support::{Outcome, SAMPLE};

#[test]
fn empty_file() {
    let wanted = "
错误[Y12]：文件里没有内容
  --> 数据.yaml:1:1
   |
 1 | 
   | ^
  提示：写上内容；数据文件可用 jixiao new 生成一份带说明的起始文件";
    expect("", wanted);
    expect("\n\n", wanted);
    assert!(errors("# 只有说明\n").contains("文件里没有内容"));
}

#[test]
fn byte_order_mark_and_windows_line_ends_are_welcome() {
    assert_eq!(errors(&format!("\u{feff}{SMALL}")), "");
    assert_eq!(errors(&SMALL.replace('\n', "\r\n")), "");
    let broken = small("year: 2023", "year: 23").replace('\n', "\r\n");
    expect(
        &format!("\u{feff}{broken}"),
        "
错误[D10]：“年度”（year）“23”不是四位数的年份
  --> 数据.yaml:2:7
   |
 2 | year: 23
   |       ^^
  提示：写成 2023 这样",
    );
}

#[test]
fn gbk_is_recognised() {
    // “名称：林业局” in GBK, behind ASCII and in the second line.
    let name = b"\xc4\xb3\xc4\xb3\xbe\xd6";
    let bytes = [b"schema: jixiao/1\nname: ".as_slice(), name, b"\n"].concat();
    let all = Outcome::of(bytes).rendered();
    assert!(all.starts_with("错误[Y01]：文件不是 UTF-8 编码，像是GBK（ANSI）编码\n"), "{all}");
    assert!(all.contains("--> 数据.yaml:2:7\n"), "{all}");
    assert!(all.contains("“编码”里选 UTF-8"), "{all}");
}

#[test]
fn utf16_is_recognised() {
    let little: Vec<u8> = SMALL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xff\xfe".as_slice(), &little].concat();
    for bytes in [little, marked] {
        let all = Outcome::of(bytes).rendered();
        assert!(all.contains("像是UTF-16（Unicode）编码"), "{all}");
        assert!(all.contains("1 | schema: jixiao/1"), "{all}");
    }
}

#[test]
fn tabs() {
    expect(
        &small("  name: 林业局", "\tname: 林业局"),
        "
错误[Y03]：缩进用了制表符（Tab）
  --> 数据.yaml:5:1
   |
 5 | →   name: 林业局
   | ^^^^
  提示：改用空格，每级缩进两个空格",
    );
}

#[test]
fn full_width_blanks() {
    expect(
        &small("  name: 林业局", "　name: 林业局"),
        "
错误[Y05]：缩进用了全角空格或别的空白
  --> 数据.yaml:5:1
   |
 5 | 　name: 林业局
   | ^^
  提示：改用半角空格，每级缩进两个空格",
    );
}

#[test]
fn full_width_colon() {
    expect(
        &small("year: 2023", "year：2023"),
        "
错误[Y04]：键后面用了全角冒号“：”（U+FF1A）
  --> 数据.yaml:2:5
   |
 2 | year：2023
   |     ^^
  提示：改成半角冒号加一个空格：year: ……",
    );
    expect(
        &small("{score: 97}", "{score：97}"),
        "
错误[Y04]：键后面用了全角冒号“：”（U+FF1A）
  --> 数据.yaml:7:19
   |
 7 | evaluation: {score：97}
   |                   ^^
  提示：改成半角冒号加一个空格：score: ……",
    );
    // In an item of a list, where a text may begin so.
    let list = small("  - title: 履职有力", "  - title：履职有力");
    assert_eq!(codes(&list)[0], "Y04:22");
    let text = small("problems: [{id: q1, text: 人手不足。}]", "problems:\n  - text：人手不足\n");
    assert!(errors(&text).contains("键后面用了全角冒号“：”，改成半角冒号加一个空格（: ）"));
}

#[test]
fn full_width_colon_in_text_is_text() {
    let text = small(
        "  name: 林业局",
        "  name: 林业局\n  duties:\n    - app：开发应用\n    - 说明：负责工作",
    );
    assert_eq!(errors(&text), "");
}

#[test]
fn full_width_comma_in_braces() {
    expect(
        &small("established: 24, actual", "established: 24， actual"),
        "
错误[Y13]：花括号里用了全角逗号“，”（U+FF0C）分隔
  --> 数据.yaml:6:24
   |
 6 | staff: {established: 24， actual: 22}
   |                        ^^
  提示：改成半角逗号加一个空格",
    );
}

#[test]
fn full_width_digits() {
    expect(
        &small("personnel: 30.00", "personnel: ３０.００"),
        "
错误[D06]：“人员经费”（expenditure.basic.personnel）的“３０.００”里有全角字符
  --> 数据.yaml:17:16
    |
 17 |     personnel: ３０.００
    |                ^^^^^^^^^
  提示：“３”（U+FF13）应是半角的“3”，“０”（U+FF10）应是半角的“0”；写成 30.00",
    );
}

#[test]
fn number_split_by_braces() {
    expect(
        &small("actual: 60.00}", "actual: 1,089.4}"),
        "
错误[Y07]：花括号里的 1,089.4 会在逗号处断成两项
  --> 数据.yaml:12:42
    |
 12 |     - {id: fiscal, name: 财政拨款收入, actual: 1,089.4}
    |                                                ^^^^^^^
  提示：写成 1089.4，或加引号写成 \"1,089.4\"",
    );
    // Outside braces and in quotes the separators are welcome.
    let text = small("personnel: 30.00", "personnel: \"1,030.00\"");
    let text = text.replace("  total: 100.00\n  basic", "  total: 1,100.00\n  basic");
    assert_eq!(errors(&text), "");
}

#[test]
fn exponent() {
    expect(
        &small("personnel: 30.00", "personnel: 1e3"),
        "
错误[D06]：“人员经费”（expenditure.basic.personnel）的“1e3”用了科学记数法
  --> 数据.yaml:17:16
    |
 17 |     personnel: 1e3
    |                ^^^
  提示：写出完整的数，例如 1000",
    );
}

#[test]
fn bare_point() {
    expect(
        &small("personnel: 30.00", "personnel: 5."),
        "
错误[D06]：“人员经费”（expenditure.basic.personnel）的“5.”的小数点一边没有数字
  --> 数据.yaml:17:16
    |
 17 |     personnel: 5.
    |                ^^
  提示：写成 5.00 或 0.50 这样",
    );
}

/// A column of changes needs them.
#[test]
fn long_lines_are_cut_around_the_place() {
    let text =
        SAMPLE.replacen("${data_tables.reception.business.batches}", "${data_tables.busines}", 1);
    let found = errors(&text);
    let lines: Vec<_> = found.lines().collect();
    let (_, shown) = lines[3].split_once(" | ").expect("the third line shows the text");
    let (_, carets) = lines[4].split_once(" | ").expect("the fourth points at it");
    assert!(shown.starts_with('…') && shown.ends_with('…'), "{found}");
    let width = |text: &str| text.chars().map(display_width).sum::<usize>();
    assert!(width(shown) <= 100, "{found}");
    let before = &shown[..shown.find("${data_tables.busines}").expect("the place is in sight")];
    assert_eq!(carets, format!("{}{}", " ".repeat(width(before)), "^".repeat(22)), "{found}");
}

#[test]
fn open_brackets_and_quotes_do_not_swallow_the_rest() {
    for (old, new, code) in [
        ("actual: 22}", "actual: 22", "Y06:6"),
        ("actual: 22}", "actual: 22}}", "Y06:6"),
        ("actual: 22}", "actual: 22]", "Y06:6"),
        ("  name: 林业局", "  name: \"林业局", "Y15:5"),
        ("established: 24, actual: 22}", "established: \"24, actual: 22}", "Y15:6"),
        ("year: 2023", "year:2023", "Y09:2"),
        ("  name: 林业局", "  name: 林业局\n   code: 101", "Y16:6"),
    ] {
        // A second mistake further down is found in the same run, and nothing else is.
        let text = small(old, new).replace("personnel: 30.00", "personnel: 5.");
        let found = codes(&text);
        let expected = [code.to_string(), format!("D06:{}", 17 + new.matches('\n').count())];
        assert_eq!(found, expected, "{new}\n{}", errors(&text));
    }
}

#[test]
fn syntax_errors_do_not_hide_the_rest() {
    for new in [
        "  name: 林业局: 本级",
        "  name: @林业局",
        "  name: '林业局'本级",
        "  name: \"某\\q局\"",
        "  name: !某 某局",
        "  name: - 林业局",
    ] {
        let text = small("  name: 林业局", new).replace("personnel: 30.00", "personnel: 5.");
        assert_eq!(codes(&text), ["Y20:5", "D06:17"], "{new}\n{}", errors(&text));
    }
}

#[test]
fn yaml_that_facts_do_not_use() {
    for (new, words) in [
        ("  name: &单位 林业局", "不支持 YAML 的锚点（&）"),
        ("  name: *单位", "不支持 YAML 的别名（*）"),
        ("  name: !!str 林业局", "不支持 YAML 的标签（!）"),
        ("  ? [甲]\n  : 乙\n  name: 林业局", "键只能是一个词"),
    ] {
        let found = errors(&small("  name: 林业局", new));
        assert!(found.contains(words), "{new}: {found}");
    }
    let two = errors(&format!("{SMALL}---\nyear: 2024\n"));
    assert!(two.contains("文件里有第二份数据"), "{two}");
}

#[test]
fn a_first_key_without_its_colon_does_not_take_the_file_along() {
    for (old, new) in [("schema: jixiao/1", "schema jixiao/1"), ("schema: jixiao/1", "schema")] {
        let text = small(old, new).replace("personnel: 30.00", "personnel: 5.");
        assert!(errors(&text).contains("键“schema”后面漏了冒号"), "{}", errors(&text));
        assert_eq!(codes(&text)[0], "Y20:1", "{new}\n{}", errors(&text));
        assert!(codes(&text).contains(&"D06:17".to_string()), "{new}\n{}", errors(&text));
    }
}
