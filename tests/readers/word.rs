//! The Word file, as the Open XML SDK, python-docx, pandoc and LibreOffice read it.

use jixiao::doc::{BlockKind, Role};
use libtest_mimic::Failed;

use super::{Case, CaseTest, same};
use crate::ask;
use crate::support::squeeze;

pub(super) const TESTS: &[CaseTest] = &[
    ("validator_finds_no_error", &["ooxml-validator"], validator_finds_no_error),
    ("python_docx_reads_the_text", &["python3 -c 'import docx'"], python_docx_reads_the_text),
    ("pandoc_reads_the_text", &["pandoc"], pandoc_reads_the_text),
    ("pandoc_finds_every_heading", &["pandoc"], pandoc_finds_every_heading),
    ("mammoth_finds_every_heading", &["python3 -c 'import mammoth'"], mammoth_finds_every_heading),
    ("pandoc_finds_every_picture", &["pandoc"], pandoc_finds_every_picture),
    ("libreoffice_reads_the_text", &["soffice"], libreoffice_reads_the_text),
    ("verify_tells_what_libreoffice_saved", &["soffice"], verify_tells_what_libreoffice_saved),
];

fn validator_finds_no_error(case: &Case) -> Result<(), Failed> {
    for version in ["Office2019", "Microsoft365"] {
        let answer = ask("ooxml-validator", &[&case.docx(), "--officeVersion", version])?;
        if squeeze(&answer).contains("\"ok\":false") {
            return Err(answer.into());
        }
    }
    Ok(())
}

fn python_docx_reads_the_text(case: &Case) -> Result<(), Failed> {
    let script = "import sys, docx\nfrom docx.oxml.ns import qn\n\
        body = docx.Document(sys.argv[1]).element.body\n\
        print(''.join(t.text or '' for t in body.iter(qn('w:t'))))";
    same(
        "python-docx's text",
        &case.body_text(),
        &squeeze(&ask("python3", &["-c", script, &case.docx()])?),
    )
}

fn pandoc_reads_the_text(case: &Case) -> Result<(), Failed> {
    let tree = ask("pandoc", &["-f", "docx", "-t", "json", &case.docx()])?;
    // The title is in the metadata, which come before the blocks.
    same("pandoc's text", &case.body_text_and_descriptions(), &squeeze(&strings(&tree)))
}

fn pandoc_finds_every_heading(case: &Case) -> Result<(), Failed> {
    let tree = ask("pandoc", &["-f", "docx", "-t", "json", &case.docx()])?;
    let found = tree.split("{\"t\":\"Header\",\"c\":[").skip(1);
    let found = found.filter_map(|rest| rest.split(',').next()?.parse().ok()).collect();
    are_all(case, "pandoc", found)
}

fn mammoth_finds_every_heading(case: &Case) -> Result<(), Failed> {
    let script = "import sys, mammoth\nwith open(sys.argv[1], 'rb') as file:\n    \
        print(mammoth.convert_to_html(file).value)";
    let page = ask("python3", &["-c", script, &case.docx()])?;
    let found = page.split("<h").skip(1);
    let found = found.filter_map(|rest| rest.split('>').next()?.parse().ok()).collect();
    are_all(case, "mammoth", found)
}

/// Whether the levels that a program found are those of all headings.
fn are_all(case: &Case, program: &str, found: Vec<u8>) -> Result<(), Failed> {
    let levels = case.made.document.blocks().filter_map(|block| match &block.kind {
        BlockKind::Heading { level, .. } => Some(*level),
        BlockKind::Paragraph { role: Role::AttachmentTitle, .. } => Some(1),
        _ => None,
    });
    let levels: Vec<u8> = levels.collect();
    if levels.is_empty() || levels != found {
        return Err(format!("{}: {levels:?}, {program} finds {found:?}", case.name).into());
    }
    Ok(())
}

fn pandoc_finds_every_picture(case: &Case) -> Result<(), Failed> {
    let markdown = ask("pandoc", &["-f", "docx", "-t", "markdown", "--wrap=none", &case.docx()])?;
    for block in case.made.document.blocks() {
        let BlockKind::Image(image) = &block.kind else { continue };
        if !markdown.contains(&format!("![{}](media/image", image.description)) {
            return Err(format!("{}: no {}\n{markdown}", case.name, image.description).into());
        }
    }
    Ok(())
}

/// The characters of every `Str` in pandoc's JSON, in order.
fn strings(json: &str) -> String {
    let mut text = String::new();
    for piece in json.split("{\"t\":\"Str\",\"c\":\"").skip(1) {
        let mut characters = piece.chars();
        while let Some(c) = characters.next().filter(|&c| c != '"') {
            text.push(if c == '\\' { characters.next().unwrap_or(c) } else { c });
        }
    }
    text
}

fn libreoffice_reads_the_text(case: &Case) -> Result<(), Failed> {
    let out = case.sandbox.root.join("lo");
    let profile = format!("-env:UserInstallation=file://{}", out.join("profile").display());
    let folder = out.display().to_string();
    let filter = "txt:Text (encoded):UTF8";
    ask(
        "soffice",
        &[&profile, "--headless", "--convert-to", filter, "--outdir", &folder, &case.docx()],
    )?;
    let text = std::fs::read_to_string(out.join(format!("{}.txt", case.name)))?;
    same("LibreOffice's text", &case.body_text(), &squeeze(text.trim_start_matches('\u{feff}')))
}

/// A file that is opened and saved is told as saved again, without a line that would have changed.
fn verify_tells_what_libreoffice_saved(case: &Case) -> Result<(), Failed> {
    let out = case.sandbox.root.join("saved");
    let profile = format!("-env:UserInstallation=file://{}", out.join("profile").display());
    let folder = out.display().to_string();
    ask(
        "soffice",
        &[&profile, "--headless", "--convert-to", "docx", "--outdir", &folder, &case.docx()],
    )?;
    let saved = format!("saved/{}.docx", case.name);
    let ran = case.sandbox.jixiao(&["verify", &saved, "--json"]);
    // The validator looks at our own files.
    std::fs::remove_dir_all(&out).map_err(|error| Failed::from(error.to_string()))?;
    if ran.code != 1 || !ran.stdout.contains("\"verdict\":\"saved_again\"") {
        return Err(format!("{}: {}", case.name, ran.stdout).into());
    }
    Ok(())
}
