//! The names that an attachment's template asks of its item, against those that the items of the list have.

use std::collections::BTreeSet;

use super::expressions::{Expression, ExpressionKind as Kind, TemplateNode, Visitor, walk};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::pack::outline::Attachment;

/// The finding on an attachment whose list has other items than its template is written for: those of another list have all
/// that it asks for, `meant`. A name that is nowhere is a slip in the template.
pub(super) fn unfit(
    attachment: &Attachment,
    nodes: &[TemplateNode],
    has: impl Fn(&str) -> bool,
    meant: impl Fn(&BTreeSet<String>) -> Option<String>,
) -> Option<Diagnostic> {
    let each = attachment.each.as_ref()?;
    let mut asked = AskedOfItem(BTreeSet::new());
    walk(nodes, &mut asked);
    let missing: Vec<_> = asked.0.iter().filter(|name| !has(name)).collect();
    let meant = meant(&asked.0).filter(|_| !missing.is_empty())?;
    let (template, place) = &attachment.template;
    let list: Vec<_> = missing.iter().take(3).map(|name| format!("item.{name}")).collect();
    let message =
        format!("{OTHER_LIST}：模板 {template} 要用 {}，{} 的各项没有", list.join("、"), each.name);
    let finding = Diagnostic::new(codes::P09, message).at(each.span);
    let hint = format!("这个模板是逐个 {meant} 印的：写 each: {meant}；要用别的列表，换一个模板");
    Some(finding.label(*place, "它的模板").hint(hint))
}

/// What a finding of another list begins with.
const OTHER_LIST: &str = "each 的列表不对";

/// Whether a finding tells of an attachment with another list than its template is written for.
pub fn is_of_other_list(finding: &Diagnostic) -> bool {
    finding.code == codes::P09 && finding.message.starts_with(OTHER_LIST)
}

struct AskedOfItem(BTreeSet<String>);

impl Visitor for AskedOfItem {
    fn expression(&mut self, expression: &Expression) {
        if let Kind::Attribute { of, name, optional: false } = &expression.kind
            && of.kind == Kind::Name("item".into())
        {
            self.0.insert(name.text.clone());
        }
    }
}
