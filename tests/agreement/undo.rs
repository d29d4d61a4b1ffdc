//! A flat text file of LibreOffice's to the same file without what LibreOffice does against the Word file.
//!
//! Each step stands in tests/README.md with its reason. None knows where a line of ours ends.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What a Word file says that LibreOffice does not read.
pub(super) struct Word {
    /// Marks that begin no line (`w:noLineBreaksBefore`).
    not_at_start: String,
    /// Marks that end no line (`w:noLineBreaksAfter`).
    not_at_end: String,
    /// Names of its fonts.
    fonts: Vec<String>,
}

impl Word {
    /// Reads the settings and fonts of a Word file.
    pub(super) fn read(file: &Path) -> Result<Self, String> {
        let (settings, fonts) = (part(file, "settings")?, part(file, "fontTable")?);
        let list = |name: &str| {
            let element = settings.split(&format!("<{name} ")).nth(1)?;
            Some(unescape(element.split("w:val=\"").nth(1)?.split('"').next()?))
        };
        let names = fonts.split("<w:font w:name=\"").skip(1);
        Ok(Self {
            not_at_start: list("w:noLineBreaksBefore").ok_or("no noLineBreaksBefore")?,
            not_at_end: list("w:noLineBreaksAfter").ok_or("no noLineBreaksAfter")?,
            fonts: names.filter_map(|name| Some(name.split('"').next()?.to_string())).collect(),
        })
    }
}

fn part(file: &Path, name: &str) -> Result<String, String> {
    let file = File::open(file).map_err(|error| error.to_string())?;
    let mut archive = zip::ZipArchive::new(file).map_err(|error| error.to_string())?;
    let mut part =
        archive.by_name(&format!("word/{name}.xml")).map_err(|error| error.to_string())?;
    let mut text = String::new();
    part.read_to_string(&mut text).map_err(|error| error.to_string())?;
    Ok(text)
}

fn unescape(text: &str) -> String {
    quick_xml::escape::unescape(text).expect("the part is well formed").into_owned()
}

/// The file with all steps taken.
pub(super) fn undo(flat: &str, word: &Word) -> String {
    let flat = flat
        .replace("style:text-autospace=\"ideograph-alpha\"", "style:text-autospace=\"none\"")
        .replace("style:punctuation-wrap=\"hanging\"", "style:punctuation-wrap=\"simple\"");
    let flat = only_fonts_of(&flat, word);
    let flat = with_marks_of(&flat, word);
    let flat = with_tracking_in_the_size(&flat);
    let (head, body) = flat.split_once("<office:body>").expect("a flat file has a body");
    format!("{head}<office:body>{}", joined(body, word))
}

/// Without the faces that LibreOffice embeds for its own styles: 60 MB that no text uses.
fn only_fonts_of(flat: &str, word: &Word) -> String {
    const OPEN: &str = "<style:font-face ";
    const CLOSE: &str = "</style:font-face>";
    let mut pieces = flat.split(OPEN);
    let mut kept = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let used = word.fonts.iter().any(|name| piece.contains(&format!("family=\"{name}\"")));
        match piece.split_once(CLOSE) {
            Some((_, after)) if !used => kept.push_str(after),
            _ => kept.push_str(&format!("{OPEN}{piece}")),
        }
    }
    kept
}

/// With the lists of marks that begin or end no line, which LibreOffice does not take from the Word file.
fn with_marks_of(flat: &str, word: &Word) -> String {
    let item = |name: &str, value: &str| {
        let value = quick_xml::escape::escape(value);
        format!(
            "<config:config-item config:name=\"{name}\" config:type=\"string\">{value}\
             </config:config-item>"
        )
    };
    let entry = [
        item("Language", "zh"),
        item("Country", "CN"),
        item("Variant", ""),
        item("BeginLine", &word.not_at_start),
        item("EndLine", &word.not_at_end),
    ];
    let map = format!(
        "<config:config-item-map-indexed config:name=\"ForbiddenCharacters\">\
         <config:config-item-map-entry>{}</config:config-item-map-entry>\
         </config:config-item-map-indexed>",
        entry.concat()
    );
    let set = "config:name=\"ooo:configuration-settings\">";
    flat.replacen(set, &format!("{set}{map}"), 1)
}

/// With tracking as a smaller size, for LibreOffice drops it behind the last character of every stretch of Chinese or
/// Latin text: a Chinese character is one em wide, a Latin one half an em, so each gets the size that has its advance.
fn with_tracking_in_the_size(flat: &str) -> String {
    const OPEN: &str = "<style:text-properties";
    let mut pieces = flat.split(OPEN);
    let mut out = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (properties, after) = piece.split_once('>').expect("an element ends");
        let name =
            out.rsplit("<style:style style:name=\"").next().and_then(|own| own.split('"').next());
        let around = || size_around(flat, name?);
        out.push_str(&format!("{OPEN}{}>{after}", sized(properties, around)));
    }
    out
}

/// The face of raised and lowered digits, which are 0.29 em wide.
const RAISED: &str = "style:font-name=\"绩效角标\"";

