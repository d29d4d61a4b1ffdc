//! The Word writer, from documents made by hand: parts as text, and what outside programs say of the file.

#[path = "support/report.rs"]
mod report;
#[path = "support/mod.rs"]
mod support;

use std::io::{Cursor, Read};

use jixiao::base::diag::Severity;
use jixiao::base::length::Length;
use jixiao::doc::{
    BlockKind, Document, FaceKey, Indents, InlineKind, LayoutFacts, Orientation, Role, StyleSheet,
    Table, dump,
};
use quick_xml::Reader;
use quick_xml::events::Event;
use report::{
    document, everything, inline, paragraph, row, sheet, strong, table, text, write, write_with,
};
use zip::ZipArchive;

/// The parts of a file, in its order.
fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("every entry can be opened");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("every entry can be inflated");
        parts.push((part.name().to_string(), bytes));
    }
    parts
}

/// One part as text.
fn part(file: &[u8], name: &str) -> String {
    let found = parts(file).into_iter().find(|(other, _)| other == name);
    let (_, bytes) = found.unwrap_or_else(|| panic!("{name} is missing"));
    String::from_utf8(bytes).expect("parts are UTF-8")
}

/// Keeps a file for the Open XML SDK's validator, which `.ci/run` asks about every Word file that a test made.
fn validate(name: &str, file: &[u8]) {
    support::keep_for_validator(name, file);
}

/// A document of one upright part.
fn upright(kinds: Vec<BlockKind>) -> Document {
    document(vec![(Orientation::Portrait, kinds)])
}

