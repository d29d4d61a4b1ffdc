//! The indicators of a form to the facts that their figures are columns of.

use crate::data::model::Indicator;

/// What the facts of a form's indicators begin with; the form is that of the unit or of a project, by its fact.
pub(super) fn indicator_prefix(form: &str) -> String {
    format!("{form}.indicators.")
}

/// The fact of an indicator of a form.
pub(super) fn indicator_fact(form: &str, indicator: &Indicator) -> String {
    format!("{}{}", indicator_prefix(form), indicator.id.value)
}
