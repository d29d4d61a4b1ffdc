//! More done than there was to do, and one that is more than all.

use super::findings::Findings;
use super::token::NumberTokens;
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::statement::NumberRole;
use crate::statements::words::elsewhere::names_last_year;

/// Words that begin what was done of what stands before.
const DONE: &[&str] = &[
    "办结", "整改", "完成", "成交", "解决", "化解", "拨付", "签约", "验收", "处置", "销号", "回收",
    "收回", "建成", "通过", "结案", "兑现", "发放", "交付", "回复", "改正", "更正",
];
/// Words that name what there was to do.
const ALL: &[&str] = &[
    "受理", "排查", "发现", "移送", "督办", "提供", "立案", "应", "收到", "征集", "梳理", "下达",
    "交办", "签订", "发放", "承办", "接到", "查处", "共", "研究",
];

/// 共督办事项23项，已办结32项; 到会9人，应到8人; 合计4.36亿元，单个最高4.92亿元.
pub(super) fn done(tokens: &NumberTokens, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    if !one.number.is_exact() || !one.number.quantity.is_amount() {
        return;
    }
    let Some(before) = like_before(tokens, place) else { return };
    let all = &tokens.all[before];
    let label = one.label.trim_start_matches(['，', ' ']);
    let gap = tokens.gap(before, place);
    if names_last_year(&gap) || says(&gap, &["；", "。", "累计", "目标", "计划"]) {
        return;
    }
    let settled = ["办结", "结案", "整改", "化解"].contains(&label) && before + 1 == place;
    let is_done = settled || (label.contains('已') && DONE.iter().any(|word| label.contains(word)));
    let is_all = ALL.iter().any(|word| all.label.contains(word));
    let is_one = ["单个最高", "单笔最高", "最高的", "其中最高", "最大的", "单项最高"]
        .iter()
        .any(|word| label.starts_with(word))
        && ["合计", "共", "总"].iter().any(|word| all.label.contains(word));
    let is_due = ["应到", "应参加", "应参会", "应有"].iter().any(|word| label.starts_with(word));
    let (part, whole) = if is_due { (before, place) } else { (place, before) };
    let meant = is_due || is_one || (is_done && is_all);
    if meant && tokens.interval(part).is_above(tokens.interval(whole)) {
        let message = format!("{}大于 {}", tokens.written(part), tokens.written(whole));
        found.push(
            mistakes::WRONG_SUM,
            tokens,
            (place, &[before]),
            message,
            "做成的不会多于要做的；核对两个数",
        );
    }
}

/// The nearest like number before one, at most two before it in its sentence.
fn like_before(tokens: &NumberTokens, place: usize) -> Option<usize> {
    let one = &tokens.all[place];
    (place.saturating_sub(2)..place).rev().find(|at| {
        let other = &tokens.all[*at];
        let own = !matches!(
            other.role,
            Some(NumberRole::Change | NumberRole::Base | NumberRole::From | NumberRole::Average)
        );
        own && other.sentence == one.sentence
            && other.number.is_exact()
            && other.number.is_like(one.number)
    })
}
