//! The PDF writer, from pages made by hand: what a file says of itself, read back with lopdf and by outside tools.

#[path = "support/ink.rs"]
mod ink;
#[path = "support/readback.rs"]
mod readback;
#[path = "support/tools.rs"]
mod tools;

use ink::{Desk, Hand};
use jixiao::base::diag::Diagnostics;
use jixiao::base::length::Length;
use jixiao::doc::Date;
use jixiao::layout::pages::{DrawItem, Page, TagId, TagKind, Turn};
use jixiao::write::pdf;
use lopdf::Document;
use readback::{Placed, dict, glyphs, name, names, text};
use tools::{ask, python_with, scratch, tool};

/// The lines of [`report`] in reading order, as they are to be copied out.
const LINES: [&str; 14] = [
    "整体支出绩效自评报告",
    "一、部门概况",
    "（一）主要职能",
    "全年预算1089.40万元，执行率97.95%，比上年“持平”——",
    "占100%……重点保障㎡、䶮、𬍛、堃。",
    "表1  收入　构成",
    "项目",
    "金额",
    "占比",
    "财政拨款",
    "1089.40",
    "100.00%",
    "二、存在的问题",
    "前一页的段落在这里结束。",
];

/// Two pages with everything the writer knows: title, headings, a paragraph that turns the page, a table, bold,
/// rare characters, page numbers, rules.
fn report() -> Desk {
    let mut desk = Desk::new();
    desk.meta.author = "常宁市应急管理局".into();
    desk.meta.subject = "部门整体支出绩效自评报告".into();
    desk.meta.keywords = vec!["绩效自评".into(), "2023 & <年>".into()];
    let title = desk.tag(TagKind::Title, None);
    let big = Hand { face: "biaosong", size: 22.0, ..Hand::HEAD };
    desk.line(Some(title), big, 180.0, 120.0, LINES[0]);
    let heading = desk.tag(TagKind::Heading(1), None);
    desk.heading(1, LINES[1], 150.0);
    desk.line(Some(heading), Hand::HEAD, 111.0, 165.0, LINES[1]);
    let heading = desk.tag(TagKind::Heading(2), None);
    desk.heading(2, LINES[2], 180.0);
    desk.line(Some(heading), Hand { face: "kai", ..Hand::BODY }, 111.0, 195.0, LINES[2]);
    let paragraph = desk.tag(TagKind::Paragraph, None);
    desk.line(Some(paragraph), Hand::BODY, 111.0, 225.0, LINES[3]);
    desk.line(Some(paragraph), Hand { bold: true, ..Hand::BODY }, 79.4, 255.0, LINES[4]);
    table(&mut desk);
    desk.line(None, Hand { face: "song", size: 14.0, ..Hand::HEAD }, 450.0, 780.0, "— 1 —");
    desk.turn();
    let last = desk.tag(TagKind::Paragraph, None);
    desk.line(Some(paragraph), Hand::BODY, 79.4, 120.0, LINES[13]);
    let heading = desk.tag(TagKind::Heading(1), None);
    desk.heading(1, LINES[12], 135.0);
    desk.line(Some(heading), Hand::HEAD, 111.0, 150.0, LINES[12]);
    desk.line(Some(last), Hand::BODY, 79.4, 180.0, "无。");
    desk.line(None, Hand { face: "song", size: 14.0, ..Hand::HEAD }, 79.4, 780.0, "— 2 —");
    desk
}

/// A head of three cells over a row whose first cell is a head too.
fn table(desk: &mut Desk) {
    let cell = Hand { size: 12.0, tracking: 0.0, ..Hand::BODY };
    let table = desk.tag(TagKind::Table, None);
    let caption = desk.tag(TagKind::Caption, Some(table));
    desk.line(Some(caption), Hand::HEAD, 200.0, 300.0, LINES[5]);
    for (row, y) in [(0, 330.0), (1, 360.0)] {
        let line = desk.tag(TagKind::Row, Some(table));
        for (column, text) in LINES[6 + 3 * row..9 + 3 * row].iter().enumerate() {
            let columns = if column == 2 { 2 } else { 1 };
            let kind = match (row, column) {
                (0, _) | (_, 0) => TagKind::HeadCell { columns, rows: 1 },
                _ => TagKind::Cell { columns, rows: 1 },
            };
            let tag = desk.tag(kind, Some(line));
            desk.line(Some(tag), cell, 90.0 + 140.0 * column as f64, y, text);
        }
        desk.rule((79.4, y + 8.0), (520.0, y + 8.0));
    }
}

