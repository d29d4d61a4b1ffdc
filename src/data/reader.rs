//! One node to one value: text, amount, count, rate, date; what does not fit becomes a finding.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::model::{Fact, Prose, Values};
use super::number::why_not;
use super::prose;
use crate::base::amount::{Amount, NumberError, Unit, parse_number};
use crate::base::codes;
use crate::base::date::Date;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::full_width;
use crate::base::id::is_id;
use crate::base::nearest::nearest;
use crate::base::source::{Sources, Span};
use crate::base::yaml::{Node, NodeValue};
use crate::catalogue::Catalogue;

/// What reading a value needs: the texts, the unit of the file's amounts, and where findings go.
pub(super) struct Reader<'a> {
    /// All texts.
    pub sources: &'a Sources,
    /// The unit of amounts.
    pub unit: Unit,
    /// Whether the whole text was read; if not, nothing is called missing.
    pub whole: bool,
    /// The facts that the file may state.
    pub catalogue: Arc<Catalogue>,
    /// The single values read so far.
    pub values: Values,
    findings: &'a mut Diagnostics,
}

impl<'a> Reader<'a> {
    /// A reader that reports to `findings`.
    pub(super) fn new(
        sources: &'a Sources,
        catalogue: &Arc<Catalogue>,
        whole: bool,
        findings: &'a mut Diagnostics,
    ) -> Self {
        let (catalogue, values) = (catalogue.clone(), Values::default());
        Self { sources, unit: Unit::WanYuan, whole, catalogue, values, findings }
    }

    /// Adds a finding.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Reports something that must be there and is not.
    pub(super) fn missing(&mut self, span: Span, called: &str) {
        if self.whole {
            let finding = Diagnostic::new(codes::D05, format!("缺少{called}")).at(span);
            self.report(finding.hint("补上这一项；各项的写法见 data/README.md"));
        }
    }

    /// Reports something that is there with nothing in it: an item of a list, or blanks in quotes.
    pub(super) fn empty(&mut self, span: Span, called: &str) {
        let finding = Diagnostic::new(codes::D04, format!("{called}是空的")).at(span);
        self.report(finding.hint("填上内容，或删去这一项"));
    }

    /// Reports a node that is not what it should be.
    pub(super) fn wrong_type(&mut self, node: &Node, called: &str, expected: &str) {
        let found = match &node.value {
            NodeValue::Null => "空的".to_string(),
            NodeValue::Scalar { text, .. } => format!("“{}”", shortened(text)),
            NodeValue::Sequence(_) => "一个列表".into(),
            NodeValue::Mapping(_) => "若干行“键: 值”".into(),
        };
        let mut finding =
            Diagnostic::new(codes::D04, format!("{called}应是{expected}，现在是{found}"));
        if node.text().is_some_and(has_wide_colon) {
            finding = finding.hint("键后面用了全角冒号“：”，改成半角冒号加一个空格（: ）");
        }
        let finding = finding.at(node.span);
        self.report(finding);
    }

