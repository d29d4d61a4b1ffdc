//! The reader of statements: the names of figures in running text and which figure each number behind them claims to be.

pub mod claim_parser;
pub mod column_claim;
pub mod named;
pub mod names_of_figures;
pub mod read_passage;
pub mod scope;
mod sentence_prefix;
pub mod vocabulary;
