//! The SVG pages in a real browser beside the PDF's: how many pixels differ.
//!
//! `tests/README.md` says what is compared and what was measured.

mod greys;
mod search;
mod shot;

use libtest_mimic::Failed;

use greys::Grey;
use jixiao::base::diag::Diagnostics;
use jixiao::layout::pages::{DrawItem, TagKind};
use jixiao::pipeline::{Format, Pipeline, SvgReport, SvgReportPage};
use jixiao::write::svg;

use crate::agreement::documents::{self, Document};
use crate::support::draw_items::LineStyle;
use crate::support::sample_pages::sample;
use crate::support::{Sandbox, workspace};
use crate::{ToolTest, ask};

/// Most of the pixels of a page that may differ, in percent.
const MOST: f64 = 1.0;

pub(crate) fn tests() -> Vec<ToolTest> {
    let test = |name: &str, run: fn() -> Result<(), Failed>| ToolTest {
        name: name.into(),
        tools: &["chromium", "mutool"],
        run: Box::new(run),
    };
    vec![
        test("svg_pages_look_as_the_pdf", look_as_the_pdf),
        test("outlines_look_as_the_pdf", outlines_look_as_the_pdf),
        test("text_is_found_copied_and_pointed_at", search::found_copied_and_pointed_at),
    ]
}

/// Draws every page of every document both ways, prints a figure for each document, and holds the promise.
fn look_as_the_pdf() -> Result<(), Failed> {
    let chosen = std::env::var("DOCUMENT").ok();
    let documents = documents::all();
    let documents = documents.iter().filter(|d| chosen.as_ref().is_none_or(|c| *c == d.name));
    let (mut faults, mut pages) = (Vec::new(), 0);
    println!("| document | pages | worst page, % | mean, % |\n| --- | --- | --- | --- |");
    for document in documents {
        let shares = shares(document)?;
        let worst = shares.iter().copied().fold(0.0, f64::max);
        let mean = shares.iter().sum::<f64>() / shares.len() as f64;
        println!("| {} | {} | {worst:.2} | {mean:.2} |", document.name, shares.len());
        let over = shares.iter().enumerate().filter(|(_, share)| **share > MOST);
        faults.extend(
            over.map(|(at, share)| format!("{}, page {}: {share:.2} %", document.name, at + 1)),
        );
        pages += shares.len();
    }
    if chosen.is_none() && pages < 200 {
        faults.push(format!("only {pages} pages"));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

/// The share of pixels that differ on each page of a document, in percent.
fn shares(document: &Document) -> Result<Vec<f64>, Failed> {
    let sandbox = Sandbox::new("browser");
    document.write(&sandbox);
    let svg = written(document, &sandbox)?;
    compared(document.name, &svg, &sandbox)
}

/// The share of pixels that differ on each page of `report.pdf`, in percent.
fn compared(name: &str, svg: &SvgReport, sandbox: &Sandbox) -> Result<Vec<f64>, Failed> {
    let theirs = shot::pages(svg, sandbox)?;
    let path = |name: &str| sandbox.root.join(name).display().to_string();
    let pictures = path("page-%03d.pgm");
    ask(
        "mutool",
        &["draw", "-q", "-r", "100", "-c", "gray", "-o", &pictures, &path("report.pdf")],
    )?;
    let mut ours: Vec<_> = std::fs::read_dir(&sandbox.root)?.flatten().map(|e| e.path()).collect();
    ours.retain(|path| path.extension().is_some_and(|kind| kind == "pgm"));
    ours.sort();
    if ours.len() != theirs.len() {
        return Err(format!("{name}: {} and {} pages", ours.len(), theirs.len()).into());
    }
    let ours = ours.iter().map(|path| Grey::from_pgm(&std::fs::read(path)?));
    let ours: Vec<Grey> = ours.collect::<Result<_, Failed>>()?;
    keep(name, &ours, &theirs)?;
    Ok(ours.iter().zip(&theirs).map(|(ours, theirs)| ours.unlike(theirs) * 100.0).collect())
}

/// Writes the PDF of a document to the sandbox and gives its pages as SVG.
pub(super) fn written(document: &Document, sandbox: &Sandbox) -> Result<SvgReport, Failed> {
    let templates = sandbox.has("templates").then(|| sandbox.root.join("templates"));
    let workspace = workspace(templates);
    let mut pipeline = Pipeline::new(&workspace);
    let facts = sandbox.root.join(format!("data/{}.yaml", document.name));
    let made = pipeline.make(&facts, &[Format::Pdf], &mut Diagnostics::default());
    let made = made.ok_or_else(|| format!("{} cannot be made", document.name))?;
    sandbox.write("report.pdf", made.file(Format::Pdf).ok_or("no PDF")?);
    Ok(pipeline.svg(&made).ok_or("no pages")?)
}

/// A line of one face.
const LINE: &str = "二四年度部门整体支出绩效自评报告和附件";

/// Pages made by hand, with a line in which each glyph stands for a character that a browser would draw in colour, or
/// joined with the next.
fn outlines_look_as_the_pdf() -> Result<(), Failed> {
    let mut builder = sample();
    let paragraph = builder.tag(TagKind::Paragraph, None);
    for (bold, y) in [(false, 500.0), (true, 530.0)] {
        let style = LineStyle { bold, ..LineStyle::BODY };
        builder.line(Some(paragraph), style, 79.4, y, LINE);
    }
    let sandbox = Sandbox::new("outlines");
    sandbox.write("report.pdf", builder.write());
    let page = builder.pages.pages.last_mut().ok_or("no page")?;
    for item in &mut page.items {
        let DrawItem::Run(run) = &mut item.drawn else { continue };
        if run.glyphs.len() == LINE.chars().count() {
            let odd = "☔عن้ि⭐".chars().cycle();
            run.glyphs.iter_mut().zip(odd).for_each(|(glyph, odd)| glyph.character = odd);
        }
    }
    let drawn = svg::write(&builder.pages, &builder.fonts);
    let page = |page: svg::SvgPage| SvgReportPage {
        width: page.width.to_pt(),
        height: page.height.to_pt(),
        svg: page.svg,
        digest: page.digest,
        origins: Vec::new(),
    };
    let pages: Vec<_> = drawn.pages.into_iter().map(page).collect();
    if pages.iter().map(|page| page.svg.matches("<path d=\"M").count()).sum::<usize>() < 36 {
        return Err("no outlines".into());
    }
    let svg = SvgReport { pages, faces: drawn.faces, pictures: drawn.pictures };
    match compared("outlines", &svg, &sandbox)?.into_iter().find(|share| *share > MOST) {
        Some(share) => Err(format!("{share:.2} %").into()),
        None => Ok(()),
    }
}

/// Keeps both pictures of each page and where they differ, to look at, if a folder is asked for.
fn keep(name: &str, ours: &[Grey], theirs: &[Grey]) -> Result<(), Failed> {
    let Ok(folder) = std::env::var("KEEP") else { return Ok(()) };
    std::fs::create_dir_all(&folder)?;
    for (at, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        let page = at + 1;
        std::fs::write(format!("{folder}/{name}-{page:02}-pdf.pgm"), ours.to_pgm())?;
        std::fs::write(format!("{folder}/{name}-{page:02}-svg.pgm"), theirs.to_pgm())?;
        std::fs::write(format!("{folder}/{name}-{page:02}-both.ppm"), ours.to_ppm_beside(theirs))?;
    }
    Ok(())
}
