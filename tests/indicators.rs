//! Scores of the complete sample, as its profile gives them.

mod support;

use jixiao::base::diag::Diagnostics;
use jixiao::base::id::FigureId;
use jixiao::pipeline::{Pipeline, Wanted};
use jixiao::project::Project;
use support::project_file;

#[test]
fn the_demo_scores_its_staff() {
    let project = Project::here(None, Some(project_file("fonts")));
    let facts = project_file("data/demo-2024.yaml");
    let wanted = Wanted { docx: false, pdf: false };
    let made = Pipeline::new(&project).make(&facts, wanted, &mut Diagnostics::default());
    let figures = made.expect("the sample can be made").figures;
    let shown = |id: &str| figures.get(&FigureId::new(id)).map(|figure| figures.shown(figure));
    assert_eq!(shown("staff.control_rate").as_deref(), Some("96.77%"));
    assert!(shown("indicators.staff_control_rate.score").is_some_and(|score| !score.is_empty()));
}
