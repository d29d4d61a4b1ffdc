//! What templates place by name, tables, charts and pictures, and what they may ask about these.

use tera::TeraResult;

use super::private;
use super::refusal::refusal;
use crate::base::nearest::nearest;
use crate::catalogue::is_in;
use crate::doc::{BlockKind, Chart, Image, Inline, Table};
use crate::pack::Pack;

/// A table, chart or picture that could be built, not yet placed, so without its number.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct BuiltContent {
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
    /// A picture from a file.
    Image(Image),
}

/// Whether a table, a chart or a picture is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PlacedKind {
    /// A table.
    Table,
    /// A chart.
    Chart,
    /// A picture from a file.
    Image,
}

impl PlacedKind {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Table, Self::Chart, Self::Image];

    /// The functions that place it, ask for it and number it.
    pub(super) fn functions(self) -> [&'static str; 3] {
        match self {
            Self::Table => ["table", "has_table", "table_number"],
            Self::Chart => ["chart", "has_chart", "chart_number"],
            Self::Image => ["picture", "has_picture", "picture_number"],
        }
    }

    /// What it is called.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Table => "表",
            Self::Chart => "图",
            Self::Image => "图片",
        }
    }

    /// Where those that there are are named.
    fn place(self) -> &'static str {
        match self {
            Self::Table => "tables 文件夹",
            Self::Chart => "charts 文件夹",
            Self::Image => "数据的 pictures ",
        }
    }
}

impl BuiltContent {
    /// What it is.
    pub(super) fn kind(&self) -> PlacedKind {
        match &self.content {
            Content::Table(_) => PlacedKind::Table,
            Content::Chart(_) => PlacedKind::Chart,
            Content::Image(_) => PlacedKind::Image,
        }
    }

    /// What to do about one that is placed twice.
    pub(super) fn placed_once(&self) -> &'static str {
        match self.key.contains('.') {
            true => "这张表每项一张，不写 of 就每一项都放：只放一张的写上 of=编号，或删去一处",
            false => "请删去一处",
        }
    }

    /// Whether it has a caption, so that it is numbered.
    pub(super) fn is_captioned(&self) -> bool {
        match &self.content {
            Content::Table(table) => !table.caption.is_empty(),
            Content::Chart(chart) => !chart.caption.is_empty(),
            Content::Image(image) => !image.caption.is_empty(),
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
            Content::Image(image) => {
                let caption = label.chain(image.caption.clone()).collect();
                BlockKind::Image(Image { caption, ..image.clone() })
            }
        }
    }
}

/// What templates may ask about tables, charts and pictures.
#[derive(Clone, Debug)]
pub(super) struct Placing {
    /// Each with whether it gives one for each item of a list.
    shapes: Vec<(PlacedKind, String, bool)>,
    built: Vec<(PlacedKind, String)>,
    /// The pack's attachments by their short names, and whether each is planned.
    attachments: Vec<(String, bool)>,
}

impl Placing {
    /// Of a pack's shapes, what was built; its attachments by their short names, and whether each is planned.
    pub(super) fn new(
        pack: &Pack,
        built: &[BuiltContent],
        attachments: Vec<(String, bool)>,
    ) -> Self {
        let tables = pack.tables.iter();
        let tables =
            tables.map(|shape| (PlacedKind::Table, shape.name.clone(), shape.each.is_some()));
        let charts = pack.charts.iter();
        let charts =
            charts.map(|shape| (PlacedKind::Chart, shape.name.clone(), shape.each.is_some()));
        let images = built.iter().filter(|built| built.kind() == PlacedKind::Image);
        let images = images.map(|built| (PlacedKind::Image, built.key.clone(), true));
        Self {
            shapes: tables.chain(charts).chain(images).collect(),
            built: built.iter().map(|built| (built.kind(), built.key.clone())).collect(),
            attachments,
        }
    }

    /// Whether the report has an attachment of this short name. A pack may have left it out of its outline; a mistake of a
    /// name that it has is an error.
    pub(super) fn has_attachment(&self, name: &str) -> TeraResult<bool> {
        if let Some((_, planned)) = self.attachments.iter().find(|(known, _)| known == name) {
            return Ok(*planned);
        }
        match nearest(name, self.attachments.iter().map(|(known, _)| known.as_str())) {
            Some(near) => {
                let message = format!("没有简称为“{name}”的附件");
                Err(refusal(message, format!("是否想写“{near}”？")))
            }
            None => Ok(false),
        }
    }

