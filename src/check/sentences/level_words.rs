//! E50: bodies and money of a level that cannot be meant: 报送省财政厅 by a county, 省级财政库款 for county money.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::levels::level_of;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::report_word::report_word;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Prose, Target};
use crate::statements::numbers::numbers;
use crate::statements::passage::Passage;

/// Levels of bodies and money.
pub(crate) static LEVEL_WORDS: CheckRule = CheckRule::new(codes::E50, Needs::Lists, level_words);

fn level_words(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let own = own_level(context);
    let passage_of = |prose: &Prose| {
        context.passages.iter().find(|passage| !passage.is_name && passage.is_in(prose.span))
    };
    let steps = report.steps.iter().filter_map(|step| step.text.as_ref());
    let handing = report.submission.iter().chain(steps).filter_map(passage_of);
    if let Some(own) = own {
        handing.for_each(|passage| handed_to(passage, own, findings));
        let duties = report.duties.iter().filter_map(passage_of);
        duties.for_each(|passage| duty(passage, own, findings));
    }
    for problem in &report.problems {
        let cause = problem.cause.as_ref().and_then(passage_of);
        if let (Some(text), Some(cause)) = (passage_of(&problem.text), cause) {
            money_of_cause(text, cause, findings);
        }
    }
    let sources = sources(context);
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        three_levels(passage, findings);
        of_indicators(context, passage, findings);
        if !sources.is_empty() {
            source_of_amount(passage, &sources, findings);
        }
    }
}

/// The level whose finance office the unit reports to: 县, 市, 区, 省. A town's is that of its county, if its name says it.
fn own_level(context: &CheckContext) -> Option<char> {
    let name = context.report.unit_name();
    let level = match level_of(name) {
        Some(level @ ('县' | '区' | '市' | '旗')) => Some(level),
        Some('镇' | '乡') => {
            let before: Vec<char> = name.chars().take(6).collect();
            let at = before.iter().rposition(|c| "县区市旗".contains(*c)).filter(|at| *at >= 1)?;
            Some(before[at])
        }
        _ => None,
    };
    let province = name.chars().take(4).any(|c| c == '省') && !name.contains(['县', '市', '区']);
    let autonomous = name.contains("自治") || name.contains("开发区") || name.contains("新区");
    match province {
        true => Some('省'),
        false => level.or_else(|| of_offices(context)).filter(|_| !autonomous),
    }
}

/// The level of the offices that the facts speak of, if nearly all of them are of one: 区教育局, 区财政局.
fn of_offices(context: &CheckContext) -> Option<char> {
    const OFFICES: &[&str] = &[
        "财政局",
        "教育局",
        "民政局",
        "农业农村",
        "卫生健康",
        "住房",
        "自然资源",
        "水利局",
        "应急管理局",
    ];
    let mut found: Vec<char> = Vec::new();
    for passage in context.passages {
        for office in OFFICES {
            let places = passage.find(office).into_iter().filter_map(|at| at.checked_sub(1));
            found.extend(places.map(|at| passage.chars[at]).filter(|c| "县区".contains(*c)));
        }
    }
    let count = |level: char| found.iter().filter(|c| **c == level).count();
    let most = ['县', '区'].into_iter().max_by_key(|level| count(*level))?;
    (count(most) >= 2 && count(most) + 1 >= found.len()).then_some(most)
}

/// 报送市财政局 in a county.
fn handed_to(passage: &Passage, own: char, findings: &mut Diagnostics) {
    for (word, level) in
        [("县财政局", '县'), ("市财政局", '市'), ("区财政局", '区'), ("省财政厅", '省')]
    {
        for at in passage.find(word).into_iter().filter(|_| level != own) {
            let ahead = passage.text(at.saturating_sub(2), at);
            let (start, stop) = passage.sentence(at);
            let sentence = passage.text(start, stop);
            let both = own_office(own).is_some_and(|own| sentence.contains(own));
            // 青溪县财政局, 各县财政局: other bodies.
            if ahead.ends_with('报') || ahead.ends_with("报送") || ahead.ends_with("上报") {
                if both {
                    continue;
                }
                let right = own_office(own).unwrap_or("本级财政部门");
                let message = format!("本单位的材料报{right}，这里写“{word}”");
                report_word(
                    passage,
                    at,
                    word,
                    codes::E50,
                    message,
                    "改成本级财政部门；确是报那一级的，写明原因",
                    findings,
                );
            }
        }
    }
    through(passage, own, findings);
}

