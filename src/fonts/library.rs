//! Finds the faces of each font stack: in the project's folders first, then in the system's files, with fontdb.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fontdb::{Database, FaceInfo, Family, Query, Source};

use super::face::{Face, FaceId, GlyphId};
use super::index::Index;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::stamp::Stamp;
use crate::doc::{FaceKey, StyleSheet};

/// Where to search for fonts.
#[derive(Clone, Debug, Default)]
pub struct FontSearch {
    /// Folders, in order of preference.
    pub folders: Vec<PathBuf>,
    /// The system's font files, in order of preference.
    pub system: Vec<Stamp>,
}

/// The faces of a run, by font stack.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    faces: Vec<Face>,
    stacks: BTreeMap<FaceKey, Vec<FaceId>>,
    fallback: Vec<FaceKey>,
    folders: Vec<PathBuf>,
}

impl Fonts {
    /// Finds all available families of a style sheet. A stack without any face is an error (F01).
    pub fn load(style: &StyleSheet, search: &FontSearch, findings: &mut Diagnostics) -> Self {
        Self::load_with(style, search, &mut Index::default(), findings)
    }

    /// As [`Self::load`]; system files known to `index` are not opened, the others are added to it.
    pub fn load_with(
        style: &StyleSheet,
        search: &FontSearch,
        index: &mut Index,
        findings: &mut Diagnostics,
    ) -> Self {
        let mut database = Database::new();
        search.folders.iter().for_each(|folder| add_folder(&mut database, folder));
        let wanted: Vec<&str> =
            style.faces.values().flat_map(|s| s.families.iter().map(String::as_str)).collect();
        for face in search.system.iter().flat_map(|file| index.faces(file, &wanted)) {
            database.push_face_info(face);
        }
        let mut fonts = Self {
            fallback: style.fallback.clone(),
            folders: search.folders.clone(),
            ..Self::default()
        };
        for (key, stack) in &style.faces {
            let found =
                stack.families.iter().filter_map(|family| fonts.find(&mut database, family));
            let found: Vec<FaceId> = found.collect();
            if found.is_empty() {
                findings.push(missing_stack(&stack.official, &stack.families, search));
            }
            fonts.stacks.insert(key.clone(), found);
        }
        fonts
    }

    fn find(&mut self, database: &mut Database, family: &str) -> Option<FaceId> {
        let query = Query { families: &[Family::Name(family)], ..Query::default() };
        let id = database.query(&query)?;
        let info = database.face(id)?.clone();
        let path = match &info.source {
            Source::File(path) | Source::SharedFile(path, _) => path.clone(),
            Source::Binary(_) => PathBuf::new(),
        };
        let known = self.faces.iter().position(|f| f.path == path && f.index == info.index);
        if let Some(known) = known {
            return Some(FaceId(known as u16));
        }
        // SAFETY: the file is mapped read-only. An installed font is not rewritten in place while a report is made; if
        // it were, outlines could be wrong, but every read of them is bounds-checked.
        let (data, index) = unsafe { database.make_shared_face_data(id) }?;
        let face = Face::read(family.to_string(), path, data, index)?;
        if !face.may_embed() {
            return None;
        }
        self.faces.push(face);
        Some(FaceId((self.faces.len() - 1) as u16))
    }

    /// The face with this id.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// All faces with their ids.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, &Face)> {
        self.faces.iter().enumerate().map(|(index, face)| (FaceId(index as u16), face))
    }

    /// The folders that were searched, in order of preference.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The faces of a stack in order of preference, without those of the fallback stacks.
    pub fn stack(&self, key: &FaceKey) -> &[FaceId] {
        self.stacks.get(key).map_or(&[], Vec::as_slice)
    }

    /// The first face of a stack, then of the fallback stacks, that has a character, and its glyph there.
    pub fn pick(&self, key: &FaceKey, character: char) -> Option<(FaceId, GlyphId)> {
        let fallback = self.fallback.iter().flat_map(|key| self.stack(key));
        let mut candidates = self.stack(key).iter().chain(fallback);
        candidates.find_map(|&id| Some((id, self.face(id).glyph(character)?)))
    }
}

/// A folder's faces by path: systems list a folder in orders of their own.
fn add_folder(database: &mut Database, folder: &Path) {
    let mut listed = Database::new();
    listed.load_fonts_dir(folder);
    let mut faces: Vec<FaceInfo> = listed.faces().cloned().collect();
    let path = |face: &FaceInfo| match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => path.clone(),
        Source::Binary(_) => PathBuf::new(),
    };
    faces.sort_by_cached_key(|face| (path(face), face.index));
    for face in faces {
        database.push_face_info(face);
    }
}

fn missing_stack(official: &str, families: &[String], search: &FontSearch) -> Diagnostic {
    let folders: Vec<_> = search.folders.iter().map(|f| f.display().to_string()).collect();
    let looked = if folders.is_empty() { "（无）".to_string() } else { folders.join("、") };
    Diagnostic::new(codes::F01, format!("找不到“{official}”可用的字体"))
        .hint(format!("依次找过：{}；字体目录：{looked}", families.join("、")))
        .hint("请用 --fonts 目录 或环境变量 JIXIAO_FONTS 指出随附的 fonts 目录")
}
