//! The body of a Word file to what must be the same in two of them: paragraphs with properties and words, rows and cells.

use super::sheets::without_sheets;
use super::tracked::Element;

/// What a body holds, line by line.
///
/// Left out are widths, the geometry of sections, what fields show that only layout knows, contents lists, which Word makes
/// from headings, the paragraphs of one point without words that Word needs beside tables and at the end of sections, and whether
/// caption and unit of a table stand in rows of it.
pub(super) fn lines(body: &Element) -> Vec<String> {
    items(body).into_iter().flat_map(Item::lines).collect()
}

/// The same without what depends on where pages end: tables without text between them are one, and heads and labels that are
/// said again are left out.
pub(super) fn lines_without_sheets(body: &Element) -> Vec<String> {
    without_sheets(items(body)).into_iter().flat_map(Item::lines).collect()
}

/// A paragraph or a table.
pub(super) enum Item {
    Line(String),
    Table(TableLines),
}

impl Item {
    fn lines(self) -> Vec<String> {
        match self {
            Self::Line(line) => vec![line],
            Self::Table(table) => table.lines(),
        }
    }
}

fn items(body: &Element) -> Vec<Item> {
    let mut all = Vec::new();
    for child in body.elements() {
        match child.name.as_str() {
            "w:p" => all.extend(paragraph(child).map(Item::Line)),
            "w:tbl" => all.push(Item::Table(table(child))),
            _ => {}
        }
    }
    all
}

const WITHOUT_WORDS: [&str; 2] = ["after_table", "between_tables"];

fn paragraph(paragraph: &Element) -> Option<String> {
    let style = style(paragraph);
    let words = words(paragraph);
    let is_left_out = WITHOUT_WORDS.contains(&style.as_str()) || style.starts_with("TOC");
    if is_left_out {
        let text = words.trim();
        assert!(text.is_empty() || style.starts_with("TOC"), "{style}: {text}");
        return None;
    }
    Some(format!("{style}{}: {words}", own_properties(paragraph)))
}

fn style(paragraph: &Element) -> String {
    let properties = paragraph.find("w:pPr").and_then(|properties| properties.find("w:pStyle"));
    properties.and_then(|style| style.attribute("w:val")).unwrap_or_default().to_string()
}

/// Every paragraph outside of tables with its style and words; a table is one of them.
pub(super) fn all_paragraphs(body: &Element) -> Vec<String> {
    let children = body.elements().filter(|child| ["w:p", "w:tbl"].contains(&child.name.as_str()));
    let shown = |child: &Element| match child.name.as_str() {
        "w:p" => format!("{}: {}", style(child), words(child)),
        _ => "table".to_string(),
    };
    children.map(shown).collect()
}

/// The properties of a paragraph that are its own.
fn own_properties(paragraph: &Element) -> String {
    const ELSEWHERE: [&str; 4] = ["w:pStyle", "w:rPr", "w:sectPr", "w:pPrChange"];
    let own = paragraph.find("w:pPr").into_iter().flat_map(Element::elements);
    let own = own.filter(|own| !ELSEWHERE.contains(&own.name.as_str()));
    let shown = own.map(|own| {
        let inside = own.all().into_iter().map(|one| format!("{}{:?}", one.name, one.attributes));
        format!(" {}", inside.collect::<String>())
    });
    shown.collect()
}

/// The characters of a paragraph, with what its fields do; a weight or a face of its own counts.
fn words(paragraph: &Element) -> String {
    let mut text = String::new();
    // The instruction of the field that is open, and whether what follows is shown for it.
    let mut field: Option<(String, bool)> = None;
    for run in paragraph.all().into_iter().filter(|element| element.name == "w:r") {
        let of = |name: &str| run.find("w:rPr").and_then(|properties| properties.find(name));
        let face = of("w:rFonts").and_then(|fonts| fonts.attribute("w:eastAsia"));
        let strong = if of("w:b").is_some() { "*" } else { "" };
        for child in run.elements() {
            match child.name.as_str() {
                "w:fldChar" => match child.attribute("w:fldCharType") {
                    Some("begin") => field = Some((String::new(), false)),
                    Some("separate") => {
                        if let Some((instruction, shown)) = &mut field {
                            text.push_str(&format!("{{{instruction}}}"));
                            *shown = true;
                        }
                    }
                    _ => field = None,
                },
                "w:instrText" => {
                    if let Some((instruction, _)) = &mut field {
                        // The number of a bookmark is a name.
                        let plain = plain(child);
                        let name = plain.split("_Ref").next().unwrap_or_default();
                        instruction.push_str(name);
                    }
                }
                "w:t" => {
                    let is_of_layout = field.as_ref().is_some_and(|(instruction, shown)| {
                        *shown
                            && ["PAGE", "NUMPAGES"].iter().any(|name| instruction.starts_with(name))
                    });
                    if !is_of_layout {
                        let words = plain(child);
                        let face = face.map(|face| format!("({face})")).unwrap_or_default();
                        text.extend(words.chars().map(|c| format!("{c}{strong}{face}")));
                    }
                }
                "w:tab" => text.push('\t'),
                "w:br" => text.push('/'),
                "w:drawing" => text.push_str(&drawing(child)),
                _ => {}
            }
        }
    }
    text
}

