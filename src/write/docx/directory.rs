//! The directory of a zip to whether it says what stands in the file, and nothing else stands there.

/// The signature of each file of a zip, of its row in the directory, and of the end (APPNOTE 4.3.7, 4.3.12, 4.3.16).
const FILE: &[u8] = b"PK\x03\x04";
const ROW: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// The length of the end, which has no comment here.
const END_LENGTH: usize = 22;

/// Whether the files of a zip stand one behind another from its first byte on, as long as its directory says, with nothing
/// before, between or behind them. Others may read a file that is not so; this program never wrote it.
pub(super) fn is_tight(file: &[u8]) -> bool {
    rows_fit(file).unwrap_or(false)
}

fn rows_fit(file: &[u8]) -> Option<bool> {
    let end_at = file.len().checked_sub(END_LENGTH)?;
    let end = &file[end_at..];
    let (mut row_at, directory) = (long(end, 16)?, long(end, 12)?);
    if !end.starts_with(END) || short(end, 20)? != 0 || row_at.checked_add(directory)? != end_at {
        return Some(false);
    }
    let (from, mut at) = (row_at, 0);
    for _ in 0..short(end, 10)? {
        let row = file.get(row_at..end_at)?;
        let one = file.get(at..from)?;
        // Version, flags, method, time, sum and both lengths, of the file and of its row.
        let same = row.get(6..28)? == one.get(4..26)?;
        if !row.starts_with(ROW) || !one.starts_with(FILE) || !same || long(row, 42)? != at {
            return Some(false);
        }
        at += 30 + short(one, 26)? + short(one, 28)? + long(one, 18)?;
        row_at += 46 + short(row, 28)? + short(row, 30)? + short(row, 32)?;
    }
    Some(at == from && row_at == end_at)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(two)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}
