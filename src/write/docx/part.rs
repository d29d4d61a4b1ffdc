//! A part of the Word file: its name, its bytes, and the relationship by which another part refers to it.

/// The owner of the relationship to a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Owner {
    /// The package itself.
    Package,
    /// `word/document.xml`.
    Document,
    /// `word/fontTable.xml`.
    FontTable,
}

/// A part of the file.
pub(super) struct PackagePart {
    /// Its name in the zip: `word/styles.xml`.
    pub name: String,
    /// The part whose relationships name it.
    pub owner: Owner,
    /// The id of that relationship.
    pub id: String,
    /// The type of that relationship: the last segment of one of Word's, or a whole one.
    pub relation: &'static str,
    /// Its content type: the middle of one of Word's, or a whole one.
    pub content_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
