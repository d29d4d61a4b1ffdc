//! What the page is told: pages, only changed ones, errors over the last good pages, other facts, where texts come from.

use serde_json::Value;

use crate::support::{Running, SAMPLE, Sandbox};

const PROBLEMS: &str = "templates/standard/sections/07-problems.md.tera";

fn sample(name: &str) -> (Sandbox, Running) {
    let sandbox = Sandbox::new(name);
    sandbox.write("data/a.yaml", SAMPLE);
    let running = Running::page(&sandbox, &["data/a.yaml"]);
    (sandbox, running)
}

/// The pages of a state: digest, and the drawing where it was sent.
pub(super) fn pages(state: &Value) -> Vec<(String, Option<String>)> {
    let pages = state["pages"].as_array().expect("pages").iter();
    let text = |value: &Value| value.as_str().map(str::to_string);
    pages.map(|page| (text(&page["digest"]).expect("a digest"), text(&page["svg"]))).collect()
}

fn codes(state: &Value) -> Vec<String> {
    let findings = state["findings"].as_array().expect("findings").iter();
    findings.map(|one| one["code"].as_str().expect("a code").to_string()).collect()
}

/// The words of a page, without the elements around them.
pub(super) fn words(svg: &str) -> String {
    let texts = svg.split('>').filter_map(|piece| piece.split('<').next());
    texts.filter(|text| !text.trim().is_empty()).collect()
}

/// The page and the number of the first text with these words, of a state with all pages.
pub(super) fn text_with(state: &Value, wanted: &str) -> (String, String) {
    for (digest, svg) in pages(state) {
        for span in svg.expect("it is the first state").split("<tspan").skip(1) {
            let (attributes, text) = span.split_once('>').expect("it is closed");
            if text.split('<').next().is_some_and(|text| text.contains(wanted)) {
                let number = attributes.split("data-o=\"").nth(1).expect("it has an origin");
                return (digest, number.split('"').next().expect("a number").to_string());
            }
        }
    }
    panic!("{wanted} is on no page")
}

#[test]
fn a_saved_change_sends_the_pages_that_it_changes() {
    let (sandbox, running) = sample("follows-change");
    let mut events = running.events();
    let first = events.next();
    let before = pages(&first);
    assert!(before.len() > 5 && before.iter().all(|(_, svg)| svg.is_some()), "all at first");
    assert_eq!(first["is_old"], false);
    sandbox.save("data/a.yaml", SAMPLE.replacen("宣传", "宣介", 1));
    let after = pages(&events.next());
    assert_eq!(after.len(), before.len());
    let known: Vec<_> = before.iter().map(|(digest, _)| digest).collect();
    for (digest, svg) in &after {
        assert_eq!(svg.is_some(), !known.contains(&digest), "only what is new is sent");
    }
    let sent: Vec<_> = after.iter().filter_map(|(_, svg)| svg.as_deref()).collect();
    assert!((1..=2).contains(&sent.len()), "{}", sent.len());
    assert!(sent.iter().any(|svg| words(svg).contains("宣介")));
    // Another reader is sent all of them.
    assert!(pages(&running.events().next()).iter().all(|(_, svg)| svg.is_some()));
}

#[test]
fn an_editor_that_writes_into_the_file_is_followed() {
    let (sandbox, running) = sample("follows-rename");
    let mut events = running.events();
    events.next();
    // One that writes into the file, which is read half at worst.
    sandbox.write("data/a.yaml", SAMPLE.replacen("宣传", "宣介", 1));
    let state = events.until(|state| state["is_old"] == false);
    assert!(
        pages(&state)
            .iter()
            .any(|(_, svg)| svg.as_ref().is_some_and(|svg| words(svg).contains("宣介")))
    );
}

#[test]
fn templates_that_come_later_are_followed() {
    let (sandbox, running) = sample("follows-templates");
    let mut events = running.events();
    events.next();
    sandbox.save(PROBLEMS, "# 存在问题\n\n还没有写。\n");
    let has = |state: &Value| {
        pages(state)
            .iter()
            .any(|(_, svg)| svg.as_ref().is_some_and(|svg| words(svg).contains("还没有写")))
    };
    events.until(has);
    // The folder is watched from then on.
    sandbox.save(PROBLEMS, "# 存在问题\n\n写好了一半。\n");
    events.until(|state| {
        pages(state)
            .iter()
            .any(|(_, svg)| svg.as_ref().is_some_and(|svg| words(svg).contains("写好了一半")))
    });
}

