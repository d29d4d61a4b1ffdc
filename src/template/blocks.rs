//! Drafts to the blocks of a document: decoded, numbered, with tables, charts and pictures in their places.

use super::decode::{Decoded, Lookup, decode, is_blank};
use super::markup::{Draft, DraftKind};
use super::placing::{BuiltContent, PlacedKind};
use super::{lone, private};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::{NodeId, Origin};
use crate::base::source::Span;
use crate::doc::numbering::Numbering;
use crate::doc::{Block, BlockKind, Inline, InlineKind, Orientation, Part, Role, plain_text};
use crate::pack::Outline;

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
    /// The part and the number of its blocks before each new page within a part.
    new_pages: Vec<(usize, usize)>,
    /// How many blocks there are in all parts.
    count: u32,
}

impl<'a, 'f> Assembler<'a, 'f> {
    /// Begins a document with its first part, upright.
    pub(super) fn new(
        lookup: Lookup<'a>,
        built: &'a [BuiltContent],
        findings: &'f mut Diagnostics,
    ) -> Self {
        let (numbering, placed, parts) = (Numbering::default(), Vec::new(), vec![Part::default()]);
        let new_pages = Vec::new();
        Self { lookup, built, findings, numbering, level: 0, placed, parts, new_pages, count: 0 }
    }

    /// Begins another part; headings and items count from one in it.
    pub(super) fn begin_part(&mut self, orientation: Orientation) {
        self.parts.push(Part { orientation, blocks: Vec::new() });
        (self.numbering, self.level) = (Numbering::default(), 0);
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
        self.new_pages.push((part, self.parts[part].blocks.len()));
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
            lone::unnumber_items(&mut part.blocks);
        }
        let mut divided = Vec::new();
        for (number, mut part) in self.parts.into_iter().enumerate() {
            let own = self.new_pages.iter().filter(|(part, _)| *part == number);
            let orientation = part.orientation;
            let mut rest: Vec<_> = own.rev().map(|(_, at)| part.blocks.split_off(*at)).collect();
            divided.push(part);
            rest.reverse();
            let rest = rest.into_iter().filter(|blocks| !blocks.is_empty());
            divided.extend(rest.map(|blocks| Part { orientation, blocks }));
        }
        divided
    }

    fn heading(&mut self, level: u8, decoded: Decoded, place: Option<Span>) {
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
        let number = self.numbering.next(level);
        self.push(BlockKind::Heading { level, number, content: decoded.joined() }, place);
    }

    fn paragraphs(&mut self, number: String, decoded: Decoded, place: Option<Span>) {
        let mut number = number;
        for content in decoded.paragraphs {
            if !is_blank(&content) {
                let number = std::mem::take(&mut number);
                let role = role_of(&number, &content);
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
        if level > 4 {
            let finding = Diagnostic::new(codes::T12, "编号超过了四级")
                .at(place)
                .hint("四级标题（1）之下不能再有列表");
            self.findings.push(finding);
        }
        if first {
            self.numbering.restart(level);
        }
        let number = self.numbering.next(level);
        self.paragraphs(number, decoded, place);
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
                self.findings.push(finding.hint("请删去一处"));
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
