//! Bytes of a file to text: UTF-8 only; other encodings are recognised and refused with advice.

use super::diag::Diagnostic;
use super::source::{SourceId, Sources, Span};
use crate::base::codes;

const HOW_TO_SAVE: &str = "用记事本打开，选“文件→另存为”，在“编码”里选 UTF-8 再保存；WPS、Excel 导出的文件也要这样另存一次";

/// What some programs begin a file of UTF-8 with; it is no part of the text.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The marks that some program ends lines with.
pub const LINE_ENDS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// Adds a file's text to `sources` under `name` and returns its number.
///
/// A byte order mark is removed, so that positions count from the first visible character; line ends stay as they
/// are. Bytes that are not UTF-8 are the error Y01 at the first of them; it names the encoding if the file looks like
/// GBK, UTF-16 or UTF-32. Lines that end with neither LF nor CRLF are the error Y17, once for the file.
pub fn decode(
    name: &str,
    bytes: &[u8],
    sources: &mut Sources,
) -> Result<SourceId, Box<Diagnostic>> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if let Some(kind) = binary_kind(bytes) {
        return Err(no_text(kind, Span::new(sources.add(name, ""), 0..0)));
    }
    if let Some((found, text)) = wide(bytes) {
        let source = sources.add(name, text);
        return Err(refuse(found, Span::new(source, 0..0)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.matches('\0').count() > FEW => {
            let first = text.find('\0').unwrap_or_default();
            let source = sources.add(name, text.replace('\0', ""));
            Err(empty_bytes(text.matches('\0').count(), Span::new(source, first..first)))
        }
        Ok(text) => match LineEnds::of(text) {
            LineEnds::Usual => Ok(sources.add(name, text)),
            LineEnds::Other(ends, first) => {
                let (before, text) = (plain_lines(&text[..first]), plain_lines(text));
                let source = sources.add(name, text);
                Err(Box::new(other_line_ends(&ends, Span::new(source, before.len()..before.len()))))
            }
        },
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

/// What can be read of a file in whatever encoding, to tell what file it is.
pub fn legible(bytes: &[u8]) -> String {
    wide(bytes).map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), |(_, text)| text)
}

fn refuse(found: &str, span: Span) -> Box<Diagnostic> {
    let message = format!("文件不是 UTF-8 编码，像是{found}编码");
    Box::new(Diagnostic::new(codes::Y01, message).at(span).hint(HOW_TO_SAVE))
}

/// What is no text: a file of an office program, an archive, a PDF, a picture; behind 这是, so with a blank before Latin letters.
pub fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    match bytes {
        [b'P', b'K', 3, 4, ..] if holds(b"word/") => Some(" Word 文件（.docx）"),
        [b'P', b'K', 3, 4, ..] if holds(b"xl/") => Some(" Excel 文件（.xlsx）"),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some("压缩文件（.zip 之类）"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("旧版的 Word、Excel 或 WPS 文件"),
        [b'%', b'P', b'D', b'F', ..] => Some(" PDF 文件"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => Some("图片"),
        [0x1f, 0x8b, ..]
        | [0xfd, b'7', b'z', b'X', b'Z', ..]
        | [b'7', b'z', 0xbc, 0xaf, ..]
        | [b'R', b'a', b'r', b'!', ..] => Some("压缩文件（.gz 之类）"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some(" RTF 文档（.rtf）"),
        _ if is_page(bytes) => Some("网页（.html）"),
        _ => None,
    }
}

/// Whether a file begins as web pages do.
fn is_page(bytes: &[u8]) -> bool {
    let begins =
        |word: &[u8]| bytes.get(..word.len()).is_some_and(|first| first.eq_ignore_ascii_case(word));
    begins(b"<!doctype html") || begins(b"<html")
}

fn no_text(kind: &str, span: Span) -> Box<Diagnostic> {
    let message = format!("这是{kind}，不是 UTF-8 编码的纯文本文件");
    Box::new(Diagnostic::new(codes::Y01, message).at(span).hint(
        "写错路径的，改写成文本文件的路径；文件放错了的，换回原来的文本文件。不要用记事本打开它再保存，那样会损坏它",
    ))
}

/// What a system that lost its power leaves of a file that was being written.
fn empty_bytes(count: usize, span: Span) -> Box<Diagnostic> {
    let message = format!("文件里有 {count} 个空字节（U+0000），没有写完整，多半是当时断电或死机");
    Box::new(Diagnostic::new(codes::Y02, message).at(span).hint(
        "从备份或编辑器的历史版本恢复这个文件；只有末尾有空字节、前面的内容齐全的，用编辑器删去它们",
    ))
}

/// So many marks within a text are reported at their places; more of them are one fault of the file.
const FEW: usize = 3;

/// How the lines of a text end.
enum LineEnds {
    /// With LF or CRLF.
    Usual,
    /// Otherwise: how, and the first byte where that is so.
    Other(String, usize),
}

impl LineEnds {
    fn of(text: &str) -> Self {
        if text.contains('\r') && !text.contains('\n') {
            return Self::Other("每行只用回车（CR）结尾，没有换行".into(), 0);
        }
        let doubled = text.matches("\r\r\n").count();
        if doubled > FEW {
            return Self::Other(format!("有 {doubled} 行以两个回车加一个换行（CR CR LF）结尾"), 0);
        }
        let lone = |(at, _): &(usize, &str)| !text[at + 1..].starts_with('\n');
        let returns = text.match_indices('\r').filter(lone);
        if let Some(first) = returns.clone().nth(FEW).and_then(|_| returns.clone().next()) {
            let count = returns.count();
            return Self::Other(format!("有 {count} 行只用回车（CR）结尾，没有换行"), first.0);
        }
        let mut others = text.match_indices(&LINE_ENDS[2..]);
        let Some((first, mark)) = others.next().filter(|_| others.clone().count() >= FEW) else {
            return Self::Usual;
        };
        let (mark, count) = (mark.chars().next().map_or(0, u32::from), others.count() + 1);
        Self::Other(format!("有 {count} 行以 U+{mark:04X} 结尾，不是换行"), first)
    }
}

/// A text with lines that end with LF.
fn plain_lines(text: &str) -> String {
    text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace(LINE_ENDS, "\n")
}

fn other_line_ends(ends: &str, span: Span) -> Diagnostic {
    Diagnostic::new(codes::Y17, format!("文件{ends}，几行会当作一行来读"))
        .at(span)
        .hint("用记事本、WPS 等打开，把换行符改成 Windows 的（CRLF）或 Unix 的（LF）再保存")
}

/// The text of a UTF-32 or UTF-16 file and what it is called, recognised by its byte order mark or by the zero bytes of
/// its first ASCII characters.
fn wide(bytes: &[u8]) -> Option<(&'static str, String)> {
    let utf32 = utf32(bytes).map(|text| ("UTF-32", text));
    utf32.or_else(|| utf16(bytes).map(|text| ("UTF-16（Unicode）", text)))
}

fn utf32(bytes: &[u8]) -> Option<String> {
    let (body, little) = match bytes {
        [0xff, 0xfe, 0, 0, body @ ..] => (body, true),
        [0, 0, 0xfe, 0xff, body @ ..] => (body, false),
        [first, 0, 0, 0, second, 0, 0, 0, ..] if *first != 0 && *second != 0 => (bytes, true),
        [0, 0, 0, first, 0, 0, 0, second, ..] if *first != 0 && *second != 0 => (bytes, false),
        _ => return None,
    };
    let character = |four: &[u8; 4]| {
        let number = if little { u32::from_le_bytes(*four) } else { u32::from_be_bytes(*four) };
        char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER)
    };
    Some(body.as_chunks::<4>().0.iter().map(character).collect())
}

/// The text of a UTF-16 file.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (body, little) = match bytes {
        [0xff, 0xfe, body @ ..] => (body, true),
        [0xfe, 0xff, body @ ..] => (body, false),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (bytes, true),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (bytes, false),
        _ => return None,
    };
    let unit = |pair: &[u8; 2]| match little {
        true => u16::from_le_bytes(*pair),
        false => u16::from_be_bytes(*pair),
    };
    let units: Vec<_> = body.as_chunks::<2>().0.iter().map(unit).collect();
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