fn parsed(desk: &Desk) -> Document {
    Document::load_mem(&desk.write()).expect("lopdf reads what it wrote")
}

#[test]
fn every_font_is_an_embedded_subset_with_exact_widths_and_readings() {
    let document = parsed(&report());
    let fonts = readback::fonts(&document);
    assert_eq!(fonts.len(), 5);
    for font in &fonts {
        let base = name(font.dict, b"BaseFont");
        let (tag, face) = base.split_once('+').expect("a subset's name has a tag");
        assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()), "{base}");
        assert!(face.starts_with("Jixiao"), "{base}");
        assert_eq!(name(font.descendant, b"BaseFont"), base);
        assert_eq!(name(font.descendant, b"CIDToGIDMap"), "Identity");
        let descriptor = dict(&document, font.descendant, b"FontDescriptor");
        assert_eq!(name(descriptor, b"FontName"), base);
        let program = readback::stream(&document, descriptor, b"FontFile2");
        let face = ttf_parser::Face::parse(&program, 0).expect("the program is a font");
        let upm = u32::from(face.units_per_em());
        for (&code, &width) in &font.widths {
            let advance = face.glyph_hor_advance(ttf_parser::GlyphId(code)).expect("is there");
            assert_eq!(width, u32::from(advance) * 1000 / upm, "{base} {code}");
            assert!(font.readings.contains_key(&code), "{base} {code} has no reading");
        }
    }
    let readings: String = fonts.iter().flat_map(|font| font.readings.values().cloned()).collect();
    for character in "整概䶮𬍛堃㎡—…“%".chars() {
        assert!(readings.contains(character), "{character}");
    }
}

#[test]
fn every_glyph_stands_where_layout_put_it() {
    let mut desk = report();
    // A line that is pulled apart unevenly, as justifying does it, and one that goes down the page.
    let paragraph = desk.tag(TagKind::Paragraph, None);
    desk.line(Some(paragraph), Hand::BODY, 79.4, 400.0, "财政拨款1089.40万元，占收入的比重较大");
    for (index, glyph) in desk.last_run().glyphs.iter_mut().enumerate() {
        glyph.advance += Length::milli([137, 138, 900, 0][index % 4]);
    }
    desk.line(None, Hand::BODY, 40.0, 300.0, "— 3 —");
    desk.last_run().turn = Turn::Clockwise;
    let document = parsed(&desk);
    for (page, &id) in desk.pages.pages.iter().zip(document.get_pages().values()) {
        let wanted = places(page);
        let drawn = glyphs(&document, id);
        assert_eq!(drawn.len(), wanted.len());
        for (drawn, wanted) in drawn.iter().zip(&wanted) {
            assert_eq!(drawn.0, wanted.0);
            let off = (drawn.1 - wanted.1).abs().max((drawn.2 - wanted.2).abs());
            assert!(off < 0.005, "{drawn:?} should be {wanted:?}");
        }
    }
}

/// Every character of a page and where layout put it, from the bottom left corner.
fn places(page: &Page) -> Vec<Placed> {
    let mut places = Vec::new();
    for item in &page.items {
        let DrawItem::Run(run) = &item.drawn else { continue };
        let mut at = run.origin;
        for glyph in &run.glyphs {
            places.push((glyph.character, at.x.to_pt(), (page.height - at.y).to_pt()));
            match run.turn {
                Turn::Upright => at.x += glyph.advance,
                Turn::Clockwise => at.y += glyph.advance,
            }
        }
    }
    places
}

#[test]
fn the_outline_is_nested_and_points_at_places() {
    let document = parsed(&report());
    let catalog = document.catalog().expect("there is one");
    let outlines = dict(&document, catalog, b"Outlines");
    let mut seen = Vec::new();
    readback::walk_outline(&document, outlines, 0, &mut seen);
    let seen: Vec<_> =
        seen.iter().map(|(depth, title, y)| format!("{depth} {title} {y}")).collect();
    let wanted = ["0 一、部门概况 691.89", "1 （一）主要职能 661.89", "0 二、存在的问题 706.89"];
    assert_eq!(seen, wanted);
    assert_eq!(outlines.get(b"Count").and_then(lopdf::Object::as_i64).ok(), Some(3));
    assert_eq!(name(catalog, b"PageMode"), "UseOutlines");
}

