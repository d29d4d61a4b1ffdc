//! The font names of the Word file and the face for each.

use std::collections::BTreeMap;

use crate::doc::{FaceKey, StyleSheet};
use crate::fonts::{FaceId, Fonts, Subsets};

/// The font names of the Word file.
///
/// The first face of a stack has the stack's official name, `仿宋_GB2312`, because Word then uses the official font if it
/// is installed. A name belongs to one face only, so every other face keeps the name of its family.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct FontNames {
    faces: BTreeMap<String, FaceId>,
    stacks: BTreeMap<FaceKey, String>,
}

impl FontNames {
    /// Names the faces of all font stacks.
    pub(super) fn of(style: &StyleSheet, fonts: &Fonts) -> Self {
        let mut names = Self::default();
        for (key, stack) in &style.faces {
            names.stacks.insert(key.clone(), stack.official.clone());
            if let Some(&first) = fonts.stack(key).first() {
                names.faces.entry(stack.official.clone()).or_insert(first);
            }
        }
        for (id, face) in fonts.faces() {
            if !names.faces.values().any(|&named| named == id) {
                names.faces.entry(face.family.clone()).or_insert(id);
            }
        }
        names
    }

    /// The name that the styles of a stack state.
    pub(super) fn official<'a>(&'a self, key: &'a FaceKey) -> &'a str {
        self.stacks.get(key).map_or(&key.0, String::as_str)
    }

    /// The face for the name that the styles of a stack state.
    pub(super) fn plain(&self, key: &FaceKey) -> Option<FaceId> {
        self.faces.get(self.official(key)).copied()
    }

    /// The name of a face.
    pub(super) fn name(&self, face: FaceId) -> Option<&str> {
        self.iter().find(|(_, named)| *named == face).map(|(name, _)| name)
    }

    /// All names in order, each with its face.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, FaceId)> {
        self.faces.iter().map(|(name, &face)| (name.as_str(), face))
    }

    /// The names that occur in the file: those of styles, and those of faces that draw text.
    pub(super) fn used(&self, subsets: &Subsets) -> impl Iterator<Item = (&str, FaceId)> {
        let official = |name: &str| self.stacks.values().any(|stated| stated == name);
        self.iter().filter(move |(name, face)| official(name) || subsets.contains_key(face))
    }
}
