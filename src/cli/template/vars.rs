//! `jixiao template vars`: the names that templates, tables and `report.yaml` may use.

use std::path::Path;

use super::spoken;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::nearest::nearest;
use crate::cli::arguments::VarsArguments;
use crate::cli::build::open;
use crate::cli::columns;
use crate::cli::json::{CommandResult, NamedValue};
use crate::cli::outcome::Outcome;
use crate::cli::output::Output;
use crate::pipeline::{Pipeline, ReportChoice, TemplateName};
use crate::workspace;

/// How the starter is called where it stands for a facts file.
const EXAMPLE: &str = "示例数据.yaml";

/// Prints the names, with the values of a facts file or of the example.
pub(super) fn run(wanted: VarsArguments, output: &mut Output) -> Outcome {
    let VarsArguments { data, mut words, packs, places } = wanted;
    // A first word that is no file is one of those that are looked for.
    let data = match data {
        Some(word) if !word.exists() && !looks_like_a_file(&word) => {
            words.insert(0, word.to_string_lossy().into_owned());
            None
        }
        data => data,
    };
    let Some(workspace) = open(places, output) else { return Outcome::Unable };
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    let choice = ReportChoice { pack: packs.pack.into_iter().next(), project: None };
    let examined = match &data {
        Some(data) => pipeline.examine_wanted(data, &choice, &mut findings),
        None => {
            let starter = workspace::starter(None);
            let starter = (starter.as_bytes(), &choice);
            pipeline.examine_bytes(EXAMPLE.as_ref(), starter, &mut findings)
        }
    };
    let Some(examined) = examined else {
        output.findings(&findings, &pipeline.sources);
        return Outcome::Unable;
    };
    match findings.has_errors() {
        true => output.findings(&findings, &pipeline.sources),
        false => output.keep(&findings, &pipeline.sources),
    }
    let all = pipeline.template_names(&examined);
    let words = words.join(" ");
    let meant: Vec<_> = all.iter().filter(|one| is_meant(one, words.trim())).collect();
    if meant.is_empty() {
        output.finding(&unknown(words.trim(), &all));
        return Outcome::Unable;
    }
    show(&meant, data.is_none(), output);
    output
        .result(CommandResult::Names { names: meant.into_iter().map(NamedValue::from).collect() });
    if !findings.has_errors() {
        return Outcome::Fine;
    }
    output.complain("数据有错误，上面的值不全；先用 jixiao check 核对");
    Outcome::Findings
}

fn looks_like_a_file(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// Whether a name and its 中文名 hold each of the words, whatever their case and quotes; without words all do that have a name
/// of their own.
fn is_meant(one: &TemplateName, words: &str) -> bool {
    let variable = &one.variable;
    let all = format!("{} {}", variable.name, plain(&variable.title)).to_lowercase();
    let holds = |word: &str| all.contains(&plain(word).to_lowercase());
    let has = |word: &str| holds(word) || spoken::meant(word).is_some_and(holds);
    match words.is_empty() {
        true => !variable.by_id,
        false => words.split_whitespace().all(has),
    }
}

/// Words without quotes: 三公经费 means “三公”经费.
fn plain(words: &str) -> String {
    words.chars().filter(|c| !"“”‘’\"'《》".contains(*c)).collect()
}

fn unknown(words: &str, all: &[TemplateName]) -> Diagnostic {
    let finding = Diagnostic::new(codes::C20, format!("没有名称或中文名里有“{words}”的"));
    let names = all.iter().map(|one| one.variable.name.as_str());
    let titles = all.iter().map(|one| one.variable.title.as_str());
    if let Some(near) = nearest(words, names).or_else(|| nearest(words, titles)) {
        return finding.hint(format!("是不是“{near}”？"));
    }
    let near = spoken::near(words, all);
    let near: Vec<_> =
        near.iter().map(|one| format!("{} {}", one.variable.title, one.variable.name)).collect();
    match near.is_empty() {
        true => finding.hint("换个说法、少写几个字再找；不写名称就列出全部"),
        false => finding.hint(format!("相近的：{}", near.join("；"))),
    }
}

/// So many characters of a value, and so many files, are shown on a line.
const SHOWN: usize = 16;
const FILES: usize = 2;

fn show(meant: &[&TemplateName], of_example: bool, output: &Output) {
    if of_example {
        output.say("现在的值是示例数据的；写上填报数据文件，就是它的");
    }
    let rows = meant.iter().map(|one| {
        let variable = &one.variable;
        let unit = match variable.unit.is_empty() {
            true => variable.kind.word().to_string(),
            false => format!("{}（{}）", variable.kind.word(), variable.unit),
        };
        [variable.name.clone(), variable.title.clone(), unit, value(one), files(one)]
    });
    let head = [("名称", 56), ("中文名", 40), ("类型", 16), ("现在的值", 34), ("用到它的文件", 0)];
    columns::lines(head, rows).iter().for_each(|line| output.say(line));
    output.say(&format!("共 {} 个名称；[] 是列表里的每一项，值是第一项的", meant.len()));
}

fn value(one: &TemplateName) -> String {
    match one.variable.shown.as_deref().map(str::trim) {
        None | Some("") => "没有填".into(),
        Some(text) if text.chars().count() > SHOWN => {
            format!("{}…", text.chars().take(SHOWN - 1).collect::<String>())
        }
        Some(text) => text.into(),
    }
}

fn files(one: &TemplateName) -> String {
    let more = match one.files.len().saturating_sub(FILES) {
        0 => String::new(),
        more => format!(" 等 {} 个", more + FILES),
    };
    let first: Vec<_> = one.files.iter().take(FILES).map(String::as_str).collect();
    format!("{}{more}", first.join("、"))
}
