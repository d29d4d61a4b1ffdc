//! A text of the facts with any end mark, or none, comes out right wherever a template puts it.

use crate::support::{DEMO, Outcome, SAMPLE, replaced, standard};

/// How a text may end, and how a sentence of it ends then.
const ENDS: [(&str, &str); 14] = [
    ("", "。"),
    ("。", "。"),
    ("；", "。"),
    ("，", "。"),
    ("、", "。"),
    ("！", "！"),
    ("？", "？"),
    ("……", "……"),
    ("”", "”。"),
    ("。”", "。”"),
    ("）", "）。"),
    (".", "。"),
    ("。。", "。"),
    ("。 ", "。"),
];

/// The keys of the demo that hold texts, with a text of each that stands in the body of the report.
const TEXTS: [(&str, &str); 15] = [
    ("为公众提供文献借阅、参考咨询服务。", "为公众提供文献借阅、参考咨询服务"),
    ("乡镇分馆、基层服务点的业务指导和通借通还体系建设。", "业务指导和通借通还体系建设"),
    ("负责统筹领导绩效自评工作，审定自评结论。", "审定自评结论"),
    ("明确自评范围、分工和时间安排。", "明确自评范围、分工和时间安排"),
    ("内容真实、完整，表内、表间数据一致。", "表内、表间数据一致"),
    ("activities.target}场以上，读者满意度90%以上。", "读者满意度90%以上"),
    ("场的目标；读者满意度${self_evaluation.indicators.satisfaction.actual}%。", "读者满意度94.6%"),
    ("指标细化、量化，与预算资金相匹配。", "与预算资金相匹配"),
    ("达到限额的实行政府采购或公开招标，完工后组织验收。", "完工后组织验收"),
    ("发现偏差及时纠正。", "发现偏差及时纠正"),
    ("做到账实相符；处置资产按规定报批。", "处置资产按规定报批"),
    ("其中东城分馆接待读者${data_tables.service.east.visitors}人次。", "接待读者82400人次"),
    ("下乡活动集中在汛期，受天气影响较大。", "受天气影响较大"),
    ("汛期以室内活动为主，并预留补办场次。", "并预留补办场次"),
    ("{title: 成立评价小组,", "成立评价小组"),
];

/// The same for texts that go on in a sentence, with what follows there.
const PHRASES: [(&str, &str, &str); 5] = [
    ("owner: 活动推广部,", "活动推广部", "。"),
    ("due: 2025年3月底前}", "2025年3月底前", "。"),
    ("uses: [免费开放,", "免费开放", "、"),
    ("reason: 严格执行接待标准}", "严格执行接待标准", "）"),
    ("reason: 取消读者证工本费}", "取消读者证工本费", "；"),
];

/// The demo with a text that ends in another way.
fn with(text: &str, end: &str) -> String {
    assert!(DEMO.contains(text), "{text}");
    let (stem, behind) = match text.find(['{', '[']) {
        Some(0) => (text.trim_end_matches(','), ","),
        _ if text.ends_with('}') && !text.ends_with("}人次。") => {
            (text.trim_end_matches('}'), "}")
        }
        _ if text.ends_with(',') => (text.trim_end_matches(','), ","),
        _ => (text.trim_end_matches('。'), ""),
    };
    // A value that holds marks of YAML's stands in quotes.
    let quoted = match stem.rsplit_once([':', '[']) {
        Some((key, value)) if stem.is_ascii() || !behind.is_empty() => {
            let mark = &stem[key.len()..=key.len()];
            format!("{key}{mark}\"{}{end}\"{behind}", value.trim_start())
        }
        _ => format!("{stem}{end}{behind}"),
    };
    // In YAML blanks at the end of a plain scalar are none.
    DEMO.replacen(text, &quoted, 1)
}

/// The body paragraphs and headings that hold a text, from behind it on.
fn behind<'d>(dump: &'d str, text: &str) -> Vec<&'d str> {
    let lines = dump.lines().filter(|line| line.starts_with("body: ") || line.starts_with('h'));
    lines
        .flat_map(|line| line.match_indices(text).map(|(at, _)| &line[at + text.len()..]))
        .collect()
}

/// A dump without what points to a table: within the sentence before it, or as one behind another end mark.
fn without_pointers(dump: &str) -> String {
    ["（见表4）", "见表4。"]
        .iter()
        .fold(dump.to_string(), |dump, pointer| dump.replace(pointer, ""))
}

fn is_mark(c: char) -> bool {
    "。；，、！？：….".contains(c)
}

