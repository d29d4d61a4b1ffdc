//! `jixiao explain`: a figure as a small tree, several as a list, a code as its page; for people or as JSON.

use super::arguments::ExplainArguments;
use super::build::open;
use super::columns;
use super::json::{self, CommandResult, Explained};
use super::outcome::Outcome;
use super::output::Output;
use crate::base::codes::{self, Family};
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::fact_path::FactPath;
use crate::base::id::named;
use crate::base::nearest::nearest;
use crate::catalogue::keys;
use crate::pipeline::{
    Document, Examined, Figure, Occurrence, Pipeline, Provenance, WantedReport, Way, provenances,
};

/// Words of the program's own messages that are not in the name of the figure, with its id.
const OWN_WORDS: [(&str, &str); 1] = [("自评分", keys::SELF_SCORE)];

/// Prints the figures that are asked for, or all of them, or the page of a code. Says where the facts have errors.
pub(super) fn run(wanted: ExplainArguments, output: &mut Output) -> Outcome {
    let file = wanted.data.to_str().filter(|_| !wanted.data.exists());
    let mut words = wanted.figure.as_deref().into_iter().chain(file);
    if let Some(outcome) = words.find_map(|words| page(words, output)) {
        return outcome;
    }
    if let Some(word) = words_without_file(&wanted) {
        let message = format!("没有写填报数据，“{word}”不是文件");
        let hint = format!("先写填报数据：jixiao explain data/某单位-2024.yaml {word}");
        output.finding(&Diagnostic::new(codes::C09, message).hint(hint));
        return Outcome::Unable;
    }
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let mut pipeline = Pipeline::new(&workspace);
    let mut findings = Diagnostics::default();
    let reports = pipeline.wanted(&wanted.data, &wanted.packs.pack);
    let Some((examined, others)) = examined(&mut pipeline, &reports, &mut findings) else {
        output.findings(&findings, &pipeline.sources);
        return Outcome::Unable;
    };
    output.keep(&findings, &pipeline.sources);
    let asked = match &wanted.figure {
        Some(words) => match OWN_WORDS.iter().find(|(word, _)| *word == words.trim()) {
            Some((_, id)) => examined.figures.named(id).into_iter().collect(),
            None => meant_by(words, &examined),
        },
        None => examined.figures.iter().collect(),
    };
    if asked.is_empty() {
        output.finding(&unknown(wanted.figure.as_deref().unwrap_or_default(), &examined));
        return Outcome::Unable;
    }
    let way = match asked.len() {
        1 => Way::ALONE,
        _ if output.is_for_people() => Way::None,
        _ => Way::IN_LIST,
    };
    let ids = || asked.iter().map(|figure| &figure.id);
    let (figures, sources) = (&examined.figures, &pipeline.sources);
    let mut found = provenances((ids(), way), figures, examined.document.as_ref(), sources);
    for document in &others {
        let more = provenances((ids(), way), figures, Some(document), sources);
        found.iter_mut().zip(more).for_each(|(one, more)| stands_too(one, more));
    }
    tell(found, output);
    if !findings.has_errors() {
        return Outcome::Fine;
    }
    output.complain("数据有错误，报告没有生成；先用 jixiao check 核对");
    Outcome::Findings
}

/// The figures that words mean; where they are no name, those whose ids have them as one of their parts: `activities`.
fn meant_by<'a>(words: &str, examined: &'a Examined) -> Vec<&'a Figure> {
    let named = examined.figures.meant_by(words);
    if !named.is_empty() {
        return named;
    }
    let is_part = |figure: &&Figure| {
        FactPath::parse(figure.id.as_str()).keys().any(|key| key == words.trim())
    };
    examined.figures.iter().filter(is_part).collect()
}

