//! Files stay short enough to be read at a sitting.

use std::fs;
use std::path::Path;

use crate::support::files;

/// Lines that no file of `src` has more of.
const MOST: usize = 310;

/// Files of pages for users, which are text; none is longer than this.
const PAGES: (&str, usize) = ("src/base/codes/", 330);

#[test]
fn no_file_is_long() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lengths = files(&root.join("src")).into_iter().filter_map(|path| {
        let name = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
        let text = fs::read_to_string(&path).ok().filter(|_| name.ends_with(".rs"))?;
        Some((name, text.lines().count()))
    });
    let lengths: Vec<_> = lengths.collect();
    assert!(lengths.len() > 500);
    let most = |name: &str| if name.starts_with(PAGES.0) { PAGES.1 } else { MOST };
    let long: Vec<_> = lengths.iter().filter(|(name, lines)| *lines > most(name)).collect();
    assert!(long.is_empty(), "{long:?}");
}
