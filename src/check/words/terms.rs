//! Terms of the field with one character that is easily taken for another: 绩校目标, 督促整政.

use std::collections::{BTreeSet, HashMap};

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::statements::passage::Passage;

/// Terms with a wrong character.
pub(crate) static TERMS: CheckRule = CheckRule::new(codes::B02, Needs::Lists, terms);

/// A term, and whether a pair is its beginning, not its end.
type Term<'w> = (&'w [char], bool);

/// Terms by the two characters that they begin or end with: at most one character is wrong, so one of the two pairs of a
/// term of four is right.
struct TermPairs<'w> {
    terms: HashMap<(char, char), Vec<Term<'w>>>,
    /// Which pairs there are, by some of their bits: most of a text is rejected by this alone.
    known: [u64; 1024],
}

fn bit((first, second): (char, char)) -> (usize, u64) {
    let hash = (first as usize).wrapping_mul(31).wrapping_add(second as usize) & 0xffff;
    (hash / 64, 1 << (hash % 64))
}

impl<'w> TermPairs<'w> {
    fn new(terms: &'w [Vec<char>]) -> Self {
        let mut pairs = Self { terms: HashMap::new(), known: [0; 1024] };
        for term in terms.iter().filter(|term| term.len() >= 4) {
            let ends =
                [((term[0], term[1]), true), ((term[term.len() - 2], term[term.len() - 1]), false)];
            for (pair, at_start) in ends {
                let (block, mask) = bit(pair);
                pairs.known[block] |= mask;
                pairs.terms.entry(pair).or_default().push((term, at_start));
            }
        }
        pairs
    }

    /// The terms of which the pair at a place is the beginning or the end, each with the place where it would begin.
    fn at(&self, chars: &[char], at: usize) -> impl Iterator<Item = (&'w [char], usize)> {
        let pair = (chars[at], chars[at + 1]);
        let (block, mask) = bit(pair);
        let known = self.known[block] & mask != 0;
        let found = known.then(|| self.terms.get(&pair)).flatten().map_or(&[][..], Vec::as_slice);
        let start = move |(term, at_start): &Term<'w>| {
            let start = if *at_start { Some(at) } else { (at + 2).checked_sub(term.len()) };
            start.map(|start| (*term, start))
        };
        found.iter().filter_map(start)
    }
}

fn terms(context: &CheckContext, findings: &mut Diagnostics) {
    let words = context.words;
    let pairs = TermPairs::new(&words.terms);
    for passage in context.passages {
        let mut wrong = BTreeSet::new();
        for at in 0..passage.chars.len().saturating_sub(1) {
            for (term, start) in pairs.at(&passage.chars, at) {
                let typo = typo(context, &passage.chars, (term, start));
                if typo.is_some_and(|place| wrong.insert(place)) {
                    report(context, passage, (term, start), findings);
                }
            }
        }
    }
}

/// Where the one character stands that makes a text at a place a term with a typo.
fn typo(context: &CheckContext, chars: &[char], (term, start): (&[char], usize)) -> Option<usize> {
    let written = chars.get(start..start + term.len())?;
    let mut wrong = (0..term.len()).filter(|place| written[*place] != term[*place]);
    let (Some(place), None) = (wrong.next(), wrong.next()) else { return None };
    let groups = &context.words.alike;
    let alike =
        groups.iter().any(|group| group.contains(&written[place]) && group.contains(&term[place]));
    let right = || context.words.terms.iter().any(|other| other == written);
    (alike && !right() && !is_right(context, chars, start + place)).then_some(start + place)
}

/// Whether a character stands in a word that the list of typos has as a right one: 审核消防.
fn is_right(context: &CheckContext, chars: &[char], at: usize) -> bool {
    let right = context.words.typos.iter().filter(|(word, right)| word == right);
    right.into_iter().any(|(word, _)| {
        let length = word.chars().count();
        (at.saturating_sub(length - 1)..=at).any(|from| {
            let mut here = chars[from..].iter();
            word.chars().all(|c| here.next() == Some(&c)) && from + length > at
        })
    })
}

fn report(
    context: &CheckContext,
    passage: &Passage,
    (term, start): (&[char], usize),
    findings: &mut Diagnostics,
) {
    let written = passage.text(start, start + term.len());
    let right: String = term.iter().collect();
    let message = format!("“{written}”应为“{right}”");
    context.report_word(passage, (start, &written), (message, "照此改正"), findings);
}
