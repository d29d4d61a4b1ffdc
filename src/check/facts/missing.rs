//! Facts that the eight sections need and that are not filled in.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::named;
use crate::base::source::Span;
use crate::catalogue::{Column, FigureKey, Kind, Row, SumOf, keys};
use crate::check::facts::blank_place::{self, place_of};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::Report;
use crate::data::model::{Goals, Management};
use crate::figures::Figure;

/// Facts that the sections print and that are not filled in.
pub(crate) static MISSING: CheckRule = CheckRule::new(codes::D30, Needs::All, missing);

fn missing(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let filled = filled(report);
    let is_held = |row: &&Row| matches!(row.kind, Kind::Prose | Kind::List);
    let needed = || report.catalogue.rows().filter(|row| !row.needs.is_empty());
    let mut gaps: Vec<MissingFigure> = Vec::new();
    let first = is_first_year(context);
    for row in needed().filter(|row| !(is_held(row) || first && row.last_year_of.is_some())) {
        for (column, name) in &row.needs {
            let key = row.figure(*column);
            if !is_missing(context, &key) {
                continue;
            }
            let root = root(context, &key);
            match gaps.iter_mut().find(|gap| gap.root == root) {
                Some(gap) => gap.without.push((key, name.as_str())),
                None => gaps.push(MissingFigure { root, without: vec![(key, name.as_str())] }),
            }
        }
    }
    for key in comparisons_without_a_part(context) {
        let root = root(context, &key);
        // Where this year's amount is missing too, that is the mistake.
        let reported = |gap: &MissingFigure| gap.root == root || gap.root.fact() == root.fact();
        if !gaps.iter().any(reported) {
            let name = context.figures.find(&key).map_or("", |figure| figure.name.as_str());
            gaps.push(MissingFigure { root, without: vec![(key, name)] });
        }
    }
    // A sheet whose score is missing has a finding of its own.
    let of_sheet =
        |key: &FigureKey| key.is_in(keys::SELF_EVALUATION) && key.is_item_of(keys::INDICATORS);
    let own = |gap: &&MissingFigure| !of_sheet(&gap.root);
    gaps.iter().filter(own).for_each(|gap| findings.push(gap_of(context, gap)));
    for part in blank_parts(context) {
        if !gaps.iter().any(|gap| gap.root == part.value()) {
            let finding = unfilled(context, report, &part.key, &part.name);
            findings.push(finding.hint("没有的填 0；不填，合计就算不出来"));
        }
    }
    kinds(context, findings);
    for row in needed().filter(is_held) {
        if !filled.iter().any(|(key, filled)| *filled && *key == row.key) {
            row.needs
                .iter()
                .for_each(|(_, name)| findings.push(unfilled(context, report, &row.key, name)));
        }
    }
}

/// Totals of last year that one part alone keeps from being added up, so that no comparison with it is printed.
fn comparisons_without_a_part(context: &CheckContext) -> Vec<FigureKey> {
    let totals = [
        (keys::EXPENDITURE, Column::LastYear),
        (keys::INCOME, Column::LastYear),
        (keys::THREE_PUBLIC, Column::LastYearBudget),
    ];
    let totals = totals.map(|(fact, column)| FigureKey::new(fact, column));
    let begun = |key: &FigureKey| {
        let inputs = context.figures.find(key).map(|total| context.inputs(total));
        inputs.is_some_and(|inputs| inputs.iter().any(|input| input.value().is_some()))
    };
    totals.into_iter().filter(|key| begun(key) && is_missing(context, key)).collect()
}

/// Whether the unit has no year before: it says what it spent, and nothing at all of last year.
fn is_first_year(context: &CheckContext) -> bool {
    let known = |figure: &Figure| figure.value().is_some();
    let before = |figure: &&Figure| {
        figure.key.column().is_last_year()
            || context
                .report
                .catalogue
                .row(figure.id.as_str())
                .is_some_and(|row| row.last_year_of.is_some())
    };
    context.decided(keys::EXPENDITURE).is_some_and(known)
        && !context.figures.iter().filter(before).any(known)
}

/// Parts that are left blank beside others, of wholes that are added up from them.
fn blank_parts<'a>(context: &CheckContext<'a>) -> Vec<&'a Row> {
    let report = context.report;
    let wholes = report.catalogue.rows().filter(|row| row.sum_of == SumOf::FilledParts);
    let added = wholes.filter(|row| !report.values.states(&row.value()));
    let parts = |row: &'a Row| {
        let parts: Vec<_> = report.catalogue.parts_of(row.parts_key()).collect();
        let some = parts.iter().any(|part| report.values.states(&part.value()));
        parts.into_iter().filter(move |part| some && report.is_left_blank(row, part))
    };
    added.flat_map(parts).collect()
}

/// Units below of which some say their kind: those that do not are missing in the count of each kind.
fn kinds(context: &CheckContext, findings: &mut Diagnostics) {
    let (with_kind, without_kind): (Vec<_>, Vec<_>) =
        context.report.subordinates.iter().partition(|one| one.kind.is_some());
    let kind = context.field(keys::SUBORDINATES, "kind");
    for one in without_kind.iter().filter(|_| !with_kind.is_empty()) {
        let message = format!("下属单位“{}”没有填{kind}，别的都填了", one.name.value);
        let hint = "补上性质，各性质的个数加起来才是总数";
        findings.push(context.finding(message).at(one.name.span).hint(hint));
    }
    budgets_of_units(context, findings);
}

