//! What a row of the catalogue declares, as a constant ([`Declaration`]) and as a value ([`Row`]).

use super::column::Column;
use super::key::FigureKey;

/// What stands under a key of the facts file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Says how the file is to be read; held by the report itself.
    Head,
    /// A mapping of other rows.
    Section,
    /// A line of amounts with [`Row::columns`]; a bare number is its 决算数.
    Line,
    /// An amount of money, not negative.
    Amount,
    /// A whole number of things, not negative, in [`Row::unit`].
    Count,
    /// A score of 0 to 100, in [`Row::unit`].
    Score,
    /// A rate in percent, with its sign.
    Percent,
    /// One line of text.
    Words,
    /// Yes or no.
    Flag,
    /// A day.
    Date,
    /// A list of one-line texts.
    Texts,
    /// Running text; held by a struct.
    Prose,
    /// A list of mappings or of running texts; held by a struct.
    List,
}

/// What the amounts of a line are added up from where they are not filled in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SumOf {
    /// Nothing: only what is filled in.
    Nothing,
    /// The rows that are [`Row::part_of`] it.
    Rows,
    /// Those of its rows in which an amount is filled in.
    FilledRows,
    /// Those amounts or counts that are [`Row::part_of`] it and filled in.
    FilledParts,
    /// These lines, column by column.
    Lines(&'static [&'static str]),
    /// 年初结转结余, what came in, and 使用非财政拨款结余.
    Available,
    /// The items of `income.parts`.
    IncomeParts,
    /// Its 科目.
    Items,
    /// The projects.
    Projects,
    /// 年初结转结余 and what came in, less what went out.
    Balance,
    /// The scores of the sheet by which the unit evaluates itself.
    Scores,
    /// Another amount, which it is where nothing else is said.
    Same(&'static str),
}

/// When a line must give the reason of its change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReasonRule {
    /// Never.
    Never,
    /// Where 决算 differs from last year's.
    Change,
    /// Also where it differs from the budget.
    ChangeOrBudget,
}

/// One side of a quotient.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// A column of the row itself.
    Own(Column),
    /// Another figure, by its id.
    Of(&'static str),
}

impl Operand {
    /// The figure that it is for a row.
    pub fn key(self, row: &Row) -> FigureKey {
        match self {
            Self::Own(column) => row.figure(column),
            Self::Of(id) => FigureKey::parse(id),
        }
    }
}

/// A rate that a row gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rate {
    /// Which kind of rate; [`Column::Value`] where the rate is the row's own value, computed if both sides are known.
    pub column: Column,
    /// Its name, `{}` standing for the row's: `{}预算完成率`.
    pub name: &'static str,
    /// Numerator.
    pub part: Operand,
    /// Denominator.
    pub whole: Operand,
    /// Further names in running text.
    pub names: &'static [&'static str],
}

/// A name that running text uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name {
    /// The name.
    pub text: &'static str,
    /// The measure words that may follow its number; none for amounts.
    pub units: &'static [&'static str],
}

/// A figure that the eight sections print, and what it is called when it is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Need {
    /// Which column must be known.
    pub column: Column,
    /// Its name in the finding.
    pub name: &'static str,
}

/// A figure that cannot be larger than another, or may be only with an explanation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
    /// The id of the smaller figure.
    pub small: &'static str,
    /// The id of the larger.
    pub large: &'static str,
    /// What to do if it is not.
    pub hint: &'static str,
}

/// What the manuals say of a row beside its key and name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Manual {
    /// The chapter of `data/README.md` in which it stands.
    pub chapter: &'static str,
    /// How to fill it in.
    pub note: &'static str,
    /// The names that templates see of it, with their meaning; for lists only, others follow from the row.
    pub view: &'static [(&'static str, &'static str)],
}

