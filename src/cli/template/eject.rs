//! `jixiao template eject`: built-in files to the user's templates, never over one that was changed.

use super::named::{NamedPack, files_of, manual, named};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::cli::arguments::CopyArguments;
use crate::cli::json::CommandResult;
use crate::cli::outcome::Outcome;
use crate::cli::output::Output;
use crate::workspace::{self, Ejected, FileFailure, TemplateFile, Use, Workspace};

/// Copies the files that are named, or all with the manual.
pub(super) fn run(wanted: CopyArguments, output: &mut Output) -> Outcome {
    let Some(mut pack) = files_of(wanted.of, output) else { return Outcome::Unable };
    pack.files.push(manual(&pack));
    let asked = match asked(&wanted.files, pack.name(), &pack.files) {
        Ok(asked) => asked,
        Err(findings) => {
            findings.iter().for_each(|finding| output.finding(finding));
            return Outcome::Unable;
        }
    };
    if workspace::is_source_of(&pack.workspace, pack.name()) {
        return of_source(&pack, &asked, output);
    }
    let mut created = Vec::new();
    if wanted.merged {
        return merged(&pack, &asked, output);
    }
    for file in asked {
        match copy(&pack, file, output) {
            Ok(Some(place)) => created.push(place),
            Ok(None) => {}
            Err(failure) => {
                output.finding(&not_copied(&failure).hint(state(created.len())));
                output.result(CommandResult::New { created });
                return Outcome::Unable;
            }
        }
    }
    if created.is_empty() {
        output.say("没有复制文件");
    } else {
        let option = match pack.name() {
            "standard" => String::new(),
            name => format!(" --pack {name}"),
        };
        if !has_facts(&pack.workspace) {
            output.say("这里没有 data 文件夹：模板要放在填报文件夹里（和 data 并排）才用得上，请移过去，或到那里再运行");
        }
        output.say(&format!("改好后照常 jixiao build；jixiao template diff{option} 看改了什么"));
    }
    output.result(CommandResult::New { created });
    Outcome::Fine
}

/// Whether the templates stand where facts are, or where the command says that they are wanted.
fn has_facts(workspace: &Workspace) -> bool {
    workspace.templates_named || workspace.root.join("data").is_dir()
}

/// The files that words name; all of them where there are no words.
fn asked<'f>(
    words: &[String],
    pack: &str,
    files: &'f [TemplateFile],
) -> Result<Vec<&'f TemplateFile>, Vec<Diagnostic>> {
    if words.is_empty() {
        return Ok(files.iter().collect());
    }
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for words in words {
        match named(words, pack, files) {
            Ok(file) => found.push(file),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// Copies one and says what became of it; the place where it was written.
fn copy(
    pack: &NamedPack,
    file: &TemplateFile,
    output: &mut Output,
) -> Result<Option<String>, FileFailure> {
    // What the report uses now, or what the user's file stands in place of.
    let inherited = file.place.is_none() || file.pack != pack.name();
    let Some(text) = (if inherited { Some(&file.bytes) } else { file.behind.as_ref() }) else {
        output.say(&format!("{}：本单位自己的，没有可复制的", file.path));
        return Ok(None);
    };
    let (workspace, name) = (&pack.workspace, pack.name());
    let place = workspace::place_of(workspace, name, &file.path);
    let shown = place.display().to_string();
    match workspace::eject(workspace, name, &file.path, text)? {
        Ejected::Written => {
            output.has_written(&place);
            output.say(&format!("已复制 {shown}"));
            return Ok(Some(shown));
        }
        Ejected::Present => output.say(&format!("{shown} 已有，与原来的相同")),
        Ejected::Kept => output.finding(&kept(&shown)),
    }
    Ok(None)
}

/// Says what to do in a clone of the program's source, where a copy would be the file itself.
fn of_source(pack: &NamedPack, files: &[&TemplateFile], output: &mut Output) -> Outcome {
    let (workspace, name) = (&pack.workspace, pack.name());
    let place = match files {
        [one] => workspace::place_of(workspace, name, &one.path),
        _ => workspace.templates.join(name),
    };
    output.say(&format!("{} 就是程序自带的那一份（这里是程序的源码），没有复制", place.display()));
    output.say("  可以直接改：在这里运行的 jixiao 照改了的印；重新编译以后，程序才带着它");
    output.say("  只给一个单位用的，到放填报数据的文件夹里再运行这条命令，复制到那里改");
    output.say(&format!(
        "  要另做一个版式，在 {} 里写一行 extends: {name}，再用 --pack 本局版式 复制",
        workspace.templates.join("本局版式/report.yaml").display()
    ));
    output.result(CommandResult::New { created: Vec::new() });
    Outcome::Fine
}

/// Keeps what the files stand in place of as their bases: what changed in it is in them now.
fn merged(pack: &NamedPack, files: &[&TemplateFile], output: &mut Output) -> Outcome {
    for file in files.iter().filter(|file| file.place.is_some() && file.pack == pack.name()) {
        let Some(behind) = &file.behind else { continue };
        if let Err(failure) = workspace::keep_base(&pack.workspace, pack.name(), &file.path, behind)
        {
            output.finding(&not_copied(&failure));
            return Outcome::Unable;
        }
        output.say(&format!("已记下：{} 合并好了", file.path));
    }
    Outcome::Fine
}

fn kept(place: &str) -> Diagnostic {
    Diagnostic::new(codes::C21, format!("{place} 改过，没有覆盖"))
        .hint("jixiao template diff 看有什么不同；要重新开始的，先把它改名或移走")
}

fn not_copied(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, .. } = failure;
    Diagnostic::new(codes::C02, format!("无法新建 {}：{why}", path.display()))
        .hint(failure.advice_for(Use::Copying))
}

/// What a copy that could not be made leaves.
fn state(copied: usize) -> String {
    match copied {
        0 => "什么也没有复制".into(),
        count => format!("前面的 {count} 个已复制，是完整的；其余没有复制，照上面改了再运行一次"),
    }
}
