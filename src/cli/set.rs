//! `jixiao set`: values of a facts file changed in place, with the figures that follow from them.

use std::ops::Range;
use std::path::Path;

use super::arguments::SetArguments;
use super::build::open;
use super::json::{ChangedFigure, ChangedValue, CommandResult};
use super::outcome::Outcome;
use super::output::Output;
use crate::base::codes::{self, Severity};
use crate::base::diag::{Diagnostic, Diagnostics, is_invisible};
use crate::base::encoding::BYTE_ORDER_MARK;
use crate::base::nearest::nearest;
use crate::pipeline::{EditFault, Edited, Examined, Figure, Pipeline, edited, unreadable};
use crate::workspace::{self, FileFailure};

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
    let mut found = Diagnostics::default();
    let Some(before) = pipeline.examine_bytes(&wanted.data, &read, &mut found) else {
        output.findings(&found, &pipeline.sources);
        return Outcome::Unable;
    };
    let mark = if read.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
    let old = String::from_utf8_lossy(&read[mark.len()..]).into_owned();
    let Some((text, values)) = changed(&old, &wanted.changes, &before, output) else {
        return Outcome::Unable;
    };
    let bytes = [mark, text.as_bytes()].concat();
    let mut follows = Diagnostics::default();
    let after = pipeline.examine_bytes(&wanted.data, &bytes, &mut follows);
    let new = only_new(&found, &follows);
    if let Some(refused) = refused(&new).or(after.is_none().then(|| new.clone())) {
        output.findings(&refused, &pipeline.sources);
        output.complain(&format!("{} 没有改：改了就读不出来了", wanted.data.display()));
        return Outcome::Findings;
    }
    let figures = after.map(|after| follow(&before, &after)).unwrap_or_default();
    values.iter().for_each(|value| show(value, &wanted.data, output));
    list(&figures, output);
    output.findings(&new, &pipeline.sources);
    let written = !wanted.dry_run && text != old;
    if written {
        match workspace::replace_unchanged(&wanted.data, &read, &bytes) {
            Ok(true) => {}
            Ok(false) => {
                output.finding(&changed_meanwhile(&wanted.data));
                return Outcome::Unable;
            }
            Err(failure) => {
                output.finding(&not_written(&failure));
                return Outcome::Unable;
            }
        }
    }
    let name = wanted.data.display();
    output.say(&match (text == old, wanted.dry_run) {
        (true, _) => format!("{name} 里本来就是这样，没有改动"),
        (false, true) => format!("只是看看，{name} 没有改；去掉 --dry-run 就改"),
        (false, false) => format!("已改好 {name}；运行 jixiao build 重新生成报告"),
    });
    output.result(CommandResult::Set { changes: values, figures, written });
    Outcome::Fine
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
    if let Some(c) = value.chars().find(|c| is_unseen(*c)) {
        return Err(unseen(words, c));
    }
    // What YAML calls nothing is not filled in.
    let value = if matches!(value, "null" | "~") { "" } else { value };
    let path = path_of(words, facts)?;
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

/// The whole lines that a range of bytes is in, without the line end behind them.
fn lines(text: &str, range: &Range<usize>) -> String {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let inside = range.end.saturating_sub(usize::from(text[..range.end].ends_with('\n')));
    let end = text[inside.max(start)..].find('\n').map_or(text.len(), |at| inside.max(start) + at);
    text[start..end].trim_end().to_string()
}

/// The path of the facts that words mean: keys as they stand in the file, or the id or name of a figure that is filled in.
fn path_of(words: &str, facts: &Examined) -> Result<String, Diagnostic> {
    let Examined { report, figures, .. } = facts;
    let leaf = |place| report.leaves.iter().find(|leaf| Some(leaf.span) == place);
    let meant = figures.meant_by(words);
    let filled: Vec<_> = meant.iter().filter_map(|figure| leaf(figure.place)).collect();
    let is_key = report.leaves.iter().any(|leaf| leaf.path == words);
    match (&filled[..], &meant[..]) {
        _ if is_key => Ok(words.into()),
        ([leaf], _) => Ok(leaf.path.clone()),
        ([], [figure]) if !figure.inputs.is_empty() => Err(computed(words, figure, facts)),
        ([_, ..], _) if !words.is_ascii() => Err(several(words, &meant)),
        _ => Ok(words.into()),
    }
}