/// A row as the program declares it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Declaration {
    /// Dotted path in the facts file. A line with parts stands at `….total`.
    pub key: &'static str,
    /// 中文名.
    pub name: &'static str,
    /// Name of the total of a line with parts: 收入总计.
    pub total_name: &'static str,
    /// Further names in running text.
    pub names: &'static [Name],
    /// What stands there.
    pub kind: Kind,
    /// Unit of a count.
    pub unit: &'static str,
    /// Columns that a line may have in the facts file.
    pub columns: &'static [Column],
    /// The fact that its amounts are part of.
    pub part_of: Option<&'static str>,
    /// Whether the fact that it is part of does without it where it is not filled in.
    pub optional: bool,
    /// What its amounts are the sum of.
    pub sum_of: SumOf,
    /// Its rates.
    pub rates: &'static [Rate],
    /// The count is compared with this one, of last year. Templates see its change where the key ends in the word of a
    /// column: that of `staff.actual` is `staff.change`.
    pub last_year: Option<&'static str>,
    /// The figure of last year's file that this one repeats.
    pub last_year_of: Option<&'static str>,
    /// Whether it must be filled in for the file to be a report.
    pub required: bool,
    /// What the eight sections print of it.
    pub needs: &'static [Need],
    /// Whether it must be filled in even if it is zero.
    pub zero_is_stated: bool,
    /// When it must give a reason.
    pub reason: ReasonRule,
    /// What its figures cannot exceed.
    pub limits: &'static [Limit],
    /// What the manuals say.
    pub manual: Manual,
}

impl Declaration {
    /// A row of which only key, name and kind are said.
    pub const fn new(key: &'static str, name: &'static str, kind: Kind) -> Self {
        Self {
            key,
            name,
            total_name: "",
            names: &[],
            kind,
            unit: "",
            columns: &[],
            part_of: None,
            optional: false,
            sum_of: SumOf::Nothing,
            rates: &[],
            last_year: None,
            last_year_of: None,
            required: false,
            needs: &[],
            zero_is_stated: false,
            reason: ReasonRule::Never,
            limits: &[],
            manual: Manual { chapter: "", note: "", view: &[] },
        }
    }

    /// A line of amounts with all columns.
    pub const fn line(key: &'static str, name: &'static str) -> Self {
        Self { columns: Column::STATED, ..Self::new(key, name, Kind::Line) }
    }

    /// A count of things.
    pub const fn count(key: &'static str, name: &'static str, unit: &'static str) -> Self {
        Self { unit, ..Self::new(key, name, Kind::Count) }
    }
}

/// A row of a [`super::Catalogue`]; see [`Declaration`] for its fields.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Dotted path in the facts file.
    pub key: String,
    /// 中文名.
    pub name: String,
    /// Name of the total of a line with parts.
    pub total_name: String,
    /// Further names in running text, each with its measure words.
    pub names: Vec<(String, Vec<String>)>,
    /// What stands there.
    pub kind: Kind,
    /// Unit of a count.
    pub unit: String,
    /// Columns that a line may have in the facts file.
    pub columns: Vec<Column>,
    /// The fact that its amounts are part of.
    pub part_of: Option<String>,
    /// Whether the fact that it is part of does without it where it is not filled in.
    pub optional: bool,
    /// What its amounts are the sum of.
    pub sum_of: SumOf,
    /// Its rates.
    pub rates: Vec<Rate>,
    /// The count of last year that it is compared with.
    pub last_year: Option<String>,
    /// The figure of last year's file that this one repeats.
    pub last_year_of: Option<String>,
    /// Whether it must be filled in.
    pub required: bool,
    /// What the sections print of it, each with its name in findings.
    pub needs: Vec<(Column, String)>,
    /// Whether it must be filled in even if it is zero.
    pub zero_is_stated: bool,
    /// When it must give a reason.
    pub reason: ReasonRule,
    /// What its figures cannot exceed.
    pub limits: Vec<Limit>,
    /// Its chapter in the manual.
    pub chapter: String,
    /// How to fill it in.
    pub note: String,
    /// The names that templates see of a list, with their meaning.
    pub view: Vec<(String, String)>,
}

