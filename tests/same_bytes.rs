//! The same facts give the same bytes: twice in one process, with warm caches and with cold ones.

mod support;

use jixiao::base::diag::Diagnostics;
use jixiao::pipeline::{Format, Pipeline};
use jixiao::workspace::Workspace;
use support::project_file;

#[test]
fn twice_in_one_process() {
    let workspace = Workspace::here(None, Some(project_file("fonts")));
    let mut warm = Pipeline::new(&workspace);
    for name in ["changning-2023", "demo-2024"] {
        let facts = project_file(&format!("data/{name}.yaml"));
        let make = |pipeline: &mut Pipeline| {
            let made = pipeline.make(&facts, Format::ALL, &mut Diagnostics::default());
            let files = made.unwrap_or_else(|| panic!("{name} can be made")).files;
            assert_eq!(files.len(), Format::ALL.len(), "{name} in every format");
            files
        };
        let first = make(&mut warm);
        assert!(first == make(&mut warm), "{name}, with warm caches");
        assert!(first == make(&mut Pipeline::new(&workspace)), "{name}, with cold caches");
    }
}
