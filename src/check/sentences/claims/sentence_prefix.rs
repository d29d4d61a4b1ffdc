//! The words of a sentence before the name of a figure: whose figure and which year they make it.

use super::mention::{Compared, FigureMention, NameScope};
use crate::base::han::is_numeral;
use crate::catalogue::MONEY_SOURCES;
use crate::data::Report;
use crate::statements::numbers::year_at;
use crate::statements::passage::Passage;
use crate::statements::set_aside::LEFT_OUT;
use crate::statements::words::elsewhere::{LAST_YEAR, names_region};

/// Words that make whatever follows in a sentence the figure of others, of a part, or of another time.
const OTHERS: &str = "全镇 全乡 全州 全旗 全街道 系统 各县 各市 各区 各乡镇 各镇 各单位 各部门 \
     各预算单位 各学校 县直 市直 区直 下属 所属 直属 二级单位 二级机构 机关 本级 人均 平均 生均 累计 连续 季度 半年 月";
/// Words before a name that do not change whose figure it is.
const NEUTRAL: &str = "本年度 本年 当年 全年 年度 年末 年底 12月31日 12月底 12月末 截至 部门整体支出 部门整体 部门 单位 整体 \
     其中 其 的 我们 全局 全院 全校 全馆 全中心 我局 我院 我校 我馆 我中心 我镇 我单位 我部门 本单位 本部门 实际 实现 完成 收到 取得 \
     发生 共有 共 现有 实有 核定 有 总的 同时 一是 二是 三是 四是 五是 经自评 绩效";
/// Neutral before lines of 三公经费 only: 财政拨款 pays all of it.
const OF_BUDGET: &str = "一般公共预算财政拨款 财政拨款";
/// Neutral before counts of staff only.
const OF_PEOPLE: &str = "人员 批准 编办";
/// More money by who pays it than the sources of the catalogue.
const MORE_LEVELS: &str = "区级资金 本级资金 债券资金";
/// Verbs and nouns of amounts that are planned, added or returned, not spent.
const DONE: &str =
    "追加 追减 安排 下达 批复 压减 压缩 节约 调剂 调增 调减 新增 争取 申请 拨付 收回 结转 预算";

/// Of these, the ones that need no amount beside them: 按照批复，公用经费95万元.
const GIVEN: &str = "批复 下达 批准 预算安排";

/// How many characters of a sentence are looked at: a text without stops is not one sentence.
const FAR: usize = 400;

/// The words of a sentence before a name.
pub(super) struct SentencePrefix<'a> {
    report: &'a Report,
    passage: &'a Passage,
    /// Where the sentence begins.
    pub start: usize,
    /// Where the part of it that is looked at begins.
    from: usize,
    /// Where the clause begins.
    clause: usize,
    /// Where the name begins.
    at: usize,
    /// The report's year.
    pub year: i32,
}

fn says(text: &str, words: &str) -> bool {
    words.split_whitespace().any(|word| text.contains(word))
}

/// Whether a text names a source of a part of the money: 一般公共预算财政拨款支出1890万元，其中基本支出…….
fn names_source(text: &str) -> bool {
    let mut stems = MONEY_SOURCES.iter().map(|source| source.stem);
    stems.any(|stem| !stem.is_empty() && text.contains(stem))
}

/// Whether a text names money by the level of government that pays it.
fn names_level(text: &str) -> bool {
    let mut levels = MONEY_SOURCES.iter().filter(|source| source.is_of_level);
    levels.any(|source| text.contains(source.funding_name())) || says(text, MORE_LEVELS)
}

/// 公用经费主要用于办公费14.20万元: where the list of uses begins; nothing where a project's money is used.
fn behind_use(passage: &Passage, clause: usize, at: usize) -> Option<usize> {
    let words = passage.text(clause, at);
    let found = ["主要用于", "主要包括"].iter().find_map(|word| Some((words.find(word)?, word)))?;
    let before = words[..found.0].chars().count();
    let own =
        ["公用经费", "人员经费", "基本支出"].iter().any(|own| words[..found.0].ends_with(own));
    own.then_some(clause + before + found.1.chars().count())
}

