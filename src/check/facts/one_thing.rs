//! E27: two numbers in the facts for one and the same thing.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, FigureKey, keys};
use crate::check::facts::relations::number;
use crate::check::indicators::indicator_fact;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Building, Indicator, Project, Prose};
use crate::figures::{Figure, Value};

/// One thing as two numbers.
pub(crate) static ONE_THING: CheckRule = CheckRule::new(codes::E27, Needs::All, one_thing);

fn one_thing(context: &CheckContext, findings: &mut Diagnostics) {
    items(context, findings);
    indicators(context, findings);
    sentences(context, findings);
    carried_over(context, findings);
    buildings(context, findings);
    investments(context, findings);
}

/// 科目 that are lines of 三公经费, 会议费 or 培训费 too: code, name, key of the line.
const ITEMS: [(&str, &str, &str); 5] = [
    ("30217", "公务接待费", keys::RECEPTION),
    ("30231", "公务用车运行维护费", keys::VEHICLE_OPERATION),
    ("30212", "因公出国（境）费用", keys::ABROAD),
    ("30215", "会议费", "meetings"),
    ("30216", "培训费", "training"),
];

/// A 科目 cannot be more than the line of 三公经费 that it is part of; the line may be paid from projects too.
fn items(context: &CheckContext, findings: &mut Diagnostics) {
    for item in &context.report.public_items {
        let Some(amount) = &item.actual else { continue };
        let code = item.code.as_ref().map(|code| code.value.as_str());
        let known = |one: &&(&str, &str, &str)| Some(one.0) == code || one.1 == item.name.value;
        let Some((_, _, line)) = ITEMS.iter().find(known) else { continue };
        let Some(whole) = context.decided(line) else { continue };
        let Some(most) = whole.money().filter(|most| amount.value > *most) else { continue };
        let unit = context.figures.unit();
        let line = match *line {
            "meetings" => "会议费一行",
            "training" => "培训费一行",
            _ => "“三公”经费",
        };
        let message = format!(
            "公用经费里的{} {} 大于{line}里的 {}",
            item.name.value,
            amount.value.shown(unit),
            most.shown(unit)
        );
        let places = (Some(amount.span), context.place(whole));
        let finding = context.finding_at_both(message, places, ("科目", line));
        let hint = format!("科目是{line}的一部分，不能比它大；改掉错的一个");
        findings.push(finding.hint(hint).figure(&whole.id));
    }
}

/// Names that do not say whose value it is, so that the unit's and a project's may differ.
const GENERAL: [&str; 8] = ["服务对象", "群众", "公众", "社会", "单位", "职工", "受益", "项目"];

/// An indicator of the unit and one of a project with the same name and two values: shares that differ, or a count of a
/// project that is more than that of all.
fn indicators(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    for own in &report.indicators {
        let Some((name, mine)) = measured(context, keys::SELF_EVALUATION, own) else { continue };
        for project in &report.projects {
            for theirs in &project.indicators {
                let Some((other, its)) = measured(context, &project.fact, theirs) else { continue };
                let (Value::Count(whole, unit), Value::Count(part, unit_too)) = (mine, its) else {
                    continue;
                };
                let general = GENERAL.iter().any(|word| name.contains(word));
                let rate = unit == "%" && name.ends_with("满意度") && !general;
                let differ = if rate { whole != part } else { unit != "%" && part > whole };
                if name == other && unit == unit_too && differ {
                    findings.push(same_name(context, name, (own, mine), (project, theirs, its)));
                }
            }
        }
    }
}

fn same_name(
    context: &CheckContext,
    name: &str,
    (own, mine): (&Indicator, &Value),
    (project, theirs, its): (&Project, &Indicator, &Value),
) -> Diagnostic {
    let shown = |value: &Value| match value {
        Value::Count(number, unit) => format!("{}{unit}", number.normalize()),
        _ => String::new(),
    };
    let project = &project.name.value;
    let message = format!("{name}有两个数：整体 {}，项目“{project}” {}", shown(mine), shown(its));
    let place = |one: &Indicator| one.actual.as_ref().map(|text| text.span);
    context
        .finding_at_both(message, (place(theirs), place(own)), ("项目的", "整体的"))
        .hint("是一回事的改成一个数；不是一回事的，换一个名称，写明是谁的")
}

/// An indicator's name and its 实际完成值, if it is a number.
fn measured<'a>(
    context: &'a CheckContext,
    under: &str,
    one: &'a Indicator,
) -> Option<(&'a str, &'a Value)> {
    let fact = indicator_fact(under, one);
    let value = context.of(&fact, Column::Actual)?.value()?;
    Some((one.path.last()?.value.as_str(), value))
}

