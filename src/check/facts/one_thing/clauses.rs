//! What a clause states of an indicator whose name it says in other words: `完成11个村的整治` of 整治村数.

use rust_decimal::Decimal;

use super::core::{rest_of, without_count};
use crate::base::says::says;
use crate::statements::words::elsewhere::names_last_year;

/// Words of a clause that speaks of a part, of another time than the year before, or of a plan.
const OTHER: [&str; 38] = [
    "其中", "比", "较", "同", "增", "减", "计划", "目标", "原", "每", "均", "月", "季", "半", "仅",
    "不", "没", "未", "超", "剩", "另", "还", "分别", "以上", "以下", "左右", "余", "多", "约",
    "近", "最", "占", "首", "下", "新", "拟", "将", "应",
];

/// Words that may stand beside a name and say nothing else.
const FILLED: [&str; 30] = [
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
    let core = without_count(name);
    let core = core.strip_suffix(unit).filter(|core| core.chars().count() > 1).unwrap_or(core);
    if unit.is_empty() || unit == "%" || core.chars().count() < 2 {
        return None;
    }
    let mut found = text
        .split(['。', '；', '\n'])
        .flat_map(first_numbered)
        .filter_map(|clause| stated_in(clause.trim(), core, unit, known));
    found.next().filter(|_| found.next().is_none())
}

/// The clauses of a sentence up to the first that has a number: behind it they may go on about what that one names
/// (总馆接待读者…，外借文献…).
fn first_numbered(sentence: &str) -> impl Iterator<Item = &str> {
    let mut clauses = sentence.split(['，', '：', '、', '（', '）']);
    clauses.find(|clause| clause.contains(|c: char| c.is_ascii_digit())).into_iter()
}

fn stated_in(clause: &str, core: &str, unit: &str, known: &str) -> Option<Decimal> {
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let start = clause.find(|c: char| c.is_ascii_digit())?;
    let end = start + clause[start..].find(|c: char| !digit(c)).unwrap_or(clause.len() - start);
    let behind = clause[end..].strip_prefix(unit)?;
    if behind.contains(|c: char| c.is_ascii_digit())
        || names_last_year(clause)
        || says(clause, &OTHER)
    {
        return None;
    }
    let words = format!("{}{behind}", &clause[..start]);
    let rest = rest_of(&words, core)?;
    let rest = FILLED.iter().fold(rest, |rest, word| rest.replace(word, ""));
    let strange = rest.chars().filter(|c| !known.contains(*c)).count();
    // 食品监督抽检 is a part of 监督抽检; 资助困难学生 says what 资助学生 does.
    let parted = !words.contains(core) && core.chars().count() >= 4;
    let allowed = if parted { 2 } else { 0 };
    clause[start..end].parse().ok().filter(|_| strange <= allowed)
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
