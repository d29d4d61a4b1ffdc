//! What is wrong with the keys of a mapping: doubled, missing, unknown.

use std::collections::{HashMap, HashSet};

use super::Fields;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::full_width;
use crate::base::han::is_han;
use crate::base::nearest::nearest;
use crate::base::yaml::Entry;

impl Fields<'_, '_, '_> {
    /// Reports the keys that must be there and are not.
    pub(super) fn report_required(&mut self) {
        for key in self.reader.catalogue.required_in(&self.declared) {
            self.report_missing(&key);
        }
    }

    /// Reports a key that is not there or not filled in; one that could not be read was reported before.
    pub(in crate::data) fn report_missing(&mut self, key: &str) {
        let span = match self.entry(key) {
            None => self.span,
            Some(entry) if entry.value.is_null() => entry.key_span,
            Some(_) => return,
        };
        self.missing.push((key.to_string(), span, self.called(key)));
    }

    /// Reports keys that stand there twice.
    pub(super) fn report_doubled(&mut self) {
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
    pub(super) fn report_unknown(&mut self) -> Vec<String> {
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
            let wide = full_width::list_full_width(&entry.key);
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
