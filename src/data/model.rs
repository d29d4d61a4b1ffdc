//! The typed shape of a facts file (`schema: jixiao/1`); `data/README.md` ties each name to its Chinese one.
//!
//! A fact that is not written is `None` or an empty list: missing is never zero.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::amount::{Amount, Unit};
use crate::base::date::Date;
use crate::base::id::FigureId;
use crate::base::source::{SourceId, Span};

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

/// A whole facts file.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The file it was read from.
    pub source: SourceId,
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
    /// 部门概况.
    pub organization: Organization,
    /// 人员.
    pub staff: Staff,
    /// 自评工作.
    pub evaluation: Evaluation,
    /// 绩效目标.
    pub goals: Goals,
    /// 收入.
    pub income: Income,
    /// 结转结余.
    pub carryover: Carryover,
    /// 支出.
    pub expenditure: Expenditure,
    /// “三公”经费.
    pub three_public: ThreePublic,
    /// 政府采购.
    pub procurement: BudgetLine,
    /// 固定资产.
    pub assets: Assets,
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
    /// 整体绩效.
    pub results: Vec<ResultGroup>,
    /// 存在问题.
    pub problems: Vec<Problem>,
    /// 改进措施.
    pub improvements: Vec<Improvement>,
    /// 落款.
    pub filing: Filing,
    /// 版式另要的文字.
    pub extra: Vec<(Fact<String>, Prose)>,
    /// 旧稿填报数：数字编号 -> 原样文字.
    pub stated: Vec<(Fact<FigureId>, Fact<String>)>,
    /// Where each key of the file stands, by its dotted path; see [`Report::place`].
    pub places: BTreeMap<String, Span>,
}

/// 部门概况.
#[derive(Clone, PartialEq, Debug)]
pub struct Organization {
    /// 单位全称.
    pub name: Fact<String>,
    /// 全文唯一自称.
    pub short_name: Maybe<String>,
    /// 预算编码.
    pub code: Maybe<String>,
    /// 职能职责.
    pub duties: Vec<Prose>,
    /// 内设股室数.
    pub office_count: Maybe<Decimal>,
    /// 内设股室名称.
    pub office_names: Vec<Fact<String>>,
    /// 下属单位.
    pub subordinates: Vec<Subordinate>,
}

/// 下属单位.
#[derive(Clone, PartialEq, Debug)]
pub struct Subordinate {
    /// 名称.
    pub name: Fact<String>,
    /// 是否纳入部门预算编制范围.
    pub budget_unit: Maybe<bool>,
}

/// 人员, counts of people.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Staff {
    /// 编制数.
    pub established: Maybe<Decimal>,
    /// 在职人数.
    pub actual: Maybe<Decimal>,
    /// 上年在职人数.
    pub last_year: Maybe<Decimal>,
    /// 离退休人数.
    pub retired: Maybe<Decimal>,
}

/// 自评工作.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Evaluation {
    /// 评价小组.
    pub group: Vec<Member>,
    /// 自评步骤.
    pub steps: Vec<Titled>,
    /// 报送时间.
    pub submission: Option<Prose>,
    /// 自评分, 0 to 100.
    pub score: Maybe<Decimal>,
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

/// 收入.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Income {
    /// Where the section stands.
    pub span: Option<Span>,
    /// 收入总计.
    pub total: BudgetLine,
    /// 构成.
    pub parts: Vec<IncomePart>,
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
    /// Its amounts.
    pub line: BudgetLine,
    /// Its own parts.
    pub parts: Vec<IncomePart>,
}

/// 结转结余.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Carryover {
    /// 年初.
    pub opening: Maybe<Amount>,
    /// 年末.
    pub closing: Maybe<Amount>,
    /// 上年年末.
    pub last_year_closing: Maybe<Amount>,
}

/// A line of amounts. Which of them are there depends on what the unit filled in.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BudgetLine {
    /// Where the line stands; `None` if it is not in the file.
    pub span: Option<Span>,
    /// 年初预算.
    pub initial: Maybe<Amount>,
    /// 追加追减; the only amount that may be negative.
    pub adjustment: Maybe<Amount>,
    /// 全年预算.
    pub budget: Maybe<Amount>,
    /// 决算数.
    pub actual: Maybe<Amount>,
    /// 上年决算.
    pub last_year: Maybe<Amount>,
    /// 上年预算.
    pub last_year_budget: Maybe<Amount>,
    /// 变动主要原因.
    pub reason: Option<Prose>,
    /// 出处.
    pub from: Maybe<String>,
}

