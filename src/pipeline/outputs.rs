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

/// Whether the files of a report state that they are of different makes; an edited one is its owner's.
pub fn are_of_different_makes<'a>(files: impl Iterator<Item = (Format, &'a [u8])>) -> bool {
    let makes: Vec<_> = makes_of(files).collect();
    makes.iter().any(|make| *make != makes[0])
}

/// Whether an ended run left the files of a report behind, of different makes: it had put one in its place, and the other
/// is among what it left over. Files of different makes that were made one by one are their owner's.
pub fn are_left_mixed(files: &[(Format, Vec<u8>)], left_over: &[Vec<u8>]) -> bool {
    let files = || files.iter().map(|(format, file)| (*format, &file[..]));
    let each = |file| Format::ALL.iter().map(move |format| (*format, file));
    let mut left = makes_of(left_over.iter().flat_map(|file| each(&file[..])));
    are_of_different_makes(files()) && left.any(|make| makes_of(files()).any(|own| own == make))
}

/// The makes that files state.
fn makes_of<'a>(files: impl Iterator<Item = (Format, &'a [u8])>) -> impl Iterator<Item = String> {
    files.filter_map(|(format, file)| (format.writer().make_of)(file))
}
