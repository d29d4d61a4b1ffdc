//! The one file that names every stage: from a facts file to the bytes of its report in each format.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::digest::digest;
use crate::base::encoding;
use crate::base::id::MakeId;
use crate::base::source::{SourceId, Sources};
use crate::catalogue::Catalogue;
use crate::data::Report;
use crate::doc::{BlockKind, Document, LayoutFacts};
use crate::figures::{self, Figures};
use crate::fonts::{self, FontIndex, FontSearch, Fonts, Usage};
use crate::images::{self, ImageFile, Images};
use crate::layout::{self, Pages};
use crate::pack::{self, Pack};
use crate::workspace::{self, FileFailure, FontFiles, Misplaced, Workspace};
use crate::write::WriterInput;
use crate::{check, data, template};

pub use crate::check::provenance::{Occurrence, Provenance, provenance, provenances};
pub use crate::check::read_numbers::{ReadNumber, read_numbers};
pub use crate::write::Format;

/// The file in the cache that lists the families of the system's font files.
const FONT_INDEX: &str = "fonts.txt";

/// A report with its files.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its figures.
    pub figures: Figures,
    /// Its document tree.
    pub document: Document,
    /// Its laid-out pages.
    pub pages: Pages,
    /// What layout computed for the Word file.
    pub layout_facts: LayoutFacts,
    /// The bytes of its files, in the order in which the formats were asked for; one that could not be written is left out.
    pub files: Vec<(Format, Vec<u8>)>,
}

impl Made {
    /// The bytes of the file of a format, if it was asked for and could be written.
    pub fn file(&self, format: Format) -> Option<&[u8]> {
        let found = self.files.iter().find(|(of, _)| *of == format);
        found.map(|(_, bytes)| bytes.as_slice())
    }
}

/// A report that is computed and checked, but not laid out.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The facts.
    pub report: Report,
    /// Their figures.
    pub figures: Figures,
    /// The document tree, unless an error prevents it.
    pub document: Option<Document>,
}

/// A pack and the faces of its font stacks.
#[derive(Debug)]
pub struct LoadedPack {
    /// The pack.
    pub pack: Pack,
    /// The faces.
    pub fonts: Fonts,
    /// The digest of the pack's files.
    digest: u64,
}

/// Makes reports, one after another; packs and fonts are read once.
#[derive(Debug)]
pub struct Pipeline<'p> {
    workspace: &'p Workspace,
    /// The facts that facts files may state.
    catalogue: Arc<Catalogue>,
    /// All texts read so far, for the snippets of findings.
    pub sources: Sources,
    /// The facts files among them.
    facts: Vec<SourceId>,
    ready: BTreeMap<String, LoadedPack>,
}

impl<'p> Pipeline<'p> {
    /// A pipeline that has read nothing.
    pub fn new(workspace: &'p Workspace) -> Self {
        Self::with_catalogue(workspace, Catalogue::shared())
    }

    /// The same for the facts of a catalogue.
    pub fn with_catalogue(workspace: &'p Workspace, catalogue: Arc<Catalogue>) -> Self {
        Self {
            workspace,
            catalogue,
            sources: Sources::default(),
            facts: Vec::new(),
            ready: BTreeMap::new(),
        }
    }

    /// Makes the report of a facts file and writes it in each of `formats`; an empty list lays it out without writing.
    ///
    /// `None` if an error among the findings prevents it.
    pub fn make(
        &mut self,
        facts: &Path,
        formats: &[Format],
        findings: &mut Diagnostics,
    ) -> Option<Made> {
        let read = self.facts.len();
        let Examined { report, figures, document } = self.examine(facts, findings)?;
        let texts =
            self.facts[read..].iter().map(|id| self.sources.get(*id).digest().to_be_bytes());
        let texts: Vec<_> = texts.collect();
        let facts = digest(texts.iter().map(<[u8; 8]>::as_slice));
        let ready = &self.ready[&report.pack.value];
        // The pages take its memory.
        drop(report);
        finish(document?, figures, facts, ready, formats, findings)
    }

    /// Drops the texts of facts files once their findings are shown, so that memory does not grow with the number of
    /// reports.
    pub fn forget_facts(&mut self) {
        self.facts.drain(..).for_each(|id| self.sources.forget(id));
    }

