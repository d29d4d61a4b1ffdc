//! Figures as a record has them, and back: name, value, formula and inputs; the steps of the calculation are left out.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::base::amount::{Amount, MoneyStyle, Ratio, Unit};
use crate::base::id::FigureId;
use crate::catalogue::FigureKey;
use crate::figures::{Figure, Figures, State, Steps, Value};

/// All figures, in their order.
#[derive(Serialize, Deserialize)]
pub(super) struct WrittenFigures<'a> {
    unit: Cow<'a, str>,
    decimals: u32,
    separators: bool,
    figures: Vec<WrittenFigure<'a>>,
}

#[derive(Serialize, Deserialize)]
struct WrittenFigure<'a> {
    id: Cow<'a, str>,
    name: Cow<'a, str>,
    #[serde(flatten)]
    state: WrittenState<'a>,
    formula: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    inputs: Vec<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WrittenState<'a> {
    Missing(()),
    NotApplicable(Cow<'a, str>),
    /// In 元.
    Money(String),
    Ratio(String, String),
    Percent(String),
    Count(String, Cow<'a, str>),
    Words(Cow<'a, str>),
}

impl<'a> WrittenFigures<'a> {
    /// Figures as a record has them.
    pub(super) fn of(figures: &'a Figures) -> Self {
        let MoneyStyle { unit, decimals, separators } = figures.style;
        let all = figures.iter().map(WrittenFigure::of).collect();
        Self { unit: unit.word().into(), decimals, separators, figures: all }
    }

    /// The figures; `None` if one of them has a value that is none.
    pub(super) fn read(self) -> Option<Figures> {
        let units = [Unit::Yuan, Unit::WanYuan, Unit::YiYuan];
        let unit = units.into_iter().find(|unit| unit.word() == self.unit)?;
        let style = MoneyStyle { unit, decimals: self.decimals, separators: self.separators };
        let mut figures = Figures::new(style);
        for figure in self.figures {
            figures.insert(figure.read()?);
        }
        Some(figures)
    }
}

impl<'a> WrittenFigure<'a> {
    fn of(figure: &'a Figure) -> Self {
        Self {
            id: figure.id.as_str().into(),
            name: (&figure.name).into(),
            state: WrittenState::of(&figure.state),
            formula: (&figure.formula).into(),
            inputs: figure.inputs.iter().map(|key| key.to_string().into()).collect(),
        }
    }

    fn read(self) -> Option<Figure> {
        let id = FigureId::new(&self.id);
        Some(Figure {
            key: FigureKey::from(&id),
            id,
            name: self.name.into(),
            state: self.state.read()?,
            formula: self.formula.into(),
            steps: Steps::None,
            inputs: self.inputs.iter().map(|id| FigureKey::parse(id)).collect(),
            place: None,
        })
    }
}

impl<'a> WrittenState<'a> {
    fn of(state: &'a State) -> Self {
        match state {
            State::Missing => Self::Missing(()),
            State::NotApplicable(why) => Self::NotApplicable(why.into()),
            State::Known(Value::Money(amount)) => Self::Money(amount.yuan().to_string()),
            State::Known(Value::Ratio(Ratio { part, whole })) => {
                Self::Ratio(part.to_string(), whole.to_string())
            }
            State::Known(Value::Percent(percent)) => Self::Percent(percent.to_string()),
            State::Known(Value::Count(count, unit)) => Self::Count(count.to_string(), unit.into()),
            State::Known(Value::Words(words)) => Self::Words(words.into()),
        }
    }

    fn read(self) -> Option<State> {
        let number = |text: &str| text.parse::<Decimal>().ok();
        Some(State::Known(match self {
            Self::Missing(()) => return Some(State::Missing),
            Self::NotApplicable(why) => return Some(State::NotApplicable(why.into())),
            Self::Money(yuan) => Value::Money(Amount::from_yuan(number(&yuan)?)),
            Self::Ratio(part, whole) => Value::Ratio(Ratio::new(number(&part)?, number(&whole)?)?),
            Self::Percent(percent) => Value::Percent(number(&percent)?),
            Self::Count(count, unit) => Value::Count(number(&count)?, unit.into()),
            Self::Words(words) => Value::Words(words.into()),
        }))
    }
}