/// The first report of a facts file, and the documents of the others: their figures are the same, and a figure stands
/// wherever one of them prints it.
fn examined(
    pipeline: &mut Pipeline,
    reports: &[WantedReport],
    findings: &mut Diagnostics,
) -> Option<(Examined, Vec<Document>)> {
    let (first, others) = reports.split_first()?;
    let first = pipeline.examine_wanted(&first.facts, &first.choice, findings)?;
    let document = |report: &WantedReport| {
        let mut found = Diagnostics::default();
        pipeline.examine_wanted(&report.facts, &report.choice, &mut found)?.document
    };
    Some((first, others.iter().filter_map(document).collect()))
}

/// Adds where another report prints a figure.
fn stands_too(one: &mut Provenance, other: Provenance) {
    for place in other.stands {
        if !one.stands.contains(&place) {
            one.stands.push(place);
        }
    }
}

/// Prints one figure as a tree, several as a list, or hands them on as JSON.
fn tell(provenances: Vec<Provenance>, output: &mut Output) {
    if output.is_for_people() {
        return match &provenances[..] {
            [one] => output.say(&tree(one)),
            many => show(many, output),
        };
    }
    let figures: Vec<_> = provenances.into_iter().map(Explained::from).collect();
    figures.iter().for_each(|figure| output.item(|| json::line(figure)));
    output.result(CommandResult::Explain { figures });
}

/// What stands where the facts file should: a word that is no path.
fn words_without_file(wanted: &ExplainArguments) -> Option<&str> {
    let word = wanted.data.to_str().filter(|_| !wanted.data.exists() && wanted.figure.is_none())?;
    (!word.contains(['/', '\\', '.'])).then_some(word)
}

/// The page of a code, if the words are one; what looks like a code and is none is refused.
pub(super) fn page(words: &str, output: &mut Output) -> Option<Outcome> {
    let Some(code) = codes::find(words) else {
        looks_like_a_code(words).then_some(())?;
        output.finding(&unknown_code(words.trim()));
        return Some(Outcome::Unable);
    };
    output.say(code.explain().trim_end());
    let page = CommandResult::page(code);
    output.item(|| json::line(&page));
    output.result(page);
    Some(Outcome::Fine)
}

/// Whether words are a letter and two digits.
fn looks_like_a_code(words: &str) -> bool {
    let mut marks = words.trim().chars();
    marks.next().is_some_and(|c| c.is_ascii_alphabetic())
        && marks.clone().count() == 2
        && marks.all(|c| c.is_ascii_digit())
}

/// An unknown code, with the known ones.
pub(super) fn unknown_code(id: &str) -> Diagnostic {
    let families: Vec<_> = codes::FAMILIES.iter().map(family).collect();
    Diagnostic::new(codes::C08, format!("没有代码“{id}”"))
        .hint(format!("有这些代码：{}", families.join("；")))
}

/// `Y01～Y22（YAML 的写法）`.
fn family(family: &Family) -> String {
    let ids: Vec<_> = family.codes().map(|code| code.id).collect();
    let (first, last) = (ids.first().unwrap_or(&""), ids.last().unwrap_or(&""));
    format!("{first}～{last}（{}）", family.name)
}

/// A shown value cut to its column.
fn cut(shown: &str) -> String {
    const WIDEST: usize = 8;
    match shown.chars().count() > WIDEST
        && !shown.is_ascii()
        && !shown.starts_with(|c: char| c.is_ascii_digit() || c == '-')
    {
        true => format!("{}…", shown.chars().take(WIDEST - 1).collect::<String>()),
        false => shown.to_string(),
    }
}

/// Several figures, a line each; those that nothing is known of are only counted.
fn show(provenances: &[Provenance], output: &Output) {
    let known = || provenances.iter().filter(|one| one.exact.is_some() || one.reason.is_some());
    let rows = known().map(|one| {
        let origin = one.place.as_ref().map_or_else(|| format!("算：{}", one.formula), shown_place);
        [one.name.clone(), cut(&one.shown), one.id.to_string(), origin]
    });
    let head = [("名称", 44), ("数", 20), ("编号", 60), ("填在哪里，怎么算", 0)];
    columns::lines(head, rows).iter().for_each(|line| output.say(line));
    let count = known().count();
    if count == 0 {
        let names: Vec<_> = provenances.iter().take(6).map(|one| one.name.as_str()).collect();
        let text = format!(
            "有 {} 个数的名称里有这几个字，都没有填：{}",
            provenances.len(),
            names.join("、")
        );
        return output.say(&text);
    }
    let missing = match provenances.len() - count {
        0 => String::new(),
        missing => format!("，另有 {missing} 个没有填"),
    };
    output.say(&format!("共 {count} 个数{missing}；写其中一个的编号，说明它怎么来的、印在哪里"));
}