    /// Facts to figures, and to a document tree unless an error prevents it; `None` without a pack or without facts.
    pub fn examine(&mut self, facts: &Path, findings: &mut Diagnostics) -> Option<Examined> {
        let source = self.read_facts(facts, findings)?;
        let report = self.read_report(source, findings)?;
        self.prepare(&report.pack.value, findings, |d| d.at(report.pack.span))?;
        if let Some(misplaced) = workspace::beside_facts(self.workspace, facts) {
            findings.push(not_used(&misplaced));
        }
        let previous = self.read_previous(facts, &report, findings);
        let images = read_images(facts, &report, findings);
        let pack = &self.ready[&report.pack.value].pack;
        let profile = figures::choose_profile(&report, &pack.profiles, findings);
        let money = pack.outline.money;
        let before =
            previous.as_ref().map(|previous| figures::compute(previous, money, None, None));
        let figures = figures::compute(&report, money, profile, before.as_ref());
        if let Some(last_year) = previous.as_ref().zip(before.as_ref()) {
            check::last_year(&report, &figures, last_year, findings);
        }
        let document = self.compose(&report, &images, &figures, pack, findings);
        Some(Examined { report, figures, document })
    }

    /// The numbers in the running text of a facts file; none where it cannot be read.
    pub fn statements(&mut self, facts: &Path) -> Vec<ReadNumber> {
        let Some(Examined { report, figures, .. }) =
            self.examine(facts, &mut Diagnostics::default())
        else {
            return Vec::new();
        };
        read_numbers(&report, &figures, &self.sources)
    }

    /// Reads a pack and finds its faces, unless that is done already.
    pub fn pack(&mut self, name: &str, findings: &mut Diagnostics) -> Option<&LoadedPack> {
        self.prepare(name, findings, |d| d)?;
        self.ready.get(name)
    }

    /// Figures to document tree, with all checks.
    fn compose(
        &self,
        report: &Report,
        images: &Images,
        figures: &Figures,
        pack: &Pack,
        findings: &mut Diagnostics,
    ) -> Option<Document> {
        check::citations(report, figures, findings);
        check::unknown_attachments(report, pack, findings);
        check::examples(report, workspace::starter_lines(), &self.sources, findings);
        check::facts(report, figures, &pack.words, &self.sources, findings);
        if findings.has_errors() {
            // Errors of templates would follow from the errors of the facts and hide them.
            return None;
        }
        let document =
            template::render_with(report, images, figures, pack, &self.sources, findings)?;
        check::wording(report, figures, &pack.words, &document, findings);
        check::unprinted(report, figures, pack, (&document, &self.sources), findings);
        check::no_attachments(report, pack, &document, findings);
        Some(document)
    }

    /// Last year's facts, if the file names them; their errors are errors of this report too.
    fn read_previous(
        &mut self,
        facts: &Path,
        report: &Report,
        findings: &mut Diagnostics,
    ) -> Option<Report> {
        let named = report.previous.as_ref()?;
        let path = workspace::beside(facts, &named.value);
        if workspace::is_same_file(&path, facts) {
            findings.push(previous_in_circle(&[]).at(named.span));
            return None;
        }
        let bytes = workspace::read_bytes(&path).map_err(|failure| {
            findings.push(no_previous(&failure).at(named.span));
        });
        let source = self.add_facts(&path, &bytes.ok()?, findings)?;
        let previous = self.read_report(source, findings)?;
        let circle = workspace::circle_of_previous(facts);
        if !circle.is_empty() {
            findings.push(previous_in_circle(&circle).at(named.span));
        }
        Some(previous)
    }

    /// A facts file's text to its facts.
    fn read_report(&self, source: SourceId, findings: &mut Diagnostics) -> Option<Report> {
        let report = data::read_with(&self.catalogue, source, &self.sources, findings)?;
        check::unknown_problems(&report, findings);
        Some(report)
    }

    fn read_facts(&mut self, path: &Path, findings: &mut Diagnostics) -> Option<SourceId> {
        let bytes = workspace::read_bytes(path).map_err(|f| findings.push(unreadable(&f))).ok()?;
        self.add_facts(path, &bytes, findings)
    }

    fn add_facts(
        &mut self,
        path: &Path,
        bytes: &[u8],
        findings: &mut Diagnostics,
    ) -> Option<SourceId> {
        let source = self.add_source(path.display().to_string(), bytes, findings)?;
        self.facts.push(source);
        Some(source)
    }

    fn add_source(
        &mut self,
        name: String,
        bytes: &[u8],
        findings: &mut Diagnostics,
    ) -> Option<SourceId> {
        let added = encoding::decode(&name, bytes, &mut self.sources);
        added.map_err(|problem| findings.push(*problem)).ok()
    }

