//! The paths of tables, charts and the outline in every row, whether the data of today reach it or not.

use std::sync::Arc;

use super::known_names::NameKind;
use super::linted::{LintFindings, Linted};
use super::texts::{self, PlacedText};
use super::typed;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::id::FigureId;
use crate::base::nearest::nearest;
use crate::pack::shape::{CellShape, RowShape};
use crate::pack::text::{PackText, Path, TextPiece};
use crate::pack::{ChartShape, Shape};

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

/// Looks at all of them, and gives their texts.
pub(super) fn look(linted: &Linted<'_>, found: &mut LintFindings) -> Vec<PlacedText> {
    let mut walk = ShapeWalk { linted, found, texts: Vec::new() };
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
}

impl ShapeWalk<'_, '_> {
    fn table(&mut self, shape: &Shape, root: &PathScope) {
        let scope = self.each(shape.each.as_ref(), root);
        self.paths(&shape.when, &scope);
        let texts = [&shape.caption, &shape.unit, &shape.left, &shape.note].into_iter().flatten();
        texts.for_each(|text| self.text(text, &scope));
        for column in &shape.columns {
            let within = self.each(column.each.as_ref(), &scope);
            column.head.iter().for_each(|text| self.text(text, &within));
        }
        shape.head.iter().chain(&shape.rows).for_each(|row| self.row(row, &scope));
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
        typed::in_text(self.linted.own, text, self.found);
        self.texts.push(texts::of_pack(text));
        for piece in &text.pieces {
            let TextPiece::Cite(path) = piece else { continue };
            if matches!(*self.find(path, scope), NameKind::List(_) | NameKind::Group(_)) {
                let finding = Diagnostic::new(codes::P09, "此处引用的是一组数据，不是一项");
                self.found.push(finding.at(path.span).hint("写到具体的一项，如 income.total"));
            }
        }
    }

    fn paths(&mut self, paths: &[Path], scope: &PathScope) {
        paths.iter().for_each(|path| drop(self.find(path, scope)));
    }

    /// What a path stands for; a name that is nowhere is reported.
    fn find(&mut self, path: &Path, scope: &PathScope) -> Arc<NameKind> {
        let (unknown, known) = match lookup(scope, path) {
            Ok(kind) => return kind,
            Err(unknown) => unknown,
        };
        let id = FigureId::new(&path.name);
        let parts: Vec<_> = path.name.split('.').collect();
        let is_part = path.within_item().is_none() && scope.root.has_part(&parts);
        if !is_part && !self.linted.figures.contains(&id) {
            let finding = Diagnostic::new(codes::P09, format!("没有“{unknown}”这个名称"));
            let hint = match nearest(&unknown, known.iter().map(String::as_str)) {
                Some(near) => format!("是否想写 {near}？"),
                None => "可用的名称：jixiao template vars".into(),
            };
            self.found.push(finding.at(path.span).hint(hint));
        }
        Arc::new(NameKind::Anything)
    }
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
            // An item of a list by its id is known from the facts.
            NameKind::List(_) => return Ok(Arc::new(NameKind::Anything)),
            NameKind::Leaf(_) | NameKind::Flag => return Err((part.to_string(), Vec::new())),
        };
        at = next;
    }
    Ok(at)
}
