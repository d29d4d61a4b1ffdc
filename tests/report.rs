//! Facts, pack and templates through the library's front to the text of a report.

mod common;

#[test]
fn sample() {
    let made = common::Made::of(common::SAMPLE);
    println!("{}", made.dump());
}
