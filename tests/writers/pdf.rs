//! The PDF writer, from pages made by hand: what a file says of itself, read back with lopdf.

use jixiao::base::diag::Diagnostics;
use jixiao::base::length::Length;
use jixiao::doc::Date;
use jixiao::layout::pages::{DrawItem, Page, TagId, TagKind, Turn};
use jixiao::write::pdf;
use lopdf::Document;

use super::pdf_file::{self, Placed, dict, glyphs, name, names, text};
use crate::support::draw_items::{LineStyle, PagesBuilder};
use crate::support::sample_pages::{sample, shared_glyph};

fn parsed(builder: &PagesBuilder) -> Document {
    Document::load_mem(&builder.write()).expect("lopdf reads what it wrote")
}

#[test]
fn every_font_is_an_embedded_subset_with_exact_widths_and_readings() {
    let document = parsed(&sample());
    let fonts = pdf_file::fonts(&document);
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
        let program = pdf_file::stream(&document, descriptor, b"FontFile2");
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
    let mut builder = sample();
    // A line that is pulled apart unevenly, as justifying does it, and one that goes down the page.
    let paragraph = builder.tag(TagKind::Paragraph, None);
    builder.line(
        Some(paragraph),
        LineStyle::BODY,
        79.4,
        400.0,
        "财政拨款1089.40万元，占收入的比重较大",
    );
    for (index, glyph) in builder.last_run().glyphs.iter_mut().enumerate() {
        glyph.advance += Length::milli([137, 138, 900, 0][index % 4]);
    }
    builder.line(None, LineStyle::BODY, 40.0, 300.0, "— 3 —");
    builder.last_run().turn = Turn::Clockwise;
    let document = parsed(&builder);
    for (page, &id) in builder.pages.pages.iter().zip(document.get_pages().values()) {
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
    let document = parsed(&sample());
    let catalog = document.catalog().expect("there is one");
    let outlines = dict(&document, catalog, b"Outlines");
    let mut seen = Vec::new();
    pdf_file::walk_outline(&document, outlines, 0, &mut seen);
    let seen: Vec<_> =
        seen.iter().map(|(depth, title, y)| format!("{depth} {title} {y}")).collect();
    let wanted = ["0 一、部门概况 691.89", "1 （一）主要职能 661.89", "0 二、存在的问题 706.89"];
    assert_eq!(seen, wanted);
    assert_eq!(outlines.get(b"Count").and_then(lopdf::Object::as_i64).ok(), Some(3));
    assert_eq!(name(catalog, b"PageMode"), "UseOutlines");
}

#[test]
fn structure_says_what_the_ink_means() {
    let document = parsed(&sample());
    let seen = pdf_file::structure(&document);
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
    let mut builder = PagesBuilder::new();
    let list = builder.tag(TagKind::Contents, None);
    let entry = builder.tag(TagKind::ContentsEntry, Some(list));
    let reference = builder.tag(TagKind::Reference, Some(entry));
    let link = builder.tag(TagKind::Link, Some(reference));
    let end = builder.line(Some(link), LineStyle::BODY, 79.4, 120.0, "一、部门概况");
    let end = builder.line(None, LineStyle::BODY, end, 120.0, "………");
    builder.line(Some(link), LineStyle::BODY, end, 120.0, "1");
    builder.link(link, (79.4, 100.0), (521.0, 129.0), 300.0);
    let document = parsed(&builder);
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
    let seen = pdf_file::structure(&document);
    let roles: Vec<_> = seen.lines().filter_map(|l| l.split_whitespace().next()).collect();
    assert_eq!(roles, ["Document", "TOC", "TOCI", "Reference", "Link"]);
    assert!(seen.ends_with("Link page 0: 一、部门概况 page 0: 1 and an object\n"), "{seen}");
}

#[test]
fn headings_never_skip_a_level() {
    let mut builder = PagesBuilder::new();
    for level in [2, 4, 1, 3] {
        let tag = builder.tag(TagKind::Heading(level), None);
        builder.line(Some(tag), LineStyle::HEAD, 79.4, 100.0 * f64::from(level), "标题");
    }
    let seen = pdf_file::structure(&parsed(&builder));
    let roles: Vec<_> = seen.lines().skip(1).filter_map(|l| l.split_whitespace().next()).collect();
    assert_eq!(roles, ["H1", "H2", "H1", "H2"]);
}

#[test]
fn the_document_introduces_itself() {
    let mut builder = sample();
    builder.meta.date = Some(Date { year: 2024, month: 3, day: 5 });
    let document = parsed(&builder);
    let catalog = document.catalog().expect("there is one");
    assert_eq!(document.version, "1.7");
    assert_eq!(text(catalog, b"Lang"), "zh-CN");
    assert!(
        dict(&document, catalog, b"MarkInfo").get(b"Marked").and_then(|m| m.as_bool()).unwrap()
    );
    let info = dict(&document, &document.trailer, b"Info");
    let xmp = pdf_file::stream(&document, catalog, b"Metadata");
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
    let document = parsed(&sample());
    let info = dict(&document, &document.trailer, b"Info");
    assert_eq!(names(info), ["Author", "Creator", "Keywords", "Producer", "Subject", "Title"]);
    let catalog = document.catalog().expect("there is one");
    let xmp = pdf_file::stream(&document, catalog, b"Metadata");
    assert!(!String::from_utf8_lossy(&xmp).contains("Date>"));
}

#[test]
fn same_pages_same_bytes_and_other_pages_another_id() {
    let first = sample().write();
    assert!(first == sample().write(), "two runs differ");
    let mut other = sample();
    other.meta.subject = "另一份".into();
    let id = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).expect("lopdf reads what it wrote");
        format!("{:?}", document.trailer.get(b"ID").expect("there is an id"))
    };
    assert_ne!(id(&first), id(&other.write()));
    assert!(!id(&first).contains("0000000000000000"));
}

