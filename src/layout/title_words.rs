//! The cost of a line break between two characters of a title, by the words that such titles consist of.

use super::text::ShapedChar;
use crate::base::bodies::BODY_ENDS;

/// The additional cost of a break within brackets or quotes: more than that of another line.
const INSIDE_BRACKETS: i64 = 500;

/// The additional cost of a break in front of the last words of a unit's name: 广电｜体育局.
const SPLIT_NAME: i64 = 150;

/// The cost of a line break before character `at`, which may stand in brackets; `None` where a break is not allowed.
pub(super) fn break_cost(
    line: &[ShapedChar],
    text: &[char],
    at: usize,
    in_brackets: bool,
) -> Option<i64> {
    if at == 0 || line[at].joined || !line[at - 1].class.may_break_before(line[at].class) {
        return None;
    }
    let (before, after) = (&text[..at], &text[at..]);
    if (is_year_digit(text[at - 1]) && is_year_digit(text[at])) || is_inside_word(text, at) {
        return None;
    }
    if !may_begin(after) || !may_end(before) {
        return None;
    }
    let inside = if in_brackets { INSIDE_BRACKETS } else { 0 };
    let opens = after.first().is_some_and(|c| "（《".contains(*c));
    let closes = before.last().is_some_and(|c| "）》、，；。".contains(*c));
    if begins_year(after) || starts_with_any(after, STARTS) || opens || closes {
        return Some(inside);
    }
    let known = starts_with_any(after, WORDS) || ends_with_any(before, WORDS);
    let mut bodies = BODY_ENDS.iter().filter(|end| end.is_in_titles);
    let unit = ends_with_any(before, PLACES) || bodies.any(|end| ends_with(before, end.word));
    let between = match (known, unit) {
        (true, true) => 40,
        (true, false) => 120,
        (false, true) => 200,
        (false, false) => 300,
    };
    let split = if !unit && names_a_unit(after) { SPLIT_NAME } else { 0 };
    Some(inside + between + split)
}

/// Whether the text begins with known words that end as the name of a unit does: 体育局直属.
fn names_a_unit(mut after: &[char]) -> bool {
    let mut is_worded = false;
    while let Some(word) = WORDS.iter().find(|word| starts_with(after, word)) {
        after = &after[word.chars().count()..];
        is_worded = true;
    }
    let mut bodies = BODY_ENDS.iter().filter(|end| end.is_in_titles);
    is_worded && bodies.any(|end| starts_with(after, end.word))
}

/// Words that best begin a line of a title.
const STARTS: &[&str] = &["关于"];

/// Words of such titles. None of them is broken, and a break beside one costs less than between unknown words.
pub(super) const WORDS: &[&str] = &[
    "有限责任公司",
    "股份有限公司",
    "有限公司",
    "集团公司",
    "人民政府",
    "政府办公室",
    "社会保障",
    "人力资源和社会保障",
    "族自治州",
    "族自治县",
    "族自治旗",
    "办公室",
    "委员会",
    "领导小组",
    "机关",
    "事务",
    "接待",
    "中心",
    "服务",
    "公共",
    "资源",
    "交易",
    "管理",
    "监督",
    "保障",
    "社会",
    "社区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "协调",
    "下属",
    "所属",
    "直属",
    "广播",
    "电视",
    "广电",
    "体系",
    "古籍",
    "文献",
    "抢救",
    "保护",
    "外事",
    "办公",
    "人民",
    "防空",
    "登记",
    "事业",
    "机构",
    "编制",
    "房屋",
    "征收",
    "补偿",
    "铁路",
    "公路",
    "双拥",
    "图书馆",
    "博物馆",
    "文化馆",
    "美术馆",
    "少年",
    "儿童",
    "阅读",
    "推广",
    "促进",
    "人力",
    "财政",
    "教育",
    "卫生",
    "健康",
    "文化",
    "旅游",
    "体育",
    "交通",
    "运输",
    "农业",
    "农村",
    "水利",
    "林业",
    "自然",
    "生态",
    "环境",
    "住房",
    "城乡",
    "建设",
    "发展",
    "改革",
    "审计",
    "统计",
    "市场",
    "应急",
    "退役",
    "军人",
    "医疗",
    "医院",
    "学校",
    "大队",
    "支队",
    "年度",
    "部门",
    "单位",
    "整体",
    "支出",
    "项目",
    "专项",
    "资金",
    "预算",
    "决算",
    "绩效",
    "自评",
    "自我",
    "评价",
    "目标",
    "执行",
    "监控",
    "报告",
    "情况",
    "说明",
    "基础",
    "数据",
    "指标",
    "评分",
    "公开",
    "工作",
    "总结",
    "方案",
    "实施",
    "办法",
    "通知",
    "意见",
    "收入",
    "一般",
    "政府",
    "采购",
    "资产",
    "运行",
    "维护",
    "经费",
    "三公",
    "基本",
    "人员",
    "公用",
];

/// Endings of the names of places.
const PLACES: &[&str] = &["自治区", "自治州", "自治县", "自治旗", "区", "县", "市", "省"];

/// Characters that do not begin a line of a title.
const NEVER_FIRST: &str = "的了等着年月日度局族";

/// Characters that do not end a line of a title.
const NEVER_LAST: &str = "和与及或对在为于第";

fn may_begin(after: &[char]) -> bool {
    after.first().is_some_and(|c| !NEVER_FIRST.contains(*c))
}

fn may_end(before: &[char]) -> bool {
    before.last().is_some_and(|c| !NEVER_LAST.contains(*c))
}

/// Whether the text begins with a year, in digits or in Chinese.
pub(super) fn begins_year(after: &[char]) -> bool {
    after.len() > 4 && after[..4].iter().copied().all(is_year_digit) && after[4] == '年'
}

fn is_year_digit(character: char) -> bool {
    character.is_ascii_digit() || "〇○零一二三四五六七八九".contains(character)
}

/// For each character whether a bracket or quote is open before it.
pub(super) fn in_brackets(text: &[char]) -> impl Iterator<Item = bool> {
    text.iter().scan(0, |open, c| {
        let before = *open > 0;
        *open += i32::from("《（“〔".contains(*c)) - i32::from("》）”〕".contains(*c));
        Some(before)
    })
}

fn is_inside_word(text: &[char], at: usize) -> bool {
    WORDS.iter().any(|word| {
        let length = word.chars().count();
        let starts = at.saturating_sub(length - 1)..at;
        starts.into_iter().any(|start| starts_with(&text[start..], word))
    })
}

fn starts_with(text: &[char], word: &str) -> bool {
    let mut text = text.iter();
    word.chars().all(|c| text.next() == Some(&c))
}

fn starts_with_any(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| starts_with(text, word))
}

fn ends_with_any(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| ends_with(text, word))
}

fn ends_with(text: &[char], word: &str) -> bool {
    let length = word.chars().count();
    length <= text.len() && starts_with(&text[text.len() - length..], word)
}
