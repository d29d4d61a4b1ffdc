//! `jixiao verify`: what a report file is, from which facts, and what was changed in it since.

use std::path::Path;

use super::arguments::{OUT, VerifyArguments};
use super::changes_text::{listed, text};
use super::json::{ChangedLine, CommandResult, VerifiedFile};
use super::outcome::Outcome;
use super::output::Output;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::sha256::sha256;
use crate::pipeline::{
    FileLineChange, FileVerdict, Recorded, Verified, is_redline, stated_make, unreadable, verify,
};
use crate::workspace::{self, RecordFolder};

/// Looks into every file; one that cannot be read does not keep the others from being looked into.
pub(super) fn run(wanted: &VerifyArguments, output: &mut Output) -> Outcome {
    let mut outcome = Outcome::Fine;
    let mut files = Vec::new();
    for path in &wanted.files {
        let file = match workspace::read_report(path) {
            Ok(file) => file,
            Err(failure) => {
                output.finding(&unreadable(&failure));
                outcome = Outcome::Unable;
                continue;
            }
        };
        let make = stated_make(&file);
        let found = make.as_deref().map(|make| find(path, make, wanted.out.as_deref()));
        let (recorded, is_broken) = found.unwrap_or_default();
        let verified = verify(&file, recorded.as_ref());
        if verified.verdict != FileVerdict::AsWritten && outcome == Outcome::Fine {
            outcome = Outcome::Findings;
        }
        let facts = recorded.as_ref().and_then(FactsOfFile::of);
        let redline = is_redline(&file)
            && !matches!(verified.verdict, FileVerdict::Damaged | FileVerdict::TooLarge);
        let state = match recorded {
            Some(_) => RecordState::Read,
            None if is_broken => RecordState::Broken,
            None => RecordState::Missing,
        };
        show(path, &verified, facts.as_ref(), state, output);
        if redline {
            output.say("  是修订稿：删去的和加上的都在里面，核对时按全部接受算；不要当作报告报送");
        }
        files.push(VerifiedFile {
            file: path.display().to_string(),
            verdict: key(verified.verdict),
            redline,
            make,
            facts_unchanged: facts.as_ref().and_then(|facts| facts.is_same),
            facts: facts.map(|facts| facts.name),
            changes: verified.changes.iter().map(ChangedLine::from).collect(),
        });
    }
    output.result(CommandResult::Verify { files });
    outcome
}

/// What is known of the record of a file's make.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RecordState {
    Read,
    Broken,
    Missing,
}

impl RecordState {
    fn sentence(self) -> &'static str {
        match self {
            Self::Broken => "那一次生成的记录残缺，或是更新的版本写的，读不出来",
            _ => "没有找到那一次生成的记录",
        }
    }

    /// What may help.
    fn advice(self) -> &'static str {
        match self {
            Self::Broken => "用 jixiao build 重新生成就有新的记录",
            _ => "记录在报告文件夹的 .jixiao 里，可用 --out 指明",
        }
    }
}

/// The record of a make: in the folder that is named, or beside the file, or in `out`; and whether one is there that
/// cannot be read.
fn find(file: &Path, make: &str, named: Option<&Path>) -> (Option<Recorded>, bool) {
    let beside = file.parent().unwrap_or(Path::new(""));
    let folders = match named {
        Some(named) => vec![named],
        None => vec![beside, Path::new(OUT)],
    };
    let records: Vec<_> = folders.into_iter().flat_map(RecordFolder::all).collect();
    let mut found = records.iter().filter_map(|records| Recorded::read(&records.record(make)?));
    let found = found.find(|recorded| recorded.make == make);
    (found, records.iter().any(|records| records.record_bytes(make).is_some()))
}

/// The facts that a file was made from.
struct FactsOfFile {
    name: String,
    sha256: String,
    /// Whether the file of that name is as it was; `None` where there is none any more.
    is_same: Option<bool>,
}