/// Spending from 上年结转 that is more than 年初结转结余.
fn carried_over(context: &CheckContext, findings: &mut Diagnostics) {
    let Some(opening) = context.stated(keys::OPENING).filter(|one| one.value().is_some()) else {
        return;
    };
    let of_projects = context.report.projects.iter().flat_map(|project| &project.funding);
    for rows in [context.report.funding.iter().collect(), of_projects.collect::<Vec<_>>()] {
        let rows = rows.into_iter().filter(|row| row.source.value == "carried_over");
        let spent: Vec<_> = rows.filter_map(|row| context.of(&row.fact, Column::Actual)).collect();
        let total: Option<Decimal> = spent.iter().map(|one| number(context, one)).sum();
        let (Some(total), Some(most)) = (total, number(context, opening)) else { continue };
        if total > most + context.slack(spent.len()) {
            let message = format!(
                "用上年结转资金支出 {total:.2}，年初结转结余只有 {}",
                context.exact(opening)
            );
            let place = spent.first().and_then(|one| context.place(one));
            let places = (place, context.place(opening));
            let finding =
                context.finding_at_both(message, places, ("上年结转资金", "年初结转结余"));
            findings.push(finding.hint("核对资金来源和年初结转结余（carryover.opening）"));
        }
    }
}

/// What a project paid, this year and last.
fn paid(context: &CheckContext, project: &Project) -> Option<Decimal> {
    let now = number(context, context.of(&project.fact, Column::Actual)?)?;
    let before = context.of(&project.fact, Column::LastYear).and_then(|one| number(context, one));
    Some(now + before.unwrap_or_default())
}

/// What is put behind the name of a building in that of its project.
const SUFFIXES: [&str; 6] = ["建设项目", "建设工程", "新建工程", "建设", "工程", "新建"];

/// A building whose investment is less than its project paid.
fn buildings(context: &CheckContext, findings: &mut Diagnostics) {
    for (index, building) in context.report.buildings.iter().enumerate() {
        let fact = format!("{}.{}", keys::BUILDINGS, index + 1);
        let key = FigureKey::parse(&format!("{fact}.actual_investment"));
        let Some(invested) = context.figures.find(&key) else { continue };
        for project in context.report.projects.iter().filter(|one| is_of(one, building)) {
            less_than_paid(context, (&building.name.value, invested), project, findings);
            measured_otherwise(context, &fact, project, findings);
        }
    }
}

/// Whether a project is that of a building, by its name.
fn is_of(project: &Project, building: &Building) -> bool {
    let name = project.name.value.as_str();
    let core = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix));
    core.is_some_and(|core| core.chars().count() >= 3 && building.name.value.contains(core))
}

/// What the indicators of a building's project are called that are columns of the building.
const COLUMNS: [(&str, &str); 3] =
    [("总投资", "actual_investment"), ("建设面积", "actual_area"), ("建筑面积", "actual_area")];

/// An indicator of a building's project that is typed and not what the building says.
fn measured_otherwise(
    context: &CheckContext,
    fact: &str,
    project: &Project,
    findings: &mut Diagnostics,
) {
    for one in &project.indicators {
        let Some(name) = one.path.last().map(|name| name.value.as_str()) else { continue };
        let column = COLUMNS.iter().find(|(end, _)| name.ends_with(end));
        let own = column.and_then(|(_, column)| {
            context.figures.find(&FigureKey::parse(&format!("{fact}.{column}")))
        });
        let key = indicator_fact(&project.fact, one);
        let typed = context.of(&key, Column::Actual).filter(|figure| figure.place.is_some());
        let (Some(own), Some(typed)) = (own, typed) else { continue };
        let (Some(real), Some(stated)) = (number(context, own), number(context, typed)) else {
            continue;
        };
        let comparable = own.money().is_none() || is_money(typed, context);
        if !comparable || real.round_dp_with_strategy(stated.scale(), HALF_UP) == stated {
            continue;
        }
        let message = format!(
            "项目“{}”的{name}填 {}，{}是 {}",
            project.name.value,
            stated.normalize(),
            own.name,
            context.exact(own)
        );
        let finding = context.finding_at_both(
            message,
            (typed.place, own.place),
            ("指标的实际完成值", "楼堂馆所"),
        );
        let hint = format!("改掉错的一个；完成值写 \"${{{}}}\" 引用它，以后只改一处", own.id);
        findings.push(finding.hint(hint).figure(&own.id));
    }
}

/// A project whose 总投资 is less than it paid.
fn investments(context: &CheckContext, findings: &mut Diagnostics) {
    for project in &context.report.projects {
        for one in &project.indicators {
            let fact = indicator_fact(&project.fact, one);
            let total = one.path.last().is_some_and(|name| name.value.ends_with("总投资"));
            let Some(invested) = context.of(&fact, Column::Actual).filter(|_| total) else {
                continue;
            };
            // One that cites a building's is reported there.
            if invested.place.is_some() && is_money(invested, context) {
                let name = format!("{}的总投资", project.name.value);
                less_than_paid(context, (&name, invested), project, findings);
            }
        }
    }
}