#[test]
fn structure_says_what_the_ink_means() {
    let document = parsed(&report());
    let seen = readback::structure(&document);
    let wanted = "\
Document
  Title page 0: 整体支出绩效自评报告
  H1 page 0: 一、部门概况
  H2 page 0: （一）主要职能
  P page 0: 全年预算1089.40万元，执行率97.95%，比上年“持平”——占100%……重点保障㎡、䶮、𬍛、堃。 page 1: 前一页的段落在这里结束。
  Table
    Caption page 0: 表1  收入　构成
    TR
      TH Scope Column page 0: 项目
      TH Scope Column page 0: 金额
      TH Scope Column ColSpan 2 page 0: 占比
    TR
      TH Scope Row page 0: 财政拨款
      TD page 0: 1089.40
      TD ColSpan 2 page 0: 100.00%
  P page 1: 无。
  H1 page 1: 二、存在的问题
";
    assert_eq!(seen, wanted);
}

#[test]
fn links_lead_where_they_say() {
    let mut desk = Desk::new();
    let list = desk.tag(TagKind::Contents, None);
    let entry = desk.tag(TagKind::ContentsEntry, Some(list));
    let reference = desk.tag(TagKind::Reference, Some(entry));
    let link = desk.tag(TagKind::Link, Some(reference));
    let end = desk.line(Some(link), Hand::BODY, 79.4, 120.0, "一、部门概况");
    let end = desk.line(None, Hand::BODY, end, 120.0, "………");
    desk.line(Some(link), Hand::BODY, end, 120.0, "1");
    desk.link(link, (79.4, 100.0), (521.0, 129.0), 300.0);
    let document = parsed(&desk);
    let (_, page) = document.get_pages().into_iter().next().expect("a page");
    let annotations = document.get_page_annotations(page).expect("they can be read");
    let [annotation] = annotations[..] else { panic!("{} annotations", annotations.len()) };
    assert_eq!(name(annotation, b"Subtype"), "Link");
    assert_eq!(text(annotation, b"Contents"), "转到“一、部门概况”");
    let target = annotation.get(b"Dest").and_then(lopdf::Object::as_array).expect("a place");
    assert_eq!(target[0].as_reference().ok(), Some(page));
    // 300 pt from the top of 841.89.
    assert!((target[3].as_float().expect("a height") - 541.89).abs() < 0.01, "{target:?}");
    let root = document.catalog().expect("a catalog");
    let tree = dict(&document, dict(&document, root, b"StructTreeRoot"), b"ParentTree");
    let numbers = tree.get(b"Nums").and_then(lopdf::Object::as_array).expect("numbers");
    let key = annotation.get(b"StructParent").expect("a way back");
    let at = numbers.iter().step_by(2).position(|number| number == key).expect("it is counted");
    let (_, parent) = document.dereference(&numbers[at * 2 + 1]).expect("it leads somewhere");
    assert_eq!(name(parent.as_dict().expect("an element"), b"S"), "Link");
    let seen = readback::structure(&document);
    let roles: Vec<_> = seen.lines().filter_map(|l| l.split_whitespace().next()).collect();
    assert_eq!(roles, ["Document", "TOC", "TOCI", "Reference", "Link"]);
    assert!(seen.ends_with("Link page 0: 一、部门概况 page 0: 1 and an object\n"), "{seen}");
}

#[test]
fn headings_never_skip_a_level() {
    let mut desk = Desk::new();
    for level in [2, 4, 1, 3] {
        let tag = desk.tag(TagKind::Heading(level), None);
        desk.line(Some(tag), Hand::HEAD, 79.4, 100.0 * f64::from(level), "标题");
    }
    let seen = readback::structure(&parsed(&desk));
    let roles: Vec<_> = seen.lines().skip(1).filter_map(|l| l.split_whitespace().next()).collect();
    assert_eq!(roles, ["H1", "H2", "H1", "H2"]);
}

#[test]
fn the_document_introduces_itself() {
    let mut desk = report();
    desk.meta.date = Some(Date { year: 2024, month: 3, day: 5 });
    let document = parsed(&desk);
    let catalog = document.catalog().expect("there is one");
    assert_eq!(document.version, "1.7");
    assert_eq!(text(catalog, b"Lang"), "zh-CN");
    assert!(
        dict(&document, catalog, b"MarkInfo").get(b"Marked").and_then(|m| m.as_bool()).unwrap()
    );
    let info = dict(&document, &document.trailer, b"Info");
    let xmp = readback::stream(&document, catalog, b"Metadata");
    let xmp = String::from_utf8(xmp).expect("XMP is UTF-8");
    for (key, in_xmp) in [
        (b"Title".as_slice(), "整体支出绩效自评报告"),
        (b"Author", "常宁市应急管理局"),
        (b"Subject", "部门整体支出绩效自评报告"),
        (b"Keywords", "绩效自评, 2023 &amp; &lt;年&gt;"),
        (b"Producer", "jixiao"),
    ] {
        let plain = in_xmp.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
        assert_eq!(text(info, key), plain);
        assert!(xmp.contains(&format!(">{in_xmp}<")), "{in_xmp} is not in {xmp}");
    }
    assert_eq!(text(info, b"CreationDate"), "D:20240305000000+08'00'");
    assert!(xmp.contains("<xmp:CreateDate>2024-03-05T00:00:00+08:00</xmp:CreateDate>"));
}

