//! jixiao: one file of facts about a unit's year becomes its annual report, in Word and in PDF.

pub mod base;
pub mod check;
pub mod cli;
pub mod data;
pub mod doc;
pub mod figures;
pub mod fonts;
pub mod layout;
pub mod pack;
pub mod pipeline;
pub mod project;
pub mod template;
pub mod write;