impl From<&Declaration> for Row {
    fn from(declared: &Declaration) -> Self {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        let names = declared.names.iter().map(|name| (name.text.to_string(), words(name.units)));
        let needs = declared.needs.iter().map(|need| (need.column, need.name.to_string()));
        let view = declared.manual.view.iter();
        Self {
            key: declared.key.into(),
            name: declared.name.into(),
            total_name: declared.total_name.into(),
            names: names.collect(),
            kind: declared.kind,
            unit: declared.unit.into(),
            columns: declared.columns.to_vec(),
            part_of: declared.part_of.map(Into::into),
            optional: declared.optional,
            sum_of: declared.sum_of,
            rates: declared.rates.to_vec(),
            last_year: declared.last_year.map(Into::into),
            last_year_of: declared.last_year_of.map(Into::into),
            required: declared.required,
            needs: needs.collect(),
            zero_is_stated: declared.zero_is_stated,
            reason: declared.reason,
            limits: declared.limits.to_vec(),
            chapter: declared.manual.chapter.into(),
            note: declared.manual.note.into(),
            view: view.map(|(names, meaning)| (names.to_string(), meaning.to_string())).collect(),
        }
    }
}

impl Row {
    /// Whether it is a line of amounts that has parts, so that its 决算数 is a total.
    pub fn is_group(&self) -> bool {
        self.kind == Kind::Line && self.key.ends_with(".total")
    }

    /// The fact whose columns its figures are: `income` of `income.total`, `staff` of `staff.actual`.
    pub fn fact(&self) -> &str {
        match (self.kind, self.key.rsplit_once('.')) {
            (Kind::Line, Some((fact, _))) if self.is_group() => fact,
            (Kind::Line, _) => &self.key,
            (_, Some((fact, word))) if Column::from_word(word).is_some() => fact,
            _ => &self.key,
        }
    }

    /// A column or derived figure of its fact.
    pub fn figure(&self, column: Column) -> FigureKey {
        match column {
            Column::Value => self.value(),
            column => FigureKey::new(self.fact(), column),
        }
    }

    /// What rows name in [`Row::part_of`] to be part of it: its fact if it is a line, else its key.
    pub fn parts_key(&self) -> &str {
        if self.kind == Kind::Line { self.fact() } else { &self.key }
    }

    /// The name under which templates see its parts: `procurement.parts`, `staff.established_parts`.
    pub fn view_parts(&self) -> String {
        let dot = if self.kind == Kind::Line { "." } else { "_" };
        format!("{}{dot}parts", self.parts_key())
    }

    /// The name under which templates see a column: that of the figure, but beside a count and not below it
    /// (`….visitors_change`), since a name that prints something has none below it.
    pub fn view_name(&self, column: Column) -> String {
        let key = self.figure(column);
        match key.fact() {
            Some(fact) if fact == self.key && column != Column::Value => {
                format!("{fact}_{}", column.word())
            }
            _ => key.to_string(),
        }
    }

    /// The figure that says how much it is: 决算数 of a line, the number of a count.
    pub fn value(&self) -> FigureKey {
        match self.kind {
            Kind::Line if self.is_group() => FigureKey::new(self.fact(), Column::Total),
            Kind::Line => FigureKey::new(self.fact(), Column::Actual),
            _ => FigureKey::parse(&self.key),
        }
    }

    /// The name of its value: 收入总计, 公务接待费决算数, 编制数.
    pub fn value_name(&self) -> String {
        match self.kind {
            Kind::Line if self.is_group() => self.total_name.clone(),
            Kind::Line => format!("{}{}", self.name, Column::Actual.title()),
            _ => self.name.clone(),
        }
    }

    /// What its key is called: 收入总计 for `income.total`, 公务接待费 for a line without parts.
    pub fn named(&self) -> &str {
        if self.is_group() { &self.total_name } else { &self.name }
    }

    /// Whether its value is below zero where more was spent than there was.
    pub fn may_be_short(&self) -> bool {
        self.sum_of == SumOf::Balance
    }

    /// What a count is controlled by, and may go beyond: 编制数 of 在职人员.
    pub fn exceeds(&self) -> Option<FigureKey> {
        let mut rates = self.rates.iter().filter(|_| self.kind == Kind::Count);
        let rate = rates.find(|rate| rate.column == Column::ControlRate)?;
        Some(rate.whole.key(self))
    }

    /// The name of one of its rates.
    pub fn rate_name(&self, rate: &Rate) -> String {
        rate.name.replace("{}", &self.name)
    }
}
