//! How many steps, indicators and projects a sentence says, against the facts.

use rust_decimal::prelude::ToPrimitive;

use super::counted_places::{Lists, Place, is_of_some, report};
use crate::base::diag::Diagnostics;
use crate::base::says::says;
use crate::catalogue::keys;
use crate::check::rule::CheckContext;
use crate::data::model::{Prose, Target};
use crate::statements::words::elsewhere::names_region;

/// 明确4个步骤 among the steps of the evaluation.
pub(super) fn steps(
    context: &CheckContext,
    lists: &Lists,
    place: &Place,
    findings: &mut Diagnostics,
) {
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

/// 三级指标9个 and its kinds.
pub(super) fn indicators(context: &CheckContext, place: &Place, findings: &mut Diagnostics) {
    let all = &context.report.indicators;
    if all.is_empty() || !place.behind.starts_with('个') {
        return;
    }
    let sentence = place.sentence();
    let of_project = place.passage.is_of_project
        || says(&sentence, &["项目指标", "个项目分别", "共性指标", "下属"]);
    if of_project {
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
    // Some count those of the projects too.
    let projects = &context.report.projects;
    let of_projects: usize = projects.iter().map(|project| project.indicators.len()).sum();
    if of_projects > 0 && place.count as usize > all.len() + 2 {
        return;
    }
    let rest = &place.behind['个'.len_utf8()..];
    let meant = kinds.iter().find(|(name, count)| {
        *count > 0
            && (place.ahead.ends_with(name)
                || (rest.starts_with(name) && !place.ahead.ends_with("指标")))
    });
    // The kinds are parts of the unit's own, where the sentence says how many these are.
    let own = [format!("三级指标{}个", all.len()), format!("{}个三级指标", all.len())];
    let whole = meant.is_some_and(|(name, _)| *name == "三级指标")
        || own.iter().any(|own| sentence.contains(own.as_str()));
    if let Some((name, count)) = meant.filter(|(_, count)| *count as u32 != place.count && whole) {
        report(place, format!("整体自评的{name}是{count}个，正文写{}个", place.count), findings);
    }
}

/// Words behind all projects.
const AFTER: &[&str] = &[
    "的",
    "目标",
    "实行",
    "、",
    "，",
    "按",
    "均",
    "全部",
    "支出",
    "预算",
    "执行",
    "逐",
    "年初预算",
    "全年预算",
];
/// Words before all projects.
const BEFORE: &[&str] = &[
    "对",
    "由",
    "与",
    "和",
    "兼顾",
    "将",
    "围绕",
    "度",
    "通报",
    "，",
    "按",
    "逐笔核对",
    "小组核查",
    "共有",
    "共安排",
];

/// 5个项目全部编报绩效目标, where the facts have six.
fn all_with_goals(
    context: &CheckContext,
    lists: &Lists,
    (place, rest): (&Place, &str),
    findings: &mut Diagnostics,
) {
    const ALL: [&str; 6] = [
        "全部编报",
        "均编报",
        "都编报",
        "全部编制了绩效目标",
        "全部设定绩效目标",
        "全部编制绩效目标",
    ];
    let all = ALL.iter().any(|word| rest.starts_with(word));
    let basis = context.report.goals.basis.iter();
    let begins = place.ahead.is_empty() || place.ahead.ends_with('，');
    let stated =
        context.stated(keys::PROJECTS_WITH_GOALS).is_some_and(|figure| figure.value().is_some());
    if all
        && begins
        && !stated
        && lists.projects > 1
        && place.count != lists.projects
        && is_in(basis, place)
    {
        report(place, format!("项目填了{}个，正文写{}个", lists.projects, place.count), findings);
    }
}

/// 对4个项目实行按月调度, where the facts have three.
pub(super) fn projects(
    context: &CheckContext,
    lists: &Lists,
    place: &Place,
    findings: &mut Diagnostics,
) {
    let report_ = context.report;
    let Some(rest) = place.behind.strip_prefix("个项目") else { return };
    all_with_goals(context, lists, (place, rest), findings);
    let near =
        place.count > lists.projects && place.count <= lists.projects + 1 && lists.projects > 1;
    let clause = place.ahead.rsplit(['，', '；']).next().unwrap_or_default();
    // More than there are cannot be some of them.
    let some = names_region(&place.sentence()) || is_of_some(clause);
    if !near || some {
        return;
    }
    let management = &report_.management;
    let texts = [&management.procedure, &management.supervision, &report_.goals.basis];
    let steps = report_.steps.iter().filter_map(|step| step.text.as_ref());
    let causes =
        report_.problems.iter().flat_map(|problem| [Some(&problem.text), problem.cause.as_ref()]);
    let causes = causes.flatten();
    let here = is_in(texts.into_iter().flatten().chain(steps).chain(causes), place);
    let plain = rest.is_empty() || AFTER.iter().any(|word| rest.starts_with(word));
    let bare = place.ahead.is_empty() || BEFORE.iter().any(|word| place.ahead.ends_with(word));
    let evaluated = [keys::EVALUATED_PROJECT_COUNT, keys::PROJECTS_WITH_GOALS].iter().any(|key| {
        context.stated(key).and_then(|figure| match figure.value()? {
            crate::figures::Value::Count(count, _) => count.to_u32(),
            _ => None,
        }) == Some(place.count)
    });
    if here && plain && bare && !evaluated {
        report(place, format!("项目填了{}个，正文写{}个", lists.projects, place.count), findings);
    }
}
