//! The reader of statements: the names of figures in running text and which figure each number behind them claims to be.

pub(super) mod claim_parser;
pub(super) mod column_claim;
pub(super) mod mention;
pub(super) mod names_of_figures;
mod parser_state;
pub(super) mod read_passage;
pub(super) mod scope;
mod sentence_prefix;
pub(super) mod vocabulary;
