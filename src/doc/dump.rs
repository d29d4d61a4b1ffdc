//! The document tree as stable text: for goldens, and for comparison with the text read back from the written files.

use std::fmt::Write;

use super::block::{Block, BlockKind};
use super::inline::{Inline, InlineKind, plain_text};
use super::{Chart, ChartKind, Document, Orientation, PageNumbers};

/// A line for each block, with its kind in front; cells of a row are separated by `|`.
pub fn dump(document: &Document) -> String {
    let mut out = String::new();
    for part in &document.parts {
        if part.page_numbers != PageNumbers::Shown {
            out.push_str("-- 没有页码\n");
        }
        if part.orientation == Orientation::Landscape {
            out.push_str("-- 横排\n");
        }
        part.blocks.iter().for_each(|block| dump_block(&mut out, block));
    }
    out
}

/// The lines of one block.
pub fn block(block: &Block) -> String {
    let mut out = String::new();
    dump_block(&mut out, block);
    out
}

fn dump_block(out: &mut String, block: &Block) {
    let _ = match &block.kind {
        BlockKind::Title(content) => writeln!(out, "title: {}", marked(content)),
        BlockKind::Heading { level, number, content } => {
            writeln!(out, "h{level}: {number}{}", marked(content))
        }
        BlockKind::Paragraph { role, number, content } => {
            writeln!(out, "{}: {number}{}", role.key(), marked(content))
        }
        BlockKind::Chart(chart) => {
            dump_chart(out, chart);
            Ok(())
        }
        BlockKind::Image(image) => {
            let (caption, description) = (marked(&image.caption), &image.description);
            writeln!(out, "image {}: {caption} | {description}", image.name)
        }
        BlockKind::Table(table) => {
            let _ = writeln!(
                out,
                "table {}: {} {}{}{}",
                table.name,
                marked(&table.caption),
                marked(&table.left),
                if table.left.is_empty() { "" } else { " " },
                marked(&table.unit)
            );
            for row in table.rows() {
                let cells = row.cells.iter().map(|cell| {
                    let text: Vec<_> = cell.content.iter().map(|p| marked(p)).collect();
                    text.join("⏎")
                });
                let _ = writeln!(out, "  | {} |", cells.collect::<Vec<_>>().join(" | "));
            }
            if table.note.is_empty() {
                Ok(())
            } else {
                writeln!(out, "  note: {}", marked(&table.note))
            }
        }
    };
}

fn dump_chart(out: &mut String, chart: &Chart) {
    let kind = match chart.kind {
        ChartKind::Bar => "bars",
        ChartKind::Pie => "pie",
    };
    let _ = writeln!(out, "{kind} {}: {}", chart.name, marked(&chart.caption));
    for part in &chart.parts {
        let (name, label) = (marked(&part.name), marked(&part.label));
        let _ = writeln!(out, "  | {name} | {label} | {}", part.value.normalize());
    }
}

fn marked(content: &[Inline]) -> String {
    let mark = |inline: &Inline| match &inline.kind {
        InlineKind::Text { text, strong: false } | InlineKind::Label { text, .. } => text.clone(),
        InlineKind::Text { text, strong: true } => format!("**{text}**"),
        InlineKind::Break => "⏎".into(),
        InlineKind::PageNumber => "[page]".into(),
        InlineKind::PageCount => "[pages]".into(),
        InlineKind::Leader => "……".into(),
        InlineKind::PageOf(node) => format!("[page of {}]", node.0),
    };
    content.iter().map(mark).collect()
}

/// The text alone: a line for each paragraph and for each paragraph of a cell, in reading order.
pub fn text(document: &Document) -> String {
    let mut lines = Vec::new();
    for block in document.blocks() {
        match &block.kind {
            BlockKind::Title(content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph { content, .. } => {
                lines.push(format!("{}{}", block.number(), plain_text(content)));
            }
            BlockKind::Chart(chart) => {
                for part in &chart.parts {
                    lines.extend([plain_text(&part.name), plain_text(&part.label)]);
                }
                lines.push(plain_text(&chart.caption));
            }
            BlockKind::Image(image) => lines.push(plain_text(&image.caption)),
            BlockKind::Table(table) => {
                lines.push(plain_text(&table.caption));
                lines.push(plain_text(&table.left));
                lines.push(plain_text(&table.unit));
                let cells = table.rows().flat_map(|row| &row.cells);
                lines.extend(cells.flat_map(|cell| cell.content.iter().map(|p| plain_text(p))));
                lines.push(plain_text(&table.note));
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.iter().map(|line| format!("{line}\n")).collect()
}
