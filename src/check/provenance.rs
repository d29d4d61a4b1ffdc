//! A figure to its provenance: where it comes from, how, and where in the report it stands.

use std::collections::{HashMap, HashSet};

use super::arithmetic::arithmetic;
use crate::base::id::FigureId;
use crate::base::source::Sources;
use crate::doc::{Block, BlockKind, Document, Role, plain_text};
use crate::figures::{Figure, Figures, State};

/// Where a figure comes from and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Provenance {
    /// Its id.
    pub id: FigureId,
    /// Its name.
    pub name: String,
    /// Its formula in words; `填报` for a fact.
    pub formula: String,
    /// Its formula in numbers, `22 ÷ 24 = 91.67%`; nothing for a fact.
    pub arithmetic: Option<String>,
    /// Its value with all its digits, `91.6666666667%`; nothing if it has none.
    pub exact: Option<String>,
    /// As the report shows it; `没有填` if it is missing.
    pub shown: String,
    /// Why it has no value, where that has a reason.
    pub reason: Option<String>,
    /// Where its fact stands: file, line, column.
    pub place: Option<Occurrence>,
    /// The provenance of its inputs, without the places where those stand.
    pub inputs: Vec<Provenance>,
    /// Whether the inputs of its inputs are left out, because they are too many.
    pub is_cut: bool,
    /// Where it stands in the report, each once: `四、部门整体支出情况 › 表1 收入构成表`.
    pub stands: Vec<String>,
}

/// A place in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Occurrence {
    /// The file as the user named it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// How far the way to a figure is followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Not at all: its inputs are left out.
    None,
    /// To all that it comes from, if that is at most so many figures; else to its inputs alone.
    AtMost(usize),
}

impl Way {
    /// Of a figure that is asked for alone.
    pub const ALONE: Self = Self::AtMost(4_000);
    /// Of each figure of a list, where what it comes from stands too: a share of each of N parts has all N below it.
    pub const IN_LIST: Self = Self::AtMost(200);
}

/// No calculation of a report goes through more figures.
const DEEPEST: usize = 50;

/// The provenance of a figure, if there is one of that id.
pub fn provenance(
    id: &FigureId,
    figures: &Figures,
    document: Option<&Document>,
    sources: &Sources,
) -> Option<Provenance> {
    provenances((std::iter::once(id), Way::ALONE), figures, document, sources).pop()
}

/// The provenance of each figure of some ids, so far; one look over the document finds where all of them stand.
pub fn provenances<'a>(
    (ids, way): (impl Iterator<Item = &'a FigureId>, Way),
    figures: &Figures,
    document: Option<&Document>,
    sources: &Sources,
) -> Vec<Provenance> {
    let mut found: Vec<_> =
        ids.filter_map(|id| Some(followed(figures.get(id)?, way, figures, sources))).collect();
    let mut stands: HashMap<FigureId, PrintedPlaces> =
        found.iter().map(|one| (one.id.clone(), PrintedPlaces::default())).collect();
    if let Some(document) = document {
        add_places(document, &mut stands);
    }
    for one in &mut found {
        one.stands = stands.get(&one.id).map(|places| places.order.clone()).unwrap_or_default();
    }
    found
}

/// Places in the order of the document, each once.
#[derive(Default)]
struct PrintedPlaces {
    order: Vec<String>,
    known: HashSet<String>,
}

/// A figure with its inputs, as far as the way goes.
fn followed(figure: &Figure, way: Way, figures: &Figures, sources: &Sources) -> Provenance {
    let mut one = bare(figure, figures, sources);
    let Way::AtMost(mut room) = way else { return one };
    one.is_cut = is_beyond(figure, figures, &mut room, DEEPEST);
    let next = if one.is_cut { Way::None } else { way };
    let inputs = figure.inputs.iter().filter_map(|input| figures.find(input));
    one.inputs = inputs.map(|input| followed(input, next, figures, sources)).collect();
    one
}

