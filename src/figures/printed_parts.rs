//! The totals that tables print beside their parts, where no figure of their difference says so.

use crate::catalogue::{Column, FigureKey, PROJECT_KINDS, SumOf, keys};
use crate::data::Report;
use crate::data::model::Project;

/// A printed total and the parts printed with it. PrintedTotal that are not known are not printed.
#[derive(Clone, Debug)]
pub(super) struct PrintedTotal {
    /// What the note calls the total, if not by the name of its figure.
    pub name: Option<String>,
    pub whole: FigureKey,
    pub parts: Vec<FigureKey>,
}

impl PrintedTotal {
    fn new(whole: FigureKey, parts: impl IntoIterator<Item = FigureKey>) -> Self {
        Self { name: None, whole, parts: parts.into_iter().collect() }
    }

    fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }
}

fn key(fact: &str, column: Column) -> FigureKey {
    FigureKey::new(fact, column)
}

/// 各种资金收支情况表: each column, and 支出 of each row as 基本支出 and 项目支出.
pub(super) fn funds(report: &Report) -> Vec<PrintedTotal> {
    let columns = [
        (Column::Received, "收入合计"),
        (Column::Actual, "支出合计"),
        (Column::BasicSpending, "基本支出合计"),
        (Column::ProjectSpending, "项目支出合计"),
        (Column::LastYear, "上年支出合计"),
    ];
    let rows = || report.funding.iter();
    let totals = columns.map(|(column, name)| {
        let parts = rows().map(|row| key(&row.fact, column));
        PrintedTotal::new(key(keys::FUNDING, column), parts).named(name)
    });
    let halves = [Column::BasicSpending, Column::ProjectSpending];
    let each = rows().map(|row| {
        let parts = halves.map(|half| key(&row.fact, half));
        PrintedTotal::new(key(&row.fact, Column::Actual), parts)
            .named(format!("{}支出", row.name()))
    });
    totals.into_iter().chain(each).collect()
}

/// 部门整体支出绩效自评表: 年度资金总额 by source and by kind of spending.
pub(super) fn own_sheet(report: &Report) -> Vec<PrintedTotal> {
    let columns = [
        (Column::Initial, "年初预算数"),
        (Column::Budget, "全年预算数"),
        (Column::Actual, "全年执行数"),
    ];
    let decided = |fact: &str, column: Column| match column {
        Column::Actual if [keys::EXPENDITURE, keys::BASIC].contains(&fact) => Column::Total,
        column => column,
    };
    let mut all = Vec::new();
    for (column, name) in columns {
        let whole = key(keys::EXPENDITURE, decided(keys::EXPENDITURE, column));
        let sources = report.funding.iter().map(|row| key(&row.fact, column));
        let kinds = report.catalogue.parts_of(keys::EXPENDITURE);
        let kinds = kinds.map(|row| key(row.fact(), decided(row.fact(), column)));
        all.push(PrintedTotal::new(whole.clone(), sources).named(name));
        all.push(PrintedTotal::new(whole, kinds).named(name));
    }
    all
}

/// “三公”经费: all four, and 公务用车购置及运行维护费 as two of them.
pub(super) fn three_public(report: &Report) -> Vec<PrintedTotal> {
    let columns =
        [Column::LastYearBudget, Column::Budget, Column::LastYear, Column::Actual].into_iter();
    let lines: Vec<_> =
        report.catalogue.parts_of(keys::THREE_PUBLIC).map(|row| row.fact()).collect();
    let cars = match report.catalogue.row(keys::VEHICLES).map(|row| row.sum_of) {
        Some(SumOf::Lines(cars)) => cars,
        _ => &[],
    };
    columns
        .flat_map(|column| {
            let total = if column == Column::Actual { Column::Total } else { column };
            let four = lines.iter().map(|fact| key(fact, column));
            let two = cars.iter().map(|fact| key(fact, column));
            [
                PrintedTotal::new(key(keys::THREE_PUBLIC, total), four),
                PrintedTotal::new(key(keys::VEHICLES, column), two),
            ]
        })
        .collect()
}

/// 基础数据表: 项目支出 and each kind of projects.
pub(super) fn projects(report: &Report) -> Vec<PrintedTotal> {
    let mut all = Vec::new();
    for column in [Column::LastYear, Column::Budget, Column::Actual] {
        let each = report.projects.iter().map(|project| key(&project.fact, column));
        all.push(PrintedTotal::new(key(keys::PROJECT_SPENDING, column), each));
        for kind in PROJECT_KINDS {
            let members = report.projects.iter().filter(|one| kind.is(one.kind()));
            let members = members.map(|project| key(&project.fact, column));
            all.push(PrintedTotal::new(key(&kind.fact(), column), members));
        }
    }
    all
}

/// 项目资金到位和支出情况表: the totals and each project by source.
pub(super) fn project_funds(report: &Report) -> Vec<PrintedTotal> {
    let columns = [Column::Issued, Column::Arrived, Column::Actual];
    let totals = columns.map(|column| {
        let each = report.projects.iter().map(|project| key(&project.fact, column));
        PrintedTotal::new(key(keys::PROJECT_SPENDING, column), each)
    });
    let each = report.projects.iter().flat_map(|project| by_source(project, &columns));
    totals.into_iter().chain(each).collect()
}

/// 项目支出绩效自评表: 年度资金总额 by source.
pub(super) fn sources_of(project: &Project) -> Vec<PrintedTotal> {
    by_source(project, &[Column::Initial, Column::Budget, Column::Actual])
}

fn by_source(project: &Project, columns: &[Column]) -> Vec<PrintedTotal> {
    let of_column = |column: &Column| {
        let sources = project.funding.iter().map(|row| key(&row.fact, *column));
        PrintedTotal::new(key(&project.fact, *column), sources)
    };
    columns.iter().map(of_column).collect()
}
