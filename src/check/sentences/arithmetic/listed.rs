//! A number of things against the things that are listed beside it.

use crate::base::bodies::ends_as_body;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::doc::numbering::chinese;
use crate::statements::numerals::{is_part_of_numeral, small_number};
use crate::statements::passage::Passage;

/// A number of things against those that are listed.
pub(crate) static LISTED: CheckRule = CheckRule::new(codes::E44, Needs::Lists, listed);

fn listed(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        for count in counts(passage) {
            let found = ordinals(passage, &count)
                .or_else(|| names_behind(passage, &count))
                .or_else(|| names_before(passage, &count));
            if let Some(found) = found.filter(|found| !found.fits(count.number)) {
                report(context, passage, &count, &found, findings);
            }
        }
    }
}

/// So many of something: 四项, 5个.
struct Count {
    at: usize,
    /// Behind its measure word.
    end: usize,
    number: usize,
}

/// What is listed: at least and at most so many, since 和 may stand within a name.
struct Listed {
    least: usize,
    most: usize,
    /// Whether 等 says that there are more.
    is_open: bool,
}

impl Listed {
    fn fits(&self, number: usize) -> bool {
        let enough = self.is_open || number <= self.most;
        enough && number >= self.least
    }
}

const MEASURES: &str = "个项大家方条类点所处种名位件";

/// Every number of things from two to thirty.
fn counts(passage: &Passage) -> Vec<Count> {
    let chars = &passage.chars;
    let mut found = Vec::new();
    let mut at = 0;
    // Behind the last mark so far.
    let mut clause = 0;
    while at < chars.len() {
        if !is_part_of_numeral(chars[at]) {
            at += 1;
            if "，。；：\n".contains(chars[at - 1]) {
                clause = at;
            }
            continue;
        }
        let end = at + chars[at..].iter().take_while(|c| is_part_of_numeral(**c)).count();
        let ordinal = at > 0 && "第十余.．/—～-".contains(chars[at - 1]);
        let quantity = chars.get(end).is_some_and(|c| MEASURES.contains(*c));
        let number = small_number(&passage.text(at, end)).map(|number| number as usize);
        // 三项制度、五项措施：…: one of two counts of one clause.
        let beside = found.last().is_some_and(|before: &Count| clause <= before.end);
        if beside && quantity && !ordinal {
            found.pop();
            at = end;
            continue;
        }
        if let Some(number) =
            number.filter(|number| (2..=30).contains(number) && !ordinal && quantity)
        {
            found.push(Count { at, end: end + 1, number });
        }
        at = end;
    }
    found
}

/// 四项工作：一是…；二是…: the ordinals up to the end of the text or to a first one again.
fn ordinals(passage: &Passage, count: &Count) -> Option<Listed> {
    const MOST: usize = 10;
    let head = head(passage, count.end)?;
    let opening = passage.text(head, head + 3);
    let styles: [&dyn Fn(usize) -> String; 3] =
        [&|n| format!("{}是", chinese(n as u32 + 1)), &|n| format!("（{}）", n + 1), &|n| {
            format!("第{}，", chinese(n as u32 + 1))
        }];
    let style = styles.into_iter().find(|style| opening.starts_with(&style(0)))?;
    let mut at = head;
    let mut most = 0;
    while most < MOST {
        let word = style(most);
        let Some(next) =
            (at..passage.chars.len()).find(|at| passage.has(*at, &word) && starts(passage, *at))
        else {
            break;
        };
        most += 1;
        at = next + 1;
    }
    // A list that begins again belongs to something else.
    let first = style(0);
    let again = (head + 1..at).any(|place| passage.has(place, &first) && starts(passage, place));
    (most >= 2 && !again).then_some(Listed { least: most, most, is_open: false })
}

fn starts(passage: &Passage, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| "，；：。、\n”（".contains(passage.chars[before]))
}

