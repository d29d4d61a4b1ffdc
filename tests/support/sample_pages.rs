//! Two pages with everything that the PDF writer knows.

use jixiao::base::diag::Diagnostics;
use jixiao::layout::pages::TagKind;
use jixiao::write::pdf;

use super::draw_items::{LineStyle, PagesBuilder};

/// The lines of [`sample`] in reading order, as they are to be copied out.
pub(crate) const LINES: [&str; 14] = [
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

/// Two pages with everything the writer knows: title, headings, a paragraph that goes on over the page, a table, bold,
/// rare characters, page numbers, rules.
pub(crate) fn sample() -> PagesBuilder {
    let mut builder = PagesBuilder::new();
    builder.meta.author = "常宁市应急管理局".into();
    builder.meta.subject = "部门整体支出绩效自评报告".into();
    builder.meta.keywords = vec!["绩效自评".into(), "2023 & <年>".into()];
    let title = builder.tag(TagKind::Title, None);
    let big = LineStyle { face: "biaosong", size: 22.0, ..LineStyle::HEAD };
    builder.line(Some(title), big, 180.0, 120.0, LINES[0]);
    let heading = builder.tag(TagKind::Heading(1), None);
    builder.heading(1, LINES[1], 150.0);
    builder.line(Some(heading), LineStyle::HEAD, 111.0, 165.0, LINES[1]);
    let heading = builder.tag(TagKind::Heading(2), None);
    builder.heading(2, LINES[2], 180.0);
    builder.line(
        Some(heading),
        LineStyle { face: "kai", ..LineStyle::BODY },
        111.0,
        195.0,
        LINES[2],
    );
    let paragraph = builder.tag(TagKind::Paragraph, None);
    builder.line(Some(paragraph), LineStyle::BODY, 111.0, 225.0, LINES[3]);
    builder.line(
        Some(paragraph),
        LineStyle { bold: true, ..LineStyle::BODY },
        79.4,
        255.0,
        LINES[4],
    );
    table(&mut builder);
    builder.line(
        None,
        LineStyle { face: "song", size: 14.0, ..LineStyle::HEAD },
        450.0,
        780.0,
        "— 1 —",
    );
    builder.new_page();
    let last = builder.tag(TagKind::Paragraph, None);
    builder.line(Some(paragraph), LineStyle::BODY, 79.4, 120.0, LINES[13]);
    let heading = builder.tag(TagKind::Heading(1), None);
    builder.heading(1, LINES[12], 135.0);
    builder.line(Some(heading), LineStyle::HEAD, 111.0, 150.0, LINES[12]);
    builder.line(Some(last), LineStyle::BODY, 79.4, 180.0, "无。");
    builder.line(
        None,
        LineStyle { face: "song", size: 14.0, ..LineStyle::HEAD },
        79.4,
        780.0,
        "— 2 —",
    );
    builder
}

/// A head of three cells over a row whose first cell is a head too.
fn table(builder: &mut PagesBuilder) {
    let cell = LineStyle { size: 12.0, tracking: 0.0, ..LineStyle::BODY };
    let table = builder.tag(TagKind::Table, None);
    let caption = builder.tag(TagKind::Caption, Some(table));
    builder.line(Some(caption), LineStyle::HEAD, 200.0, 300.0, LINES[5]);
    for (row, y) in [(0, 330.0), (1, 360.0)] {
        let line = builder.tag(TagKind::Row, Some(table));
        for (column, text) in LINES[6 + 3 * row..9 + 3 * row].iter().enumerate() {
            let columns = if column == 2 { 2 } else { 1 };
            let kind = match (row, column) {
                (0, _) | (_, 0) => TagKind::HeadCell { columns, rows: 1 },
                _ => TagKind::Cell { columns, rows: 1 },
            };
            let tag = builder.tag(kind, Some(line));
            builder.line(Some(tag), cell, 90.0 + 140.0 * column as f64, y, text);
        }
        builder.rule((79.4, y + 8.0), (520.0, y + 8.0));
    }
}

/// The PDF of a line in which two characters, 一 and ⼀, have one glyph.
pub(crate) fn shared_glyph() -> Vec<u8> {
    let mut builder = PagesBuilder::new();
    let paragraph = builder.tag(TagKind::Paragraph, None);
    builder.line(Some(paragraph), LineStyle::BODY, 79.4, 120.0, "一二一三");
    builder.last_run().glyphs[2].character = '⼀';
    let subsets = {
        let mut plain = PagesBuilder::new();
        plain.line(None, LineStyle::BODY, 79.4, 120.0, "一二三");
        plain.subsets()
    };
    let mut findings = Diagnostics::default();
    let bytes = pdf::write(&builder.pages, &builder.meta, &builder.fonts, &subsets, &mut findings);
    bytes.expect("it can be written")
}