#[test]
fn sentences_end_once() {
    let mut wrong = Vec::new();
    for (end, wanted) in ENDS {
        for (text, shown) in TEXTS {
            let dump = without_pointers(&Outcome::unchecked(&with(text, end)).dump());
            let found = behind(&dump, shown);
            let right = |rest: &&str| {
                rest.starts_with(wanted) && !rest[wanted.len()..].starts_with(is_mark)
            };
            if found.is_empty() || !found.iter().any(right) {
                let rest: Vec<_> =
                    found.iter().map(|rest| rest.chars().take(4).collect::<String>()).collect();
                wrong.push(format!("{shown}＋“{end}”: {rest:?}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        ENDS.len() * TEXTS.len(),
        wrong.join("\n")
    );
}

#[test]
fn phrases_go_on_without_their_end_mark() {
    let mut wrong = Vec::new();
    for (end, _) in ENDS {
        let kept = match end {
            "”" | "。”" => "”",
            "）" => "）",
            "……" => "……",
            _ => "",
        };
        for (text, shown, after) in PHRASES {
            let dump = Outcome::unchecked(&with(text, end)).dump();
            let wanted = format!("{kept}{after}");
            let found = behind(&dump, shown);
            if !found.iter().any(|rest| rest.starts_with(&wanted)) {
                wrong.push(format!("{shown}＋“{end}”: {found:?}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        ENDS.len() * PHRASES.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_final_line_end_of_an_included_file_changes_nothing() {
    let dump = |end: &str| {
        let mut files = standard();
        let clause = files.get_mut("sections/change.md.tera").expect("the pack has it");
        clause.push_str(end);
        Outcome::with(DEMO, &files).dump()
    };
    for end in ["\n", "\r\n"] {
        assert_eq!(dump(end), dump(""), "{end:?}");
    }
}

/// A change to the demo and what the report then says.
const CASES: &[(&str, &str, &str)] = &[
    (
        "offices: {names: [办公室, 采编部, 借阅部, 活动推广部, 技术保障部]}",
        "offices: {count: 0}",
        "部门设置。我馆无内设机构。",
    ),
    (
        "last_year: 5.60, last_year_budget: 6.50,",
        "last_year: 0, last_year_budget: 6.50,",
        "完成预算的86.67%（比预算减少0.80万元），上年无此项支出，增加的主要原因是",
    ),
    (
        "reason: 严格执行接待标准",
        "reason: 严格执行接待标准。",
        "，占11.46%，完成预算的90.00%（比预算减少0.40万元，主要原因是严格执行接待标准）。",
    ),
    (
        "staff: {established: 62, actual: 60, last_year: 61,",
        "staff: {established: 62, actual: 60,",
        "编制数62人，2024年年末实有在职人员60人，离退休人员23人",
    ),
    (
        "staff: {established: 62, actual: 60, last_year: 61,",
        "staff: {established: 62, actual: 60, last_year: 0,",
        "年末实有在职人员60人，上年末无在职人员，离退休人员",
    ),
    (
        "name: 其他收入, actual: 26.00, last_year: 0,",
        "name: 其他收入, actual: 0, last_year: 26.00,",
        "。其他收入上年26.00万元，本年度无此项收入，主要原因是",
    ),
];

#[test]
fn numbers_at_the_edge_have_their_sentence() {
    let mut wrong = Vec::new();
    for (from, to, wanted) in CASES {
        let made = Outcome::unchecked(&replaced(DEMO, &[(from, to)]));
        let dump = made.dump();
        if !dump.contains(wanted) {
            let near: Vec<_> = dump
                .lines()
                .filter(|line| line.starts_with("body: "))
                .filter(|line| line.contains(&wanted[..9]))
                .collect();
            wrong.push(format!("{wanted}: {near:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_share_of_nothing_is_not_printed() {
    let zero: String = SAMPLE
        .lines()
        .map(|line| match line.split_once("actual: ") {
            Some((before, value)) if value.starts_with(|c: char| c.is_ascii_digit()) => {
                let rest = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
                format!("{before}actual: 0{rest}\n")
            }
            _ => format!("{line}\n"),
        })
        .collect();
    let zero = replaced(&zero, &[("total: 1089.40", "total: 0")]);
    let dump = Outcome::unchecked(&zero).dump();
    assert!(dump.contains("2023年度无收入"), "{dump}");
    for wrong in ["占不适用", "的不适用", "为不适用", "占基本支出的不"] {
        assert!(!dump.contains(wrong), "{wrong} in:\n{dump}");
    }
}

/// A facts file with only the first item of a list.
fn only_first(key: &str) -> String {
    let start = DEMO.find(&format!("\n{key}:\n")).expect("the demo has the list") + key.len() + 3;
    let items: Vec<_> =
        DEMO[start..].match_indices("\n  - ").map(|(at, _)| start + at + 1).collect();
    let end = DEMO[start..].find("\n\n").map_or(DEMO.len(), |at| start + at);
    let second = items.into_iter().find(|at| *at > start && *at < end).expect("it has two");
    format!("{}{}", &DEMO[..second], &DEMO[end + 1..])
}

#[test]
fn no_first_without_a_second() {
    for (key, title, numbered) in [
        ("problems", "阅读推广活动场次未达年度目标", true),
        ("measures", "均衡安排活动计划", true),
        ("results", "阵地服务稳步提升", true),
    ] {
        let facts = only_first(key);
        let facts = if key == "problems" {
            replaced(&facts, &[("answers: [loans], ", ""), ("answers: [branches], ", "")])
        } else {
            facts
        };
        let lines = |dump: &str| -> Vec<String> {
            dump.lines().filter(|line| line.contains(title)).map(String::from).collect()
        };
        let alone = lines(&Outcome::unchecked(&facts).dump());
        // Problems and measures are paragraphs that go on with cause and text; results are headings, a lone one a sentence.
        let role = if key == "results" { "h2" } else { "body" };
        assert!(alone[0].starts_with(&format!("body: {title}")), "{key}: {alone:?}");
        let among = lines(&Outcome::unchecked(DEMO).dump());
        let first = format!("{role}: （一）{title}");
        assert_eq!(among[0].starts_with(&first), numbered, "{key}: {among:?}");
    }
    // A heading of the pack's own keeps its number.
    assert!(Outcome::of(SAMPLE).dump().contains("h2: （一）总体绩效目标"));
}