/// Whether a character cannot be seen in a report; line ends and tabs have a meaning.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || is_invisible(c)
}

fn unseen(words: &str, c: char) -> Diagnostic {
    let code = c as u32;
    Diagnostic::new(codes::C16, format!("“{words}”的值里有看不见的字符 U+{code:04X}"))
        .hint("删去它，手工重新输入这个值")
}

fn computed(words: &str, figure: &Figure, facts: &Examined) -> Diagnostic {
    let inputs = figure.inputs.iter().filter_map(|key| facts.figures.find(key));
    let inputs: Vec<_> = inputs.map(|input| format!("{}（{}）", input.name, input.id)).collect();
    Diagnostic::new(codes::C16, format!("“{words}”是程序算出来的，没有填在数据里"))
        .hint(format!("它由 {} 得来，改其中的一个", inputs.join("、")))
}

fn several(words: &str, meant: &[&Figure]) -> Diagnostic {
    let named = meant.iter().take(MOST).map(|figure| format!("{}（{}）", figure.name, figure.id));
    Diagnostic::new(codes::C16, format!("“{words}”可以指好几个数"))
        .hint(format!("写括号里的编号：{}", named.collect::<Vec<_>>().join("、")))
}

fn no_value(change: &str) -> Diagnostic {
    Diagnostic::new(codes::C16, format!("“{change}”没有写要改成什么"))
        .hint("写成 路径=值，如 staff.actual=23；中间不留空格，值里有空格的整个加引号")
}

fn not_changed(words: &str, fault: &EditFault) -> Diagnostic {
    let finding = |message: String| Diagnostic::new(codes::C16, message);
    let listed = |there: &[String]| there.join("、");
    match fault {
        EditFault::Nowhere { existing, there } => {
            let found = finding(format!("数据里没有“{words}”"));
            let last = words.rsplit('.').next().unwrap_or(words);
            let near = nearest(last, there.iter().map(String::as_str));
            match (existing.as_str(), near, there.is_empty()) {
                (_, Some(near), _) => found.hint(format!("是不是“{near}”？")),
                (_, None, true) => found.hint("用 jixiao explain 列出的编号或名称，或数据里的键"),
                ("", None, false) => found.hint(format!("最外面有这些：{}", listed(there))),
                (under, None, false) => {
                    found.hint(format!("“{under}”下面有这些：{}", listed(there)))
                }
            }
        }
        EditFault::NoSingleValue { there } => finding(format!("“{words}”不是一个值，是一组"))
            .hint(format!("写到它下面的一个：{}", listed(there))),
        EditFault::NotWritable => finding(format!("“{words}”改不了：改了文件的其他部分也会变"))
            .hint("先用 jixiao check 把数据的写法改对；还不行，用编辑器改这一处"),
    }
}

/// The findings that were not there before.
fn only_new(before: &Diagnostics, after: &Diagnostics) -> Diagnostics {
    let mut known: Vec<_> = before.iter().map(|one| (one.code.id, &one.message)).collect();
    let mut new = Diagnostics::default();
    for finding in after.iter() {
        match known.iter().position(|one| *one == (finding.code.id, &finding.message)) {
            Some(at) => drop(known.swap_remove(at)),
            None => new.push(finding.clone()),
        }
    }
    new
}

/// Errors of reading, which keep a change from being made.
fn refused(new: &Diagnostics) -> Option<Diagnostics> {
    let mut refused = Diagnostics::default();
    let errors = new.iter().filter(|finding| finding.severity() == Severity::Error);
    let of_reading = errors.filter(|finding| finding.code.id.starts_with(['D', 'Y']));
    of_reading.for_each(|finding| refused.push(finding.clone()));
    refused.has_errors().then_some(refused)
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

fn not_written(FileFailure { path, why, .. }: &FileFailure) -> Diagnostic {
    let advice =
        "数据还是原来的；看磁盘是不是满了，文件和文件夹是不是只读，文件是不是正被别的程序打开";
    Diagnostic::new(codes::C07, format!("无法写入 {}：{why}", path.display())).hint(advice)
}

fn changed_meanwhile(path: &Path) -> Diagnostic {
    let message = format!("{} 刚刚被别的程序改过，没有写", path.display());
    Diagnostic::new(codes::C16, message).hint("再运行一次")
}