    fn prepare(
        &mut self,
        name: &str,
        findings: &mut Diagnostics,
        placed: impl Fn(Diagnostic) -> Diagnostic,
    ) -> Option<()> {
        if self.ready.contains_key(name) {
            return Some(());
        }
        let names = workspace::pack_names(self.workspace);
        if !names.iter().any(|known| known == name) {
            findings.push(placed(unknown_pack(name, &names)));
            return None;
        }
        if self.workspace.templates_named && workspace::user_folder(self.workspace, name).is_none()
        {
            findings.push(nothing_replaced(&self.workspace.templates, name));
        }
        let misplaced = workspace::among_templates(self.workspace, name);
        let misplaced = misplaced.map_err(|failure| findings.push(unreadable(&failure))).ok()?;
        misplaced.iter().for_each(|misplaced| findings.push(not_used(misplaced)));
        let files = workspace::pack_files(self.workspace, name);
        let files = files.map_err(|failure| findings.push(unreadable(&failure))).ok()?;
        let mut sources = BTreeMap::new();
        for (path, (shown, bytes)) in files {
            sources.insert(path, self.add_source(shown, &bytes, findings)?);
        }
        let text =
            |(path, id): (_, &SourceId)| (path, self.sources.get(*id).digest().to_be_bytes());
        let texts: Vec<(&String, _)> = sources.iter().map(text).collect();
        let texts = texts.iter().flat_map(|(path, text)| [path.as_bytes(), text.as_slice()]);
        let digest = digest(texts);
        let pack = pack::read(&sources, &self.sources, findings)?;
        let fonts = self.find_fonts(&pack, findings);
        self.ready.insert(name.to_string(), LoadedPack { pack, fonts, digest });
        Some(())
    }

    /// Looks through the system's fonts with the help of an index in the user's cache.
    fn find_fonts(&self, pack: &Pack, findings: &mut Diagnostics) -> Fonts {
        let system = workspace::system_fonts();
        let looked = self.workspace.fonts.iter();
        let looked: Vec<_> = looked.map(|folder| (folder, workspace::font_files(folder))).collect();
        let folders = looked.iter().filter(|(_, found)| !found.too_large);
        let folders = folders.map(|(folder, _)| (*folder).clone()).collect();
        let search = FontSearch { folders, system };
        let mut index = FontIndex::read(&workspace::read_cached(FONT_INDEX).unwrap_or_default());
        let fonts = Fonts::load(&pack.style, &search, &mut index, findings);
        if let Some(text) = index.text_if_changed() {
            workspace::cache(FONT_INDEX, &text);
        }
        for (folder, FontFiles { files, failures, too_large }) in looked {
            if too_large {
                findings.push(no_font_folder(folder));
                continue;
            }
            failures.iter().for_each(|failure| findings.push(no_font(failure)));
            fonts.report_unread(&files, findings);
            let is_named = self.workspace.fonts_named.as_ref() == Some(folder);
            if is_named && files.is_empty() && failures.is_empty() {
                findings.push(no_fonts(folder));
            }
        }
        fonts
    }
}

/// Document tree to laid-out pages to the bytes of files.
fn finish(
    mut document: Document,
    figures: Figures,
    facts: u64,
    ready: &LoadedPack,
    formats: &[Format],
    findings: &mut Diagnostics,
) -> Option<Made> {
    let LoadedPack { pack, fonts, digest } = ready;
    let style = &pack.style;
    let usage = Usage::of(&document, style, fonts, findings);
    if findings.has_errors() {
        return None;
    }
    document.meta.make = Some(make_id([facts, *digest, of_pictures(&document)], &usage, fonts));
    let subsets = fonts::cut_all(fonts, &usage, findings);
    let (pages, layout_facts) = layout::lay_out(&document, style, fonts, findings);
    if findings.has_errors() {
        return None;
    }
    let input = WriterInput {
        document: &document,
        pages: &pages,
        style,
        layout_facts: &layout_facts,
        fonts,
        subsets: &subsets,
    };
    let mut files = Vec::new();
    for (format, (bytes, found)) in formats.iter().zip(write_all(&input, formats)) {
        findings.extend(found);
        files.extend(bytes.map(|bytes| (*format, bytes)));
    }
    Some(Made { figures, document, pages, layout_facts, files })
}

