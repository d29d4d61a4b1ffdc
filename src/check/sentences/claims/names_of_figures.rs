//! The names by which running text refers to figures: those of the catalogue, and those of the unit's own lines.

use crate::catalogue::{FigureKey, Kind, MONEY_SOURCES, Row, keys};
use crate::data::Report;
use crate::figures::{Figure, Figures};

/// What a name means.
pub(crate) enum FigureMeaning {
    /// A line of amounts, by its fact: `three_public.reception`.
    BudgetLine(String),
    /// A count.
    Count(CountName),
    /// A rate.
    Rate(RateName),
}

/// A count that running text names.
pub(crate) struct CountName {
    /// The figure.
    pub key: FigureKey,
    /// The same of last year, if it is a figure.
    pub last_year: Option<FigureKey>,
    /// The measure words that may follow the number.
    pub units: Vec<String>,
    /// Whether people are counted.
    pub of_people: bool,
}

/// A rate that running text names.
pub(crate) struct RateName {
    /// The figure.
    pub key: FigureKey,
    /// Whether it is one of people.
    pub of_people: bool,
}

/// Every name with its meaning. Names of two characters are too common.
pub(crate) fn names(report: &Report, figures: &Figures) -> Vec<(String, FigureMeaning)> {
    let mut names = Vec::new();
    let rows = || report.catalogue.rows();
    for row in rows().filter(|row| row.kind == Kind::Line) {
        let line =
            |(name, _): &(String, _)| (name.clone(), FigureMeaning::BudgetLine(row.fact().into()));
        names.extend(row.names.iter().map(line));
    }
    names.extend(lines(figures));
    names.extend(income_parts(report));
    names.extend(rows().flat_map(counts));
    names.extend(rows().flat_map(rates));
    if carries_over(figures) {
        names.retain(|(name, _)| !GRAND_TOTALS.contains(&name.as_str()));
    }
    names
}

/// What names the income of the year where nothing was left from the year before, and else that and what was left.
const GRAND_TOTALS: [&str; 3] = ["收入总计", "收入总额", "总收入"];

/// Whether anything was left from the year before.
fn carries_over(figures: &Figures) -> bool {
    let opening = figures.named(keys::OPENING).and_then(Figure::money);
    opening.is_some_and(|opening| !opening.is_zero())
}

/// The figures of lines by their own names.
fn lines(figures: &Figures) -> Vec<(String, FigureMeaning)> {
    // Of two lines of one name (公务接待费 is a 科目 too) the one that has a budget comes first.
    let is_item = |figure: &&Figure| figure.key.is_item_of(keys::ITEMS);
    let money = || figures.iter().filter(|figure| figure.money().is_some());
    let lines = money().filter(|figure| !is_item(figure)).chain(money().filter(is_item));
    let named = lines.filter_map(|figure| {
        let decided = figure.key.column().is_decided();
        let fact = figure.key.fact().filter(|_| decided && is_named(&figure.key))?;
        let name = figure.short_name();
        // 水费 and 电费 name nothing else; other names of two characters do.
        let plain = name.chars().count() > 2 || (is_item(&figure) && name.ends_with('费'));
        plain.then(|| (name.to_string(), FigureMeaning::BudgetLine(fact.into())))
    });
    named.collect()
}

/// Short names of the parts of the income that are the only ones of their source.
fn income_parts(report: &Report) -> Vec<(String, FigureMeaning)> {
    let of = |code: &str| {
        let is = |part: &&crate::data::model::IncomePart| {
            part.source.as_ref().is_some_and(|source| source.value == code)
        };
        let mut parts = report.income_parts.iter().filter(is);
        parts.next().filter(|_| parts.next().is_none())
    };
    let named = MONEY_SOURCES.iter().filter_map(|one| Some((of(one.code)?.fact.clone(), one)));
    let names = named.flat_map(|(fact, source)| {
        source
            .income_names
            .iter()
            .map(move |name| (name.to_string(), FigureMeaning::BudgetLine(fact.clone())))
    });
    names.collect()
}

/// Whether running text can refer to a fact by its name: not to all projects together, and not to one source of money
/// of many, which is called like that of another project.
fn is_named(key: &FigureKey) -> bool {
    let shared = key.is_within_item_of(keys::PROJECTS) || key.is_in(keys::FUNDING);
    key.fact() != Some(keys::PROJECTS) && !shared
}

fn counts(row: &Row) -> Vec<(String, FigureMeaning)> {
    let counted = matches!(row.kind, Kind::Count | Kind::Score);
    let name = |(name, units): &(String, Vec<String>)| {
        let last_year = row.last_year.as_deref().map(FigureKey::parse);
        let (key, units, of_people) = (row.value(), units.clone(), is_of_people(row));
        (name.clone(), FigureMeaning::Count(CountName { key, last_year, units, of_people }))
    };
    row.names.iter().filter(|_| counted).map(name).collect()
}

fn rates(row: &Row) -> Vec<(String, FigureMeaning)> {
    let named = row.rates.iter().flat_map(|rate| rate.names.iter().map(move |name| (name, rate)));
    let name = |(name, rate): (&&str, &crate::catalogue::Rate)| {
        let (key, of_people) = (row.figure(rate.column), is_of_people(row));
        (name.to_string(), FigureMeaning::Rate(RateName { key, of_people }))
    };
    // A rate that is filled in is named like a count.
    let own = row.names.iter().filter(|_| row.kind == Kind::Percent).map(|(name, _)| {
        let of = RateName { key: row.value(), of_people: false };
        (name.clone(), FigureMeaning::Rate(of))
    });
    named.map(name).chain(own).collect()
}

fn is_of_people(row: &Row) -> bool {
    row.unit == "人"
}