/// Whether a figure comes from more figures than there is room for, or through more.
fn is_beyond(figure: &Figure, figures: &Figures, room: &mut usize, deep: usize) -> bool {
    figure.inputs.iter().filter_map(|input| figures.find(input)).any(|input| {
        let full = *room == 0 || deep == 0;
        *room = room.saturating_sub(1);
        full || is_beyond(input, figures, room, deep - 1)
    })
}

fn bare(figure: &Figure, figures: &Figures, sources: &Sources) -> Provenance {
    let reason = match &figure.state {
        State::NotApplicable(why) => Some(why.clone()),
        State::Known(_) | State::Missing => None,
    };
    let shown = figures.shown(figure);
    Provenance {
        id: figure.id.clone(),
        name: figure.name.clone(),
        formula: figure.formula.clone(),
        arithmetic: arithmetic(figures, figure),
        exact: figure.value().map(|value| figures.exact(value)),
        shown: if figure.state == State::Missing { "没有填".into() } else { shown },
        reason,
        place: figure.place.map(|span| {
            let (file, at) = sources.locate(span);
            Occurrence { file: file.into(), line: at.line, column: at.column }
        }),
        inputs: Vec::new(),
        is_cut: false,
        stands: Vec::new(),
    }
}

/// Adds to each figure the headings and blocks in which it is shown, each once.
fn add_places(document: &Document, stands: &mut HashMap<FigureId, PrintedPlaces>) {
    let mut headings: Vec<(u8, String)> = Vec::new();
    for block in document.blocks() {
        if let Some((level, heading)) = heading(block) {
            headings.retain(|(above, _)| *above < level);
            headings.push((level, heading));
        }
        let mut path: Vec<_> = headings.iter().map(|(_, heading)| heading.clone()).collect();
        path.extend(opening(block));
        let path = path.join(" › ");
        for id in block.inlines().filter_map(|(_, inline)| inline.origin.figure.as_ref()) {
            if let Some(found) = stands.get_mut(id).filter(|found| !found.known.contains(&path)) {
                found.known.insert(path.clone());
                found.order.push(path.clone());
            }
        }
    }
}

/// What a block puts over those that follow, and how high it stands: attachments and their list end all sections.
fn heading(block: &Block) -> Option<(u8, String)> {
    match &block.kind {
        BlockKind::Heading { level, number, content } => {
            Some((*level, format!("{number}{}", plain_text(content))))
        }
        BlockKind::Paragraph { role: Role::AttachmentMark, number, .. } => {
            Some((0, number.clone()))
        }
        BlockKind::Paragraph { role: Role::AttachmentTitle, content, .. } => {
            Some((1, plain_text(content)))
        }
        BlockKind::Paragraph { role: Role::AttachmentNote, .. } => Some((0, "附件说明".into())),
        BlockKind::Paragraph { role: Role::Signature | Role::DateLine, .. } => {
            Some((0, "落款".into()))
        }
        BlockKind::Title(_)
        | BlockKind::Paragraph { .. }
        | BlockKind::Table(_)
        | BlockKind::Chart(_)
        | BlockKind::Image(_) => None,
    }
}

/// What a block is known by: a table's caption, a paragraph's first words; a heading is on its path already.
fn opening(block: &Block) -> Option<String> {
    const WORDS: usize = 16;
    match &block.kind {
        BlockKind::Heading { .. } => None,
        // A table without a caption is all that its attachment holds.
        BlockKind::Table(table) if table.caption.is_empty() => None,
        BlockKind::Table(table) => Some(plain_text(&table.caption)),
        BlockKind::Chart(chart) => Some(plain_text(&chart.caption)),
        BlockKind::Image(image) => Some(plain_text(&image.caption)),
        BlockKind::Paragraph { role: Role::AttachmentTitle, .. } => None,
        BlockKind::Title(content) => Some(format!("标题“{}”", plain_text(content))),
        BlockKind::Paragraph { number, content, .. } => {
            let text = format!("{number}{}", plain_text(content));
            let cut = text.chars().nth(WORDS).map_or("", |_| "……");
            Some(format!("“{}{cut}”", text.chars().take(WORDS).collect::<String>()))
        }
    }
}
