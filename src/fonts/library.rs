//! Finds the faces of each font stack: in the project's folders first, then in the system's files, with fontdb.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fontdb::{Database, FaceInfo, Family, ID, Query, Source};

use super::face::{Face, FaceId, GlyphId};
use super::index::FontIndex;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::memory;
use crate::base::stamp::Stamp;
use crate::doc::{FaceKey, StyleSheet};

/// Where to search for fonts.
#[derive(Clone, Debug, Default)]
pub struct FontSearch {
    /// Folders, in order of preference.
    pub folders: Vec<PathBuf>,
    /// The font files in them, in order of preference.
    pub files: Vec<PathBuf>,
    /// Whether there is something in the folders that cannot be read.
    pub incomplete: bool,
    /// The system's font files, in order of preference.
    pub system: Vec<Stamp>,
}

/// The faces of a run, by font stack.
#[derive(Clone, Debug, Default)]
pub struct Fonts {
    faces: Vec<Face>,
    stacks: BTreeMap<FaceKey, Vec<FaceId>>,
    fallback: Vec<FaceKey>,
    /// All other faces of the folders: they are asked last, for characters that no stack has.
    last: Vec<FaceId>,
    folders: Vec<PathBuf>,
    /// The font files of the folders in which a face was found.
    read: BTreeSet<PathBuf>,
}

impl Fonts {
    /// Finds all available families of a style sheet. A stack without any face is an error (F01); a damaged face is left
    /// out with a warning. System files known to `index` are not opened, the others are added to it.
    pub fn load(
        style: &StyleSheet,
        search: &FontSearch,
        index: &mut FontIndex,
        findings: &mut Diagnostics,
    ) -> Self {
        let mut database = Database::new();
        let own = add_files(&mut database, &search.files);
        let wanted: Vec<&str> =
            style.faces.values().flat_map(|s| s.families.iter().map(String::as_str)).collect();
        for face in search.system.iter().flat_map(|file| index.faces(file, &wanted)) {
            database.push_face_info(face);
        }
        let mut fonts = Self {
            fallback: style.fallback.clone(),
            folders: search.folders.clone(),
            read: own.iter().map(|(path, ..)| path.clone()).collect(),
            ..Self::default()
        };
        let count_left_out =
            |findings: &Diagnostics| findings.iter().filter(|one| one.code == codes::F05).count();
        let before = count_left_out(findings);
        for (key, stack) in &style.faces {
            let families = stack.families.iter();
            let found = families.filter_map(|family| fonts.find(&mut database, family, findings));
            let found: Vec<FaceId> = found.collect();
            // A stack that only helps out is not missed.
            if found.is_empty() && style.is_asked_for(key) {
                let unread = search.files.iter().any(|file| !fonts.read.contains(file));
                let left_out = unread || search.incomplete || count_left_out(findings) > before;
                findings.push(missing_stack(&stack.official, &stack.families, search, left_out));
            }
            fonts.stacks.insert(key.clone(), found);
        }
        let known = fonts.faces.len();
        for (.., id) in own {
            let name = database.face(id).and_then(|face| face.families.first());
            let name = name.map(|(name, _)| name.clone()).unwrap_or_default();
            let found = fonts.add(&mut database, id, &name).ok();
            fonts.last.extend(found.filter(|id| usize::from(id.0) >= known));
        }
        fonts
    }

    /// The first sound face of a family.
    fn find(
        &mut self,
        database: &mut Database,
        family: &str,
        findings: &mut Diagnostics,
    ) -> Option<FaceId> {
        loop {
            let query = Query { families: &[Family::Name(family)], ..Query::default() };
            let id = database.query(&query)?;
            match self.add(database, id, family) {
                Ok(found) => match self.face(found).fault() {
                    None => return Some(found),
                    Some(why) => {
                        let face = self.face(found);
                        findings.push(left_out(&face.path, &face.family, why));
                    }
                },
                Err(None) => return None,
                Err(Some(why)) => {
                    let path = database.face(id).map(path_of).unwrap_or_default();
                    findings.push(left_out(&path, family, &why));
                }
            }
            database.remove_face(id);
        }
    }

    /// The number of a face of the database, which is read if it was not yet; an error says why it cannot be used, if
    /// anybody is to know.
    fn add(
        &mut self,
        database: &mut Database,
        id: ID,
        family: &str,
    ) -> Result<FaceId, Option<String>> {
        let info = database.face(id).ok_or(None)?.clone();
        let path = path_of(&info);
        let known = self.faces.iter().position(|f| f.path == path && f.index == info.index);
        if let Some(known) = known {
            return Ok(FaceId(known as u16));
        }
        // SAFETY: the file is mapped read-only. An installed font is not rewritten in place while a report is made; if
        // it were, outlines could be wrong, but every read of them is bounds-checked.
        let mapped = unsafe { database.make_shared_face_data(id) };
        let unread = || {
            end_if_short(Database::new().load_font_file(&path));
            Some("读不进来".to_string())
        };
        let (data, index) = mapped.ok_or_else(unread)?;
        let face = Face::read(family.to_string(), path, data, index);
        let face = face.ok_or_else(|| Some("缺少必要的表".to_string()))?;
        if !face.may_embed() || self.faces.len() >= usize::from(u16::MAX) {
            return Err(None);
        }
        self.faces.push(face);
        Ok(FaceId((self.faces.len() - 1) as u16))
    }

