//! Money spent beyond its budget, beyond what arrived, or beyond what it is part of.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::catalogue::{Column, Row, is_in, keys};
use crate::check::facts::relations::number;
use crate::check::mistakes;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::OpenLine;
use crate::figures::Figure;

/// Spending that is more than there was to spend.
pub(crate) static OVER_BUDGET: CheckRule = CheckRule::new(codes::E20, Needs::All, over_budget);

/// What a text refers to that explains spending beyond the whole budget.
const SPENDING: [&str; 6] = ["执行率", "全年预算", "年初预算", "支出预算", "支出合计", "总支出"];

fn over_budget(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let before = findings.iter().count();
    let rows = report.catalogue.rows().filter(|row| row.is_spending());
    let mut lines: Vec<_> = rows.map(Row::fact).collect();
    // Of projects that are listed each row of their money is compared.
    lines.retain(|fact| *fact != keys::PROJECT_SPENDING || report.projects.is_empty());
    lines.extend(
        report.lines.iter().filter(|line| is_spending(line)).map(|line| line.fact.as_str()),
    );
    lines.extend(report.funding.iter().map(|row| row.fact.as_str()));
    let of_projects = || report.projects.iter().flat_map(|project| &project.funding);
    lines.extend(of_projects().map(|row| row.fact.as_str()));
    if !context.explains(&["预算", "执行率"]) {
        lines.into_iter().for_each(|fact| against_budget(context, fact, findings));
        if findings.iter().count() == before {
            whole_budget(context, findings);
        }
    } else if !context.explains(&SPENDING) {
        // What explains 三公经费 or 公用经费 does not explain the whole.
        whole_budget(context, findings);
    }
    for row in of_projects() {
        let sides = (context.of(&row.fact, Column::Issued), context.of(&row.fact, Column::Budget));
        let adjustment = Column::Adjustment.called();
        let hint = format!("下达的指标在全年预算里，核对两个数；追加下达的，填{adjustment}");
        more_than(context, sides, &hint, findings);
        for (part, whole) in [(Column::Arrived, Column::Issued), (Column::Actual, Column::Arrived)]
        {
            let sides = (context.of(&row.fact, part), context.of(&row.fact, whole));
            let hint = "到位的不多于下达的，支出的不多于到位的，核对两个数；用别的资金支出的，另列一个来源";
            more_than(context, sides, hint, findings);
        }
    }
    for line in &report.lines {
        let whole = line.part_of.as_ref().map(|whole| whole.value.as_str());
        let whole = whole.and_then(|fact| context.decided(fact).or_else(|| context.stated(fact)));
        let hint = "一部分不能比整体大，核对两个数，或改 part_of";
        more_than(context, (context.decided(&line.fact), whole), hint, findings);
    }
    of_procurement(context, findings);
    if !context.explains(&["机关运行经费"]) {
        of_agency(context, findings);
    }
    procured(context, findings);
    not_within(context, findings);
}

/// 政府采购 above the spending that it is part of, and its budget above that.
fn of_procurement(context: &CheckContext, findings: &mut Diagnostics) {
    let sides = (context.decided(keys::PROCUREMENT), context.decided(keys::EXPENDITURE));
    more_than(context, sides, "政府采购支出是支出的一部分，核对金额和单位（unit）", findings);
    let sides = [keys::PROCUREMENT, keys::EXPENDITURE].map(|fact| context.of(fact, Column::Budget));
    let hint = "政府采购预算是部门预算的一部分，核对金额和单位（unit）";
    more_than(context, (sides[0], sides[1]), hint, findings);
}

/// Whether a line of the unit's own is certain to be money that is spent: 培训费, a part of 支出.
fn is_spending(line: &OpenLine) -> bool {
    let of_spending =
        line.part_of.as_ref().is_some_and(|whole| is_in(&whole.value, keys::EXPENDITURE));
    let name = line.name.value.trim();
    let named = ["费", "支出", "经费"].iter().any(|end| name.ends_with(end));
    line.unit.is_none() && (of_spending || named) && !name.contains('收')
}

