//! What the unit adds of its own: lines that the catalogue does not know, paragraphs, pictures.

use std::collections::HashMap;

use super::Shown;
use super::build::ViewBuilder;
use super::tree::{Group, ViewNode};
use crate::base::amount::Unit;
use crate::catalogue::section::{RESULTS, SPENDING};
use crate::catalogue::{Catalogue, Column, FigureKey};
use crate::data::model::{Addition, IncomePart, OpenLine, PictureRow, ProsePiece};
use crate::figures::Figure;

/// Lines of the unit's own by their facts, and the rows that they may be part of.
struct OwnLines<'l> {
    lines: HashMap<&'l str, &'l OpenLine>,
    standing: HashMap<&'l str, Standing<'l>>,
    catalogue: &'l Catalogue,
}

/// What a line has from the lines that it is part of, directly or through others.
#[derive(Clone, Copy)]
struct Standing<'l> {
    /// The section that a line says, else the one that speaks of what it is part of.
    place: &'l str,
    /// The group of the facts that it is part of: `income` of `income.fiscal`.
    root: Option<&'l str>,
}

/// Of lines that are part of nothing, and of lines in a circle.
const ALONE: Standing = Standing { place: SPENDING, root: None };

impl<'l> OwnLines<'l> {
    fn new(lines: &'l [OpenLine], catalogue: &'l Catalogue) -> Self {
        let by_fact = lines.iter().rev().map(|one| (one.fact.as_str(), one)).collect();
        let mut own = Self { lines: by_fact, standing: HashMap::new(), catalogue };
        lines.iter().for_each(|line| own.stand(line));
        own
    }

    /// The line of the unit's own that a line is a part of.
    fn whole_of(&self, line: &OpenLine) -> Option<&'l OpenLine> {
        self.lines.get(line.part_of.as_ref()?.value.as_str()).copied()
    }

    fn standing_of(&self, line: &OpenLine) -> Standing<'l> {
        self.standing.get(line.fact.as_str()).copied().unwrap_or(ALONE)
    }

    /// Notes where a line and the lines above it stand, each once: down from the first that is known, is part of no line of
    /// the unit's own or closes a circle.
    fn stand(&mut self, line: &'l OpenLine) {
        let mut path = Vec::new();
        let mut next = Some(line);
        while let Some(line) = next.filter(|line| !self.standing.contains_key(line.fact.as_str())) {
            self.standing.insert(&line.fact, ALONE);
            path.push(line);
            next = self.whole_of(line);
        }
        let mut above = next.map(|known| self.standing_of(known));
        for line in path.into_iter().rev() {
            let standing = self.below(above, line);
            self.standing.insert(&line.fact, standing);
            above = Some(standing);
        }
    }

    /// Where a line stands below the line of the unit's own that it is part of, if there is one.
    fn below(&self, above: Option<Standing<'l>>, line: &'l OpenLine) -> Standing<'l> {
        let of_catalogue = || {
            let part_of = line.part_of.as_ref()?;
            let place = self.catalogue.whole(&part_of.value).map_or(SPENDING, |row| row.section);
            Some(Standing { place, root: part_of.value.split('.').next() })
        };
        let Standing { place, root } = above.or_else(of_catalogue).unwrap_or(ALONE);
        let place = line.place.as_ref().map_or(place, |place| &place.value);
        Standing { place, root }
    }
}

/// The part of income of a fact, at any depth.
fn part_called<'p>(parts: &'p [IncomePart], fact: &str) -> Option<&'p IncomePart> {
    let within = |part: &'p IncomePart| part_called(&part.parts, fact);
    parts.iter().find_map(|part| if part.fact == fact { Some(part) } else { within(part) })
}

