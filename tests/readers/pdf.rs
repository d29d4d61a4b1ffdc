//! The PDF, as qpdf, pikepdf and poppler read it.

use libtest_mimic::Failed;

use super::{Case, CaseTest, SAMPLES, same};
use crate::ask;
use crate::support::{cells, project_file, squeeze};

pub(super) const TESTS: &[CaseTest] = &[
    ("qpdf_finds_no_fault", &["qpdf"], qpdf_finds_no_fault),
    ("pdf_keeps_the_clauses", &["python3 -c 'import pikepdf'"], pdf_keeps_the_clauses),
    ("pdf_fonts_are_embedded_subsets", &["pdffonts"], pdf_fonts_are_embedded_subsets),
    ("pdftotext_reads_the_text", &["pdftotext"], pdftotext_reads_the_text),
    ("pdfinfo_reads_title_and_structure", &["pdfinfo"], pdfinfo_reads_title_and_structure),
    ("pdf_tables_hold_every_cell", &["pdfinfo"], pdf_tables_hold_every_cell),
];

fn qpdf_finds_no_fault(case: &Case) -> Result<(), Failed> {
    ask("qpdf", &["--check", &case.pdf()]).map(|_| ())
}

fn pdf_keeps_the_clauses(case: &Case) -> Result<(), Failed> {
    let script = project_file("tests/tools/pdf_clauses.py").display().to_string();
    println!("{}", ask("python3", &[&script, &case.pdf()])?);
    Ok(())
}

fn pdf_fonts_are_embedded_subsets(case: &Case) -> Result<(), Failed> {
    let table = ask("pdffonts", &[&case.pdf()])?;
    let fonts: Vec<_> = table.lines().skip(2).collect();
    let good = |line: &str| line.split_whitespace().filter(|word| *word == "yes").count() == 3;
    if fonts.is_empty() || !fonts.iter().all(|line| good(line)) {
        return Err(table.into());
    }
    Ok(())
}

/// The first sample only: on pages that a table goes on over, its caption and head are repeated.
fn pdftotext_reads_the_text(case: &Case) -> Result<(), Failed> {
    if case.name != SAMPLES[0].name {
        return Ok(());
    }
    let text = ask("pdftotext", &["-raw", &case.pdf(), "-"])?;
    let pages = text.split('\u{c}').map(squeeze).enumerate();
    let bare = pages.map(|(index, page)| {
        let number = format!("—{}—", index + 1);
        page.strip_suffix(&number).map(str::to_string).unwrap_or(page)
    });
    same("pdftotext's text", &case.text(), &bare.collect::<String>())
}

fn pdfinfo_reads_title_and_structure(case: &Case) -> Result<(), Failed> {
    let info = ask("pdfinfo", &[&case.pdf()])?;
    if !info.contains(&case.made.document.meta.title) || !info.contains("Tagged:          yes") {
        return Err(info.into());
    }
    let structure = ask("pdfinfo", &["-struct-text", &case.pdf()])?;
    let quoted = structure.split('"').skip(1).step_by(2).collect::<String>();
    same("the structure's text", &case.text(), &squeeze(&quoted))
}

/// Every cell of every table, as the structure of the PDF has it, against the document's.
fn pdf_tables_hold_every_cell(case: &Case) -> Result<(), Failed> {
    let structure = ask("pdfinfo", &["-struct-text", &case.pdf()])?;
    let mut read: Vec<String> = Vec::new();
    let (mut in_cell, mut indent) = (false, 0);
    for line in structure.lines() {
        let word = line.trim();
        let deep = line.len() - line.trim_start().len();
        if matches!(word.trim_end_matches(':'), "TD" | "TH") {
            read.push(String::new());
            (in_cell, indent) = (true, deep);
        } else if let Some(text) = word.strip_prefix('"').and_then(|w| w.strip_suffix('"')) {
            if let Some(cell) = read.last_mut().filter(|_| in_cell) {
                cell.push_str(text);
            }
        } else if deep <= indent {
            in_cell = false;
        }
    }
    let wanted: Vec<String> = cells(&case.made.document).into_iter().flatten().collect();
    let read: Vec<String> = read.iter().map(|cell| squeeze(cell)).collect();
    let slip = wanted.iter().zip(&read).find(|(a, b)| a != b);
    match slip {
        None if wanted.len() == read.len() && !wanted.is_empty() => Ok(()),
        _ => Err(format!("{} cells, {} read, {slip:?}", wanted.len(), read.len()).into()),
    }
}
