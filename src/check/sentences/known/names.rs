//! The words before numbers to the things of the facts that they name.

use std::cell::LazyCell;

use super::neutral::is_neutral;
use super::other_time::is_of_other_time;
use super::thing::{KnownValue, Thing};
use super::which::Which;
use crate::base::says::says;
use crate::check::sentences::arithmetic::bare::is_bare;
use crate::check::sentences::arithmetic::text::StatedText;
use crate::statements::interval::Interval;
use crate::statements::numbers::year_at;
use crate::statements::quantity::Quantity;
use crate::statements::statement::NumberRole;

/// What a number states: one of these.
pub(super) struct Meant<'a> {
    /// The values that it may state.
    pub known: Vec<&'a KnownValue>,
}

/// Finds the things that numbers name, one after another.
pub(super) struct ThingFinder<'a> {
    things: &'a [Thing],
    own: &'a [&'a str],
    year: i32,
    /// The sentence that has named a thing of others: 县第一水厂在职人员12人.
    foreign: Option<usize>,
    /// The thing that the number before named, its sentence and segment.
    last: Option<(&'a Thing, usize, usize)>,
    /// That number.
    last_place: usize,
    /// Up to where other years were looked for, and where the last one stands.
    other_year: (usize, Option<usize>),
}

impl<'a> ThingFinder<'a> {
    /// No thing was named yet.
    pub(super) fn new(things: &'a [Thing], own: &'a [&'a str], year: i32) -> Self {
        Self { things, own, year, foreign: None, last: None, last_place: 0, other_year: (0, None) }
    }

    /// What a number states; nothing where no thing is named for certain.
    pub(super) fn meant(&mut self, text: &StatedText, place: usize) -> Option<Meant<'a>> {
        let one = text.at(place);
        let own_role = match one.number.quantity {
            Quantity::Percent => {
                matches!(one.role, NumberRole::Rate | NumberRole::Share | NumberRole::ChangeRate)
            }
            _ => matches!(one.role, NumberRole::Value | NumberRole::Total | NumberRole::To),
        };
        if !own_role || is_of_other_time(text, place) || self.names_other_year(text, place) {
            return None;
        }
        let label = text.label(place);
        let sentence = LazyCell::new(|| text.ahead(place));
        let of_posts = label.ends_with("编制") && lists_people(&sentence);
        if of_posts || is_of_several(text, place, &label) {
            return None;
        }
        let tail = text.passage.text(one.tail.start, one.tail.end);
        let fits = |thing: &&Thing| {
            thing.quantity == one.number.quantity
                && follows(thing, &tail)
                && holds(thing, &label)
                && sentence.contains(thing.beside)
                && is_within(thing, text, place)
        };
        // Without words before a number no thing is named.
        let things = if label.is_empty() { &[] } else { self.things };
        let spoken: Vec<&Thing> = things.iter().filter(fits).collect();
        let named: Vec<&Thing> =
            spoken.iter().copied().filter(|thing| self.names(thing, &label)).collect();
        if named.is_empty() && spoken.iter().any(|thing| !thing.names.is_empty()) {
            self.foreign = Some(one.sentence);
        }
        if self.foreign == Some(one.sentence) {
            self.last = None;
            return None;
        }
        // 总馆接待读者236800人次: the row of a table is more than the column.
        let rows: Vec<&Thing> = named.iter().copied().filter(|thing| thing.row.is_some()).collect();
        let chosen = if rows.is_empty() { named } else { rows };
        if let Some(first) = chosen.first() {
            if first.row.is_some()
                && (is_of_each(text, place) || self.is_of_other_whole(first, text, place))
            {
                self.last = None;
                return None;
            }
            let row = self.row(one.sentence, one.segment).filter(|_| first.row.is_none());
            self.last = Some((first, one.sentence, one.segment));
            self.last_place = place;
            let cell = row.and_then(|row| self.cell(row, first, &label));
            let own = chosen.iter().flat_map(|thing| &thing.known);
            let known = own.chain(cell.into_iter().flat_map(|cell| &cell.known)).collect();
            return Some(Meant { known });
        }
        self.follows(text, place, &label)
    }

    /// Whether the sentence has named another year than the report's: 2025年计划接待读者.
    fn names_other_year(&mut self, text: &StatedText, place: usize) -> bool {
        let at = text.at(place).number.at;
        let (start, _) = text.passage.sentence(at);
        let is_other = |at: &usize| year_at(text.passage, *at).is_some_and(|one| one != self.year);
        let (looked, last) = self.other_year;
        let last = (looked.min(at)..at).rev().find(is_other).or(last);
        self.other_year = (at, last);
        last.is_some_and(|last| last >= start && last < at)
    }

