//! Nodes to days, yes or no, codes and ids.

use std::collections::HashMap;

use super::Reader;
use crate::base::codes;
use crate::base::date::Date;
use crate::base::diag::Diagnostic;
use crate::base::full_width;
use crate::base::id::is_id;
use crate::base::nearest::nearest;
use crate::base::number_text::parse_number;
use crate::base::yaml::Node;
use crate::data::model::Fact;
use crate::data::number::shortened;

impl Reader<'_> {
    /// `true`/`false` or 是/否.
    pub(in crate::data) fn flag(&mut self, node: &Node, called: &str) -> Option<Fact<bool>> {
        let value = match self.scalar(node, called, "true（是）或 false（否）")?.trim() {
            "true" | "True" | "TRUE" | "是" => true,
            "false" | "False" | "FALSE" | "否" => false,
            word => {
                let wide = full_width::list_full_width(word);
                match wide.is_empty() {
                    true => self.wrong_type(node, called, "true（是）或 false（否）"),
                    false => {
                        let word = shortened(word);
                        let message =
                            format!("{called}应是 true（是）或 false（否），现在是“{word}”");
                        let finding = Diagnostic::new(codes::D04, message).at(node.span);
                        self.report(finding.hint(wide));
                    }
                }
                return None;
            }
        };
        Some(Fact { value, span: node.span })
    }

    /// `2024-03-05` or `2024年3月5日`; a day that does not exist is reported.
    pub(in crate::data) fn date(&mut self, node: &Node, called: &str) -> Option<Fact<Date>> {
        let text = self.scalar(node, called, "日期，例如 2024-03-05")?;
        let value = Date::parse(text.trim());
        if value.is_none() {
            let message = format!("{called}“{}”不是日期，或没有这一天", shortened(text));
            let finding = Diagnostic::new(codes::D10, message).at(node.span);
            let dashes = full_width::half_width(text.trim()).replace(['.', '/', '—', '–'], "-");
            let hint = match Date::parse(&dashes) {
                Some(Date { year, month, day }) => {
                    let wide = full_width::list_full_width(text);
                    let gap = if wide.is_empty() { "" } else { "；" };
                    format!(
                        "{wide}{gap}写成 {year}-{month:02}-{day:02} 或 {year}年{month}月{day}日"
                    )
                }
                None => Date::last_of_month(&dashes).map_or_else(
                    || "写成 2024-03-05 或 2024年3月5日".into(),
                    |last| format!("{}年{}月只有 {} 天，核对日期", last.year, last.month, last.day),
                ),
            };
            self.report(finding.hint(hint));
        }
        Some(Fact { value: value?, span: node.span })
    }

    /// One of some words.
    pub(in crate::data) fn choice(
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
        let known = words.iter().map(|(word, name)| format!("{}（{name}）", as_typed(word)));
        let known: Vec<_> = known.collect();
        let message = format!("{called}没有“{}”这一种", shortened(&found.value));
        let mut finding = Diagnostic::new(codes::D08, message).at(found.span);
        let wide = full_width::list_full_width(&found.value);
        if !wide.is_empty() {
            finding = finding.hint(wide);
        }
        if let Some(near) = near {
            finding = finding.hint(match as_typed(near) {
                typed if typed == near => format!("是不是“{near}”？"),
                typed => format!("是不是“{near}”？引号也要写：{typed}"),
            });
        }
        let behind = words.iter().filter_map(|(word, _)| plain.strip_prefix(word));
        if let Some(number) =
            behind.min_by_key(|rest| rest.len()).filter(|rest| parse_number(rest).is_ok())
        {
            finding = finding.hint(format!("数不写在这里，另写一项：value: {number}"));
        }
        self.report(finding.hint(format!("可以写：{}", known.join("、"))));
        None
    }

    /// A name for figure ids.
    pub(in crate::data) fn id(&mut self, node: &Node, called: &str) -> Option<Fact<String>> {
        let found = self.text(node, called)?;
        self.is_id(&found, called).then_some(found)
    }

    /// Whether a text can stand in figure ids, with those words left free that figures of groups are called by.
    pub(in crate::data) fn is_id(&mut self, found: &Fact<String>, called: &str) -> bool {
        let reserved = matches!(found.value.as_str(), "id" | "total" | "difference");
        if is_id(&found.value) && !reserved {
            return true;
        }
        let message = format!("{called}“{}”不能作编号", shortened(&found.value));
        let wide = full_width::list_full_width(&found.value);
        if !wide.is_empty() {
            let meant = full_width::half_width(&found.value);
            let hint = format!("{wide}；写成 {}", meant.trim_matches('"'));
            self.report(Diagnostic::new(codes::D11, message).at(found.span).hint(hint));
            return false;
        }
        let hint = if reserved {
            "这个词另有用处，换一个，例如 p01"
        } else {
            "编号只用小写字母、数字和下划线，例如 p01"
        };
        self.report(Diagnostic::new(codes::D11, message).at(found.span).hint(hint));
        false
    }

    /// Reports items of a list that have the same id.
    pub(in crate::data) fn same_ids<'f>(&mut self, ids: impl Iterator<Item = &'f Fact<String>>) {
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
    const SIGNS: [(&str, &str); 9] = [
        ("≥", ">="),
        ("≧", ">="),
        ("⩾", ">="),
        ("=>", ">="),
        ("≤", "<="),
        ("≦", "<="),
        ("⩽", "<="),
        ("=<", "<="),
        ("==", "="),
    ];
    let half = full_width::half_width(word.trim());
    let mut signs = SIGNS.iter();
    let right =
        signs.find_map(|(other, right)| Some(format!("{right}{}", half.strip_prefix(other)?)));
    right.unwrap_or(half)
}

/// A word as it must be typed: in quotes where YAML takes its first character for something else.
fn as_typed(word: &str) -> String {
    if word.starts_with('>') { format!("\"{word}\"") } else { word.to_string() }
}
