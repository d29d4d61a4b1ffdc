//! 科目 with the use of another 科目.

use std::ops::Range;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// 科目 with the uses of another.
pub(crate) static USAGES: CheckRule = CheckRule::new(codes::E14, Needs::Lists, usages);

fn usages(context: &CheckContext, findings: &mut Diagnostics) {
    let words = context.words.usages.iter().map(|usage| (usage.subject.clone(), usage));
    let index = WordIndex::new(words);
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        three_public(context, passage, findings);
        for (at, name, usage) in index.find(passage) {
            let Some(used) = use_of(passage, at, name) else { continue };
            let other = used.clone().find_map(|from| {
                usage.not.iter().find(|word| passage.has(from, word)).map(|word| (from, word))
            });
            if let Some((from, word)) = other {
                let message = format!("“{name}”不会用于“{word}”");
                context.report_word(
                    passage,
                    (from, word),
                    (message, "核对科目和用途是不是抄串了"),
                    findings,
                );
            }
        }
    }
}

/// 会议费 and 培训费 among what makes up “三公”经费.
fn three_public(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    const OTHERS: [&str; 4] = ["会议费", "培训费", "差旅费", "办公费"];
    const AMONG: [&str; 7] = ["中，", "中的", "中", "，其中", "支出中，", "支出中", "里的"];
    const HINT: &str =
        "“三公”经费是因公出国（境）费、公务用车购置和运行维护费、公务接待费；别的另起一句";
    let mut report = |at: usize, word: &str| {
        let message = format!("“{word}”不属于“三公”经费");
        context.report_word(passage, (at, word), (message, HINT), findings);
    };
    for start in passage.find("三公") {
        let quote = passage.chars.get(start + 2).is_some_and(|c| matches!(c, '”' | '"'));
        let end = start + 2 + usize::from(quote);
        if !passage.has(end, "经费") {
            continue;
        }
        let end = end + 2;
        let rest: String =
            passage.chars[end..].iter().take_while(|c| !"。；）".contains(**c)).collect();
        for word in OTHERS {
            let next = AMONG.iter().find(|lead| rest.starts_with(&format!("{lead}{word}")));
            let included = ["（含", "（包括"].iter().any(|lead| rest.starts_with(lead));
            let within = rest.find(word).filter(|_| included);
            let at = next.map(|lead| lead.chars().count());
            if let Some(at) = at.or_else(|| within.map(|at| rest[..at].chars().count())) {
                report(end + at, word);
            }
        }
    }
}

/// What the sentence says a 科目 is used for: from 用于 to the clause of the next 用于. In a list, or where another
/// clause begins with a name of its own, it is that one's.
fn use_of(passage: &Passage, at: usize, name: &str) -> Option<Range<usize>> {
    let (_, end) = passage.sentence(at);
    // What is further away belongs to something else.
    let end = end.min(at + 300);
    let behind = at + name.chars().count();
    let uses = |from: usize| (from..end).find(|&at| passage.has(at, "用于"));
    let used = uses(behind)?;
    let between = passage.text(behind, used);
    let own = between.rsplit('，').next().unwrap_or_default().trim_start_matches("主要");
    let of_another = between.contains(['、', '；']) || (between.contains('，') && !own.is_empty());
    if of_another {
        return None;
    }
    let mark = |c: &char| matches!(c, '，' | '；');
    let end = uses(used + 2).map_or(end, |next| {
        passage.chars[used..next].iter().rposition(mark).map_or(next, |mark| used + mark)
    });
    let stop = passage.chars[used..end].iter().position(|c| *c == '；');
    Some(used..stop.map_or(end, |stop| used + stop))
}
