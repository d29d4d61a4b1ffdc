//! The document tree as a record has it, and back. Of pictures all but the file is kept, which has its SHA-256.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::inline::{WrittenText, figure, origin, read, written};
use super::table::{WrittenChart, WrittenTable, role};
use crate::base::id::NodeId;
use crate::base::sha256::sha256;
use crate::doc::{Block, BlockKind, Date, Document, Image, Meta, Orientation, PageNumbers, Part};
use crate::images::{Colours, ImageFile, ImageFormat, KnownImages};

/// A document.
#[derive(Serialize, Deserialize)]
pub(super) struct WrittenDocument<'a> {
    title: Cow<'a, str>,
    author: Cow<'a, str>,
    subject: Cow<'a, str>,
    keywords: Vec<Cow<'a, str>>,
    date: Option<(u16, u8, u8)>,
    parts: Vec<WrittenPart<'a>>,
}

#[derive(Serialize, Deserialize)]
struct WrittenPart<'a> {
    landscape: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page_numbers: Option<Cow<'a, str>>,
    blocks: Vec<WrittenBlock<'a>>,
}

/// Pages that are counted and show no number, and pages that are not counted.
const HIDDEN: &str = "hidden";
const UNCOUNTED: &str = "uncounted";

#[derive(Serialize, Deserialize)]
struct WrittenBlock<'a> {
    id: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figure: Option<Cow<'a, str>>,
    #[serde(flatten)]
    kind: WrittenBlockKind<'a>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenBlockKind<'a> {
    Title(WrittenText<'a>),
    Heading { level: u8, number: Cow<'a, str>, content: WrittenText<'a> },
    Paragraph { role: Cow<'a, str>, number: Cow<'a, str>, content: WrittenText<'a> },
    Table(WrittenTable<'a>),
    Chart(WrittenChart<'a>),
    Image(WrittenImage<'a>),
}

#[derive(Serialize, Deserialize)]
struct WrittenImage<'a> {
    name: Cow<'a, str>,
    caption: WrittenText<'a>,
    description: Cow<'a, str>,
    width: Option<u16>,
    is_png: bool,
    is_grey: bool,
    is_turned: bool,
    pixels: (u32, u32),
    sha256: Cow<'a, str>,
}

impl<'a> WrittenDocument<'a> {
    /// A document as a record has it. The make is that of the record.
    pub(super) fn of(document: &'a Document) -> Self {
        let Document { meta, parts } = document;
        let Meta { title, author, subject, keywords, date, make: _, revision: _ } = meta;
        let part = |Part { orientation, page_numbers, blocks }: &'a Part| WrittenPart {
            landscape: *orientation == Orientation::Landscape,
            page_numbers: match page_numbers {
                PageNumbers::Shown => None,
                PageNumbers::Hidden => Some(HIDDEN.into()),
                PageNumbers::Uncounted => Some(UNCOUNTED.into()),
            },
            blocks: blocks.iter().map(WrittenBlock::of).collect(),
        };
        Self {
            title: title.into(),
            author: author.into(),
            subject: subject.into(),
            keywords: keywords.iter().map(Cow::from).collect(),
            date: date.map(|Date { year, month, day }| (year, month, day)),
            parts: parts.iter().map(part).collect(),
        }
    }

    /// The document with those of its images that are known; `None` if it has what there is not, such as a role.
    pub(super) fn read(self, known: &KnownImages) -> Option<Document> {
        let meta = Meta {
            title: self.title.into(),
            author: self.author.into(),
            subject: self.subject.into(),
            keywords: self.keywords.into_iter().map(Into::into).collect(),
            date: self.date.map(|(year, month, day)| Date { year, month, day }),
            make: None,
            revision: None,
        };
        let part = |part: WrittenPart| {
            let landscape = part.landscape;
            let blocks = part.blocks.into_iter().map(|block| block.read(known));
            let blocks = blocks.collect::<Option<_>>()?;
            let orientation =
                if landscape { Orientation::Landscape } else { Orientation::Portrait };
            let page_numbers = match part.page_numbers.as_deref() {
                None => PageNumbers::Shown,
                Some(HIDDEN) => PageNumbers::Hidden,
                Some(UNCOUNTED) => PageNumbers::Uncounted,
                Some(_) => return None,
            };
            Some(Part { orientation, page_numbers, blocks })
        };
        Some(Document { meta, parts: self.parts.into_iter().map(part).collect::<Option<_>>()? })
    }
}

impl<'a> WrittenBlock<'a> {
    fn of(block: &'a Block) -> Self {
        let kind = match &block.kind {
            BlockKind::Title(content) => WrittenBlockKind::Title(written(content)),
            BlockKind::Heading { level, number, content } => WrittenBlockKind::Heading {
                level: *level,
                number: number.into(),
                content: written(content),
            },
            BlockKind::Paragraph { role, number, content } => WrittenBlockKind::Paragraph {
                role: role.key().into(),
                number: number.into(),
                content: written(content),
            },
            BlockKind::Table(table) => WrittenBlockKind::Table(WrittenTable::of(table)),
            BlockKind::Chart(chart) => WrittenBlockKind::Chart(WrittenChart::of(chart)),
            BlockKind::Image(image) => WrittenBlockKind::Image(WrittenImage::of(image)),
        };
        Self { id: block.id.0, figure: figure(&block.origin), kind }
    }

    fn read(self, known: &KnownImages) -> Option<Block> {
        let kind = match self.kind {
            WrittenBlockKind::Title(content) => BlockKind::Title(read(content)),
            WrittenBlockKind::Heading { level, number, content } => {
                BlockKind::Heading { level, number: number.into(), content: read(content) }
            }
            WrittenBlockKind::Paragraph { role: key, number, content } => BlockKind::Paragraph {
                role: role(&key)?,
                number: number.into(),
                content: read(content),
            },
            WrittenBlockKind::Table(table) => BlockKind::Table(table.read()?),
            WrittenBlockKind::Chart(chart) => BlockKind::Chart(chart.read()?),
            WrittenBlockKind::Image(image) => BlockKind::Image(image.read(known)),
        };
        Some(Block { id: NodeId(self.id), origin: origin(self.figure), kind })
    }
}

impl<'a> WrittenImage<'a> {
    fn of(image: &'a Image) -> Self {
        let Image { name, caption, description, width, file } = image;
        Self {
            name: name.into(),
            caption: written(caption),
            description: description.into(),
            width: *width,
            is_png: file.format == ImageFormat::Png,
            is_grey: file.colours == Colours::Grey,
            is_turned: file.turned,
            pixels: (file.width, file.height),
            sha256: sha256(&file.bytes).into(),
        }
    }

    fn read(self, known: &KnownImages) -> Image {
        let lost = || ImageFile {
            format: if self.is_png { ImageFormat::Png } else { ImageFormat::Jpeg },
            width: self.pixels.0,
            height: self.pixels.1,
            colours: if self.is_grey { Colours::Grey } else { Colours::Rgb },
            turned: self.is_turned,
            bytes: Vec::new(),
        };
        let file = known.get(&*self.sha256).cloned().unwrap_or_else(|| Arc::new(lost()));
        Image {
            name: self.name.into(),
            caption: read(self.caption),
            description: self.description.into(),
            width: self.width,
            file,
        }
    }
}
