//! Facts files damaged at random: never a panic, every place within the file, and no English for users.

#[path = "support/random.rs"]
mod random;

use jixiao::base::amount::Unit;
use jixiao::base::diag::Diagnostics;
use jixiao::base::encoding::decode;
use jixiao::base::source::Sources;
use jixiao::{check, data, figures};
use random::Random;

const SAMPLE: &str = include_str!("../data/changning-2023.yaml");

/// What a hand or a program may put into a file.
const PIECES: [&str; 44] = [
    "：", "，", "　", "\t", "\n", "\r\n", " ", "  ", ":", ": ", ",", "{", "}", "[", "]", "\"", "'",
    "#", " #", "＃", "- ", "-", "&", "*", "!", "%", "@", "`", "|", ">", "\\", "${", "$${", "}",
    "~", "null", "1,089.4", "1e3", "５", "\u{0}", "\u{e000}", "\u{feff}", "---\n", "<<: ",
];

fn damaged(random: &mut Random) -> String {
    let mut text: Vec<char> = SAMPLE.chars().collect();
    for _ in 0..1 + random.below(4) {
        // Most of the sample is prose; damage where the structure is.
        let marks: Vec<_> = (0..text.len()).filter(|&at| !text[at].is_alphabetic()).collect();
        let at = marks[random.below(marks.len())];
        match random.below(4) {
            0 => {
                text.remove(at);
            }
            1 => {
                let line_end = text[at..].iter().position(|&c| c == '\n').unwrap_or(0);
                text.drain(at..at + line_end);
            }
            _ => {
                let piece: Vec<char> = PIECES[random.below(PIECES.len())].chars().collect();
                text.splice(at..at, piece);
            }
        }
    }
    text.into_iter().collect()
}

fn run(bytes: &[u8]) -> (Diagnostics, Sources) {
    let mut sources = Sources::default();
    let mut findings = Diagnostics::default();
    match decode("数据.yaml", bytes, &mut sources) {
        Err(finding) => findings.push(*finding),
        Ok(source) => {
            if let Some(report) = data::read(source, &sources, &mut findings) {
                check::unknown_problems(&report, &mut findings);
                let figures = figures::compute(&report, Unit::WanYuan, None, None);
                check::citations(&report, &figures, &mut findings);
                check::facts(
                    &report,
                    &figures,
                    &jixiao::pack::Words::default(),
                    &sources,
                    &mut findings,
                );
            }
        }
    }
    (findings, sources)
}

/// Two English words side by side in what is said (not in what is quoted from the file).
fn english(rendered: &str) -> Option<String> {
    let said = rendered.lines().filter(|line| !line.contains(" | ") && !line.contains("-->"));
    for line in said {
        let line = quoted_removed(line).replace("jixiao new", "").replace("jixiao explain", "");
        let words: Vec<_> = line.split(' ').collect();
        let is_word = |word: &str| {
            word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic() || c == '\'')
        };
        if words.windows(2).any(|pair| is_word(pair[0]) && is_word(pair[1])) {
            return Some(line);
        }
    }
    None
}

/// A message without what it quotes from the file.
fn quoted_removed(line: &str) -> String {
    let mut depth = 0;
    let mut out = String::new();
    for c in line.chars() {
        match c {
            '“' => depth += 1,
            '”' if depth > 0 => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn damage_is_explained_in_chinese() {
    let mut random = Random::new(2023);
    let mut seen = std::collections::BTreeSet::new();
    for round in 0..400 {
        let text = damaged(&mut random);
        let (findings, sources) = run(text.as_bytes());
        for finding in findings.iter() {
            seen.insert(finding.code.id);
            let rendered = finding.render(&sources);
            assert_eq!(english(&rendered), None, "round {round}: {rendered}");
            assert!(!finding.labels.is_empty(), "round {round}: {rendered}");
            for label in &finding.labels {
                let length = sources.get(label.span.source).text.len();
                assert!(label.span.start <= label.span.end, "round {round}: {rendered}");
                assert!(label.span.end as usize <= length, "round {round}: {rendered}");
            }
        }
    }
    // The damage reaches what it should: most codes of texts and facts turn up.
    for code in ["Y02", "Y06", "Y15", "Y20", "D02", "D04", "D06", "G01"] {
        assert!(seen.contains(code), "{code} is not among {seen:?}");
    }
}

#[test]
fn bytes_at_random_are_survived() {
    let mut random = Random::new(7);
    for _ in 0..300 {
        let mut bytes = SAMPLE.as_bytes()[..600].to_vec();
        for _ in 0..1 + random.below(3) {
            let at = random.below(bytes.len());
            bytes[at] = random.next() as u8;
        }
        let (findings, sources) = run(&bytes);
        for finding in findings.iter() {
            let rendered = finding.render(&sources);
            assert_eq!(english(&rendered), None, "{rendered}");
        }
    }
}

#[test]
fn english_would_be_noticed() {
    let said = "错误[Y20]：mapping values are not allowed\n";
    assert!(english(said).is_some());
    assert!(english("错误[Y20]：冒号\n 5 | name: some words here\n").is_none());
}
