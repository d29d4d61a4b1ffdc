//! Marks and units that meet where two texts meet, sentences without an end, texts of marks alone, doubled numbers.

use super::printed_text::PrintedText;
use crate::base::diag::Diagnostic;
use crate::base::han::is_numeral;
use crate::base::measure_words::measure_word;
use crate::check::mistakes;
use crate::doc::Role;

/// What no text says, and what is meant by it.
const CLASHES: [(&str, &str); 43] = [
    ("万元亿元", "万元"),
    ("亿元万元", "亿元"),
    ("亿元亿元", "亿元"),
    ("万元元", "万元"),
    ("年年度", "年度"),
    ("万元万元", "万元"),
    ("人次人次", "人次"),
    ("%%", "%"),
    ("％％", "%"),
    ("%％", "%"),
    ("。。", "。"),
    ("，，", "，"),
    ("；；", "；"),
    ("、、", "、"),
    ("：：", "："),
    ("，。", "。"),
    ("；。", "。"),
    ("、。", "。"),
    ("：。", "。"),
    ("。，", "，"),
    ("。；", "；"),
    ("。、", "、"),
    ("：；", "；"),
    ("；：", "："),
    ("：，", "，"),
    ("，：", "："),
    ("：、", "、"),
    ("、：", "："),
    ("！。", "！"),
    ("？。", "？"),
    ("，；", "；"),
    ("；，", "；"),
    ("、，", "，"),
    ("，、", "、"),
    (".。", "。"),
    ("、；", "；"),
    ("、）", "）"),
    ("，）", "）"),
    ("；）", "）"),
    ("（、", "（"),
    ("（，", "（"),
    ("（；", "（"),
    ("（。", "（"),
];

/// What a paragraph may end with.
const ENDS: [char; 9] = ['。', '！', '？', '…', '：', '；', '!', '?', ':'];
/// What may stand behind that.
const CLOSERS: [char; 6] = ['”', '’', '）', ')', '》', '」'];
/// Marks that part the words of a sentence.
const WITHIN: [char; 6] = ['，', '。', '；', '、', '：', ','];
/// A line without marks that is not longer is a title of the paragraphs behind it.
const TITLE: usize = 20;

pub(super) fn look(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    if text.characters.is_empty() {
        return;
    }
    clashes(text, found);
    measured_twice(text, found);
    open_list(text, found);
    typed_number(text, found);
    typed_by_template(text, found);
    match text.role {
        Role::Body => {
            lone(text, found);
            open_end(text, found);
        }
        Role::Heading1
        | Role::Heading2
        | Role::Heading3
        | Role::Heading4
        | Role::Title
        | Role::Caption
        | Role::AttachmentTitle => lone(text, found),
        _ => {}
    }
}

/// Whether this is reported as two units or marks that meet.
pub(super) fn is_clash(words: &str) -> bool {
    CLASHES.iter().any(|(wrong, _)| *wrong == words)
}

fn clashes(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    for (wrong, right) in CLASHES {
        for at in text.find(wrong) {
            let message = format!("成稿里有“{wrong}”，应为“{right}”：“{}”", text.around(at, 2));
            let hint = match wrong.chars().next() {
                Some('万' | '亿' | '人' | '%' | '％') => "引用的数字已带单位，后面不要再写",
                _ => {
                    "看看是不是数据里的文字末尾带了标点；模板里放在句中的用 | phrase，放在句末的用 | sentence"
                }
            };
            let length = wrong.chars().count();
            found.push(text.report(
                at,
                length,
                Diagnostic::new(mistakes::STANDS_TWICE, message).hint(hint),
            ));
        }
    }
}

/// `60人人`: a number whose measure word is typed behind the one that its citation prints.
fn measured_twice(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let all = &text.characters;
    for at in 1..all.len().saturating_sub(1) {
        let twice = all[at] == all[at + 1] && measure_word(&all[at].to_string()).is_some();
        let ends = all.get(at + 2).is_none_or(|c| "，。；、：）".contains(*c));
        if twice && ends && all[at - 1].is_ascii_digit() {
            let word = all[at];
            let message = format!("成稿里有“{word}{word}”，应为“{word}”：“{}”", text.around(at, 2));
            let hint = "引用的数字已带单位，后面不要再写";
            found.push(text.report(
                at,
                2,
                Diagnostic::new(mistakes::STANDS_TWICE, message).hint(hint),
            ));
        }
    }
}

/// `其他收入、等。`: a mark between the last of a list and 等.
fn open_list(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let ends = |at: usize| {
        text.characters.get(at).is_none_or(|c| matches!(c, '。' | '，' | '；' | '、' | '）' | '：'))
    };
    for at in text.find("、等").into_iter().filter(|at| ends(at + 2)) {
        let message = format!("成稿里有“、等”，应为“等”：“{}”", text.around(at, 2));
        let hint = "列表最后一项后面没有顿号；模板里用 | join(\"、\") 连成一段";
        found.push(text.report(at, 2, Diagnostic::new(mistakes::STANDS_TWICE, message).hint(hint)));
    }
}

