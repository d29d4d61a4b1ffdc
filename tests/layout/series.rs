//! Circled numbers, raised and lowered digits: each series from one face in every role, none parted from what it stands at.

use jixiao::doc::Role;

use super::builders::{broken, fonts, plain, style};

#[test]
fn a_series_comes_from_one_face() {
    for role in [Role::Body, Role::Heading1, Role::Heading2, Role::Title, Role::TableCell] {
        let key = &style().of(role).face;
        for series in ["①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "₀₁₂₃₄₅₆₇₈₉₊₋"]
        {
            let face = |c| fonts().pick(key, c).map(|(face, _)| face);
            let faces: Vec<_> = series.chars().map(face).collect();
            assert!(faces[0].is_some(), "{role:?} lacks {series}");
            assert!(faces.iter().all(|face| *face == faces[0]), "{role:?}: {series}: {faces:?}");
        }
    }
}

#[test]
fn a_raised_digit_stays_with_what_it_is_raised_from() {
    for length in 10..30 {
        for line in broken(&format!("{}x₁₂₊₃与10⁻⁶。", plain(length))) {
            assert!(!line.starts_with(['₁', '₂', '₊', '₃', '⁻', '⁶']), "{length}: {line}");
        }
    }
}