fn own_office(own: char) -> Option<&'static str> {
    [('县', "县财政局"), ('市', "市财政局"), ('区', "区财政局"), ('省', "省财政厅")]
        .into_iter()
        .find(|(level, _)| *level == own)
        .map(|(_, office)| office)
}

/// 报送区教育局，经市教育局汇总: one office under two levels.
fn through(passage: &Passage, own: char, findings: &mut Diagnostics) {
    for at in passage.find("经") {
        let Some(level) =
            passage.chars.get(at + 1).filter(|c| "县市区".contains(**c) && **c != own)
        else {
            continue;
        };
        let rest: String = passage.chars[at + 2..].iter().take(10).collect();
        let Some(office) = rest
            .split('局')
            .next()
            .filter(|office| rest.len() > office.len() && office.chars().count() >= 2)
        else {
            continue;
        };
        let same = format!("{own}{office}局");
        let behind = &rest[office.len() + '局'.len_utf8()..];
        let named = passage.text(0, at).contains(&same);
        if named && (behind.starts_with("汇总") || behind.starts_with("审核")) {
            let written = format!("{level}{office}局");
            let message = format!("前面写报送“{same}”，这里写“{written}”");
            report_word(
                passage,
                at + 1,
                &written,
                codes::E50,
                message,
                "核对是哪一级，两处写一致",
                findings,
            );
        }
    }
}

/// 承办县委、县政府交办的 in a city's office, 统筹管理省级各项财政收支.
fn duty(passage: &Passage, own: char, findings: &mut Diagnostics) {
    for level in ['省', '市', '县', '区'] {
        let body = format!("承办{level}委、{level}政府交办");
        let managed = format!("管理{level}级");
        let town = passage.has(0, "乡") || passage.has(0, "镇");
        if level == own || town {
            continue;
        }
        for at in passage.find(&body) {
            let message = format!("本单位是“{own}”一级的，这里写“{level}委、{level}政府”");
            let written: String = body.chars().skip(2).collect();
            let written: String = written.chars().take(6).collect();
            report_word(
                passage,
                at + 2,
                &written,
                codes::E50,
                message,
                "改成本级的党委、政府",
                findings,
            );
        }
        for at in passage.find(&managed) {
            let behind = passage.text(at + 4, at + 10);
            if ["各项财政", "财政收支", "各项收支", "预算收支"]
                .iter()
                .any(|word| behind.starts_with(word))
            {
                let message = format!("本单位是“{own}”一级的，这里写“{level}级”");
                report_word(
                    passage,
                    at + 2,
                    &format!("{level}级"),
                    codes::E50,
                    message,
                    "改成本级",
                    findings,
                );
            }
        }
    }
}

const LEVELS: &[&str] = &["中央", "省级", "市级", "县级", "区级", "乡级", "镇级"];

/// The words for levels in a text.
fn levels_in(text: &str) -> BTreeSet<&'static str> {
    LEVELS.iter().copied().filter(|level| text.contains(level)).collect()
}

/// 县级资金未到位 because of 省级财政库款紧张.
fn money_of_cause(text: &Passage, cause: &Passage, findings: &mut Diagnostics) {
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
                report_word(cause, at, level, codes::E50, message, "核对是哪一级的资金", findings);
            }
        }
    }
}

/// 省、市、县三级河长共286名，其中县级12名、乡级74名、村级200名.
fn three_levels(passage: &Passage, findings: &mut Diagnostics) {
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
            report_word(passage, at - 5, &written, codes::E50, message, "核对是哪三级", findings);
        }
    }
}

