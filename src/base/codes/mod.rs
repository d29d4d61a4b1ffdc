//! The register of codes: each code of a finding once, with its severity, its title and its page for users.
//!
//! A page is the doc comment of its code, so it is in Chinese: what is found, why it matters, an example, what to do. In an
//! example `错` and `对` are a wrong and a right piece of a file, `文件` names another file than the facts, and `<Tab>` or
//! `<U+200B>` stands for a character that cannot be seen. Tests run the examples.

#![allow(rustdoc::invalid_rust_codeblocks, reason = "examples are pieces of YAML and templates")]

#[macro_use]
mod code;

mod citations;
mod command_line;
mod data;
mod facts;
mod fonts;
mod layout;
mod numbers;
mod pack;
mod preview;
mod sentences;
mod templates;
mod wording;
mod writers;
mod yaml;

pub use citations::*;
pub use code::{Code, Severity};
pub use command_line::*;
pub use data::*;
pub use facts::*;
pub use fonts::*;
pub use layout::*;
pub use numbers::*;
pub use pack::*;
pub use preview::*;
pub use sentences::*;
pub use templates::*;
pub use wording::*;
pub use writers::*;
pub use yaml::*;

/// The codes that begin with one letter.
pub struct Family {
    /// The letter.
    pub letter: char,
    /// What its codes are about, in Chinese.
    pub name: &'static str,
    codes: &'static [&'static [&'static Code]],
}

impl Family {
    /// Its codes, in order.
    pub fn codes(&self) -> impl Iterator<Item = &'static Code> {
        self.codes.iter().copied().flatten().copied()
    }
}

/// All families, in the order in which users meet them.
pub static FAMILIES: &[Family] = &[
    Family {
        letter: 'C',
        name: "命令、文件和文件夹",
        codes: &[command_line::CODES, preview::CODES],
    },
    Family { letter: 'Y', name: "YAML 的写法", codes: &[yaml::CODES] },
    Family { letter: 'D', name: "填报数据", codes: &[data::CODES] },
    Family { letter: 'G', name: "数字的引用和计算", codes: &[citations::CODES] },
    Family {
        letter: 'E',
        name: "核对：数字和说法",
        codes: &[numbers::CODES, facts::CODES, sentences::CODES],
    },
    Family { letter: 'B', name: "核对：文字和标点", codes: &[wording::CODES] },
    Family { letter: 'P', name: "版式的文件", codes: &[pack::CODES] },
    Family { letter: 'T', name: "模板", codes: &[templates::CODES] },
    Family { letter: 'F', name: "字体", codes: &[fonts::CODES] },
    Family { letter: 'L', name: "排版", codes: &[layout::CODES] },
    Family { letter: 'W', name: "写出 Word 和 PDF", codes: &[writers::CODES] },
];

/// Every code, in the order of the families.
pub fn all() -> impl Iterator<Item = &'static Code> {
    FAMILIES.iter().flat_map(Family::codes)
}

/// The code of that name, in capital or small letters.
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id.trim()))
}
