//! Codes of 收入来源, of 资金来源, of kinds of project, of sections, with what each stands for.

/// Codes of 收入来源.
pub const INCOME_SOURCES: &[(&str, &str)] = &[
    ("fiscal", "财政拨款"),
    ("general_budget", "一般公共预算"),
    ("government_fund", "政府性基金"),
    ("state_capital", "国有资本经营预算"),
    ("social_insurance", "社会保险基金"),
    ("special_account", "财政专户管理资金"),
    ("business", "事业收入"),
    ("superior", "上级补助收入"),
    ("affiliated", "附属单位上缴收入"),
    ("operating", "经营收入"),
    ("unit_funds", "单位资金"),
    ("other", "其他"),
];

/// Codes of 资金来源 of the unit or of a project.
pub const FUNDING_SOURCES: &[(&str, &str)] = &[
    ("current_fiscal", "当年财政拨款"),
    ("carried_over", "上年结转资金"),
    ("other", "其他资金"),
    ("fiscal", "财政拨款"),
    ("general_budget", "一般公共预算"),
    ("government_fund", "政府性基金"),
    ("state_capital", "国有资本经营预算"),
    ("social_insurance", "社会保险基金"),
    ("special_account", "财政专户管理资金"),
    ("business", "事业收入"),
    ("superior", "上级补助收入"),
    ("operating", "经营收入"),
    ("unit_funds", "单位资金"),
    ("central", "中央资金"),
    ("provincial", "省级资金"),
    ("municipal", "市级资金"),
    ("county", "县级资金"),
    ("self_raised", "自筹资金"),
];

/// What a 资金来源 is called in tables and findings.
pub fn funding_source_name(code: &str) -> &'static str {
    FUNDING_SOURCES
        .iter()
        .find(|(known, _)| *known == code)
        .map_or("其他资金", |(_, name)| name)
}

/// A kind of project, as 附件1 lists them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProjectKind {
    /// Its code; none for projects whose kind is not filled in.
    pub code: Option<&'static str>,
    /// Its name.
    pub name: &'static str,
}

/// The kinds of project, in the order of the form.
pub const PROJECT_KINDS: [ProjectKind; 3] = [
    ProjectKind { code: Some("business"), name: "业务工作专项" },
    ProjectKind { code: Some("operation"), name: "运行维护专项" },
    ProjectKind { code: None, name: "其他项目" },
];

impl ProjectKind {
    /// The fact whose columns are the sums of its projects.
    pub fn fact(&self) -> String {
        format!("project_groups.{}", self.code.unwrap_or("other"))
    }

    /// Whether projects of this code are of this kind.
    pub fn is(&self, code: Option<&str>) -> bool {
        self.code == code
    }
}

/// Codes of the eight sections, at whose end something of the unit's own may stand.
pub const SECTIONS: [(&str, &str); 8] = [
    ("overview", "部门概况"),
    ("evaluation", "自评工作情况"),
    ("goals", "绩效目标设置情况"),
    ("spending", "部门整体支出情况"),
    ("management", "预算管理情况"),
    ("results", "整体绩效"),
    ("problems", "存在问题"),
    ("improvements", "今后改进措施"),
];

/// Where a picture may stand: at the end of a section, or in an attachment of its own.
pub const PICTURE_PLACES: [(&str, &str); 9] = {
    let mut places = [("attachment", "附件"); 9];
    let mut section = 0;
    while section < SECTIONS.len() {
        places[section] = SECTIONS[section];
        section += 1;
    }
    places
};
