//! `jixiao diff`: what changes from the report of one facts file to that of another.

use std::path::{Path, PathBuf};

use super::arguments::DiffArguments;
use super::build::{ReportRecords, open};
use super::changes_text::{figure, line, list, or_none};
use super::json::{ChangedFact, ChangedFigure, ChangedFinding, ChangedLine, CommandResult};
use super::outcome::Outcome;
use super::output::{self, Output};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::pipeline::{
    ComparedReports, FactChange, FindingChange, Format, LineChange, Pipeline, Recorded,
    WantedReport,
};
use crate::workspace::{self, FileFailure, Use};

/// Prints what changed; writes the notice if one is wanted.
pub(super) fn run(wanted: DiffArguments, output: &mut Output) -> Outcome {
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let ending = Format::Docx.writer().extension;
    let is_word = |to: &Path| to.extension().is_some_and(|end| end.eq_ignore_ascii_case(ending));
    if let Some(to) = wanted.to.as_deref().filter(|to| !is_word(to)) {
        let message = format!("更正说明是 Word 文件，不能写成 {}", to.display());
        output.finding(&Diagnostic::new(codes::C01, message).hint("写成 更正说明.docx"));
        return Outcome::Unable;
    }
    if let Some(name) = wanted.to.as_deref().and_then(workspace::reserved_in) {
        output.finding(&output::reserved(&name));
        return Outcome::Unable;
    }
    let mut pipeline = Pipeline::new(&workspace);
    let (old, new) = (wanted.old.as_path(), wanted.new.as_deref());
    let reports = pipeline.wanted(new.unwrap_or(old), &wanted.packs.pack);
    let before = new.map(|_| pipeline.wanted(old, &wanted.packs.pack)).unwrap_or_default();
    let comparison = OldAndNew { old, new, out: &wanted.out, back: wanted.back, before: &before };
    let is_one = reports.len() == 1;
    let (mut outcome, mut changed) = (Outcome::Fine, Changed::default());
    for report in &reports {
        if !is_one {
            output.say(&format!("报告 {}", report.name));
        }
        let compared = match compare(&mut pipeline, &comparison, report, output) {
            Ok(Some(compared)) => compared,
            Ok(None) => continue,
            Err(unable) => return unable,
        };
        show(&compared, new.is_none().then_some(wanted.back), &pipeline, output);
        if !compared.whole {
            output.finding(&not_whole(&compared, old, new.unwrap_or(old)));
            outcome = Outcome::Findings;
        } else if let Some(to) = &wanted.to {
            let to = if is_one { to.clone() } else { beside(to, &report.name) };
            let read = pipeline.facts_read();
            let place = NoticePlace { to: &to, force: wanted.force, read: &read };
            let reason = wanted.reason.as_deref();
            outcome = outcome.max(write_notice(&mut pipeline, &compared, place, reason, output));
        }
        changed.add(&compared, (!is_one).then_some(report.name.as_str()), &pipeline);
    }
    gone(&before, &reports, output);
    output.result(changed.result());
    outcome
}

/// What is compared with what.
struct OldAndNew<'a> {
    old: &'a Path,
    /// The facts now; without them the old ones are, and a record is what they are compared with.
    new: Option<&'a Path>,
    out: &'a Path,
    back: usize,
    /// The reports of the old facts.
    before: &'a [WantedReport],
}

/// One report with what it was; nothing where it was not there. What keeps the command from going on is reported.
fn compare(
    pipeline: &mut Pipeline,
    comparison: &OldAndNew,
    report: &WantedReport,
    output: &mut Output,
) -> Result<Option<ComparedReports>, Outcome> {
    let OldAndNew { old, new, out, back, before } = *comparison;
    let mut findings = Diagnostics::default();
    let compared = match new {
        Some(new) => {
            let is_there = before.iter().any(|one| one.choice == report.choice);
            if report.choice.project.is_some() && !is_there {
                output.say("原来没有这个项目，整份是新的");
                return Ok(None);
            }
            let choice = &report.choice;
            pipeline.compare((old, choice), (new, choice), &mut findings)
        }
        None => match recorded(report, out, back) {
            Ok(recorded) => pipeline.compare_recorded(&recorded, report, &mut findings),
            Err(finding) => {
                output.finding(&finding);
                return Err(Outcome::Unable);
            }
        },
    };
    if compared.is_none() {
        output.findings(&findings, &pipeline.sources);
        if !findings.has_errors() {
            output.finding(&unreadable_record(old));
        }
        return Err(Outcome::Unable);
    }
    Ok(compared)
}

/// Says which reports of the old facts there are no more.
fn gone(before: &[WantedReport], now: &[WantedReport], output: &Output) {
    let is_gone = |old: &&WantedReport| !now.iter().any(|new| new.choice == old.choice);
    for old in before.iter().filter(|old| old.choice.project.is_some()).filter(is_gone) {
        output.say(&format!("报告 {} 没有了：现在没有这个项目", old.name));
    }
}

/// `更正说明-单位-项目.docx` for `更正说明.docx`.
fn beside(to: &Path, report: &str) -> PathBuf {
    let stem = to.file_stem().unwrap_or_default().to_string_lossy();
    to.with_file_name(format!("{stem}-{report}.docx"))
}

/// What changed in all reports that were compared.
#[derive(Default)]
struct Changed {
    facts: Vec<ChangedFact>,
    figures: Vec<ChangedFigure>,
    lines: Vec<ChangedLine>,
    findings: Vec<ChangedFinding>,
    any: bool,
}

