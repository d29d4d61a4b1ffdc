//! The point of a lowered number in both files: a full stop, so that a search for PM₂.₅ finds it.

use super::pdf_file::tagged_text;
use crate::support::{Sandbox, make, pdf, project_file, replaced, word, word_part};

#[test]
fn a_lowered_point_is_a_full_stop_in_both_files() {
    let sandbox = Sandbox::new("lowered-point");
    let facts = std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("shipped");
    let facts = replaced(&facts, &[("title: 阵地服务稳步提升", "title: 室内PM~2.5~逐步下降")]);
    sandbox.write("data/lowered.yaml", facts);
    let made = make(&sandbox.root.join("data/lowered.yaml"), None);
    let file = lopdf::Document::load_mem(pdf(&made)).expect("a PDF");
    let pages: String = file.get_pages().values().map(|page| tagged_text(&file, *page)).collect();
    assert!(pages.contains("PM₂.₅"), "the PDF says it otherwise");
    let bookmarks: Vec<String> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"Title").ok()?.as_str().ok())
        .map(|title| {
            let units = title.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or('?')).collect()
        })
        .collect();
    assert!(bookmarks.iter().any(|title| title.contains("PM₂.₅")), "{bookmarks:?}");
    let body = word_part(word(&made), "word/document.xml");
    let runs = body.split("<w:t").skip(1).filter_map(|run| run.split(['>', '<']).nth(1));
    let text: String = runs.collect();
    assert!(
        text.contains("PM₂.₅") && !body.contains('\u{2024}'),
        "the Word file says it otherwise"
    );
}
