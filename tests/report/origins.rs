//! Every piece of a document knows the template line, the fact and the figure that it comes from.

use jixiao::base::id::Origin;
use jixiao::doc::{BlockKind, Inline};

use crate::support::{Outcome, SAMPLE};

fn inlines(outcome: &Outcome) -> Vec<&Inline> {
    let document = outcome.document();
    document.inlines().map(|(_, inline)| inline).collect()
}

fn of_figure<'m>(outcome: &'m Outcome, id: &str) -> Vec<&'m Inline> {
    let is = |origin: &Origin| origin.figure.as_ref().is_some_and(|figure| figure.as_str() == id);
    inlines(outcome).into_iter().filter(|inline| is(&inline.origin)).collect()
}

fn text_at(outcome: &Outcome, span: Option<jixiao::base::source::Span>) -> &str {
    outcome.sources.text(span.expect("the place is known"))
}

#[test]
fn a_figure_in_a_sentence_and_in_a_table() {
    let outcome = Outcome::of(SAMPLE);
    let shown = of_figure(&outcome, "income.total");
    let texts: Vec<_> = shown.iter().map(|inline| inline.as_text()).collect();
    assert_eq!(texts, ["1089.40万元", "1089.40"]);
    assert_eq!(text_at(&outcome, shown[0].origin.template), "收入合计{{ income.total }}");
    assert_eq!(text_at(&outcome, shown[0].origin.facts), "1089.40");
    assert_eq!(text_at(&outcome, shown[1].origin.template), "${income.total}");
}

#[test]
fn a_figure_cited_in_the_facts_points_at_its_citation() {
    let outcome = Outcome::of(SAMPLE);
    let id = "data_tables.reception.total.batches";
    let shown = of_figure(&outcome, id);
    assert_eq!(shown[0].as_text(), "172");
    assert_eq!(text_at(&outcome, shown[0].origin.facts), format!("${{{id}}}"));
    assert_eq!(text_at(&outcome, shown[1].origin.facts), "172");
}

#[test]
fn computed_figures_have_no_fact_but_a_figure() {
    let outcome = Outcome::of(SAMPLE);
    for inline in of_figure(&outcome, "staff.control_rate") {
        assert_eq!(inline.as_text(), "91.67%");
        assert_eq!(inline.origin.facts, None);
    }
    assert_eq!(of_figure(&outcome, "staff.control_rate").len(), 1);
}

#[test]
fn every_block_and_inline_knows_its_template_line() {
    let outcome = Outcome::of(SAMPLE);
    let document = outcome.document();
    for (index, block) in document.blocks().enumerate() {
        assert_eq!(block.id.0 as usize, index);
        assert!(block.origin.template.is_some(), "{block:?}");
    }
    for inline in inlines(&outcome) {
        assert!(inline.origin.template.is_some(), "{inline:?}");
    }
}

#[test]
fn every_number_of_the_sample_comes_from_a_figure() {
    let outcome = Outcome::of(SAMPLE);
    let document = outcome.document();
    let tables = document.blocks().filter_map(|block| match &block.kind {
        BlockKind::Table(table) => Some(table),
        _ => None,
    });
    let cells = tables.flat_map(|table| &table.body).flat_map(|row| &row.cells);
    for cell in cells {
        let text: String = cell.content.iter().flatten().map(Inline::as_text).collect();
        if text.contains(|c: char| c.is_ascii_digit()) {
            assert!(cell.origin.figure.is_some(), "{text}");
        }
    }
}

#[test]
fn words_of_the_facts_point_at_the_facts() {
    let outcome = Outcome::of(SAMPLE);
    let words = "部门定期对所实施项目进行检查，严格监控、及时督促。";
    let found = inlines(&outcome).into_iter().find(|inline| inline.as_text() == words);
    let origin = &found.expect("it is printed").origin;
    assert_eq!(text_at(&outcome, origin.facts), words);
    assert_eq!(
        text_at(&outcome, origin.template),
        "1. 项目监管。{{ management.supervision | sentence }}"
    );
}
