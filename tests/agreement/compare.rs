//! Two sets of pages to the share of equal lines, and the faults of a document and of the whole set.

use super::lines::Line;
use crate::support::project_file;

/// What the set promises at least.
const DOCUMENTS: usize = 12;
const PAGES: usize = 80;
const LINES: usize = 1500;
/// Equal lines in ten thousand.
const SHARE: usize = 9950;
const EXCEPTIONS: usize = 10;

/// What was measured of one document.
pub(super) struct Figure {
    name: &'static str,
    /// Pages in our PDF and in LibreOffice's.
    pages: (usize, usize),
    lines: usize,
    equal: usize,
    /// Which listed exceptions occurred.
    excused: Vec<usize>,
    /// Lines that differ and are not listed, `-` ours, `+` LibreOffice's.
    differences: Vec<String>,
}

/// Lines of ours that LibreOffice breaks wrongly: document, page, line, reason. An exception is proved where it is
/// used: LibreOffice's page has a line that begins with half a dash.
pub(super) struct Exceptions(Vec<[String; 4]>);

impl Exceptions {
    /// Reads the list.
    pub(super) fn read() -> Result<Self, String> {
        let file = project_file("tests/agreement/exceptions.tsv");
        let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
        let rows = text.lines().filter(|row| !row.starts_with('#') && !row.is_empty());
        let cells = |row: &str| row.split('\t').map(str::to_string).collect::<Vec<_>>();
        let rows = rows.map(|row| cells(row).try_into().map_err(|_| format!("not four: {row}")));
        rows.collect::<Result<_, _>>().map(Self)
    }

    fn find(&self, document: &str, page: usize, line: &str) -> Option<usize> {
        let page = page.to_string();
        self.0.iter().position(|row| row[0] == document && row[1] == page && row[2] == line)
    }
}

/// Compares the pages of a document.
pub(super) fn figure(
    name: &'static str,
    ours: &[Vec<Line>],
    theirs: &[Vec<Line>],
    in_charts: &[&str],
    exceptions: &Exceptions,
) -> Figure {
    let pages = (ours.len(), theirs.len());
    let mut figure =
        Figure { name, pages, lines: 0, equal: 0, excused: Vec::new(), differences: Vec::new() };
    for page in 0..pages.0.max(pages.1) {
        let side =
            |pages: &[Vec<Line>]| pages.get(page).map_or(Vec::new(), |page| texts(page, in_charts));
        figure.add(page + 1, &side(ours), &side(theirs), exceptions);
    }
    figure
}

/// The lines of a page but for the word over a table that goes on, which Word cannot set, the dots of a contents list,
/// which every program draws in its own way, and the words of charts, which LibreOffice draws as pictures.
fn texts(page: &[Line], in_charts: &[&str]) -> Vec<Line> {
    let bare = |line: &Line| {
        let text = line.text.replace("（续表）", "");
        let number = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let text = if number.len() < text.len() && number.ends_with(['…', '·']) {
            text.replace(['…', '·'], "")
        } else {
            text
        };
        Line { text, ..*line }
    };
    let lines = page.iter().map(bare).filter(|line| !line.text.is_empty());
    lines.filter(|line| !in_charts.contains(&line.text.as_str())).collect()
}

impl Figure {
    fn add(&mut self, page: usize, ours: &[Line], theirs: &[Line], exceptions: &Exceptions) {
        let (left, right) = apart(ours, theirs);
        self.lines += ours.len().max(theirs.len());
        self.equal += ours.len().max(theirs.len()) - left.len().max(right.len());
        let torn =
            theirs.iter().any(|line| line.text.starts_with('—') && !line.text.starts_with("——"));
        let mut open = Vec::new();
        for line in left {
            match exceptions.find(self.name, page, line).filter(|_| torn) {
                Some(number) => self.excused.push(number),
                None => open.push(format!("{} page {page} - {line}", self.name)),
            }
        }
        let theirs = right.iter().map(|line| format!("{} page {page} + {line}", self.name));
        if !open.is_empty() {
            open.extend(theirs);
        }
        self.differences.extend(open);
    }

