//! What a number in a sentence states: its role and the amount that it is.

use std::ops::Range;

use super::numbers::Number;
use crate::base::direction::Direction;

/// The role of a number in its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberRole {
    /// So much of something: 支出780万元.
    Value,
    /// The sum of what stands before it: 合计780万元.
    Total,
    /// What another number is compared with: 比上年的18万元减少.
    Base,
    /// The whole of a share that follows: 占合同价1700万元的50%.
    Whole,
    /// What something was before: 由7万元降至.
    From,
    /// What it has become: 降至6.5万元.
    To,
    /// A difference: 减少0.5万元.
    Change,
    /// A difference in percent of its base: 下降7.14%.
    ChangeRate,
    /// A difference of two rates in percentage points.
    PointChange,
    /// A share in percent: 占39.39%.
    Share,
    /// Another rate in percent: 完成率, 完成预算的…%.
    Rate,
    /// So many times as much as another: 是上年1.60亿元的2倍.
    Multiple,
    /// So much for each: 人均156元.
    Average,
    /// A price or standard for one: 单价4500元, 每人300元.
    UnitPrice,
    /// The amount before it once more, in another unit: 5964.20万元，约0.60亿元.
    Again,
}

impl NumberRole {
    /// The word by which `--statements` names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Value => "数值",
            Self::Total => "合计",
            Self::Base => "基数",
            Self::Whole => "占比的总体",
            Self::From => "变动前",
            Self::To => "变动后",
            Self::Change => "增减额",
            Self::ChangeRate => "增减率",
            Self::PointChange => "百分点",
            Self::Share => "占比",
            Self::Rate => "率",
            Self::Multiple => "倍数",
            Self::Average => "平均",
            Self::UnitPrice => "单价",
            Self::Again => "复述",
        }
    }
}

/// Which amount of a thing is meant, or, of a change, what it is from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AmountBasis {
    /// The text does not state it.
    Unstated,
    /// 决算, 实际.
    Actual,
    /// 年初预算.
    Initial,
    /// 全年预算, 调整预算.
    Adjusted,
    /// 预算.
    Budget,
    /// 计划, 目标.
    Plan,
    /// 追加.
    Added,
    /// 追减.
    Cut,
    /// The year before the report's.
    LastYear,
    /// Another time or plan: 上年预算, 2020年, 上半年.
    Other,
}

impl AmountBasis {
    /// The word by which `--statements` names it; empty where the text does not state it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unstated => "",
            Self::Actual => "实际",
            Self::Initial => "年初预算",
            Self::Adjusted => "全年预算",
            Self::Budget => "预算",
            Self::Plan => "计划",
            Self::Added => "追加",
            Self::Cut => "追减",
            Self::LastYear => "上年",
            Self::Other => "其他时期",
        }
    }
}

/// A number with its role and the words around it. Places are characters of the passage.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The number.
    pub number: Number,
    /// What it is.
    pub role: NumberRole,
    /// The direction of a change.
    pub direction: Option<Direction>,
    /// Which amount it is; of a change, what it is from.
    pub basis: AmountBasis,
    /// The sentence, counted from 0.
    pub sentence: usize,
    /// The part of the sentence between semicolons, counted through the passage.
    pub segment: usize,
    /// In how many brackets it stands.
    pub depth: usize,
    /// The words before it, from the last mark or number on.
    pub label: Range<usize>,
    /// The words behind its unit, up to the next mark or number.
    pub tail: Range<usize>,
    /// The stretch between commas that it stands in.
    pub clause: Range<usize>,
    /// The statement that it is a part of by the text.
    pub part_of: Option<usize>,
}

/// A number that no role is certain for.
#[derive(Clone, Debug)]
pub struct Unread {
    /// The number.
    pub number: Number,
    /// Why, in a few words.
    pub why: &'static str,
    /// The sentence, counted from 0.
    pub sentence: usize,
    /// The words before it, from the last mark or number on.
    pub label: Range<usize>,
}

/// How the parts of a list are introduced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListKind {
    /// 其中: some or all.
    Among,
    /// Behind a colon, in brackets, behind 分别为 or 由…组成: all.
    All,
    /// 包括, 主要是: some or all, as with 其中.
    Including,
}

/// A whole and the parts that are listed behind it.
#[derive(Clone, Debug)]
pub struct PartList {
    /// The whole, by its place among the statements.
    pub whole: usize,
    /// The parts in order.
    pub parts: Vec<usize>,
    /// Further numbers behind a semicolon or an inner list, which may be parts too.
    pub perhaps: Vec<usize>,
    /// How they are introduced.
    pub kind: ListKind,
    /// Whether 等 says that there are more.
    pub is_open: bool,
}

/// A passage as it was read.
#[derive(Clone, Debug, Default)]
pub struct PassageStatements {
    /// Its statements in order.
    pub statements: Vec<Statement>,
    /// Its wholes with their parts.
    pub lists: Vec<PartList>,
    /// Its numbers without a role.
    pub unread: Vec<Unread>,
}
