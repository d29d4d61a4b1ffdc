//! Totals behind what they add up.

use rust_decimal::Decimal;

use super::divisions::MOST;
use super::text::StatedText;
use crate::base::diag::Diagnostics;
use crate::check::hints;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::statement::{AmountBasis, NumberRole};

/// 新建12座，改建8座，扩建5座，共计25座.
pub(super) fn total(text: &StatedText, place: usize, findings: &mut Diagnostics) {
    let one = text.at(place);
    let label = text.label(place);
    let bare = is_total(&label);
    let total = one.role == NumberRole::Total || one.role == NumberRole::Value;
    if !bare || !total || !one.number.is_exact() {
        return;
    }
    let is_term = |before: &usize| {
        let other = text.at(*before);
        other.role == NumberRole::Value && text.is_like(*before, place)
    };
    let near = text.before(place).take_while(|before| text.at(*before).segment == one.segment);
    // 其中 A、B、C，三项合计: the terms stand behind 其中.
    let near = near.take_while(|before| !text.gap(*before, before + 1).contains("其中"));
    let terms: Vec<_> = near.filter(is_term).collect();
    let exact = terms.iter().all(|term| text.at(*term).number.is_exact());
    if terms.len() < 2 || terms.len() > MOST || !exact || place - terms[0] > 2 {
        return;
    }
    let whole = text.interval(place);
    let count = terms.len();
    let fits = (1u32..1 << count).filter(|chosen| chosen.count_ones() > 1).any(|chosen| {
        let parts = (0..count).filter(|part| chosen & (1 << part) != 0);
        let sum = parts.map(|part| text.interval(terms[part])).reduce(Interval::plus);
        sum.is_some_and(|sum| sum.meets(whole))
    });
    let prices = text
        .before(place)
        .any(|one| matches!(text.at(one).role, NumberRole::UnitPrice | NumberRole::Average));
    // 9个科室、4个下属单位各抽调1名，共13名: times, not plus.
    // 包括压路机6台、铣刨机2台等，共31台: not all of them.
    let apart = |gap: String| gap.contains('各') || gap.starts_with('等');
    let each = (terms[terms.len() - 1]..place).any(|one| apart(text.gap(one, one + 1)));
    if fits
        || prices
        || each
        || !are_terms(text, &terms, place)
        || is_of_others(text, &terms, place)
    {
        return;
    }
    let mut in_order = terms.clone();
    in_order.reverse();
    let shown: Vec<_> = in_order.iter().map(|term| text.digits(*term)).collect();
    let sum: Decimal = terms.iter().map(|term| text.at(*term).number.size()).sum();
    let sum = (sum / one.number.scale).normalize();
    let message = format!("{}＝{sum}，合计写 {}", shown.join("＋"), text.written(place));
    text.report(mistakes::WRONG_SUM, (place, &terms), message, hints::PARTS, findings);
}

/// Whether a total counts other things than its terms do: 14个村、2个社区，共218个居民小组.
fn is_of_others(text: &StatedText, terms: &[usize], place: usize) -> bool {
    let noun = |at: usize| text.passage.text(text.at(at).tail.start, text.at(at).tail.end);
    let counted = noun(place);
    !counted.is_empty() && terms.iter().any(|term| !counted.contains(&noun(*term)))
}

/// Whether a label names a sum and nothing else: 共计, 全年合计, 以上三项合计.
fn is_total(label: &str) -> bool {
    let label = label.trim_end_matches(['为', '：', '了', '是']);
    let sums = ["共计", "合计", "总计", "一共", "总共", "小计", "共"];
    // 两批共下达593.70万元.
    let done = [
        "下达", "完成", "支出", "发放", "投入", "拨付", "培训", "争取", "建成", "安排", "建设",
        "改造",
    ];
    let label = done.iter().find_map(|done| label.strip_suffix(done)).unwrap_or(label);
    let Some(of) = sums.iter().find_map(|word| label.strip_suffix(word)) else { return false };
    let of = of.trim_start_matches("以上").trim_start_matches("上述").trim_start_matches("全年");
    let of = of.trim_start_matches(['两', '二', '三', '四', '五', '六', '各']);
    matches!(
        of,
        "" | "批"
            | "年"
            | "次"
            | "期"
            | "个项目"
            | "项"
            | "类"
            | "者"
            | "数"
            | "部分"
            | "项费用"
            | "项资金"
            | "项支出"
            | "季度"
    )
}

/// Whether numbers before a total are its terms: no part of another, none from another time, all of one list.
fn are_terms(text: &StatedText, terms: &[usize], place: usize) -> bool {
    terms.iter().all(|term| {
        let one = text.at(*term);
        let same = one.basis == text.at(terms[0]).basis;
        one.depth == text.at(place).depth && (one.basis != AmountBasis::Other || same)
    }) && !text.gap(terms[terms.len() - 1], place).contains("其中")
        && !text.gap(terms[terms.len() - 1], place).contains('占')
}
