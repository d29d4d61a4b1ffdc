//! Tera's errors to findings in Chinese, each at its place in the template file.
//!
//! What cannot be read, and filters, tests and functions that there are not, are reported before Tera sees a template.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::ops::Range;

use tera::{Error, ErrorKind};

use super::prepare::Prepared;
use super::refusal;
use super::work_limit::OWN;
use crate::base::codes::{self, Code};
use crate::base::diag::Diagnostic;
use crate::base::nearest::nearest;
use crate::base::source::Span;

/// The findings that an error stands for. Without a place the first byte of `template` is shown.
pub(super) fn report(
    error: &Error,
    template: &str,
    prepared: &BTreeMap<String, Prepared>,
) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            vec![finding(report.message(), place(report.filename(), range, prepared))]
        }
        ErrorKind::Msg(text) if text.starts_with("error: ") => {
            text.split("\n\n").filter_map(|text| reported(text, prepared)).collect()
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            let message = "模板互相包含，没有尽头";
            vec![Diagnostic::new(codes::T05, message).at(place(tpl, 0..0, prepared))]
        }
        kind => {
            // What the function that escapes refuses is an error of writing to Tera.
            let cause = error.source().filter(|_| matches!(kind, ErrorKind::Io(_)));
            let message = cause.map_or_else(|| kind.to_string(), ToString::to_string);
            vec![finding(&message, place(template, 0..0, prepared))]
        }
    }
}

fn place(
    template: &str,
    range: Range<usize>,
    prepared: &BTreeMap<String, Prepared>,
) -> Option<Span> {
    prepared.get(template).map(|prepared| prepared.span(range))
}

/// A finding from one of the reports that Tera hands over as text: its message and `--> file:line:column`.
fn reported(text: &str, prepared: &BTreeMap<String, Prepared>) -> Option<Diagnostic> {
    let mut lines = text.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let mut place = lines.next()?.split("--> ").nth(1)?.rsplitn(3, ':');
    let column: usize = place.next()?.parse().ok()?;
    let line: usize = place.next()?.parse().ok()?;
    let prepared = prepared.get(place.next()?)?;
    let start = prepared.byte(line, column.saturating_sub(1));
    let name = quoted(message).map_or(0, str::len);
    Some(finding(message, Some(prepared.span(start..start + name))))
}

fn finding(message: &str, span: Option<Span>) -> Diagnostic {
    if let Some((message, hint)) = refusal::unpacked(message) {
        let code = if message == refusal::GROUP.0 { codes::T08 } else { codes::T04 };
        let finding = Diagnostic::new(code, message).at(span);
        return if hint.is_empty() { finding } else { finding.hint(hint) };
    }
    let Meaning { code, message, hint } = meaning(message);
    let finding = Diagnostic::new(code, message).at(span);
    hint.into_iter().fold(finding, Diagnostic::hint)
}

/// What a message of Tera's means.
struct Meaning {
    code: &'static Code,
    message: String,
    hint: Option<String>,
}

impl Meaning {
    fn new(code: &'static Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        let hint = hint.into();
        Self { code, message: message.into(), hint: (!hint.is_empty()).then_some(hint) }
    }
}

fn meaning(message: &str) -> Meaning {
    let name = quoted(message).unwrap_or("");
    unknown(message, name).or_else(|| runtime(message, name)).unwrap_or_else(|| {
        Meaning::new(codes::T03, "模板此处的写法有误", "请对照 templates/README.md 中的例子")
    })
}

/// Names that are not there.
fn unknown(message: &str, name: &str) -> Option<Meaning> {
    if message.starts_with("Variable `") || message.starts_with("Field `") {
        let all = message.split_once("Available ").and_then(|(_, list)| list.split_once(": "));
        let all = all.map_or("", |(_, list)| list);
        let hint =
            suggestion(name, all.split(", ").filter(|name| !name.is_empty() && *name != OWN));
        return Some(Meaning::new(codes::T06, format!("模板里没有“{name}”这个名称"), hint));
    }
    match message.split('`').next()? {
        "Tried to render a variable that is undefined" => Some(Meaning::new(
            codes::T06,
            "此处要印的名称不存在",
            "可用的名称见 templates/README.md",
        )),
        _ => None,
    }
}

fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = nearest(name, known.clone()) {
        return format!("是否想写“{near}”？");
    }
    let all: Vec<_> = known.collect();
    if all.is_empty() { String::new() } else { format!("可用的有：{}", all.join("、")) }
}

/// Templates that cannot be carried out.
fn runtime(message: &str, name: &str) -> Option<Meaning> {
    let (message, hint) = match message {
        m if m.starts_with("Missing keyword argument") => {
            let hint = match name {
                "limit" => "写上与多少比，如 is above(100)",
                _ => "写法见 templates/README.md",
            };
            return Some(Meaning::new(codes::T04, format!("缺少参数 {name}"), hint));
        }
        m if m.starts_with("Invalid type for the value") => {
            ("此处的值不是需要的种类", "写法见 templates/README.md")
        }
        m if m.contains("perations can only be done on numbers")
            || m.starts_with("`+` requires")
            || m.starts_with("Only numbers can be")
            || m.starts_with("Cannot divide") =>
        {
            ("模板不做计算", "数字都由程序算好，直接引用即可")
        }
        m if m.starts_with("Iteration not possible") && name == "undefined" => {
            ("此处的名称不存在", "可以用 for 的列表见 templates/README.md")
        }
        m if m.starts_with("Iteration not possible") || m.starts_with("Key/value iteration") => {
            refusal::NO_LIST
        }
        m if m.ends_with("has no length") => ("此项不是列表，没有长度", ""),
        _ => return None,
    };
    Some(Meaning::new(codes::T04, message, hint))
}

/// The first text in backquotes.
fn quoted(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}
