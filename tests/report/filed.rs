//! The sample's text: against its golden, and against the report that the unit really filed.
//!
//! `tests/fixtures/filed-changning-2023.txt` is the filed text. Our paragraphs are compared with it clause by clause;
//! every difference must stand in `filed-differences.txt` with its reason, and every entry there must be needed.
//! Tables are ours alone (the filed report has none); they are listed there too.

use std::fmt::Write;

use jixiao::doc::plain_text;
use jixiao::doc::{BlockKind, Document, InlineKind};

use crate::support::{Outcome, SAMPLE, golden, project_file};

const FILED: &str = include_str!("../fixtures/filed-changning-2023.txt");

#[test]
fn the_sample_reads_as_accepted() {
    golden("changning-2023.txt", &Outcome::of(SAMPLE).dump());
}

#[test]
fn every_difference_from_the_filed_report_has_its_reason() {
    let outcome = Outcome::of(SAMPLE);
    let (ours, tables) = paragraphs_and_tables(outcome.document());
    let pairs = align(&clauses(FILED), &clauses(&ours));
    let kept: usize = pairs.iter().map(|(filed, ours)| common_length(filed, ours)).sum();
    let all = clauses(FILED).concat().chars().count();
    println!(
        "of {all} characters of the filed report {kept} are there in order: {:.2}%",
        percent(kept, all)
    );
    assert!(kept * 100 >= all * 97, "only {:.2}%", percent(kept, all));

    let mut found: Vec<_> = pairs.into_iter().filter(|(filed, ours)| filed != ours).collect();
    found.extend(tables.into_iter().map(|table| (String::new(), table)));
    let reasons = reasons();
    let mut wrong = String::new();
    for (filed, ours) in &found {
        match reasons.iter().find(|entry| entry.filed == *filed && entry.ours == *ours) {
            None => writeln!(wrong, "no entry:\n- {filed}\n+ {ours}"),
            Some(entry) if entry.is_enough() => Ok(()),
            Some(_) => writeln!(wrong, "a deletion needs an S-number:\n- {filed}\n+ {ours}"),
        }
        .expect("a String takes every write");
    }
    for entry in &reasons {
        if !found.iter().any(|(filed, ours)| entry.filed == *filed && entry.ours == *ours) {
            writeln!(wrong, "unused entry:\n- {}\n+ {}", entry.filed, entry.ours)
                .expect("a String takes every write");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn percent(part: usize, whole: usize) -> f64 {
    part as f64 * 100.0 / whole as f64
}

/// Our paragraphs as the filed text has them, and the caption of each table.
fn paragraphs_and_tables(document: &Document) -> (String, Vec<String>) {
    let (mut text, mut tables) = (String::new(), Vec::new());
    for block in document.blocks() {
        match &block.kind {
            BlockKind::Title(content) => {
                for inline in content {
                    let is_break = matches!(inline.kind, InlineKind::Break);
                    text.push_str(if is_break { "\n" } else { inline.as_text() });
                }
                text.push('\n');
            }
            BlockKind::Heading { content, .. } | BlockKind::Paragraph { content, .. } => {
                writeln!(text, "{}{}", block.number(), plain_text(content))
                    .expect("a String takes every write");
            }
            BlockKind::Table(table) => tables.push(plain_text(&table.caption)),
            BlockKind::Chart(chart) => panic!("{} was not asked for", chart.name),
            BlockKind::Image(image) => panic!("{} was not asked for", image.name),
        }
    }
    (text, tables)
}

/// The clauses of a text: up to a mark that ends one, or a line's end. Spaces at line ends do not count.
fn clauses(text: &str) -> Vec<String> {
    let mut clauses = Vec::new();
    for line in text.lines() {
        let parts = line.trim().split_inclusive(['，', '。', '；', '：', ',']);
        clauses.extend(parts.map(String::from));
    }
    clauses
}

/// Clauses side by side so that as many characters as possible are kept; what has no partner stands beside nothing.
fn align(filed: &[String], ours: &[String]) -> Vec<(String, String)> {
    let (rows, columns) = (filed.len(), ours.len());
    let mut best = vec![vec![0usize; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let both = best[row + 1][column + 1] + worth(&filed[row], &ours[column]);
            best[row][column] = both.max(best[row + 1][column]).max(best[row][column + 1]);
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < rows || column < columns {
        let here = best[row][column];
        if row < rows
            && column < columns
            && here == best[row + 1][column + 1] + worth(&filed[row], &ours[column])
            && worth(&filed[row], &ours[column]) > 0
        {
            pairs.push((filed[row].clone(), ours[column].clone()));
            (row, column) = (row + 1, column + 1);
        } else if row < rows && here == best[row + 1][column] {
            pairs.push((filed[row].clone(), String::new()));
            row += 1;
        } else {
            pairs.push((String::new(), ours[column].clone()));
            column += 1;
        }
    }
    pairs
}

/// How much two clauses belong together: the characters they share, if that is a third of the longer one.
fn worth(filed: &str, ours: &str) -> usize {
    if filed == ours {
        return 2 * filed.chars().count();
    }
    let (short, long) = (
        filed.chars().count().min(ours.chars().count()),
        filed.chars().count().max(ours.chars().count()),
    );
    if short * 3 < long {
        return 0;
    }
    let shared = common_length(filed, ours);
    if shared * 3 >= long { shared } else { 0 }
}

/// The length of the longest common subsequence.
fn common_length(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before = vec![0; b.len() + 1];
    for one in a.chars() {
        let mut row = vec![0; b.len() + 1];
        for (index, other) in b.iter().enumerate() {
            row[index + 1] =
                if one == *other { before[index] + 1 } else { row[index].max(before[index + 1]) };
        }
        before = row;
    }
    before[b.len()]
}

/// An entry of the list of reasons.
struct Entry {
    reasons: Vec<String>,
    filed: String,
    ours: String,
}

impl Entry {
    /// Whether its reasons do: what is left out must be one of the known mistakes of the filed report.
    fn is_enough(&self) -> bool {
        let known = |reason: &String| {
            let number = reason.strip_prefix('S').and_then(|n| n.parse::<u32>().ok());
            number.is_some_and(|number| (1..=33).contains(&number))
        };
        let good = self.reasons.iter().all(|reason| known(reason) || reason == "template");
        let deletes = common_length(&self.filed, &self.ours) < self.filed.chars().count();
        good && !self.reasons.is_empty() && (!deletes || self.reasons.iter().any(known))
    }
}

/// The list: `# reason reason`, then a line `- filed`, then a line `+ ours`; `//` begins a remark.
fn reasons() -> Vec<Entry> {
    let file = project_file("tests/fixtures/filed-differences.txt");
    let text = std::fs::read_to_string(file).expect("it is there");
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines() {
        if let Some(reasons) = line.strip_prefix("# ") {
            let reasons = reasons.split(' ').map(String::from).collect();
            entries.push(Entry { reasons, filed: String::new(), ours: String::new() });
        } else if let (Some(entry), Some(filed)) = (entries.last_mut(), line.strip_prefix("- ")) {
            entry.filed = filed.into();
        } else if let (Some(entry), Some(ours)) = (entries.last_mut(), line.strip_prefix("+ ")) {
            entry.ours = ours.into();
        }
    }
    entries
}