    /// 改厕312户，其中云雾村96户: a row that is named without its column, as a part of another total than the column's.
    fn is_of_other_whole(&self, cell: &Thing, text: &StatedText, place: usize) -> bool {
        let Some(whole) = text.at(place).part_of else { return false };
        let label = text.label(place);
        let by_column = cell
            .names
            .first()
            .is_some_and(|words| words.iter().all(|word| label.contains(word.as_str())));
        let table = |thing: &Thing| thing.row.as_ref().map(|(table, _)| table.clone());
        let of_column = self.things.iter().filter(|thing| {
            thing.row.is_some() && table(thing) == table(cell) && thing.quantity == cell.quantity
        });
        let total = of_column.flat_map(|thing| &thing.known).map(|known| known.value).sum();
        !by_column && !text.interval(whole).meets(Interval::exact(total))
    }

    /// The row that the number before stood in, if it is in the same part of the sentence.
    fn row(&self, sentence: usize, segment: usize) -> Option<&'a (String, String)> {
        let (thing, of, part) = self.last?;
        thing.row.as_ref().filter(|_| of == sentence && part == segment)
    }

    /// The cell of a row in the column that a label names.
    fn cell(&self, row: &(String, String), column: &Thing, _: &str) -> Option<&'a Thing> {
        let of_row =
            |thing: &&Thing| thing.row.as_ref() == Some(row) && thing.quantity == column.quantity;
        self.things.iter().find(of_row)
    }

    /// 、268人次; 实际完成186场: what goes on about the thing that was named before.
    fn follows(&mut self, text: &StatedText, place: usize, label: &str) -> Option<Meant<'a>> {
        let one = text.at(place);
        // 粮食局宿舍142户…，两处宿舍共406户、259.68万元: of several.
        let total = ["共", "合计", "共计"].iter().any(|word| label.ends_with(word));
        if total && !is_neutral(label, self.own, self.year) {
            self.last = None;
        }
        let (thing, sentence, segment) = self.last?;
        if sentence != one.sentence || segment != one.segment || place == 0 {
            return None;
        }
        let gap = text.gap(place - 1, place);
        if thing.quantity == one.number.quantity {
            let done = ["实际完成", "实际", "完成", "实际开展", "实际举办"]
                .contains(&gap.trim_start_matches('，'));
            let known = thing.known.iter().filter(|known| known.which == Which::Actual);
            return done.then(|| Meant { known: known.collect() });
        }
        let listed =
            label.is_empty() && matches!(gap.as_str(), "" | "、" | "，" | "和" | "/" | "（");
        let plain = is_neutral(label, self.own, self.year);
        // 其中彩超2台、监护仪8台，支出420万元: what follows the list is not of its last part.
        let behind_list = text.at(place - 1).part_of.is_some() && gap.starts_with('，');
        let same = |other: &&Thing| {
            let row = thing.row.is_some() && !behind_list && other.row == thing.row && plain;
            let (Some(own), Some(its)) = (other.names.first(), thing.names.first()) else {
                return false;
            };
            let part = own.len() > 1
                && own.len() == its.len()
                && own[0] == its[0]
                && plain
                && label.contains(&own[1]);
            let alias = listed && other.names == thing.names;
            (alias || row || part)
                && other.quantity == one.number.quantity
                && other.beside == thing.beside
        };
        let other = self.things.iter().find(same)?;
        Some(Meant { known: other.known.iter().collect() })
    }

    /// The thing that a difference names itself: 公务接待批次较上年减少7批次.
    pub(super) fn own_change(&self, text: &StatedText, place: usize) -> Option<&'a Thing> {
        let one = text.at(place);
        let label = text.label(place);
        let words = ["比上年", "较上年", "与上年", "同比", "比2", "较2"];
        let at = words.iter().filter_map(|word| label.find(word)).min().filter(|at| *at > 0)?;
        let (name, rest) = label.split_at(at);
        let own = one.role == NumberRole::Change && one.number.is_exact() && is_bare(rest);
        let is = |thing: &&Thing| thing.quantity == one.number.quantity && self.names(thing, name);
        self.things.iter().filter(|_| own).find(is)
    }

    /// The thing that a difference right behind its number is of: 在职60人，比上年减少1人.
    pub(super) fn changed(&self, text: &StatedText, place: usize) -> Option<&'a Thing> {
        let (one, (thing, sentence, segment)) = (text.at(place), self.last?);
        let here =
            one.sentence == sentence && one.segment == segment && one.role == NumberRole::Change;
        // 购置公务用车4辆，年末保有120辆，比上年增加2辆: of the one right before it.
        let behind = place > 0
            && self.last_place == place - 1
            && text.is_like(place - 1, place)
            && text.at(place - 1).role == NumberRole::Value;
        let label = text.label(place);
        let compared = ["比上年", "较上年", "与上年", "比年初", "较年初", "比去年", "较去年"]
            .iter()
            .any(|word| label.contains(word));
        let own = here && behind && compared && is_bare(&label) && one.number.is_exact();
        own.then_some(thing).filter(|thing| thing.quantity == one.number.quantity)
    }

    /// Whether a label names a thing and nothing else.
    fn names(&self, thing: &Thing, label: &str) -> bool {
        // 年末固定资产3568.20万元，全年新增固定资产246.80万元: what came to it.
        if thing.quantity == Quantity::Money && label.contains("新增") {
            return false;
        }
        if thing.names.is_empty() {
            let own: Vec<&str> =
                self.own.iter().copied().chain(thing.loose.iter().map(String::as_str)).collect();
            return is_neutral(label, &own, self.year);
        }
        thing.names.iter().any(|words| {
            let mut rest = label.to_string();
            for word in words {
                match rest.rfind(word.as_str()) {
                    Some(at) => rest.replace_range(at..at + word.len(), "|"),
                    None => return false,
                }
            }
            rest.split('|').all(|part| is_neutral(part, self.own, self.year))
        })
    }
}