/// Where what follows a colon begins, with only a few words and no number in between: 四项工作：, 三个方面。
fn head(passage: &Passage, from: usize) -> Option<usize> {
    const FAR: usize = 16;
    let near = &passage.chars[from..(from + FAR).min(passage.chars.len())];
    let mark = near.iter().position(|c| "：，。；（".contains(*c))?;
    let plain = near[..mark].iter().all(|c| !is_part_of_numeral(*c) && *c != '、');
    let mark_here = near[mark];
    plain.then_some(from + mark + 1).filter(|_| mark_here != '；' && mark_here != '（')
}

/// 5个股室：办公室、财务股…; 3个科室（办公室、业务股、财务股）; 分别为….
fn names_behind(passage: &Passage, count: &Count) -> Option<Listed> {
    const FAR: usize = 14;
    let from = count.end;
    let near = passage.text(from, from + FAR);
    let (at, mark) = near.chars().enumerate().find(|(_, c)| "：，。；（、".contains(*c))?;
    let noun = near.chars().take(at).collect::<String>();
    let begin = from + at + 1;
    if noun.chars().any(is_part_of_numeral) || noun.contains('等') {
        return None;
    }
    let (start, close) = match mark {
        '：' => (begin, '。'),
        '（' => (begin, '）'),
        '，' => {
            let words = [
                "分别为：",
                "分别是：",
                "分别为",
                "分别是",
                "即",
                "具体为",
                "具体是",
                "具体包括：",
            ];
            let word = words.iter().find(|word| passage.has(begin, word))?;
            (begin + word.chars().count(), '。')
        }
        _ => return None,
    };
    let end = passage.chars[start..]
        .iter()
        .position(|c| *c == close || *c == '。' || *c == '；' || *c == '\n');
    let end = end.map_or(passage.chars.len(), |end| start + end);
    names(&passage.text(start, end))
}

/// 下设A、B、C3个机构; 内设A、B、C等5个股室.
fn names_before(passage: &Passage, count: &Count) -> Option<Listed> {
    const OPENERS: [&str; 9] = ["内设", "下设", "设有", "设立", "包括", "下辖", "设置", "辖", "设"];
    let start = passage.chars[..count.at].iter().rposition(|c| "，；：。（）\n".contains(*c));
    let start = start.map_or(0, |start| start + 1);
    let text = passage.text(start, count.at);
    let opener = OPENERS.iter().filter_map(|word| Some((text.find(word)?, word))).min();
    let list = match opener {
        Some((at, word)) => &text[at + word.len()..],
        None => text.as_str(),
    };
    let bodies =
        list.trim_end_matches('等').split('、').all(|name| ends_as_body(name, |end| end.is_listed));
    if opener.is_none() && !bodies {
        return None;
    }
    let (list, open) = match list.strip_suffix('等') {
        Some(list) => (list, true),
        None => (list, false),
    };
    let listed = names(list)?;
    Some(Listed { is_open: open || listed.is_open, ..listed })
}

/// Names that 、 parts.
fn names(list: &str) -> Option<Listed> {
    let list = list.trim_matches(['“', '”', ' ']);
    let open = list.ends_with('等') || list.contains('等');
    let sentence = ["，", "；", "。"].iter().any(|mark| list.contains(mark));
    if sentence || list.chars().any(|c| c.is_ascii_digit()) || list.contains('（') {
        return None;
    }
    let parts: Vec<_> = list.split('、').map(str::trim).collect();
    let short = parts.iter().all(|part| (2..=20).contains(&part.chars().count()));
    if parts.len() < 2 || !short {
        return None;
    }
    let joined = |part: &&&str| part.chars().filter(|c| matches!(c, '和' | '及' | '与')).count();
    let more: usize = parts.iter().map(|part| joined(&part)).sum();
    Some(Listed { least: parts.len(), most: parts.len() + more, is_open: open })
}

fn report(
    context: &CheckContext,
    passage: &Passage,
    count: &Count,
    listed: &Listed,
    findings: &mut Diagnostics,
) {
    if passage.is_cited(count.at, 1) {
        return;
    }
    let written = passage.text(count.at, count.end);
    let message = format!("写的是“{written}”，列出的是 {} 个", listed.least);
    if let Some(span) = passage.span(count.at, count.end - count.at) {
        findings.push(context.finding(message).at(span).hint("补全或改个数；没有列全的，写“等”"));
    }
}
