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
        handing.for_each(|passage| {
            handed_to(context, passage, own, findings);
            handed_above(context, passage, own, findings);
        });
        of_sibling(context, own, findings);
        let duties = report.duties.iter().filter_map(passage_of);
        duties.for_each(|passage| duty(context, passage, own, findings));
    }
    context.passages.iter().for_each(|passage| no_such_office(context, passage, findings));
}

/// The level whose finance office the unit reports to: 县, 市, 区, 省. A town's is that of its county, if its name says it.
fn own_level(context: &CheckContext) -> Option<char> {
    let name = context.report.unit_name();
    let level = match level_of(name) {
        Some(level @ ('县' | '区' | '市' | '旗')) => Some(level),
        Some('镇' | '乡') => {
            let before: Vec<char> = name.chars().take(6).collect();
            let at = before.iter().rposition(|c| "县区市旗".contains(*c)).filter(|at| *at >= 1);
            at.map(|at| before[at])
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

/// The level that the facts speak of, if nearly all of its words are of one: 区教育局, 全区, 县级资金.
fn of_offices(context: &CheckContext) -> Option<char> {
    const WORDS: [&str; 5] = ["财政", "政府", "直各", "级资金", "级财政"];
    let count = |level: char| {
        let others = OFFICES.iter().filter(|office| **office != "财政局");
        let with = others.chain(&WORDS).map(|word| format!("{level}{word}"));
        let words: Vec<String> = with.chain([format!("全{level}")]).collect();
        let in_passage = |passage: &Passage| {
            words.iter().map(|word| own_words(passage, word).count()).sum::<usize>()
        };
        context.passages.iter().map(in_passage).sum::<usize>()
    };
    let counts = ['县', '区'].map(|level| (count(level), level));
    let (most, level) = counts.into_iter().max()?;
    let all: usize = counts.iter().map(|(count, _)| count).sum();
    (most >= 2 && most + 1 >= all).then_some(level)
}

/// Offices that a county and a district have under the same names.
const OFFICES: [&str; 16] = [
    "财政局",
    "审计局",
    "教育局",
    "民政局",
    "水利局",
    "农业农村局",
    "卫生健康局",
    "自然资源局",
    "住房和城乡建设局",
    "住建局",
    "应急管理局",
    "人力资源和社会保障局",
    "人社局",
    "医疗保障局",
    "统计局",
    "交通运输局",
];

/// Where a passage has a word that begins with a level and has no place's name before it: not 青溪县财政局, 各县财政局.
fn own_words<'a>(passage: &'a Passage, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    const LEADS: &str = "报经由向对与和被受按据在至从及到给合请送由年月日，。；：、（《“ 的是";
    let alone = |at: &usize| {
        let before = at.checked_sub(1).map(|at| passage.chars[at]);
        before.is_none_or(|c| LEADS.contains(c))
    };
    passage.find(word).into_iter().filter(alone)
}

/// 县审计局 in a district's report: the two never stand in one place, so that the other one was copied. Where a report has it
/// more than once it is meant.
fn of_sibling(context: &CheckContext, own: char, findings: &mut Diagnostics) {
    let other = match own {
        '县' => '区',
        '区' => '县',
        _ => return,
    };
    for office in OFFICES {
        let (right, written) = (format!("{own}{office}"), format!("{other}{office}"));
        let places = |passage: &Passage| own_words(passage, &written).collect::<Vec<_>>();
        let found = context
            .passages
            .iter()
            .flat_map(|one| places(one).into_iter().map(move |at| (one, at)));
        let found: Vec<_> = found.collect();
        if let [(passage, at)] = found[..] {
            let (start, _) = passage.sentence(at);
            let named = passage.text(start, at).contains(['县', '区']);
            if !named && !passage.is_quoted(at) {
                report(context, passage, (at, &written), (own, &right), findings);
            }
        }
    }
}

/// 报市卫生健康局 in a county whose report has 县卫生健康局 elsewhere and this one only here.
fn handed_above(context: &CheckContext, passage: &Passage, own: char, findings: &mut Diagnostics) {
    for office in OFFICES.iter().filter(|office| **office != "财政局") {
        let right = format!("{own}{office}");
        for level in ['县', '市', '区'].into_iter().filter(|level| *level != own) {
            let written = format!("{level}{office}");
            let count = |word: &str| -> usize {
                context.passages.iter().map(|one| one.find(word).len()).sum()
            };
            let [at] = passage.find(&written)[..] else { continue };
            let (start, stop) = passage.sentence(at);
            let handed = passage.ends_with(at, "报") || passage.ends_with(at, "报送");
            let both = passage.text(start, stop).contains(&right);
            if handed && !both && count(&written) == 1 && count(&right) > 0 {
                report(context, passage, (at, &written), (own, &right), findings);
            }
        }
    }
}

/// 县财政厅, 省财政局: offices that there are not.
fn no_such_office(context: &CheckContext, passage: &Passage, findings: &mut Diagnostics) {
    for (written, right) in
        [("县财政厅", "县财政局"), ("市财政厅", "市财政局"), ("省财政局", "省财政厅")]
    {
        for at in passage.find(written) {
            let message = format!("没有“{written}”");
            let hint = format!("是“{right}”的照此改");
            context.report_word(passage, (at, written), (message, &hint), findings);
        }
    }
}

fn report(
    context: &CheckContext,
    passage: &Passage,
    (at, written): (usize, &str),
    (own, right): (char, &str),
    findings: &mut Diagnostics,
) {
    let message = format!("本单位是“{own}”一级的，这里写“{written}”");
    let hint = format!("是“{right}”的照此改；说的是别处的，写出地名");
    context.report_word(passage, (at, written), (message, &hint), findings);
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
