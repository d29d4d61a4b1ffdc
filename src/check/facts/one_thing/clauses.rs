//! What a clause states of an indicator whose name it says in other words: `完成11个村的整治` of 整治村数.

use rust_decimal::Decimal;

use super::core::{rest_of, without_count};
use crate::statements::words::elsewhere::{names_last_year, names_region};

/// Words of a clause that speaks of a part, of another time than the year before, or of a plan.
const OTHER: [&str; 38] = [
    "其中", "比", "较", "同", "增", "减", "计划", "目标", "原", "每", "均", "月", "季", "半", "仅",
    "不", "没", "未", "超", "剩", "另", "还", "分别", "以上", "以下", "左右", "余", "多", "约",
    "近", "最", "占", "首", "下", "新", "拟", "将", "应",
];

/// Whether words speak of a part, of another time or of a plan, but for some that may stand there.
pub(super) fn is_other(words: &str, allowed: &[&str]) -> bool {
    let mut other = OTHER.iter().filter(|word| !allowed.contains(word));
    names_last_year(words) || other.any(|word| words.contains(word))
}

/// Those of them that a goal says of its own target.
const OF_GOALS: [&str; 6] = ["计划", "目标", "拟", "将", "应", "均"];

/// What stands between a name and the number of its target.
const LIMITS: [&str; 10] =
    ["不少于", "不低于", "不高于", "不超过", "不多于", "至少", "达到", "为", "≥", "≤"];

/// Words that may stand beside a name and say nothing else.
pub(super) const FILLED: [&str; 40] = [
    "全年",
    "本年度",
    "本年",
    "年度",
    "累计",
    "共计",
    "总共",
    "一共",
    "完成",
    "开展",
    "举办",
    "组织",
    "实现",
    "达到",
    "实际",
    "全县",
    "全镇",
    "全校",
    "全部",
    "各类",
    "为",
    "达",
    "共",
    "的",
    "了",
    "已",
    "计",
    "个",
    "农户",
    "群众",
    "村民",
    "居民",
    "确保",
    "力争",
    "预计",
    "年内",
    "年底前",
    "任务",
    "全",
    "总",
];

/// The only number that a text states of an indicator of this name and unit, as it is written.
///
/// `known` are words that may stand beside the name: those of the project's own name. What else stands there may be
/// two characters (资助困难学生), else the clause may speak of another thing.
pub(super) fn stated_in_clauses(
    text: &str,
    name: &str,
    unit: &str,
    known: &str,
) -> Option<Decimal> {
    let core = core_with(name, unit);
    if unit.is_empty() || unit == "%" || core.chars().count() < 2 {
        return None;
    }
    let mut found = text
        .split(['。', '；', '\n'])
        .flat_map(first_numbered)
        .filter(|clause| !names_region(clause))
        .filter_map(|clause| stated_in(clause.trim(), core, unit, known));
    found.next().filter(|_| found.next().is_none())
}

/// A name without the word for how it is counted, and without its unit: 门诊 of 门诊人次.
pub(super) fn core_with<'a>(name: &'a str, unit: &str) -> &'a str {
    let core = without_count(name);
    core.strip_suffix(unit).filter(|core| core.chars().count() > 1).unwrap_or(core)
}

/// The number of a target in a goal.
pub(super) struct GoalNumber {
    /// Where it stands, in characters.
    pub at: Option<usize>,
    /// How it is written, with its unit.
    pub written: String,
    /// Its value.
    pub number: Decimal,
}

