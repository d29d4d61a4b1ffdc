//! Which tables, charts and pictures there are: every shape tried on the facts, and the pictures that the facts name.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use tera::Value as View;

use super::placing::{BuiltContent, Content};
use super::private;
use super::raised::raised;
use super::scope::{Scope, Shapes};
use super::{chart, table};
use crate::base::diag::Diagnostics;
use crate::base::id::Origin;
use crate::data::model::PictureRow;
use crate::doc::{Image, Inline};
use crate::images::Images;
use crate::pack::{Pack, Path};

/// Builds all tables and charts whose facts are there.
pub(super) fn build(
    pack: &Pack,
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> Vec<BuiltContent> {
    let mut built = Vec::new();
    for shape in &pack.tables {
        for (key, scope) in keys(&shape.name, shape.each.as_ref(), facts, findings) {
            let table = table::build(shape, &scope, facts, findings);
            built.extend(table.map(|table| BuiltContent { key, content: Content::Table(table) }));
        }
    }
    for shape in &pack.charts {
        for (key, scope) in keys(&shape.name, shape.each.as_ref(), facts, findings) {
            let chart = chart::build(shape, &scope, facts, findings);
            built.extend(chart.map(|chart| BuiltContent { key, content: Content::Chart(chart) }));
        }
    }
    built
}

/// The pictures whose files were read.
pub(super) fn pictures(rows: &[PictureRow], images: &Images) -> Vec<BuiltContent> {
    let picture = |row: &PictureRow| {
        let PictureRow { id, file: _, caption, description, place: _, width } = row;
        let file = images.get(&id.value)?.clone();
        let origin = Origin { facts: Some(caption.span), ..Origin::default() };
        let caption = vec![Inline::text(raised(&caption.value).into_owned(), origin)];
        let (name, description) = (id.value.clone(), description.value.clone());
        let hundredths = |percent: Decimal| (percent * Decimal::ONE_HUNDRED).to_u16();
        let width = width.as_ref().and_then(|width| hundredths(width.value));
        let content = Content::Image(Image { name, caption, description, width, file });
        Some(BuiltContent { key: id.value.clone(), content })
    };
    rows.iter().filter_map(picture).collect()
}

/// The key of each that a shape gives, with the scope to build it in.
fn keys(
    name: &str,
    each: Option<&Path>,
    facts: &mut Shapes<'_>,
    findings: &mut Diagnostics,
) -> Vec<(String, Scope)> {
    let root = Scope::root(facts.view);
    let Some(each) = each else { return vec![(name.to_string(), root)] };
    let items = facts.list(each, &root, findings);
    let key = |item: &View| {
        let id = item.get_from_path("id").and_then(View::as_str).unwrap_or("");
        format!("{name}.{}", private::plain(id))
    };
    items.iter().map(|item| (key(item), root.with(item))).collect()
}
