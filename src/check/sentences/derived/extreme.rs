//! What a text calls the highest, the lowest, the most, against the numbers of all that it is one of.

use rust_decimal::Decimal;

use super::findings::Findings;
use super::pool::Pool;
use super::series::{NumberSeries, of_text};
use super::token::NumberTokens;
use crate::base::says::says;
use crate::check::mistakes;
use crate::statements::interval::Interval;
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;
use crate::statements::words::elsewhere::names_elsewhere;

/// Words that call one of several the largest, or the smallest.
const WORDS: &[(&str, bool)] = &[
    ("最高", true),
    ("最多", true),
    ("最大", true),
    ("最长", true),
    ("居首位", true),
    ("居首", true),
    ("居第一", true),
    ("位居第一", true),
    ("最低", false),
    ("最少", false),
    ("最小", false),
    ("最短", false),
    ("居末位", false),
    ("居末", false),
    ("垫底", false),
];

/// A word that calls something the largest or the smallest.
struct Superlative<'a> {
    word: &'static str,
    largest: bool,
    at: usize,
    end: usize,
    passage: &'a Passage,
}

/// 5个项目中执行率最高的是农村危房改造，为100%; 桃坪村最多.
pub(super) fn extremes(tokens: &NumberTokens, pool: &Pool, found: &mut Findings) {
    let superlatives = superlatives(tokens.text.passage);
    if superlatives.is_empty() {
        return;
    }
    let listed = of_text(tokens);
    for superlative in superlatives {
        by_name(&superlative, &listed, &pool.series, found);
        by_number(tokens, &superlative, pool, found);
    }
}

fn superlatives(passage: &Passage) -> Vec<Superlative<'_>> {
    let mut superlatives = Vec::new();
    let mut at = 0;
    while at < passage.chars.len() {
        let word = WORDS.iter().find(|(word, _)| passage.has(at, word));
        let Some((word, largest)) = word else {
            at += 1;
            continue;
        };
        let end = at + word.chars().count();
        // 最高气温, 最低工资, 最大限度, 最多跑一次: no superlative about one of several.
        let closes = ["的", "，", "。", "；", "、", "）", "为", "是", "\n"];
        let ends = end >= passage.chars.len() || closes.iter().any(|word| passage.has(end, word));
        if ends && !passage.is_cited(at, end - at) {
            superlatives.push(Superlative { word, largest: *largest, at, end, passage });
        }
        at = end;
    }
    superlatives
}

impl Superlative<'_> {
    /// The words of its clause before it, and those behind it up to the next mark or number.
    fn around(&self) -> (String, String) {
        let (start, stop) = self.passage.sentence(self.at);
        let mark = |c: &char| "，；。：（）\n".contains(*c);
        let chars = &self.passage.chars;
        let from = chars[start..self.at].iter().rposition(mark).map_or(start, |at| start + at + 1);
        // 服务占比最高、工程占比最低: two superlatives in one clause.
        let claimed = (from..self.at).rev().find(|at| chars[*at] == '最');
        let next = claimed.and_then(|at| (at..self.at).find(|at| chars[*at] == '、'));
        let from = next.map_or(from, |at| at + 1);
        let behind = chars[self.end..stop.min(self.end + 40)].iter();
        let behind: String = behind.take_while(|c| !mark(c) && !c.is_ascii_digit()).collect();
        (self.passage.text(from, self.at), behind)
    }
}

/// 桃坪村最多, where its number is the least of those that are listed; 执行率最高的是…, where it is that project's that is
/// lowest.
fn by_name(
    superlative: &Superlative,
    listed: &[NumberSeries],
    known: &[NumberSeries],
    found: &mut Findings,
) {
    let (ahead, behind) = superlative.around();
    let other = ["历年", "增幅", "降幅", "增长", "下降"];
    if names_elsewhere(&ahead) || says(&ahead, &other) {
        return;
    }
    let named = behind.trim_start_matches(['的', '是', '为']);
    // 合格率最高的是食品: no count of samples says which.
    let degree = ["率", "度", "比重", "占比", "比例"].iter().any(|word| ahead.ends_with(word));
    let is_of = |series: &NumberSeries| {
        if degree && series.quantity != Quantity::Percent {
            return false;
        }
        series.what.is_empty() || (series.what.chars().count() > 1 && ahead.contains(&series.what))
    };
    for series in listed.iter().chain(known).filter(|series| is_of(series)) {
        let plain = |name: &str| {
            let short = name.strip_suffix("项目").unwrap_or(name);
            named.starts_with(short) || ahead.trim_start_matches("其中").starts_with(short)
        };
        let mut members = series.members.iter().filter(|(name, _)| plain(name));
        let (Some((name, number)), None) = (members.next(), members.next()) else { continue };
        let (Some(meant), Some(least)) =
            (series.end(superlative.largest), series.end(!superlative.largest))
        else {
            continue;
        };
        // What a text lists may be some of many; that the least of them is called the most is wrong anyhow.
        let wrong = if series.what.is_empty() { *number == least } else { *number != meant };
        if wrong {
            let right = series.members.iter().find(|(_, number)| *number == meant);
            let right = right.map_or("", |(name, _)| name);
            let message = format!("{}的是{right}，不是{name}", superlative.word);
            let hint = "照数字改名称，或改“最高”“最低”";
            let place = (superlative.at, superlative.end);
            return found.push_words(
                mistakes::OPPOSITE_DIRECTION,
                superlative.passage,
                place,
                message,
                hint,
            );
        }
    }
}

