//! A pack that a run began which was ended: the next one completes it, and touches none that the user has changed.

use super::template::fine;
use crate::support::Sandbox;

#[test]
fn a_pack_that_an_ended_run_began_is_completed() {
    let sandbox = Sandbox::new("half-made");
    fine(&sandbox, &["template", "new", "县局"]);
    let report = "templates/县局/report.yaml";
    let (all, base) = (files_below(&sandbox, "templates"), sandbox.root.join("templates/.jixiao"));
    let remove = |path: &String| std::fs::remove_file(sandbox.root.join(path)).expect("a file");
    // Half of the files, and the first ones; then all of them without their bases.
    for missing in [2, usize::MAX] {
        let own = all.iter().filter(|path| path.starts_with("templates/县局/"));
        own.filter(|path| *path != report).step_by(missing).skip(1).for_each(remove);
        std::fs::remove_dir_all(&base).expect("the bases");
        sandbox.write("templates/县局/.jixiao-1-0.tmp", "left over");
        let ran = fine(&sandbox, &["template", "new", "县局"]);
        assert!(ran.stdout.contains("已补全版式 templates/县局"), "{}", ran.stdout);
        assert_eq!(files_below(&sandbox, "templates"), all);
        let again = sandbox.jixiao(&["template", "new", "县局"]);
        assert!(again.code == 2 && again.stderr.contains("C20"), "{}", again.stderr);
    }
    // One that the user has changed is no half of a new one.
    std::fs::remove_dir_all(&base).expect("the bases");
    let changed = [sandbox.read(report), b"# changed\n".to_vec()].concat();
    sandbox.write(report, &changed);
    let ran = sandbox.jixiao(&["template", "new", "县局"]);
    assert!(ran.code == 2 && ran.stderr.contains("C20"), "{}", ran.stderr);
    assert_eq!(sandbox.read(report), changed);
}

/// The files in a folder and those in it, by path.
fn files_below(sandbox: &Sandbox, folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(sandbox.root.join(folder)).expect("the folder").flatten();
    let mut found = Vec::new();
    for entry in entries {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => found.extend(files_below(sandbox, &path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}
