//! The unit's full name with a typo in one character, but no name of another body.

use crate::base::bodies::BODY_ENDS;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Units whose names differ in one of these are others: 第二中学、第三中学，东城、西城.
const OTHER_UNIT: &str = "一二三四五六七八九十东西南北中上下前后大小新老省市县区镇乡";
/// Shorter names differ in one character from too many real words.
const LONG: usize = 6;
/// What bodies are for and what kind they are: a typo that makes one of these is another body.
pub(super) const KINDS: [&str; 69] = [
    "民政", "财政", "政务", "市政", "邮政", "行政", "路政", "教育", "教体", "科教", "体育", "水利",
    "水务", "水产", "审计", "统计", "税务", "商务", "林业", "农业", "工业", "渔业", "畜牧", "卫生",
    "卫健", "医保", "医疗", "医药", "司法", "公安", "国安", "法院", "医院", "学院", "剧院", "人社",
    "住建", "交通", "城管", "应急", "环保", "文旅", "旅游", "文化", "文物", "广电", "档案", "信访",
    "民宗", "粮食", "物价", "气象", "地震", "烟草", "供销", "中学", "小学", "大学", "学校", "工会",
    "党校", "监察", "检察", "武装", "消防", "公路", "房产", "国土", "规划",
];
/// The last words of what bodies issue.
const ISSUED: [&str; 7] = ["办法", "条例", "规定", "细则", "方案", "规划", "制度"];
/// Last characters of bodies, and what is typed for them. Any other behind 水利 begins another word: 水利志, 水利系统.
const TYPOS: [(char, &str); 13] = [
    ('局', "居句剧菊"),
    ('院', "完园员苑"),
    ('学', "字"),
    ('校', "效较"),
    ('心', "新"),
    ('府', "付俯"),
    ('会', "汇"),
    ('站', "占战"),
    ('所', "锁"),
    ('室', "是"),
    ('队', "对"),
    ('厅', "听"),
    ('委', "萎诿"),
];
/// Words around the name of a neighbour.
const NEIGHBOURS: [&str; 16] = [
    "邻近", "邻县", "相邻", "毗邻", "周边", "兄弟", "结对", "帮扶", "对口", "交流", "考察", "来我",
    "赴", "协作", "原", "与",
];
/// How far a longer name may go on.
const FAR: usize = 12;

/// 实施单位 and 主管部门 whose name is that of the unit but for one character.
pub(crate) static PROJECT_UNITS: CheckRule =
    CheckRule::new(codes::E17, Needs::Lists, project_units);

fn project_units(context: &CheckContext, findings: &mut Diagnostics) {
    let name: Vec<char> = context.report.unit_name().chars().collect();
    let projects = context.report.projects.iter();
    let units = projects.flat_map(|one| [&one.implementer, &one.department]).flatten();
    for unit in units.filter(|_| name.len() >= LONG) {
        let passage = Passage::of_text(unit.value.trim(), unit.span);
        if passage.chars.len() == name.len() {
            let before = findings.iter().count();
            in_passage(context, &passage, &name, findings);
            if findings.iter().count() == before && is_renamed(context, &passage, &name) {
                let message = format!(
                    "单位全称是“{}”，没有一个项目写它，这里写“{}”",
                    context.report.unit_name(),
                    unit.value.trim()
                );
                let hint = "单位改了名的，项目的实施单位和主管部门也改；是别的单位的，不用改";
                findings.push(context.finding(message).at(unit.span).hint(hint));
            }
        }
    }
}

/// Whether a name is that of the unit but for one character, which may be of another kind of body (水利局, 水务局), where no
/// project names the unit itself.
fn is_renamed(context: &CheckContext, passage: &Passage, name: &[char]) -> bool {
    let own = context.report.unit_name();
    let projects = context.report.projects.iter();
    let mut units = projects.flat_map(|one| [&one.implementer, &one.department]).flatten();
    let pairs = || passage.chars.iter().zip(name).filter(|(written, right)| written != right);
    let other = |(a, b): (&char, &char)| OTHER_UNIT.contains(*a) && OTHER_UNIT.contains(*b);
    pairs().count() == 1 && !pairs().any(other) && units.all(|unit| unit.value.trim() != own)
}

