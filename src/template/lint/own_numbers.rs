//! What the unit's own reports state, as they print it: typed numbers and names are held against it.

use std::collections::BTreeSet;

use crate::catalogue::keys;
use crate::data::Report;
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
}

impl OwnNumbers {
    /// Adds those of a report.
    pub fn add(&mut self, report: &Report, figures: &Figures) {
        let year = report.year.value;
        self.years.extend([year, year.saturating_sub(1)]);
        let name = report.values.words.get(keys::UNIT_NAME);
        self.names.extend(name.map(|name| name.value.clone()));
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
