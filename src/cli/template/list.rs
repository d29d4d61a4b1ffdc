//! `jixiao template list`: the packs, and the files of one with where each comes from.

use super::named::{NamedPack, files_of};
use crate::base::diag::Diagnostics;
use crate::cli::arguments::OfPack;
use crate::cli::columns;
use crate::cli::json::{CommandResult, ListedTemplate};
use crate::cli::outcome::Outcome;
use crate::cli::output::{self, Output};
use crate::pipeline::Pipeline;
use crate::workspace::{self, TemplateFile, TemplateOrigin, Workspace};

/// Prints them, and what of the user's files is not used, and why.
pub(super) fn run(of: OfPack, output: &mut Output) -> Outcome {
    let Some(named) = files_of(of, output) else { return Outcome::Unable };
    let (pack, files) = (named.name().to_string(), &named.files);
    let workspace = &named.workspace;
    say_packs(workspace, &pack, output);
    let rows = files.iter().map(|file| [file.path.clone(), origin(file, &named), place(file)]);
    let head = [("文件", 60), ("来源", 30), ("位置", 0)];
    columns::lines(head, rows).iter().for_each(|line| output.say(line));
    let own = files.iter().filter(|file| file.origin != TemplateOrigin::BuiltIn).count();
    output.say(&format!("共 {} 个文件，本单位的 {own} 个", files.len()));
    named.say_others(output);
    let strays = workspace::strays(workspace, &pack);
    for stray in &strays {
        output.say(&format!("没有用：{}（模板的后缀是 .tera，别的是 .yaml）", stray.display()));
    }
    let mut pipeline = Pipeline::new(workspace);
    let mut findings = Diagnostics::default();
    pipeline.pack(&pack, &mut findings);
    output.findings(&findings, &pipeline.sources);
    let strays = strays.iter().map(|path| path.display().to_string()).collect();
    let packs = workspace::pack_names(workspace);
    let files = files.iter().map(ListedTemplate::from).collect();
    output.result(CommandResult::Templates { packs, pack, files, strays });
    if output::passes(&findings, false) { Outcome::Fine } else { Outcome::Findings }
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
