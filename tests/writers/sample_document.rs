//! A small report made by hand, with a block of every kind, and the style sheet it is set in.

use std::collections::BTreeMap;
use std::path::Path;

use jixiao::base::diag::Diagnostics;
use jixiao::base::id::{NodeId, Origin};
use jixiao::base::length::Length;
use jixiao::doc::style::{FaceStack, TableStyle};
use jixiao::doc::{
    Align, Block, BlockKind, Cell, Date, Document, FaceKey, Inline, InlineKind, LayoutFacts, Meta,
    Orientation, PageStyle, Part, Role, StyleSheet, Table, TableColumn, TableRow, TextStyle,
};
use jixiao::fonts::{FontIndex, FontSearch, Fonts, Usage, cut_all};
use jixiao::workspace::font_files;
use jixiao::write::docx;

/// How roles are set: name, face, size, line, across, indent, right indent, stays with the next, outline level.
type Look = (&'static str, &'static str, f64, f64, Align, u8, u8, bool, u8);

/// A style sheet like that of the standard pack.
pub(super) fn sheet() -> StyleSheet {
    let is_shown = |role: &Role| !matches!(role, Role::CoverTitle | Role::CoverText);
    let roles = Role::ALL.iter().map(|(role, _)| *role).filter(is_shown);
    let roles = roles.map(|role| (role, text_style(look(role))));
    StyleSheet {
        page: PageStyle {
            width: Length::mm(210.0),
            height: Length::mm(297.0),
            top: Length::mm(37.0),
            left: Length::mm(28.0),
            bottom: Length::mm(35.0),
            right: Length::mm(26.0),
            pitch: Length::pt(28.95),
            number_drop: Length::mm(7.0),
            lone_line_control: true,
        },
        faces: faces(),
        fallback: vec![FaceKey("song".into())],
        roles: roles.collect(),
        table: TableStyle {
            rule: Length::pt(0.5),
            side: Length::mm(1.0),
            above: Length::mm(1.0),
            continued: "（续表）".into(),
            ..TableStyle::default()
        },
        embed_fonts: true,
    }
}

fn look(role: Role) -> Look {
    use Align::{Center, Justify, Left, Right};
    match role {
        Role::Title => ("标题", "biaosong", 22.0, 28.95, Center, 0, 0, true, 0),
        Role::Heading1 => ("一级标题", "hei", 16.0, 28.95, Justify, 2, 0, true, 1),
        Role::Heading2 => ("二级标题", "kai", 16.0, 28.95, Justify, 2, 0, true, 2),
        Role::Heading3 => ("三级标题", "fangsong", 16.0, 28.95, Justify, 2, 0, true, 3),
        Role::Heading4 => ("四级标题", "fangsong", 16.0, 28.95, Justify, 2, 0, true, 4),
        Role::Body => ("正文", "fangsong", 16.0, 28.95, Justify, 2, 0, false, 0),
        Role::Caption => ("表题", "hei", 14.0, 28.95, Center, 0, 0, true, 0),
        Role::ChartCaption => ("图题", "hei", 14.0, 28.95, Center, 0, 0, false, 0),
        Role::UnitNote => ("表格单位", "fangsong", 12.0, 20.0, Right, 0, 0, true, 0),
        Role::TableHead => ("表头", "hei", 12.0, 18.0, Center, 0, 0, false, 0),
        Role::TableCell => ("表格文字", "fangsong", 12.0, 18.0, Left, 0, 0, false, 0),
        Role::TableNote => ("表注", "fangsong", 12.0, 18.0, Justify, 0, 0, false, 0),
        Role::AttachmentNote => ("附件说明", "fangsong", 16.0, 28.95, Justify, 2, 0, false, 0),
        Role::AttachmentMark => ("附件标识", "hei", 16.0, 28.95, Left, 0, 0, true, 0),
        Role::AttachmentTitle => ("附件标题", "biaosong", 22.0, 28.95, Center, 0, 0, true, 1),
        Role::Signature => ("署名", "fangsong", 16.0, 28.95, Right, 0, 4, true, 0),
        Role::DateLine => ("成文日期", "fangsong", 16.0, 28.95, Right, 0, 4, false, 0),
        Role::CoverTitle => ("封面标题", "biaosong", 26.0, 43.4, Center, 0, 0, false, 0),
        Role::CoverText => ("封面文字", "fangsong", 16.0, 28.95, Center, 0, 0, false, 0),
        Role::ContentsTitle => ("目录标题", "biaosong", 22.0, 28.95, Center, 0, 0, true, 0),
        Role::Contents1 => ("目录一级", "hei", 14.0, 28.95, Left, 0, 0, false, 0),
        Role::Contents2 => ("目录二级", "fangsong", 14.0, 28.95, Left, 1, 0, false, 0),
        Role::PageNumber => ("页码", "song", 14.0, 28.95, Right, 0, 1, false, 0),
    }
}

