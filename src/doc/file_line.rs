//! A paragraph or a row of a written file as it reads, for comparing files with what was written.

/// A paragraph outside of tables, a row of a table, or a picture.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FileLine {
    /// The key of a paragraph's role, `heading1`, or the id of a style that is none of ours; empty for a row; of what
    /// is no paragraph of the body one of the words below.
    pub style: String,
    /// Whether it is a row.
    pub is_row: bool,
    /// Its characters; of a row the words of its cells that are not empty, parted by ` | `.
    pub text: String,
}

impl FileLine {
    /// What stands for the style of a picture.
    pub const PICTURE: &str = "/picture";
    /// The same of a paragraph of a header.
    pub const HEADER: &str = "/header";
    /// The same of a paragraph of a footer.
    pub const FOOTER: &str = "/footer";
}