/// The target that a clause of a goal states of an indicator, as `stated_in_clauses` reads it; 万 before the unit counts.
///
/// `first` where no clause with a number stands before it in its sentence.
pub(super) fn target_in(
    clause: &str,
    name: &str,
    unit: &str,
    known: &str,
    first: bool,
) -> Option<GoalNumber> {
    let core = core_with(name, unit);
    if unit.is_empty() || unit == "%" || core.chars().count() < 2 {
        return None;
    }
    let (start, end, number) = number_in(clause)?;
    let (behind, scale) = match clause[end..].strip_prefix('万') {
        Some(behind) if !unit.starts_with('万') => (behind, 10_000),
        _ => (&clause[end..], 1),
    };
    let behind = behind.strip_prefix(unit)?;
    let written = &clause[start..clause.len() - behind.len()];
    let behind =
        ["以上", "以下", "以内"].iter().find_map(|end| behind.strip_prefix(end)).unwrap_or(behind);
    let ahead = &clause[..start];
    let ahead = LIMITS.iter().find_map(|limit| ahead.strip_suffix(limit)).unwrap_or(ahead);
    let words = format!("{ahead}{behind}");
    let rest = rest_of(&words, core)?;
    if behind.contains(|c: char| c.is_ascii_digit()) || is_other(&rest, &OF_GOALS) {
        return None;
    }
    let parted = first && !words.contains(core) && core.chars().count() >= 4;
    let own = format!("{known}{}", OF_GOALS.concat());
    let is_clear = strange(&rest, &own) <= if parted { 2 } else { 0 };
    let number = number.checked_mul(scale.into())?;
    let at = Some(ahead_length(clause, start));
    is_clear.then(|| GoalNumber { at, written: written.to_string(), number })
}

fn ahead_length(clause: &str, start: usize) -> usize {
    clause[..start].chars().count()
}

/// The first number of a clause: from where to where, and its value.
pub(super) fn number_in(clause: &str) -> Option<(usize, usize, Decimal)> {
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let start = clause.find(|c: char| c.is_ascii_digit())?;
    let end = start + clause[start..].find(|c: char| !digit(c)).unwrap_or(clause.len() - start);
    Some((start, end, clause[start..end].parse().ok()?))
}

/// How many characters of the words beside a name say something that is not known.
pub(super) fn strange(rest: &str, known: &str) -> usize {
    let rest = FILLED.iter().fold(rest.to_string(), |rest, word| rest.replace(word, ""));
    rest.chars().filter(|c| !known.contains(*c)).count()
}

/// The clauses of a sentence up to the first that has a number: behind it they may go on about what that one names
/// (总馆接待读者…，外借文献…).
fn first_numbered(sentence: &str) -> impl Iterator<Item = &str> {
    let mut clauses = sentence.split(['，', '：', '、', '（', '）']);
    clauses.find(|clause| clause.contains(|c: char| c.is_ascii_digit())).into_iter()
}

/// The number that a clause states of an indicator whose name has this core.
pub(super) fn stated_in(clause: &str, core: &str, unit: &str, known: &str) -> Option<Decimal> {
    let (start, end, number) = number_in(clause)?;
    let behind = clause[end..].strip_prefix(unit)?;
    if behind.contains(|c: char| c.is_ascii_digit()) || is_other(clause, &[]) {
        return None;
    }
    let words = format!("{}{behind}", &clause[..start]);
    let rest = rest_of(&words, core)?;
    // 食品监督抽检 is a part of 监督抽检; 资助困难学生 says what 资助学生 does.
    let parted = !words.contains(core) && core.chars().count() >= 4;
    let allowed = if parted { 2 } else { 0 };
    (strange(&rest, known) <= allowed).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::stated_in_clauses;

    #[test]
    fn names_are_said_in_other_words() {
        let said = |text: &str, name: &str, unit: &str, known: &str| {
            stated_in_clauses(text, name, unit, known).map(|number| number.to_string())
        };
        assert_eq!(said("完成11个村的整治，验收合格。", "整治村数", "个", ""), Some("11".into()));
        let road = "维修乡村道路19.2公里。";
        assert_eq!(said(road, "维修里程", "公里", "乡村道路维修"), Some("19.2".into()));
        assert_eq!(said(road, "乡村道路维修里程", "公里", ""), Some("19.2".into()));
        assert_eq!(said("资助困难学生628人", "资助学生", "人", ""), Some("628".into()));
        assert_eq!(said("食品监督抽检4200批次", "监督抽检批次", "批次", ""), None);
        assert_eq!(said("其中资助学生28人", "资助学生", "人", ""), None);
        assert_eq!(said("培训教师120人", "培训人数", "人", ""), None);
        assert_eq!(said("资助学生20人；资助困难学生8人", "资助学生", "人", ""), None);
        assert_eq!(said("东校区资助教师2人，资助学生20人", "资助学生", "人", ""), None);
    }
}
