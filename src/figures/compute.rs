//! A report's facts to all its figures, in the order of the catalogue; ids are listed in `data/README.md`.

use rust_decimal::Decimal;

use super::build::Build;
use super::buildings::buildings;
use super::data_tables::data_table;
use super::evaluated::{evaluated_projects, planned_projects, self_grade};
use super::figure::Figures;
use super::fiscal_totals::fiscal_totals;
use super::indicators::scores;
use super::lines::line;
use super::open_lines::{open_lines, rates_of_lines};
use super::projects::{funding_of_unit, projects};
use super::rate_changes::rate_changes;
use super::rounding::rounding_notes;
use super::scalars::{available_difference, available_last_year, derived, scalar, words};
use super::self_evaluation::self_evaluations;
use super::years::{budgets, changes};
use crate::base::amount::MoneyStyle;
use crate::catalogue::{Column, FigureKey, Kind, Row, keys};
use crate::data::model::{Fact, Report};
use crate::pack::Profile;

/// Every figure of a report; money will be printed in `style`.
///
/// `profile` says what is scored and how; without it there are no indicators of the whole unit. `previous` are the
/// figures of last year's report: they stand wherever this year's file does not say them itself.
pub fn compute(
    report: &Report,
    style: impl Into<MoneyStyle>,
    profile: Option<&Profile>,
    previous: Option<&Figures>,
) -> Figures {
    let mut build = Build::new(style.into(), previous);
    let year = Fact { value: Decimal::from(report.year.value), span: report.year.span };
    build.count(FigureKey::new(keys::YEAR, Column::Value), "年度", Some(&year), "年");
    // Lines that are part of another are made with it.
    let alone = |row: &&Row| row.part_of.is_none() || row.kind != Kind::Line;
    for row in report.catalogue.rows().filter(alone) {
        match row.kind {
            Kind::Line => line(&mut build, report, row),
            Kind::Amount | Kind::Count | Kind::Score | Kind::Percent => {
                scalar(&mut build, report, row);
            }
            Kind::Words | Kind::Texts => words(&mut build, report, row),
            Kind::Head | Kind::Section | Kind::Flag | Kind::Date | Kind::Prose | Kind::List => {}
        }
    }
    lists(&mut build, report);
    derived(&mut build, report, false);
    available_last_year(&mut build, report);
    rates_of_lines(&mut build, report);
    fiscal_totals(&mut build, report);
    available_difference(&mut build, report);
    changes(&mut build, report);
    budgets(&mut build);
    rounding_notes(&mut build, report);
    scores(&mut build, report, profile);
    self_evaluations(&mut build, report, profile);
    evaluated_projects(&mut build, report);
    planned_projects(&mut build, report);
    build.waiting_rates();
    derived(&mut build, report, true);
    self_grade(&mut build, profile);
    rate_changes(&mut build, report);
    build.figures
}

/// The figures of lists that no line adds up, and of those that one does, if it has not done so already.
///
/// Every field of a report is named: a new one does not compile until it is decided here whether it has figures.
fn lists(build: &mut Build, report: &Report) {
    let Report {
        source: _,
        catalogue: _,
        year: _,
        unit: _,
        pack: _,
        profile: _,
        previous: _,
        values: _,
        duties: _,
        subordinates: _,
        group: _,
        steps: _,
        submission: _,
        goals: _,
        income_parts: _,
        personnel_items: _,
        public_items: _,
        funding,
        buildings: finished,
        management: _,
        indicators: _,
        assessments: _,
        projects: planned,
        data_tables,
        lines,
        additions: _,
        pictures: _,
        results: _,
        problems: _,
        improvements: _,
        extra: _,
        stated: _,
        places,
        leaves: _,
    } = report;
    funding_of_unit(build, report, funding);
    projects(build, report, planned);
    open_lines(build, report, lines);
    data_tables.iter().for_each(|table| data_table(build, table));
    buildings(build, finished, places);
}
