//! Files and functions stay short enough to be read at a sitting.

use std::fs;
use std::path::Path;

use crate::support::files;

/// Lines that no file of `src` has more of.
const MOST: usize = 310;

/// Files of pages for users, which are text; none is longer than this.
const PAGES: (&str, usize) = ("src/base/codes/", 330);

/// Every source of `src` with its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = files(&root.join("src")).into_iter().filter_map(|path| {
        let name = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
        let text = fs::read_to_string(&path).ok().filter(|_| name.ends_with(".rs"))?;
        Some((name, text))
    });
    all.collect()
}

#[test]
fn no_file_is_long() {
    let sources = sources();
    assert!(sources.len() > 500);
    let most = |name: &str| if name.starts_with(PAGES.0) { PAGES.1 } else { MOST };
    let lengths = sources.iter().map(|(name, text)| (name, text.lines().count()));
    let long: Vec<_> = lengths.filter(|(name, lines)| *lines > most(name)).collect();
    assert!(long.is_empty(), "{long:?}");
}

/// Lines that no function has more of, but for those below.
const MOST_OF_A_FUNCTION: usize = 60;

/// Functions that are one table or one list, longer than others, each with its reason.
const LONG: [(&str, &str, &str); 6] = [
    ("src/base/yaml/scan/fault.rs", "words", "the message and the hint of each fault"),
    ("src/base/yaml/words.rs", "words", "the message and the hint of each error of the parser"),
    ("src/data/texts.rs", "texts", "takes every field apart, so that a new one does not compile"),
    ("src/figures/rate_formulas.rs", "rate", "the two figures of each kind of rate"),
    ("src/template/mod.rs", "document", "the stages of a document, one behind the other"),
    (
        "src/template/view/build.rs",
        "lists",
        "takes every field apart, so that a new one does not compile",
    ),
];

/// The functions of a formatted text with their lines: from `fn` to the brace of the same indent.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<_> = text.lines().collect();
    let begins = |line: &str| {
        let words = line.trim_start().split("fn ").collect::<Vec<_>>();
        let head = words[0].split_whitespace().all(|word| {
            ["pub", "const", "async", "unsafe"].contains(&word) || word.starts_with("pub(")
        });
        (head && words.len() > 1).then(|| words[1].len()).map(|rest| line.len() - rest)
    };
    let named = lines.iter().enumerate().filter_map(|(at, line)| {
        let name = line[begins(line)?..].split(['(', '<']).next()?;
        let indent = &line[..line.len() - line.trim_start().len()];
        let end = format!("{indent}}}");
        let ends = |one: &&str| {
            one.starts_with(indent)
                && (**one == end
                    || one.ends_with("{}")
                    || one.ends_with(';') && !one[indent.len()..].starts_with(' '))
        };
        Some((name, lines[at..].iter().position(ends)? + 1))
    });
    named.collect()
}

#[test]
fn no_function_is_long() {
    let (mut long, mut all) = (Vec::new(), 0);
    for (name, text) in sources() {
        for (function, lines) in functions(&text) {
            all += 1;
            if lines > MOST_OF_A_FUNCTION {
                long.push((name.clone(), function.to_string()));
            }
        }
    }
    assert!(all > 4000, "{all} functions");
    long.sort();
    let known: Vec<_> =
        LONG.iter().map(|(file, name, _)| (file.to_string(), name.to_string())).collect();
    assert_eq!(
        long, known,
        "functions of more than {MOST_OF_A_FUNCTION} lines, and those that are known"
    );
}

#[test]
fn the_lines_of_a_function_are_counted() {
    let text =
        "    pub(crate) fn a(\n        b: u8,\n    ) {\n        c();\n    }\n\nfn d<T>() {}\n";
    assert_eq!(functions(text), [("a", 5), ("d", 1)]);
}
