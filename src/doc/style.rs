//! Roles and how each is set: the style sheet that both writers and layout follow.

use std::collections::BTreeMap;

use crate::base::length::Length;

/// What a text is for. Only the style sheet knows what it looks like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// 标题.
    Title,
    /// 一级标题, `一、`.
    Heading1,
    /// 二级标题, `（一）`.
    Heading2,
    /// 三级标题, `1.`.
    Heading3,
    /// 四级标题, `（1）`.
    Heading4,
    /// 正文.
    Body,
    /// 表题.
    Caption,
    /// 表格单位, at the right above a table.
    UnitNote,
    /// 图题.
    ChartCaption,
    /// 表头.
    TableHead,
    /// 表格文字.
    TableCell,
    /// 表注, under a table.
    TableNote,
    /// 附件说明.
    AttachmentNote,
    /// 附件标识, `附件1` at the head of an attachment.
    AttachmentMark,
    /// 附件标题.
    AttachmentTitle,
    /// 署名.
    Signature,
    /// 成文日期.
    DateLine,
    /// 目录标题.
    ContentsTitle,
    /// 目录一级.
    Contents1,
    /// 目录二级.
    Contents2,
    /// 页码.
    PageNumber,
}

impl Role {
    /// All roles with the key of each in `style.yaml`.
    pub const ALL: [(Self, &'static str); 21] = [
        (Self::Title, "title"),
        (Self::Heading1, "heading1"),
        (Self::Heading2, "heading2"),
        (Self::Heading3, "heading3"),
        (Self::Heading4, "heading4"),
        (Self::Body, "body"),
        (Self::Caption, "caption"),
        (Self::ChartCaption, "chart_caption"),
        (Self::UnitNote, "unit_note"),
        (Self::TableHead, "table_head"),
        (Self::TableCell, "table_cell"),
        (Self::TableNote, "table_note"),
        (Self::AttachmentNote, "attachment_note"),
        (Self::AttachmentMark, "attachment_mark"),
        (Self::AttachmentTitle, "attachment_title"),
        (Self::Signature, "signature"),
        (Self::DateLine, "date_line"),
        (Self::ContentsTitle, "contents_title"),
        (Self::Contents1, "contents1"),
        (Self::Contents2, "contents2"),
        (Self::PageNumber, "page_number"),
    ];

    /// Its key in `style.yaml`, also the style's id in Word.
    pub fn key(self) -> &'static str {
        let found = Self::ALL.iter().find(|(role, _)| *role == self);
        found.expect("ALL lists every role").1
    }

    /// The heading role of a level; anything past 4 is 4.
    pub fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::Heading1,
            2 => Self::Heading2,
            3 => Self::Heading3,
            _ => Self::Heading4,
        }
    }

    /// The contents role of a heading's level; anything past 2 is 2.
    pub fn contents(level: u8) -> Self {
        if level <= 1 { Self::Contents1 } else { Self::Contents2 }
    }

    /// Whether it is an entry of a contents list.
    pub fn is_contents_entry(self) -> bool {
        matches!(self, Self::Contents1 | Self::Contents2)
    }
}

/// Across a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Align {
    /// Both edges, the last line at the left.
    #[default]
    Justify,
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// The name of a stack of faces in `style.yaml`: `fangsong`, `kai`, `hei`, `song`, `biaosong`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FaceKey(pub String);

/// A stack of faces: the official one first, the shipped one last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FaceStack {
    /// The name that stands in the Word file: `仿宋_GB2312`.
    pub official: String,
    /// Families to look for, best first; the official one among them.
    pub families: Vec<String>,
}

/// How a role is set.
#[derive(Clone, PartialEq, Debug)]
pub struct TextStyle {
    /// The style's name in Word: `正文`.
    pub name: String,
    /// Which stack of faces.
    pub face: FaceKey,
    /// Size of the type.
    pub size: Length,
    /// Added to every advance; −0.25 pt makes 28 characters of 16 pt fill a line.
    pub tracking: Length,
    /// Height of a line, exact.
    pub line: Length,
    /// Across.
    pub align: Align,
    /// First-line indent in characters.
    pub indent: u8,
    /// Right indent in characters.
    pub right_indent: u8,
    /// Space before, in lines of `line`, as hundredths (100 is one line).
    pub before: u16,
    /// Space after, as `before`.
    pub after: u16,
    /// No space between two blocks of this role (Word's contextual spacing, ECMA-376 17.3.1.9).
    pub together: bool,
    /// Stays on the page of what follows.
    pub keep_next: bool,
    /// Set in bold.
    pub bold: bool,
    /// 1 to 9 in the navigation pane and the outline, 0 for none.
    pub outline: u8,
}

impl TextStyle {
    /// The height of some hundredths of its lines, in whole twips: its space before and after.
    pub fn lines(&self, hundredths: u16) -> Length {
        Length::twips((self.line * i64::from(hundredths) / 100).to_twips())
    }
}

/// The page (GB/T 9704 5.2).
#[derive(Clone, PartialEq, Debug)]
pub struct PageStyle {
    /// Width, upright.
    pub width: Length,
    /// Height, upright.
    pub height: Length,
    /// 天头.
    pub top: Length,
    /// 订口.
    pub left: Length,
    /// 下白边.
    pub bottom: Length,
    /// 右白边.
    pub right: Length,
    /// Distance of two lines of the grid; a page has as many lines as fit whole.
    pub pitch: Length,
    /// From the foot of the text area to the dash of the page number (GB/T 9704 7.5).
    pub number_drop: Length,
}

/// How tables look.
#[derive(Clone, PartialEq, Debug)]
pub struct TableStyle {
    /// Thickness of its rules.
    pub rule: Length,
    /// Between a rule and the text at its left or right.
    pub side: Length,
    /// Between a rule and the text under or over it.
    pub above: Length,
    /// Put behind the caption where a table goes on: `（续表）`.
    pub continued: String,
}

/// Everything about looks, for both writers.
#[derive(Clone, PartialEq, Debug)]
pub struct StyleSheet {
    /// The page.
    pub page: PageStyle,
    /// Stacks of faces by name.
    pub faces: BTreeMap<FaceKey, FaceStack>,
    /// The stacks that help out, in this order, where another has not got a character.
    pub fallback: Vec<FaceKey>,
    /// How each role is set; all roles are there.
    pub roles: BTreeMap<Role, TextStyle>,
    /// Tables.
    pub table: TableStyle,
    /// Whether Word files carry subsets of the faces.
    pub embed_fonts: bool,
}

impl StyleSheet {
    /// How a role is set.
    pub fn of(&self, role: Role) -> &TextStyle {
        self.roles.get(&role).expect("a style sheet has every role")
    }

    /// The advance of one full-width character in a role: size and tracking.
    pub fn character(&self, role: Role) -> Length {
        let style = self.of(role);
        style.size + style.tracking
    }
}

/// Marks that may not begin a line: both writers and layout use this list.
pub const NOT_AT_LINE_START: &str = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";

/// Marks that may not end a line.
pub const NOT_AT_LINE_END: &str = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";
