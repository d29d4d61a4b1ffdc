//! `jixiao fonts`: which face each stack of a pack gets, and where it is.

use super::Outcome;
use super::arguments::Fonts;
use super::build::open;
use super::output::{self, complain, say};
use crate::base::diag::Diagnostics;
use crate::pipeline::{Pipeline, Ready};

/// Prints a line for each stack, the face that is used and those that stand in for missing characters.
pub fn run(wanted: Fonts) -> Outcome {
    let Some(workspace) = open(wanted.places) else { return Outcome::Unable };
    let mut findings = Diagnostics::default();
    let mut pipeline = Pipeline::new(&workspace);
    let shown = pipeline.pack(&wanted.pack, &mut findings).map(show);
    output::findings(&findings, &pipeline.sources);
    match shown {
        None => Outcome::Unable,
        Some(()) if findings.has_errors() => Outcome::Findings,
        Some(()) => Outcome::Fine,
    }
}

fn show(ready: &Ready) {
    let Ready { pack, fonts, .. } = ready;
    for (key, stack) in &pack.style.faces {
        let mut faces = fonts.stack(key).iter().map(|&id| fonts.face(id));
        match faces.next() {
            None => complain(&format!("{}：没有找到", stack.official)),
            Some(face) => {
                say(&format!("{}：{}（{}）", stack.official, face.family, face.path.display()))
            }
        }
        for face in faces {
            say(&format!("    缺字时用：{}（{}）", face.family, face.path.display()));
        }
    }
    for folder in fonts.folders() {
        say(&format!("字体文件夹：{}", folder.display()));
    }
}
