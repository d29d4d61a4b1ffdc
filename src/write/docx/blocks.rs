//! The blocks of Word's main part, each changed by itself: a long document as one tree would take ten times its bytes.

use quick_xml::events::{BytesEnd, Event};
use quick_xml::{Reader, Writer};

use super::xml::{Malformed, TreeReader, XmlElement, declaration};

/// How many elements stand around a block: `w:document` and `w:body`.
const AROUND: usize = 2;

/// Reads a part, changes each of its blocks, the elements two levels below the root, in order, and writes the part.
pub(super) fn rewrite(
    part: &[u8],
    mut change: impl FnMut(&mut XmlElement),
) -> Result<Vec<u8>, Malformed> {
    let mut reader = Reader::from_reader(part);
    let mut writer = Writer::new(Vec::with_capacity(part.len()));
    let mut tree = TreeReader::default();
    writer.write_event(declaration()).map_err(|_| Malformed)?;
    loop {
        let event = reader.read_event().map_err(|_| Malformed)?;
        if matches!(event, Event::Eof) {
            return tree.is_closed().then(|| writer.into_inner()).ok_or(Malformed);
        }
        let (is_start, is_end) = (matches!(event, Event::Start(_)), matches!(event, Event::End(_)));
        let closed = tree.take(event)?;
        if let Some(around) = tree.innermost().filter(|_| is_start && tree.depth() <= AROUND) {
            let start = Event::Start(around.tag());
            writer.write_event(start).map_err(|_| Malformed)?;
        }
        let Some(mut closed) = closed else { continue };
        let written = match tree.depth() {
            AROUND => {
                change(&mut closed);
                closed.write_into(&mut writer)
            }
            depth if depth < AROUND && is_end => {
                writer.write_event(Event::End(BytesEnd::new(closed.name.as_str())))
            }
            depth if depth < AROUND => closed.write_into(&mut writer),
            _ => {
                tree.push(closed)?;
                continue;
            }
        };
        written.map_err(|_| Malformed)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_blocks_are_changed() {
        let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        let before = r#"<d a="1"><b><p><r>x</r></p><p/><s v="2"/></b><e/></d>"#;
        let after = r#"<d a="1"><b><p n="1"><r>x</r></p><p n="2"/><s v="2" n="3"/></b><e/></d>"#;
        let mut count = 0;
        let written = rewrite(format!("{head}{before}").as_bytes(), |block| {
            count += 1;
            block.attributes.push(("n".into(), count.to_string()));
        });
        assert_eq!(String::from_utf8(written.expect("well formed")), Ok(format!("{head}{after}")));
    }

    #[test]
    fn a_part_that_is_not_well_formed_is_refused() {
        for part in ["<d><b><p></b></d>", "<d><b>", "</d>"] {
            assert_eq!(rewrite(part.as_bytes(), |_| ()), Err(Malformed), "{part}");
        }
    }
}
