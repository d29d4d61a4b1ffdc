//! What templates place by name, tables and charts, and what they may ask about these.

use tera::TeraResult;

use super::marks;
use super::refusal::refusal;
use crate::base::nearest::nearest;
use crate::doc::{BlockKind, Chart, Inline, Table};
use crate::pack::Pack;

/// A table or chart that could be built, not yet placed, so without its number.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Built {
    /// `income`, or `data_table.reception` where a shape gives one for each item.
    pub key: String,
    /// What it is; its caption has no number yet.
    pub content: Content,
}

/// What can be placed.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Content {
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
}

/// Whether a table or a chart is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A table.
    Table,
    /// A chart.
    Chart,
}

impl Kind {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::Table, Self::Chart];

    /// The functions that place it, ask for it and number it.
    pub(super) fn functions(self) -> [&'static str; 3] {
        match self {
            Self::Table => ["table", "has_table", "table_number"],
            Self::Chart => ["chart", "has_chart", "chart_number"],
        }
    }

    /// What it is called.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Table => "表",
            Self::Chart => "图",
        }
    }

    /// The folder of its shapes.
    fn folder(self) -> &'static str {
        match self {
            Self::Table => "tables",
            Self::Chart => "charts",
        }
    }
}

impl Built {
    /// What it is.
    pub(super) fn kind(&self) -> Kind {
        match &self.content {
            Content::Table(_) => Kind::Table,
            Content::Chart(_) => Kind::Chart,
        }
    }

    /// Whether it has a caption, so that it is numbered.
    pub(super) fn is_captioned(&self) -> bool {
        match &self.content {
            Content::Table(table) => !table.caption.is_empty(),
            Content::Chart(chart) => !chart.caption.is_empty(),
        }
    }

    /// The block that it is, its label before its caption: `表1　收入构成表`.
    pub(super) fn block(&self, label: impl Iterator<Item = Inline>) -> BlockKind {
        match &self.content {
            Content::Table(table) => {
                let caption = label.chain(table.caption.clone()).collect();
                BlockKind::Table(Table { caption, ..table.clone() })
            }
            Content::Chart(chart) => {
                let caption = label.chain(chart.caption.clone()).collect();
                BlockKind::Chart(Chart { caption, ..chart.clone() })
            }
        }
    }
}

/// What templates may ask about tables and charts.
#[derive(Clone, Debug)]
pub(super) struct Placing {
    shapes: Vec<(Kind, String)>,
    built: Vec<(Kind, String)>,
}

impl Placing {
    /// Of a pack's shapes, what was built.
    pub(super) fn new(pack: &Pack, built: &[Built]) -> Self {
        let tables = pack.tables.iter().map(|shape| (Kind::Table, shape.name.clone()));
        let charts = pack.charts.iter().map(|shape| (Kind::Chart, shape.name.clone()));
        Self {
            shapes: tables.chain(charts).collect(),
            built: built.iter().map(|built| (built.kind(), built.key.clone())).collect(),
        }
    }

    /// Whether there is such a one; an error if the pack knows no such shape.
    pub(super) fn has(&self, kind: Kind, key: &str) -> TeraResult<bool> {
        Ok(!self.numbers(kind, key)?.is_empty())
    }

    /// The marks that place one, or all of a shape; nothing if its facts are missing.
    pub(super) fn place(&self, kind: Kind, key: &str) -> TeraResult<String> {
        let place = |number: usize| {
            let [high, low] = marks::digits(number);
            format!("{}{high}{low}", marks::PLACED)
        };
        Ok(self.numbers(kind, key)?.into_iter().map(place).collect())
    }

    /// The marks that stand for its number: `表1`.
    pub(super) fn number(&self, kind: Kind, key: &str) -> TeraResult<String> {
        let label = |number: usize| {
            let [high, low] = marks::digits(number);
            format!("{}{high}{low}", marks::LABEL)
        };
        let labels: Vec<_> = self.numbers(kind, key)?.into_iter().map(label).collect();
        Ok(labels.join("、"))
    }

    fn numbers(&self, kind: Kind, key: &str) -> TeraResult<Vec<usize>> {
        let shape = key.split('.').next().unwrap_or(key);
        if !self.shapes.iter().any(|(known, name)| *known == kind && name == shape) {
            return Err(self.unknown(kind, shape));
        }
        let of_shape = |(built, name): &(Kind, String)| {
            *built == kind
                && (name == key || name.strip_prefix(key).is_some_and(|rest| rest.starts_with('.')))
        };
        let numbered = self.built.iter().enumerate();
        Ok(numbered.filter(|(_, built)| of_shape(built)).map(|(number, _)| number).collect())
    }

    fn unknown(&self, kind: Kind, name: &str) -> tera::Error {
        let shapes = self.shapes.iter().filter(|(known, _)| *known == kind);
        let shapes: Vec<_> = shapes.map(|(_, name)| name.as_str()).collect();
        let hint = match nearest(name, shapes.iter().copied()) {
            Some(near) => format!("是否想写“{near}”？"),
            None if shapes.is_empty() => format!("{} 文件夹里还没有文件", kind.folder()),
            None => format!("{} 文件夹里有：{}", kind.folder(), shapes.join("、")),
        };
        refusal(format!("没有名为“{name}”的{}", kind.word()), hint)
    }
}
