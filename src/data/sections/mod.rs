//! The sections of a facts file: one function each from its keys to its part of the report.

mod evaluation;
mod money;
mod own;
mod performance;
mod projects;
mod rows;
mod tables;
mod unit;

use std::collections::BTreeMap;

use self::money::Expenditure;
use self::unit::{Evaluation, Organization};
use super::fields::Fields;
use super::model::{Fact, Report, Values};
use super::places::{leaves, places};
use super::reader::Reader;
use crate::base::amount::Unit;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::full_width;
use crate::base::nearest::nearest;
use crate::base::source::{SourceId, Span};
use crate::base::yaml::Node;
use crate::catalogue::Mapping;

/// The schema that this version reads.
const SCHEMA: &str = "jixiao/1";

/// The whole file.
pub(super) fn report(source: SourceId, root: &Node, reader: &mut Reader) -> Option<Report> {
    if root.is_null() {
        return None;
    }
    let start = Span::new(source, 0..0);
    Fields::read(reader, root, String::new(), Mapping::Rows(String::new()), start, |f| {
        schema(f).then(|| {
            let year = year(f);
            f.reader.unit = unit(f);
            let mut report = sections(source, year, f);
            projects::name_bodies(&mut report.projects, &report.values);
            Report { places: places(root), leaves: leaves(root), ..report }
        })
    })?
}

fn sections(source: SourceId, year: Fact<u16>, f: &mut Fields) -> Report {
    let unit = f.reader.unit;
    let standard = Fact { value: "standard".to_string(), span: f.span() };
    let pack = f.text("pack").unwrap_or(standard);
    let profile = f.text("profile");
    let previous = f.text("previous");
    let Organization { duties, subordinates } = unit::organization(f);
    let Evaluation { group, steps, submission } = unit::evaluation(f);
    let goals = f.section("goals", |f| {
        let goals = evaluation::goals(f);
        rows::rest(f, "goals");
        goals
    });
    let goals = goals.unwrap_or_default();
    let income_parts = money::income(f);
    let Expenditure { personnel_items, public_items, funding } = money::expenditure(f);
    Report {
        source,
        catalogue: f.reader.catalogue.clone(),
        year,
        unit,
        pack,
        profile,
        previous,
        duties,
        subordinates,
        group,
        steps,
        submission,
        goals,
        income_parts,
        personnel_items,
        public_items,
        funding,
        buildings: f.rows("buildings", money::building),
        management: performance::management(f),
        indicators: projects::indicators(f),
        assessments: projects::assessments(f),
        projects: projects::projects(f),
        data_tables: tables::data_tables(f),
        lines: own::lines(f),
        additions: own::additions(f),
        pictures: own::pictures(f),
        results: performance::results(f),
        problems: performance::problems(f),
        improvements: performance::improvements(f),
        extra: performance::extra(f),
        stated: performance::stated(f),
        values: values(f),
        places: BTreeMap::new(),
        leaves: Vec::new(),
    }
}

/// The rest of the catalogue, and every single value read until then.
fn values(f: &mut Fields) -> Values {
    rows::rest(f, "");
    std::mem::take(&mut f.reader.values)
}

/// Whether this version can read the file at all.
fn schema(f: &mut Fields) -> bool {
    let found = f.text("schema");
    let Some(found) = found.filter(|found| found.value != SCHEMA) else { return true };
    let message = format!("数据格式是“{}”，本程序只认 {SCHEMA}", found.value);
    let hint = match found.value.strip_prefix("jixiao/") {
        Some(_) => "这个文件是给另一个版本的程序用的；换用那个版本，或按 data/README.md 改写",
        None => "首行写 schema: jixiao/1",
    };
    let finding = Diagnostic::new(codes::D01, message).at(found.span);
    let wide = full_width::list_full_width(&found.value);
    let finding = if wide.is_empty() { finding } else { finding.hint(wide) };
    f.reader.report(finding.hint(hint));
    let readable = !found.value.starts_with("jixiao/");
    if !readable {
        // Another version's keys are not ours to judge.
        f.leave_alone();
    }
    readable
}

fn year(f: &mut Fields) -> Fact<u16> {
    let found = f.text("year");
    let span = f.key_span("year");
    let Some(found) = found else { return Fact { value: 0, span } };
    let digits = found.value.len() == 4 && found.value.bytes().all(|b| b.is_ascii_digit());
    let value = found.value.parse().ok().filter(|year| digits && *year >= 1000);
    if value.is_none() {
        let message = format!("{}“{}”不是四位数的年份", f.called("year"), found.value);
        let finding = Diagnostic::new(codes::D10, message).at(found.span);
        let finding = match full_width::list_full_width(&found.value) {
            wide if wide.is_empty() => finding,
            wide => finding.hint(wide),
        };
        f.reader.report(finding.hint("写成 2023 这样"));
    }
    Fact { value: value.unwrap_or(0), span: found.span }
}

fn unit(f: &mut Fields) -> Unit {
    let words = [("元", "元"), ("万元", "万元")];
    let found = f.text("unit");
    match found.as_ref().map(|found| found.value.as_str()) {
        Some("元") => Unit::Yuan,
        None | Some("万元") => Unit::WanYuan,
        Some(other) => {
            let message = format!("{}没有“{other}”这一种", f.called("unit"));
            let near = nearest(other, words.iter().map(|(word, _)| *word)).unwrap_or("万元");
            let finding = Diagnostic::new(codes::D08, message).at(found.as_ref().map(|f| f.span));
            let wide = full_width::list_full_width(other);
            let finding = if wide.is_empty() { finding } else { finding.hint(wide) };
            f.reader.report(finding.hint(format!("写“元”或“万元”，例如 unit: {near}")));
            Unit::WanYuan
        }
    }
}
