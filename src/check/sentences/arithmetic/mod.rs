//! Rules of arithmetic inside a text: what its numbers say of each other, without any known figure.

pub mod averages;
pub mod bare;
mod change_rates;
pub mod changes;
mod divisions;
mod each;
pub mod equal;
pub mod equations;
pub mod flows;
pub mod from_to;
pub mod listed;
pub mod more_or_less;
pub mod nothing;
pub mod parts;
mod prices;
pub mod rates;
pub mod repeated;
pub mod shares;
mod sides;
pub mod text;
mod total;
mod wrong_rate;
