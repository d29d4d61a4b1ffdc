//! People of the unit in running text: 空编 as posts less people, people of all kinds, who came and who left, against the facts
//! and against each other.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::base::says::says;
use crate::catalogue::keys;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::reported::report_once;
use crate::figures::Figure;
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;
use crate::statements::quantity::Quantity;
use crate::statements::words::elsewhere::names_region;

/// Numbers of people.
pub(crate) static STAFF_COUNTS: CheckRule = CheckRule::new(codes::E03, Needs::All, staff_counts);

/// The numbers of the facts.
struct Staff {
    posts: Option<Decimal>,
    actual: Option<Decimal>,
    last_year: Option<Decimal>,
    retired: Option<Decimal>,
    temporary: Option<Decimal>,
}

impl Staff {
    fn of(context: &CheckContext) -> Self {
        let number = |key: &str| context.stated(key).and_then(Figure::number);
        Self {
            posts: number(keys::STAFF_ESTABLISHED),
            actual: number(keys::STAFF_ACTUAL),
            last_year: number(keys::STAFF_LAST_YEAR),
            retired: number(keys::STAFF_RETIRED),
            temporary: number(keys::STAFF_TEMPORARY),
        }
    }
}

/// A number of people or posts with the words before it since the last mark or number.
struct People {
    number: Number,
    label: String,
}

fn staff_counts(context: &CheckContext, findings: &mut Diagnostics) {
    let staff = Staff::of(context);
    for passage in context.passages.iter().filter(|one| !one.is_name && !one.is_document) {
        let all: Vec<_> = numbers(passage).into_iter().map(|one| people(passage, one)).collect();
        let mut from = 0;
        while from < all.len() {
            let (_, stop) = passage.sentence(all[from].number.at);
            let length = all[from..].iter().take_while(|one| one.number.at < stop).count().max(1);
            let sentence = Sentence { passage, all: &all[from..from + length] };
            if passage.is_of_the_unit() {
                sentence.against_facts(&staff, findings);
                sentence.by_people(&staff, findings);
                sentence.fills(&staff, findings);
            }
            sentence.lists(findings);
            sentence.flows(findings);
            sentence.becomes(findings);
            from += length;
        }
    }
}

fn people(passage: &Passage, number: Number) -> People {
    let chars = &passage.chars[..number.at];
    let length = chars.iter().rev().take(20).take_while(|c| is_han(**c)).count();
    People { label: passage.text(number.at - length, number.at), number }
}

/// The numbers of a sentence.
struct Sentence<'a> {
    passage: &'a Passage,
    all: &'a [People],
}

/// Words that add nothing before the name of people.
const FILLERS: &[&str] = &[
    "年末",
    "年底",
    "实有",
    "现有",
    "共有",
    "另有",
    "还有",
    "尚有",
    "我院",
    "我局",
    "我校",
    "我镇",
    "我乡",
    "我委",
    "我中心",
    "全院",
    "全局",
    "全校",
    "全镇",
    "全乡",
    "核定",
    "总",
    "其中",
    "现",
    "有",
    "末",
    "年",
];

