//! What other programs read in the finished files: each sample is built once, and every tool reads it.

mod hand_made_pages;
mod pdf;
mod redlines;
mod word;

use std::sync::{Arc, OnceLock};

use jixiao::base::id::Origin;
use jixiao::base::lowered::LOWERED_POINT;
use jixiao::doc::{Block, BlockKind, Inline, LayoutFacts, Table, dump, plain_text};
use jixiao::pipeline::Made;
use libtest_mimic::Failed;

use super::{Check, ToolTest};
use crate::support::{
    Sandbox, illustrate, in_page_order, make, picture_facts, project_file, squeeze, write_pictures,
};

/// The reports that every tool reads.
const SAMPLES: [Sample; 6] = [
    Sample { name: "changning-2023", illustrated: false },
    Sample { name: "demo-2024", illustrated: false },
    Sample { name: "demo-2024", illustrated: true },
    Sample { name: PICTURES, illustrated: false },
    Sample { name: "township-2024", illustrated: false },
    Sample { name: "school-2024", illustrated: false },
];

/// The sample that is made of the first one.
const PICTURES: &str = "pictures-2023";

/// A sample by its facts.
#[derive(Clone, Copy)]
struct Sample {
    name: &'static str,
    /// With contents list and charts.
    illustrated: bool,
}

/// A report as built by the binary, and as the library knows it.
struct Case {
    name: &'static str,
    sandbox: Sandbox,
    made: Made,
}

/// The samples, each built when the first tool asks for it.
#[derive(Default)]
struct Cases([OnceLock<Case>; SAMPLES.len()]);

/// A test of every sample: its name, the tools it needs, what it checks of a sample.
type CaseTest = (&'static str, &'static [&'static str], fn(&Case) -> Result<(), Failed>);

/// All tests of this topic.
pub(crate) fn tests() -> Vec<ToolTest> {
    let cases = Arc::new(Cases::default());
    let word = word::TESTS.iter().map(|test| ("word", test));
    let pdf = pdf::TESTS.iter().map(|test| ("pdf", test));
    let of_samples = word.chain(pdf).map(|(file, &(name, tools, check))| {
        let cases = Arc::clone(&cases);
        let run: Check = Box::new(move || cases.all().try_for_each(check));
        ToolTest { name: format!("{file}::{name}"), tools, run }
    });
    of_samples.chain(hand_made_pages::tests()).chain(redlines::tests()).collect()
}

impl Cases {
    fn all(&self) -> impl Iterator<Item = &Case> {
        self.0.iter().zip(SAMPLES).map(|(case, sample)| case.get_or_init(|| Case::of(sample)))
    }
}

impl Case {
    fn of(Sample { name, illustrated }: Sample) -> Self {
        let sandbox = Sandbox::new("readers");
        if illustrated {
            illustrate(&sandbox, 2);
        }
        let mut facts = project_file(&format!("data/{name}.yaml"));
        if name == PICTURES {
            sandbox.write(&format!("data/{name}.yaml"), picture_facts());
            write_pictures(&sandbox);
            facts = sandbox.root.join(format!("data/{name}.yaml"));
        }
        let ran = sandbox.jixiao(&["build", &facts.display().to_string()]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let templates = illustrated.then(|| sandbox.root.join("templates"));
        let made = make(&facts, templates);
        Self { name, sandbox, made }
    }

    fn out(&self, ending: &str) -> String {
        let file = format!("out/{}.{ending}", self.name);
        self.sandbox.root.join(file).display().to_string()
    }

    fn docx(&self) -> String {
        self.out("docx")
    }

    fn pdf(&self) -> String {
        self.out("pdf")
    }

    /// The document's text, with the page numbers of its contents list.
    fn text(&self) -> String {
        self.text_of(|_| {})
    }

    /// The text that stands in a Word file's body: what is in a chart stands in a part of its own, and labels whose cells
    /// go on on another page are repeated.
    fn body_text(&self) -> String {
        self.body_text_with(false)
    }

    /// [`Case::body_text`], with the description of each picture before its caption.
    fn body_text_and_descriptions(&self) -> String {
        self.body_text_with(true)
    }

    fn body_text_with(&self, descriptions: bool) -> String {
        let LayoutFacts { repeated, sheets, continued, .. } = &self.made.layout_facts;
        self.text_of(|block| match &mut block.kind {
            BlockKind::Chart(chart) => chart.parts.clear(),
            BlockKind::Image(image) if descriptions => {
                let description = image.description.as_str();
                image.caption.insert(0, Inline::text(description, Origin::default()));
            }
            BlockKind::Table(table) => {
                let again = repeated.get(&block.id).map_or(&[][..], Vec::as_slice);
                again.iter().for_each(|place| repeat(table, *place));
                let sheets = sheets.get(&block.id).map_or(&[][..], Vec::as_slice);
                begin_sheets(table, sheets, continued.contains(&block.id));
            }
            _ => {}
        })
    }

    fn text_of(&self, change: impl Fn(&mut Block)) -> String {
        let mut document = in_page_order(&self.made);
        for block in document.parts.iter_mut().flat_map(|part| &mut part.blocks) {
            change(block);
            if let BlockKind::Paragraph { role, content, .. } = &mut block.kind
                && role.is_contents_entry()
            {
                let words = plain_text(content);
                let mut links = self.made.pages.links.iter();
                let link = links.find(|link| link.text == words).expect("an entry is a link");
                content.push(Inline::text((link.target.page + 1).to_string(), Origin::default()));
            }
        }
        // Files have the point of a lowered number as a full stop.
        squeeze(&dump::text(&document)).replace(LOWERED_POINT, ".")
    }
}

/// Divides a cell that reaches into a row: the rows from there on are a cell with the same text.
fn repeat(table: &mut Table, (row, column): (usize, usize)) {
    let starts = table.starts();
    let above = (0..row)
        .rev()
        .find_map(|above| Some((above, starts[above].iter().position(|start| *start == column)?)));
    let (above, index) = above.expect("a cell reaches into the row");
    let at = starts[row].iter().filter(|start| **start < column).count();
    let head = table.head.len();
    let first = &mut table.body[above - head].cells[index];
    let mut again = first.clone();
    again.row_span -= (row - above) as u16;
    first.row_span = (row - above) as u16;
    table.body[row - head].cells.insert(at, again);
}

/// Says the head of a form again where a sheet begins; of one that goes on on another page, caption and unit are head rows.
fn begin_sheets(table: &mut Table, sheets: &[usize], is_continued: bool) {
    let above = [table.caption.as_slice(), &table.left, &table.unit].concat();
    let mut head = table.head.clone();
    if let Some(row) = table.body.first().filter(|_| is_continued && !above.is_empty()) {
        let mut row = row.clone();
        row.cells.truncate(1);
        row.cells.iter_mut().for_each(|cell| cell.content = vec![above.clone()]);
        head.insert(0, row);
    }
    let heads = table.head.len();
    for row in sheets.iter().rev().filter(|row| **row > heads) {
        let at = row - heads;
        table.body.splice(at..at, head.iter().cloned());
    }
}

fn same(what: &str, wanted: &str, got: &str) -> Result<(), Failed> {
    if wanted == got {
        return Ok(());
    }
    let at = wanted.chars().zip(got.chars()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| text.chars().skip(at.saturating_sub(10)).take(40).collect::<String>();
    Err(format!("{what} differs at {at}\n  document: {}\n  read:     {}", near(wanted), near(got))
        .into())
}
