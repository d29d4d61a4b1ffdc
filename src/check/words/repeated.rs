//! A sentence that stands twice in one text, an item that stands twice in one list.

use std::collections::HashMap;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::says::says;
use crate::base::source::Span;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::{Management, Prose};
use crate::statements::passage::Passage;

/// Sentences and items that stand twice.
pub(crate) static REPEATED_SENTENCES: CheckRule =
    CheckRule::new(codes::B06, Needs::Lists, repeated);

/// Shorter sentences may stand again: 下同。
const SENTENCE: usize = 12;
/// Shorter items may be alike: 图书采购。
const ITEM: usize = 6;

fn repeated(context: &CheckContext, findings: &mut Diagnostics) {
    for passage in context.passages.iter().filter(|passage| !passage.is_name) {
        let mut known = HashMap::new();
        for (text, span) in sentences(passage) {
            report(context, &mut known, text, span, "这句话", findings);
        }
    }
    for problem in &context.report.problems {
        let bare =
            |prose: &Prose| -> String { prose.words().chars().filter(|c| !is_mark(*c)).collect() };
        let cause = problem.cause.as_ref().filter(|cause| bare(cause) == bare(&problem.text));
        if let Some(cause) = cause {
            let finding = context.finding("原因与问题写的是一句话").label(cause.span, "原因");
            let hint = "原因写为什么会有这个问题；没有要写的，删去 cause";
            findings.push(finding.label(problem.text.span, "问题").hint(hint));
        }
    }
    whole(context, findings);
    for list in lists(context) {
        let mut known = HashMap::new();
        for prose in list {
            let words = prose.words();
            let text: String = words.chars().filter(|c| !is_mark(*c)).collect();
            if text.chars().count() >= ITEM {
                report(context, &mut known, text, prose.span, "这一项", findings);
            }
        }
    }
}

/// Texts of a whole field that stand in another one too: what was wanted as what was done, 立项 as 监管.
fn whole(context: &CheckContext, findings: &mut Diagnostics) {
    // 完成改建2400㎡。 may be both; what ends with 以上 was wanted.
    let wanted = |text: &&Prose| {
        says(&text.words(), &["以上", "以内", "以下", "不低于", "不超过", "确保", "力争"])
    };
    for goals in context.report.projects.iter().map(|project| &project.goals) {
        let pair = [&goals.expected, &goals.achieved].into_iter().flatten();
        let pair: Vec<_> = pair.filter(wanted).collect();
        fields(context, pair.into_iter().map(|text| vec![text]).collect(), findings);
    }
    let report = context.report;
    let Management { procedure, supervision, asset_safety, thrift, three_public } =
        &report.management;
    let goals = [&report.goals.expected, &report.goals.achieved, &report.goals.basis];
    let single = [procedure, supervision, asset_safety, thrift, three_public].into_iter();
    let single = single.chain(goals).flatten().chain(report.additions.iter().map(|one| &one.text));
    let all = single.map(|text| vec![text]).chain(lists(context)).collect();
    fields(context, all, findings);
}

/// Fields of texts; what stands twice in one of them is told of its list.
fn fields(context: &CheckContext, all: Vec<Vec<&Prose>>, findings: &mut Diagnostics) {
    let mut known: HashMap<String, (usize, Span)> = HashMap::new();
    for (field, texts) in all.iter().enumerate() {
        for text in texts {
            let words: String = text.words().chars().filter(|c| !is_mark(*c)).collect();
            if words.chars().count() < SENTENCE {
                continue;
            }
            match known.get(&words) {
                Some((other, _)) if *other == field => {}
                Some((_, first)) => findings.push(
                    Diagnostic::new(context.code, "两处写的是同一段话")
                        .label(text.span, "第二处")
                        .label(*first, "第一处")
                        .hint("各写各的内容；多余的删去一处"),
                ),
                None => drop(known.insert(words, (field, text.span))),
            }
        }
    }
}

fn report(
    context: &CheckContext,
    known: &mut HashMap<String, Span>,
    text: String,
    span: Span,
    what: &str,
    findings: &mut Diagnostics,
) {
    match known.get(&text) {
        None => drop(known.insert(text, span)),
        Some(first) => findings.push(
            Diagnostic::new(context.code, format!("{what}写了两遍"))
                .label(span, "第二遍")
                .label(*first, "第一遍")
                .hint("删去一处；漏改了的，改成另一件事"),
        ),
    }
}

/// The sentences of a passage that are long enough and have a place.
fn sentences(passage: &Passage) -> impl Iterator<Item = (String, Span)> {
    let stops = (0..=passage.chars.len()).filter(|&at| {
        passage.chars.get(at).is_none_or(|c| matches!(c, '。' | '；' | '！' | '？' | '\n'))
    });
    let mut start = 0;
    stops.filter_map(move |stop| {
        let from = std::mem::replace(&mut start, stop + 1);
        let text = passage.text(from, stop).trim().to_string();
        let is_long = text.chars().count() >= SENTENCE;
        let span = passage.span(from, stop.checked_sub(from).filter(|_| is_long)?)?;
        Some((text, span))
    })
}

/// The lists whose items each stand once: duties, steps, results of a group, problems, improvements.
fn lists<'r>(context: &CheckContext<'r>) -> Vec<Vec<&'r Prose>> {
    let report = context.report;
    let mut lists = vec![
        report.duties.iter().collect::<Vec<_>>(),
        report.steps.iter().filter_map(|step| step.text.as_ref()).collect(),
        report.problems.iter().map(|problem| &problem.text).collect(),
        report.improvements.iter().filter_map(|improvement| improvement.text.as_ref()).collect(),
        report.improvements.iter().map(|improvement| &improvement.title).collect(),
    ];
    lists.extend(
        report
            .results
            .iter()
            .map(|group| group.items.iter().filter_map(|one| one.text.as_ref()).collect()),
    );
    lists
}

fn is_mark(c: char) -> bool {
    c.is_whitespace() || "，。；、：！？".contains(c)
}
