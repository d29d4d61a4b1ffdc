//! What is said of packs that there are not, and of the folders of fonts and templates that a run names.

use std::path::Path;

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::nearest::nearest;
use crate::base::source::{SourceId, Span};
use crate::doc::style::FaceStack;
use crate::doc::{FaceKey, StyleSheet};
use crate::workspace::{self, FileFailure, Workspace};

/// A font file or folder that cannot be read.
pub(super) fn no_font(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, advice, .. } = failure;
    let word = if Workspace::is_folder(path) { "字体目录" } else { "字体" };
    Diagnostic::new(codes::F05, format!("{word} {} 没有用：{why}", path.display())).hint(*advice)
}

/// A folder of JIXIAO_FONTS that is not there.
pub(super) fn no_such_folder(FileFailure { path, why, .. }: &FileFailure) -> Diagnostic {
    let path = path.display();
    let message = format!("环境变量 JIXIAO_FONTS 里的 {path} 没有用：{why}");
    Diagnostic::new(codes::F05, message).hint("改成放字体文件的文件夹，或去掉这个环境变量")
}

/// A folder that is too large to be one of fonts.
pub(super) fn no_font_folder(folder: &Path) -> Diagnostic {
    let message = format!("字体目录 {} 没有用：其中的文件太多，不像字体文件夹", folder.display());
    Diagnostic::new(codes::F05, message).hint("写字体文件所在的那个文件夹，不写整个磁盘")
}

/// A folder that the command names and that has no fonts.
pub(super) fn no_fonts(folder: &Path) -> Diagnostic {
    let message = format!("--fonts 指定的文件夹 {} 里没有字体文件", folder.display());
    Diagnostic::new(codes::F05, message)
        .hint("字体文件的后缀是 ttf、ttc、otf 或 otc；检查文件夹是否写对")
}

/// The finding on a pack that there is not.
pub fn unknown_pack(name: &str, names: &[String]) -> Diagnostic {
    let finding = Diagnostic::new(codes::P15, format!("没有名为“{name}”的版式"));
    let finding = match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => finding.hint(format!("是否想写 {near}？")),
        None => finding,
    };
    finding
        .hint(format!("可用的版式：{}", names.join("、")))
        .hint("自建版式要在 templates 文件夹下有同名文件夹，其中有 report.yaml")
}

/// A folder of templates without a file of the pack.
pub(super) fn nothing_replaced(folder: &Path, pack: &str) -> Diagnostic {
    let folder = folder.display();
    Diagnostic::new(codes::P12, format!("{folder} 里没有版式“{pack}”的文件，全部用内置的"))
        .hint(format!("改过的文件放在 {folder} 下的 {pack} 文件夹里，子文件夹和文件名与内置的相同"))
}

/// A missing face at the place of a user's style sheet that asks for it; where that leaves out the face that comes with the
/// program, what to write.
pub(super) fn placed_font(
    finding: &Diagnostic,
    style: &StyleSheet,
    (source, text): (SourceId, &str),
) -> Diagnostic {
    let named = |(_, stack): &(&FaceKey, &FaceStack)| {
        finding.message.contains(&format!("“{}”", stack.official))
    };
    let stack = style.faces.iter().find(named).filter(|_| finding.code == codes::F01);
    let Some((key, stack)) = stack else { return finding.clone() };
    let Some(at) = text.find(&stack.official) else { return finding.clone() };
    let placed = finding.clone().at(Span::new(source, at..at + stack.official.len()));
    match carried(&key.0).filter(|carried| !stack.families.iter().any(|one| one == carried)) {
        Some(carried) => placed.instead(format!(
            "这台机器上没有这个名称的字体；留着随附的，写在最后：{}: [{}, {carried}]",
            key.0,
            stack.families.join(", ")
        )),
        None => placed,
    }
}

/// The face that comes with the program for a stack of this name, the last one of the shipped pack.
fn carried(key: &str) -> Option<&'static str> {
    let text = workspace::built_in_file("内置模板/standard/style.yaml")?;
    let line =
        text.lines().find_map(|line| line.trim_start().strip_prefix(key)?.strip_prefix(": ["))?;
    line.split(']').next()?.rsplit(',').next().map(str::trim)
}
