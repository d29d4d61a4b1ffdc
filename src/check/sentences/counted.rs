//! E44: how many offices, subordinate units, members, steps, indicators and projects a sentence says, against the facts.

use std::collections::BTreeSet;

use rust_decimal::prelude::ToPrimitive;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Prose, Target};
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;

/// Counts of what the facts list.
pub(crate) static COUNTED: CheckRule = CheckRule::new(codes::E44, Needs::Lists, counted);

/// What the facts list, how often.
struct Lists {
    offices: Option<u32>,
    subordinates: BTreeSet<u32>,
    group: u32,
    members: u32,
    steps: u32,
    projects: u32,
}

/// A number in a sentence with the words on both sides.
struct Place<'a> {
    passage: &'a Passage,
    number: Number,
    count: u32,
    ahead: String,
    behind: String,
    sentence: String,
}

const SUBSET: &[&str] = &[
    "选取",
    "抽取",
    "抽查",
    "抽调",
    "部分",
    "涉及",
    "其中",
    "重点",
    "随机",
    "分别对",
    "有的",
    "另外",
    "其余",
    "其他",
    "各县",
    "全县",
    "全市",
    "全省",
    "全区",
    "县直",
    "市直",
    "省直",
    "拟",
    "原",
];
const OFFICES: &[&str] =
    &["股室", "科室", "处室", "部室", "内设机构", "内设股室", "内设科室", "职能科室", "职能股室"];

fn counted(context: &CheckContext, findings: &mut Diagnostics) {
    let lists = lists(context);
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let numbers = numbers(passage);
        let places: Vec<Place> =
            numbers.into_iter().filter_map(|one| place(passage, one)).collect();
        for (order, place) in places.iter().enumerate() {
            let next = places.get(order + 1).filter(|next| follows(place, next));
            offices(&lists, place, next, findings);
            subordinates(&lists, place, findings);
            group(&lists, place, findings);
            indicators(context, place, findings);
            steps(context, &lists, place, findings);
            projects(context, &lists, place, findings);
        }
    }
}

fn lists(context: &CheckContext) -> Lists {
    let report = context.report;
    let size = |length: usize| length as u32;
    let named = report.values.texts(crate::catalogue::keys::OFFICE_NAMES).len();
    let offices =
        context.stated("organization.offices.count").and_then(|figure| match figure.value()? {
            crate::figures::Value::Count(count, _) => count.to_u32(),
            _ => None,
        });
    let offices = offices.or((named > 0).then_some(size(named)));
    let budgeted =
        report.subordinates.iter().filter(|one| one.budget_unit.as_ref().is_some_and(|b| b.value));
    let subordinates = [size(report.subordinates.len()), size(budgeted.count())];
    let subordinates = subordinates.into_iter().filter(|count| *count > 0).collect();
    let members = report.group.iter().filter(|one| one.role.value.contains("成员")).count();
    Lists {
        offices,
        subordinates,
        group: size(report.group.len()),
        members: size(members),
        steps: size(report.steps.len()),
        projects: size(report.projects.len()),
    }
}

fn place(passage: &Passage, number: Number) -> Option<Place<'_>> {
    let cited = passage.is_cited(number.at, number.length);
    let count =
        number.value.to_u32().filter(|_| number.decimals == 0 && number.is_exact() && !cited)?;
    let (start, stop) = passage.sentence(number.at);
    let end = number.at + number.length;
    let ahead = passage.text(start.max(number.at.saturating_sub(30)), number.at);
    let behind = passage.text(end, stop.min(end + 30));
    Some(Place { passage, count, ahead, behind, sentence: passage.text(start, stop), number })
}

/// Whether a number follows another at once: 8个股室和8个下属单位.
fn follows(one: &Place, next: &Place) -> bool {
    let gap = one.passage.text(one.number.at + one.number.length, next.number.at);
    gap.chars().count() <= 10
        && gap.ends_with(['和', '、', '及', '与'])
        && is_office(&gap).is_some()
}

fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// 个股室, 个内设机构: the name of what is counted.
fn is_office(behind: &str) -> Option<&'static str> {
    let rest = behind.strip_prefix('个')?;
    OFFICES.iter().find(|name| rest.starts_with(**name)).copied()
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
    ];
    let own = OWN.iter().any(|word| place.ahead.ends_with(word));
    let paired = next.is_some_and(|next| {
        is_subordinate(&next.behind, false) && lists.subordinates.contains(&next.count)
    });
    if (own || paired) && !says(&place.ahead, SUBSET) {
        report(place, format!("{name}是{known}个，正文写{}个", place.count), findings);
    }
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
    let paired = OFFICES.iter().any(|name| {
        place.ahead.ends_with(&format!("{name}和")) || place.ahead.ends_with(&format!("{name}、"))
    });
    if says(&place.sentence, SUBSET) && !place.ahead.contains("抽调")
        || lists.subordinates.contains(&place.count)
    {
        return whole(lists, place, findings);
    }
    let whose = is_subordinate(&place.behind, beside);
    let more = place.count > *known && place.count <= known + 3;
    if whose && (beside || paired || more) {
        report(place, format!("下属单位列了{known}个，正文写{}个", place.count), findings);
    }
    // 局属二级预算单位11个, where it stands at the beginning of a list.
    let named = ["下属单位", "局属单位", "局属二级预算单位", "所属事业单位", "所属单位"];
    let behind = place.behind.starts_with("个，其中") || place.behind.starts_with("个：");
    if behind && more && named.iter().any(|name| place.ahead.ends_with(name)) {
        report(place, format!("下属单位列了{known}个，正文写{}个", place.count), findings);
    }
}

