//! `when:` of a section to a template of its own, which prints a sign where it holds.
//!
//! The template has blanks up to where the condition stands in `report.yaml`, so that its places are those of the file.

use std::collections::BTreeMap;

use super::calls;
use super::prepare::{Prepared, prepare};
use crate::base::diag::Diagnostics;
use crate::base::source::{Sources, Span};
use crate::pack::Pack;
use crate::pack::section::Section;

/// What is printed where a condition holds.
const SIGN: char = '1';

const BEFORE: &str = "{% if ";

/// The names of the templates of a section's conditions.
pub(super) fn names(section: &Section) -> impl Iterator<Item = String> {
    section.when.iter().map(|(_, place)| name(*place))
}

/// Whether a condition holds whose template printed this.
pub(super) fn holds(printed: &str) -> bool {
    printed.contains(SIGN)
}

/// Adds the conditions of all sections to the templates, by name.
pub(super) fn add(
    templates: &mut BTreeMap<String, Prepared>,
    pack: &Pack,
    sources: &Sources,
    findings: &mut Diagnostics,
) {
    for (condition, place) in pack.outline.sections.iter().flat_map(|section| &section.when) {
        let before = before(condition, *place, sources);
        let text = format!("{before}{condition} %}}{SIGN}{{% endif %}}");
        let prepared = prepare((place.source, &text), findings);
        // A condition includes nothing.
        calls::check(prepared.source, &prepared.nodes, &[], findings);
        templates.insert(name(*place), prepared);
    }
}

fn name(place: Span) -> String {
    format!("when:{}:{}", place.source.0, place.start)
}

/// Blanks and the tag's beginning, as long as the file is up to the condition.
fn before(condition: &str, place: Span, sources: &Sources) -> String {
    let quote = usize::from(!sources.text(place).starts_with(condition));
    let length = (place.start as usize + quote).saturating_sub(BEFORE.len());
    format!("{}{BEFORE}", " ".repeat(length))
}
