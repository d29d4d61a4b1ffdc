//! Money, indicators and posts of another level than the facts say: 省级财政库款 for county money.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Prose, Target};
use crate::statements::numbers::numbers;
use crate::statements::passage::Passage;

/// Levels of money and things.
pub(crate) static LEVEL_THINGS: CheckRule = CheckRule::new(codes::E50, Needs::Lists, level_things);

fn level_things(context: &CheckContext, findings: &mut Diagnostics) {
    let passage_of = |prose: &Prose| context.passage_of(prose);
    for problem in &context.report.problems {
        let cause = problem.cause.as_ref().and_then(passage_of);
        if let (Some(text), Some(cause)) = (passage_of(&problem.text), cause) {
            money_of_cause(context, text, cause, findings);
        }
    }
    let (sources, named) = (sources(context), leveled_names(context));
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        three_levels(context, passage, findings);
        named.iter().for_each(|named| of_indicator(context, passage, named, findings));
        if !sources.is_empty() {
            source_of_amount(context, passage, &sources, findings);
        }
    }
}

const LEVELS: &[&str] = &["中央", "省级", "市级", "县级", "区级", "乡级", "镇级"];

/// The words for levels in a text.
fn levels_in(text: &str) -> BTreeSet<&'static str> {
    LEVELS.iter().copied().filter(|level| text.contains(level)).collect()
}

/// 县级资金未到位 because of 省级财政库款紧张.
fn money_of_cause(
    context: &CheckContext,
    text: &Passage,
    cause: &Passage,
    findings: &mut Diagnostics,
) {
    let whole = |passage: &Passage| passage.text(0, passage.chars.len());
    let (of_text, of_cause) = (levels_in(&whole(text)), levels_in(&whole(cause)));
    if of_text.len() != 1
        || of_cause.len() != 1
        || of_text == of_cause
        || !whole(text).contains("资金")
    {
        return;
    }
    for level in of_cause {
        for tail in ["财政库款", "库款", "财政资金紧张", "财力", "财政困难"] {
            for at in cause.find(&format!("{level}{tail}")) {
                let other = of_text.iter().next().copied().unwrap_or_default();
                let message = format!("问题说的是{other}资金，原因写“{level}{tail}”");
                context.report_word(cause, (at, level), (message, "核对是哪一级的资金"), findings);
            }
        }
    }
}

/// 省、市、县三级河长共286名，其中县级12名、乡级74名、村级200名.
fn three_levels(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    for at in passage.find("三级").into_iter().filter(|at| *at >= 5) {
        let names: Vec<char> = [at - 5, at - 3, at - 1].map(|at| passage.chars[at]).to_vec();
        let listed = passage.chars[at - 4] == '、' && passage.chars[at - 2] == '、';
        let is_level = |c: &char| "省市县乡村镇州区".contains(*c);
        if !listed || !names.iter().all(is_level) {
            continue;
        }
        let (_, stop) = passage.sentence(at);
        let behind = passage.text(at + 2, stop);
        let Some(list) = behind.find("其中").map(|place| &behind[place..]) else { continue };
        let counted: Vec<char> = list
            .match_indices('级')
            .filter(|(place, _)| {
                list[place + '级'.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
            })
            .filter_map(|(place, _)| list[..place].chars().next_back())
            .collect();
        if counted.len() == 3 && counted.iter().all(is_level) && counted != names {
            let written = passage.text(at - 5, at + 2);
            let message = format!(
                "后面列的是{}，这里写“{written}”",
                counted.iter().map(|c| format!("{c}级")).collect::<Vec<_>>().join("、")
            );
            context.report_word(passage, (at - 5, &written), (message, "核对是哪三级"), findings);
        }
    }
}

/// The name of an indicator with a level in it, as the level and what is of it: 市级, 重点专科.
struct LeveledName<'a> {
    name: &'a str,
    level: &'static str,
    thing: String,
    /// The same thing of other levels that no indicator has.
    others: Vec<(&'static str, String)>,
}

const OF_THINGS: [&str; 4] = ["国家级", "省级", "市级", "县级"];

fn leveled_names<'a>(context: &CheckContext<'a>) -> Vec<LeveledName<'a>> {
    let projects = context.report.projects.iter().flat_map(|project| &project.indicators);
    let all = context.report.indicators.iter().chain(projects);
    let names: BTreeSet<&str> = all.filter_map(|one| Some(one.path.last()?.value.trim())).collect();
    let leveled = |name: &'a str| {
        let found =
            OF_THINGS.into_iter().find_map(|level| Some((level, name.split_once(level)?.1)));
        let (level, thing) = found.filter(|(_, thing)| thing.chars().count() >= 3)?;
        let thing = thing.trim_end_matches("数量").trim_end_matches(['数', '个']).to_string();
        let others = OF_THINGS.into_iter().filter(|other| *other != level);
        let others = others.map(|other| (other, format!("{other}{thing}")));
        let others =
            others.filter(|(_, written)| !names.iter().any(|name| name.contains(written.as_str())));
        Some(LeveledName { name, level, others: others.collect(), thing })
    };
    names.iter().copied().filter_map(leveled).collect()
}

