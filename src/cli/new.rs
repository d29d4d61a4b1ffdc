//! `jixiao new`: a folder with a commented facts file that builds at once, and the schema that ties editors to it.

use std::borrow::Cow;
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
    if let Some(what) = impossible_in(&wanted.folder) {
        output.finding(&impossible(&wanted.folder, &what));
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
    let mut files: Vec<(PathBuf, &str)> =
        vec![(facts.clone(), &starter), (beside.clone(), &schema)];
    if wanted.with_templates {
        let templates = wanted.folder.join("templates");
        files.extend(workspace::built_in().map(|(path, text)| (templates.join(path), text)));
    }
    let files: Vec<_> = files
        .into_iter()
        .map(|(path, text)| match path == beside {
            // Editors that read a schema complain of a mark in it.
            true => (path, Cow::Borrowed(text.as_bytes())),
            false => (path, workspace::for_editors(text.as_bytes())),
        })
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
    let (editor, first) = match cfg!(windows) {
        true => ("记事本", "把它拖到 jixiao.exe 上，或"),
        false => ("文本编辑器", ""),
    };
    output.say(&format!(
        "下一步：用{editor}打开 {facts}，把示例换成本单位的数据，再{first}在“{folder}”文件夹中运行 jixiao build"
    ));
    Outcome::Fine
}

/// What Windows has in no name of a folder, in the name of the new one or of those that are made above it; the folder may be
/// carried there. Points and blanks at an end Windows drops without a word.
fn impossible_in(folder: &Path) -> Option<String> {
    let (own, above) = (folder.ancestors().take(1), folder.ancestors().skip(1));
    let made = own.chain(above.take_while(|path| !workspace::is_there(path)));
    made.filter_map(|path| path.file_name()?.to_str()).find_map(|name| {
        if let Some(c) = name.chars().find(|c| r#"<>:"|?*\"#.contains(*c)) {
            return Some(format!("名称里不能有“{c}”"));
        }
        let end = name.chars().next_back().filter(|c| [' ', '.'].contains(c))?;
        Some(format!("名称不能以{}结尾", if end == ' ' { "空格" } else { "点" }))
    })
}

fn impossible(folder: &Path, what: &str) -> Diagnostic {
    let message = format!("无法新建 {}：{what}", folder.display());
    Diagnostic::new(codes::C02, message)
        .hint("什么也没有新建；请换一个名称，不用 < > : \" | ? * \\ 这些符号，末尾不写点和空格")
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