#[test]
fn two_characters_with_one_glyph_are_distinguished() {
    let document = Document::load_mem(&shared_glyph()).expect("lopdf reads what it wrote");
    assert_eq!(
        pdf_file::structure(&document),
        "Document\n  P page 0: 一二 page 0: ⼀ page 0: 三\n"
    );
}

#[test]
fn what_cannot_be_drawn_is_reported() {
    let mut builder = sample();
    let subsets = builder.subsets();
    let mut findings = Diagnostics::default();
    builder.line(None, LineStyle::BODY, 79.4, 500.0, "缺字");
    let written =
        pdf::write(&builder.pages, &builder.meta, &builder.fonts, &subsets, &mut findings);
    assert_eq!(written, None);
    let output: Vec<_> = findings.iter().map(|f| format!("{} {}", f.code.id, f.message)).collect();
    let wanted =
        ["W22 嵌入 PDF 的字体里没有“字”（U+5B57）", "W22 嵌入 PDF 的字体里没有“缺”（U+7F3A）"];
    assert_eq!(output, wanted);
    let none = pdf::write(
        &builder.pages,
        &builder.meta,
        &builder.fonts,
        &Default::default(),
        &mut findings,
    );
    assert_eq!(none, None);
    assert!(findings.iter().any(|f| f.code.id == "W21"), "{findings:?}");
}

#[test]
fn tags_that_make_no_tree_are_refused() {
    let mut builder = PagesBuilder::new();
    let tag = builder.tag(TagKind::Row, Some(TagId(0)));
    builder.line(Some(tag), LineStyle::BODY, 79.4, 120.0, "行");
    let mut findings = Diagnostics::default();
    let subsets = builder.subsets();
    assert_eq!(
        pdf::write(&builder.pages, &builder.meta, &builder.fonts, &subsets, &mut findings),
        None
    );
    assert_eq!(findings.iter().map(|f| f.code.id).collect::<Vec<_>>(), ["W23"]);
}

#[test]
fn an_empty_document_is_still_a_document() {
    let mut builder = PagesBuilder::new();
    builder.pages.pages.clear();
    assert_eq!(parsed(&builder).get_pages().len(), 0);
}
