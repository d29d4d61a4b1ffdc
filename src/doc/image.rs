//! Pictures from files, with caption and description; no sizes.

use std::sync::Arc;

use super::inline::Inline;
use super::style::Role;
use crate::images::ImageFile;

/// A picture from a file of the unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Image {
    /// Its id in the facts: `reading_room`.
    pub name: String,
    /// The caption under it, with its number: `图1　改造后的阅览室`.
    pub caption: Vec<Inline>,
    /// What it shows, for readers who cannot see it.
    pub description: String,
    /// Its greatest width in hundredths of a percent of the text area, if the facts state one.
    pub width: Option<u16>,
    /// The file.
    pub file: Arc<ImageFile>,
}

impl Image {
    /// Its inlines with the role of each.
    pub fn inlines(&self) -> impl Iterator<Item = (Role, &Inline)> {
        self.caption.iter().map(|inline| (Role::ChartCaption, inline))
    }
}
