//! Fonts: font stacks to faces, coverage, advances, embedding rights, and one subset of each face for all writers.

mod alone;
mod face;
mod glyph_cache;
mod index;
mod integrity;
mod library;
mod outline;
mod subset;
mod usage;
mod word;

pub use face::{Face, FaceId, GlyphId};
pub use glyph_cache::{GlyphCache, ResolvedGlyph};
pub use index::FontIndex;
pub use library::{FontSearch, Fonts};
pub use outline::OutlineStep;
pub use subset::{Subset, SubsetError, Subsets, cut_all};
pub use usage::Usage;
pub use word::{panose, word_font};
