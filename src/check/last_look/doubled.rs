//! Words that stand twice where two texts meet: `同志同志`, `表4 表4`, `责任部门：责任部门：`.

use super::printed_text::PrintedText;
use super::punctuation;
use crate::base::diag::Diagnostic;
use crate::check::mistakes;
use crate::doc::Role;

/// Words longer than this are not looked for.
const LONGEST: usize = 12;
/// Single characters that no text ends with before one that begins with them.
const SINGLE: [char; 4] = ['元', '年', '等', '第'];

pub(super) fn look(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let mut any = false;
    let mut next = 1;
    for at in 1..text.characters.len() {
        if at >= next
            && text.of[at] != text.of[at - 1]
            && let Some(length) = doubled(text, at)
        {
            (any, next) = (true, at + length);
            let word: String = text.characters[at..at + length].iter().collect();
            if punctuation::is_clash(&format!("{word}{word}")) {
                continue;
            }
            let message = format!("“{word}”印了两遍：“{}”", text.around(at - length, 2 * length));
            let hint = "报告里已有这几个字，数据里删去；是模板里的，删去模板里的";
            found.push(text.report(
                at - length,
                2 * length,
                Diagnostic::new(mistakes::STANDS_TWICE, message).hint(hint),
            ));
        }
    }
    if any {
        return;
    }
    whole(text, found);
    labelled(text, found);
}

/// A value that is printed twice, one behind the other: both are of one origin, `青溪县图书馆青溪县图书馆`.
fn whole(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let mut at = 0;
    for (origin, length) in text.origins.iter().zip(&text.lengths) {
        let (first, second) = text.characters[at..at + length].split_at(length / 2);
        let letters = first.iter().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
        if origin.facts.or(origin.template).is_some() && first == second && letters >= 2 {
            let word: String = first.iter().collect();
            let message = format!("“{word}”印了两遍：“{}”", text.around(at, *length));
            let hint = "模板里连着印了两次的，删去一次；是数据里的，删去一遍";
            let finding = Diagnostic::new(mistakes::STANDS_TWICE, message).hint(hint);
            found.push(text.report(at, *length, finding));
        }
        at += length;
    }
}

/// How many characters before a place stand behind it again.
fn doubled(text: &PrintedText, at: usize) -> Option<usize> {
    let all = &text.characters;
    let most = LONGEST.min(at).min(all.len() - at);
    let same = |length: &usize| all[at - length..at] == all[at..at + length];
    let word = |length: &usize| {
        let chars = &all[at..at + length];
        let letters = chars.iter().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
        letters >= 2 || (letters == 1 && *length == 1 && SINGLE.contains(&chars[0]))
    };
    (1..=most).rev().filter(same).find(word)
}

/// The number of a table or an attachment that is typed before its title.
fn labelled(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let (labels, numbered) = match text.role {
        Role::Caption | Role::ChartCaption => (["表", "图"], true),
        Role::AttachmentTitle => (["附件", "附表"], false),
        _ => return,
    };
    let string = text.string();
    let own = label(&string, &labels).filter(|_| numbered).unwrap_or_default();
    let title = string[own.len()..].trim_start();
    if let Some(typed) = label(title, &labels) {
        let message = format!("题目“{title}”里有手打的“{typed}”");
        let finding = Diagnostic::new(mistakes::TYPED_NUMBERING, message)
            .hint("删去它，表和附件的编号由程序编");
        let from = string.chars().count() - title.chars().count();
        found.push(text.report(from, typed.chars().count(), finding));
    }
}

/// `表4`, `附件1` at the beginning of a text.
fn label<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    let word = labels.iter().find(|word| text.starts_with(**word))?;
    let rest = &text[word.len()..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (digits > 0).then(|| &text[..word.len() + digits])
}
