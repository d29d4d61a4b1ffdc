//! A thing that a sentence can name, and the numbers that may be stated of it.

use rust_decimal::Decimal;

use super::which::Which;
use crate::catalogue::FigureKey;
use crate::check::rule::CheckContext;
use crate::figures::Figure;
use crate::statements::quantity::Quantity;

/// A number that may be stated of a thing.
#[derive(Clone, Debug)]
pub(super) struct KnownValue {
    /// In 元, percent or things.
    pub value: Decimal,
    /// Which of the thing's numbers it is.
    pub which: Which,
    /// What it is called.
    pub name: String,
    /// How it is printed.
    pub shown: String,
    /// The figure, if it is one.
    pub key: Option<FigureKey>,
}

/// A thing that a sentence can name.
pub(super) struct Thing {
    /// Words that its name is made of, all of which the words before a number must hold; the words beside them must be
    /// neutral. Several ways to name it.
    pub names: Vec<Vec<String>>,
    /// A word that the sentence must hold too; empty for none.
    pub beside: &'static str,
    /// What is measured.
    pub quantity: Quantity,
    /// Its numbers.
    pub known: Vec<KnownValue>,
    /// The table and the row that it stands in.
    pub row: Option<(String, String)>,
    /// Words of the title and the column of a table, some of which name its total: 全年共接收档案.
    pub loose: Vec<String>,
    /// What the number must be stated as a part of; nothing where it may stand alone.
    pub whole: Option<Decimal>,
    /// Words of which one must follow the number; nothing may follow where there are none.
    pub behind: &'static [&'static str],
}

impl Thing {
    pub(super) fn new(names: Vec<Vec<String>>, quantity: Quantity, known: Vec<KnownValue>) -> Self {
        let (row, whole, loose) = (None, None, Vec::new());
        Self { names, beside: "", quantity, known, row, loose, whole, behind: &[] }
    }
}

/// A name in pieces of two characters where it is made of such: 文献外借 is also 外借文献.
pub(super) fn pieces(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    match chars.len() {
        4 | 6 => chars.chunks(2).map(|pair| pair.iter().collect()).collect(),
        _ => vec![name.to_string()],
    }
}

pub(super) fn known_of(
    context: &CheckContext,
    figure: &Figure,
    value: Decimal,
    which: Which,
) -> KnownValue {
    let shown = context.figures.shown(figure);
    KnownValue { value, which, name: figure.name.clone(), shown, key: Some(figure.key.clone()) }
}