/// Stretches as long as the name that differ from it in one character.
pub(super) fn near_names(context: &CheckContext, findings: &mut Diagnostics) {
    let name: Vec<char> = context.report.unit_name().chars().collect();
    if name.len() < LONG {
        return;
    }
    for passage in context.passages {
        in_passage(context, passage, &name, findings);
    }
}

fn in_passage(
    context: &CheckContext,
    passage: &Passage,
    name: &[char],
    findings: &mut Diagnostics,
) {
    for at in 0..passage.chars.len().saturating_sub(name.len() - 1) {
        if is_slip(passage, at, name) {
            let written = passage.text(at, at + name.len());
            let right: String = name.iter().collect();
            let message = format!("单位全称是“{right}”，这里写“{written}”");
            let hint = "全称照 organization.name，或核对它";
            context.report_word(passage, (at, &written), (message, hint), findings);
        }
    }
}

fn is_slip(passage: &Passage, at: usize, name: &[char]) -> bool {
    let window = &passage.chars[at..at + name.len()];
    let last = name.len() - 1;
    // The first or the last character is right in any typo of one.
    if window[0] != name[0] && window[last] != name[last] {
        return false;
    }
    let mut wrong = (0..name.len()).filter(|&place| window[place] != name[place]);
    let (Some(place), None) = (wrong.next(), wrong.next()) else { return false };
    let other = OTHER_UNIT.contains(window[place]) && OTHER_UNIT.contains(name[place]);
    let typo = |right: char, written: char| {
        TYPOS.iter().any(|(end, typos)| *end == right && typos.contains(written))
    };
    let sure = typo(name[last], window[last]) && !goes_on(passage, at + last);
    let longer = place == last && !sure;
    let neighbour = is_of_place(name, place) && is_neighbour(passage, at, name.len());
    !(other || longer || neighbour || makes_a_kind(passage, at + place))
}

/// Whether the character at a place forms the name of another kind of body with its neighbours: 人民法院, 民政局.
fn makes_a_kind(passage: &Passage, at: usize) -> bool {
    KINDS.iter().any(|kind| {
        (0..kind.chars().count()).any(|back| at >= back && passage.has(at - back, kind))
    })
}

/// Whether the name of another body or of a rule goes on from its last character: 水利工程质量监督站, 财政厅.
fn goes_on(passage: &Passage, at: usize) -> bool {
    let rest: String = passage.chars[at..].iter().take(FAR).take_while(|c| is_han(**c)).collect();
    let bodies = BODY_ENDS.iter().filter(|end| end.is_going_on).map(|end| end.word);
    bodies.chain(ISSUED).any(|end| rest.contains(end))
}

/// Whether a character of the name is of its place: it stands before 县, 市 or the like.
fn is_of_place(name: &[char], place: usize) -> bool {
    let end = name.iter().rposition(|c| "省市州县区旗镇乡".contains(*c));
    end.is_some_and(|end| place < end)
}

/// Whether the clause around a name refers to a neighbour, or lists it among others.
pub(super) fn is_neighbour(passage: &Passage, at: usize, length: usize) -> bool {
    let mark = |c: &char| matches!(c, '，' | '。' | '；' | '\n');
    let start = passage.chars[..at].iter().rposition(mark).map_or(0, |mark| mark + 1);
    let end = passage.chars[at..].iter().position(mark).map_or(passage.chars.len(), |m| at + m);
    let around = format!("{}|{}", passage.text(start, at), passage.text(at + length, end));
    NEIGHBOURS.iter().any(|word| around.contains(word))
        || around.contains("、|")
        || around.contains("|、")
}
