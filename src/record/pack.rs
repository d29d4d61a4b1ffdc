//! Named sections to packed bytes, and back: a line with the version, then a zlib stream of names, lengths and bytes.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Decompress, FlushDecompress, Status};

use super::VERSION;

/// What the bytes begin with, before the version.
const HEAD: &str = "jixiao-record/";

/// The most bytes that are unpacked: no record has as many.
const MOST: usize = 128 << 20;

/// The bytes of a record with these sections; the same sections give the same bytes.
pub(super) fn packed(sections: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut all = Vec::new();
    for (name, bytes) in sections {
        all.extend(format!("{name} {}\n", bytes.len()).into_bytes());
        all.extend_from_slice(bytes);
    }
    let head = format!("{HEAD}{VERSION}\n").into_bytes();
    let mut encoder = ZlibEncoder::new(head, Compression::fast());
    // At once: how bytes are packed depends on the pieces in which they come.
    let written = encoder.write_all(&all).and_then(|()| encoder.finish());
    written.expect("writing to memory cannot fail")
}

/// The sections of a record, by name; `None` for what is no whole record of this version. The stream has a sum of its
/// own, so that a damaged record is not read.
pub(super) fn unpacked(bytes: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    let rest = bytes.strip_prefix(format!("{HEAD}{VERSION}\n").as_bytes())?;
    let all = inflated(rest)?;
    let mut sections = BTreeMap::new();
    let mut left = all.as_slice();
    while !left.is_empty() {
        let end = left.iter().position(|byte| *byte == b'\n')?;
        let (name, length) = std::str::from_utf8(&left[..end]).ok()?.rsplit_once(' ')?;
        let from = end + 1;
        let section = left.get(from..from.checked_add(length.parse().ok()?)?)?;
        sections.insert(name.to_string(), section.to_vec());
        left = &left[from + section.len()..];
    }
    Some(sections)
}

/// What a zlib stream holds; `None` if it does not end, is damaged, is too long or has bytes behind its end. A reader of
/// the library takes a stream that was cut at its beginning for an empty one; so the steps are taken by hand.
fn inflated(packed: &[u8]) -> Option<Vec<u8>> {
    let mut stream = Decompress::new(true);
    let mut all = Vec::with_capacity((packed.len() * 4).max(1 << 10));
    loop {
        let (taken, given) = (stream.total_in() as usize, all.len());
        let status =
            stream.decompress_vec(&packed[taken..], &mut all, FlushDecompress::Finish).ok()?;
        match status {
            Status::StreamEnd => {
                return (stream.total_in() as usize == packed.len()).then_some(all);
            }
            _ if all.len() > MOST => return None,
            _ if all.len() == all.capacity() => all.reserve(all.len()),
            _ if stream.total_in() as usize == taken && all.len() == given => return None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_section_comes_back() {
        let sections =
            [("zeros".to_string(), vec![0; 3 << 20]), ("more".to_string(), (0..=255).collect())];
        assert_eq!(unpacked(&packed(&sections)), Some(BTreeMap::from(sections)));
    }

    #[test]
    fn sections_come_back_and_cut_or_changed_bytes_do_not() {
        let sections = [("a b".to_string(), b"one\ntwo".to_vec()), ("c".to_string(), Vec::new())];
        let bytes = packed(&sections);
        assert_eq!(bytes, packed(&sections));
        assert_eq!(unpacked(&bytes), Some(BTreeMap::from(sections)));
        for end in 0..bytes.len() {
            assert_eq!(unpacked(&bytes[..end]), None, "{end}");
        }
        assert_eq!(unpacked(&[bytes.as_slice(), b"\n"].concat()), None);
        let mut other = bytes.clone();
        *other.last_mut().expect("it is not empty") ^= 1;
        assert_eq!(unpacked(&other), None);
        assert_eq!(unpacked(b"jixiao-record/2\n"), None);
    }
}
