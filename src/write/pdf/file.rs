//! Objects to the bytes of a file: streams by themselves, all others packed many together (ISO 32000-1 7.5).

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::error::WriteError;

/// The number of objects in an object stream.
const OBJECTS_A_STREAM: usize = 1000;

/// Objects as the bytes of a file: a small part of what they take in lopdf's form.
#[derive(Default)]
pub(super) struct WrittenObjects {
    bytes: Vec<u8>,
    /// The number of each object, and where its bytes end.
    ends: Vec<(u32, usize)>,
}

impl WrittenObjects {
    /// Adds an object, which has a higher number than those before it.
    pub(super) fn add(&mut self, number: u32, object: Object) -> Result<(), WriteError> {
        self.bytes.extend(bytes_of(object)?);
        self.ends.push((number, self.bytes.len()));
        Ok(())
    }

    fn iter(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let starts = [0].into_iter().chain(self.ends.iter().map(|(_, end)| *end));
        self.ends
            .iter()
            .zip(starts)
            .map(|((number, end), start)| (*number, &self.bytes[start..*end]))
    }
}

/// An object as the bytes of a file, and a blank. lopdf writes single objects as operands only.
fn bytes_of(object: Object) -> Result<Vec<u8>, WriteError> {
    let operation = Operation::new("", vec![object]);
    Ok(Content { operations: [operation] }.encode()?)
}

/// Where an object is.
#[derive(Clone, Copy)]
enum ObjectPlace {
    /// The offset in the file.
    At(usize),
    /// The number of the object stream, and the place in it.
    In(u32, u16),
}

/// Writes the objects of a document and those that are written already.
pub(super) fn write(
    mut document: Document,
    written: &WrittenObjects,
) -> Result<Vec<u8>, WriteError> {
    let mut file = FileWriter { bytes: Vec::new(), places: BTreeMap::new(), last: document.max_id };
    writeln!(file.bytes, "%PDF-{}", document.version)?;
    file.bytes.extend([b"%", document.binary_mark.as_slice(), b"\n"].concat());
    let mut others = WrittenObjects::default();
    for ((number, _), object) in std::mem::take(&mut document.objects) {
        if matches!(object, Object::Stream(_)) {
            file.stream(number, object)?;
        } else {
            others.add(number, object)?;
        }
    }
    let mut packed: Vec<_> = others.iter().chain(written.iter()).collect();
    packed.sort_by_key(|(number, _)| *number);
    packed.chunks(OBJECTS_A_STREAM).try_for_each(|objects| file.packed(objects))?;
    file.end(document.trailer)
}

struct FileWriter {
    bytes: Vec<u8>,
    places: BTreeMap<u32, ObjectPlace>,
    /// The highest number of an object.
    last: u32,
}

impl FileWriter {
    /// Writes a stream.
    fn stream(&mut self, number: u32, stream: Object) -> Result<(), WriteError> {
        self.places.insert(number, ObjectPlace::At(self.bytes.len()));
        writeln!(self.bytes, "{number} 0 obj")?;
        self.bytes.extend(bytes_of(stream)?);
        self.bytes.extend(b"\nendobj\n");
        Ok(())
    }

    /// Writes objects as one object stream (7.5.7).
    fn packed(&mut self, objects: &[(u32, &[u8])]) -> Result<(), WriteError> {
        self.last += 1;
        let (mut index, mut content) = (String::new(), Vec::new());
        for (place, (number, bytes)) in (0..).zip(objects) {
            index += &format!("{number} {} ", content.len());
            content.extend_from_slice(bytes);
            self.places.insert(*number, ObjectPlace::In(self.last, place));
        }
        let dict = dictionary! {
            "Type" => "ObjStm",
            "N" => objects.len() as i64,
            "First" => index.len() as i64,
        };
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        // At once: how bytes are packed depends on the pieces in which they come.
        encoder.write_all(&[index.as_bytes(), &content].concat())?;
        let mut stream = Stream::new(dict, encoder.finish()?);
        stream.dict.set("Filter", "FlateDecode");
        self.stream(self.last, stream.into())
    }

    /// Writes where every object is, as a stream that is the trailer too (7.5.8).
    fn end(mut self, trailer: Dictionary) -> Result<Vec<u8>, WriteError> {
        let start = self.bytes.len();
        let number = self.last + 1;
        self.places.insert(number, ObjectPlace::At(start));
        let (sections, table) = self.table();
        let mut dict = trailer;
        dict.set("Type", "XRef");
        dict.set("Size", i64::from(number) + 1);
        dict.set("W", vec![1.into(), 4.into(), 2.into()]);
        dict.set("Index", sections);
        self.stream(number, Stream::new(dict, table).into())?;
        write!(self.bytes, "\nstartxref\n{start}\n%%EOF")?;
        Ok(self.bytes)
    }

    /// The first number and the count of each unbroken row of numbers, and the places of all objects.
    fn table(&self) -> (Vec<Object>, Vec<u8>) {
        let mut sections: Vec<(u32, i64)> = Vec::new();
        let mut table = Vec::with_capacity(self.places.len() * 7);
        for (number, place) in &self.places {
            match sections.last_mut() {
                Some((first, count)) if i64::from(*first) + *count == i64::from(*number) => {
                    *count += 1
                }
                _ => sections.push((*number, 1)),
            }
            let (kind, first, second) = match *place {
                ObjectPlace::At(offset) => (1, offset as u32, 0),
                ObjectPlace::In(stream, place) => (2, stream, place),
            };
            table.push(kind);
            table.extend(first.to_be_bytes());
            table.extend(second.to_be_bytes());
        }
        let numbers = sections.into_iter().flat_map(|(first, count)| [i64::from(first), count]);
        (numbers.map(Object::Integer).collect(), table)
    }
}
