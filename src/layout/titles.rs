//! A title that is too long for a line to lines parted by sense, in the shape of a trapezium or a rhombus (GB/T 9704 7.3.1).

use super::text::{BREAK, Char, width};
use crate::base::length::Length;

/// Parts every line of a title that is wider than `room`. Gives the counts of characters before each break, those that
/// the title asks for included.
pub fn divide(chars: &mut Vec<Char>, room: Length) -> Vec<usize> {
    let mut parted = Vec::with_capacity(chars.len() + 4);
    let mut breaks = Vec::new();
    let mut seen = 0;
    for (index, line) in chars.split(|c| c.class.is_break()).enumerate() {
        let cuts = if width(line) > room { cuts(line, room) } else { Vec::new() };
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([line.len()]);
        for (part, (start, end)) in starts.zip(ends).enumerate() {
            if index + part > 0 {
                parted.push(BREAK);
                breaks.push(seen);
            }
            parted.extend_from_slice(&line[start..end]);
            seen += end - start;
        }
    }
    *chars = parted;
    breaks
}

/// The most lines that a title is parted into by sense.
const MOST_LINES: usize = 4;

/// More than a line more and a break between two words.
const ACROSS_A_YEAR: i64 = 700;

/// What a break within brackets or quotes costs beside: more than a line more.
const INSIDE_BRACKETS: i64 = 500;

/// What a line more costs: as much as a break between two words that nothing is known of.
const LINE: i64 = 300;

/// Where the best lines part; none if no few lines hold the title.
fn cuts(line: &[Char], room: Length) -> Vec<usize> {
    let text: Vec<char> = line.iter().map(|c| c.character).collect();
    let costs: Vec<Option<i64>> = (0..line.len()).map(|at| break_cost(line, &text, at)).collect();
    let years = (1..text.len()).filter(|&at| begins_year(&text[at..])).collect();
    let search = Search { line, costs: &costs, years, room };
    let few = (width(line).to_milli() / room.to_milli().max(1)) as usize + 1;
    let best = (few..=(few + 1).min(MOST_LINES)).filter_map(|lines| search.best(lines));
    best.min_by_key(|(cost, _)| *cost).map(|(_, cuts)| cuts).unwrap_or_default()
}

/// The search for the best way to part a line.
struct Search<'a> {
    line: &'a [Char],
    /// What a break before each character costs; nothing where there can be none.
    costs: &'a [Option<i64>],
    /// Where years begin.
    years: Vec<usize>,
    room: Length,
}

impl Search<'_> {
    /// The cheapest parting into so many lines.
    fn best(&self, lines: usize) -> Option<(i64, Vec<usize>)> {
        let mut best = None;
        self.try_from(0, lines, 0, &mut Vec::new(), &mut Vec::new(), &mut best);
        best.map(|(cost, cuts): (i64, Vec<usize>)| (cost + LINE * lines as i64, cuts))
    }

    /// Tries every parting of what begins at `start` into `lines` lines.
    fn try_from(
        &self,
        start: usize,
        lines: usize,
        cost: i64,
        widths: &mut Vec<i64>,
        cuts: &mut Vec<usize>,
        best: &mut Option<(i64, Vec<usize>)>,
    ) {
        if lines == 1 {
            let last = width(&self.line[start..]);
            if last <= self.room {
                widths.push(last.to_milli());
                let cost = cost + shape_cost(widths) + self.year_cost(start, self.line.len());
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    *best = Some((cost, cuts.clone()));
                }
                widths.pop();
            }
            return;
        }
        let mut wide = Length::ZERO;
        for end in start + 1..self.line.len() {
            wide += self.line[end - 1].advance;
            if wide > self.room {
                return;
            }
            if let Some(break_cost) = self.costs[end] {
                widths.push(wide.to_milli());
                cuts.push(end);
                let cost = cost + break_cost + self.year_cost(start, end);
                self.try_from(end, lines - 1, cost, widths, cuts, best);
                widths.pop();
                cuts.pop();
            }
        }
    }

    /// What it costs that a line goes on from a unit into a year and beyond it: so the one was parted for the other.
    fn year_cost(&self, start: usize, end: usize) -> i64 {
        let inside = self.years.iter().any(|&year| start < year && year < end);
        if inside && self.line[end - 1].character != '度' { ACROSS_A_YEAR } else { 0 }
    }
}

