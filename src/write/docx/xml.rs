//! A part of the Word file as a tree of elements: read from bytes, changed, written to bytes.

use std::borrow::Cow;

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};

/// An element with attributes and content.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct XmlElement {
    /// The name with its prefix: `w:p`.
    pub name: String,
    /// The attributes in order, values unescaped.
    pub attributes: Vec<(String, String)>,
    /// The content, in order.
    pub children: Vec<XmlNode>,
}

/// The content of an element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum XmlNode {
    /// Another element.
    Element(XmlElement),
    /// Text, unescaped.
    Text(String),
}

/// A part that is not well-formed XML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Malformed;

impl XmlElement {
    /// An empty element.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// An element whose only attribute is `w:val`.
    pub(super) fn val(name: &str, value: impl ToString) -> Self {
        Self::new(name).attribute("w:val", value)
    }

    /// Adds an attribute.
    pub(super) fn attribute(mut self, name: &str, value: impl ToString) -> Self {
        self.attributes.push((name.into(), value.to_string()));
        self
    }

    /// Adds a child element.
    pub(super) fn child(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    /// Adds child elements.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(XmlNode::Element));
        self
    }

    /// Adds text.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.children.push(XmlNode::Text(text.into()));
        self
    }

    /// Appends a child element.
    pub(super) fn push(&mut self, child: Self) {
        self.children.push(XmlNode::Element(child));
    }

    /// The child elements, not their descendants.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// The child elements, mutable.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// The first child element of this name, added if there is none.
    pub(super) fn ensure(&mut self, name: &str) -> &mut Self {
        let named = |node: &XmlNode| matches!(node, XmlNode::Element(e) if e.name == name);
        let at = self.children.iter().position(named).unwrap_or_else(|| {
            self.push(Self::new(name));
            self.children.len() - 1
        });
        match &mut self.children[at] {
            XmlNode::Element(element) => element,
            XmlNode::Text(_) => unreachable!("`named` is true of elements only"),
        }
    }

    /// Reads a part. Comments and processing instructions are skipped.
    pub(super) fn read(part: &[u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::from_reader(part);
        let mut tree = TreeReader::default();
        let mut root = None;
        loop {
            let event = reader.read_event().map_err(|_| Malformed)?;
            if matches!(event, Event::Eof) {
                return root.filter(|_| tree.is_closed()).ok_or(Malformed);
            }
            match tree.take(event)? {
                Some(closed) if tree.is_closed() => root = root.or(Some(closed)),
                Some(closed) => tree.push(closed)?,
                None => {}
            }
        }
    }

    fn from_tag(tag: &BytesStart) -> Result<Self, Malformed> {
        let name = String::from_utf8(tag.name().as_ref().to_vec()).map_err(|_| Malformed)?;
        let mut element = Self { name, ..Self::default() };
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| Malformed)?;
            let name = String::from_utf8(attribute.key.as_ref().to_vec());
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|_| Malformed)?.into_owned();
            element.attributes.push((name.map_err(|_| Malformed)?, value));
        }
        Ok(element)
    }

    /// Appends text, joined to text at the end.
    fn append(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(XmlNode::Text(before)) => before.push_str(text),
            _ => self.children.push(XmlNode::Text(text.into())),
        }
    }

    /// The bytes of a part with this root element: XML declaration and element.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        let written = writer.write_event(declaration()).and_then(|()| self.write_into(&mut writer));
        written.expect("writing to memory cannot fail");
        writer.into_inner()
    }

    /// Its start tag.
    pub(super) fn tag(&self) -> BytesStart<'_> {
        let mut tag = BytesStart::new(self.name.as_str());
        for (name, value) in &self.attributes {
            tag.push_attribute((name.as_str(), fit(value).as_ref()));
        }
        tag
    }

    /// Writes it with its content.
    pub(super) fn write_into(&self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        let tag = self.tag();
        if self.children.is_empty() {
            return writer.write_event(Event::Empty(tag));
        }
        writer.write_event(Event::Start(tag))?;
        for child in &self.children {
            match child {
                XmlNode::Element(element) => element.write_into(writer)?,
                XmlNode::Text(text) => {
                    writer.write_event(Event::Text(BytesText::new(&fit(text))))?
                }
            }
        }
        writer.write_event(Event::End(BytesEnd::new(self.name.as_str())))
    }
}

/// The text without characters that XML cannot contain, which names in style sheets and fonts may have.
fn fit(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unfit) {
        Cow::Owned(text.chars().filter(|&c| !is_unfit(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether XML 1.0 forbids or discourages a character (2.2), or it is a control character.
pub(super) fn is_unfit(character: char) -> bool {
    let code = character as u32;
    let noncharacter = code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code);
    noncharacter || character.is_control()
}

/// The declaration at the head of a part.
pub(super) fn declaration() -> Event<'static> {
    Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes")))
}

/// Events of a part to elements: those that are open, the root first.
#[derive(Default)]
pub(super) struct TreeReader {
    open: Vec<XmlElement>,
}

impl TreeReader {
    /// Takes an event; an element that it closes is returned, not yet in the content of the one around it.
    pub(super) fn take(&mut self, event: Event) -> Result<Option<XmlElement>, Malformed> {
        match event {
            Event::Start(tag) => self.open.push(XmlElement::from_tag(&tag)?),
            Event::Empty(tag) => return XmlElement::from_tag(&tag).map(Some),
            Event::End(_) => return self.open.pop().map(Some).ok_or(Malformed),
            Event::Text(text) => self.append(&text.decode().map_err(|_| Malformed)?),
            Event::CData(text) => self.append(&text.decode().map_err(|_| Malformed)?),
            Event::GeneralRef(reference) => {
                let entity = format!("&{};", reference.decode().map_err(|_| Malformed)?);
                self.append(&quick_xml::escape::unescape(&entity).map_err(|_| Malformed)?);
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => {}
        }
        Ok(None)
    }

    /// Whether no element is open.
    pub(super) fn is_closed(&self) -> bool {
        self.open.is_empty()
    }

    /// Adds a closed element to the innermost open one.
    pub(super) fn push(&mut self, closed: XmlElement) -> Result<(), Malformed> {
        self.open.last_mut().ok_or(Malformed)?.push(closed);
        Ok(())
    }

    /// Adds text to the innermost open element; what stands around the root is blank.
    fn append(&mut self, text: &str) {
        if let Some(innermost) = self.open.last_mut() {
            innermost.append(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_survives_reading_and_writing() {
        let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        let body =
            r#"<w:t xml:space="preserve" a="&lt;&quot;">&lt;A&amp;B&gt; ]]&gt; <w:br/></w:t>"#;
        let element = XmlElement::read(format!("{head}{body}").as_bytes()).expect("well formed");
        assert_eq!(element.attributes[1], ("a".into(), "<\"".into()));
        assert_eq!(element.children[0], XmlNode::Text("<A&B> ]]> ".into()));
        assert_eq!(String::from_utf8(element.write()).expect("UTF-8"), format!("{head}{body}"));
    }

    #[test]
    fn what_xml_cannot_hold_is_never_written() {
        let element = XmlElement::new("a").attribute("b", "\u{1}甲").text("乙\u{ffff}");
        assert!(String::from_utf8(element.write()).expect("UTF-8").ends_with("<a b=\"甲\">乙</a>"));
    }

    #[test]
    fn what_is_no_xml_is_refused() {
        for part in ["", "<a>", "<a></b>", "</a>", "<a>&nonsense;</a>"] {
            assert_eq!(XmlElement::read(part.as_bytes()), Err(Malformed), "{part}");
        }
    }
}
