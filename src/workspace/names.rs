//! Names that Windows keeps for devices: a file or folder of such a name cannot be used there.

use std::path::{Component, Path};

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
