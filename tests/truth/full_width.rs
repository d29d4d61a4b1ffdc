//! Full-width marks and digits are named, with their code point and the right character; no text is lost behind ` #`.

use crate::support::{Sandbox, project_file};

fn check(old: &str, new: &str) -> String {
    let demo = std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("it is there");
    assert_eq!(demo.matches(old).count(), 1, "{old} stands once");
    let sandbox = Sandbox::new("full-width");
    sandbox.write("data/facts.yaml", demo.replacen(old, new, 1));
    let ran = sandbox.jixiao(&["check"]);
    format!("{}{}", ran.stdout, ran.stderr)
}

#[test]
fn full_width_twins_are_named() {
    for (old, new, expected) in [
        ("actual: 94.6%", "actual: 94.6％", "“％”（U+FF05）应是半角的“%”"),
        ("actual: 96.4%", "actual: ９６.4%", "“９”（U+FF19）应是半角的“9”"),
        ("actual: \"318\"", "actual: “318”", "（U+201C）应是半角的“\"”"),
        ("established: 62", "established: ６2", "“６”（U+FF16）应是半角的“6”"),
        (
            "budget: 120.00, actual: 117.00",
            "budget: 120．00, actual: 117.00",
            "“．”（U+FF0E）应是半角的“.”",
        ),
        ("adjustment: 40.00, actual", "adjustment: －40.00, actual", "“－”（U+FF0D）不是负号"),
        (
            "procurement: {budget: 120.00, actual: 117.00}",
            "procurement: ｛budget: 120.00, actual: 117.00｝",
            "“｛”（U+FF5B）应是半角的“{”",
        ),
        ("answers: [activities]", "answers: ［activities］", "“［”（U+FF3B）应是半角的“[”"),
        ("answers: [activities]", "answers: [activities、loans]", "“、”（U+3001）应是半角的“,”"),
        ("{budget: 120.00, actual: 117.00}", "{budget: 120.00，actual: 117.00}", "“，”（U+FF0C）"),
        ("{budget: 120.00, actual: 117.00}", "{budget：120.00, actual: 117.00}", "“：”（U+FF1A）"),
        ("# ── 三、绩效目标", "＃ ── 三、绩效目标", "“＃”（U+FF03）"),
        (
            "    - {name: 青溪县少年儿童图书馆",
            "    － {name: 青溪县少年儿童图书馆",
            "“－”（U+FF0D）应是半角的“-”",
        ),
        ("seal: true", "ｓeal: true", "“ｓ”（U+FF53）应是半角的“s”"),
    ] {
        // 40.00 of the second source stands once only with its key.
        let old =
            if old == "adjustment: 40.00, actual" { "adjustment: 25.00, actual" } else { old };
        let output = check(old, new);
        assert!(output.contains(expected), "{new}: {expected}\n{output}");
        let bracket = new.contains(['｛', '［']) || new.contains("－ ");
        assert_eq!(output.contains("错误[Y22]"), bracket, "{new}\n{output}");
    }
}

#[test]
fn text_behind_a_number_sign_is_not_lost_in_silence() {
    // With it goes the brace that closes the item.
    let output =
        check("text: 明确自评范围、分工和时间安排。", "text: 完成 #1 号楼、 #2 号楼改造。");
    assert!(output.contains("错误[Y06]：“#1 号楼、 #2 号楼改造。}”成了说明"), "{output}");
    for (old, new, lost) in [
        ("  asset_safety: 资产登记入账", "  asset_safety: 改造楼宇 #2号楼", "#2号楼、专人管理"),
        (
            "负责组织安排绩效自评工作，审核自评材料。}",
            "负责组织安排 #审核自评材料。\n       }",
            "#审核自评材料。",
        ),
    ] {
        let output = check(old, new);
        assert!(output.contains("警告[Y21]") && output.contains(lost), "{new}: {lost}\n{output}");
    }
    assert!(!check("established: 62", "established: 62").contains("Y21"));
}
