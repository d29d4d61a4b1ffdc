//! So many steps, systems and aspects as a sentence lists, and villages that are counted twice.

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::mistakes;
use crate::check::report_word::report_word;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::numbers;
use crate::statements::numerals::{is_part_of_numeral, small_number};
use crate::statements::passage::Passage;

/// Numbers behind what they count.
pub(crate) static NAMED_LISTS: CheckRule = CheckRule::new(codes::E44, Needs::Lists, named_lists);

fn named_lists(context: &CheckContext, findings: &mut Diagnostics) {
    let mut villages: Option<(Vec<u32>, crate::base::source::Span)> = None;
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        systems(context, passage, findings);
        steps(context, passage, findings);
        aspects(context, passage, findings);
        villages_of(passage, &mut villages, findings);
    }
    let Some((counts, _)) = villages else { return };
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        all_villages(passage, &counts, findings);
    }
}

/// A numeral in front of a word: where it begins, its value.
fn numeral_before(passage: &Passage, end: usize) -> Option<(usize, u32)> {
    let length = passage.chars[..end].iter().rev().take_while(|c| is_part_of_numeral(**c)).count();
    let at = end - length;
    let value = small_number(&passage.text(at, end))?;
    (!passage.is_cited(at, length)).then_some((at, value))
}

fn wrong(
    context: &CheckContext,
    passage: &Passage,
    (at, end): (usize, usize),
    listed: usize,
    findings: &mut Diagnostics,
) {
    let written = passage.text(at, end);
    let message = format!("列了{listed}个，却写“{written}”");
    context.report_word(
        passage,
        (at, &written),
        (message, "补全或改个数；没有列全的写“等”"),
        findings,
    );
}

/// 项目法人制、招标投标制、建设监理制、合同管理制“四制”.
fn systems(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    for close in passage.find("制”") {
        let Some((at, stated)) = numeral_before(passage, close) else { continue };
        if at == 0 || passage.chars[at - 1] != '“' {
            continue;
        }
        let (start, _) = passage.sentence(at);
        let ahead = passage.text(start, at - 1);
        let listed = ahead.rsplit('、').take_while(|item| item.ends_with('制')).count();
        let open = ahead.ends_with('等');
        if listed >= 2 && !open && listed != stated as usize {
            wrong(context, passage, (at, close + 1), listed, findings);
        }
    }
}

/// “申报—评审—批复—采购—实施—验收”6个环节.
fn steps(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    const NAMES: &[&str] = &[
        "个环节",
        "步程序",
        "个步骤",
        "道程序",
        "个阶段",
        "项程序",
        "道环节",
        "步流程",
        "个程序",
        "步工作法",
        "个流程",
    ];
    for close in passage.find("”") {
        let digits =
            passage.chars[close + 1..].iter().take_while(|c| is_part_of_numeral(**c)).count();
        let end = close + 1 + digits;
        let Some(name) = NAMES.iter().find(|name| passage.has(end, name)) else { continue };
        let Some((at, stated)) = numeral_before(passage, end) else { continue };
        let Some(open) = passage.chars[..close].iter().rposition(|c| *c == '“') else { continue };
        let inner = passage.text(open + 1, close);
        let marks = ['、', '—', '→', '－', '-', '～'];
        let listed = inner.split(marks).filter(|item| !item.is_empty()).count();
        let whole =
            listed >= 2 && !inner.ends_with('等') && !inner.contains(['和', '及', '与', '“']);
        if whole && listed != stated as usize {
            wrong(context, passage, (at, end + name.chars().count()), listed, findings);
        }
    }
}

