//! A batch with hostile files in the middle: every other report comes out.

use super::limits::{Folder, starter, starter_with};

/// `BATCH=300` for a longer run.
fn size() -> usize {
    std::env::var("BATCH").ok().and_then(|count| count.parse().ok()).unwrap_or(24)
}

#[test]
fn a_hostile_file_stops_no_other_report() {
    let folder = Folder::new("batch");
    let all = size();
    for number in 0..all {
        folder.write(&format!("data/{number:03}.yaml"), starter());
    }
    let previous =
        |path: &str| starter_with("pack: standard", &format!("pack: standard\nprevious: {path}"));
    let text = "text: 绩效指标设置不够细化，部分指标难以量化考核。";
    let hostile = [
        starter_with("short_name: 我中心 ", "short_name: \"\" "),
        starter_with("title: 公务接待情况", &format!("title: {}", "馆".repeat(3000))),
        starter_with(text, &format!("text: '{}'", "${".repeat(20_000))),
        starter_with(text, &format!("text: '{}'", "7".repeat(50_000))),
        starter() + "extra:\n  a: " + &"[".repeat(50_000),
        previous("/dev/zero"),
        previous(&format!("{:03}-0.yaml", all / 2)),
        starter().replace('\n', "\r"),
        "schema: jixiao/1\n".into(),
        "schema: jixiao/1\n\u{0}\u{fffe}\n&a *b !c".into(),
    ];
    for (index, facts) in hostile.iter().enumerate() {
        folder.write(&format!("data/{:03}-{index}.yaml", all / 2), facts);
    }
    let ran = folder.run_within(&["build"], 10 * (all as u64 + 10));
    ran.expect("batch", 1, &["用时"]);
    for number in 0..all {
        for ending in ["docx", "pdf"] {
            let file = format!("out/{number:03}.{ending}");
            assert!(folder.has(&file), "{file} is missing\n{}", ran.out);
        }
    }
}

/// A name as the system allows it, which may be no text.
fn write_as(folder: &Folder, name: &[u8]) {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let path = folder.root.join("data").join(OsStr::from_bytes(name));
    std::fs::write(path, starter()).expect("any name will do");
}

#[test]
fn a_name_that_cannot_be_used_costs_no_other_report() {
    for (names, left_out, said) in [
        (&[&b"CON.yaml"[..]][..], 0, "C13"),
        (&[b"d2.yml"], 1, "C06"),
        (&[b"D2.yaml"], 1, "C06"),
        (&[b"\xff.yaml", b"\xfe.yaml"], 0, "C06"),
        (&[b"aux.yaml", b"NUL.x.yaml", b"d2.yml"], 1, "C13"),
    ] {
        let folder = Folder::new("names");
        for name in ["d1", "d2", "d3"] {
            folder.write(&format!("data/{name}.yaml"), starter());
        }
        names.iter().for_each(|name| write_as(&folder, name));
        folder.run(&["build"]).expect(said, 1, &[said, "用时"]);
        let made = folder.names("out");
        assert_eq!(made.len(), 2 * (3 - left_out), "{names:?}: {made:?}");
        assert!(folder.has("out/d1.pdf") && folder.has("out/d3.docx"), "{made:?}");
        folder.run(&["check"]).expect(
            "check",
            if said == "C13" && left_out == 0 { 0 } else { 1 },
            &[],
        );
    }
}

#[test]
fn a_file_that_is_named_twice_is_made_once() {
    let folder = Folder::new("twice");
    folder.write("data/d1.yaml", starter()).write("data/d3.yaml", starter());
    let ran = folder.run(&["build", "data/d1.yaml", "data/../data/d1.yaml", "data/d3.yaml"]);
    ran.expect("twice", 0, &["用时"]);
    assert_eq!(ran.out.matches("已生成").count(), 4, "{}", ran.out);
}

#[test]
fn alone_such_a_name_makes_nothing() {
    let folder = Folder::new("alone");
    folder.write("data/CON.yaml", starter());
    folder.run(&["build"]).expect("reserved", 2, &["C13"]);
    assert!(!folder.has("out"));
}
