//! Drafts to the blocks of a document: decoded, numbered, with tables, charts and pictures in their places.

use super::decode::{Decoded, Lookup, decode, is_blank};
use super::markup::{Draft, DraftKind};
use super::placing::{BuiltContent, PlacedKind};
use super::{lone, private};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::{NodeId, Origin};
use crate::base::source::Span;
use crate::doc::numbering::{Numbering, NumberingScheme, chinese};
use crate::doc::{
    Block, BlockKind, Inline, InlineKind, Orientation, PageNumbers, Part, Role, plain_text,
};
use crate::pack::Outline;

/// What the finding on a level without a number begins with.
pub(super) const TOO_DEEP: &str = "编号超过了";

/// Which table and which chart or picture stands first, second, …: the order in which printed texts place them.
///
/// Gives each its label, `表1`; one that is not placed or has no caption has none.
pub(super) fn labels(
    printed: &[String],
    built: &[BuiltContent],
    outline: &Outline,
) -> Vec<Option<String>> {
    let mut labels = vec![None; built.len()];
    let (mut tables, mut charts) = (0, 0);
    for text in printed {
        for rest in text.split(private::PLACED).skip(1) {
            let number = private::number(&mut rest.chars());
            let Some(placed) = number.and_then(|n| built.get(n)).filter(|b| b.is_captioned())
            else {
                continue;
            };
            if let Some(free @ None) = number.and_then(|number| labels.get_mut(number)) {
                let (word, count) = match placed.kind() {
                    PlacedKind::Table => (&outline.table_label, &mut tables),
                    PlacedKind::Chart | PlacedKind::Image => (&outline.chart_label, &mut charts),
                };
                *count += 1;
                *free = Some(format!("{word}{count}"));
            }
        }
    }
    labels
}

/// Puts the blocks of a document together.
pub(super) struct Assembler<'a, 'f> {
    lookup: Lookup<'a>,
    built: &'a [BuiltContent],
    findings: &'f mut Diagnostics,
    numbering: Numbering,
    /// The level of the heading that the next block stands under; 0 before the first.
    level: u8,
    placed: Vec<usize>,
    parts: Vec<Part>,
    /// How the pages are turned that the next block stands on.
    orientation: Orientation,
    /// Whether what is added stands on the cover.
    on_cover: bool,
    new_pages: Vec<NewPage>,
    /// How many blocks there are in all parts.
    count: u32,
}

/// A new page within a part.
#[derive(Clone, Copy)]
struct NewPage {
    part: usize,
    /// How many blocks of the part stand before it.
    at: usize,
    orientation: Orientation,
}

impl<'a, 'f> Assembler<'a, 'f> {
    /// Begins a document without a part.
    pub(super) fn new(
        lookup: Lookup<'a>,
        built: &'a [BuiltContent],
        scheme: &NumberingScheme,
        findings: &'f mut Diagnostics,
    ) -> Self {
        Self {
            lookup,
            built,
            findings,
            numbering: Numbering::new(scheme.clone()),
            level: 0,
            placed: Vec::new(),
            parts: Vec::new(),
            orientation: Orientation::default(),
            on_cover: false,
            new_pages: Vec::new(),
            count: 0,
        }
    }

    /// Begins the cover.
    pub(super) fn begin_cover(&mut self, page_numbers: PageNumbers) {
        self.begin_part(Orientation::Portrait);
        self.on_cover = true;
        self.parts.iter_mut().for_each(|part| part.page_numbers = page_numbers);
    }

    /// Begins another part; headings and items count from one in it.
    pub(super) fn begin_part(&mut self, orientation: Orientation) {
        if self.on_cover {
            // A cover on which nothing stands is none.
            self.parts.retain(|part| !part.blocks.is_empty());
        }
        self.parts.push(Part { orientation, ..Part::default() });
        (self.orientation, self.on_cover) = (orientation, false);
        (self.numbering, self.level) = (Numbering::new(self.numbering.scheme().clone()), 0);
    }