/// The text of the body, each paragraph a line; what fields show is left out, empty paragraphs too.
fn body_text(file: &[u8]) -> String {
    let xml = part(file, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let (mut lines, mut line, mut in_text, mut in_field) = (vec![], String::new(), false, false);
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(tag) => in_text = tag.name().as_ref() == b"w:t",
            Event::Empty(tag) if tag.name().as_ref() == b"w:fldChar" => {
                in_field = !tag.attributes().flatten().any(|a| a.value.as_ref() == b"end");
            }
            Event::End(tag) if tag.name().as_ref() == b"w:p" => {
                lines.push(std::mem::take(&mut line));
            }
            Event::End(_) => in_text = false,
            Event::Text(text) if in_text && !in_field => line += &text.decode().expect("UTF-8"),
            Event::GeneralRef(entity) if in_text => {
                let entity = format!("&{};", entity.decode().expect("UTF-8"));
                line += &quick_xml::escape::unescape(&entity).expect("a known entity");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_part_is_as_it_was_read_and_accepted() {
    let (file, findings) = write(&everything(), &sheet(), &LayoutFacts::default());
    assert_eq!(findings.iter().count(), 0, "{findings:?}");
    let xml = parts(&file).into_iter().filter(|(name, _)| !name.ends_with(".odttf"));
    for (name, bytes) in xml {
        let lines = String::from_utf8(bytes).expect("parts are UTF-8").replace("><", ">\n<");
        let golden = name.replace(['[', ']'], "").replace('/', "-");
        support::golden(&format!("docx/{golden}"), &format!("{lines}\n"));
    }
}

#[test]
fn the_validator_accepts_every_kind_of_block() {
    let (file, _) = write(&everything(), &sheet(), &LayoutFacts::default());
    validate("everything.docx", &file);
}

#[test]
fn the_body_says_what_the_document_says() {
    let document = everything();
    let (file, _) = write(&document, &sheet(), &LayoutFacts::default());
    assert_eq!(body_text(&file), dump::text(&document));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let first = write(&everything(), &sheet(), &LayoutFacts::default()).0;
    let second = write(&everything(), &sheet(), &LayoutFacts::default()).0;
    assert!(first == second, "bytes differ in one process");
}

#[test]
fn nasty_text_leaves_every_part_well_formed() {
    let nasty = "a]]>b&amp;<w:p/>'\"\u{0}\u{8}\u{b}\u{1b}\u{85}\u{fffe}\u{1ffff}\t😀𬍛 前后 ";
    let kinds = vec![
        paragraph(Role::Body, vec![text(nasty), strong(nasty)]),
        BlockKind::Title(vec![text(nasty)]),
        BlockKind::Table(table(2, vec![], vec![row(&[nasty, nasty])])),
    ];
    let mut document = upright(kinds);
    document.meta.title = nasty.into();
    document.meta.author = nasty.into();
    let mut sheet = sheet();
    sheet.roles.get_mut(&Role::Caption).expect("all roles are there").name = nasty.into();
    sheet.table.continued = nasty.into();
    let (file, findings) = write(&document, &sheet, &LayoutFacts::default());
    validate("nasty.docx", &file);
    assert!(findings.iter().all(|f| f.code.id == "W01" && f.severity() == Severity::Warning));
    assert_eq!(findings.iter().count(), 8, "one for each kind of character");
    let kept = "a]]>b&amp;<w:p/>'\"😀𬍛 前后 ";
    assert!(
        body_text(&file).starts_with(&format!("{kept}{kept}\n{kept}\n")),
        "{}",
        body_text(&file)
    );
}

#[test]
fn a_title_parts_where_layout_says() {
    let title =
        BlockKind::Title(vec![text("某县财政局"), inline(InlineKind::Break), text("自评报告")]);
    let document = upright(vec![title]);
    let id = document.blocks().next().expect("one block").id;
    let runs = |layout_facts: &LayoutFacts| {
        let xml = part(&write(&document, &sheet(), layout_facts).0, "word/document.xml");
        let body = xml.split("<w:body>").nth(1).expect("a body").split("<w:sectPr").next();
        body.expect("text before the section").replace("<w:br w:type=\"textWrapping\"/>", "⏎")
    };
    let plain = |xml: String| {
        let pieces = xml.split('<').filter_map(|tag| tag.split_once('>').map(|(_, text)| text));
        pieces.collect::<String>()
    };
    assert_eq!(plain(runs(&LayoutFacts::default())), "某县财政局⏎自评报告");
    let layout_facts =
        LayoutFacts { title_breaks: [(id, vec![2, 5])].into(), ..LayoutFacts::default() };
    assert_eq!(plain(runs(&layout_facts)), "某县⏎财政局⏎自评报告");
}

#[test]
fn a_block_stands_where_layout_says() {
    let document = upright(vec![paragraph(Role::AttachmentNote, vec![text("附件：1.自评表")])]);
    let id = document.blocks().next().expect("one block").id;
    let (left, first, right) = (Length::pt(80.0), Length::pt(-48.5), Length::ZERO);
    let layout_facts = LayoutFacts {
        gaps: [(id, Length::pt(10.0))].into(),
        indents: [(id, Indents { left, first, right })].into(),
        ..LayoutFacts::default()
    };
    let (file, _) = write(&document, &sheet(), &layout_facts);
    validate("indented.docx", &file);
    let xml = part(&file, "word/document.xml");
    assert!(xml.contains("<w:spacing w:before=\"200\"/>"), "{xml}");
    let indents = "w:left=\"1600\" w:right=\"0\" w:hanging=\"970\" w:leftChars=\"0\"";
    assert!(xml.contains(indents), "{xml}");
    assert!(xml.contains("w:firstLineChars=\"0\""), "the style's two characters must not win");
}

#[test]
fn a_table_that_goes_on_has_its_caption_in_its_head() {
    let rows = vec![row(&["一", "1"])];
    let document = upright(vec![BlockKind::Table(table(2, vec![row(&["甲", "乙"])], rows))]);
    let id = document.blocks().next().expect("one block").id;
    let heads = |layout_facts: &LayoutFacts| {
        let (file, _) = write(&document, &sheet(), layout_facts);
        validate("continued.docx", &file);
        assert_eq!(body_text(&file), dump::text(&document));
        part(&file, "word/document.xml").matches("<w:tblHeader/>").count()
    };
    assert_eq!(heads(&LayoutFacts::default()), 1);
    let layout_facts = LayoutFacts { continued: [id].into(), ..LayoutFacts::default() };
    assert_eq!(heads(&layout_facts), 3, "caption, unit and head");
}

#[test]
fn a_cell_without_a_column_is_an_error() {
    let rows = vec![row(&["一", "二", "三"])];
    let document = upright(vec![BlockKind::Table(table(2, vec![], rows))]);
    let (file, findings) = write(&document, &sheet(), &LayoutFacts::default());
    validate("crowded.docx", &file);
    let found: Vec<_> = findings.iter().map(|f| (f.code.id, f.message.as_str())).collect();
    assert_eq!(found, [("W02", "表格的列数不够，放不下这一格：“三”")]);
}

#[test]
fn every_part_has_its_section() {
    let blank = Table { caption: vec![], unit: vec![], note: vec![], ..table(2, vec![], vec![]) };
    let words = |words| vec![paragraph(Role::Body, vec![text(words)])];
    let document = document(vec![
        (Orientation::Portrait, words("一")),
        (Orientation::Landscape, vec![BlockKind::Table(blank)]),
        (Orientation::Portrait, words("二")),
    ]);
    let (file, _) = write(&document, &sheet(), &LayoutFacts::default());
    validate("sections.docx", &file);
    let xml = part(&file, "word/document.xml");
    let turned: Vec<_> = xml.split("<w:pgSz ").skip(1).map(|s| s.contains("landscape")).collect();
    assert_eq!(xml.matches("<w:sectPr>").count(), 3);
    assert!(turned[1], "{xml}");
}

#[test]
fn embedded_fonts_can_be_left_out() {
    let mut sheet = sheet();
    sheet.embed_fonts = false;
    let (file, _) = write(&everything(), &sheet, &LayoutFacts::default());
    validate("bare.docx", &file);
    assert!(parts(&file).iter().all(|(name, _)| !name.contains("odttf")));
    assert!(!part(&file, "word/settings.xml").contains("embedTrueTypeFonts"));
    assert!(!part(&file, "word/fontTable.xml").contains("embedRegular"));
    assert!(part(&file, "word/fontTable.xml").contains("w:altName"));
}

#[test]
fn an_embedded_font_goes_by_its_official_name_and_has_every_character() {
    let (file, _) = write(&everything(), &sheet(), &LayoutFacts::default());
    let table = part(&file, "word/fontTable.xml");
    let entry = table.split("<w:font ").find(|entry| entry.contains("仿宋_GB2312"));
    let entry = entry.expect("the font of body text is listed");
    let key = entry.split("w:fontKey=\"{").nth(1).expect("it is embedded");
    let key: String = key.split('}').next().expect("a key ends").replace('-', "");
    let byte = |at: usize| u8::from_str_radix(&key[at..at + 2], 16).expect("hexadecimal");
    let mut key: Vec<u8> = (0..32).step_by(2).map(byte).collect();
    key.reverse();
    let fonts = parts(&file).into_iter().find(|(name, _)| name == "word/fonts/font1.odttf");
    let mut font = fonts.expect("the first font is that of body text").1;
    font.iter_mut().take(32).zip(key.iter().cycle()).for_each(|(byte, key)| *byte ^= key);
    let face = ttf_parser::Face::parse(&font, 0).expect("a font that can be read");
    let names: Vec<_> =
        face.names().into_iter().filter(|n| [1, 4, 6].contains(&n.name_id)).collect();
    assert!(names.iter().all(|n| n.to_string().as_deref() == Some("仿宋_GB2312")));
    assert_eq!(names.len(), 6, "in two languages");
    for character in "2023年年初预算数1056.31万元".chars() {
        assert!(face.glyph_index(character).is_some_and(|glyph| glyph.0 > 0), "{character}");
    }
}

#[test]
fn a_fallback_face_has_a_run_of_its_own() {
    let document = upright(vec![paragraph(Role::Body, vec![text("120㎡整")])]);
    let run = |sheet: &StyleSheet| {
        let (file, _) = write(&document, sheet, &LayoutFacts::default());
        let xml = part(&file, "word/document.xml");
        let run = xml.split("<w:r>").find(|run| run.contains('㎡')).expect("it is there");
        let name = run.split("w:eastAsia=\"").nth(1).expect("it names a face of its own");
        name.split('"').next().expect("a value ends").to_string()
    };
    assert_eq!(run(&sheet()), "宋体");
    let mut two_faces = sheet();
    let songs = two_faces.faces.remove(&FaceKey("song".into())).expect("it was there");
    let body = two_faces.faces.get_mut(&FaceKey("fangsong".into())).expect("it is there");
    body.families.extend(songs.families);
    assert_eq!(run(&two_faces), "Jixiao Song", "仿宋_GB2312 stands for one face only");
}

#[test]
fn a_face_that_may_not_be_cut_is_not_embedded() {
    let folder = support::Sandbox::new("no-subsetting");
    let mut font = support::project_file("fonts/JixiaoKai.ttf");
    let mut bytes = std::fs::read(&font).expect("a shipped font");
    let raw = ttf_parser::RawFace::parse(&bytes, 0).expect("a font that can be read");
    let record =
        raw.table_records.into_iter().find(|r| r.tag == ttf_parser::Tag::from_bytes(b"OS/2"));
    let rights = record.expect("it has OS/2").offset as usize + 8;
    bytes[rights..rights + 2].copy_from_slice(&0x0100u16.to_be_bytes());
    folder.write("kai.ttf", &bytes);
    font.set_file_name("JixiaoSong.ttf");
    folder.write("song.ttf", std::fs::read(&font).expect("a shipped font"));
    let mut sheet = sheet();
    for stack in sheet.faces.values_mut() {
        stack.families = vec!["Jixiao Kai".into(), "Jixiao Song".into()];
    }
    let document = upright(vec![paragraph(Role::Body, vec![text("正文㎡")])]);
    let (file, findings) = write_with(&document, &sheet, &LayoutFacts::default(), &folder.root);
    let found: Vec<_> = findings.iter().map(|f| (f.code.id, f.severity())).collect();
    assert_eq!(found, [("W03", Severity::Note)]);
    assert_eq!(parts(&file).iter().filter(|(name, _)| name.contains("odttf")).count(), 1);
}
