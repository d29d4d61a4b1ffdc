//! The typed shape of a facts file (`schema: jixiao/1`); `data/README.md` ties each name to its Chinese one.
//!
//! A fact that is not written is `None` or an empty list: missing is never zero.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::base::amount::{Amount, Unit};
use crate::base::id::FigureId;
use crate::base::source::{SourceId, Span};
use crate::catalogue::{Catalogue, Row, funding_source_name, keys};

pub use super::places::Leaf;
pub use super::values::{BudgetLine, LineNotes, Values};

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Fact<T> {
    /// What it says.
    pub value: T,
    /// The characters that say it.
    pub span: Span,
}

/// A fact that may be missing.
pub type Maybe<T> = Option<Fact<T>>;

/// Running text of the unit, in which `${id}` cites a figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Prose {
    /// The whole text in the file.
    pub span: Span,
    /// Its pieces in order.
    pub pieces: Vec<ProsePiece>,
}

/// A piece of prose.
#[derive(Clone, PartialEq, Debug)]
pub enum ProsePiece {
    /// Characters as typed; `\n` parts paragraphs.
    Text(String),
    /// A figure to be shown here; the span covers `${id}`.
    Cite(FigureId, Span),
}

/// A whole facts file: single values in one store, lists and running text in fields of their own.
///
/// A stage that reads it takes it apart without `..`, so that a new field does not compile until every stage says what
/// it does with it.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The file it was read from.
    pub source: SourceId,
    /// The facts that it may state.
    pub catalogue: Arc<Catalogue>,
    /// 年度.
    pub year: Fact<u16>,
    /// The unit of all amounts in the file.
    pub unit: Unit,
    /// The pack of templates, `standard` if not named.
    pub pack: Fact<String>,
    /// The profile of indicators, if named.
    pub profile: Maybe<String>,
    /// Last year's facts file, as written.
    pub previous: Maybe<String>,
    /// Every single value, by the catalogue.
    pub values: Values,
    /// 职能职责.
    pub duties: Vec<Prose>,
    /// 下属单位.
    pub subordinates: Vec<Subordinate>,
    /// 评价小组.
    pub group: Vec<Member>,
    /// 自评步骤.
    pub steps: Vec<Titled>,
    /// 报送时间.
    pub submission: Option<Prose>,
    /// 绩效目标.
    pub goals: Goals,
    /// 收入构成.
    pub income_parts: Vec<IncomePart>,
    /// 人员经费科目.
    pub personnel_items: Vec<SpendingItem>,
    /// 公用经费科目.
    pub public_items: Vec<SpendingItem>,
    /// 附件2 资金块.
    pub funding: Vec<Funding>,
    /// 当年完工楼堂馆所.
    pub buildings: Vec<Building>,
    /// 管理情况文字.
    pub management: Management,
    /// 整体自评指标.
    pub indicators: Vec<Indicator>,
    /// 定性指标得分.
    pub assessments: Vec<Assessment>,
    /// 项目.
    pub projects: Vec<Project>,
    /// 单位自有的表.
    pub data_tables: Vec<DataTable>,
    /// 自列的项.
    pub lines: Vec<OpenLine>,
    /// 另加的段落.
    pub additions: Vec<Addition>,
    /// 图片.
    pub pictures: Vec<PictureRow>,
    /// 整体绩效.
    pub results: Vec<ResultGroup>,
    /// 存在问题.
    pub problems: Vec<Problem>,
    /// 改进措施.
    pub improvements: Vec<Improvement>,
    /// 版式另要的文字.
    pub extra: Vec<(Fact<String>, Prose)>,
    /// 旧稿填报数：数字编号 -> 原样文字.
    pub stated: Vec<(Fact<FigureId>, Fact<String>)>,
    /// Where each key of the file stands, by its dotted path; see [`Report::place`].
    pub places: BTreeMap<String, Span>,
    /// Every value that is filled in.
    pub leaves: Vec<Leaf>,
}

impl Report {
    /// 单位全称; empty where an error has reported that it is missing.
    pub fn unit_name(&self) -> &str {
        self.values.words.get(keys::UNIT_NAME).map_or("", |name| &name.value)
    }

