//! Made-up pairs of facts and of wording: the redline of each has both Word files in it, by the rules of the standard.
//!
//! 50 pairs; `JIXIAO_REDLINE_PAIRS=500` tries more, `JIXIAO_REDLINE_PAIRS=275..276` some of them: each is made from its own
//! number. `JIXIAO_REDLINE_OUT` names a folder that gets the files of each pair and nothing is compared.

use std::ops::Range;
use std::path::{Path, PathBuf};

use jixiao::base::codes;
use jixiao::base::diag::Diagnostics;
use jixiao::data::places::leaves;
use jixiao::edits;
use jixiao::pipeline::{Format, Made, OldReport, Pipeline, Recorded, Redline, Redlined, Revision};

use super::tracked::{Decision, Element};
use super::word_lines::{lines, lines_without_sheets};
use crate::support::{
    DEMO, SAMPLE, Sandbox, illustrate, picture_facts, random_of, standard, word, word_part,
    workspace, write_pictures,
};

/// A report before or after.
struct Version {
    made: Made,
    recorded: Recorded,
}

/// Facts and templates of a report, in a folder of their own.
struct Folder {
    sandbox: Sandbox,
    facts: String,
}

const FACTS: &str = "data/单位.yaml";

impl Folder {
    fn templates(&self) -> Option<PathBuf> {
        Some(self.sandbox.root.join("templates")).filter(|folder| folder.is_dir())
    }

    /// Makes the report, if it can be made.
    fn make(&self) -> Option<Version> {
        self.sandbox.write(FACTS, &self.facts);
        let workspace = workspace(self.templates());
        let mut pipeline = Pipeline::new(&workspace);
        let mut findings = Diagnostics::default();
        let facts = self.sandbox.root.join(FACTS);
        let made = pipeline.make(&facts, &[Format::Docx], &mut findings)?;
        let record = pipeline.record(&made, &findings, None)?;
        let recorded = Recorded::read(&record).expect("a record can be read back");
        Some(Version { made, recorded })
    }

    /// Shows what changed since an earlier version.
    fn redline(&self, old: &Version, formats: &[Format]) -> Option<Redline> {
        let workspace = workspace(self.templates());
        let mut pipeline = Pipeline::new(&workspace);
        let mut findings = Diagnostics::default();
        let facts = self.sandbox.root.join(FACTS);
        let made = pipeline.make(&facts, &[], &mut findings)?;
        let (old, revision) = (OldReport::Recorded(&old.recorded), Revision::default());
        match pipeline.redline(old, &made, &revision, formats, &mut findings) {
            Redlined::Made(redline) => {
                assert!(findings.iter().all(|one| one.code != codes::C27), "{findings:?}");
                Some(redline)
            }
            Redlined::Same => None,
            Redlined::Not => panic!("{findings:?}"),
        }
    }
}

/// The facts files that pairs are made of.
const BASES: usize = 4;

fn base(number: usize) -> Folder {
    let sandbox = Sandbox::new("redline-pair");
    let facts = match number % BASES {
        0 => DEMO.to_string(),
        1 => SAMPLE.to_string(),
        2 => {
            illustrate(&sandbox, 2);
            DEMO.to_string()
        }
        _ => {
            write_pictures(&sandbox);
            picture_facts()
        }
    };
    Folder { sandbox, facts }
}

/// The items of block lists: first line, line behind the last one, indent.
fn items(text: &str) -> Vec<(usize, usize, usize)> {
    let lines: Vec<_> = text.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut all = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !line.trim_start().starts_with("- ") {
            continue;
        }
        let rest = &lines[at + 1..];
        let goes_on = |line: &&&str| line.trim().is_empty() || indent(line) > indent(lines[at]);
        all.push((at, at + 1 + rest.iter().take_while(goes_on).count(), indent(line)));
    }
    all
}

