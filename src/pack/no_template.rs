//! A section or an attachment whose template is not there: how its name was written, or what it is near to.

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::nearest::nearest;
use crate::base::source::{SourceId, Span};

/// The finding on a name in a folder.
pub(super) fn finding(
    folder: &str,
    name: &str,
    span: Span,
    templates: &[(String, SourceId)],
) -> Diagnostic {
    let what = if folder == "sections" { "章节" } else { "附件" };
    let names = templates.iter().filter_map(|(path, _)| {
        path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".md.tera")
    });
    let names: Vec<_> = names.collect();
    if let Some((message, hint)) = several(name, what, &names).or_else(|| more(name, what, &names))
    {
        return Diagnostic::new(codes::P08, message).at(span).hint(hint);
    }
    let message = format!("没有{what}模板 {folder}/{name}.md.tera");
    let finding = Diagnostic::new(codes::P08, message).at(span);
    match nearest(name, names) {
        Some(near) => finding.hint(format!("是否想写 {near}？")),
        None => {
            finding.hint(format!("在 {folder} 文件夹里放入此文件，或从 {folder} 列表里删去此名"))
        }
    }
}

/// Several names that are written as one, or one with the dash before it.
fn several(name: &str, what: &str, names: &[&str]) -> Option<(String, String)> {
    let parts = name.split([',', '，', '、', ' ']).filter(|part| !part.is_empty());
    let bare: Vec<_> =
        parts.map(|part| part.trim_start_matches(['-', '－', '—', '·']).trim()).collect();
    if !bare.iter().any(|part| *part != name && names.contains(part)) {
        return None;
    }
    if let [bare] = bare[..] {
        let message = format!("“{name}”的短横后面没有空格，成了名称的一部分");
        return Some((message, format!("短横后面空一格：“- {bare}”")));
    }
    let list: Vec<_> = bare.iter().map(|part| format!("“- {part}”")).collect();
    let hint = format!(
        "一行一个，短横后面空一格：{}；写在一行的用半角逗号：[{}]",
        list.join("、"),
        bare.join(", ")
    );
    Some((format!("“{name}”写成了一个{what}的名称，其实是几个"), hint))
}

/// A name with a folder or an ending, which belong to no name.
fn more(name: &str, what: &str, names: &[&str]) -> Option<(String, String)> {
    const ENDINGS: [&str; 6] = [".md.tera.txt", ".md.tera", ".tera", ".md", ".yaml", ".txt"];
    let path = name.replace('\\', "/");
    let file = path.rsplit('/').next().unwrap_or(&path);
    let stem = ENDINGS.iter().find_map(|ending| file.strip_suffix(ending)).unwrap_or(file);
    if stem == name || !names.contains(&stem) {
        return None;
    }
    let extra = if file == stem { "文件夹" } else { "后缀" };
    Some((format!("{what}“{name}”只写文件名，不写{extra}"), format!("写 {stem}")))
}
