//! `jixiao build --redline`, as a user runs it.

use crate::support::{DEMO, Sandbox, picture, picture_facts, word_part, write_pictures};

const FACTS: &str = "data/单位.yaml";

/// A folder with the demo's facts, built once.
fn built(name: &str) -> (Sandbox, String) {
    let sandbox = Sandbox::new(name);
    let facts = DEMO.to_string();
    sandbox.write(FACTS, &facts);
    let ran = sandbox.jixiao(&["build", FACTS]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    (sandbox, facts)
}

fn document(sandbox: &Sandbox) -> String {
    word_part(&sandbox.read("out/单位-修订.docx"), "word/document.xml")
}

#[test]
fn the_last_report_that_differs_is_compared() {
    let (sandbox, facts) = built("redline-last");
    let first = sandbox.jixiao(&["build", FACTS, "--redline"]);
    assert!(first.code == 1 && first.stderr.contains("[C26]"), "{}", first.stderr);
    sandbox.write(FACTS, facts.replace("2024年9月26日建成开放。", "2024年9月27日建成开放。"));
    let ran = sandbox.jixiao(&["build", FACTS, "--redline"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("修订稿"), "{}", ran.stdout);
    let shown = document(&sandbox);
    assert!(shown.contains("<w:delText xml:space=\"preserve\">26</w:delText>"), "{shown}");
    // The report is there already; what it is compared with is not.
    let again = sandbox.jixiao(&["build", FACTS, "--redline"]);
    assert!(again.code == 0 && again.stdout.contains("没有变"), "{}", again.stdout);
    let kept = "修订稿 out/单位-修订.docx、out/单位-修订.pdf 没有变";
    assert!(again.stdout.contains(kept), "{}", again.stdout);
    let rebuilt = sandbox.jixiao(&["build", FACTS, "--redline", "--rebuild"]);
    assert!(rebuilt.code == 0 && !rebuilt.stdout.contains(kept), "{}", rebuilt.stdout);
    assert_eq!(document(&sandbox), shown);
    assert!(sandbox.read("out/单位-修订.pdf").starts_with(b"%PDF"));
}

#[test]
fn author_and_day_are_those_of_the_facts_or_the_options() {
    let (sandbox, facts) = built("redline-author");
    sandbox.write(
        FACTS,
        facts.replace("图书馆自评小组", "自评小组").replace("活动覆盖城乡", "活动覆盖全县"),
    );
    sandbox.jixiao(&["build", FACTS, "--redline"]);
    let marks = "w:author=\"罗启明\" w:date=\"2025-03-05T00:00:00Z\"";
    assert!(document(&sandbox).contains(marks));
    let named = ["build", FACTS, "--redline", "--author", "李四", "--date", "2025-04-01"];
    let ran = sandbox.jixiao(&named);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(document(&sandbox).contains("w:author=\"李四\" w:date=\"2025-04-01T00:00:00Z\""));
    let ran = sandbox.jixiao(&["build", FACTS, "--redline", "--date", "昨天"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    let ran = sandbox.jixiao(&["build", FACTS, "--author", "李四"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
}

#[test]
fn facts_that_are_named_are_compared() {
    let (sandbox, facts) = built("redline-named");
    sandbox.write("原报.yaml", facts.replace("活动覆盖城乡", "活动覆盖乡镇"));
    let ran = sandbox.jixiao(&["build", FACTS, "--redline=原报.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(document(&sandbox).contains("乡镇</w:delText>"), "{}", document(&sandbox));
    sandbox.write("原报.yaml", &facts);
    let ran = sandbox.jixiao(&["build", FACTS, "--redline=原报.yaml"]);
    assert!(ran.code == 0 && ran.stdout.contains("没有写修订稿"), "{}", ran.stdout);
    sandbox.write("原报.yaml", "schema: jixiao/1\n");
    let ran = sandbox.jixiao(&["build", FACTS, "--redline=原报.yaml"]);
    assert!(ran.code == 1 && ran.stderr.contains("[C26]"), "{}", ran.stderr);
    sandbox.write("data/另.yaml", &facts);
    let ran = sandbox.jixiao(&["build", "--redline=原报.yaml"]);
    assert!(ran.code == 2 && ran.stderr.contains("[C01]"), "{}", ran.stderr);
}

#[test]
fn a_label_of_an_attachment_that_stays_is_not_marked() {
    let (sandbox, facts) = built("redline-labels");
    sandbox.write(FACTS, facts.replace("活动覆盖城乡", "活动覆盖全县"));
    let ran = sandbox.jixiao(&["build", FACTS, "--redline"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let body = document(&sandbox);
    assert!(body.contains("附件2"), "the report points to it");
    assert!(!body.contains("附件2</w:delText>"), "{body}");
}

#[test]
fn the_lead_of_a_paragraph_keeps_its_face_where_its_number_changes() {
    let (sandbox, facts) = built("redline-leads");
    let first = "problems:\n";
    let more = "problems:\n  - {text: 部分馆点开放时间不足。, cause: 人手不足。}\n";
    sandbox.write(FACTS, facts.replace(first, more));
    let ran = sandbox.jixiao(&["build", FACTS, "--redline"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let lead = "阅读推广活动场次未达年度目标。";
    let runs = |body: &str| {
        let at = body.find(lead).unwrap_or_else(|| panic!("no {lead}: {body}"));
        let run = body[..at].rfind("<w:r>").expect("it stands in a run");
        body[run..at].contains("楷体")
    };
    let plain = word_part(&sandbox.read("out/单位.docx"), "word/document.xml");
    assert!(runs(&plain), "the report sets it in another face");
    assert!(runs(&document(&sandbox)), "{}", document(&sandbox));
}

#[test]
fn an_edited_redline_stays() {
    let (sandbox, facts) = built("redline-edited");
    sandbox.write(FACTS, facts.replace("活动覆盖城乡", "活动覆盖全县"));
    sandbox.write("out/单位-修订.docx", "不是本程序写的");
    let ran = sandbox.jixiao(&["build", FACTS, "--redline"]);
    assert!(ran.stderr.contains("[C10]"), "{}", ran.stderr);
    assert_eq!(sandbox.read("out/单位-修订.docx"), "不是本程序写的".as_bytes());
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let files = ["out/单位-修订.docx", "out/单位-修订.pdf"];
    let read = || {
        let (sandbox, facts) = built("redline-bytes");
        sandbox.write(FACTS, facts.replace("活动覆盖城乡", "活动覆盖全县"));
        sandbox.jixiao(&["build", FACTS, "--redline"]);
        files.map(|file| sandbox.read(file))
    };
    assert!(read() == read());
}

#[test]
fn a_picture_that_is_another_one_leaves_its_caption() {
    let sandbox = Sandbox::new("redline-picture");
    sandbox.write(FACTS, picture_facts());
    write_pictures(&sandbox);
    assert_eq!(sandbox.jixiao(&["build", FACTS]).code, 0);
    sandbox.write("data/图片/grey.jpg", picture("hall.jpg"));
    let ran = sandbox.jixiao(&["build", FACTS, "--redline"]);
    assert!(ran.code == 0 && ran.stderr.contains("[C27]"), "{}", ran.stderr);
    let shown = document(&sandbox);
    assert!(shown.contains("门厅照片</w:delText>") && shown.contains("<w:ins "), "{shown}");
}

#[test]
fn verify_knows_a_redline() {
    let (sandbox, facts) = built("redline-verify");
    sandbox.write(FACTS, facts.replace("活动覆盖城乡", "活动覆盖全县"));
    sandbox.jixiao(&["build", FACTS, "--redline"]);
    let files = ["out/单位-修订.docx", "out/单位-修订.pdf", "out/单位.docx"];
    let ran = sandbox.jixiao(&["verify", files[0], files[1], files[2], "--json"]);
    let told: serde_json::Value = serde_json::from_str(&ran.stdout).expect("one object");
    let of = |at: usize| told["result"]["files"][at]["redline"] == true;
    assert!(ran.code == 0 && of(0) && of(1) && !of(2), "{}", ran.stdout);
}

#[test]
fn a_redline_of_an_earlier_report_is_called_one() {
    let (sandbox, facts) = built("redline-outdated");
    sandbox.write(FACTS, facts.replace("活动覆盖城乡", "活动覆盖全县"));
    let ran = sandbox.jixiao(&["build", FACTS, "--redline"]);
    assert!(!ran.stdout.contains("以前的修订稿"), "{}", ran.stdout);
    sandbox.write(FACTS, facts.replace("活动覆盖城乡", "活动覆盖乡镇"));
    let said = "out/单位-修订.docx、out/单位-修订.pdf 是以前的修订稿";
    let ran = sandbox.jixiao(&["build", FACTS]);
    assert!(ran.code == 0 && ran.stdout.contains(said), "{}", ran.stdout);
    sandbox.write("原报.yaml", facts.replace("活动覆盖城乡", "活动覆盖乡镇"));
    let ran = sandbox.jixiao(&["build", FACTS, "--redline=原报.yaml"]);
    assert!(ran.code == 0 && ran.stdout.contains(said), "{}", ran.stdout);
}

#[test]
fn options_of_a_redline_say_what_they_need() {
    let (sandbox, _) = built("redline-options");
    let ran = sandbox.jixiao(&["build", FACTS, "--author", "李四"]);
    let hint = "要和 --redline 一起用";
    assert!(ran.stderr.contains("缺少--redline\n") && ran.stderr.contains(hint), "{}", ran.stderr);
    let ran = sandbox.jixiao(&["build", FACTS, "--redline", "--date", "2025-13-01"]);
    assert!(ran.code == 2 && ran.stderr.contains("写成 2024-03-05 的样子"), "{}", ran.stderr);
}
