//! Keys of facts that code names itself; every other key stands in its row alone.

/// 单位全称.
pub const UNIT_NAME: &str = "organization.name";
/// 自称.
pub const UNIT_SHORT_NAME: &str = "organization.short_name";
/// 内设股室名称.
pub const OFFICE_NAMES: &str = "organization.offices.names";
/// 自评依据文件.
pub const DOCUMENTS: &str = "evaluation.documents";
/// 自评分.
pub const SELF_SCORE: &str = "evaluation.score";
/// 收入, as a fact whose figures are columns.
pub const INCOME: &str = "income";
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
/// 资金来源 of the whole unit.
pub const FUNDING: &str = "expenditure.funding";
/// 项目.
pub const PROJECTS: &str = "projects";
/// “三公”经费.
pub const THREE_PUBLIC: &str = "three_public";
/// 因公出国（境）费.
pub const ABROAD: &str = "three_public.abroad";
/// 公务用车运行维护费.
pub const VEHICLE_OPERATION: &str = "three_public.vehicle_operation";
/// 公务用车购置及运行维护费.
pub const VEHICLES: &str = "three_public.vehicles";
/// 公务接待费.
pub const RECEPTION: &str = "three_public.reception";
/// 机关运行经费.
pub const AGENCY: &str = "agency_operation";
/// 政府采购.
pub const PROCUREMENT: &str = "procurement";
/// 收支总计.
pub const TOTALS: &str = "totals";
/// 年初结转结余.
pub const OPENING: &str = "carryover.opening";
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
/// 单位自有的表.
pub const DATA_TABLES: &str = "data_tables";
/// 附件.
pub const ATTACHMENTS: &str = "attachments";
/// 成文日期.
pub const FILING_DATE: &str = "filing.date";
/// 编制数.
pub const ESTABLISHED: &str = "staff.established";
/// 在职人员.
pub const STAFF: &str = "staff.actual";
/// 固定资产利用率.
pub const ASSET_USE: &str = "assets.utilization";
/// 纳入自评的项目.
pub const EVALUATED_PROJECTS: &str = "evaluation.projects";
