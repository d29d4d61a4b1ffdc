//! A Word file to its paragraphs, rows and pictures, in reading order: of files of ours and of any other program.

use std::collections::BTreeMap;
use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::ids::style_id;
use super::media;
use crate::base::diag::is_invisible;
use crate::doc::{FileLine, Role};

/// The paragraphs and rows of a Word file that are not empty, its pictures, and what headers and footers say beside the page
/// number; `None` for what is no whole Word file.
///
/// Tracked changes count as accepted. Text boxes and charts are left out.
pub fn lines_of(file: &[u8]) -> Option<Vec<FileLine>> {
    let mut archive = ZipArchive::new(Cursor::new(file)).ok()?;
    let pictures = media::pictures(&mut archive);
    let mut all = of_part(&media::part(&mut archive, "word/document.xml")?, pictures)?;
    let mut around: Vec<String> = archive.file_names().map(Into::into).collect();
    around.sort_unstable();
    for (beginning, style) in [("word/header", FileLine::HEADER), ("word/footer", FileLine::FOOTER)]
    {
        let is_one = |name: &&String| name.starts_with(beginning) && name.ends_with(".xml");
        for name in around.iter().filter(is_one) {
            let lines = of_part(&media::part(&mut archive, name)?, BTreeMap::new())?;
            let words = lines.into_iter().filter(|line| !is_page_number(&line.text));
            all.extend(words.map(|line| FileLine { style: style.into(), ..line }));
        }
    }
    Some(all)
}

/// Whether a line is a page number as this program writes them, `— 1 —`.
fn is_page_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '—' | '-'))
}

fn of_part(part: &[u8], pictures: BTreeMap<String, String>) -> Option<Vec<FileLine>> {
    let mut reader = Reader::from_reader(part);
    let mut lines = LineCollector { pictures, ..LineCollector::default() };
    let (mut open, mut any) = (0usize, false);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                (open, any) = (open + 1, true);
                lines.begin(&element);
            }
            Event::Empty(element) => {
                lines.begin(&element);
                lines.end(element.name().as_ref());
            }
            Event::End(element) => {
                open = open.checked_sub(1)?;
                lines.end(element.name().as_ref());
            }
            Event::Text(text) => lines.text(&text.decode().ok()?),
            Event::GeneralRef(name) => lines.reference(&name.decode().ok()?),
            Event::Eof => break,
            _ => {}
        }
    }
    if open > 0 || !any {
        return None;
    }
    lines.all.retain(|line| !line.text.is_empty());
    Some(lines.all)
}

/// The key of the role that a style is of, if it is one of ours; the id itself of any other.
fn role_or_style(id: String) -> String {
    let role = Role::ALL.iter().find(|(role, _)| style_id(*role) == id);
    role.map_or(id, |(_, key)| (*key).to_string())
}

/// What has been read of a main part.
#[derive(Default)]
struct LineCollector {
    all: Vec<FileLine>,
    /// The digest of each picture by its id.
    pictures: BTreeMap<String, String>,
    /// The paragraph that is open, outside of tables or in a cell.
    paragraph: FileLine,
    /// The words of the cells of the row that is open.
    cells: Vec<String>,
    /// How many tables are open.
    tables: usize,
    /// How many elements are open whose text does not count.
    skipped: usize,
    /// Whether characters are text.
    in_text: bool,
}

/// Elements whose text does not count: it was moved elsewhere, stands in a box, or repeats what stands beside it.
const SKIPPED: [&[u8]; 4] = [b"w:moveFrom", b"w:txbxContent", b"mc:Fallback", b"w:del"];

impl LineCollector {
    fn begin(&mut self, element: &BytesStart) {
        let name = element.name();
        if SKIPPED.contains(&name.as_ref()) {
            self.skipped += 1;
        }
        if self.skipped > 0 {
            return;
        }
        match name.as_ref() {
            b"w:tbl" => self.tables += 1,
            b"w:tr" if self.tables == 1 => self.cells.clear(),
            b"w:p" => self.paragraph = FileLine::default(),
            b"w:pStyle" => {
                let value = element.try_get_attribute("w:val").ok().flatten();
                let value = value.map(|value| String::from_utf8_lossy(&value.value).into_owned());
                self.paragraph.style = value.map(role_or_style).unwrap_or_default();
            }
            b"w:t" => self.in_text = true,
            b"a:blip" => self.picture(element, "r:embed"),
            b"v:imagedata" => self.picture(element, "r:id"),
            b"w:tab" if !self.paragraph.text.is_empty() => self.paragraph.text.push(' '),
            b"w:noBreakHyphen" => self.paragraph.text.push('-'),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.skipped > 0 {
            self.skipped -= usize::from(SKIPPED.contains(&name));
            return;
        }
        match name {
            b"w:t" => self.in_text = false,
            b"w:p" => self.end_paragraph(),
            b"w:tr" if self.tables == 1 => {
                let text = std::mem::take(&mut self.cells).join(" | ");
                self.all.push(FileLine { style: String::new(), is_row: true, text });
            }
            b"w:tbl" => self.tables = self.tables.saturating_sub(1),
            _ => {}
        }
    }

    /// A picture, whose id is in an attribute.
    fn picture(&mut self, element: &BytesStart, id: &str) {
        let id = element.try_get_attribute(id).ok().flatten();
        let id = id.map(|id| String::from_utf8_lossy(&id.value).into_owned()).unwrap_or_default();
        let digest = self.pictures.get(&id).map_or("不明", |digest| &digest[..8]);
        let text = format!("图片（内容 {digest}）");
        self.all.push(FileLine { style: FileLine::PICTURE.into(), is_row: false, text });
    }

    /// Paragraphs of one cell are cells of their own here: what matters is that each is compared.
    fn end_paragraph(&mut self) {
        let mut line = std::mem::take(&mut self.paragraph);
        line.text.truncate(line.text.trim_end().len());
        match self.tables {
            0 => self.all.push(line),
            _ if !line.text.trim().is_empty() => self.cells.push(line.text.trim().into()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skipped == 0 {
            self.paragraph.text.extend(text.chars().filter(|c| !is_invisible(*c)));
        }
    }

    /// `&amp;`, `&#8220;`.
    fn reference(&mut self, name: &str) {
        let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        });
        match (resolve_predefined_entity(name), number.and_then(char::from_u32)) {
            (Some(text), _) => self.text(text),
            (None, Some(character)) => self.text(character.encode_utf8(&mut [0; 4])),
            (None, None) => {}
        }
    }
}
