//! `jixiao build`: facts files to Word and PDF.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::arguments::{Build, Format, Places};
use super::output::{self, complain, say};
use crate::base::diag::Diagnostics;
use crate::pipeline::{self, Made, Pipeline, Wanted};
use crate::workspace::{self, Stopwatch, Workspace, WriteFailure};

/// What is wanted of every report.
struct Task {
    out: PathBuf,
    formats: Wanted,
    strict: bool,
    force: bool,
}

/// Builds every report that is asked for; one that fails does not keep the others from being made.
pub fn run(wanted: Build) -> Outcome {
    let watch = Stopwatch::start();
    let Some(workspace) = open(wanted.places) else { return Outcome::Unable };
    let Some(files) = facts_files(&workspace, wanted.data) else { return Outcome::Unable };
    if let Some(name) = reserved_output(&wanted.out, &files) {
        output::reserved(&name);
        return Outcome::Unable;
    }
    let task = Task {
        out: wanted.out,
        formats: formats(&wanted.format),
        strict: wanted.strict,
        force: wanted.force,
    };
    let mut pipeline = Pipeline::new(&workspace);
    let mut outcome = Outcome::Fine;
    for file in &files {
        if !build_one(&mut pipeline, file, &task) {
            outcome = Outcome::Findings;
        }
    }
    say(&format!("用时 {:.2} 秒", watch.elapsed().as_secs_f64()));
    outcome
}

/// The first name among the outputs that Windows reserves: the reports could not be taken there.
fn reserved_output(out: &Path, files: &[PathBuf]) -> Option<String> {
    let names = files.iter().map(|file| pipeline::output_name(file));
    let paths = std::iter::once(out.to_path_buf()).chain(names.map(PathBuf::from));
    paths.into_iter().find_map(|path| workspace::reserved_in(&path))
}

/// The workspace with the folders the user named, which must be there.
pub(super) fn open(places: Places) -> Option<Workspace> {
    let named = [("--templates", &places.templates), ("--fonts", &places.fonts)];
    let mut fine = true;
    for (option, folder) in named {
        if let Some(folder) = folder.as_deref().filter(|folder| !Workspace::is_folder(folder)) {
            complain(&format!("错误[C04]：{option} 指定的文件夹 {} 不存在", folder.display()));
            complain("  提示：请检查路径是否写对");
            fine = false;
        }
    }
    fine.then(|| Workspace::here(places.templates, places.fonts))
}

fn formats(asked: &[Format]) -> Wanted {
    let wants = |format| asked.is_empty() || asked.contains(&format);
    Wanted { docx: wants(Format::Docx), pdf: wants(Format::Pdf) }
}

/// The files named, or those in `data/`; nothing where there are none or two would share an output.
pub(super) fn facts_files(workspace: &Workspace, named: Vec<PathBuf>) -> Option<Vec<PathBuf>> {
    let folder = workspace.root.join("data");
    let files = if named.is_empty() { workspace::find_data(&folder) } else { named };
    if files.is_empty() {
        complain(&format!("错误[C05]：{} 文件夹中没有填报数据", folder.display()));
        complain("  提示：填报数据的首行是“schema: jixiao/1”；可用 jixiao new 文件夹 新建一份");
        return None;
    }
    let clashes = pipeline::clashes(&files);
    for (name, files) in &clashes {
        let files: Vec<_> = files.iter().map(|f| f.display().to_string()).collect();
        complain(&format!("错误[C06]：{} 会写成同名的报告“{name}”", files.join("、")));
        complain("  提示：请给其中一份改名，或分两次生成并用 --out 写到不同的文件夹");
    }
    clashes.is_empty().then_some(files)
}

/// Builds one report and tells what came of it; true if all that was wanted is written and nothing is wrong.
///
/// A strict build counts warnings as wrong; what was made is written all the same.
fn build_one(pipeline: &mut Pipeline, facts: &Path, task: &Task) -> bool {
    let mut findings = Diagnostics::default();
    let made = pipeline.make(facts, task.formats, &mut findings);
    output::findings(&findings, &pipeline.sources);
    let fine = match &made {
        Some(made) => write_files(made, facts, task) && output::passes(&findings, task.strict),
        None => {
            complain(&format!("未能生成 {} 的报告，原有文件没有改动", facts.display()));
            false
        }
    };
    say(&format!("{}：{}", facts.display(), output::tally(&findings)));
    pipeline.forget_facts();
    fine
}

/// A Word file that somebody has worked on stays; the new one is written beside it.
fn place_of(path: &Path, ending: &str, force: bool) -> PathBuf {
    if ending != "docx" || force {
        return path.to_path_buf();
    }
    let place = workspace::place_for(path, pipeline::is_as_written);
    if place != *path {
        let (old, new) = (path.display(), place.display());
        complain(&format!(
            "说明[C10]：{old} 改动过、不是本程序生成的或读不出来，没有覆盖；新的写在 {new}"
        ));
        complain("  提示：要覆盖请加 --force；要接着改原来的，把新报告里变了的数抄过去");
    }
    place
}

/// Writes a file; one that another program holds open stays, and the new one is written beside it.
fn put(path: &Path, bytes: &[u8]) -> Result<PathBuf, WriteFailure> {
    let failure = match workspace::replace(path, bytes) {
        Ok(()) => return Ok(path.to_path_buf()),
        Err(failure) if failure.busy => failure,
        Err(failure) => return Err(failure),
    };
    let place = workspace::place_beside(path, pipeline::is_own);
    workspace::replace(&place, bytes)?;
    let (old, new, why) = (path.display(), place.display(), failure.why);
    complain(&format!("说明[C11]：{old} 没有覆盖：{why}；新的写在 {new}"));
    complain("  提示：用新的就行；要写回原来的名称，先关闭打开它的程序，再生成一次");
    Ok(place)
}

fn write_files(made: &Made, facts: &Path, task: &Task) -> bool {
    let name = pipeline::output_name(facts);
    let pages = made.pages.pages.len();
    let mut fine = true;
    for (ending, bytes) in [("docx", &made.docx), ("pdf", &made.pdf)] {
        let Some(bytes) = bytes else { continue };
        let path = place_of(&task.out.join(format!("{name}.{ending}")), ending, task.force);
        match put(&path, bytes) {
            Ok(path) => say(&format!(
                "已生成 {}（{pages} 页，{} KB）",
                path.display(),
                bytes.len().div_ceil(1024)
            )),
            Err(failure) => {
                complain(&format!(
                    "错误[C07]：无法写入 {}：{}",
                    failure.path.display(),
                    failure.why
                ));
                complain(
                    "  提示：请关闭打开此文件的程序，或用 --out 写到别的文件夹；原有文件没有改动",
                );
                fine = false;
            }
        }
    }
    fine
}
