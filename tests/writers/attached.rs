//! Tables of both samples, read back from the Word file and compared with the figures cell by cell.

use jixiao::doc::{BlockKind, plain_text};
use jixiao::pipeline::Made;

use crate::support::{cells, make, project_file, squeeze, word, word_part};

fn made(name: &str) -> Made {
    make(&project_file(&format!("data/{name}.yaml")), None)
}

/// The cells of every table of a Word file: those that begin a merged cell, not those that go on with it.
fn word_cells(file: &[u8]) -> Vec<Vec<String>> {
    let xml = word_part(file, "word/document.xml");
    let tables = xml.split("<w:tbl>").skip(1);
    let table = |table: &str| -> Vec<String> {
        let table = table.split("</w:tbl>").next().unwrap_or_default();
        let cells = table.split("<w:tc>").skip(1);
        let begun = cells.filter(|cell| {
            !cell.contains("<w:vMerge w:val=\"continue\"/>") && !cell.contains("<w:vMerge/>")
        });
        begun.map(cell_text).collect()
    };
    tables.map(table).collect()
}

fn cell_text(cell: &str) -> String {
    let pieces = cell.split("<w:t").skip(1).filter(|piece| piece.starts_with(['>', ' ']));
    let texts = pieces.filter_map(|piece| piece.split_once('>')?.1.split("</w:t>").next());
    let text: String = texts.collect();
    squeeze(&quick_xml::escape::unescape(&text).expect("the part is well formed"))
}

#[test]
fn every_cell_of_a_figure_shows_the_figure() {
    for name in ["changning-2023", "demo-2024"] {
        let made = made(name);
        let mut seen = 0;
        for block in made.document.blocks() {
            let BlockKind::Table(table) = &block.kind else { continue };
            for inline in table
                .rows()
                .flat_map(|row| &row.cells)
                .flat_map(|cell| cell.content.iter().flatten())
            {
                let Some(id) = &inline.origin.figure else { continue };
                let figure = made.figures.get(id).expect("an origin names a figure");
                let text = inline.as_text().to_string();
                // A target's number may have decimals of its own: 372.40 beside 372.4.
                let plain = text.trim_end_matches('0').trim_end_matches('.').to_string();
                let number = made.figures.number(figure);
                let known = [number.clone(), made.figures.shown(figure)];
                let same = known.contains(&text) || (text.contains('.') && plain == number);
                let missing = figure.value().is_none() && text == "—";
                assert!(missing || same, "{id}: {text}, not {number}");
                seen += 1;
            }
        }
        assert!(seen > 20, "{name} has {seen} cells of figures");
    }
}

#[test]
fn the_word_file_has_every_cell() {
    for name in ["changning-2023", "demo-2024"] {
        let made = made(name);
        let wanted = cells(&made.document);
        let captions = made.document.blocks().filter_map(|block| match &block.kind {
            BlockKind::Table(table) => Some(plain_text(&table.caption)),
            _ => None,
        });
        let mut read = word_cells(word(&made)).into_iter().peekable();
        for (wanted, caption) in wanted.iter().zip(captions) {
            // A table that goes on over a page carries its caption and unit in head rows of its own; a form is a table for
            // each sheet, which begins with the labels whose cells go on there.
            let mut wanted = wanted.iter().peekable();
            let mut seen = Vec::new();
            while wanted.peek().is_some() {
                let table = read.next().unwrap_or_else(|| panic!("{name}: {caption}: no table"));
                for cell in &table {
                    if wanted.peek() == Some(&cell) {
                        seen.extend(wanted.next());
                    } else {
                        let again = seen.is_empty() || seen.contains(&cell);
                        assert!(again, "{name}: {caption}: {cell}");
                    }
                }
            }
        }
        assert!(read.next().is_none(), "{name}");
    }
}