    /// The marks that stand for the number of an attachment, `附件2`. There is one for each of the pack's attachments, behind
    /// those of tables, charts and pictures.
    pub(super) fn attachment_number(&self, name: &str) -> TeraResult<String> {
        let of = self.attachments.iter().position(|(known, _)| known == name);
        let Some(of) = of else {
            let known: Vec<_> = self.attachments.iter().map(|(known, _)| known.as_str()).collect();
            let hint = match nearest(name, known.iter().copied()) {
                Some(near) => format!("是否想写“{near}”？"),
                None if known.is_empty() => {
                    "report.yaml 的 attachments 里一份有简称（name）的也没有".into()
                }
                None => format!("report.yaml 的附件里有：{}", known.join("、")),
            };
            return Err(refusal(format!("没有简称为“{name}”的附件"), hint));
        };
        let [high, low] = private::digits(self.built.len() + of);
        Ok(format!("{}{high}{low}", private::LABEL))
    }

    /// Whether there is such a one; an error if the pack knows no such shape. Pictures have no shapes: the facts name them.
    pub(super) fn has(&self, kind: PlacedKind, key: &str) -> TeraResult<bool> {
        if kind == PlacedKind::Image && !self.knows(kind, key) {
            return Ok(false);
        }
        Ok(!self.numbers(kind, key)?.is_empty())
    }

    /// The marks that place one, or all of a shape; nothing if its facts are missing.
    pub(super) fn place(&self, kind: PlacedKind, key: &str) -> TeraResult<String> {
        let place = |number: usize| {
            let [high, low] = private::digits(number);
            format!("{}{high}{low}", private::PLACED)
        };
        Ok(self.numbers(kind, key)?.into_iter().map(place).collect())
    }

    /// The marks that stand for its number: `表1`.
    pub(super) fn number(&self, kind: PlacedKind, key: &str) -> TeraResult<String> {
        let label = |number: usize| {
            let [high, low] = private::digits(number);
            format!("{}{high}{low}", private::LABEL)
        };
        let labels: Vec<_> = self.numbers(kind, key)?.into_iter().map(label).collect();
        Ok(labels.join("、"))
    }

    fn numbers(&self, kind: PlacedKind, key: &str) -> TeraResult<Vec<usize>> {
        let (shape, item) = key.split_once('.').map_or((key, None), |(a, b)| (a, Some(b)));
        let known = self.shapes.iter().find(|(known, name, _)| *known == kind && name == shape);
        let Some((.., for_each)) = known else { return Err(self.unknown(kind, shape)) };
        if let Some(item) = item.filter(|_| !for_each) {
            return Err(only_one(kind, shape, item));
        }
        let of_shape = |(built, name): &(PlacedKind, String)| *built == kind && is_in(name, key);
        let numbered = self.built.iter().enumerate();
        Ok(numbered.filter(|(_, built)| of_shape(built)).map(|(number, _)| number).collect())
    }

    fn knows(&self, kind: PlacedKind, shape: &str) -> bool {
        self.shapes.iter().any(|(known, name, _)| *known == kind && name == shape)
    }

    fn unknown(&self, kind: PlacedKind, name: &str) -> tera::Error {
        let shapes = self.shapes.iter().filter(|(known, ..)| *known == kind);
        let shapes: Vec<_> = shapes.map(|(_, name, _)| name.as_str()).collect();
        let hint = match nearest(name, shapes.iter().copied()) {
            Some(near) => format!("是否想写“{near}”？"),
            None if shapes.is_empty() => format!("{}里一个也没有", kind.place()),
            None => format!("{}里有：{}", kind.place(), shapes.join("、")),
        };
        refusal(format!("没有名为“{name}”的{}", kind.word()), hint)
    }
}

/// An item of a shape that gives one table or chart only, or the name of its file.
fn only_one(kind: PlacedKind, shape: &str, item: &str) -> tera::Error {
    if item == "yaml" {
        let message = format!("没有名为“{shape}.{item}”的{}", kind.word());
        return refusal(message, format!("是否想写“{shape}”？"));
    }
    let (message, hint) = no_items(kind.word(), shape);
    refusal(message, hint)
}

/// What is wrong with `of` beside a table or a chart of which there is only one, and what to do.
pub(super) fn no_items(word: &str, shape: &str) -> (String, &'static str) {
    let message = format!("{word}“{shape}”只有一张，不按项分，of 找不到它");
    (message, "删去 of；要每项一张的，在它的文件里写 each: 列表，如 each: projects")
}
