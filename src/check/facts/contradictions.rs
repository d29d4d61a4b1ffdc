//! What a text says of a target, a date or a source, against what another place of the facts says.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::source::Span;
use crate::catalogue::{Column, INCOME_SOURCES, MONEY_SOURCES, MoneySource, OTHER_SOURCE, keys};
use crate::check::facts::one_thing::sentences::core_of;
use crate::check::indicators::indicator_fact;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{IncomePart, Indicator, Prose, Target};
use crate::figures::{Figure, Value};
use crate::statements::words::completion::COMPLETED;

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
        dated(context, &project.indicators, project.goals.expected.as_ref(), findings);
        opened(context, &project.indicators, project.goals.achieved.as_ref(), findings);
    }
    dated(context, &report.indicators, report.goals.expected.as_ref(), findings);
    let own: Vec<_> = report.goals.achieved.iter().collect();
    all_done(context, (keys::SELF_EVALUATION, &report.indicators), &own, findings);
    events(context, findings);
    sources(context, &report.income_parts, findings);
}

/// A day or a month of a year: `9月26日` is (9, 26), `9月底` (9, 31).
fn day_in(text: &str) -> Option<(u32, u32, usize, usize)> {
    let at = text.find('月')?;
    let month_start = text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let month: u32 = text[month_start..at].parse().ok()?;
    let rest = &text[at + '月'.len_utf8()..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (day, length) = match rest[digits..].starts_with('日') {
        true => (rest[..digits].parse().ok()?, digits + '日'.len_utf8()),
        false if rest.starts_with("上旬") => (10, "上旬".len()),
        false if rest.starts_with("中旬") => (20, "中旬".len()),
        false => (31, 0),
    };
    (1..=12).contains(&month).then_some((month, day, month_start, at + '月'.len_utf8() + length))
}

/// A text of one date, with the year where it says one.
fn only_day(text: &str) -> Option<(Option<i32>, u32, u32)> {
    let (month, day, start, end) = day_in(text)?;
    if day_in(&text[end..]).is_some() {
        return None;
    }
    let year = text[..start].strip_suffix('年').and_then(|before| {
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        before[digits..].parse().ok()
    });
    Some((year, month, day))
}

/// Words of a limit.
const BEFORE: [&str; 6] = ["底前", "日前", "月前", "旬前", "以前", "之前"];

/// A result that is later than its target and has full marks all the same.
fn late(context: &CheckContext, under: &str, one: &Indicator, findings: &mut Diagnostics) {
    let (Some(Target::Text(target)), Some(actual)) = (&one.target, &one.actual) else { return };
    let (wanted, got) = (target.words(), actual.words());
    if !BEFORE.iter().any(|word| wanted.contains(word)) {
        return;
    }
    let (Some(limit), Some(done)) = (only_day(&wanted), only_day(&got)) else { return };
    let year = |year: Option<i32>| year.unwrap_or(i32::from(context.report.year.value));
    let at = |(y, month, day): (Option<i32>, u32, u32)| (year(y), month, day);
    let fact = indicator_fact(under, one);
    let number = |column| match context.of(&fact, column).and_then(Figure::value) {
        Some(Value::Count(number, _)) => Some(*number),
        _ => None,
    };
    let full = number(Column::Score).is_some() && number(Column::Score) == number(Column::Weight);
    if at(done) <= at(limit) || !full {
        return;
    }
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let message = format!("{name}：指标值是“{wanted}”，完成值是“{got}”，晚了却得满分");
    let finding =
        context.finding(message).label(actual.span, "完成值").label(target.span, "指标值");
    findings.push(finding.hint("核对日期；确实晚了的，扣分并写明原因"));
}

/// The one date that a goal sets, against the one that an indicator does.
fn dated(
    context: &CheckContext,
    indicators: &[Indicator],
    goal: Option<&Prose>,
    findings: &mut Diagnostics,
) {
    let is_limit = |words: &str| BEFORE.iter().any(|word| words.contains(word));
    let mut limits = indicators.iter().filter_map(|one| match &one.target {
        Some(Target::Text(target)) if is_limit(&target.words()) => {
            Some((one, target.span, target.words()))
        }
        _ => None,
    });
    let (Some((one, span, wanted)), None) = (limits.next(), limits.next()) else { return };
    let Some((goal, said)) = goal.map(|goal| (goal, goal.words())).filter(|(_, w)| is_limit(w))
    else {
        return;
    };
    let (Some(limit), Some(stated)) = (only_day(&wanted), only_day(&said)) else { return };
    let year = |year: Option<i32>| year.unwrap_or(i32::from(context.report.year.value));
    let at = |(y, month, day): (Option<i32>, u32, u32)| (year(y), month, day);
    if at(limit) == at(stated) {
        return;
    }
    let name = one.path.last().map_or(&one.id.value, |name| &name.value);
    let message = format!("{name}：指标值是“{wanted}”，目标里写“{said}”，日期不同");
    let finding = context.finding(message).label(goal.span, "目标").label(span, "指标值");
    findings.push(finding.hint("目标和指标值应是一个日期，改掉错的一个"));
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
    const DONE: [&str; 7] =
        ["全面完成", "全部完成", "圆满完成", "均已完成", "全部达到", "均完成", "超额完成"];
    const GENERAL: [&str; 14] = [
        "年度", "全年", "各项", "绩效", "全部", "所有", "总体", "目标", "指标", "工作", "既定",
        "预定", "预期", "年初",
    ];
    const NOT: [&str; 6] = ["未", "没有", "除", "基本", "个别", "不"];
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

/// How the opening of one house is called.
const OPENED: [&str; 5] = ["开馆", "开放", "开业", "投入使用", "投用"];

/// The day on which a project opened its house, in a result and in what was reached.
fn opened(
    context: &CheckContext,
    indicators: &[Indicator],
    achieved: Option<&Prose>,
    findings: &mut Diagnostics,
) {
    let opening = |prose: &Prose| {
        let words = prose.words();
        let day = only_day(&words).filter(|(_, _, day)| words.contains(&format!("{day}日")));
        day.filter(|_| OPENED.iter().any(|word| words.contains(word)))
    };
    let Some((text, (_, month, day))) = achieved.and_then(|text| Some((text, opening(text)?)))
    else {
        return;
    };
    for actual in indicators.iter().filter_map(|one| one.actual.as_ref()) {
        if opening(actual).is_some_and(|(_, m, d)| (m, d) != (month, day)) {
            let message = format!(
                "同一件事有两个日期：完成值写“{}”，完成情况写“{}”",
                actual.words().trim(),
                text.words().trim()
            );
            let finding = context.finding(message);
            let finding = finding.label(actual.span, "完成值").label(text.span, "完成情况");
            findings.push(finding.hint("查清是哪一天，改掉错的一个"));
        }
    }
}

/// What else happens once.
const ONCE: [&str; 3] = ["开馆", "开工", "揭牌"];

/// The same clause about what happens once, with two dates.
fn events(context: &CheckContext, findings: &mut Diagnostics) {
    let mut known: Vec<(String, (u32, u32), Span)> = Vec::new();
    for prose in context.report.proses() {
        for clause in prose.words().split(['，', '。', '；', '\n']) {
            let Some((month, day, start, end)) = day_in(clause) else { continue };
            if day_in(&clause[end..]).is_some()
                || !COMPLETED.iter().chain(&ONCE).any(|word| clause.contains(word))
            {
                continue;
            }
            let rest = format!("{}…{}", &clause[..start], &clause[end..]);
            let other = known.iter().find(|(words, when, span)| {
                *words == rest && *when != (month, day) && *span != prose.span
            });
            if let Some((_, (month, day), span)) = other {
                let message =
                    format!("同一件事有两个日期：这里“{clause}”，另一处是{month}月{day}日");
                let finding =
                    context.finding(message).label(prose.span, "这里").label(*span, "另一处");
                findings.push(finding.hint("查清是哪一天，改掉错的一个"));
                continue;
            }
            known.push((rest, (month, day), prose.span));
        }
    }
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