impl Sentence<'_> {
    fn text(&self) -> String {
        let (start, stop) = self.passage.sentence(self.all[0].number.at);
        self.passage.text(start, stop)
    }

    fn report(&self, one: &People, message: String, hint: &str, findings: &mut Diagnostics) {
        let place = (one.number.at, one.number.end);
        report_once(self.passage, place, (mistakes::OTHER_NUMBER, message, hint), findings);
    }

    /// The only number that is named by one of some words and nothing else.
    fn only(&self, names: &[&str]) -> Option<&People> {
        let mut found = self.all.iter().filter(|one| {
            one.number.quantity.is_of_people()
                && one.number.is_exact()
                && is_named(&one.label, names)
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// 编制94名，在职88人，比上年减少2人，空编6名，退休31人.
    fn against_facts(&self, staff: &Staff, findings: &mut Diagnostics) {
        let text = self.text();
        let named = says(&text, &["编制", "在职"]) && !names_region(&text);
        let others = [
            "下属",
            "所属",
            "各单位",
            "其他单位",
            "学校",
            "市场所",
            "卫生院",
            "局机关",
            "截至2023",
            "2025年",
        ];
        if !named || says(&text, &others) {
            return;
        }
        const POSTS: &[&str] = &["编制", "编制数", "编制人数", "人员编制"];
        const ACTUAL: &[&str] =
            &["在职", "在职人员", "在职职工", "在编在职人员", "在职在编人员", "人员在职"];
        let (posts, actual) = (self.only(POSTS), self.only(ACTUAL));
        let right = |one: Option<&People>, fact: Option<Decimal>| {
            one.is_some_and(|one| fact == Some(one.number.value))
        };
        let (posts_right, actual_right) = (right(posts, staff.posts), right(actual, staff.actual));
        if let (Some(one), Some(fact)) = (actual.filter(|_| posts_right), staff.actual) {
            if one.number.value != fact && staff.posts != Some(one.number.value) {
                let written = self.passage.text(one.number.at, one.number.end);
                let message = format!("在职人数是 {fact}，正文写 {written}");
                self.report(one, message, "照数据改正文，或核对数据", findings);
            }
        }
        if let (Some(one), Some(fact)) = (posts.filter(|_| actual_right), staff.posts) {
            if one.number.value != fact {
                let written = self.passage.text(one.number.at, one.number.end);
                let message = format!("编制数是 {fact}，正文写 {written}");
                self.report(one, message, "照数据改正文，或核对数据", findings);
            }
        }
        self.vacancies(staff, (posts, actual), posts_right || actual_right, findings);
        self.changed(staff, actual.filter(|_| actual_right), findings);
        let sure = actual_right || posts_right;
        let temporary =
            ["编外聘用", "编外聘用人员", "编外人员", "编外用工", "临聘人员", "聘用人员"];
        let retired = ["退休", "退休人员", "离退休", "离退休人员"];
        let moves = ["流失", "调出", "调入", "招聘", "退休后", "减少原因", "主要是", "因退休"];
        for (names, fact, is_moving) in [
            (&temporary[..], staff.temporary, false),
            (&retired[..], staff.retired, says(&text, &moves)),
        ] {
            let Some((one, fact)) = self.only(names).zip(fact).filter(|_| sure && !is_moving)
            else {
                continue;
            };
            if one.number.value != fact {
                let written = self.passage.text(one.number.at, one.number.end);
                let message = format!("{}是 {fact} 人，正文写 {written}", names[0]);
                self.report(one, message, "照数据改正文，或核对数据", findings);
            }
        }
    }

    /// 编制94名，在职86人，空编6名: posts less people, by the sentence or by the facts.
    fn vacancies(
        &self,
        staff: &Staff,
        (posts, actual): (Option<&People>, Option<&People>),
        is_sure: bool,
        findings: &mut Diagnostics,
    ) {
        let Some(free) = self.only(&["空编", "空编数", "缺编", "空缺编制"]) else {
            return;
        };
        let of = |one: Option<&People>, fact| one.map(|one| one.number.value).or(fact);
        let (Some(posts_said), Some(people_said)) =
            (of(posts, staff.posts), of(actual, staff.actual))
        else {
            return;
        };
        let (Some(posts), Some(actual)) = (staff.posts, staff.actual) else { return };
        let stated = free.number.value;
        let right = posts - actual;
        if !is_sure
            || right < Decimal::ZERO
            || stated == right
            || stated == posts_said - people_said
        {
            return;
        }
        let message = format!("编制 {posts}－在职 {actual}＝{right}，正文写空编 {stated}");
        self.report(free, message, "核对编制数、在职人数和空编数", findings);
    }

    /// 按在职88人计算: by as many people as there are.
    fn by_people(&self, staff: &Staff, findings: &mut Diagnostics) {
        const BY: &[&str] =
            &["按在职", "按在职人员", "按年末在职", "按年末在职人员", "按实有在职人员"];
        let (Some(actual), Some(before)) = (staff.actual, staff.last_year) else { return };
        for one in self.all.iter().filter(|one| BY.contains(&one.label.as_str())) {
            let counted = self.passage.has(one.number.end, "计算")
                || self.passage.has(one.number.end, "测算");
            if counted && one.number.value == before && before != actual {
                let message = format!("在职人数是 {actual}，{before} 是上年的");
                self.report(one, message, "照数据改正文，或核对数据", findings);
            }
        }
    }

    /// 招聘教师6名，空编减少到4名: the free posts less those who come.
    fn fills(&self, staff: &Staff, findings: &mut Diagnostics) {
        let (Some(posts), Some(actual)) = (staff.posts, staff.actual) else { return };
        let Some(left) = self.only(&["空编减少到", "空编减少至", "空编减至", "空编降至"])
        else {
            return;
        };
        let mut came = self.all.iter().filter(|one| {
            let whole = !says(&one.label, &["其中", "普通"]) && one.number.at < left.number.at;
            one.number.quantity.is_of_people() && says(&one.label, GAINED) && whole
        });
        let (Some(one), None) = (came.next(), came.next()) else { return };
        let right = posts - actual - one.number.value;
        let others = says(&self.text(), &["退休", "调出", "学校", "下属"]);
        if right >= Decimal::ZERO && right != left.number.value && !others {
            let free = posts - actual;
            let message =
                format!("空编 {free}－{}＝{right}，正文写 {}", one.number.value, left.number.value);
            self.report(left, message, "核对空编数和招聘人数", findings);
        }
    }

    /// 在职86人，比上年减少2人 against last year's number.
    fn changed(&self, staff: &Staff, actual: Option<&People>, findings: &mut Diagnostics) {
        let (Some(one), Some(before), Some(now)) = (actual, staff.last_year, staff.actual) else {
            return;
        };
        let place = self.all.iter().position(|other| other.number.at == one.number.at);
        let Some(next) = place.and_then(|place| self.all.get(place + 1)) else { return };
        let gap = self.passage.text(one.number.end, next.number.at);
        let up =
            ["，比上年增加", "，较上年增加", "，比上年多", "，比上年净增"].contains(&gap.as_str());
        let down =
            ["，比上年减少", "，较上年减少", "，比上年少", "，比上年净减"].contains(&gap.as_str());
        let change = now - before;
        let stated = if up { next.number.value } else { -next.number.value };
        if (up || down) && next.number.quantity.is_of_people() && stated != change {
            let message = format!("在职 {now}，上年 {before}，相差 {}", change.abs());
            self.report(next, message, "核对在职人数和上年在职人数", findings);
        }
    }

    /// 机关在职42人、事业在职43人、工勤2人，合计85人: the total of all that stands before it.
    fn lists(&self, findings: &mut Diagnostics) {
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
    fn flows(&self, findings: &mut Diagnostics) {
        let text = self.text();
        let people = || self.all.iter().filter(|one| one.number.quantity.is_of_people());
        let is = |one: &People, words: &[&str]| words.iter().any(|word| one.label.ends_with(word));
        let net = [
            "净减少",
            "净增加",
            "净增",
            "净减",
            "比上年增加",
            "比上年减少",
            "较上年增加",
            "较上年减少",
        ];
        let changes: Vec<_> = people().filter(|one| is(one, &net)).collect();
        let [change] = changes.as_slice() else { return };
        let came: Vec<_> =
            people().filter(|one| says(&one.label, CAME) && !is(one, &net)).collect();
        let left: Vec<_> =
            people().filter(|one| says(&one.label, LEFT) && !is(one, &net)).collect();
        let exact = people().all(|one| one.number.is_exact());
        let both = came.iter().any(|one| says(&one.label, LEFT));
        let plan = ["计划", "拟", "将", "预计", "力争", "等", "2025年"];
        if came.is_empty() || left.is_empty() || both || !exact || says(&text, &plan) {
            return;
        }
        let sum = |all: &[&People]| all.iter().map(|one| one.number.value).sum::<Decimal>();
        let right = sum(&came) - sum(&left);
        let down = change.label.contains('减');
        let stated = if down { -change.number.value } else { change.number.value };
        if stated != right {
            let message = format!(
                "进 {}、出 {}，相差 {}，正文写 {}",
                sum(&came),
                sum(&left),
                right.abs(),
                change.number.value
            );
            let place = (change.number.at, change.number.end);
            let words = (mistakes::WRONG_DIFFERENCE, message, "核对进出人数和增减数，改掉错的一个");
            report_once(self.passage, place, words, findings);
        }
    }

    /// 增补法官3人，由29人增至33人; 停招1个专业，新设2个专业，专业总数由6个增加到8个.
    fn becomes(&self, findings: &mut Diagnostics) {
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
            let before: Vec<_> = self.all[..place - 1].iter().collect();
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

/// Words of people who came.
const CAME: &[&str] = &["招聘", "调入", "新进", "引进", "录用", "转入", "招录", "考录", "选调"];
/// Words of people who left.
const LEFT: &[&str] = &["退休", "调出", "流失", "辞职", "离职", "转出", "病故", "死亡", "退出"];
/// Words of what comes to what there was.
const GAINED: &[&str] =
    &["增补", "招聘", "新增", "新设", "增设", "补充", "引进", "新开", "新聘", "增配"];
/// Words of what goes from it.
const LOST: &[&str] = &["停招", "停办", "撤销", "撤并", "减少", "关闭", "退出", "报废"];

/// Whether a label is one of some names with nothing but fillers before it.
fn is_named(label: &str, names: &[&str]) -> bool {
    let mut rest = label;
    loop {
        if names.contains(&rest) {
            return true;
        }
        match FILLERS.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(shorter) if !shorter.is_empty() => rest = shorter,
            _ => return false,
        }
    }
}
