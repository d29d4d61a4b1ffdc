//! `words/*.yaml` to word lists: what a bureau looks for in running text.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{self, PackFields, words as texts};
use super::reason_words::{self, ReasonWords};
use super::word_sense;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{SourceId, Sources};
use crate::base::yaml::{self, Node};

/// The word lists of a pack. A list without a file is empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words {
    /// 支出经济分类科目: code and standard name.
    pub subjects: Vec<(String, String)>,
    /// Usual names of 科目 that are not the standard ones, and those that are.
    pub wrong_subjects: Vec<(String, String)>,
    /// Words of a line of business.
    pub industries: Vec<Industry>,
    /// What a 科目 is not used for.
    pub usages: Vec<WordUsage>,
    /// 文号 that are often cited wrongly, and the right ones.
    pub documents: Vec<(String, String)>,
    /// Slips of the pen, and what is meant.
    pub typos: Vec<(String, String)>,
    /// Terms of the field.
    pub terms: Vec<Vec<char>>,
    /// Groups of characters that are easily taken for each other.
    pub alike: Vec<Vec<char>>,
    /// Words that are not typed twice.
    pub doubles: Vec<String>,
    /// Words of two characters that may stand beside themselves; where there are any, no others may.
    pub beside_themselves: Vec<String>,
    /// Those of them that are verbs too, so that they begin and end a clause so: 研究研究.
    pub verbs: Vec<String>,
    /// What stands in forms and instructions only.
    pub leftovers: Vec<String>,
    /// Words that are not broken in the cells of tables.
    pub forms: Vec<String>,
    /// Words of reasons that go with more or with less.
    pub reasons: ReasonWords,
}

/// Words of a line of business, and the units in whose reports they are right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Industry {
    /// The words.
    pub words: Vec<String>,
    /// Parts of the names of those units.
    pub units: Vec<String>,
}

/// A 科目 and words for what it is never spent on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordUsage {
    /// Its name.
    pub subject: String,
    /// The words.
    pub not: Vec<String>,
}

/// Whether a pack's file is a word list that is read here.
pub fn is_list(path: &str) -> bool {
    FILES.contains(&path)
}

const FILES: [&str; 10] = [
    "words/subjects.yaml",
    "words/industry.yaml",
    "words/usage.yaml",
    "words/documents.yaml",
    "words/typos.yaml",
    "words/leftovers.yaml",
    "words/forms.yaml",
    "words/doubles.yaml",
    "words/terms.yaml",
    "words/reasons.yaml",
];

