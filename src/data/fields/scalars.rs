//! The single values of a mapping: texts, amounts, numbers, days, codes.

use rust_decimal::Decimal;

use super::Fields;
use crate::base::amount::Amount;
use crate::base::codes;
use crate::base::date::Date;
use crate::base::diag::Diagnostic;
use crate::base::full_width;
use crate::data::model::{Fact, Maybe, Prose};
use crate::data::reader::Reader;

impl<'n, 'r, 'a> Fields<'n, 'r, 'a> {
    /// One line of text.
    pub(in crate::data) fn text(&mut self, key: &str) -> Maybe<String> {
        self.scalar(key, Reader::text)
    }

    /// One line of text that must be there; reported and empty if it is not.
    pub(in crate::data) fn must_text(&mut self, key: &str) -> Fact<String> {
        let found = self.text(key);
        found.unwrap_or(Fact { value: String::new(), span: self.span })
    }

    /// The unit of a number; `％` and other full-width characters of it are reported and read as half-width ones.
    pub(in crate::data) fn unit(&mut self, key: &str) -> Maybe<String> {
        let found = self.text(key)?;
        if !found.value.contains('％') {
            return Some(found);
        }
        let wide = full_width::list_full_width(&found.value);
        let half = full_width::half_width(&found.value);
        let message = format!("{}里有全角字符", self.called(key));
        let finding = Diagnostic::new(codes::D06, message).at(found.span);
        self.reader.report(finding.hint(format!("{wide}；写成 \"{half}\"")));
        Some(Fact { value: half, span: found.span })
    }

    /// Running text.
    pub(in crate::data) fn prose(&mut self, key: &str) -> Option<Prose> {
        self.scalar(key, Reader::prose)
    }

    /// 实际完成值: running text that may be a number.
    pub(in crate::data) fn actual_value(&mut self, key: &str) -> Option<Prose> {
        self.scalar(key, Reader::actual_value)
    }

    /// Running text that must be there.
    pub(in crate::data) fn must_prose(&mut self, key: &str) -> Prose {
        let found = self.prose(key);
        found.unwrap_or(Prose { span: self.span, pieces: Vec::new() })
    }

    /// An amount of money that may not be negative.
    pub(in crate::data) fn amount(&mut self, key: &str) -> Maybe<Amount> {
        self.scalar(key, Reader::amount)
    }

    /// An amount of a line with an adjustment or of a 科目, not negative.
    pub(in crate::data) fn line_amount(&mut self, key: &str) -> Maybe<Amount> {
        self.scalar(key, Reader::line_amount)
    }

    /// An amount of money that may be negative.
    pub(in crate::data) fn signed_amount(&mut self, key: &str) -> Maybe<Amount> {
        self.scalar(key, Reader::signed_amount)
    }

    /// A whole number of things, not negative.
    pub(in crate::data) fn count(&mut self, key: &str) -> Maybe<Decimal> {
        self.scalar(key, Reader::count)
    }

    /// The number of a 年度指标值, not negative.
    pub(in crate::data) fn target(&mut self, key: &str) -> Maybe<Decimal> {
        self.scalar(key, Reader::target)
    }

    /// A number that is not negative, such as a score or an area.
    pub(in crate::data) fn number(&mut self, key: &str) -> Maybe<Decimal> {
        self.scalar(key, Reader::number)
    }

    /// A rate in percent, with its sign: `100%`.
    pub(in crate::data) fn percent(&mut self, key: &str) -> Maybe<Decimal> {
        self.scalar(key, Reader::percent)
    }

    /// Yes or no.
    pub(in crate::data) fn flag(&mut self, key: &str) -> Maybe<bool> {
        self.scalar(key, Reader::flag)
    }

    /// A day.
    pub(in crate::data) fn date(&mut self, key: &str) -> Maybe<Date> {
        self.scalar(key, Reader::date)
    }

    /// One of the codes that the catalogue lists.
    pub(in crate::data) fn choice(&mut self, key: &str) -> Maybe<String> {
        let codes = self.reader.catalogue.codes_in(&self.declared, key);
        debug_assert!(!codes.is_empty(), "{} has no codes", self.path(key));
        self.scalar(key, |reader, node, called| reader.choice(node, called, codes))
    }

    /// The name that stands in figure ids: lower-case letters, digits and `_`.
    pub(in crate::data) fn id(&mut self, key: &str) -> Fact<String> {
        let found = self.maybe_id(key);
        found.unwrap_or(Fact { value: String::new(), span: self.span })
    }

    /// Such a name where there need not be one.
    pub(in crate::data) fn maybe_id(&mut self, key: &str) -> Maybe<String> {
        self.scalar(key, Reader::id)
    }
}
