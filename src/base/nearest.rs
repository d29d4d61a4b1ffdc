//! A misspelt name to the known name that it most likely means; the only user of `strsim`.

/// The name of `known` with the smallest edit distance, if that is at most a third of the name's length or 1, and something
/// of the name is kept.
///
/// Of equally near names it is the first.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).max(1);
    let distances = known.into_iter().map(|known| (strsim::osa_distance(name, known), known));
    let kept = |known: &str| known.chars().any(|c| name.contains(c));
    let near = distances.filter(|(distance, known)| *distance <= allowed && kept(known));
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
        assert_eq!(nearest("≥", ["=", ">="]), None);
    }
}
