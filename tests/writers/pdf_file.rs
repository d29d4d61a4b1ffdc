//! A PDF read back with lopdf: its fonts, its glyphs with their places, its structure.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A Type 0 font.
pub(super) struct Font<'a> {
    pub dict: &'a Dictionary,
    pub descendant: &'a Dictionary,
    /// From `/W`.
    pub widths: BTreeMap<u16, u32>,
    /// From `/ToUnicode`.
    pub readings: BTreeMap<u16, String>,
}

/// The value of a key, followed if it is a reference.
pub(super) fn get<'a>(document: &'a Document, dict: &'a Dictionary, key: &[u8]) -> &'a Object {
    let value = dict.get(key).unwrap_or_else(|_| panic!("no {}", String::from_utf8_lossy(key)));
    document.dereference(value).expect("a reference leads somewhere").1
}

pub(super) fn dict<'a>(document: &'a Document, dict: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    get(document, dict, key).as_dict().expect("a dictionary")
}

pub(super) fn stream(document: &Document, dict: &Dictionary, key: &[u8]) -> Vec<u8> {
    let stream = get(document, dict, key).as_stream().expect("a stream");
    stream.get_plain_content().expect("a stream that can be unpacked")
}

pub(super) fn name(dict: &Dictionary, key: &[u8]) -> String {
    let name = dict.get(key).and_then(Object::as_name).expect("a name");
    String::from_utf8_lossy(name).into_owned()
}

/// The keys of a dictionary, sorted.
pub(super) fn names(dict: &Dictionary) -> Vec<String> {
    let mut names: Vec<_> = dict.iter().map(|(k, _)| String::from_utf8_lossy(k).into()).collect();
    names.sort();
    names
}

/// A text string.
pub(super) fn text(dict: &Dictionary, key: &[u8]) -> String {
    let bytes = dict.get(key).and_then(Object::as_str).expect("a string");
    decode(bytes)
}

fn decode(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(bytes) => utf16(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<_> = bytes.chunks(2).map(|b| u16::from_be_bytes([b[0], b[1]])).collect();
    String::from_utf16(&units).expect("well-formed UTF-16")
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().expect("a number"))
}

/// All fonts of a document, which every page shares.
pub(super) fn fonts(document: &Document) -> Vec<Font<'_>> {
    let page = *document.get_pages().values().next().expect("a page");
    font_map(document, page).into_values().collect()
}

fn font_map(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Font<'_>> {
    let page = document.get_dictionary(page).expect("a page is a dictionary");
    let resources = dict(document, page, b"Resources");
    let fonts = dict(document, resources, b"Font");
    let read = |(key, _): (&Vec<u8>, _)| (key.clone(), font(document, dict(document, fonts, key)));
    fonts.iter().map(read).collect()
}

fn font<'a>(document: &'a Document, dict: &'a Dictionary) -> Font<'a> {
    let descendants = get(document, dict, b"DescendantFonts").as_array().expect("an array");
    let (_, descendant) = document.dereference(&descendants[0]).expect("it is there");
    let descendant = descendant.as_dict().expect("a font is a dictionary");
    let mut widths = BTreeMap::new();
    let pairs = get(document, descendant, b"W").as_array().expect("widths are an array");
    for pair in pairs.chunks(2) {
        let first = pair[0].as_i64().expect("a code") as u16;
        let run = pair[1].as_array().expect("a run of widths");
        let run = run.iter().map(|width| width.as_i64().expect("a width") as u32);
        widths.extend((first..).zip(run));
    }
    let readings = readings(&String::from_utf8_lossy(&stream(document, dict, b"ToUnicode")));
    Font { dict, descendant, widths, readings }
}

/// The `bfchar` lines of a ToUnicode map.
fn readings(map: &str) -> BTreeMap<u16, String> {
    let hex = |text: &str| -> Vec<u8> {
        let digits: Vec<_> = text.chars().filter_map(|c| c.to_digit(16)).collect();
        digits.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect()
    };
    let lines = map.lines().filter(|line| line.starts_with('<') && !line.contains("<FFFF>"));
    let read = |line: &str| {
        let (code, text) = line.split_once("> <")?;
        let code = hex(code);
        Some((u16::from_be_bytes([code[0], code[1]]), utf16(&hex(text))))
    };
    lines.filter_map(read).collect()
}