fn text_style(look: Look) -> TextStyle {
    let (name, face, size, line, align, indent, right_indent, keep_next, outline) = look;
    TextStyle {
        name: name.into(),
        face: FaceKey(face.into()),
        size: Length::pt(size),
        tracking: if size == 16.0 { Length::pt(-0.25) } else { Length::ZERO },
        line: Length::pt(line),
        align,
        indent,
        hanging: 0,
        right_indent,
        before: 0,
        after: if name == "标题" { 100 } else { 0 },
        together: false,
        keep_next,
        bold: false,
        outline,
    }
}

fn faces() -> BTreeMap<FaceKey, FaceStack> {
    let stacks = [
        ("fangsong", "仿宋_GB2312", "Jixiao FangSong"),
        ("kai", "楷体_GB2312", "Jixiao Kai"),
        ("hei", "黑体", "Jixiao Hei"),
        ("song", "宋体", "Jixiao Song"),
        ("biaosong", "方正小标宋简体", "Jixiao BiaoSong"),
    ];
    let stack = |official: &str, shipped: &str| FaceStack {
        official: official.into(),
        families: vec![official.into(), shipped.into()],
    };
    stacks.map(|(key, official, shipped)| (FaceKey(key.into()), stack(official, shipped))).into()
}

/// The fonts in a folder.
fn fonts(sheet: &StyleSheet, folder: &Path) -> Fonts {
    let search = FontSearch { files: font_files(folder).files, ..FontSearch::default() };
    let mut findings = Diagnostics::default();
    let fonts = Fonts::load(sheet, &search, &mut FontIndex::default(), &mut findings);
    assert!(!findings.has_errors(), "{findings:?}");
    fonts
}

/// The Word file of a document in the fonts of the project, with what the writer found.
pub(super) fn write(
    document: &Document,
    sheet: &StyleSheet,
    layout_facts: &LayoutFacts,
) -> (Vec<u8>, Diagnostics) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    write_with(document, sheet, layout_facts, &folder)
}

/// The same in the fonts of another folder.
pub(super) fn write_with(
    document: &Document,
    sheet: &StyleSheet,
    layout_facts: &LayoutFacts,
    folder: &Path,
) -> (Vec<u8>, Diagnostics) {
    let fonts = fonts(sheet, folder);
    let mut findings = Diagnostics::default();
    let usage = Usage::of(document, sheet, &fonts, &mut findings);
    let subsets = cut_all(&fonts, &usage, &mut findings);
    let mut findings = Diagnostics::default();
    let file = docx::write(document, sheet, layout_facts, &fonts, &subsets, &mut findings);
    (file.expect("a document can be written"), findings)
}

/// Plain text.
pub(super) fn text(text: &str) -> Inline {
    Inline::text(text, Origin::default())
}

/// Bold text.
pub(super) fn strong(text: &str) -> Inline {
    let kind = InlineKind::Text { text: text.into(), strong: true };
    Inline { origin: Origin::default(), kind }
}

/// A line end, a page number or a page count.
pub(super) fn inline(kind: InlineKind) -> Inline {
    Inline { origin: Origin::default(), kind }
}

/// A document of blocks, part by part, numbered as they come.
pub(super) fn document(parts: Vec<(Orientation, Vec<BlockKind>)>) -> Document {
    let mut next = 0;
    let mut block = |kind| {
        next += 1;
        Block { id: NodeId(next - 1), origin: Origin::default(), kind }
    };
    let parts = parts.into_iter().map(|(orientation, kinds)| Part {
        orientation,
        blocks: kinds.into_iter().map(&mut block).collect(),
        ..Part::default()
    });
    let parts = parts.collect();
    Document { meta: meta(), parts }
}

fn meta() -> Meta {
    Meta {
        title: "某县财政局整体支出绩效自评报告".into(),
        author: "某县财政局".into(),
        subject: "部门整体支出绩效自评报告".into(),
        keywords: vec!["绩效".into(), "自评 <A&B>".into()],
        date: Some(Date { year: 2024, month: 3, day: 5 }),
        make: None,
        revision: None,
    }
}

/// A paragraph of a role.
pub(super) fn paragraph(role: Role, content: Vec<Inline>) -> BlockKind {
    BlockKind::Paragraph { role, number: String::new(), content }
}