    /// The text of a scalar that says something; anything else is reported.
    fn words<'n>(&mut self, node: &'n Node, called: &str, expected: &str) -> Option<&'n str> {
        let text = self.scalar(node, called, expected)?;
        if text.trim().is_empty() {
            self.empty(node.span, called);
            return None;
        }
        Some(text)
    }

    /// The text of a scalar; anything else is reported.
    fn scalar<'n>(&mut self, node: &'n Node, called: &str, expected: &str) -> Option<&'n str> {
        let text = node.text();
        if text.is_none() {
            self.wrong_type(node, called, expected);
        }
        text
    }

    /// One line of text, not blank, which cites nothing. What YAML takes for a number or a truth value is text as it is spelt.
    pub(super) fn text(&mut self, node: &Node, called: &str) -> Option<Fact<String>> {
        let text = self.words(node, called, "一行文字")?.trim();
        if text.contains('\n') {
            let finding =
                Diagnostic::new(codes::D04, format!("{called}应写在一行里")).at(node.span);
            self.report(finding.hint("去掉“|”和换行"));
            return None;
        }
        if let Some(cited) = prose::citation_in(text) {
            let message = format!("{called}里不能引用数字：“{cited}”会照样印出");
            let hint = "照实写出文字；${…} 只能写在正文、标题、原因、责任人、时限这样的文字里";
            self.report(Diagnostic::new(codes::D09, message).at(node.span).hint(hint));
            return None;
        }
        Some(Fact { value: text.replace('\t', " "), span: node.span })
    }

    /// Running text, not blank, in which `${id}` cites a figure.
    pub(super) fn prose(&mut self, node: &Node, called: &str) -> Option<Prose> {
        let text = self.words(node, called, "文字")?;
        Some(prose::read(text, node.span, self))
    }

    /// Running text that is a number where it looks like one: full-width digits and marks are reported.
    pub(super) fn actual_value(&mut self, node: &Node, called: &str) -> Option<Prose> {
        let text = node.text().unwrap_or_default().trim();
        let half = full_width::half_width(text);
        let bare = half.trim_start_matches(['"', '\'']);
        let number = bare.trim_end_matches(|c: char| !c.is_ascii_digit() && c != '.');
        let unit = bare[number.len()..].chars().count();
        if half != text && parse_number(number).is_ok() && unit <= 3 {
            self.report(why_not(NumberError::FullWidth, text, called).at(node.span));
            return None;
        }
        self.prose(node, called)
    }

    /// A number of any sign, exactly as written.
    pub(super) fn signed_number(&mut self, node: &Node, called: &str) -> Option<Fact<Decimal>> {
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
    pub(super) fn number(&mut self, node: &Node, called: &str) -> Option<Fact<Decimal>> {
        self.not_negative(node, called, "这样的数不会小于 0，核对是不是多了负号")
    }

    /// The number of a 年度指标值, not negative.
    pub(super) fn target(&mut self, node: &Node, called: &str) -> Option<Fact<Decimal>> {
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
    pub(super) fn count(&mut self, node: &Node, called: &str) -> Option<Fact<Decimal>> {
        let number = self.number(node, called)?;
        if !number.value.fract().is_zero() {
            let finding = Diagnostic::new(codes::D07, format!("{called}应是整数")).at(node.span);
            self.report(finding.hint("这里填个数，例如 22"));
            return None;
        }
        Some(number)
    }

    /// Money in the file's unit, not negative.
    pub(super) fn amount(&mut self, node: &Node, called: &str) -> Option<Fact<Amount>> {
        if self.other_unit(node, called) {
            return None;
        }
        let number = self.number(node, called)?;
        Some(self.money(&number))
    }

    /// Money of a line with an adjustment or of a 科目, not negative.
    pub(super) fn line_amount(&mut self, node: &Node, called: &str) -> Option<Fact<Amount>> {
        if self.other_unit(node, called) {
            return None;
        }
        let advice = "减少的数写在“追加追减”（adjustment）里；决算数确是红字（更正以前年度的支出）的，在这一行加上 negative: 说明";
        let number = self.not_negative(node, called, advice)?;
        Some(self.money(&number))
    }

    fn money(&self, number: &Fact<Decimal>) -> Fact<Amount> {
        Fact { value: Amount::new(number.value, self.unit), span: number.span }
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
    pub(super) fn signed_amount(&mut self, node: &Node, called: &str) -> Option<Fact<Amount>> {
        if self.other_unit(node, called) {
            return None;
        }
        let number = self.signed_number(node, called)?;
        Some(self.money(&number))
    }

    /// A rate with its percent sign; the value is in percent.
    pub(super) fn percent(&mut self, node: &Node, called: &str) -> Option<Fact<Decimal>> {
        let text = self.scalar(node, called, "百分数，例如 100%")?;
        let number = text.trim().strip_suffix('%').map(|number| parse_number(number.trim_end()));
        match number {
            Some(Ok(value)) if !value.is_sign_negative() => Some(Fact { value, span: node.span }),
            _ if !full_width::named(text).is_empty() => {
                self.report(why_not(NumberError::FullWidth, text, called).at(node.span));
                None
            }
            _ => {
                self.wrong_type(node, called, "带半角百分号的非负数，例如 100%");
                None
            }
        }
    }

    /// `true`/`false` or 是/否.
    pub(super) fn flag(&mut self, node: &Node, called: &str) -> Option<Fact<bool>> {
        let value = match self.scalar(node, called, "true（是）或 false（否）")?.trim() {
            "true" | "True" | "TRUE" | "是" => true,
            "false" | "False" | "FALSE" | "否" => false,
            _ => {
                self.wrong_type(node, called, "true（是）或 false（否）");
                return None;
            }
        };
        Some(Fact { value, span: node.span })
    }

    /// `2024-03-05` or `2024年3月5日`; a day that does not exist is reported.
    pub(super) fn date(&mut self, node: &Node, called: &str) -> Option<Fact<Date>> {
        let text = self.scalar(node, called, "日期，例如 2024-03-05")?;
        let value = Date::parse(text.trim());
        if value.is_none() {
            let message = format!("{called}“{}”不是日期，或没有这一天", shortened(text));
            let finding = Diagnostic::new(codes::D10, message).at(node.span);
            let dashes = full_width::half_width(text.trim()).replace(['.', '/', '—', '–'], "-");
            let hint = match Date::parse(&dashes) {
                Some(Date { year, month, day }) => {
                    let wide = full_width::named(text);
                    let gap = if wide.is_empty() { "" } else { "；" };
                    format!(
                        "{wide}{gap}写成 {year}-{month:02}-{day:02} 或 {year}年{month}月{day}日"
                    )
                }
                None => "写成 2024-03-05 或 2024年3月5日".into(),
            };
            self.report(finding.hint(hint));
        }
        Some(Fact { value: value?, span: node.span })
    }

    /// One of some words.
    pub(super) fn choice(
        &mut self,
        node: &Node,
        called: &str,
        words: &[(&str, &str)],
    ) -> Option<Fact<String>> {
        let found = self.text(node, called)?;
        if words.iter().any(|(word, _)| *word == found.value) {
            return Some(found);
        }
        let plain = plain(&found.value);
        let same = words.iter().map(|(word, _)| *word).find(|word| *word == plain);
        let by_name = words.iter().find(|(_, name)| *name == found.value);
        let same = same.or(by_name.map(|(word, _)| *word));
        let near = same.or_else(|| nearest(&found.value, words.iter().map(|(word, _)| *word)));
        let known: Vec<_> = words.iter().map(|(word, name)| format!("{word}（{name}）")).collect();
        let message = format!("{called}没有“{}”这一种", shortened(&found.value));
        let mut finding = Diagnostic::new(codes::D08, message).at(found.span);
        let wide = full_width::named(&found.value);
        if !wide.is_empty() {
            finding = finding.hint(wide);
        }
        if let Some(near) = near {
            finding = finding.hint(format!("是不是“{near}”？"));
        }
        self.report(finding.hint(format!("可以写：{}", known.join("、"))));
        None
    }

    /// A name for figure ids.
    pub(super) fn id(&mut self, node: &Node, called: &str) -> Option<Fact<String>> {
        let found = self.text(node, called)?;
        self.is_id(&found, called).then_some(found)
    }

    /// Whether a text can stand in figure ids, with those words left free that figures of groups are called by.
    pub(super) fn is_id(&mut self, found: &Fact<String>, called: &str) -> bool {
        let reserved = matches!(found.value.as_str(), "id" | "total" | "difference");
        if is_id(&found.value) && !reserved {
            return true;
        }
        let message = format!("{called}“{}”不能作编号", shortened(&found.value));
        let hint = if reserved {
            "这个词另有用处，换一个，例如 p01"
        } else {
            "编号只用小写字母、数字和下划线，例如 p01"
        };
        self.report(Diagnostic::new(codes::D11, message).at(found.span).hint(hint));
        false
    }

    /// Reports items of a list that have the same id.
    pub(super) fn same_ids<'f>(&mut self, ids: impl Iterator<Item = &'f Fact<String>>) {
        let mut seen: HashMap<&str, &Fact<String>> = HashMap::new();
        for id in ids.filter(|id| !id.value.is_empty()) {
            let first = *seen.entry(&id.value).or_insert(id);
            if !std::ptr::eq(first, id) {
                let finding = Diagnostic::new(codes::D11, format!("编号“{}”用了两次", id.value))
                    .label(id.span, "这里又用了一次")
                    .label(first.span, "第一次用在这里")
                    .hint("给其中一个换一个编号");
                self.report(finding);
            }
        }
    }
}

/// A word with the signs of comparisons as two half-width ones each: `≥`, `＞＝` and `=>` are `>=`.
fn plain(word: &str) -> String {
    let half = full_width::half_width(word.trim());
    match half.as_str() {
        "≥" | "≧" | "⩾" | "=>" => ">=".into(),
        "≤" | "≦" | "⩽" | "=<" => "<=".into(),
        "==" => "=".into(),
        _ => half,
    }
}

/// A text cut to what fits in a message.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim();
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() > 16 || line.len() < text.len() {
        format!("{}……", line.chars().take(16).collect::<String>())
    } else {
        line.into()
    }
}

/// Whether a text looks like a key with a full-width colon behind it.
fn has_wide_colon(text: &str) -> bool {
    text.split_once('：').is_some_and(|(key, _)| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}
