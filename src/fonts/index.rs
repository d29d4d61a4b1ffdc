//! Font files to the families in them, remembered from run to run so that a thousand fonts need not be opened.

use std::collections::BTreeMap;
use std::path::PathBuf;

use fontdb::{Database, FaceInfo, ID, Language, Source, Stretch, Style, Weight};

use crate::base::digest::digest;
use crate::base::stamp::Stamp;

/// How the text of an index begins. The number changes with the form of the lines.
const HEAD: &str = "jixiao-fonts 1 ";

/// The faces of font files that were read before, by path.
///
/// It is a help and never needed: a text that is cut off, damaged or of another form counts as an empty one.
#[derive(Clone, Debug, Default)]
pub struct FontIndex {
    before: BTreeMap<PathBuf, FaceEntry>,
    now: BTreeMap<PathBuf, FaceEntry>,
    changed: bool,
}

/// What is known of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
struct FaceEntry {
    size: u64,
    modified: u64,
    faces: Vec<IndexedFile>,
}

/// What is known of one face: all that a query by family looks at.
#[derive(Clone, PartialEq, Eq, Debug)]
struct IndexedFile {
    index: u32,
    weight: u16,
    stretch: u16,
    style: u16,
    families: Vec<String>,
}

impl FontIndex {
    /// Reads an index as [`Self::text_if_changed`] writes it.
    pub fn read(text: &str) -> Self {
        Self { before: entries(text).unwrap_or_default(), ..Self::default() }
    }

    /// The index of the files asked for since, if it differs from the one that was read.
    pub fn text_if_changed(&self) -> Option<String> {
        if !self.changed && self.now.len() == self.before.len() {
            return None;
        }
        let lines: String = self.now.iter().filter_map(|(path, entry)| line(path, entry)).collect();
        Some(format!("{HEAD}{:016x}\n{lines}", digest([lines.as_bytes()])))
    }

    /// The faces of a file that have one of the families; the file is read only if it is new or has changed.
    pub(super) fn faces(&mut self, file: &Stamp, wanted: &[&str]) -> Vec<FaceInfo> {
        let known = self.before.get(&file.path);
        let known = known.filter(|e| (e.size, e.modified) == (file.size, file.modified)).cloned();
        let entry = known.unwrap_or_else(|| {
            self.changed = true;
            FaceEntry { size: file.size, modified: file.modified, faces: read_faces(file) }
        });
        let named =
            |face: &&IndexedFile| face.families.iter().any(|f| wanted.contains(&f.as_str()));
        let found = entry.faces.iter().filter(named).map(|face| info(file, face)).collect();
        self.now.insert(file.path.clone(), entry);
        found
    }
}

fn read_faces(file: &Stamp) -> Vec<IndexedFile> {
    let mut database = Database::new();
    // A file that cannot be read has no faces for us.
    let _ = database.load_font_file(&file.path);
    let mut faces: Vec<IndexedFile> = database.faces().map(known).collect();
    faces.sort_by_key(|face| face.index);
    faces
}

fn known(face: &FaceInfo) -> IndexedFile {
    let families = face.families.iter().map(|(name, _)| name.clone());
    IndexedFile {
        index: face.index,
        weight: face.weight.0,
        stretch: face.stretch.to_number(),
        style: match face.style {
            Style::Normal => 0,
            Style::Italic => 1,
            Style::Oblique => 2,
        },
        families: families.filter(|name| !name.contains(['\t', '\n', '\r', '/'])).collect(),
    }
}

fn info(file: &Stamp, face: &IndexedFile) -> FaceInfo {
    let families = face.families.iter().map(|name| (name.clone(), Language::English_UnitedStates));
    FaceInfo {
        id: ID::dummy(),
        source: Source::File(file.path.clone()),
        index: face.index,
        families: families.collect(),
        post_script_name: String::new(),
        style: [Style::Normal, Style::Italic, Style::Oblique][usize::from(face.style.min(2))],
        weight: Weight(face.weight),
        stretch: stretch(face.stretch),
        monospaced: false,
    }
}

fn stretch(number: u16) -> Stretch {
    use Stretch::*;
    let all = [
        UltraCondensed,
        ExtraCondensed,
        Condensed,
        SemiCondensed,
        Normal,
        SemiExpanded,
        Expanded,
        ExtraExpanded,
        UltraExpanded,
    ];
    all.into_iter().find(|known| known.to_number() == number).unwrap_or(Normal)
}

/// `path ⇥ size ⇥ time ⇥ 0 400 5 0/family/family ⇥ …`; nothing for a path that a line cannot hold.
fn line(path: &std::path::Path, entry: &FaceEntry) -> Option<String> {
    let path = path.to_str().filter(|path| !path.contains(['\t', '\n', '\r']))?;
    let mut line = format!("{path}\t{}\t{}", entry.size, entry.modified);
    for IndexedFile { index, weight, stretch, style, families } in &entry.faces {
        let numbers = format!("{index} {weight} {stretch} {style}");
        line.push_str(&format!("\t{numbers}/{}", families.join("/")));
    }
    line.push('\n');
    Some(line)
}

fn entries(text: &str) -> Option<BTreeMap<PathBuf, FaceEntry>> {
    let (head, lines) = text.split_once('\n')?;
    let stated = head.strip_prefix(HEAD)?;
    if stated != format!("{:016x}", digest([lines.as_bytes()])) {
        return None;
    }
    lines.lines().map(entry).collect()
}

fn entry(line: &str) -> Option<(PathBuf, FaceEntry)> {
    let mut fields = line.split('\t');
    let path = PathBuf::from(fields.next()?);
    let (size, modified) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    let faces = fields.map(face).collect::<Option<_>>()?;
    Some((path, FaceEntry { size, modified, faces }))
}

fn face(field: &str) -> Option<IndexedFile> {
    let (numbers, families) = field.split_once('/')?;
    let numbers: Vec<u32> = numbers.split(' ').map(|n| n.parse().ok()).collect::<Option<_>>()?;
    let [index, weight, stretch, style] = numbers[..] else { return None };
    let short = |number: u32| u16::try_from(number).ok();
    let families = families.split('/').map(str::to_string).collect();
    let (weight, stretch, style) = (short(weight)?, short(stretch)?, short(style)?);
    Some(IndexedFile { index, weight, stretch, style, families })
}
