//! File names: those that Windows keeps for devices, which cannot be used there, and the numbered ones beside a file.

use std::path::{Component, Path, PathBuf};

use crate::base::digest::digest;

/// The first part of a path that Windows reserves (`con`, `NUL.txt`, `com1`), if there is one.
///
/// Reserved is what stands before the first point, in any case, blanks at its end aside; COM and LPT go with a digit,
/// also a raised one.
pub fn reserved_in(path: &Path) -> Option<String> {
    let names = path.components().filter_map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    names.into_iter().find(|name| is_reserved(name)).map(str::to_string)
}

fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |port: &str| {
        let mut rest = stem.strip_prefix(port).into_iter().flat_map(str::chars);
        rest.next().is_some_and(|digit| digit.is_ascii_digit() || "¹²³".contains(digit))
            && rest.next().is_none()
    };
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str())
        || numbered("COM")
        || numbered("LPT")
}

/// The greatest number that is appended to a file name.
const MOST: u32 = 9999;

/// How long a file name may be: in bytes, on Windows in units of UTF-16.
const LONGEST: usize = 255;

/// `报告-2.docx`, `报告-3.docx` and so on beside `报告.docx`.
pub(super) fn numbered(path: &Path) -> impl Iterator<Item = PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    (2..=MOST).map(move |number| path.with_file_name(numbered_name(&stem, number, &ending)))
}

/// A stem that is too long for the number is cut, and gets a mark of its own: other long ones may begin as it does, and
/// their reports must not replace each other.
fn numbered_name(stem: &str, number: u32, ending: &str) -> String {
    let behind = format!("-{number}.{ending}");
    if length(stem) + length(&behind) <= LONGEST {
        return format!("{stem}{behind}");
    }
    let mark = format!("～{:04x}", digest([stem.as_bytes()]) & 0xffff);
    let room = LONGEST.saturating_sub(length(&mark) + length(&behind));
    let mut kept = String::new();
    for character in stem.chars() {
        kept.push(character);
        if length(&kept) > room {
            kept.pop();
            break;
        }
    }
    format!("{kept}{mark}{behind}")
}

/// The length of a name as the system counts it.
fn length(name: &str) -> usize {
    if cfg!(windows) { name.encode_utf16().count() } else { name.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_name_fits_and_is_of_one_stem() {
        assert_eq!(numbered_name("报告", 2, "docx"), "报告-2.docx");
        let ends = ["甲", "乙"].map(|end| format!("{}{end}", "长".repeat(82)));
        let [one, other] = ends.map(|stem| numbered_name(&stem, 12, "docx"));
        assert!(one != other && one.starts_with("长长") && one.ends_with("-12.docx"), "{one}");
        assert!(length(&one) <= LONGEST, "{one}");
    }
}