/// 机关运行经费 above 公用经费, of which it is that of administrative bodies.
fn of_agency(context: &CheckContext, findings: &mut Diagnostics) {
    for &column in Column::WITHOUT_PLAN {
        let [part, whole] = [keys::AGENCY, keys::PUBLIC].map(|fact| context.of(fact, column));
        let hint = "机关运行经费是公用经费里行政单位和参公单位的部分，不能比它大，核对两个数";
        more_than(context, (part, whole), hint, findings);
    }
}

/// 会议费 and 培训费 above 公用经费: the form that lists them within it cannot.
fn not_within(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let Some(public) = context.decided(keys::PUBLIC) else { return };
    let Some(all) = number(context, public) else { return };
    let items = report.public_items.iter().any(|item| item.actual.is_some());
    let both = [keys::MEETINGS, keys::TRAINING].map(|fact| context.decided(fact));
    let parts: Vec<_> = both.into_iter().flatten().filter(|one| one.place.is_some()).collect();
    let sum: Option<Decimal> = parts.iter().map(|part| number(context, part)).sum();
    let Some(sum) = sum.filter(|sum| !items && *sum > all + context.slack(2)) else { return };
    let terms: Vec<_> = parts
        .iter()
        .filter(|part| number(context, part).is_some_and(|part| !part.is_zero()))
        .map(|part| format!("{} {}", part.name, context.exact(part)))
        .collect();
    let total = if terms.len() > 1 { format!(" = {}", context.all_digits(sum)) } else { "".into() };
    let terms = terms.join(" ＋ ");
    let message = format!(
        "{terms}{total}，大于{} {}，附件1公用经费的“其中”不列它们",
        public.name,
        context.exact(public)
    );
    let finding = context.finding(message);
    let finding = parts
        .iter()
        .fold(finding, |finding, part| finding.label(context.place(part), part.name.clone()));
    let hint = "一部分从项目支出列支的，在公用经费的科目（items）里填 30215 会议费、30216 培训费的金额；不是的，核对金额";
    findings.push(finding.label(context.place(public), public.name.clone()).hint(hint));
}

/// What to do about spending beyond a budget.
const OVER_BUDGET_HINT: &str = "核对预算数、追加追减数和决算数；确实超出预算的，在这一行写 budget_reason: 超出预算的主要原因，或在正文里说明";

/// What to do about a source of money that was spent beyond its budget: no text speaks of it.
const OVER_SOURCE_HINT: &str = "核对预算数、追加追减数和决算数；确实超出预算的，在正文（results、problems、additions）里写明超出预算的原因";

/// Lines that cannot have a budget of nothing; one of a row of funding is reported with the rows.
const NEVER_WITHOUT: [&str; 3] = [keys::PERSONNEL, keys::PUBLIC, keys::PROJECT_SPENDING];

/// All spending above 全年预算数.
fn whole_budget(context: &CheckContext, findings: &mut Diagnostics) {
    let whole = keys::EXPENDITURE;
    if context.report.values.line(whole).budget_reason().is_some() {
        return;
    }
    let sides = (context.decided(whole), context.of(whole, Column::Budget));
    more_than(context, sides, OVER_BUDGET_HINT, findings);
}

/// 决算数 above 全年预算数.
fn against_budget(context: &CheckContext, fact: &str, findings: &mut Diagnostics) {
    let sides = (context.decided(fact), context.of(fact, Column::Budget));
    let stated = sides.0.is_some_and(|spent| spent.place.is_some() || has_items(context, spent));
    let budget = sides.1.and_then(|budget| number(context, budget));
    let usual = NEVER_WITHOUT.contains(&fact);
    let own = context.report.lines.iter().any(|line| line.fact == fact);
    let printed = own || context.report.catalogue.row(fact).is_some();
    let explained = printed && is_explained(context, fact);
    if stated && !explained && budget.is_some_and(|budget| usual || !budget.is_zero()) {
        let hint = if printed { OVER_BUDGET_HINT } else { OVER_SOURCE_HINT };
        more_than(context, sides, hint, findings);
    }
}

