//! Marked and encoded text to inlines: every value gets its origin back, every data line end parts paragraphs.

use super::marks::Marks;
use super::raised::raised;
use super::{private, refusal};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::named;
use crate::base::source::{SourceId, Sources, Span};
use crate::doc::{Inline, InlineKind};

/// A stretch of marked text as the markup reader found it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct MarkedRun {
    /// The text with its marks.
    pub text: String,
    /// Whether it is set in bold.
    pub strong: bool,
    /// The template line that it stands on.
    pub place: Option<Span>,
}

/// What a run of marked text turned out to be.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Decoded {
    /// Its paragraphs; more than one where data holds line ends, at least one.
    pub paragraphs: Vec<Vec<Inline>>,
    /// The tables and charts that it places, each with the template line that asks for it.
    pub placed: Vec<(usize, Option<Span>)>,
    /// Whether it asks for a new page.
    pub new_page: bool,
}

impl Decoded {
    /// All of it as one paragraph.
    pub(super) fn joined(self) -> Vec<Inline> {
        self.paragraphs.into_iter().flatten().collect()
    }

    /// Whether there is nothing to read.
    pub(super) fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(|paragraph| is_blank(paragraph))
    }
}

/// Whether a paragraph shows nothing.
pub(super) fn is_blank(paragraph: &[Inline]) -> bool {
    paragraph.iter().all(|inline| inline.as_text().trim().is_empty())
}

/// What decoding looks things up in.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'a> {
    /// The values behind the marks.
    pub marks: &'a Marks,
    /// The templates behind the line marks.
    pub sources: &'a Sources,
    /// The label of each table and chart that is placed and numbered, `表1`, then of each attachment, `附件1`.
    pub labels: &'a [Option<String>],
}

/// Decodes runs that belong to one block.
pub(super) fn decode(
    runs: &[MarkedRun],
    lookup: Lookup<'_>,
    findings: &mut Diagnostics,
) -> Decoded {
    let mut decoder = Decoder::new(lookup, findings);
    for run in runs {
        decoder.begin(run.strong, run.place);
        decoder.read(&run.text);
    }
    decoder.finish()
}

/// Decodes a value that stands in a table or title, asked for at `place`.
pub(super) fn decode_text(
    text: &str,
    place: Span,
    lookup: Lookup<'_>,
    findings: &mut Diagnostics,
) -> Decoded {
    let run = MarkedRun { text: text.into(), strong: false, place: Some(place) };
    decode(&[run], lookup, findings)
}

struct Decoder<'a, 'f> {
    lookup: Lookup<'a>,
    findings: &'f mut Diagnostics,
    strong: bool,
    place: Option<Span>,
    /// The marks that are open, innermost last.
    open: Vec<usize>,
    units: Vec<u16>,
    decoded: Decoded,
}

impl<'a, 'f> Decoder<'a, 'f> {
    fn new(lookup: Lookup<'a>, findings: &'f mut Diagnostics) -> Self {
        let decoded = Decoded { paragraphs: vec![Vec::new()], ..Decoded::default() };
        let (open, units) = (Vec::new(), Vec::new());
        Self { lookup, findings, strong: false, place: None, open, units, decoded }
    }

    fn begin(&mut self, strong: bool, place: Option<Span>) {
        self.flush();
        self.strong = strong;
        self.place = place.or(self.place);
    }

    fn read(&mut self, text: &str) {
        let mut characters = text.chars();
        while let Some(c) = characters.next() {
            match c {
                private::OPEN => self.open(private::number(&mut characters)),
                private::CLOSE => self.close(),
                private::LINE => self.line(characters.next(), characters.next()),
                private::TAGS => {}
                private::BREAK => self.line_break(),
                private::PLACED => self.placed(private::number(&mut characters)),
                private::PAGE => self.decoded.new_page = true,
                private::LABEL => self.label(private::number(&mut characters)),
                c => self.character(c),
            }
        }
    }

    fn line_break(&mut self) {
        self.flush();
        self.push(InlineKind::Break);
    }

