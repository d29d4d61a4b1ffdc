//! Named sections to packed bytes, and back: a line with the version, then a zlib stream of names, lengths and bytes.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::VERSION;

/// What the bytes begin with, before the version.
const HEAD: &str = "jixiao-record/";

/// The most bytes that are unpacked: no record has as many.
const MOST: u64 = 256 << 20;

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
    let mut all = Vec::new();
    ZlibDecoder::new(rest).take(MOST).read_to_end(&mut all).ok()?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_come_back_and_cut_or_changed_bytes_do_not() {
        let sections = [("a b".to_string(), b"one\ntwo".to_vec()), ("c".to_string(), Vec::new())];
        let bytes = packed(&sections);
        assert_eq!(bytes, packed(&sections));
        assert_eq!(unpacked(&bytes), Some(BTreeMap::from(sections)));
        for end in 0..bytes.len() {
            assert_eq!(unpacked(&bytes[..end]), None, "{end}");
        }
        let mut other = bytes.clone();
        *other.last_mut().expect("it is not empty") ^= 1;
        assert_eq!(unpacked(&other), None);
        assert_eq!(unpacked(b"jixiao-record/2\n"), None);
    }
}
