//! Pictures of the facts in both files: sizes, captions, descriptions, numbers, the same bytes again, another make.

use std::sync::Arc;

use jixiao::doc::{BlockKind, Image, plain_text};
use jixiao::images::{Colours, ImageFormat, pixels};
use jixiao::layout::dump;
use jixiao::layout::pages::{DrawItem, Page, TagKind};
use jixiao::pipeline::{Format, Made, are_of_different_makes};

use crate::support::{
    SAMPLE, Sandbox, keep_for_validator, make, pdf, picture, picture_facts, replaced, word,
    word_part, word_text, write_pictures,
};

fn made_of(facts: &str) -> Made {
    let sandbox = Sandbox::new("pictures");
    sandbox.write("data/a.yaml", facts);
    write_pictures(&sandbox);
    make(&sandbox.root.join("data/a.yaml"), None)
}

fn made() -> Made {
    made_of(&picture_facts())
}

fn images(made: &Made) -> Vec<&Image> {
    let blocks = made.document.blocks();
    let image = blocks.filter_map(|block| match &block.kind {
        BlockKind::Image(image) => Some(image),
        _ => None,
    });
    image.collect()
}

#[test]
fn pictures_are_numbered_in_the_order_of_the_pages() {
    let made = made();
    let captions: Vec<_> = images(&made).iter().map(|image| plain_text(&image.caption)).collect();
    assert_eq!(
        captions,
        [
            "图1　排水沟",
            "图2　绿地 m² 标识",
            "图3　改造后的接待大厅",
            "图4　公务用车平台界面",
            "图5　门厅照片",
            "图6　接待大厅夜景",
            "图7　示意图"
        ]
    );
    let text = word_text(word(&made));
    for cited in ["改造后的接待大厅见图3。", "公务用车平台界面见图4。"] {
        assert!(text.contains(cited), "{text}");
    }
    assert!(!text.contains("见图5"), "an attachment of pictures needs no sentence");
    assert!(text.contains("2023年度部门整体支出绩效佐证图片"));
}

/// What a page shows: the foot of it all, and each picture from top to foot; in points.
fn shown(page: &Page) -> (f64, Vec<(f64, f64)>) {
    let own = page.items.iter().filter(|item| item.tag.is_some());
    let (mut foot, mut images) = (0.0, Vec::new());
    for item in own {
        let end = match &item.drawn {
            DrawItem::Run(run) => run.origin.y,
            DrawItem::Rule { to, .. } => to.y,
            DrawItem::Area { .. } => continue,
            DrawItem::Image { from, to, .. } => {
                images.push((from.y.to_pt(), to.y.to_pt()));
                to.y
            }
        };
        foot = f64::max(foot, end.to_pt());
    }
    (foot, images)
}

#[test]
fn a_picture_is_made_smaller_before_it_leaves_its_page_empty() {
    let row =
        |n| format!("  - {{id: p{n}, file: 图片/hall.jpg, caption: 大厅{n}, description: 厅}}\n");
    let rows: String = (0..9).map(row).collect();
    let made = made_of(&format!("{SAMPLE}\npictures:\n{rows}"));
    let pages: Vec<_> = made.pages.pages.iter().map(shown).collect();
    let full = pages.iter().flat_map(|(_, images)| images).map(|(top, foot)| foot - top);
    let full = full.fold(0.0, f64::max);
    for pair in pages.windows(2) {
        let Some((top, _)) = pair[1].1.first() else { continue };
        let room = 742.7 - pair[0].0;
        let begins = *top < 106.0;
        assert!(!begins || room < full * 2.0 / 3.0 + 8.0 + 29.0, "{room} pt are left");
    }
    let both = pages.iter().filter(|(_, images)| images.len() == 2).count();
    assert!(both >= 3, "two with their sentences and captions on a page: {both}");
}

#[test]
fn a_file_that_is_shown_twice_is_stored_once() {
    let made = made();
    let names = |part: &str| word_part(word(&made), part).matches("media/image").count();
    let (files, drawn) = (names("word/_rels/document.xml.rels"), images(&made).len());
    assert_eq!((files, drawn), (5, 7), "hall.jpg and few.png are shown twice");
}

#[test]
fn pictures_fit_the_text_area_and_end_on_a_line() {
    let made = made();
    let sizes = images(&made).into_iter().zip(made.layout_facts.images.values());
    for (image, size) in sizes {
        let (width, height) = (size.width.to_pt(), size.height.to_pt());
        let (across, down) = (f64::from(image.file.width), f64::from(image.file.height));
        let stated = image.width.is_some();
        assert!(width <= 442.3 && (stated || width <= across * 0.75 + 0.01), "{}", image.name);
        assert!((width / height - across / down).abs() < 0.01, "{}", image.name);
        let lines = (height + size.above.to_pt()) / 28.95;
        assert!((lines - lines.round()).abs() < 0.02, "{}: {lines}", image.name);
        assert!((7.99..37.0).contains(&size.above.to_pt()), "{}: {:?}", image.name, size.above);
        let asked = image.width.map(|share| 442.25 * f64::from(share) / 10_000.0);
        assert!(asked.is_none_or(|asked| (width - asked).abs() < 0.1), "{}: {width}", image.name);
        match image.name.as_str() {
            "hall" => assert!(width < 442.3 && height <= 319.0 && height > 250.0, "{height}"),
            "screen" => assert!(width <= 199.1 && width > 180.0, "{width}"),
            "dot" => assert!(width <= 44.3, "{width}"),
            _ => {}
        }
    }
}

