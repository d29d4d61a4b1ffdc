//! Section templates and the view to printed Markdown; the only file that runs Tera.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Error, Tera, Value};

use super::errors;
use super::language;
use super::marks::{self, Marks};
use super::placing::Placing;
use super::prepare::Prepared;
use crate::base::amount::Unit;
use crate::base::diag::Diagnostics;

/// The pack's templates, ready to print.
pub struct Engine {
    tera: Tera,
    context: Context,
    prepared: BTreeMap<String, Prepared>,
}

impl Engine {
    /// Hands the templates to Tera; nothing if it refuses them.
    pub fn new(
        prepared: BTreeMap<String, Prepared>,
        language: Language<'_>,
        findings: &mut Diagnostics,
    ) -> Option<Self> {
        let mut tera = language.tera();
        if let Err(error) = tera.add_raw_templates(texts(&prepared)) {
            let faults = errors::report(&error, "", &prepared);
            faults.into_iter().for_each(|fault| findings.push(fault));
            return None;
        }
        Some(Self { tera, context: context(language.view), prepared })
    }

    /// Prints one template, which may speak of an `item`.
    pub fn print(
        &self,
        path: &str,
        item: Option<&Value>,
        findings: &mut Diagnostics,
    ) -> Option<String> {
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
        printed.map_err(report).ok()
    }
}

/// What templates speak of.
#[derive(Clone, Copy)]
pub struct Language<'a> {
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
    /// A Tera that speaks it and has no templates yet.
    fn tera(self) -> Tera {
        let mut tera = Tera::default();
        tera.autoescape_on([".tera"]);
        tera.set_escape_fn(marks::encode_private);
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