    /// 自称, if it is filled in.
    pub fn short_name(&self) -> Option<&Fact<String>> {
        self.values.words.get(keys::UNIT_SHORT_NAME)
    }

    /// What the unit calls itself: 单位全称, and 自称 if it is filled in.
    pub fn own_names(&self) -> Vec<&str> {
        let words = [keys::UNIT_NAME, keys::UNIT_SHORT_NAME].map(|key| self.values.words.get(key));
        words.into_iter().flatten().map(|name| name.value.as_str()).collect()
    }

    /// Whether a part of a row stands in the file and is not filled in: its key stands there with nothing behind it, or
    /// its kind, which has no other part of the row, is there with another number (`administrative: {established: 38}`).
    pub fn is_left_blank(&self, row: &Row, part: &Row) -> bool {
        let above = |key: &str| key.rsplit_once('.').map_or("", |(above, _)| above).to_string();
        let kind = above(&part.key);
        let mut others = self.catalogue.parts_of(row.parts_key());
        let apart = !others.any(|other| other.key != part.key && above(&other.key) == kind);
        let is_written = self.places.contains_key(&part.key)
            || (apart && self.values.sections.contains_key(&kind));
        is_written && !self.values.states(&part.value())
    }

    /// The 科目 of a line, none where the line has no such list.
    pub fn items_of(&self, fact: &str) -> &[SpendingItem] {
        match fact {
            keys::PERSONNEL => &self.personnel_items,
            keys::PUBLIC => &self.public_items,
            _ => &[],
        }
    }
}

/// 下属单位.
#[derive(Clone, PartialEq, Debug)]
pub struct Subordinate {
    /// 名称.
    pub name: Fact<String>,
    /// 性质: 行政单位、公益一类事业单位.
    pub kind: Maybe<String>,
    /// 是否纳入部门预算编制范围.
    pub budget_unit: Maybe<bool>,
}

/// 评价小组成员.
#[derive(Clone, PartialEq, Debug)]
pub struct Member {
    /// 组长、副组长、成员.
    pub role: Fact<String>,
    /// 职务.
    pub title: Maybe<String>,
    /// 姓名.
    pub name: Fact<String>,
    /// 分工.
    pub task: Option<Prose>,
}

/// A text under a title.
#[derive(Clone, PartialEq, Debug)]
pub struct Titled {
    /// Its title.
    pub title: Prose,
    /// Its text.
    pub text: Option<Prose>,
}

/// 绩效目标.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Goals {
    /// 年度总体目标（预期）.
    pub expected: Option<Prose>,
    /// 实际完成情况.
    pub achieved: Option<Prose>,
    /// 目标与职能、预算匹配情况.
    pub basis: Option<Prose>,
}

/// 收入的一项.
#[derive(Clone, PartialEq, Debug)]
pub struct IncomePart {
    /// Its name within ids: `fiscal`.
    pub id: Fact<String>,
    /// Fixed source code: `fiscal`, `general_budget`, `government_fund`, ….
    pub source: Maybe<String>,
    /// 名称.
    pub name: Fact<String>,
    /// The fact whose columns its amounts are: `income.fiscal`.
    pub fact: String,
    /// Its own parts.
    pub parts: Vec<IncomePart>,
}

/// 科目.
#[derive(Clone, PartialEq, Debug)]
pub struct SpendingItem {
    /// 科目编码.
    pub code: Maybe<String>,
    /// 科目名称.
    pub name: Fact<String>,
    /// 决算数.
    pub actual: Maybe<Amount>,
    /// What a negative 决算数 (红字) corrects.
    pub negative: Option<Prose>,
}

/// One source of money.
#[derive(Clone, PartialEq, Debug)]
pub struct Funding {
    /// Its code: `current_fiscal`, `carried_over`, `other`, or one of an income source.
    pub source: Fact<String>,
    /// The fact whose columns its amounts are: `projects.p01.current_fiscal`.
    pub fact: String,
}

impl Funding {
    /// What the source is called in tables and findings.
    pub fn name(&self) -> &'static str {
        funding_source_name(&self.source.value)
    }
}

