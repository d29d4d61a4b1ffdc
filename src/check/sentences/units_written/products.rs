//! So much for each of so many against the total, where one of the two has a unit ten thousand times another: 1316件,
//! 罚没款1342.40万元，件均1.02元; and so much for each person as nobody gets.

use rust_decimal::Decimal;

use crate::base::amount::half_up;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::arithmetic::text::{StatedText, texts};
use crate::check::sentences::reported::report_once;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// Units ten thousand times too large or too small.
pub(crate) static PRODUCTS: CheckRule = CheckRule::new(codes::E19, Needs::Lists, products);

fn products(context: &CheckContext, findings: &mut Diagnostics) {
    for text in texts(context) {
        for place in 0..text.all().len() {
            let money = text.at(place).number.quantity == Quantity::Money;
            if money && is_each(&text, place) {
                let product = Product::of(&text, place).map(|product| product.finding(&text));
                let found = product.or_else(|| above_total(&text, place));
                report(&text, found.or_else(|| nobody_gets(&text, place)), findings);
            }
        }
    }
}

/// A number that has a wrong unit and what is said of it.
type Wrong = (usize, String);

fn report(text: &StatedText, wrong: Option<Wrong>, findings: &mut Diagnostics) {
    let Some((place, message)) = wrong else { return };
    let number = &text.at(place).number;
    let hint = "核对单位：元与万元相差一万倍";
    let words = (mistakes::MIXED_UNITS, message, hint);
    report_once(text.passage, (number.at, number.end), words, findings);
}

/// Whether an exact amount is for each of some things.
fn is_each(text: &StatedText, place: usize) -> bool {
    let one = text.at(place);
    let role = matches!(one.role, NumberRole::Average | NumberRole::UnitPrice);
    let label = text.label(place);
    let each = label.contains('每') || label.contains('各') || label.contains("均补助");
    let compared = ["比", "较", "由", "标准线", "上年", "不超过", "最高", "最低", "提高", "限"];
    one.number.is_exact() && (role || each) && !says(&label, &compared)
}

/// A total, a count and what each gets, which go together once a unit is changed.
struct Product {
    total: usize,
    count: usize,
    each: usize,
}

impl Product {
    /// The total and the count in the sentence of an amount for each that give ten thousand times it, or a part; nothing
    /// where any two of them give it as it stands.
    fn of(text: &StatedText, each: usize) -> Option<Self> {
        let sentence = text.at(each).sentence;
        let here = || text.around(each).filter(|at| text.at(*at).sentence == sentence);
        let totals: Vec<_> = here().filter(|at| is_total(text, *at, each)).collect();
        let counts: Vec<_> = here().filter(|at| is_count(text, *at)).collect();
        let pairs = || totals.iter().flat_map(|t| counts.iter().map(move |c| (*t, *c)));
        let near = |(total, count): &(usize, usize)| {
            let far = |at: usize| at.abs_diff(each);
            far(*total) <= 3 && far(*count) <= 8
        };
        let fits = pairs().any(|(total, count)| {
            times(text, (total, count), each).is_some_and(|times| is_near(times, Decimal::ONE))
        });
        let digits = text.digits(each).chars().filter(|c| ('1'..='9').contains(c)).count();
        let (wan, part) = (Decimal::from(10_000), Decimal::new(1, 4));
        let wrong = pairs().filter(near).find(|(total, count)| {
            let times = times(text, (*total, *count), each);
            let size = |at: usize| text.at(at).number.size();
            let absurd = size(each) > size(*total);
            (digits > 1 || absurd)
                && times.is_some_and(|times| {
                    is_near(times / wan, Decimal::ONE) || is_near(times / part, Decimal::ONE)
                })
        });
        let (total, count) = wrong.filter(|_| !fits)?;
        Some(Self { total, count, each })
    }

    /// What is wrong: 元 where the other has 万元, or the total that is less than what each gets.
    fn finding(&self, text: &StatedText) -> Wrong {
        let number = |at: usize| &text.at(at).number;
        let (total, each) = (number(self.total), number(self.each));
        let count = number(self.count);
        let (wan, yuan) = (Decimal::from(10_000), Decimal::ONE);
        let less = total.size() < each.size();
        let of_total = less && total.scale == yuan;
        let shown = |size: Decimal, scale: Decimal| {
            let unit = if scale == wan { "万元" } else { "元" };
            format!("{}{unit}", half_up(size / scale, 2).normalize())
        };
        if of_total {
            let right = each.size() * count.size();
            let scale = if right >= wan { wan } else { yuan };
            let message = format!(
                "{}×{}＝{}，正文写 {}",
                text.written(self.each),
                text.written(self.count),
                shown(right, scale),
                text.written(self.total)
            );
            return (self.total, message);
        }
        let right = total.size() / count.size();
        let scale = if right >= wan { wan } else { yuan };
        let message = format!(
            "{}÷{}＝{}，正文写 {}",
            text.written(self.total),
            text.written(self.count),
            shown(right, scale),
            text.written(self.each)
        );
        (self.each, message)
    }
}

