//! A bare number where those around it have a unit: 货物86.24万元、工程318.62、服务72.58万元.

use super::bare_words::{HOTLINES, WITHOUT_UNIT};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;

/// Bare numbers beside numbers with a unit.
pub(crate) static MISSING: CheckRule = CheckRule::new(codes::E48, Needs::Lists, missing);

fn missing(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|one| !one.is_name && !one.is_document) {
        // 单位：万元 says it of all of them.
        if ["单位：", "单位:"].iter().any(|word| !passage.find(word).is_empty()) {
            continue;
        }
        let all = numbers(passage);
        for place in 0..all.len() {
            let before = place.checked_sub(1).map_or(0, |before| all[before].end);
            let Some(label) = bare_label(passage, before, &all[place]) else { continue };
            let around = Around { passage, all: &all, place, label: &label };
            let unit = around.of_rate().or_else(|| around.of_list()).or_else(|| around.of_parts());
            let unit = unit.or_else(|| around.of_change());
            let unit = unit.or_else(|| around.of_sum()).or_else(|| around.of_count());
            let Some(unit) = unit.or_else(|| around.of_money()) else { continue };
            let number = &all[place];
            let written = passage.text(number.at, number.end);
            let code = if unit == "%" { mistakes::NO_PERCENT_SIGN } else { context.code };
            let message = format!("“{label}{written}”没有写单位");
            let hint = match unit.as_str() {
                "" => "补上“件”“人”“个”等量词".to_string(),
                unit => format!("补上“{unit}”"),
            };
            let at = (number.at, number.at + number.length);
            report_once(passage, at, (code, message, &hint), findings);
        }
    }
}

/// The words from the last mark or number to a number without a unit; nothing where it may have none.
fn bare_label(passage: &Passage, before: usize, number: &Number) -> Option<String> {
    let end = number.at + number.length;
    let written = passage.text(number.at, end);
    let mark = |c: &char| "，、。；）和及与\n".contains(*c);
    let ends = passage.chars.get(end).is_none_or(mark);
    let bare = number.quantity == Quantity::Nothing && number.is_exact() && ends;
    if !bare || number.value.is_zero() || HOTLINES.contains(&written.as_str()) {
        return None;
    }
    let chars = &passage.chars[before.min(number.at)..number.at];
    let length = chars.iter().rev().take(20).take_while(|c| is_han(**c)).count();
    let label = passage.text(number.at - length, number.at);
    // 分别为12.50万元、8.20和3.10万元.
    let listed = length == 0 && chars.last() == Some(&'、');
    let named = length > 0 && !WITHOUT_UNIT.iter().any(|word| label.ends_with(word));
    let year = number.decimals == 0 && (1949..=2099).any(|year| written == year.to_string());
    let rate = label.ends_with("增幅") || label.ends_with("降幅");
    ((named || listed || rate) && !year).then_some(label)
}

/// A bare number with the numbers around it.
struct Around<'a> {
    passage: &'a Passage,
    all: &'a [Number],
    place: usize,
    label: &'a str,
}