pub(super) fn plain(element: &Element) -> String {
    let mut text = String::new();
    for node in &element.children {
        if let super::tracked::Node::Text(words) = node {
            text.push_str(words);
        }
    }
    text
}

/// What a drawing is: the caption that is its name is left out, for Word marks no changes of that.
fn drawing(drawing: &Element) -> String {
    let all = drawing.all();
    let named = all.iter().find(|element| element.name == "wp:docPr").expect("it has a name");
    format!("[{}]", named.attribute("descr").unwrap_or_default())
}

/// A cell: what it is joined with, and its paragraphs.
#[derive(Default)]
pub(super) struct CellLines {
    pub span: usize,
    pub merge: String,
    pub paragraphs: Vec<String>,
    /// Its characters alone.
    pub text: String,
}

impl CellLines {
    fn line(&self) -> String {
        format!("{}{} {}", self.span, self.merge, self.paragraphs.join(" ¶ "))
    }
}

/// A table: what stands above it in rows of its own, and its rows, the first of them heads.
pub(super) struct TableLines {
    pub above: Vec<String>,
    pub heads: usize,
    pub rows: Vec<Vec<CellLines>>,
}

impl TableLines {
    fn lines(mut self) -> Vec<String> {
        settle(&mut self.rows);
        let mut all = self.above;
        all.push("table".into());
        all.extend(self.rows.iter().map(|row| {
            let cells = row.iter().map(CellLines::line);
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        }));
        all.push("end".into());
        all
    }
}

fn table(table: &Element) -> TableLines {
    let mut read = TableLines { above: Vec::new(), heads: 0, rows: Vec::new() };
    for row in table.elements().filter(|element| element.name == "w:tr") {
        let cells: Vec<_> = row.elements().filter(|element| element.name == "w:tc").collect();
        let is_head = row.find("w:trPr").is_some_and(|own| own.find("w:tblHeader").is_some());
        match above(&cells).filter(|_| read.rows.is_empty()) {
            Some(lines) => read.above.extend(lines),
            None => {
                read.heads += usize::from(is_head);
                read.rows.push(cells.into_iter().map(cell).collect());
            }
        }
    }
    read
}

/// Whether a line is the caption or the unit of a table.
fn stands_above(line: &str) -> bool {
    ["Caption", "unit_note"].iter().any(|style| line.starts_with(style))
}

/// The caption or the unit of a table that stands in a row, because it is said again on the next page.
fn above(cells: &[&Element]) -> Option<Vec<String>> {
    let [cell] = cells else { return None };
    let paragraphs = cell.elements().filter(|element| element.name == "w:p");
    let lines: Vec<_> = paragraphs.filter_map(paragraph).collect();
    lines.iter().all(|line| stands_above(line)).then_some(lines)
}

fn cell(cell: &Element) -> CellLines {
    let properties = cell.find("w:tcPr");
    let of = |name: &str| properties.and_then(|properties| properties.find(name));
    let span = of("w:gridSpan").and_then(|span| span.attribute("w:val")?.parse().ok());
    let merge = of("w:vMerge").map(|merge| match merge.attribute("w:val") {
        Some("restart") => "+".to_string(),
        _ => "^".to_string(),
    });
    let paragraphs = || cell.elements().filter(|element| element.name == "w:p");
    let shown = |paragraph: &Element| {
        format!("{}{}: {}", style(paragraph), own_properties(paragraph), words(paragraph))
    };
    CellLines {
        span: span.unwrap_or(1),
        merge: merge.unwrap_or_default(),
        text: paragraphs().map(words).collect(),
        paragraphs: paragraphs().map(shown).collect(),
    }
}

/// The column in which each cell of a row begins.
pub(super) fn starts(row: &[CellLines]) -> Vec<usize> {
    row.iter().scan(0, |at, cell| Some(std::mem::replace(at, *at + cell.span))).collect()
}

/// A cell that begins a group of one row is a cell as any other.
fn settle(rows: &mut [Vec<CellLines>]) {
    for at in 0..rows.len() {
        let own = starts(&rows[at]);
        let goes_on: Vec<usize> = rows.get(at + 1).map_or_else(Vec::new, |next| {
            let next = starts(next).into_iter().zip(next);
            next.filter(|(_, cell)| cell.merge == "^").map(|(start, _)| start).collect()
        });
        for (cell, start) in rows[at].iter_mut().zip(own) {
            if cell.merge == "+" && !goes_on.contains(&start) {
                cell.merge.clear();
            }
        }
    }
}