/// 当年完工的楼堂馆所.
#[derive(Clone, PartialEq, Debug)]
pub struct Building {
    /// 名称.
    pub name: Fact<String>,
    /// 批准面积（㎡）.
    pub approved_area: Maybe<Decimal>,
    /// 实际面积（㎡）.
    pub actual_area: Maybe<Decimal>,
    /// 批准投资.
    pub approved_investment: Maybe<Amount>,
    /// 实际投资.
    pub actual_investment: Maybe<Amount>,
}

/// 第五节的文字.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Management {
    /// 项目实施程序.
    pub procedure: Option<Prose>,
    /// 项目监管.
    pub supervision: Option<Prose>,
    /// 资产管理安全性.
    pub asset_safety: Option<Prose>,
    /// 厉行节约保障措施.
    pub thrift: Option<Prose>,
    /// “三公”经费管理.
    pub three_public: Option<Prose>,
}

/// 绩效指标.
#[derive(Clone, PartialEq, Debug)]
pub struct Indicator {
    /// Its name within ids.
    pub id: Fact<String>,
    /// 一、二、三级指标.
    pub path: Vec<Fact<String>>,
    /// 年度指标值.
    pub target: Option<Target>,
    /// 实际完成值.
    pub actual: Option<Prose>,
    /// 分值.
    pub weight: Maybe<Decimal>,
    /// 得分.
    pub score: Maybe<Decimal>,
    /// 偏差原因及改进措施.
    pub reason: Option<Prose>,
    /// 是否适用.
    pub applicable: Maybe<bool>,
}

/// 年度指标值.
#[derive(Clone, PartialEq, Debug)]
pub enum Target {
    /// 定量.
    Number {
        /// `>=`, `<=`, `=`, `>`, `<`.
        op: Fact<String>,
        /// The number.
        value: Fact<Decimal>,
        /// Its unit, such as 批.
        unit: Maybe<String>,
    },
    /// 定性.
    Text(Prose),
}

/// 定性指标得分.
#[derive(Clone, PartialEq, Debug)]
pub struct Assessment {
    /// 指标编号.
    pub indicator: Fact<String>,
    /// 得分.
    pub score: Maybe<Decimal>,
    /// 理由.
    pub reason: Option<Prose>,
}

/// 项目.
#[derive(Clone, PartialEq, Debug)]
pub struct Project {
    /// Its name within ids: `p01`.
    pub id: Fact<String>,
    /// The fact whose columns its amounts are: `projects.p01`.
    pub fact: String,
    /// 项目编码.
    pub code: Maybe<String>,
    /// 名称.
    pub name: Fact<String>,
    /// `business` 业务工作专项 or `operation` 运行维护专项.
    pub category: Maybe<String>,
    /// 是否重点项目.
    pub priority: Maybe<bool>,
    /// 主管部门.
    pub department: Maybe<String>,
    /// 实施单位.
    pub implementer: Maybe<String>,
    /// 年度资金, one for each source.
    pub funding: Vec<Funding>,
    /// 目标.
    pub goals: Goals,
    /// 绩效指标.
    pub indicators: Vec<Indicator>,
}

impl Project {
    /// The code of its kind, if it is filled in.
    pub fn kind(&self) -> Option<&str> {
        self.category.as_ref().map(|fact| fact.value.as_str())
    }
}

/// 单位自有的表; the code knows nothing of its content.
#[derive(Clone, PartialEq, Debug)]
pub struct DataTable {
    /// Its name within ids: `reception`.
    pub id: Fact<String>,
    /// 表题.
    pub title: Fact<String>,
    /// The section at whose end it stands; without one it follows the text that cites it.
    pub place: Maybe<String>,
    /// 列.
    pub columns: Vec<DataColumn>,
    /// 行.
    pub rows: Vec<DataRow>,
    /// 合计, if the unit filled it in: a number for each column's id.
    pub total: Vec<(Fact<String>, Fact<Decimal>)>,
}