/// Reads the word lists of a pack.
pub fn read(
    files: &BTreeMap<String, SourceId>,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Words {
    let mut words = Words::default();
    let mut slips = None;
    for path in FILES {
        let root = files.get(path).and_then(|source| yaml::parse(*source, sources, findings));
        let Some(root) = root else { continue };
        match path {
            "words/subjects.yaml" => {
                (words.subjects, words.wrong_subjects) = subjects(&root, findings);
            }
            "words/industry.yaml" => words.industries = each(&root, industry, findings),
            "words/usage.yaml" => words.usages = each(&root, usage, findings),
            "words/documents.yaml" => words.documents = wrong(&root, findings),
            "words/typos.yaml" => {
                words.typos = wrong(&root, findings);
                slips = Some(root);
            }
            "words/forms.yaml" => words.forms = listed(&root, findings),
            "words/doubles.yaml" => {
                let [wrong, right, verbs] = doubles(&root, findings);
                (words.doubles, words.beside_themselves, words.verbs) = (wrong, right, verbs);
            }
            "words/terms.yaml" => (words.terms, words.alike) = terms(&root, findings),
            "words/reasons.yaml" => words.reasons = reason_words::read(&root, findings),
            _ => words.leftovers = listed(&root, findings),
        }
    }
    if let Some(root) = slips {
        word_sense::reversed(&root, &right_words(&words), findings);
    }
    words
}

/// Words that are right: what slips mean, terms, names of 科目, words of forms.
fn right_words(words: &Words) -> BTreeSet<String> {
    let meant = words.typos.iter().filter(|(wrong, right)| wrong != right);
    let meant = meant.map(|(_, right)| right.clone());
    let terms = words.terms.iter().map(|term| term.iter().collect());
    let subjects = words.subjects.iter().map(|(_, name)| name.clone());
    meant.chain(terms).chain(subjects).chain(words.forms.iter().cloned()).collect()
}

type Pairs = Vec<(String, String)>;

fn subjects(root: &Node, findings: &mut Diagnostics) -> (Pairs, Pairs) {
    let Some(mut fields) = PackFields::open(root, findings) else { return Default::default() };
    let standard = fields.get("standard");
    standard.iter().for_each(|node| word_sense::codes_of_subjects(node, findings));
    let mut standard = standard.map(|node| pairs(node, findings)).unwrap_or_default();
    standard.retain(|(code, _)| word_sense::is_code(code));
    let wrong = fields.get("wrong").map(|node| pairs(node, findings)).unwrap_or_default();
    fields.close(findings);
    (standard, wrong)
}

fn wrong(root: &Node, findings: &mut Diagnostics) -> Pairs {
    let Some(mut fields) = PackFields::open(root, findings) else { return Pairs::new() };
    let wrong = fields.get("wrong").map(|node| mistakes(node, findings)).unwrap_or_default();
    fields.close(findings);
    wrong
}

/// Entries of what is wrong and what is meant; one that is right by itself finds nothing.
fn mistakes(node: &Node, findings: &mut Diagnostics) -> Pairs {
    if node.entries().is_none() {
        let hint = "一行一个“错的: 对的”，前面没有短横，如 按装: 安装";
        fields::of_kind(node, hint, findings);
        return Pairs::new();
    }
    let pairs = pairs(node, findings);
    for entry in node.entries().into_iter().flatten() {
        // A right word that has a wrong one within it is left alone by that.
        let keeps = |(wrong, right): &(String, String)| wrong != right && entry.key.contains(wrong);
        if entry.value.text() == Some(entry.key.as_str()) && !pairs.iter().any(keeps) {
            let message = format!("“{0}: {0}”左右相同，什么也找不出", entry.key);
            let finding = Diagnostic::new(codes::P20, message).at(entry.key_span);
            findings.push(finding.hint("左边写错的，右边写对的，如 按装: 安装"));
        }
    }
    pairs
}

/// The items of `words`, of `right` and of `verbs`.
fn doubles(root: &Node, findings: &mut Diagnostics) -> [Vec<String>; 3] {
    let Some(mut fields) = PackFields::open(root, findings) else { return Default::default() };
    let lists = ["words", "right", "verbs"].map(|key| texts(fields.list(key), findings));
    fields.close(findings);
    lists
}

/// The items of `words`.
fn listed(root: &Node, findings: &mut Diagnostics) -> Vec<String> {
    let Some(mut fields) = PackFields::open(root, findings) else { return Vec::new() };
    let words = texts(fields.list("words"), findings);
    fields.close(findings);
    words
}

/// The terms of the field, and groups of characters that are easily taken for each other.
///
/// A term has four characters at least: a shorter one with another character is too often a part of two right words.
fn terms(root: &Node, findings: &mut Diagnostics) -> (Vec<Vec<char>>, Vec<Vec<char>>) {
    let Some(mut fields) = PackFields::open(root, findings) else { return Default::default() };
    let characters = |texts: Vec<String>| texts.iter().map(|text| text.chars().collect()).collect();
    for node in fields.list("terms") {
        one_word(node, findings);
        if let Some(term) = node.text().filter(|term| term.chars().count() < 4) {
            let message = format!("用语“{term}”太短，不会用来核对");
            let finding = Diagnostic::new(codes::P20, message).at(node.span);
            findings.push(finding.hint("至少四个字：短的，换一个字常常是别的词的一部分"));
        }
    }
    let terms = characters(texts(fields.list("terms"), findings));
    let alike = characters(texts(fields.list("alike"), findings));
    fields.close(findings);
    (terms, alike)
}

/// Several words that are written as one.
fn one_word(node: &Node, findings: &mut Diagnostics) {
    if let Some(words) = node.text().filter(|text| text.contains(['、', '，', ',', '；'])) {
        let message = format!("“{words}”成了一个词，文字里找不到它");
        let finding = Diagnostic::new(codes::P20, message).at(node.span);
        findings.push(finding.hint("一个词一项，用半角逗号隔开：[税务, 财政]"));
    }
}

fn industry(node: &Node, findings: &mut Diagnostics) -> Option<Industry> {
    let mut fields = PackFields::open(node, findings)?;
    for key in ["words", "units"] {
        fields.list(key).iter().for_each(|node| one_word(node, findings));
    }
    let words = texts(fields.list("words"), findings);
    let units = texts(fields.list("units"), findings);
    fields.close(findings);
    Some(Industry { words, units })
}

fn usage(node: &Node, findings: &mut Diagnostics) -> Option<WordUsage> {
    let mut fields = PackFields::open(node, findings)?;
    let subject = fields.text("subject", findings)?.to_string();
    let not = texts(fields.list("not"), findings);
    fields.close(findings);
    Some(WordUsage { subject, not })
}

fn each<T>(
    root: &Node,
    read: fn(&Node, &mut Diagnostics) -> Option<T>,
    findings: &mut Diagnostics,
) -> Vec<T> {
    fields::list(root).iter().filter_map(|node| read(node, findings)).collect()
}

/// The entries of a mapping whose keys are words. An empty word would be found everywhere.
fn pairs(node: &Node, findings: &mut Diagnostics) -> Pairs {
    let Some(fields) = PackFields::open(node, findings) else { return Pairs::new() };
    let mut pairs = Pairs::new();
    for entry in fields.entries() {
        let Some(right) = fields::text(&entry.value, findings) else { continue };
        if entry.key.trim().is_empty() {
            findings.push(fields::empty_word().at(entry.key_span));
            continue;
        }
        pairs.push((entry.key.clone(), right.to_string()));
    }
    pairs
}
