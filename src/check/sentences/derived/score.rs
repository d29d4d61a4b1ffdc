//! Points that a sentence gives to an indicator or takes from it, against the form.

use super::findings::Findings;
use super::pool::{Points, Pool};
use super::token::NumberTokens;
use crate::check::mistakes;
use crate::statements::quantity::Quantity;

/// 群众满意度分值10分，得9.5分，扣0.5分.
pub(super) fn score(tokens: &NumberTokens, pool: &Pool, place: usize, found: &mut Findings) {
    let one = &tokens.all[place];
    if one.number.quantity != Quantity::Things("分") || !one.number.is_exact() {
        return;
    }
    let ends = |words: &[&str]| {
        let label = one.label.trim_end_matches(['为', '了', '是', '：']);
        words.iter().any(|word| label.ends_with(word))
    };
    let part = match () {
        () if ends(&["扣", "扣减", "扣分", "失分", "被扣"]) => ScorePart::Lost,
        () if ends(&["得", "得分", "自评得分", "实得"]) => ScorePart::Score,
        () if ends(&["分值", "满分", "权重"]) => ScorePart::Weight,
        () => return,
    };
    let ahead = tokens.ahead(place);
    let clause: String = {
        let chars: Vec<char> = ahead.chars().collect();
        chars[chars.len().saturating_sub(40)..].iter().collect()
    };
    let clause = clause.rsplit('；').next().unwrap_or_default();
    let named = pool.scores.iter().filter(|one| clause.contains(one.name.as_str()));
    let mut named: Vec<_> = named.collect();
    named.sort_by_key(|one| std::cmp::Reverse(clause.rfind(one.name.as_str())));
    let Some(first) = named.first().filter(|first| is_of(&one.label, &first.name)) else { return };
    let right = |one: &Points| match part {
        ScorePart::Lost => one.weight - one.score,
        ScorePart::Score => one.score,
        ScorePart::Weight => one.weight,
    };
    if named
        .iter()
        .filter(|other| other.name == first.name)
        .any(|one_of| right(one_of) == one.number.value)
    {
        return;
    }
    let message = format!(
        "{}分值 {}、得分 {}，正文写{}{}",
        first.name,
        first.weight.normalize(),
        first.score.normalize(),
        one.label.trim_start_matches(['，', ' ']),
        tokens.written(place)
    );
    found.push(mistakes::WRONG_SCORE, tokens, (place, &[]), message, "照自评表的分值和得分改");
}

/// Whether the words right before points name nothing else: 预算执行率得9.87分 is not of what stands before it.
fn is_of(label: &str, name: &str) -> bool {
    let mut own = label.trim_start_matches(['，', ' ']).replace(name, "");
    for word in
        ["自评", "得分", "分值", "满分", "权重", "扣减", "扣分", "失分", "实得", "被扣", "实际"]
    {
        own = own.replace(word, "");
    }
    own.chars().all(|c| "得扣为了是：，的该项指标".contains(c))
}

enum ScorePart {
    Lost,
    Score,
    Weight,
}
