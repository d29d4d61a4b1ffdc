//! Bodies of a level that cannot be meant: 报送省财政厅 by a county, 承办县委、县政府交办的 in a city's office.

use super::unit_level::level_of;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Prose;
use crate::statements::passage::Passage;

/// Levels of bodies.
pub(crate) static LEVEL_WORDS: CheckRule = CheckRule::new(codes::E50, Needs::Lists, level_words);

fn level_words(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let own = own_level(context);
    let passage_of = |prose: &Prose| context.passage_of(prose);
    let steps = report.steps.iter().filter_map(|step| step.text.as_ref());
    let handing = report.submission.iter().chain(steps).filter_map(passage_of);
    if let Some(own) = own {
        handing.for_each(|passage| handed_to(context, passage, own, findings));
        let duties = report.duties.iter().filter_map(passage_of);
        duties.for_each(|passage| duty(context, passage, own, findings));
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

/// The level of the offices that the facts refer to, if nearly all of them are of one: 区教育局, 区财政局.
fn of_offices(context: &CheckContext) -> Option<char> {
    const BUREAUS: &[&str] = &[
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
        for office in BUREAUS {
            let places = passage.find(office).into_iter().filter_map(|at| at.checked_sub(1));
            found.extend(places.map(|at| passage.chars[at]).filter(|c| "县区".contains(*c)));
        }
    }
    let count = |level: char| found.iter().filter(|c| **c == level).count();
    let most = ['县', '区'].into_iter().max_by_key(|level| count(*level))?;
    (count(most) >= 2 && count(most) + 1 >= found.len()).then_some(most)
}

/// 报送市财政局 in a county.
fn handed_to(context: &CheckContext, passage: &Passage, own: char, findings: &mut Diagnostics) {
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
                context.report_word(
                    passage,
                    (at, word),
                    (message, "改成本级财政部门；确是报那一级的，写明原因"),
                    findings,
                );
            }
        }
    }
    through(context, passage, own, findings);
}

fn own_office(own: char) -> Option<&'static str> {
    [('县', "县财政局"), ('市', "市财政局"), ('区', "区财政局"), ('省', "省财政厅")]
        .into_iter()
        .find(|(level, _)| *level == own)
        .map(|(_, office)| office)
}

/// 报送区教育局，经市教育局汇总: one office under two levels.
fn through(context: &CheckContext, passage: &Passage, own: char, findings: &mut Diagnostics) {
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
        let reports = behind.starts_with("汇总") || behind.starts_with("审核");
        if reports && passage.text(0, at).contains(&same) {
            let written = format!("{level}{office}局");
            let message = format!("前面写报送“{same}”，这里写“{written}”");
            context.report_word(
                passage,
                (at + 1, &written),
                (message, "核对是哪一级，两处写一致"),
                findings,
            );
        }
    }
}

/// 承办县委、县政府交办的 in a city's office, 统筹管理省级各项财政收支.
fn duty(context: &CheckContext, passage: &Passage, own: char, findings: &mut Diagnostics) {
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
            context.report_word(
                passage,
                (at + 2, &written),
                (message, "改成本级的党委、政府"),
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
                context.report_word(
                    passage,
                    (at + 2, &format!("{level}级")),
                    (message, "改成本级"),
                    findings,
                );
            }
        }
    }
}
