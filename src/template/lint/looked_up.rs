//! A name, and a name below something, to what it stands for; one that is nowhere is reported.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::known_names::NameKind;
use super::names::NameWalk;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::nearest::nearest;
use crate::template::PROJECT;

impl NameWalk<'_, '_> {
    /// A name by itself: one that a loop or `set` gave, or one of the view.
    pub(super) fn name(&mut self, name: &str, span: Range<usize>) -> Arc<NameKind> {
        if let Some(kind) = self.scopes.iter().rev().find_map(|scope| scope.get(name)) {
            return Arc::clone(kind);
        }
        let names = Arc::clone(&self.linted.names);
        let NameKind::Group(names) = &*names else { return Arc::new(NameKind::Anything) };
        match names.get(name) {
            Some(kind) => Arc::clone(kind),
            None if name == "loop" => Arc::new(NameKind::Anything),
            None => {
                self.unknown_name(name, names, span);
                Arc::new(NameKind::Anything)
            }
        }
    }

    /// A name that nothing gives here. What an included file is given elsewhere may be left out where it is not asked for.
    fn unknown_name(
        &mut self,
        name: &str,
        names: &BTreeMap<String, Arc<NameKind>>,
        span: Range<usize>,
    ) {
        let is_given = self.linted.given.contains(name);
        match self.includes.last().cloned() {
            Some((path, place)) if is_given && self.depth == 0 => {
                let message = format!("放进来的 {path} 要用“{name}”，前面没有定");
                let hint = format!("在这一行前面写 {{% set {name} = … %}}");
                self.report_at(Diagnostic::new(codes::T06, message).hint(hint), place);
            }
            Some(_) if is_given || !self.linted.all_read => {}
            _ if elsewhere(name, is_given).is_some() => {
                let finding = unknown(name, std::iter::empty());
                self.report(finding.instead(elsewhere(name, is_given).unwrap_or_default()), span);
            }
            _ => {
                let own = self.scopes.iter().flat_map(BTreeMap::keys).map(String::as_str);
                let known = own.chain(names.keys().map(String::as_str));
                let finding = unknown(name, known);
                self.report(finding, span);
            }
        }
    }

    /// What stands under a name of something.
    pub(super) fn member(
        &mut self,
        of: &NameKind,
        name: &str,
        span: Range<usize>,
        optional: bool,
    ) -> Arc<NameKind> {
        let finding = match of {
            NameKind::Anything => return Arc::new(NameKind::Anything),
            NameKind::Group(members) => match members.get(name) {
                Some(kind) => return Arc::clone(kind),
                None => unknown(name, members.keys().map(String::as_str)),
            },
            NameKind::List(item) => {
                let message = format!("这是一个列表，没有“{name}”；列表里的每一项才有");
                Diagnostic::new(codes::T06, message).hint(match self.item_at_hand(item) {
                    Some(item) => format!("循环里的一项写 {item}.{name}"),
                    None => "用 {% for 一项 in 列表 %} 逐项写，或写 (列表 | first).名称".into(),
                })
            }
            NameKind::Leaf(_) | NameKind::Flag => {
                let message = format!("这是一项数据，下面没有“{name}”");
                Diagnostic::new(codes::T06, message).hint("可用的名称：jixiao template vars")
            }
        };
        if !optional {
            self.report(finding, span);
        }
        Arc::new(NameKind::Anything)
    }

    /// What the loop around calls the items of a list, or the project that the report is about.
    fn item_at_hand(&self, item: &Arc<NameKind>) -> Option<String> {
        let mut names = self.scopes.iter().rev().flatten();
        let of_loop = names.find(|(_, kind)| Arc::ptr_eq(kind, item)).map(|(name, _)| name.clone());
        of_loop.or_else(|| {
            let NameKind::Group(names) = &*self.linted.names else { return None };
            names.get(PROJECT).filter(|project| **project == *item).map(|_| PROJECT.to_string())
        })
    }
}

/// Where a name is known that nothing gives here: in the attachments of a list, the reports of a project, a loop or another
/// file.
fn elsewhere(name: &str, is_given: bool) -> Option<String> {
    Some(match name {
        "item" => "item 只在 report.yaml 里写了 each: 的附件里有；别处逐项写 {% for one in 列表 %}".into(),
        PROJECT => {
            "project 只在一个项目一份报告的版式里有（report.yaml 最上面写 each: projects）；别处逐项写 {% for one in projects %}".into()
        }
        _ if is_given => format!(
            "“{name}”只在定它的循环里、set 它的文件里有：移到里面去，或在这个文件里先写 {{% set {name} = … %}}"
        ),
        _ => return None,
    })
}

/// A name that nothing gives, with the nearest that something does.
pub(super) fn unknown<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Diagnostic {
    let finding = Diagnostic::new(codes::T06, format!("模板里没有“{name}”这个名称"));
    match nearest(name, known) {
        Some(near) => finding.hint(format!("是否想写“{near}”？")),
        None => finding.hint("可用的名称：jixiao template vars"),
    }
}
