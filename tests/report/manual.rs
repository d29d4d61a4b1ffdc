//! Every example of `templates/README.md` that stands in a block of its own is carried out: files are written where they say,
//! commands are run, edits are made, pieces of templates are printed; the worked change with the preview open.

use std::collections::HashMap;

use serde_json::Value;

use super::markup::section;
use crate::support::{DEMO, Events, Running, Sandbox};

const MANUAL: &str = include_str!("../../templates/README.md");

/// The chapter of the worked change.
const WORKED: &str = "\n## 二十分钟：从头改一遍\n";

/// A block between fences, with the paragraphs of the quotation that follows it.
#[derive(Debug)]
struct Block {
    text: String,
    /// What is said to be printed.
    printed: Vec<String>,
}

/// What a block is.
enum Kind<'b> {
    /// Commands, a line each.
    Commands(Vec<Vec<&'b str>>),
    /// The edit of a file: its path, what is taken away, what is put there.
    Edit(&'b str, String, String),
    /// A file: its path.
    File(&'b str),
    /// A piece of a template.
    Piece,
}

impl Block {
    fn kind(&self) -> Kind<'_> {
        let first = self.text.lines().next().unwrap_or_default();
        let comment = first.strip_prefix("# ").or_else(|| first.strip_prefix("{# "));
        if first.starts_with("jixiao ") {
            return Kind::Commands(self.text.lines().map(words_of_command).collect());
        }
        if let Some(path) = comment.filter(|comment| comment.starts_with("templates/")) {
            return Kind::File(path.trim_end_matches(" #}"));
        }
        if first.starts_with("templates/") {
            let of = |signs: &[&str]| -> String {
                let lines = self.text.lines().skip(1);
                let kept = lines.filter_map(|line| {
                    let (sign, rest) = line.split_at_checked(1).unwrap_or((" ", ""));
                    signs.contains(&sign).then(|| format!("{rest}\n"))
                });
                kept.collect()
            };
            return Kind::Edit(first, of(&[" ", "-"]), of(&[" ", "+"]));
        }
        Kind::Piece
    }
}

/// The arguments of a command; what stands behind `#` is for the reader.
fn words_of_command(line: &str) -> Vec<&str> {
    let command = line.split(" #").next().unwrap_or_default();
    command.split_whitespace().skip(1).collect()
}

/// The blocks of a text.
fn blocks(text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut pieces = text.split("\n```");
    pieces.next();
    while let (Some(block), behind) = (pieces.next(), pieces.next().unwrap_or_default()) {
        let (_, text) = block.split_once('\n').expect("a fence ends its line");
        let lines = behind.lines().skip_while(|line| line.trim().is_empty());
        let quoted = lines.map_while(|line| line.strip_prefix('>'));
        let printed = quoted.map(|line| line.trim().to_string()).filter(|line| !line.is_empty());
        found.push(Block { text: format!("{text}\n"), printed: printed.collect() });
    }
    found
}

/// The chapter of the worked change, and the rest.
fn chapters() -> (&'static str, String) {
    let (before, rest) = MANUAL.split_once(WORKED).expect("it has the chapter");
    let (worked, behind) = rest.split_once("\n## ").expect("it goes on");
    (worked, format!("{before}\n## {behind}"))
}

fn run(sandbox: &Sandbox, words: &[&str]) -> String {
    let ran = sandbox.jixiao(words);
    let said = format!("{}{}", ran.stdout, ran.stderr);
    // What is only warned of is a finding to the lint.
    let is_fine = ran.code == 0 || words.contains(&"lint");
    assert!(is_fine && !said.contains("错误["), "{words:?}: {said}");
    said
}

/// A page that follows the files, as somebody has it open who works through the chapter.
struct Reader {
    running: Running,
    events: Events,
    pages: HashMap<String, String>,
}

impl Reader {
    fn open(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let running = Running::page(sandbox, arguments);
        let events = running.events();
        Self { running, events, pages: HashMap::new() }
    }

    /// Waits for a state that is as wanted: its words, and what is told of it.
    fn until(&mut self, wanted: impl Fn(&str, &Value) -> bool) {
        loop {
            let state = self.events.next();
            let words = self.words(&state);
            if wanted(&words, &state) {
                return;
            }
        }
    }

    /// The words of all pages of a state; those that were not sent again are as before.
    fn words(&mut self, state: &Value) -> String {
        let pages = state["pages"].as_array().expect("a state has pages");
        let mut all = String::new();
        for page in pages {
            let digest = page["digest"].as_str().expect("a digest").to_string();
            let words = page["svg"].as_str().map(words_of);
            let words = words.or_else(|| self.pages.get(&digest).cloned()).unwrap_or_default();
            all.push_str(&words);
            self.pages.insert(digest, words);
        }
        all
    }
}

/// The words of a page, without the elements around them and without blanks.
fn words_of(svg: &str) -> String {
    let texts = svg.split('>').filter_map(|piece| piece.split('<').next());
    texts.flat_map(str::chars).filter(|c| !c.is_whitespace() && *c != '\u{200d}').collect()
}

#[test]
fn the_worked_change_is_made_with_the_preview_open() {
    let sandbox = Sandbox::new("worked");
    sandbox.write("data/demo-2024.yaml", DEMO);
    let (worked, _) = chapters();
    let mut reader = None;
    for block in blocks(worked) {
        match block.kind() {
            Kind::Commands(all) => {
                for words in all {
                    match words[0] {
                        "preview" => reader = Some(Reader::open(&sandbox, &words[1..])),
                        _ => drop(run(&sandbox, &words)),
                    }
                }
            }
            Kind::File(path) => drop(sandbox.save(path, &block.text)),
            Kind::Edit(path, old, new) => {
                let text = String::from_utf8(sandbox.read(path)).expect("it is text");
                assert_eq!(text.matches(&old).count(), 1, "{path} has no {old}");
                sandbox.save(path, text.replace(&old, &new));
            }
            Kind::Piece => panic!("nobody is told what to do with {block:?}"),
        }
        if let Some(reader) = reader.as_mut().filter(|_| !block.printed.is_empty()) {
            reader.until(|words, _| {
                block.printed.iter().all(|line| words.contains(&line.replace(' ', "")))
            });
        }
    }
    let mut reader = reader.expect("the preview is opened");
    what_may_be_tried(&sandbox, &mut reader);
    let checked = run(&sandbox, &["template", "lint", "本局版式"]);
    assert!(checked.contains("没有问题"), "{checked}");
    assert!(sandbox.has("out/demo-2024.docx") && sandbox.has("out/demo-2024.pdf"));
    drop(reader.running);
}

/// What the chapter proposes to try: another limit, a tag that is missing.
fn what_may_be_tried(sandbox: &Sandbox, reader: &mut Reader) {
    let path = "templates/本局版式/sections/08-improvements.md.tera";
    let good = String::from_utf8(sandbox.read(path)).expect("it is text");
    let sentence = "还有26.00万元没有执行";
    sandbox.save(path, good.replace("is below(100)", "is below(95)"));
    reader.until(|words, _| !words.contains(sentence));
    sandbox.save(path, &good);
    reader.until(|words, _| words.contains(sentence));
    let last = good.rfind("{% endif %}").expect("it has one");
    sandbox.save(path, format!("{}{}", &good[..last], &good[last + "{% endif %}".len()..]));
    reader.until(|words, state| state["is_old"] == true && words.contains(sentence));
    sandbox.save(path, &good);
    reader.until(|_, state| state["is_old"] == false);
}

#[test]
fn every_block_of_the_manual_is_carried_out() {
    let sandbox = Sandbox::new("manual");
    for name in ["demo-2024", "某单位-2024"] {
        sandbox.write(&format!("data/{name}.yaml"), DEMO);
    }
    let (_, rest) = chapters();
    let blocks = blocks(&rest);
    assert!(blocks.len() > 15, "only {} blocks", blocks.len());
    // Files first: a command may stand before the file that it is about.
    for block in &blocks {
        if let Kind::File(path) = block.kind() {
            sandbox.write(path, &block.text);
            file(&sandbox, path, &block.text);
        }
    }
    for block in &blocks {
        match block.kind() {
            Kind::File(_) => {}
            Kind::Commands(all) => all.iter().for_each(|words| match words[0] {
                "preview" => drop(Running::page(&sandbox, &words[1..])),
                _ => drop(run(&sandbox, words)),
            }),
            Kind::Edit(path, ..) => panic!("no edit of {path} is known here"),
            Kind::Piece => piece(block),
        }
    }
}

/// A file that was written, tried as what it is.
fn file(sandbox: &Sandbox, path: &str, text: &str) {
    let mut parts = path.split('/').skip(1);
    let (pack, folder) = (parts.next().expect("a pack"), parts.next().expect("a file"));
    let own = format!("templates/{pack}/report.yaml");
    if !sandbox.has(&own) {
        sandbox.write(&own, "extends: standard\n");
    }
    match folder {
        "sections" => drop(section(text)),
        "profiles" => {
            let name = parts.next().and_then(|name| name.strip_suffix(".yaml")).expect("a name");
            let facts = DEMO.replace("profile: hunan-county", &format!("profile: {name}"));
            assert_ne!(facts, DEMO);
            sandbox.write("data/口径.yaml", facts);
            run(sandbox, &["check", "data/口径.yaml", "--pack", pack]);
            std::fs::remove_file(sandbox.root.join("data/口径.yaml")).expect("it was written");
        }
        _ => {
            run(sandbox, &["build", "data/demo-2024.yaml", "--pack", pack, "--format", "docx"]);
        }
    }
}

/// A piece of a template, printed of the sample; it prints what is said.
fn piece(block: &Block) {
    let printed = section(&block.text);
    if !block.printed.is_empty() {
        let wanted: String = block.printed.iter().map(|line| format!("body: {line}\n")).collect();
        assert_eq!(printed, wanted, "{}", block.text);
    }
}

#[test]
fn both_manuals_name_each_other_and_the_samples() {
    let data = include_str!("../../data/README.md");
    assert!(MANUAL.contains("](../data/README.md)") && data.contains("](../templates/README.md)"));
    for sample in ["demo-2024", "changning-2023", "school-2024", "township-2024"] {
        let named = format!("`{sample}.yaml`");
        assert!(MANUAL.contains(&named) && data.contains(&named), "{sample}");
    }
}

/// A link to a heading of the manual leads to one.
#[test]
fn links_within_the_manual_lead_somewhere() {
    let kept = |c: &char| c.is_alphanumeric() || *c == '-' || *c == '_';
    let anchor = |line: &str| {
        let words = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        words.chars().filter(kept).collect::<String>()
    };
    let headings: Vec<_> =
        MANUAL.lines().filter(|line| line.starts_with('#')).map(anchor).collect();
    for link in MANUAL.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(headings.iter().any(|known| known == link), "{link}");
    }
}