impl BudgetLine {
    /// Whether any of its amounts is given.
    pub fn is_filled(&self) -> bool {
        let amounts = [
            &self.initial,
            &self.adjustment,
            &self.budget,
            &self.actual,
            &self.last_year,
            &self.last_year_budget,
        ];
        amounts.into_iter().any(Option::is_some)
    }
}

/// 支出.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Expenditure {
    /// Where the section stands.
    pub span: Option<Span>,
    /// 支出合计.
    pub total: BudgetLine,
    /// 基本支出.
    pub basic: Basic,
    /// 项目支出.
    pub project: BudgetLine,
    /// 项目支出用途.
    pub uses: Vec<Fact<String>>,
    /// 附件2 资金块.
    pub funding: Vec<Funding>,
}

/// 基本支出.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Basic {
    /// 合计.
    pub total: BudgetLine,
    /// 人员经费.
    pub personnel: Spending,
    /// 公用经费.
    pub public: Spending,
}

/// 人员经费 or 公用经费.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Spending {
    /// Its amounts.
    pub line: BudgetLine,
    /// 科目.
    pub items: Vec<SpendingItem>,
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
}

/// One source of money.
#[derive(Clone, PartialEq, Debug)]
pub struct Funding {
    /// Its code: `current_fiscal`, `carried_over`, `other`, or one of an income source.
    pub source: Fact<String>,
    /// Its amounts.
    pub line: BudgetLine,
}

impl Funding {
    /// What the source is called in tables and findings.
    pub fn name(&self) -> &'static str {
        match self.source.value.as_str() {
            "current_fiscal" => "当年财政拨款",
            "carried_over" => "上年结转资金",
            "fiscal" => "财政拨款",
            "general_budget" => "一般公共预算",
            "government_fund" => "政府性基金",
            "state_capital" => "国有资本经营预算",
            "social_insurance" => "社会保险基金",
            "special_account" => "财政专户管理资金",
            "business" => "事业收入",
            _ => "其他资金",
        }
    }
}

/// “三公”经费.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ThreePublic {
    /// Where the section stands; `None` if the unit has not filled it in.
    pub span: Option<Span>,
    /// 合计.
    pub total: BudgetLine,
    /// 因公出国（境）费.
    pub abroad: BudgetLine,
    /// 因公出国（境）团组数、人次.
    pub trips: Maybe<Decimal>,
    /// 因公出国（境）人次.
    pub people: Maybe<Decimal>,
    /// 公务用车购置费.
    pub vehicle_purchase: BudgetLine,
    /// 购置数.
    pub vehicle_count: Maybe<Decimal>,
    /// 公务用车运行维护费.
    pub vehicle_operation: BudgetLine,
    /// 保有量.
    pub fleet: Maybe<Decimal>,
    /// 公务接待费.
    pub reception: BudgetLine,
}

/// 固定资产.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Assets {
    /// 总额.
    pub total: Maybe<Amount>,
    /// 在用.
    pub in_use: Maybe<Amount>,
    /// 利用率 in percent, where there are no amounts.
    pub utilization: Maybe<Decimal>,
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

/// 单位自有的表; the code knows nothing of its content.
#[derive(Clone, PartialEq, Debug)]
pub struct DataTable {
    /// Its name within ids: `reception`.
    pub id: Fact<String>,
    /// 表题.
    pub title: Fact<String>,
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
    pub owner: Maybe<String>,
    /// 时限.
    pub due: Maybe<String>,
}

/// 落款.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Filing {
    /// 成文日期.
    pub date: Maybe<Date>,
    /// 是否加盖印章.
    pub seal: Maybe<bool>,
    /// 填表人.
    pub preparer: Maybe<String>,
    /// 联系电话.
    pub phone: Maybe<String>,
    /// 单位负责人.
    pub head: Maybe<String>,
}