/// 按收支、项目、资产3个方面, 本部、城东院区和治未病中心3个服务点.
fn aspects(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    const NAMES: &[&str] = &["个方面", "个服务点", "个层面", "个维度", "个院区"];
    const BEGINS: &[char] = &['按', '从', '围', '绕', '对', '就', '有', '括', '为', '在'];
    for number in numbers(passage) {
        let end = number.at + number.length;
        let Some(name) = NAMES.iter().find(|name| passage.has(end, name)) else { continue };
        let (start, _) = passage.sentence(number.at);
        let mark = |c: &char| "，。；：（）".contains(*c) || is_part_of_numeral(*c);
        let from = passage.chars[start..number.at]
            .iter()
            .rposition(mark)
            .map_or(start, |at| start + at + 1);
        let clause = passage.text(from, number.at);
        let first = clause.split('、').next().unwrap_or_default();
        let list = first.find(BEGINS).map_or(clause.as_str(), |at| {
            clause[at..].char_indices().nth(1).map_or("", |(next, _)| &clause[at + next..])
        });
        let stops = list.matches('、').count();
        let joined = list.matches(['和', '及', '与']).count();
        let short = list
            .split(['、', '和', '及', '与'])
            .all(|item| (1..=7).contains(&item.chars().count()));
        let stated = number.value;
        let fits = (stops + 1..=stops + joined + 1).any(|count| stated == count.into());
        let sure = stops >= 1
            && short
            && number.is_exact()
            && !list.contains('等')
            && !passage.is_cited(number.at, number.length);
        if sure && !fits {
            wrong(
                context,
                passage,
                (number.at, end + name.chars().count()),
                stops + joined + 1,
                findings,
            );
        }
    }
}

/// 辖10个行政村、1个社区, stated with two numbers of one place.
fn villages_of(
    passage: &Passage,
    known: &mut Option<(Vec<u32>, crate::base::source::Span)>,
    findings: &mut Diagnostics,
) {
    for at in 0..passage.chars.len() {
        if !is_part_of_numeral(passage.chars[at]) {
            continue;
        }
        let own = ["全乡", "全镇", "辖", "辖有", "管理全乡", "我镇", "我乡"].iter().any(|word| {
            let length = word.chars().count();
            at >= length && passage.has(at - length, word)
        });
        if !own {
            continue;
        }
        let Some((counts, end)) = villages_at(passage, at) else { continue };
        let Some(span) = passage.span(at, end - at) else { continue };
        match known {
            None => *known = Some((counts, span)),
            Some((first, place)) if *first != counts && !passage.is_cited(at, end - at) => {
                let message = format!("村、社区的个数前后不一：这里写“{}”", passage.text(at, end));
                let finding = Diagnostic::new(mistakes::TWO_NUMBERS, message)
                    .label(span, "这里")
                    .label(*place, "另一处");
                findings.push(finding.hint("核对村和社区的个数，两处写一致"));
            }
            Some(_) => {}
        }
    }
}

/// `10个行政村、1个社区` at a place: both numbers, and where they end.
fn villages_at(passage: &Passage, at: usize) -> Option<(Vec<u32>, usize)> {
    let number = |at: usize| {
        let length = passage.chars[at..].iter().take_while(|c| is_part_of_numeral(**c)).count();
        Some((small_number(&passage.text(at, at + length))?, at + length))
    };
    let (villages, end) = number(at)?;
    let word = ["个行政村", "个村"].iter().find(|word| passage.has(end, word))?;
    let end = end + word.chars().count();
    let joined = passage.has(end, "、") || passage.has(end, "和");
    let (towns, end) = number(end + usize::from(joined)).filter(|_| joined)?;
    ["个社区", "个居委会"].iter().find(|word| passage.has(end, word))?;
    Some((vec![villages, towns], end + 3))
}

/// 覆盖全部11个村（社区）: villages and communities together.
fn all_villages(passage: &Passage, counts: &[u32], findings: &mut Diagnostics) {
    let all: u32 = counts.iter().sum();
    for word in ["个村（社区）", "个村（居）", "个行政村（社区）"] {
        for end in passage.find(word) {
            let Some((at, stated)) = numeral_before(passage, end) else { continue };
            let whole = ["全部", "全镇", "全乡", "所有"]
                .iter()
                .any(|word| at >= 2 && passage.has(at - 2, word));
            if whole && stated != all {
                let message = format!("村和社区共{all}个，这里写{stated}个");
                let written = passage.text(at, end + 1);
                report_word(
                    passage,
                    (at, &written),
                    mistakes::TWO_NUMBERS,
                    (message, "核对村和社区的个数"),
                    findings,
                );
            }
        }
    }
}
