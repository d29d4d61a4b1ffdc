//! What a path in a pack's YAML stands for: a name of the view, of the item at hand, or a figure's id.

use tera::Value as View;
use tera::value::{Key, Map};

use super::decode::{Lookup, decode_text};
use super::item_path;
use super::marks::{Mark, Marks};
use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::base::id::{FigureId, Origin};
use crate::base::nearest::nearest;
use crate::base::source::{Sources, Span};
use crate::catalogue::{is_below, keys};
use crate::doc::Inline;
use crate::figures::{Figures, Value};
use crate::pack::{PackText, Path, TextPiece};

/// The items that relative names refer to, innermost last.
#[derive(Clone)]
pub(super) struct Scope {
    root: View,
    item: Option<View>,
}

impl Scope {
    /// No item at hand.
    pub(super) fn root(view: &View) -> Self {
        Self { root: view.clone(), item: None }
    }

    /// An item at hand.
    pub(super) fn with(&self, item: &View) -> Self {
        Self { root: self.root.clone(), item: Some(item.clone()) }
    }

    /// The item at hand.
    pub(super) fn item(&self) -> Option<&View> {
        self.item.as_ref()
    }
}

/// The facts as tables and titles see them.
pub(super) struct Shapes<'a> {
    /// The whole view.
    pub view: &'a View,
    /// Its marks; figures that the view does not name get theirs when they are cited.
    pub marks: &'a mut Marks,
    /// All figures.
    pub figures: &'a Figures,
    /// The pack's files.
    pub sources: &'a Sources,
}

/// How a cited value is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Manner<'m> {
    /// As in prose: `1089.40万元`; what is not given is an error.
    Prose,
    /// As in a cell under a unit: `1089.40`; these words where nothing is given.
    Cell(&'m str),
}

impl Shapes<'_> {
    /// What a path stands for; a name that nobody knows is reported.
    pub(super) fn find(
        &mut self,
        path: &Path,
        scope: &Scope,
        findings: &mut Diagnostics,
    ) -> Option<View> {
        let (from, name) = match (path.within_item(), &scope.item) {
            (Some(name), Some(item)) => (item, name),
            (Some(_), None) => {
                findings.push(no_item(path));
                return None;
            }
            (None, _) => (&scope.root, path.name.as_str()),
        };
        let (unknown, known) = match descend(from, name) {
            Ok(found) => return Some(found),
            Err(unknown) => unknown,
        };
        let found = path.within_item().is_none().then(|| self.beyond_view(name, scope)).flatten();
        if found.is_none() {
            findings.push(unknown_name(&unknown, &known, path.span));
        }
        found
    }

    /// What a name stands for that the view does not have: a figure, a text of `extra`, an item by its id.
    fn beyond_view(&mut self, name: &str, scope: &Scope) -> Option<View> {
        let id = FigureId::new(name);
        if self.figures.get(&id).is_some() {
            return Some(View::from(self.marks.figure(&id, None, self.figures)));
        }
        if is_below(name, keys::EXTRA) {
            return Some(View::from(self.marks.missing(name)));
        }
        let found = item_path::find(&scope.root, name)?;
        Some(found.unwrap_or_else(|| View::from(self.marks.missing(name))))
    }

    /// The items of a list.
    pub(super) fn list(
        &mut self,
        path: &Path,
        scope: &Scope,
        findings: &mut Diagnostics,
    ) -> Vec<View> {
        let Some(found) = self.find(path, scope, findings) else { return Vec::new() };
        if found.as_array().is_none() {
            let finding = Diagnostic::new(codes::P09, format!("{} 不是列表", path.name))
                .at(path.span)
                .hint("可以逐项列出的名称见 templates/README.md");
            findings.push(finding);
        }
        found.as_array().unwrap_or(&[]).to_vec()
    }

    /// The scope itself, or one for each item of a list.
    pub(super) fn scopes(
        &mut self,
        each: Option<&Path>,
        scope: &Scope,
        findings: &mut Diagnostics,
    ) -> Vec<Scope> {
        let Some(path) = each else { return vec![scope.clone()] };
        let items = self.list(path, scope, findings);
        items.iter().map(|item| scope.with(item)).collect()
    }

    /// Whether everything that is asked for is given, and none of it is an empty text, as a note that is not needed.
    pub(super) fn all_given(
        &mut self,
        paths: &[Path],
        scope: &Scope,
        findings: &mut Diagnostics,
    ) -> bool {
        let mut given = true;
        for path in paths {
            let found = self.find(path, scope, findings);
            given &= found.is_some_and(|found| is_given(&found, self.marks));
        }
        given
    }

    /// A text with what it cites, as paragraphs.
    pub(super) fn text(
        &mut self,
        text: &PackText,
        scope: &Scope,
        manner: Manner<'_>,
        findings: &mut Diagnostics,
    ) -> Vec<Vec<Inline>> {
        let mut paragraphs = vec![Vec::new()];
        for piece in &text.pieces {
            let pieces = match piece {
                TextPiece::Words(words) => vec![vec![plain(words, text.span)]],
                TextPiece::Cite(path) => match self.find(path, scope, findings) {
                    Some(found) => self.shown(&found, path.span, manner, findings),
                    None => continue,
                },
            };
            append(&mut paragraphs, pieces);
        }
        paragraphs
    }

    /// A text as one paragraph, with what it cites as prose shows it: a caption, a title.
    pub(super) fn line(
        &mut self,
        text: &PackText,
        scope: &Scope,
        findings: &mut Diagnostics,
    ) -> Vec<Inline> {
        self.text(text, scope, Manner::Prose, findings).into_iter().flatten().collect()
    }

    fn shown(
        &self,
        found: &View,
        place: Span,
        manner: Manner<'_>,
        findings: &mut Diagnostics,
    ) -> Vec<Vec<Inline>> {
        let Some(text) = found.as_str() else {
            let finding = Diagnostic::new(codes::P09, "此处引用的是一组数据，不是一项")
                .at(place)
                .hint("写到具体的一项，如 income.total");
            findings.push(finding);
            return vec![Vec::new()];
        };
        let mark = self.marks.of(text);
        if let (Manner::Cell(missing), Some(mark)) = (manner, mark) {
            if mark.is_missing() {
                let origin = Origin { template: Some(place), ..mark.origin.clone() };
                let words = (!missing.is_empty()).then(|| Inline::text(missing, origin));
                return vec![words.into_iter().collect()];
            }
            if let Some(Value::Money(_)) = mark.value() {
                return vec![vec![bare(mark, place)]];
            }
        }
        let lookup = Lookup { marks: self.marks, sources: self.sources, labels: &[] };
        decode_text(text, place, lookup, findings).paragraphs
    }
}

