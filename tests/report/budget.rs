//! A template that repeats without measure is a finding, not a wait.

use super::markup::refused;

/// A list of twenty numbers.
const LIST: &str = "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]";

/// Loops in one another, so many deep, around a text.
fn loops(depth: usize, inner: &str) -> String {
    let open = |n| format!("{{% for a{n} in {LIST} %}}");
    let opened: String = (0..depth).map(open).collect();
    format!("{opened}{inner}{}", "{% endfor %}".repeat(depth))
}

#[test]
fn loops_in_loops_come_to_an_end() {
    for template in [
        loops(8, "甲"),
        loops(
            3,
            &format!(
                "{{% for b in [c for c in {LIST} if c > 0] %}}{}{{% endfor %}}",
                loops(4, "乙")
            ),
        ),
        format!("{{% set a = \"甲甲甲甲甲甲甲甲\" %}}{}", "{% set a = a ~ a %}".repeat(40)),
        format!(
            "{{% set a %}}甲{{% endset %}}{}",
            "{% set a %}{{ a }}{{ a }}{% endset %}".repeat(40)
        ),
    ] {
        let output = refused(&template);
        assert!(output.contains("T04") && output.contains("循环太多"), "{output}");
    }
}

#[test]
fn a_text_of_megabytes_is_refused() {
    let output = refused(&loops(3, &"长".repeat(600)));
    assert!(output.contains("T14") && output.contains("太长"), "{output}");
}

#[test]
fn templates_that_include_themselves_are_refused() {
    let output = refused("甲{% include \"sections/only.md.tera\" %}");
    assert!(output.contains("T05") && output.contains("没有尽头"), "{output}");
}
