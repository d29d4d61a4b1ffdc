//! A mapping's keys handed out one by one, each with its name in the field's words; what nobody asks for is reported.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::model::{Fact, Maybe, Prose};
use super::reader::Reader;
use crate::base::amount::Amount;
use crate::base::codes;
use crate::base::date::Date;
use crate::base::diag::Diagnostic;
use crate::base::full_width;
use crate::base::han::is_han;
use crate::base::nearest::nearest;
use crate::base::source::Span;
use crate::base::yaml::{Entry, Node};

/// What a list in a facts file is written as.
pub const LIST: &str = "列表，每项以“- ”开头另起一行";

/// The keys of one mapping.
///
/// Every question names the key and what it stands for: messages say both, and the questions are the list of
/// the keys there are.
pub(super) struct Fields<'n, 'r, 'a> {
    /// Where findings go.
    pub reader: &'r mut Reader<'a>,
    entries: &'n [Entry],
    /// The dotted path to the mapping, empty for the file itself.
    path: String,
    /// What to point at where a key is missing.
    span: Span,
    asked: Vec<String>,
    /// Keys that must be there and are not, with what to point at and the name of each.
    missing: Vec<(String, Span, String)>,
}

impl<'n, 'r, 'a> Fields<'n, 'r, 'a> {
    /// Reads a mapping with `read` and reports its unknown and doubled keys; anything else is a finding.
    pub(super) fn read<T>(
        reader: &'r mut Reader<'a>,
        node: &'n Node,
        path: String,
        span: Span,
        read: impl FnOnce(&mut Fields<'n, '_, 'a>) -> T,
    ) -> Option<T> {
        let Some(entries) = node.entries() else {
            let called = if path.is_empty() { "数据文件" } else { &path };
            reader.wrong_type(node, called, "若干行“键: 值”");
            return None;
        };
        let mut fields =
            Fields { reader, entries, path, span, asked: Vec::new(), missing: Vec::new() };
        fields.report_doubled();
        let value = read(&mut fields);
        let misspelt = fields.report_unknown();
        for (key, span, called) in &fields.missing {
            if !misspelt.contains(key) {
                fields.reader.missing(*span, called);
            }
        }
        Some(value)
    }

    /// Where the mapping stands.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// All entries as they stand, for mappings whose keys are the unit's own.
    pub(super) fn entries(&mut self) -> &'n [Entry] {
        self.asked.extend(self.entries.iter().map(|entry| entry.key.clone()));
        self.entries
    }

