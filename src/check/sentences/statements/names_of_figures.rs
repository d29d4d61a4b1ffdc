//! The figures to the names that running text has for them.

use crate::figures::{Figure, Figures};

/// What a name means.
pub enum Meaning {
    /// A line of amounts: `three_public.reception`.
    BudgetLine(String),
    /// A count, with the measure words that may follow it.
    Count(&'static str, &'static [&'static str]),
    /// A rate.
    Rate(&'static str),
}

/// Further names of lines, besides the names of their figures.
const OTHERS: [(&str, &str); 9] = [
    ("收入合计", "income"),
    ("收入总额", "income"),
    ("总收入", "income"),
    ("支出总计", "expenditure"),
    ("支出总额", "expenditure"),
    ("总支出", "expenditure"),
    ("“三公”经费", "three_public"),
    ("“三公经费”", "three_public"),
    ("三公经费", "three_public"),
];

const PEOPLE: &[&str] = &["人", "名", "个"];

/// Names of counts.
const COUNTS: [(&str, &str, &[&str]); 18] = [
    ("编制数", "staff.established", PEOPLE),
    ("编制人数", "staff.established", PEOPLE),
    ("编制", "staff.established", &["人", "名"]),
    ("在职人数", "staff.actual", PEOPLE),
    ("在职人员", "staff.actual", PEOPLE),
    ("在职职工", "staff.actual", PEOPLE),
    ("在职", "staff.actual", PEOPLE),
    ("公务用车保有量", "three_public.vehicle_operation.fleet", &["辆", "台"]),
    ("内设股室", "organization.offices.count", &["个"]),
    ("内设科室", "organization.offices.count", &["个"]),
    ("内设处室", "organization.offices.count", &["个"]),
    ("内设机构", "organization.offices.count", &["个"]),
    ("自评得分", SCORE, &["分"]),
    ("自评分", SCORE, &["分"]),
    ("自评总分", SCORE, &["分"]),
    ("自评总得分", SCORE, &["分"]),
    ("自评综合得分", SCORE, &["分"]),
    ("自评得分合计", SCORE, &["分"]),
];

const SCORE: &str = "evaluation.score";

/// Names of rates.
const RATES: [(&str, &str); 6] = [
    ("在职人员控制率", "staff.control_rate"),
    ("在职人数控制率", "staff.control_rate"),
    ("人员控制率", "staff.control_rate"),
    ("控制率", "staff.control_rate"),
    ("预算执行率", "expenditure.execution_rate"),
    ("固定资产利用率", "assets.utilization"),
];

/// Every name with its meaning. Names of lines with two characters are left out: they are common words.
pub fn names(figures: &Figures) -> Vec<(String, Meaning)> {
    let mut names: Vec<_> = OTHERS
        .iter()
        .map(|(name, line)| (name.to_string(), Meaning::BudgetLine(line.to_string())))
        .collect();
    // Of two lines of one name (公务接待费 is a 科目 too) the one that has a budget comes first.
    let is_item = |figure: &&Figure| figure.id.as_str().contains(".items.");
    let money = || figures.iter().filter(|figure| figure.money().is_some());
    let lines = money().filter(|figure| !is_item(figure)).chain(money().filter(is_item));
    for figure in lines {
        let Some((line, column)) = figure.id.as_str().rsplit_once('.') else { continue };
        // Sources of funding have the same names in every project.
        let shared = line.starts_with("projects.") && line.matches('.').count() > 1;
        let named = matches!(column, "actual" | "total") && line != "projects" && !shared;
        let table = line.starts_with("data_tables.") || line.starts_with("expenditure.funding");
        let name = figure.name.strip_suffix("决算数").unwrap_or(&figure.name);
        if named && !table && name.chars().count() > 2 {
            names.push((name.to_string(), Meaning::BudgetLine(line.to_string())));
        }
    }
    let counts = COUNTS.iter().map(|(name, id, units)| (*name, Meaning::Count(id, units)));
    let rates = RATES.iter().map(|(name, id)| (*name, Meaning::Rate(id)));
    names.extend(counts.chain(rates).map(|(name, meaning)| (name.to_string(), meaning)));
    names
}
