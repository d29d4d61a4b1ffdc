//! Packs with the faces of their font stacks, each read once.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

use super::font_survey::FontSurvey;
use super::misplaced::not_used;
use super::pack_faults::{
    no_font, no_font_folder, no_fonts, no_such_folder, nothing_replaced, placed_font, unknown_pack,
};
use super::unread::{decoded, unreadable};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::digest::digest;
use crate::base::source::{SourceId, Sources};
use crate::doc::StyleSheet;
use crate::fonts::{FontIndex, FontSearch, Fonts};
use crate::layout::Remembered;
use crate::pack::{self, OutlineHead, Pack, PackFiles};
use crate::record::{Input, InputKind};
use crate::template::LintNames;
use crate::workspace::{self, FontFiles, PackFile, Workspace};

/// The file in the cache that lists the families of the system's font files.
const FONT_INDEX: &str = "fonts.txt";

/// A pack and the faces of its font stacks.
#[derive(Debug)]
pub struct LoadedPack {
    /// The pack.
    pub pack: Pack,
    /// The faces.
    pub fonts: Fonts,
    /// Its files: path within the pack, text.
    pub(super) files: PackFiles,
    /// The digest of the pack's files.
    pub(super) digest: u64,
    /// The files of the user's own among them.
    pub(super) own: Vec<Input>,
    /// What is wrong with them, once it is asked for.
    pub(super) lint: OnceLock<OwnLint>,
    /// The findings on the faces.
    pub(super) of_fonts: Diagnostics,
    /// What layouts with these faces have computed.
    pub(super) remembered: Mutex<Remembered>,
}

/// What is wrong with the user's own files of a pack, whatever the facts are, and the names that they may use.
#[derive(Debug)]
pub(super) struct OwnLint {
    pub(super) found: Vec<Diagnostic>,
    pub(super) names: LintNames,
}

/// The packs that were read so far, by name.
#[derive(Default, Debug)]
pub(super) struct LoadedPacks {
    packs: BTreeMap<String, LoadedPack>,
    fonts: OnceCell<FontSurvey>,
    /// What is kept of packs whose files were forgotten, with the style sheets that asked for the faces.
    kept: BTreeMap<String, (StyleSheet, KeptFaces)>,
}

/// Faces, the findings on them, and what was computed with them.
#[derive(Debug)]
struct KeptFaces {
    fonts: Fonts,
    of_fonts: Diagnostics,
    remembered: Mutex<Remembered>,
}

impl LoadedPacks {
    /// A pack of [`LoadedPacks::load`].
    pub(super) fn get(&self, name: &str) -> Option<&LoadedPack> {
        self.packs.get(name)
    }

    /// Forgets the files of all packs, and keeps their faces.
    pub(super) fn forget_files(&mut self) {
        let faces = |(name, loaded): (String, LoadedPack)| {
            let LoadedPack { pack, fonts, of_fonts, remembered, .. } = loaded;
            (name, (pack.style, KeptFaces { fonts, of_fonts, remembered }))
        };
        self.kept.extend(std::mem::take(&mut self.packs).into_iter().map(faces));
    }

    /// The kept faces of a pack, if its style sheet asks for the same ones.
    fn kept_faces(&mut self, name: &str, style: &StyleSheet) -> Option<KeptFaces> {
        let (before, kept) = self.kept.remove(name)?;
        let is_same = before.faces == style.faces && before.fallback == style.fallback;
        is_same.then_some(kept)
    }

    /// The font files of the run.
    pub(super) fn fonts(&self, workspace: &Workspace) -> &FontSurvey {
        self.fonts.get_or_init(|| FontSurvey::of(workspace))
    }

    /// Reads a pack and finds its faces, unless that is done already; `None` where an error prevents it.
    ///
    /// `placed` gives the finding about an unknown name its place.
    pub(super) fn load(
        &mut self,
        name: &str,
        workspace: &Workspace,
        sources: &mut Sources,
        findings: &mut Diagnostics,
        placed: impl Fn(Diagnostic) -> Diagnostic,
    ) -> Option<&LoadedPack> {
        if !self.packs.contains_key(name) {
            let names = workspace::pack_names(workspace);
            if !names.iter().any(|known| known == name) {
                findings.push(placed(unknown_pack(name, &names)));
                return None;
            }
            let loaded = self.read(name, workspace, sources, findings)?;
            self.packs.insert(name.to_string(), loaded);
        }
        self.packs.get(name)
    }