#[test]
fn the_pdf_holds_each_file_once_with_its_description() {
    let made = made();
    let drawn = made.pages.pages.iter().flat_map(|page| &page.items);
    let drawn = drawn.filter(|item| matches!(item.drawn, DrawItem::Image { .. }));
    let tags: Vec<_> = drawn.filter_map(|item| item.tag).collect();
    assert_eq!(tags.len(), 7);
    for (tag, image) in tags.iter().zip(images(&made)) {
        assert_eq!(made.pages.tags[tag.0 as usize].kind, TagKind::Figure);
        let described = made.pages.pictures.iter().find(|picture| picture.tag == *tag);
        assert_eq!(described.map(|picture| picture.text.as_str()), Some(&*image.description));
    }
    let hall = picture("hall.jpg");
    let holds = pdf(&made).windows(hall.len()).filter(|window| *window == hall).count();
    assert_eq!(holds, 1, "JPEG data are not decoded and packed again");
}

#[test]
fn word_holds_the_files_with_their_descriptions() {
    let made = made();
    let body = word_part(word(&made), "word/document.xml");
    let types = word_part(word(&made), "[Content_Types].xml");
    let mut files = Vec::new();
    for image in images(&made) {
        let file = Arc::as_ptr(&image.file);
        if !files.contains(&file) {
            files.push(file);
        }
        let number = files.iter().position(|known| *known == file).expect("it is there") + 1;
        assert!(body.contains(&format!("descr=\"{}\"", image.description)), "{body}");
        let (ending, kind) = match image.file.format {
            ImageFormat::Png => ("png", "image/png"),
            ImageFormat::Jpeg => ("jpeg", "image/jpeg"),
        };
        let part = format!("PartName=\"/word/media/image{number}.{ending}\"");
        assert!(types.contains(&part) && types.contains(kind), "{types}");
    }
    let fields = body.matches("SEQ 图").count();
    assert_eq!(fields, 7, "each caption counts itself");
    keep_for_validator("pictures.docx", word(&made));
}

#[test]
fn what_is_in_a_file_follows_from_its_bytes() {
    let made = made();
    let images = images(&made);
    let of = |name: &str| images.iter().find(|image| image.name == name).expect("it is there");
    assert_eq!(of("grey").file.colours, Colours::Grey);
    let shown = pixels(&of("mark").file).expect("a PNG has pixels");
    assert_eq!(shown.colours, Colours::Rgb);
    let opacity = shown.opacity.expect("its corners are transparent");
    assert_eq!([opacity[0], opacity[100 * 300 + 150]], [0, 255]);
    assert_eq!(shown.colour[(100 * 300 + 150) * 3..][..3], [255, 0, 0]);
    assert!(pixels(&of("screen").file).expect("a PNG has pixels").opacity.is_none());
}

#[test]
fn the_same_pictures_give_the_same_bytes_and_others_another_make() {
    let (one, again) = (made(), made());
    assert!(word(&one) == word(&again) && pdf(&one) == pdf(&again));
    let sandbox = Sandbox::new("another-picture");
    sandbox.write("data/a.yaml", picture_facts());
    write_pictures(&sandbox);
    sandbox.write("data/图片/hall.jpg", picture("grey.jpg"));
    let other = make(&sandbox.root.join("data/a.yaml"), None);
    let differ = |word: &[u8], pdf: &[u8]| {
        are_of_different_makes(&[(Format::Docx, word.into()), (Format::Pdf, pdf.into())])
    };
    assert!(!differ(word(&one), pdf(&again)));
    assert!(differ(word(&one), pdf(&other)));
}

#[test]
fn a_small_picture_is_as_wide_as_the_facts_say_and_its_caption_parts_no_word() {
    let caption = "按版心宽度放大的排水沟示意图，图题很长，要折到第二行去看看它怎么居中以及换行的地方是不是合适";
    let facts = picture_facts();
    let facts = replaced(
        &facts,
        &[("width: 10%", "width: 100%"), ("caption: 排水沟", &format!("caption: {caption}"))],
    );
    let made = made_of(&facts);
    let (image, size) = (images(&made)[0], made.layout_facts.images.values().next());
    assert_eq!(
        (image.name.as_str(), size.map(|size| size.width.to_pt().round())),
        ("dot", Some(442.0))
    );
    let breaks = made.layout_facts.title_breaks.values().flatten().count();
    assert!(breaks > 0, "Word receives the lines");
    let text = dump::text(&made.pages);
    assert!(!text.lines().any(|line| line.ends_with('换')), "{text}");
}
