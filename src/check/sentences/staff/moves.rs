//! Lists of people with their total, who came and who left, numbers that become others.

use rust_decimal::Decimal;

use super::sentence::{GAINED, LOST, People, Sentence};
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::sentences::reported::report_once;
use crate::statements::quantity::Quantity;

impl Sentence<'_> {
    /// 机关在职42人、事业在职43人、工勤2人，合计85人: the total of all that stands before it.
    pub(super) fn lists(&self, findings: &mut Diagnostics) {
        for (place, total) in self.all.iter().enumerate() {
            let sums = ["合计", "共计", "共", "总计"].contains(&total.label.as_str());
            if !sums || !total.number.quantity.is_of_people() || !total.number.is_exact() {
                continue;
            }
            let mut end = total.number.at - total.label.chars().count();
            let (mut sum, mut parts) = (Decimal::ZERO, 0);
            for part in self.all[..place].iter().rev() {
                let gap = self.passage.text(part.number.end, end);
                let joined = if parts == 0 {
                    gap == "，"
                } else {
                    matches!(gap.as_str(), "、" | "和" | "及")
                };
                if !joined || !part.number.quantity.is_of_people() || !part.number.is_exact() {
                    break;
                }
                (sum, parts) = (sum + part.number.value, parts + 1);
                end = part.number.at - part.label.chars().count();
            }
            let (start, _) = self.passage.sentence(total.number.at);
            let before = self.passage.text(start, end.max(start));
            // Behind 其中 there may be more of them before it.
            let whole = before.is_empty() || before.ends_with(['；', '：']);
            let first = self.all[..place].len() - parts;
            let label = self.all.get(first).map_or("", |one| one.label.as_str());
            let among =
                says(label, &["其中", "比", "较", "增加", "减少"]) || self.text().contains('等');
            if parts > 1 && whole && !among && sum != total.number.value {
                let message = format!("前面各项合起来是 {sum}，正文写 {}", total.number.value);
                let place = (total.number.at, total.number.end);
                let hint = "核对各项和合计，改掉错的一个";
                report_once(self.passage, place, (mistakes::WRONG_SUM, message, hint), findings);
            }
        }
    }

    /// 比上年增加2人，其中招聘9人、流失6人、退休1人: who came less who left is the change.
    pub(super) fn flows(&self, findings: &mut Diagnostics) {
        let text = self.text();
        let is_change = |one: &People| CHANGES.iter().any(|word| one.label.ends_with(word));
        let people = || self.all.iter().filter(|one| one.number.quantity.is_of_people());
        let changes: Vec<_> = people().filter(|one| is_change(one)).collect();
        let [change] = changes.as_slice() else { return };
        let Some((from, to)) = self.moved(change) else { return };
        let is_net = from > change.number.at || change.label.contains('净');
        let depth = |at: usize| {
            self.passage.text(from.min(at), at).chars().fold(0, |depth, c| match c {
                '（' => depth + 1,
                '）' => depth - 1,
                _ => depth,
            })
        };
        let here = |one: &&People| (from..to).contains(&one.number.at) && depth(one.number.at) == 0;
        // 招聘86人，其中引进12人: a part of them.
        let again = |one: &People| {
            let mut earlier =
                people().filter(here).take_while(|other| other.number.at < one.number.at);
            one.label.contains('含')
                || one.label.contains("其中") && earlier.any(|other| says(&other.label, CAME))
        };
        let of: Vec<_> = people().filter(here).filter(|one| !again(one)).collect();
        let people = || of.iter().copied();
        let came: Vec<_> =
            people().filter(|one| says(&one.label, CAME) && !is_change(one)).collect();
        let left: Vec<_> =
            people().filter(|one| says(&one.label, LEFT) && !is_change(one)).collect();
        let exact = people().all(|one| one.number.is_exact());
        let both = came.iter().any(|one| says(&one.label, LEFT));
        let plan = ["计划", "拟", "将", "预计", "力争", "等", "2025年"];
        let stock =
            left.iter().any(|one| says(&one.label, &["有", "离退休", "退休教师", "退休人员"]));
        if !is_net
            || stock
            || came.is_empty()
            || left.is_empty()
            || both
            || !exact
            || says(&text, &plan)
        {
            return;
        }
        let sum = |all: &[&People]| all.iter().map(|one| one.number.value).sum::<Decimal>();
        let right = sum(&came) - sum(&left);
        let down = change.label.contains('减');
        let stated = if down { -change.number.value } else { change.number.value };
        if stated != right {
            let (came, left, apart) = (sum(&came), sum(&left), right.abs());
            let stated = change.number.value;
            let message = format!("进 {came}、出 {left}，相差 {apart}，正文写 {stated}");
            let place = (change.number.at, change.number.end);
            let words = (mistakes::WRONG_DIFFERENCE, message, "核对进出人数和增减数，改掉错的一个");
            report_once(self.passage, place, words, findings);
        }
    }

    /// Where those who came and who left stand: in brackets behind a change, behind 其中 there, or before a net change.
    fn moved(&self, change: &People) -> Option<(usize, usize)> {
        let end = change.number.end;
        let (start, stop) = self.passage.sentence(change.number.at);
        let find = |c: char| (end..stop).find(|at| self.passage.chars[*at] == c).unwrap_or(stop);
        let behind = self.passage.text(end, end + 4);
        let among =
            ["，其中", "，主要是", "：", "，新"].iter().any(|word| behind.starts_with(word));
        match () {
            () if behind.starts_with('（') => Some((end + 1, find('）'))),
            () if among => Some((end, find('；'))),
            () if change.label.contains('净') => Some((start, change.number.at)),
            () => None,
        }
    }

    /// 增补法官3人，由29人增至33人; 停招1个专业，新设2个专业，专业总数由6个增加到8个.
    pub(super) fn becomes(&self, findings: &mut Diagnostics) {
        for (place, to) in self.all.iter().enumerate().skip(2) {
            let from = &self.all[place - 1];
            let grows = ["增至", "增加到", "增加至", "增为"].contains(&to.label.as_str());
            let alike = |one: &People| {
                one.number.quantity == to.number.quantity
                    && one.number.is_exact()
                    && one.number.scale == Decimal::ONE
            };
            let counted = matches!(to.number.quantity, Quantity::Things(_));
            if !grows
                || !counted
                || !from.label.ends_with('由')
                || !alike(from)
                || !to.number.is_exact()
            {
                continue;
            }
            let clause = from.number.at - from.label.chars().count();
            let before: Vec<_> = self.all[..place - 1]
                .iter()
                .filter(|one| one.number.quantity != Quantity::Date)
                .collect();
            let (start, _) = self.passage.sentence(to.number.at);
            let ahead = self.passage.text(start, clause.max(start));
            let changes: Vec<_> = before
                .iter()
                .map(|one| {
                    says(&one.label, GAINED)
                        .then_some(one.number.value)
                        .or_else(|| says(&one.label, LOST).then_some(-one.number.value))
                })
                .collect();
            let all_alike = before.iter().all(|one| alike(one) && one.number.at >= start);
            let Some(net) = changes.into_iter().sum::<Option<Decimal>>().filter(|_| all_alike)
            else {
                continue;
            };
            let right = from.number.value + net;
            let near = ahead.ends_with('，')
                && !ahead.contains('；')
                && !says(&ahead, &["等", "退休", "其中"]);
            if near && right != to.number.value && !before.is_empty() {
                let shown = self.passage.text(from.number.at, from.number.end);
                let sign = if net < Decimal::ZERO { "－" } else { "＋" };
                let message =
                    format!("{shown}{sign}{}＝{right}，正文写 {}", net.abs(), to.number.value);
                let place = (to.number.at, to.number.end);
                let words =
                    (mistakes::WRONG_DIFFERENCE, message, "核对前后两个数和增减数，改掉错的一个");
                report_once(self.passage, place, words, findings);
            }
        }
    }
}

/// Words of how many more or fewer there are.
const CHANGES: &[&str] =
    &["净减少", "净增加", "净增", "净减", "比上年增加", "比上年减少", "较上年增加", "较上年减少"];
/// Words of people who came.
const CAME: &[&str] = &["招聘", "调入", "新进", "引进", "录用", "招录", "考录", "选调"];
/// Words of people who left.
const LEFT: &[&str] = &["退休", "调出", "流失", "辞职", "离职", "病故"];