/// Units below of which some say whether they have a budget of their own: the sentence about them needs it of all.
fn budgets_of_units(context: &CheckContext, findings: &mut Diagnostics) {
    let units = &context.report.subordinates;
    let with_kind = units.iter().filter(|one| one.budget_unit.is_some()).count();
    let field = context.field(keys::SUBORDINATES, "budget_unit");
    for one in units.iter().filter(|one| with_kind > 0 && one.budget_unit.is_none()) {
        let message = format!("下属单位“{}”没有填{field}，别的都填了", one.name.value);
        let hint = "是预算单位的写 true，不是的写 false；少一个，部门预算编制范围的一句就不印";
        findings.push(context.finding(message).at(one.name.span).hint(hint));
    }
}

/// What is not filled in, and the numbers of the sections that cannot be computed without it.
struct MissingFigure<'a> {
    root: FigureKey,
    without: Vec<(FigureKey, &'a str)>,
}

fn is_missing(context: &CheckContext, key: &FigureKey) -> bool {
    blank_place::is_missing(context.figures, key)
}

/// The first number that is not known among those that one is computed from, down to one that is computed from none.
fn root(context: &CheckContext, key: &FigureKey) -> FigureKey {
    let total = FigureKey::new(keys::SELF_EVALUATION, Column::TotalScore);
    // 自评分 is that total where it is not filled in.
    let scored =
        *key == FigureKey::parse(keys::SELF_SCORE) && context.figures.find(&total).is_some();
    let key = if scored && is_missing(context, &total) { total } else { key.clone() };
    blank_place::root(context.figures, &key)
}

fn gap_of(context: &CheckContext, MissingFigure { root, without }: &MissingFigure) -> Diagnostic {
    let report = context.report;
    let named = without.iter().find(|(key, _)| key == root).map(|(_, name)| name.to_string());
    let name = named.or_else(|| context.figures.find(root).map(|figure| figure.name.clone()));
    let path = path_of(context, root);
    let name = name.unwrap_or_else(|| path.clone());
    let finding = unfilled_at(context, &path, &name, place_of(report, root, &path));
    let finding = match why(context, root) {
        Some((place, why)) => finding.label(place, why.clone()).hint(why),
        None => finding,
    };
    let others: Vec<_> =
        without.iter().filter(|(key, _)| key != root).map(|(_, name)| *name).collect();
    match others.is_empty() {
        true => finding,
        false => finding.hint(format!("因此算不出来的还有：{}", others.join("、"))),
    }
}

/// The key under which a number is filled in: that of a total stands below `total`.
fn path_of(context: &CheckContext, root: &FigureKey) -> String {
    let groups = context.report.catalogue.rows().filter(|row| row.is_group());
    let group = groups.into_iter().find(|row| root.fact() == Some(row.fact()));
    match (group, root.column()) {
        (Some(row), Column::Total) => format!("{}.{}", row.key, Column::Actual.word()),
        (Some(row), column) if row.columns.contains(&column) => {
            format!("{}.{}", row.key, column.word())
        }
        _ => root.to_string(),
    }
}

/// Why a number that is added up from items or projects is not.
fn why(context: &CheckContext, root: &FigureKey) -> Option<(Option<Span>, String)> {
    let report = context.report;
    let row = report.catalogue.rows().find(|row| row.value() == *root)?;
    match row.sum_of {
        SumOf::Items => {
            let item = report.items_of(row.fact()).iter().find(|item| item.code.is_none())?;
            let why = format!("科目“{}”没有编码（code），不能相加", item.name.value);
            Some((Some(item.name.span), why))
        }
        SumOf::Projects if report.projects.is_empty() => Some((
            None,
            format!(
                "没有{}，由各项目相加的数就没有；填各项目，或填这个数",
                context.called(keys::PROJECTS)
            ),
        )),
        _ => None,
    }
}

fn unfilled(context: &CheckContext, report: &Report, path: &str, name: &str) -> Diagnostic {
    unfilled_at(context, path, name, report.place(path))
}

fn unfilled_at(context: &CheckContext, path: &str, name: &str, place: Span) -> Diagnostic {
    context
        .finding(format!("没有填{}", named(name, path)))
        .at(place)
        .hint("补上它，报告里相应的句子才完整")
}

/// Lists and running text by key, and whether they are filled in.
fn filled(report: &Report) -> Vec<(&'static str, bool)> {
    let Goals { expected, achieved: _, basis } = &report.goals;
    let Management { procedure, supervision, asset_safety, thrift: _, three_public: _ } =
        &report.management;
    vec![
        (keys::DUTIES, !report.duties.is_empty()),
        (keys::EVALUATION_GROUP, !report.group.is_empty()),
        (keys::EVALUATION_STEPS, !report.steps.is_empty()),
        (keys::SUBMISSION, report.submission.is_some()),
        (keys::EXPECTED_GOALS, expected.is_some()),
        (keys::GOALS_BASIS, basis.is_some()),
        (keys::INCOME_PARTS, !report.income_parts.is_empty()),
        (keys::PROCEDURE, procedure.is_some()),
        (keys::SUPERVISION, supervision.is_some()),
        (keys::ASSET_SAFETY, asset_safety.is_some()),
        (keys::RESULTS, !report.results.is_empty()),
        (keys::PROBLEMS, !report.problems.is_empty()),
        (keys::IMPROVEMENTS, !report.improvements.is_empty()),
    ]
}