/// A heading with its number.
pub(super) fn heading(level: u8, number: &str, words: &str) -> BlockKind {
    BlockKind::Heading { level, number: number.into(), content: vec![text(words)] }
}

/// A cell of one paragraph.
pub(super) fn cell(role: Role, words: &str, align: Align, span: (u16, u16)) -> Cell {
    let (column_span, row_span) = span;
    let content = vec![vec![text(words)]];
    Cell { origin: Origin::default(), role, align, indent: 0, column_span, row_span, content }
}

/// A row of cells in the body of a table: words first, then amounts.
pub(super) fn row(words: &[&str]) -> TableRow {
    let align = |index| if index == 0 { Align::Left } else { Align::Right };
    let cells = words.iter().enumerate();
    let cells = cells.map(|(at, words)| cell(Role::TableCell, words, align(at), (1, 1)));
    TableRow { cells: cells.collect(), ..TableRow::default() }
}

/// A row of cells at the head of a table.
pub(super) fn head(words: &[(&str, (u16, u16))]) -> TableRow {
    let cells =
        words.iter().map(|(words, span)| cell(Role::TableHead, words, Align::Center, *span));
    TableRow { cells: cells.collect(), ..TableRow::default() }
}

/// A table of equal columns.
pub(super) fn table(columns: usize, head: Vec<TableRow>, body: Vec<TableRow>) -> Table {
    Table {
        name: "sample".into(),
        caption: vec![text("表1　收入构成表")],
        unit: vec![text("单位：万元")],
        columns: vec![TableColumn { least: 100, most: 400 }; columns],
        head,
        body,
        note: vec![text("注：数据来自决算报表。")],
        ..Table::default()
    }
}

/// A document with a block of every kind.
pub(super) fn everything() -> Document {
    let title =
        vec![text("某县财政局2023年度"), inline(InlineKind::Break), text("整体支出绩效自评报告")];
    let body = "2023年年初预算数1056.31万元，全年预算数1089.40万元，执行率97.95%，其中“三公”经费……";
    let marks = vec![text("面积120㎡的“办公楼”——"), strong("重点<A&B>"), text("·‘项目’×2")];
    let pages = vec![
        text("本报告共"),
        inline(InlineKind::PageCount),
        text("页，此为第"),
        inline(InlineKind::PageNumber),
        text("页。"),
    ];
    let upright = vec![
        BlockKind::Title(title),
        heading(1, "一、", "部门概况"),
        heading(2, "（一）", "机构、人员构成"),
        heading(3, "1.", "内设机构"),
        heading(4, "（1）", "办公室"),
        paragraph(Role::Body, vec![text(body)]),
        paragraph(Role::Body, marks),
        BlockKind::Table(merged()),
        paragraph(Role::Body, pages),
        paragraph(Role::AttachmentNote, vec![text("附件：整体支出绩效自评表")]),
        paragraph(Role::Signature, vec![text("某县财政局")]),
        paragraph(Role::DateLine, vec![text("2024年3月5日")]),
    ];
    let turned = vec![
        paragraph(Role::AttachmentMark, vec![text("附件")]),
        paragraph(Role::AttachmentTitle, vec![text("整体支出绩效自评表")]),
        BlockKind::Table(plain()),
    ];
    document(vec![(Orientation::Portrait, upright), (Orientation::Landscape, turned)])
}

/// A table with cells that reach over columns and rows.
fn merged() -> Table {
    let heads = vec![
        head(&[("项目", (1, 2)), ("金额", (2, 1))]),
        head(&[("预算数", (1, 1)), ("决算数", (1, 1))]),
    ];
    let long = cell(Role::TableCell, "财政拨款收入", Align::Left, (1, 2));
    let amount = |words| cell(Role::TableCell, words, Align::Right, (1, 1));
    let wide = cell(Role::TableCell, "不适用", Align::Center, (2, 1));
    let rows = vec![
        TableRow { cells: vec![long, amount("1056.31"), amount("1089.39")], ..TableRow::default() },
        TableRow { cells: vec![amount("0.00"), amount("0.01")], ..TableRow::default() },
        TableRow {
            cells: vec![cell(Role::TableCell, "其他收入", Align::Left, (1, 1)), wide],
            ..TableRow::default()
        },
    ];
    table(3, heads, rows)
}

/// A table without note at the end of a part.
fn plain() -> Table {
    let names = ["一级指标", "二级指标", "指标值", "得分"];
    let rows = vec![row(&names), row(&["产出", "数量", "22", "24.00"])];
    Table { note: vec![], ..table(4, vec![head(&names.map(|name| (name, (1, 1))))], rows) }
}
