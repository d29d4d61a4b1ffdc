//! Entries of word lists that can be read and find nothing, or find what is right: a list written the wrong way round, a code
//! that is none.

use std::collections::BTreeSet;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::yaml::Node;

/// Reports slips of the pen that are right words: what another entry means, or a word of another list.
pub(super) fn reversed(root: &Node, known: &BTreeSet<String>, findings: &mut Diagnostics) {
    let entries = root.get("wrong").and_then(Node::entries).into_iter().flatten();
    for entry in entries.filter(|entry| known.contains(&entry.key)) {
        let right = entry.value.text().unwrap_or_default();
        // Both sides alike: a right word that has a wrong one within it.
        if right == entry.key || known.contains(right) && right.contains(&entry.key) {
            continue;
        }
        let message = format!("“{}”是对的词，写在左边会处处当作错字", entry.key);
        let hint = format!("左边写错的，右边写对的；是不是写反了：{right}: {}", entry.key);
        findings.push(Diagnostic::new(codes::P20, message).at(entry.key_span).hint(hint));
    }
}

/// Whether a code of a 科目 is a number of three or five digits, as the classification has them.
pub(super) fn is_code(code: &str) -> bool {
    code.bytes().all(|byte| byte.is_ascii_digit()) && matches!(code.len(), 3 | 5)
}

/// Reports codes of 科目 that are none.
pub(super) fn codes_of_subjects(node: &Node, findings: &mut Diagnostics) {
    for entry in node.entries().into_iter().flatten() {
        if !is_code(&entry.key) && !entry.key.trim().is_empty() {
            let message = format!("“{}”不是科目编码，什么也核对不到", entry.key);
            let hint = "编码是 3 位或 5 位数字，两边加引号，如 \"30101\": 基本工资";
            findings.push(Diagnostic::new(codes::P20, message).at(entry.key_span).hint(hint));
        }
    }
}
