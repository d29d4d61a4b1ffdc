//! Words of templates that can be read and are not what was meant: a unit without its number, a mark behind a heading, blanks
//! between characters, a last paragraph that announces something, one that a loop repeats, words that are set and not printed.

use std::collections::BTreeSet;
use std::ops::Range;

use super::linted::{LintFindings, Linted, behind};
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::han::is_han;
use crate::base::source::{SourceId, Span};
use crate::template::expressions::{
    Expression, ExpressionKind as Kind, NodeKind, TemplateNode, Visitor, includes, walk,
};

/// Looks at every template.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) {
    for (path, prepared) in linted.looked_at() {
        let source = prepared.source;
        let mut words = WordingWalk { source, found, at_line_start: true };
        walk(&prepared.nodes, &mut words);
        if linted.pack.sections.contains(path) && !linted.included.contains(path) {
            announced(&prepared.nodes, source, found);
        }
    }
    if linted.all_read {
        not_printed(linted, found);
        lost_in_loops(linted, found);
    }
}

struct WordingWalk<'w> {
    source: SourceId,
    found: &'w mut LintFindings,
    at_line_start: bool,
}

impl Visitor for WordingWalk<'_> {
    fn node(&mut self, node: &TemplateNode) {
        match &node.kind {
            NodeKind::Text(words) => self.words(words, node.span.start),
            NodeKind::Print(_) => self.at_line_start = false,
            NodeKind::For { body, .. } => {
                for (finding, place) in repeated(body) {
                    self.found.push(finding.at(Span::new(self.source, place)));
                }
            }
            _ => {}
        }
    }
}

impl WordingWalk<'_> {
    fn words(&mut self, words: &str, start: usize) {
        let mut at = start;
        let found = unit_alone(words).into_iter().chain(spaced(words));
        for (finding, place) in found {
            let place = start + place.start..start + place.end;
            self.found.push(finding.at(Span::new(self.source, place)));
        }
        for line in words.split_inclusive('\n') {
            let is_whole = self.at_line_start && line.ends_with('\n');
            if is_whole && let Some((finding, place)) = ended_heading(line.trim_end()) {
                let place = at + place.start..at + place.end;
                self.found.push(finding.at(Span::new(self.source, place)));
            }
            at += line.len();
            self.at_line_start = line.ends_with('\n');
        }
    }
}

/// What an amount stands behind, and nothing else: `全年支出为万元`.
const BEFORE_AMOUNTS: [&str; 13] = [
    "支出", "收入", "预算", "决算", "经费", "资金", "结余", "结转", "总额", "为", "共", "计", "达",
];
/// What says that a unit is spoken of, and no amount.
const OF_UNITS: [&str; 9] = ["单位", "换算", "折合", "取整", "保留", "精确", "舍", "以", "按"];

/// A unit in whose place no number can have been printed.
fn unit_alone(words: &str) -> Vec<(Diagnostic, Range<usize>)> {
    let mut found = Vec::new();
    for unit in ["万元", "亿元", "%", "％"] {
        for (at, _) in words.match_indices(unit) {
            let (before, behind) = (&words[..at], &words[at + unit.len()..]);
            let clause = before.rsplit(['，', '。', '；', '：', '\n']).next().unwrap_or(before);
            let leads: &[&str] =
                if unit.ends_with('元') { &BEFORE_AMOUNTS } else { &["率", "率为"] };
            let is_alone = leads.iter().any(|lead| clause.ends_with(lead))
                && behind.starts_with(['，', '。', '；'])
                && !OF_UNITS.iter().any(|word| clause.contains(word));
            if is_alone {
                let message = format!("“{unit}”前面没有数");
                let hint =
                    "在它前面印要写的数：{{ 名称 }}；金额、率自己带单位，印了它就删去手打的单位";
                let finding = Diagnostic::new(codes::T21, message).hint(hint);
                found.push((finding, at..at + unit.len()));
            }
        }
    }
    found
}

