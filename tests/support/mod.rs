//! What the topics share: files, packs, the pipeline, a folder of one's own, goldens, properties.

mod document;
pub(crate) mod draw_items;
mod files;
mod golden;
mod packs;
mod pictures;
mod pipeline;
mod property;
mod running;
pub(crate) mod sample_pages;
mod sandbox;
pub(crate) mod svg_file;
mod unseen;
mod word_file;

pub(crate) use document::{cells, squeeze};
pub(crate) use files::{DEMO, SAMPLE, files, own_starter, project_file, replaced};
pub(crate) use golden::{GOLDENS, golden, same_as_file};
pub(crate) use packs::{illustrate, standard};
pub(crate) use pictures::{picture, picture_facts, write_pictures};
pub(crate) use pipeline::{
    Outcome, in_page_order, make, make_illustrated, pdf, standard_style, word, workspace,
};
pub(crate) use property::{property, random, random_of};
pub(crate) use running::{Events, Running, previewing_program};
pub(crate) use sandbox::{Ran, Sandbox, keep_for_validator, started};
pub(crate) use unseen::unseen;
pub(crate) use word_file::{word_part, word_text};