    /// What is wrong with this document alone.
    pub(super) fn faults(&self) -> Vec<String> {
        let (ours, theirs) = self.pages;
        let pages = format!("{}: {ours} pages, {theirs} in LibreOffice", self.name);
        let pages = (ours != theirs).then_some(pages);
        let count = self.equal + self.excused.len();
        let few = count * 10_000 < self.lines * SHARE;
        let few = few.then(|| format!("{}: {count} of {} lines equal", self.name, self.lines));
        let shown = if few.is_some() { self.differences.as_slice() } else { &[] };
        pages.into_iter().chain(few).chain(shown.iter().cloned()).collect()
    }
}

/// The lines that only one of two pages has. Where cells stand side by side a hair decides which comes first, so a line
/// is the same where it is the same text at the same height, in tables in the same column.
fn apart<'l>(ours: &'l [Line], theirs: &'l [Line]) -> (Vec<&'l str>, Vec<&'l str>) {
    (without(ours, theirs), without(theirs, ours))
}

fn without<'l>(lines: &'l [Line], others: &[Line]) -> Vec<&'l str> {
    let mut others: Vec<_> = others.iter().collect();
    let mut left = Vec::new();
    for line in lines {
        let same = |other: &&Line| {
            other.text == line.text
                && other.in_table == line.in_table
                && (other.place - line.place).abs() < line.near
        };
        match others.iter().position(same) {
            Some(at) => _ = others.remove(at),
            None => left.push(line.text.as_str()),
        }
    }
    left
}

/// The figures as a table, with a sum; what differs stands below it.
pub(super) fn table(figures: &[Figure]) -> String {
    let mut rows = vec!["| document | pages | lines | equal | % | listed |".to_string()];
    rows.push("| --- | --- | --- | --- | --- | --- |".into());
    let row = |name: &str, pages: String, lines: usize, equal: usize, listed: usize| {
        let share = equal * 10_000 / lines.max(1);
        let share = format!("{}.{:02}", share / 100, share % 100);
        format!("| {name} | {pages} | {lines} | {equal} | {share} | {listed} |")
    };
    for figure in figures {
        let (ours, theirs) = figure.pages;
        let pages = if ours == theirs { ours.to_string() } else { format!("{ours}/{theirs}") };
        rows.push(row(figure.name, pages, figure.lines, figure.equal, figure.excused.len()));
    }
    let sum = |value: fn(&Figure) -> usize| figures.iter().map(value).sum::<usize>();
    let pages = sum(|f| f.pages.0).to_string();
    rows.push(row("all", pages, sum(|f| f.lines), sum(|f| f.equal), sum(|f| f.excused.len())));
    rows.extend(figures.iter().flat_map(|figure| figure.differences.clone()));
    rows.join("\n")
}

/// What is wrong with the set: too small, too little agreement, or a list of exceptions that is not true.
pub(super) fn faults_of_the_set(figures: &[Figure], exceptions: &Exceptions) -> Vec<String> {
    let sum = |value: fn(&Figure) -> usize| figures.iter().map(value).sum::<usize>();
    let (pages, lines, equal) = (sum(|f| f.pages.0), sum(|f| f.lines), sum(|f| f.equal));
    let small = figures.len() < DOCUMENTS || pages < PAGES || lines < LINES;
    let excused: Vec<_> = figures.iter().flat_map(|figure| &figure.excused).collect();
    let idle = (0..exceptions.0.len()).filter(|number| !excused.contains(&number));
    let idle = idle.map(|number| format!("no exception is needed: {}", exceptions.0[number][2]));
    let faults = [
        small.then(|| format!("{} documents, {pages} pages, {lines} lines", figures.len())),
        (equal * 10_000 < lines * SHARE).then(|| format!("{equal} of {lines} lines equal")),
        (excused.len() > EXCEPTIONS).then(|| format!("{} exceptions", excused.len())),
    ];
    faults.into_iter().flatten().chain(idle).collect()
}