/// Single characters with blanks between them in a sentence: `加 强 学 习`.
fn spaced(words: &str) -> Option<(Diagnostic, Range<usize>)> {
    const FEWEST: usize = 3;
    let marks: Vec<(usize, char)> = words.char_indices().collect();
    let is_gap = |at: usize| {
        let one = |at: usize| marks.get(at).map(|(_, c)| *c);
        one(at).is_some_and(is_han) && one(at + 1) == Some(' ') && one(at + 2).is_some_and(is_han)
    };
    let mut at = 0;
    while at < marks.len() {
        let gaps = (0..).take_while(|gap| is_gap(at + gap * 2)).count();
        if gaps < FEWEST {
            at += gaps * 2 + 1;
            continue;
        }
        let (start, (last, c)) = (marks[at].0, marks[at + gaps * 2]);
        let end = last + c.len_utf8();
        let line = &words[words[..start].rfind('\n').map_or(0, |line| line + 1)..];
        let line = line.lines().next().unwrap_or(line);
        if line.contains(['。', '，', '；']) && !line.starts_with('#') {
            let finding = Diagnostic::new(codes::B01, "字与字之间打了空格，会照样印出");
            return Some((finding.hint("删去空格；字距由 style.yaml 的 tracking 定"), start..end));
        }
        at += gaps * 2 + 1;
    }
    None
}

/// A mark behind a heading of the first two levels; those below may be a whole sentence.
fn ended_heading(line: &str) -> Option<(Diagnostic, Range<usize>)> {
    let title = line.strip_prefix("## ").or_else(|| line.strip_prefix("# "))?;
    let mark =
        title.chars().next_back().filter(|c| matches!(c, '。' | '；' | '，' | '：' | '、'))?;
    let finding = Diagnostic::new(codes::B21, format!("标题末尾有“{mark}”"));
    let start = line.len() - mark.len_utf8();
    Some((finding.hint("标题末尾不用标点，删去它"), start..line.len()))
}

/// A last paragraph that announces something, and nothing comes behind it.
fn announced(nodes: &[TemplateNode], source: SourceId, found: &mut LintFindings) {
    for node in nodes.iter().rev() {
        match &node.kind {
            NodeKind::Text(words) if words.trim().is_empty() => {}
            NodeKind::Set { .. } | NodeKind::BlockSet { .. } => {}
            NodeKind::Text(words) => {
                let text = words.trim_end();
                let mark =
                    text.chars().next_back().filter(|c| matches!(c, '：' | '，' | '、' | '；'));
                if let Some(mark) = mark {
                    let end = node.span.start + text.len();
                    let message = format!("这一节以“{mark}”结束，后面没有内容");
                    let place = Span::new(source, end - mark.len_utf8()..end);
                    let finding = Diagnostic::new(codes::T25, message).at(place);
                    found.push(finding.hint("补上后面的内容，或改成句号"));
                }
                return;
            }
            NodeKind::If { branches, otherwise } => {
                branches.iter().for_each(|(_, body)| announced(body, source, found));
                announced(otherwise, source, found);
                return;
            }
            _ => return,
        }
    }
}

/// What a paragraph begins with that sums up what comes before it.
const SUMS_UP: [&str; 6] = ["以上", "综上", "上述", "总之", "总的来看", "总体来看"];

/// A paragraph of a loop that sums up all items and is the same for each.
fn repeated(body: &[TemplateNode]) -> Vec<(Diagnostic, Range<usize>)> {
    let is_last = |index: usize| index + 1 == body.len();
    let mut found = Vec::new();
    for (index, node) in body.iter().enumerate() {
        let NodeKind::Text(words) = &node.kind else { continue };
        let mut at = node.span.start;
        let count = words.split("\n\n").count();
        for (number, paragraph) in words.split("\n\n").enumerate() {
            let is_whole = (number > 0 || index == 0) && (number + 1 < count || is_last(index));
            let text = paragraph.trim();
            if is_whole && text.ends_with('。') && SUMS_UP.iter().any(|word| text.starts_with(word))
            {
                let from = at + paragraph.len() - paragraph.trim_start().len();
                let message = "这一段在循环里，每一项后面都照样印一遍";
                let finding = Diagnostic::new(codes::B06, message);
                let finding = finding.hint("只印一遍的，移到 {% endfor %} 后面");
                found.push((finding, from..from + text.len()));
            }
            at += paragraph.len() + 2;
        }
    }
    found
}

