//! What was computed before and would come out the same again: the widths of the columns of tables.
//!
//! A document is laid out two or three times until its pages are known, and a preview lays out nearly the same document after
//! each save. Looking for the widths of columns is half of the work, and most tables are the same each time.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::base::length::Length;

/// The most tables that are remembered.
const MOST: usize = 4096;

/// Widths of columns by a digest of all that they depend on.
#[derive(Clone, Debug, Default)]
pub struct Remembered {
    widths: HashMap<u64, Vec<Length>>,
}

impl Remembered {
    /// The widths for what `about` states, computed where they are not known.
    pub(crate) fn widths(
        &mut self,
        about: impl FnOnce(&mut DefaultHasher),
        compute: impl FnOnce() -> Vec<Length>,
    ) -> Vec<Length> {
        let mut digest = DefaultHasher::new();
        about(&mut digest);
        if self.widths.len() >= MOST {
            self.widths.clear();
        }
        self.widths.entry(digest.finish()).or_insert_with(compute).clone()
    }
}

/// States a list: its length, then its items.
pub(crate) fn state<T: Hash>(digest: &mut DefaultHasher, items: impl IntoIterator<Item = T>) {
    let mut count = 0_usize;
    for item in items {
        item.hash(digest);
        count += 1;
    }
    count.hash(digest);
}
