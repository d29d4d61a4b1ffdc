//! Indicators, self-evaluation and two years, from facts to figures, by the examples that counties have published.

use std::collections::BTreeMap;

use jixiao::base::amount::Unit;
use jixiao::base::diag::Diagnostics;
use jixiao::base::id::FigureId;
use jixiao::base::source::Sources;
use jixiao::figures::{Figures, State};
use jixiao::pack::{self, Profile};
use jixiao::{data, figures};

const DEMO: &str = include_str!("../data/demo-2024.yaml");
const HUNAN: &str = include_str!("../templates/standard/profiles/hunan-county.yaml");
const XIANGTAN: &str = include_str!("../templates/standard/profiles/xiangtan.yaml");

/// A profile from its text, with what was found in it.
fn profile(text: &str) -> (Option<Profile>, String) {
    let mut sources = Sources::default();
    let mut files = BTreeMap::new();
    for (path, text) in [
        ("report.yaml", include_str!("../templates/standard/report.yaml")),
        ("style.yaml", include_str!("../templates/standard/style.yaml")),
        ("profiles/own.yaml", text),
    ] {
        files.insert(path.to_string(), sources.add(path, text));
    }
    let sections = ["01-overview", "02-evaluation", "03-goals", "04-spending", "05-management"];
    let more = ["06-results", "07-problems", "08-improvements"];
    for name in sections.iter().chain(&more) {
        let path = format!("sections/{name}.md.tera");
        files.insert(path.clone(), sources.add(path, ""));
    }
    let mut findings = Diagnostics::default();
    let pack = pack::read(&files, &sources, &mut findings);
    let said = findings.iter().map(|finding| finding.render(&sources)).collect();
    (pack.and_then(|mut pack| pack.profiles.pop()), said)
}

fn figures_of(facts: &str, profile_text: &str, previous: Option<&str>) -> Figures {
    let mut sources = Sources::default();
    let mut findings = Diagnostics::default();
    let mut read = |text: &str| {
        let source = sources.add("数据.yaml", text);
        data::read(source, &sources, &mut findings).expect("it is a facts file")
    };
    let report = read(facts);
    let previous = previous.map(&mut read);
    assert!(!findings.has_errors(), "{findings:?}");
    let (profile, said) = profile(profile_text);
    let profile = profile.unwrap_or_else(|| panic!("{said}"));
    figures::compute(&report, Unit::WanYuan, Some(&profile), previous.as_ref())
}

fn shown(figures: &Figures, id: &str) -> String {
    let figure = figures.get(&FigureId::new(id)).unwrap_or_else(|| panic!("no figure {id}"));
    match &figure.state {
        State::Missing => "没有填".into(),
        _ => figures.shown(figure),
    }
}

#[test]
fn print_demo() {
    let figures = figures_of(DEMO, HUNAN, None);
    for figure in figures.iter() {
        println!("{} = {} [{}]", figure.id, shown(&figures, figure.id.as_str()), figure.formula);
    }
    let _ = XIANGTAN;
}
