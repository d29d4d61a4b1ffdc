//! What a morning of editing does to a preview: files and folders that go and come back, projects that change places, two
//! readers, hundreds of findings, saves in a burst.

use std::fs;

use serde_json::Value;

use super::follows::{pages, text_with, words};
use crate::support::{DEMO, Events, Running, SAMPLE, Sandbox};

/// What is shown, and whether it is of earlier files.
fn shown(state: &Value) -> (&str, bool) {
    let at = state["at"].as_u64().expect("a number") as usize;
    (state["reports"][at].as_str().expect("a name"), state["is_old"] == true)
}

fn asked(running: &Running, path: &str) {
    let head = format!("Origin: http://{}\r\nContent-Length: 0\r\n", running.host());
    assert_eq!(running.ask("POST", path, &head).status, 204, "{path}");
}

fn is_good(state: &Value) -> bool {
    state["is_old"] == false && state["has_report"] == true
}

/// Waits until a page that was sent has these words.
fn until_words(events: &mut Events, wanted: &str) {
    events.until(|state| {
        let mut sent = pages(state).into_iter().filter_map(|(_, svg)| svg);
        sent.any(|svg| words(&svg).contains(wanted))
    });
}

#[test]
fn the_project_that_is_shown_stays_the_one() {
    let sandbox = Sandbox::new("endures-project");
    sandbox.write("data/a.yaml", DEMO);
    let running = Running::page(&sandbox, &["data/a.yaml", "--pack", "project"]);
    let mut events = running.events();
    let first = events.next();
    assert_eq!(first["reports"].as_array().expect("reports").len(), 3);
    asked(&running, "show/1/own");
    let second = events.until(|state| state["at"] == 1);
    let (name, number) = (shown(&second).0.to_string(), second["shown"].clone());
    // A file that cannot be read says nothing of its projects.
    sandbox.save("data/a.yaml", DEMO.replacen("projects:", "projects: [", 1));
    let broken = events.until(|state| state["is_old"] == true);
    assert_eq!(shown(&broken), (name.as_str(), true));
    assert_eq!(broken["reports"].as_array().expect("reports").len(), 3);
    sandbox.save("data/a.yaml", DEMO);
    let mended = events.until(is_good);
    assert_eq!((shown(&mended).0, &mended["shown"]), (name.as_str(), &number));
    // Without the one before it, it is the first one.
    sandbox.save("data/a.yaml", without_first_project());
    let moved = events.until(|state| state["reports"].as_array().is_some_and(|all| all.len() == 2));
    assert_eq!(
        (shown(&moved).0, &moved["at"], &moved["shown"]),
        (name.as_str(), &0.into(), &number)
    );
}

/// The demo without its first project.
fn without_first_project() -> String {
    let start = DEMO.find("  - id: p01\n").expect("it is there");
    let end = DEMO.find("  - id: p02\n").expect("it is there");
    format!("{}{}", &DEMO[..start], &DEMO[end..])
}

#[test]
fn a_broken_outline_leaves_the_pages() {
    let sandbox = Sandbox::new("endures-outline");
    sandbox.write("data/a.yaml", SAMPLE).write("templates/本局/report.yaml", "extends: web\n");
    let running = Running::page(&sandbox, &["data/a.yaml", "--pack", "本局"]);
    let mut events = running.events();
    let good = pages(&events.next()).len();
    for broken in ["extends: [web\n", "extends: wab\n", "", "- extends: web\n"] {
        sandbox.save("templates/本局/report.yaml", broken);
        let state = events.until(|state| state["is_old"] == true);
        assert_eq!(pages(&state).len(), good, "{broken}");
        sandbox.save("templates/本局/report.yaml", "extends: web\n");
        events.until(is_good);
    }
}

#[test]
fn what_goes_and_comes_back_is_followed_on() {
    let sandbox = Sandbox::new("endures-gone");
    sandbox.write("data/a.yaml", SAMPLE);
    let running = Running::page(&sandbox, &["data/a.yaml"]);
    let mut events = running.events();
    events.next();
    let place = |path: &str| sandbox.root.join(path);
    // The file.
    fs::remove_file(place("data/a.yaml")).expect("it is there");
    events.until(|state| state["is_old"] == true);
    sandbox.save("data/a.yaml", SAMPLE);
    events.until(is_good);
    // The folder, under another name for a while.
    fs::rename(place("data"), place("旧")).expect("it is there");
    events.until(|state| state["is_old"] == true);
    fs::rename(place("旧"), place("data")).expect("it is there");
    events.until(is_good);
    sandbox.save("data/a.yaml", SAMPLE.replacen("宣传", "宣介", 1));
    until_words(&mut events, "宣介");
    // The folder, made anew.
    fs::remove_dir_all(place("data")).expect("it is there");
    events.until(|state| state["is_old"] == true);
    sandbox.save("data/a.yaml", SAMPLE);
    events.until(is_good);
    sandbox.save("data/a.yaml", SAMPLE.replacen("宣传", "宣示", 1));
    until_words(&mut events, "宣示");
}

