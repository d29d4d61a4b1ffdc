//! Text files as the plain editors of a system want them.

use std::borrow::Cow;

use crate::base::encoding::BYTE_ORDER_MARK;

/// A text with LF as it is written for somebody to edit: on Windows with the mark of UTF-8 and CRLF, for Notepad before
/// Windows 10 1809 knows no other end of a line, and an older one takes a file without the mark for the system's code page.
pub fn for_editors(text: &[u8]) -> Cow<'_, [u8]> {
    if cfg!(windows) { Cow::Owned(with_mark(text)) } else { Cow::Borrowed(text) }
}

fn with_mark(text: &[u8]) -> Vec<u8> {
    let mut written = BYTE_ORDER_MARK.to_vec();
    for byte in text {
        if *byte == b'\n' {
            written.push(b'\r');
        }
        written.push(*byte);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::with_mark;

    #[test]
    fn windows_gets_the_mark_and_its_ends_of_lines() {
        assert_eq!(with_mark("年\n\n度".as_bytes()), "\u{feff}年\r\n\r\n度".as_bytes());
    }
}
