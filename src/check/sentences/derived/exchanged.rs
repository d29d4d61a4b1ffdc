//! Numbers behind 分别 that stand for each other's names.

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use crate::check::mistakes;
use crate::statements::interval::Interval;

/// 南部、北部片区分别为943处、1107处, where the facts have them the other way round.
pub(super) fn exchanged(tokens: &NumberTokens, pool: &Pool, first: usize, found: &mut Findings) {
    let label = &tokens.all[first].label;
    let Some(word) = ["分别", "依次"].iter().find(|word| label.contains(**word)) else {
        return;
    };
    let start = tokens.all[first].number.at - label.chars().count();
    let clause = clause_before(tokens, start) + label.split(word).next().unwrap_or_default();
    let names: Vec<_> = clause.split(['、', '和', '与']).map(str::trim).map(String::from).collect();
    let goes_on = |at: &usize| {
        let like = tokens.all[*at].number.is_like(tokens.all[first].number);
        let joined = |at: usize| matches!(tokens.gap(at - 1, at).as_str(), "、" | "和" | "与");
        *at == first || (like && joined(*at))
    };
    let values: Vec<_> = (first..tokens.all.len()).take_while(goes_on).collect();
    let short = names.iter().all(|name| name.chars().count() >= 2);
    if values.len() != names.len() || !(2..=8).contains(&values.len()) || !short {
        return;
    }
    let names = &names;
    let has = |at: usize, name: &String| {
        let printed = tokens.interval(at);
        let name = name.trim_end_matches(['项', '目', '片', '区', '村', '镇', '乡']);
        pool.facts.iter().any(|fact| {
            let same = fact.quantity == tokens.all[at].number.quantity;
            same && fact.figure.name.contains(name) && printed.meets(Interval::exact(fact.value))
        })
    };
    for (one, at) in values.iter().enumerate() {
        let other = (0..values.len()).find(|other| {
            let there = has(*at, &names[*other]) && has(values[*other], &names[one]);
            *other != one && there && !has(values[*other], &names[*other])
        });
        if let Some(other) = other.filter(|_| !has(*at, &names[one])) {
            let message =
                format!("{}是{}的数，不是{}的", tokens.written(*at), names[other], names[one]);
            found.push(
                mistakes::OTHER_NUMBER,
                tokens,
                (*at, &[values[other]]),
                message,
                "“分别”“依次”照前面的先后",
            );
            return;
        }
    }
}

/// The clause up to a place, from the last mark that ends one.
fn clause_before(tokens: &NumberTokens, to: usize) -> String {
    let chars = &tokens.text.passage.chars[..to];
    let from = chars.iter().rposition(|c| "，。；：（）\n".contains(*c)).map_or(0, |mark| mark + 1);
    chars[from..].iter().collect()
}
