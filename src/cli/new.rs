//! `jixiao new`: a folder with a commented facts file that builds at once, and the schema that ties editors to it.

use std::path::{Path, PathBuf};

use super::arguments::New;
use super::json::CommandResult;
use super::outcome::Outcome;
use super::output::{self, Output};
use super::schema;
use crate::base::codes;
use crate::base::diag::{Diagnostic, is_invisible, visible};
use crate::workspace::{self, FileFailure};

/// Writes the starter, and the built-in templates if they are wanted: all of it, or nothing where any of it exists.
pub(super) fn run(wanted: &New, output: &mut Output) -> Outcome {
    if let Some(name) = workspace::reserved_in(&wanted.folder) {
        output.finding(&output::reserved(&name));
        return Outcome::Unable;
    }
    if let Some(c) = impossible_in(&wanted.folder) {
        output.finding(&impossible(&wanted.folder, c));
        return Outcome::Unable;
    }
    if let Some(c) = unseen_in(&wanted.folder) {
        output.finding(&unseen(&wanted.folder, c));
        return Outcome::Unable;
    }
    let facts = wanted.folder.join("data").join("单位自评.yaml");
    let schema = schema::text();
    let beside = wanted.folder.join("data").join(schema::FILE);
    let starter = workspace::starter(wanted.kind.as_deref());
    let mut files: Vec<(PathBuf, &str)> = vec![(facts.clone(), &starter), (beside, &schema)];
    if wanted.with_templates {
        let templates = wanted.folder.join("templates");
        files.extend(workspace::built_in().map(|(path, text)| (templates.join(path), text)));
    }
    let files: Vec<_> = files
        .into_iter()
        .map(|(path, text)| (path, workspace::for_editors(text.as_bytes())))
        .collect();
    let created = match workspace::create(&files) {
        Ok(created) => created,
        Err(failure) => {
            output.finding(&not_created(&failure));
            return Outcome::Unable;
        }
    };
    created.iter().for_each(|path| output.has_written(path));
    let created: Vec<_> = created.iter().map(|path| path.display().to_string()).collect();
    created.iter().for_each(|path| output.say(&format!("已新建 {path}")));
    output.result(CommandResult::New { created });
    let (folder, facts) = (wanted.folder.display(), facts.display());
    let editor = if cfg!(windows) { "记事本" } else { "文本编辑器" };
    output.say(&format!(
        "下一步：用{editor}打开 {facts}，把示例换成本单位的数据，再在“{folder}”文件夹中运行 jixiao build"
    ));
    Outcome::Fine
}

/// A character of a new folder's name that Windows has in no name; the folder may be carried there.
fn impossible_in(folder: &Path) -> Option<char> {
    let name = folder.file_name()?.to_str()?;
    name.chars().find(|c| r#"<>:"|?*\"#.contains(*c))
}

fn impossible(folder: &Path, c: char) -> Diagnostic {
    let message = format!("无法新建 {}：名称里不能有“{c}”", folder.display());
    Diagnostic::new(codes::C02, message)
        .hint("什么也没有新建；请换一个名称，不用 < > : \" | ? * \\ 这些符号")
}

/// A character of a name that cannot be seen: on the screen it could not be told from another name.
fn unseen_in(folder: &Path) -> Option<char> {
    folder.to_string_lossy().chars().find(|c| c.is_control() || is_invisible(*c))
}

fn unseen(folder: &Path, c: char) -> Diagnostic {
    let name: String = folder.to_string_lossy().chars().map(visible).collect();
    let code = c as u32;
    let message = format!("无法新建 {name}：名称里有看不见的字符 U+{code:04X}");
    Diagnostic::new(codes::C02, message).hint("什么也没有新建；请换一个名称")
}

/// Why files could not be made; none of them was.
pub(super) fn not_created(FileFailure { path, why, advice, .. }: &FileFailure) -> Diagnostic {
    Diagnostic::new(codes::C02, format!("无法新建 {}：{why}", path.display()))
        .hint(format!("什么也没有新建；{advice}"))
}
