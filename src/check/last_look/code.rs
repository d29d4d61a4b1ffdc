//! Pieces of code in a finished text: citations and tags that nothing was put in for, ids, words of the program.

use super::printed_text::PrintedText;
use crate::base::diag::Diagnostic;
use crate::base::id::FigureId;
use crate::base::source::Span;
use crate::catalogue::{FUNDING_SOURCES, INCOME_SOURCES};
use crate::check::mistakes;
use crate::figures::Figures;

/// What a citation or a tag begins or ends with.
const BRACES: [&str; 14] = [
    "${", "$｛", "＄{", "＄｛", "{{", "}}", "{%", "%}", "｛｛", "｝｝", "｛%", "{％", "％}", "%｝",
];

/// Words that templates answer with, and no report says.
const ANSWERS: [&str; 7] = ["None", "true", "false", "none", "null", "undefined", "NaN"];

/// `escaped` are the texts of the facts that print `${` because they say `$${`.
pub(super) fn look(
    text: &PrintedText,
    figures: &Figures,
    escaped: &[Span],
    found: &mut Vec<Diagnostic>,
) {
    let meant = |at: usize, brace: &str| {
        let place = text.facts(text.of.get(at));
        brace == "${" && place.is_some_and(|place| escaped.contains(&place))
    };
    let places = |brace: &'static &str| {
        let at = text.find(brace).into_iter().find(|at| !meant(*at, brace))?;
        Some((at, *brace))
    };
    let brace = BRACES.iter().filter_map(places).min();
    if let Some((at, brace)) = brace {
        let finding = finding(format!("成稿里有“{brace}”：“{}”", text.around(at, 2)));
        let hint = "数据文件里引用写 ${数字编号}，章节里写 {{ 名称 }}，都用半角；不是引用的，删去这几个符号";
        found.push(text.report(at, brace.chars().count(), finding.hint(hint)));
        return;
    }
    for (at, word) in words(text) {
        let beside = |at: Option<usize>| at.and_then(|at| text.characters.get(at)).copied();
        let neighbours = [beside(at.checked_sub(1)), beside(Some(at + word.len()))];
        let of_address = neighbours.into_iter().flatten().any(|c| "@/\\:.-&=?#%".contains(c));
        if neighbours[0] == Some('$') && word.starts_with(|c: char| c.is_ascii_lowercase()) {
            let finding =
                finding(format!("成稿里有“${word}”：“{}”", text.around(at - 1, word.len() + 1)));
            let hint = "引用写 ${数字编号}，花括号不能少；不是引用的，删去“$”";
            found.push(text.report(at - 1, word.len() + 1, finding.hint(hint)));
            continue;
        }
        let source = text.is_value(at, word.len()) && is_source(&word);
        if !of_address && (source || is_code(&word, figures)) {
            let finding =
                finding(format!("成稿里有程序的代码“{word}”：“{}”", text.around(at, word.len())));
            let hint =
                "印它的名称，不印代码：如资金来源用 .name，不用 .source；条件写在 {% if … %} 里";
            found.push(text.report(at, word.len(), finding.hint(hint)));
        }
    }
}

fn finding(message: String) -> Diagnostic {
    Diagnostic::new(mistakes::LEFTOVER_CODE, message)
}

/// Whether a word is an id of the program: `government_fund`, `income.total`, `true`.
fn is_code(word: &str, figures: &Figures) -> bool {
    let snake = word.contains('_')
        && !word.contains('.')
        && word.split('_').all(|part| !part.is_empty())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && word.starts_with(|c: char| c.is_ascii_lowercase());
    let figure = word.contains('.') && figures.get(&FigureId::new(word)).is_some();
    ANSWERS.contains(&word) || snake || figure
}

/// Whether a word is the code of a source of money: `fiscal`, `other`.
fn is_source(word: &str) -> bool {
    INCOME_SOURCES.iter().chain(FUNDING_SOURCES).any(|(code, _)| *code == word)
}

/// The words of ASCII letters, digits, `_` and `.`, each with its place.
fn words(text: &PrintedText) -> Vec<(usize, String)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let mut words = Vec::new();
    let mut at = 0;
    for run in text.characters.chunk_by(|a, b| is_part(*a) == is_part(*b)) {
        if is_part(run[0]) && run.iter().any(char::is_ascii_alphabetic) {
            words.push((at, run.iter().collect()));
        }
        at += run.len();
    }
    words
}
