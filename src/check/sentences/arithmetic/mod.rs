//! Rules of arithmetic inside a text: what its numbers say of each other, without any known figure.

pub mod averages;
pub mod bare;
pub mod changes;
pub mod equal;
pub mod equations;
pub mod flows;
pub mod from_to;
pub mod listed;
pub mod more_or_less;
pub mod nothing;
pub mod parts;
pub mod rates;
pub mod repeated;
pub mod shares;
pub mod text;
