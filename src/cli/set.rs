//! `jixiao set`: values of a facts file changed in place, with the figures that follow from them.

use std::ops::Range;
use std::path::Path;

use super::arguments::SetArguments;
use super::build::open;
use super::json::{ChangedFigure, ChangedValue, CommandResult};
use super::outcome::Outcome;
use super::output::Output;
use super::set_faults::{
    changed_meanwhile, computed, in_part, is_unseen, no_path, no_value, not_changed, not_written,
    of_computed, of_groups, one_of_list, several, unseen,
};
use crate::base::codes::Severity;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::encoding::BYTE_ORDER_MARK;
use crate::base::fact_path::PathStep;
use crate::pipeline::{
    Edited, Examined, Figure, Pipeline, ReportChoice, edited, has_group, has_value, only_in,
    unreadable,
};
use crate::workspace;

/// How many figures that follow are listed; the others are counted.
const MOST: usize = 20;

/// Changes the values, unless the facts file could not be read any more; says what changes with them.
pub(super) fn run(wanted: SetArguments, output: &mut Output) -> Outcome {
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let read = match workspace::read_bytes(&wanted.data) {
        Ok(read) => read,
        Err(failure) => {
            output.finding(&unreadable(&failure));
            return Outcome::Unable;
        }
    };
    let mut pipeline = Pipeline::new(&workspace);
    let own = ReportChoice::default();
    let mut found = Diagnostics::default();
    let before = pipeline.examine_bytes(&wanted.data, (&read, &own), &mut found);
    let misspelt = errors_of(&found, &['Y']);
    let Some(before) = before.filter(|_| !misspelt.has_errors()) else {
        let shown = if misspelt.has_errors() { &misspelt } else { &found };
        output.findings(shown, &pipeline.sources);
        output.complain(&format!("{} 没有改：先照上面改好数据的写法", wanted.data.display()));
        return Outcome::Unable;
    };
    let mark = if read.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
    let old = String::from_utf8_lossy(&read[mark.len()..]).into_owned();
    let Some((text, values)) = changed(&old, &wanted.changes, &before, output) else {
        return Outcome::Unable;
    };
    let bytes = [mark, text.as_bytes()].concat();
    let mut follows = Diagnostics::default();
    let after = pipeline.examine_bytes(&wanted.data, (&bytes, &own), &mut follows);
    let new = only_new(&found, &follows);
    if let Some(refused) = refused(&new).or(after.is_none().then(|| new.clone())) {
        output.findings(&by_input(&refused, &text, &values, &before), &pipeline.sources);
        output.complain(&format!("{} 没有改：改了就读不出来了", wanted.data.display()));
        return Outcome::Findings;
    }
    let figures = after.map(|after| follow(&before, &after)).unwrap_or_default();
    let written = !wanted.dry_run && text != old;
    let linked = workspace::has_other_names(&wanted.data);
    if written {
        if let Err(finding) = write(&wanted.data, &read, &bytes) {
            output.finding(&finding);
            return Outcome::Unable;
        }
        output.has_written(&wanted.data);
    }
    for (value, change) in values.iter().zip(&wanted.changes) {
        show(value, &wanted.data, output);
        read_otherwise(change, output);
    }
    list(&figures, output);
    output.findings(&new, &pipeline.sources);
    let name = wanted.data.display();
    let wrong = new.has_errors();
    output.say(&came_to(&name.to_string(), (text == old, wanted.dry_run, wrong)));
    if written && linked {
        output.say(&format!("{name} 还有别的名称（硬链接），那些名称下的内容没有改"));
    }
    output.result(CommandResult::Set { changes: values, figures, written });
    if wrong { Outcome::Findings } else { Outcome::Fine }
}

