//! Bytes of a file to text: UTF-8 only; other encodings are recognised and refused with advice.

use super::diag::Diagnostic;
use super::source::{SourceId, Sources, Span};
use crate::base::codes;

const HOW_TO_SAVE: &str = "用记事本打开，选“文件→另存为”，在“编码”里选 UTF-8 再保存；WPS、Excel 导出的文件也要这样另存一次";

/// Adds a file's text to `sources` under `name` and returns its number.
///
/// A byte order mark is removed, so that positions count from the first visible character; line ends stay as they
/// are. Bytes that are not UTF-8 are the error Y01 at the first of them; it names the encoding if the file looks like
/// GBK or UTF-16.
pub fn decode(
    name: &str,
    bytes: &[u8],
    sources: &mut Sources,
) -> Result<SourceId, Box<Diagnostic>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(text) = utf16(bytes) {
        let source = sources.add(name, text);
        return Err(refuse("UTF-16（Unicode）", Span::new(source, 0..0)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if has_old_line_ends(text) => {
            let source = sources.add(name, text.replace('\r', "\n"));
            Err(Box::new(old_line_ends(Span::new(source, 0..0))))
        }
        Ok(text) => Ok(sources.add(name, text)),
        Err(error) => {
            // Some pairs of GBK bytes are valid UTF-8 too, so point at the first Chinese character.
            let chinese = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
            let (at, found) = match is_gbk(&bytes[chinese..]) {
                true => (chinese, "GBK（ANSI）"),
                false => (error.valid_up_to(), "别的"),
            };
            let text = String::from_utf8_lossy(bytes);
            let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
            let source = sources.add(name, text);
            Err(refuse(found, Span::new(source, at..end)))
        }
    }
}

fn refuse(found: &str, span: Span) -> Box<Diagnostic> {
    let message = format!("文件不是 UTF-8 编码，像是{found}编码");
    Box::new(Diagnostic::new(codes::Y01, message).at(span).hint(HOW_TO_SAVE))
}

/// Whether lines end with a carriage return alone, as on old Macs.
fn has_old_line_ends(text: &str) -> bool {
    text.contains('\r') && !text.contains('\n')
}

fn old_line_ends(span: Span) -> Diagnostic {
    Diagnostic::new(codes::Y17, "文件每行只用回车（CR）结尾，没有换行，整个文件会当作一行")
        .at(span)
        .hint("用记事本、WPS 等打开，把换行符改成 Windows 的（CRLF）或 Unix 的（LF）再保存")
}

/// The text of a UTF-16 file, recognised by its byte order mark or by the zero bytes of its first ASCII characters.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (body, little) = match bytes {
        [0xff, 0xfe, body @ ..] => (body, true),
        [0xfe, 0xff, body @ ..] => (body, false),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (bytes, true),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (bytes, false),
        _ => return None,
    };
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    };
    let units: Vec<_> = body.chunks_exact(2).map(unit).collect();
    Some(String::from_utf16_lossy(&units))
}

/// Whether bytes that start at a character boundary could be GBK: pairs of 81–FE and 40–FE, except 7F.
fn is_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] | [0x81..=0xfe] => return true,
            [0..=0x7f, rest @ ..] => rest,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..] => rest,
            // GB 18030 encodes rare characters in four bytes.
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, rest @ ..] => rest,
            _ => return false,
        };
    }
}
