//! One piece of a template to what it says: a node, what it begins, or what it closes.

use std::ops::Range;

use super::super::pieces::{PieceKind, TemplatePiece};
use super::cursor::Parser;
use super::fault::{Parsed, TemplateFault};
use super::tokens::TokenKind;
use super::tree::{BlockFilter, Expression, LoopNames, NodeKind, Word};
use crate::base::nearest::nearest;

/// A piece of a template whose inside is read.
pub(super) struct ReadTag {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it says.
    pub says: Says,
}

/// What a piece says.
pub(super) enum Says {
    /// A node that holds no others.
    Node(NodeKind),
    /// Begins something that is closed later.
    Opens(Opening),
    /// Goes on with or closes what was begun: `elif`, `else`, `endif` …, with the condition of an `elif`.
    Closes(&'static str, Option<Expression>),
}

/// What a tag begins.
pub(super) enum Opening {
    If(Expression),
    For(LoopNames, Expression),
    Set(Word, Vec<BlockFilter>, bool),
    Filter(Vec<BlockFilter>),
    Block(Word),
}

impl Opening {
    /// How it is written, and the tag that closes it.
    pub(super) fn words(&self) -> (&'static str, &'static str) {
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
pub(super) fn read(text: &str, piece: &TemplatePiece) -> Parsed<Option<ReadTag>> {
    let span = piece.range.clone();
    let whole = &text[span.clone()];
    let says = match piece.kind {
        PieceKind::Text | PieceKind::Raw => Says::Node(NodeKind::Text(whole.into())),
        PieceKind::RawTag => return Ok(None),
        // One that is not closed is reported where templates are prepared.
        PieceKind::Comment => return Ok(None),
        PieceKind::Print => {
            print(text, piece).map_err(|fault| swallows(whole, piece, "}}", fault))?
        }
        PieceKind::Tag => {
            let says = inside(text, piece, "%}").and_then(|mut parser| {
                let says = tag(&mut parser)?;
                parser.end()?;
                Ok(says)
            });
            says.map_err(|fault| swallows(whole, piece, "%}", fault))?
        }
    };
    Ok(Some(ReadTag { span, says }))
}

fn print(text: &str, piece: &TemplatePiece) -> Parsed<Says> {
    let mut parser = inside(text, piece, "}}")?;
    let inner = text[piece.range.clone()].trim_matches(['{', '}', '-', ' ']);
    let word = inner.split(' ').next().unwrap_or(inner);
    if KNOWN.contains(&word) && (inner.len() > word.len() || word.starts_with("end")) {
        let message = format!("{word} 写在“{{%”和“%}}”当中，“{{{{ }}}}”里只写要印的数据");
        let hint = format!("写成 {{% {inner} %}}");
        return Err(Box::new(TemplateFault::new(parser.peek().span.clone(), message, hint)));
    }
    let value = parser.expression()?;
    parser.end()?;
    Ok(Says::Node(NodeKind::Print(value)))
}

/// A piece that cannot be read and has the beginning of the next one in a later line: it was not closed.
fn swallows(
    whole: &str,
    piece: &TemplatePiece,
    close: &str,
    fault: Box<TemplateFault>,
) -> Box<TemplateFault> {
    let first = whole.lines().next().unwrap_or("").len();
    let begins_another = |rest: &str| ["{{", "{%", "{#"].iter().any(|open| rest.contains(open));
    match begins_another(&whole[first..]) {
        true => Box::new(unclosed(whole, piece.range.start, close)),
        false => fault,
    }
}

fn unclosed(whole: &str, start: usize, close: &str) -> TemplateFault {
    let (open, line) = (&whole[..WIDTH], whole.lines().next().unwrap_or("").len());
    let message = format!("模板语法有误：“{open}”后面没有“{close}”");
    let hint = format!("标签要写完整：{open} … {close}，中间不换成全角");
    TemplateFault::new(start..start + line.max(WIDTH), message, hint)
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
        return Err(Box::new(unclosed(whole, start, close)));
    }
    let inner = &text[begin.min(end - WIDTH)..end - WIDTH];
    let trim = trims(inner.ends_with('-'));
    Parser::new(text, begin.min(end - WIDTH)..end - WIDTH - trim)
}

fn tag(parser: &mut Parser) -> Parsed<Says> {
    let word = match &parser.peek().kind {
        TokenKind::Name(name) => name.clone(),
        _ => return Err(unknown(parser, "")),
    };
    if let Some(closing) = CLOSING.iter().find(|closing| **closing == word) {
        parser.take();
        let condition = match *closing {
            "elif" => Some(parser.expression()?),
            _ => None,
        };
        if let TokenKind::Name(next) = &parser.peek().kind
            && *closing == "else"
            && next == "if"
        {
            let span = parser.peek().span.clone();
            let hint = "写成一个词：{% elif 条件 %}";
            return Err(Box::new(TemplateFault::new(span, "“else if”要写成 elif", hint)));
        }
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
        "end" => {
            let hint = "if 用 endif 结束，for 用 endfor，set 用 endset";
            Err(Box::new(TemplateFault::new(start.span, "没有写结束的是什么", hint)))
        }
        _ => Err(Box::new(TemplateFault { span: start.span, ..*unknown(parser, &word) })),
    }
}

fn unknown(parser: &Parser, word: &str) -> Box<TemplateFault> {
    let meant = OTHERS.iter().find(|(other, _)| *other == word).map(|(_, meant)| *meant);
    let hint = match meant.or_else(|| nearest(word, KNOWN)) {
        Some(near) => format!("是否想写 {near}？"),
        None if parser.is_sign(".") || parser.is_sign("|") => {
            "要印一项数据，写 {{ 名称 }}，不写 {% 名称 %}".into()
        }
        None => {
            "可用的有 if、elif、else、for、set、include、raw，关闭用 endif、endfor、endset、endraw"
                .into()
        }
    };
    Box::new(TemplateFault::new(parser.peek().span.clone(), "没有这种标签", hint))
}

/// The words that tags begin with.
const KNOWN: [&str; 12] = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "include", "raw", "endraw",
    "filter",
];

/// What other languages write.
const OTHERS: [(&str, &str); 9] = [
    ("elseif", "elif"),
    ("elsif", "elif"),
    ("elsefi", "elif"),
    ("fi", "endif"),
    ("foreach", "for"),
    ("endforeach", "endfor"),
    ("let", "set"),
    ("var", "set"),
    ("import", "include"),
];

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
