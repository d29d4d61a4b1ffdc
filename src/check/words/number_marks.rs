//! Numbers that are written wrongly: 71,11.56, 386.4人次, 剩余1因汛期无法施工.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::measure_words::means;
use crate::base::says::says;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;

/// Numbers that are written wrongly.
pub(crate) static NUMBER_MARKS: CheckRule = CheckRule::new(codes::B08, Needs::Lists, number_marks);

fn number_marks(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let mut at = 0;
        while at < passage.chars.len() {
            let length = passage.chars[at..].iter().take_while(|c| is_of_number(**c)).count();
            thousands(context, passage, at, length, findings);
            too_many(context, passage, (at, length), findings);
            at += length.max(1);
        }
        for number in numbers(passage) {
            parts_of_things(context, passage, &number, findings);
            unmeasured(context, passage, &number, findings);
        }
    }
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

/// 71,11.56: commas that do not part groups of three. 1,2 may be a list.
fn thousands(
    context: &CheckContext,
    passage: &Passage,
    at: usize,
    length: usize,
    findings: &mut Diagnostics,
) {
    let mut written = passage.text(at, at + length);
    while written.ends_with(['.', ',']) {
        written.pop();
    }
    let whole = written.split('.').next().unwrap_or_default();
    let groups: Vec<&str> = whole.split(',').collect();
    let [first, rest @ ..] = groups.as_slice() else { return };
    let right = (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    let is_list = at > 0 && passage.chars[at - 1] == '第';
    let measured = passage
        .chars
        .get(at + written.len())
        .is_some_and(|c| "万亿元人户次个件亩公平吨米家名%".contains(*c));
    let long = rest.iter().any(|group| group.len() >= 2) || written.contains('.');
    if !rest.is_empty()
        && !right
        && !is_list
        && measured
        && long
        && !passage.is_cited(at, written.len())
    {
        let message = format!("“{written}”的千分撇位置不对");
        context.report_word(
            passage,
            (at, &written),
            (message, "从个位起每三位一撇，或不用千分撇"),
            findings,
        );
    }
}

/// 20224年, 8..00万元: a digit or a point too many.
fn too_many(
    context: &CheckContext,
    passage: &Passage,
    (at, length): (usize, usize),
    findings: &mut Diagnostics,
) {
    let written = passage.text(at, at + length);
    let year = length == 5
        && written.starts_with("20")
        && !written.contains(['.', ','])
        && (passage.has(at + length, "年度") || passage.has(at + length, "年末"));
    let points = written.trim_matches('.').contains("..");
    let message = match () {
        () if year => format!("“{written}年”的年份有五位"),
        () if points => format!("“{written}”的小数点写了两个"),
        () => return,
    };
    context.report_word(passage, (at, &written), (message, "核对这个数，删去多打的"), findings);
}

/// 386.4人次: people and things are whole, but where they are averages.
fn parts_of_things(
    context: &CheckContext,
    passage: &Passage,
    number: &Number,
    findings: &mut Diagnostics,
) {
    let undivided = |unit| means(unit, |one| one.is_undivided);
    let things = matches!(number.quantity, Quantity::Things(unit) if undivided(unit));
    if !things
        || number.decimals == 0
        || number.scale != 1.into()
        || passage.is_cited(number.at, number.length)
    {
        return;
    }
    let (start, stop) = passage.sentence(number.at);
    let near = passage.text(start.max(number.at.saturating_sub(24)), stop.min(number.end + 12));
    let average =
        ["均", "每", "折", "约", "当量", "密度", "比", "之", "/", "÷", "＝", "标准", "编制"];
    // 每千人口床位由5.20张增加到5.35张，分别增加…: the sentence goes on with it.
    let of_many = ["每百", "每千", "每万"];
    let ahead = passage.text(start, number.at);
    if average.iter().any(|word| near.contains(word)) || says(&ahead, &of_many) {
        return;
    }
    let written = passage.text(number.at, number.end);
    let message = format!("“{written}”有小数");
    context.report_word(
        passage,
        (number.at, &written),
        (message, "人和件数是整数；核对是不是漏了“万”，或多了小数点"),
        findings,
    );
}

/// 剩余1因汛期无法施工: no word says what is counted.
fn unmeasured(
    context: &CheckContext,
    passage: &Passage,
    number: &Number,
    findings: &mut Diagnostics,
) {
    const AHEAD: &[&str] = &["剩余", "其余", "尚有", "还有", "另有", "余下"];
    const BEHIND: &[&str] =
        &["因", "由于", "未", "正在", "计划", "预计", "尚未", "已", "将", "需", "仍", "，"];
    let ahead = passage.text(number.at.saturating_sub(2), number.at);
    let end = number.at + number.length;
    let bare = AHEAD.contains(&ahead.as_str()) && BEHIND.iter().any(|word| passage.has(end, word));
    if bare && number.decimals == 0 && !passage.is_cited(number.at, number.length) {
        let written = passage.text(number.at - 2, end);
        let message = format!("“{written}”后面漏了量词");
        context.report_word(
            passage,
            (number.at, &passage.text(number.at, end)),
            (message, "补上“个”“项”“户”等"),
            findings,
        );
    }
}
