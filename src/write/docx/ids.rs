//! The ids by which the parts of the Word file refer to one another: of styles, footers, charts and pictures.

use super::builtin;
use super::paragraph_properties::justification;
use crate::doc::{Align, Orientation, Role, StyleSheet};

/// The table style of all tables.
pub(super) const TABLE: &str = "report_table";
/// The style of page numbers on even pages.
pub(super) const EVEN_PAGE_NUMBER: &str = "page_number_even";
/// The style of the paragraph that Word needs after a table, before another table or the end of a section.
pub(super) const AFTER_TABLE: &str = "after_table";
/// The style of the hidden paragraph between two tables of a form.
pub(super) const BETWEEN_TABLES: &str = "between_tables";
/// The style of the paragraph that holds a chart or a picture.
pub(super) const CHART: &str = "chart";

/// The style of titles of attachments, by the name that programs know which go by ids: mammoth knows neither outline
/// levels nor the styles that a style is based on.
const ATTACHMENT_TITLE: &str = "Heading";

/// The paragraph style of a role.
pub(super) fn style_id(role: Role) -> &'static str {
    match role {
        Role::AttachmentTitle => ATTACHMENT_TITLE,
        _ => builtin::of(role).map_or(role.key(), |(_, id)| id),
    }
}

/// The paragraph style of a role with another alignment than the style sheet gives the role.
pub(super) fn aligned_style_id(role: Role, align: Align, sheet: &StyleSheet) -> String {
    let id = style_id(role);
    if sheet.of(role).align == align { id.into() } else { format!("{id}_{}", justification(align)) }
}

/// The paragraph style of a cell in a step of the sizes of forms.
pub(super) fn cell_style_id(
    role: Role,
    align: Align,
    step: Option<usize>,
    sheet: &StyleSheet,
) -> String {
    match step {
        Some(step) => format!("{}_fit{}_{}", role.key(), step + 1, justification(align)),
        None => aligned_style_id(role, align, sheet),
    }
}

/// The relationship to the footer of the even or odd pages of an orientation.
pub(super) fn footer_id(orientation: Orientation, even: bool) -> &'static str {
    match (orientation, even) {
        (Orientation::Portrait, false) => "rIdFooter1",
        (Orientation::Portrait, true) => "rIdFooter2",
        (Orientation::Landscape, false) => "rIdFooter3",
        (Orientation::Landscape, true) => "rIdFooter4",
    }
}

/// The relationship to a chart, numbered from 1.
pub(super) fn chart_id(number: usize) -> String {
    format!("rId_chart{number}")
}

/// The relationship to a picture, numbered from 1.
pub(super) fn image_id(number: usize) -> String {
    format!("rId_image{number}")
}
