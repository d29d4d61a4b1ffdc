//! The names that faces go by in the Word file, and which face stands behind each name.

use std::collections::BTreeMap;

use crate::doc::{FaceKey, StyleSheet};
use crate::fonts::{FaceId, Fonts, Subsets};

/// Names of faces in the Word file.
///
/// The first face of a stack goes by the stack's official name, `仿宋_GB2312`, because a reader who has the
/// official face shall see that. A name stands for one face only, so every other face keeps its own family's.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FontNames {
    faces: BTreeMap<String, FaceId>,
    stacks: BTreeMap<FaceKey, String>,
}

impl FontNames {
    /// Names the faces of all stacks.
    pub fn of(style: &StyleSheet, fonts: &Fonts) -> Self {
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
    pub fn official<'a>(&'a self, key: &'a FaceKey) -> &'a str {
        self.stacks.get(key).map_or(&key.0, String::as_str)
    }

    /// The face behind the name that the styles of a stack state.
    pub fn plain(&self, key: &FaceKey) -> Option<FaceId> {
        self.faces.get(self.official(key)).copied()
    }

    /// A name that a face goes by.
    pub fn name(&self, face: FaceId) -> Option<&str> {
        self.iter().find(|(_, named)| *named == face).map(|(name, _)| name)
    }

    /// All names in order, each with its face.
    pub fn iter(&self) -> impl Iterator<Item = (&str, FaceId)> {
        self.faces.iter().map(|(name, &face)| (name.as_str(), face))
    }

    /// The names that the file speaks of: those of styles and those of faces that text is set in.
    pub fn used(&self, subsets: &Subsets) -> impl Iterator<Item = (&str, FaceId)> {
        let official = |name: &str| self.stacks.values().any(|stated| stated == name);
        self.iter().filter(move |(name, face)| official(name) || subsets.contains_key(face))
    }
}
