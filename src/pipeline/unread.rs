//! Bytes of files to texts, with the findings about files that cannot be read.

use std::path::PathBuf;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::encoding;
use crate::base::source::{SourceId, Sources};
use crate::workspace::FileFailure;

/// The text of a file among the sources; its finding if it is no text.
pub fn decoded(
    name: String,
    bytes: &[u8],
    sources: &mut Sources,
    findings: &mut Diagnostics,
) -> Option<SourceId> {
    let added = encoding::decode(&name, bytes, sources);
    added.map_err(|problem| findings.push(*problem)).ok()
}

/// The finding about a file or folder that cannot be read.
pub fn unreadable(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, advice, .. } = failure;
    Diagnostic::new(codes::C03, format!("无法读取 {}：{why}", path.display())).hint(*advice)
}

/// The finding about last year's file that cannot be read.
pub(super) fn no_previous(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, .. } = failure;
    Diagnostic::new(codes::D12, format!("无法读取上年数据文件 {}：{why}", path.display()))
        .hint("previous 写上年数据文件的路径，从本文件所在的文件夹算起；没有就写 null")
}

/// The finding about files that name each other as last year's, or about one that names itself.
pub(super) fn previous_in_circle(circle: &[PathBuf]) -> Diagnostic {
    let message = match circle {
        [] => "previous 写的是本文件自己".to_string(),
        [_, _] => "previous 写的上年数据文件又把本文件当作上年数据，两个文件互相引用".to_string(),
        [first, ..] => {
            let files = circle.iter().chain([first]).map(|path| path.display().to_string());
            let files: Vec<_> = files.collect();
            format!("{} 个文件的 previous 绕成了圈：{}", circle.len(), files.join(" → "))
        }
    };
    Diagnostic::new(codes::D12, message)
        .hint("previous 只写上年数据文件的路径，上年数据文件不写本年的；没有就写 null")
}
