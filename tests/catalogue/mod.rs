//! The catalogue of facts: what follows from a row, the tables that the manuals have from it, keys in messages.

mod manuals;
mod message_words;
mod rows;
