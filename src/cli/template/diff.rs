//! `jixiao template diff`: what the user changed, and after an upgrade what the program changed since the copy was made.

use super::named::{NamedPack, files_of, named};
use crate::cli::arguments::EjectArguments;
use crate::cli::json::{ChangedTemplate, CommandResult};
use crate::cli::outcome::Outcome;
use crate::cli::output::Output;
use crate::pipeline::{TextChange, text_changes};
use crate::workspace::{self, TemplateFile, TemplateOrigin};

/// A file of the user's beside the built-in one: their changes since the copy, or since the built-in text.
struct ComparedTemplate {
    path: String,
    place: String,
    /// What the user changed.
    own: Vec<TextChange>,
    /// What the program changed since the copy was made; none where no copy was kept.
    built_in: Vec<TextChange>,
}

impl ComparedTemplate {
    /// The changes of the program that are about the same lines as one of the user's.
    fn meeting(&self) -> impl Iterator<Item = &TextChange> {
        self.built_in.iter().filter(|theirs| self.own.iter().any(|own| own.meets(theirs)))
    }
}

/// Prints the files that differ, or those that are named.
pub(super) fn run(wanted: EjectArguments, output: &mut Output) -> Outcome {
    let Some(pack) = files_of(wanted.of, output) else { return Outcome::Unable };
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
    let compared: Vec<_> = asked.iter().filter_map(|file| compare(&pack, file)).collect();
    compared.iter().for_each(|one| show(one, output));
    let added = files.iter().filter(|file| file.origin == TemplateOrigin::Added);
    let added: Vec<_> = added.map(|file| file.path.as_str()).collect();
    if !added.is_empty() {
        output.say(&format!("只有本单位有的文件：{}", added.join("、")));
    }
    if compared.is_empty() {
        output.say("本单位的文件与内置的没有不同");
    }
    let files = compared.iter().map(json).collect();
    output.result(CommandResult::TemplateChanges { pack: pack.name().to_string(), files });
    Outcome::Fine
}

fn json(one: &ComparedTemplate) -> ChangedTemplate {
    ChangedTemplate::new(&one.path, &one.own, &one.built_in, one.meeting().count())
}

/// A file that differs from the built-in one, or that was copied from another text than it has now.
fn compare(pack: &NamedPack, file: &TemplateFile) -> Option<ComparedTemplate> {
    let place = file.place.as_ref()?.display().to_string();
    let text = workspace::builtin_text(&pack.chain, &file.path)?;
    let own = String::from_utf8_lossy(&file.bytes);
    let own = own.strip_prefix('\u{feff}').unwrap_or(&own);
    let base = workspace::base_text(&pack.workspace, &file.pack, &file.path);
    let base = base.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let base = base.as_deref().unwrap_or(text);
    let (own, built_in) = (text_changes(base, own), text_changes(base, text));
    let path = file.path.clone();
    (!own.is_empty() || !built_in.is_empty()).then_some(ComparedTemplate {
        path,
        place,
        own,
        built_in,
    })
}

fn show(one: &ComparedTemplate, output: &Output) {
    output.say(&one.place);
    match one.built_in.is_empty() {
        true => part("与内置的不同：", &one.own, output),
        false => {
            part("复制以后，内置的改了：", &one.built_in, output);
            part("本单位改了：", &one.own, output);
            let meeting: Vec<_> = one.meeting().map(|change| line(&change.old)).collect();
            match meeting.is_empty() {
                true => output.say("  两边改的不在一处：照抄内置的改动即可"),
                false => output.say(&format!(
                    "  两边改到一处的（原来的行号）：{}，要看着合并",
                    meeting.join("、")
                )),
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
