//! The paths of tables, charts and the outline in every row, whether the data of today reach it or not.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::ids::{self, WrongPart};
use super::known_names::NameKind;
use super::linted::{LintFindings, Linted};
use super::texts::{self, PlacedText};
use super::typed;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::id::FigureId;
use crate::base::nearest::nearest;
use crate::base::source::Span;
use crate::pack::shape::{CellShape, RowShape};
use crate::pack::text::{PackText, Path, TextPiece};
use crate::pack::{ChartShape, Shape};
use crate::template::PROJECT;
use crate::template::item_fit;
use crate::template::scope::no_item;

/// What paths are held against: the names that there are, and the item at hand.
#[derive(Clone)]
struct PathScope {
    root: Arc<NameKind>,
    item: Option<Arc<NameKind>>,
}

/// What an attachment's template calls `item`.
pub(super) fn item_of_attachment(linted: &Linted<'_>, template: &str) -> Option<Arc<NameKind>> {
    let mut attachments = linted.pack.outline.attachments.iter().zip(&linted.pack.attachments);
    let (shape, _) = attachments.find(|(_, path)| *path == template)?;
    let each = shape.each.as_ref()?;
    let scope = PathScope { root: Arc::clone(&linted.names), item: None };
    let list = lookup(&scope, each).ok()?;
    Some(item_of(&list))
}

/// The finding on an attachment whose template asks for other names than its items have.
pub(super) fn unfit(linted: &Linted<'_>, template: &str, item: &NameKind) -> Option<Diagnostic> {
    let mut attachments = linted.pack.outline.attachments.iter().zip(&linted.pack.attachments);
    let (shape, _) = attachments.find(|(_, path)| *path == template)?;
    let NameKind::Group(members) = item else { return None };
    let nodes = &linted.templates.get(template)?.nodes;
    let NameKind::Group(names) = &*linted.names else { return None };
    let has_all = |kind: &NameKind, asked: &BTreeSet<String>| {
        let item = kind.item();
        matches!(item.as_deref(), Some(NameKind::Group(known)) if asked.iter().all(|name| known.contains_key(name)))
    };
    let meant = |asked: &BTreeSet<String>| {
        names.iter().find(|(_, kind)| has_all(kind, asked)).map(|(name, _)| name.clone())
    };
    item_fit::unfit(shape, nodes, |name| members.contains_key(name), meant)
}

/// Looks at all of them, and gives their texts.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) -> Vec<PlacedText> {
    let mut walk = ShapeWalk { linted, found, texts: Vec::new(), money: None, says_unit: true };
    let root = PathScope { root: Arc::clone(&linted.names), item: None };
    let outline = &linted.pack.outline;
    let lines = outline.title.iter().chain(&outline.keywords);
    let lines = lines.chain(outline.subject.iter()).chain(&outline.signature).chain(&outline.date);
    lines.for_each(|text| walk.text(text, &root));
    for attachment in &outline.attachments {
        walk.paths(&attachment.when, &root);
        let scope = walk.each(attachment.each.as_ref(), &root);
        walk.text(&attachment.title, &scope);
    }
    linted.pack.tables.iter().for_each(|shape| walk.table(shape, &root));
    linted.pack.charts.iter().for_each(|shape| walk.chart(shape, &root));
    walk.texts
}

struct ShapeWalk<'w, 'a> {
    linted: &'w Linted<'a>,
    found: &'w mut LintFindings,
    /// The words of all texts.
    texts: Vec<PlacedText>,
    /// The first amount of the table at hand.
    money: Option<Span>,
    /// Whether a unit of money is said somewhere in it.
    says_unit: bool,
}

