//! New pages where a pack asks for them: before a section, and within one, in both files.

use jixiao::doc::{BlockKind, plain_text};
use jixiao::pipeline::Made;

use crate::support::{DEMO, Ran, Sandbox, make, standard, word, word_part};

fn pack(sandbox: &Sandbox, changes: &[(&str, &str, &str)]) {
    for (path, from, to) in changes {
        let text = standard()[*path].clone();
        assert!(text.contains(from), "{path}: {from}");
        sandbox.write(&format!("templates/standard/{path}"), text.replace(from, to));
    }
}

fn made(changes: &[(&str, &str, &str)]) -> Made {
    let sandbox = Sandbox::new("new-page");
    sandbox.write("data/a.yaml", DEMO);
    pack(&sandbox, changes);
    make(&sandbox.root.join("data/a.yaml"), Some(sandbox.root.join("templates")))
}

fn output(changes: &[(&str, &str, &str)]) -> Ran {
    let sandbox = Sandbox::new("new-page-output");
    sandbox.write("data/a.yaml", DEMO);
    pack(&sandbox, changes);
    sandbox.jixiao(&["build"])
}

/// The page on which each heading begins, with its number.
fn headings(made: &Made) -> Vec<(String, u32)> {
    let headings = made.document.blocks().filter_map(|block| match &block.kind {
        BlockKind::Heading { number, content, .. } => {
            Some((format!("{number}{}", plain_text(content)), made.layout_facts.pages[&block.id]))
        }
        _ => None,
    });
    headings.collect()
}

fn page(headings: &[(String, u32)], words: &str) -> u32 {
    let found = headings.iter().find(|(heading, _)| heading.contains(words));
    found.unwrap_or_else(|| panic!("no {words} in {headings:?}")).1
}

const SECTION: (&str, &str, &str) =
    ("report.yaml", "  - 07-problems ", "  - {template: 07-problems, new_page: true} ");

#[test]
fn a_section_begins_a_new_page_and_goes_on_counting() {
    let (plain, turned) = (headings(&made(&[])), headings(&made(&[SECTION])));
    let names =
        |all: &[(String, u32)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&plain), names(&turned), "numbers go on");
    let above = "（二）阅读推广深入基层";
    assert_eq!(page(&plain, "七、存在问题"), page(&plain, above));
    assert_eq!(page(&turned, "七、存在问题"), page(&turned, above) + 1);
    let body = word_part(word(&made(&[SECTION])), "word/document.xml");
    let plain = word_part(word(&made(&[])), "word/document.xml");
    assert_eq!(body.matches("<w:sectPr").count(), plain.matches("<w:sectPr").count() + 1);
}

#[test]
fn a_page_ends_within_a_section() {
    let (path, before) = ("sections/06-results.md.tera", "## {{ group.title");
    let turn = "{% if not loop.first %}\n\n{{ new_page() }}\n\n{% endif %}\n## {{ group.title";
    let turned = headings(&made(&[(path, before, turn)]));
    let (first, second) = (page(&turned, "（一）阵地服务"), page(&turned, "（二）阅读推广深入"));
    assert!(second > first, "{turned:?}");
    assert_eq!(page(&turned, "七、"), second, "{turned:?}");
}

#[test]
fn slips_are_reported_at_their_place() {
    let path = "sections/07-problems.md.tera";
    let beside = output(&[(path, "# 存在问题", "# 存在问题\n\n甲{{ new_page() }}")]);
    assert_eq!(beside.code, 1);
    assert!(beside.stderr.contains("换页没有单独成段"), "{}", beside.stderr);
    let unknown =
        output(&[("report.yaml", SECTION.1, "  - {template: 07-problems, newpage: true} ")]);
    assert!(unknown.stderr.contains("不认识的键 newpage"), "{}", unknown.stderr);
    let lost = output(&[("report.yaml", SECTION.1, "  - {template: 07-problem, new_page: true} ")]);
    assert!(lost.stderr.contains("没有章节模板"), "{}", lost.stderr);
}
