//! Nodes to amounts, counts and rates.

use rust_decimal::Decimal;

use super::Reader;
use crate::base::amount::{Amount, Unit};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::full_width;
use crate::base::number_text::{NumberError, parse_number};
use crate::base::yaml::Node;
use crate::data::model::Fact;
use crate::data::number::{shortened, why_not};

impl Reader<'_> {
    /// A number of any sign, exactly as written.
    pub(in crate::data) fn signed_number(
        &mut self,
        node: &Node,
        called: &str,
    ) -> Option<Fact<Decimal>> {
        let text = self.scalar(node, called, "数字，例如 1089.40")?;
        match parse_number(text) {
            Ok(value) => Some(Fact { value, span: node.span }),
            Err(error) => {
                self.report(why_not(error, text, called).at(node.span));
                None
            }
        }
    }

    /// A number that is not negative.
    pub(in crate::data) fn number(&mut self, node: &Node, called: &str) -> Option<Fact<Decimal>> {
        self.not_negative(node, called, "这样的数不会小于 0，核对是不是多了负号")
    }

    /// The number of a 年度指标值, not negative.
    pub(in crate::data) fn target(&mut self, node: &Node, called: &str) -> Option<Fact<Decimal>> {
        let advice = "核对是不是多了负号；下降的指标写降了多少（下降率 ≥3%），或者用 target: {text: …} 写成文字";
        self.not_negative(node, called, advice)
    }

    fn not_negative(
        &mut self,
        node: &Node,
        called: &str,
        advice: &'static str,
    ) -> Option<Fact<Decimal>> {
        let number = self.signed_number(node, called)?;
        if number.value.is_sign_negative() && !number.value.is_zero() {
            let finding = Diagnostic::new(codes::D07, format!("{called}不能是负数")).at(node.span);
            self.report(finding.hint(advice));
            return None;
        }
        Some(number)
    }

    /// A whole number that is not negative.
    pub(in crate::data) fn count(&mut self, node: &Node, called: &str) -> Option<Fact<Decimal>> {
        let number = self.number(node, called)?;
        if !number.value.fract().is_zero() {
            let finding = Diagnostic::new(codes::D07, format!("{called}应是整数")).at(node.span);
            self.report(finding.hint("这里填个数，例如 22"));
            return None;
        }
        Some(number)
    }

    /// Money in the file's unit, not negative.
    pub(in crate::data) fn amount(&mut self, node: &Node, called: &str) -> Option<Fact<Amount>> {
        self.money(node, called, |reader| reader.number(node, called))
    }

    /// Money of a line with an adjustment or of a 科目, not negative.
    pub(in crate::data) fn line_amount(
        &mut self,
        node: &Node,
        called: &str,
    ) -> Option<Fact<Amount>> {
        let advice = "减少的数写在“追加追减”（adjustment）里；决算数确是红字（更正以前年度的支出）的，在这一行加上 negative: 说明";
        self.money(node, called, |reader| reader.not_negative(node, called, advice))
    }

    /// A number as money in the file's unit; one with another unit behind it is reported and not read.
    fn money(
        &mut self,
        node: &Node,
        called: &str,
        read: impl FnOnce(&mut Self) -> Option<Fact<Decimal>>,
    ) -> Option<Fact<Amount>> {
        if self.other_unit(node, called) {
            return None;
        }
        let number = read(self)?;
        Some(Fact { value: Amount::new(number.value, self.unit), span: number.span })
    }

    /// Reports an amount with another unit than the file's behind it, with what it is in the file's.
    fn other_unit(&mut self, node: &Node, called: &str) -> bool {
        let text = node.text().unwrap_or_default().trim();
        let unit = match text {
            text if text.ends_with("万元") => Unit::WanYuan,
            text if text.ends_with('元') => Unit::Yuan,
            _ => return false,
        };
        let Ok(number) = parse_number(text.trim_end_matches(unit.word()).trim()) else {
            return false;
        };
        if unit == self.unit {
            return false;
        }
        let right = Amount::new(number, unit).of(self.unit).normalize();
        let own = self.unit.word();
        let message = format!("{called}的“{}”带了单位，这个文件的金额单位是{own}", shortened(text));
        let hint = format!("写成 {right}（{own}）；只写数字，金额单位写在文件开头的 unit 里");
        self.report(Diagnostic::new(codes::D06, message).at(node.span).hint(hint));
        true
    }

    /// Money in the file's unit, of any sign.
    pub(in crate::data) fn signed_amount(
        &mut self,
        node: &Node,
        called: &str,
    ) -> Option<Fact<Amount>> {
        self.money(node, called, |reader| reader.signed_number(node, called))
    }

    /// A rate with its percent sign; the value is in percent.
    pub(in crate::data) fn percent(&mut self, node: &Node, called: &str) -> Option<Fact<Decimal>> {
        let text = self.scalar(node, called, "百分数，例如 100%")?;
        let number = text.trim().strip_suffix('%').map(|number| parse_number(number.trim_end()));
        match number {
            Some(Ok(value)) if !value.is_sign_negative() => Some(Fact { value, span: node.span }),
            _ if !full_width::list_full_width(text).is_empty() => {
                self.report(why_not(NumberError::FullWidth, text, called).at(node.span));
                None
            }
            _ => {
                self.wrong_type(node, called, "带半角百分号的非负数，例如 100%");
                None
            }
        }
    }
}
