//! Where commands put their lines: to the two streams for people, or as one JSON value for programs.
//!
//! A reader that has gone away is no reason to fail; a full disk is.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Display;
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::arguments::Form;
use super::json::{self, BriefFinding, CommandResult, Finding};
use super::progress;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics, Severity, printable};
use crate::base::source::Sources;
use crate::workspace::{self, FileFailure};

/// The output of a run. With `--json` everything is kept for the object at the end and no line is written before.
#[derive(Default)]
pub(super) struct Output {
    json: bool,
    form: Form,
    findings: Vec<Finding>,
    items: Vec<String>,
    result: Option<CommandResult>,
    /// Whether lines of results are left out.
    quiet: bool,
    /// Why results could not be printed.
    failure: RefCell<Option<FileFailure>>,
    /// The files that were written.
    written: Vec<String>,
    /// How many findings on files were printed.
    printed: usize,
    /// How many findings about the command itself were printed or left out.
    said: usize,
}

impl Output {
    /// Lines for people, or one object; with [`Form::Json`] the results are one array, printed at the end.
    pub(super) fn new(json: bool, form: Form) -> Self {
        Self { json, form, ..Self::default() }
    }

    /// Nothing at all: what is written is kept, and nobody asks for it.
    pub(super) fn silent() -> Self {
        Self::new(true, Form::Text)
    }

    /// Leaves out lines of results from now on.
    pub(super) fn be_quiet(&mut self) {
        self.quiet = true;
    }

    /// Whether lines are printed for people, and not JSON for programs.
    pub(super) fn is_for_people(&self) -> bool {
        !self.json && self.form == Form::Text
    }

    /// A line of results.
    pub(super) fn say(&self, line: &str) {
        if self.is_for_people() && !self.quiet {
            self.print(&printable(line));
        }
    }

    fn print(&self, lines: &dyn Display) {
        let mut out = std::io::stdout();
        if let Err(error) = writeln!(out, "{lines}").and_then(|()| out.flush())
            && error.kind() != ErrorKind::BrokenPipe
        {
            let failure = FileFailure::printing(&error);
            self.failure.borrow_mut().get_or_insert(failure);
        }
    }

    /// An item of the array of `--format json`, as JSON.
    pub(super) fn item(&mut self, item: impl FnOnce() -> String) {
        if self.form == Form::Json {
            self.items.push(item());
        }
    }

    /// A question and its answer; nothing where nobody answers.
    pub(super) fn ask(&self, question: &str) -> Option<String> {
        let mut out = std::io::stdout();
        let _ = write!(out, "{question}").and_then(|()| out.flush());
        workspace::read_line()
    }

    /// Keeps a window that would vanish with the program until its user has read it.
    pub(super) fn hold_window(&self) {
        self.ask("\n按回车键关闭窗口\n");
    }

    /// A line that goes with findings.
    pub(super) fn complain(&self, line: &str) {
        if !self.json {
            let _ = writeln!(std::io::stderr(), "{}", printable(line));
        }
    }

    /// A finding about the command itself, which has no place in a file.
    pub(super) fn finding(&mut self, finding: &Diagnostic) {
        let sources = Sources::default();
        self.said += 1;
        if self.said <= MOST {
            self.complain(finding.render(&sources).trim_end_matches('\n'));
        }
        self.findings.push(Finding::new(finding, &sources));
    }

    /// The findings, the worst first, in the order they were made; what is beyond [`MOST`] in a run is only counted. A warning or
    /// note that is the same of several places is printed once, with the places; so is an error behind the first few.
    pub(super) fn findings(&mut self, findings: &Diagnostics, sources: &Sources) {
        let mut room = MOST.saturating_sub(self.printed);
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            let groups = groups(findings, severity);
            let shown = groups.len().min(room);
            groups[..shown].iter().for_each(|group| self.complain(&together(group, sources)));
            room -= shown;
            self.printed += shown;
            let left = groups.len() - shown;
            if left > 0 {
                let word = severity.word();
                self.complain(&format!(
                    "另有 {left} 处{word}没有列出；先改前面的，或用 check --json 看全部"
                ));
            }
        }
        self.keep(findings, sources);
    }

    /// Keeps findings for the object without printing them: people get them from `check`.
    pub(super) fn keep(&mut self, findings: &Diagnostics, sources: &Sources) {
        if self.is_for_people() {
            return;
        }
        self.findings.extend(findings.iter().map(|finding| Finding::new(finding, sources)));
    }

    /// What the command came to.
    pub(super) fn result(&mut self, result: CommandResult) {
        self.result = Some(result);
    }

    /// Notes that a file was written, which holds whether results can be printed or not.
    pub(super) fn has_written(&mut self, path: &Path) {
        self.written.push(path.display().to_string());
        progress::has_written(path.display().to_string());
    }

    /// Prints the object or the array, if one is wanted. An array without items is that of the findings: it is never left
    /// out, whatever stopped the command. False if the results did not
    /// get out.
    pub(super) fn close(mut self) -> bool {
        self.print_value();
        if self.said > MOST {
            self.complain(&format!("另有 {} 处没有列出，--json 全部列出", self.said - MOST));
        }
        let Some(failure) = self.failure.take() else { return true };
        self.json = false;
        let finding = not_printed(&failure, &self.written);
        self.complain(finding.render(&Sources::default()).trim_end_matches('\n'));
        false
    }

    fn print_value(&mut self) {
        let value = match (self.json, self.form) {
            (true, _) => json::object(&self.findings, self.result.as_ref()),
            (false, Form::Json) => {
                if self.items.is_empty() {
                    let findings = self.findings.iter().map(BriefFinding::from);
                    self.items = findings.map(|finding| json::line(&finding)).collect();
                }
                json::array(&self.items)
            }
            (false, Form::Text) => return,
        };
        self.print(&value);
    }
}

