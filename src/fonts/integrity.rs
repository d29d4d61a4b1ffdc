//! A face's tables to what is wrong with them: sums that do not fit (OpenType, "Calculating checksums"), places outside
//! of the file, outlines outside of their table. A damaged face would draw wrong glyphs without a word.

use ttf_parser::{RawFace, Tag};

/// The tables that glyphs are found, measured and drawn with. Others do not show, and tools change them without care.
const DRAWN: [&[u8; 4]; 9] =
    [b"head", b"hhea", b"maxp", b"hmtx", b"cmap", b"loca", b"glyf", b"CFF ", b"CFF2"];

/// What is wrong with a face of a font file, in Chinese; nothing if it is sound.
pub fn fault(file: &[u8], index: u32) -> Option<String> {
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

/// The sum of a table's words of four bytes; of `head` without the word that makes the file's sum.
fn sum(table: &[u8], is_head: bool) -> u32 {
    let (words, rest) = table.as_chunks::<4>();
    let mut last = [0; 4];
    last[..rest.len()].copy_from_slice(rest);
    let all = words
        .iter()
        .fold(u32::from_be_bytes(last), |all, word| all.wrapping_add(u32::from_be_bytes(*word)));
    let adjustment = table.get(8..12).filter(|_| is_head).and_then(|word| word.try_into().ok());
    all.wrapping_sub(adjustment.map_or(0, u32::from_be_bytes))
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
