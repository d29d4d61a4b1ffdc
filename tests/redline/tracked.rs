//! A Word file's body with tracked changes to the body with all of them accepted or rejected, by the rules of ECMA-376
//! part 1, 17.13.5: an implementation of its own, which shares nothing with the program's.

use quick_xml::Reader;
use quick_xml::events::Event;

/// An element, or text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    /// The root of a part.
    pub(super) fn read(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            let event = reader.read_event().expect("parts are well formed");
            let last = open.len() - 1;
            match event {
                Event::Start(tag) => open.push(Self::of(&tag)),
                Event::Empty(tag) => open[last].children.push(Node::Element(Self::of(&tag))),
                Event::End(_) => {
                    let closed = open.pop().expect("it was opened");
                    open[last - 1].children.push(Node::Element(closed));
                }
                Event::Text(text) => {
                    let text = text.decode().expect("parts are UTF-8").into_owned();
                    open[last].text(&text);
                }
                Event::GeneralRef(name) => {
                    let entity = format!("&{};", name.decode().expect("parts are UTF-8"));
                    let text = quick_xml::escape::unescape(&entity).expect("it is known");
                    open[last].text(&text);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        let root = open.remove(0).children.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        root.expect("a part has a root")
    }

    fn of(tag: &quick_xml::events::BytesStart) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("parts are UTF-8");
        let attributes = tag.attributes().map(|attribute| {
            let attribute = attribute.expect("parts are well formed");
            (text(attribute.key.as_ref()), text(&attribute.value))
        });
        Self {
            name: text(tag.name().as_ref()),
            attributes: attributes.collect(),
            children: Vec::new(),
        }
    }

    fn text(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.children.push(Node::Text(text.into())),
        }
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(of, _)| of == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Every element within it, itself first.
    pub(super) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        self.elements().for_each(|element| all.extend(element.all()));
        all
    }
}

/// What is done with every change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Decision {
    Accept,
    Reject,
}

impl Decision {
    fn dropped(self) -> &'static str {
        match self {
            Self::Accept => "w:del",
            Self::Reject => "w:ins",
        }
    }

    fn kept(self) -> &'static str {
        match self {
            Self::Accept => "w:ins",
            Self::Reject => "w:del",
        }
    }

    /// A body or a cell with the changes of its paragraphs and tables resolved.
    pub(super) fn resolve(self, story: &Element) -> Element {
        let mut resolved = Element { children: Vec::new(), ..story.clone() };
        // The content of paragraphs whose end goes, which the next paragraph takes over.
        let mut carried: Vec<Node> = Vec::new();
        let mut ends_last = true;
        for child in &story.children {
            let Node::Element(child) = child else { continue };
            match child.name.as_str() {
                "w:p" => {
                    let ends = !mark(child, "w:pPr", self.dropped());
                    ends_last = ends;
                    let mut paragraph = self.paragraph(child);
                    let properties = paragraph.children.iter().position(is_properties);
                    let at = properties.map_or(0, |at| at + 1);
                    paragraph.children.splice(at..at, std::mem::take(&mut carried));
                    if ends {
                        resolved.children.push(Node::Element(paragraph));
                    } else {
                        carried = paragraph.children;
                        // Bookmarks say nothing.
                        carried.retain(|node| !is_properties(node) && !is_bookmark(node));
                    }
                }
                "w:tbl" => {
                    let table = self.table(child);
                    let is_lost = table.is_some() && !carried.is_empty();
                    assert!(!is_lost, "words before a table have lost their paragraph");
                    resolved.children.extend(table.map(Node::Element));
                }
                _ => resolved.children.push(Node::Element(child.clone())),
            }
        }
        assert!(carried.is_empty(), "words at the end have lost their paragraph");
        assert!(ends_last, "the end of the last paragraph cannot go");
        resolved
    }

    /// A table without the rows that go; nothing if none is left.
    fn table(self, table: &Element) -> Option<Element> {
        let mut resolved = Element { children: Vec::new(), ..table.clone() };
        for child in table.elements() {
            if child.name != "w:tr" {
                resolved.children.push(Node::Element(child.clone()));
            } else if !mark_of_row(child, self.dropped()) {
                let mut row = Element { children: Vec::new(), ..child.clone() };
                for cell in child.elements() {
                    let cell = if cell.name == "w:tc" { self.resolve(cell) } else { cell.clone() };
                    row.children.push(Node::Element(cell));
                }
                resolved.children.push(Node::Element(row));
            }
        }
        resolved.find("w:tr").is_some().then_some(resolved)
    }

    fn paragraph(self, paragraph: &Element) -> Element {
        let mut resolved = Element { children: Vec::new(), ..paragraph.clone() };
        for child in paragraph.elements() {
            match child.name.as_str() {
                "w:pPr" => resolved.children.push(Node::Element(self.properties(child))),
                name if name == self.dropped() => {}
                name if name == self.kept() => {
                    resolved.children.extend(child.elements().map(|run| Node::Element(told(run))));
                }
                "w:r" => resolved.children.push(Node::Element(self.run(child))),
                "w:hyperlink" => resolved.children.push(Node::Element(self.paragraph(child))),
                _ => resolved.children.push(Node::Element(child.clone())),
            }
        }
        resolved
    }

    /// A run with its properties as they are, or as a change says that they were.
    fn run(self, run: &Element) -> Element {
        let mut run = run.clone();
        for child in &mut run.children {
            let Node::Element(properties) = child else { continue };
            let change = properties.find("w:rPrChange").and_then(|change| change.find("w:rPr"));
            match change.cloned().filter(|_| self == Self::Reject) {
                Some(old) => *properties = old,
                None => properties.children.retain(|node| !is(node, "w:rPrChange")),
            }
        }
        run
    }

    /// The properties of a paragraph: as they are, or as a change says that they were, which says nothing of its end and of
    /// the section that ends there (17.13.5.29).
    fn properties(self, properties: &Element) -> Element {
        let changed = properties.find("w:pPrChange").and_then(|change| change.find("w:pPr"));
        let Some(old) = changed.filter(|_| self == Self::Reject) else { return properties.clone() };
        let untold = ["w:rPr", "w:sectPr"].iter().filter_map(|name| properties.find(name));
        let untold = untold.cloned().map(Node::Element);
        Element { children: old.children.iter().cloned().chain(untold).collect(), ..old.clone() }
    }
}

fn is_bookmark(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.name.starts_with("w:bookmark"))
}

fn is_properties(node: &Node) -> bool {
    is(node, "w:pPr")
}

fn is(node: &Node, name: &str) -> bool {
    matches!(node, Node::Element(element) if element.name == name)
}

/// A run that was deleted, as it stood.
fn told(run: &Element) -> Element {
    let mut run = run.clone();
    for child in &mut run.children {
        if let Node::Element(child) = child {
            match child.name.as_str() {
                "w:delText" => child.name = "w:t".into(),
                "w:delInstrText" => child.name = "w:instrText".into(),
                _ => {}
            }
        }
    }
    run
}

/// Whether the end of a paragraph has a mark.
fn mark(paragraph: &Element, properties: &str, mark: &str) -> bool {
    let properties = paragraph.find(properties).and_then(|properties| properties.find("w:rPr"));
    properties.is_some_and(|properties| properties.find(mark).is_some())
}

fn mark_of_row(row: &Element, mark: &str) -> bool {
    row.find("w:trPr").is_some_and(|properties| properties.find(mark).is_some())
}
