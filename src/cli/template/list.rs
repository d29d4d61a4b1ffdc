//! `jixiao template list`: the packs, and the files of one with where each comes from.

use std::collections::BTreeSet;

use super::named::{NamedPack, files_of, manual};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::source::Sources;
use crate::cli::arguments::OfPack;
use crate::cli::columns;
use crate::cli::json::{CommandResult, ListedTemplate};
use crate::cli::outcome::Outcome;
use crate::cli::output::{self, Output};
use crate::pipeline::Pipeline;
use crate::workspace::{self, TemplateFile, TemplateOrigin, Workspace};

/// Prints them, and what of the user's files is not used, and why.
pub(super) fn run(of: OfPack, output: &mut Output) -> Outcome {
    let Some(mut named) = files_of(of, output) else { return Outcome::Unable };
    let manual = manual(&named);
    named.files.extend(manual.place.is_some().then_some(manual));
    let (pack, files) = (named.name().to_string(), &named.files);
    let workspace = &named.workspace;
    say_packs(workspace, &pack, output);
    let mut pipeline = Pipeline::new(workspace);
    let mut findings = Diagnostics::default();
    pipeline.pack(&pack, &mut findings);
    let unused = unused(&findings, &pipeline.sources);
    let rows = files.iter().map(|file| {
        let place = place(file);
        let origin = match unused.contains(&place) {
            true => "没有用到，见下面的提示".to_string(),
            false => origin(file, &named),
        };
        [one_line(&file.path), origin, one_line(&place)]
    });
    let head = [("文件", 60), ("来源", 30), ("位置", 0)];
    columns::lines(head, rows).iter().for_each(|line| output.say(line));
    let own = files.iter().filter(|file| file.origin != TemplateOrigin::BuiltIn).count();
    let left_out = match unused.len() {
        0 => String::new(),
        count => format!("，其中 {count} 个没有用到"),
    };
    output.say(&format!("共 {} 个文件，本单位的 {own} 个{left_out}", files.len()));
    named.say_others(output);
    let strays = workspace::strays(workspace, &pack);
    for stray in &strays {
        output.say(&format!("没有用：{}（模板的后缀是 .tera，别的是 .yaml）", stray.display()));
    }
    for folder in no_packs(workspace).iter().filter(|_| !workspace::is_source_of(workspace, &pack))
    {
        output.say(&format!("没有用：{folder}（里面没有 report.yaml，不是版式）"));
    }
    output.findings(&findings, &pipeline.sources);
    let strays = strays.iter().map(|path| path.display().to_string()).collect();
    let packs = workspace::pack_names(workspace);
    let files = files.iter().map(ListedTemplate::from).collect();
    output.result(CommandResult::Templates { packs, pack, files, strays });
    if output::passes(&findings, false) { Outcome::Fine } else { Outcome::Findings }
}

/// The folders among the templates that are no packs.
fn no_packs(workspace: &Workspace) -> Vec<String> {
    let names = workspace::pack_names(workspace);
    let folders = workspace::folders_of(&workspace.templates).into_iter();
    let others = folders.filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with('.') && !names.iter().any(|known| *known == name)
    });
    others.map(|path| one_line(&path.display().to_string())).collect()
}

/// The user's files that nothing uses, by where they are.
fn unused(findings: &Diagnostics, sources: &Sources) -> BTreeSet<String> {
    let of_files = findings.iter().filter(|finding| finding.code == codes::P11);
    let last = of_files.filter_map(|finding| finding.labels.last());
    last.map(|label| sources.get(label.span.source).name.clone()).collect()
}

/// A name as it stands in a table.
fn one_line(name: &str) -> String {
    name.replace(|c: char| c.is_control(), "\u{fffd}")
}

fn say_packs(workspace: &Workspace, shown: &str, output: &Output) {
    let names = workspace::pack_names(workspace);
    let words: Vec<_> = names
        .iter()
        .map(|name| match workspace::user_folder(workspace, name) {
            Some(folder) => format!("{name}（本单位的文件在 {}）", folder.display()),
            None => format!("{name}（内置）"),
        })
        .collect();
    output.say(&format!("版式：{}", words.join("、")));
    if workspace::is_source_of(workspace, shown) {
        output.say("这里是程序的源码：随附的版式就在 templates 文件夹里，改了就是改它们");
    }
    output.say(&format!("下面是“{shown}”的文件："));
}

fn origin(file: &TemplateFile, pack: &NamedPack) -> String {
    let words = match file.origin {
        _ if pack.is_merged(file) => "本单位，按键与继承的合并",
        TemplateOrigin::BuiltIn => "内置",
        TemplateOrigin::Copied => "本单位，与原来的相同",
        TemplateOrigin::Outdated => "本单位，没有改过，原来的已更新",
        TemplateOrigin::Changed => "本单位，代替原来的",
        TemplateOrigin::Added => "本单位",
    };
    match file.pack == pack.name() {
        true => words.into(),
        false => format!("继承 {}，{words}", file.pack),
    }
}

fn place(file: &TemplateFile) -> String {
    file.place.as_ref().map(|place| place.display().to_string()).unwrap_or_default()
}
