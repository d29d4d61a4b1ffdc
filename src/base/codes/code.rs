//! What a code is: a name that stays, a severity, a title and a page.

use std::fmt;
use std::hash::{Hash, Hasher};

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Worth knowing; never changes the exit code.
    Note,
    /// The report can be made but something in it should be looked at.
    Warning,
    /// The report would be wrong or cannot be made.
    Error,
}

impl Severity {
    /// The word users see.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "说明",
            Self::Warning => "警告",
            Self::Error => "错误",
        }
    }

    /// The word programs see.
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A kind of finding. Two codes are equal if their names are.
#[derive(Debug)]
pub struct Code {
    /// Its name, such as `D03`: a letter for the family and two digits. A name is never used for anything else later.
    pub id: &'static str,
    /// How bad its findings are.
    pub severity: Severity,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// What it finds, why it matters, an example, what to do: lines of text, code indented by four.
    page: &'static str,
}

impl Code {
    /// A code; `page` is its doc comment. Use the `codes!` macro.
    pub(super) const fn new(
        id: &'static str,
        severity: Severity,
        title: &'static str,
        page: &'static str,
    ) -> Self {
        Self { id, severity, title, page }
    }

    /// The letter of its family.
    pub fn family(&self) -> char {
        self.id.chars().next().unwrap_or_default()
    }

    /// Its page without the headline: a paragraph a line, code indented by four. Ends with a line end.
    pub fn page(&self) -> String {
        let lines = self.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        let (mut page, mut within) = (String::new(), true);
        for line in lines {
            let is_text = !line.is_empty() && !line.starts_with(' ');
            if !(is_text && within) {
                page.push('\n');
            }
            page.push_str(line);
            within = is_text;
        }
        page + "\n"
    }

    /// Headline and page: `E05 率算错（警告）`, an empty line, the page.
    pub fn explain(&self) -> String {
        format!("{} {}（{}）\n\n{}", self.id, self.title, self.severity.word(), self.page())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// Declares codes, each with its page as doc comment, and `CODES`, the list of them.
macro_rules! codes {
    ($($(#[doc = $line:literal])+ $id:ident = $severity:ident, $title:literal;)+) => {
        use super::code::{Code, Severity};

        $($(#[doc = $line])+
        pub const $id: &Code = &Code::new(
            stringify!($id),
            Severity::$severity,
            $title,
            concat!($($line, "\n"),+),
        );)+

        /// The codes of this file, in order.
        pub(super) const CODES: &[&Code] = &[$($id),+];
    };
}
