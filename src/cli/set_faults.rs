//! Why `jixiao set` changes nothing: the finding about each cause, with what to do.

use std::path::Path;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics, is_invisible};
use crate::base::fact_path::FactPath;
use crate::base::nearest::nearest;
use crate::pipeline::{EditFault, Examined, Figure, LIST, part_at};
use crate::workspace::{FileFailure, Use};

/// How many figures are named.
const MOST: usize = 20;

/// Whether a character cannot be seen in a report; line ends and tabs have a meaning.
pub(super) fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || is_invisible(c)
}

pub(super) fn unseen(words: &str, c: char) -> Diagnostic {
    let code = c as u32;
    Diagnostic::new(codes::C16, format!("“{words}”的值里有看不见的字符 U+{code:04X}"))
        .hint("删去它，手工重新输入这个值")
}

pub(super) fn computed(words: &str, figure: &Figure, facts: &Examined) -> Diagnostic {
    let inputs = figure.inputs.iter().filter_map(|key| facts.figures.find(key));
    let inputs: Vec<_> = inputs.map(Figure::called).collect();
    Diagnostic::new(codes::C16, format!("“{words}”是程序算出来的，没有填在数据里"))
        .hint(format!("它由 {} 得来，改其中的一个", inputs.join("、")))
}

/// What keeps a change from being made, where it was to fill in what is only computed.
pub(super) fn of_computed(refused: Diagnostics, paths: &[&str], facts: &Examined) -> Diagnostics {
    let figure = |path: &&str| {
        let figure = facts.figures.meant_by(path).into_iter().find(|one| one.is_called(path))?;
        let is_one = !figure.inputs.is_empty() && figure.place.is_none();
        is_one.then(|| computed(path, figure, facts))
    };
    let unknown = refused.iter().all(|finding| [codes::D02, codes::D04].contains(&finding.code));
    let found: Vec<_> = paths.iter().filter_map(figure).filter(|_| unknown).collect();
    if found.is_empty() {
        return refused;
    }
    let mut all = Diagnostics::default();
    found.into_iter().for_each(|finding| all.push(finding));
    all
}

/// Only a name that is whole says which value is to be changed; a part of it may be meant otherwise.
pub(super) fn in_part(words: &str, figure: &Figure) -> Diagnostic {
    Diagnostic::new(codes::C16, format!("“{words}”不是一个数的全名，没有改"))
        .hint(format!("是不是{}？写全名或者括号里的编号", figure.called()))
}

pub(super) fn one_of_list(words: &str, list: &FactPath) -> Diagnostic {
    Diagnostic::new(codes::C16, format!("“{words}”是列表，不是一个值"))
        .hint(format!("写明改第几项：{list}[1]=…；要加一项、减一项，用编辑器改"))
}

pub(super) fn several(words: &str, meant: &[&Figure]) -> Diagnostic {
    let named = meant.iter().take(MOST).map(|figure| figure.called());
    Diagnostic::new(codes::C16, format!("“{words}”可以指好几个数"))
        .hint(format!("写括号里的编号：{}", named.collect::<Vec<_>>().join("、")))
}

pub(super) fn no_value(change: &str) -> Diagnostic {
    Diagnostic::new(codes::C16, format!("“{change}”没有写要改成什么"))
        .hint("写成 路径=值，如 staff.actual=23；中间不留空格，值里有空格的整个加引号")
}

pub(super) fn not_changed(words: &str, fault: &EditFault) -> Diagnostic {
    let finding = |message: String| Diagnostic::new(codes::C16, message);
    let listed = |there: &[String]| there.join("、");
    match fault {
        EditFault::Nowhere { existing, there, in_list } => {
            let mut found = finding(format!("数据里没有“{words}”"));
            if *in_list {
                found = found.hint("set 不加列表里的项；要加一项，用编辑器");
            }
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
        EditFault::NotWritable => {
            finding(format!("“{words}”改不了：改了文件的其他部分也会变")).hint("用编辑器改这一处")
        }
        EditFault::Unreadable => finding(format!("“{words}”改不了：数据的写法有错，读不出来"))
            .hint("先用 jixiao check 把数据的写法改对"),
    }
}

pub(super) fn not_written(failure: &FileFailure) -> Diagnostic {
    let FileFailure { path, why, .. } = failure;
    Diagnostic::new(codes::C07, format!("无法写入 {}：{why}", path.display()))
        .hint(format!("{}；数据还是原来的", failure.advice_for(Use::Changing)))
}

pub(super) fn changed_meanwhile(path: &Path) -> Diagnostic {
    let message = format!("{} 刚刚被别的程序改过，没有写", path.display());
    Diagnostic::new(codes::C16, message).hint("再运行一次")
}

/// The findings that keep a change from being made, where what it was to be made in is a list or one value: that is the
/// program's own line, which the file does not have. `text` is the changed text, `paths` are what was changed in it.
pub(super) fn of_groups(refused: &Diagnostics, text: &str, paths: &[&str]) -> Diagnostics {
    let mut findings = Diagnostics::default();
    for finding in refused.iter() {
        let at = finding.labels.first().filter(|_| finding.code == codes::D04);
        let part = at.and_then(|label| part_at(text, paths, label.span.start as usize));
        findings.push(match part {
            Some((list, rest)) if finding.message.contains(LIST) => no_list(&list, &rest),
            Some((value, rest)) if !rest.is_empty() => {
                let message = format!("数据里没有“{value}.{rest}”：“{value}”是一个值");
                Diagnostic::new(codes::C16, message).hint(format!("要改这个值，写 {value}=…"))
            }
            _ => finding.clone(),
        });
    }
    findings
}

/// `rest` is what follows the list in the path.
fn no_list(list: &str, rest: &str) -> Diagnostic {
    let key = list.rsplit('.').next().unwrap_or(list);
    let finding = |message: String| Diagnostic::new(codes::C16, message);
    match rest {
        "" => finding(format!("“{list}”是列表，不是一个值"))
            .hint(format!("用编辑器写，几项之间用半角逗号：{key}: [第一项, 第二项]"))
            .hint(format!("已经写了的，一次改一项：{list}[1]=…")),
        rest => finding(format!("数据里没有“{rest}”：“{list}”是列表，一项也没有写")).hint(format!(
            "先用编辑器加上 {key}:，下面每项以“- ”开头另起一行，写法见 data/README.md；加了再用 set 改其中的值"
        )),
    }
}

pub(super) fn no_path(change: &str) -> Diagnostic {
    Diagnostic::new(codes::C16, format!("“{change}”没有写改哪一项"))
        .hint("写成 路径=值，如 staff.actual=23；路径是数据里的键、编号或名称")
}
