//! What `templates/README.md` promises holds: its examples print what it says, its names are there.

use super::markup::{refused, section};

const README: &str = include_str!("../../templates/README.md");

/// The cells of each table row.
fn rows() -> impl Iterator<Item = Vec<String>> {
    let rows = README.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    rows.map(|row| {
        let cells = row.replace("\\|", "\u{1}");
        cells.split(" | ").map(|cell| cell.replace('\u{1}', "|")).collect()
    })
}

/// What stands between backquotes.
fn code(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn examples_print_what_they_promise() {
    let mut tried = 0;
    for row in rows() {
        let [example, expected] = &row[..] else { continue };
        let Some(example) = code(example).next().filter(|code| code.starts_with('{')) else {
            continue;
        };
        if ["table", "chart", "picture"].iter().any(|placed| example.contains(placed)) {
            continue;
        }
        assert_eq!(section(example), format!("body: {expected}\n"), "{example}");
        tried += 1;
    }
    assert!(tried > 20, "only {tried} examples found");
}

/// A filter or test without an example would not be tested, nor known to authors.
#[test]
fn every_filter_and_test_has_an_example() {
    let examples: Vec<_> = rows().filter_map(|row| row.into_iter().next()).collect();
    for (template, what, before) in [
        ("{{ year | nothing_like_it }}", "筛选器", "| "),
        ("{% if year is nothing_like_it %}{% endif %}", "判断", " is "),
    ] {
        let output = refused(template);
        let names = output.split("可用的有：").nth(1).and_then(|rest| rest.lines().next());
        let names: Vec<_> = names.unwrap_or_else(|| panic!("{output}")).split('、').collect();
        assert!(names.len() > 8, "{what}: {names:?}");
        for name in names {
            let wanted = format!("{before}{name}");
            assert!(examples.iter().any(|row| row.contains(&wanted)), "{what} {name}");
        }
    }
}

/// The names in the table that follows a sentence of the README.
fn names_after(sentence: &str) -> Vec<&'static str> {
    let start = README.find(sentence).expect("the sentence is there");
    let table = README[start..].lines().skip_while(|line| !line.starts_with("| `"));
    let rows = table.take_while(|line| line.starts_with('|'));
    let first_cells = rows.filter_map(|row| row.split(" | ").next());
    first_cells.flat_map(code).collect()
}

#[test]
fn names_are_there() {
    let columns = names_after("每一行金额都有这些");
    assert_eq!(columns.len(), 49);
    let columns = columns.into_iter().map(|column| format!("income.parts[].{column}"));
    let names = names_after("下面标“金额行”的");
    assert!(names.len() > 80, "only {} names found", names.len());
    let all = columns.chain(names.into_iter().map(String::from));
    let template: String = all.map(|name| asked(&name) + "\n").collect();
    assert_eq!(section(&(template + "完")), "body: 完\n");
}

/// A template that asks whether a name is given, within a loop for each list on the way.
fn asked(name: &str) -> String {
    let (mut before, mut after) = (String::new(), String::new());
    let mut path = String::new();
    for (depth, part) in name.split("[]").enumerate() {
        if depth > 0 {
            before.push_str(&format!("{{% for item{depth} in {path} %}}"));
            after.push_str("{% endfor %}");
            path = format!("item{depth}");
        }
        path.push_str(part);
    }
    format!("{before}{{% if {path} is given %}}{{% endif %}}{after}")
}
