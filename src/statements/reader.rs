//! A passage to its statements: numbers with role, basis, sentence and the words around them, wholes with their parts.

use std::ops::Range;

use rust_decimal::Decimal;

use super::again::is_again;
use super::bases::basis;
use super::numbers::{Exactness, Number, numbers};
use super::parts::part_lists;
use super::passage::Passage;
use super::roles::{NearWords, role};
use super::set_aside::{is_set_aside, left_out};
use super::statement::{AmountBasis, NumberRole, PartList, PassageStatements, Statement, Unread};
use crate::base::han::is_han;

/// Numbers beyond this are no amounts of a report; arithmetic on smaller ones cannot overflow.
const LARGEST: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);

/// Reads a passage of a report of a year.
pub fn read(passage: &Passage, year: i32) -> PassageStatements {
    let numbers = numbers(passage);
    if numbers.is_empty() {
        return PassageStatements::default();
    }
    let marks = ClauseMarks::of(passage);
    let mut stated = PassageStatements::default();
    let amounts: Vec<_> =
        numbers.iter().filter(|number| number.exactness != Exactness::Ordinal).collect();
    for (order, number) in amounts.iter().enumerate() {
        let before = order.checked_sub(1).map(|order| amounts[order]);
        let behind = amounts.get(order + 1).copied();
        add(&mut stated, passage, &marks, (before, number, behind), year);
    }
    stated.lists = part_lists(passage, &stated.statements);
    for list in 0..stated.lists.len() {
        let whole = stated.lists[list].whole;
        let PartList { parts, perhaps, .. } = &stated.lists[list];
        for part in parts {
            stated.statements[*part].part_of = Some(whole);
        }
        for part in perhaps {
            stated.statements[*part].part_of.get_or_insert(whole);
        }
    }
    stated
}

/// Reads a number between its neighbours, and adds it to the statements or to what is left unread.
fn add(
    stated: &mut PassageStatements,
    passage: &Passage,
    marks: &ClauseMarks,
    (before, number, behind): (Option<&Number>, &Number, Option<&Number>),
    year: i32,
) {
    let label = label(passage, number, before.map(|one| one.end));
    let sentence = marks.sentences[marks.place(number.at)];
    if let Some(why) = why_unread(stated, passage, marks, (number, &label)) {
        return stated.unread.push(Unread { number: number.clone(), why, sentence, label });
    }
    let tail = tail(passage, number, behind.map(|one| one.at));
    match statement(stated, passage, marks, (number, &label, &tail), year) {
        Some(statement) => stated.statements.push(statement),
        None => {
            let why = "没有能认的单位";
            stated.unread.push(Unread { number: number.clone(), why, sentence, label });
        }
    }
}

/// Why a number states nothing, whatever its unit is.
fn why_unread(
    stated: &PassageStatements,
    passage: &Passage,
    marks: &ClauseMarks,
    (number, label): (&Number, &Range<usize>),
) -> Option<&'static str> {
    if is_calculation(passage, number) {
        return Some("算式里的数");
    }
    if number.size() > LARGEST {
        return Some("太大的数");
    }
    let sentence = marks.sentences[marks.place(number.at)];
    let alike =
        |one: &&Statement| one.sentence == sentence && one.number.quantity == number.quantity;
    let known = stated.statements.iter().rev().take(8).filter(alike).count();
    let before_it = passage.text(label.start, label.end);
    let set_aside =
        marks.is_left_out(passage, number.at) || is_set_aside(passage, number, &before_it, known);
    set_aside.then_some("另说的数")
}

/// What a number states by its unit and the words around it; nothing for a unit that is not known.
fn statement(
    stated: &PassageStatements,
    passage: &Passage,
    marks: &ClauseMarks,
    (number, label, tail): (&Number, &Range<usize>, &Range<usize>),
    year: i32,
) -> Option<Statement> {
    let at = marks.place(number.at);
    let clause = marks.clause_of(at, number, passage);
    let near = stated.statements.last().filter(|one| one.number.at >= clause.start);
    let words = NearWords {
        label: &passage.text(label.start, label.end),
        tail: &passage.text(tail.start, tail.end),
        before: near.map(|one| one.role),
    };
    let (role, direction) = role(number, &words)?;
    let again = |one: &Statement| is_again(passage, &one.number, number);
    let role = match role {
        NumberRole::Value if stated.statements.last().is_some_and(again) => NumberRole::Again,
        role => role,
    };
    let mut basis = basis(words.label, year);
    let change =
        matches!(role, NumberRole::Change | NumberRole::ChangeRate | NumberRole::PointChange);
    if change && basis == AmountBasis::Unstated {
        basis = super::bases::basis(&passage.text(clause.start, number.at), year);
    }
    Some(Statement {
        number: number.clone(),
        role,
        direction,
        basis,
        sentence: marks.sentences[at],
        segment: marks.segments[at],
        depth: marks.depths[at],
        label: label.clone(),
        tail: tail.clone(),
        clause,
        part_of: None,
    })
}