/// 列.
#[derive(Clone, PartialEq, Debug)]
pub struct DataColumn {
    /// Its name within ids: `batches`.
    pub id: Fact<String>,
    /// 列名.
    pub name: Fact<String>,
    /// Unit of its numbers; a column of words has none.
    pub unit: Maybe<String>,
    /// What its numbers are computed by, as typed.
    pub formula: Maybe<String>,
}

/// 行.
#[derive(Clone, PartialEq, Debug)]
pub struct DataRow {
    /// Its name within ids: `province`.
    pub id: Fact<String>,
    /// One for each column, in the columns' order.
    pub cells: Vec<DataCell>,
}

/// 格.
#[derive(Clone, PartialEq, Debug)]
pub enum DataCell {
    /// Not filled in.
    Missing,
    /// Words.
    Text(Fact<String>),
    /// A number.
    Number(Fact<Decimal>),
}

/// A line of the unit's own, of which the catalogue knows nothing. Its numbers are among the values of the report.
#[derive(Clone, PartialEq, Debug)]
pub struct OpenLine {
    /// Its name within ids: `relief`.
    pub id: Fact<String>,
    /// 名称.
    pub name: Fact<String>,
    /// The unit of its numbers; an amount of money has none.
    pub unit: Maybe<String>,
    /// The fact that it is part of: `expenditure.project`, `lines.relief`.
    pub part_of: Maybe<String>,
    /// The section at whose end it is printed.
    pub place: Maybe<String>,
    /// The fact whose columns its numbers are: `lines.relief`.
    pub fact: String,
}

/// A paragraph of the unit's own, or a part of a section with its title.
#[derive(Clone, PartialEq, Debug)]
pub struct Addition {
    /// The section at whose end it stands.
    pub place: Fact<String>,
    /// Its title; a paragraph has none.
    pub title: Option<Prose>,
    /// The text.
    pub text: Prose,
}

/// A picture from a file of the unit's own.
#[derive(Clone, PartialEq, Debug)]
pub struct PictureRow {
    /// Its name, by which templates place it: `reading_room`.
    pub id: Fact<String>,
    /// The path of the file, relative to the facts file.
    pub file: Fact<String>,
    /// 图题, without its number.
    pub caption: Fact<String>,
    /// What it shows, for readers who cannot see it.
    pub description: Fact<String>,
    /// The section at whose end it stands, or `attachment`.
    pub place: Maybe<String>,
    /// Its greatest width in percent of the text area.
    pub width: Maybe<Decimal>,
}

/// 整体绩效的一个板块.
#[derive(Clone, PartialEq, Debug)]
pub struct ResultGroup {
    /// 标题.
    pub title: Prose,
    /// 各项.
    pub items: Vec<Titled>,
}

/// 问题.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    /// Its name, which measures answer: `q1`.
    pub id: Maybe<String>,
    /// The text.
    pub text: Prose,
    /// 原因.
    pub cause: Option<Prose>,
}

/// 改进措施.
#[derive(Clone, PartialEq, Debug)]
pub struct Improvement {
    /// 标题.
    pub title: Prose,
    /// The text.
    pub text: Option<Prose>,
    /// The problems it answers.
    pub answers: Vec<Fact<String>>,
    /// 责任人.
    pub owner: Option<Prose>,
    /// 时限.
    pub due: Option<Prose>,
}

impl DataTable {
    /// The id of the column that a formula means by an id or a name.
    pub fn column_named(&self, word: &str) -> Option<String> {
        column_named(&self.columns, word)
    }
}

/// The id of the column of this id or name, the spaces of its name left out.
pub fn column_named(columns: &[DataColumn], word: &str) -> Option<String> {
    let plain = |name: &str| name.split_whitespace().collect::<String>();
    let is = |column: &&DataColumn| column.id.value == word || plain(&column.name.value) == word;
    columns.iter().find(is).map(|column| column.id.value.clone())
}

impl Report {
    /// Where a key stands, or the nearest key above it, or the start of the file.
    pub fn place(&self, path: &str) -> Span {
        let mut path = path;
        loop {
            match (self.places.get(path), path.rsplit_once('.')) {
                (Some(span), _) => return *span,
                (None, Some((above, _))) => path = above,
                (None, None) => return Span::new(self.source, 0..0),
            }
        }
    }
}
