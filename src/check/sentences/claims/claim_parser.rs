//! Parses the words behind the name of a line: which of its columns each number there claims to be.
//!
//! It stops at the first word it does not know, so that a statement about something else is never taken for the line's.

use super::column_claim::{ClaimedColumn, ColumnClaim};
use super::mention::{Compared, FigureMention, NameScope};
use super::names_of_figures::FigureMeaning;
use super::parser_state::{ComparisonBase, ParserState, Whole};
use super::read_passage::ReadPassage;
use super::vocabulary::{ClaimWord, word_at};
use crate::base::direction::Direction;
use crate::catalogue::{is_in, keys};
use crate::statements::numbers::{Number, year_at};
use crate::statements::passage::Passage;

/// The state of parsing behind the name of a line.
pub(crate) struct ClaimParser<'a> {
    passage: &'a Passage,
    numbers: &'a [Number],
    names: &'a [FigureMention<'a>],
    year: i32,
    /// Whether it is a line of 三公经费, all of which the budget pays.
    of_three_public: bool,
    at: usize,
    /// Where the name ends.
    start: usize,
    state: ParserState<'a>,
    /// The base of the last comparison, which later clauses may leave out.
    base: Option<ComparisonBase>,
    /// Whether the line's own amount was read.
    has_actual: bool,
    /// Whether the statement is about a budget.
    of_budget: bool,
}

