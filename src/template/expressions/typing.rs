//! Marks that input methods type into tags to what is meant by them: `｝` for `}`, `“` for `"`.

use super::chinese;
use super::fault::TemplateFault;
use crate::base::full_width;

/// A mark that is wide where the narrow one is meant.
pub(crate) fn narrow(typed: char) -> Option<char> {
    Some(match typed {
        '\u{a0}' => ' ',
        '。' => '.',
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        '《' | '〈' => '<',
        '》' | '〉' => '>',
        '—' | '–' | '−' => '-',
        '×' => '*',
        '÷' => '/',
        '≥' => '≥',
        '≤' => '≤',
        '≠' => '≠',
        _ => return full_width::twin(typed),
    })
}

/// The finding on a character that no tag may hold.
pub(super) fn unexpected(text: &str, at: usize, typed: char) -> TemplateFault {
    if let Some(fault) = one_brace(text, at) {
        return fault;
    }
    let span = at..at + typed.len_utf8();
    let code = format!("U+{:04X}", typed as u32);
    let meant = match typed {
        '≥' => Some(">=".to_string()),
        '≤' => Some("<=".into()),
        '≠' => Some("!=".into()),
        typed => narrow(typed).map(|mark| closing(text, at, mark)),
    };
    match meant {
        Some(meant) if meant == " " => {
            let message = format!("标签里有不能使用的字符：全角或不换行的空格（{code}）");
            TemplateFault::new(span, message, "换成普通的空格")
        }
        Some(meant) if is_last(text, at, typed, &meant) => {
            let message = format!("标签里有不能使用的字符：“{typed}”（{code}）");
            TemplateFault::new(span, message, "删去它：名称后面不写标点")
        }
        Some(meant) if meant == "," && is_between_conditions(text, at) => {
            let message = format!("标签里有不能使用的字符：“{typed}”（{code}）");
            TemplateFault::new(span, message, "两个条件之间写 and（都要成立）或 or（有一个成立）")
        }
        Some(meant) => {
            let message = format!("标签里有不能使用的字符：“{typed}”（{code}）");
            let what = if meant == "\"" || meant == "'" { "半角的引号" } else { "半角的" };
            TemplateFault::new(
                span,
                message,
                format!("花括号里的标点用半角，此处写成{what} {meant}"),
            )
        }
        None => chinese::unexpected(text, at).unwrap_or_else(|| {
            let message = format!("标签里有不能使用的字符：“{typed}”（{code}）");
            TemplateFault::new(span, message, "名称只用英文字母、数字和下划线；文字要加半角引号")
        }),
    }
}

/// A tag that was closed with one brace, before what stands behind it.
fn one_brace(text: &str, at: usize) -> Option<TemplateFault> {
    let before = text[..at].trim_end().strip_suffix('}')?;
    let message = "标签没有关好：只有一个“}”";
    Some(TemplateFault::new(before.len()..before.len() + 1, message, "补成两个：}}"))
}

/// Whether a mark that ends clauses is the last thing in a tag, where nothing can be meant by it.
fn is_last(text: &str, at: usize, typed: char, meant: &str) -> bool {
    let behind = text[at + typed.len_utf8()..].trim_start_matches([' ', '-']);
    matches!(meant, "," | "." | ";" | ":") && (behind.starts_with("}}") || behind.starts_with("%}"))
}

/// Whether a comma stands between conditions of an `if`, and in no brackets.
fn is_between_conditions(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let tag = before.rfind("{%").map(|open| before[open + 2..].trim_start_matches(['-', ' ']));
    let is_if = tag.is_some_and(|tag| tag.starts_with("if ") || tag.starts_with("elif "));
    let count = |c: char| tag.unwrap_or_default().matches(c).count();
    is_if && count('(') == count(')') && count('[') == count(']')
}

/// The narrow mark with the one that closes the tag behind it, where both are meant: `％}` is `%}`.
fn closing(text: &str, at: usize, mark: char) -> String {
    let mut behind = text[at..].chars().skip(1);
    let next = behind.next().map(|next| narrow(next).unwrap_or(next));
    match (mark, next) {
        ('}' | '%' | '#', Some('}')) => format!("{mark}}}"),
        ('=', Some('=')) => "==".into(),
        _ => mark.to_string(),
    }
}