/// 建成省级重点专科3个, where the indicator is 市级重点专科.
fn of_indicator(
    context: &CheckContext,
    passage: &Passage,
    named: &LeveledName,
    findings: &mut Diagnostics,
) {
    let own = format!("{}{}", named.level, named.thing);
    if !passage.find(&own).is_empty() {
        return;
    }
    for (other, written) in &named.others {
        let count = |at: usize| {
            let digits = passage.chars.get(at + written.chars().count()..).unwrap_or_default();
            digits.iter().take_while(|c| c.is_ascii_digit()).collect::<String>()
        };
        let reached = |at: &usize| {
            let number = count(*at);
            !number.is_empty() && numbers_of(context, named.name).contains(&number)
        };
        for at in passage.find(written).into_iter().filter(reached) {
            let ahead = passage.text(at.saturating_sub(6), at);
            if ["申报", "新增", "争创", "另"].iter().any(|word| ahead.contains(word)) {
                continue;
            }
            let message = format!("指标是“{own}”，这里写“{written}”");
            context.report_word(passage, (at, other), (message, "核对是哪一级的"), findings);
        }
    }
}

/// The target and the result of the indicators of a name, as numbers in words.
fn numbers_of(context: &CheckContext, name: &str) -> Vec<String> {
    let projects = context.report.projects.iter().flat_map(|project| &project.indicators);
    let named = context.report.indicators.iter().chain(projects);
    let named = named.filter(|one| one.path.last().is_some_and(|path| path.value.trim() == name));
    named
        .flat_map(|one| {
            let target = match &one.target {
                Some(Target::Number { value, .. }) => Some(value.value.normalize().to_string()),
                _ => None,
            };
            target.into_iter().chain(one.actual.as_ref().map(Prose::words))
        })
        .collect()
}

/// The levels that each amount of the projects' money comes from, by the amount in 元.
type AmountLevels = BTreeMap<Decimal, BTreeSet<&'static str>>;

fn sources(context: &CheckContext) -> AmountLevels {
    let rows = context.report.projects.iter().flat_map(|project| &project.funding);
    let levels: HashMap<&str, &str> = rows
        .filter_map(|funding| {
            let level = match funding.source.value.as_str() {
                "central" => "中央",
                "provincial" => "省级",
                "municipal" => "市级",
                "county" => "县级",
                _ => return None,
            };
            Some((funding.fact.as_str(), level))
        })
        .collect();
    let mut all = AmountLevels::new();
    for figure in context.figures.iter() {
        let level = figure.key.fact().and_then(|fact| levels.get(fact));
        if let (Some(level), Some(money)) = (level, figure.money()) {
            all.entry(money.yuan().abs()).or_default().insert(*level);
        }
    }
    all
}

/// 加上市级预拨53.15万元, where this is what the county has given.
fn source_of_amount(
    context: &CheckContext,
    passage: &Passage,
    sources: &AmountLevels,
    findings: &mut Diagnostics,
) {
    for number in numbers(passage)
        .into_iter()
        .filter(|one| one.decimals >= 2 && one.length >= 5 && one.is_exact())
    {
        let Some(of) = sources.get(&number.size()) else { continue };
        let ahead = passage.text(number.at.saturating_sub(6), number.at);
        let stated = LEVELS.iter().take(4).find(|level| {
            ahead.rfind(**level).is_some_and(|at| {
                let rest = &ahead[at + level.len()..];
                ["", "预拨", "资金", "财政资金", "财政", "配套", "补助", "安排"].contains(&rest)
            })
        });
        let Some(stated) = stated.filter(|stated| of.len() == 1 && !of.contains(**stated)) else {
            continue;
        };
        let level = of.iter().next().copied().unwrap_or_default();
        let mut places = passage.find(stated).into_iter().filter(|at| *at < number.at);
        if let Some(at) = places.next_back() {
            let message = format!(
                "{}是{level}资金的数，这里写“{stated}”",
                passage.text(number.at, number.end)
            );
            context.report_word(passage, (at, stated), (message, "核对资金来源"), findings);
        }
    }
}
