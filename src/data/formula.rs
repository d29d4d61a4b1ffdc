//! The formula of a computed column to a tree: ＋ － × ÷, brackets, names of columns, 合计(column), numbers; nothing else.

use rust_decimal::Decimal;

use crate::base::number_text::parse_number;

/// A formula over the columns of one table.
#[derive(Clone, PartialEq, Debug)]
pub enum ColumnFormula {
    /// A number.
    Number(Decimal),
    /// The cell of this column in the same row, by the column's id.
    Cell(String),
    /// The total of this column.
    Total(String),
    /// Two formulas with a sign between them.
    Two(Box<ColumnFormula>, Sign, Box<ColumnFormula>),
}

impl ColumnFormula {
    /// The columns that it adds up and takes away, by their ids; nothing where it multiplies, divides or has a number that
    /// is not whole.
    pub fn added(&self) -> Option<Vec<String>> {
        let mut columns = Vec::new();
        self.add_to(&mut columns).then_some(columns)
    }

    /// Adds the columns to those before it; false where it does more than add and take away.
    fn add_to(&self, columns: &mut Vec<String>) -> bool {
        match self {
            Self::Number(number) => number.is_integer(),
            Self::Cell(column) | Self::Total(column) => {
                columns.push(column.clone());
                true
            }
            Self::Two(left, Sign::Plus | Sign::Minus, right) => {
                left.add_to(columns) && right.add_to(columns)
            }
            Self::Two(_, Sign::Times | Sign::Over, _) => false,
        }
    }
}

/// A sign between two formulas.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// ＋
    Plus,
    /// －
    Minus,
    /// ×
    Times,
    /// ÷
    Over,
}

/// What is wrong with a formula of too many brackets in one another.
pub(super) const TOO_DEEP: &str = "括号套得太多";

/// What is wrong with a formula of too many terms.
pub(super) const TOO_LONG: &str = "项太多";

/// How many terms a formula may have: a table has no more columns, and each term is a level of the tree.
const MOST_TERMS: usize = 1_000;

/// How many brackets may stand in one another.
const MOST_BRACKETS: usize = 16;

/// Reads a formula; `column` gives the id of the column that a name or an id means. In words, what is wrong.
pub fn parse(text: &str, column: impl Fn(&str) -> Option<String>) -> Result<ColumnFormula, String> {
    let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut parser =
        FormulaParser { characters: &characters, at: 0, depth: 0, terms: 0, column: &column };
    let formula = parser.sum()?;
    match parser.peek() {
        None => Ok(formula),
        Some(c) => Err(format!("“{c}”放得不对")),
    }
}

struct FormulaParser<'t> {
    characters: &'t [char],
    at: usize,
    depth: usize,
    terms: usize,
    column: &'t dyn Fn(&str) -> Option<String>,
}

impl FormulaParser<'_> {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// The sign at hand, if it is one of two.
    fn sign(&mut self, signs: [(&str, Sign); 2]) -> Option<Sign> {
        let next = self.peek()?;
        let (_, sign) = signs.into_iter().find(|(marks, _)| marks.contains(next))?;
        self.at += 1;
        Some(sign)
    }

    fn sum(&mut self) -> Result<ColumnFormula, String> {
        let mut left = self.product()?;
        while let Some(sign) = self.sign([("+＋", Sign::Plus), ("-－−", Sign::Minus)]) {
            left = ColumnFormula::Two(Box::new(left), sign, Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<ColumnFormula, String> {
        let mut left = self.operand()?;
        while let Some(sign) = self.sign([("*×", Sign::Times), ("/÷", Sign::Over)]) {
            left = ColumnFormula::Two(Box::new(left), sign, Box::new(self.operand()?));
        }
        Ok(left)
    }

    fn operand(&mut self) -> Result<ColumnFormula, String> {
        self.terms += 1;
        if self.terms > MOST_TERMS {
            return Err(TOO_LONG.into());
        }
        match self.peek() {
            None => Err("后面少了一项".into()),
            Some('(' | '（') => self.bracketed(Self::sum),
            Some(_) => self.named(),
        }
    }

    /// What stands between brackets.
    fn bracketed(
        &mut self,
        inner: impl Fn(&mut Self) -> Result<ColumnFormula, String>,
    ) -> Result<ColumnFormula, String> {
        self.at += 1;
        self.depth += 1;
        if self.depth > MOST_BRACKETS {
            return Err(TOO_DEEP.into());
        }
        let formula = inner(self)?;
        if !matches!(self.peek(), Some(')' | '）')) {
            return Err("括号没有配对".into());
        }
        self.at += 1;
        self.depth -= 1;
        Ok(formula)
    }

    /// A number, a column, or 合计 of a column.
    fn named(&mut self) -> Result<ColumnFormula, String> {
        let word = self.word();
        if word == "合计" && matches!(self.peek(), Some('(' | '（')) {
            return self.bracketed(|parser| {
                let word = parser.word();
                parser.known(&word).map(ColumnFormula::Total)
            });
        }
        if let Some(id) = (self.column)(&word) {
            return Ok(ColumnFormula::Cell(id));
        }
        match parse_number(&word) {
            Ok(number) => Ok(ColumnFormula::Number(number)),
            Err(_) => self.known(&word).map(ColumnFormula::Cell),
        }
    }

    fn known(&self, word: &str) -> Result<String, String> {
        (self.column)(word).ok_or_else(|| format!("没有“{word}”这一列"))
    }

    /// The characters up to the next sign or bracket.
    fn word(&mut self) -> String {
        let rest = &self.characters[self.at..];
        let word: String = rest.iter().take_while(|c| !"+＋-－−*×/÷()（）".contains(**c)).collect();
        self.at += word.chars().count();
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<ColumnFormula, String> {
        parse(text, |name| matches!(name, "甲" | "乙").then(|| name.to_string()))
    }

    #[test]
    fn products_bind_closer_than_sums() {
        let cell = |name: &str| Box::new(ColumnFormula::Cell(name.into()));
        let product = ColumnFormula::Two(cell("甲"), Sign::Times, cell("乙"));
        let sum = ColumnFormula::Two(cell("甲"), Sign::Plus, Box::new(product));
        assert_eq!(read("甲＋甲×乙"), Ok(sum));
        let share =
            ColumnFormula::Two(cell("甲"), Sign::Over, Box::new(ColumnFormula::Total("甲".into())));
        assert_eq!(read("甲 ÷ 合计（甲）"), Ok(share));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "甲＋", "丙", "甲÷合计(丙)", "（甲", "甲）", "sum(甲)", "甲 乙 丁"]
        {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
