//! Keys of facts that code names itself, and the facts of items below them.

/// 年度.
pub const YEAR: &str = "year";
/// 金额单位.
pub const AMOUNT_UNIT: &str = "unit";
/// 单位全称.
pub const UNIT_NAME: &str = "organization.name";
/// 自称.
pub const UNIT_SHORT_NAME: &str = "organization.short_name";
/// 预算编码.
pub const UNIT_CODE: &str = "organization.code";
/// 主管部门.
pub const UNIT_DEPARTMENT: &str = "organization.department";
/// 内设股室名称.
pub const OFFICE_NAMES: &str = "organization.offices.names";
/// 内设股室个数.
pub const OFFICE_COUNT: &str = "organization.offices.count";
/// 下属单位.
pub const SUBORDINATES: &str = "organization.subordinates";
/// 主要职责.
pub const DUTIES: &str = "organization.duties";
/// 口径说明.
pub const SCOPE: &str = "scope";
/// 人员, as a fact whose figures are columns.
pub const STAFF: &str = "staff";
/// 编制数.
pub const STAFF_ESTABLISHED: &str = "staff.established";
/// 实有在职人数.
pub const STAFF_ACTUAL: &str = "staff.actual";
/// 在职人员控制率.
pub const STAFF_CONTROL_RATE: &str = "staff.control_rate";
/// 超编的主要原因.
pub const STAFF_REASON: &str = "staff.reason";
/// 上年在职人数.
pub const STAFF_LAST_YEAR: &str = "staff.last_year";
/// 离退休人数.
pub const STAFF_RETIRED: &str = "staff.retired";
/// 离休人数.
pub const STAFF_CADRES: &str = "staff.retirees.cadres";
/// 编外聘用人数.
pub const STAFF_TEMPORARY: &str = "staff.temporary";
/// 绩效目标.
pub const GOALS: &str = "goals";
/// 年度总体目标.
pub const EXPECTED_GOALS: &str = "goals.expected";
/// 年度总体目标的实际完成情况.
pub const ACHIEVED_GOALS: &str = "goals.achieved";
/// 绩效目标依据.
pub const GOALS_BASIS: &str = "goals.basis";
/// 编报绩效目标的项目数.
pub const PROJECTS_WITH_GOALS: &str = "goals.projects.count";
/// 编报绩效目标的项目涉及的资金.
pub const AMOUNT_WITH_GOALS: &str = "goals.projects.amount";
/// 编报绩效目标的单位数.
pub const UNITS_WITH_GOALS: &str = "goals.projects.units";
/// 自评工作.
pub const EVALUATION: &str = "evaluation";
/// 自评依据文件.
pub const DOCUMENTS: &str = "evaluation.documents";
/// 自评分.
pub const SELF_SCORE: &str = "evaluation.score";
/// 评价小组.
pub const EVALUATION_GROUP: &str = "evaluation.group";
/// 自评步骤.
pub const EVALUATION_STEPS: &str = "evaluation.steps";
/// 报送.
pub const SUBMISSION: &str = "evaluation.submission";
/// 开展绩效自评的项目, a summary of counts and amounts.
pub const EVALUATED_PROJECTS: &str = "evaluation.projects";
/// 其中的个数.
pub const EVALUATED_PROJECT_COUNT: &str = "evaluation.projects.count";
/// 整体自评表, whose indicators and total are facts below it.
pub const SELF_EVALUATION: &str = "self_evaluation";
/// 整体自评总分.
pub const SELF_EVALUATION_TOTAL: &str = "self_evaluation.total_score";
/// 各项指标得分合计.
pub const INDICATORS_TOTAL: &str = "indicators.total_score";
/// 收入, as a fact whose figures are columns.
pub const INCOME: &str = "income";
/// 收入的各部分.
pub const INCOME_PARTS: &str = "income.parts";
/// 支出.
pub const EXPENDITURE: &str = "expenditure";
/// 基本支出.
pub const BASIC: &str = "expenditure.basic";
/// 人员经费.
pub const PERSONNEL: &str = "expenditure.basic.personnel";
/// 公用经费.
pub const PUBLIC: &str = "expenditure.basic.public";
/// 项目支出.
pub const PROJECT_SPENDING: &str = "expenditure.project";
/// 项目支出用途.
pub const USES: &str = "expenditure.project.uses";
/// 经营支出.
pub const OPERATING: &str = "expenditure.operating";
/// 上缴上级支出.
pub const PAID_UPWARD: &str = "expenditure.upward";
/// 对附属单位补助支出.
pub const PAID_TO_AFFILIATED: &str = "expenditure.affiliated";
/// 资金来源 of the whole unit.
pub const FUNDING: &str = "expenditure.funding";
/// 项目.
pub const PROJECTS: &str = "projects";
/// 项目支出执行率.
pub const PROJECTS_EXECUTION_RATE: &str = "projects.execution_rate";
/// “三公”经费.
pub const THREE_PUBLIC: &str = "three_public";
/// 因公出国（境）费.
pub const ABROAD: &str = "three_public.abroad";
/// 因公出国（境）支出.
pub const ABROAD_SPENT: &str = "three_public.abroad.actual";
/// 因公出国（境）团组数.
pub const TRIPS: &str = "three_public.abroad.trips";
/// 上年的团组数.
pub const LAST_TRIPS: &str = "three_public.abroad.last_trips";
/// 因公出国（境）人次.
pub const TRAVELLERS: &str = "three_public.abroad.people";
/// 上年的人次.
pub const LAST_TRAVELLERS: &str = "three_public.abroad.last_people";
/// 公务用车购置费.
pub const VEHICLE_PURCHASE: &str = "three_public.vehicle_purchase";
/// 公务用车购置支出.
pub const VEHICLES_SPENT: &str = "three_public.vehicle_purchase.actual";
/// 公务用车购置数.
pub const VEHICLES_BOUGHT: &str = "three_public.vehicle_purchase.count";
/// 上年的购置数.
pub const LAST_VEHICLES_BOUGHT: &str = "three_public.vehicle_purchase.last_count";
/// 公务用车运行维护费.
pub const VEHICLE_OPERATION: &str = "three_public.vehicle_operation";
/// 公务用车保有量.
pub const FLEET: &str = "three_public.vehicle_operation.fleet";
/// 上年的保有量.
pub const LAST_FLEET: &str = "three_public.vehicle_operation.last_fleet";
/// 公务接待费.
pub const RECEPTION: &str = "three_public.reception";
/// 国内公务接待批次.
pub const RECEPTION_BATCHES: &str = "three_public.reception.domestic_batches";
/// 上年的批次.
pub const LAST_RECEPTION_BATCHES: &str = "three_public.reception.last_domestic_batches";
/// 国内公务接待人次.
pub const RECEPTION_VISITORS: &str = "three_public.reception.domestic_visitors";
/// 上年的人次.
pub const LAST_RECEPTION_VISITORS: &str = "three_public.reception.last_domestic_visitors";
/// 公务用车购置及运行维护费.
pub const VEHICLES: &str = "three_public.vehicles";
/// 机关运行经费.
pub const AGENCY: &str = "agency_operation";
/// 政府采购.
pub const PROCUREMENT: &str = "procurement";
/// 集中采购.
pub const CENTRALIZED_PROCUREMENT: &str = "procurement.centralized";
/// 分散采购.
pub const DECENTRALIZED_PROCUREMENT: &str = "procurement.decentralized";
/// 固定资产总额.
pub const ASSETS: &str = "assets.total";
/// 在用固定资产总额.
pub const ASSETS_IN_USE: &str = "assets.in_use";
/// 车辆总数.
pub const ALL_VEHICLES: &str = "assets.vehicles.total";
/// 管理程序.
pub const PROCEDURE: &str = "management.procedure";
/// 日常监督.
pub const SUPERVISION: &str = "management.supervision";
/// 资产安全.
pub const ASSET_SAFETY: &str = "management.asset_safety";
/// 成效.
pub const RESULTS: &str = "results";
/// 问题.
pub const PROBLEMS: &str = "problems";
/// 改进措施.
pub const IMPROVEMENTS: &str = "measures";
/// 收支总计.
pub const TOTALS: &str = "totals";
/// 财政拨款收支总计.
pub const FISCAL_TOTALS: &str = "fiscal_totals";
/// 年初结转结余.
pub const OPENING: &str = "carryover.opening";
/// 会议费.
pub const MEETINGS: &str = "meetings";
/// 培训费.
pub const TRAINING: &str = "training";
/// 年末结转结余.
pub const CLOSING: &str = "carryover.closing";
/// 使用非财政拨款结余.
pub const SURPLUS_USED: &str = "carryover.surplus_used";
/// 结余分配.
pub const SURPLUS_DISTRIBUTED: &str = "carryover.surplus_distributed";
/// 上年年末结转结余.
pub const LAST_YEAR_CLOSING: &str = "carryover.last_year_closing";
/// 当年完工楼堂馆所.
pub const BUILDINGS: &str = "buildings";
/// 楼堂馆所批准面积（㎡）, of all of them.
pub const APPROVED_AREA: &str = "buildings.approved_area";
/// 楼堂馆所实际面积（㎡）.
pub const ACTUAL_AREA: &str = "buildings.actual_area";
/// 楼堂馆所批准投资.
pub const APPROVED_INVESTMENT: &str = "buildings.approved_investment";
/// 楼堂馆所实际投资.
pub const ACTUAL_INVESTMENT: &str = "buildings.actual_investment";
/// 变动主要原因 of a line or an item.
pub const REASON: &str = "reason";
/// 决算与预算不同的主要原因 of a line.
pub const BUDGET_REASON: &str = "budget_reason";
/// 红字说明 of a line.
pub const NEGATIVE: &str = "negative";
/// 名称 of an item.
pub const NAME: &str = "name";
/// 自列的项.
pub const LINES: &str = "lines";
/// 绩效指标 of the unit or of a project, as a list.
pub const INDICATORS: &str = "indicators";
/// 科目 of a line, as a list.
pub const ITEMS: &str = "items";
/// 单位自有的表.
pub const DATA_TABLES: &str = "data_tables";
/// 版式另要的文字.
pub const EXTRA: &str = "extra";
/// 附件.
pub const ATTACHMENTS: &str = "attachments";
/// 落款.
pub const FILING: &str = "filing";
/// 成文日期.
pub const FILING_DATE: &str = "filing.date";
/// 固定资产利用率.
pub const ASSET_USE: &str = "assets.utilization";
/// 是否盖章.
pub const SEAL: &str = "filing.seal";
/// 填表人.
pub const PREPARER: &str = "filing.preparer";
/// 单位负责人.
pub const HEAD: &str = "filing.head";
/// 联系电话.
pub const PHONE: &str = "filing.phone";
/// 自评项目涉及资金.
pub const EVALUATED_PROJECT_AMOUNT: &str = "evaluation.projects.amount";
/// 自评项目平均得分.
pub const EVALUATED_PROJECT_AVERAGE: &str = "evaluation.projects.average";
/// 评价等级为优、良、中、差的项目数.
pub const GRADED_PROJECTS: [&str; 4] = [
    "evaluation.projects.excellent",
    "evaluation.projects.good",
    "evaluation.projects.fair",
    "evaluation.projects.poor",
];

/// The fact of an indicator of a form: of the unit's, [`SELF_EVALUATION`], or of a project's, by the project's fact.
pub fn indicator_fact(form: &str, id: &str) -> String {
    format!("{form}.{INDICATORS}.{id}")
}

/// The fact of a 科目 of a line.
pub fn item_fact(line: &str, code: &str) -> String {
    format!("{line}.{ITEMS}.{code}")
}