/// The width of theirs for a point of their size.
const RAISED_WIDTH: f64 = 0.29;

/// The size of body text and its tracking, which runs of it do not say again.
const BODY: (f64, f64) = (16.0, -0.25);

/// The size of the paragraph in which a run of a style stands.
fn size_around(flat: &str, run: &str) -> Option<f64> {
    let at = flat.find(&format!("<text:span text:style-name=\"{run}\""))?;
    let paragraph = flat[..at].rfind("<text:p ").max(flat[..at].rfind("<text:h "))?;
    let mut name = flat[paragraph..].split('"').nth(1)?;
    loop {
        let style = flat.split(&format!("<style:style style:name=\"{name}\"")).nth(1)?;
        let style = style.split("<style:style ").next()?;
        match value(style, " fo:font-size", "pt") {
            Some(size) => return Some(size),
            None => name = style.split("style:parent-style-name=\"").nth(1)?.split('"').next()?,
        }
    }
}

fn sized(properties: &str, around: impl FnOnce() -> Option<f64>) -> String {
    let tracking = value(properties, " fo:letter-spacing", "in").map(|inches| inches * 72.0);
    let size = value(properties, " fo:font-size", "pt");
    let tracking = tracking.map(|tracking| (tracking * 20.0).round() / 20.0);
    let is_raised = size.is_none() && properties.contains(RAISED);
    if !is_raised && tracking.is_none() {
        return properties.into();
    }
    let tracking = tracking.unwrap_or(BODY.1);
    let latin = if is_raised { tracking / RAISED_WIDTH } else { tracking * 2.0 };
    let size = size.or_else(|| around().filter(|_| !is_raised)).unwrap_or(BODY.0);
    let properties = put(properties, " fo:letter-spacing", "normal");
    let properties = put(&properties, " fo:font-size", &format!("{}pt", size + latin));
    put(&properties, " style:font-size-asian", &format!("{}pt", size + tracking))
}

fn value(properties: &str, name: &str, unit: &str) -> Option<f64> {
    let (_, after) = properties.split_once(&format!("{name}=\""))?;
    after.split('"').next()?.strip_suffix(unit)?.parse().ok()
}

/// With a value in place of the one that is there, or behind all others.
fn put(properties: &str, name: &str, value: &str) -> String {
    let start = format!("{name}=\"");
    let Some((before, after)) = properties.split_once(&start) else {
        let (inner, end) = properties.strip_suffix('/').map_or((properties, ""), |p| (p, "/"));
        return format!("{inner}{start}{value}\"{end}");
    };
    let (_, after) = after.split_once('"').expect("an attribute ends");
    format!("{before}{start}{value}\"{after}")
}

/// With signs without width where LibreOffice breaks against Word's rules.
fn joined(body: &str, word: &Word) -> String {
    let mut out = String::with_capacity(body.len() * 2);
    let mut before = None;
    let mut crossed = false;
    let mut rest = body;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '<' => rest.find('>').map_or(rest.len(), |end| end + 1),
            '&' => rest.find(';').map_or(rest.len(), |end| end + 1),
            _ => first.len_utf8(),
        };
        let token = &rest[..length];
        if first == '<' {
            let span = token.contains("text:span");
            crossed |= span;
            before = before.filter(|_| span || token.contains("soft-page-break"));
        } else {
            let sign = before.and_then(|before| sign(before, first, crossed, word));
            out.extend(sign);
            (before, crossed) = (Some(first), false);
        }
        out.push_str(token);
        rest = &rest[length..];
    }
    out
}

/// Word joiner: no line ends here.
const HOLD: char = '\u{2060}';
/// Zero width space: a line may end here.
const PART: char = '\u{200b}';

/// The sign between two characters; `crossed` says that a run ends between them.
fn sign(before: char, after: char, crossed: bool, word: &Word) -> Option<char> {
    let torn = before == after && matches!(before, '—' | '…')
        || before == '/' && after.is_ascii_alphanumeric()
        || "-±≥≤≈№".contains(before) && after.is_ascii_digit()
        || is_small(after) && (before.is_ascii_alphanumeric() || is_small(before))
        || is_small(before) && (after == '.' || after.is_ascii_alphanumeric())
        || before == '.' && is_small(after);
    let held = word.not_at_end.contains(before) || word.not_at_start.contains(after);
    let edge = crossed || latin(before) != latin(after) || neither(before) || neither(after);
    let inside = latin(before) && latin(after);
    match (torn || edge && (held || inside), edge) {
        (true, _) => Some(HOLD),
        (false, true) => Some(PART),
        (false, false) => None,
    }
}

/// Raised and lowered digits and signs, which stay with their letter or number.
fn is_small(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '\u{2070}'..='\u{208e}')
}

/// What is Latin to Word, whose hints make marks such as `“` and `×` Chinese.
fn latin(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{a0}' | '–' | '²' | '³' | '¹' | 'µ' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ӿ')
}

/// Signs such as `±` and `■`, which to LibreOffice are of the script of their neighbours.
fn neither(character: char) -> bool {
    !latin(character) && character < '\u{2e80}' && !"“”‘’—…".contains(character)
}