    fn open(&mut self, number: Option<usize>) {
        let Some(number) = number else { return };
        self.flush();
        self.open.push(number);
        if let Some(mark) = self.lookup.marks.get(number).filter(|mark| mark.is_missing()) {
            let finding = not_given(&mark.key, &mark.name);
            let finding = finding.at(self.place).label(mark.origin.facts, "数据在这里引用");
            self.findings.push(finding);
        }
    }

    fn close(&mut self) {
        self.flush();
        self.open.pop();
    }

    fn line(&mut self, file: Option<char>, line: Option<char>) {
        let digit = |c: Option<char>| c.and_then(private::digit);
        if let Some((file, line)) = digit(file).zip(digit(line)) {
            self.flush();
            self.place = Some(line_span(SourceId(file), line as usize, self.lookup.sources));
        }
    }

    fn placed(&mut self, number: Option<usize>) {
        let place = self.place;
        self.decoded.placed.extend(number.map(|number| (number, place)));
    }

    fn label(&mut self, number: Option<usize>) {
        let label =
            number.and_then(|number| Some((number, self.lookup.labels.get(number)?.as_ref()?)));
        match label {
            Some((of, label)) => {
                self.flush();
                self.push(InlineKind::Label { text: label.clone(), of, in_caption: false });
            }
            None => {
                let finding = Diagnostic::new(codes::T11, "引用了没有放进报告的表、图或附件")
                    .at(self.place)
                    .hint("先用 {{ table(\"…\") }}、{{ chart(\"…\") }} 或 {{ picture(\"…\") }} 把它放进报告");
                self.findings.push(finding);
            }
        }
    }

    fn character(&mut self, c: char) {
        match private::decode_private(c) {
            Some(LINE_END) => self.paragraph_end(),
            Some(unit) => self.units.push(unit),
            None if c == '\n' => self.paragraph_end(),
            None if c == '\t' => self.units.push(u16::from(b' ')),
            None if c.is_control() || private::is_private(c) => {}
            None => self.units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
        }
    }

    fn paragraph_end(&mut self) {
        self.flush();
        self.decoded.paragraphs.push(Vec::new());
    }

    fn flush(&mut self) {
        if !self.units.is_empty() {
            let text = String::from_utf16_lossy(&std::mem::take(&mut self.units));
            if self.open.is_empty() && text.contains(private::ESCAPED_OPEN) {
                self.findings.push(whole_group().at(self.place));
            }
            let text = raised(&text).into_owned();
            self.push(InlineKind::Text { text, strong: self.strong });
        }
    }

    fn push(&mut self, kind: InlineKind) {
        let mark = self.open.last().and_then(|number| self.lookup.marks.get(*number));
        let mut origin = mark.map(|mark| mark.origin.clone()).unwrap_or_default();
        origin.template = self.place;
        let paragraph = self.decoded.paragraphs.last_mut().expect("there is always one");
        if let (Some(last), InlineKind::Text { text, strong }) = (paragraph.last_mut(), &kind)
            && last.origin == origin
            && let InlineKind::Text { text: before, strong: bold } = &mut last.kind
            && bold == strong
        {
            return before.push_str(text);
        }
        paragraph.push(Inline { origin, kind });
    }

    fn finish(mut self) -> Decoded {
        self.flush();
        self.decoded
    }
}

/// An encoded line end.
const LINE_END: u16 = 0x0A;

/// A line of a file without its indent and its line end.
pub(super) fn line_span(source: SourceId, line: usize, sources: &Sources) -> Span {
    let source_text = sources.get(source);
    let start = source_text.line_range(line).start;
    let text = source_text.line(line);
    let indent = text.len() - text.trim_start().len();
    Span::new(source, start + indent..start + text.trim_end().len().max(indent))
}

fn whole_group() -> Diagnostic {
    let (message, hint) = refusal::GROUP;
    Diagnostic::new(codes::T08, message).hint(hint)
}

fn not_given(key: &str, name: &str) -> Diagnostic {
    Diagnostic::new(codes::T07, format!("要印 {}，但数据里没有填", named(name, key)))
        .hint("在数据文件里填写；可以不填的，在模板里先用 is given 问一下")
}
