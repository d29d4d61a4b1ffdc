//! The known name that a misspelt one most likely means; the only user of the crate that compares texts.

/// The nearest of `known`, if a third of the name or less must be changed to get there.
///
/// Of two equally near names the one that `known` gives first.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).max(1);
    let distances = known.into_iter().map(|known| (strsim::osa_distance(name, known), known));
    let near = distances.filter(|(distance, _)| *distance <= allowed);
    near.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_a_stranger_finds_none() {
        let known = ["caption", "columns", "rows", "head"];
        assert_eq!(nearest("captoin", known), Some("caption"));
        assert_eq!(nearest("row", known), Some("rows"));
        assert_eq!(nearest("footer", known), None);
    }
}