#[test]
fn templates_that_are_made_anew_are_followed_on() {
    let path = "templates/standard/sections/07-problems.md.tera";
    let sandbox = Sandbox::new("endures-templates");
    sandbox.write("data/a.yaml", SAMPLE).write(path, "# 存在问题\n\n甲的话。\n");
    let running = Running::page(&sandbox, &["data/a.yaml"]);
    let mut events = running.events();
    events.next();
    // As when a folder is unpacked over another one: gone and there again before anybody looks.
    for words in ["乙的话", "丙的话", "丁的话"] {
        fs::remove_dir_all(sandbox.root.join("templates")).expect("it is there");
        sandbox.write(path, format!("# 存在问题\n\n{words}。\n"));
        until_words(&mut events, words);
    }
    sandbox.save(path, "# 存在问题\n\n戊的话。\n");
    until_words(&mut events, "戊的话");
}

#[test]
fn two_readers_are_told_the_same() {
    let sandbox = Sandbox::new("endures-two");
    sandbox.write("data/a.yaml", SAMPLE);
    let running = Running::page(&sandbox, &["data/a.yaml", "--pack", "standard,web"]);
    let (mut one, mut other) = (running.events(), running.events());
    one.next();
    other.next();
    sandbox.save("data/a.yaml", SAMPLE.replacen("宣传", "宣介", 1));
    until_words(&mut one, "宣介");
    until_words(&mut other, "宣介");
    asked(&running, "show/1/own");
    let [one, other] = [one, other].map(|mut reader| reader.until(|state| state["at"] == 1));
    assert_eq!((&one["shown"], shown(&one)), (&other["shown"], shown(&other)));
    assert!(pages(&one).iter().all(|(_, svg)| svg.is_some()), "another report, all of it new");
}

#[test]
fn hundreds_of_findings_are_told_as_far_as_anybody_reads() {
    let sandbox = Sandbox::new("endures-findings");
    let unknown: String = (0..300).map(|number| format!("nothing_{number}: 1\n")).collect();
    sandbox.write("data/a.yaml", format!("{}\n{unknown}", SAMPLE.trim_end()));
    let running = Running::page(&sandbox, &["data/a.yaml"]);
    let mut events = running.events();
    let state = events.next();
    let told = state["findings"].as_array().expect("findings");
    assert_eq!(told.len(), 200);
    assert!(state["more"].as_u64().is_some_and(|more| more >= 100), "{}", state["more"]);
    assert!(told.iter().take(100).all(|one| one["severity"] == told[0]["severity"]), "the gravest");
    sandbox.save("data/a.yaml", SAMPLE);
    let mended = events.until(is_good);
    assert_eq!(mended["more"], 0);
}

#[test]
fn saves_in_a_burst_end_in_the_last_one() {
    let sandbox = Sandbox::new("endures-burst");
    sandbox.write("data/a.yaml", SAMPLE);
    let running = Running::page(&sandbox, &["data/a.yaml"]);
    let mut events = running.events();
    events.next();
    for number in 0..40 {
        let words = if number == 39 { "宣完了".to_string() } else { format!("宣{number}") };
        sandbox.save("data/a.yaml", SAMPLE.replacen("宣传", &words, 1));
    }
    until_words(&mut events, "宣完了");
}

#[test]
fn an_inherited_file_is_copied_to_the_pack_that_is_shown() {
    let sandbox = Sandbox::new("endures-eject");
    sandbox.write("data/a.yaml", SAMPLE).write("templates/本局/report.yaml", "extends: standard\n");
    let running = Running::page(&sandbox, &["data/a.yaml", "--pack", "本局"]);
    let first = running.events().next();
    let (page, number) = text_with(&first, "存在问题");
    let told = running.get(&format!("origins/{page}/{number}"));
    let wanted = "jixiao template eject sections/07-problems.md.tera --pack 本局";
    assert!(told.body.contains(wanted), "{}", told.body);
}
