//! Why a value cannot be changed.

/// Why a value cannot be changed; the text stays as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EditFault {
    /// The path names nothing: its longest part that exists, and what stands there instead.
    Nowhere {
        /// That part; empty if not even the first key exists.
        existing: String,
        /// The keys or items there.
        there: Vec<String>,
        /// Whether that part is a list.
        in_list: bool,
    },
    /// The path names a list or a group of values.
    NoSingleValue {
        /// The keys or items in it.
        there: Vec<String>,
    },
    /// The text cannot hold the value there.
    NotWritable,
    /// The text cannot be read.
    Unreadable,
}
