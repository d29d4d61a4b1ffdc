//! The arithmetic that is shown is worked out again, over facts with made-up numbers.

use std::path::Path;

use jixiao::base::diag::Diagnostics;
use jixiao::pipeline::{Pipeline, provenance};
use jixiao::workspace::Workspace;

use super::one_thing::demo;
use crate::support::{project_file, random};

/// What a calculation as shown comes to: numbers, `＋ － × ÷`, `（ ）`, `%`.
struct Calculation<'t> {
    rest: &'t str,
}

impl Calculation<'_> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, mark: char) -> bool {
        self.skip();
        let found = self.rest.strip_prefix(mark);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        loop {
            if self.take('＋') {
                value += self.product();
            } else if self.take('－') {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.term();
        loop {
            if self.take('×') {
                value *= self.term();
            } else if self.take('÷') {
                value /= self.term();
            } else {
                return value;
            }
        }
    }

    fn term(&mut self) -> f64 {
        if self.take('（') {
            let value = self.sum();
            assert!(self.take('）'), "{}", self.rest);
            return value;
        }
        self.skip();
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
        let end = end.unwrap_or(self.rest.len());
        let value: f64 = self.rest[..end].parse().unwrap_or_else(|_| panic!("{}", self.rest));
        self.rest = &self.rest[end..];
        if self.take('%') { value / 100.0 } else { value }
    }
}

fn value(text: &str) -> f64 {
    let mut calculation = Calculation { rest: text };
    let value = calculation.sum();
    assert!(calculation.rest.trim().is_empty(), "{text}");
    value
}

/// Half of the last place that a number shows.
fn slack(shown: &str) -> f64 {
    let places = shown.trim_end_matches('%').split_once('.').map_or(0, |(_, d)| d.len().max(2));
    let percent = if shown.ends_with('%') { 0.01 } else { 1.0 };
    percent * 0.500_001 * 10f64.powi(-(places.max(2) as i32))
}

fn holds(shown: &str) {
    if let Some((steps, result)) = shown.split_once(" = ") {
        assert!((value(steps) - value(result)).abs() <= slack(result), "{shown}");
        return;
    }
    let (steps, rest) = shown.split_once(['＞', '＜', '≤']).expect("a result or a limit");
    let (limit, taken) = rest.split_once("，取 ").expect("what is taken");
    let over = shown.contains('＞');
    assert!(
        if over { value(steps) > value(limit) } else { value(steps) <= value(limit) },
        "{shown}"
    );
    assert!((value(limit) - value(taken)).abs() < 1e-9, "{shown}");
}

/// A library's facts with other numbers: items, budgets, counts, scores.
fn generated(text: &str, random: &mut impl FnMut(usize) -> usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let keys =
            ["actual: ", "budget: ", "initial: ", "last_year: ", "visitors: ", "established: "];
        let mut line = line.to_string();
        for key in keys {
            let Some(at) = line.find(key).map(|at| at + key.len()) else { continue };
            let end = line[at..]
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .map_or(line.len(), |e| at + e);
            if end > at && random(3) == 0 {
                let number = match line[at..end].contains('.') {
                    true => format!("{}.{:02}", random(900), random(100)),
                    false => format!("{}", 1 + random(90_000)),
                };
                line.replace_range(at..end, &number);
            }
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}

#[test]
fn the_arithmetic_shown_is_the_arithmetic_done() {
    let workspace = Workspace::here(None, Some(project_file("fonts")));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("arithmetic");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let facts = project_file("tests/corpus/facts");
    for entry in std::fs::read_dir(&facts).expect("the corpus is there").flatten() {
        std::fs::copy(entry.path(), folder.join(entry.file_name())).expect("it can be copied");
    }
    for name in ["demo-2024.yaml", "changning-2023.yaml"] {
        std::fs::copy(project_file("data").join(name), folder.join(name))
            .expect("it can be copied");
    }
    let mut random = random();
    for number in 0..200 {
        let text = generated(&demo(), &mut random);
        std::fs::write(folder.join(format!("made-{number}.yaml")), text)
            .expect("it can be written");
    }
    let mut files: Vec<_> =
        std::fs::read_dir(&folder).expect("it is there").flatten().map(|one| one.path()).collect();
    files.sort();
    let (mut shown, mut pipeline) = (0, Pipeline::new(&workspace));
    for file in files {
        let examined = pipeline.examine(&file, &mut Diagnostics::default());
        let examined = examined.unwrap_or_else(|| panic!("{}", file.display()));
        for figure in examined.figures.iter() {
            let found = provenance(&figure.id, &examined.figures, None, &pipeline.sources);
            if let Some(steps) = found.and_then(|found| found.arithmetic) {
                holds(&steps);
                shown += 1;
            }
        }
        pipeline.forget_facts();
    }
    assert!(shown > 20_000, "{shown}");
}
