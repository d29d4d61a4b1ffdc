//! The SVG pages of made-up paragraphs: every character where it was laid out.

use jixiao::write::svg;
use proptest::collection::vec;

use super::builders::{body, document, fonts, laid};
use super::properties::paragraph_text;
use crate::support::property;
use crate::support::svg_file::same_places;

#[test]
fn characters_stand_where_they_were_laid_out() {
    property(60, vec(paragraph_text(), 1..40), |texts| {
        let laid = laid(&document(texts.iter().map(|text| body(text))));
        same_places(&laid.pages, &svg::write(&laid.pages, fonts()));
    });
}