impl<'a> ClaimParser<'a> {
    /// Every claim behind a name.
    pub(crate) fn of(
        name: &FigureMention,
        text: &ReadPassage<'a>,
        year: i32,
    ) -> Vec<ColumnClaim<'a>> {
        let mut parser = Self::new(name, text, year);
        let mut claims = Vec::new();
        if name.scope == NameScope::LastYear {
            claims.extend(parser.last_years());
            return claims;
        }
        while let Some(number) = parser.next_number() {
            let of = match number.unit.as_str() {
                "亿元" | "万元" | "元" => parser.amount(),
                "%" => parser.rate(),
                _ => return claims,
            };
            let Some(of) = of else { return claims };
            if of == Some(ClaimedColumn::Actual) && parser.becomes_another(number) {
                return claims;
            }
            claims.extend(of.map(|of| parser.claim(number, of)));
            parser.pass(number);
        }
        claims
    }

    /// A parser right behind a name.
    fn new(name: &FigureMention, text: &ReadPassage<'a>, year: i32) -> Self {
        let &ReadPassage { passage, numbers, names, .. } = text;
        let is_three_public = |line: &String| is_in(line, keys::THREE_PUBLIC);
        Self {
            passage,
            numbers,
            names,
            year,
            of_three_public: matches!(name.meaning, FigureMeaning::BudgetLine(line) if is_three_public(line)),
            at: name.end,
            start: name.end,
            state: ParserState::NOTHING,
            base: match name.compared {
                Compared::Nothing => None,
                Compared::LastYear => Some(ComparisonBase::LastYear),
                Compared::Unsure => Some(ComparisonBase::Other),
            },
            has_actual: false,
            of_budget: false,
        }
    }

    /// The claim of a number, with the word of direction before it.
    fn claim(&self, number: &'a Number, of: ClaimedColumn<'a>) -> ColumnClaim<'a> {
        let direction = self.state.direction;
        let word = direction.map(|(_, at, length)| self.passage.text(at, at + length));
        let direction = direction.map(|(way, ..)| way);
        ColumnClaim { number, of, word: word.unwrap_or_default(), direction }
    }

    /// Whether an amount is what another came from: 7万元降为6.5万元.
    fn becomes_another(&self, number: &Number) -> bool {
        let end = number.at + number.length + number.unit_length();
        self.passage.chars.get(end).is_some_and(|c| "降减增压升调".contains(*c))
    }

    /// The one number behind the name of last year's line.
    fn last_years(&mut self) -> Option<ColumnClaim<'a>> {
        let number = self.next_number()?;
        let state = self.state;
        let plain = state.base.is_none() && state.direction.is_none() && state.share.is_none();
        let money = matches!(number.unit.as_str(), "万元" | "元");
        (plain && money && !state.done && !state.rate).then_some(ColumnClaim {
            number,
            of: ClaimedColumn::LastYear,
            word: String::new(),
            direction: None,
        })
    }

    /// Reads words up to the next number; `None` at a word that is not in the vocabulary.
    fn next_number(&mut self) -> Option<&'a Number> {
        loop {
            let number = self.numbers.binary_search_by_key(&self.at, |number| number.at);
            if let Some(year) = year_at(self.passage, self.at) {
                self.year(year)?;
            } else if let Ok(number) = number {
                return Some(&self.numbers[number]);
            } else if self.state.share.is_some() && self.whole().is_some() {
                // The name is tried first: 支出合计 begins with 支出, which is in the vocabulary.
            } else if self.at != self.start
                && self.names.binary_search_by_key(&self.at, |name| name.at).is_ok()
            {
                // 公用经费下降5.26%，项目支出…: another line begins.
                return None;
            } else if self.of_three_public && self.passage.has(self.at, "财政拨款") {
                self.at += 4;
            } else if let Some((word, length)) = word_at(self.passage, self.at) {
                self.word(word, length)?;
                self.at += length;
            } else {
                return None;
            }
        }
    }

    fn year(&mut self, year: i32) -> Option<()> {
        if year == self.year - 1 {
            self.compared(ComparisonBase::LastYear);
        } else if year != self.year {
            return None;
        }
        self.at += 5;
        if self.passage.chars.get(self.at) == Some(&'度') {
            self.at += 1;
        }
        Some(())
    }

    fn word(&mut self, word: ClaimWord, length: usize) -> Option<()> {
        match word {
            // 减少到6.5万元 states an amount, not a difference.
            ClaimWord::Filler => {
                let reached = self.state.direction.is_some() && self.passage.chars[self.at] == '到';
                return (!reached).then_some(());
            }
            ClaimWord::Compare => self.state.compared = true,
            ClaimWord::Noun => {
                if self.state.share == Some(Whole::Unstated) {
                    self.state.share = Some(Whole::Unknown);
                }
            }
            ClaimWord::Comma => {
                self.base = self.state.lasting().or(self.base);
                self.state = ParserState::NOTHING;
            }
            ClaimWord::LastYear => self.compared(ComparisonBase::LastYear),
            ClaimWord::Budget => self.compared(ComparisonBase::Budget),
            ClaimWord::Initial => self.compared(ComparisonBase::Initial),
            ClaimWord::Up | ClaimWord::Down => {
                let way = if word == ClaimWord::Up { Direction::Up } else { Direction::Down };
                // 减少幅度下降: two directions contradict each other.
                if self.state.direction.is_some() {
                    return None;
                }
                self.state.direction = Some((way, self.at, length));
            }
            ClaimWord::Of | ClaimWord::Share => {
                self.state.share = Some(self.state.share.unwrap_or(Whole::Unstated));
            }
            ClaimWord::Done => self.state.done = true,
            ClaimWord::Rate => self.state.rate = true,
        }
        Some(())
    }

    /// 上年预算 is neither last year's amount nor this year's budget.
    fn compared(&mut self, base: ComparisonBase) {
        self.state.base = Some(match self.state.base {
            None => base,
            Some(before) if before == base => base,
            Some(_) => ComparisonBase::Other,
        });
    }

    /// The name behind 占.
    fn whole(&mut self) -> Option<()> {
        let name = self.names.binary_search_by_key(&self.at, |name| name.at).ok()?;
        let name = &self.names[name];
        let FigureMeaning::BudgetLine(line) = name.meaning else { return None };
        // 占全年支出合计, 占本年支出合计: the words before do not change the whole.
        if !matches!(self.state.share, Some(Whole::Unstated | Whole::Unknown)) {
            return None;
        }
        self.state.share = Some(Whole::BudgetLine(line));
        self.at = name.end;
        Some(())
    }

    /// The column that an amount claims; the outer `None` ends parsing.
    fn amount(&mut self) -> Option<Option<ClaimedColumn<'a>>> {
        if self.state.share.is_some() || self.state.rate {
            return Some(None);
        }
        if self.state.direction.is_some() {
            return Some(match self.state.base.or(self.base) {
                Some(ComparisonBase::LastYear) if !self.of_budget => Some(ClaimedColumn::Change),
                Some(base @ (ComparisonBase::Budget | ComparisonBase::Initial))
                    if !self.of_budget =>
                {
                    Some(ClaimedColumn::AgainstBudget(base == ComparisonBase::Initial))
                }
                _ => None,
            });
        }
        match self.state.base {
            Some(ComparisonBase::LastYear) => Some(Some(ClaimedColumn::LastYear)),
            Some(base @ (ComparisonBase::Budget | ComparisonBase::Initial)) => {
                self.of_budget |= !self.has_actual;
                let column = if base == ComparisonBase::Budget {
                    ClaimedColumn::Budget
                } else {
                    ClaimedColumn::Initial
                };
                Some(Some(column))
            }
            Some(ComparisonBase::Other) => Some(None),
            None if self.has_actual => None,
            None => {
                (self.has_actual, self.of_budget) = (true, false);
                Some(Some(ClaimedColumn::Actual))
            }
        }
    }

    /// The column that a rate claims; the outer `None` ends parsing.
    fn rate(&mut self) -> Option<Option<ClaimedColumn<'a>>> {
        let state = self.state;
        if state.direction.is_some() {
            return Some(match state.base.or(self.base) {
                _ if state.share.is_some() || self.of_budget => None,
                Some(ComparisonBase::LastYear) | None => Some(ClaimedColumn::ChangeRate),
                Some(base @ (ComparisonBase::Budget | ComparisonBase::Initial)) => {
                    Some(ClaimedColumn::AgainstBudget(base == ComparisonBase::Initial))
                }
                Some(ComparisonBase::Other) => None,
            });
        }
        match (state.share, state.done, state.base) {
            (Some(Whole::Unstated), ..) => Some(Some(ClaimedColumn::Share(None))),
            (Some(Whole::BudgetLine(line)), ..) => Some(Some(ClaimedColumn::Share(Some(line)))),
            (Some(Whole::Unknown), ..) => Some(None),
            (_, true, Some(base @ (ComparisonBase::Budget | ComparisonBase::Initial))) => {
                Some(Some(ClaimedColumn::Completion(base == ComparisonBase::Initial)))
            }
            _ if state.rate => {
                Some(Some(ClaimedColumn::Completion(state.base == Some(ComparisonBase::Initial))))
            }
            _ => None,
        }
    }

    /// Moves behind a number and its unit; keeps what still applies to the next number.
    fn pass(&mut self, number: &Number) {
        self.base = self.state.lasting().or(self.base);
        // 完成预算2050万元的96.59%, 占支出合计1980万元的60.61%.
        let ParserState { share, done, rate, base, .. } = self.state;
        self.state = match number.unit.as_str() {
            "%" => ParserState::NOTHING,
            _ => ParserState {
                share,
                done,
                rate,
                base: base.filter(|_| done),
                ..ParserState::NOTHING
            },
        };
        self.at = number.at + number.length + number.unit_length();
    }
}
