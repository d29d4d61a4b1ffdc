//! The reader of statements: the names of figures in running text and which figure each number behind them claims to be.

pub mod claim_parser;
pub mod column_claim;
pub mod names_of_figures;
pub mod scope;
pub mod sentence_prefix;
pub mod vocabulary;
