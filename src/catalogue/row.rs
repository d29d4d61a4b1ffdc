//! A row of the catalogue: a [`Declaration`] as a value, with the keys and names that follow from it.

use super::column::Column;
use super::declaration::{
    BudgetReason, Declaration, Kind, Limit, Operand, Phrase, Rate, ReasonRule, SumOf,
};
use super::item_field::{ItemField, ItemForm};
use super::key::{FigureKey, is_in};

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
    /// How sentences say how much it is.
    pub phrases: &'static [Phrase],
    /// What stands there.
    pub kind: Kind,
    /// Unit of a count.
    pub unit: String,
    /// Columns that a line, or each item of a list of lines, may have in the facts file.
    pub columns: Vec<Column>,
    /// The further fields of each item of a list of mappings.
    pub items: &'static [ItemField],
    /// How the items of a list are written.
    pub item_form: ItemForm,
    /// The fact that its amounts are part of.
    pub part_of: Option<String>,
    /// The number that it splits up in another way than its parts do.
    pub split_of: Option<&'static str>,
    /// The 科目 of 公用经费 that is it, or a part of it: its code and its name.
    pub subject: Option<(&'static str, &'static str)>,
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
    /// When that is the reason of its difference from the budget.
    pub budget_reason: BudgetReason,
    /// What its figures cannot exceed.
    pub limits: Vec<Limit>,
    /// What a text that explains a control rate above 100% speaks of.
    pub overrun_topics: &'static [&'static str],
    /// Whether it is meant to be printed.
    pub printed: bool,
    /// Whether sections say nothing where it is zero.
    pub silent_zero: bool,
    /// Whether sections print little of it: its forms are attachments.
    pub of_forms: bool,
    /// Whether 附件1 has a row of it, beside those of “三公”经费.
    pub in_base_data: bool,
    /// Its chapter in the manual.
    pub chapter: String,
    /// The code of the section that speaks of it, where its own parts stand too.
    pub section: &'static str,
    /// How to fill it in; `{items}` stands for the fields of the items.
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
            phrases: declared.phrases,
            kind: declared.kind,
            unit: declared.unit.into(),
            columns: declared.columns.to_vec(),
            items: declared.items,
            item_form: declared.item_form,
            part_of: declared.part_of.map(Into::into),
            split_of: declared.split_of,
            subject: declared.subject,
            optional: declared.optional,
            sum_of: declared.sum_of,
            rates: declared.rates.to_vec(),
            last_year: declared.last_year.map(Into::into),
            last_year_of: declared.last_year_of.map(Into::into),
            required: declared.required,
            needs: needs.collect(),
            zero_is_stated: declared.zero_is_stated,
            reason: declared.reason,
            budget_reason: declared.budget_reason,
            limits: declared.limits.to_vec(),
            overrun_topics: declared.overrun_topics,
            printed: declared.printed && declared.kind != Kind::Head,
            silent_zero: declared.silent_zero,
            of_forms: declared.of_forms,
            in_base_data: declared.in_base_data,
            chapter: declared.manual.chapter.into(),
            section: declared.manual.section,
            note: declared.manual.note.into(),
            view: view.map(|(names, meaning)| (names.to_string(), meaning.to_string())).collect(),
        }
    }
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

    /// Whether it is the row of this path, or stands in the mapping there, however deep.
    pub fn is_in(&self, path: &str) -> bool {
        is_in(&self.key, path)
    }

    /// The path of the mapping that it stands in, and its key there; nothing above the top.
    pub fn path(&self) -> (&str, &str) {
        self.key.rsplit_once('.').unwrap_or(("", &self.key))
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

    /// Whether it is a line of spending with a budget of its own that is kept to; 三公经费 has rules of its own.
    pub fn is_spending(&self) -> bool {
        let of_budget = self.budget_reason != BudgetReason::Never;
        self.kind == Kind::Line
            && of_budget
            && !self.is_group()
            && self.reason != ReasonRule::ChangeOrBudget
    }

    /// Whether sentences give the reason of its change.
    pub fn explains_change(&self) -> bool {
        !matches!(self.reason, ReasonRule::Never | ReasonRule::Given)
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
