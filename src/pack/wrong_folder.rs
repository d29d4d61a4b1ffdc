//! A file of a pack to the folder that it belongs to by what it says: a table, a chart, facts.

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::yaml::Node;

/// What only a table or only a chart has at its top, with the folder and what it is called.
const KINDS: [(&str, &str, &str); 2] = [("columns", "tables", "表"), ("parts", "charts", "图")];

/// What to do with a file that nothing uses, by what it says; nothing where its folder is right or it is a template.
pub(super) fn of_unused(path: &str, text: &str) -> Option<String> {
    if !path.ends_with(".yaml") {
        return None;
    }
    let says = |key: &str| text.lines().any(|line| line.starts_with(&format!("{key}:")));
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    if says("schema") {
        return Some(format!("这是填报数据，不是模板：移到 data 文件夹里，data/{name}"));
    }
    let (_, right, word) = KINDS.iter().find(|(key, ..)| says(key))?;
    (folder != *right).then(|| format!("这是一张{word}：移到 {right} 文件夹里，{right}/{name}"))
}

/// A chart among the tables, or a table among the charts.
pub(super) fn finding(folder: &str, name: &str, root: &Node) -> Option<Diagnostic> {
    let folder = folder.trim_end_matches('/');
    let (own, ..) = KINDS.iter().find(|(_, known, _)| *known == folder)?;
    let (_, right, word) = KINDS.iter().find(|(key, known, _)| {
        *known != folder && root.get(key).is_some() && root.get(own).is_none()
    })?;
    let message = format!("{folder}/{name}.yaml 是一张{word}，放错了文件夹");
    let hint = format!("移到 {right} 文件夹里：{right}/{name}.yaml");
    Some(Diagnostic::new(codes::P04, message).at(root.span).hint(hint))
}
