//! Fonts: role to face, coverage, advances, embedding rights, and one subset for both writers.

mod face;
mod index;
mod library;
mod shapes;
mod subset;
mod usage;
mod word;

pub use face::{Face, FaceId, GlyphId};
pub use index::Index;
pub use library::{Fonts, Search};
pub use shapes::{Shape, Shapes};
pub use subset::{Subset, SubsetError, Subsets, cut_all};
pub use usage::Usage;
pub use word::{panose, word_font};