impl FactsOfFile {
    fn of(recorded: &Recorded) -> Option<Self> {
        let facts = recorded.facts()?;
        let now = workspace::read_bytes(Path::new(&facts.name)).ok();
        let is_same = now.map(|bytes| sha256(&bytes) == facts.sha256);
        Some(Self { name: facts.name.clone(), sha256: facts.sha256.clone(), is_same })
    }

    fn sentence(&self) -> String {
        let now = match self.is_same {
            Some(true) => "数据之后没有改过",
            Some(false) => "数据之后改过",
            None => "从这里找不到这份数据",
        };
        format!("由 {} 生成（SHA-256 {}），{now}", self.name, &self.sha256[..16])
    }
}

fn key(verdict: FileVerdict) -> &'static str {
    match verdict {
        FileVerdict::AsWritten => "as_written",
        FileVerdict::SavedAgain => "saved_again",
        FileVerdict::Edited => "edited",
        FileVerdict::Touched => "touched",
        FileVerdict::NotOurs => "not_ours",
        FileVerdict::Damaged => "damaged",
        FileVerdict::TooLarge => "too_large",
    }
}

fn show(
    path: &Path,
    verified: &Verified,
    facts: Option<&FactsOfFile>,
    record: RecordState,
    output: &mut Output,
) {
    let name = path.display();
    match verified.verdict {
        FileVerdict::AsWritten => output.say(&format!("{name}：是本程序生成的，没有改动过")),
        FileVerdict::SavedAgain => output.finding(
            &Diagnostic::new(codes::C23, format!("{name} 生成后重新保存过，图片和文字没有改"))
                .hint("字体、版式可能变了；要和生成时完全一样的，用 jixiao build --rebuild --force 重新生成"),
        ),
        FileVerdict::Edited => {
            let count = verified.changes.len();
            output.finding(
                &Diagnostic::new(codes::C23, format!("{name} 生成后改动过，有 {count} 处不同"))
                    .hint("逐处看是不是该改；数据错了的，改数据重新生成，Word 和 PDF 才一致"),
            );
            if verified.changes.iter().any(|change| change.is_picture) {
                output.say("  图片的内容变了的，也可能是保存时压缩的：看画面是不是原来的");
            }
            listed(output, &verified.changes, changed);
        }
        FileVerdict::Touched => output.finding(
            &Diagnostic::new(codes::C23, format!("{name} 生成后改动过或重新保存过"))
                .hint(where_unknown(record)),
        ),
        FileVerdict::NotOurs => output.finding(
            &Diagnostic::new(codes::C24, format!("{name} 不是本程序生成的"))
                .hint("别的程序做的，或另存时去掉了生成的标记；没有可以对照的"),
        ),
        FileVerdict::TooLarge => output.finding(
            &Diagnostic::new(codes::C25, format!("{name} 展开后太大，超过 128 MB，没有看"))
                .hint("报告没有这样大：里面有很大的图片的，压缩后再存；不明来历的，不要打开"),
        ),
        FileVerdict::Damaged => output.finding(
            &Diagnostic::new(codes::C25, format!("{name} 残缺或已损坏，读不出来"))
                .hint("可能没有拷完、没有下载完；请重新拷一份，或用 jixiao build 重新生成"),
        ),
    }
    match facts {
        Some(facts) => output.say(&format!("  {}", facts.sentence())),
        None if verified.verdict == FileVerdict::AsWritten => {
            let (why, advice) = (record.sentence(), record.advice());
            output.say(&format!("  {why}，说不出由哪份数据生成；{advice}"));
        }
        None => {}
    }
}

fn where_unknown(record: RecordState) -> String {
    match record {
        RecordState::Read => "只有 Word 文件指得出改了哪里；PDF 请和重新生成的对照".into(),
        _ => format!("{}，指不出改了哪里；{}", record.sentence(), record.advice()),
    }
}

fn changed(change: &FileLineChange) -> String {
    let FileLineChange { section, before, after, pieces, .. } = change;
    let section = if section.is_empty() { "（开头）" } else { section };
    format!("  {section}\n    {}", text(before, after, pieces))
}