    /// Goes on on pages that are turned so, on a new one where they are not yet.
    pub(super) fn turn(&mut self, orientation: Orientation) {
        if self.orientation != orientation {
            self.orientation = orientation;
            self.new_page();
        }
    }

    /// Adds the drafts of a section.
    pub(super) fn section(&mut self, drafts: &[Draft]) {
        for draft in drafts {
            let decoded = decode(&draft.runs, self.lookup, self.findings);
            match draft.kind {
                _ if decoded.new_page => self.page_ends(&decoded, draft.place),
                _ if !decoded.placed.is_empty() => self.placed(decoded),
                DraftKind::Heading(level) => self.heading(level, decoded, draft.place),
                DraftKind::Paragraph => self.paragraphs(String::new(), decoded, draft.place),
                DraftKind::Item { depth, first } => self.item(depth, first, decoded, draft.place),
            }
        }
    }

    /// Adds a block of another kind.
    pub(super) fn push(&mut self, mut kind: BlockKind, place: Option<Span>) {
        set_apart(&mut kind);
        let origin = Origin { template: place, ..Origin::default() };
        let block = Block { id: NodeId(self.count), origin: own_origin(origin, &kind), kind };
        self.count += 1;
        let part = self.parts.last_mut().expect("a document begins with a part");
        part.blocks.push(block);
    }

    /// Begins a new page, on which headings and items go on counting.
    pub(super) fn new_page(&mut self) {
        let part = self.parts.len() - 1;
        let (at, orientation) = (self.parts[part].blocks.len(), self.orientation);
        self.new_pages.push(NewPage { part, at, orientation });
    }

    fn page_ends(&mut self, decoded: &Decoded, place: Option<Span>) {
        if decoded.is_blank() && decoded.placed.is_empty() {
            return self.new_page();
        }
        let finding = Diagnostic::new(codes::T11, "换页没有单独成段").at(place);
        self.findings.push(finding.hint("在 {{ new_page() }} 的前后各空一行"));
    }

    /// The parts in document order. Every part begins a new page, so a part is divided where a page ends.
    pub(super) fn finish(mut self) -> Vec<Part> {
        for part in &mut self.parts {
            lone::unnumber(&mut part.blocks);
            lone::unnumber_items(&mut part.blocks, self.numbering.scheme());
        }
        let mut divided = Vec::new();
        for (number, mut part) in self.parts.into_iter().enumerate() {
            let own = self.new_pages.iter().filter(|page| page.part == number);
            let page_numbers = part.page_numbers;
            let cut = |page: &NewPage| Part {
                orientation: page.orientation,
                page_numbers,
                blocks: part.blocks.split_off(page.at),
            };
            let mut rest: Vec<_> = own.rev().map(cut).collect();
            rest.push(part);
            divided.extend(rest.into_iter().rev().filter(|part| !part.blocks.is_empty()));
        }
        divided
    }

    fn heading(&mut self, level: u8, decoded: Decoded, place: Option<Span>) {
        if self.on_cover {
            let (role, number, content) = (Role::CoverTitle, String::new(), decoded.joined());
            return self.push(BlockKind::Paragraph { role, number, content }, place);
        }
        if decoded.is_blank() {
            let finding = Diagnostic::new(codes::T12, "标题没有文字").at(place);
            self.findings.push(finding.hint("补上文字；标题来自数据时，看数据填了没有"));
        }
        if level > self.level + 1 {
            let message = format!("{level} 级标题上面没有 {} 级标题", level - 1);
            let finding = Diagnostic::new(codes::T12, message)
                .at(place)
                .hint("标题要逐级写：# 、## 、### 、#### ");
            self.findings.push(finding);
        }
        self.level = level;
        self.deep_enough(level, place);
        let number = self.numbering.next(level);
        self.push(BlockKind::Heading { level, number, content: decoded.joined() }, place);
    }