impl<'a> SentencePrefix<'a> {
    /// The words before the name at a place.
    pub(super) fn new(report: &'a Report, passage: &'a Passage, at: usize) -> Self {
        let (start, _) = passage.sentence(at);
        let from = start.max(at.saturating_sub(FAR));
        let breaks = |c: &char| "，；：、（）()“”.".contains(*c);
        let clause = passage.chars[from..at].iter().rposition(breaks);
        let clause = clause.map_or(from, |stop| from + stop + 1);
        let clause = behind_use(passage, clause, at).unwrap_or(clause);
        let year = i32::from(report.year.value);
        Self { report, passage, start, from, clause, at, year }
    }

    /// The sentence so far.
    fn text(&self) -> String {
        self.passage.text(self.from, self.at)
    }

    /// Whether the sentence is about others, a part, or another time.
    pub(super) fn is_of_others(&self) -> bool {
        let own = self.report.own_names();
        let text = own.iter().fold(self.text(), |text, own| text.replace(own, ""));
        let days = ["12月31日", "12月底", "12月末"];
        let text = days.iter().fold(text, |text, day| text.replace(day, ""));
        names_region(&text)
            || says(&text, OTHERS)
            || LEFT_OUT.iter().any(|word| text.contains(word))
            || self.report.subordinates.iter().any(|one| text.contains(&one.name.value))
    }

    /// Whether the sentence refers to the money of one source.
    pub(super) fn is_of_one_source(&self) -> bool {
        names_source(&self.text())
    }

    /// Whether the name is a part of the money of one source: 县级资金1309.80万元，其中中小河流治理288.00万元.
    pub(super) fn is_part_of_one_source(&self) -> bool {
        let text = self.text();
        let head = text.split_once("其中").map(|(head, _)| head);
        head.is_some_and(|head| names_source(head) || names_level(head))
    }

    /// Whether the name goes on with the parts of what ends at a place, without a word of this year.
    pub(super) fn goes_on_with_parts(&self, end: usize) -> bool {
        let parts = self.text().contains("其中") && end <= self.clause;
        let between = self.passage.text(end, self.at);
        parts && !says(&between, "； 本年 当年 全年 比 较 增 减")
    }

    /// Whether the name is a part of something that was planned or given out: 全年预算2050万元，其中……, 预算安排：…….
    pub(super) fn is_of_a_budget(&self) -> bool {
        let text = self.text();
        let head = |mark: &str| text.split_once(mark).is_some_and(|(head, _)| says(head, DONE));
        head("其中") || head("：")
    }

    /// Whether the name is the whole of a share, 占总支出的60.61%, or what another is compared with.
    pub(super) fn is_whole(&self) -> bool {
        let before = self.passage.text(self.at.saturating_sub(4), self.at);
        let before = before.trim_end_matches(['全', '本', '年', '到', '了']);
        before.ends_with(['占', '比', '较'])
    }

    /// Where the clause before a mark begins.
    fn clause_before(&self, mark: usize) -> usize {
        let breaks = |c: &char| "，；：、".contains(*c);
        let before = self.passage.chars[self.from..mark].iter().rposition(breaks);
        before.map_or(self.from, |stop| self.from + stop + 1)
    }

    /// Whether the name is a further part of a list of others, or without amounts: 人员经费、公用经费支出780万元.
    pub(super) fn is_listed(&self, names: &[FigureMention]) -> bool {
        let mark = self.clause.checked_sub(1).filter(|mark| self.passage.chars[*mark] == '、');
        let Some(mark) = mark.filter(|mark| *mark >= self.from) else { return false };
        // 全年支出1274万元、其中基本支出742万元 goes on as behind a comma.
        if self.passage.has(self.clause, "其中") {
            return false;
        }
        let from = self.clause_before(mark);
        // 1、公务接待费 and 一、公务接待费 are items.
        let number = self.passage.chars[from];
        if mark == from + 1 && (number.is_ascii_digit() || is_numeral(number)) {
            return false;
        }
        let goes_on = self.has_amount(from, mark) && has_own(names, from, mark);
        !goes_on
    }