/// Words that `set` gives to a name that neither the template says nor what it includes.
fn not_printed(linted: &Linted<'_>, found: &mut LintFindings) {
    for (path, prepared) in linted.looked_at() {
        let mut said = SaidNames(BTreeSet::new());
        let seen = behind(path, linted.templates);
        let seen = seen.iter().filter_map(|path| linted.templates.get(path));
        seen.for_each(|one| walk(&one.nodes, &mut said));
        let mut unsaid = Unsaid { said: &said.0, found: Vec::new() };
        walk(&prepared.nodes, &mut unsaid);
        for (name, place) in unsaid.found {
            let message = format!("set 的“{name}”没有用到，里面的文字印不出来");
            let hint = format!("在要印的地方写 {{{{ {name} }}}}；用不着的，删去这一行");
            let finding = Diagnostic::new(codes::T24, message).hint(hint);
            found.push(finding.at(Span::new(prepared.source, place)));
        }
    }
}

/// Names that a loop sets and does not say: behind it they are what they were before.
fn lost_in_loops(linted: &Linted<'_>, found: &mut LintFindings) {
    for (_, prepared) in linted.looked_at() {
        let mut loops = Loops { linted, found: Vec::new() };
        walk(&prepared.nodes, &mut loops);
        for (name, place) in loops.found {
            let message = format!("循环里 set 的“{name}”没有用到，出了循环就不算数");
            let hint =
                "在循环里面用它；只要最后一项的，写在循环后面，如 {{ (projects | last).name }}";
            let finding = Diagnostic::new(codes::T24, message).hint(hint);
            found.push(finding.at(Span::new(prepared.source, place)));
        }
    }
}

struct Loops<'l, 'a> {
    linted: &'l Linted<'a>,
    found: Vec<(String, Range<usize>)>,
}

impl Visitor for Loops<'_, '_> {
    fn node(&mut self, node: &TemplateNode) {
        let NodeKind::For { body, .. } = &node.kind else { return };
        let mut said = SaidNames(BTreeSet::new());
        walk(body, &mut said);
        for path in includes(body).iter().flat_map(|path| behind(path, self.linted.templates)) {
            let included = self.linted.templates.get(&path);
            included.into_iter().for_each(|one| walk(&one.nodes, &mut said));
        }
        let mut set = SetNames(Vec::new());
        walk(body, &mut set);
        self.found.extend(set.0.into_iter().filter(|(name, _)| !said.0.contains(name)));
    }
}

struct SetNames(Vec<(String, Range<usize>)>);

impl Visitor for SetNames {
    fn node(&mut self, node: &TemplateNode) {
        if let NodeKind::Set { name, global: false, .. } = &node.kind {
            self.0.push((name.text.clone(), name.span.clone()));
        }
    }
}

struct SaidNames(BTreeSet<String>);

impl Visitor for SaidNames {
    fn expression(&mut self, expression: &Expression) {
        if let Kind::Name(name) = &expression.kind {
            self.0.insert(name.clone());
        }
    }
}

struct Unsaid<'s> {
    said: &'s BTreeSet<String>,
    found: Vec<(String, Range<usize>)>,
}

impl Visitor for Unsaid<'_> {
    fn node(&mut self, node: &TemplateNode) {
        let name = match &node.kind {
            NodeKind::Set { name, value: Expression { kind: Kind::Text(_), .. }, .. } => name,
            NodeKind::BlockSet { name, .. } => name,
            _ => return,
        };
        if !self.said.contains(&name.text) {
            self.found.push((name.text.clone(), name.span.clone()));
        }
    }
}
