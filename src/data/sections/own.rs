//! What the unit adds of its own: lines that the catalogue does not know (`lines`), paragraphs (`additions`), pictures.

use std::collections::HashMap;

use super::evaluation::place;
use super::rows::item_amounts;
use crate::base::amount::Unit;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::catalogue::{Column, FigureKey, Kind, Row, is_below, keys};
use crate::data::fields::Fields;
use crate::data::model::{Addition, Maybe, OpenLine, PictureRow};
use rust_decimal::Decimal;

/// 自列的项.
pub(super) fn lines(f: &mut Fields) -> Vec<OpenLine> {
    let lines = f.rows("lines", |f| {
        let id = f.id("id");
        let fact = format!("{}.{}", keys::LINES, id.value);
        let line = OpenLine {
            name: f.must_text("name"),
            unit: f.unit("unit"),
            part_of: f.text("part_of"),
            place: place(f),
            id,
            fact,
        };
        match counted(&line.unit) {
            true => numbers(f, &line.fact),
            false => amounts(f, &line),
        }
        line
    });
    f.reader.same_ids(lines.iter().map(|line| &line.id));
    lines.iter().for_each(|line| known_whole(f, &lines, line));
    no_circle(f, &lines);
    lines
}

/// Reports lines that are parts of each other, or of each other's parts, and so on round: none of them could be printed.
fn no_circle(f: &mut Fields, lines: &[OpenLine]) {
    let places: HashMap<&str, usize> =
        lines.iter().map(|line| line.fact.as_str()).zip(0..).collect();
    let whole = |at: usize| {
        let named = lines[at].part_of.as_ref()?;
        places.get(named.value.as_str()).copied()
    };
    // In which walk a line was come to; each is come to once.
    let mut seen = vec![None; lines.len()];
    for start in 0..lines.len() {
        let mut next = Some(start);
        while let Some(at) = next.filter(|&at| seen[at].is_none()) {
            seen[at] = Some(start);
            next = whole(at);
        }
        if let Some(at) = next.filter(|&at| seen[at] == Some(start)) {
            let around = std::iter::successors(whole(at), |&one| whole(one).filter(|_| one != at));
            let circle: Vec<_> = std::iter::once(at).chain(around).collect();
            f.reader.report(circular(lines, &circle));
        }
    }
}

/// `circle` ends with the line that it begins with.
fn circular(lines: &[OpenLine], circle: &[usize]) -> Diagnostic {
    const SHOWN: usize = 6;
    let mut named: Vec<&str> = circle.iter().map(|&at| lines[at].fact.as_str()).collect();
    if let (true, Some(last)) = (named.len() > SHOWN, named.pop()) {
        named.truncate(SHOWN);
        named.extend(["……", last]);
    }
    let place = lines[circle[0]].part_of.as_ref().map(|whole| whole.span);
    let message = format!("part_of 绕成了圈，这几项都印不出来：{}", named.join(" → "));
    Diagnostic::new(codes::D08, message)
        .at(place)
        .hint("一项不能又是自己的一部分：从最大的一项去掉 part_of，或改成 expenditure.project 等")
}

/// Whether a line counts things; 元 and 万元 are money.
fn counted(unit: &Maybe<String>) -> bool {
    unit.as_ref().is_some_and(|unit| Unit::of_word(&unit.value).is_none())
}

/// The amounts of a line of money, in its own unit where it has one.
fn amounts(f: &mut Fields, line: &OpenLine) {
    let own = line.unit.as_ref().and_then(|unit| Unit::of_word(&unit.value));
    let unit = own.unwrap_or(f.reader.unit);
    let of_file = std::mem::replace(&mut f.reader.unit, unit);
    item_amounts(f, &line.fact, Column::STATED);
    f.reader.unit = of_file;
}

/// The numbers of a line that counts things, and why they changed.
fn numbers(f: &mut Fields, fact: &str) {
    for &column in Column::WITHOUT_PLAN {
        if let Some(number) = f.number(column.word()) {
            f.reader.values.numbers.insert(FigureKey::new(fact, column), number);
        }
    }
    item_amounts(f, fact, &[]);
}

/// Reports a whole that is no line, no part of income and no number of the catalogue in what the line is counted in.
fn known_whole(f: &mut Fields, lines: &[OpenLine], line: &OpenLine) {
    let Some(whole) = &line.part_of else { return };
    let catalogue = f.reader.catalogue.clone();
    let income =
        is_below(&whole.value, keys::INCOME) && f.reader.values.lines.contains_key(&whole.value);
    let is_counted_alike = |row: &Row| match row.kind {
        Kind::Line => true,
        Kind::Amount => !counted(&line.unit),
        Kind::Count => counted(&line.unit),
        _ => false,
    };
    let is_whole = |row: &Row| row.parts_key() == whole.value && is_counted_alike(row);
    let own = lines.iter().any(|other| other.fact == whole.value && other.id != line.id);
    if !own && !income && !catalogue.rows().any(is_whole) {
        let message = format!("“{}”（part_of）不是可以有部分的编号", whole.value);
        let finding = Diagnostic::new(codes::D08, message).at(whole.span);
        f.reader.report(finding.hint(
            "金额写 expenditure.project、three_public.reception、procurement、income.编号、assets.total 等，个数（写了 unit）写 staff.actual 等，自列的项写 lines.编号",
        ));
    }
}

/// 另加的段落.
pub(super) fn additions(f: &mut Fields) -> Vec<Addition> {
    let additions = f.rows("additions", |f| {
        let place = place(f);
        let title = f.prose("title");
        let text = f.must_prose("text");
        place.map(|place| Addition { place, title, text })
    });
    additions.into_iter().flatten().collect()
}

/// 图片.
pub(super) fn pictures(f: &mut Fields) -> Vec<PictureRow> {
    let pictures = f.rows("pictures", |f| PictureRow {
        id: f.id("id"),
        file: f.must_text("file"),
        caption: f.must_text("caption"),
        description: f.must_text("description"),
        place: f.choice("place"),
        width: width(f),
    });
    f.reader.same_ids(pictures.iter().map(|picture| &picture.id));
    pictures
}

/// The width of a picture: 10% to 100% of the text area.
fn width(f: &mut Fields) -> Maybe<Decimal> {
    let found = f.percent("width")?;
    let sane = Decimal::TEN..=Decimal::ONE_HUNDRED;
    if !sane.contains(&found.value) {
        let message = format!("“宽度”（{}）要在 10% 到 100% 之间", f.path("width"));
        let finding = Diagnostic::new(codes::D07, message).at(found.span);
        f.reader.report(finding.hint("写占版心宽度的百分比，如 60%；不写就由程序定"));
        return None;
    }
    Some(found)
}
