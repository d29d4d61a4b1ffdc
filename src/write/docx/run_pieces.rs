//! Pieces of a paragraph to runs: text in one face, breaks, tabs, fields, labels.

use docx_rs::{
    BreakType, FieldCharType, InstrNUMPAGES, InstrPAGE, InstrText, Paragraph, Run, RunFonts,
};

use super::revisions::{had_face, mark_runs};
use crate::base::id::{ChangeMark, NodeId};
use crate::base::length::Length;

/// Marks that Word sets in the Latin face unless a hint asks for the East Asian one (ECMA-376 17.3.2.26).
const SHARED_MARKS: &str = "“”‘’—…·×÷±°";

/// The bookmark of a heading that a contents list refers to, with a name of the form that Word uses.
pub(super) fn bookmark(node: NodeId) -> String {
    format!("_Toc{:08}", node.0)
}

/// The name of the face that text of both reports had in the old one, where it had another one; `None` is that of its paragraph.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FaceBefore(pub Option<String>);

/// A stretch of text in one face and weight, a break, a tab, or a field.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum RunPiece {
    Text {
        text: String,
        face: Option<String>,
        before: Option<FaceBefore>,
        strong: bool,
        /// Its tracking, where it is not that of its style.
        tracking: Option<Length>,
    },
    Break,
    Tab,
    Field {
        field: Field,
        shown: u32,
    },
    /// The label of a table or chart in its caption: its word, and its number as a field, under a bookmark.
    Caption {
        word: String,
        number: String,
        of: usize,
    },
    /// A reference to such a label.
    Reference {
        text: String,
        of: usize,
        /// The label to which the same text refers in the old report, where it is another one.
        was: Option<usize>,
        tracking: Option<Length>,
    },
}

/// A piece with its mark.
pub(super) type MarkedPiece = (RunPiece, Option<ChangeMark>);

impl RunPiece {
    /// Whether it is the label in a caption that another one is, too, before or after a change.
    pub(super) fn is_label_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Caption { of, .. }, Self::Caption { of: other, .. }) => of == other,
            _ => false,
        }
    }
}

/// A number that Word computes when it lays out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    /// The number of the page.
    Page,
    /// The number of pages.
    Pages,
    /// The number of the page of a heading.
    PageOf(NodeId),
}

impl Field {
    fn instruction(self) -> InstrText {
        match self {
            Self::Page => InstrText::PAGE(InstrPAGE::new()),
            Self::Pages => InstrText::NUMPAGES(InstrNUMPAGES::new()),
            Self::PageOf(node) => InstrText::Unsupported(format!("PAGEREF {}", bookmark(node))),
        }
    }
}

/// Adds a piece. The bookmark of a label begins with the first piece of the label and ends with its last one: there are
/// several where it changed.
pub(super) fn add_piece(
    paragraph: Paragraph,
    piece: &RunPiece,
    [begins, ends]: [bool; 2],
) -> Paragraph {
    match piece {
        RunPiece::Text { text, face, before, strong, tracking } => {
            let run = tracked(text_run(text, face.as_deref(), *strong), *tracking);
            paragraph.add_run(match before {
                Some(FaceBefore(face)) => had_face(run, face.as_deref()),
                None => run,
            })
        }
        RunPiece::Tab => paragraph.add_run(Run::new().add_tab()),
        RunPiece::Break => paragraph.add_run(Run::new().add_break(BreakType::TextWrapping)),
        RunPiece::Field { field, shown } => add_field(paragraph, *field, *shown),
        RunPiece::Caption { word, number, of } => {
            let id = FIRST_LABEL + of;
            let sequence = InstrText::Unsupported(format!("SEQ {word} \\* ARABIC"));
            let marked = match begins {
                true => paragraph.add_bookmark_start(id, reference(*of)),
                false => paragraph,
            };
            let worded = marked.add_run(text_run(word, None, false));
            let shown = add_shown(worded, sequence, number, None);
            if ends { shown.add_bookmark_end(id) } else { shown }
        }
        RunPiece::Reference { text, of, was: None, tracking } => {
            add_shown(paragraph, refer_to(*of), text, *tracking)
        }
        RunPiece::Reference { text, of, was: Some(was), tracking } => {
            let mut marks = [(*was, ChangeMark::Deleted), (*of, ChangeMark::Inserted)];
            let begun = marks.into_iter().fold(paragraph, |paragraph, (of, change)| {
                marked(paragraph, change, |own| begin_shown(own, refer_to(of)))
            });
            let shown = begun.add_run(tracked(Run::new().add_text(text), *tracking));
            marks.reverse();
            marks.into_iter().fold(shown, |paragraph, (_, change)| {
                marked(paragraph, change, |own| own.add_run(field_end()))
            })
        }
    }
}

