//! The demo with its projects repeated to forty: how many sheets it takes, and how full they are.

use std::fmt::Write;

use jixiao::base::length::Length;
use jixiao::layout::pages::{DrawItem, Page};
use jixiao::pipeline::Made;

use crate::support::{Sandbox, make, project_file};

/// The facts of the demo with forty projects: names and codes numbered, amounts as they are.
fn forty() -> String {
    let demo = std::fs::read_to_string(project_file("data/demo-2024.yaml")).expect("the demo");
    let (before, after) = demo.split_once("\nprojects:\n").expect("it has projects");
    let end = after.find("\n# ──").expect("a section follows");
    let projects: Vec<&str> = after[..end].split("  - id: ").skip(1).collect();
    let mut all = String::new();
    for number in 0..40 {
        let project = projects[number % projects.len()];
        let (own, rest) = project.split_once('\n').expect("the id has a line");
        let new = format!("p{:02}", number + 1);
        let rest = rest.replace(&format!("projects.{own}."), &format!("projects.{new}."));
        let rest = rest.replacen("430624205000", &format!("4306242{:02}000", number + 10), 1);
        let (name, tail) = rest.split_once("\n    category").expect("the name comes first");
        let _ = writeln!(all, "  - id: {new}\n{name}（{}）\n    category{tail}", number + 1);
    }
    format!("{before}\nprojects:\n{all}{}", &after[end..])
}

fn made() -> Made {
    let sandbox = Sandbox::new("forty");
    sandbox.write("forty-2024.yaml", forty());
    make(&sandbox.root.join("forty-2024.yaml"), None)
}

/// The height of what a page shows, without its number, as a share of the height of its text area.
fn filled(page: &Page) -> f64 {
    let foot = page.items.iter().filter(|item| item.tag.is_some()).map(|item| match &item.drawn {
        DrawItem::Run(run) => run.origin.y,
        DrawItem::Rule { to, .. } => to.y,
        DrawItem::Area { .. } | DrawItem::Image { .. } => Length::ZERO,
    });
    let (top, all) = if page.width > page.height { (79.4, 442.2) } else { (104.9, 637.8) };
    (foot.max().unwrap_or_default().to_milli() as f64 / 1000.0 - top) / all
}

#[test]
fn forty_projects_take_few_sheets_and_fill_them() {
    let made = made();
    let pages = &made.pages.pages;
    assert!(pages.len() <= 76, "{} pages", pages.len());
    let turned = |at: usize| pages.get(at).is_some_and(|page| page.width > page.height);
    for (at, page) in pages.iter().enumerate() {
        // A form's last sheet may be short, as may the last page of the report's text.
        let last = turned(at) || turned(at + 1) || at + 1 == pages.len();
        assert!(last || filled(page) > 0.33, "page {} is {:.2} full", at + 1, filled(page));
    }
    let fitted: Vec<_> = (0..pages.len()).filter(|at| turned(*at)).collect();
    let mut short = fitted.iter().filter(|at| filled(&pages[**at]) < 0.33);
    assert_eq!(short.next(), None, "no project's form leaves a sheet with its end alone");
}
