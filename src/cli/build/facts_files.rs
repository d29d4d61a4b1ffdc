//! The facts files of a run: those that are named, or those in `data/`.

use std::path::{Path, PathBuf};

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::cli::output::Output;
use crate::pipeline;
use crate::workspace::{self, FoundData, Workspace};

/// The files named, or those in `data/`; nothing where there are none or two would share an output.
pub(in crate::cli) fn facts_files(
    workspace: &Workspace,
    named: Vec<PathBuf>,
    output: &mut Output,
) -> Option<Vec<PathBuf>> {
    let files = if named.is_empty() { in_data(workspace, output)? } else { named };
    let clashes = pipeline::clashes(&files);
    clashes.iter().for_each(|(name, files)| output.finding(&clash(name, files)));
    clashes.is_empty().then_some(files)
}

/// The facts files in `data/`; what else is there is named.
fn in_data(workspace: &Workspace, output: &mut Output) -> Option<Vec<PathBuf>> {
    let folder = workspace.root.join("data");
    let FoundData { facts, others, failure } = workspace::find_data(&folder);
    others.iter().for_each(|path| output.finding(&no_facts_file(path)));
    if let Some(failure) = failure {
        output.finding(&pipeline::unreadable(&failure));
        return None;
    }
    if facts.is_empty() {
        output.finding(&no_facts(&folder));
    }
    Some(facts).filter(|facts| !facts.is_empty())
}

fn no_facts_file(path: &Path) -> Diagnostic {
    if workspace::is_nameless(path) {
        let message = format!("{} 不当作填报数据：文件名只有后缀，没有名称", path.display());
        return Diagnostic::new(codes::C14, message).hint("给它起个名称，如 单位.yaml");
    }
    let why = match Workspace::is_folder(path) {
        true => "这是一个文件夹",
        false => "首行不是“schema: jixiao/1”",
    };
    Diagnostic::new(codes::C14, format!("{} 不当作填报数据：{why}", path.display()))
        .hint("是填报数据的，在首行写上 schema: jixiao/1；不是的不用管")
}

fn no_facts(folder: &Path) -> Diagnostic {
    Diagnostic::new(codes::C05, format!("{} 文件夹中没有填报数据", folder.display()))
        .hint("填报数据的首行是“schema: jixiao/1”；可用 jixiao new 文件夹 新建一份")
}

fn clash(name: &str, files: &[&PathBuf]) -> Diagnostic {
    let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
    Diagnostic::new(codes::C06, format!("{} 会写成同名的报告“{name}”", files.join("、")))
        .hint("请给其中一份改名，或分两次生成并用 --out 写到不同的文件夹")
}