/// What it came to, for a file of this name; `wrong` where there are errors that were not there before.
fn came_to(name: &str, (same, dry_run, wrong): (bool, bool, bool)) -> String {
    match (same, dry_run, wrong) {
        (true, ..) => format!("{name} 里本来就是这样，没有改动"),
        (_, true, true) => {
            format!("只是看看，{name} 没有改；照这样改了有上面的错误，jixiao build 做不出报告")
        }
        (_, true, false) => format!("只是看看，{name} 没有改；去掉 --dry-run 就改"),
        (_, false, true) => {
            format!("已改 {name}，可是有了上面的错误，jixiao build 做不出报告；先改好错误")
        }
        (_, false, false) => format!("已改好 {name}；运行 jixiao build 重新生成报告"),
    }
}

/// Writes the new bytes unless somebody else has changed the file since it was read.
fn write(data: &Path, read: &[u8], bytes: &[u8]) -> Result<(), Diagnostic> {
    match workspace::replace_unchanged(data, read, bytes) {
        Ok(true) => Ok(()),
        Ok(false) => Err(changed_meanwhile(data)),
        Err(failure) => Err(not_written(&failure)),
    }
}

/// The text with all changes, and what each of them was; nothing where one of them cannot be made.
fn changed(
    old: &str,
    changes: &[String],
    facts: &Examined,
    output: &mut Output,
) -> Option<(String, Vec<ChangedValue>)> {
    let (mut text, mut values, mut whole) = (old.to_string(), Vec::new(), true);
    for change in changes {
        match one(&text, change, facts) {
            Ok((value, new)) => {
                values.push(value);
                text = new;
            }
            Err(finding) => {
                output.finding(&finding);
                whole = false;
            }
        }
    }
    whole.then_some((text, values))
}

fn one(text: &str, change: &str, facts: &Examined) -> Result<(ChangedValue, String), Diagnostic> {
    let (words, value) = change.split_once('=').ok_or_else(|| no_value(change))?;
    let (words, value) = (words.trim(), value.trim());
    if words.is_empty() {
        return Err(no_path(change));
    }
    if let Some(c) = value.chars().find(|c| is_unseen(*c)) {
        return Err(unseen(words, c));
    }
    // What YAML calls nothing is not filled in.
    let value = if matches!(value, "null" | "~") { "" } else { value };
    let path = path_of(words, text, facts)?;
    let Edited { text: new, old, new: written } =
        edited(text, &path, value).map_err(|fault| not_changed(words, &fault))?;
    let now = old.start..old.start + written.len();
    let shown = ChangedValue {
        path,
        line: text[..old.start].matches('\n').count() + 1,
        before: if old.is_empty() { String::new() } else { lines(text, &old) },
        after: lines(&new, &now),
    };
    Ok((shown, new))
}

/// Says where a value is not written as it was typed.
fn read_otherwise(change: &str, output: &Output) {
    let Some((words, value)) = change.split_once('=') else { return };
    let (words, read) = (words.trim(), value.trim());
    if matches!(read, "null" | "~") {
        output.say(&format!("  {words}：{read} 在 YAML 里就是没有填，照没有填改"));
    } else if value != read && !read.is_empty() {
        output.say(&format!("  {words}：两头的空格没有写进去"));
    }
}

/// The whole lines that a range of bytes is in, without the line end behind them.
fn lines(text: &str, range: &Range<usize>) -> String {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let inside = range.end.saturating_sub(usize::from(text[..range.end].ends_with('\n')));
    let end = text[inside.max(start)..].find('\n').map_or(text.len(), |at| inside.max(start) + at);
    text[start..end].trim_end().to_string()
}

