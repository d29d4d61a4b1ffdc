//! `charts/*.yaml` to the shape of a chart: caption, kind, what its bars or slices are; no numbers.

use super::fields::{self, PackFields};
use super::text::{self, PackText, Path};
use crate::base::diag::Diagnostics;
use crate::base::source::{Sources, Span};
use crate::base::yaml::Node;
use crate::doc::ChartKind;

/// The shape of a chart.
#[derive(Clone, PartialEq, Debug)]
pub struct ChartShape {
    /// Its name: `income` for `charts/income.yaml`.
    pub name: String,
    /// The list that gives one chart for each item; `None` for a single chart.
    pub each: Option<Path>,
    /// What must be given, or the chart is left out.
    pub when: Vec<Path>,
    /// The caption without its number; a chart without a caption has no number either.
    pub caption: Option<PackText>,
    /// What it looks like.
    pub kind: ChartKind,
    /// Its bars or slices.
    pub parts: Vec<PartShape>,
}

/// A bar or slice, or one for each item of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct PartShape {
    /// Where it stands.
    pub span: Span,
    /// The list that gives one for each item.
    pub each: Option<Path>,
    /// What must be given, or it is left out.
    pub when: Vec<Path>,
    /// What it is called.
    pub name: PackText,
    /// The figure that says how large it is.
    pub value: Path,
    /// What is written beside it.
    pub label: PackText,
}

/// Reads a shape.
pub fn read(
    name: &str,
    root: &Node,
    sources: &Sources,
    findings: &mut Diagnostics,
) -> Option<ChartShape> {
    let mut fields = PackFields::open(root, findings)?;
    let each = fields.get("each").and_then(|node| text::read_path(node, findings));
    let when = text::read_paths(fields.list("when"), findings);
    let caption = fields.get("caption").and_then(|node| text::read(node, sources, findings));
    let kind = fields.need("kind", findings).and_then(|node| kind(node, findings));
    let parts = fields.need("parts", findings).map_or(&[][..], fields::list);
    let parts = parts.iter().filter_map(|node| part(node, sources, findings)).collect();
    fields.close(findings);
    Some(ChartShape { name: name.into(), each, when, caption, kind: kind?, parts })
}

fn kind(node: &Node, findings: &mut Diagnostics) -> Option<ChartKind> {
    match fields::text(node, findings)? {
        "bar" => Some(ChartKind::Bar),
        "pie" => Some(ChartKind::Pie),
        other => {
            findings.push(fields::wrong_value(node, other, "写 bar（条形图）或 pie（饼图）"));
            None
        }
    }
}

fn part(node: &Node, sources: &Sources, findings: &mut Diagnostics) -> Option<PartShape> {
    let mut fields = PackFields::open(node, findings)?;
    let each = fields.get("each").and_then(|node| text::read_path(node, findings));
    let when = text::read_paths(fields.list("when"), findings);
    let name = fields.need("name", findings).and_then(|node| text::read(node, sources, findings));
    let value = fields.need("value", findings).and_then(|node| text::read_path(node, findings));
    let label = fields.need("label", findings).and_then(|node| text::read(node, sources, findings));
    fields.close(findings);
    Some(PartShape { span: node.span, each, when, name: name?, value: value?, label: label? })
}
