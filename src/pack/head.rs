//! The head of `report.yaml`: what the files of a pack's reports are called, whether there is one for each project, and
//! whether a report is an excerpt.

use super::fields::{self, PackFields};
use super::files::PackFiles;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Sources;
use crate::base::yaml::Node;
use crate::catalogue::keys;

/// The file that it stands in.
const OUTLINE: &str = "report.yaml";

/// What a pack says of the files of its reports.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct OutlineHead {
    /// What stands behind the name of the facts file in the names of the files.
    pub suffix: String,
    /// Whether there is a report for each project.
    pub each_project: bool,
    /// Whether a report leaves things out on purpose, so that what is filled in and not printed is not reported.
    pub is_excerpt: bool,
}

/// The head of a pack's outline; nothing where it cannot be read. What is wrong with it is reported when the pack is read.
pub fn outline_head(files: &PackFiles, sources: &Sources) -> Option<OutlineHead> {
    let mut found = Diagnostics::default();
    let root = files.merged(OUTLINE, sources, &mut found)?;
    let mut fields = PackFields::open(&root, &mut found)?;
    Some(read(&mut fields, &mut Diagnostics::default()))
}

/// Reads the head of an outline.
pub(super) fn read(fields: &mut PackFields, findings: &mut Diagnostics) -> OutlineHead {
    let suffix = fields.get("suffix").and_then(|node| suffix(node, findings));
    let each = fields.get("each").is_some_and(|node| is_each(node, findings));
    let excerpt = fields.get("excerpt").and_then(|node| fields::flag(node, findings));
    OutlineHead {
        suffix: suffix.unwrap_or_default(),
        each_project: each,
        is_excerpt: excerpt.unwrap_or_default(),
    }
}

/// How long a suffix may be, in characters.
const LONGEST: usize = 40;

/// `-项目自评`: a piece of a file name.
fn suffix(node: &Node, findings: &mut Diagnostics) -> Option<String> {
    let written = fields::text(node, findings)?.trim();
    let is_forbidden = |c: &char| c.is_control() || r#"\/:*?"<>|"#.contains(*c);
    if let Some(c) = written.chars().find(is_forbidden) {
        let message = format!("suffix 是文件名的一部分，不能有“{c}”");
        findings.push(wrong(node, message));
        return None;
    }
    if written.chars().count() > LONGEST || written.ends_with('.') {
        let message = format!("suffix 至多 {LONGEST} 个字，末尾不能是点");
        findings.push(wrong(node, message));
        return None;
    }
    Some(written.into())
}

fn wrong(node: &Node, message: String) -> Diagnostic {
    Diagnostic::new(codes::P04, message).at(node.span).hint("如 suffix: -项目自评")
}

/// `each: projects`.
fn is_each(node: &Node, findings: &mut Diagnostics) -> bool {
    // The only list that may give a report for each of its items.
    let written = fields::text(node, findings).unwrap_or(keys::PROJECTS);
    if written != keys::PROJECTS {
        let hint = "写 each: projects（一个项目一份报告），或删去这一行";
        findings.push(fields::wrong_value(node, written, hint));
    }
    written == keys::PROJECTS
}
