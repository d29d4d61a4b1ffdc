//! A Word file to the PDF that LibreOffice makes of it, by way of a flat text file in which its ways are undone.
//!
//! A process of its own for each step: in one process the fonts embedded in the first file serve all files.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::undo;
use super::undo::Word;

/// Lays out a Word file; everything is written to `folder`.
pub(super) fn lay_out(word: &Path, folder: &Path) -> Result<PathBuf, String> {
    convert(&flattened(word, folder)?, "pdf", folder)
}

/// The flat text file of a Word file, in which LibreOffice's ways are undone.
pub(super) fn flattened(word: &Path, folder: &Path) -> Result<PathBuf, String> {
    let flat = convert(word, "fodt", folder)?;
    let text = std::fs::read_to_string(&flat).map_err(|error| error.to_string())?;
    let text = undo::undo(&text, &Word::read(word)?);
    std::fs::write(&flat, text).map_err(|error| error.to_string())?;
    Ok(flat)
}

fn convert(file: &Path, kind: &str, folder: &Path) -> Result<PathBuf, String> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
        .args([folder, file])
        .output()
        .map_err(|error| error.to_string())?;
    let made = folder.join(file.file_name().expect("a file")).with_extension(kind);
    if made.exists() {
        return Ok(made);
    }
    Err(format!("soffice {}: {}", file.display(), String::from_utf8_lossy(&output.stderr)))
}
