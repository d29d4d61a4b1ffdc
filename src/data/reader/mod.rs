//! One node to one value; what does not fit becomes a finding.
//!
//! - `numbers`: amounts, counts, rates.
//! - `words`: days, yes or no, codes, ids.

mod numbers;
mod words;

use std::sync::Arc;

use super::model::{Fact, Prose, Values};
use super::number::{shortened, why_not};
use super::prose;
use crate::base::amount::Unit;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::full_width;
use crate::base::number_text::{NumberError, parse_number};
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
        if let Some(hint) = node.text().filter(|_| expected.contains("列表")).and_then(as_item) {
            finding = finding.hint(hint);
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
        Some(prose::read(text, node.span, self.sources, self.findings))
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
}

/// How to type a text that was meant as an item of a list: the dash lacks its blank, or a number stands in its place.
fn as_item(text: &str) -> Option<String> {
    let marks = |c: char| "-－—·•（(".contains(c) || "①②③④⑤⑥⑦⑧⑨⑩".contains(c) || c.is_ascii_digit();
    let line = text.trim().lines().next().filter(|line| line.starts_with(marks))?;
    let numbers =
        |c: char| marks(c) || "）)、.．一二三四五六七八九十".contains(c) || c.is_whitespace();
    let words: String = line.trim_start_matches(numbers).chars().take(8).collect();
    let why = if line.starts_with('-') {
        "“-”后面要空一格"
    } else {
        "序号由程序编，不写"
    };
    (!words.is_empty()).then(|| format!("{why}：每项另起一行，写成“- {words}……”"))
}

/// Whether a text looks like a key with a full-width colon behind it.
fn has_wide_colon(text: &str) -> bool {
    text.split_once('：').is_some_and(|(key, _)| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}
