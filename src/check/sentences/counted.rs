//! How many offices, subordinate units, members, steps, indicators and projects a sentence says, against the facts.

use super::counted_places::{Lists, Place, is_of_some, lists, place, report};
use super::counted_work::{indicators, projects, steps};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::catalogue::OFFICE_WORDS;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::numbers::numbers;

/// Counts of what the facts list.
pub(crate) static COUNTED: CheckRule = CheckRule::new(codes::E44, Needs::Lists, counted);

/// The words of offices that nothing else is called by.
fn office_words() -> impl Iterator<Item = &'static &'static str> {
    OFFICE_WORDS.iter().filter(|word| !["机构", "股", "室"].contains(word))
}

fn counted(context: &CheckContext, findings: &mut Diagnostics) {
    let lists = lists(context);
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let numbers = numbers(passage);
        let places: Vec<Place> =
            numbers.into_iter().filter_map(|one| place(passage, one)).collect();
        for (order, place) in places.iter().enumerate() {
            let next = places.get(order + 1).filter(|next| follows(place, next));
            offices(&lists, place, next, findings);
            named_offices(&lists, place, findings);
            if let Some(before) = order.checked_sub(1).map(|before| &places[before]) {
                beside_units(&lists, (before, place), findings);
            }
            subordinates(&lists, place, findings);
            group(&lists, place, findings);
            indicators(context, place, findings);
            steps(context, &lists, place, findings);
            projects(context, &lists, place, findings);
        }
    }
}

/// Whether a number follows another at once: 8个股室和8个下属单位.
fn follows(one: &Place, next: &Place) -> bool {
    let gap = one.passage.text(one.number.at + one.number.length, next.number.at);
    gap.chars().count() <= 10
        && gap.ends_with(['和', '、', '及', '与'])
        && is_office(&gap).is_some()
}

/// 个股室, 个内设机构: the name of what is counted.
fn is_office(behind: &str) -> Option<&'static str> {
    let rest = behind.strip_prefix('个')?;
    office_words().find(|name| rest.starts_with(**name)).copied()
}

/// 个局属二级预算单位; `own` where the words before the number say whose they are.
fn is_subordinate(behind: &str, own: bool) -> bool {
    let Some(mut rest) = behind.strip_prefix('个') else { return false };
    const WHOSE: &[&str] =
        &["下属", "所属", "局属", "镇属", "乡属", "直属", "二级", "院属", "委属"];
    const KIND: &[&str] = &["预算", "事业", "公路", "独立核算", "基层", "机构"];
    let mut named = own;
    while let Some(word) = WHOSE.iter().chain(KIND).find(|word| rest.starts_with(**word)) {
        named |= WHOSE.contains(word);
        rest = &rest[word.len()..];
    }
    named && rest.starts_with("单位")
}

fn offices(lists: &Lists, place: &Place, next: Option<&Place>, findings: &mut Diagnostics) {
    let Some(known) = lists.offices.filter(|known| *known != place.count) else { return };
    let Some(name) = is_office(&place.behind) else { return };
    const OWN: &[&str] = &[
        "局机关",
        "我局",
        "委机关",
        "镇机关",
        "乡机关",
        "厅机关",
        "局机关现有",
        "局机关设",
        "局机关的",
        "局机关内设",
        "镇机关内设",
        "乡机关内设",
        "委机关内设",
    ];
    let own = OWN.iter().any(|word| place.ahead.ends_with(word));
    let paired = next.is_some_and(|next| {
        is_subordinate(&next.behind, false) && lists.subordinates.contains(&next.count)
    });
    // 8个处室各确定1名联络员: no more than there are.
    let rest = place.behind.trim_start_matches('个').trim_start_matches(name);
    let all = ["各", "参加", "均", "和", "对照", "填报", "分别", "的分工"]
        .iter()
        .any(|word| rest.starts_with(word));
    let more = all && (known + 1..=known + 3).contains(&place.count);
    let sentence = place.sentence();
    let more = more && !is_of_some(&sentence) && !says(&sentence, &["下属", "所属"]);
    if (own || paired || more) && !is_of_some(&place.ahead) {
        report(place, format!("{name}是{known}个，正文写{}个", place.count), findings);
    }
}