impl ShapeWalk<'_, '_> {
    fn table(&mut self, shape: &Shape, root: &PathScope) {
        let scope = self.each(shape.each.as_ref(), root);
        self.paths(&shape.when, &scope);
        (self.money, self.says_unit) = (None, shape.continues);
        let texts = [&shape.caption, &shape.unit, &shape.left, &shape.note].into_iter().flatten();
        texts.for_each(|text| self.text(text, &scope));
        for column in &shape.columns {
            let within = self.each(column.each.as_ref(), &scope);
            column.head.iter().for_each(|text| self.text(text, &within));
        }
        self.says_unit |= shape.columns.iter().any(|column| column.each.is_some());
        shape.head.iter().chain(&shape.rows).for_each(|row| self.row(row, &scope));
        if let Some(place) = self.money.filter(|_| !self.says_unit) {
            let finding = Diagnostic::new(codes::T21, "表里有金额，没有一处写单位").at(place);
            self.found.push(finding.hint("格里的金额不带单位：在表里写 unit: 单位：${unit}"));
        }
    }

    fn row(&mut self, row: &RowShape, scope: &PathScope) {
        let scope = self.each(row.each.as_ref(), scope);
        self.paths(&row.when, &scope);
        self.paths(&row.unless, &scope);
        row.cells.iter().for_each(|cell| self.cell(cell, &scope));
        row.rows.iter().for_each(|row| self.row(row, &scope));
    }

    fn cell(&mut self, cell: &CellShape, scope: &PathScope) {
        let scope = self.each(cell.each.as_ref(), scope);
        self.text(&cell.text, &scope);
    }

    fn chart(&mut self, shape: &ChartShape, root: &PathScope) {
        let scope = self.each(shape.each.as_ref(), root);
        self.paths(&shape.when, &scope);
        shape.caption.iter().for_each(|text| self.text(text, &scope));
        for part in &shape.parts {
            let scope = self.each(part.each.as_ref(), &scope);
            self.paths(&part.when, &scope);
            self.text(&part.name, &scope);
            self.text(&part.label, &scope);
            self.find(&part.value, &scope);
        }
    }

    /// The scope of the items of a list, or the scope itself.
    fn each(&mut self, each: Option<&Path>, scope: &PathScope) -> PathScope {
        let Some(path) = each else { return scope.clone() };
        let kind = self.find(path, scope);
        if matches!(*kind, NameKind::Leaf(_) | NameKind::Flag | NameKind::Group(_)) {
            let finding = Diagnostic::new(codes::P09, format!("{} 不是列表", path.name));
            let finding = finding.at(path.span);
            self.found.push(finding.hint("可以逐项列出的名称见 templates/README.md"));
        }
        PathScope { root: Arc::clone(&scope.root), item: Some(item_of(&kind)) }
    }

    fn text(&mut self, text: &PackText, scope: &PathScope) {
        typed::in_text(self.linted, text, self.found);
        self.texts.push(texts::of_pack(text));
        for piece in &text.pieces {
            let TextPiece::Cite(path) = piece else {
                self.says_unit |= matches!(piece, TextPiece::Words(words) if words.contains('元'));
                continue;
            };
            let kind = self.find(path, scope);
            self.says_unit |= path.name.ends_with("unit") || path.name.ends_with("unit_note");
            if matches!(&*kind, NameKind::Leaf(leaf) if leaf.is_money()) {
                self.money.get_or_insert(path.span);
            }
            if matches!(*kind, NameKind::List(_) | NameKind::Group(_)) {
                let finding = Diagnostic::new(codes::P09, "此处引用的是一组数据，不是一项");
                self.found.push(finding.at(path.span).hint("写到具体的一项，如 income.total"));
            }
        }
    }

    /// What is meant by `item.name` in a pack with a report for each project.
    fn of_project(&self, parts: &[&str]) -> Option<String> {
        let [begin, rest @ ..] = parts else { return None };
        let is_item = *begin == "item" && self.linted.pack.outline.head.each_project;
        (is_item && !rest.is_empty()).then(|| {
            format!("一个项目一份报告的，这个项目写 {PROJECT}：${{{PROJECT}.{}}}", rest.join("."))
        })
    }

    /// Where a part of a path stands.
    fn part_of(&self, path: &Path, parts: &[&str], part: usize) -> Span {
        let before: usize = parts[..part].iter().map(|part| part.len() + 1).sum();
        let text = self.linted.sources.text(path.span);
        let Some(at) = text.find(&path.name) else { return path.span };
        let start = path.span.start as usize + at + before;
        Span::new(path.span.source, start..start + parts[part].len())
    }

