//! Roles and how each is set: the style sheet for layout and for all writers.

use std::collections::BTreeMap;

use crate::base::length::Length;

/// What a text is for. Only the style sheet knows how it looks.
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
    /// 封面标题.
    CoverTitle,
    /// 封面文字: who files the report, and when.
    CoverText,
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
    /// All roles, each with its key in `style.yaml`.
    pub const ALL: [(Self, &'static str); 23] = [
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
        (Self::CoverTitle, "cover_title"),
        (Self::CoverText, "cover_text"),
        (Self::ContentsTitle, "contents_title"),
        (Self::Contents1, "contents1"),
        (Self::Contents2, "contents2"),
        (Self::PageNumber, "page_number"),
    ];

    /// Its key in `style.yaml`, which is also the id of its style in Word.
    pub fn key(self) -> &'static str {
        let found = Self::ALL.iter().find(|(role, _)| *role == self);
        found.expect("ALL lists every role").1
    }

    /// The role of a heading of a level; levels above 4 count as 4.
    pub fn heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::Heading1,
            2 => Self::Heading2,
            3 => Self::Heading3,
            _ => Self::Heading4,
        }
    }

    /// The role of an entry of a contents list by the level of its heading; levels above 2 count as 2.
    pub fn contents(level: u8) -> Self {
        if level <= 1 { Self::Contents1 } else { Self::Contents2 }
    }

    /// Whether it is the role of an entry of a contents list.
    pub fn is_contents_entry(self) -> bool {
        matches!(self, Self::Contents1 | Self::Contents2)
    }
}

/// The alignment of lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Align {
    /// At both edges; the last line at the left.
    #[default]
    Justify,
    /// At the left.
    Left,
    /// Centred.
    Center,
    /// At the right.
    Right,
}

/// The name of a stack of faces in `style.yaml`: `fangsong`, `kai`, `hei`, `song`, `biaosong`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FaceKey(pub String);

/// A font stack: families in order of preference, the official one first, the shipped one last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FaceStack {
    /// The family name that the Word file states: `仿宋_GB2312`.
    pub official: String,
    /// The families to search for, best first, including the official one.
    pub families: Vec<String>,
}

/// The text style of a role.
#[derive(Clone, PartialEq, Debug)]
pub struct TextStyle {
    /// The style's name in Word: `正文`.
    pub name: String,
    /// The font stack.
    pub face: FaceKey,
    /// The font size.
    pub size: Length,
    /// Added to the advance of every character; −0.25 pt fits 28 characters of 16 pt in a line.
    pub tracking: Length,
    /// The exact line height.
    pub line: Length,
    /// The alignment.
    pub align: Align,
    /// First-line indent in characters.
    pub indent: u8,
    /// By how many characters further lines are indented more than the first; 0 for lines at the left edge.
    pub hanging: u8,
    /// Right indent in characters.
    pub right_indent: u8,
    /// Space before, in hundredths of the line height.
    pub before: u16,
    /// Space after, in hundredths of the line height.
    pub after: u16,
    /// Whether two adjacent blocks of this role have no space between them (contextual spacing, ECMA-376 17.3.1.9).
    pub together: bool,
    /// Whether it stays on the page of the block after it.
    pub keep_next: bool,
    /// Whether it is bold.
    pub bold: bool,
    /// The outline level, 1 to 9, for the navigation pane and the PDF outline; 0 for none.
    pub outline: u8,
}

impl TextStyle {
    /// The space before or after: some hundredths of the line height, rounded to twips.
    pub fn lines(&self, hundredths: u16) -> Length {
        Length::twips((self.line * i64::from(hundredths) / 100).to_twips())
    }
}

/// The page (GB/T 9704 5.2).
#[derive(Clone, PartialEq, Debug)]
pub struct PageStyle {
    /// Width of the page in portrait.
    pub width: Length,
    /// Height of the page in portrait.
    pub height: Length,
    /// 天头.
    pub top: Length,
    /// 订口.
    pub left: Length,
    /// 下白边.
    pub bottom: Length,
    /// 右白边.
    pub right: Length,
    /// The distance of two lines of the grid; a page has as many lines as fit completely.
    pub pitch: Length,
    /// From the foot of the text area to the dashes of the page number (GB/T 9704 7.5).
    pub number_drop: Length,
    /// Whether a paragraph leaves no single line at the foot or the top of a page.
    pub lone_line_control: bool,
}

/// A size in which a form may be set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FitStep {
    /// The font size of its cells.
    pub size: Length,
    /// The exact line height of its cells.
    pub line: Length,
    /// The vertical distance of text from a rule.
    pub above: Length,
}

/// The style of all tables.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TableStyle {
    /// The thickness of rules.
    pub rule: Length,
    /// The horizontal distance of text from a rule.
    pub side: Length,
    /// The vertical distance of text from a rule.
    pub above: Length,
    /// Appended to the caption where a table is continued: `（续表）`.
    pub continued: String,
    /// The sizes in which a form may be set, the largest first; layout takes the first with which it has fewest pages.
    pub fit: Vec<FitStep>,
    /// Words that are not broken in cells.
    pub words: Vec<String>,
}

/// How everything looks, for layout and for all writers.
#[derive(Clone, PartialEq, Debug)]
pub struct StyleSheet {
    /// The page.
    pub page: PageStyle,
    /// Font stacks by name.
    pub faces: BTreeMap<FaceKey, FaceStack>,
    /// Stacks that are searched, in this order, for a character that a role's own stack lacks.
    pub fallback: Vec<FaceKey>,
    /// The text style of each role; all are present but those of a cover, where there is none.
    pub roles: BTreeMap<Role, TextStyle>,
    /// The style of tables.
    pub table: TableStyle,
    /// Whether Word files embed subsets of the fonts.
    pub embed_fonts: bool,
}

impl StyleSheet {
    /// The text style of a role. Where there is no cover its roles are those of other texts: an older report may have one.
    pub fn of(&self, role: Role) -> &TextStyle {
        let instead = match role {
            Role::CoverTitle => Role::Title,
            Role::CoverText => Role::DateLine,
            other => other,
        };
        let found = self.roles.get(&role).or_else(|| self.roles.get(&instead));
        found.expect("a style sheet has every role but those of a cover")
    }

    /// Whether a role has a style of its own.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains_key(&role)
    }

    /// Whether a role is set in a stack of faces: others only help out where it lacks a character.
    pub fn is_asked_for(&self, face: &FaceKey) -> bool {
        self.roles.values().any(|style| style.face == *face)
    }

    /// The text style of a cell's role in a form that is set in a step of [`TableStyle::fit`].
    pub fn of_cell(&self, role: Role, step: Option<usize>) -> TextStyle {
        let style = self.of(role).clone();
        match step.and_then(|step| self.table.fit.get(step)) {
            Some(step) => TextStyle { size: step.size, line: step.line, ..style },
            None => style,
        }
    }

    /// The advance of a full-width character of a role: font size plus tracking.
    pub fn character(&self, role: Role) -> Length {
        let style = self.of(role);
        style.size + style.tracking
    }
}

/// Characters that may not begin a line, for layout and for Word's settings.
pub const NOT_AT_LINE_START: &str = "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";

/// Characters that may not end a line, for layout and for Word's settings.
pub const NOT_AT_LINE_END: &str = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥";
