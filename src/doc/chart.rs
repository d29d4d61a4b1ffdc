//! Charts of the document tree: kind, values, names and labels; no sizes and no shades.

use rust_decimal::Decimal;

use super::inline::{Inline, plain_text};
use super::style::Role;

/// A chart with its caption.
#[derive(Clone, PartialEq, Debug)]
pub struct Chart {
    /// The name of its shape in the pack: `income`.
    pub name: String,
    /// What kind of chart it is.
    pub kind: ChartKind,
    /// The caption under it, with its number: `图1　收入构成图`; empty if it has none.
    pub caption: Vec<Inline>,
    /// The bars or slices, in order; at least one.
    pub parts: Vec<ChartPart>,
}

/// The kinds of charts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartKind {
    /// Horizontal bars, one below the other.
    Bar,
    /// Slices of a disc, clockwise from the top.
    Pie,
}

/// A bar or slice.
#[derive(Clone, PartialEq, Debug)]
pub struct ChartPart {
    /// Its name.
    pub name: Vec<Inline>,
    /// The text beside it: `1067.03万元（97.95%）`.
    pub label: Vec<Inline>,
    /// The value that its size is proportional to, at least 0.
    pub value: Decimal,
}

impl Chart {
    /// The greatest number of slices of a pie: more shades of grey cannot be distinguished in print.
    pub const SLICES: usize = 6;

    /// Its inlines with the role of each: names and labels, then the caption.
    pub fn inlines(&self) -> impl Iterator<Item = (Role, &Inline)> {
        let words = self.parts.iter().flat_map(|part| part.name.iter().chain(&part.label));
        let words = words.map(|inline| (Role::TableCell, inline));
        words.chain(self.caption.iter().map(|inline| (Role::ChartCaption, inline)))
    }

    /// Whether it is drawn as a disc. A pie with too many slices is drawn as bars.
    pub fn is_round(&self) -> bool {
        self.kind == ChartKind::Pie && self.parts.len() <= Self::SLICES
    }

    /// The sum of its values.
    pub fn whole(&self) -> Decimal {
        self.parts.iter().map(|part| part.value).sum()
    }

    /// The greatest of its values.
    pub fn greatest(&self) -> Decimal {
        self.parts.iter().map(|part| part.value).max().unwrap_or_default()
    }

    /// A description for readers who cannot see it: `饼图，图1　收入构成图。财政拨款收入：1067.03万元（97.95%）；…。`
    pub fn description(&self) -> String {
        let kind = if self.is_round() { "饼图" } else { "条形图" };
        let caption = plain_text(&self.caption);
        let parts = self.parts.iter().map(|part| {
            let words = [plain_text(&part.name), plain_text(&part.label)];
            words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("：")
        });
        let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
        let comma = if caption.is_empty() { "" } else { "，" };
        format!("{kind}{comma}{caption}。{}。", parts.join("；"))
    }
}