/// 执行率94.58%，在3个项目中最高, where it is the lowest; 最低的是困难群众救助，为95.67%, where another has that rate.
fn by_number(tokens: &NumberTokens, superlative: &Superlative, pool: &Pool, found: &mut Findings) {
    let Some(place) = number_of(tokens, superlative) else { return };
    let one = tokens.all[place].number;
    let printed = Interval::of(one, one.decimals);
    let (ahead, behind) = superlative.around();
    let words = format!("{}{ahead}{behind}", tokens.all[place].label);
    let is_of = |series: &&NumberSeries| {
        let rate = series.what == "执行率";
        let named = words.contains(&series.what) || tokens.ahead(place).ends_with(&series.what);
        let own = |number: Decimal| printed.meets(Interval::exact(number));
        series.quantity == one.quantity
            && series.members.iter().any(|(_, number)| own(*number))
            && (!rate || named)
    };
    let series: Vec<_> = pool.series.iter().filter(is_of).collect();
    let [only] = series.as_slice() else { return };
    let is_end = |largest| only.end(largest).is_some_and(|end| printed.meets(Interval::exact(end)));
    let change = ["增幅", "降幅", "增长", "下降", "均"].iter().any(|word| ahead.contains(word));
    if is_end(!superlative.largest) && !is_end(superlative.largest) && !change {
        let message = format!(
            "{}在“{}”里是最{}的，正文写“{}”",
            tokens.written(place),
            only.what,
            if superlative.largest { "小" } else { "大" },
            superlative.word
        );
        let hint = "照数字改“最高”“最低”，或核对数字";
        let place = (superlative.at, superlative.end);
        found.push_words(mistakes::OPPOSITE_DIRECTION, superlative.passage, place, message, hint);
    } else {
        misnamed(tokens, (place, printed), &behind, only, found);
    }
}

/// 门急诊最多的是骨伤科，为36420人次, where that is the number of another row.
fn misnamed(
    tokens: &NumberTokens,
    (place, printed): (usize, Interval),
    behind: &str,
    series: &NumberSeries,
    found: &mut Findings,
) {
    let named = behind.trim_start_matches(['的', '是', '为']);
    let short = |name: &str| name.strip_suffix("项目").unwrap_or(name).to_string();
    let own = |number: Decimal| printed.meets(Interval::exact(number));
    let mut meant = series.members.iter().filter(|(name, _)| named.starts_with(&short(name)));
    let (Some((name, number)), None) = (meant.next(), meant.next()) else { return };
    let other = series.members.iter().find(|(_, number)| own(*number));
    if let Some((other, _)) = other.filter(|_| !own(*number)) {
        let message = format!("{}是{other}的，不是{name}的", tokens.written(place));
        found.push(
            mistakes::OTHER_NUMBER,
            tokens,
            (place, &[]),
            message,
            "核对名称和数，改掉错的一个",
        );
    }
}

/// The number that a superlative is about: behind it (最高的是…，为98.51%), or right before it (执行率94.58%，在3个项目中最低).
fn number_of(tokens: &NumberTokens, superlative: &Superlative) -> Option<usize> {
    let (_, stop) = superlative.passage.sentence(superlative.at);
    let measured = |at: &usize| {
        let number = tokens.all[*at].number;
        number.quantity.is_amount() || number.quantity == Quantity::Percent
    };
    let behind = (0..tokens.all.len()).filter(measured).find(|at| {
        let number = tokens.all[*at].number;
        number.at >= superlative.end && number.at < stop
    });
    let leads = |at: &usize| {
        let gap = superlative.passage.text(superlative.end, tokens.all[*at].number.at);
        let close = gap.chars().count() <= 24 && !gap.contains(['；', '。', '（']);
        let commas = gap.matches('，').count();
        close && commas <= 1 && (gap.ends_with('为') || gap.ends_with("达") || commas == 0)
    };
    let before = || {
        let before = |at: &usize| {
            let number = tokens.all[*at].number;
            let gap = (number.end <= superlative.at)
                .then(|| superlative.passage.text(number.end, superlative.at));
            gap.is_some_and(|gap| is_lead(&gap))
        };
        (0..tokens.all.len()).rev().filter(measured).find(before)
    };
    behind.filter(leads).or_else(before).filter(|at| tokens.all[*at].number.is_exact())
}

/// Whether words lead from a number to a superlative about it: ，为; ，在3个项目中; ，占30.31%，工作量.
fn is_lead(gap: &str) -> bool {
    let gap = gap.trim_start_matches('，');
    let among = gap.starts_with('在') && gap.contains('中') && gap.chars().count() <= 14;
    matches!(gap, "为" | "是" | "" | "均为") || (among && !gap.contains('，'))
}
