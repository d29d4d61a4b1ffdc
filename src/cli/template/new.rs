//! `jixiao template new`: a pack of the user's own, from another one's files.

use super::named::{NamedPack, files_of};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::cli::arguments::{NewPackArguments, OfPack};
use crate::cli::json::CommandResult;
use crate::cli::new::not_created;
use crate::cli::outcome::Outcome;
use crate::cli::output::{self, Output};
use crate::workspace;

/// Copies the files of a pack to a folder of the new name.
pub(super) fn run(wanted: NewPackArguments, output: &mut Output) -> Outcome {
    let NewPackArguments { name, from, places } = wanted;
    let Some(NamedPack { workspace, files, .. }) =
        files_of(OfPack { pack: from.clone(), places }, output)
    else {
        return Outcome::Unable;
    };
    if let Some(finding) = fault_of_name(&name, &workspace::pack_names(&workspace)) {
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
    output.say(&format!("已新建版式 {}（{} 个文件）", folder.display(), created.len()));
    output
        .say(&format!("在填报数据里写 pack: {name} 就用它；先改 report.yaml 和 sections 里的文件"));
    let created = created.iter().map(|path| path.display().to_string()).collect();
    output.result(CommandResult::New { created });
    Outcome::Fine
}

/// Why a name cannot be that of a new pack.
fn fault_of_name(name: &str, packs: &[String]) -> Option<Diagnostic> {
    let is_kept = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let is_plain = name.starts_with(char::is_alphanumeric) && name.chars().all(is_kept);
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
