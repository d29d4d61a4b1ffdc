//! Running text to statements: what each number in a sentence states.
//!
//! A [`passage::Passage`] is text with places. Its [`numbers`] have a unit and a precision; a [`reader`] gives each a role
//! in its sentence (a value, a change, a share, a rate, an average …), the words that name it, what it is compared with
//! and what it is a part of. Numbers without a role that is certain stay [`statement::Unread`]. Rules about what the
//! statements say stand in `check`.

mod again;
mod bases;
pub mod dates;
pub mod direction;
mod directions;
pub mod interval;
pub mod numbers;
pub mod numerals;
mod parts;
pub mod passage;
pub mod quantity;
pub mod reader;
mod roles;
pub mod set_aside;
pub mod statement;
pub mod word_index;
pub mod words;
