//! Codes of 收入来源 and 资金来源, with what each stands for.

/// Codes of 收入来源.
pub const INCOME_SOURCES: &[(&str, &str)] = &[
    ("fiscal", "财政拨款"),
    ("general_budget", "一般公共预算"),
    ("government_fund", "政府性基金"),
    ("state_capital", "国有资本经营预算"),
    ("social_insurance", "社会保险基金"),
    ("special_account", "财政专户管理资金"),
    ("business", "事业收入"),
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
];

/// What a 资金来源 is called in tables and findings.
pub fn funding_source_name(code: &str) -> &'static str {
    FUNDING_SOURCES
        .iter()
        .find(|(known, _)| *known == code)
        .map_or("其他资金", |(_, name)| name)
}