/// 局机关和11个下属单位，共12个预算单位: the unit itself is one more.
fn whole(lists: &Lists, place: &Place, findings: &mut Diagnostics) {
    let gap = "单位，共";
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
    let ends = GROUPS.iter().any(|name| place.ahead.ends_with(name));
    let behind = ends && !people.is_empty() && !people.starts_with(['次', '一', '为', '组']);
    let members = people.starts_with("成员") && says(&place.ahead, GROUPS);
    let fits = members && [lists.members, lists.group - 1].contains(&place.count);
    if (named || behind || members)
        && !fits
        && !says(&place.ahead, SUBSET)
        && !place.ahead.ends_with('每')
    {
        report(place, format!("评价小组列了{}人，正文写{}人", lists.group, place.count), findings);
    }
}

fn steps(context: &CheckContext, lists: &Lists, place: &Place, findings: &mut Diagnostics) {
    let of_steps = context.report.steps.iter().filter_map(|step| step.text.as_ref());
    let named = place.behind.starts_with("个步骤") || place.behind.starts_with("个阶段");
    let own = ["明确", "明确了", "分", "分为", "按照", "按", "确定", "确定了"]
        .iter()
        .any(|word| place.ahead.ends_with(word));
    if named && own && lists.steps > 1 && lists.steps != place.count && is_in(of_steps, place) {
        report(place, format!("自评步骤列了{}步，正文写{}个", lists.steps, place.count), findings);
    }
}

fn is_in<'a>(mut texts: impl Iterator<Item = &'a Prose>, place: &Place) -> bool {
    texts.any(|text| place.passage.is_in(text.span))
}

fn indicators(context: &CheckContext, place: &Place, findings: &mut Diagnostics) {
    let all = &context.report.indicators;
    let of_project = place.passage.is_of_project
        || says(&place.sentence, &["项目指标", "个项目分别", "共性指标", "下属"]);
    if all.is_empty() || of_project || !place.behind.starts_with('个') {
        return;
    }
    let of = |level: &str| {
        all.iter().filter(|one| one.path.first().is_some_and(|path| path.value == level)).count()
    };
    let quantified =
        all.iter().filter(|one| matches!(one.target, Some(Target::Number { .. }))).count();
    let kinds = [
        ("三级指标", all.len()),
        ("产出指标", of("产出指标")),
        ("效益指标", of("效益指标")),
        ("定量指标", quantified),
        ("定性指标", all.len() - quantified),
    ];
    let rest = &place.behind['个'.len_utf8()..];
    let meant = kinds.iter().find(|(name, count)| {
        *count > 0
            && (place.ahead.ends_with(name)
                || (rest.starts_with(name) && !place.ahead.ends_with("指标")))
    });
    let whole = place.ahead.contains("三级指标")
        || rest.starts_with("三级指标")
        || place.sentence.contains("整体");
    if let Some((name, count)) = meant.filter(|(_, count)| *count as u32 != place.count && whole) {
        report(place, format!("整体自评的{name}是{count}个，正文写{}个", place.count), findings);
    }
}

/// 对4个项目实行按月调度, where the facts have three.
fn projects(context: &CheckContext, lists: &Lists, place: &Place, findings: &mut Diagnostics) {
    let report_ = context.report;
    let Some(rest) = place.behind.strip_prefix("个项目") else { return };
    let near =
        place.count > lists.projects && place.count <= lists.projects + 1 && lists.projects > 1;
    if !near || says(&place.sentence, SUBSET) {
        return;
    }
    let management = &report_.management;
    let texts = [&management.procedure, &management.supervision, &report_.goals.basis];
    let steps = report_.steps.iter().filter_map(|step| step.text.as_ref());
    let causes =
        report_.problems.iter().flat_map(|problem| [Some(&problem.text), problem.cause.as_ref()]);
    let causes = causes.flatten();
    let here = is_in(texts.into_iter().flatten().chain(steps).chain(causes), place);
    let after =
        ["的", "目标", "实行", "、", "，", "按", "均", "全部", "支出", "预算", "执行", "逐"];
    let plain = rest.is_empty() || after.iter().any(|word| rest.starts_with(word));
    let before =
        ["对", "由", "与", "和", "兼顾", "将", "围绕", "度", "通报", "，", "按", "逐笔核对"];
    let bare = place.ahead.is_empty() || before.iter().any(|word| place.ahead.ends_with(word));
    let evaluated = ["evaluation.projects.count", "goals.projects.count"].iter().any(|key| {
        context.stated(key).and_then(|figure| match figure.value()? {
            crate::figures::Value::Count(count, _) => count.to_u32(),
            _ => None,
        }) == Some(place.count)
    });
    if here && plain && bare && !evaluated {
        report(place, format!("项目填了{}个，正文写{}个", lists.projects, place.count), findings);
    }
}

fn report(place: &Place, message: String, findings: &mut Diagnostics) {
    let number = &place.number;
    let Some(span) = place.passage.span(number.at, number.length) else { return };
    let same = |finding: &Diagnostic| {
        finding.labels.first().is_some_and(|label| label.span.start == span.start)
    };
    if !findings.iter().any(same) {
        findings
            .push(Diagnostic::new(codes::E44, message).at(span).hint("照数据改正文，或核对数据"));
    }
}