/// A character with the place of its origin, from the bottom left corner, and the marked content it is in.
pub(super) type Placed = (char, f64, f64);

/// The characters of a page as a viewer draws them.
pub(super) fn glyphs(document: &Document, page: ObjectId) -> Vec<Placed> {
    let mut out = Vec::new();
    interpret(document, page, |placed, _| out.push(placed));
    out
}

/// The characters of a page that mean something: no page numbers, no repeated table heads.
#[allow(dead_code, reason = "not every test reads text")]
pub(super) fn tagged_text(document: &Document, page: ObjectId) -> String {
    let mut out = String::new();
    interpret(document, page, |(character, ..), mcid| out.extend(mcid.map(|_| character)));
    out
}

/// Runs a page's text operators and hands over every character with its marked-content id.
fn interpret(document: &Document, page: ObjectId, mut see: impl FnMut(Placed, Option<i64>)) {
    let fonts = font_map(document, page);
    let content = document.get_page_content(page);
    let content = Content::decode(&content).expect("operators");
    let (mut font, mut size, mut spacing) = (None, 0.0, 0.0);
    let (mut x, mut y, mut along) = (0.0, 0.0, (1.0, 0.0));
    let mut marks: Vec<(Option<i64>, Option<String>)> = Vec::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operands[1].as_dict().expect("properties");
                let number = properties.get(b"MCID").and_then(Object::as_i64).ok();
                let actual = properties.get(b"ActualText").and_then(Object::as_str).ok();
                marks.push((number, actual.map(decode)));
            }
            "EMC" => drop(marks.pop().expect("marked content was begun")),
            "Tf" => {
                font = fonts.get(operands[0].as_name().expect("a font's name"));
                size = number(&operands[1]);
            }
            "Tc" => spacing = number(&operands[0]),
            "Tm" => {
                (x, y) = (number(&operands[4]), number(&operands[5]));
                along = (number(&operands[0]), number(&operands[1]));
            }
            "TJ" => {
                let mcid = marks.iter().rev().find_map(|(number, _)| *number);
                let actual = marks.last().and_then(|(_, actual)| actual.clone());
                let mut actual = actual.iter().flat_map(|text| text.chars());
                let font = font.expect("a font is set before text is shown");
                for piece in operands[0].as_array().expect("an array") {
                    let Ok(codes) = piece.as_str() else {
                        let back = number(piece) * size / 1000.0;
                        (x, y) = (x - back * along.0, y - back * along.1);
                        continue;
                    };
                    for code in codes.chunks(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        let reading = font.readings[&code].chars().next();
                        let reading = actual.next().or(reading).expect("a reading");
                        see((reading, x, y), mcid);
                        let on = f64::from(font.widths[&code]) * size / 1000.0 + spacing;
                        (x, y) = (x + on * along.0, y + on * along.1);
                    }
                }
            }
            _ => {}
        }
    }
    assert!(marks.is_empty(), "marked content is left open");
}

/// Every entry of an outline: how deep it is, its title, the y that it leads to.
pub(super) fn walk_outline(
    document: &Document,
    parent: &Dictionary,
    depth: usize,
    seen: &mut Vec<(usize, String, f64)>,
) {
    let mut next = parent.get(b"First").ok();
    while let Some(entry) = next {
        let (_, entry) = document.dereference(entry).expect("an entry is there");
        let entry = entry.as_dict().expect("an entry is a dictionary");
        let place = entry.get(b"Dest").and_then(Object::as_array).expect("a place");
        let y = (number(&place[3]) * 1000.0).round() / 1000.0;
        seen.push((depth, text(entry, b"Title"), y));
        walk_outline(document, entry, depth + 1, seen);
        next = entry.get(b"Next").ok();
    }
}

