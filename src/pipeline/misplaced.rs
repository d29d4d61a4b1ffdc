//! Templates that are not where they are used: the finding about each.

use std::path::Path;

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::workspace::{Misplaced, Workspace};

/// The finding about something else in the place of the folder of templates.
pub fn no_folder_of_templates(workspace: &Workspace) -> Option<Diagnostic> {
    let place = &workspace.templates;
    let in_the_way = place.exists() && !place.is_dir();
    in_the_way.then(|| not_used(&Misplaced::File(place.clone())))
}

/// The finding about a file or folder of templates that is not used.
pub(super) fn not_used(misplaced: &Misplaced) -> Diagnostic {
    let warning = |path: &Path, why: &str| {
        Diagnostic::new(codes::P13, format!("模板 {} {why}，没有用", path.display()))
    };
    match misplaced {
        Misplaced::Elsewhere(path) => warning(path, "不在运行命令的文件夹里")
            .hint(format!("加上 --templates {}，或到它所在的文件夹里运行命令", path.display())),
        Misplaced::NoPack(path, Some(near)) => {
            warning(path, "不是任何版式的名称").hint(format!("文件夹名是不是“{near}”？"))
        }
        Misplaced::NoPack(path, None) => warning(path, "不是任何版式的名称")
            .hint("要改内置的版式，文件夹名写 standard；自建的版式，文件夹里要有 report.yaml"),
        Misplaced::TooHigh(path, place) => warning(path, "放高了一层").hint(match place {
            Some(place) => format!("放到 {}", place.display()),
            None => "放到 templates 下以版式命名的文件夹里，例如 templates/standard".into(),
        }),
        Misplaced::TooDeep(path) => warning(path, "放低了一层")
            .hint("把其中以版式命名的文件夹移上来，直接放在 templates 下"),
        Misplaced::OtherName(path) => {
            warning(path, "的文件夹名不对").hint("文件夹名改成 templates")
        }
        Misplaced::Outside(path) => warning(path, "不在 templates 文件夹里")
            .hint(format!("移到 templates/{}", path.display())),
        Misplaced::OtherEnding(path, right) => {
            warning(path, "的后缀不对").hint(format!("文件名改成 {right}"))
        }
        Misplaced::Packed(path) => warning(path, "是压缩文件")
            .hint("解压到 templates 文件夹下，里面的文件夹以版式命名；不用的，移到别处"),
        Misplaced::OfOffice(path, ending) => warning(path, "是办公软件的文件，程序不读")
            .hint(format!("内容用记事本写成后缀是 {ending} 的文件；只是留作参考的，移到别处")),
        Misplaced::Folder(path) => {
            warning(path, "是文件夹，不是文件").hint("把它移走，换成同名的文件；或改名")
        }
        Misplaced::File(path) => warning(path, "不是文件夹")
            .hint("把它移走；模板放在 templates 文件夹下以版式命名的文件夹里"),
    }
}
