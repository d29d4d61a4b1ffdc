//! Markdown to drafts of blocks: headings, paragraphs, list items. What official documents do not use is refused.

use comrak::nodes::{AstNode, ListType, NodeList, NodeValue};
use comrak::{Arena, Options, parse_document};

use super::decode::MarkedRun;
use super::lines::Markdown;
use super::near_markup;
use super::private;
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::source::Span;
use crate::doc::numbering::NumberingScheme;

/// A block before its text is decoded and its number given.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Draft {
    /// What it is.
    pub kind: DraftKind,
    /// Its text.
    pub runs: Vec<MarkedRun>,
    /// The template line that it begins on.
    pub place: Option<Span>,
}

/// What a draft is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum DraftKind {
    /// A heading of level 1 to 4.
    Heading(u8),
    /// A paragraph without a number.
    Paragraph,
    /// The first paragraph of a list item.
    Item {
        /// How many lists it stands in, 1 for an outermost one.
        depth: u8,
        /// Whether its list counts from one: it is the first of a list that begins with `1.`.
        first: bool,
    },
}

/// Reads Markdown; what is refused is reported at its template line.
pub(super) fn read(
    markdown: &Markdown,
    scheme: &NumberingScheme,
    findings: &mut Diagnostics,
) -> Vec<Draft> {
    let arena = Arena::new();
    let root = parse_document(&arena, &markdown.text, &options());
    let mut reader = MarkupReader { markdown, findings, drafts: Vec::new() };
    reader.refuse_definitions();
    near_markup::refuse(markdown, scheme, reader.findings);
    for node in root.children() {
        reader.block(node, 0);
    }
    reader.drafts
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.parse.ignore_setext = true;
    options
}

struct MarkupReader<'m, 'f> {
    markdown: &'m Markdown,
    findings: &'f mut Diagnostics,
    drafts: Vec<Draft>,
}

impl MarkupReader<'_, '_> {
    fn place(&self, node: &AstNode<'_>) -> Option<Span> {
        self.markdown.place(node.data().sourcepos.start.line)
    }

    /// Whether a line asks for stars as they stand.
    fn is_escaped(&self, node: &AstNode<'_>) -> bool {
        let line = node.data().sourcepos.start.line;
        let line = self.markdown.text.lines().nth(line.saturating_sub(1));
        line.is_some_and(|line| line.contains("\\*"))
    }

    /// `[甲]: 乙` would vanish without a trace.
    fn refuse_definitions(&mut self) {
        for (line, place) in self.markdown.text.lines().zip(&self.markdown.places) {
            let line = line.trim_start();
            if line.starts_with('[') && line.contains("]:") {
                self.findings.push(refused("链接", LINK_HINT).at(*place));
            }
        }
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>, depth: u8) {
        let refused = match &node.data().value {
            NodeValue::Paragraph => return self.draft(DraftKind::Paragraph, node),
            NodeValue::Heading(heading) if heading.level <= 4 => {
                return self.draft(DraftKind::Heading(heading.level), node);
            }
            NodeValue::List(list) if list.list_type == ListType::Ordered => {
                return self.list(node, *list, depth + 1);
            }
            NodeValue::Heading(_) => ("五级以上的标题", "标题最多四级：# 到 ####"),
            NodeValue::List(_) => ("项目符号", "要编号写 1.；要原样印出符号，在它前面加反斜杠 \\"),
            NodeValue::CodeBlock(code) if !code.fenced => ("行首的多个空格", "请删去行首的空格"),
            NodeValue::CodeBlock(_) => ("代码块", "请删去成行的 ``` 或 ~~~"),
            NodeValue::BlockQuote => ("引用块", "要原样印出 >，写作 \\>"),
            NodeValue::HtmlBlock(html) => html_tag(&html.literal),
            NodeValue::ThematicBreak => ("分隔线", "请删去这一行"),
            _ => ("这种写法", "可用的写法见 templates/README.md"),
        };
        self.refuse(node, refused);
    }

    fn refuse(&mut self, node: &AstNode<'_>, (what, hint): (&str, &str)) {
        self.findings.push(refused(what, hint).at(self.place(node)));
    }

    fn draft<'a>(&mut self, kind: DraftKind, node: &'a AstNode<'a>) {
        let mut runs = Vec::new();
        self.inlines(node, 0, &mut runs);
        self.drafts.push(Draft { kind, runs, place: self.place(node) });
    }

    fn list<'a>(&mut self, node: &'a AstNode<'a>, list: NodeList, depth: u8) {
        if depth > 2 || list.start > 999 {
            let refused = if depth > 2 {
                ("三层以上的列表", "列表最多两层：1. 和（1）")
            } else {
                ("这样大的编号", "行首的数字加点是编号；不是编号时写作 2023\\.")
            };
            return self.refuse(node, refused);
        }
        for (index, item) in node.children().enumerate() {
            let mut kind = DraftKind::Item { depth, first: index == 0 && list.start <= 1 };
            for child in item.children() {
                if matches!(child.data().value, NodeValue::Paragraph) {
                    self.draft(kind, child);
                    kind = DraftKind::Paragraph;
                } else {
                    self.block(child, depth);
                }
            }
        }
    }

    /// The texts of a node that stands in so many bold ones.
    fn inlines<'a>(&mut self, node: &'a AstNode<'a>, bold: usize, runs: &mut Vec<MarkedRun>) {
        let strong = bold > 0;
        for child in node.children() {
            let place = self.place(child);
            let refused = match &child.data().value {
                NodeValue::Text(text) => {
                    if text.contains("**") && !self.is_escaped(child) {
                        self.findings.push(near_markup::unpaired().at(place));
                    }
                    runs.push(MarkedRun { text: text.to_string(), strong, place });
                    continue;
                }
                NodeValue::Strong if bold < MOST_BOLD => {
                    self.inlines(child, bold + 1, runs);
                    continue;
                }
                NodeValue::Strong => ("一层套一层的加粗", "一段文字只加粗一次：**文字**"),
                NodeValue::SoftBreak => continue,
                NodeValue::LineBreak => {
                    runs.push(MarkedRun { text: private::BREAK.into(), strong, place });
                    continue;
                }
                NodeValue::Emph => {
                    ("斜体", "要加粗写 **文字**；要原样印出 * 或 _，在它前面加反斜杠 \\")
                }
                NodeValue::Code(_) => ("代码", "要原样印出 `，写作 \\`"),
                NodeValue::HtmlInline(html) => html_tag(html),
                NodeValue::Link(_) => ("链接", LINK_HINT),
                NodeValue::Image(_) => (
                    "这种写法放图片",
                    "图片写进数据的 pictures，在这里单独写一行 {{ picture(\"编号\") }}",
                ),
                _ => ("这种写法", "可用的写法见 templates/README.md"),
            };
            self.refuse(child, refused);
        }
    }
}

/// How many bold texts may stand in one another.
const MOST_BOLD: usize = 8;

/// A tag of a web page, or a comment of one.
fn html_tag(html: &str) -> (&'static str, &'static str) {
    match html.trim_start().starts_with("<!--") {
        true => ("网页的说明", "不印的说明写在 {# 和 #} 当中"),
        false => ("网页标签", "要原样印出 <，写作 \\<"),
    }
}

const LINK_HINT: &str = "要原样印出 [ 或 <，在它前面加反斜杠 \\";

fn refused(what: &str, hint: &str) -> Diagnostic {
    Diagnostic::new(codes::T10, format!("模板里不能用{what}")).hint(hint)
}
