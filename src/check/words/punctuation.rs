//! Percent signs that are missing, half-width marks inside Chinese, ranges without their unit.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::full_width;
use crate::base::han::{is_han, is_numeral};
use crate::base::spans::CoveringSpans;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::{Number, number_at, numbers};
use crate::statements::passage::Passage;

/// Rates in running text without a percent sign.
pub(crate) static PERCENT: CheckRule = CheckRule::new(codes::E07, Needs::Lists, percent);

/// Half-width marks between Chinese characters.
pub(crate) static HALF_WIDTH: CheckRule = CheckRule::new(codes::B01, Needs::Lists, half_width);

/// Full-width digits.
pub(crate) static FULL_WIDTH: CheckRule =
    CheckRule::new(codes::B01, Needs::Lists, full_width_digits);

/// Ranges whose first number has no unit.
pub(crate) static RANGE_UNITS: CheckRule = CheckRule::new(codes::B04, Needs::Lists, ranges);

fn percent(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let numbers = numbers(passage);
        for (order, number) in numbers.iter().enumerate() {
            // 下降2.37、3.1个百分点: the unit comes behind the last of them.
            let next = numbers.get(order + 1).map_or("", |next| next.unit.as_str());
            let shared = passage.has(number.at + number.length, "、") && next.starts_with('个');
            let measured = !(number.unit.is_empty() || is_limit(passage, number));
            let bare = !measured && !shared && !passage.is_cited(number.at, number.length);
            if bare && wants_percent(passage, number) {
                let written = passage.text(number.at, number.at + number.length);
                let message = format!("“{written}”后面漏了百分号");
                context.report_word(passage, (number.at, &written), (message, "补上 %"), findings);
            }
        }
    }
}

/// Whether the words before a number, and the mark behind it, make it a rate.
fn wants_percent(passage: &Passage, number: &Number) -> bool {
    let before = passage.text(number.at.saturating_sub(8), number.at);
    let before = before.trim_end_matches(['了', '为', '达', '到', '的', '是', '约', '：']);
    let after = passage.chars.get(number.at + number.length);
    let ends = is_limit(passage, number)
        || after.is_none_or(|c| matches!(c, '。' | '，' | '；' | '、' | '）' | '\n' | '的'));
    let grows =
        ["增长", "下降", "上升", "占", "占比", "比重"].iter().any(|word| before.ends_with(word));
    let rate = ["率", "满意度", "完成预算", "年初预算", "全年预算"];
    let other = ["汇率", "频率", "倍率", "费率", "斜率"].iter().any(|word| before.ends_with(word));
    let rate = !other && rate.iter().any(|word| before.ends_with(word));
    ends && ((grows && number.decimals > 0) || rate)
}

/// 92以上: a number with no unit that is the least or the most.
fn is_limit(passage: &Passage, number: &Number) -> bool {
    let behind = number.at + number.length;
    ["以上", "以下", "以内"].iter().any(|word| passage.has(behind, word))
}

fn half_width(context: &CheckContext, findings: &mut Diagnostics) {
    // The brackets of what should be a citation have a finding of their own.
    let cited = findings.iter().filter(|finding| finding.code == mistakes::BROKEN_CITATION);
    let cited = CoveringSpans::new(cited.filter_map(|finding| Some(finding.labels.first()?.span)));
    for passage in context.passages {
        let one_blank = passage.chars.iter().filter(|c| is_space(**c)).count() == 1;
        let mut opens = passage.chars.first() != Some(&'"');
        for at in 1..passage.chars.len() {
            let opening = passage.chars[at] == '"' && opens;
            opens ^= passage.chars[at] == '"';
            if passage.span(at, 1).is_some_and(|place| cited.cover(place)) {
                continue;
            }
            if let Some(between) = parted(passage, at).filter(|_| one_blank) {
                let message = format!("{between}之间有空格：“{}”", passage.text(at - 1, at + 2));
                context.report_word(passage, (at, " "), (message, "删去空格"), findings);
            }
            if opening && is_beside_chinese(passage, at) {
                let message = "半角引号“\"”应为全角的“和”".to_string();
                let hint = "换成中文引号“ ”";
                context.report_word(passage, (at, "\""), (message, hint), findings);
            }
            if passage.chars[at] == '.' && is_stop(passage, at) {
                let message = "半角“.”应为全角“。”".to_string();
                context.report_word(passage, (at, "."), (message, "换成全角标点"), findings);
            }
            let Some(right) = full_width(passage.chars[at]) else { continue };
            let (before, after) = (passage.chars[at - 1], passage.chars.get(at + 1));
            let chinese = |c: char| is_han(c) || "”》）%％".contains(c);
            let beside = chinese(before) || after.is_some_and(|&c| chinese(c) && c != '%');
            let inside = matches!(passage.chars[at], '(' | ')');
            let next = after.is_none_or(|&c| chinese(c) || c == '“' || c == '《' || c == '\n');
            if (chinese(before) && (next || inside))
                || (inside && beside)
                || (before.is_ascii_digit() && next && after.is_some_and(|&c| chinese(c)))
            {
                let mark = passage.chars[at].to_string();
                let message = format!("半角“{mark}”应为全角“{right}”");
                context.report_word(passage, (at, &mark), (message, "换成全角标点"), findings);
            }
        }
    }
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{3000}'
}

