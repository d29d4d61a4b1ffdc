//! The PDF of pages made by hand, as qpdf, mupdf, pikepdf and poppler read it.

use std::process::Command;

use jixiao::layout::pages::TagKind;
use libtest_mimic::Failed;

use crate::support::draw_items::{LineStyle, PagesBuilder};
use crate::support::sample_pages::{LINES, sample, shared_glyph};
use crate::support::{Sandbox, project_file};
use crate::{ToolTest, ask, ask_for_both};

type PagesTest = (&'static str, &'static [&'static str], fn() -> Result<(), Failed>);

const TESTS: &[PagesTest] = &[
    ("tools_find_nothing_wrong", &["qpdf", "mutool", "pdffonts"], tools_find_nothing_wrong),
    (
        "the_clauses_of_pdf_a_and_pdf_ua_are_kept",
        &["python3 -c 'import pikepdf'"],
        the_clauses_of_pdf_a_and_pdf_ua_are_kept,
    ),
    ("text_copies_out_as_it_stands", &["pdftotext"], text_copies_out_as_it_stands),
    (
        "two_characters_with_one_glyph_copy_out",
        &["pdftotext"],
        two_characters_with_one_glyph_copy_out,
    ),
    (
        "a_line_pulled_far_apart_copies_out_without_spaces",
        &["pdftotext"],
        a_line_pulled_far_apart_copies_out_without_spaces,
    ),
    ("the_structure_reads_in_order", &["pdfinfo"], the_structure_reads_in_order),
];

pub(super) fn tests() -> impl Iterator<Item = ToolTest> {
    TESTS.iter().map(|&(name, tools, run)| {
        let name = format!("hand_made_pages::{name}");
        ToolTest { name, tools, run: Box::new(run) }
    })
}

/// A PDF in a folder of its own, which goes with it.
struct File {
    _sandbox: Sandbox,
    path: String,
}

impl File {
    fn of(bytes: &[u8]) -> Self {
        Self::named("pages.pdf", bytes)
    }

    /// A file that is wrong on purpose, under a name that is not kept for the validator.
    fn spoilt(bytes: &[u8]) -> Self {
        Self::named("pages.spoilt", bytes)
    }

    fn named(name: &str, bytes: &[u8]) -> Self {
        let sandbox = Sandbox::new("hand-made-pages");
        sandbox.write(name, bytes);
        let path = sandbox.root.join(name).display().to_string();
        Self { _sandbox: sandbox, path }
    }

    /// The words that poppler copies out.
    fn words(&self, mode: &str) -> Result<String, Failed> {
        ask("pdftotext", &[mode, &self.path, "-"])
    }
}

fn tools_find_nothing_wrong() -> Result<(), Failed> {
    let file = File::of(&sample().write());
    let answer = ask("qpdf", &["--check", &file.path])?;
    assert!(answer.contains("No syntax or stream encoding errors"), "{answer}");
    let (printed, errors) = ask_for_both("mutool", &["info", &file.path])?;
    let answer = printed + &errors;
    assert!(!answer.contains("warning") && !answer.contains("error"), "{answer}");
    let answer = ask("pdffonts", &[&file.path])?;
    let rows: Vec<_> = answer.lines().skip(2).collect();
    assert_eq!(rows.len(), 5, "{answer}");
    for row in rows {
        assert!(row.contains("CID TrueType") && row.contains("yes yes yes"), "{answer}");
    }
    Ok(())
}

fn the_clauses_of_pdf_a_and_pdf_ua_are_kept() -> Result<(), Failed> {
    let script = project_file("tests/tools/pdf_clauses.py").display().to_string();
    let bytes = sample().write();
    println!("{}", ask("python3", &[&script, &File::of(&bytes).path])?);
    // The script is awake: a file that calls itself something else does not pass.
    let at = bytes.windows(15).position(|w| w == b"<pdfaid:part>2<").expect("XMP is not packed");
    let spoilt = File::spoilt(&[&bytes[..at + 13], b"3", &bytes[at + 14..]].concat());
    let answer = Command::new("python3").args([&script, &spoilt.path]).output()?;
    assert!(String::from_utf8_lossy(&answer.stdout).contains("BROKEN ISO 19005-2 6.6.4"));
    assert!(!answer.status.success());
    Ok(())
}

fn text_copies_out_as_it_stands() -> Result<(), Failed> {
    let file = File::of(&sample().write());
    let mut wanted: Vec<&str> = LINES[..6].to_vec();
    wanted.extend(["项目 金额 占比", "财政拨款 1089.40 100.00%", "— 1 —"]);
    wanted.extend([LINES[13], LINES[12], "无。", "— 2 —"]);
    let raw = file.words("-raw")?;
    assert_eq!(raw.replace('\u{c}', "").lines().collect::<Vec<_>>(), wanted);
    let laid = file.words("-layout")?;
    for line in LINES {
        assert!(laid.lines().any(|found| found.contains(line)), "{line} is not in\n{laid}");
    }
    Ok(())
}

fn two_characters_with_one_glyph_copy_out() -> Result<(), Failed> {
    assert_eq!(File::of(&shared_glyph()).words("-raw")?.trim_end(), "一二⼀三");
    Ok(())
}

fn a_line_pulled_far_apart_copies_out_without_spaces() -> Result<(), Failed> {
    let mut builder = PagesBuilder::new();
    let words = "公务接待费全年预算1089.40万元";
    for step in 0..20 {
        let tag = builder.tag(TagKind::Paragraph, None);
        let style = LineStyle { tracking: 0.2 * f64::from(step), ..LineStyle::BODY };
        builder.line(Some(tag), style, 79.4, 100.0 + 30.0 * f64::from(step), words);
    }
    let file = File::of(&builder.write());
    for mode in ["-raw", "-layout"] {
        let answer = file.words(mode)?;
        let lines = answer.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.for_each(|line| assert_eq!(line.trim_matches('\u{c}'), words, "{mode}"));
    }
    Ok(())
}

fn the_structure_reads_in_order() -> Result<(), Failed> {
    let answer = ask("pdfinfo", &["-struct-text", &File::of(&sample().write()).path])?;
    let read: Vec<_> = answer.lines().filter_map(|l| l.trim().strip_prefix('"')).collect();
    let paragraph = format!("{}{}", LINES[3], LINES[4]);
    let mut wanted: Vec<&str> = LINES[..3].to_vec();
    wanted.extend([paragraph.as_str(), LINES[13]]);
    wanted.extend(&LINES[5..12]);
    wanted.extend(["无。", LINES[12]]);
    assert_eq!(read.iter().map(|l| l.trim_end_matches('"')).collect::<Vec<_>>(), wanted);
    Ok(())
}
