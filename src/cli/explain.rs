//! `jixiao explain`: figures as small trees, for people or as JSON.

use super::Outcome;
use super::arguments::{Explain, Form};
use super::build::open;
use super::json::{self, CommandResult, Explained};
use super::output::Output;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::FigureId;
use crate::base::nearest::nearest;
use crate::pipeline::{Examined, Occurrence, Pipeline, Provenance, provenance};

/// Prints the figure that is asked for, or all of them. What is wrong with the facts is told as well.
pub fn run(wanted: Explain, output: &mut Output) -> Outcome {
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    let Some(examined) = pipeline.examine(&wanted.data, &mut findings) else {
        output.findings(&findings, &pipeline.sources);
        return Outcome::Unable;
    };
    output.keep(&findings, &pipeline.sources);
    let accounts = match &wanted.figure {
        Some(figure) => one(figure, &examined, &pipeline),
        None => all(&examined, &pipeline),
    };
    if accounts.is_empty() {
        output.finding(&unknown(wanted.figure.as_deref().unwrap_or_default(), &examined));
        return Outcome::Unable;
    }
    let figures: Vec<_> = accounts.iter().map(Explained::from).collect();
    match wanted.format {
        Form::Json => output.say(&json::array(figures.iter())),
        Form::Text => accounts.iter().for_each(|account| output.say(&tree(account))),
    }
    output.result(CommandResult::Explain { figures });
    if !findings.has_errors() {
        return Outcome::Fine;
    }
    output.complain("数据有错误，报告没有生成；先用 jixiao check 核对");
    Outcome::Findings
}

fn one(figure: &str, examined: &Examined, pipeline: &Pipeline) -> Vec<Provenance> {
    let id = FigureId::new(figure);
    let document = examined.document.as_ref();
    provenance(&id, &examined.figures, document, &pipeline.sources).into_iter().collect()
}

fn all(examined: &Examined, pipeline: &Pipeline) -> Vec<Provenance> {
    let ids = examined.figures.iter().map(|figure| figure.id.as_str());
    ids.flat_map(|id| one(id, examined, pipeline)).collect()
}

fn unknown(figure: &str, examined: &Examined) -> Diagnostic {
    let finding = Diagnostic::new(codes::C09, format!("没有编号为“{figure}”的数字"));
    let ids = || examined.figures.iter().map(|figure| figure.id.as_str());
    let within = || ids().find(|id| id.contains(figure));
    match nearest(figure, ids()).or_else(within) {
        Some(near) => finding.hint(format!("是不是“{near}”？")),
        None => finding.hint("不写编号就列出全部"),
    }
}

/// A figure and under it its formula, inputs and places.
fn tree(account: &Provenance) -> String {
    let mut out = format!("{}\n", headline(account));
    let mut limbs: Vec<String> = Vec::new();
    if !account.inputs.is_empty() {
        limbs.push(format!("公式：{}", account.formula));
        limbs.extend(account.arithmetic.iter().map(|steps| format!("算式：{steps}")));
        limbs.extend(account.inputs.iter().map(tree_of_input));
    }
    limbs.extend(account.exact.iter().map(|exact| format!("确切值：{exact}")));
    limbs.extend(account.reason.iter().map(|why| format!("不适用：{why}")));
    limbs.extend(account.stands.iter().map(|place| format!("印在：{place}")));
    out.push_str(&branches(&limbs));
    out
}

fn tree_of_input(account: &Provenance) -> String {
    let mut out = headline(account);
    let mut limbs: Vec<String> = Vec::new();
    if !account.inputs.is_empty() {
        limbs.push(format!("公式：{}", account.formula));
        limbs.extend(account.inputs.iter().map(tree_of_input));
        out.push('\n');
        out.push_str(branches(&limbs).trim_end());
    }
    out
}

/// `公用经费控制率（expenditure.basic.public.control_rate）＝66.72%　data/a.yaml:12:5`.
fn headline(account: &Provenance) -> String {
    let place = account.place.as_ref().map(|at| format!("　{}", shown_place(at)));
    let (name, id, shown) = (&account.name, &account.id, &account.shown);
    format!("{name}（{id}）＝{shown}{}", place.unwrap_or_default())
}

fn shown_place(at: &Occurrence) -> String {
    format!("{}:{}:{}", at.file, at.line, at.column)
}

/// Limbs, each of one line or more, drawn as the branches of a tree.
fn branches(limbs: &[String]) -> String {
    let mut out = String::new();
    for (index, limb) in limbs.iter().enumerate() {
        let last = index + 1 == limbs.len();
        let (first, rest) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        for (line, text) in limb.lines().enumerate() {
            out.push_str(if line == 0 { first } else { rest });
            out.push_str(text);
            out.push('\n');
        }
    }
    out
}
