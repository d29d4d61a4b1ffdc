//! Second names for the unit.

use super::near_names::near_names;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;
use crate::statements::word_index::WordIndex;

/// Second names for the unit.
pub(crate) static NAMES: CheckRule = CheckRule::new(codes::E17, Needs::Lists, names);

/// What units call themselves. 我会、我办、我委、我所、我站 begin other words too often (我会同、我委托、我所在).
const SELVES: [&str; 15] = [
    "本单位",
    "我单位",
    "本部门",
    "我部门",
    "我局",
    "本局",
    "我馆",
    "本馆",
    "我校",
    "本校",
    "我院",
    "本院",
    "我中心",
    "本中心",
    "我镇",
];
/// Behind these 本 is the end of a word: 基本、样本、成本.
const BEFORE: &str = "基样成版文书资日课原根脚剧范";

fn names(context: &CheckContext, findings: &mut Diagnostics) {
    let full = context.report.unit_name();
    if let Some(own) = context.report.short_name().filter(|own| own.value != full) {
        let others = SELVES.iter().filter(|other| **other != own.value);
        let index = WordIndex::new(others.map(|other| (other.to_string(), ())));
        for passage in context.passages.iter().filter(|passage| !passage.is_name) {
            for (at, other, ()) in index.find(passage) {
                let inside = at > 0 && BEFORE.contains(passage.chars[at - 1]);
                let word = inside && other.starts_with('本');
                if word || is_of_everyone(passage, at, other) {
                    continue;
                }
                let message = format!("自称是“{}”，这里写“{other}”", own.value);
                context.report_word(
                    passage,
                    (at, other),
                    (message, "全文统一用一个自称"),
                    findings,
                );
            }
        }
    }
    near_names(context, findings);
}

/// Whether a word such as 本单位 does not mean this unit: 各单位……本单位, 由本单位负责人签字, 我校、我局等, 本校区,
/// words of others in “” and a title in 《》.
fn is_of_everyone(passage: &Passage, at: usize, other: &str) -> bool {
    const EVERYONE: [&str; 9] = [
        "各单位",
        "各部门",
        "各责任单位",
        "各预算单位",
        "各下属单位",
        "各股室",
        "各科室",
        "各有关单位",
        "各责任部门",
    ];
    let (start, _) = passage.sentence(at);
    let before = passage.text(start, at);
    let end = at + other.chars().count();
    let generic = matches!(other, "本单位" | "本部门");
    // 本单位、本部门、本地区 means any reader.
    let anyone =
        passage.has(end, "、本") || ["本单位、", "本部门、"].iter().any(|w| before.ends_with(w));
    let everyone = anyone || EVERYONE.iter().any(|word| before.contains(word));
    let signs = before.ends_with('由') && passage.has(end, "负责人");
    let listed = passage.has(end, "、我") || passage.has(end, "等") || ends_in_list(&before);
    let quoted = before.rfind('《') > before.rfind('》');
    let ground = other.starts_with('本') && passage.has(end, "区");
    ground
        || passage.is_quoted(at)
        || (generic && (everyone || signs))
        || (other.starts_with('我') && listed)
        || quoted
}

/// Whether a text ends in `我校、`.
fn ends_in_list(before: &str) -> bool {
    before.strip_suffix('、').is_some_and(|list| SELVES.iter().any(|own| list.ends_with(own)))
}
