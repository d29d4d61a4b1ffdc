//! Attachments that a condition of the pack left out, and what of the facts would have stood in them.

use crate::base::diag::Diagnostic;
use crate::base::fact_path::FactPath;
use crate::base::source::Sources;
use crate::catalogue::{FUNDING_VIEW, keys};
use crate::data::places::Leaf;
use crate::doc::{Document, Role};
use crate::pack::Pack;
use crate::pack::outline::Attachment;

/// An attachment that is not in a document because of its `when`.
pub(super) struct LeftOut<'p> {
    shape: &'p Attachment,
    /// Its template and the tables that it places.
    texts: Vec<&'p str>,
}

/// The attachments with a condition that the document does not have.
pub(super) fn left_out<'p>(
    pack: &'p Pack,
    document: &Document,
    sources: &'p Sources,
) -> Vec<LeftOut<'p>> {
    let titles = document.blocks().filter(|block| block.role() == Role::AttachmentTitle);
    let made: Vec<_> = titles.filter_map(|title| title.origin.template).collect();
    let attachments = pack.outline.attachments.iter().zip(&pack.attachments);
    let absent = attachments
        .filter(|(shape, _)| !shape.when.is_empty() && !made.contains(&shape.template.1));
    let texts = |path: &str| {
        let template = pack.templates.iter().find(|(of, _)| of == path);
        let text = template.map_or("", |(_, id)| sources.get(*id).text.as_str());
        let placed =
            pack.tables.iter().filter(|table| text.contains(&format!("\"{}\"", table.name)));
        let cells = placed.filter_map(|table| table.rows.iter().find_map(|row| row.cells.first()));
        let tables = cells.map(|cell| sources.get(cell.text.span.source).text.as_str());
        std::iter::once(text).chain(tables).collect()
    };
    absent.map(|(shape, path)| LeftOut { shape, texts: texts(path) }).collect()
}

impl LeftOut<'_> {
    /// Whether its template or a table of it refers to the list of a value, or to the value itself.
    pub(super) fn would_print(&self, leaf: &Leaf) -> bool {
        let or_itself = |list: Option<FactPath>| list.unwrap_or_else(|| leaf.path.clone());
        let (inner, outer) = (leaf.path.lists().next_back(), leaf.path.lists().next());
        let lists = [inner, outer].map(or_itself);
        let funding = lists[0].key() == FactPath::parse(keys::FUNDING).key();
        let names = lists.map(|list| list.dotted_keys());
        self.texts.iter().any(|text| {
            names.iter().any(|name| text.contains(name.as_str()))
                || (funding && text.contains(&format!(".{FUNDING_VIEW}")))
        })
    }

    /// Adds its name and its condition to a finding.
    pub(super) fn explain(&self, finding: Diagnostic) -> Diagnostic {
        let name = self.shape.name.as_ref().unwrap_or(&self.shape.template.0);
        let paths: Vec<_> = self.shape.when.iter().map(|path| path.name.as_str()).collect();
        let place = self.shape.when.first().map(|path| path.span);
        finding.label(place, "条件").hint(format!(
            "附件“{name}”没有出：report.yaml 里它的条件是 when: {}，现在没有填",
            paths.join("、")
        ))
    }
}