fn unknown(words: &str, examined: &Examined) -> Diagnostic {
    let finding = Diagnostic::new(codes::C09, format!("没有编号或名称是“{words}”的数字"));
    let ids = examined.figures.iter().map(|figure| figure.id.as_str());
    let names = || examined.figures.iter().map(|figure| figure.name.as_str());
    let short = examined.figures.iter().map(|figure| figure.short_name());
    let near = nearest(words, ids).or_else(|| nearest(words, names()));
    let near = near.or_else(|| nearest(words, short));
    match near.or_else(|| names().find(|name| abbreviates(words, name))) {
        Some(near) => finding.hint(format!("是不是“{near}”？")),
        None => finding.hint("写名称里的几个字也可以；不写就列出全部"),
    }
}

/// Whether words leave out characters of a name: 公车 of 公务用车运行维护费.
fn abbreviates(words: &str, name: &str) -> bool {
    let mut rest = name.chars();
    words.chars().count() > 1 && words.chars().all(|c| rest.any(|other| other == c))
}

/// A figure and under it its formula, inputs and places.
fn tree(provenance: &Provenance) -> String {
    let mut out = format!("{}\n", headline(provenance));
    let mut limbs: Vec<String> = Vec::new();
    if !provenance.inputs.is_empty() {
        limbs.push(format!("公式：{}", provenance.formula));
        limbs.extend(provenance.arithmetic.iter().map(|steps| format!("算式：{steps}")));
        limbs.extend(provenance.inputs.iter().map(tree_of_input));
        let cut = "上面各数又怎么来的没有列出：层数或数目太多，写它的编号另查";
        limbs.extend(provenance.is_cut.then(|| cut.to_string()));
    }
    limbs.extend(provenance.exact.iter().map(|exact| format!("确切值：{exact}")));
    limbs.extend(provenance.reason.iter().map(|why| format!("不适用：{why}")));
    limbs.extend(provenance.stands.iter().map(|place| format!("印在：{place}")));
    out.push_str(&branches(&limbs));
    out
}

fn tree_of_input(provenance: &Provenance) -> String {
    let mut out = headline(provenance);
    let mut limbs: Vec<String> = Vec::new();
    if !provenance.inputs.is_empty() {
        limbs.push(format!("公式：{}", provenance.formula));
        limbs.extend(provenance.inputs.iter().map(tree_of_input));
        out.push('\n');
        out.push_str(branches(&limbs).trim_end());
    }
    out
}

/// `公用经费控制率（expenditure.basic.public.control_rate）＝66.72%　data/a.yaml:12:5`.
fn headline(provenance: &Provenance) -> String {
    let place = provenance.place.as_ref().map(|at| format!("　{}", shown_place(at)));
    let (name, id, shown) = (&provenance.name, &provenance.id, &provenance.shown);
    format!("{}＝{shown}{}", named(name, id), place.unwrap_or_default())
}

fn shown_place(at: &Occurrence) -> String {
    format!("{}:{}:{}", at.file, at.line, at.column)
}

/// Limbs, each of one line or more, drawn as the branches of a tree.
fn branches(limbs: &[String]) -> String {
    let mut out = String::new();
    for (index, limb) in limbs.iter().enumerate() {
        let last = index + 1 == limbs.len();
        let (first, rest) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        for (line, text) in limb.lines().enumerate() {
            out.push_str(if line == 0 { first } else { rest });
            out.push_str(text);
            out.push('\n');
        }
    }
    out
}
