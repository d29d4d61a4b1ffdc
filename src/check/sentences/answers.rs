//! An improvement that refers to another number of things than the problem it answers, a title than its text.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::data::model::Prose;
use crate::statements::numbers::{Number, numbers};
use crate::statements::passage::Passage;

/// Measures and titles.
pub(crate) static ANSWERS: CheckRule = CheckRule::new(codes::E27, Needs::Lists, answers);

fn answers(context: &CheckContext, findings: &mut Diagnostics) {
    let report = context.report;
    let passage_of = |prose: &Prose| context.passage_of(prose);
    for improvement in &report.improvements {
        let named = |id: &Option<crate::data::model::Fact<String>>| {
            id.as_ref()
                .is_some_and(|id| improvement.answers.iter().any(|one| one.value == id.value))
        };
        let problems = report.problems.iter().filter(|problem| named(&problem.id));
        let texts = problems.flat_map(|problem| [Some(&problem.text), problem.cause.as_ref()]);
        let problem: Vec<&Passage> = texts.flatten().filter_map(passage_of).collect();
        let Some(text) = improvement.text.as_ref().and_then(passage_of) else { continue };
        compare(context, text, &problem, "问题里", findings);
        if let Some(title) = passage_of(&improvement.title) {
            compare(context, title, &[text], "措施里", findings);
        }
    }
    let results = report.results.iter().flat_map(|group| &group.items).chain(&report.steps);
    for item in results {
        let text = item.text.as_ref().and_then(passage_of);
        if let (Some(title), Some(text)) = (passage_of(&item.title), text) {
            compare(context, title, &[text], "正文里", findings);
        }
    }
}

/// The Chinese characters behind a number, its unit included: 件山林权属纠纷.
fn noun(passage: &Passage, number: &Number) -> Vec<char> {
    let from = number.at + number.length;
    passage.chars[from..].iter().copied().take_while(|c| is_han(*c)).take(8).collect()
}

/// How many characters two nouns share from their beginning.
fn shared(one: &[char], other: &[char]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

/// Whether a number counts things exactly and is no date or rate.
fn counts(passage: &Passage, number: &Number) -> bool {
    let dated = passage
        .chars
        .get(number.at + number.length)
        .is_none_or(|c| "年月日天%％元万亿个".contains(*c) && *c != '个');
    number.is_exact() && !dated && !passage.is_cited(number.at, number.length)
}

/// Reports a number of one text that counts the same things as the only one of the other texts and is another.
fn compare(
    context: &CheckContext,
    text: &Passage,
    others: &[&Passage],
    whose: &str,
    findings: &mut Diagnostics,
) {
    for number in numbers(text).iter().filter(|number| counts(text, number)) {
        let own = noun(text, number);
        let ahead = text.text(number.at.saturating_sub(3), number.at);
        let rest =
            ["剩余", "剩下", "余下", "其余", "尚未", "对"].iter().any(|word| ahead.ends_with(word));
        let all: Vec<(&Passage, Number)> = others
            .iter()
            .flat_map(|other| numbers(other).into_iter().map(move |number| (*other, number)))
            .collect();
        // Stated there too, whatever it counts.
        if all.iter().any(|(_, other)| other.value == number.value) {
            continue;
        }
        let like = |(other, one): &&(&Passage, Number)| {
            let length = shared(&own, &noun(other, one));
            let unit = one.unit == number.unit;
            counts(other, one) && unit && (length >= 5 || (length >= 3 && rest))
        };
        let same: Vec<_> = all.iter().filter(like).collect();
        let [(other, one)] = same.as_slice() else { continue };
        let behind: String = own.iter().take(5).collect();
        let message = format!(
            "{whose}是{}{behind}，这里写{}",
            other.text(one.at, one.at + one.length),
            text.text(number.at, number.at + number.length)
        );
        let span = text.span(number.at, number.length);
        let there = other.span(one.at, one.length);
        if span.is_some() {
            let finding = context.finding(message).label(span, "这里").label(there, "那里");
            findings.push(finding.hint("核对是多少，两处写一致"));
        }
    }
}
