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
