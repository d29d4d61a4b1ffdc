//! The catalogue of facts: what follows from a row, and the tables that the manuals have from it.

mod manuals;
mod rows;
