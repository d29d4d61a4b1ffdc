//! What templates and table shapes may name: the contract with those who write them.
//!
//! Names follow the facts file. Every leaf is there whether it is filled in or not, so a name that is not
//! found is always a slip; `is given` tells whether it is filled in. `templates/README.md` lists the names
//! in Chinese.

mod build;
mod cited;
mod money;

use std::collections::BTreeMap;

use serde::Serialize;

pub use build::view;

/// A marked text: what a template prints, with its origin. See `marks`.
pub type Shown = String;

/// The whole report.
#[derive(Serialize)]
pub struct View {
    /// 年度: `2023`.
    pub year: Shown,
    /// The unit in which money is printed: `万元`.
    pub unit: Shown,
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
    pub procurement: Line,
    /// 固定资产.
    pub assets: Assets,
    /// 管理情况文字.
    pub management: Management,
    /// 项目.
    pub projects: Vec<Project>,
    /// 单位自有的表.
    pub data_tables: Vec<DataTable>,
    /// 整体绩效.
    pub results: Vec<ResultGroup>,
    /// 存在问题.
    pub problems: Vec<Problem>,
    /// 改进措施.
    pub measures: Vec<Measure>,
    /// 落款.
    pub filing: Filing,
    /// 版式另要的文字, by name.
    pub extra: BTreeMap<String, Shown>,
}

/// A line of amounts and the rates that belong to it. Which are given depends on the line.
#[derive(Serialize)]
pub struct Line {
    /// 年初预算.
    pub initial: Shown,
    /// 追加追减.
    pub adjustment: Shown,
    /// 全年预算.
    pub budget: Shown,
    /// 决算数 of a single line.
    pub actual: Shown,
    /// 决算数 of a line that has parts.
    pub total: Shown,
    /// 合计与分项之和的差.
    pub difference: Shown,
    /// 上年决算.
    pub last_year: Shown,
    /// 上年预算.
    pub last_year_budget: Shown,
    /// 占比.
    pub share: Shown,
    /// 完成率.
    pub completion_rate: Shown,
    /// 控制率.
    pub control_rate: Shown,
    /// 执行率.
    pub execution_rate: Shown,
    /// 变动主要原因.
    pub reason: Shown,
}

/// 部门概况.
#[derive(Serialize)]
pub struct Organization {
    /// 单位全称.
    pub name: Shown,
    /// 全文唯一自称; the full name where none is filled in.
    pub short_name: Shown,
    /// 预算编码.
    pub code: Shown,
    /// 职能职责.
    pub duties: Vec<Shown>,
    /// 内设股室.
    pub offices: Offices,
    /// 下属单位.
    pub subordinates: Vec<Subordinate>,
}

/// 内设股室.
#[derive(Serialize)]
pub struct Offices {
    /// 个数.
    pub count: Shown,
    /// 名称.
    pub names: Vec<Shown>,
}

/// 下属单位.
#[derive(Serialize)]
pub struct Subordinate {
    /// 名称.
    pub name: Shown,
    /// 是否纳入部门预算编制范围.
    pub budget_unit: bool,
}

/// 人员.
#[derive(Serialize)]
pub struct Staff {
    /// 编制数.
    pub established: Shown,
    /// 在职人数.
    pub actual: Shown,
    /// 上年在职人数.
    pub last_year: Shown,
    /// 离退休人数.
    pub retired: Shown,
    /// 比上年增减, with its sign.
    pub change: Shown,
    /// 比上年增减, without its sign.
    pub change_size: Shown,
    /// 在职人员控制率.
    pub control_rate: Shown,
}

/// 自评工作.
#[derive(Serialize)]
pub struct Evaluation {
    /// 评价小组, those of one role and one task together.
    pub group: Vec<Party>,
    /// 自评步骤.
    pub steps: Vec<Item>,
    /// 报送时间.
    pub submission: Shown,
    /// 自评分.
    pub score: Shown,
}

