//! D34: values that stand as `jixiao new` wrote them.

use std::collections::{BTreeSet, HashSet};

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::{Sources, Span};
use crate::data::Report;
use crate::data::places::Leaf;

/// Names that stand for a name.
const STAND_INS: &[&str] = &["某", "××", "XX", "张三", "李四", "王五", "赵六"];

/// Lines may be the same by chance, `- {id: kind, name: 类别}`; a value of so many characters is not.
const TELLING: usize = 12;

/// The most places that one finding shows.
const SHOWN: usize = 5;

/// Reports, in one finding, names that stand for a name, and the lines that stand word for word among the `examples` of the
/// starters if one of them is so long that this is no chance.
pub fn examples(
    report: &Report,
    examples: &HashSet<&str>,
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    let text = &sources.get(report.source).text;
    let line = |leaf: &Leaf| line_at(text, leaf.span.range().start);
    let mut seen = BTreeSet::new();
    let first = report.leaves.iter().filter(|leaf| seen.insert(line(leaf).as_ptr()));
    let same: Vec<_> = first.filter(|leaf| examples.contains(line(leaf).trim())).collect();
    let names =
        report.leaves.iter().filter(|leaf| is_stand_in(&leaf.path, sources.text(leaf.span)));
    let mut places: Vec<Span> = names.map(|leaf| leaf.span).collect();
    if same.iter().any(|leaf| sources.text(leaf.span).chars().count() >= TELLING) {
        places.extend(same.iter().map(|leaf| leaf.span));
    }
    places.sort_by_key(|span| span.range().start);
    places.dedup_by_key(|span| line_at(text, span.range().start).as_ptr());
    if !places.is_empty() {
        findings.push(finding(&places, sources));
    }
}

/// The line of a text that holds a place.
fn line_at(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    &text[start..end]
}

/// Whether a name is one that stands for a name: `某县…`, `张三`.
fn is_stand_in(path: &str, value: &str) -> bool {
    let name = value.trim_matches(['"', '\'']);
    let of_person = path.ends_with(".name") && path.starts_with("evaluation.group");
    match path {
        "organization.name" => STAND_INS.iter().any(|word| name.starts_with(word)),
        "filing.preparer" | "filing.head" => STAND_INS.contains(&name),
        _ => of_person && STAND_INS.contains(&name),
    }
}

fn finding(places: &[Span], sources: &Sources) -> Diagnostic {
    let (shown, more) = places.split_at(places.len().min(SHOWN));
    let lines: Vec<_> = more.iter().map(|span| sources.locate(*span).1.line).collect();
    let message = format!("有 {} 行还是新建时的示例", places.len());
    let finding = Diagnostic::new(codes::D34, message);
    let finding = shown.iter().fold(finding, |all, span| all.label(*span, "示例"));
    let rest = match lines.len() {
        0 => String::new(),
        _ => format!("其余在第 {} 行；", ranges(&lines)),
    };
    finding.hint(format!("{rest}换成本单位的；用不着的删去；注明“可照用”的不用改"))
}

/// `3、5～8、10`.
fn ranges(lines: &[usize]) -> String {
    let runs = lines.chunk_by(|one, next| one + 1 == *next);
    let shown = runs.map(|run| match run {
        [first, .., last] => format!("{first}～{last}"),
        _ => run.iter().map(usize::to_string).collect(),
    });
    shown.collect::<Vec<_>>().join("、")
}
