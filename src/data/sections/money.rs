//! 收入、支出、“三公”经费、采购、资产: everything that is an amount.

use crate::data::fields::Fields;
use crate::data::model::{
    Assets, Basic, BudgetLine, Building, Carryover, Expenditure, Funding, Income, IncomePart,
    Spending, SpendingItem, ThreePublic,
};
use crate::data::sections::is_mapping;

/// Codes of 收入来源, with what each stands for.
const INCOME_SOURCES: [(&str, &str); 8] = [
    ("fiscal", "财政拨款"),
    ("general_budget", "一般公共预算"),
    ("government_fund", "政府性基金"),
    ("state_capital", "国有资本经营预算"),
    ("social_insurance", "社会保险基金"),
    ("special_account", "财政专户管理资金"),
    ("business", "事业收入"),
    ("other", "其他"),
];

/// Codes of 项目资金来源 beside those of income.
const FUNDING_SOURCES: [(&str, &str); 10] = [
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

/// A line of amounts under a key; a bare number is its 决算数.
pub fn line(f: &mut Fields, key: &'static str, name: &str) -> BudgetLine {
    line_and(f, key, name, |_| ()).0
}

/// A line of amounts under a key, and what else stands in its mapping.
fn line_and<T: Default>(
    f: &mut Fields,
    key: &'static str,
    name: &str,
    more: impl FnOnce(&mut Fields) -> T,
) -> (BudgetLine, T) {
    let Some(node) = f.node(key) else { return Default::default() };
    if is_mapping(node) {
        return f.section(key, |f| (amounts(f), more(f))).unwrap_or_default();
    }
    let called = format!("“{name}”（{}）", f.path(key));
    let actual = match node.text() {
        Some(_) => f.reader.amount(node, &called),
        None => {
            f.reader.wrong_type(
                node,
                &called,
                "数字（决算数），或 {budget: 预算数, actual: 决算数}",
            );
            None
        }
    };
    (BudgetLine { span: Some(node.span), actual, ..BudgetLine::default() }, T::default())
}

/// The amounts of a line whose mapping may hold other keys too.
fn amounts(f: &mut Fields) -> BudgetLine {
    BudgetLine {
        span: Some(f.span()),
        initial: f.amount("initial", "年初预算"),
        adjustment: f.signed_amount("adjustment", "追加追减"),
        budget: f.amount("budget", "全年预算"),
        actual: f.amount("actual", "决算数"),
        last_year: f.amount("last_year", "上年决算"),
        last_year_budget: f.amount("last_year_budget", "上年预算"),
        reason: f.prose("reason", "变动主要原因"),
        from: f.text("from", "出处"),
    }
}

/// 收入; must be there.
pub fn income(f: &mut Fields) -> Income {
    let income = f.must_section("income", "收入", |f| Income {
        span: Some(f.span()),
        total: line(f, "total", "收入总计"),
        parts: income_parts(f),
    });
    income.unwrap_or_default()
}

fn income_parts(f: &mut Fields) -> Vec<IncomePart> {
    let parts = f.rows("parts", "收入构成", |f| IncomePart {
        id: f.id("id", "编号"),
        source: f.choice("source", "来源", &INCOME_SOURCES),
        name: f.must_text("name", "名称"),
        line: amounts(f),
        parts: income_parts(f),
    });
    f.reader.same_ids(parts.iter().map(|part| &part.id));
    parts
}

/// 结转结余.
pub fn carryover(f: &mut Fields) -> Carryover {
    Carryover {
        opening: f.amount("opening", "年初结转结余"),
        closing: f.amount("closing", "年末结转结余"),
        last_year_closing: f.amount("last_year_closing", "上年年末结转结余"),
    }
}

/// 支出; must be there.
pub fn expenditure(f: &mut Fields) -> Expenditure {
    let expenditure = f.must_section("expenditure", "支出", |f| {
        let (project, uses) =
            line_and(f, "project", "项目支出", |f| f.texts("uses", "项目支出用途"));
        Expenditure {
            span: Some(f.span()),
            total: line(f, "total", "支出合计"),
            basic: f.section("basic", basic).unwrap_or_default(),
            project,
            uses,
            funding: funding(f),
        }
    });
    expenditure.unwrap_or_default()
}

fn basic(f: &mut Fields) -> Basic {
    Basic {
        total: line(f, "total", "基本支出"),
        personnel: spending(f, "personnel", "人员经费"),
        public: spending(f, "public", "公用经费"),
    }
}

fn spending(f: &mut Fields, key: &'static str, name: &str) -> Spending {
    let (line, items) = line_and(f, key, name, |f| {
        let items = f.list("items", "科目", |reader, node, called| {
            if !is_mapping(node) {
                let name = reader.text(node, called)?;
                return Some(SpendingItem { code: None, name, actual: None });
            }
            Fields::read(reader, node, called.to_string(), node.span, |f| SpendingItem {
                code: f.maybe_id("code", "科目编码"),
                name: f.must_text("name", "科目名称"),
                actual: f.amount("actual", "决算数"),
            })
        });
        f.reader.same_ids(items.iter().filter_map(|item| item.code.as_ref()));
        items
    });
    Spending { line, items }
}

/// Sources of money of 附件2 or of a project.
pub fn funding(f: &mut Fields) -> Vec<Funding> {
    let rows = f.rows("funding", "资金来源", |f| {
        let source = f.choice("source", "来源", &FUNDING_SOURCES);
        f.report_missing("source", "来源");
        source.map(|source| Funding { source, line: amounts(f) })
    });
    let rows: Vec<_> = rows.into_iter().flatten().collect();
    f.reader.same_ids(rows.iter().map(|row| &row.source));
    rows
}

/// “三公”经费.
pub fn three_public(f: &mut Fields) -> ThreePublic {
    let (abroad, (trips, people)) = line_and(f, "abroad", "因公出国（境）费", |f| {
        (f.count("trips", "团组数"), f.count("people", "人次数"))
    });
    let (vehicle_purchase, vehicle_count) =
        line_and(f, "vehicle_purchase", "公务用车购置费", |f| f.count("count", "购置数"));
    let (vehicle_operation, fleet) =
        line_and(f, "vehicle_operation", "公务用车运行维护费", |f| {
            f.count("fleet", "保有量")
        });
    ThreePublic {
        span: Some(f.span()),
        total: line(f, "total", "“三公”经费合计"),
        abroad,
        trips,
        people,
        vehicle_purchase,
        vehicle_count,
        vehicle_operation,
        fleet,
        reception: line(f, "reception", "公务接待费"),
    }
}

/// 固定资产.
pub fn assets(f: &mut Fields) -> Assets {
    Assets {
        total: f.amount("total", "固定资产总额"),
        in_use: f.amount("in_use", "在用固定资产"),
        utilization: f.percent("utilization", "固定资产利用率"),
    }
}

/// 当年完工的楼堂馆所.
pub fn building(f: &mut Fields) -> Building {
    Building {
        name: f.must_text("name", "名称"),
        approved_area: f.number("approved_area", "批准面积"),
        actual_area: f.number("actual_area", "实际面积"),
        approved_investment: f.amount("approved_investment", "批准投资"),
        actual_investment: f.amount("actual_investment", "实际投资"),
    }
}