    /// Warns of font files of which no face could be read.
    pub fn report_unread(&self, files: &[PathBuf], findings: &mut Diagnostics) {
        for path in files.iter().filter(|path| !self.read.contains(*path)) {
            let message = format!("字体文件 {} 读不出来，没有用", path.display());
            let hint = "文件已损坏、不是字体或没有读取权限；换一个完好的文件，或从字体目录中移走它";
            findings.push(Diagnostic::new(codes::F05, message).hint(hint));
        }
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

    /// The first face of a stack, of the fallback stacks, then of any in the folders, that has a character, and its glyph
    /// there. A character of a series comes from the first face that has the whole series, if there is one.
    pub fn pick(&self, key: &FaceKey, character: char) -> Option<(FaceId, GlyphId)> {
        let series = SERIES.into_iter().find(|series| series.contains(character));
        let whole =
            series.and_then(|series| self.first(key, |face| series.chars().all(|c| has(face, c))));
        let id = whole.or_else(|| self.first(key, |face| has(face, character)))?;
        Some((id, self.face(id).glyph(character)?))
    }

    /// The first face that will do of a stack, of the fallback stacks, then, if it is sound, of any in the folders.
    fn first(&self, key: &FaceKey, will_do: impl Fn(&Face) -> bool) -> Option<FaceId> {
        let fallback = self.fallback.iter().flat_map(|key| self.stack(key));
        let mut candidates = self.stack(key).iter().chain(fallback).copied();
        let found = candidates.find(|&id| will_do(self.face(id)));
        let is_last_resort = |face: &Face| will_do(face) && face.fault().is_none();
        found.or_else(|| self.last.iter().copied().find(|&id| is_last_resort(self.face(id))))
    }
}

/// Characters that are drawn from one face together: circled numbers, raised and lowered digits and signs.
const SERIES: [&str; 3] = ["①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "₀₁₂₃₄₅₆₇₈₉₊₋"];

fn has(face: &Face, character: char) -> bool {
    face.glyph(character).is_some()
}

/// Ends the run where a file was not read for want of memory: nothing is wrong with the font.
fn end_if_short(read: std::io::Result<()>) {
    if read.is_err_and(|error| error.kind() == std::io::ErrorKind::OutOfMemory) {
        memory::is_short();
    }
}

/// The faces of files in order of preference.
fn add_files(database: &mut Database, files: &[PathBuf]) -> Vec<(PathBuf, u32, ID)> {
    let mut added = Vec::new();
    for file in files {
        let mut listed = Database::new();
        // What cannot be read is reported at the end.
        end_if_short(listed.load_font_file(file));
        let mut faces: Vec<FaceInfo> = listed.faces().cloned().collect();
        faces.sort_by_key(|face| face.index);
        let add = |face: FaceInfo| (path_of(&face), face.index, database.push_face_info(face));
        added.extend(faces.into_iter().map(add));
    }
    added
}

fn path_of(face: &FaceInfo) -> PathBuf {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => path.clone(),
        Source::Binary(_) => PathBuf::new(),
    }
}

fn left_out(path: &Path, family: &str, why: &str) -> Diagnostic {
    let message = format!("字体“{family}”（{}）没有用：{why}", path.display());
    Diagnostic::new(codes::F05, message).hint("重新复制或安装这个字体文件，或从字体目录中移走它")
}

/// `left_out`: whether a font file was left out, which may be the one that is missing.
fn missing_stack(
    official: &str,
    families: &[String],
    search: &FontSearch,
    left_out: bool,
) -> Diagnostic {
    let folders: Vec<_> = search.folders.iter().map(|f| f.display().to_string()).collect();
    let looked = match folders.is_empty() {
        true => "（无）".to_string(),
        false => folders.join("、"),
    };
    let finding = Diagnostic::new(codes::F01, format!("找不到“{official}”可用的字体"))
        .hint(format!("依次找过：{}；字体目录：{looked}", families.join("、")));
    if left_out {
        return finding.hint(format!(
            "字体目录里有字体没有用上，先照 {} 的提示办；还缺，再用 --fonts 目录 指出随附的 fonts 目录",
            codes::F05
        ));
    }
    finding.hint(match folders.is_empty() {
        true => "随附的 fonts 文件夹要和程序放在一起，请把压缩包整个解开；放在别处的，用 --fonts 或环境变量 JIXIAO_FONTS 指出",
        false => "请用 --fonts 或环境变量 JIXIAO_FONTS 指出随附的 fonts 文件夹",
    })
}