/// 内设机构9个，派出人民法庭3个: the name before the number, at the beginning of its sentence.
fn named_offices(lists: &Lists, place: &Place, findings: &mut Diagnostics) {
    const NAMES: &[&str] = &["内设机构", "内设科室", "内设股室", "内设处室", "内设庭室"];
    let Some(known) = lists.offices.filter(|known| *known != place.count) else { return };
    let ends = place.behind.starts_with("个，")
        || place.behind.starts_with("个、")
        || place.behind == "个";
    let (start, _) = place.passage.sentence(place.number.at);
    let ahead = place.passage.text(start, place.number.at);
    let own = ["", "我局", "我院", "我校", "我委", "我镇", "我乡", "本单位", "机关"];
    let begins = |name: &&&str| ahead.strip_suffix(**name).is_some_and(|rest| own.contains(&rest));
    if let Some(name) = NAMES.iter().find(begins).filter(|_| ends && place.passage.is_of_the_unit())
    {
        report(place, format!("{name}是{known}个，正文写{}个", place.count), findings);
    }
}

/// 5个预算单位、11个内设科室参加自评; 5个内设机构和3个事业单位负责人参加: one of the two is as the facts have it.
fn beside_units(lists: &Lists, (one, two): (&Place, &Place), findings: &mut Diagnostics) {
    let gap = one.passage.text(one.number.at + one.number.length, two.number.at);
    let joined = gap.ends_with(['、', '和', '及']) && gap.chars().count() <= 10;
    let units = |place: &Place| {
        ["个事业单位", "个预算单位", "个下属单位", "个所属单位", "个直属单位"]
            .iter()
            .any(|word| place.behind.starts_with(word))
    };
    let sure = |count: u32| {
        lists.subordinates.contains(&count) || lists.subordinates.contains(&(count - 1))
    };
    let (office, unit) = match (is_office(&one.behind), is_office(&two.behind)) {
        (Some(_), None) => (one, two),
        (None, Some(_)) => (two, one),
        _ => return,
    };
    let rest = &two.behind;
    let takes_part =
        ["参加", "负责人参加", "完成自评", "完成单位自评"].iter().any(|word| rest.contains(word));
    let Some(known) = lists.offices.filter(|known| *known != office.count) else { return };
    if joined
        && takes_part
        && units(unit)
        && unit.count > 0
        && sure(unit.count)
        && !is_of_some(&place_text(one))
    {
        let name = is_office(&office.behind).unwrap_or_default();
        report(office, format!("{name}是{known}个，正文写{}个", office.count), findings);
    }
}

/// The clause around a number.
fn place_text(place: &Place) -> String {
    let clause = place.ahead.rsplit(['，', '；']).next().unwrap_or_default();
    format!("{clause}{}", place.behind.split(['，', '；']).next().unwrap_or_default())
}

