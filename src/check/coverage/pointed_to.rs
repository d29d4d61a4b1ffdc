//! Tables, pictures and attachments that a text points to (`见附件3`, `见…自评表`) and the finished document does not have.

use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::check::mistakes;
use crate::doc::{Block, BlockKind, Document, Role};
use crate::pack::outline::Attachment;
use crate::pack::{Pack, TextPiece};

/// What is pointed to by its number.
const NUMBERED: [&str; 3] = ["附件", "表", "图"];

/// A name shorter than this is not one of a certain form: `见下表`.
const NAME: usize = 5;

/// Words in the clause of what is sent by itself.
const ELSEWHERE: [&str; 3] = ["另附", "另行", "单独"];

/// Reports texts that point to an attachment, a table or a picture that the document does not have.
pub fn pointed_to(pack: &Pack, document: &Document, findings: &mut Diagnostics) {
    let there = Targets::of(pack, document);
    let is_text = |block: &&Block| {
        matches!(block.kind, BlockKind::Paragraph { .. })
            && !matches!(block.role(), Role::AttachmentNote | Role::AttachmentMark)
    };
    for block in document.blocks().filter(is_text) {
        let text = Text::of(block);
        for at in text.places("见") {
            if let Some((length, finding)) = there.missing(&text, at + 1) {
                findings.push(text.label(at, length + 1, finding));
            }
        }
    }
}

/// The characters of a block, each with its place.
struct Text {
    characters: Vec<char>,
    places: Vec<Option<Span>>,
}

impl Text {
    fn of(block: &Block) -> Self {
        let (mut characters, mut places) = (Vec::new(), Vec::new());
        for (_, inline) in block.inlines() {
            characters.extend(inline.as_text().chars());
            places.resize(characters.len(), inline.origin.span());
        }
        Self { characters, places }
    }

    fn places(&self, word: &str) -> Vec<usize> {
        (0..self.characters.len()).filter(|at| self.has(*at, word)).collect()
    }

    fn has(&self, at: usize, word: &str) -> bool {
        let mut rest = self.characters[at.min(self.characters.len())..].iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }

    /// The digits from a place on.
    fn digits(&self, at: usize) -> String {
        let rest = self.characters[at.min(self.characters.len())..].iter();
        rest.take_while(|c| c.is_ascii_digit()).collect()
    }

    /// The name from a place on that ends with `表`, at the end of its clause.
    fn name(&self, at: usize) -> Option<String> {
        let rest = self.characters[at.min(self.characters.len())..].iter();
        let is_part = |c: &&char| c.is_alphanumeric() || matches!(c, '“' | '”');
        let name: String = rest.take_while(is_part).collect();
        (name.ends_with('表') && name.chars().count() >= NAME).then_some(name)
    }

    /// The clause around a place.
    fn clause(&self, at: usize) -> String {
        let is_end = |c: &char| matches!(c, '，' | '。' | '；');
        let start = self.characters[..at].iter().rposition(is_end).map_or(0, |at| at + 1);
        let end = self.characters[at..].iter().position(is_end);
        self.characters[start..end.map_or(self.characters.len(), |end| at + end)].iter().collect()
    }

    fn label(&self, at: usize, length: usize, finding: Diagnostic) -> Diagnostic {
        let places = &self.places[at..(at + length).min(self.places.len())];
        let place = places.iter().flatten().next().copied();
        finding.at(place)
    }
}

/// What a document has to point to, and which attachments of the pack it has not.
struct Targets<'p> {
    /// `附件1`, `表2`, and the titles of attachments and tables.
    labels: Vec<String>,
    left_out: Vec<(&'p Attachment, String)>,
}

impl<'p> Targets<'p> {
    fn of(pack: &'p Pack, document: &Document) -> Self {
        let mut labels = Vec::new();
        let mut made = Vec::new();
        for block in document.blocks() {
            match (&block.kind, block.role()) {
                (BlockKind::Table(table), _) => {
                    labels.push(table.caption.iter().map(|one| one.as_text()).collect());
                }
                (BlockKind::Chart(chart), _) => {
                    labels.push(chart.caption.iter().map(|one| one.as_text()).collect());
                }
                (BlockKind::Image(image), _) => {
                    labels.push(image.caption.iter().map(|one| one.as_text()).collect());
                }
                (_, Role::AttachmentMark) => labels.push(block.number().to_string()),
                (_, Role::AttachmentTitle) => {
                    labels.push(block.inlines().map(|(_, one)| one.as_text()).collect());
                    made.extend(block.origin.template);
                }
                _ => {}
            }
        }
        let absent = pack.outline.attachments.iter().filter(|one| !made.contains(&one.template.1));
        Self { labels, left_out: absent.map(|one| (one, typed_title(one))).collect() }
    }

    /// What is pointed to from a place on and is not there: how long it is, and the finding.
    fn missing(&self, text: &Text, at: usize) -> Option<(usize, Diagnostic)> {
        let clause = text.clause(at);
        if ELSEWHERE.iter().any(|word| clause.contains(word)) {
            return None;
        }
        if let Some(label) = NUMBERED.iter().find(|label| text.has(at, label)) {
            let number = text.digits(at + label.chars().count());
            let what = format!("{label}{number}");
            let length = what.chars().count();
            return self.lacks(label, &number).then(|| (length, finding(&what, "报告里没有")));
        }
        let name = text.name(at)?;
        let known = self.labels.iter().any(|label| label.contains(&name));
        let (shape, _) = self.left_out.iter().find(|(_, title)| title.contains(&name))?;
        let called = shape.name.as_deref().unwrap_or(&shape.template.0);
        let why = format!("附件“{called}”这次没有出");
        (!known).then(|| (name.chars().count(), finding(&name, &why)))
    }

    /// Whether nothing has a number; without a number, whether there is no attachment at all.
    fn lacks(&self, label: &str, number: &str) -> bool {
        let wanted = format!("{label}{number}");
        let is_one = |known: &String| {
            known.strip_prefix(&wanted).is_some_and(|rest| {
                number.is_empty() || !rest.starts_with(|c: char| c.is_ascii_digit())
            })
        };
        (label == "附件" || !number.is_empty()) && !self.labels.iter().any(is_one)
    }
}

fn finding(what: &str, why: &str) -> Diagnostic {
    Diagnostic::new(mistakes::POINTS_NOWHERE, format!("正文写“见{what}”，{why}")).hint(
        "删去这几个字，或附上它；另行报送的，写明“另附”；模板里用 {% if has_attachment(\"简称\") %} 问附没有附",
    )
}

/// The words of an attachment's title, without what is put in for its citations.
fn typed_title(shape: &Attachment) -> String {
    let words = |piece: &TextPiece| match piece {
        TextPiece::Words(words) => words.clone(),
        TextPiece::Cite(_) => String::new(),
    };
    shape.title.pieces.iter().map(words).collect()
}