/// How many times what each gets the quotient of a total and a count is.
fn times(text: &StatedText, (total, count): (usize, usize), each: usize) -> Option<Decimal> {
    let size = |at: usize| text.at(at).number.size();
    size(total).checked_div(size(count))?.checked_div(size(each))
}

/// Whether two numbers are one but for rounding.
fn is_near(one: Decimal, other: Decimal) -> bool {
    (one - other).abs() <= other / Decimal::ONE_HUNDRED
}

fn is_total(text: &StatedText, at: usize, each: usize) -> bool {
    let one = text.at(at);
    let own = matches!(one.role, NumberRole::Value | NumberRole::Total | NumberRole::To);
    at != each
        && own
        && one.number.quantity == Quantity::Money
        && one.number.is_exact()
        && !is_each(text, at)
}

fn is_count(text: &StatedText, at: usize) -> bool {
    let one = text.at(at);
    let own = matches!(one.role, NumberRole::Value | NumberRole::Total | NumberRole::To);
    let things = matches!(one.number.quantity, Quantity::Things(_));
    own && things && one.number.is_exact() && one.number.size() > Decimal::ONE
}

/// 培训补助63.00万元，人均1500万元: more for each than for all of them.
fn above_total(text: &StatedText, each: usize) -> Option<Wrong> {
    let one = text.at(each);
    let label = text.label(each);
    let plain = EACH_PERSON.iter().any(|word| label.trim_start_matches("平均") == *word);
    let total = text.before(each).take(2).find(|at| is_total(text, *at, each))?;
    let whole = text.at(total);
    let differs = [
        "增加", "减少", "节约", "结余", "超", "多", "少", "差", "罚", "每", "均", "贴息", "保费",
        "奖", "担保", "利息",
    ];
    let of_total = whole.number.scale == Decimal::ONE;
    let times = if of_total { Decimal::ONE } else { Decimal::TWO };
    let sure = plain
        && whole.segment == one.segment
        && one.number.scale > Decimal::ONE
        && one.number.size() > whole.number.size() * times
        && !says(&text.label(total), &differs);
    let message = || format!("一共 {}，却写{label} {}", text.written(total), text.written(each));
    sure.then(|| (if of_total { total } else { each }, message()))
}

/// Words of what each of some people gets.
const EACH_PERSON: &[&str] = &[
    "人均",
    "户均",
    "生均",
    "每人",
    "每户",
    "每生",
    "每名",
    "每人次",
    "人次均",
    "人均每月",
    "每人每月",
    "每生每年",
    "每户每月",
    "每人每年",
    "人均每年",
    "次均",
    "件均",
    "月人均",
    "户月均",
];

/// 每生每年700万元: what nobody gets.
fn nobody_gets(text: &StatedText, each: usize) -> Option<Wrong> {
    const PERSON: &[&str] = &["人均", "生均", "每人", "每生", "人次均", "每户每月", "户月均"];
    const GETS: &[&str] = &[
        "补助",
        "补贴",
        "资助",
        "救助",
        "投入",
        "费",
        "标准",
        "经费",
        "支出",
        "生均",
        "每生",
        "每月",
        "每年",
        "月人均",
        "低保",
        "慰问",
    ];
    const OTHERS: &[&str] = &[
        "产值",
        "营业",
        "销售",
        "生产总值",
        "GDP",
        "利润",
        "税",
        "罚",
        "资产",
        "贷款",
        "融资",
        "产出",
        "创收",
        "人才",
        "专家",
        "院士",
        "团队",
        "奖",
        "赔",
        "投资额",
        "交易",
        "成交",
        "进出口",
    ];
    let one = text.at(each);
    let label = text.label(each);
    let most = Decimal::from(1_000_000);
    let (start, stop) = text.passage.sentence(one.number.at);
    let person = says(&label, PERSON)
        && says(&label, GETS)
        && !says(&text.passage.text(start, stop), OTHERS);
    let message = || format!("“{label}{}”，一个人不会有这么多", text.written(each));
    (person && one.number.scale > Decimal::ONE && one.number.size() >= most)
        .then(|| (each, message()))
}
