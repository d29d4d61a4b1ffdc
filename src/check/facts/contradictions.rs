//! What a text says of a target, a date or a source, against what another place of the facts says.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::catalogue::{Column, INCOME_SOURCES, MONEY_SOURCES, MoneySource, OTHER_SOURCE, keys};
use crate::check::facts::one_thing::goals::core_of;
use crate::check::facts::two_dates::{dated, events, late, opened};
use crate::check::indicators::{indicator_fact, is_below_target};
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::Report;
use crate::data::model::{IncomePart, Indicator, Prose, Target};
use crate::figures::{Figure, Value};
use crate::statements::passage::Passage;

/// Texts that another fact contradicts.
pub(crate) static CONTRADICTIONS: CheckRule =
    CheckRule::new(codes::E27, Needs::All, contradictions);

fn contradictions(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    report.indicators.iter().for_each(|one| late(context, keys::SELF_EVALUATION, one, findings));
    for project in &report.projects {
        project.indicators.iter().for_each(|one| late(context, &project.fact, one, findings));
        let texts: Vec<_> = project.goals.achieved.iter().collect();
        all_done(context, (&project.fact, &project.indicators), &texts, findings);
        not_reached(context, (&project.fact, &project.indicators), &texts, findings);
        dated(context, &project.indicators, project.goals.expected.as_ref(), findings);
        opened(context, &project.indicators, project.goals.achieved.as_ref(), findings);
    }
    dated(context, &report.indicators, report.goals.expected.as_ref(), findings);
    let own = report.goals.achieved.iter();
    let others = report.proses().filter(|text| is_of_the_unit(context, text));
    let own: Vec<_> = own.chain(others.filter(|text| !is_achieved(report, text))).collect();
    all_done(context, (keys::SELF_EVALUATION, &report.indicators), &own, findings);
    not_reached(context, (keys::SELF_EVALUATION, &report.indicators), &own, findings);
    events(context, findings);
    sources(context, &report.income_parts, findings);
}

/// Whether a text is about what the unit did: not about a project, and not about what is wanted.
fn is_of_the_unit(context: &CheckContext, text: &Prose) -> bool {
    let passage = context.passage_of(text);
    let own = passage.is_some_and(Passage::is_of_the_unit);
    own && !intends(&text.words())
}

/// Whether a text may be about what is wanted, and not about what was done.
fn intends(words: &str) -> bool {
    ["确保", "力争", "保证", "要求", "争取", "为了", "将"].iter().any(|word| words.contains(word))
}

/// Whether a text is the one that says which goals were achieved.
fn is_achieved(report: &Report, text: &Prose) -> bool {
    report.goals.achieved.as_ref().is_some_and(|achieved| achieved.span == text.span)
}

/// 全面完成各项目标 beside indicators that did not get their full marks.
fn all_done(
    context: &CheckContext,
    (under, indicators): (&str, &[Indicator]),
    texts: &[&Prose],
    findings: &mut Diagnostics,
) {
    let short = |one: &&Indicator| {
        let fact = indicator_fact(under, one);
        let of = |column| match context.of(&fact, column).and_then(Figure::value) {
            Some(Value::Count(number, _)) => Some(*number),
            _ => None,
        };
        of(Column::Score).zip(of(Column::Weight)).is_some_and(|(score, weight)| score < weight)
    };
    let short: Vec<_> = indicators.iter().filter(short).collect();
    let Some(first) = short.first() else { return };
    for text in texts {
        let words = text.words();
        let clauses = words.split(['，', '。', '；', '\n']);
        let claims = |clause: &&str| claims_all(clause) || exceeds_one(clause, &short);
        let Some(clause) = clauses.map(str::trim).find(claims) else {
            continue;
        };
        let name = first.path.last().map_or(&first.id.value, |name| &name.value);
        let message = format!("正文写“{clause}”，而 {} 项指标没有得满分（{name}等）", short.len());
        let finding =
            context.finding(message).label(text.span, "正文").label(first.id.span, "没有得满分");
        findings.push(finding.hint("照实写完成了哪些、哪些没有完成"));
    }
}

/// 没有达到200场的目标 beside an indicator that reached it, where no other with that target fell short.
fn not_reached(
    context: &CheckContext,
    (under, indicators): (&str, &[Indicator]),
    texts: &[&Prose],
    findings: &mut Diagnostics,
) {
    const NOT: [&str; 4] = ["没有达到", "未达到", "未完成", "没有完成"];
    let missed = |one: &&Indicator| is_below_target(context, under, one) != Some(false);
    let (missed, reached): (Vec<_>, Vec<_>) = indicators.iter().partition(missed);
    for text in texts {
        let passage = context.passage_of(text);
        // With the numbers that are cited.
        let words = passage.map_or_else(|| text.words(), |one| one.text(0, one.chars.len()));
        let clauses = words.split(['，', '。', '；', '\n']);
        let said = clauses.filter_map(|clause| {
            let behind = NOT.iter().find_map(|word| Some(clause.split_once(word)?.1))?;
            let one = reached.iter().find(|one| is_target_of(one, behind))?;
            let other = missed.iter().any(|one| is_target_of(one, behind));
            (!other).then_some((clause.trim(), *one))
        });
        for (clause, one) in said {
            let name = one.path.last().map_or(&one.id.value, |name| &name.value);
            let message = format!("{name}达到了指标值，正文写“{clause}”");
            let actual = one.actual.as_ref().map(|actual| actual.span);
            let places = (Some(text.span), actual);
            let finding = context.finding_at_both(message, places, ("正文", "实际完成值"));
            findings.push(finding.hint("完成值改过的，这句话也要改；没有改过的，核对完成值"));
        }
    }
}

