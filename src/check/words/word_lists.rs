//! Words that the pack's lists do not allow.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Prose;
use crate::pack::Industry;
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// Words of forms and instructions.
pub(crate) static LEFTOVERS: CheckRule = CheckRule::new(codes::E13, Needs::Lists, leftovers);

/// Words of another line of work.
pub(crate) static INDUSTRIES: CheckRule = CheckRule::new(codes::E18, Needs::Lists, industries);

/// Numbers of documents that are cited wrongly.
pub(crate) static DOCUMENTS: CheckRule = CheckRule::new(codes::E23, Needs::Lists, documents);

/// Typos of the word list.
pub(crate) static TYPOS: CheckRule = CheckRule::new(codes::B02, Needs::Lists, typos);

fn leftovers(context: &CheckContext, findings: &mut Diagnostics) {
    let words = context.words.leftovers.iter().map(|word| (word.clone(), ()));
    let index = WordIndex::new(words);
    for passage in context.passages {
        for (at, word, ()) in index.find(passage) {
            context.report_word(
                passage,
                (at, word),
                (format!("“{word}”是表样或填写说明里的话"), LEFT_HINT),
                findings,
            );
        }
        blanks(context, passage, findings);
        for at in passage.find("TBD") {
            let message = "“TBD”是待填的空".to_string();
            context.report_word(passage, (at, "TBD"), (message, "填上，或删去"), findings);
        }
        to_be_filled(context, passage, findings);
        squares(context, passage, findings);
        unknown(context, passage, findings);
        lost(context, passage, findings);
    }
}

/// `■`, `□`: blanks of a form, characters that were lost on the way.
fn squares(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let is_square = |c: char| matches!(c, '■' | '□' | '█' | '▇' | '▓' | '�');
    for (at, mark, run) in passage.runs().filter(|(_, mark, _)| is_square(*mark)) {
        let blank = passage.text(at, at + run);
        let message = format!("“{mark}”是表样的空格，或是丢了的字");
        context.report_word(passage, (at, &blank), (message, "填上，或删去"), findings);
    }
}

/// `培训？人次`: a question mark in the place of a number.
fn unknown(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    const UNITS: [&str; 8] = ["人次", "万元", "亿元", "元", "人", "个", "项", "%"];
    for (at, mark, run) in passage.runs().filter(|(_, mark, _)| matches!(mark, '？' | '?')) {
        let counted = UNITS.iter().find(|unit| passage.has(at + run, unit));
        let ends = counted.is_some_and(|unit| {
            let behind = passage.chars.get(at + run + unit.chars().count());
            behind.is_none_or(|c| "，。；、）".contains(*c))
        });
        if ends {
            let blank = passage.text(at, at + run);
            let message = format!("“{mark}”的地方缺一个数");
            context.report_word(passage, (at, &blank), (message, "填上数，或删去"), findings);
        }
    }
}

/// `办结率%`, `投资万元，`: a unit whose number is not there.
fn lost(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    const RATES: [&str; 5] = ["率", "占", "率为", "率达", "占比"];
    const SUMS: [&str; 8] = ["投资", "投入", "支出", "收入", "资金", "经费", "预算", "拨付"];
    let ends = |at: usize| passage.chars.get(at).is_none_or(|c| "，。；、）\n".contains(*c));
    for (unit, words) in [("%", &RATES[..]), ("％", &RATES[..]), ("万元", &SUMS[..])] {
        for at in passage.find(unit).into_iter().filter(|_| !passage.is_name) {
            let behind = ends(at + unit.chars().count());
            if behind && words.iter().any(|word| passage.ends_with(at, word)) {
                let message = format!("“{unit}”的前面缺一个数");
                let words = (message, "填上数，或删去这一句");
                context.report_word(passage, (at, unit), words, findings);
            }
        }
    }
}

/// `待填` by itself: 待填补 and 待填报 are words of sentences.
fn to_be_filled(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    for at in passage.find("待填") {
        let next = passage.chars.get(at + 2);
        let bracketed =
            at.checked_sub(1).is_some_and(|at| matches!(passage.chars[at], '（' | '【'));
        if !bracketed && !next.is_some_and(|next| matches!(next, '补' | '报' | '写' | '平' | '埋'))
        {
            let message = "“待填”是待填的空".to_string();
            context.report_word(passage, (at, "待填"), (message, "填上，或删去"), findings);
        }
    }
}

