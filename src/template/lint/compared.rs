//! Comparisons and tests of kinds that do not go together, which printing refuses or which never hold.

use std::ops::Range;

use super::known_names::NameKind;
use super::names::NameWalk;
use crate::base::amount::Unit;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::catalogue::Column;
use crate::template::expressions::{Argument, Expression, ExpressionKind as Kind, Operator, Word};
use crate::template::refusal;
use crate::template::refused_comparisons as refused;

impl NameWalk<'_, '_> {
    /// A test of a kind that it can never hold of.
    pub(super) fn tested(&mut self, name: &Word, of: &NameKind) {
        let of_numbers = matches!(
            name.text.as_str(),
            "above" | "below" | "equal_to" | "zero" | "negative" | "applicable"
        );
        let is_no_number = match of {
            NameKind::Leaf(kinds) => kinds.is_only_words(),
            NameKind::Flag | NameKind::List(_) | NameKind::Group(_) => true,
            NameKind::Anything => false,
        };
        if of_numbers && is_no_number {
            let message = format!("is {} 只问数，这里问的不是数", name.text);
            let hint =
                "文字只问填了没有（is given），或是不是某几个字（==）；列表问 is given 或 | length";
            self.report(Diagnostic::new(codes::T04, message).hint(hint), name.span.clone());
        }
    }

    /// `is applicable` of an amount or a count: only of rates there are that do not apply, where what they divide by is 0.
    pub(super) fn always_applies(&mut self, of: &Expression, name: &Word, kind: &NameKind) {
        let Some((_, path)) = of.path().filter(|_| name.text == "applicable") else { return };
        let column = path.last().and_then(|word| Column::from_word(word));
        let is_stated =
            column.is_some_and(|one| Column::STATED.contains(&one) || one == Column::Total);
        let is_number =
            matches!(kind, NameKind::Leaf(leaf) if leaf.is_money() || leaf.counted_in().is_some());
        if is_stated && is_number {
            let message = "is applicable 问的是率算不算得出（分母是不是 0），这里不是率，总成立";
            let hint = "问填了没有写 is given；问是不是 0 写 is zero";
            self.report(Diagnostic::new(codes::T24, message).hint(hint), name.span.clone());
        }
    }

    /// A number that is asked for and left out, or put in quotes.
    pub(super) fn limited(&mut self, name: &Word, arguments: &[Argument]) {
        if !matches!(name.text.as_str(), "above" | "below" | "equal_to") {
            return;
        }
        let (message, place, number) = match arguments.first().map(|one| &one.value) {
            None => (format!("is {} 没有写与多少比", name.text), name.span.clone(), "100".into()),
            Some(Expression { kind: Kind::Text(words), span }) => {
                let is_of_number = |c: &char| c.is_ascii_digit() || matches!(c, '.' | '-');
                let number: String = words.chars().filter(is_of_number).collect();
                let message = format!("is {} 里写的是文字，要写数", name.text);
                (message, span.clone(), if number.is_empty() { "100".into() } else { number })
            }
            Some(_) => return,
        };
        let hint = format!("写 is {}({number})，不加引号，不带单位", name.text);
        self.report(Diagnostic::new(codes::T04, message).hint(hint), place);
    }

    /// An amount that is compared with a number that no unit has: 元 are meant where 万元 are printed.
    pub(super) fn too_much(&mut self, (of, kind): (&Expression, &NameKind), limit: &Expression) {
        let money = &self.linted.pack.outline.money;
        let (Kind::Number(number), NameKind::Leaf(leaf)) = (&limit.kind, kind) else { return };
        let is_path = matches!(of.kind, Kind::Name(_) | Kind::Attribute { .. });
        let in_yuan: f64 = match money.unit {
            Unit::Yuan => return,
            Unit::WanYuan => 10_000.0,
            Unit::YiYuan => 100_000_000.0,
        };
        let Some(yuan) = number.parse::<f64>().ok().map(|number| number * in_yuan) else { return };
        if !is_path || !leaf.is_money() || yuan < MOST_YUAN {
            return;
        }
        let unit = money.unit.word();
        let message = format!("金额按{unit}比，这里是 {number}{unit}，总到不了");
        let hint = format!("要比的是 {number} 元的，换算成{unit}写");
        self.report(Diagnostic::new(codes::T24, message).hint(hint), limit.span.clone());
    }

    /// Two numbers that count different things.
    pub(super) fn unlike(&mut self, a: &NameKind, b: &NameKind, span: Range<usize>) {
        let (NameKind::Leaf(a), NameKind::Leaf(b)) = (a, b) else { return };
        let (Some(a), Some(b)) = (a.counts(), b.counts()) else { return };
        if a != b {
            let message = format!("一边是{a}，一边是{b}，比大小没有意义");
            let hint = "同一种数才比：金额和金额，率和率；率和数字比写 is above(100)";
            self.report(Diagnostic::new(codes::T04, message).hint(hint), span);
        }
    }

    /// A comparison that can never hold, or that printing refuses.
    pub(super) fn compared(
        &mut self,
        operator: Operator,
        (left, a): (&Expression, &NameKind),
        (right, b): (&Expression, &NameKind),
    ) {
        for (this, (other, kind)) in [(a, (right, b)), (b, (left, a))] {
            if let Some(error) = refused_sides(operator, this, other, kind) {
                let message = error.to_string();
                let (message, hint) = refusal::unpacked(&message).unwrap_or((&message, ""));
                let finding = Diagnostic::new(codes::T04, message).hint(hint);
                self.report(finding, other.span.clone());
                return;
            }
        }
        self.unlike(a, b, right.span.clone());
        self.never_is(operator, left, right);
        self.never_is(operator, right, left);
        self.too_much((left, a), right);
    }
}

/// More 元 than any unit's year has: 1,000 亿.
const MOST_YUAN: f64 = 1e11;

/// Why a value of a kind cannot be compared with what stands on the other side.
fn refused_sides(
    operator: Operator,
    this: &NameKind,
    other: &Expression,
    kind: &NameKind,
) -> Option<tera::Error> {
    let orders = !matches!(operator, Operator::Equal | Operator::Unequal);
    match (this, &other.kind) {
        (_, Kind::None) => None,
        (NameKind::List(_) | NameKind::Group(_), _) => Some(refused::group()),
        (NameKind::Flag, Kind::Text(_) | Kind::Number(_)) => Some(refused::flag()),
        (NameKind::Flag, _) if matches!(kind, NameKind::Leaf(_)) => Some(refused::flag()),
        (NameKind::Leaf(leaf), Kind::Text(words)) if leaf.is_figure() && !leaf.words => {
            (!says_number(words)).then(|| match orders {
                true => refused::words(),
                false => refused::no_number(words, "0"),
            })
        }
        (NameKind::Leaf(leaf), Kind::Text(_)) if orders && leaf.is_only_words() => {
            Some(refused::words())
        }
        (NameKind::Leaf(leaf), Kind::Number(_)) if leaf.is_only_words() => Some(match orders {
            true => refused::words(),
            false => refused::text_and_number(),
        }),
        (NameKind::Leaf(leaf), Kind::Number(number)) if leaf.is_rate() => {
            refused::no_fraction(number.parse().ok()?).err()
        }
        _ => None,
    }
}

/// Whether words say a number, with or without its unit.
fn says_number(words: &str) -> bool {
    let words = words.trim();
    let number = ["万元", "元", "%"].iter().find_map(|unit| words.strip_suffix(unit));
    crate::base::number_text::parse_number(number.unwrap_or(words)).is_ok()
}
