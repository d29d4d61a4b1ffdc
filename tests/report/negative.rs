//! 红字: a negative 决算数 is taken where the facts say what it corrects, and no rate is made of it.

use crate::support::{DEMO, Outcome, replaced};

const RECEPTION: &str = "reception: {budget: 4.00, actual: 3.60,";

fn with_reception(changed: &str) -> Outcome {
    Outcome::of(replaced(DEMO, &[(RECEPTION, changed)]))
}

#[test]
fn a_negative_amount_is_an_error_without_its_explanation() {
    let outcome = with_reception("reception: {budget: 4.00, actual: -3.20,");
    let errors = outcome.errors();
    assert!(errors.contains("D07") && errors.contains("negative: 说明"), "{errors}");
    let needless = with_reception("reception: {budget: 4.00, actual: 3.60, negative: 冲回,");
    assert!(needless.errors().contains("这一行却没有负数"), "{}", needless.errors());
}

#[test]
fn it_is_printed_with_its_explanation_and_without_rates() {
    let row = "{code: \"30217\", name: 公务接待费, actual: 3.60}";
    let corrected = row.replace("3.60", "-3.20, negative: 冲回上年多列的接待费");
    let reception = "reception: {budget: 4.00, actual: -3.20, negative: 冲回上年多列的接待费。, reason: 冲回多列,";
    let reason = ("东城分馆开放，水电、邮电等日常开支增加", "冲回上年多列的接待费");
    let changes = [(RECEPTION, reception), (row, &corrected), reason];
    let outcome = Outcome::of(replaced(DEMO, &changes));
    assert_eq!(outcome.errors(), "");
    assert!(!outcome.rendered().contains("警告"), "{}", outcome.rendered());
    let dump = outcome.dump();
    let line = dump.lines().find(|line| line.contains("“三公”经费支出情况")).expect("printed");
    assert_eq!(dump.matches("（冲回上年多列的接待费）").count(), 1, "{dump}");
    assert!(line.contains("公务接待费支出-3.20万元（冲回上年多列的接待费）"), "{line}");
    assert!(line.contains("比上年减少6.80万元，主要原因是"), "{line}");
    assert!(line.contains("全年支出24.60万元"), "{line}");
    let figures = outcome.figures.as_ref().expect("there are figures");
    for rate in ["share", "completion_rate", "change_rate", "budget_gap_rate"] {
        let id = format!("three_public.reception.{rate}");
        let figure = figures.named(&id).unwrap_or_else(|| panic!("no {id}"));
        assert_eq!(figures.shown(figure), "不适用", "{id}");
    }
}

#[test]
fn last_years_amount_may_be_negative_too() {
    let facts = replaced(
        DEMO,
        &[(
            "last_year: 3.60, last_year_budget: 5.50",
            "last_year: -1.00, negative: 上年冲回误列的接待费, last_year_budget: 5.50",
        )],
    );
    let outcome = Outcome::of(facts);
    assert_eq!(outcome.errors(), "");
    assert!(outcome.dump().contains("公务接待费支出3.60万元"), "{}", outcome.dump());
    assert!(outcome.dump().contains("比上年增加4.60万元"), "{}", outcome.dump());
}

#[test]
fn lines_of_the_units_own_may_be_negative() {
    let line = "lines:\n  - {id: rent, name: 场地租金支出, actual: -1.20, negative: 更正上年误列的租金, last_year: 4.00, part_of: expenditure.project, reason: 退回误付的租金}\n\nresults:";
    let outcome = Outcome::of(DEMO.replacen("results:", line, 1));
    let wanted = "场地租金支出-1.20万元（更正上年误列的租金），比上年减少5.20万元，主要原因是退回误付的租金。";
    assert!(outcome.dump().contains(wanted), "{}{}", outcome.rendered(), outcome.dump());
}
