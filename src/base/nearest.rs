//! A misspelt name to the known name that it most likely means; the only user of `strsim`.

/// The name of `known` with the smallest edit distance, if that is at most a third of the name's length or 1, and something
/// of the name is kept.
///
/// Of equally near names it is the first.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = Letters::of(name);
    let mut allowed = (letters.count / 3).max(1);
    let mut near = None;
    for other in known {
        if !name.is_empty() && other.eq_ignore_ascii_case(name) && other != name {
            return Some(other);
        }
        if letters.least_distance(&Letters::of(other)) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(name, other);
        let is_nearer = distance < allowed || near.is_none() && distance == allowed;
        if is_nearer && other.chars().any(|c| name.contains(c)) {
            (near, allowed) = (Some(other), distance);
        }
    }
    near
}

/// How many characters a name has, and which ones, as bits: most names are told apart by that alone.
struct Letters {
    count: usize,
    bits: u64,
}

impl Letters {
    fn of(name: &str) -> Self {
        let bit = |(count, bits), c| (count + 1, bits | 1 << (c as u32 % 64));
        let (count, bits) = name.chars().fold((0, 0), bit);
        Self { count, bits }
    }

    /// What the distance of two names is at least: each edit changes the length by one at most, and takes or brings one
    /// character at most.
    fn least_distance(&self, other: &Self) -> usize {
        let missing = |of: u64, from: u64| (of & !from).count_ones() as usize;
        let length = self.count.abs_diff(other.count);
        length.max(missing(self.bits, other.bits)).max(missing(other.bits, self.bits))
    }
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

    #[test]
    fn names_that_are_not_compared_are_not_the_nearest() {
        let known = ["staff.actual", "staff.retired", "assets.total", "人员", "在职人员", "a", ""];
        let names =
            ["staff.actua", "staf.actual", "asset.totla", "在职人", "职在人员", "b", "员", ""];
        for name in names {
            let allowed = (name.chars().count() / 3).max(1);
            let kept = |known: &str| known.chars().any(|c| name.contains(c));
            let distances = known.map(|known| (strsim::osa_distance(name, known), known));
            let near = distances.iter().filter(|(far, known)| *far <= allowed && kept(known));
            let slow = near.min_by_key(|(far, _)| *far).map(|(_, known)| *known);
            assert_eq!(nearest(name, known), slow, "{name}");
        }
    }
}
