//! A rule gets its code from the context: a room of rules names a code where it declares a rule, or as a mistake.

use std::collections::BTreeSet;
use std::fs;

use jixiao::base::codes::FAMILIES;

use super::GRAPH;
use crate::support::project_file;

/// Where the mistakes stand that findings may be about besides the rule's own.
const MISTAKES: &str = "check/mistakes.rs";

/// What else may be spelt, each with its reason.
const SPELT: [(&str, &[&str], &str); 1] =
    [("check/rule.rs", &["Y02", "D03", "D04", "D08", "D11"], "what hides the facts from a rule")];

/// The codes that a text of Rust code spells outside of a declaration of a rule, in its comments too.
fn undeclared(text: &str) -> Vec<&str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let words = code.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| is_code(word));
    words
        .filter(|word| !is_declared(code, word.as_ptr() as usize - code.as_ptr() as usize))
        .collect()
}

/// Whether a word has the form of a code: the letter of a family and two digits.
fn is_code(word: &str) -> bool {
    let mut chars = word.chars();
    let of_family = chars.next().is_some_and(|c| FAMILIES.iter().any(|family| family.letter == c));
    of_family && word.len() == 3 && chars.all(|c| c.is_ascii_digit())
}

/// Whether the statement around a place declares a rule.
fn is_declared(code: &str, at: usize) -> bool {
    let statement = code[..at].rsplit([';', '{', '}']).next().unwrap_or_default();
    statement.contains(": CheckRule =") && code[..at].ends_with("codes::")
}

fn source(file: &str) -> String {
    fs::read_to_string(project_file(&format!("src/{file}"))).expect("sources are UTF-8")
}

#[test]
fn rules_name_their_codes_where_they_declare_them() {
    let mut wrong = Vec::new();
    let mut rules = 0;
    let rooms = GRAPH.sources.iter().filter(|one| one.file.starts_with("check/") && !one.is_test);
    for one in rooms.filter(|one| one.file != MISTAKES) {
        let text = source(&one.file);
        rules += usize::from(text.contains(": CheckRule ="));
        let spelt = SPELT.iter().find(|(file, ..)| *file == one.file);
        let spelt = spelt.map_or(&[][..], |(_, codes, _)| codes);
        let codes = undeclared(&text);
        assert!(spelt.iter().all(|code| codes.contains(code)), "{}: {spelt:?}", one.file);
        let codes = codes.iter().filter(|code| !spelt.contains(code));
        wrong.extend(codes.map(|code| format!("{}: {code}", one.file)));
    }
    assert!(rules > 50, "{rules} files of rules");
    assert!(wrong.is_empty(), "a code outside its declaration:\n{}", wrong.join("\n"));
}

#[test]
fn a_mistake_has_one_name() {
    let text = source(MISTAKES);
    let codes: Vec<_> = undeclared(&text);
    let once: BTreeSet<_> = codes.iter().collect();
    assert!(codes.len() > 20, "{} mistakes", codes.len());
    assert_eq!(codes.len(), once.len(), "a code with two names: {codes:?}");
}

#[test]
fn a_code_in_a_function_is_noticed() {
    let rule = "static A: CheckRule =\n    CheckRule::new(codes::E01, Needs::All, a);\n";
    let function = "fn a() { found.push(Diagnostic::new(codes::E03, text)); }\n";
    assert_eq!(undeclared(rule), Vec::<&str>::new());
    assert_eq!(undeclared(&format!("{rule}{function}")), ["E03"]);
    assert_eq!(undeclared(&format!("//! What E15 is about.\n{rule}")), ["E15"]);
    assert_eq!(undeclared("const B: &Code = codes::E02;\n"), ["E02"]);
}