    /// The files of a pack, own and built-in, to the pack and its faces.
    fn read(
        &mut self,
        name: &str,
        workspace: &Workspace,
        sources: &mut Sources,
        findings: &mut Diagnostics,
    ) -> Option<LoadedPack> {
        if workspace.templates_named && workspace::user_folder(workspace, name).is_none() {
            findings.push(nothing_replaced(&workspace.templates, name));
        }
        let misplaced = workspace::among_templates(workspace, name);
        let misplaced = misplaced.map_err(|failure| findings.push(unreadable(&failure))).ok()?;
        misplaced.iter().for_each(|misplaced| findings.push(not_used(misplaced)));
        let mut own = Vec::new();
        let files = all_files(name, workspace, sources, &mut own, findings)?;
        let pack = pack::read(&files, sources, findings)?;
        let kept = self.kept_faces(name, &pack.style);
        let KeptFaces { fonts, of_fonts, remembered } =
            kept.unwrap_or_else(|| find_fonts(&pack, self.fonts(workspace), workspace));
        let style = files.first().get("style.yaml").map(|id| (*id, sources.get(*id)));
        let style = style.filter(|(_, text)| own.iter().any(|input| input.name == text.name));
        for finding in of_fonts.iter() {
            findings.push(match &style {
                Some((id, text)) => placed_font(finding, &pack.style, (*id, &text.text)),
                None => finding.clone(),
            });
        }
        let digest = digest_of(&files, sources);
        let lint = OnceLock::new();
        Some(LoadedPack { pack, fonts, files, digest, own, lint, of_fonts, remembered })
    }
}

/// The files of a pack and of those that it extends, nearest first; those of the user's own are added to `own`.
fn all_files(
    name: &str,
    workspace: &Workspace,
    sources: &mut Sources,
    own: &mut Vec<Input>,
    findings: &mut Diagnostics,
) -> Option<PackFiles> {
    let (first, built_in) = texts(name, workspace, sources, own, findings)?;
    let mut next = first.get(OUTLINE).and_then(|id| pack::extended(*id, sources));
    let mut files = PackFiles::from(first);
    files.built_in(built_in);
    let mut chain = vec![name.to_string()];
    while let Some((behind, place)) = next {
        let names = workspace::pack_names(workspace);
        if chain.contains(&behind) {
            findings.push(in_a_circle(&chain, &behind).at(place));
            return None;
        }
        if !names.contains(&behind) {
            findings.push(unknown_pack(&behind, &names).at(place));
            return None;
        }
        let (more, _) = texts(&behind, workspace, sources, own, findings)?;
        next = more.get(OUTLINE).and_then(|id| pack::extended(*id, sources));
        files.extend(more);
        chain.push(behind);
    }
    Some(files)
}

/// A pack and those that it extends, nearest first; the finding about one that is not there, or comes again.
pub fn pack_chain(workspace: &Workspace, name: &str) -> Result<Vec<String>, Diagnostic> {
    let names = workspace::pack_names(workspace);
    let mut chain = vec![name.to_string()];
    while let Some(behind) = chain.last().and_then(|name| behind(workspace, name)) {
        if chain.contains(&behind) {
            return Err(in_a_circle(&chain, &behind));
        }
        if !names.contains(&behind) {
            return Err(unknown_pack(&behind, &names));
        }
        chain.push(behind);
    }
    Ok(chain)
}