/// A digest of the files of all pictures.
fn of_pictures(document: &Document) -> u64 {
    let files = document.blocks().filter_map(|block| match &block.kind {
        BlockKind::Image(image) => Some(image.file.bytes.as_slice()),
        _ => None,
    });
    digest(files)
}

/// The id of a make: from the digests of facts, pack and pictures, the fonts that draw it and the program's version, not
/// its file.
fn make_id(made_of: [u64; 3], usage: &Usage, fonts: &Fonts) -> MakeId {
    let faces = usage.faces.keys().map(|id| fonts.face(*id).digest());
    let digests: Vec<_> = made_of.into_iter().chain(faces).map(u64::to_be_bytes).collect();
    let version = env!("CARGO_PKG_VERSION").as_bytes();
    MakeId::of(std::iter::once(version).chain(digests.iter().map(<[u8; 8]>::as_slice)))
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

/// What a writer returns: the bytes, if it could write the file, and its findings.
type Written = (Option<Vec<u8>>, Diagnostics);

/// Runs the writers of some formats at the same time: each in a thread of its own, the last one in this thread.
fn write_all(input: &WriterInput, formats: &[Format]) -> Vec<Written> {
    let Some((last, others)) = formats.split_last() else { return Vec::new() };
    thread::scope(|scope| {
        let write = |format: &Format| write_one(input, *format);
        let threads: Vec<_> =
            others.iter().map(|format| scope.spawn(move || write(format))).collect();
        let last = write(last);
        let written =
            threads.into_iter().map(|thread| thread.join().expect("a writer does not panic"));
        written.chain([last]).collect()
    })
}

fn write_one(input: &WriterInput, format: Format) -> Written {
    let mut findings = Diagnostics::default();
    let bytes = (format.writer().write)(input, &mut findings);
    (bytes, findings)
}

/// The most bytes of all pictures of a report: Word files with more can hardly be sent.
const PICTURE_BYTES: usize = 48 << 20;

/// The most pixels of all pictures of a report.
const PICTURE_PIXELS: u64 = 8 * images::MOST_PIXELS;

/// The files of a report's pictures, relative to the facts file.
fn read_images(facts: &Path, report: &Report, findings: &mut Diagnostics) -> Images {
    let mut read = Images::new();
    let (mut bytes, mut pixels) = (0, 0);
    for row in &report.pictures {
        match read_image(&workspace::beside(facts, &row.file.value)) {
            Ok(image) => {
                bytes += image.bytes.len();
                pixels += image.pixel_count();
                if bytes > PICTURE_BYTES || pixels > PICTURE_PIXELS {
                    findings.push(too_many_pictures().at(row.file.span));
                    return read;
                }
                if image.turned {
                    findings.push(turned(&row.file.value).at(row.file.span));
                }
                read.insert(row.id.value.clone(), Arc::new(image));
            }
            Err(finding) if row.file.value.is_empty() => drop(finding),
            Err(finding) => findings.push(finding.at(row.file.span)),
        }
    }
    read
}

fn read_image(path: &Path) -> Result<ImageFile, Box<Diagnostic>> {
    let bytes = workspace::read_bytes(path).map_err(|failure| {
        let message = format!("无法读取图片 {}：{}", path.display(), failure.why);
        let path = "file 写图片文件的路径，从本文件所在的文件夹算起，如 图片/阅览室.jpg";
        Diagnostic::new(codes::D16, message).hint(failure.advice).hint(path)
    })?;
    images::read(bytes).map_err(|fault| {
        let message = format!("图片 {} {}", path.display(), fault.why());
        Box::new(Diagnostic::new(codes::D16, message).hint(fault.advice()))
    })
}

fn too_many_pictures() -> Diagnostic {
    let message = format!(
        "图片太多、太大，合起来超过了 {} MB 或 {} 万像素",
        PICTURE_BYTES >> 20,
        PICTURE_PIXELS / 10_000
    );
    Diagnostic::new(codes::D16, message)
        .hint("用看图软件缩小后另存，宽 2000 像素就够清楚；或少放几张")
}

fn turned(file: &str) -> Diagnostic {
    Diagnostic::new(codes::D17, format!("照片 {file} 要转一下才是正的，报告里按它存着的方向放"))
        .hint("用看图软件打开，转正后保存，再生成报告；方向本来就对的不用管")
}

fn no_font(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, .. } = failure;
    Diagnostic::new(codes::F05, format!("字体 {} 没有用：{why}", path.display()))
        .hint("换成字体文件本身，检查读的权限，或从字体目录中移走它")
}