/// The most findings that are printed: nobody corrects more in one go, and the first often cause the others.
const MOST: usize = 200;

/// The most further places of a finding that are listed.
const MOST_PLACES: usize = 20;

fn not_printed(
    FileFailure { path, why, advice, .. }: &FileFailure,
    written: &[String],
) -> Diagnostic {
    let finding =
        Diagnostic::new(codes::C15, format!("结果没有印完：无法写到{}：{why}", path.display()))
            .hint(format!("{advice}；已印出的不完整，不要用"));
    match written {
        [] => finding,
        files => finding.hint(format!("文件已经写好，是完整的：{}", files.join("、"))),
    }
}

/// Refuses a name that Windows keeps for itself.
pub(super) fn reserved(name: &str) -> Diagnostic {
    Diagnostic::new(
        codes::C13,
        format!("“{name}”是 Windows 保留的名称，不能用作文件或文件夹的名称"),
    )
    .hint("请换一个名称，例如在后面加上年份；CON、PRN、AUX、NUL、COM1、LPT1 等都不能用")
}

/// The most errors of the same words that are printed each at its place.
const MOST_ALIKE: usize = 3;

/// Findings of a severity; those of the same words are together, of errors those behind the first few.
fn groups(findings: &Diagnostics, severity: Severity) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known = HashMap::new();
    for finding in findings.iter().filter(|finding| finding.severity() == severity) {
        let words = (finding.code, &finding.message, &finding.hints);
        let alone = if severity == Severity::Error { MOST_ALIKE } else { 1 };
        match known.get_mut(&words) {
            Some((count, group)) if *count >= alone => {
                let group: &mut Vec<_> = &mut groups[*group];
                group.push(finding);
            }
            Some((count, group)) => {
                (*count, *group) = (*count + 1, groups.len());
                groups.push(vec![finding]);
            }
            None => {
                known.insert(words, (1, groups.len()));
                groups.push(vec![finding]);
            }
        }
    }
    groups
}

/// The first of some findings in the same words, and where the others are.
fn together(group: &[&Diagnostic], sources: &Sources) -> String {
    let mut text = group[0].render(sources);
    let places = group[1..].iter().filter_map(|finding| finding.labels.first());
    let places: Vec<_> = places
        .map(|label| {
            let (file, at) = sources.locate(label.span);
            format!("{file}:{}:{}", at.line, at.column)
        })
        .collect();
    if !places.is_empty() {
        let (listed, more) = places.split_at(places.len().min(MOST_PLACES));
        let more = if more.is_empty() { "" } else { "……" };
        let listed = listed.join("、");
        text.push_str(&format!("  同样的还有 {} 处：{listed}{more}\n", places.len()));
    }
    text
}

/// Whether findings let a run pass: no error, and when strict no warning either. Notes always do.
pub(super) fn passes(findings: &Diagnostics, strict: bool) -> bool {
    !findings.has_errors() && (!strict || findings.count(Severity::Warning) == 0)
}

/// `2 个错误、1 个警告`, or `没有问题`.
pub(super) fn tally(findings: &Diagnostics) -> String {
    let all =
        [(Severity::Error, "个错误"), (Severity::Warning, "个警告"), (Severity::Note, "个说明")];
    let counted = all.map(|(severity, word)| (findings.count(severity), word));
    let some: Vec<_> =
        counted.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    if some.is_empty() { "没有问题".into() } else { some.join("、") }
}
