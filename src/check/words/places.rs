//! Another place than the unit's own, with a name that is nearly its own: 江北区财政局 in 江东区.

use super::near_names::is_neighbour;
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::base::han::is_han;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Places.
pub(crate) static PLACES: CheckRule = CheckRule::new(codes::E17, Needs::Lists, places);

/// The last characters of names of places.
const LEVELS: &str = "县市区镇乡";

fn places(context: &CheckContext, findings: &mut Diagnostics) {
    let unit: Vec<char> = context.report.unit_name().chars().collect();
    for own in own_places(&unit) {
        let nearly: Vec<_> = context
            .passages
            .iter()
            .flat_map(|passage| nearly(passage, own).into_iter().map(move |at| (passage, at)))
            .collect();
        // A place that is named twice is meant.
        if let [(passage, at)] = nearly[..] {
            let sure = is_finance_office(passage, at, own)
                || (is_alike(context, passage, at, own) && is_said_of_own(passage, at, own));
            if sure && !is_neighbour(passage, at, own.len()) {
                let (own, written): (String, _) =
                    (own.iter().collect(), passage.text(at, at + own.len()));
                let message = format!("本单位在“{own}”，这里写“{written}”");
                let hint = "核对地名；确是别处的，不用改";
                context.report_word(passage, (at, &written), (message, hint), findings);
            }
        }
    }
}

/// The places in a unit's name, of three characters: 临江市, 望江县 and 石桥镇.
fn own_places(unit: &[char]) -> impl Iterator<Item = &[char]> {
    let ends = (2..unit.len()).filter(|at| LEVELS.contains(unit[*at]));
    ends.map(|at| &unit[at - 2..=at])
        .filter(|place| place.iter().take(2).all(|c| is_han(*c) && !LEVELS.contains(*c)))
        .take(2)
}

/// Where a passage has a place that differs from one in one character of two.
fn nearly(passage: &Passage, own: &[char]) -> Vec<usize> {
    let fits = |window: &[char]| {
        let apart = window.iter().zip(own).filter(|(one, other)| one != other).count();
        apart == 1 && window[2] == own[2] && window.iter().all(|c| is_han(*c))
    };
    let windows = passage.chars.windows(3).enumerate();
    windows.filter(|(_, window)| fits(window)).map(|(at, _)| at).collect()
}

/// A unit reports to the finance office of its own place, and has no papers of another's.
fn is_finance_office(passage: &Passage, at: usize, own: &[char]) -> bool {
    const LEADS: &str = "《，。；：（由向经报按据送 ";
    let before = at.checked_sub(1).map(|at| passage.chars[at]);
    before.is_none_or(|c| LEADS.contains(c)) && passage.has(at + own.len(), "财政局")
}

/// Whether the one other character is easily taken for the right one.
fn is_alike(context: &CheckContext, passage: &Passage, at: usize, own: &[char]) -> bool {
    let window = &passage.chars[at..at + own.len()];
    let mut pairs = window.iter().zip(own);
    let Some((written, right)) = pairs.find(|(one, other)| one != other) else { return false };
    let groups = &context.words.alike;
    groups.iter().any(|group| group.contains(written) && group.contains(right))
}

/// 白砂镇辖14个村: what is said of the unit's own place.
fn is_said_of_own(passage: &Passage, at: usize, own: &[char]) -> bool {
    let begins = at.checked_sub(1).is_none_or(|at| "，。；：《“\n".contains(passage.chars[at]));
    let said = ["辖", "现有", "位于", "总人口", "总面积", "共有", "人民政府", "党委", "政府"];
    begins && said.iter().any(|word| passage.has(at + own.len(), word))
}
