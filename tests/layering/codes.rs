//! A rule gets its code from the context: a file of rules names each code where it declares it, nowhere else.

use std::fs;

use super::GRAPH;
use crate::support::project_file;

/// The codes that a text of Rust code names outside a declaration of a rule or of a code.
fn undeclared(text: &str) -> Vec<&str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let is_declared = |at: usize| {
        let statement = code[..at].rsplit([';', '{', '}']).next().unwrap_or_default();
        [": CheckRule =", ": &Code ="].iter().any(|declaration| statement.contains(declaration))
    };
    let places = code.match_indices("codes::").map(|(at, word)| (at, &code[at + word.len()..]));
    let named = places.filter(|(_, name)| name.starts_with(|c: char| c.is_ascii_uppercase()));
    named.filter(|(at, _)| !is_declared(*at)).filter_map(|(_, name)| name.get(..3)).collect()
}

#[test]
fn rules_name_their_codes_where_they_declare_them() {
    let mut wrong = Vec::new();
    let mut rules = 0;
    for source in GRAPH.sources.iter().filter(|one| one.file.starts_with("check/") && !one.is_test)
    {
        let text = fs::read_to_string(project_file(&format!("src/{}", source.file)));
        let text = text.expect("sources are UTF-8");
        if text.contains(": CheckRule =") {
            rules += 1;
            let named = undeclared(&text);
            wrong.extend(named.iter().map(|code| format!("{}: {code}", source.file)));
        }
    }
    assert!(rules > 50, "{rules} files of rules");
    assert!(wrong.is_empty(), "a code outside its declaration:\n{}", wrong.join("\n"));
}

#[test]
fn a_code_in_a_function_is_noticed() {
    let rule = "static A: CheckRule =\n    CheckRule::new(codes::E01, Needs::All, a);\n";
    let code = "const B: &Code = codes::E02;\n";
    let function = "fn a() { found.push(Diagnostic::new(codes::E03, text)); }\n";
    assert_eq!(undeclared(&format!("{rule}{code}")), Vec::<&str>::new());
    assert_eq!(undeclared(&format!("{rule}{code}{function}")), ["E03"]);
}