fn subordinates(lists: &Lists, place: &Place, findings: &mut Diagnostics) {
    let Some(known) = lists.subordinates.last() else { return };
    const BESIDE: &[&str] = &[
        "机关和",
        "机关及",
        "机关与",
        "机关及所属",
        "机关和所属",
        "机关及其所属",
        "机关及下属",
        "机关和下属",
        "本级和",
        "本级及",
        "本级及所属",
        "本部和",
    ];
    let beside = BESIDE.iter().any(|word| place.ahead.ends_with(word));
    let paired = office_words().any(|name| {
        place.ahead.ends_with(&format!("{name}和")) || place.ahead.ends_with(&format!("{name}、"))
    });
    if !place.behind.starts_with('个') && !place.behind.contains(WHOLE) {
        return;
    }
    if is_of_some(&place.sentence()) && !place.ahead.contains("抽调")
        || lists.subordinates.contains(&place.count)
    {
        return whole(lists, place, findings);
    }
    let under = ["下设", "下辖"].iter().any(|word| place.ahead.ends_with(word));
    let whose = is_subordinate(&place.behind, beside || under);
    let more = place.count > *known && place.count <= known + 3;
    if whose && (beside || paired || more) {
        report(place, format!("下属单位列了{known}个，正文写{}个", place.count), findings);
    }
    // 局属二级预算单位11个, where it stands at the beginning of a list.
    let named = [
        "下属预算单位",
        "直属事业单位",
        "下属事业单位",
        "直属单位",
        "下属单位",
        "局属单位",
        "局属二级预算单位",
        "所属事业单位",
        "所属单位",
    ];
    let behind = place.behind.starts_with("个，其中")
        || place.behind.starts_with("个：")
        || place.behind == "个";
    if behind && more && named.iter().any(|name| place.ahead.ends_with(name)) {
        report(place, format!("下属单位列了{known}个，正文写{}个", place.count), findings);
    }
}

/// The words before how many units there are in all.
const WHOLE: &str = "单位，共";

/// 局机关和11个下属单位，共12个预算单位: the unit itself is one more.
fn whole(lists: &Lists, place: &Place, findings: &mut Diagnostics) {
    let gap = WHOLE;
    let Some(at) = place.behind.find(gap) else { return };
    let total: String =
        place.behind[at + gap.len()..].chars().take_while(char::is_ascii_digit).collect();
    let rest = &place.behind[at + gap.len() + total.len()..];
    let beside = place.ahead.ends_with("机关和")
        || place.ahead.ends_with("机关及")
        || place.ahead.ends_with("本级和");
    let Ok(total) = total.parse::<u32>() else { return };
    let units = rest.starts_with("个预算单位")
        || rest.starts_with("个单位")
        || rest.starts_with("家预算单位");
    if beside && units && lists.subordinates.contains(&place.count) && total != place.count + 1 {
        report(
            place,
            format!(
                "本级和{}个下属单位是{}个单位，正文写共{total}个",
                place.count,
                place.count + 1
            ),
            findings,
        );
    }
}

fn group(lists: &Lists, place: &Place, findings: &mut Diagnostics) {
    if lists.group < 2 || place.count == lists.group {
        return;
    }
    let people = place.behind.strip_prefix(['人', '名']).unwrap_or("");
    const GROUPS: &[&str] = &[
        "评价小组",
        "自评小组",
        "评价工作小组",
        "自评工作小组",
        "绩效评价小组",
        "绩效自评小组",
        "绩效评价工作小组",
        "绩效自评工作小组",
    ];
    let named = GROUPS.iter().any(|name| {
        let rest = people.trim_start_matches("组成的").trim_start_matches("组成");
        !people.is_empty() && rest.starts_with(name)
    });
    let ahead = place.ahead.trim_end_matches(['共', '由', '有']);
    // 成立以园长为组长的评价小组，共3人.
    let ahead = ahead.strip_suffix('，').filter(|_| place.ahead.ends_with('共')).unwrap_or(ahead);
    // 成立评价小组，小组共4人.
    let again = ahead.ends_with("，小组") && says(ahead, GROUPS);
    let ends = again || GROUPS.iter().any(|name| ahead.ends_with(name));
    let behind = ends && !people.is_empty() && !people.starts_with(['次', '一', '为', '组']);
    let named_members =
        ["小组成员", "小组成员共", "小组成员有"].iter().any(|word| place.ahead.ends_with(word));
    let members = (people.starts_with("成员") || (named_members && !people.is_empty()))
        && says(&place.ahead, GROUPS);
    let fits = members && [lists.members, lists.group - 1].contains(&place.count);
    if (named || behind || members)
        && !fits
        && !is_of_some(&place.ahead)
        && !place.ahead.ends_with('每')
    {
        report(place, format!("评价小组列了{}人，正文写{}人", lists.group, place.count), findings);
    }
}