/// Those who share a role and a task.
#[derive(Serialize)]
pub struct Party {
    /// 组长、副组长、成员.
    pub role: Shown,
    /// Who they are.
    pub members: Vec<Member>,
    /// 分工.
    pub task: Shown,
}

/// 评价小组成员.
#[derive(Serialize)]
pub struct Member {
    /// 职务.
    pub title: Shown,
    /// 姓名.
    pub name: Shown,
}

/// 绩效目标.
#[derive(Serialize)]
pub struct Goals {
    /// 年度总体目标.
    pub expected: Shown,
    /// 实际完成情况.
    pub achieved: Shown,
    /// 目标与职能、预算匹配情况.
    pub basis: Shown,
}

/// 收入.
#[derive(Serialize)]
pub struct Income {
    /// 收入合计.
    #[serde(flatten)]
    pub line: Line,
    /// 构成.
    pub parts: Vec<Part>,
}

/// 收入的一项.
#[derive(Serialize)]
pub struct Part {
    /// 编号.
    pub id: Shown,
    /// 名称.
    pub name: Shown,
    /// 金额.
    #[serde(flatten)]
    pub line: Line,
    /// Its own parts.
    pub parts: Vec<Part>,
}

/// 结转结余.
#[derive(Serialize)]
pub struct Carryover {
    /// 年初.
    pub opening: Shown,
    /// 年末.
    pub closing: Shown,
    /// 上年年末.
    pub last_year_closing: Shown,
}

/// 支出.
#[derive(Serialize)]
pub struct Expenditure {
    /// 支出合计.
    #[serde(flatten)]
    pub line: Line,
    /// 基本支出.
    pub basic: Basic,
    /// 项目支出.
    pub project: ProjectSpending,
}

/// 基本支出.
#[derive(Serialize)]
pub struct Basic {
    /// 合计.
    #[serde(flatten)]
    pub line: Line,
    /// 人员经费.
    pub personnel: Spending,
    /// 公用经费.
    pub public: Spending,
}

/// 人员经费 or 公用经费.
#[derive(Serialize)]
pub struct Spending {
    /// 金额.
    #[serde(flatten)]
    pub line: Line,
    /// 科目.
    pub items: Vec<SpendingItem>,
}

/// 科目.
#[derive(Serialize)]
pub struct SpendingItem {
    /// 科目编码.
    pub code: Shown,
    /// 科目名称.
    pub name: Shown,
    /// 决算数.
    pub actual: Shown,
}

/// 项目支出.
#[derive(Serialize)]
pub struct ProjectSpending {
    /// 金额.
    #[serde(flatten)]
    pub line: Line,
    /// 用途.
    pub uses: Vec<Shown>,
}

/// “三公”经费.
#[derive(Serialize)]
pub struct ThreePublic {
    /// 合计.
    #[serde(flatten)]
    pub line: Line,
    /// 因公出国（境）费.
    pub abroad: Travel,
    /// 公务用车购置费.
    pub vehicle_purchase: Purchase,
    /// 公务用车运行维护费.
    pub vehicle_operation: Fleet,
    /// 公务接待费.
    pub reception: Line,
    /// Those of the four that are filled in, in this order.
    pub lines: Vec<NamedLine>,
}

/// A line with its name.
#[derive(Serialize)]
pub struct NamedLine {
    /// 名称.
    pub name: Shown,
    /// 金额.
    #[serde(flatten)]
    pub line: Line,
}

/// 因公出国（境）费.
#[derive(Serialize)]
pub struct Travel {
    /// 金额.
    #[serde(flatten)]
    pub line: Line,
    /// 团组数.
    pub trips: Shown,
    /// 人次.
    pub people: Shown,
}

/// 公务用车购置费.
#[derive(Serialize)]
pub struct Purchase {
    /// 金额.
    #[serde(flatten)]
    pub line: Line,
    /// 购置数.
    pub count: Shown,
}

