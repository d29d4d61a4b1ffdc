//! Values that stand as `jixiao new` wrote them.

use std::collections::HashSet;

use super::mistakes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::fact_path::FactPath;
use crate::base::source::{Sources, Span};
use crate::catalogue::keys;
use crate::data::Report;

/// Names that stand for a name.
const STAND_INS: &[&str] = &["某", "××", "XX", "张三", "李四", "王五", "赵六"];

/// Lines may be the same by chance, `- {id: kind, name: 类别}`; a value of so many characters is not.
const TELLING: usize = 12;

/// An amount of so many characters is not the same by chance: `2146.50`.
const LONG_AMOUNT: usize = 6;

/// The most places that one finding shows.
const SHOWN: usize = 5;

/// Reports, in one finding, names that stand for a name, and the lines that stand word for word among the `examples` of the
/// starters if one of them is so long, or has such
/// an amount, that this is no chance.
pub fn examples(
    report: &Report,
    examples: &HashSet<&str>,
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    let source = sources.get(report.source);
    let line = |span: &Span| source.position(span.range().start).line;
    // A line is looked up once, however many values it has.
    let mut same: Vec<Span> = report.leaves.iter().map(|leaf| leaf.span).collect();
    same.dedup_by_key(|span| line(span));
    same.retain(|span| examples.contains(source.line(line(span)).trim()));
    let names =
        report.leaves.iter().filter(|leaf| is_stand_in(&leaf.path, sources.text(leaf.span)));
    let mut places: Vec<Span> = names.map(|leaf| leaf.span).collect();
    let long = same.iter().any(|span| sources.text(*span).chars().count() >= TELLING);
    if long || are_no_chance(same.iter().map(|span| source.line(line(span)))) {
        places.extend(same);
    }
    places.sort_by_key(|span| span.range().start);
    places.dedup_by_key(|span| line(span));
    if !places.is_empty() {
        findings.push(finding(&places, sources));
    }
}

/// Whether lines have amounts that are no chance: one of so many digits that it is not, or two with decimals, be it in
/// one line: `{budget: 8.00, actual: 6.90}`.
fn are_no_chance<'l>(lines: impl Iterator<Item = &'l str>) -> bool {
    let numbers = lines.flat_map(|line| line.split(|c: char| !c.is_ascii_digit() && c != '.'));
    let decimal = numbers
        .filter(|number| number.contains('.') && number.chars().any(|c| ('1'..='9').contains(&c)));
    let lengths: Vec<_> = decimal.map(str::len).collect();
    lengths.len() > 1 || lengths.iter().any(|length| *length >= LONG_AMOUNT)
}

/// Whether a name is one that stands for a name: `某县…`, `张三`.
fn is_stand_in(path: &FactPath, value: &str) -> bool {
    let name = value.trim_matches(['"', '\'']);
    let of_group = path.within_item_of(keys::EVALUATION_GROUP);
    let of_person = of_group.is_some_and(|(_, field)| field.dotted_keys() == keys::NAME);
    match path.to_string().as_str() {
        keys::UNIT_NAME => STAND_INS.iter().any(|word| name.starts_with(word)),
        keys::PREPARER | keys::HEAD => STAND_INS.contains(&name),
        _ => of_person && STAND_INS.contains(&name),
    }
}

fn finding(places: &[Span], sources: &Sources) -> Diagnostic {
    let (shown, more) = places.split_at(places.len().min(SHOWN));
    let lines: Vec<_> = more.iter().map(|span| sources.locate(*span).1.line).collect();
    let message = format!("有 {} 行还是新建时的示例", places.len());
    let finding = Diagnostic::new(mistakes::EXAMPLE, message);
    let finding = shown.iter().fold(finding, |all, span| all.label(*span, "示例"));
    let rest = match lines.len() {
        0 => String::new(),
        _ => format!("其余在第 {} 行；", ranges(&lines)),
    };
    finding
        .hint(format!("{rest}换成本单位的；用不着的删去；本单位正好相同的，在行尾注明“# 可照用”"))
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