/// Takes an item of a list away, puts a second one beside it, or puts it behind the next one.
fn restructured(text: &str, random: &mut impl FnMut(usize) -> usize) -> Option<String> {
    let items = items(text);
    let (from, to, indent) = *items.get(random(items.len()))?;
    let lines: Vec<_> = text.lines().collect();
    let own = lines[from..to].iter().map(|line| line.to_string());
    let mut all: Vec<String> = lines.iter().map(ToString::to_string).collect();
    match random(3) {
        0 => drop(all.drain(from..to)),
        1 => {
            let again =
                own.map(|line| line.replace("id: ", "id: x_").replace("code: \"", "code: \"9"));
            let again: Vec<_> = again.collect();
            all.splice(to..to, again);
        }
        _ => {
            let next = items.iter().find(|item| item.0 == to && item.2 == indent)?;
            let own: Vec<_> = own.collect();
            all.splice(next.1..next.1, own);
            all.drain(from..to);
        }
    }
    Some(all.join("\n") + "\n")
}

/// Changes one value: a number by a little, words by a word more or less.
fn changed(text: &str, random: &mut impl FnMut(usize) -> usize) -> Option<String> {
    let (mut sources, mut findings) =
        (jixiao::base::source::Sources::default(), Diagnostics::default());
    let source = sources.add("数据.yaml", text);
    let root = jixiao::base::yaml::parse(source, &sources, &mut findings)?;
    let leaves = leaves(&root);
    let leaf = &leaves[random(leaves.len())];
    let old = text[leaf.span.range()].trim_matches(['"', '\'']).to_string();
    let number = old.trim_end_matches('%');
    let value = match number.parse::<f64>() {
        Ok(value) => {
            let places = number.split_once('.').map_or(0, |(_, places)| places.len());
            let more = [0.0, 1.0, 12.5, -1.0][random(4)];
            format!("{:.places$}{}", (value + more).max(0.0), &old[number.len()..])
        }
        Err(_) if old.is_ascii() => return None,
        Err(_) => {
            let characters: Vec<char> = old.chars().collect();
            let at = random(characters.len() + 1);
            let (before, behind) = characters.split_at(at);
            let words = ["另外", "，含新增的3项", "县级", ""][random(4)];
            let behind = &behind[random(3).min(behind.len())..];
            before.iter().collect::<String>() + words + &behind.iter().collect::<String>()
        }
    };
    edits::set(text, &leaf.path.to_string(), &value).ok().map(|edited| edited.text)
}

/// Changes a line of a section's wording: away, another, or one more.
fn reworded(folder: &Folder, random: &mut impl FnMut(usize) -> usize) -> Option<(String, String)> {
    let pack = standard();
    let files = pack.keys().filter(|path| path.ends_with(".md.tera")).collect::<Vec<_>>();
    let path = files[random(files.len())].clone();
    let own = folder.sandbox.root.join("templates/standard").join(&path);
    let text = std::fs::read_to_string(own).unwrap_or_else(|_| pack[&path].clone());
    let mut lines: Vec<String> = text.lines().map(String::from).collect();
    let is_plain = |line: &String| !line.is_empty() && !line.contains(['{', '}', '|', '<']);
    let plain: Vec<_> = (0..lines.len()).filter(|at| is_plain(&lines[*at])).collect();
    let at = *plain.get(random(plain.len()))?;
    match random(4) {
        0 => drop(lines.remove(at)),
        1 => lines[at] = lines[at].replace('，', "，并且"),
        2 => lines.insert(at, "\n另按要求补充说明有关情况，详见附件。\n".into()),
        _ => lines.insert(at, "\n## 补充的一节\n\n本节另作说明。\n".into()),
    }
    Some((path, lines.join("\n") + "\n"))
}

/// A report and another one that has some changes.
fn pair(
    number: usize,
    random: &mut impl FnMut(usize) -> usize,
) -> Option<(Folder, Version, Version)> {
    let mut folder = base(number);
    let old = folder.make().expect("the base can be made");
    let mut new = None;
    let wanted = 1 + random(4);
    let mut done = 0;
    for _ in 0..12 {
        if done == wanted {
            break;
        }
        let before = folder.facts.clone();
        let mut template = None;
        match random(8) {
            0..=2 => folder.facts = restructured(&before, random).unwrap_or(before.clone()),
            3 => {
                template = reworded(&folder, random).map(|(path, text)| {
                    let path = format!("templates/standard/{path}");
                    let own = folder.sandbox.root.join(&path);
                    let was = std::fs::read(&own).ok();
                    folder.sandbox.write(&path, text);
                    (own, was)
                });
            }
            _ => folder.facts = changed(&before, random).unwrap_or(before.clone()),
        }
        match folder.make() {
            Some(made) => {
                new = Some(made);
                done += 1;
            }
            None => {
                folder.facts = before;
                match template {
                    Some((own, Some(was))) => std::fs::write(own, was).expect("it can be written"),
                    Some((own, None)) => std::fs::remove_file(own).expect("it is there"),
                    None => {}
                }
            }
        }
    }
    folder.sandbox.write(FACTS, &folder.facts);
    Some((folder, old, new?))
}

