//! People of the unit in running text: posts, people, who came and who left, against the facts and against each other.

pub(crate) mod counts;
mod moves;
mod sentence;
