//! What the unit's own reports state, as they print it: typed numbers and names are held against it.

use std::collections::BTreeSet;

use crate::catalogue::keys;
use crate::data::Report;
use crate::doc::numbering::chinese;
use crate::figures::{Figures, State, Value};

/// What the unit's own reports state, as they print it: a typed number that is one of them should be cited.
#[derive(Clone, Default, Debug)]
pub struct OwnNumbers {
    /// The years of the reports and those before them.
    pub(super) years: BTreeSet<u16>,
    /// Figures with their units: `1089.40万元`, `91.67%`, `24人`.
    pub(super) printed: BTreeSet<String>,
    /// Counts of two digits or more without their units.
    pub(super) counts: BTreeSet<String>,
    /// The names of the units.
    pub(super) names: BTreeSet<String>,
    /// What the units call themselves: 我局.
    pub(super) short_names: BTreeSet<String>,
    /// The names of their projects, if they are long enough to be no common words.
    pub(super) project_names: BTreeSet<String>,
    /// How many projects there are, as text says it: `3个项目`, `三个项目`.
    pub(super) projects: BTreeSet<String>,
    /// What the ids of figures begin with, to any depth: `projects.p01`.
    pub(super) ids: BTreeSet<String>,
}

impl OwnNumbers {
    /// Adds those of a report.
    pub fn add(&mut self, report: &Report, figures: &Figures) {
        let year = report.year.value;
        self.years.extend([year, year.saturating_sub(1)]);
        let name = report.values.words.get(keys::UNIT_NAME);
        self.names.extend(name.map(|name| name.value.clone()));
        let name = report.values.words.get(keys::UNIT_SHORT_NAME);
        let name = name.map(|name| name.value.clone()).filter(|name| name.starts_with('我'));
        self.short_names.extend(name);
        let names = report.projects.iter().map(|project| project.name.value.clone());
        self.project_names.extend(names.filter(|name| name.chars().count() >= LONG_NAME));
        self.projects.extend(projects(report.projects.len()));
        for figure in figures.iter() {
            self.ids.extend(beginnings(figure.id.as_str()));
        }
        for figure in figures.iter() {
            let State::Known(value) = &figure.state else { continue };
            let shown = figures.shown(figure);
            match value {
                Value::Count(count, unit) if !unit.is_empty() && *count > 1.into() => {
                    let number = figures.number(figure);
                    self.printed.insert(format!("{number}{unit}"));
                    self.counts.extend((number.len() > 1 && number != "100").then_some(number));
                }
                Value::Money(_) | Value::Ratio(_) | Value::Percent(_) => {
                    self.printed.insert(shown);
                }
                Value::Count(..) | Value::Words(_) => {}
            }
        }
    }
}

/// How long the name of a project is that no sentence of a pack has by itself.
const LONG_NAME: usize = 8;

/// How text says how many projects there are; a single one is often spoken of.
fn projects(count: usize) -> Vec<String> {
    match u32::try_from(count) {
        Ok(number) if count > 1 => {
            vec![format!("{number}个项目"), format!("{}个项目", chinese(number))]
        }
        _ => Vec::new(),
    }
}

/// A dotted name up to each of its dots, and the whole.
fn beginnings(id: &str) -> impl Iterator<Item = String> + '_ {
    let ends = id.match_indices('.').map(|(at, _)| at).chain([id.len()]);
    ends.map(|end| id[..end].to_string())
}
