//! A passage's numbers in order, whether their role is certain or not.

use crate::base::direction::Direction;
use crate::check::sentences::arithmetic::text::StatedText;
use crate::statements::interval::Interval;
use crate::statements::numbers::Number;
use crate::statements::quantity::Quantity;
use crate::statements::statement::{AmountBasis, NumberRole};

/// How many numbers before and behind one are looked at.
pub(super) const NEAR: usize = 16;

/// A number with the words around it.
pub(super) struct NumberToken<'a> {
    /// The number.
    pub number: &'a Number,
    /// Its role, where it is certain.
    pub role: Option<NumberRole>,
    /// Which amount it is.
    pub basis: AmountBasis,
    /// The direction of a change.
    pub direction: Option<Direction>,
    /// The words before it, from the last mark or number on.
    pub label: String,
    /// The sentence, counted from 0.
    pub sentence: usize,
    /// In how many brackets it stands; 0 where that is not known.
    pub depth: usize,
    /// Where the number stands whose part it is by the text.
    pub part_of: Option<usize>,
}

impl NumberToken<'_> {
    /// Whether it is an exact amount of something that others can be derived from.
    pub(super) fn is_amount(&self) -> bool {
        let own = !matches!(
            self.role,
            Some(
                NumberRole::Change
                    | NumberRole::Average
                    | NumberRole::UnitPrice
                    | NumberRole::Again
            )
        );
        self.number.is_exact() && self.number.quantity.is_amount() && own
    }

    /// Whether it stands for itself, so that others can be parts of it: no change, base, start or average.
    pub(super) fn may_be_whole(&self) -> bool {
        !matches!(
            self.role,
            Some(
                NumberRole::Change
                    | NumberRole::Base
                    | NumberRole::From
                    | NumberRole::Average
                    | NumberRole::UnitPrice
                    | NumberRole::Again
            )
        )
    }

    /// Whether it is an exact rate in percent, no change of one.
    pub(super) fn is_rate(&self) -> bool {
        let own = !matches!(self.role, Some(NumberRole::ChangeRate));
        self.number.is_exact() && self.number.quantity == Quantity::Percent && own
    }
}

/// The numbers of a passage.
pub(super) struct NumberTokens<'a> {
    /// The passage as it was read.
    pub text: StatedText<'a>,
    /// Its numbers in order.
    pub all: Vec<NumberToken<'a>>,
}

impl<'a> NumberTokens<'a> {
    /// The numbers of a text.
    pub(super) fn of(text: StatedText<'a>) -> Self {
        let words = |range: &std::ops::Range<usize>| text.passage.text(range.start, range.end);
        let read = text.stated.statements.iter().map(|one| NumberToken {
            number: &one.number,
            role: Some(one.role),
            basis: one.basis,
            direction: one.direction,
            label: words(&one.label),
            sentence: one.sentence,
            depth: one.depth,
            part_of: one.part_of.map(|whole| text.at(whole).number.at),
        });
        let unread = text.stated.unread.iter().map(|one| NumberToken {
            number: &one.number,
            role: None,
            basis: AmountBasis::Unstated,
            direction: None,
            label: words(&one.label),
            sentence: one.sentence,
            depth: 0,
            part_of: None,
        });
        let mut all: Vec<_> = read.chain(unread).collect();
        all.sort_by_key(|token| token.number.at);
        Self { text, all }
    }

    /// The places around one.
    pub(super) fn around(&self, place: usize) -> std::ops::Range<usize> {
        place.saturating_sub(NEAR)..(place + NEAR + 1).min(self.all.len())
    }

    /// The numbers that one may stand for.
    pub(super) fn interval(&self, place: usize) -> Interval {
        let one = self.all[place].number;
        if matches!(one.quantity, Quantity::Percent | Quantity::Points) {
            return Interval::of(one, one.decimals);
        }
        let like = |other: &usize| {
            let other = self.all[*other].number;
            other.quantity == one.quantity && other.scale == one.scale
        };
        let around = self.around(place).filter(like).map(|at| self.all[at].number.decimals);
        Interval::of(one, around.max().unwrap_or(0))
    }

    /// The places of like amounts around one, itself left out.
    pub(super) fn amounts_like(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        let quantity = &self.all[place].number.quantity;
        self.around(place).filter(move |other| {
            let one = &self.all[*other];
            *other != place && one.is_amount() && one.number.quantity == *quantity
        })
    }

    /// The words between two numbers.
    pub(super) fn gap(&self, from: usize, to: usize) -> String {
        self.text.passage.text(self.all[from].number.end, self.all[to].number.at)
    }

    /// The words behind a number up to the next mark or number.
    pub(super) fn tail(&self, place: usize) -> String {
        let from = self.all[place].number.end;
        let next = self.all.get(place + 1).map_or(usize::MAX, |next| next.number.at);
        let chars = self.text.passage.chars[from..].iter().take(next.saturating_sub(from));
        chars.take(40).take_while(|c| !"，。；：、（）()\n".contains(**c)).collect()
    }

    /// A number with its unit, as it stands.
    pub(super) fn written(&self, place: usize) -> String {
        let number = self.all[place].number;
        self.text.passage.text(number.at, number.end)
    }

    /// The digits of a number as they stand.
    pub(super) fn digits(&self, place: usize) -> String {
        let number = self.all[place].number;
        self.text.passage.text(number.at, number.at + number.length)
    }

    /// Whether a number comes from a citation.
    pub(super) fn is_cited(&self, place: usize) -> bool {
        let number = self.all[place].number;
        self.text.passage.is_cited(number.at, number.length)
    }

    /// The words of its sentence before a number.
    pub(super) fn ahead(&self, place: usize) -> String {
        let at = self.all[place].number.at;
        self.text.passage.text(self.text.passage.sentence(at).0, at)
    }

    /// The last characters of [`Self::ahead`], so many at most.
    pub(super) fn near_ahead(&self, place: usize, most: usize) -> String {
        let at = self.all[place].number.at;
        let (start, _) = self.text.passage.sentence(at);
        self.text.passage.text(start.max(at.saturating_sub(most)), at)
    }
}

/// The pieces of two characters that a name is made of: 满意, 意度 of 满意度.
pub(super) fn pieces(name: &str) -> impl Iterator<Item = String> {
    let chars: Vec<char> = name.chars().collect();
    (1..chars.len()).map(move |at| chars[at - 1..=at].iter().collect())
}

/// Whether words hold most of a name: two pieces of it that few names share, or all there are. `common` are those that
/// many do.
pub(super) fn holds_name(words: &str, name: &str, common: &[&str]) -> bool {
    let own: Vec<_> = pieces(name).filter(|piece| !common.contains(&piece.as_str())).collect();
    let said = own.iter().filter(|piece| words.contains(piece.as_str())).count();
    said >= 2.min(own.len()) && said > 0
}
