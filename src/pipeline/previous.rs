//! The facts of the year before, which `previous:` of a facts file names.

use std::path::{Path, PathBuf};

use super::run::Pipeline;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::encoding;
use crate::data::Report;
use crate::record::InputKind;
use crate::workspace::{self, FileFailure};

impl Pipeline<'_> {
    /// Last year's facts, if the file names them; their errors are errors of this report too.
    pub(super) fn read_previous(
        &mut self,
        facts: &Path,
        report: &Report,
        findings: &mut Diagnostics,
    ) -> Option<Report> {
        let named = report.previous.as_ref()?;
        let path = workspace::beside(facts, &named.value);
        if workspace::is_same_file(&path, facts) {
            findings.push(previous_in_circle(&[]).at(named.span));
            return None;
        }
        let bytes = workspace::read_bytes(&path)
            .map_err(|failure| findings.push(no_previous(&failure).at(named.span)))
            .ok()?;
        if !workspace::may_be_facts(&path, &bytes) {
            findings.push(no_facts(&path, &bytes).at(named.span));
            return None;
        }
        let source = self.add_facts(&path, (InputKind::Previous, &bytes), findings)?;
        let previous = self.read_report(source, findings)?;
        let circle = workspace::circle_of_previous(facts);
        if !circle.is_empty() {
            findings.push(previous_in_circle(&circle).at(named.span));
        }
        Some(previous)
    }
}

/// What to write behind `previous:`.
const RIGHT_PATH: &str = "previous 写上年数据文件的路径，从本文件所在的文件夹算起；没有就写 null";

/// The finding about last year's file that cannot be read.
fn no_previous(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, advice, .. } = failure;
    let finding =
        Diagnostic::new(codes::D12, format!("无法读取上年数据文件 {}：{why}", path.display()));
    match failure.is_wrong_path() {
        true => finding.hint(RIGHT_PATH),
        false => finding.hint(format!("{advice}；没有上年数据的，previous 写 null")),
    }
}

/// The finding about files that name each other as last year's, or about one that names itself.
fn previous_in_circle(circle: &[PathBuf]) -> Diagnostic {
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

/// The finding about a file that is plainly something else: what is wrong in its lines helps nobody.
fn no_facts(path: &Path, bytes: &[u8]) -> Diagnostic {
    let why = match encoding::binary_kind(bytes) {
        Some(kind) => format!("这是{kind}"),
        None => "首行不是“schema: jixiao/1”".to_string(),
    };
    let message = format!("previous 写的 {} 不是填报数据：{why}", path.display());
    Diagnostic::new(codes::D12, message).hint(RIGHT_PATH)
}