/// A heading's number typed before a paragraph of a template: `（一）收入情况` without `##`.
fn typed_by_template(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let of_facts = text.facts(text.of.first()).is_some();
    if text.role != Role::Body || of_facts || !text.number.trim().is_empty() {
        return;
    }
    if let Some(typed) = typed(&text.string()) {
        let message = format!("这一段以手打的序号“{typed}”开头，不是标题，也不是编号的条目");
        let hint = "标题用 # 打头，条目用“1. ”打头，序号由程序编；不是的，删去序号";
        let finding = Diagnostic::new(mistakes::TYPED_NUMBERING, message).hint(hint);
        found.push(text.report(0, typed.chars().count(), finding));
    }
}

/// Units that stand behind a number, beside measure words.
const UNITS: [&str; 3] = ["万元", "元", "%"];

/// A text of marks alone, of a unit without its number, or of nothing.
fn lone(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let string = text.string();
    let bare = string.trim().trim_end_matches('。');
    let unit = (UNITS.contains(&bare) || measure_word(bare).is_some()) && string.ends_with('。');
    if unit || !text.characters.iter().any(|c| c.is_alphanumeric()) {
        let what = if unit { "这一段没有数" } else { "这一段没有文字" };
        let message = format!("{what}，只有“{}”", string.trim());
        let hint =
            "看看这一段要印的数据填了没有；没有填的，在模板里用 {% if … is given %} 去掉整段";
        found.push(text.report(0, 1, Diagnostic::new(mistakes::CUT_OFF, message).hint(hint)));
    }
}

/// A paragraph that ends without a mark.
fn open_end(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    let string = text.string();
    let string = string.trim_end();
    let whole_in_brackets = string.starts_with(['（', '(']) && string.ends_with(['）', ')']);
    let formula = string.contains('＝') && string.ends_with('%');
    let title = (text.leads && is_title(string)) || (text.goes_on && is_title(&text.last_value()));
    let ended = string.trim_end_matches(CLOSERS).ends_with(ENDS);
    if ended || whole_in_brackets || formula || title || string.is_empty() {
        return;
    }
    let last = text.characters.iter().rposition(|c| !c.is_whitespace()).unwrap_or(0);
    let message = format!("这一段末尾没有句号：“{}”", text.around(last, 1));
    let hint = "在数据里补上句号；模板里印在句末的文字用 | sentence，没有句号的会补上";
    found.push(text.report(last, 1, Diagnostic::new(mistakes::CUT_OFF, message).hint(hint)));
}

/// Whether a line is short and has no marks, as titles within a text are.
fn is_title(line: &str) -> bool {
    line.chars().count() <= TITLE && !line.contains(WITHIN)
}

/// A number that is typed where the program has put one.
fn typed_number(text: &PrintedText, found: &mut Vec<Diagnostic>) {
    if text.number.trim().is_empty() {
        return;
    }
    if let Some(typed) = typed(&text.string()).or_else(|| ordinal(&text.string())) {
        let length = typed.chars().count();
        let message = format!("“{}”后面又有手打的序号“{typed}”", text.number.trim());
        let finding = Diagnostic::new(mistakes::TYPED_NUMBERING, message)
            .hint("删去手打的序号，编号由程序编");
        found.push(text.report(0, length, finding));
    }
}

/// The ordinal in words that a text begins with: `一是`, `第一，`, `首先，`.
fn ordinal(text: &str) -> Option<String> {
    let one = is_numeral;
    let mut chars = text.chars();
    let (first, second, third) = (chars.next()?, chars.next()?, chars.next()?);
    let found = (one(first) && second == '是')
        || (first == '第' && one(second) && "，、：".contains(third))
        || (first == '首' && second == '先' && third == '，');
    found.then(|| text.chars().take(2).collect())
}

/// The number that a text begins with: `一、`, `（一）`, `1.`, `1、`.
fn typed(text: &str) -> Option<String> {
    if let Some(sign) = text.chars().next().filter(|c| matches!(c, '①'..='⒇' | '㈠'..='㈩')) {
        return Some(sign.to_string());
    }
    let numeral = |c: char| is_numeral(c) || c.is_ascii_digit();
    let (open, rest) = match text.strip_prefix(['（', '(']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let behind = rest.trim_start_matches(numeral);
    let number = &rest[..rest.len() - behind.len()];
    let mut next = behind.chars();
    let (mark, after) = (next.next()?, next.next());
    if number.is_empty() || number.chars().count() > 3 {
        return None;
    }
    let ascii = number.is_ascii();
    let right = match mark {
        '）' | ')' => open || ascii,
        // 一、二级 and 1、2号 list numbers.
        '、' => !open && after.is_some_and(|c| !numeral(c)),
        '.' | '．' => !open && ascii && after.is_some_and(|c| !c.is_ascii_digit() && c != '%'),
        _ => false,
    };
    right.then(|| text[..text.len() - behind.len() + mark.len_utf8()].to_string())
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn typed_numbers_are_distinguished_from_other_numbers() {
        for (text, wanted) in [
            ("一、部门概况", Some("一、")),
            ("（一）机构", Some("（一）")),
            ("(2)机构", Some("(2)")),
            ("1.机构", Some("1.")),
            ("12、机构", Some("12、")),
            ("1）机构", Some("1）")),
            ("①机构", Some("①")),
            ("一、二级指标", None),
            ("1、2号楼", None),
            ("2.5万人", None),
            ("2024年", None),
            ("一是", None),
            ("（市级）", None),
        ] {
            assert_eq!(typed(text).as_deref(), wanted, "{text}");
        }
    }
}
