//! E16: words like 今年, and years that are not the report's.

use super::index::Index;
use super::lists::push;
use super::passage::Passage;
use crate::base::diag::Diagnostics;
use crate::check::rule::{Subject, rule};

rule! {
    /// 年度写错，或写了“今年”“去年”。
    ///
    /// 为什么：报告存档多年，“今年”说不清是哪年；抄上年的稿子，最容易漏改年度。
    ///
    /// 例：2024 年度的报告里写“2023年度部门决算情况说明”“截至2023年12月31日”“今年，我中心……”。
    ///
    /// 怎么办：写明年份；正文里写 ${year}年，明年不用再改。
    YEARS = "E16", "年度写错，或写了“今年”", Lists, years
}

fn years(subject: &Subject, findings: &mut Diagnostics) {
    let year = i32::from(subject.report.year.value);
    let words = [("今年", year), ("去年", year - 1), ("明年", year + 1), ("前年", year - 2)];
    let index = Index::new(words.map(|(word, year)| (word.to_string(), year)));
    for passage in subject.passages {
        for (at, word, meant) in index.find(passage) {
            if is_quoted(passage, at) {
                continue;
            }
            let message = format!("“{word}”应写明是哪一年，如“{meant}年”");
            push(passage, at, word, "E16", message, "写明年份；本年度可以写 ${year}年", findings);
        }
        wrong_years(passage, year, findings);
    }
}

/// Whether a place is inside “…”: words of others stay as they are.
fn is_quoted(passage: &Passage, at: usize) -> bool {
    let mark = passage.chars[..at].iter().rev().find(|c| matches!(c, '“' | '”'));
    mark == Some(&'“') && passage.chars[at..].contains(&'”')
}

/// `2022年度` and `截至2022年12月31日` where the sentence does not look back.
fn wrong_years(passage: &Passage, year: i32, findings: &mut Diagnostics) {
    for at in 0..passage.chars.len().saturating_sub(4) {
        let inside = at > 0 && passage.chars[at - 1].is_ascii_digit();
        if inside || !passage.chars[at].is_ascii_digit() {
            continue;
        }
        let digits = passage.text(at, at + 4);
        let number: i32 = match digits.parse() {
            Ok(number) if (1949..=2199).contains(&number) => number,
            _ => continue,
        };
        if number == year || passage.chars[at + 4] != '年' || passage.is_cited(at, 4) {
            continue;
        }
        let rest = passage.text(at + 5, at + 12);
        let until =
            passage.text(at.saturating_sub(3), at).contains("截至") && rest.starts_with("12月31日");
        let fiscal = rest.starts_with('度') && !looks_away(passage, at, (number, year));
        if until || fiscal {
            let written = passage.text(at, at + if until { 11 } else { 6 });
            let right = written.replacen(&digits, &year.to_string(), 1);
            let message = format!("“{written}”与报告年度不同，是不是应为“{right}”");
            push(
                passage,
                at,
                &written,
                "E16",
                message,
                "核对年度；本年度可以写 ${year}年",
                findings,
            );
        }
    }
}

/// Whether the sentence speaks of another year on purpose: compared with the year before, a result of it that this
/// year acts on, planned for the year after; or it says this year too.
fn looks_away(passage: &Passage, at: usize, (number, year): (i32, i32)) -> bool {
    const BEFORE: [&str; 19] = [
        "比",
        "上年",
        "相较",
        "同期",
        "同比",
        "结转",
        "以来",
        "基础上",
        "核对",
        "结果",
        "整改",
        "审计",
        "指出",
        "反馈",
        "考核",
        "获",
        "连续",
        "公开了",
        "批复",
    ];
    const LONG_BEFORE: [&str; 10] =
        ["以来", "至", "比", "基础上", "印发", "建成", "起", "考核", "获", "连续"];
    const AFTER: [&str; 7] = ["下一年", "次年", "计划", "预算编制", "拟", "将", "安排"];
    let (start, end) = passage.sentence(at);
    let sentence = passage.text(start, end);
    let says = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
    let this_year = sentence.contains(&format!("{year}年"));
    match number - year {
        -1 => this_year || says(&BEFORE),
        1 => says(&AFTER),
        -10..=-2 => says(&LONG_BEFORE),
        _ => false,
    }
}
