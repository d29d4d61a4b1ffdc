//! What findings are about that several rules have, or that no declared rule is for, by what is wrong: each code once.

use crate::base::codes::{self, Code};

/// A mark or a digit of the other width.
pub(super) const MARK_OF_OTHER_WIDTH: &Code = codes::B01;

/// A typing error.
pub(super) const TYPING_ERROR: &Code = codes::B02;

/// A number that is written as no number is.
pub(super) const ODD_NUMBER: &Code = codes::B08;

/// Code in the finished document.
pub(super) const LEFTOVER_CODE: &Code = codes::B20;

/// Marks, units or words that stand twice.
pub(super) const STANDS_TWICE: &Code = codes::B21;

/// A paragraph without its end, or without words.
pub(super) const CUT_OFF: &Code = codes::B22;

/// A pointer to an attachment or a table that is not there.
pub(super) const POINTS_NOWHERE: &Code = codes::B23;

/// What should be a citation.
pub(super) const BROKEN_CITATION: &Code = codes::D09;

/// An id that nothing has.
pub(super) const UNKNOWN_ID: &Code = codes::D11;

/// A file of another year than the last one.
pub(super) const NOT_LAST_YEAR: &Code = codes::D13;

/// A number of last year that its file has otherwise.
pub(super) const OTHER_LAST_YEAR: &Code = codes::D14;

/// A citation without its sign.
pub(super) const CITATION_WITHOUT_SIGN: &Code = codes::D15;

/// What is filled in and printed nowhere.
pub(super) const UNPRINTED: &Code = codes::D33;

/// A value that stands as the starter wrote it.
pub(super) const EXAMPLE: &Code = codes::D34;

/// A report without attachments.
pub(super) const NO_ATTACHMENT: &Code = codes::D36;

/// An attachment that the pack does not have.
pub(super) const UNKNOWN_ATTACHMENT: &Code = codes::D37;

/// A total that is not the sum of its parts, in the facts.
pub(super) const WRONG_TOTAL: &Code = codes::E02;

/// A number of the running text that is not the one of the facts.
pub(super) const OTHER_NUMBER: &Code = codes::E03;

/// A number of an earlier draft that is not the figure.
pub(super) const WRONG_STATED: &Code = codes::E04;

/// A rate, a share or a multiple that its numbers do not give.
pub(super) const WRONG_RATE: &Code = codes::E05;

/// A number that is cut, or rounded wrongly.
pub(super) const WRONG_ROUNDING: &Code = codes::E06;

/// A rate without its sign, or shares that are not the whole.
pub(super) const NO_PERCENT_SIGN: &Code = codes::E07;

/// A score or a grade that is not the computed one.
pub(super) const WRONG_SCORE: &Code = codes::E08;

/// A percentage of a change from 0.
pub(super) const GROWTH_FROM_NOTHING: &Code = codes::E11;

/// A rate of completion of a budget of 0.
pub(super) const RATE_OF_NOTHING: &Code = codes::E12;

/// Words of the form that were left standing.
pub(super) const FORM_WORDS: &Code = codes::E13;

/// A change in the other direction.
pub(super) const OPPOSITE_DIRECTION: &Code = codes::E15;

/// A year that cannot be meant, or a day that no calendar has.
pub(super) const WRONG_YEAR: &Code = codes::E16;

/// A name of the unit that is not its name.
pub(super) const OTHER_NAME: &Code = codes::E17;

/// 元 beside 万元, or another unit than the number has.
pub(super) const MIXED_UNITS: &Code = codes::E19;

/// A number of a heading, a table or an attachment that was typed.
pub(super) const TYPED_NUMBERING: &Code = codes::E21;

/// One thing with two numbers.
pub(super) const TWO_NUMBERS: &Code = codes::E27;

/// A score above its weight, or another than the total of the form.
pub(super) const IMPOSSIBLE_SCORE: &Code = codes::E39;

/// Parts of the running text that do not make up their total.
pub(super) const WRONG_SUM: &Code = codes::E40;

/// A change that its two numbers do not give.
pub(super) const WRONG_DIFFERENCE: &Code = codes::E41;

/// A difference of two rates that is wrong, or is not in 个百分点.
pub(super) const WRONG_POINTS: &Code = codes::E42;

/// An average or a price that its numbers do not give.
pub(super) const WRONG_AVERAGE: &Code = codes::E43;

/// A count that is not that of what is listed.
pub(super) const WRONG_COUNT: &Code = codes::E44;

/// A number of what did not happen.
pub(super) const NOT_HAPPENED: &Code = codes::E46;

/// Two dates in the wrong order.
pub(super) const WRONG_ORDER: &Code = codes::E49;

/// A number of days, months or years that two dates do not give.
pub(super) const WRONG_DURATION: &Code = codes::E51;

/// A citation of a figure that does not exist.
pub(super) const UNKNOWN_FIGURE: &Code = codes::G01;

/// A citation of a figure that is not filled in.
pub(super) const UNFILLED_FIGURE: &Code = codes::G02;

/// A citation of a rate that does not apply.
pub(super) const RATE_NOT_APPLICABLE: &Code = codes::G03;

/// A heading with nothing below it.
pub(super) const EMPTY_HEADING: &Code = codes::T25;