impl<'a> Around<'a> {
    fn number(&self) -> &'a Number {
        &self.all[self.place]
    }

    /// The number before it in its sentence, with the words in between.
    fn before(&self) -> Option<(&'a Number, String)> {
        let one = &self.all[self.place.checked_sub(1)?];
        let gap = self.passage.text(one.end, self.number().at);
        (!gap.contains(['。', '\n'])).then_some((one, gap))
    }

    /// The number behind it in its sentence, with the words in between.
    fn behind(&self) -> Option<(&'a Number, String)> {
        let (own, one) = (self.number(), self.all.get(self.place + 1)?);
        let gap = self.passage.text(own.at + own.length, one.at);
        (!gap.contains(['。', '\n'])).then_some((one, gap))
    }

    /// The unit of another number as it is written.
    fn unit_of(&self, other: &Number) -> String {
        self.passage.text(other.at + other.length, other.end)
    }

    /// The numbers before it in its sentence, the nearest first.
    fn earlier(&self) -> impl Iterator<Item = &'a Number> {
        let (start, _) = self.passage.sentence(self.number().at);
        let earlier = self.all[..self.place].iter().rev();
        earlier.take_while(move |one| one.at >= start)
    }

    /// Whether another is money that is written with as many decimals.
    fn is_money_like(&self, other: &Number) -> bool {
        let decimals = self.number().decimals;
        other.quantity == Quantity::Money && decimals > 0 && other.decimals == decimals
    }

    /// 增幅15.19，
    fn of_rate(&self) -> Option<String> {
        let rate = ["增幅", "降幅"].iter().any(|word| self.label.ends_with(word));
        let (_, gap) = self.behind().unwrap_or_else(|| (self.number(), String::new()));
        (rate && self.number().decimals > 0 && !gap.starts_with('、')).then(|| "%".to_string())
    }

    /// An item of a list whose others have a unit.
    fn of_list(&self) -> Option<String> {
        let item = |gap: &str| {
            let words = gap.strip_prefix(['、', '和', '及', '与']);
            words.filter(|words| words.chars().count() <= 14 && words.chars().all(is_han)).is_some()
        };
        let before = self.before().filter(|(_, gap)| item(gap)).map(|(one, _)| one);
        let behind = self.behind().filter(|(_, gap)| item(gap)).map(|(one, _)| one);
        let things = |one: &Number| {
            matches!(one.quantity, Quantity::Things(_)) && self.number().decimals == one.decimals
        };
        let like = |one: &&Number| one.is_exact() && (self.is_money_like(one) || things(one));
        // The unit at the end of a list may be meant for all of it: 分别为12.50、8.20和3.10万元.
        let whole = || {
            let (one, gap) = self.before()?;
            let among = gap.starts_with("，其中") && gap.chars().skip(3).all(is_han);
            (among && self.label.chars().count() > 3 && self.is_money_like(one)).then_some(one)
        };
        // The first of a list whose next two have a unit each.
        let next = || {
            let (one, two) = (behind?, self.all.get(self.place + 2)?);
            let listed = item(&self.passage.text(one.end, two.at)) && !self.label.is_empty();
            (listed && self.is_money_like(one) && self.is_money_like(two)).then_some(one)
        };
        let after = || behind.filter(|one| self.is_money_like(one)).and(whole()).or_else(next);
        before.filter(like).or_else(after).map(|one| self.unit_of(one))
    }

    /// 保洁118.50万元，占68.59%；绿化32.40；维修21.86万元.
    fn of_parts(&self) -> Option<String> {
        let part = |gap: &str| {
            let words = gap.strip_prefix('；');
            words.is_some_and(|words| words.chars().count() <= 10 && words.chars().all(is_han))
        };
        let (_, before) = self.before()?;
        let (next, behind) = self.behind()?;
        let like = self.earlier().take(3).any(|one| self.is_money_like(one));
        let parts = part(&before) && part(&behind) && like && self.is_money_like(next);
        parts.then(|| self.unit_of(next))
    }

    /// 支出3994.40万元，同比增加174.50，增长4.57%.
    fn of_change(&self) -> Option<String> {
        const WAYS: &[&str] = &[
            "增加",
            "减少",
            "净增",
            "净减",
            "多",
            "少",
            "增收",
            "减收",
            "增支",
            "减支",
            "多支出",
            "少支出",
        ];
        let (one, gap) = self.before()?;
        let changes = WAYS.iter().any(|word| self.label.ends_with(word));
        let words = gap.strip_prefix('，')?;
        let of_it = words.starts_with(['比', '较', '同', '环', '增', '减', '净', '多', '少']);
        let plain = of_it && words.chars().all(is_han) && words.chars().count() <= 10;
        let amount = one.quantity.is_amount() && one.decimals > 0 && one.is_exact();
        let decimals = self.number().decimals > 0;
        (changes && plain && amount && decimals).then(|| self.unit_of(one))
    }

    /// 3个乡镇合计1131.50，占37.89%; 14辆，平均每辆2.76.
    fn of_sum(&self) -> Option<String> {
        const SUMS: &[&str] = &["合计", "共计", "总计", "小计"];
        const EACH: &[&str] =
            &["人均", "户均", "生均", "件均", "村均", "校均", "车均", "亩均", "月均", "年均"];
        let each = EACH.contains(&self.label)
            || self.label.rsplit_once('每').is_some_and(|(ahead, thing)| {
                matches!(ahead, "" | "平均") && (1..=2).contains(&thing.chars().count())
            });
        let sums = SUMS.iter().any(|word| self.label.ends_with(word));
        if !(sums || each) || self.number().decimals != 2 {
            return None;
        }
        let money = self.earlier().take(4).find(|one| one.quantity == Quantity::Money);
        let physical = self.earlier().take(4).any(|one| {
            one.decimals > 0 && !matches!(one.quantity, Quantity::Money | Quantity::Percent)
        });
        money.filter(|one| !physical && self.is_money_like(one)).map(|one| self.unit_of(one))
    }

    /// 案件486，占36.93%; 审结6552，比上年增加372件.
    fn of_count(&self) -> Option<String> {
        let number = self.number();
        let (next, gap) = self.behind().filter(|_| number.decimals == 0)?;
        let words = gap.strip_prefix('，')?;
        let plain = words.chars().all(is_han) && words.chars().count() <= 12;
        let share = next.quantity == Quantity::Percent
            && (words.starts_with('占') || words.ends_with('率'));
        let compared = ["比", "较", "同比"].iter().any(|word| words.starts_with(word));
        let changes = ["增加", "减少", "多", "少"].iter().any(|word| words.ends_with(word));
        let change = compared && changes && matches!(next.quantity, Quantity::Things(_));
        let unit = match () {
            () if !plain || self.label.chars().count() < 2 => return None,
            () if change => self.unit_of(next),
            () if share => String::new(),
            () => return None,
        };
        Some(unit)
    }

    /// 公务用车运行维护费156820.50，
    fn of_money(&self) -> Option<String> {
        const MONEY: &[&str] = &[
            "费",
            "支出",
            "收入",
            "资金",
            "经费",
            "拨款",
            "补助",
            "补贴",
            "金额",
            "款",
            "决算数",
            "余额",
            "结余",
            "投资",
            "工资",
            "预算",
            "决算",
        ];
        let named = MONEY.iter().any(|word| self.label.ends_with(word));
        let unit = self.all.iter().find(|one| one.quantity == Quantity::Money);
        let unit = unit.map_or_else(|| "万元".to_string(), |one| self.unit_of(one));
        let (_, gap) = self.behind().unwrap_or_else(|| (self.number(), String::new()));
        // 分别为12.50、8.20和3.10万元.
        let shared = gap.starts_with(['、', '和', '及', '与']);
        (named && !shared && self.number().decimals == 2).then_some(unit)
    }
}
