//! `jixiao new`: a folder with a commented facts file that builds at once, and the schema that ties editors to it.

use std::path::PathBuf;

use super::arguments::New;
use super::json::CommandResult;
use super::outcome::Outcome;
use super::output::{self, Output};
use super::schema;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::workspace::{self, FileFailure};

/// Writes the starter, and the built-in templates if they are wanted: all of it, or nothing where any of it exists.
pub(super) fn run(wanted: &New, output: &mut Output) -> Outcome {
    if let Some(name) = workspace::reserved_in(&wanted.folder) {
        output.finding(&output::reserved(&name));
        return Outcome::Unable;
    }
    let facts = wanted.folder.join("data").join("单位自评.yaml");
    let schema = schema::text();
    let beside = wanted.folder.join("data").join(schema::FILE);
    let starter = workspace::starter(wanted.kind.as_deref());
    let mut files: Vec<(PathBuf, &str)> = vec![(facts, &starter), (beside, &schema)];
    if wanted.with_templates {
        let templates = wanted.folder.join("templates");
        files.extend(workspace::built_in().map(|(path, text)| (templates.join(path), text)));
    }
    let files: Vec<_> = files.into_iter().map(|(path, text)| (path, text.as_bytes())).collect();
    let created = match workspace::create(&files) {
        Ok(created) => created,
        Err(failure) => {
            output.finding(&not_created(&failure));
            return Outcome::Unable;
        }
    };
    let created: Vec<_> = created.iter().map(|path| path.display().to_string()).collect();
    created.iter().for_each(|path| output.say(&format!("已新建 {path}")));
    output.result(CommandResult::New { created });
    let folder = wanted.folder.display();
    output.say(&format!("下一步：把示例换成本单位的数据，再在“{folder}”文件夹中运行 jixiao build"));
    Outcome::Fine
}

fn not_created(FileFailure { path, why, advice, .. }: &FileFailure) -> Diagnostic {
    Diagnostic::new(codes::C02, format!("无法新建 {}：{why}", path.display()))
        .hint(format!("什么也没有新建；{advice}"))
}