/// 与第一大队合计79870米, 青石镇、白沙镇合计784亩: more than the thing that is named.
fn is_of_several(text: &StatedText, place: usize, label: &str) -> bool {
    let start = text.at(place).label.start;
    let listed = start > 0 && matches!(text.passage.chars[start - 1], '、' | '和' | '与');
    says(label, &["合计", "共计"]) && (listed || label.starts_with(['与', '和', '同', '、']))
}

/// 在职124人，其中事业编制120人: the people on posts of a kind, not the posts. Whether words list those in post behind 其中 or in a bracket that is still open.
pub(in crate::check::sentences) fn lists_people(before: &str) -> bool {
    let people =
        ["在职", "在岗", "实有", "现有"].iter().filter_map(|word| before.rfind(word)).max();
    people.is_some_and(|at| {
        let words = &before[at..];
        let open = words.rfind('（').is_some_and(|open| !words[open..].contains('）'));
        open || words.contains("其中")
    })
}

/// 低保人均2600元、特困6504.35元: what follows an average in its part of the sentence is one too.
fn is_of_each(text: &StatedText, place: usize) -> bool {
    let one = text.at(place);
    let each = |before: usize| {
        matches!(text.at(before).role, NumberRole::Average | NumberRole::UnitPrice)
            && text.at(before).segment == one.segment
            && text.is_like(before, place)
    };
    text.before(place).any(each)
}

/// Whether a number is stated as a part of what its thing is a part of, if that asks for it.
fn is_within(thing: &Thing, text: &StatedText, place: usize) -> bool {
    let is_of = |total| {
        let whole = text.at(place).part_of;
        whole.is_some_and(|whole| text.interval(whole).meets(Interval::exact(total)))
    };
    thing.whole.is_none_or(is_of)
}

/// Whether what follows a number leaves it that of a thing.
fn follows(thing: &Thing, tail: &str) -> bool {
    match thing.behind {
        [] => tail.trim_matches(['”', ' ']).is_empty(),
        words => words.contains(&tail),
    }
}

/// Whether a label holds the words of a thing's name, whatever stands beside them.
fn holds(thing: &Thing, label: &str) -> bool {
    if thing.names.is_empty() {
        let whole = ["共", "累计", "全年", "合计", "总"].iter().any(|word| label.contains(word));
        // 年末设备总台数1260台: what there is, not what the table counts; 门急诊和出院合计: two columns.
        let stock = ["年末", "年底", "现有", "实有", "在册", "和", "及", "与"];
        let whole = whole && !stock.iter().any(|word| label.contains(word));
        return whole && thing.loose.iter().any(|word| label.contains(word.as_str()));
    }
    thing.names.iter().any(|words| words.iter().all(|word| label.contains(word.as_str())))
}
