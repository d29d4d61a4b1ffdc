//! A facts file as typed facts, each with the place where it stands.

pub mod model;

pub use model::Report;