/// Whether a full-width blank stands within 《…》: 《中共中央　国务院关于……的意见》.
fn is_of_title(passage: &Passage, at: usize) -> bool {
    let before = passage.chars[..at].iter().rev();
    passage.chars[at] == '\u{3000}'
        && before.take_while(|c| !matches!(c, '》' | '\n')).any(|c| *c == '《')
}

/// What a blank parts in running text: two Chinese characters, or a number and its unit or words. Names in a row may be
/// parted so, words of a template come together around tags.
fn parted(passage: &Passage, at: usize) -> Option<&'static str> {
    if !is_space(passage.chars[at]) || passage.is_name || is_of_title(passage, at) {
        return None;
    }
    // A caption has a full-width blank behind its number.
    let is_digit = |c: &char| c.is_ascii_digit() && passage.chars[at] == ' ';
    match (passage.chars.get(at - 1)?, passage.chars.get(at + 1)?) {
        (before, after) if is_han(*before) && is_han(*after) => Some("汉字"),
        (before, '%') if is_digit(before) => Some("数字和百分号"),
        (before, after) if is_digit(before) && is_han(*after) => Some("数字和汉字"),
        (before, after) if is_han(*before) && is_digit(after) => Some("汉字和数字"),
        _ => None,
    }
}

fn is_beside_chinese(passage: &Passage, at: usize) -> bool {
    [at - 1, at + 1].iter().any(|at| passage.chars.get(*at).is_some_and(|c| is_han(*c)))
}

/// `９５．６％`, run by run.
fn full_width_digits(context: &CheckContext, findings: &mut Diagnostics) {
    let digit = |c: char| ('０'..='９').contains(&c);
    for passage in context.passages {
        let mut at = 0;
        while at < passage.chars.len() {
            let more = |c: &&char| digit(**c) || matches!(c, '．' | '％');
            let run = passage.chars[at..].iter().take_while(more).count();
            if run > 0 && digit(passage.chars[at]) {
                let written = passage.text(at, at + run);
                let half = full_width::half_width(&written);
                let message = format!("全角“{written}”应为半角“{half}”");
                context.report_word(passage, (at, &written), (message, "换成半角数字"), findings);
            }
            at += run.max(1);
        }
    }
}

/// Whether a half-width point ends a sentence: 抓好落实. 确保完成; not 一.加强 nor 附件.docx.
fn is_stop(passage: &Passage, at: usize) -> bool {
    let before = passage.chars[at - 1];
    let counts = is_numeral(before) && (at == 1 || !is_han(passage.chars[at - 2]));
    let after = passage.chars.get(at + 1);
    let ends = after.is_none_or(|&c| is_han(c) || c.is_whitespace() || c == '“' || c == '《');
    (is_han(before) || "”》）%".contains(before)) && !counts && ends
}

fn full_width(mark: char) -> Option<char> {
    Some(match mark {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        '(' => '（',
        ')' => '）',
        _ => return None,
    })
}

fn ranges(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages {
        for first in numbers(passage) {
            let end = first.at + first.length;
            let dash = passage.chars.get(end).is_some_and(|c| matches!(c, '～' | '~' | '—' | '-'));
            let second = number_at(passage, end + 1).filter(|_| dash && first.unit.is_empty());
            let Some(second) = second else { continue };
            let unit = second.unit.as_str();
            if unit == "%" || unit.starts_with('万') || unit.starts_with('亿') {
                let written =
                    passage.text(first.at, second.at + second.length + unit.chars().count());
                let (low, high) = (
                    passage.text(first.at, end),
                    passage.text(second.at, second.at + second.length),
                );
                let message = format!("“{written}”应为“{low}{unit}～{high}{unit}”");
                context.report_word(
                    passage,
                    (first.at, &written),
                    (message, "两个数都带上单位"),
                    findings,
                );
            }
        }
    }
}