fn is_money(figure: &Figure, context: &CheckContext) -> bool {
    matches!(figure.value(), Some(Value::Count(_, unit)) if unit == context.figures.unit().word())
}

fn less_than_paid(
    context: &CheckContext,
    (name, invested): (&str, &Figure),
    project: &Project,
    findings: &mut Diagnostics,
) {
    let (Some(whole), Some(paid)) = (number(context, invested), paid(context, project)) else {
        return;
    };
    if paid <= whole + context.slack(3) {
        return;
    }
    let message = format!(
        "{name}实际投资 {}，项目“{}”本年和上年已支出 {paid:.2}",
        context.exact(invested),
        project.name.value
    );
    let places = (invested.place, Some(project.name.span));
    let finding = context.finding_at_both(message, places, ("实际投资", "付款的项目"));
    findings.push(
        finding
            .hint("核对投资和项目的支出；项目里有别的开支的，把投资以外的分开，或换一个名称")
            .figure(&invested.id),
    );
}

/// A sentence that states another value of an indicator, by its name.
fn sentences(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let results = report.results.iter().flat_map(|group| &group.items);
    let results = results.filter_map(|item| item.text.as_ref());
    let reasons = report.assessments.iter().filter_map(|one| one.reason.as_ref());
    let own: Vec<_> = report.goals.achieved.iter().chain(results).chain(reasons).collect();
    sentences_differ(context, (keys::SELF_EVALUATION, &report.indicators), &own, findings);
    for project in &report.projects {
        let texts: Vec<_> = project.goals.achieved.iter().collect();
        sentences_differ(context, (&project.fact, &project.indicators), &texts, findings);
    }
}

fn sentences_differ(
    context: &CheckContext,
    (under, indicators): (&str, &[Indicator]),
    texts: &[&Prose],
    findings: &mut Diagnostics,
) {
    let of_project = under != keys::SELF_EVALUATION;
    for indicator in indicators {
        let Some((name, value)) = measured(context, under, indicator) else { continue };
        let Value::Count(value, unit) = value else { continue };
        for text in texts {
            let words = text.words();
            // The unit has many areas and investments, a project only its own.
            let shortly = || stated_by_short_name(&words, name, unit).filter(|_| of_project);
            let stated = stated_of(&words, name, unit).or_else(shortly);
            let Some(stated) = stated else { continue };
            if value.round_dp_with_strategy(stated.scale(), HALF_UP) == stated {
                continue;
            }
            let message =
                format!("{name}：指标填 {}{unit}，正文写 {stated}{unit}", value.normalize());
            let place = indicator.actual.as_ref().map(|actual| actual.span);
            let id = FigureKey::new(indicator_fact(under, indicator), Column::Actual);
            let finding = context.finding_at_both(
                message,
                (Some(text.span), place),
                ("正文", "指标的实际完成值"),
            );
            findings
                .push(finding.hint(format!("正文里引用指标，写 ${{{id}}}{unit}；以后只改一处")));
        }
    }
}

/// What a text states of an indicator by a shorter name: `安全事故2起` of 安全事故起数, `面积1300平方米` of 建设面积 (which is
/// called so at the head of a clause only).
fn stated_by_short_name(text: &str, name: &str, unit: &str) -> Option<Decimal> {
    if let Some(core) = name.strip_suffix(&format!("{unit}数")).filter(|core| core.len() >= 9) {
        return number_behind(text.split_once(core)?.1, unit);
    }
    let core = ["面积", "投资"].into_iter().find(|core| name.ends_with(core))?;
    let units: &[&str] = if unit == "㎡" { &["㎡", "平方米"] } else { &[unit] };
    units.iter().find_map(|unit| stated_of(text, core, unit))
}

const HALF_UP: RoundingStrategy = RoundingStrategy::MidpointAwayFromZero;

/// The number that a text states right behind a name that begins a clause: `读者满意度94.60%`, `达到`, `为` between them.
fn stated_of(text: &str, name: &str, unit: &str) -> Option<Decimal> {
    let begins = |at: &usize| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|c| "，。；：、（\n".contains(c))
    };
    let at = text.match_indices(name).map(|(at, _)| at).find(begins)?;
    number_behind(&text[at + name.len()..], unit)
}

/// The number that stands right behind a name.
fn number_behind(rest: &str, unit: &str) -> Option<Decimal> {
    let rest =
        ["达到", "达", "为", "是"].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let behind = rest[end..].strip_prefix(unit).filter(|_| !unit.is_empty())?;
    let rough = ["以上", "以下", "左右", "以内", "多", "余", "／"];
    let exact = !rough.iter().any(|word| behind.starts_with(word));
    rest[..end].parse().ok().filter(|_| exact)
}
