//! Outside judges of the finished files. One that is missing is shown as ignored, or as a failure where
//! `JIXIAO_CI` is set.

mod support;

use std::process::Command;

use jixiao::base::diag::Diagnostics;
use jixiao::base::id::Origin;
use jixiao::doc::{BlockKind, Inline, dump, plain_text};
use jixiao::pipeline::{Made, Pipeline};
use jixiao::workspace::Workspace;
use libtest_mimic::{Arguments, Failed, Trial};
use support::{Sandbox, project_file};

type Judge = fn(&Case) -> Result<(), Failed>;

/// What every judge is asked about.
const SAMPLES: [Sample; 3] = [
    Sample { name: "changning-2023", illustrated: false },
    Sample { name: "demo-2024", illustrated: false },
    Sample { name: "demo-2024", illustrated: true },
];

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

const JUDGES: &[(&str, &[&str], Judge)] = &[
    ("validator_finds_no_error", &["ooxml-validator"], validator_finds_no_error),
    ("python_docx_reads_the_text", &["python3 -c 'import docx'"], python_docx_reads_the_text),
    ("pandoc_reads_the_text", &["pandoc"], pandoc_reads_the_text),
    ("libreoffice_reads_the_text", &["soffice"], libreoffice_reads_the_text),
    ("qpdf_finds_no_fault", &["qpdf"], qpdf_finds_no_fault),
    ("pdf_keeps_the_clauses", &["python3 -c 'import pikepdf'"], pdf_keeps_the_clauses),
    ("pdf_fonts_are_embedded_subsets", &["pdffonts"], pdf_fonts_are_embedded_subsets),
    ("pdftotext_reads_the_text", &["pdftotext"], pdftotext_reads_the_text),
    ("pdfinfo_reads_title_and_structure", &["pdfinfo"], pdfinfo_reads_title_and_structure),
    ("pdf_tables_hold_every_cell", &["pdfinfo"], pdf_tables_hold_every_cell),
];

fn main() {
    let arguments = Arguments::from_args();
    let strict = std::env::var_os("JIXIAO_CI").is_some();
    let trials = JUDGES.iter().map(|&(name, tools, judge)| {
        let missing = tools.iter().find(|tool| !is_there(tool)).copied();
        match missing {
            None => Trial::test(name, move || {
                SAMPLES.iter().try_for_each(|&sample| judge(&Case::of(sample)))
            }),
            Some(tool) if strict => {
                Trial::test(name, move || Err(format!("missing: {tool}").into()))
            }
            Some(tool) => {
                eprintln!("SKIPPED {name}: missing {tool}");
                Trial::test(name, || Ok(())).with_ignored_flag(true)
            }
        }
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

/// Whether a tool answers: a program on the path, or a whole command that succeeds.
fn is_there(tool: &str) -> bool {
    let command = if tool.contains(' ') { tool.to_string() } else { format!("command -v {tool}") };
    let tried = Command::new("sh").arg("-c").arg(command).output();
    tried.is_ok_and(|output| output.status.success())
}

impl Case {
    fn of(Sample { name, illustrated }: Sample) -> Self {
        let sandbox = Sandbox::new("judge");
        if illustrated {
            support::illustrate(&sandbox, 2);
        }
        let facts = project_file(&format!("data/{name}.yaml"));
        let ran = sandbox.jixiao(&["build", &facts.display().to_string()]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let templates = illustrated.then(|| sandbox.root.join("templates"));
        let workspace = Workspace::here(templates, Some(project_file("fonts")));
        let mut findings = Diagnostics::default();
        let made = Pipeline::new(&workspace)
            .make(&facts, &[], &mut findings)
            .expect("the sample can be made");
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

    /// The text that stands in a Word file's body: what is in a chart stands in a part of its own.
    fn body_text(&self) -> String {
        self.text_of(|kind| {
            if let BlockKind::Chart(chart) = kind {
                chart.parts.clear();
            }
        })
    }

    fn text_of(&self, change: impl Fn(&mut BlockKind)) -> String {
        let mut document = self.made.document.clone();
        for block in document.parts.iter_mut().flat_map(|part| &mut part.blocks) {
            change(&mut block.kind);
            if let BlockKind::Paragraph { role, content, .. } = &mut block.kind
                && role.is_contents_entry()
            {
                let words = plain_text(content);
                let mut links = self.made.pages.links.iter();
                let link = links.find(|link| link.text == words).expect("an entry is a link");
                content.push(Inline::text((link.target.page + 1).to_string(), Origin::default()));
            }
        }
        squeeze(&dump::text(&document))
    }
}

/// What a tool prints, if it succeeds.
fn ask(program: &str, arguments: &[&str]) -> Result<String, Failed> {
    let output = Command::new(program).args(arguments).output()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    Err(format!("{program}: {text}{}", String::from_utf8_lossy(&output.stderr)).into())
}

/// A text without any white space.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
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
    let blocks = tree.split_once("\"blocks\":").ok_or("no blocks in pandoc's answer")?.1;
    same("pandoc's text", &case.body_text(), &squeeze(&strings(blocks)))
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

/// The first sample only: on pages that a table goes on over, its caption and head are said again.
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
    let mut cells: Vec<String> = Vec::new();
    let (mut in_cell, mut indent) = (false, 0);
    for line in structure.lines() {
        let word = line.trim();
        let deep = line.len() - line.trim_start().len();
        if matches!(word.trim_end_matches(':'), "TD" | "TH") {
            cells.push(String::new());
            (in_cell, indent) = (true, deep);
        } else if let Some(text) = word.strip_prefix('"').and_then(|w| w.strip_suffix('"')) {
            if let Some(cell) = cells.last_mut().filter(|_| in_cell) {
                cell.push_str(text);
            }
        } else if deep <= indent {
            in_cell = false;
        }
    }
    let wanted: Vec<String> = support::cells(&case.made.document).into_iter().flatten().collect();
    let read: Vec<String> = cells.iter().map(|cell| squeeze(cell)).collect();
    let slip = wanted.iter().zip(&read).find(|(a, b)| a != b);
    match slip {
        None if wanted.len() == read.len() && !wanted.is_empty() => Ok(()),
        _ => Err(format!("{} cells, {} read, {slip:?}", wanted.len(), read.len()).into()),
    }
}
