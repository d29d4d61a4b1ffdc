//! `jixiao diff`: what changes from the report of one facts file to that of another.

use std::path::Path;

use super::arguments::DiffArguments;
use super::build::open;
use super::json::{ChangedFact, ChangedFigure, ChangedFinding, ChangedLine, CommandResult};
use super::outcome::Outcome;
use super::output::Output;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::pipeline::{
    ComparedReports, FactChange, FigureChange, FindingChange, LineChange, Piece, Pipeline,
};
use crate::workspace::{self, FileFailure, Use};

/// Prints what changed; writes the notice if one is wanted.
pub(super) fn run(wanted: DiffArguments, output: &mut Output) -> Outcome {
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let is_word = |to: &Path| to.extension().is_some_and(|end| end.eq_ignore_ascii_case("docx"));
    if let Some(to) = wanted.to.as_deref().filter(|to| !is_word(to)) {
        let message = format!("更正说明是 Word 文件，不能写成 {}", to.display());
        output.finding(&Diagnostic::new(codes::C01, message).hint("写成 更正说明.docx"));
        return Outcome::Unable;
    }
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    let Some(compared) = pipeline.compare(&wanted.old, &wanted.new, &mut findings) else {
        output.findings(&findings, &pipeline.sources);
        return Outcome::Unable;
    };
    show(&compared, &pipeline, output);
    let mut outcome = Outcome::Fine;
    if !compared.whole {
        output.finding(&not_whole(&compared, &wanted.old, &wanted.new));
        outcome = Outcome::Findings;
    } else if let Some(to) = &wanted.to {
        outcome = write_notice(&mut pipeline, &compared, (to, wanted.force), wanted.reason, output);
    }
    output.result(CommandResult::Diff {
        facts: compared
            .changes
            .facts
            .iter()
            .map(|one| ChangedFact::new(one, &pipeline.sources))
            .collect(),
        figures: compared.changes.figures.iter().map(ChangedFigure::from).collect(),
        lines: compared
            .changes
            .lines
            .iter()
            .map(|one| ChangedLine::new(one, page(one, &compared)))
            .collect(),
        findings: compared.changes.findings.iter().map(ChangedFinding::from).collect(),
    });
    outcome
}

/// The page of the new report on which a line stands; of the old one if it was removed.
fn page(line: &LineChange, compared: &ComparedReports) -> Option<u32> {
    let of_new = line.new_block.and_then(|block| compared.pages.get(&block));
    of_new.or_else(|| compared.old_pages.get(&line.old_block?)).copied()
}

fn show(compared: &ComparedReports, pipeline: &Pipeline, output: &Output) {
    let changes = &compared.changes;
    if changes.are_none() {
        return output.say("两份数据做出的报告一样，没有变化");
    }
    if compared.of_different_reports {
        output.say("注意：两份数据的单位或年度不同，不是同一份报告的更正");
    }
    list(output, "填报数据改了", "处", &changes.facts, |one| fact(one, pipeline));
    let printed: Vec<_> = changes.figures.iter().filter(|one| one.is_printed).collect();
    list(output, "报告里印的数变了", "个", &printed, |one| figure(one));
    let hidden = changes.figures.len() - printed.len();
    if hidden > 0 {
        output.say(&format!("另有 {hidden} 个数也变了，报告里没有印，--json 全部列出"));
    }
    list(output, "报告的文字变了", "处", &changes.lines, |one| {
        line(one, page(one, compared))
    });
    if compared.whole && changes.lines.is_empty() {
        output.say("报告的文字没有变");
    }
    list(output, "核对的提示变了", "条", &changes.findings, finding);
}

fn list<T>(output: &Output, title: &str, unit: &str, all: &[T], shown: impl Fn(&T) -> String) {
    if all.is_empty() {
        return;
    }
    output.say(&format!("{title} {} {unit}：", all.len()));
    all.iter().for_each(|one| output.say(&format!("  {}", shown(one))));
}

fn or_none(text: Option<&String>) -> &str {
    text.map_or("没有", String::as_str)
}

fn fact(FactChange { path, before, after, place }: &FactChange, pipeline: &Pipeline) -> String {
    let (file, at) = pipeline.sources.locate(*place);
    let values = match (before, after) {
        (None, Some(after)) => format!("加了 {after}"),
        (Some(before), None) => format!("删了 {before}"),
        (before, after) => format!("{} → {}", or_none(before.as_ref()), or_none(after.as_ref())),
    };
    format!("{path}：{values}　{file}:{}:{}", at.line, at.column)
}

fn figure(FigureChange { id, name, before, after, way, .. }: &FigureChange) -> String {
    let [before, after] = [before, after].map(|text| or_none(text.as_ref()));
    let way = if way.is_empty() { String::new() } else { format!("　由 {}", way.join(" → ")) };
    format!("{name}（{id}）：{before} → {after}{way}")
}

fn line(line: &LineChange, page: Option<u32>) -> String {
    let page = page.map_or(String::new(), |page| format!("（第{page}页）"));
    let text = match (line.before.is_empty(), line.after.is_empty()) {
        (true, _) => format!("加了：{}", line.after),
        (_, true) => format!("删了：{}", line.before),
        (false, false) => line.pieces().iter().map(piece).collect(),
    };
    format!("{}{page}\n    {text}", line.section)
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Same(text) => text.clone(),
        Piece::Changed { before, after } => match (before.is_empty(), after.is_empty()) {
            (true, _) => format!("［加：{after}］"),
            (_, true) => format!("［删：{before}］"),
            (false, false) => format!("［{before}→{after}］"),
        },
    }
}

fn finding(FindingChange { code, message, is_new }: &FindingChange) -> String {
    let word = if *is_new { "多了" } else { "少了" };
    format!("{word} {}[{}]：{message}", code.severity.word(), code.id)
}

fn not_whole(compared: &ComparedReports, old: &Path, new: &Path) -> Diagnostic {
    let file = if compared.old_pages.is_empty() { old } else { new };
    let message = format!("{} 有错误，做不出报告，报告的文字没有比较", file.display());
    Diagnostic::new(codes::C17, message)
        .hint(format!("先用 jixiao check {} 核对，改好再比较", file.display()))
}

/// Writes the notice as a Word file.
fn write_notice(
    pipeline: &mut Pipeline,
    compared: &ComparedReports,
    (to, force): (&Path, bool),
    reason: Option<String>,
    output: &mut Output,
) -> Outcome {
    if compared.changes.lines.is_empty() {
        output.say(&format!("报告的文字没有变，没有写 {}", to.display()));
        return Outcome::Fine;
    }
    let mut findings = Diagnostics::default();
    let bytes = pipeline.notice(compared, reason.as_deref(), &mut findings);
    output.findings(&findings, &pipeline.sources);
    let Some(bytes) = bytes else { return Outcome::Findings };
    match workspace::write_new(to, &bytes, force) {
        Ok(true) => {
            output.has_written(to);
            output.say(&format!("更正说明写在 {}", to.display()));
            Outcome::Fine
        }
        Ok(false) => {
            let message = format!("{} 已经有了，没有覆盖", to.display());
            let hint = "换一个名字，或加 --force 覆盖";
            output.finding(&Diagnostic::new(codes::C02, message).hint(hint));
            Outcome::Unable
        }
        Err(failure) => {
            let FileFailure { path, why, .. } = &failure;
            let message = format!("无法写入 {}：{why}", path.display());
            let advice = failure.advice_for(Use::Noticing);
            output.finding(&Diagnostic::new(codes::C07, message).hint(advice));
            Outcome::Unable
        }
    }
}