impl Changed {
    /// Adds those of a report. The reports of one facts file have facts and figures in common.
    fn add(&mut self, compared: &ComparedReports, report: Option<&str>, pipeline: &Pipeline) {
        let changes = &compared.changes;
        if !self.any {
            let fact = |one| ChangedFact::new(one, &pipeline.sources);
            self.facts = changes.facts.iter().map(fact).collect();
            self.figures = changes.figures.iter().map(ChangedFigure::from).collect();
        }
        self.any = true;
        let line = |one| ChangedLine::new(one, page(one, compared)).of_report(report);
        self.lines.extend(changes.lines.iter().map(line));
        for finding in changes.findings.iter().map(ChangedFinding::from) {
            if !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
    }

    fn result(self) -> CommandResult {
        let Self { facts, figures, lines, findings, any: _ } = self;
        CommandResult::Diff { facts, figures, lines, findings }
    }
}

/// The page of the new report on which a line stands; of the old one if it was removed.
fn page(line: &LineChange, compared: &ComparedReports) -> Option<u32> {
    let of_new = line.new_block.and_then(|block| compared.pages.get(&block));
    of_new.or_else(|| compared.old_pages.get(&line.old_block?)).copied()
}

/// The record of the build that facts are compared with, so many builds back.
fn recorded(report: &WantedReport, out: &Path, back: usize) -> Result<Recorded, Diagnostic> {
    let records = ReportRecords::of(out, &report.name);
    let data = report.facts.as_path();
    let (shown, count) = (data.display(), records.count());
    if count < back {
        let message = match count {
            0 => format!("{} 里没有 {shown} 的生成记录", out.display()),
            _ => format!("{shown} 只有 {count} 次生成的记录，没有倒数第 {back} 次的"),
        };
        let hint = "先用 jixiao build 生成一次；报告在别的文件夹的，加 --out；或写出两份数据来比较";
        return Err(Diagnostic::new(codes::C22, message).hint(hint));
    }
    records.back(back).ok_or_else(|| unreadable_record(data))
}

fn unreadable_record(data: &Path) -> Diagnostic {
    let message = format!("{} 的生成记录残缺，或是更新的版本写的，读不出来", data.display());
    let hint = "用 jixiao build 重新生成就有新的记录；或写出两份数据来比较";
    Diagnostic::new(codes::C22, message).hint(hint)
}

/// `back` is how many builds back the record is that was compared with.
fn show(compared: &ComparedReports, back: Option<usize>, pipeline: &Pipeline, output: &Output) {
    let changes = &compared.changes;
    if changes.are_none() {
        return output.say(&match back {
            Some(1) => "和上一次生成时一样，没有变化".to_string(),
            Some(back) => format!("和倒数第 {back} 次生成时一样，没有变化"),
            None => "两份数据做出的报告一样，没有变化".to_string(),
        });
    }
    if compared.of_different_reports {
        output.say("注意：两份数据的单位或年度不同，不是同一份报告的更正");
    }
    list(output, "填报数据改了", "处", &changes.facts, |one| fact(one, pipeline));
    let printed: Vec<_> = changes.figures.iter().filter(|one| one.is_printed).collect();
    list(output, "报告里印的数变了", "个", &printed, |one| figure(one));
    let same = changes.figures.iter().filter(|one| one.reads_same).count();
    let hidden = changes.figures.len() - printed.len() - same;
    let others = [(same, "印在报告里，位数不够，印出来还一样"), (hidden, "报告里没有印")];
    for (count, why) in others.into_iter().filter(|(count, _)| *count > 0) {
        output.say(&format!("另有 {count} 个数也变了，{why}，--json 全部列出"));
    }
    list(output, "报告的文字变了", "处", &changes.lines, |one| {
        line(one, page(one, compared))
    });
    if compared.whole && changes.lines.is_empty() {
        output.say("报告的文字没有变");
    }
    list(output, "核对的提示变了", "条", &changes.findings, finding);
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

/// Where a notice is written.
struct NoticePlace<'a> {
    to: &'a Path,
    /// Whether it may replace a file.
    force: bool,
    /// The facts files that were read, which it must not replace.
    read: &'a [PathBuf],
}

impl NoticePlace<'_> {
    /// Writes the bytes of a notice; false if a file is there and stays.
    fn write(&self, bytes: &[u8]) -> Result<bool, FileFailure> {
        let inspection = Format::Docx.writer().inspection;
        let is_own = |bytes: &[u8]| {
            (inspection.is_unchanged)(bytes) || (inspection.stated_make)(bytes).is_some()
        };
        if self.force {
            workspace::refuse_foreign(self.to, self.read.iter().map(PathBuf::as_path), is_own)?;
        }
        workspace::write_new(self.to, bytes, self.force)
    }
}

/// Writes the notice as a Word file.
fn write_notice(
    pipeline: &mut Pipeline,
    compared: &ComparedReports,
    place: NoticePlace,
    reason: Option<&str>,
    output: &mut Output,
) -> Outcome {
    let to = place.to;
    if compared.changes.lines.is_empty() {
        output.say(&format!("报告的文字没有变，没有写 {}", to.display()));
        return Outcome::Fine;
    }
    let mut findings = Diagnostics::default();
    let bytes = pipeline.notice(compared, reason, &mut findings);
    output.findings(&findings, &pipeline.sources);
    let Some(bytes) = bytes else { return Outcome::Findings };
    match place.write(&bytes) {
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
