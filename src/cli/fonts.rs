//! `jixiao fonts`: which face each stack of a pack gets, and where it is.

use super::arguments::FontsArguments;
use super::build::open;
use super::json::{CommandResult, FontStack, FoundFace};
use super::outcome::Outcome;
use super::output::Output;
use crate::base::diag::Diagnostics;
use crate::pipeline::{LoadedPack, Pipeline};

/// Prints a line for each stack, the face that is used and those that stand in for missing characters.
pub(super) fn run(wanted: FontsArguments, output: &mut Output) -> Outcome {
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let mut findings = Diagnostics::default();
    let mut pipeline = Pipeline::new(&workspace);
    let found =
        pipeline.pack(&wanted.pack, &mut findings).map(|ready| (stacks(ready), folders(ready)));
    if let Some((stacks, folders)) = &found {
        stacks.iter().for_each(|stack| show(stack, output));
        folders.iter().for_each(|folder| output.say(&format!("字体文件夹：{folder}")));
    }
    output.findings(&findings, &pipeline.sources);
    let Some((stacks, folders)) = found else { return Outcome::Unable };
    output.result(CommandResult::Fonts { stacks, folders });
    if findings.has_errors() { Outcome::Findings } else { Outcome::Fine }
}

fn stacks(LoadedPack { pack, fonts, .. }: &LoadedPack) -> Vec<FontStack> {
    let stacks = pack.style.faces.iter().map(|(key, stack)| {
        let faces = fonts.stack(key).iter().map(|&id| fonts.face(id));
        let found = faces.map(|face| FoundFace {
            family: face.family.clone(),
            path: face.path.display().to_string(),
        });
        FontStack { official: stack.official.clone(), faces: found.collect() }
    });
    stacks.collect()
}

fn folders(ready: &LoadedPack) -> Vec<String> {
    ready.fonts.folders().iter().map(|folder| folder.display().to_string()).collect()
}

fn show(FontStack { official, faces }: &FontStack, output: &Output) {
    let Some((first, rest)) = faces.split_first() else {
        return output.say(&format!("{official}：没有找到"));
    };
    output.say(&format!("{official}：{}（{}）", first.family, first.path));
    for face in rest {
        output.say(&format!("    缺字时用：{}（{}）", face.family, face.path));
    }
}
