//! `jixiao template diff`: what the user changed, and after an upgrade what the program changed since the copy was made.

use super::named::{NamedPack, files_of, manual, named};
use crate::cli::arguments::CompareArguments;
use crate::cli::json::{ChangedTemplate, CommandResult};
use crate::cli::outcome::Outcome;
use crate::cli::output::Output;
use crate::pipeline::{TextChange, no_folder_of_templates, text_changes};
use crate::workspace::{self, TemplateFile, TemplateOrigin};

/// A file of the user's beside the built-in one: their changes since the copy, or since the built-in text.
struct ComparedTemplate {
    path: String,
    place: String,
    /// What the user changed.
    own: Vec<TextChange>,
    /// What changed since the copy in the text that it was made from, and is not in the user's too.
    built_in: Vec<TextChange>,
    /// Whether the text that it was copied with is kept.
    has_base: bool,
}

impl ComparedTemplate {
    /// The changes of the program that are about the same lines as one of the user's.
    fn meeting(&self) -> impl Iterator<Item = &TextChange> {
        self.built_in.iter().filter(|theirs| self.own.iter().any(|own| own.meets(theirs)))
    }
}

/// Prints the files that differ, or those that are named.
pub(super) fn run(wanted: CompareArguments, output: &mut Output) -> Outcome {
    let Some(mut pack) = files_of(wanted.of, output) else { return Outcome::Unable };
    pack.files.push(manual(&pack));
    no_folder_of_templates(&pack.workspace).iter().for_each(|finding| output.finding(finding));
    let files = &pack.files;
    let mut asked: Vec<&TemplateFile> = Vec::new();
    for words in &wanted.files {
        match named(words, pack.name(), files) {
            Ok(file) => asked.push(file),
            Err(finding) => {
                output.finding(&finding);
                return Outcome::Unable;
            }
        }
    }
    if wanted.files.is_empty() {
        asked = files.iter().collect();
    }
    let compared: Vec<_> = asked.iter().filter_map(|file| compare(&pack, file, output)).collect();
    compared.iter().for_each(|one| show(one, output));
    let added = files.iter().filter(|file| file.origin == TemplateOrigin::Added);
    let has_base = |file: &&TemplateFile| {
        workspace::base_text(&pack.workspace, &file.pack, &file.path).is_some()
    };
    let (dropped, added): (Vec<_>, Vec<_>) = added.partition(has_base);
    let [dropped, added] = [dropped, added].map(|files| paths(&files));
    let merged = files.iter().filter(|file| pack.is_merged(file));
    let merged: Vec<_> = merged.map(|file| file.path.as_str()).collect();
    if !merged.is_empty() {
        output.say(&format!("按键与继承的合并，写了的键用本单位的：{}", merged.join("、")));
    }
    if !dropped.is_empty() {
        output.say(&format!("复制以后，原来的版式不再有的文件：{dropped}；用不着的可以删去"));
    }
    if !added.is_empty() {
        output.say(&format!("只有本单位有的文件：{added}"));
    }
    if compared.is_empty() {
        output.say(&format!("版式“{}”里本单位的文件与原来的没有不同", pack.name()));
    }
    pack.say_others(output);
    let files = compared.iter().map(json).collect();
    output.result(CommandResult::TemplateChanges { pack: pack.name().to_string(), files });
    Outcome::Fine
}

fn paths(files: &[&TemplateFile]) -> String {
    files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>().join("、")
}

fn json(one: &ComparedTemplate) -> ChangedTemplate {
    ChangedTemplate::new(&one.path, &one.own, &one.built_in, one.meeting().count())
}

/// A file that differs from the one in whose place it stands, or that was copied from another text than that has now.
fn compare(pack: &NamedPack, file: &TemplateFile, output: &mut Output) -> Option<ComparedTemplate> {
    let place = file.place.as_ref().filter(|_| file.pack == pack.name())?.display().to_string();
    let behind = String::from_utf8_lossy(file.behind.as_ref()?).into_owned();
    if pack.is_merged(file) || workspace::is_same_text(&file.bytes, behind.as_bytes()) {
        return None;
    }
    let own = pack.text(file, output)?;
    let base = workspace::base_text(&pack.workspace, &file.pack, &file.path);
    let base = base.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|base| !base.is_empty());
    let has_base = base.is_some();
    let base = base.unwrap_or(behind.clone());
    let own = text_changes(&base, &own);
    let is_new = |theirs: &TextChange| {
        !own.iter().any(|own| own.old == theirs.old && own.added == theirs.added)
    };
    let built_in = text_changes(&base, &behind).into_iter().filter(is_new).collect();
    Some(ComparedTemplate { path: file.path.clone(), place, own, built_in, has_base })
}

fn show(one: &ComparedTemplate, output: &Output) {
    output.say(&one.place);
    match one.built_in.is_empty() {
        true if one.own.is_empty() => {}
        true if one.has_base => part("本单位改了：", &one.own, output),
        true => part("与原来的不同（没有复制时的原样，分不清是谁改的）：", &one.own, output),
        false => {
            part("复制以后，原来的改了：", &one.built_in, output);
            part("本单位改了：", &one.own, output);
            let meeting: Vec<_> = one.meeting().map(|change| line(&change.old)).collect();
            match meeting.is_empty() {
                true if one.own.is_empty() => {
                    output.say("  本单位没有改：jixiao template eject 换成新的");
                }
                true => output.say("  两边改的不在一处：照抄原来的改动即可"),
                false => output.say(&format!(
                    "  两边改到一处的（原来的行号）：{}，要看着合并",
                    meeting.join("、")
                )),
            }
            if !one.own.is_empty() {
                output.say(&format!("  合并好以后：jixiao template eject {} --merged", one.path));
            }
        }
    }
}

fn line(range: &std::ops::Range<usize>) -> String {
    match range.len() {
        0 | 1 => format!("第 {} 行", range.start + 1),
        _ => format!("第 {} 至 {} 行", range.start + 1, range.end),
    }
}

fn part(title: &str, changes: &[TextChange], output: &Output) {
    if changes.is_empty() {
        return;
    }
    output.say(&format!("  {title}"));
    for change in changes {
        output.say(&format!("    {}", line(&change.new)));
        change.removed.iter().for_each(|text| output.say(&format!("    - {text}")));
        change.added.iter().for_each(|text| output.say(&format!("    + {text}")));
    }
}
