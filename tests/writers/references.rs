//! Labels in the Word file: bookmarks of tables and pictures, and the fields that refer to them.

use crate::support::{Sandbox, make, picture_facts, project_file, word, word_part, write_pictures};

fn body() -> String {
    word_part(word(&make(&project_file("data/demo-2024.yaml"), None)), "word/document.xml")
}

/// What a field shows, by its instruction.
fn shown<'b>(body: &'b str, instruction: &str) -> Vec<&'b str> {
    let fields = body.split(instruction).skip(1);
    let result = fields.map(|rest| {
        let result = rest.split("<w:t").nth(1).expect("a field shows something");
        &result[result.find('>').expect("a tag ends") + 1..result.find('<').expect("it ends")]
    });
    result.collect()
}

#[test]
fn a_search_finds_every_label() {
    let body = body();
    let references = shown(&body, "REF _Ref");
    assert!(references.len() > 3, "{references:?}");
    let is_label = |text: &&str| {
        text.strip_prefix(['表', '图']).is_some_and(|number| number.parse::<u32>().is_ok())
    };
    assert!(references.iter().all(is_label), "{references:?}");
    let hidden =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    let file = word(&make(&project_file("data/demo-2024.yaml"), None)).to_vec();
    for part in ["word/document.xml", "word/settings.xml", "word/styles.xml"] {
        assert!(!word_part(&file, part).contains(hidden), "{part} has characters that nobody sees");
    }
}

/// Lines that would end within 万元 and the like are set wider instead, within a run of their own.
#[test]
fn a_line_is_set_wider_by_less_than_a_point() {
    let body = body();
    let own = body.split("<w:spacing w:val=\"").skip(1).map(|rest| {
        rest.split('"').next().and_then(|twips| twips.parse::<i32>().ok()).expect("twips")
    });
    let own: Vec<i32> = own.collect();
    assert!(!own.is_empty() && own.iter().all(|twips| (-4..15).contains(twips)), "{own:?}");
}

#[test]
fn every_field_leads_to_a_bookmark() {
    let body = body();
    for name in body.split("REF _Ref").skip(1).map(|rest| &rest[..8]) {
        assert!(body.contains(&format!("w:name=\"_Ref{name}\"")), "{name} leads nowhere");
    }
}

#[test]
fn the_caption_of_a_picture_does_not_end_a_section() {
    let sandbox = Sandbox::new("caption-at-the-end");
    sandbox.write("data/a.yaml", picture_facts());
    write_pictures(&sandbox);
    let path = "templates/standard/report.yaml";
    let outline = std::fs::read_to_string(project_file(path)).expect("it is there");
    let wanted = "  - {template: 07-problems, new_page: true}";
    sandbox.write(path, outline.replacen("  - 07-problems ", &format!("{wanted} "), 1));
    let made = make(&sandbox.root.join("data/a.yaml"), Some(sandbox.root.join("templates")));
    let body = word_part(word(&made), "word/document.xml");
    let captions = body.split("</w:p>").filter(|one| one.contains("SEQ 图"));
    assert!(captions.clone().count() > 3);
    assert!(captions.into_iter().all(|one| !one.contains("<w:sectPr")));
}
