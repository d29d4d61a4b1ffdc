//! A template's pieces to nodes: what each tag opens, holds and closes.

use std::ops::Range;

use super::super::pieces::TemplatePiece;
use super::fault::{Parsed, TemplateFault};
use super::one_tag::{Opening, ReadTag, Says, read};
use super::tree::{Bytes, Expression, NodeKind, TemplateNode};
use super::unclosed;

/// How deep tags may stand in one another.
const DEPTH: usize = 30;
/// How many `elif` there may be of all the `if` that are open: each stands within the one before it to Tera, whose
/// reader goes a level deeper for it.
const ELIFS: usize = 100;

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
    let brackets = unclosed::brackets(&tags);
    let mut reader = TagReader { tags, at: 0, open: Vec::new(), elifs: 0, stray: false };
    reader.body(&[]).map_err(|fault| {
        // What is reported is the last that is open, or what closes another; that may have begun earlier.
        if reader.stray && unclosed::is_crossed(&brackets) {
            return vec![*fault];
        }
        let stray = reader.stray.then(|| unclosed::likeliest(text, &brackets, &fault.span));
        vec![stray.flatten().map_or(*fault, |(word, span)| not_closed(word, span))]
    })
}

/// A tag that nothing closes.
fn not_closed(word: &str, span: Range<usize>) -> TemplateFault {
    let message = format!("模板没有写完：有标签没有关闭（{word}）");
    let hint = format!("补上 {{% end{word} %}}；if、for、set 都要有对应的 endif、endfor、endset");
    TemplateFault::new(span, message, hint)
}

/// Puts tags into one another.
struct TagReader {
    tags: Vec<ReadTag>,
    at: usize,
    /// What is open, with its bytes, innermost last.
    open: Vec<(&'static str, Range<usize>)>,
    /// How many `elif` belong to what is open.
    elifs: usize,
    /// Whether what is wrong is that something is not closed.
    stray: bool,
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

    fn at_end(&mut self, nodes: Vec<TemplateNode>) -> Parsed<Vec<TemplateNode>> {
        let Some((word, span)) = self.open.last() else { return Ok(nodes) };
        self.stray = true;
        Err(Box::new(not_closed(word, span.clone())))
    }

    fn unopened(&mut self, word: &str) -> Box<TemplateFault> {
        self.stray = true;
        let span = self.tags[self.at].span.clone();
        let hint = match self.open.last() {
            Some(("if", _)) if word == "elif" || word == "else" => {
                let message = format!("{word} 写在了 else 后面");
                let hint = "else 是最后一种情形，一个 if 只写一个，elif 写在它前面";
                return Box::new(TemplateFault::new(span, message, hint));
            }
            Some((open, _)) if word.starts_with("end") => {
                format!("里面打开的是 {open}，先写 {{% end{open} %}} 关上它，再写 {{% {word} %}}")
            }
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
        let before = self.elifs;
        loop {
            match self.closing() {
                ("elif", Some(condition)) => {
                    self.count_elif()?;
                    self.at += 1;
                    branches.push((condition, self.body(&["elif", "else", "endif"])?));
                }
                ("else", _) => {
                    self.at += 1;
                    otherwise = self.body(&["endif"])?;
                }
                _ => {
                    self.elifs = before;
                    return Ok(NodeKind::If { branches, otherwise });
                }
            }
        }
    }

    fn count_elif(&mut self) -> Parsed<()> {
        self.elifs += 1;
        if self.elifs <= ELIFS {
            return Ok(());
        }
        let span = self.tags[self.at].span.clone();
        let message = format!("elif 太多，一个 if 里连同它外面的至多 {ELIFS} 个");
        let hint = "分成几个 if … endif，或几个文件，用 include 放进来";
        Err(Box::new(TemplateFault::new(span, message, hint)))
    }

    /// The closing tag that comes next, with the condition of an `elif`.
    fn closing(&mut self) -> (&'static str, Option<Expression>) {
        match self.tags.get_mut(self.at).map(|tag| &mut tag.says) {
            Some(Says::Closes(word, condition)) => (*word, condition.take()),
            _ => ("", None),
        }
    }
}