impl ViewBuilder<'_> {
    /// Lines of the unit's own, each with those that are part of it.
    pub(super) fn open_lines(&mut self, lines: &[OpenLine]) -> ViewNode {
        let own = OwnLines::new(lines, &self.report.catalogue);
        let all: Vec<_> = lines.iter().map(|line| self.open_line(line, &own)).collect();
        let mut parts: HashMap<&str, Vec<ViewNode>> = HashMap::new();
        for (line, shown) in lines.iter().zip(&all) {
            let beside =
                |whole: &&OpenLine| own.standing_of(whole).place == own.standing_of(line).place;
            let whole = own.whole_of(line).filter(beside);
            if let Some(whole) = whole {
                parts.entry(whole.fact.as_str()).or_default().push(shown.clone().into());
            }
        }
        let with_parts = |(line, shown): (&OpenLine, Group)| {
            let parts = parts.get(line.fact.as_str()).cloned().unwrap_or_default();
            shown.and(Group::of([("parts", ViewNode::List(parts))])).into()
        };
        lines.iter().zip(all).map(with_parts).collect()
    }

    fn open_line(&mut self, line: &OpenLine, own: &OwnLines) -> Group {
        let OpenLine { id, name, unit, part_of, place: _, fact } = line;
        let money = unit.as_ref().is_none_or(|unit| Unit::of_word(&unit.value).is_some());
        let unit = unit.as_ref().filter(|_| !money);
        let id = self.given(&format!("{fact}.id"), id);
        let name = self.given(&format!("{fact}.name"), name);
        let unit = self.words(&format!("{fact}.unit"), unit);
        let above = own.whole_of(line);
        let Standing { place, root } = own.standing_of(line);
        let whole = part_of.as_ref().map(|whole| self.name_of(&whole.value, above));
        let whole = self.words_or_none(&format!("{fact}.whole"), whole.as_deref());
        let whole_ids = part_of.as_ref().map_or("", |whole| whole.value.as_str());
        let whole_ids = self.with_groups(&format!("{fact}.whole_ids"), whole_ids);
        let whole_place = above.map(|above| own.standing_of(above).place);
        let whole_place = self.words_or_none(&format!("{fact}.whole_place"), whole_place);
        let outer = above.and_then(|above| Some((above.part_of.as_ref()?, own.whole_of(above))));
        let outer = outer.map(|(outer, line)| self.name_of(&outer.value, line));
        let outer = self.words_or_none(&format!("{fact}.whole_of"), outer.as_deref());
        let root = self.words_or_none(&format!("{fact}.whole_root"), root);
        let place = self.own_words(&format!("{fact}.place"), place);
        let words = [
            ("id", id),
            ("name", name),
            ("unit", unit),
            ("whole", whole),
            ("whole_place", whole_place),
            ("whole_of", outer),
            ("whole_root", root),
            ("place", place),
        ];
        let whole_fact = part_of.as_ref().map_or("", |whole| whole.value.as_str());
        let whole_change = self.of(whole_fact, Column::ChangeClause);
        let cited = self.is_cited(fact);
        let words = Group::of(words.map(|(key, text)| (key, text.into())));
        let beside = Group::of([
            ("cited", cited.into()),
            ("whole_ids", whole_ids),
            ("whole_change", whole_change),
            ("whole_is_none", self.is_none(whole_fact).into()),
        ]);
        words.and(beside).and(self.line(fact))
    }

    /// An id and those of the groups that it stands in, nearest first: `expenditure.basic.public`, `expenditure.basic`,
    /// `expenditure`.
    fn with_groups(&mut self, key: &str, id: &str) -> ViewNode {
        let ends = id.match_indices('.').map(|(end, _)| end);
        let ends: Vec<_> = ends.chain((!id.is_empty()).then_some(id.len())).collect();
        ends.into_iter().rev().map(|end| self.own_words(key, &id[..end]).into()).collect()
    }

    /// Whether what a line is part of came to nothing.
    fn is_none(&self, fact: &str) -> bool {
        let columns = [Column::Actual, Column::Total, Column::Value];
        let figure = |column| self.figures.find(&FigureKey::new(fact, column));
        columns
            .into_iter()
            .filter_map(figure)
            .find_map(Figure::number)
            .is_some_and(|came| came.is_zero())
    }

    /// Whether a result cites what a line of the unit's own came to.
    fn is_cited(&self, fact: &str) -> bool {
        let actual = FigureKey::new(fact, Column::Actual);
        let items = self.report.results.iter().flat_map(|group| &group.items);
        let mut texts = items.flat_map(|item| std::iter::once(&item.title).chain(&item.text));
        texts.any(|text| {
            text.pieces
                .iter()
                .any(|piece| matches!(piece, ProsePiece::Cite(id, _) if *id == actual.id()))
        })
    }

    /// Words of the program's own that may be missing.
    pub(super) fn words_or_none(&mut self, key: &str, words: Option<&str>) -> Shown {
        match words {
            Some(words) => self.own_words(key, words),
            None => self.marks.missing(key),
        }
    }

    /// What a fact is called: 项目支出 of `expenditure.project`.
    fn name_of(&self, fact: &str, own: Option<&OpenLine>) -> String {
        let row = || self.report.catalogue.whole(fact);
        match (own, row()) {
            (Some(line), _) => line.name.value.clone(),
            (None, Some(row)) => row.named().to_string(),
            (None, None) => {
                let part = part_called(&self.report.income_parts, fact);
                part.map_or_else(|| fact.to_string(), |part| part.name.value.clone())
            }
        }
    }

    pub(super) fn addition(&mut self, addition: &Addition) -> ViewNode {
        let Addition { place, title, text } = addition;
        let place = self.own_words("additions.place", &place.value);
        let title = self.prose("additions.title", title.as_ref());
        let text = self.text("additions.text", text);
        Group::of([("place", place.into()), ("title", title.into()), ("text", text.into())]).into()
    }

    pub(super) fn picture(&mut self, picture: &PictureRow) -> ViewNode {
        let PictureRow { id, file: _, caption, description: _, place, width: _ } = picture;
        let key = format!("pictures.{}", id.value);
        let place = place.as_ref().map_or(RESULTS, |place| &place.value);
        let id = self.given(&format!("{key}.id"), id);
        let caption = self.given(&format!("{key}.caption"), caption);
        let place = self.own_words(&format!("{key}.place"), place);
        Group::of([("id", id), ("caption", caption), ("place", place)].map(|(k, v)| (k, v.into())))
            .into()
    }
}
