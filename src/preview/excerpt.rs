//! A place in a text to what the page shows of it: file, line, the words before, at and behind it.

use serde::Serialize;

use super::open_files::OpenFiles;
use crate::base::source::{Source, Sources, Span};
use crate::pipeline::Occurrence;
use crate::workspace;

/// A place in a file.
#[derive(Clone, Serialize)]
pub(super) struct ShownPlace {
    pub file: String,
    pub line: usize,
    pub column: usize,
    /// The number by which the editor is asked to open the file; nothing for a file that is built in.
    open: Option<usize>,
    /// How a built-in file is copied to be changed.
    eject: Option<String>,
    /// What stands in the line before the place, at it and behind it.
    before: String,
    marked: String,
    behind: String,
}

/// What places are shown with: the files that may be opened, and the pack to which a built-in file would be copied.
#[derive(Clone, Copy)]
pub(super) struct PlaceContext<'r> {
    pub files: &'r OpenFiles,
    pub pack: Option<&'r str>,
}

/// The most characters of a line that are shown before a place, at it and behind it.
const SHOWN: [usize; 3] = [24, 60, 60];

impl ShownPlace {
    /// The place of a span.
    pub(super) fn of_span(span: Span, sources: &Sources, report: PlaceContext) -> Self {
        let source = sources.get(span.source);
        let at = source.position(span.start as usize);
        let length = sources.text(span).lines().next().map_or(0, |text| text.chars().count());
        Self::new(source, (at.line, at.column), length, report)
    }

    /// A place that is known by its file, line and column.
    pub(super) fn of(place: &Occurrence, sources: &Sources, report: PlaceContext) -> Option<Self> {
        let source = sources.named(&place.file)?;
        Some(Self::new(source, (place.line, place.column), 0, report))
    }

    fn new(
        source: &Source,
        (line, column): (usize, usize),
        length: usize,
        report: PlaceContext,
    ) -> Self {
        let file = source.name.clone();
        let eject = workspace::built_in_file(&file).and_then(|_| eject(&file, report.pack));
        let text: Vec<char> = source.line(line).chars().collect();
        let start = column.saturating_sub(1).min(text.len());
        let end = (start + length).min(text.len());
        let [most_before, most_marked, most_behind] = SHOWN;
        let before: String = text[start.saturating_sub(most_before)..start].iter().collect();
        let cut = |part: &[char], most: usize| part.iter().take(most).collect::<String>();
        Self {
            open: report.files.number(&file),
            eject,
            before: if start > most_before { format!("…{before}") } else { before },
            marked: cut(&text[start..end], most_marked),
            behind: cut(&text[end..], most_behind),
            file,
            line,
            column,
        }
    }
}

/// The command that copies a built-in file, `内置模板/standard/sections/01-overview.md.tera`, to the pack that is shown: another
/// pack that has it from there too stays as it is.
fn eject(name: &str, shown: Option<&str>) -> Option<String> {
    let (of_file, path) = name.split_once('/')?.1.split_once('/')?;
    let pack = shown.unwrap_or(of_file);
    let option = if pack == "standard" { String::new() } else { format!(" --pack {pack}") };
    Some(format!("jixiao template eject {path}{option}"))
}