#[test]
fn without_a_date_in_the_facts_none_is_written() {
    let document = parsed(&report());
    let info = dict(&document, &document.trailer, b"Info");
    assert_eq!(names(info), ["Author", "Creator", "Keywords", "Producer", "Subject", "Title"]);
    let catalog = document.catalog().expect("there is one");
    let xmp = readback::stream(&document, catalog, b"Metadata");
    assert!(!String::from_utf8_lossy(&xmp).contains("Date>"));
}

#[test]
fn same_pages_same_bytes_and_other_pages_another_id() {
    let first = report().write();
    assert!(first == report().write(), "two runs differ");
    let mut other = report();
    other.meta.subject = "另一份".into();
    let id = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).expect("lopdf reads what it wrote");
        format!("{:?}", document.trailer.get(b"ID").expect("there is an id"))
    };
    assert_ne!(id(&first), id(&other.write()));
    assert!(!id(&first).contains("0000000000000000"));
}

#[test]
fn two_characters_with_one_glyph_are_told_apart() {
    let mut desk = Desk::new();
    let paragraph = desk.tag(TagKind::Paragraph, None);
    desk.line(Some(paragraph), Hand::BODY, 79.4, 120.0, "一二一三");
    desk.last_run().glyphs[2].character = '⼀';
    let subsets = {
        let mut plain = Desk::new();
        plain.line(None, Hand::BODY, 79.4, 120.0, "一二三");
        plain.subsets()
    };
    let mut findings = Diagnostics::default();
    let bytes = pdf::write(&desk.pages, &desk.meta, &desk.fonts, &subsets, &mut findings);
    let bytes = bytes.expect("it can be written");
    let document = Document::load_mem(&bytes).expect("lopdf reads what it wrote");
    assert_eq!(
        readback::structure(&document),
        "Document\n  P page 0: 一二 page 0: ⼀ page 0: 三\n"
    );
    if let Some(pdftotext) = tool("pdftotext") {
        let file = scratch("shared.pdf", &bytes);
        assert_eq!(ask(&pdftotext, &["-raw"], &file, &["-"]).trim_end(), "一二⼀三");
    }
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let mut desk = report();
    let subsets = desk.subsets();
    let mut findings = Diagnostics::default();
    desk.line(None, Hand::BODY, 79.4, 500.0, "缺字");
    let written = pdf::write(&desk.pages, &desk.meta, &desk.fonts, &subsets, &mut findings);
    assert_eq!(written, None);
    let said: Vec<_> = findings.iter().map(|f| format!("{} {}", f.code.id, f.message)).collect();
    let wanted =
        ["W22 嵌入 PDF 的字体里没有“字”（U+5B57）", "W22 嵌入 PDF 的字体里没有“缺”（U+7F3A）"];
    assert_eq!(said, wanted);
    let none = pdf::write(&desk.pages, &desk.meta, &desk.fonts, &Default::default(), &mut findings);
    assert_eq!(none, None);
    assert!(findings.iter().any(|f| f.code.id == "W21"), "{findings:?}");
}

#[test]
fn tags_that_make_no_tree_are_refused() {
    let mut desk = Desk::new();
    let tag = desk.tag(TagKind::Row, Some(TagId(0)));
    desk.line(Some(tag), Hand::BODY, 79.4, 120.0, "行");
    let mut findings = Diagnostics::default();
    let subsets = desk.subsets();
    assert_eq!(pdf::write(&desk.pages, &desk.meta, &desk.fonts, &subsets, &mut findings), None);
    assert_eq!(findings.iter().map(|f| f.code.id).collect::<Vec<_>>(), ["W23"]);
}

#[test]
fn an_empty_document_is_still_a_document() {
    let mut desk = Desk::new();
    desk.pages.pages.clear();
    assert_eq!(parsed(&desk).get_pages().len(), 0);
}