    fn paths(&mut self, paths: &[Path], scope: &PathScope) {
        paths.iter().for_each(|path| drop(self.find(path, scope)));
    }

    /// What a path stands for; a name that is nowhere is reported.
    fn find(&mut self, path: &Path, scope: &PathScope) -> Arc<NameKind> {
        let parts: Vec<_> = path.name.split('.').collect();
        if path.within_item().is_none()
            && let Some(WrongPart { part, finding }) = ids::wrong(self.linted, &parts, no_name)
        {
            let place = self.part_of(path, &parts, part);
            self.found.push(finding.at(place));
            return Arc::new(NameKind::Anything);
        }
        if path.within_item().is_some() && scope.item.is_none() {
            self.found.push(no_item(path));
            return Arc::new(NameKind::Anything);
        }
        let (unknown, known) = match lookup(scope, path) {
            Ok(kind) => return kind,
            Err(unknown) => unknown,
        };
        let id = FigureId::new(&path.name);
        let is_part = path.within_item().is_none() && scope.root.has_part(&parts);
        if !is_part && !self.linted.figures.contains(&id) {
            let known: Vec<_> = known.iter().map(String::as_str).collect();
            let meant = dotless(&parts, scope).or_else(|| self.of_project(&parts));
            let finding = match meant {
                Some(hint) => no_name(&unknown, &[]).instead(hint),
                None => no_name(&unknown, &known),
            };
            let part = parts.iter().position(|part| *part == unknown).unwrap_or(0);
            let place = self.part_of(path, &parts, part);
            self.found.push(finding.at(place));
        }
        Arc::new(NameKind::Anything)
    }
}

/// A name that there is not.
fn no_name(name: &str, known: &[&str]) -> Diagnostic {
    let finding = Diagnostic::new(codes::P09, format!("没有“{name}”这个名称"));
    finding.hint(match nearest(name, known.iter().copied()) {
        Some(near) => format!("是否想写 {near}？"),
        None => "可用的名称：jixiao template vars".into(),
    })
}

/// What is meant by a name that is one of the item at hand without the dot before it: `${actual}`, `${one.actual}`.
fn dotless(parts: &[&str], scope: &PathScope) -> Option<String> {
    let NameKind::Group(members) = &**scope.item.as_ref()? else { return None };
    let has = |parts: &[&str]| parts.first().is_some_and(|name| members.contains_key(*name));
    let of_item = [parts, &parts[1..]].into_iter().find(|parts| has(parts))?;
    Some(format!("这一项的，前面写点：${{.{}}}", of_item.join(".")))
}

/// What the items of a list are.
fn item_of(kind: &NameKind) -> Arc<NameKind> {
    match kind {
        NameKind::List(item) => Arc::clone(item),
        _ => Arc::new(NameKind::Anything),
    }
}

/// Follows a path. If it leads nowhere: the part that is unknown, and the names known there.
fn lookup(scope: &PathScope, path: &Path) -> Result<Arc<NameKind>, (String, Vec<String>)> {
    let (mut at, name) = match path.within_item() {
        Some(name) => match &scope.item {
            Some(item) => (Arc::clone(item), name),
            None => return Err((path.name.clone(), Vec::new())),
        },
        None => (Arc::clone(&scope.root), path.name.as_str()),
    };
    for part in name.split('.') {
        let next = match &*at {
            NameKind::Anything => return Ok(Arc::new(NameKind::Anything)),
            NameKind::Group(members) => members
                .get(part)
                .cloned()
                .ok_or_else(|| (part.to_string(), members.keys().cloned().collect::<Vec<_>>()))?,
            // An item of a list by its id is looked at as a whole.
            NameKind::List(_) => return Ok(Arc::new(NameKind::Anything)),
            NameKind::Leaf(_) | NameKind::Flag => return Err((part.to_string(), Vec::new())),
        };
        at = next;
    }
    Ok(at)
}
