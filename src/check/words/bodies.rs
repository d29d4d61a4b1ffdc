//! A body that the facts do not list, beside one that they list under nearly the same name.

use crate::base::bodies::ends_as_body;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_numeral;
use crate::base::source::Span;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// Bodies.
pub(crate) static BODIES: CheckRule = CheckRule::new(codes::E17, Needs::Lists, bodies);

fn bodies(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let unit = report.unit_name();
    let mut known: Vec<&str> =
        report.subordinates.iter().map(|one| one.name.value.trim()).collect();
    known.push(unit);
    for project in &report.projects {
        for (body, what) in [(&project.implementer, "实施单位"), (&project.department, "主管部门")]
        {
            if let Some(body) = body {
                let name = body.value.trim();
                let names =
                    if what == "主管部门" { &known[known.len() - 1..] } else { &known[..] };
                unknown(context, name, body.span, (what, names), findings);
            }
        }
    }
    owners(context, &known, findings);
    renamed(context, findings);
    boards(context, findings);
}

/// A body that is none of the known ones and differs from one in a character or two.
fn unknown(
    context: &CheckContext,
    name: &str,
    span: Span,
    (what, known): (&str, &[&str]),
    findings: &mut Diagnostics,
) {
    let parts = name.contains(['、', '和', '及', '，', '；', '等', '各']);
    if parts || known.contains(&name) || name.chars().count() < 8 {
        return;
    }
    let near = known.iter().enumerate().find(|(place, right)| {
        is_near(right, name, place + 1 == known.len()) || is_same_thing(right, name)
    });
    if let Some((_, right)) = near {
        let message = format!("{what}“{name}”不在数据里，是不是“{right}”");
        findings.push(
            context
                .finding(message)
                .at(span)
                .hint("核对名称；确是另一个单位的，核对下属单位填全没有"),
        );
    }
}

/// Whether two long names are one but for their last word, or for one character of their place: 农业综合服务中心 and
/// 农业综合服务站, 临江市质量计量检测所 and 临川市质量计量检测所.
fn is_same_thing(right: &str, name: &str) -> bool {
    const ENDS: [&str; 10] = ["中心", "站", "所", "队", "室", "办", "局", "馆", "处", "院"];
    let head = |text: &str| {
        let of = ENDS.iter().find_map(|end| text.strip_suffix(end));
        of.filter(|head| head.chars().count() >= 6).map(ToString::to_string)
    };
    let other_end = head(right).is_some() && head(right) == head(name);
    let (right, name): (Vec<char>, Vec<char>) = (right.chars().collect(), name.chars().collect());
    let level =
        right.iter().position(|c| "县市区镇乡".contains(*c)).filter(|at| (1..=3).contains(at));
    let other_place = level.is_some_and(|level| {
        let apart = (0..level).filter(|at| right.get(*at) != name.get(*at)).count();
        right.len() == name.len() && apart == 1 && right[level..] == name[level..]
    });
    other_end || other_place
}

/// Whether two long names of one kind differ in one character, or in two that stand together before their end.
fn is_near(right: &str, name: &str, is_unit: bool) -> bool {
    let (right, name): (Vec<char>, Vec<char>) = (right.chars().collect(), name.chars().collect());
    let same = right.iter().zip(&name).take_while(|(one, other)| one == other).count();
    let back =
        right.iter().rev().zip(name.iter().rev()).take_while(|(one, other)| one == other).count();
    let back = back.min(right.len().min(name.len()) - same);
    let (middle, other) = (right.len() - same - back, name.len() - same - back);
    let text: String = name.iter().collect();
    let of_kind = ends_as_body(&text, |end| end.is_rare);
    // 民政局 and 财政局 are two bodies; 服务中心 and 管理中心 of one name are not.
    let kinds = super::near_names::KINDS;
    let word = |chars: &[char], from: usize, to: usize| -> String {
        chars[from.saturating_sub(1)..(to + 1).min(chars.len())].iter().collect()
    };
    let makes = |chars: &[char], middle: usize| {
        kinds.iter().any(|kind| word(chars, same, same + middle).contains(kind))
    };
    let other_kind = makes(&right, middle) && makes(&name, other);
    // 第二大队 is not 第三大队, but of the unit itself.
    let numbered = (1..=2).contains(&middle)
        && right[same..same + middle]
            .iter()
            .chain(&name[same..same + other])
            .all(|c| is_numeral(*c));
    let small = middle.max(other) <= if of_kind { 3 } else { 1 }
        && middle + other <= 5
        && middle + other > 0;
    small
        && (!numbered || is_unit)
        && ((same >= 4 && back >= 1) || (same >= 3 && back >= 6))
        && !other_kind
        && of_kind | (middle == 1 && other == 1)
}

