//! Sections and attachments in which nothing can be printed, or that are printed twice.

use super::linted::{LintFindings, Linted, printed};
use super::reach::prints;
use super::titles;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::Span;
use crate::template::expressions::{NodeKind, TemplateNode, Visitor, includes, walk};

/// Looks at every section and attachment.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    for (path, prepared) in printed(linted) {
        let text = &linted.sources.get(prepared.source).text;
        if !text.trim().is_empty() && prepared.is_read && !prints(&prepared.nodes) {
            let message = format!("{path} 里没有要印的文字，报告里没有这一节");
            let finding = Diagnostic::new(codes::P17, message).at(Span::new(prepared.source, 0..0));
            found.push(finding.hint("写上内容；真的不要这一节，在 report.yaml 里删去它"));
        }
        for other in includes(&prepared.nodes) {
            if linted.pack.sections.contains(&other) && other != path {
                let name = other.trim_start_matches("sections/").trim_end_matches(".md.tera");
                let message = format!("章节“{name}”在 report.yaml 里列了，这里又放进来，会印两遍");
                let place =
                    place_of(&prepared.nodes, &other).map(|span| Span::new(prepared.source, span));
                found.push(Diagnostic::new(codes::P05, message).at(place).hint("删去一个"));
            }
        }
    }
    twice(linted, found);
    titles::look(linted, found);
}

/// Attachments that the outline has twice.
fn twice(linted: &Linted<'_>, found: &mut LintFindings) {
    let all = &linted.pack.outline.attachments;
    for (index, one) in all.iter().enumerate() {
        let (name, place) = &one.template;
        let before = all[..index].iter().find(|other| other.template.0 == *name);
        if let Some(before) = before {
            let message = format!("附件的模板“{name}”用了两次，会印两遍");
            let finding = Diagnostic::new(codes::P05, message).label(*place, "第二次");
            let finding = finding.label(before.template.1, "第一次");
            found.push(finding.hint("删去一个；是别的附件的，改成它的文件名"));
        }
    }
}

/// Where a file is included.
fn place_of(nodes: &[TemplateNode], path: &str) -> Option<std::ops::Range<usize>> {
    struct IncludePlace<'p>(&'p str, Option<std::ops::Range<usize>>);
    impl Visitor for IncludePlace<'_> {
        fn node(&mut self, node: &TemplateNode) {
            if matches!(&node.kind, NodeKind::Include(path) if path.text == self.0) {
                self.1 = Some(node.span.clone());
            }
        }
    }
    let mut place = IncludePlace(path, None);
    walk(nodes, &mut place);
    place.1
}
