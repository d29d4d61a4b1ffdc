//! A text on a page to where it comes from: figure, line of the pack, place in the facts.

use std::collections::BTreeSet;
use std::path::Path;

use jixiao::base::diag::Diagnostics;
use jixiao::pipeline::{Occurrence, Pipeline, SvgReportPage, TextOrigin, TextSource, provenance};

use crate::support::svg_file::{SvgChar, svg_chars};
use crate::support::{DEMO, SAMPLE, Sandbox, project_file, workspace};

/// The pages of facts, with the texts of the facts and of the files of the pack.
struct Pages {
    /// Where the facts stand.
    _sandbox: Sandbox,
    pages: Vec<SvgReportPage>,
}

/// Stretches of one origin in the order of the pages.
struct Stretch {
    text: String,
    origin: TextOrigin,
    kind: String,
}

impl Pages {
    fn of(facts: &str) -> Self {
        let sandbox = Sandbox::new("page-origins");
        sandbox.write("数据.yaml", facts);
        let workspace = workspace(None);
        let mut pipeline = Pipeline::new(&workspace);
        let mut findings = Diagnostics::default();
        let made = pipeline.make(&sandbox.root.join("数据.yaml"), &[], &mut findings);
        let made = made.expect("the report can be made");
        let pages = pipeline.svg(&made).expect("the pipeline made it").pages;
        Self { _sandbox: sandbox, pages }
    }

    fn stretches(&self) -> Vec<Stretch> {
        let mut all: Vec<Stretch> = Vec::new();
        for page in &self.pages {
            let chars = svg_chars(&page.svg);
            for chunk in chars.chunk_by(goes_on) {
                let Some(origin) = chunk[0].origin else { continue };
                let text = chunk.iter().map(|char| char.character).collect();
                let origin = page.origins[origin].clone();
                all.push(Stretch { text, origin, kind: chunk[0].kind.clone() });
            }
        }
        all
    }

    /// The first stretch with these words of an element of this kind.
    #[track_caller]
    fn find(&self, kind: &str, words: &str) -> Stretch {
        let all = self.stretches();
        let found = all.into_iter().find(|one| one.kind == kind && one.text.contains(words));
        found.unwrap_or_else(|| panic!("no {words} in a {kind}"))
    }

    /// The line of the facts or of the pack at a place.
    #[track_caller]
    fn line(&self, place: Option<&Occurrence>) -> (String, String) {
        let Occurrence { file, line, .. } = place.expect("the place is known");
        let text = match file.strip_prefix("内置模板/") {
            Some(path) => std::fs::read_to_string(project_file(&format!("templates/{path}"))),
            None => std::fs::read_to_string(file),
        };
        let text = text.unwrap_or_else(|error| panic!("{file}: {error}"));
        let name = Path::new(file).file_name().expect("a file").to_string_lossy().into_owned();
        (name, text.lines().nth(line - 1).unwrap_or_default().trim().to_string())
    }

    #[track_caller]
    fn template(&self, one: &Stretch) -> (String, String) {
        self.line(one.origin.template.as_ref())
    }

    #[track_caller]
    fn facts(&self, one: &Stretch) -> (String, String) {
        self.line(one.origin.facts.as_ref())
    }
}

/// Whether two characters stand in one stretch of one element.
fn goes_on(a: &SvgChar, b: &SvgChar) -> bool {
    a.origin == b.origin && a.element == b.element
}

#[test]
fn a_figure_in_prose() {
    let pages = Pages::of(SAMPLE);
    let one = pages.find("paragraph", "1089.40万元");
    assert_eq!(one.text, "1089.40万元");
    assert_eq!(one.origin.source, TextSource::Figure);
    assert_eq!(one.origin.figure.as_ref().map(|id| id.as_str()), Some("income.total"));
    let (file, line) = pages.template(&one);
    assert_eq!(file, "04-spending.md.tera");
    assert!(line.contains("{{ income.total }}"), "{line}");
    let (file, line) = pages.facts(&one);
    assert_eq!(file, "数据.yaml");
    assert!(line.contains("1089.40"), "{line}");
    assert_eq!(one.origin.path.as_deref(), Some("income.total"));
}

#[test]
fn a_figure_in_a_cell_names_the_file_of_the_table() {
    let pages = Pages::of(SAMPLE);
    let one = pages.find("cell", "1089.40");
    assert_eq!(one.origin.figure.as_ref().map(|id| id.as_str()), Some("income.total"));
    let (file, line) = pages.template(&one);
    assert_eq!(file, "income.yaml");
    assert!(line.contains("${income.total}"), "{line}");
}

