//! A file of a pack as a user names it, to the file.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::base::source::Sources;
use crate::cli::arguments::OfPack;
use crate::cli::build::open;
use crate::cli::output::Output;
use crate::pipeline::{decoded, pack_chain, unknown_pack, unreadable};
use crate::workspace::{self, MANUAL, TemplateFile, TemplateOrigin, Workspace};

/// The pack that is named.
pub(super) struct NamedPack {
    /// Where its files are.
    pub workspace: Workspace,
    /// Its name, and those of the packs that it extends, nearest first.
    pub chain: Vec<String>,
    /// The files of all of them.
    pub files: Vec<TemplateFile>,
}

impl NamedPack {
    /// Its name.
    pub(super) fn name(&self) -> &str {
        &self.chain[0]
    }

    /// Whether a file is merged by key with that of the pack that this one extends, and does not stand in its place.
    pub(super) fn is_merged(&self, file: &TemplateFile) -> bool {
        let by_key = matches!(file.path.as_str(), "report.yaml" | "style.yaml")
            || file.path.starts_with("profiles/");
        by_key && self.chain.len() > 1 && file.pack == self.name() && file.behind.is_some()
    }

    /// The user's other packs, where none was named: the command does not look at them.
    pub(super) fn say_others(&self, output: &Output) {
        let others: Vec<_> = workspace::pack_names(&self.workspace)
            .into_iter()
            .filter(|name| name != self.name())
            .filter(|name| workspace::user_folder(&self.workspace, name).is_some())
            .collect();
        if !others.is_empty() {
            let others = others.join("、");
            output.say(&format!("另有本单位的版式：{others}；看它们加 --pack 名称"));
        }
    }

    /// A file as text; `None`, said why, where it is none.
    pub(super) fn text(&self, file: &TemplateFile, output: &mut Output) -> Option<String> {
        let mut sources = Sources::default();
        let name = file.place.as_ref().map_or(file.path.clone(), |at| at.display().to_string());
        let mut findings = Diagnostics::default();
        let source = decoded(name, &file.bytes, &mut sources, &mut findings);
        output.findings(&findings, &sources);
        Some(sources.get(source?).text.to_string())
    }
}

/// The pack that is named with its files; `None`, said why, where there is no such pack or it cannot be read.
pub(super) fn files_of(of: OfPack, output: &mut Output) -> Option<NamedPack> {
    let OfPack { pack, places } = of;
    let workspace = open(places, output)?;
    let names = workspace::pack_names(&workspace);
    if !names.contains(&pack) {
        output.finding(&unknown_pack(&pack, &names));
        return None;
    }
    let chain = match pack_chain(&workspace, &pack) {
        Ok(chain) => chain,
        Err(finding) => {
            output.finding(&finding);
            return None;
        }
    };
    match workspace::template_files(&workspace, &chain) {
        Ok(files) => Some(NamedPack { workspace, chain, files }),
        Err(failure) => {
            output.finding(&unreadable(&failure));
            None
        }
    }
}

/// The manual, as a file of a pack: the user's copy, if there is one, in place of the built-in one.
pub(super) fn manual(pack: &NamedPack) -> TemplateFile {
    let built_in = workspace::manual_text().as_bytes().to_vec();
    let place = workspace::place_of(&pack.workspace, pack.name(), MANUAL);
    let own = workspace::read_bytes(&place).ok();
    let mut file = TemplateFile {
        pack: pack.name().to_string(),
        path: MANUAL.into(),
        origin: TemplateOrigin::BuiltIn,
        place: own.is_some().then_some(place),
        behind: own.is_some().then(|| built_in.clone()),
        bytes: own.unwrap_or(built_in),
    };
    file.origin = workspace::origin_of(&pack.workspace, &file);
    file
}

/// The one file that words name: by its path, its name, or a part of its path that no other has.
pub(super) fn named<'f>(
    words: &str,
    pack: &str,
    files: &'f [TemplateFile],
) -> Result<&'f TemplateFile, Diagnostic> {
    let words = words.trim().replace('\\', "/");
    let words = words.strip_prefix("templates/").unwrap_or(&words);
    let words = words.strip_prefix(&format!("{pack}/")).unwrap_or(words);
    let words = words.trim_start_matches("./");
    if words.trim_matches(['.', '/', '*']).is_empty() {
        return Err(unknown(words, pack, files));
    }
    let exact = files.iter().find(|file| file.path == words);
    let of_name = |file: &&TemplateFile| {
        file.path.rsplit('/').next() == Some(words) || stem(&file.path) == words
    };
    if let Some(file) = exact {
        return Ok(file);
    }
    let called: Vec<_> = files.iter().filter(of_name).collect();
    match called[..] {
        [] => {}
        [one] => return Ok(one),
        _ => return Err(several(words, &called)),
    }
    let mut holding: Vec<_> = files.iter().filter(|file| file.path.contains(words)).collect();
    if holding.is_empty() {
        holding = files.iter().filter(|file| is_titled(file, words)).collect();
    }
    match holding[..] {
        [one] => Ok(one),
        [] => Err(unknown(words, pack, files)),
        _ => Err(several(words, &holding)),
    }
}

fn unknown(words: &str, pack: &str, files: &[TemplateFile]) -> Diagnostic {
    let message = format!("版式“{pack}”没有文件“{words}”");
    let paths = files.iter().map(|file| file.path.as_str());
    let stems = paths.clone().map(stem);
    let near = nearest(words, paths).or_else(|| nearest(words, stems));
    let finding = Diagnostic::new(codes::C20, message);
    match near {
        Some(near) => finding.hint(format!("是不是“{near}”？")),
        None => finding.hint("jixiao template list 列出全部文件"),
    }
}

/// Whether a file has a heading or a 表题 with these words.
fn is_titled(file: &TemplateFile, words: &str) -> bool {
    let text = String::from_utf8_lossy(&file.bytes);
    let begins = if file.path.ends_with(".tera") { "#" } else { "caption:" };
    text.lines().any(|line| line.starts_with(begins) && line.contains(words))
}

/// So many files are named where several are meant.
const SHOWN: usize = 10;

fn several(words: &str, files: &[&TemplateFile]) -> Diagnostic {
    let paths: Vec<_> = files.iter().take(SHOWN).map(|file| file.path.as_str()).collect();
    let more = match files.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("，另有 {more} 个"),
    };
    Diagnostic::new(codes::C20, format!("有 {} 个文件的名称或标题里有“{words}”", files.len()))
        .hint(format!("写清是哪一个：{}{more}", paths.join("、")))
}

/// A file's name without its folder and endings: `07-problems`.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}
