//! Labels in the Word file: bookmarks of tables and pictures, and the fields that refer to them.

use crate::support::{Sandbox, make, picture_facts, project_file, word, word_part, write_pictures};

/// Word's own sign between characters that stay in one line.
const NO_BREAK: char = '\u{200d}';

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
fn the_number_of_a_label_stays_with_its_word_after_an_update_too() {
    let body = body();
    let references = shown(&body, "REF _Ref");
    assert!(references.len() > 3, "{references:?}");
    assert!(references.iter().all(|text| text.contains(NO_BREAK)), "{references:?}");
    for start in body.split("w:name=\"_Ref").skip(1) {
        let end = start.find("<w:bookmarkEnd").expect("a bookmark ends");
        assert!(start[..end].contains(NO_BREAK), "{}", &start[..end]);
    }
    let settings =
        word_part(word(&make(&project_file("data/demo-2024.yaml"), None)), "word/settings.xml");
    assert_eq!(settings.matches(NO_BREAK).count(), 2, "in both lists of marks");
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