#[test]
fn wording_of_a_template() {
    let pages = Pages::of(SAMPLE);
    let one = pages.find("paragraph", "收入合计");
    assert_eq!(one.origin.source, TextSource::Template);
    assert_eq!((&one.origin.figure, &one.origin.facts), (&None, &None));
    let (file, line) = pages.template(&one);
    assert_eq!(file, "04-spending.md.tera");
    assert!(line.starts_with("收入合计{{"), "{line}");
}

#[test]
fn a_text_of_the_facts() {
    let pages = Pages::of(SAMPLE);
    let one = pages.find("paragraph", "以钉钉子精神破解资产管理历史遗留问题");
    assert_eq!(one.origin.source, TextSource::Facts);
    let (file, line) = pages.facts(&one);
    assert_eq!(file, "数据.yaml");
    assert!(line.contains("以钉钉子精神"), "{line}");
    assert_eq!(one.origin.path.as_deref(), Some("results[2].items[1].text"));
    assert_eq!(pages.template(&one).0, "06-results.md.tera");
}

#[test]
fn a_heading_with_its_number() {
    let pages = Pages::of(SAMPLE);
    let one = pages.find("heading1", "部门整体支出");
    assert!(one.text.starts_with("四、"), "{}", one.text);
    assert_eq!(one.origin.source, TextSource::Template);
    let (file, line) = pages.template(&one);
    assert_eq!(file, "head_spending.md.tera");
    assert!(line.contains("# "), "{line}");
    let title = pages.find("heading2", "围绕中心大局");
    assert_eq!(title.origin.source, TextSource::Facts);
    assert_eq!(title.origin.path.as_deref(), Some("results[1].title"));
    assert!(pages.facts(&title).1.contains("围绕中心大局"));
}

#[test]
fn a_table_of_the_units_own() {
    let pages = Pages::of(SAMPLE);
    let one = pages.find("cell", "专家教授、新闻媒体记者");
    assert_eq!(one.origin.source, TextSource::Facts);
    assert!(pages.facts(&one).1.contains("id: public"));
    assert_eq!(pages.template(&one).0, "data_table.yaml");
    let number = pages.find("cell", "507");
    let id = number.origin.figure.clone().expect("it is a figure");
    assert_eq!(id.as_str(), "data_tables.reception.delegation.visitors");
    let head = pages.find("head", "批次");
    assert!(pages.facts(&head).1.contains("id: batches"));
}

#[test]
fn a_form_of_an_attachment() {
    let pages = Pages::of(DEMO);
    let all = pages.stretches();
    let of_form = |one: &&Stretch| {
        one.origin.template.as_ref().is_some_and(|at| at.file.ends_with("base_data.yaml"))
    };
    let form: Vec<_> = all.iter().filter(of_form).collect();
    let figures: Vec<_> =
        form.iter().filter(|one| one.origin.source == TextSource::Figure).collect();
    let wording: Vec<_> =
        form.iter().filter(|one| one.origin.source == TextSource::Template).collect();
    assert!(figures.len() >= 2 && wording.len() >= 3, "{} {}", figures.len(), wording.len());
    let (file, line) = pages.template(wording[0]);
    assert!(file == "base_data.yaml" && line.contains(&wording[0].text[..6]), "{line}");
}

#[test]
fn every_figure_of_the_pages_has_its_provenance() {
    let workspace = workspace(None);
    let mut pipeline = Pipeline::new(&workspace);
    let facts = project_file("data/demo-2024.yaml");
    let made = pipeline.make(&facts, &[], &mut Diagnostics::default()).expect("it can be made");
    let svg = pipeline.svg(&made).expect("the pipeline made it");
    let ids = svg.pages.iter().flat_map(|page| &page.origins).filter_map(|one| one.figure.as_ref());
    let ids: BTreeSet<_> = ids.collect();
    assert!(ids.len() > 100, "{}", ids.len());
    for id in ids {
        let found = provenance(id, &made.figures, Some(&made.document), &pipeline.sources);
        assert!(found.is_some_and(|found| !found.stands.is_empty()), "{id}");
    }
}

#[test]
fn only_page_numbers_have_no_origin() {
    let pages = Pages::of(DEMO);
    for page in &pages.pages {
        let unknown = svg_chars(&page.svg).into_iter().filter(|one| one.origin.is_none());
        let unknown: Vec<_> = unknown.filter(|one| one.kind != "artifact").collect();
        let words: String = unknown.iter().map(|one| one.character).collect();
        assert!(words.is_empty(), "{words}");
    }
}

#[test]
fn a_change_on_one_page_leaves_the_others() {
    let (before, after) =
        (Pages::of(SAMPLE), Pages::of(&SAMPLE.replace("以钉钉子精神破解", "以钉钉子的精神破解")));
    let changed = before.pages.iter().zip(&after.pages).filter(|(a, b)| a.digest != b.digest);
    assert_eq!(before.pages.len(), after.pages.len());
    let changed = changed.count();
    assert!((1..=2).contains(&changed), "{changed} pages");
}