    fn paragraphs(&mut self, number: String, decoded: Decoded, place: Option<Span>) {
        let mut number = number;
        for content in decoded.paragraphs {
            if !is_blank(&content) {
                let number = std::mem::take(&mut number);
                let role = match self.on_cover {
                    true => Role::CoverText,
                    false => role_of(&number, &content),
                };
                self.push(BlockKind::Paragraph { role, number, content }, place);
            }
        }
    }

    /// An item is numbered at the level below the heading that it stands under; an empty one is left out.
    fn item(&mut self, depth: u8, first: bool, decoded: Decoded, place: Option<Span>) {
        if decoded.is_blank() {
            return;
        }
        let level = self.level + depth;
        self.deep_enough(level, place);
        if first {
            self.numbering.restart(level);
        }
        let number = self.numbering.next(level);
        self.paragraphs(number, decoded, place);
    }

    /// Reports a level below those that the scheme numbers.
    fn deep_enough(&mut self, level: u8, place: Option<Span>) {
        let depth = self.numbering.scheme().depth();
        if usize::from(level) <= depth {
            return;
        }
        let (words, last) = (chinese(depth as u32), self.numbering.scheme().first(depth));
        let finding = Diagnostic::new(codes::T12, format!("{TOO_DEEP}{words}级")).at(place);
        let hint = format!("{words}级标题{}之下不能再有列表", last.trim_end());
        self.findings.push(finding.hint(hint));
    }

    fn placed(&mut self, decoded: Decoded) {
        let alone = decoded.is_blank();
        for (number, place) in decoded.placed {
            let Some(built) = self.built.get(number) else { continue };
            let (word, [function, ..]) = (built.kind().word(), built.kind().functions());
            if !alone {
                let finding = Diagnostic::new(codes::T11, format!("{word}没有单独成段"))
                    .at(place)
                    .hint(format!("在 {{{{ {function}(\"…\") }}}} 的前后各空一行"));
                self.findings.push(finding);
            } else if self.placed.contains(&number) {
                let finding =
                    Diagnostic::new(codes::T11, format!("同一张{word}放了两次")).at(place);
                self.findings.push(finding.hint(built.placed_once()));
            } else {
                self.placed.push(number);
                let label = self.lookup.labels.get(number).cloned().flatten();
                let origin = Origin { template: place, ..Origin::default() };
                let label = label.map(|text| {
                    let kind = InlineKind::Label { text, of: number, in_caption: true };
                    [Inline { origin: origin.clone(), kind }, Inline::text("　", origin)]
                });
                self.push(built.block(label.into_iter().flatten()), place);
            }
        }
    }
}

/// A number that ends in a point stands apart from a text that begins with a digit: `2. 2024年`, not `2.2024年`.
fn set_apart(kind: &mut BlockKind) {
    let (BlockKind::Heading { number, content, .. } | BlockKind::Paragraph { number, content, .. }) =
        kind
    else {
        return;
    };
    let digit = content.iter().find_map(|inline| inline.as_text().chars().next());
    if number.ends_with('.') && digit.is_some_and(|first| first.is_ascii_digit()) {
        number.push(' ');
    }
}

/// A block that shows one value alone comes from where that value comes from.
fn own_origin(origin: Origin, kind: &BlockKind) -> Origin {
    let content = match kind {
        BlockKind::Title(content)
        | BlockKind::Heading { content, .. }
        | BlockKind::Paragraph { content, .. } => content,
        BlockKind::Table(_) | BlockKind::Chart(_) | BlockKind::Image(_) => return origin,
    };
    match content.as_slice() {
        [only] => Origin { template: origin.template, ..only.origin.clone() },
        _ => origin,
    }
}

/// A paragraph that begins with `注：` is a note like those that belong to tables.
fn role_of(number: &str, content: &[Inline]) -> Role {
    let is_note = number.is_empty() && plain_text(content).starts_with("注：");
    if is_note { Role::TableNote } else { Role::Body }
}
