//! Sentences (`sentences.txt`) put into the results of a facts file: a wrong number in one is found, the true one is left
//! alone, and what a hint proposes is right.

use std::collections::BTreeMap;

use super::bases::Base;
use super::found::{Bench, Finder, Found};

/// The sentences of one facts file, true ones and ones with a mistake.
#[derive(Default)]
struct Sentences {
    right: Vec<String>,
    wrong: Vec<String>,
}

#[test]
fn every_wrong_sentence_is_found_and_no_true_one() {
    let bench = Bench::new("sentences");
    let mut finder = bench.finder();
    let (mut planted, mut right, mut slips) = (0, 0, Vec::new());
    for (name, sentences) in read(include_str!("sentences.txt")) {
        let base = Base::named(&name);
        for (sentence, found) in findings_on(base, &sentences.right, &mut finder) {
            right += 1;
            slips.extend(
                found
                    .iter()
                    // 43.36万人次 is true beside 433600人次; that both stand there is a matter of style.
                    .filter(|one| one.code != "B09")
                    .map(|one| format!("false alarm {} in {sentence}: {}", one.code, one.message)),
            );
        }
        for (sentence, found) in findings_on(base, &sentences.wrong, &mut finder) {
            planted += 1;
            if !found.iter().any(|one| one.code.starts_with('E')) {
                slips.push(format!("missed: {sentence}"));
            }
        }
    }
    println!("sentences: {planted} planted mistakes, {right} true");
    assert!(planted > 250 && right > 300, "{planted} planted, {right} true");
    assert!(slips.is_empty(), "{} slips:\n{}", slips.len(), slips.join("\n"));
}

/// A hint that names a figure to cite or a number to write is followed; then nothing of the kind is reported there any more.
#[test]
fn what_a_hint_proposes_is_right() {
    let bench = Bench::new("hints");
    let mut finder = bench.finder();
    let (mut followed, mut slips) = (0, Vec::new());
    for (name, sentences) in read(include_str!("sentences.txt")) {
        let base = Base::named(&name);
        let found = findings_on(base, &sentences.wrong, &mut finder);
        let changed: Vec<_> =
            found.iter().filter_map(|(sentence, found)| follow(sentence, found.first()?)).collect();
        let texts: Vec<_> = changed.iter().map(|(text, _)| text.clone()).collect();
        followed += texts.len();
        for ((text, code), (_, found)) in changed.iter().zip(findings_on(base, &texts, &mut finder))
        {
            let again = found.iter().filter(|one| one.code == *code);
            slips.extend(again.map(|one| format!("{text}: {} {}", one.code, one.message)));
        }
    }
    assert!(followed > 60, "{followed} hints");
    assert!(slips.is_empty(), "{} slips:\n{}", slips.len(), slips.join("\n"));
}

/// A sentence with what the first finding in it proposes, and the code of that finding.
fn follow(sentence: &str, finding: &Found) -> Option<(String, String)> {
    let hint = finding.hints.iter().find_map(|hint| {
        let cite = hint
            .strip_prefix("正文里写 ")
            .and_then(|rest| rest.split_once("，由程序印数"))
            .map(|(cite, _)| cite.to_string());
        let number = hint
            .strip_prefix("四舍五入应是 ")
            .and_then(|rest| rest.split_once('，'))
            .map(|(number, _)| number.to_string());
        cite.or(number)
    })?;
    let chars: Vec<char> = sentence.chars().collect();
    let (from, to) = finding.columns;
    let head: String = chars[..from].iter().collect();
    let tail: String = chars[to..].iter().collect();
    Some((format!("{head}{hint}{tail}"), finding.code.clone()))
}

/// The findings on each of some sentences, each an item of the results of a facts file.
fn findings_on(
    base: &Base,
    sentences: &[String],
    finder: &mut Finder,
) -> Vec<(String, Vec<Found>)> {
    const ITEM: &str = "      - {title: 工作有序开展, text: \"";
    let text = base.text();
    let at = text.find("results:\n").expect("every base has results") + "results:\n".len();
    let (head, tail) = text.split_at(at);
    let first = head.lines().count() + 3;
    let items: Vec<_> =
        sentences.iter().map(|sentence| format!("{ITEM}{sentence}\"}}\n")).collect();
    let text = format!("{head}  - title: 各项工作\n    items:\n{}{tail}", items.concat());
    let mut found: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    for mut one in finder.find("sentences", &text) {
        let line = one.lines.first().copied().unwrap_or(0);
        let before = ITEM.chars().count();
        one.columns = (one.columns.0.saturating_sub(before), one.columns.1.saturating_sub(before));
        found.entry(line).or_default().push(one);
    }
    let lines = sentences.iter().enumerate();
    lines
        .map(|(order, sentence)| {
            (sentence.clone(), found.remove(&(first + order)).unwrap_or_default())
        })
        .collect()
}

/// The sentences of the file by the name of their facts file.
fn read(text: &str) -> BTreeMap<String, Sentences> {
    let mut all: BTreeMap<String, Sentences> = BTreeMap::new();
    let mut base = String::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("base: ") {
            base = name.to_string();
            continue;
        }
        let of = all.entry(base.clone()).or_default();
        let pieces = pieces(line);
        let right = pieces.iter().map(|(right, _)| right.as_str()).collect();
        // A repeated sentence is another finding.
        if !of.right.contains(&right) {
            of.right.push(right);
        }
        for wrong in 0..pieces.len() {
            if let (_, Some(mistake)) = &pieces[wrong] {
                let piece = |(place, (right, _)): (usize, &(String, Option<String>))| {
                    if place == wrong { mistake.clone() } else { right.clone() }
                };
                of.wrong.push(pieces.iter().enumerate().map(piece).collect());
            }
        }
    }
    all
}

/// A line in pieces: the right text, and what is wrong in its place.
fn pieces(line: &str) -> Vec<(String, Option<String>)> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((plain, behind)) = rest.split_once('{') {
        let (marked, behind) = behind.split_once('}').expect("a mark is closed");
        let (right, wrong) = marked.split_once("=>").expect("a mark has an arrow");
        pieces.push((plain.to_string(), None));
        pieces.push((right.to_string(), Some(wrong.to_string())));
        rest = behind;
    }
    pieces.push((rest.to_string(), None));
    pieces
}
