//! Pictures that come, go, change places or become others: a redline has those of both reports, each at its place.

use super::ends::{FACTS, body};
use super::pairs::faults;
use crate::support::{SAMPLE, Sandbox, picture, picture_facts, random, write_pictures};

/// The rows of the pictures in the facts.
fn rows() -> Vec<String> {
    let facts = picture_facts();
    let rows = facts.lines().filter(|line| line.trim_start().starts_with("- {id: "));
    rows.filter(|line| line.contains("file: 图片/")).map(String::from).collect()
}

/// Facts with some of these rows.
fn facts(rows: &[String]) -> String {
    let facts = picture_facts();
    let (before, _) = facts.split_once("\npictures:\n").expect("it has pictures");
    let before = match rows.iter().any(|row| row.contains("place: attachment")) {
        true => before.to_string(),
        false => before.replace("attachments: [佐证图片]", "attachments: [无]"),
    };
    let pictures = if rows.is_empty() { "" } else { "\npictures:\n" };
    format!("{before}\n{pictures}{}\n", rows.join("\n"))
}

/// The redline of two facts files, of which all pictures lie where they lay.
fn redline(sandbox: &Sandbox, old: &str, new: &str) -> Vec<u8> {
    sandbox.write(FACTS, old);
    let ran = sandbox.jixiao(&["build", FACTS, "--format", "docx"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let before = sandbox.read("out/单位.docx");
    sandbox.write(FACTS, new);
    let ran = sandbox.jixiao(&["build", FACTS, "--format", "docx", "--redline"]);
    assert!(ran.code == 0 && !ran.stderr.contains("[C27]"), "{}", ran.stderr);
    let marked = sandbox.read("out/单位-修订.docx");
    let wrong = faults(&before, &sandbox.read("out/单位.docx"), &marked);
    assert!(wrong.is_empty(), "{}", wrong.concat());
    marked
}

fn pictured(name: &str) -> Sandbox {
    let sandbox = Sandbox::new(name);
    write_pictures(&sandbox);
    sandbox
}

/// How many drawings are marked.
fn marked_drawings(file: &[u8]) -> usize {
    let body = body(file);
    let all = body.all().into_iter();
    let marks = all.filter(|one| ["w:ins", "w:del"].contains(&one.name.as_str()));
    marks.flat_map(|mark| mark.all()).filter(|one| one.name == "w:drawing").count()
}

#[test]
fn all_pictures_come_or_go() {
    let sandbox = pictured("redline-pictures-all");
    let marked = redline(&sandbox, SAMPLE, &picture_facts());
    assert_eq!(marked_drawings(&marked), rows().len());
    let marked = redline(&sandbox, &picture_facts(), SAMPLE);
    assert_eq!(marked_drawings(&marked), rows().len());
}

#[test]
fn some_pictures_come_go_or_change_places() {
    let sandbox = pictured("redline-pictures-some");
    let mut random = random();
    let mut some = |count: usize| {
        let mut all = rows();
        let count = count.min(all.len());
        (0..count).map(|_| all.remove(random(all.len()))).collect::<Vec<_>>()
    };
    let mut old = rows();
    for count in [5, 2, 6, 7] {
        let new = some(count);
        println!("{old:#?}\n{new:#?}");
        redline(&sandbox, &facts(&old), &facts(&new));
        old = new;
    }
}

#[test]
fn the_last_picture_of_the_body_is_another_one() {
    let sandbox = pictured("redline-pictures-last");
    let (mut old, mut new) = (rows(), rows());
    old.pop();
    let count = new.len();
    new.swap(count - 3, count - 1);
    for (old, new) in [(&old, &new), (&new, &old)] {
        redline(&sandbox, &facts(old), &facts(new));
    }
}

#[test]
fn another_file_is_another_picture() {
    let sandbox = pictured("redline-pictures-file");
    let old = picture_facts();
    let new = old.replace("file: 图片/screen.png", "file: 图片/mark.png");
    assert_eq!(marked_drawings(&redline(&sandbox, &old, &new)), 2);
}

#[test]
fn another_width_is_another_picture_and_another_description_is_not() {
    let sandbox = pictured("redline-pictures-width");
    let old = picture_facts();
    let row = rows().into_iter().find(|row| row.contains("screen.png")).expect("a row");
    let narrow = row.replace("width: 45%", "width: 30%");
    assert_ne!(narrow, row);
    let new = old.replace(&row, &narrow);
    assert_eq!(marked_drawings(&redline(&sandbox, &old, &new)), 2);
    let said = row.replace("description: ", "description: 另说");
    assert_ne!(said, row);
    let new = old.replace(&row, &said).replace("caption: 示意图", "caption: 位置示意图");
    // Word marks no changes of what is said of a picture: it is that of the new report.
    for facts in [&old, &new] {
        sandbox.write(FACTS, facts);
        let ran = sandbox.jixiao(&["build", FACTS, "--format", "docx", "--redline"]);
        assert!(ran.code < 2, "{}", ran.stderr);
    }
    assert_eq!(marked_drawings(&sandbox.read("out/单位-修订.docx")), 0);
}

#[test]
fn a_picture_that_changed_is_told() {
    let sandbox = pictured("redline-pictures-told");
    let old = picture_facts();
    let row = rows().into_iter().find(|row| row.contains("screen.png")).expect("a row");
    sandbox.write(FACTS, &old);
    assert_eq!(sandbox.jixiao(&["build", FACTS, "--format", "docx"]).code, 0);
    for new in [
        row.replace("screen.png", "mark.png"),
        row.replace("width: 45%", "width: 30%"),
        row.replace("description: ", "description: 另说"),
    ] {
        assert_ne!(new, row);
        sandbox.write(FACTS, old.replace(&row, &new)).write("data/旧.yaml", &old);
        for arguments in [&["diff", FACTS][..], &["diff", "data/旧.yaml", FACTS]] {
            let ran = sandbox.jixiao(arguments);
            assert_eq!(ran.stdout.matches("图片 screen（说明").count(), 1, "{new}: {}", ran.stdout);
        }
        let ran = sandbox.jixiao(&["diff", FACTS, "--to", "更正.docx"]);
        assert!(sandbox.has("更正.docx"), "{}{}", ran.stdout, ran.stderr);
        std::fs::remove_file(sandbox.root.join("更正.docx")).expect("it was written");
    }
    sandbox.write(FACTS, &old);
    let ran = sandbox.jixiao(&["diff", FACTS]);
    assert!(!ran.stdout.contains("图片 "), "{}", ran.stdout);
}

#[test]
fn pictures_of_one_size_are_told_apart() {
    let sandbox = pictured("redline-pictures-size");
    // Another step of the same table makes another picture of the same size.
    let mut other = picture("hall.jpg");
    let table = other.windows(2).position(|pair| pair == [0xff, 0xdb]).expect("it has a table");
    other[table + 8] ^= 1;
    sandbox.write("data/图片/other.jpg", other);
    let hall2 = rows().into_iter().find(|row| row.contains("id: hall2")).expect("a row");
    let row = hall2.replace("hall.jpg", "other.jpg");
    let both = picture_facts().replace(&hall2, &row);
    let without = both.replace(&format!("{row}\n"), "");
    assert_ne!(without, both);
    assert_eq!(marked_drawings(&redline(&sandbox, &both, &without)), 1);
    let moved = both.replace("place: overview", "place: management");
    assert_ne!(moved, both);
    redline(&sandbox, &both, &moved);
}

#[test]
fn bytes_behind_a_picture_change_nothing() {
    let sandbox = pictured("redline-pictures-tail");
    let file = [picture("grey.jpg"), b"the depths that a telephone puts there".to_vec()].concat();
    sandbox.write("data/图片/grey.jpg", file);
    let old = picture_facts();
    let new = old.replace("caption: 示意图", "caption: 位置示意图");
    assert_ne!(old, new);
    assert_eq!(marked_drawings(&redline(&sandbox, &old, &new)), 0);
}
