//! Title, author, dates and the make's id to the Info dictionary and the XMP packet, with the same content (ISO 19005-1
//! 6.7.3).

use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::values::text_object;
use crate::base::id::MakeId;
use crate::doc::{Date, Meta};

/// The name of the program, as creator and producer.
const PROGRAM: &str = "jixiao";

/// Replaces printpdf's Info dictionary and returns the XMP stream.
pub(super) fn add(document: &mut Document, meta: &Meta) -> ObjectId {
    let old = document.trailer.get(b"Info").and_then(Object::as_reference);
    let id = old.unwrap_or_else(|_| document.new_object_id());
    document.set_object(id, info(meta));
    document.trailer.set("Info", id);
    let dict = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Not compressed, so that archives find it without decompressing.
    let stream = Stream::new(dict, xmp(meta).into_bytes()).with_compression(false);
    document.add_object(stream)
}

/// The piece of the packet, which is never packed, that names the producer.
pub(super) fn producer() -> String {
    format!("<pdf:Producer>{PROGRAM}</pdf:Producer>")
}

fn info(meta: &Meta) -> Dictionary {
    let mut info = Dictionary::new();
    let keywords = meta.keywords.join(", ");
    let texts = [
        ("Title", meta.title.as_str()),
        ("Author", &meta.author),
        ("Subject", &meta.subject),
        ("Keywords", &keywords),
        ("Creator", PROGRAM),
        ("Producer", PROGRAM),
    ];
    for (key, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        info.set(key, text_object(text));
    }
    if let Some(Date { year, month, day }) = meta.date {
        let date = format!("D:{year:04}{month:02}{day:02}000000+08'00'");
        info.set("CreationDate", Object::string_literal(date.as_str()));
        info.set("ModDate", Object::string_literal(date));
    }
    info
}

/// The packet: the entries of Info, and the standards that the file follows. PDF/A requires a description of the schema
/// pdfuaid, which it does not define (ISO 19005-2 6.6.2.3).
fn xmp(meta: &Meta) -> String {
    let mut out = String::from(HEAD);
    let mut add = |before: &str, text: &str, after: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "{before}{}{after}", escaped(text));
        }
    };
    const DEFAULT: &str = "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    add(&format!("<dc:title>{DEFAULT}"), &meta.title, "</rdf:li></rdf:Alt></dc:title>");
    add("<dc:creator><rdf:Seq><rdf:li>", &meta.author, "</rdf:li></rdf:Seq></dc:creator>");
    add(
        &format!("<dc:description>{DEFAULT}"),
        &meta.subject,
        "</rdf:li></rdf:Alt></dc:description>",
    );
    add("<pdf:Keywords>", &meta.keywords.join(", "), "</pdf:Keywords>");
    add("<pdf:Producer>", PROGRAM, "</pdf:Producer>");
    add("<xmp:CreatorTool>", PROGRAM, "</xmp:CreatorTool>");
    if let Some(Date { year, month, day }) = meta.date {
        let date = format!("{year:04}-{month:02}-{day:02}T00:00:00+08:00");
        add("<xmp:CreateDate>", &date, "</xmp:CreateDate>");
        add("<xmp:ModifyDate>", &date, "</xmp:ModifyDate>");
    }
    add(REDLINE, if meta.revision.is_some() { "true" } else { "" }, REDLINE_END);
    add(MAKE, meta.make.as_ref().map_or("", MakeId::as_str), MAKE_END);
    out.push_str(TAIL);
    out
}

const MAKE: &str = "<xmpMM:InstanceID>";
const MAKE_END: &str = "</xmpMM:InstanceID>";

/// Tells a file that shows two reports from one that shows one.
const REDLINE: &str = "<xmp:Label>jixiao redline ";
const REDLINE_END: &str = "</xmp:Label>";

/// Whether a PDF shows two reports.
pub fn is_redline(file: &[u8]) -> bool {
    position(file, REDLINE.as_bytes()).is_some()
}

/// The id of the make that a PDF is of, if it states one.
pub fn make_of(file: &[u8]) -> Option<String> {
    let start = position(file, MAKE.as_bytes())? + MAKE.len();
    let rest = &file[start..file.len().min(start + LONGEST)];
    let end = rest.windows(MAKE_END.len()).position(|piece| piece == MAKE_END.as_bytes())?;
    String::from_utf8(rest[..end].to_vec()).ok()
}

/// Where a piece stands first in a file: looked for by its first byte, as files are large.
fn position(file: &[u8], piece: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        from += file.get(from..)?.iter().position(|byte| Some(byte) == piece.first())?;
        if file[from..].starts_with(piece) {
            return Some(from);
        }
        from += 1;
    }
}

/// No id is longer.
const LONGEST: usize = 200;

/// Text for an XML element; characters that XML 1.0 does not allow are left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

const HEAD: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
"#;

const TAIL: &str = r#"<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#;