/// 建成省级重点专科3个, where the indicator is 市级重点专科.
fn of_indicators(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    let projects = context.report.projects.iter().flat_map(|project| &project.indicators);
    let all = context.report.indicators.iter().chain(projects);
    let names: BTreeSet<&str> = all.filter_map(|one| Some(one.path.last()?.value.trim())).collect();
    for name in &names {
        let found = ["国家级", "省级", "市级", "县级"].into_iter().find_map(|level| {
            let at = name.find(level)?;
            Some((level, &name[at + level.len()..]))
        });
        let Some((level, thing)) = found.filter(|(_, thing)| thing.chars().count() >= 3) else {
            continue;
        };
        let thing: String =
            thing.trim_end_matches("数量").trim_end_matches(['数', '个']).to_string();
        for other in ["国家级", "省级", "市级", "县级"].into_iter().filter(|other| *other != level)
        {
            let written = format!("{other}{thing}");
            let both = names.iter().any(|name| name.contains(&written));
            let text = passage.text(0, passage.chars.len());
            let same = text.contains(&format!("{level}{thing}"));
            let count = |at: usize| {
                let digits = passage.chars.get(at..).unwrap_or_default().iter();
                digits.take_while(|c| c.is_ascii_digit()).collect::<String>()
            };
            let reached = |number: &str| {
                !number.is_empty() && numbers_of(context, name).iter().any(|one| one == number)
            };
            for at in passage
                .find(&written)
                .into_iter()
                .filter(|at| reached(&count(at + written.chars().count())))
            {
                let ahead = passage.text(at.saturating_sub(6), at);
                let more = ["申报", "新增", "争创", "另"].iter().any(|word| ahead.contains(word));
                if !both && !same && !more {
                    let message = format!("指标是“{level}{thing}”，这里写“{written}”");
                    report_word(
                        passage,
                        at,
                        other,
                        codes::E50,
                        message,
                        "核对是哪一级的",
                        findings,
                    );
                }
            }
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

/// Amounts of the projects' money by the level that they come from, in 元.
fn sources(context: &CheckContext) -> Vec<(&'static str, Decimal)> {
    let mut all = Vec::new();
    for project in &context.report.projects {
        for funding in &project.funding {
            let level = match funding.source.value.as_str() {
                "central" => "中央",
                "provincial" => "省级",
                "municipal" => "市级",
                "county" => "县级",
                _ => continue,
            };
            let figures = context
                .figures
                .iter()
                .filter(|figure| figure.key.fact() == Some(funding.fact.as_str()));
            all.extend(figures.filter_map(|figure| Some((level, figure.money()?.yuan().abs()))));
        }
    }
    all
}

/// 加上市级预拨53.15万元, where this is what the county has given.
fn source_of_amount(
    passage: &Passage,
    sources: &[(&'static str, Decimal)],
    findings: &mut Diagnostics,
) {
    for number in numbers(passage)
        .into_iter()
        .filter(|one| one.decimals >= 2 && one.length >= 5 && one.is_exact())
    {
        let of: BTreeSet<&str> = sources
            .iter()
            .filter(|(_, amount)| *amount == number.size())
            .map(|(level, _)| *level)
            .collect();
        let ahead = passage.text(number.at.saturating_sub(6), number.at);
        let said = LEVELS.iter().take(4).find(|level| {
            ahead.rfind(**level).is_some_and(|at| {
                let rest = &ahead[at + level.len()..];
                ["", "预拨", "资金", "财政资金", "财政", "配套", "补助", "安排"].contains(&rest)
            })
        });
        let Some(said) = said.filter(|said| of.len() == 1 && !of.contains(**said)) else {
            continue;
        };
        let level = of.iter().next().copied().unwrap_or_default();
        let places = passage.find(said).into_iter().filter(|at| *at < number.at);
        if let Some(at) = places.last() {
            let message =
                format!("{}是{level}资金的数，这里写“{said}”", passage.text(number.at, number.end));
            report_word(passage, at, said, codes::E50, message, "核对资金来源", findings);
        }
    }
}