/// The structure tree as text, each element with its attributes and its characters page by page. Holds that every
/// piece of marked content leads back to its element.
pub(super) fn structure(document: &Document) -> String {
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let mut contents = BTreeMap::new();
    for (index, &page) in pages.iter().enumerate() {
        interpret(document, page, |(character, ..), mcid| {
            if let Some(mcid) = mcid {
                contents.entry((index, mcid)).or_insert_with(String::new).push(character);
            }
        });
    }
    let catalog = document.catalog().expect("there is one");
    let root = dict(document, catalog, b"StructTreeRoot");
    let mut tree = Tree { document, pages, contents, out: String::new() };
    let top = root.get(b"K").and_then(Object::as_reference).expect("one element at the top");
    tree.element(top, 0);
    assert!(tree.contents.is_empty(), "not in the tree: {:?}", tree.contents);
    tree.out
}

struct Tree<'a> {
    document: &'a Document,
    pages: Vec<ObjectId>,
    contents: BTreeMap<(usize, i64), String>,
    out: String,
}

impl Tree<'_> {
    fn element(&mut self, id: ObjectId, depth: usize) {
        let document = self.document;
        let element = document.get_dictionary(id).expect("an element is a dictionary");
        let _ = write!(self.out, "{:1$}{2}", "", depth * 2, name(element, b"S"));
        if let Ok(attributes) = element.get(b"A").and_then(Object::as_dict) {
            for (key, value) in attributes.iter().filter(|(key, _)| *key != b"O") {
                let value = value.as_name().map_or_else(
                    |_| value.as_i64().expect("a number").to_string(),
                    |name| String::from_utf8_lossy(name).into(),
                );
                let _ = write!(self.out, " {} {value}", String::from_utf8_lossy(key));
            }
        }
        let kids = element.get(b"K").and_then(Object::as_array).cloned().unwrap_or_default();
        let home = element.get(b"Pg").and_then(Object::as_reference).ok();
        let below: Vec<_> = kids.iter().filter_map(|kid| kid.as_reference().ok()).collect();
        for kid in &kids {
            match kid {
                Object::Integer(mcid) => self.text(home.expect("a page"), *mcid, id),
                Object::Dictionary(object) if object.has_type(b"OBJR") => {
                    let _ = write!(self.out, " and an object");
                }
                Object::Dictionary(mcr) => {
                    let page = mcr.get(b"Pg").and_then(Object::as_reference).expect("a page");
                    let mcid = mcr.get(b"MCID").and_then(Object::as_i64).expect("an id");
                    self.text(page, mcid, id);
                }
                _ => {}
            }
        }
        self.out.push('\n');
        below.into_iter().for_each(|kid| self.element(kid, depth + 1));
    }

    fn text(&mut self, page: ObjectId, mcid: i64, owner: ObjectId) {
        let index = self.pages.iter().position(|&p| p == page).expect("a page of the document");
        let text = self.contents.remove(&(index, mcid)).expect("content that was drawn");
        let _ = write!(self.out, " page {index}: {text}");
        assert_eq!(self.parent(index, mcid), owner, "{text}");
    }

    /// The element that the parent tree names for a piece of marked content.
    fn parent(&self, page: usize, mcid: i64) -> ObjectId {
        let document = self.document;
        let sheet = document.get_dictionary(self.pages[page]).expect("a page is a dictionary");
        let key = sheet.get(b"StructParents").and_then(Object::as_i64).expect("a key");
        let catalog = document.catalog().expect("there is one");
        let root = dict(document, catalog, b"StructTreeRoot");
        let tree = dict(document, root, b"ParentTree");
        let numbers = get(document, tree, b"Nums").as_array().expect("an array");
        let entry = numbers.chunks(2).find(|pair| pair[0].as_i64().ok() == Some(key));
        let elements = entry.expect("an entry for the page")[1].as_array().expect("elements");
        elements[mcid as usize].as_reference().expect("an element")
    }
}