/// Whether a clause says that more was done than was planned of one that fell short: `超额完成公益讲座38场`.
fn exceeds_one(clause: &str, short: &[&Indicator]) -> bool {
    let Some((_, behind)) = clause.split_once("超额完成") else { return false };
    if short.iter().any(|one| is_target_of(one, behind)) {
        return true;
    }
    short.iter().filter_map(|one| one.path.last()).any(|name| {
        let name = &name.value;
        behind.starts_with(name.as_str())
            || core_of(name).is_some_and(|core| behind.starts_with(core))
    })
}

/// Whether words begin with the target of an indicator: `200场的目标`.
fn is_target_of(one: &Indicator, words: &str) -> bool {
    let Some(Target::Number { value, unit, .. }) = &one.target else { return false };
    let unit = unit.as_ref().map_or("", |unit| unit.value.as_str());
    let target = format!("{}{unit}", value.value.normalize());
    words.strip_prefix(target.as_str()).is_some_and(|rest| !unit.is_empty() && rest.contains('标'))
}

/// Whether a clause says that all was done: `全面完成各项任务`, `年度目标全面完成`, `各项指标均已完成`. Tasks of one kind
/// are not all of them: 教学任务.
fn claims_all(clause: &str) -> bool {
    const DONE: [&str; 11] = [
        "全面完成",
        "全部完成",
        "圆满完成",
        "均已完成",
        "全部达到",
        "均完成",
        "超额完成",
        "全部实现",
        "均已实现",
        "全部达标",
        "均已达标",
    ];
    const REACHED: [&str; 4] = ["达到目标值", "达到年度目标值", "达到年度指标值", "达到预期目标"];
    const GENERAL: [&str; 14] = [
        "年度", "全年", "各项", "绩效", "全部", "所有", "总体", "目标", "指标", "工作", "既定",
        "预定", "预期", "年初",
    ];
    const NOT: [&str; 6] = ["未", "没有", "除", "基本", "个别", "不"];
    let reached = REACHED.iter().find_map(|word| clause.strip_suffix(word));
    if let Some(which) = reached {
        let all = ["全部", "各项", "所有"].iter().any(|word| which.contains(word));
        return all && which.trim_end_matches(['均', '都', '已']).ends_with("指标");
    }
    let Some((at, done)) = DONE.iter().filter_map(|word| Some((clause.find(word)?, *word))).min()
    else {
        return false;
    };
    let what = ["目标", "指标", "任务"];
    if NOT.iter().any(|word| clause.contains(word)) || clause.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let (before, behind) = (&clause[..at], &clause[at + done.len()..]);
    if what.iter().any(|word| behind.ends_with(word)) {
        return done != "超额完成"
            || ["全部", "各项", "所有"].iter().any(|word| behind.contains(word));
    }
    let named =
        what.iter().find_map(|word| before.trim_end_matches(['已', '均', '都']).strip_suffix(word));
    behind.is_empty()
        && named.is_some_and(|before| {
            before.is_empty() || GENERAL.iter().any(|word| before.ends_with(word))
        })
}

/// A part of income with the name of one source and the code of another.
fn sources(context: &CheckContext, parts: &[IncomePart], findings: &mut Diagnostics) {
    for part in parts {
        sources(context, &part.parts, findings);
        let Some(source) = &part.source else { continue };
        let own = INCOME_SOURCES.iter().find(|(code, _)| *code == source.value);
        let named = |(code, name): &&(&str, &str)| {
            *name == part.name.value || (*code == OTHER_SOURCE && part.name.value == "其他收入")
        };
        let by_name = || {
            let called = |one: &&MoneySource| one.income_names.contains(&part.name.value.as_str());
            let code = MONEY_SOURCES.iter().find(called)?.code;
            INCOME_SOURCES.iter().find(|(own, _)| *own == code)
        };
        let named = INCOME_SOURCES.iter().find(named).or_else(by_name);
        let (Some((code, called)), Some((right, _))) = (own, named) else { continue };
        if code == right {
            continue;
        }
        let message = format!("收入“{}”的来源写的是 {code}（{called}）", part.name.value);
        let finding =
            context.finding(message).label(source.span, "来源").label(part.name.span, "名称");
        findings.push(finding.hint(format!("名称没错的，来源写 {right}；来源没错的，改名称")));
    }
}
