//! Years of documents: 〔2052〕, 〔2022〕 for a notice about 2024, a notice about another year's evaluation.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::keys;
use crate::check::mistakes;
use crate::check::report_word::report_word;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::year_at;
use crate::statements::passage::Passage;

/// Years of documents.
pub(crate) static CITED_YEARS: CheckRule = CheckRule::new(codes::E23, Needs::Lists, cited_years);

/// What is written of a year when it is over.
const AFTER_THE_YEAR: &[&str] = &["自评", "绩效评价", "决算"];

fn cited_years(context: &CheckContext, findings: &mut Diagnostics) {
    let year = i32::from(context.report.year.value);
    let filed = context.report.values.dates.get(keys::FILING_DATE);
    let last = filed.map_or(year + 1, |date| i32::from(date.value.year).max(year + 1));
    for passage in context.passages {
        for at in passage.find("〔") {
            number(context, passage, at, last, findings);
        }
    }
    notices(context, year, findings);
}

/// The year of a document's number against the day of filing and the year that its title refers to.
fn number(
    context: &CheckContext,
    passage: &Passage,
    at: usize,
    last: i32,
    findings: &mut Diagnostics,
) {
    let digits = passage.chars[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
    let Ok(issued) = passage.text(at + 1, at + 1 + digits).parse::<i32>() else { return };
    if digits != 4 || !passage.has(at + 5, "〕") || passage.is_cited(at + 1, 4) {
        return;
    }
    let written = passage.text(at, at + 6);
    let about = title_before(passage, at).and_then(|title| year_of(&title));
    let message = match about {
        _ if issued > last => format!("成文时还没有{issued}年的文件"),
        Some(about) if issued < about => {
            format!("说{about}年度自评、决算的文件，不会在{issued}年印发")
        }
        _ => return,
    };
    context.report_word(passage, (at, &written), (message, "对照原文核对发文年份"), findings);
}

/// The title that a number in brackets follows: 《……》（财预〔2020〕10号）.
fn title_before(passage: &Passage, at: usize) -> Option<String> {
    let near = at.saturating_sub(12);
    let close = (near..at).rev().find(|at| passage.chars[*at] == '》')?;
    let open = passage.chars[..close].iter().rposition(|c| *c == '《')?;
    (passage.chars.get(close + 1) == Some(&'（')).then(|| passage.text(open, close))
}

/// The year whose evaluation or final accounts a title refers to.
fn year_of(title: &str) -> Option<i32> {
    let at = title.find("年度")?;
    let digits: String = title[..at].chars().rev().take_while(char::is_ascii_digit).collect();
    let year = digits.chars().rev().collect::<String>();
    let about = AFTER_THE_YEAR.iter().any(|word| title[at..].contains(word));
    year.parse().ok().filter(|year| about && (1949..=2199).contains(year))
}

/// The notice of the evaluation among the documents it is based on is about the report's year.
fn notices(context: &CheckContext, year: i32, findings: &mut Diagnostics) {
    let documents = context.passages.iter().filter(|passage| passage.is_document);
    let titles: Vec<(&Passage, usize)> =
        documents.filter_map(|passage| Some((passage, notice(passage)?))).collect();
    let [(passage, at)] = titles.as_slice() else { return };
    let Some(about) = year_at(passage, *at).filter(|about| *about < year) else { return };
    let message = format!("{year}年度的自评，依据的是{about}年度自评的通知");
    let written = passage.text(*at, at + 6);
    report_word(
        passage,
        (*at, &written),
        mistakes::WRONG_YEAR,
        (message, "核对文件标题里的年度"),
        findings,
    );
}

/// Where the year of a notice of self-evaluation stands: 关于开展2024年度……自评工作的通知.
fn notice(passage: &Passage) -> Option<usize> {
    let text = passage.text(0, passage.chars.len());
    let is_notice = text.contains("自评") && text.contains("通知") && !text.contains("办法");
    let years = (0..passage.chars.len()).filter(|at| year_at(passage, *at).is_some());
    let years: Vec<usize> = years.filter(|at| passage.has(at + 5, "度")).collect();
    (is_notice && years.len() == 1).then(|| years[0])
}