/// Where clauses, segments and sentences begin, with how many brackets are open there.
struct ClauseMarks {
    starts: Vec<usize>,
    sentences: Vec<usize>,
    segments: Vec<usize>,
    depths: Vec<usize>,
    /// Where the words stand behind which a sentence refers to a part.
    left_out: Vec<usize>,
}

impl ClauseMarks {
    fn of(passage: &Passage) -> Self {
        let (mut sentence, mut segment, mut depth) = (0, 0, 0usize);
        let mut marks = Self {
            starts: vec![0],
            sentences: vec![0],
            segments: vec![0],
            depths: vec![0],
            left_out: left_out(passage),
        };
        for (at, c) in passage.chars.iter().enumerate() {
            if is_short_bracket(&passage.chars, at) {
                continue;
            }
            match c {
                '。' | '！' | '？' | '\n' => {
                    sentence += 1;
                    segment += 1;
                    depth = 0;
                }
                '；' | ';' => segment += 1,
                '（' | '(' => depth += 1,
                '）' | ')' => depth = depth.saturating_sub(1),
                '，' | '：' => {}
                _ => continue,
            }
            marks.starts.push(at + 1);
            marks.sentences.push(sentence);
            marks.segments.push(segment);
            marks.depths.push(depth);
        }
        marks
    }

    /// Whether a part was taken away before a character in its sentence.
    fn is_left_out(&self, passage: &Passage, at: usize) -> bool {
        let behind = self.left_out.partition_point(|place| *place < at);
        let last = behind.checked_sub(1).map(|last| self.left_out[last]);
        last.is_some_and(|last| last >= passage.sentence(at).0)
    }

    /// The clause that a character stands in.
    fn place(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// The clause of a number; of a text without marks, what is near enough to be read with it.
    fn clause_of(&self, place: usize, number: &Number, passage: &Passage) -> Range<usize> {
        const NEAR: usize = 300;
        let clause = self.clause(place, passage);
        clause.start.max(number.at.saturating_sub(NEAR))..clause.end.min(number.end + NEAR)
    }

    fn clause(&self, place: usize, passage: &Passage) -> Range<usize> {
        let end = self.starts.get(place + 1).map_or(passage.chars.len(), |next| next - 1);
        self.starts[place]..end
    }
}

fn is_mark(c: char) -> bool {
    "，。；：、（）(),;:！？\n＝=÷×＋+".contains(c)
}

/// Whether a bracket is of one or two characters within a name: 因公出国（境）费, 维修（护）费.
fn is_short_bracket(chars: &[char], at: usize) -> bool {
    let han = |at: usize| chars.get(at).is_some_and(|c| is_han(*c));
    // 小（1）型水库.
    let inner = |at: usize| {
        let of_size = chars.get(at + 2) == Some(&'型');
        han(at) || (of_size && chars[at].is_ascii_digit())
    };
    match chars[at] {
        // 每台（套）19.85万元: a second unit.
        '（' if is_second_unit(chars, at) => true,
        '）' if at >= 2 && is_second_unit(chars, at - 2) => true,
        '（' => (2..=3).any(|far| {
            chars.get(at + far) == Some(&'）')
                && (1..far).all(|n| inner(at + n))
                && han(at + far + 1)
        }),
        '）' => (2..=3).any(|far| {
            at >= far && chars[at - far] == '（' && (1..far).all(|n| inner(at - n)) && han(at + 1)
        }),
        _ => false,
    }
}

/// Whether a bracket holds another unit of the same things: 台（套）, 头（羽）.
fn is_second_unit(chars: &[char], at: usize) -> bool {
    chars.get(at) == Some(&'（')
        && chars.get(at + 1).is_some_and(|c| "套羽片份件".contains(*c))
        && chars.get(at + 2) == Some(&'）')
}

/// The farthest that the words of a number are looked for.
const FAR: usize = 60;

fn label(passage: &Passage, number: &Number, before: Option<usize>) -> Range<usize> {
    let least = before.unwrap_or(0).max(number.at.saturating_sub(FAR));
    let mark = (least..number.at)
        .rev()
        .find(|at| is_mark(passage.chars[*at]) && !is_short_bracket(&passage.chars, *at));
    mark.map_or(least, |mark| mark + 1)..number.at
}

fn tail(passage: &Passage, number: &Number, next: Option<usize>) -> Range<usize> {
    let most = next.unwrap_or(passage.chars.len()).min(number.end + FAR);
    let mark = (number.end..most).find(|at| is_mark(passage.chars[*at]));
    number.end..mark.unwrap_or(most)
}

/// Whether a number is a term of a calculation that is written out: 38÷40×100%＝95%.
fn is_calculation(passage: &Passage, number: &Number) -> bool {
    let sign = |c: &char| "÷×＋+=＝/*".contains(*c);
    let behind = passage.chars.get(number.end).is_some_and(|c| "÷×＋+=＝*".contains(*c));
    let before = number.at.checked_sub(1).is_some_and(|at| sign(&passage.chars[at]));
    behind || before
}