fn no_font_folder(folder: &Path) -> Diagnostic {
    let message = format!("字体目录 {} 没有用：其中的文件太多，不像字体文件夹", folder.display());
    Diagnostic::new(codes::F05, message).hint("写字体文件所在的那个文件夹，不写整个磁盘")
}

fn no_fonts(folder: &Path) -> Diagnostic {
    let message = format!("--fonts 指定的文件夹 {} 里没有字体文件", folder.display());
    Diagnostic::new(codes::F05, message)
        .hint("字体文件的后缀是 ttf、ttc、otf 或 otc；检查文件夹是否写对")
}

/// The finding about a file or folder that cannot be read.
pub fn unreadable(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, advice, .. } = failure;
    Diagnostic::new(codes::C03, format!("无法读取 {}：{why}", path.display())).hint(*advice)
}

fn no_previous(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, .. } = failure;
    Diagnostic::new(codes::D12, format!("无法读取上年数据文件 {}：{why}", path.display()))
        .hint("previous 写上年数据文件的路径，从本文件所在的文件夹算起；没有就写 null")
}

/// The finding about files that name each other as last year's, or about one that names itself.
fn previous_in_circle(circle: &[PathBuf]) -> Diagnostic {
    let message = match circle {
        [] => "previous 写的是本文件自己".to_string(),
        [_, _] => "previous 写的上年数据文件又把本文件当作上年数据，两个文件互相引用".to_string(),
        [first, ..] => {
            let files = circle.iter().chain([first]).map(|path| path.display().to_string());
            let files: Vec<_> = files.collect();
            format!("{} 个文件的 previous 绕成了圈：{}", circle.len(), files.join(" → "))
        }
    };
    Diagnostic::new(codes::D12, message)
        .hint("previous 只写上年数据文件的路径，上年数据文件不写本年的；没有就写 null")
}

fn unknown_pack(name: &str, names: &[String]) -> Diagnostic {
    Diagnostic::new(codes::P15, format!("没有名为“{name}”的版式"))
        .hint(format!("可用的版式：{}", names.join("、")))
        .hint("自建版式要在 templates 文件夹下有同名文件夹，其中有 report.yaml")
}

fn nothing_replaced(folder: &Path, pack: &str) -> Diagnostic {
    let folder = folder.display();
    Diagnostic::new(codes::P12, format!("{folder} 里没有版式“{pack}”的文件，全部用内置的"))
        .hint(format!("改过的文件放在 {folder} 下的 {pack} 文件夹里，子文件夹和文件名与内置的相同"))
}

fn not_used(misplaced: &Misplaced) -> Diagnostic {
    let warning = |path: &Path, why: &str| {
        Diagnostic::new(codes::P13, format!("模板 {} {why}，没有用", path.display()))
    };
    match misplaced {
        Misplaced::Elsewhere(path) => warning(path, "不在运行命令的文件夹里")
            .hint(format!("加上 --templates {}，或到它所在的文件夹里运行命令", path.display())),
        Misplaced::NoPack(path, Some(near)) => {
            warning(path, "不是任何版式的名称").hint(format!("文件夹名是不是“{near}”？"))
        }
        Misplaced::NoPack(path, None) => warning(path, "不是任何版式的名称")
            .hint("要改内置的版式，文件夹名写 standard；自建的版式，文件夹里要有 report.yaml"),
        Misplaced::TooHigh(path, place) => warning(path, "放高了一层").hint(match place {
            Some(place) => format!("放到 {}", place.display()),
            None => "放到 templates 下以版式命名的文件夹里，例如 templates/standard".into(),
        }),
        Misplaced::TooDeep(path) => warning(path, "放低了一层")
            .hint("把其中以版式命名的文件夹移上来，直接放在 templates 下"),
        Misplaced::OtherName(path) => {
            warning(path, "的文件夹名不对").hint("文件夹名改成 templates")
        }
        Misplaced::Outside(path) => warning(path, "不在 templates 文件夹里")
            .hint(format!("移到 templates/{}", path.display())),
        Misplaced::OtherEnding(path, right) => {
            warning(path, "的后缀不对").hint(format!("文件名改成 {right}"))
        }
        Misplaced::Folder(path) => {
            warning(path, "是文件夹，不是文件").hint("把它移走，换成同名的文件；或改名")
        }
        Misplaced::File(path) => warning(path, "是文件，不是文件夹")
            .hint("把它移走；模板放在 templates 文件夹下以版式命名的文件夹里"),
    }
}

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
