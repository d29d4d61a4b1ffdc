//! Attachments pointed to by number, labels of forms, changes that round to nothing, letters between raising marks.

use crate::support::{DEMO, Outcome, Sandbox, standard};

#[test]
fn an_attachment_is_pointed_to_by_its_number() {
    assert!(Outcome::of(DEMO).dump().contains("原因和改进措施见附件2。"));
    let mut files = standard();
    let section = files.get_mut("sections/03-goals.md.tera").expect("the pack has it");
    *section =
        section.replace("attachment_number(\"整体自评表\")", "attachment_number(\"项目自评表\")");
    assert!(Outcome::with(DEMO, &files).dump().contains("原因和改进措施见附件3。"));
}

#[test]
fn a_change_that_rounds_to_nothing_is_not_printed() {
    let mut files = standard();
    let outline = files.get_mut("report.yaml").expect("the pack has it");
    *outline = outline.replacen("unit: 万元", "unit: 亿元", 1);
    let dump = Outcome::with(DEMO, &files).dump();
    for nothing in ["0.00亿元，增长", "0.00亿元，下降"] {
        assert!(!dump.contains(nothing), "{nothing}: {dump}");
    }
}

#[test]
fn letters_between_marks_are_told_to_stay_as_typed() {
    let sandbox = Sandbox::new("small-letters");
    let facts = |typed: &str| DEMO.replacen("收集、整理", &format!("收集{typed}、整理"), 1);
    for (typed, found) in
        [("NO~x~", Some("~x~")), ("10^n^", Some("^n^")), ("1~3月", None), ("PM~2.5~", None)]
    {
        sandbox.write("data/a.yaml", facts(typed));
        let said = sandbox.jixiao(&["check"]);
        let said = format!("{}{}", said.stdout, said.stderr);
        match found {
            Some(found) => assert!(said.contains(&format!("[B21]：“{found}”照样印出")), "{said}"),
            None => assert!(!said.contains("照样印出"), "{typed}: {said}"),
        }
    }
}