    /// Whether the clause before gives an amount to something that was planned, added or saved.
    pub(super) fn follows_another_amount(&self, names: &[FigureMention]) -> bool {
        let Some(mark) = self.clause.checked_sub(1).filter(|mark| *mark >= self.from) else {
            return false;
        };
        if !matches!(self.passage.chars[mark], '，' | '（') {
            return false;
        }
        let from = self.clause_before(mark);
        let clause = self.passage.text(from, mark);
        // 公务接待费6.5万元，完成预算的81.25%，……: what the last name was compared with.
        let compares = says(&clause, "完成 较 比 超 低于 小于 大于 控制 率");
        let spoken = names.iter().any(|name| name.at >= self.from && name.at < mark);
        // 未执行的129.30万元中，项目支出……: of a part that has no name of its own.
        let part = clause.ends_with('中') && self.has_amount(from, mark);
        if part && !has_own(names, from, mark) {
            return true;
        }
        let given = says(&clause, GIVEN) || (says(&clause, DONE) && self.has_amount(from, mark));
        given && !(compares && spoken)
    }

    /// Whether a number stands in a stretch.
    fn has_amount(&self, from: usize, to: usize) -> bool {
        self.passage.chars[from..to].iter().any(char::is_ascii_digit)
    }

    /// Whether the words of the clause say 上年; `None` if one of them is not neutral.
    pub(super) fn neutral(&self, of_budget: bool, of_people: bool) -> Option<bool> {
        let mut words: Vec<&str> = NEUTRAL.split_whitespace().collect();
        words.extend(self.report.own_names().into_iter().filter(|name| !name.is_empty()));
        words.extend(OF_BUDGET.split_whitespace().filter(|_| of_budget));
        words.extend(OF_PEOPLE.split_whitespace().filter(|_| of_people));
        let (mut at, mut last_year) = (self.clause, false);
        while at < self.at {
            let has = |word: &&str| self.passage.has(at, word);
            let word = words.iter().copied().filter(has).max_by_key(|word| word.len());
            let before = LAST_YEAR.into_iter().find(has);
            last_year |= before.is_some();
            at += match before.or(word) {
                Some(word) => {
                    let length = word.chars().count();
                    length + usize::from(before.is_some() && self.passage.has(at + length, "度"))
                }
                None if year_at(self.passage, at).is_some() => {
                    5 + usize::from(self.passage.has(at + 5, "度"))
                }
                None if self.passage.chars[at] == ' ' => 1,
                None => return None,
            };
        }
        (at == self.at).then_some(last_year)
    }

    /// The years that the sentence refers to, each with whether it only compares with it or begins at it.
    fn years(&self) -> impl Iterator<Item = (i32, bool)> {
        (self.from..self.at).filter_map(|from| {
            let year = year_at(self.passage, from)?;
            let before = from.checked_sub(1).filter(|before| *before >= self.from);
            let compared = before.map(|before| self.passage.chars[before]);
            Some((year, compared.is_some_and(|c| "比较与同自从至到—".contains(c))))
        })
    }

    /// The last year that the sentence names as its own.
    pub(super) fn named_year(&self) -> Option<i32> {
        self.years().filter(|(_, compared)| !compared).map(|(year, _)| year).last()
    }

    /// What the sentence compares with before the name.
    pub(super) fn compared(&self) -> Compared {
        const LAST: &str = "与上年 同上年 较上年 比上年 与去年 较去年 比去年 同比";
        let mut years = self.years().filter(|(_, compared)| *compared).map(|(year, _)| year);
        let text = self.text();
        if text.contains("预算") || years.any(|year| year != self.year - 1) {
            return Compared::Unsure;
        }
        let last = says(&text, LAST) || self.years().any(|(year, _)| year == self.year - 1);
        if last { Compared::LastYear } else { Compared::Nothing }
    }
}

/// Whether the unit's own figure is named in a stretch.
fn has_own(names: &[FigureMention], from: usize, to: usize) -> bool {
    names.iter().any(|name| (from..to).contains(&name.at) && name.scope != NameScope::Other)
}
