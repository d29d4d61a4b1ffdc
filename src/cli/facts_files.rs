//! The facts files that a command is asked for: those named, or those in `data/`; one that cannot be taken costs no other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::output::{self, Output};
use crate::base::codes::{self, Code};
use crate::base::diag::Diagnostic;
use crate::pipeline::{self, Pipeline, WantedReport, same_names};
use crate::workspace::{self, FoundData, Workspace};

/// Facts files that a command works on.
pub(super) struct FactsFiles {
    /// The files, at least one.
    pub files: Vec<PathBuf>,
    /// Whether they are all that were asked for.
    pub all: bool,
}

/// Those of some files that are taken; nothing where none is.
fn taken(files: Vec<PathBuf>, all: bool) -> Option<FactsFiles> {
    (!files.is_empty()).then_some(FactsFiles { files, all })
}

/// The files named, or those in `data/`, without those that would share an output, which are reported; nothing where none
/// is left. A file that is named twice is taken once.
pub(super) fn facts_files(
    workspace: &Workspace,
    named: Vec<PathBuf>,
    output: &mut Output,
) -> Option<FactsFiles> {
    let files = if named.is_empty() { in_data(workspace, output)? } else { named };
    let mut left_out = Vec::new();
    for (name, clashing) in pipeline::clashes(&files) {
        let first = clashing[0].clone();
        if clashing.iter().all(|file| workspace::is_same_file(file, &first)) {
            continue;
        }
        output.finding(&clash(&name, &clashing));
        left_out.extend(clashing.into_iter().cloned());
    }
    let mut kept: Vec<PathBuf> = Vec::new();
    let mut names = BTreeSet::new();
    for file in files.iter().filter(|file| !left_out.contains(file)) {
        if names.insert(pipeline::output_name(file).to_lowercase()) {
            kept.push(file.clone());
        }
    }
    // What a change of facts that was ended has left there.
    let folders: BTreeSet<_> = kept.iter().filter_map(|file| file.parent()).collect();
    folders.into_iter().for_each(workspace::remove_leftovers);
    taken(kept, left_out.is_empty())
}

/// Those of some files whose reports Windows could hold; the others are reported.
pub(super) fn with_names(files: FactsFiles, output: &mut Output) -> Option<FactsFiles> {
    let reserved = |file: &PathBuf| workspace::reserved_in(Path::new(&pipeline::output_name(file)));
    let (kept, left_out): (Vec<_>, Vec<_>) =
        files.files.into_iter().partition(|file| reserved(file).is_none());
    let names = left_out.iter().filter_map(reserved);
    names.for_each(|name| output.finding(&output::reserved(&name)));
    taken(kept, files.all && left_out.is_empty())
}

/// The reports of facts files, without those that would share a name, which are reported; and whether that is all of them.
pub(super) fn reports(
    pipeline: &mut Pipeline,
    files: &FactsFiles,
    packs: &[String],
    output: &mut Output,
) -> (Vec<WantedReport>, bool) {
    let all: Vec<_> = files.files.iter().flat_map(|file| pipeline.wanted(file, packs)).collect();
    let mut left_out = Vec::new();
    for (name, clashing) in same_names(&all) {
        output.finding(&same_name(&name, &clashing));
        left_out.extend(clashing.into_iter().cloned());
    }
    let whole = files.all && left_out.is_empty();
    (all.into_iter().filter(|report| !left_out.contains(report)).collect(), whole)
}

/// The facts files in `data/`; what else is there is named.
fn in_data(workspace: &Workspace, output: &mut Output) -> Option<Vec<PathBuf>> {
    let folder = workspace.root.join("data");
    let FoundData { facts, others, texts, failure } = workspace::find_data(&folder);
    others.iter().for_each(|path| output.finding(&no_facts_file(path)));
    // Where there is nothing else, the first is what is wrong.
    let told = usize::from(facts.is_empty());
    texts.iter().skip(told).for_each(|path| output.finding(&saved_as_text(path, codes::C14)));
    if let Some(failure) = failure {
        output.finding(&pipeline::unreadable(&failure));
        return None;
    }
    if facts.is_empty() {
        let named = texts.first().map(|path| saved_as_text(path, codes::C05));
        output.finding(&named.unwrap_or_else(|| no_facts(&folder)));
    }
    Some(facts).filter(|facts| !facts.is_empty())
}

