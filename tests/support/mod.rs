//! What the topics share: files, packs, the pipeline, a folder of one's own, goldens, properties.

mod document;
pub mod draw_items;
mod files;
mod golden;
mod packs;
mod pipeline;
mod property;
pub mod sample_pages;
mod sandbox;
mod word_file;

pub use document::{cells, squeeze};
pub use files::{DEMO, SAMPLE, own_starter, project_file, replaced};
pub use golden::{GOLDENS, golden, same_as_file};
pub use packs::{illustrate, standard};
pub use pipeline::{
    Outcome, in_page_order, make, make_illustrated, pdf, standard_style, word, workspace,
};
pub use property::{property, random};
pub use sandbox::{Ran, Sandbox, keep_for_validator};
pub use word_file::{word_part, word_text};