#[test]
fn an_error_stands_over_the_last_good_pages_and_goes() {
    let (sandbox, running) = sample("follows-error");
    let mut events = running.events();
    let good = pages(&events.next());
    let digests = |pages: Vec<(String, Option<String>)>| {
        pages.into_iter().map(|page| page.0).collect::<Vec<_>>()
    };
    let good = digests(good);
    // Of the facts.
    sandbox.save("data/a.yaml", SAMPLE.replacen("year: 2023", "year: 二零", 1));
    let broken = events.until(|state| state["is_old"] == true);
    assert_eq!(digests(pages(&broken)), good);
    let error = broken["findings"].as_array().expect("findings").iter();
    let error = error.clone().find(|one| one["severity"] == "error").expect("an error");
    assert_eq!(error["labels"][0]["place"]["file"], "data/a.yaml");
    sandbox.save("data/a.yaml", SAMPLE);
    let mended = events.until(|state| state["is_old"] == false);
    assert_eq!(digests(pages(&mended)), good);
    // Of a template.
    sandbox.save(PROBLEMS, "# 存在问题\n\n{% if year %}没有写完\n");
    let broken = events.until(|state| state["is_old"] == true);
    assert_eq!(digests(pages(&broken)), good);
    assert!(codes(&broken).iter().any(|code| code.starts_with('T')), "{:?}", codes(&broken));
    // A text that comes from a built-in file still tells where.
    std::fs::remove_file(sandbox.root.join(PROBLEMS)).expect("it is there");
    let mended = events.until(|state| state["is_old"] == false);
    assert_eq!(digests(pages(&mended)), good);
}

#[test]
fn a_report_that_was_never_good_is_shown_once_it_is() {
    let sandbox = Sandbox::new("follows-never");
    sandbox.write("data/a.yaml", "schema: jixiao/1\nyear: 甲\n");
    let running = Running::page(&sandbox, &[]);
    let mut events = running.events();
    let state = events.next();
    assert!(state["has_report"] == false && !codes(&state).is_empty());
    sandbox.save("data/a.yaml", SAMPLE);
    let state = events.until(|state| state["has_report"] == true);
    assert!(!pages(&state).is_empty());
}

#[test]
fn other_facts_and_other_reports_are_shown() {
    let sandbox = Sandbox::new("follows-facts");
    sandbox.write("data/a.yaml", SAMPLE);
    let running = Running::page(&sandbox, &["data/a.yaml", "--pack", "standard,web"]);
    let mut events = running.events();
    let own = events.next();
    assert_eq!(own["reports"].as_array().expect("reports").len(), 2);
    let asked = |path: &str| {
        let head = format!("Origin: http://{}\r\nContent-Length: 0\r\n", running.host());
        assert_eq!(running.ask("POST", path, &head).status, 204, "{path}");
    };
    for facts in ["bare", "zero", "full"] {
        asked(&format!("show/0/{facts}"));
        let state = events.until(|state| state["facts"] == facts);
        assert!(!pages(&state).is_empty() && state["is_old"] == false, "{facts}");
        let wrong = state["findings"].as_array().expect("findings").iter();
        assert!(
            wrong.clone().all(|one| one["severity"] != "error"),
            "{facts}: {:?}",
            codes(&state)
        );
    }
    asked("show/1/own");
    let brief = events.until(|state| state["at"] == 1);
    assert!(pages(&brief).len() < pages(&own).len());
}

#[test]
fn a_number_tells_its_origin_and_a_text_its_template() {
    let sandbox = Sandbox::new("follows-origin");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(sandbox.jixiao(&["template", "eject", "07-problems"]).code, 0);
    let running = Running::page(&sandbox, &["data/a.yaml"]);
    let first = running.events().next();
    let origin = |wanted: &str| -> Value {
        let (page, number) = text_with(&first, wanted);
        let told = running.get(&format!("origins/{page}/{number}"));
        serde_json::from_str(told.body.trim_start_matches(|c| c != '{'))
            .unwrap_or_else(|e| panic!("{e}: {}", told.body))
    };
    let number = origin("91.67%");
    assert_eq!(number["source"], "figure");
    let figure = &number["figure"];
    assert_eq!(figure["id"], "staff.control_rate");
    let inputs = figure["inputs"].as_array().expect("inputs");
    assert_eq!(inputs.len(), 2);
    assert_eq!(inputs[0]["place"]["file"], "data/a.yaml");
    assert!(figure["stands"].as_array().is_some_and(|stands| !stands.is_empty()));
    let heading = origin("存在问题");
    assert_eq!(heading["source"], "template");
    let template = &heading["template"];
    assert_eq!((&template["file"], &template["line"]), (&PROBLEMS.into(), &10.into()));
    assert!(template["open"].is_number(), "{template}");
    let built_in = origin("部门概况");
    assert!(built_in["template"]["open"].is_null(), "{built_in}");
    assert!(
        built_in["template"]["eject"]
            .as_str()
            .is_some_and(|eject| eject.starts_with("jixiao template eject sections/"))
    );
}