fn no_facts_file(path: &Path) -> Diagnostic {
    if workspace::is_nameless(path) {
        let message = format!("{} 不当作填报数据：文件名只有后缀，没有名称", path.display());
        return Diagnostic::new(codes::C14, message).hint("给它起个名称，如 单位.yaml");
    }
    let (why, hint) = if Workspace::is_folder(path) {
        ("这是一个文件夹", "里面有填报数据的，把文件移到 data 文件夹里，不放在下一层；没有的不用管")
    } else if workspace::is_of_an_editor(path) {
        (
            "这是编辑器或 Office 自己的临时文件",
            "不用管，关闭编辑器后一般会消失；是填报数据的，改个名称",
        )
    } else if let Some(kind) = workspace::binary_kind(path) {
        let hint = "填报数据是文本文件：把它移到别处或改回原来的后缀，放上原来的填报数据";
        return not_taken(path, &format!("这是{kind}"), hint);
    } else {
        ("首行不是“schema: jixiao/1”", "是填报数据的，在首行写上 schema: jixiao/1；不是的不用管")
    };
    not_taken(path, why, hint)
}

fn not_taken(path: &Path, why: &str, hint: &str) -> Diagnostic {
    Diagnostic::new(codes::C14, format!("{} 不当作填报数据：{why}", path.display())).hint(hint)
}

/// A facts file that Notepad saved under a name of plain text.
pub(super) fn saved_as_text(path: &Path, code: &'static Code) -> Diagnostic {
    let name = workspace::name_without_text(path);
    let message = format!("{} 没有当作填报数据：文件名以 .txt 结尾", path.display());
    Diagnostic::new(code, message).hint(format!(
        "改名为 {}；看不到 .txt 的，先在资源管理器的“查看”里勾上“文件扩展名”",
        name.display()
    ))
}

fn no_facts(folder: &Path) -> Diagnostic {
    if !workspace::is_here() {
        return Diagnostic::new(codes::C05, "现在所在的文件夹已被移走或删除，找不到 data 文件夹")
            .hint("进到（cd）放着 data 文件夹的那个文件夹，再运行");
    }
    if !Workspace::is_folder(folder) {
        let message = format!("这里没有 {} 文件夹，没有填报数据", folder.display());
        return Diagnostic::new(codes::C05, message).hint(
            "进到（cd）放着 data 文件夹的那个文件夹，再运行；也可用 jixiao new 文件夹 新建一份",
        );
    }
    let finding = Diagnostic::new(codes::C05, format!("{} 文件夹中没有填报数据", folder.display()));
    let above = folder.parent().unwrap_or(Path::new(""));
    let beside = if above.as_os_str().is_empty() { Path::new(".") } else { above };
    if let Some(path) = workspace::find_data(beside).facts.first() {
        let path = path.strip_prefix(".").unwrap_or(path);
        return finding.hint(format!(
            "{} 放高了一层：把它移到 {} 里，或运行 jixiao build {}",
            path.display(),
            folder.display(),
            path.display()
        ));
    }
    finding.hint("填报数据的首行是“schema: jixiao/1”；可用 jixiao new 文件夹 新建一份")
}

/// Reports of one name: of several packs, of a pack and a project, of several facts files.
fn same_name(name: &str, reports: &[&WantedReport]) -> Diagnostic {
    let of = |report: &&WantedReport| {
        let facts = report.facts.display();
        let pack = report.pack.as_ref().map(|pack| format!("（版式 {pack}）")).unwrap_or_default();
        format!("{facts}{pack}")
    };
    let of: Vec<_> = reports.iter().map(of).collect();
    Diagnostic::new(codes::C30, format!("{} 会写成同名的报告“{name}”", of.join("、")))
        .hint("在其中一个版式的 report.yaml 里写 suffix: -项目自评，它的文件名末尾就加上这几个字")
        .hint("或分几次生成，用 --out 写到不同的文件夹")
}

fn clash(name: &str, files: &[&PathBuf]) -> Diagnostic {
    let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
    Diagnostic::new(codes::C06, format!("{} 会写成同名的报告“{name}”", files.join("、")))
        .hint("请给其中一份改名，或分两次生成并用 --out 写到不同的文件夹")
}
