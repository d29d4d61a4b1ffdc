//! Section templates and the view to printed Markdown; the only file that runs Tera.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use tera::{Context, Error, Tera, Value};

use super::errors;
use super::expressions::{self, NodeKind, TemplateNode, Visitor, walk};
use super::language;
use super::marks::Marks;
use super::placing::Placing;
use super::prepare::Prepared;
use super::private;
use super::work_limit;
use crate::base::amount::Unit;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;

/// The pack's templates, ready to print.
pub(super) struct Engine {
    tera: Tera,
    context: Context,
    prepared: BTreeMap<String, Prepared>,
    /// The text of the facts that is so long that a section which prints it is too long, if there is one.
    pub(super) long_text: Option<Span>,
}

impl Engine {
    /// Hands the templates to Tera; nothing if it refuses them.
    pub(super) fn new(
        prepared: BTreeMap<String, Prepared>,
        language: Language<'_>,
        findings: &mut Diagnostics,
    ) -> Option<Self> {
        if includes_without_end(&prepared, findings) {
            // Tera would go round and round.
            return None;
        }
        let mut tera = language.tera();
        if let Err(error) = tera.add_raw_templates(texts(&prepared)) {
            let faults = errors::report(&error, "", &prepared);
            faults.into_iter().for_each(|fault| findings.push(fault));
            return None;
        }
        Some(Self { tera, context: context(language.view), prepared, long_text: None })
    }

    /// Prints one template, which may refer to an `item`.
    pub(super) fn print(
        &self,
        path: &str,
        item: Option<&Value>,
        findings: &mut Diagnostics,
    ) -> Option<String> {
        work_limit::begin();
        let printed = match item {
            None => self.tera.render(path, &self.context),
            Some(item) => {
                let mut context = self.context.clone();
                context.insert_value("item".to_string(), item.clone());
                self.tera.render(path, &context)
            }
        };
        let report = |error: Error| {
            errors::report(&error, path, &self.prepared)
                .into_iter()
                .for_each(|finding| findings.push(finding));
        };
        let printed = printed.map_err(report).ok()?;
        if printed.len() > work_limit::PRINTED {
            let place = self.prepared.get(path).map(|prepared| prepared.span(0..0));
            findings.push(match self.long_text {
                Some(text) => too_long_text().at(text),
                None => too_long().at(place),
            });
            return None;
        }
        Some(printed)
    }
}

fn too_long() -> Diagnostic {
    let message = format!("这个模板印出的文字太长，超过 {} MB", work_limit::PRINTED >> 20);
    Diagnostic::new(codes::T14, message).hint(
        "看看循环里是不是多印了内容，数据里的项目、文字是不是太多；一份报告的一章至多一两千页",
    )
}

fn too_long_text() -> Diagnostic {
    let message = format!("这段文字太长，印它的一章超过 {} MB", work_limit::PRINTED >> 20);
    Diagnostic::new(codes::T14, message)
        .hint("缩短这段文字：看看是不是重复粘贴了；一份报告的一章至多一两千页")
}

/// Reports templates that include others that include others, and so on, too deep for any report.
fn includes_without_end(prepared: &BTreeMap<String, Prepared>, findings: &mut Diagnostics) -> bool {
    let includes: BTreeMap<_, _> =
        prepared.iter().map(|(path, one)| (path, expressions::includes(&one.nodes))).collect();
    let mut shallow = BTreeSet::new();
    // From the innermost outward: a template whose includes are all known is known in the next round.
    for _ in 0..=work_limit::INCLUDES {
        let known = |path: &String| shallow.contains(path);
        let ready = includes.iter().filter(|(_, inner)| inner.iter().all(known));
        let ready: Vec<_> = ready.map(|(path, _)| (*path).clone()).collect();
        shallow.extend(ready);
    }
    let deep = prepared.iter().find(|(path, _)| !shallow.contains(*path));
    if let Some((_, deep)) = deep {
        let message = "模板互相包含，没有尽头，或一层套一层太深";
        let hint = format!("include 至多套 {} 层，不能绕回自己", work_limit::INCLUDES);
        let place = endless(&deep.nodes, &shallow).map(|place| Span::new(deep.source, place));
        let place = place.unwrap_or_else(|| deep.span(0..0));
        findings.push(Diagnostic::new(codes::T05, message).at(place).hint(hint));
    }
    deep.is_some()
}

/// Where nodes include a template that has no end.
fn endless(nodes: &[TemplateNode], shallow: &BTreeSet<String>) -> Option<Range<usize>> {
    struct EndlessInclude<'s>(&'s BTreeSet<String>, Option<Range<usize>>);
    impl Visitor for EndlessInclude<'_> {
        fn node(&mut self, node: &TemplateNode) {
            if let NodeKind::Include(path) = &node.kind
                && !self.0.contains(&path.text)
            {
                self.1.get_or_insert(path.span.clone());
            }
        }
    }
    let mut place = EndlessInclude(shallow, None);
    walk(nodes, &mut place);
    place.1
}

/// What templates refer to.
#[derive(Clone, Copy)]
pub(super) struct Language<'a> {
    /// The names.
    pub view: &'a Value,
    /// The values behind them.
    pub marks: &'a Arc<Marks>,
    /// The tables and charts.
    pub placing: &'a Arc<Placing>,
    /// The unit in which money is printed.
    pub unit: Unit,
}

impl Language<'_> {
    /// A Tera with its tests, filters and functions, and no templates yet.
    fn tera(self) -> Tera {
        let mut tera = Tera::default();
        tera.autoescape_on([".tera"]);
        tera.set_escape_fn(private::encode_private);
        language::teach(&mut tera, self.marks, self.placing, self.unit);
        tera
    }
}

fn context(view: &Value) -> Context {
    let mut context = Context::new();
    for (key, value) in view.as_map().into_iter().flatten() {
        if let Some(name) = key.as_str() {
            context.insert_value(name.to_string(), value.clone());
        }
    }
    context
}

fn texts(prepared: &BTreeMap<String, Prepared>) -> impl Iterator<Item = (&str, &str)> {
    prepared.iter().map(|(path, prepared)| (path.as_str(), prepared.text.as_str()))
}
