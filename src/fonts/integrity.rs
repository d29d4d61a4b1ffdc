//! A face's tables to what is wrong with them: sums that do not fit (OpenType, "Calculating checksums"), places outside
//! of the file, outlines outside of their table. A damaged face would draw wrong glyphs without a word.

use ttf_parser::{RawFace, Tag};

use crate::base::digest;

/// The tables that glyphs are found, measured and drawn with. Others do not show, and tools change them without care.
const DRAWN: [&[u8; 4]; 9] =
    [b"head", b"hhea", b"maxp", b"hmtx", b"cmap", b"loca", b"glyf", b"CFF ", b"CFF2"];

/// What is wrong with a face of a font file, in Chinese; nothing if it is sound.
pub(super) fn fault(file: &[u8], index: u32) -> Option<String> {
    let Ok(raw) = RawFace::parse(file, index) else {
        return Some("不是字体文件，或不完整".into());
    };
    for record in raw.table_records {
        let name = record.tag.to_bytes();
        let Some(table) = raw.table(record.tag) else {
            return Some(format!("{} 表不在文件以内，文件不完整", record.tag));
        };
        if DRAWN.contains(&&name) && sum(table, &name == b"head") != record.check_sum {
            return Some(format!("{} 表的校验和不对，文件已损坏", record.tag));
        }
    }
    (!outlines_are_inside(&raw)).then(|| "字形的位置超出 glyf 表，文件已损坏".into())
}

/// A digest of a face's table directory (tags, sums, places and lengths) and its `head`; 0 for what is no font.
pub(super) fn digest(file: &[u8], index: u32) -> u64 {
    let Ok(raw) = RawFace::parse(file, index) else { return 0 };
    let records = raw.table_records.into_iter().flat_map(|record| {
        [record.tag.as_u32(), record.check_sum, record.offset, record.length].map(u32::to_be_bytes)
    });
    let directory: Vec<u8> = records.flatten().collect();
    digest::digest([&directory[..], raw.table(Tag::from_bytes(b"head")).unwrap_or_default()])
}

/// The sum of a table's big-endian words of four bytes; of `head` without the word that makes the file's sum.
fn sum(table: &[u8], is_head: bool) -> u32 {
    let (words, rest) = table.as_chunks::<4>();
    let mut last = [0; 4];
    last[..rest.len()].copy_from_slice(rest);
    let all = words
        .chunks(LANES_HOLD)
        .map(sum_by_lanes)
        .fold(u32::from_be_bytes(last), u32::wrapping_add);
    let adjustment = table.get(8..12).filter(|_| is_head).and_then(|word| word.try_into().ok());
    all.wrapping_sub(adjustment.map_or(0, u32::from_be_bytes))
}

/// How many bytes can be added in 16 bits.
const LANES_HOLD: usize = 257;

/// The sum of at most [`LANES_HOLD`] words, its even and its odd bytes added in two lanes of 16 bits each: unlike turning
/// every word around, compilers do that with the plainest vector instructions.
fn sum_by_lanes(words: &[[u8; 4]]) -> u32 {
    let (mut even, mut odd) = (0u32, 0u32);
    for word in words {
        let word = u32::from_le_bytes(*word);
        even += word & 0x00ff_00ff;
        odd += (word >> 8) & 0x00ff_00ff;
    }
    let lanes = [(even & 0xffff, 24), (odd & 0xffff, 16), (even >> 16, 8), (odd >> 16, 0)];
    lanes.into_iter().fold(0, |all: u32, (lane, shift)| all.wrapping_add(lane.wrapping_shl(shift)))
}

/// Whether every place in `loca` is in `glyf`, none before the one in front of it.
fn outlines_are_inside(raw: &RawFace) -> bool {
    let table = |tag: &[u8; 4]| raw.table(Tag::from_bytes(tag));
    let (Some(loca), Some(glyf), Some(head)) = (table(b"loca"), table(b"glyf"), table(b"head"))
    else {
        return true;
    };
    let long = head.get(50..52) == Some(&[0, 1]);
    let places: Box<dyn Iterator<Item = usize>> = match long {
        true => Box::new(loca.as_chunks().0.iter().map(|word| u32::from_be_bytes(*word) as usize)),
        false => Box::new(
            loca.as_chunks().0.iter().map(|word| usize::from(u16::from_be_bytes(*word)) * 2),
        ),
    };
    let mut before = 0;
    for place in places {
        if place < before || place > glyf.len() {
            return false;
        }
        before = place;
    }
    true
}
