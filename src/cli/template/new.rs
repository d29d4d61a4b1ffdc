//! `jixiao template new`: a pack of the user's own, from another one's files.

use super::named::{NamedPack, files_of};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::cli::arguments::{NewPackArguments, OfPack};
use crate::cli::json::CommandResult;
use crate::cli::new::not_created;
use crate::cli::outcome::Outcome;
use crate::cli::output::{self, Output};
use crate::workspace::{self, TemplateFile, Workspace};

/// Copies the files of a pack to a folder of the new name; what a run that was ended has copied stays, and the rest is added.
pub(super) fn run(wanted: NewPackArguments, output: &mut Output) -> Outcome {
    let NewPackArguments { name, from, places } = wanted;
    let Some(NamedPack { workspace, files, chain }) =
        files_of(OfPack { pack: from.clone(), places }, output)
    else {
        return Outcome::Unable;
    };
    // What the pack extends another one for, its copy extends that for too.
    let files: Vec<_> = files.into_iter().filter(|file| file.pack == chain[0]).collect();
    let begun = is_begun(&name, &from, &workspace, &files);
    let packs = if begun { Vec::new() } else { workspace::pack_names(&workspace) };
    if let Some(finding) = fault_of_name(&name, &packs) {
        output.finding(&finding);
        return Outcome::Unable;
    }
    let created = match workspace::new_pack(&workspace, &name, &from, &files) {
        Ok(created) => created,
        Err(failure) => {
            output.finding(&not_created(&failure));
            return Outcome::Unable;
        }
    };
    created.iter().for_each(|path| output.has_written(path));
    let folder = workspace.templates.join(&name);
    let (folder, count) = (folder.display(), created.len());
    output.say(&match begun {
        true => format!("已补全版式 {folder}（补了 {count} 个文件）：上一次没有做完就被关掉了"),
        false => format!("已新建版式 {folder}（{count} 个文件）"),
    });
    output
        .say(&format!("在填报数据里写 pack: {name} 就用它；先改 report.yaml 和 sections 里的文件"));
    let created = created.iter().map(|path| path.display().to_string()).collect();
    output.result(CommandResult::New { created });
    Outcome::Fine
}

/// Whether a run that was ended has left a part of the pack.
fn is_begun(name: &str, from: &str, workspace: &Workspace, files: &[TemplateFile]) -> bool {
    let is_shipped = workspace::shipped_packs().contains(&name);
    !is_shipped && name != from && workspace::is_half_made(workspace, name, files)
}

/// Why a name cannot be that of a new pack.
fn fault_of_name(name: &str, packs: &[String]) -> Option<Diagnostic> {
    let is_kept = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let is_plain = name.starts_with(char::is_alphanumeric)
        && name.chars().all(is_kept)
        && !name.ends_with('.');
    if !is_plain {
        let finding = Diagnostic::new(codes::C20, format!("版式不能叫“{name}”"));
        return Some(finding.hint("用汉字、字母、数字和连字符，如 本局版式、hunan-2020"));
    }
    if let Some(reserved) = workspace::reserved_in(name.as_ref()) {
        return Some(output::reserved(&reserved));
    }
    let taken = packs.iter().any(|pack| pack == name);
    taken.then(|| {
        Diagnostic::new(codes::C20, format!("已有名为“{name}”的版式"))
            .hint("换一个名称；只改几个文件的，用 jixiao template eject")
    })
}
