//! Files that use each other, directly or through others: none but those listed here.

use std::collections::BTreeSet;

use super::GRAPH;
use super::graph::{Graph, circles, edges};
use super::source;

/// Circles that there are, each with all its files and the reason. One that is opened, or gets smaller, must leave this
/// list or shrink in it.
const CIRCLES: &[(&[&str], &str)] = &[
    (
        &["cli/menu.rs", "cli/mod.rs", "cli/start.rs"],
        "the menu runs commands as the command line does",
    ),
    (
        &["data/prose.rs", "data/reader/mod.rs"],
        "the reader reads running text, which reports through it",
    ),
    (
        &["template/expressions/tokens.rs", "template/expressions/typing.rs"],
        "a token that cannot be read is a fault of typing",
    ),
];

/// A circle, and what holds it together.
fn shown(circle: &BTreeSet<&str>, graph: &Graph) -> String {
    let edges = edges(graph);
    let within = circle.iter().flat_map(|from| {
        let to = edges.get(from).into_iter().flatten();
        let to = to.filter(|(to, _)| circle.contains(*to));
        to.map(move |(to, path)| format!("\n  {from} uses {to}: {path}"))
    });
    format!("{circle:?}{}", within.collect::<String>())
}

#[test]
fn files_form_no_circles_but_those_listed() {
    let found = circles(&GRAPH);
    let listed: BTreeSet<BTreeSet<&str>> =
        CIRCLES.iter().map(|(files, _)| files.iter().copied().collect()).collect();
    let new = found.difference(&listed).map(|circle| format!("new: {}", shown(circle, &GRAPH)));
    let gone = listed.difference(&found).map(|circle| format!("no circle any more: {circle:?}"));
    let wrong: Vec<_> = new.chain(gone).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(CIRCLES.iter().all(|(_, reason)| !reason.is_empty()));
}

/// The circles of files given as text.
fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let sources = files.iter().flat_map(|(file, text)| source::read(file, text)).collect();
    let graph = Graph::new(sources);
    circles(&graph).iter().map(|circle| Vec::from_iter(circle.clone()).join(" ")).collect()
}

const LIB: (&str, &str) = ("lib.rs", "mod a; mod b;");

#[test]
fn a_circle_is_found_however_it_is_written() {
    for (a, b) in [
        ("use crate::b::B; struct A(B);", "use crate::a::A; struct B(A);"),
        ("use super::b::{x::Y as Z, B}; struct A;", "use super::{a::{A}, a}; struct B;"),
        ("fn f() { crate::b::g() }", "use crate::a; fn g() { a::f() }"),
        ("fn f() { vec![1 + crate::b::g()]; }", "fn g() { super::a::f() }"),
        ("fn f(_: &dyn Fn() -> crate::b::B) {}", "use crate::a::*; struct B; fn g() { f() }"),
    ] {
        assert_eq!(circles_of(&[LIB, ("a.rs", a), ("b.rs", b)]), ["a.rs b.rs"], "{a} {b}");
    }
}

#[test]
fn what_is_only_declared_passed_on_or_tested_is_no_circle() {
    let root = ("a/mod.rs", "mod one; pub mod two; pub use one::One; pub use two::*;");
    let two = "use super::One; use crate::b::B; pub struct Two(One, B);";
    let files = [("a/one.rs", "pub struct One;"), ("a/two.rs", two)];
    let b = "pub struct B; mod tests { use super::*; use crate::a::{One, Two}; }";
    assert_eq!(circles_of(&[LIB, root, files[0], files[1], ("b.rs", b)]), [""; 0]);
    // Through what `a` passes on, `one` would use `two`.
    let one = ("a/one.rs", "use super::Two; pub struct One(Two);");
    assert_eq!(circles_of(&[LIB, root, one, files[1], ("b.rs", b)]), ["a/one.rs a/two.rs"]);
    // `a` itself uses `one`, and `one` uses `a`.
    let root = ("a/mod.rs", "mod one; pub use one::One; pub struct A(One);");
    let one = ("a/one.rs", "use super::A; pub struct One(Box<A>);");
    assert_eq!(circles_of(&[LIB, root, one, ("b.rs", b)]), ["a/mod.rs a/one.rs"]);
}