/// The path of the facts that words mean: keys as they stand in the file, or the id or name of a figure that is filled in.
fn path_of(words: &str, text: &str, facts: &Examined) -> Result<String, Diagnostic> {
    let Examined { report, figures, .. } = facts;
    let leaf = |place| report.leaves.iter().find(|leaf| Some(leaf.span) == place);
    let meant = figures.meant_by(words);
    let filled: Vec<(&Figure, _)> =
        meant.iter().filter_map(|figure| Some((*figure, leaf(figure.place)?))).collect();
    // A value that refers to another one is computed, and stands in the file all the same.
    let is_key = report.leaves.iter().any(|leaf| leaf.path.to_string() == words)
        || meant.iter().any(|figure| !figure.inputs.is_empty()) && has_value(text, words);
    match (&filled[..], &meant[..]) {
        _ if is_key => Ok(words.into()),
        ([(figure, _)], _) if !figure.is_called(words) => Err(in_part(words, figure)),
        ([(_, leaf)], _) => match leaf.path.steps() {
            [list @ .., PathStep::Item(_)] => {
                Err(one_of_list(words, &list.iter().cloned().collect()))
            }
            _ => Ok(leaf.path.to_string()),
        },
        // What is computed may be filled in too where it has a key of its own: reading decides.
        ([], [figure]) if !figure.inputs.is_empty() => match figure.is_called(words) {
            true if !has_group(text, figure.id.as_str()) => Ok(figure.id.to_string()),
            _ => Err(computed(words, figure, facts)),
        },
        ([_, ..], _) if !words.is_ascii() => Err(several(words, &meant)),
        _ => Ok(words.into()),
    }
}

/// The findings that were not there before.
fn only_new(before: &Diagnostics, after: &Diagnostics) -> Diagnostics {
    let mut new = Diagnostics::default();
    only_in(after, before).into_iter().for_each(|finding| new.push(finding.clone()));
    new
}

/// Errors of reading, which keep a change from being made.
fn refused(new: &Diagnostics) -> Option<Diagnostics> {
    Some(errors_of(new, &['D', 'Y'])).filter(Diagnostics::has_errors)
}

/// What keeps a change from being made, at what was typed for it.
fn by_input(
    refused: &Diagnostics,
    text: &str,
    values: &[ChangedValue],
    before: &Examined,
) -> Diagnostics {
    let paths: Vec<_> = values.iter().map(|value| value.path.as_str()).collect();
    of_computed(of_groups(refused, text, &paths), &paths, before)
}

/// The errors of some families.
fn errors_of(all: &Diagnostics, families: &[char]) -> Diagnostics {
    let mut errors = Diagnostics::default();
    let found = all.iter().filter(|finding| finding.severity() == Severity::Error);
    let found = found.filter(|finding| finding.code.id.starts_with(families));
    found.for_each(|finding| errors.push(finding.clone()));
    errors
}

/// The figures that read differently.
fn follow(before: &Examined, after: &Examined) -> Vec<ChangedFigure> {
    let shown = |facts: &Examined, figure| facts.figures.shown(figure);
    let figures = after.figures.iter().filter_map(|figure| {
        let was = before.figures.find(&figure.key);
        let (was, is) = (was.map(|was| shown(before, was)), shown(after, figure));
        let was = was.unwrap_or_default();
        (was != is).then(|| ChangedFigure {
            id: figure.id.to_string(),
            name: figure.name.clone(),
            before: was,
            after: is,
            way: Vec::new(),
        })
    });
    let gone = before.figures.iter().filter(|was| after.figures.find(&was.key).is_none());
    let gone = gone.map(|was| ChangedFigure {
        id: was.id.to_string(),
        name: was.name.clone(),
        before: shown(before, was),
        after: String::new(),
        way: Vec::new(),
    });
    figures.chain(gone).collect()
}

fn show(value: &ChangedValue, data: &Path, output: &Output) {
    output.say(&format!("{}:{}　{}", data.display(), value.line, value.path));
    if value.before == value.after {
        return;
    }
    let marked = |mark: &str, text: &str| {
        text.lines().for_each(|line| output.say(&format!("{mark} {}", line.trim_end())));
    };
    marked("-", &value.before);
    marked("+", &value.after);
}

fn list(figures: &[ChangedFigure], output: &Output) {
    if figures.is_empty() {
        return;
    }
    output.say(&format!("随着变的数 {} 个：", figures.len()));
    let or_none = |text: &str| if text.is_empty() { "没有填".to_string() } else { text.into() };
    for ChangedFigure { name, before, after, .. } in figures.iter().take(MOST) {
        output.say(&format!("  {name}：{} → {}", or_none(before), or_none(after)));
    }
    if figures.len() > MOST {
        output.say(&format!("  另有 {} 个，--json 全部列出", figures.len() - MOST));
    }
}