/// The label of a table or chart, divided before its number; `tracking` is where it is not that of its style.
///
/// `of` is what it is the label of in the new report, and in the old one, where that is another one.
pub(super) fn label(
    text: &str,
    (of, was): (usize, Option<usize>),
    in_caption: bool,
    tracking: Option<Length>,
) -> RunPiece {
    let word = text.trim_end_matches(|c: char| c.is_ascii_digit());
    if in_caption && !word.is_empty() && !word.contains(char::is_whitespace) {
        let number = text[word.len()..].into();
        RunPiece::Caption { word: word.into(), number, of }
    } else {
        RunPiece::Reference { text: text.into(), of, was, tracking }
    }
}

/// The id of the bookmark of the first label; those of headings are lower.
const FIRST_LABEL: usize = 1 << 24;

/// The bookmark of a label, with a name of the form that Word uses.
fn reference(of: usize) -> String {
    format!("_Ref{of:08}")
}

fn text_run(text: &str, face: Option<&str>, strong: bool) -> Run {
    let hinted = text.contains(|c| SHARED_MARKS.contains(c));
    let run = Run::new().add_text(text);
    let run = if strong { run.bold() } else { run };
    if face.is_none() && !hinted {
        return run;
    }
    let fonts = face.map_or_else(RunFonts::new, four_slots);
    run.fonts(if hinted { fonts.hint("eastAsia") } else { fonts })
}

/// One font name for all four character ranges that Word distinguishes (ECMA-376 17.3.2.26).
pub(super) fn four_slots(face: &str) -> RunFonts {
    RunFonts::new().ascii(face).hi_ansi(face).east_asia(face).cs(face)
}

/// Appends a field with the value it shows until it is updated.
pub(super) fn add_field(paragraph: Paragraph, field: Field, shown: u32) -> Paragraph {
    add_shown(paragraph, field.instruction(), &shown.to_string(), None)
}

/// A run with a tracking of its own.
fn tracked(run: Run, tracking: Option<Length>) -> Run {
    let twips = tracking.and_then(|tracking| i32::try_from(tracking.to_twips()).ok());
    match twips {
        Some(twips) => run.character_spacing(twips),
        None => run,
    }
}

/// Adds pieces with a mark: a field of the old report around the same of the new one, whose result is that of both.
fn marked(
    mut paragraph: Paragraph,
    change: ChangeMark,
    add: impl Fn(Paragraph) -> Paragraph,
) -> Paragraph {
    let mut own = add(Paragraph::new());
    mark_runs(&mut own.children, change);
    paragraph.children.append(&mut own.children);
    paragraph
}

fn refer_to(of: usize) -> InstrText {
    InstrText::Unsupported(format!("REF {} \\h", reference(of)))
}

fn begin_shown(paragraph: Paragraph, instruction: InstrText) -> Paragraph {
    paragraph
        .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
        .add_run(Run::new().add_instr_text(instruction))
        .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
}

fn field_end() -> Run {
    Run::new().add_field_char(FieldCharType::End, false)
}

fn add_shown(
    paragraph: Paragraph,
    instruction: InstrText,
    shown: &str,
    tracking: Option<Length>,
) -> Paragraph {
    begin_shown(paragraph, instruction)
        .add_run(tracked(Run::new().add_text(shown), tracking))
        .add_run(field_end())
}
