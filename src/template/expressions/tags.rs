//! A template's pieces to nodes: what each tag opens, holds and closes.

use std::ops::Range;

use super::super::pieces::{PieceKind, TemplatePiece};
use super::parse::Parser;
use super::tokens::{Parsed, TemplateFault, TokenKind};
use super::tree::{BlockFilter, Bytes, Expression, LoopNames, NodeKind, TemplateNode, Word};

/// How deep tags may stand in one another.
const DEPTH: usize = 30;

/// The nodes of a template, or all that cannot be read of its tags.
pub(crate) fn parse(
    text: &str,
    pieces: &[TemplatePiece],
) -> Result<Vec<TemplateNode>, Vec<TemplateFault>> {
    let mut faults = Vec::new();
    let mut tags = Vec::new();
    for piece in pieces {
        match read(text, piece) {
            Ok(tag) => tags.extend(tag),
            Err(fault) => faults.push(*fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut reader = TagReader { tags, at: 0, open: Vec::new() };
    reader.body(&[]).map_err(|fault| vec![*fault])
}

/// A piece of a template whose inside is read.
struct ReadTag {
    /// Its bytes.
    span: Range<usize>,
    /// What it says.
    says: Says,
}

/// What a piece says.
enum Says {
    /// A node that holds no others.
    Node(NodeKind),
    /// Begins something that is closed later.
    Opens(Opening),
    /// Goes on with or closes what was begun: `elif`, `else`, `endif` …, with the condition of an `elif`.
    Closes(&'static str, Option<Expression>),
}

/// What a tag begins.
enum Opening {
    If(Expression),
    For(LoopNames, Expression),
    Set(Word, Vec<BlockFilter>, bool),
    Filter(Vec<BlockFilter>),
    Block(Word),
}

impl Opening {
    /// How it is written, and the tag that closes it.
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::If(_) => ("if", "endif"),
            Self::For(..) => ("for", "endfor"),
            Self::Set(..) => ("set", "endset"),
            Self::Filter(_) => ("filter", "endfilter"),
            Self::Block(_) => ("block", "endblock"),
        }
    }
}

const CLOSING: [&str; 7] = ["elif", "else", "endif", "endfor", "endset", "endfilter", "endblock"];

/// The brackets around a tag.
const WIDTH: usize = 2;

/// Reads a piece; comments say nothing.
fn read(text: &str, piece: &TemplatePiece) -> Parsed<Option<ReadTag>> {
    let span = piece.range.clone();
    let whole = &text[span.clone()];
    let says = match piece.kind {
        PieceKind::Text | PieceKind::Raw => Says::Node(NodeKind::Text(whole.into())),
        PieceKind::RawTag => return Ok(None),
        // One that is not closed is reported where templates are prepared.
        PieceKind::Comment => return Ok(None),
        PieceKind::Print => {
            let mut parser = inside(text, piece, "}}")?;
            let value = parser.expression()?;
            parser.end()?;
            Says::Node(NodeKind::Print(value))
        }
        PieceKind::Tag => {
            let mut parser = inside(text, piece, "%}")?;
            let says = tag(&mut parser)?;
            parser.end()?;
            says
        }
    };
    Ok(Some(ReadTag { span, says }))
}

/// A reader of what stands between the brackets of a piece.
fn inside(text: &str, piece: &TemplatePiece, close: &str) -> Parsed<Parser> {
    let (start, end) = (piece.range.start, piece.range.end);
    let whole = &text[start..end];
    let closed = whole.len() >= 2 * WIDTH && whole.ends_with(close);
    let trims = |trimmed: bool| usize::from(trimmed);
    let begin = start + WIDTH + trims(whole[WIDTH..].starts_with('-'));
    if !closed {
        // What cannot be read within it is more telling.
        Parser::new(text, begin.min(end)..end)?;
        let (open, line) = (&whole[..WIDTH], whole.lines().next().unwrap_or("").len());
        let message = format!("模板语法有误：“{open}”后面没有“{close}”");
        let hint = format!("标签要写完整：{open} … {close}，中间不换成全角");
        return Err(Box::new(TemplateFault::new(start..start + line.max(WIDTH), message, hint)));
    }
    let inner = &text[begin.min(end - WIDTH)..end - WIDTH];
    let trim = trims(inner.ends_with('-'));
    Parser::new(text, begin.min(end - WIDTH)..end - WIDTH - trim)
}

fn tag(parser: &mut Parser) -> Parsed<Says> {
    let word = match &parser.peek().kind {
        TokenKind::Name(name) => name.clone(),
        _ => return Err(unknown(parser)),
    };
    if let Some(closing) = CLOSING.iter().find(|closing| **closing == word) {
        parser.take();
        let condition = match *closing {
            "elif" => Some(parser.expression()?),
            _ => None,
        };
        if *closing == "endblock" && !matches!(parser.peek().kind, TokenKind::End) {
            parser.name()?;
        }
        return Ok(Says::Closes(closing, condition));
    }
    let start = parser.take();
    match word.as_str() {
        "if" => Ok(Says::Opens(Opening::If(parser.expression()?))),
        "for" => {
            let names = parser.names()?;
            Ok(Says::Opens(Opening::For(names, parser.expression()?)))
        }
        "set" | "set_global" => set(parser, word == "set_global"),
        "include" => Ok(Says::Node(NodeKind::Include(path(parser)?))),
        "filter" => {
            let mut filters = vec![block_filter(parser)?];
            filters.extend(block_filters(parser)?);
            Ok(Says::Opens(Opening::Filter(filters)))
        }
        "block" => Ok(Says::Opens(Opening::Block(parser.name()?))),
        "break" => Ok(Says::Node(NodeKind::Break)),
        "continue" => Ok(Says::Node(NodeKind::Continue)),
        "extends" => {
            let message = "模板不支持 extends，请用 include";
            Err(Box::new(TemplateFault::new(start.span, message, "")))
        }
        _ => Err(Box::new(TemplateFault { span: start.span, ..*unknown(parser) })),
    }
}

fn unknown(parser: &Parser) -> Box<TemplateFault> {
    let hint =
        "可用的有 if、elif、else、for、set、include、raw，关闭用 endif、endfor、endset、endraw";
    Box::new(TemplateFault::new(parser.peek().span.clone(), "没有这种标签", hint))
}

fn set(parser: &mut Parser, global: bool) -> Parsed<Says> {
    let name = parser.own_name()?;
    if parser.takes("=") {
        let value = parser.expression()?;
        return Ok(Says::Node(NodeKind::Set { name, value, global }));
    }
    let filters = block_filters(parser)?;
    if !matches!(parser.peek().kind, TokenKind::End) {
        return Err(parser.expected("="));
    }
    Ok(Says::Opens(Opening::Set(name, filters, global)))
}

fn block_filters(parser: &mut Parser) -> Parsed<Vec<BlockFilter>> {
    let mut filters = Vec::new();
    while parser.takes("|") {
        filters.push(block_filter(parser)?);
    }
    Ok(filters)
}

fn block_filter(parser: &mut Parser) -> Parsed<BlockFilter> {
    Ok(BlockFilter { name: parser.name()?, arguments: parser.arguments()? })
}

fn path(parser: &mut Parser) -> Parsed<Word> {
    match parser.peek().kind.clone() {
        TokenKind::Text(text) => Ok(Word { text, span: parser.take().span }),
        _ => Err(parser.expected("引号中的文件名")),
    }
}

/// Puts tags into one another.
struct TagReader {
    tags: Vec<ReadTag>,
    at: usize,
    /// What is open, with its bytes, innermost last.
    open: Vec<(&'static str, Range<usize>)>,
}

impl TagReader {
    /// The nodes up to one of the closing tags, which comes next; to the end if there are none.
    fn body(&mut self, closing: &[&str]) -> Parsed<Vec<TemplateNode>> {
        let mut nodes = Vec::new();
        loop {
            let Some(tag) = self.tags.get(self.at) else { return self.at_end(nodes) };
            let span = tag.span.clone();
            if let Says::Closes(word, _) = tag.says {
                return if closing.contains(&word) { Ok(nodes) } else { Err(self.unopened(word)) };
            }
            self.at += 1;
            let says =
                std::mem::replace(&mut self.tags[self.at - 1].says, Says::Node(NodeKind::Break));
            let kind = match says {
                Says::Node(kind) => {
                    self.check_loop(&kind, &span)?;
                    kind
                }
                Says::Opens(opening) => self.opened(opening, &span)?,
                Says::Closes(..) => continue,
            };
            nodes.push(TemplateNode { kind, span });
        }
    }

    fn at_end(&self, nodes: Vec<TemplateNode>) -> Parsed<Vec<TemplateNode>> {
        let Some((word, span)) = self.open.last() else { return Ok(nodes) };
        let end = match *word {
            "set" => "endset",
            "for" => "endfor",
            "filter" => "endfilter",
            "block" => "endblock",
            _ => "endif",
        };
        let message = format!("模板没有写完：有标签没有关闭（{word}）");
        let hint = format!("补上 {{% {end} %}}；if、for、set 都要有对应的 endif、endfor、endset");
        Err(Box::new(TemplateFault::new(span.clone(), message, hint)))
    }

    fn unopened(&self, word: &str) -> Box<TemplateFault> {
        let span = self.tags[self.at].span.clone();
        let hint = match self.open.last() {
            Some((open, _)) => format!("上面打开的是 {open}，要先关闭它"),
            None => "多余的关闭标签，请删去，或补上它前面的开头".into(),
        };
        Box::new(TemplateFault::new(span, format!("{word} 没有对应的开头"), hint))
    }

    /// `break` and `continue` stand in a loop only.
    fn check_loop(&self, kind: &NodeKind, span: &Range<usize>) -> Parsed<()> {
        let in_loop = || {
            let inner =
                self.open.iter().rev().find(|(word, _)| ["for", "set", "filter"].contains(word));
            inner.is_some_and(|(word, _)| *word == "for")
        };
        if matches!(kind, NodeKind::Break | NodeKind::Continue) && !in_loop() {
            let message = "break 和 continue 只能写在 for 里";
            return Err(Box::new(TemplateFault::new(span.clone(), message, "")));
        }
        Ok(())
    }

    /// What a tag begins, to its closing tag.
    fn opened(&mut self, opening: Opening, span: &Range<usize>) -> Parsed<NodeKind> {
        let (word, end) = opening.words();
        self.open.push((word, span.clone()));
        if self.open.len() > DEPTH {
            let message = "标签一层套一层太多";
            return Err(Box::new(TemplateFault::new(
                span.clone(),
                message,
                "分成几个文件，用 include 放进来",
            )));
        }
        let kind = match opening {
            Opening::If(condition) => self.branches(condition)?,
            Opening::For(names, list) => {
                let body = self.body(&[end, "else"])?;
                let repeated = Bytes(span.end..self.tags[self.at].span.start);
                let otherwise = match self.closing().0 {
                    "else" => {
                        self.at += 1;
                        self.body(&[end])?
                    }
                    _ => Vec::new(),
                };
                NodeKind::For { names, list, body, repeated, otherwise }
            }
            Opening::Set(name, filters, global) => {
                let body = self.body(&[end])?;
                let end = Bytes(self.tags[self.at].span.clone());
                NodeKind::BlockSet { name, filters, body, global, end }
            }
            Opening::Filter(filters) => NodeKind::Filtered { filters, body: self.body(&[end])? },
            Opening::Block(name) => NodeKind::Block { name, body: self.body(&[end])? },
        };
        self.at += 1;
        self.open.pop();
        Ok(kind)
    }

    fn branches(&mut self, condition: Expression) -> Parsed<NodeKind> {
        let mut branches = vec![(condition, self.body(&["elif", "else", "endif"])?)];
        let mut otherwise = Vec::new();
        loop {
            match self.closing() {
                ("elif", Some(condition)) => {
                    self.at += 1;
                    branches.push((condition, self.body(&["elif", "else", "endif"])?));
                }
                ("else", _) => {
                    self.at += 1;
                    otherwise = self.body(&["endif"])?;
                }
                _ => return Ok(NodeKind::If { branches, otherwise }),
            }
        }
    }

    /// The closing tag that comes next, with the condition of an `elif`.
    fn closing(&mut self) -> (&'static str, Option<Expression>) {
        match self.tags.get_mut(self.at).map(|tag| &mut tag.says) {
            Some(Says::Closes(word, condition)) => (*word, condition.take()),
            _ => ("", None),
        }
    }
}