/// Whether a line gives its reason, or all lines that it adds up and that are beyond their budgets give theirs.
fn is_explained(context: &CheckContext, fact: &str) -> bool {
    let reason = |fact: &str| context.report.values.line(fact).budget_reason().is_some();
    let is_over = |fact: &str| {
        let sides = [context.decided(fact), context.of(fact, Column::Budget)];
        matches!(sides.map(|side| side.and_then(Figure::money)), [Some(spent), Some(budget)] if spent > budget)
    };
    let parts = context.decided(fact).map(|spent| context.inputs(spent)).unwrap_or_default();
    let mut over =
        parts.iter().filter_map(|part| part.key.fact()).filter(|part| is_over(part)).peekable();
    reason(fact) || over.peek().is_some() && over.all(reason)
}

/// Whether a figure is added up from numbers of its own in the file.
fn has_items(context: &CheckContext, figure: &Figure) -> bool {
    let inputs = context.inputs(figure);
    !inputs.is_empty() && inputs.iter().all(|input| input.place.is_some())
}

fn more_than(
    context: &CheckContext,
    (small, large): (Option<&Figure>, Option<&Figure>),
    hint: &str,
    findings: &mut Diagnostics,
) {
    let (Some(small), Some(large)) = (small, large) else { return };
    let (Some(part), Some(whole)) = (number(context, small), number(context, large)) else {
        return;
    };
    if part <= whole + context.slack(context.inputs(large).len().max(2)) {
        return;
    }
    findings.push(too_large(context, (small, large), hint));
}

/// The name of a figure; what was spent of a source of income is no income.
fn called(figure: &Figure) -> String {
    match figure.key.is_in(keys::FUNDING) {
        true => figure.name.replacen("收入", "收入安排的支出", 1),
        false => figure.name.clone(),
    }
}

fn too_large(context: &CheckContext, (small, large): (&Figure, &Figure), hint: &str) -> Diagnostic {
    // As they are printed; to the last digit only where that shows no difference.
    let printed = [small, large].map(|figure| context.figures.number(figure));
    let [part, whole] = match printed[0] == printed[1] {
        true => [small, large].map(|figure| context.exact(figure)),
        false => printed,
    };
    context
        .finding(format!("{} {part} 大于{} {whole}", called(small), called(large)))
        .label(context.place(small), small.name.clone())
        .label(context.place(large), large.name.clone())
        .hint(hint)
        .figure(&small.id)
}

/// 集中采购 and 分散采购 together above 政府采购.
fn procured(context: &CheckContext, findings: &mut Diagnostics) {
    let parts = [keys::CENTRALIZED_PROCUREMENT, keys::DECENTRALIZED_PROCUREMENT]
        .map(|key| context.stated(key));
    let ([Some(one), Some(other)], Some(all)) = (parts, context.decided(keys::PROCUREMENT)) else {
        return;
    };
    let sum: Option<Decimal> = [one, other].into_iter().map(|part| number(context, part)).sum();
    let (Some(sum), Some(whole)) = (sum, number(context, all)) else { return };
    if (sum - whole).abs() <= context.slack(3) {
        return;
    }
    let (code, differs) =
        if sum > whole { (context.code, "大于") } else { (mistakes::WRONG_TOTAL, "不到") };
    let message = format!(
        "集中采购 {} ＋ 分散采购 {} = {}，{differs}{} {}",
        context.exact(one),
        context.exact(other),
        context.all_digits(sum),
        all.name,
        context.exact(all)
    );
    let finding = Diagnostic::new(code, message)
        .label(one.place, one.name.clone())
        .label(other.place, other.name.clone())
        .label(context.place(all), all.name.clone());
    findings
        .push(finding.hint("集中采购和分散采购合起来是政府采购支出，核对三个数").figure(&all.id));
}
