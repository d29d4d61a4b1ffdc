//! What the unit adds of its own: lines that the catalogue does not know, paragraphs, pictures.

use super::build::ViewBuilder;
use super::tree::{Group, ViewNode};
use crate::catalogue::{Column, FigureKey};
use crate::data::model::{Addition, OpenLine, PictureRow, ProsePiece};

/// The section of a line that says none.
const PLACE: &str = "spending";

/// The section of a picture that says none.
const PLACE_OF_PICTURES: &str = "results";

impl ViewBuilder<'_> {
    pub(super) fn open_line(&mut self, line: &OpenLine) -> ViewNode {
        let OpenLine { id, name, unit, part_of, place, fact } = line;
        let money = unit.as_ref().is_none_or(|unit| matches!(unit.value.as_str(), "元" | "万元"));
        let unit = unit.as_ref().filter(|_| !money);
        let id = self.given(&format!("{fact}.id"), id);
        let name = self.given(&format!("{fact}.name"), name);
        let unit = self.words(&format!("{fact}.unit"), unit);
        let whole = part_of.as_ref().map(|whole| self.name_of(&whole.value));
        let whole = match whole {
            Some(whole) => self.own_words(&format!("{fact}.whole"), &whole),
            None => self.marks.missing(&format!("{fact}.whole")),
        };
        let place = place.as_ref().map_or(PLACE, |place| &place.value);
        let place = self.own_words(&format!("{fact}.place"), place);
        let words =
            [("id", id), ("name", name), ("unit", unit), ("whole", whole), ("place", place)];
        let cited = self.is_cited(fact);
        let words = Group::of(words.map(|(key, text)| (key, text.into())));
        words.and(Group::of([("cited", cited.into())])).and(self.line(fact)).into()
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

    /// What a fact is called: 项目支出 of `expenditure.project`.
    fn name_of(&self, fact: &str) -> String {
        let row = self.report.catalogue.rows().find(|row| row.fact() == fact);
        let own = || self.report.lines.iter().find(|line| line.fact == fact);
        match row {
            Some(row) if row.is_group() => row.total_name.clone(),
            Some(row) => row.name.clone(),
            None => own().map_or_else(|| fact.to_string(), |line| line.name.value.clone()),
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
        let place = place.as_ref().map_or(PLACE_OF_PICTURES, |place| &place.value);
        let id = self.given(&format!("{key}.id"), id);
        let caption = self.given(&format!("{key}.caption"), caption);
        let place = self.own_words(&format!("{key}.place"), place);
        Group::of([("id", id), ("caption", caption), ("place", place)].map(|(k, v)| (k, v.into())))
            .into()
    }
}
