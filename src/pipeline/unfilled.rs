//! What a pack prints and example facts do not fill in, as one sees it who writes the pack: nobody has to fill anything in.

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::{Sources, Span};

/// A finding on example facts. That a name is not filled in stands at the name, with what to ask.
pub(super) fn as_seen(finding: &Diagnostic, shown: &str, sources: &Sources) -> Diagnostic {
    if finding.code != codes::T07 {
        return finding.clone();
    }
    let named = finding.message.split("要印 ").nth(1).and_then(|rest| rest.split("，但").next());
    let Some((place, named)) = finding.labels.first().map(|label| label.span).zip(named) else {
        return finding.clone();
    };
    let key = named.rsplit_once('（').map_or(named, |(_, key)| key.trim_end_matches('）'));
    let (place, written) = written(key, place, sources);
    let message = format!("要印的 {named} 可以不填，没有填的单位这里做不下去");
    let hint = match place.is_exact {
        true => format!("先问一下：{{% if {written} is given %}} … {{% endif %}}"),
        false => "先用 {% if … is given %} 问一下".into(),
    };
    Diagnostic::new(codes::T07, message)
        .at(place.span)
        .hint(hint)
        .hint(format!("这是用随附的示例（{shown}）试出来的，与 data 里填的无关"))
}

/// Where something is printed, and whether that is the very name.
struct PrintedPlace {
    span: Span,
    is_exact: bool,
}

/// Where a name stands in a line, and how it is written there: in a loop its last part only is the same.
fn written(key: &str, line: Span, sources: &Sources) -> (PrintedPlace, String) {
    let text = sources.text(line);
    let last = key.rsplit('.').next().unwrap_or(key);
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let whole = |at: usize, length: usize| {
        let start = text[..at].trim_end_matches(is_of_name).len();
        let goes_on = text[at + length..].starts_with(is_of_name);
        (!goes_on).then_some(start..at + length)
    };
    let find = |wanted: &str| {
        let mut places = text.match_indices(wanted);
        // A condition asks for it, and prints nothing.
        let is_printed = |at: usize| text[..at].rfind("{{") > text[..at].rfind("{%");
        places.find_map(|(at, found)| whole(at, found.len()).filter(|_| is_printed(at)))
    };
    match find(key).or_else(|| find(&format!(".{last}"))) {
        Some(range) => {
            let start = line.start as usize;
            let span = Span::new(line.source, start + range.start..start + range.end);
            (PrintedPlace { span, is_exact: true }, text[range].to_string())
        }
        None => (PrintedPlace { span: line, is_exact: false }, String::new()),
    }
}