    /// The value of a key, if it is there and filled in.
    pub(super) fn node(&mut self, key: &str) -> Option<&'n Node> {
        let found = self.entry(key).map(|entry| &entry.value);
        self.asked.push(key.to_string());
        found.filter(|node| !node.is_null())
    }

    /// Whether a key was asked for before.
    pub(super) fn was_asked(&self, key: &str) -> bool {
        self.asked.iter().any(|asked| asked == key)
    }

    /// Takes keys for known without reading them.
    pub(super) fn pass_over<'k>(&mut self, keys: impl Iterator<Item = &'k str>) {
        self.asked.extend(keys.map(ToString::to_string));
    }

    /// Whether something is written behind a key, readable or not.
    pub(super) fn was_filled(&self, key: &str) -> bool {
        self.entry(key).is_some_and(|entry| !entry.value.is_null())
    }

    fn entry(&self, key: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The dotted path of a key.
    pub(super) fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_string() } else { format!("{}.{key}", self.path) }
    }

    /// A key's name for messages: `“编制数”（staff.established）`.
    fn called(&self, key: &str, name: &str) -> String {
        format!("“{name}”（{}）", self.path(key))
    }

    /// One line of text.
    pub(super) fn text(&mut self, key: &str, name: &str) -> Maybe<String> {
        self.scalar(key, name, Reader::text)
    }

    /// One line of text that must be there; reported and empty if it is not.
    pub(super) fn must_text(&mut self, key: &str, name: &str) -> Fact<String> {
        let found = self.text(key, name);
        self.report_missing(key, name);
        found.unwrap_or(Fact { value: String::new(), span: self.span })
    }

    /// The unit of a number; `％` and other full-width characters of it are reported and read as half-width ones.
    pub(super) fn unit(&mut self, key: &str, name: &str) -> Maybe<String> {
        let found = self.text(key, name)?;
        if !found.value.contains('％') {
            return Some(found);
        }
        let wide = full_width::named(&found.value);
        let half = full_width::half_width(&found.value);
        let message = format!("“{name}”（{}）里有全角字符", self.path(key));
        let finding = Diagnostic::new(codes::D06, message).at(found.span);
        self.reader.report(finding.hint(format!("{wide}；写成 \"{half}\"")));
        Some(Fact { value: half, span: found.span })
    }

    /// Running text.
    pub(super) fn prose(&mut self, key: &str, name: &str) -> Option<Prose> {
        self.scalar(key, name, Reader::prose)
    }

    /// Running text that may be a number.
    pub(super) fn measure(&mut self, key: &str, name: &str) -> Option<Prose> {
        self.scalar(key, name, Reader::measure)
    }

    /// Running text that must be there.
    pub(super) fn must_prose(&mut self, key: &str, name: &str) -> Prose {
        let found = self.prose(key, name);
        self.report_missing(key, name);
        found.unwrap_or(Prose { span: self.span, pieces: Vec::new() })
    }

    /// An amount of money that may not be negative.
    pub(super) fn amount(&mut self, key: &str, name: &str) -> Maybe<Amount> {
        self.scalar(key, name, Reader::amount)
    }

    /// An amount of a line with an adjustment or of a 科目, not negative.
    pub(super) fn line_amount(&mut self, key: &str, name: &str) -> Maybe<Amount> {
        self.scalar(key, name, Reader::line_amount)
    }

    /// An amount of money that may be negative.
    pub(super) fn signed_amount(&mut self, key: &str, name: &str) -> Maybe<Amount> {
        self.scalar(key, name, Reader::signed_amount)
    }

    /// A whole number of things, not negative.
    pub(super) fn count(&mut self, key: &str, name: &str) -> Maybe<Decimal> {
        self.scalar(key, name, Reader::count)
    }

    /// The number of a 年度指标值, not negative.
    pub(super) fn target(&mut self, key: &str, name: &str) -> Maybe<Decimal> {
        self.scalar(key, name, Reader::target)
    }

    /// A number that is not negative, such as a score or an area.
    pub(super) fn number(&mut self, key: &str, name: &str) -> Maybe<Decimal> {
        self.scalar(key, name, Reader::number)
    }

    /// A rate in percent, with its sign: `100%`.
    pub(super) fn percent(&mut self, key: &str, name: &str) -> Maybe<Decimal> {
        self.scalar(key, name, Reader::percent)
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &str, name: &str) -> Maybe<bool> {
        self.scalar(key, name, Reader::flag)
    }

    /// A day.
    pub(super) fn date(&mut self, key: &str, name: &str) -> Maybe<Date> {
        self.scalar(key, name, Reader::date)
    }

    /// One of some words, each with what it stands for.
    pub(super) fn choice(
        &mut self,
        key: &str,
        name: &str,
        words: &[(&str, &str)],
    ) -> Maybe<String> {
        self.scalar(key, name, |reader, node, name| reader.choice(node, name, words))
    }

    /// The name that stands in figure ids: lower-case letters, digits and `_`.
    pub(super) fn id(&mut self, key: &str, name: &str) -> Fact<String> {
        let found = self.maybe_id(key, name);
        self.report_missing(key, name);
        found.unwrap_or(Fact { value: String::new(), span: self.span })
    }

    /// Such a name where there need not be one.
    pub(super) fn maybe_id(&mut self, key: &str, name: &str) -> Maybe<String> {
        self.scalar(key, name, Reader::id)
    }

    fn scalar<T>(
        &mut self,
        key: &str,
        name: &str,
        read: impl FnOnce(&mut Reader<'a>, &Node, &str) -> Option<T>,
    ) -> Option<T> {
        let node = self.node(key)?;
        let called = self.called(key, name);
        read(self.reader, node, &called)
    }

    /// A mapping under a key.
    pub(super) fn section<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Fields<'n, '_, 'a>) -> T,
    ) -> Option<T> {
        let node = self.node(key)?;
        let span = self.key_span(key);
        Fields::read(self.reader, node, self.path(key), span, read)
    }

    /// A mapping under a key that must be there.
    pub(super) fn must_section<T>(
        &mut self,
        key: &str,
        name: &str,
        read: impl FnOnce(&mut Fields<'n, '_, 'a>) -> T,
    ) -> Option<T> {
        let found = self.section(key, read);
        self.report_missing(key, name);
        found
    }

    /// The items of a list under a key; a missing list is an empty one.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        name: &str,
        mut read: impl FnMut(&mut Reader<'a>, &'n Node, &str) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let called = self.called(key, name);
        let Some(items) = node.items() else {
            self.reader.wrong_type(node, &called, LIST);
            return Vec::new();
        };
        let numbered = items.iter().enumerate();
        let read = numbered.filter_map(|(index, item)| {
            let called = format!("{called}第{}项", index + 1);
            if item.is_null() {
                self.reader.empty(item.span, &called);
                return None;
            }
            read(self.reader, item, &called)
        });
        read.collect()
    }

    /// A list of mappings under a key.
    pub(super) fn rows<T>(
        &mut self,
        key: &str,
        name: &str,
        mut read: impl FnMut(&mut Fields<'n, '_, 'a>) -> T,
    ) -> Vec<T> {
        let path = self.path(key);
        let mut index = 0;
        self.list(key, name, |reader, node, _| {
            index += 1;
            Fields::read(reader, node, format!("{path}[{index}]"), node.span, &mut read)
        })
    }

    /// A list of running texts under a key.
    pub(super) fn proses(&mut self, key: &str, name: &str) -> Vec<Prose> {
        self.list(key, name, |reader, node, called| reader.prose(node, called))
    }

    /// A list of one-line texts under a key.
    pub(super) fn texts(&mut self, key: &str, name: &str) -> Vec<Fact<String>> {
        self.list(key, name, |reader, node, called| reader.text(node, called))
    }

    /// Reports a key that is not there or not filled in; one that could not be read was reported before.
    pub(super) fn report_missing(&mut self, key: &str, name: &str) {
        let span = match self.entry(key) {
            None => self.span,
            Some(entry) if entry.value.is_null() => entry.key_span,
            Some(_) => return,
        };
        self.missing.push((key.to_string(), span, self.called(key, name)));
    }

    /// Where a key stands, or its mapping if it does not.
    pub(super) fn key_span(&self, key: &str) -> Span {
        self.entry(key).map_or(self.span, |entry| entry.key_span)
    }

    fn report_doubled(&mut self) {
        let mut known: HashMap<&str, &Entry> = HashMap::new();
        for entry in self.entries {
            let first = *known.entry(&entry.key).or_insert(entry);
            if std::ptr::eq(first, entry) {
                continue;
            }
            let finding = Diagnostic::new(codes::D03, format!("键“{}”写了两次", entry.key))
                .label(entry.key_span, "这里又写了一次")
                .label(first.key_span, "第一次写在这里")
                .hint("两处合并成一处，删去另一处");
            self.reader.report(finding);
        }
    }

    /// Brings the keys into the order of the catalogue; the columns of a line, which it does not list, stay in front.
    fn sort_asked(&mut self) {
        let order = self.reader.catalogue.keys_in(&self.path);
        let place = |key: &String| order.iter().position(|known| known == key);
        self.asked.sort_by_key(place);
        let mut seen = HashSet::new();
        self.asked.retain(|key| seen.insert(key.clone()));
    }

    /// Reports keys that nobody asked for; gives the missing ones that they seem to mean.
    fn report_unknown(&mut self) -> Vec<String> {
        let mut misspelt = Vec::new();
        let asked: HashSet<&str> = self.asked.iter().map(AsRef::as_ref).collect();
        let unknown: Vec<_> =
            self.entries.iter().filter(|entry| !asked.contains(entry.key.as_str())).collect();
        if unknown.is_empty() {
            return misspelt;
        }
        self.sort_asked();
        for entry in unknown {
            let near = nearest(&entry.key, self.asked.iter().map(String::as_str));
            let mut missing = self.missing.iter().map(|(key, ..)| key);
            misspelt.extend(missing.find(|key| Some(key.as_str()) == near).cloned());
            let hint = match near {
                Some(near) => format!("是不是“{near}”？"),
                None => format!("这里可以写：{}", self.asked.join("、")),
            };
            let wide = full_width::named(&entry.key);
            let hint = match () {
                () if is_words(entry) => WORDS_CUT.to_string(),
                () if wide.is_empty() => hint,
                () => format!("{wide}；{hint}"),
            };
            let message = match self.path.as_str() {
                "" => format!("不认识的键“{}”", entry.key),
                path => format!("{path} 下没有“{}”这个键", entry.key),
            };
            let finding = Diagnostic::new(codes::D02, message).at(entry.key_span).hint(hint);
            self.reader.report(finding);
        }
        misspelt
    }
}

/// What to do about words that a comma cut off the text before them, so that they became a key.
const WORDS_CUT: &str =
    "前面的文字里有半角逗号，在这里断成了两项：改成全角的“，”（U+FF0C），或者整段加引号";

/// Whether what stands as a key is the rest of a text: Chinese words without a value.
fn is_words(entry: &Entry) -> bool {
    entry.value.is_null() && entry.key.chars().filter(|c| is_han(*c)).count() >= 4
}
