//! Rules of arithmetic inside a text: what its numbers say of each other, without any known figure.

pub(crate) mod averages;
pub(crate) mod bare;
mod change_rates;
pub(crate) mod changes;
mod divisions;
pub(crate) mod each;
pub(crate) mod equal;
pub(crate) mod equations;
pub(crate) mod flows;
pub(crate) mod from_to;
pub(crate) mod listed;
pub(crate) mod more_or_less;
pub(crate) mod nothing;
pub(crate) mod parts;
mod prices;
mod rate_words;
pub(crate) mod rates;
pub(crate) mod repeated;
pub(crate) mod shares;
mod sides;
pub(crate) mod text;
mod total;
pub(crate) mod whole_name;
mod wrong_rate;
