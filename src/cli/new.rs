//! `jixiao new`: a folder with a commented facts file that builds at once.

use std::path::PathBuf;

use super::Outcome;
use super::arguments::New;
use super::output::{self, complain, say};
use crate::workspace;

/// Writes the starter, and the built-in templates if they are wanted. Nothing that exists is touched.
pub fn run(wanted: &New) -> Outcome {
    if let Some(name) = workspace::reserved_in(&wanted.folder) {
        output::reserved(&name);
        return Outcome::Unable;
    }
    let facts = wanted.folder.join("data").join("单位自评.yaml");
    let mut files: Vec<(PathBuf, &str)> = vec![(facts, workspace::STARTER)];
    if wanted.with_templates {
        let templates = wanted.folder.join("templates");
        files.extend(workspace::built_in().map(|(path, text)| (templates.join(path), text)));
    }
    for (path, text) in &files {
        if let Err(failure) = workspace::create(path, text.as_bytes()) {
            complain(&format!("错误[C02]：无法新建 {}：{}", failure.path.display(), failure.why));
            complain("  提示：请换一个文件夹名称，或先移走原有文件");
            return Outcome::Unable;
        }
        say(&format!("已新建 {}", path.display()));
    }
    let folder = wanted.folder.display();
    say(&format!("下一步：把示例换成本单位的数据，再在“{folder}”文件夹中运行 jixiao build"));
    Outcome::Fine
}
