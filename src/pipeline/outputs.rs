//! The files of a report on the disk: their names, and the makes that they state.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::write::Format;

/// The facts files whose reports would have the same name, with that name.
pub fn clashes(files: &[PathBuf]) -> Vec<(String, Vec<&PathBuf>)> {
    let mut by_name: BTreeMap<String, Vec<&PathBuf>> = BTreeMap::new();
    for file in files {
        by_name.entry(output_name(file).to_lowercase()).or_default().push(file);
    }
    by_name.into_iter().filter(|(_, files)| files.len() > 1).collect()
}

/// The file name of a facts file's reports, without extension.
pub fn output_name(facts: &Path) -> String {
    facts.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether the files of a report state that they are of different makes; an edited one is its owner's, and states nothing.
pub fn are_of_different_makes(files: &[(Format, Vec<u8>)]) -> bool {
    let stated =
        |(format, file): &(Format, Vec<u8>)| (format.writer().inspection.stated_make)(file);
    let makes = files.iter().filter_map(stated);
    let makes: Vec<_> = makes.collect();
    makes.iter().any(|make| *make != makes[0]) && files.iter().all(is_as_written)
}

fn is_as_written((format, file): &(Format, Vec<u8>)) -> bool {
    format.writer().is_as_written.is_none_or(|is_as_written| is_as_written(file))
}
