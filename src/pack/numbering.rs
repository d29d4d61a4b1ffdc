//! `numbering` of `report.yaml`: the first number of each level to a scheme.

use super::fields;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::yaml::Node;
use crate::doc::numbering::NumberingScheme;

/// Reads a scheme.
pub(super) fn read(node: &Node, findings: &mut Diagnostics) -> Option<NumberingScheme> {
    let nodes = fields::list(node);
    let mut firsts = Vec::new();
    for node in nodes {
        firsts.push(fields::text(node, findings)?.trim().to_string());
    }
    let most = NumberingScheme::MOST;
    if !(2..=most).contains(&firsts.len()) {
        let message = format!("编号要写 2 到 {most} 级，现在是 {} 级", firsts.len());
        findings.push(wrong(message).at(node.span));
        return None;
    }
    if let Some(at) = (1..firsts.len()).find(|at| firsts[..*at].contains(&firsts[*at])) {
        let message = format!("两级编号都写成“{}”，分不清是哪一级", firsts[at]);
        findings.push(wrong(message).at(nodes[at].span));
        return None;
    }
    let scheme = NumberingScheme::of(&firsts).map_err(|at| {
        let message = format!("“{}”不是一个编号", firsts[at]);
        findings.push(wrong(message).at(nodes[at].span));
    });
    scheme.ok()
}

fn wrong(message: String) -> Diagnostic {
    Diagnostic::new(codes::P04, message)
        .hint("每一级写它的第一个编号，里面有一个“一”或“1”：[第一部分, 一、, （一）, 1.]、[第一章, 第一节, 一、]")
        .hint("带上级编号的写 [\"1\", \"1.1\", \"1.1.1\"]；不写 numbering 的是 一、（一）1.（1）")
}