/// 公务用车运行维护费.
#[derive(Serialize)]
pub struct Fleet {
    /// 金额.
    #[serde(flatten)]
    pub line: Line,
    /// 保有量.
    pub fleet: Shown,
}

/// 固定资产.
#[derive(Serialize)]
pub struct Assets {
    /// 总额.
    pub total: Shown,
    /// 在用.
    pub in_use: Shown,
    /// 利用率.
    pub utilization: Shown,
}

/// 管理情况文字.
#[derive(Serialize)]
pub struct Management {
    /// 项目实施程序.
    pub procedure: Shown,
    /// 项目监管.
    pub supervision: Shown,
    /// 资产管理安全性.
    pub asset_safety: Shown,
    /// 厉行节约保障措施.
    pub thrift: Shown,
}

/// 项目.
#[derive(Serialize)]
pub struct Project {
    /// 编号.
    pub id: Shown,
    /// 项目编码.
    pub code: Shown,
    /// 名称.
    pub name: Shown,
    /// 主管部门.
    pub department: Shown,
    /// 实施单位.
    pub implementer: Shown,
    /// 年度资金总额.
    #[serde(flatten)]
    pub line: Line,
    /// 目标.
    pub goals: Goals,
}

/// 单位自有的表.
#[derive(Serialize)]
pub struct DataTable {
    /// 编号.
    pub id: Shown,
    /// 表题.
    pub title: Shown,
    /// 列.
    pub columns: Vec<DataColumn>,
    /// 行.
    pub rows: Vec<DataRow>,
    /// 合计, one for each column but the first.
    pub totals: Vec<DataCell>,
    /// Whether the text of a result cites it.
    pub cited: bool,
}

/// A table that a text cites.
#[derive(Serialize)]
pub struct CitedTable {
    /// 编号.
    pub id: Shown,
    /// 表题.
    pub title: Shown,
}

/// 列.
#[derive(Serialize)]
pub struct DataColumn {
    /// 编号.
    pub id: Shown,
    /// 列名.
    pub name: Shown,
    /// 单位.
    pub unit: Shown,
}

/// 行.
#[derive(Serialize)]
pub struct DataRow {
    /// 编号.
    pub id: Shown,
    /// One for each column.
    pub cells: Vec<DataCell>,
}

/// 格.
#[derive(Serialize)]
pub struct DataCell {
    /// What stands in it.
    pub value: Shown,
}

/// 整体绩效的一个板块.
#[derive(Serialize)]
pub struct ResultGroup {
    /// 标题.
    pub title: Shown,
    /// 各项.
    pub items: Vec<ResultItem>,
}

/// One thing done.
#[derive(Serialize)]
pub struct ResultItem {
    /// 标题.
    pub title: Shown,
    /// 正文.
    pub text: Shown,
    /// The unit's own tables that the text cites and no text before it.
    pub tables: Vec<CitedTable>,
}

/// A text under a title.
#[derive(Serialize)]
pub struct Item {
    /// 标题.
    pub title: Shown,
    /// 正文.
    pub text: Shown,
}

/// 问题.
#[derive(Serialize)]
pub struct Problem {
    /// 正文.
    pub text: Shown,
    /// 原因.
    pub cause: Shown,
}

/// 改进措施.
#[derive(Serialize)]
pub struct Measure {
    /// 标题.
    pub title: Shown,
    /// 正文.
    pub text: Shown,
    /// 责任人.
    pub owner: Shown,
    /// 时限.
    pub due: Shown,
}

/// 落款.
#[derive(Serialize)]
pub struct Filing {
    /// 成文日期: `2024年3月5日`.
    pub date: Shown,
    /// 是否加盖印章.
    pub seal: bool,
    /// 填表人.
    pub preparer: Shown,
    /// 联系电话.
    pub phone: Shown,
    /// 单位负责人.
    pub head: Shown,
}