#[test]
#[ignore = "asks outside programs; .ci/run installs them and runs it"]
fn outside_judges_find_nothing_wrong() {
    let file = scratch("report.pdf", &report().write());
    if let Some(qpdf) = tool("qpdf") {
        let said = ask(&qpdf, &["--check"], &file, &[]);
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
    if let Some(mutool) = tool("mutool") {
        let said = ask(&mutool, &["info"], &file, &[]);
        assert!(!said.contains("warning") && !said.contains("error"), "{said}");
    }
    if let Some(pdffonts) = tool("pdffonts") {
        let said = ask(&pdffonts, &[], &file, &[]);
        let rows: Vec<_> = said.lines().skip(2).collect();
        assert_eq!(rows.len(), 5, "{said}");
        for row in rows {
            assert!(row.contains("CID TrueType") && row.contains("yes yes yes"), "{said}");
        }
    }
}

#[test]
#[ignore = "asks outside programs; .ci/run installs them and runs it"]
fn the_clauses_of_pdf_a_and_pdf_ua_are_kept() {
    let Some(python) = python_with("pikepdf") else { return };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tools/pdf_clauses.py");
    let bytes = report().write();
    println!("{}", ask(&python, &[script], &scratch("clauses.pdf", &bytes), &[]));
    // The judge is awake: a file that calls itself something else does not pass.
    let at = bytes.windows(15).position(|w| w == b"<pdfaid:part>2<").expect("XMP is not packed");
    let spoilt = [&bytes[..at + 13], b"3", &bytes[at + 14..]].concat();
    let file = scratch("spoilt.pdf", &spoilt);
    let answer = std::process::Command::new(&python).arg(script).arg(file).output();
    let answer = answer.expect("python runs");
    assert!(String::from_utf8_lossy(&answer.stdout).contains("BROKEN ISO 19005-2 6.6.4"));
    assert!(!answer.status.success());
}

#[test]
#[ignore = "asks outside programs; .ci/run installs them and runs it"]
fn text_copies_out_as_it_stands() {
    let Some(pdftotext) = tool("pdftotext") else { return };
    let file = scratch("copied.pdf", &report().write());
    let mut wanted: Vec<&str> = LINES[..6].to_vec();
    wanted.extend(["项目 金额 占比", "财政拨款 1089.40 100.00%", "— 1 —"]);
    wanted.extend([LINES[13], LINES[12], "无。", "— 2 —"]);
    let raw = ask(&pdftotext, &["-raw"], &file, &["-"]);
    assert_eq!(raw.replace('\u{c}', "").lines().collect::<Vec<_>>(), wanted);
    let laid = ask(&pdftotext, &["-layout"], &file, &["-"]);
    for line in LINES {
        assert!(laid.lines().any(|found| found.contains(line)), "{line} is not in\n{laid}");
    }
}

#[test]
#[ignore = "asks outside programs; .ci/run installs them and runs it"]
fn a_line_pulled_far_apart_copies_out_without_spaces() {
    let Some(pdftotext) = tool("pdftotext") else { return };
    let mut desk = Desk::new();
    let words = "公务接待费全年预算1089.40万元";
    for step in 0..20 {
        let tag = desk.tag(TagKind::Paragraph, None);
        let hand = Hand { tracking: 0.2 * f64::from(step), ..Hand::BODY };
        desk.line(Some(tag), hand, 79.4, 100.0 + 30.0 * f64::from(step), words);
    }
    let file = scratch("apart.pdf", &desk.write());
    for mode in ["-raw", "-layout"] {
        let said = ask(&pdftotext, &[mode], &file, &["-"]);
        let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.for_each(|line| assert_eq!(line.trim_matches('\u{c}'), words, "{mode}"));
    }
}

#[test]
#[ignore = "asks outside programs; .ci/run installs them and runs it"]
fn the_structure_reads_in_order() {
    let Some(pdfinfo) = tool("pdfinfo") else { return };
    let file = scratch("structure.pdf", &report().write());
    let said = ask(&pdfinfo, &["-struct-text"], &file, &[]);
    let read: Vec<_> = said.lines().filter_map(|l| l.trim().strip_prefix('"')).collect();
    let paragraph = format!("{}{}", LINES[3], LINES[4]);
    let mut wanted: Vec<&str> = LINES[..3].to_vec();
    wanted.extend([paragraph.as_str(), LINES[13]]);
    wanted.extend(&LINES[5..12]);
    wanted.extend(["无。", LINES[12]]);
    assert_eq!(read.iter().map(|l| l.trim_end_matches('"')).collect::<Vec<_>>(), wanted);
}