/// What a pack says of the files of its reports; `None` where it cannot be read.
pub(super) fn outline_head(workspace: &Workspace, name: &str) -> Option<OutlineHead> {
    let (mut sources, mut files) = (Sources::default(), PackFiles::default());
    for pack in pack_chain(workspace, name).ok()? {
        let file = workspace::pack_files(workspace, &pack).ok()?.remove(OUTLINE)?;
        let id = decoded(file.name, &file.bytes, &mut sources, &mut Diagnostics::default())?;
        files.extend(BTreeMap::from([(OUTLINE.to_string(), id)]));
    }
    pack::outline_head(&files, &sources)
}

/// The pack that a pack extends.
fn behind(workspace: &Workspace, name: &str) -> Option<String> {
    let mut sources = Sources::default();
    let file = workspace::pack_files(workspace, name).ok()?.remove(OUTLINE)?;
    let source = decoded(file.name, &file.bytes, &mut sources, &mut Diagnostics::default())?;
    Some(pack::extended(source, &sources)?.0)
}

/// The file that says which pack is extended.
const OUTLINE: &str = "report.yaml";

/// The texts of a pack's files, and the paths of those that are built in.
fn texts(
    name: &str,
    workspace: &Workspace,
    sources: &mut Sources,
    own: &mut Vec<Input>,
    findings: &mut Diagnostics,
) -> Option<(BTreeMap<String, SourceId>, Vec<String>)> {
    let files = workspace::pack_files(workspace, name);
    let files = files.map_err(|failure| findings.push(unreadable(&failure))).ok()?;
    let (mut texts, mut built_in) = (BTreeMap::new(), Vec::new());
    for (path, PackFile { name, bytes, is_own }) in files {
        match is_own {
            true => own.push(Input::new(InputKind::Template, &name, &bytes)),
            false => built_in.push(path.clone()),
        }
        texts.insert(path, decoded(name, &bytes, sources, findings)?);
    }
    Some((texts, built_in))
}

fn in_a_circle(chain: &[String], behind: &str) -> Diagnostic {
    let way = chain.iter().map(String::as_str).chain([behind]).collect::<Vec<_>>().join("、");
    Diagnostic::new(codes::P16, format!("版式互相继承，绕成了圈：{way}"))
        .hint("删去其中一个 report.yaml 里的 extends")
}

/// A digest of the paths and texts of a pack's files.
fn digest_of(files: &PackFiles, sources: &Sources) -> u64 {
    let text = |(path, id): (_, SourceId)| (path, sources.get(id).digest().to_be_bytes());
    let texts: Vec<(&String, _)> = files.all().map(text).collect();
    digest(texts.iter().flat_map(|(path, text)| [path.as_bytes(), text.as_slice()]))
}

/// Looks through the system's fonts with the help of an index in the user's cache; gives the findings on them too.
fn find_fonts(pack: &Pack, survey: &FontSurvey, workspace: &Workspace) -> KeptFaces {
    let mut findings = Diagnostics::default();
    let usable = || survey.folders.iter().filter(|(_, found)| !found.too_large);
    let search = FontSearch {
        folders: usable().map(|(folder, _)| folder.clone()).collect(),
        files: usable().flat_map(|(_, found)| found.files.iter().cloned()).collect(),
        incomplete: survey.folders.iter().any(|(_, found)| !found.failures.is_empty()),
        system: survey.system.clone(),
    };
    let mut index = FontIndex::read(&workspace::read_cached(FONT_INDEX).unwrap_or_default());
    let fonts = Fonts::load(&pack.style, &search, &mut index, &mut findings);
    if let Some(text) = index.text_if_changed() {
        workspace::cache(FONT_INDEX, &text);
    }
    workspace::bad_font_folders().iter().for_each(|failure| findings.push(no_such_folder(failure)));
    for (folder, FontFiles { files, failures, too_large }) in &survey.folders {
        if *too_large {
            findings.push(no_font_folder(folder));
            continue;
        }
        failures.iter().for_each(|failure| findings.push(no_font(failure)));
        fonts.report_unread(files, &mut findings);
        let is_named = workspace.fonts_named.as_ref() == Some(folder);
        if is_named && files.is_empty() && failures.is_empty() {
            findings.push(no_fonts(folder));
        }
    }
    KeptFaces { fonts, of_fonts: findings, remembered: Mutex::default() }
}
