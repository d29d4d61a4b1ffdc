//! YAML text to nodes with spans; the only module that uses the YAML crate.
//!
//! It reads the crate's events, not its typed values: a number keeps its characters, a duplicate key appears twice, and
//! features that would silently lose text (anchors, tags, a second document) are reported. A fault that can be repaired
//! is reported and repaired, so that the rest of the file is still read.

mod build;
mod characters;
mod node;
mod odd_line;
mod repaired;
mod scan;
mod words;

use crate::base::codes;
use std::ops::Range;

use self::build::TreeBuilder;
use self::repaired::{RepairEdit, Repaired};
use self::words::syntax_error;
use super::diag::{Diagnostic, Diagnostics};
use super::source::{SourceId, Sources, Span};

pub use node::{Entry, Node, NodeValue};

/// The part of a text that could be read.
#[derive(Clone, PartialEq, Debug)]
pub struct YamlText {
    /// The tree; `None` if the text is empty or cannot be read at all.
    pub root: Option<Node>,
    /// Whether every line is in the tree. If not, a key that seems missing may be in a faulty line.
    pub whole: bool,
}

/// Reads a text in which every line must be valid: a tree, or findings and `None`.
pub fn parse(source: SourceId, sources: &Sources, findings: &mut Diagnostics) -> Option<Node> {
    let reading = read(source, sources, findings);
    reading.root.filter(|_| reading.whole)
}

/// Reads as much of a text as possible and reports all faults in one run.
pub fn read(source: SourceId, sources: &Sources, findings: &mut Diagnostics) -> YamlText {
    let text = &sources.get(source).text;
    let faults = scan::faults(text);
    let mut edits: Vec<_> = faults.iter().flat_map(|fault| fault.repair.clone()).collect();
    let mut known: Vec<_> =
        faults.iter().map(|fault| sources.get(source).position(fault.at.start).line).collect();
    let mut whole = !faults.iter().any(scan::ScanFault::loses);
    faults.iter().for_each(|fault| findings.push(fault.report(source)));
    // Each round removes one line that the crate cannot read.
    for _ in 0..ROUNDS {
        let repaired = Repaired::new(text, &edits);
        let fault = match TreeBuilder::new(source, text, &repaired).read() {
            Ok((root, found)) => {
                found.into_iter().for_each(|finding| findings.push(finding));
                report_empty(&root, whole, source, findings);
                return YamlText { root, whole };
            }
            Err(fault) => fault,
        };
        let at = repaired.old(fault.at);
        let mut line = sources.get(source).position(at).line;
        let odd = odd_line::at_or_above(source, text, &line_ranges(text), line);
        match odd.filter(|odd| !known.contains(&odd.line)) {
            Some(odd) => {
                findings.push(odd.finding);
                line = odd.line;
            }
            None if !known.contains(&line) => {
                findings.push(syntax_error(&fault.kind, source, text, at));
            }
            None => {}
        }
        known.push(line);
        whole = false;
        let Some(edit) = without_line(text, line, &mut edits) else {
            return YamlText { root: None, whole };
        };
        edits.push(edit);
    }
    YamlText { root: None, whole }
}

/// A text with this many unreadable lines is no facts file; repairing more of it would be guessing.
const ROUNDS: usize = 50;

fn report_empty(root: &Option<Node>, whole: bool, source: SourceId, findings: &mut Diagnostics) {
    if whole && root.as_ref().is_none_or(Node::is_null) {
        let finding = Diagnostic::new(codes::Y12, "文件里没有内容")
            .at(Span::new(source, 0..0))
            .hint("写上内容；数据文件可用 jixiao new 生成一份带说明的起始文件");
        findings.push(finding);
    }
}

/// The edit that removes a faulty line and the lines indented under it; the first attempt keeps its key.
fn without_line(text: &str, line: usize, edits: &mut Vec<RepairEdit>) -> Option<RepairEdit> {
    let lines = line_ranges(text);
    let index = (line - 1).min(lines.len().checked_sub(1)?);
    let start = lines[index].start;
    let indent = scan::indent(&text[lines[index].clone()]);
    let under = lines[index + 1..].iter().take_while(|range| {
        let below = text[(*range).clone()].trim_end();
        below.trim().is_empty() || scan::indent(below) > indent
    });
    let end = under.last().unwrap_or(&lines[index]).end;
    let key = scan::key_prefix(&text[lines[index].clone()]);
    let kept = format!("{key}\n");
    let tried = |new: &str| edits.iter().any(|edit| edit.old == (start..end) && edit.new == new);
    let new = if tried(&kept) { "\n".to_string() } else { kept };
    if tried(&new) && (new == "\n" || key.is_empty()) {
        return None;
    }
    edits.retain(|edit| edit.old.end <= start || edit.old.start >= end);
    Some(RepairEdit::new(start..end, new))
}

/// The byte range of each line, line end included.
fn line_ranges(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let ends = text.split_inclusive('\n').map(|line| {
        let range = start..start + line.len();
        start = range.end;
        range
    });
    ends.collect()
}