/// What the shape of lines costs: differences in width, a waist (a line shorter than both its neighbours), a last line
/// of next to nothing.
fn shape_cost(widths: &[i64]) -> i64 {
    let widest = widths.iter().copied().max().unwrap_or(1).max(1);
    let lack = |width: i64| (widest - width) * 100 / widest;
    let uneven: i64 = widths.iter().map(|&width| lack(width) * lack(width) / 25).sum();
    let waists = widths.windows(3).filter(|w| w[1] < w[0] && w[1] < w[2]).count() as i64;
    let stubs = widths.iter().filter(|&&width| width * 3 < widest).count() as i64;
    uneven + waists * 400 + stubs * 300
}

/// What it costs to part a title before character `at`; `None` where it must not be.
fn break_cost(line: &[Char], text: &[char], at: usize) -> Option<i64> {
    if at == 0 || !line[at - 1].class.may_break_before(line[at].class) {
        return None;
    }
    let (before, after) = (&text[..at], &text[at..]);
    if (is_numeral(text[at - 1]) && is_numeral(text[at])) || is_inside_word(text, at) {
        return None;
    }
    if !may_begin(after) || !may_end(before) {
        return None;
    }
    let inside = if is_bracketed(before) { INSIDE_BRACKETS } else { 0 };
    let opens = after.first().is_some_and(|c| "（《".contains(*c));
    let closes = before.last().is_some_and(|c| "）》、".contains(*c));
    if begins_year(after) || starts_with_any(after, STARTS) || opens || closes {
        return Some(inside);
    }
    let known = starts_with_any(after, WORDS) || ends_with_any(before, WORDS);
    let unit = ends_with_any(before, UNITS);
    let between = match (known, unit) {
        (true, true) => 40,
        (true, false) => 120,
        (false, true) => 200,
        (false, false) => 300,
    };
    Some(inside + between)
}

/// Words that a line of a title begins with best.
const STARTS: &[&str] = &["关于"];

/// Words of such titles; none of them is ever parted, and a break beside one is better than between unknown words.
const WORDS: &[&str] = &[
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

/// What the names of units end with.
const UNITS: &[&str] = &[
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "委",
    "办",
    "局",
    "厅",
    "部",
    "署",
    "院",
    "校",
    "学",
    "会",
    "所",
    "站",
    "队",
    "处",
    "科",
    "股",
    "馆",
    "中心",
    "公司",
    "政府",
    "街道",
    "镇",
    "乡",
    "村",
    "区",
    "县",
    "市",
    "省",
    "集团",
    "协会",
    "银行",
];

/// What no line of a title begins with.
const NEVER_FIRST: &str = "的了等着年月日度局族";

/// What no line of a title ends with.
const NEVER_LAST: &str = "和与及或对在为于第";

fn may_begin(after: &[char]) -> bool {
    after.first().is_some_and(|c| !NEVER_FIRST.contains(*c))
}

fn may_end(before: &[char]) -> bool {
    before.last().is_some_and(|c| !NEVER_LAST.contains(*c))
}

/// Whether a year begins here, in digits or in Chinese.
fn begins_year(after: &[char]) -> bool {
    after.len() > 4 && after[..4].iter().copied().all(is_numeral) && after[4] == '年'
}

fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || "〇○零一二三四五六七八九".contains(character)
}

/// Whether a title's bracket or quote is still open.
fn is_bracketed(before: &[char]) -> bool {
    let count = |marks: &str| before.iter().filter(|c| marks.contains(**c)).count();
    count("《（“〔") > count("》）”〕")
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
    words.iter().any(|word| {
        let length = word.chars().count();
        length <= text.len() && starts_with(&text[text.len() - length..], word)
    })
}
