//! What the program declares of a fact, as a constant.

use super::column::Column;
use super::item_field::{ItemField, ItemForm};
use super::section::SPENDING;

/// What stands under a key of the facts file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Says how the file is to be read; held by the report itself.
    Head,
    /// A mapping of other rows.
    Section,
    /// A line of amounts with `Row::columns`; a bare number is its 决算数.
    Line,
    /// An amount of money, not negative.
    Amount,
    /// A whole number of things, not negative, in `Row::unit`.
    Count,
    /// A score of 0 to 100, in `Row::unit`.
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
    /// The rows that are `Row::part_of` it.
    Rows,
    /// Those of its rows in which an amount is filled in.
    FilledRows,
    /// Those amounts or counts that are `Row::part_of` it and filled in.
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
    /// Another amount, which it is where it is not filled in.
    Same(&'static str),
    /// A list of one-line texts, which it counts.
    Listed(&'static str),
}

/// When a line must give the reason of its change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReasonRule {
    /// Never.
    Never,
    /// Never, but one that is given must go the way of the change.
    Given,
    /// Where 决算 differs from last year's.
    Change,
    /// Also where it differs from the budget.
    ChangeOrBudget,
}

/// When the reason that is given for the change of a line is that of its difference from the budget.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BudgetReason {
    /// Never.
    Never,
    /// Where it names 年初预算.
    Named,
    /// Also where nothing changed.
    Unchanged,
}

/// One side of a quotient.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operand {
    /// A column of the row itself.
    Own(Column),
    /// Another figure, by its id.
    Of(&'static str),
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

/// How sentences say how much a count or an amount is, this year's or, where the row has one, last year's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Phrase {
    /// What stands ahead of the number.
    pub texts: &'static [&'static str],
    /// A word that the sentence must hold; empty for none.
    pub beside: &'static str,
    /// Words of which one must follow the number; empty where nothing may follow.
    pub behind: &'static [&'static str],
    /// The amount without which there is nothing to count.
    pub spent: Option<&'static str>,
}

impl Phrase {
    /// These texts, with no further condition.
    pub const fn of(texts: &'static [&'static str]) -> Self {
        Self { texts, beside: "", behind: &[], spent: None }
    }
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
    /// The smaller figure: mostly the value of the row itself.
    pub small: Operand,
    /// The larger.
    pub large: Operand,
    /// What to do if it is not.
    pub hint: &'static str,
}

impl Limit {
    /// The value of the row itself against another figure.
    pub const fn own_value(large: &'static str, hint: &'static str) -> Self {
        Self { small: Operand::Own(Column::Value), large: Operand::Of(large), hint }
    }
}

/// Where a row stands in the manuals and in the report, and what the manuals say of it beside its key and name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Manual {
    /// The chapter of `data/README.md` in which it stands.
    pub chapter: &'static str,
    /// The code of the section that speaks of it, where its own parts stand too.
    pub section: &'static str,
    /// How to fill it in; `{items}` stands for the fields of the items.
    pub note: &'static str,
    /// The names that templates see of it, with their meaning, beside those that follow from the row.
    pub view: &'static [(&'static str, &'static str)],
}

impl Manual {
    /// A row of this chapter of which section 四 speaks, with nothing else to say of it.
    pub const fn of(chapter: &'static str) -> Self {
        Self { chapter, section: SPENDING, note: "", view: &[] }
    }

    /// The same of a row of which another section speaks.
    pub(super) const fn within(self, section: &'static str) -> Self {
        Self { section, ..self }
    }
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
    /// How sentences say how much it is.
    pub phrases: &'static [Phrase],
    /// What stands there.
    pub kind: Kind,
    /// Unit of a count.
    pub unit: &'static str,
    /// Columns that a line, or each item of a list of lines, may have in the facts file.
    pub columns: &'static [Column],
    /// The further fields of each item of a list of mappings.
    pub items: &'static [ItemField],
    /// How the items of a list are written.
    pub item_form: ItemForm,
    /// The fact that its amounts are part of.
    pub part_of: Option<&'static str>,
    /// The number that it splits up in another way than its parts do, and is not added up to.
    pub split_of: Option<&'static str>,
    /// The 科目 of 公用经费 that is it, or a part of it that is not paid from projects: its code and its name.
    pub subject: Option<(&'static str, &'static str)>,
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
    /// When that is the reason of its difference from the budget.
    pub budget_reason: BudgetReason,
    /// What its figures cannot exceed.
    pub limits: &'static [Limit],
    /// What a text that explains a control rate above 100% speaks of: 编制.
    pub overrun_topics: &'static [&'static str],
    /// Whether it is meant to be printed; not where it says how to read or choose something.
    pub printed: bool,
    /// Whether sections print it only above zero, and say nothing where it is zero.
    pub silent_zero: bool,
    /// Whether sections print little of it: its forms are attachments.
    pub of_forms: bool,
    /// Whether 附件1 has a row of it, beside those of “三公”经费.
    pub in_base_data: bool,
    /// What the manuals say.
    pub manual: Manual,
}

impl Declaration {
    /// A row with only its key, name and kind.
    pub const fn new(key: &'static str, name: &'static str, kind: Kind) -> Self {
        Self {
            key,
            name,
            total_name: "",
            names: &[],
            phrases: &[],
            kind,
            unit: "",
            columns: &[],
            items: &[],
            item_form: ItemForm::Mappings,
            part_of: None,
            split_of: None,
            subject: None,
            optional: false,
            sum_of: SumOf::Nothing,
            rates: &[],
            last_year: None,
            last_year_of: None,
            required: false,
            needs: &[],
            zero_is_stated: false,
            reason: ReasonRule::Never,
            budget_reason: BudgetReason::Never,
            limits: &[],
            overrun_topics: &[],
            printed: true,
            silent_zero: false,
            of_forms: false,
            in_base_data: false,
            manual: Manual::of(""),
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
