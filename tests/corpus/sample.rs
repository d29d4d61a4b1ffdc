//! Texts without planted mistakes: each has its known findings and no other.

use super::bases::{BASES, HONEST};
use super::found::{Bench, line_of};

#[test]
fn what_is_right_is_left_alone() {
    let bench = Bench::new("right");
    let mut finder = bench.finder();
    for base in BASES.iter().chain(HONEST) {
        let text = base.text();
        let mut wanted: Vec<_> = base
            .known
            .iter()
            .map(|(code, piece)| (code.to_string(), line_of(&text, piece)))
            .collect();
        let found = finder.find(base.name, &text);
        let mut got: Vec<_> =
            found.iter().map(|f| (f.code.clone(), f.lines.first().copied().unwrap_or(0))).collect();
        wanted.sort();
        got.sort();
        assert_eq!(got, wanted, "{}: {found:#?}", base.path);
    }
}