fn body(file: &[u8]) -> Element {
    let root = Element::read(&word_part(file, "word/document.xml"));
    root.find("w:body").expect("a document has a body").clone()
}

/// The first lines in which two bodies differ.
fn difference(what: &str, wanted: &[String], got: &[String]) -> Option<String> {
    let at = wanted.iter().zip(got).take_while(|(wanted, got)| wanted == got).count();
    if wanted.len() == got.len() && at == wanted.len() {
        return None;
    }
    let show = |lines: &[String]| {
        let shown = lines.iter().skip(at.saturating_sub(1)).take(5);
        shown.map(|line| format!("    {line}\n")).collect::<String>()
    };
    Some(format!("  {what}, line {at}:\n   wanted\n{}   got\n{}", show(wanted), show(got)))
}

/// What is wrong with the redline of two Word files.
pub(super) fn faults(old: &[u8], new: &[u8], redline: &[u8]) -> Vec<String> {
    let marked = body(redline);
    let sides = [(Decision::Accept, new), (Decision::Reject, old)];
    let faults = sides.into_iter().filter_map(|(decision, file)| {
        // Where the sheets of a form end in the new report, they end when it is taken back.
        let lines = match decision {
            Decision::Accept => lines,
            Decision::Reject => lines_without_sheets,
        };
        let (wanted, got) = (lines(&body(file)), lines(&decision.resolve(&marked)));
        difference(&format!("{decision:?}"), &wanted, &got)
    });
    faults.collect()
}

/// The numbers of the pairs that are tried.
pub(crate) fn wanted(usual: usize) -> Range<usize> {
    let Ok(wanted) = std::env::var("JIXIAO_REDLINE_PAIRS") else { return 0..usual };
    let number = |text: &str| text.parse().expect("500, or 275..276");
    match wanted.split_once("..") {
        Some((first, end)) => number(first)..number(end),
        None => 0..number(&wanted),
    }
}

/// Makes pairs with their redlines; what `look` gives for each of them.
fn each<T>(
    numbers: Range<usize>,
    formats: &[Format],
    mut look: impl FnMut(usize, &Version, &Version, &Redline) -> T,
) -> Vec<T> {
    let pairs = numbers.filter_map(|number| {
        let (folder, old, new) = pair(number, &mut random_of(number))?;
        let redline = folder.redline(&old, formats)?;
        Some(look(number, &old, &new, &redline))
    });
    pairs.collect()
}

/// Writes the Word files of pairs to a folder, each with its redline; their names.
pub(crate) fn write(folder: &Path, numbers: Range<usize>) -> Vec<String> {
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let formats = if std::env::var_os("JIXIAO_REDLINE_OUT").is_some() {
        Format::ALL
    } else {
        &[Format::Docx]
    };
    each(numbers, formats, |number, old, new, redline| {
        let name = format!("{number:03}");
        let write = |what: &str, bytes: &[u8]| {
            std::fs::write(folder.join(format!("{name}-{what}")), bytes).expect("it is written");
        };
        write("old.docx", word(&old.made));
        write("new.docx", word(&new.made));
        for (format, bytes) in &redline.files {
            write(&format!("redline.{}", format.writer().extension), bytes);
        }
        name
    })
}

#[test]
fn a_redline_has_both_reports_in_it() {
    let numbers = wanted(50);
    let count = numbers.len();
    if let Some(out) = std::env::var_os("JIXIAO_REDLINE_OUT") {
        write(Path::new(&out), numbers);
        return;
    }
    let faults = each(numbers, &[Format::Docx], |number, old, new, redline| {
        let faults = faults(word(&old.made), word(&new.made), &redline.files[0].1);
        (!faults.is_empty()).then(|| format!("pair {number}:\n{}", faults.concat()))
    });
    let tried = faults.len();
    let wrong: Vec<_> = faults.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.concat());
    assert!(tried * 10 >= count * 6, "only {tried} of {count} could be made");
}
