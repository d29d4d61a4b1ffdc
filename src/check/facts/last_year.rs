//! Last year's file against what this year's file says of last year.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::direction::Direction;
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::mistakes;
use crate::data::Report;
use crate::figures::{Figure, Figures};

/// Reports a `previous` file of another year, and numbers of last year that differ between the two files.
///
/// `before` holds the figures of `previous`. This year's file is the one that is printed.
pub fn last_year(
    report: &Report,
    figures: &Figures,
    (previous, before): (&Report, &Figures),
    findings: &mut Diagnostics,
) {
    let (year, year_before) = (report.year.value, previous.year.value);
    if year != year_before + 1 {
        let message = format!("上年数据文件是{year_before}年度的，本年度是{year}");
        let finding = Diagnostic::new(mistakes::NOT_LAST_YEAR, message)
            .label(previous.year.span, "上年数据文件");
        let span = report.previous.as_ref().map(|fact| fact.span);
        findings
            .push(finding.label(span, "在这里引用").hint(format!("应是{}年度的文件", year - 1)));
        return;
    }
    other_unit(report, previous, findings);
    for fact in report.line_facts() {
        let copied = copied_reason(fact, (report, figures), (previous, before));
        copied.into_iter().for_each(|finding| findings.push(finding));
    }
    let stated = figures.iter().filter(|figure| is_of(figure, report));
    let pairs = stated.filter_map(|figure| Some((figure, counterpart(figure, report, before)?)));
    let differing: Vec<_> = pairs.filter(|(figure, other)| differs(figure, other)).collect();
    let finding = match differing.as_slice() {
        [] => return,
        [(figure, other)] => difference(figure, other, figures),
        all => differences(all, figures),
    };
    let mixed = mixed(&differing, figures);
    findings.push(mixed.into_iter().fold(finding, Diagnostic::hint));
}

/// Reports a file of last year that is another unit's; a unit that was renamed has another name, too.
fn other_unit(report: &Report, previous: &Report, findings: &mut Diagnostics) {
    let (own, other) = (report.unit_name(), previous.unit_name());
    if own == other || own.is_empty() || other.is_empty() {
        return;
    }
    let message = format!("上年数据文件的单位是“{other}”，本文件是“{own}”");
    let span = report.previous.as_ref().map(|fact| fact.span);
    let finding = Diagnostic::new(mistakes::OTHER_LAST_YEAR, message).label(span, "在这里引用");
    findings.push(finding.hint("引用错了文件的，改 previous；单位改了名的，不用管"));
}

/// Totals that last year's file gives while this year's file gives parts of them otherwise.
fn mixed(differing: &[(&Figure, &Figure)], figures: &Figures) -> Vec<String> {
    let total = |fact: &&str| {
        let of_file = |one: &&Figure| one.is_of_last_years_file();
        let total = figures.find(&FigureKey::new(*fact, Column::LastYear)).filter(of_file)?;
        let of_parts = |(figure, _): &(&Figure, &Figure)| {
            figure.key.column() == Column::LastYear && figure.key.is_below(fact)
        };
        differing.iter().any(of_parts).then(|| {
            let shown = figures.shown(total);
            format!("{}仍取自上年数据文件（{shown}），与本文件填的分项加不拢", total.name)
        })
    };
    [keys::INCOME, keys::EXPENDITURE, keys::THREE_PUBLIC].iter().filter_map(total).collect()
}

/// So many numbers of last year are named in a finding.
const NAMED: usize = 6;

/// All numbers of last year that differ, in one finding.
fn differences(all: &[(&Figure, &Figure)], figures: &Figures) -> Diagnostic {
    let words = |(figure, other): &(&Figure, &Figure)| {
        let (this, that) = (figures.shown(figure), figures.shown(other));
        format!("{}本文件填{this}，上年数据文件是{that}", figure.name)
    };
    let named: Vec<_> = all.iter().take(NAMED).map(words).collect();
    let more = if all.len() > NAMED { " 等" } else { "" };
    let message = format!("{} 个上年数与上年数据文件不同：{}{more}", all.len(), named.join("；"));
    let finding = Diagnostic::new(mistakes::OTHER_LAST_YEAR, message);
    let finding = all.iter().take(NAMED).fold(finding, |finding, (figure, other)| {
        finding.label(figure.place, "报告印这里的").label(other.place, "上年数据文件")
    });
    finding.hint("两处应一致；查清哪个对，改掉另一个，或删去本文件里的上年数（last_year），由程序从上年数据文件取")
}

/// A reason that stands word for word as last year, though what it explains went the other way then.
fn copied_reason(
    fact: &str,
    (report, figures): (&Report, &Figures),
    (previous, before): (&Report, &Figures),
) -> Option<Diagnostic> {
    let (now, then) = (report.values.line(fact).reason()?, previous.values.line(fact).reason()?);
    let direction = |figures: &Figures| {
        let change = figures.find(&FigureKey::new(fact, Column::Change))?;
        Direction::of(change.money()?.yuan())
    };
    let (way, way_then) = (direction(figures)?, direction(before)?);
    if now.pieces.len() != 1 || now.words() != then.words() || way == way_then {
        return None;
    }
    let message = format!(
        "原因“{}”与上年一字不差，而上年是{}，本年是{}",
        now.words(),
        way_then.word(),
        way.word()
    );
    let finding = Diagnostic::new(mistakes::OPPOSITE_DIRECTION, message)
        .at(now.span)
        .label(then.span, "上年的原因");
    Some(finding.hint("写本年变动的原因"))
}

/// Whether this year's file gives the figure itself.
fn is_of(figure: &Figure, report: &Report) -> bool {
    figure.place.is_some_and(|place| place.source == report.source)
}

/// What last year's file says of the same.
fn counterpart<'f>(figure: &Figure, report: &Report, before: &'f Figures) -> Option<&'f Figure> {
    let known = |key: &FigureKey| before.find(key).filter(|figure| figure.value().is_some());
    let columns = figure.key.column().in_last_years_file();
    if let Some(found) = columns.iter().find_map(|&column| known(&figure.key.with(column))) {
        return Some(found);
    }
    // 年初结转结余 is what last year's file calls 年末结转结余, like any row that repeats a figure of it.
    let opening = (figure.id.as_str() == keys::OPENING).then_some(keys::CLOSING);
    let row = report.catalogue.row(figure.id.as_str());
    let repeated = row.and_then(|row| row.last_year_of.as_deref());
    known(&FigureKey::parse(repeated.or(opening)?))
}

fn differs(figure: &Figure, other: &Figure) -> bool {
    figure.value().is_some() && figure.value() != other.value()
}

fn difference(figure: &Figure, other: &Figure, figures: &Figures) -> Diagnostic {
    let (this, that) = (figures.shown(figure), figures.shown(other));
    let message = format!("{}：本文件填{this}，上年数据文件是{that}", figure.name);
    Diagnostic::new(mistakes::OTHER_LAST_YEAR, message)
        .label(figure.place, "报告印这里的")
        .label(other.place, "上年数据文件")
        .hint("两处应一致；查清哪个对，改掉另一个，或删去本文件里的")
        .figure(&figure.id)
}
