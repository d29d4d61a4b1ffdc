//! The head of a font file to whether its faces can be counted: a collection may state millions (OpenType, TTC header).

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::failure::FileFailure;

/// The most faces of a collection; the largest that are sold have some dozens.
const MOST: u32 = 256;
/// The greatest size of a font file: its offsets have 32 bits.
const LARGEST: u64 = 1 << 32;

const AGAIN: &str = "重新复制或安装这个字体文件，或从字体目录中移走它";

/// Refuses a file that is too large for a font, and a collection with more faces than any has, or with faces beyond its end
/// or at one place: reading face by face would not come to an end.
pub(super) fn sound_collection(path: &Path) -> Result<(), FileFailure> {
    let failed = |error: io::Error| FileFailure::reading(path, &error);
    let mut file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    if length > LARGEST {
        let why = format!("文件太大，超过了 {} GB，不会是字体", LARGEST >> 30);
        return Err(FileFailure::new(path, why, AGAIN));
    }
    let mut head = [0; 12];
    match file.read_exact(&mut head) {
        Ok(()) if head.starts_with(b"ttcf") => {}
        // What is shorter, or no collection, is found out by the reader of its tables.
        _ => return Ok(()),
    }
    let count = number(&head[8..]);
    if count > MOST {
        let why = format!("字体合集里写着有 {count} 个字体，多得不合情理，文件已损坏");
        return Err(FileFailure::new(path, why, AGAIN));
    }
    let mut offsets = vec![0; count as usize * 4];
    let cut = |_| FileFailure::new(path, "字体合集不完整，文件已损坏", AGAIN);
    file.read_exact(&mut offsets).map_err(cut)?;
    let offsets: BTreeSet<u32> = offsets.chunks_exact(4).map(number).collect();
    let within = |offset: &u32| u64::from(*offset) < length;
    if offsets.len() < count as usize || !offsets.iter().all(within) {
        return Err(FileFailure::new(path, "字体合集的目录不对，文件已损坏", AGAIN));
    }
    Ok(())
}

/// Four bytes as a number, the greatest first.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| (number << 8) | u32::from(*byte))
}