/// Whether there is anything to print: of a list or a group any member.
pub(super) fn is_given(value: &View, marks: &Marks) -> bool {
    if let Some(text) = value.as_str() {
        return marks.of(text).map_or(!text.is_empty(), Mark::is_given);
    }
    if let Some(items) = value.as_array() {
        return items.iter().any(|item| is_given(item, marks));
    }
    match value.as_map() {
        Some(group) => group.values().any(|member| is_given(member, marks)),
        None => value.is_truthy(),
    }
}

fn bare(mark: &Mark, place: Span) -> Inline {
    let origin = Origin { template: Some(place), ..mark.origin.clone() };
    Inline::text(mark.bare.clone(), origin)
}

fn plain(words: &str, place: Span) -> Inline {
    Inline::text(words, Origin { template: Some(place), ..Origin::default() })
}

/// Puts paragraphs behind others; the first goes on where the last one ended.
fn append(paragraphs: &mut Vec<Vec<Inline>>, more: Vec<Vec<Inline>>) {
    let mut more = more.into_iter();
    if let (Some(last), Some(first)) = (paragraphs.last_mut(), more.next()) {
        last.extend(first);
    }
    paragraphs.extend(more);
}

/// Follows a dotted name. If it leads nowhere: the part that is unknown and the names known there.
fn descend(from: &View, name: &str) -> Result<View, (String, Vec<String>)> {
    let mut at = from;
    for part in name.split('.') {
        let map = at.as_map().ok_or_else(|| (part.to_string(), Vec::new()))?;
        at = map.get(&Key::Str(part)).ok_or_else(|| (part.to_string(), names(map)))?;
    }
    Ok(at.clone())
}

/// A path that begins with a point where no item of a list is at hand.
pub(super) fn no_item(path: &Path) -> Diagnostic {
    let message = format!("“{}”前面的点指列表里的一项，这里不在 each 里", path.name);
    let hint = "写全名，如 income.total；逐项列出的，先写 each: 列表的全名，如 each: income.parts";
    Diagnostic::new(codes::P09, message).at(path.span).hint(hint)
}

fn names(map: &Map) -> Vec<String> {
    map.keys().filter_map(|key| key.as_str()).map(String::from).collect()
}

fn unknown_name(unknown: &str, known: &[String], span: Span) -> Diagnostic {
    let finding = Diagnostic::new(codes::P09, format!("没有“{unknown}”这个名称")).at(span);
    match nearest(unknown, known.iter().map(String::as_str)) {
        Some(near) => finding.hint(format!("是否想写 {near}？")),
        None if known.is_empty() => finding.hint("可用的名称见 templates/README.md"),
        None => finding.hint(format!("可用的有：{}", known.join("、"))),
    }
}
