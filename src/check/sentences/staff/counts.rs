//! People of the unit in running text: 空编 as posts less people, people of all kinds, who came and who left, against the facts
//! and against each other.

use rust_decimal::Decimal;

use super::sentence::{GAINED, People, Sentence, is_named, people};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::catalogue::keys;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::Figure;
use crate::statements::numbers::numbers;
use crate::statements::words::elsewhere::names_region;

/// Numbers of people.
pub(crate) static STAFF_COUNTS: CheckRule = CheckRule::new(codes::E03, Needs::All, staff_counts);

/// The names of all posts.
const POSTS: &[&str] = &["编制", "编制数", "编制人数", "人员编制"];

/// The numbers of the facts.
struct Staff {
    posts: Option<Decimal>,
    actual: Option<Decimal>,
    last_year: Option<Decimal>,
    retired: Option<Decimal>,
    temporary: Option<Decimal>,
    /// Whether some of the retired are 离休, and no 退休人员.
    cadres: bool,
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
            cadres: number(keys::STAFF_CADRES).is_some_and(|cadres| !cadres.is_zero()),
        }
    }
}

fn staff_counts(context: &CheckContext, findings: &mut Diagnostics) {
    let staff = Staff::of(context);
    for passage in context.passages.iter().filter(|one| !one.is_name && !one.is_document) {
        let numbers = numbers(passage);
        let before = |place: usize| place.checked_sub(1).map(|before| &numbers[before]);
        let of = |(place, one)| people(passage, before(place), one);
        let all: Vec<_> = numbers.iter().enumerate().map(of).collect();
        let mut from = 0;
        while from < all.len() {
            let (_, stop) = passage.sentence(all[from].number.at);
            let length = all[from..].iter().take_while(|one| one.number.at < stop).count().max(1);
            let year = i32::from(context.report.year.value);
            let sentence = Sentence { passage, all: &all[from..from + length], year };
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

impl Sentence<'_> {
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
        const ACTUAL: &[&str] =
            &["在职", "在职人员", "在职职工", "在编在职人员", "在职在编人员", "人员在职"];
        let (posts, actual) = (self.only(POSTS), self.only(ACTUAL));
        let right = |one: Option<&People>, fact: Option<Decimal>| {
            one.is_some_and(|one| fact == Some(one.number.value))
        };
        let (posts_right, actual_right) = (right(posts, staff.posts), right(actual, staff.actual));
        if let (Some(one), Some(fact)) = (actual.filter(|_| posts_right), staff.actual)
            && one.number.value != fact
            && staff.posts != Some(one.number.value)
        {
            let written = self.passage.text(one.number.at, one.number.end);
            let message = format!("在职人数是 {fact}，正文写 {written}");
            self.report(one, message, "照数据改正文，或核对数据", findings);
        }
        if let (Some(one), Some(fact)) = (posts.filter(|_| actual_right), staff.posts)
            && one.number.value != fact
        {
            let written = self.passage.text(one.number.at, one.number.end);
            let message = format!("编制数是 {fact}，正文写 {written}");
            self.report(one, message, "照数据改正文，或核对数据", findings);
        }
        self.vacancies(staff, (posts, actual), posts_right || actual_right, findings);
        self.changed(staff, actual.filter(|_| actual_right), findings);
        if actual_right || posts_right {
            self.others(staff, &text, findings);
        }
    }

    /// 编外聘用21人、退休24人 beside posts and people that are right.
    fn others(&self, staff: &Staff, text: &str, findings: &mut Diagnostics) {
        const TEMPORARY: &[&str] =
            &["编外聘用", "编外聘用人员", "编外人员", "编外用工", "临聘人员", "聘用人员"];
        const RETIRED: &[&str] = &["离退休", "离退休人员", "退休", "退休人员"];
        let moves =
            ["流失", "调出", "调入", "招聘", "退休后", "减少原因", "主要是", "因退休", "离休"];
        // 退休 leaves those out who are 离休.
        let retired = staff.retired.filter(|_| !says(&text.replace("离退休", ""), &moves));
        for (names, fact) in [(TEMPORARY, staff.temporary), (RETIRED, retired)] {
            let Some((one, fact)) = self.only(names).zip(fact) else { continue };
            let stock = ["离退休", "离退休人员", "退休人员"].contains(&one.label.as_str());
            let of_some = names == RETIRED && (staff.cadres || !stock);
            if one.number.value != fact && !of_some {
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
        // 编制94名，其中行政编制78名，空编6名: those of the one kind.
        let kinds = self.all.iter().take_while(|one| one.number.at < free.number.at);
        let kinds: Vec<_> = kinds.map(|one| one.label.trim_start_matches("其中")).collect();
        let is_kind = |label: &&str| label.ends_with("编制") && !is_named(label, POSTS);
        if let [.., before, last] = kinds.as_slice()
            && is_kind(last)
            && !is_kind(before)
        {
            return;
        }
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
}
