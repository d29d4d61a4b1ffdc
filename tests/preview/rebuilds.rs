//! `jixiao preview --no-page`: the files are made as `build` makes them, and a line is said each time.

use crate::support::{Running, SAMPLE, Sandbox, previewing_program};

#[test]
fn files_are_made_again_and_a_line_says_so_each_time() {
    let sandbox = Sandbox::new("rebuilds");
    sandbox.write("data/a.yaml", SAMPLE);
    let mut running = Running::start(&sandbox, &["--no-page"]);
    let line = running.line();
    assert!(line.starts_with("data/a.yaml：") && line.contains("out/a.docx、out/a.pdf"), "{line}");
    let first = sandbox.read("out/a.pdf");
    assert!(first.starts_with(b"%PDF"));
    sandbox.save("data/a.yaml", SAMPLE.replacen("宣传", "宣介", 1));
    let line = running.line();
    assert!(line.contains("已生成 out/a.docx"), "{line}");
    let second = sandbox.read("out/a.pdf");
    assert!(first != second);
    sandbox.save("data/a.yaml", SAMPLE.replacen("year: 2023", "year: 二零", 1));
    let line = running.line();
    assert!(line.contains("没有生成") && line.contains("data/a.yaml:"), "{line}");
    assert!(sandbox.read("out/a.pdf") == second, "the last good files stay");
    // A build finds them as it would make them.
    sandbox.save("data/a.yaml", SAMPLE.replacen("宣传", "宣介", 1));
    assert!(running.line().contains("已生成"));
    let built = sandbox.run(&previewing_program(), &["build", "data/a.yaml"]);
    assert!(built.code == 0 && built.stdout.contains("没有变"), "{}{}", built.stdout, built.stderr);
}

#[test]
fn options_of_the_page_do_not_go_with_it_and_json_does_not_go_at_all() {
    let sandbox = Sandbox::new("rebuilds-not");
    sandbox.write("data/a.yaml", SAMPLE);
    let ran = sandbox.jixiao(&["preview", "--no-page", "--port", "9000"]);
    assert!(ran.code == 2 && ran.stderr.contains("C01"), "{}", ran.stderr);
    let ran = sandbox.jixiao(&["preview", "--json"]);
    assert!(ran.code == 2 && ran.stdout.contains("C01"), "{}", ran.stdout);
    let ran = sandbox.jixiao(&["preview", "--port", "七"]);
    assert!(ran.code == 2 && ran.stderr.contains("C01"), "{}", ran.stderr);
}
