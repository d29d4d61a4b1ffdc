//! A mapping's keys handed out one by one, each under the name that the catalogue gives it; what nobody asks for is
//! reported, and what must be there and is not.

mod findings;
mod scalars;

use super::model::{Fact, Prose};
use super::reader::Reader;
use crate::base::id::named;
use crate::base::source::Span;
use crate::base::yaml::{Entry, Node};
use crate::catalogue::Mapping;

/// What a list in a facts file is written as.
pub const LIST: &str = "列表，每项以“- ”开头另起一行";

/// The keys of one mapping.
///
/// Every question names the key; what it is called, what it may hold and whether it must be there stand in the catalogue.
/// The questions are the list of the keys there are.
pub(super) struct Fields<'n, 'r, 'a> {
    /// Where findings go.
    pub reader: &'r mut Reader<'a>,
    entries: &'n [Entry],
    /// The dotted path to the mapping, empty for the file itself.
    path: String,
    /// What the catalogue declares of it.
    declared: Mapping,
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
        declared: Mapping,
        span: Span,
        read: impl FnOnce(&mut Fields<'n, '_, 'a>) -> T,
    ) -> Option<T> {
        let Some(entries) = node.entries() else {
            let called = if path.is_empty() { "数据文件" } else { &path };
            reader.wrong_type(node, called, "若干行“键: 值”");
            return None;
        };
        let mut fields = Fields {
            reader,
            entries,
            path,
            declared,
            span,
            asked: Vec::new(),
            missing: Vec::new(),
        };
        fields.report_doubled();
        let value = read(&mut fields);
        fields.report_required();
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

    /// What the catalogue calls a key.
    pub(super) fn name(&self, key: &str) -> String {
        let name = self.reader.catalogue.name_in(&self.declared, key);
        debug_assert!(name.is_some(), "{} is asked for and not declared", self.path(key));
        name.unwrap_or(key).to_string()
    }

    /// What the catalogue declares of the mapping under a key, or of each item of the list there.
    pub(super) fn declared_below(&self, key: &str) -> Mapping {
        self.reader.catalogue.mapping_in(&self.declared, key)
    }

    /// A key's name for messages: `“编制数”（staff.established）`.
    pub(super) fn called(&self, key: &str) -> String {
        named(&format!("“{}”", self.name(key)), self.path(key))
    }

    fn scalar<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&mut Reader<'a>, &Node, &str) -> Option<T>,
    ) -> Option<T> {
        let node = self.node(key)?;
        let called = self.called(key);
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
        let declared = self.declared_below(key);
        Fields::read(self.reader, node, self.path(key), declared, span, read)
    }

    /// The items of a list under a key; a missing list is an empty one.
    pub(super) fn list<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&mut Reader<'a>, &'n Node, &str) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let called = self.called(key);
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
        mut read: impl FnMut(&mut Fields<'n, '_, 'a>) -> T,
    ) -> Vec<T> {
        let (path, declared) = (self.path(key), self.declared_below(key));
        let mut index = 0;
        self.list(key, |reader, node, _| {
            index += 1;
            let path = format!("{path}[{index}]");
            Fields::read(reader, node, path, declared.clone(), node.span, &mut read)
        })
    }

    /// A list of running texts under a key.
    pub(super) fn proses(&mut self, key: &str) -> Vec<Prose> {
        self.list(key, |reader, node, called| reader.prose(node, called))
    }

    /// A list of one-line texts under a key.
    pub(super) fn texts(&mut self, key: &str) -> Vec<Fact<String>> {
        self.list(key, |reader, node, called| reader.text(node, called))
    }

    /// Leaves the mapping to another version of the program: no key is reported.
    pub(super) fn leave_alone(&mut self) {
        self.entries();
        self.declared = Mapping::Fields(&[]);
    }

    /// Where a key stands, or its mapping if it does not.
    pub(super) fn key_span(&self, key: &str) -> Span {
        self.entry(key).map_or(self.span, |entry| entry.key_span)
    }
}