const LEFT_HINT: &str = "二选一，或删去";

/// Placeholders: two or more of `×`, `X`, `＿` or `*` in a row.
fn blanks(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let is_mark = |c: char| matches!(c, '×' | 'Ｘ' | 'X' | 'x' | '＿' | '_' | '*' | '＊');
    for (at, mark, run) in passage.runs().filter(|(_, mark, run)| *run >= 2 && is_mark(*mark)) {
        let beside = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let word = beside(at.checked_sub(1).and_then(|b| passage.chars.get(b)))
            || beside(passage.chars.get(at + run));
        if !(mark.is_ascii() && word) {
            let blank = passage.text(at, at + run);
            context.report_word(
                passage,
                (at, &blank),
                (format!("“{blank}”是待填的空"), "填上，或删去"),
                findings,
            );
        }
    }
}

fn industries(context: &CheckContext, findings: &mut Diagnostics) {
    let unit = context.report.unit_name();
    let of_unit = |industry: &&Industry| industry.units.iter().any(|part| unit.contains(part));
    let industries = &context.words.industries;
    if industries.iter().filter(of_unit).any(|industry| industry.words.is_empty()) {
        return;
    }
    let foreign = industries.iter().filter(|industry| !of_unit(industry));
    let duties: Vec<String> = context.report.duties.iter().map(Prose::words).collect();
    let own = |word: &&String| duties.iter().any(|duty| duty.contains(word.as_str()));
    let words = foreign.flat_map(|industry| &industry.words).filter(|word| !own(word));
    let index = WordIndex::new(words.map(|word| (word.clone(), ())));
    for passage in context.passages.iter().filter(|passage| !passage.is_document) {
        for (at, word, ()) in index.find(passage) {
            let message = format!("“{word}”不是{unit}的工作，是不是抄了他稿");
            let hint = "改成本单位的工作；确是本单位的，写进职能（duties），或从 words/industry.yaml 里删去这个词";
            context.report_word(passage, (at, word), (message, hint), findings);
        }
    }
}

fn documents(context: &CheckContext, findings: &mut Diagnostics) {
    pairs(context, &context.words.documents, findings);
    context.passages.iter().for_each(|passage| brackets(context, passage, findings));
}

/// `【2012】33号`, `[2012]`, `（2012）`: a year in other brackets than 〔〕, between a name and a number.
fn brackets(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let digits = |at: usize| passage.chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    for at in 1..passage.chars.len() {
        let year =
            matches!(passage.chars[at], '【' | '[' | '［' | '(' | '（') && digits(at + 1) == 4;
        let closed =
            passage.chars.get(at + 5).is_some_and(|c| matches!(c, '】' | ']' | '］' | ')' | '）'));
        if !year || !closed || digits(at + 6) == 0 {
            continue;
        }
        let number = digits(at + 6);
        let named = matches!(
            passage.chars[at - 1],
            '发' | '字' | '绩' | '函' | '办' | '预' | '规' | '令' | '通' | '财'
        );
        if named && passage.chars.get(at + 6 + number) == Some(&'号') {
            let year = passage.text(at + 1, at + 5);
            let message = format!("发文年份写“〔{year}〕”，不写“{}”", passage.text(at, at + 6));
            context.report_word(
                passage,
                (at, &passage.text(at, at + 6)),
                (message, "用六角括号〔〕"),
                findings,
            );
        }
    }
}

fn typos(context: &CheckContext, findings: &mut Diagnostics) {
    pairs(context, &context.words.typos, findings);
}

fn pairs(context: &CheckContext, pairs: &[(String, String)], findings: &mut Diagnostics) {
    let index = WordIndex::new(pairs.iter().cloned());
    for passage in context.passages {
        for (at, word, right) in index.find(passage) {
            // The list has right words too, so that a wrong word inside them is not found.
            if word == right {
                continue;
            }
            let message = format!("“{word}”应为“{right}”");
            context.report_word(passage, (at, word), (message, "照此改正"), findings);
        }
    }
}
