//! The page of the preview in a real browser: headless Chromium, driven by `tests/tools/preview.cjs`, a scenario each test.

use std::path::PathBuf;
use std::process::Command;

use libtest_mimic::Failed;

use super::ToolTest;
use crate::support::{DEMO, Running, Sandbox, project_file};

/// What has to be there.
const TOOLS: &[&str] = &["chromium", "node -e \"require('playwright-core')\""];

/// A test and the scenario that it plays.
const SCENARIOS: [(&str, &str); 11] = [
    ("the_page_appears_and_asks_nobody_else", "page"),
    ("a_saved_change_appears_where_one_is_reading", "change"),
    ("what_one_is_reading_stays_in_its_place", "spot"),
    ("an_error_appears_over_the_last_good_page_and_goes", "error"),
    ("a_number_tells_its_origin", "number"),
    ("what_one_looks_at_is_renewed", "renewed"),
    ("a_text_names_its_template_and_opens_it", "text"),
    ("the_switches_show_data_and_other_facts", "switches"),
    ("search_zoom_and_keys", "search"),
    ("every_page_is_printed_on_its_own_sheet", "print"),
    ("from_a_save_to_the_pixels", "latency"),
];

/// All tests of this topic; `KEEP=FOLDER` has the pictures taken too.
pub(crate) fn tests() -> Vec<ToolTest> {
    let pictures = std::env::var_os("KEEP").is_some_and(|folder| PathBuf::from(folder).is_dir());
    let pictures = pictures.then_some(("pictures", "pictures"));
    let all = SCENARIOS.into_iter().chain(pictures);
    let test = |(name, scenario): (&str, &'static str)| ToolTest {
        name: name.into(),
        tools: TOOLS,
        run: Box::new(move || play(scenario)),
    };
    all.map(test).collect()
}

/// Plays a scenario over a preview of the demo with two templates of its own.
fn play(scenario: &str) -> Result<(), Failed> {
    let sandbox = Sandbox::new(&format!("page-{scenario}"));
    sandbox.write("data/demo-2024.yaml", DEMO);
    let copied = sandbox.jixiao(&["template", "eject", "01-overview", "07-problems"]);
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    let note =
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > editor.sh.part\nmv editor.sh.part editor.sh.opened\n";
    sandbox.write("editor.sh", note);
    let running =
        Running::page(&sandbox, &["data/demo-2024.yaml", "--editor", "sh editor.sh {file}"]);
    let script = project_file("tests/tools/preview.cjs");
    let output = Command::new("node")
        .arg(script)
        .args([scenario, &running.address])
        .arg(&sandbox.root)
        .output()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    println!("page::{scenario} {}", text(&output.stdout).trim_end());
    match output.status.success() {
        true => Ok(()),
        false => Err(text(&output.stderr).into()),
    }
}