/// 责任人 of improvements: a body that is nearly a known one.
fn owners(context: &CheckContext, known: &[&str], findings: &mut Diagnostics) {
    let report = context.report;
    for owner in report.improvements.iter().filter_map(|one| one.owner.as_ref()) {
        let text = owner.words();
        for name in text.split(['、', '，', '；', '和']).map(str::trim) {
            unknown(context, name, owner.span, ("责任单位", known), findings);
        }
    }
}

/// Bodies that were given other names in the reform of 2018 and 2019.
const RENAMED: &[(&str, &str)] = &[
    ("卫生和计划生育局", "卫生健康局"),
    ("卫生和计划生育委员会", "卫生健康委员会"),
    ("卫生计生局", "卫生健康局"),
    ("国土资源局", "自然资源局"),
    ("国土资源厅", "自然资源厅"),
    ("工商行政管理局", "市场监督管理局"),
    ("质量技术监督局", "市场监督管理局"),
    ("食品药品监督管理局", "市场监督管理局"),
    ("安全生产监督管理局", "应急管理局"),
    ("环境保护局", "生态环境局"),
    ("文化广电新闻出版局", "文化和旅游局"),
];

fn renamed(context: &CheckContext, findings: &mut Diagnostics) {
    if context.report.year.value < 2020 {
        return;
    }
    let index = WordIndex::new(RENAMED.iter().map(|(old, new)| ((*old).to_string(), *new)));
    for passage in context.passages.iter().filter(|passage| !passage.is_document) {
        for (at, old, new) in index.find(passage) {
            let (start, _) = passage.sentence(at);
            let ahead = passage.text(start, at);
            let former = ahead.contains('原')
                || ahead.contains("前身")
                || ahead.contains("更名")
                || ahead.contains("由");
            let national = ahead.ends_with("国家") || ahead.ends_with("总");
            let title = ahead.rfind('《') > ahead.rfind('》') || passage.is_quoted(at);
            if !(former || national || title || context.report.unit_name().contains(old)) {
                let message = format!("“{old}”机构改革后是“{new}”一类的名称");
                context.report_word(
                    passage,
                    (at, old),
                    (message, "写现在的名称；说的是改革以前的，写“原”"),
                    findings,
                );
            }
        }
    }
}

/// 县卫生健康局 where the facts' own lists say 县卫生健康委员会, and the other way round.
fn boards(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let names =
        report.projects.iter().flat_map(|one| [&one.department, &one.implementer]).flatten();
    let names: Vec<&str> =
        names.map(|name| name.value.trim()).chain([report.unit_name()]).collect();
    let short: Vec<String> = context.passages.iter().filter_map(board_in).collect();
    for area in ["卫生健康", "发展和改革", "民族宗教事务"] {
        for level in ["县", "市", "区", "省"] {
            let board = format!("{level}{area}委");
            let office = format!("{level}{area}局");
            let has = |word: &str| {
                names.iter().any(|name| name.contains(word)) || short.iter().any(|one| one == word)
            };
            let (right, wrong) =
                match (has(&board), names.iter().any(|name| name.contains(&office))) {
                    (true, false) => (&board, &office),
                    (false, true) => (&office, &board),
                    _ => continue,
                };
            for passage in
                context.passages.iter().filter(|passage| !passage.is_document && !passage.is_name)
            {
                for at in passage.find(wrong) {
                    let message = format!("别处写“{right}”，这里写“{wrong}”");
                    context.report_word(
                        passage,
                        (at, wrong),
                        (message, "核对名称，各处写一致"),
                        findings,
                    );
                }
            }
        }
    }
}

/// A board that a name or a duty calls by its short name.
fn board_in(passage: &Passage) -> Option<String> {
    let at = passage.find("卫生健康委").into_iter().next().filter(|at| *at > 0)?;
    passage.is_name.then(|| passage.text(at - 1, at + 5))
}
