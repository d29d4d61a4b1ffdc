//! `jixiao diff` names each value, figure, line and finding that changed, once, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use jixiao::base::diag::Diagnostics;
use jixiao::data::places::Leaf;
use jixiao::doc::dump::dump;
use jixiao::edits;
use jixiao::pipeline::{ComparedReports, Examined, Pipeline, ReportChoice};
use serde_json::Value;

use crate::support::{DEMO, Ran, Sandbox, project_file, replaced, word_text, workspace};

fn difference(name: &str, old: &str, new: &str, more: &[&str]) -> (Sandbox, Ran) {
    let sandbox = Sandbox::new(name);
    sandbox.write("旧.yaml", old);
    sandbox.write("新.yaml", new);
    let ran = sandbox.jixiao(&[&["diff", "旧.yaml", "新.yaml"], more].concat());
    (sandbox, ran)
}

fn result(ran: &Ran) -> Value {
    let object: Value =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}: {}", ran.stdout));
    object["result"].clone()
}

fn texts<'v>(all: &'v Value, key: &str) -> Vec<&'v str> {
    let all = all.as_array().expect("a list");
    all.iter().filter_map(|one| one[key].as_str()).collect()
}

#[test]
fn one_figure_changes_everything_that_follows() {
    let new = replaced(DEMO, &[("name: 差旅费, actual: 9.80", "name: 差旅费, actual: 10.80")]);
    let (_, ran) = difference("diff-one", DEMO, &new, &[]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    for said in [
        "填报数据改了 1 处：",
        "expenditure.basic.public.items.30211.actual：9.80 → 10.80　新.yaml:",
        "支出合计（expenditure.total）：1274.00万元 → 1275.00万元　由 差旅费决算数 → 公用经费决算数 → 基本支出",
        "年末结转结余［33.00→32.00］万元（比年初增加［13.00→12.00］万元）",
        "基本支出：［742.00→743.00］、［58.24%→58.27%］",
        "预算执行率为［98.00%→98.08%］",
    ] {
        assert!(ran.stdout.contains(said), "{said}\n{}", ran.stdout);
    }
}

#[test]
fn nothing_changed() {
    let (_, ran) = difference("diff-none", DEMO, &DEMO.replace('\n', "\r\n"), &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "两份数据做出的报告一样，没有变化\n"));
}

#[test]
fn items_go_by_their_ids() {
    // The first project moves behind the others: its facts are as before.
    let from = DEMO.find("\nprojects:\n").expect("projects");
    let projects = DEMO[from..].find("\n  - id:").expect("a project") + from;
    let second = DEMO[projects + 1..].find("\n  - id:").expect("a second") + projects + 1;
    let third = DEMO[second + 1..].find("\n  - id:").expect("a third") + second + 1;
    let moved = [&DEMO[..projects], &DEMO[second..third], &DEMO[projects..second], &DEMO[third..]];
    let (_, ran) = difference("diff-moved", DEMO, &moved.concat(), &["--json"]);
    let result = result(&ran);
    assert_eq!(texts(&result["facts"], "path"), Vec::<&str>::new());
    assert!(
        !result["lines"].as_array().expect("a list").is_empty(),
        "their forms are in another order"
    );
}

#[test]
fn what_comes_and_goes() {
    let measure = "measures:\n  - {title: 加强预算管理, text: 每季度核对一次执行进度。}\n";
    let new = replaced(DEMO, &[("measures:\n", measure)]);
    let (_, ran) = difference("diff-added", DEMO, &new, &["--json"]);
    let result = result(&ran);
    let facts = result["facts"].as_array().expect("a list");
    assert_eq!(texts(&result["facts"], "path"), ["measures[1].title", "measures[1].text"]);
    assert!(facts.iter().all(|one| one["before"].is_null()), "{facts:?}");
    let lines = result["lines"].as_array().expect("a list");
    let added: Vec<_> = lines.iter().filter(|one| one["before"] == "").collect();
    let has = |text: &str| {
        added.iter().any(|one| one["after"].as_str().is_some_and(|a| a.contains(text)))
    };
    assert!(has("加强预算管理"), "{lines:?}");
}

#[test]
fn what_stands_first_pairs_with_nothing() {
    let measure = "measures:\n  - {title: 加强预算管理, text: 每季度核对一次执行进度。, owner: 办公室, due: 2025年3月底前}\n";
    let new = replaced(DEMO, &[("measures:\n", measure)]);
    let (_, ran) = difference("diff-first", DEMO, &new, &[]);
    assert!(!ran.stdout.contains("均衡安排活动计划→"), "{}", ran.stdout);
}

#[test]
fn a_project_is_known_by_its_id_and_a_hyphen_is_no_minus() {
    let changes = [("code: \"43062420500001\"", "code: \"43062420500009\""), ("0730-", "0731-")];
    let (_, ran) = difference("diff-code", DEMO, &replaced(DEMO, &changes), &[]);
    assert!(ran.stdout.contains("填报数据改了 2 处"), "{}", ran.stdout);
    assert!(ran.stdout.contains("projects.p01.code"), "{}", ran.stdout);
    assert!(ran.stdout.contains("［0730→0731］-"), "{}", ran.stdout);
}

#[test]
fn a_row_of_a_form_is_called_by_its_own_words() {
    let new = replaced(DEMO, &[("actual: 2.7%, weight: 10", "actual: 2.9%, weight: 10")]);
    let (_, ran) = difference("diff-row", DEMO, &new, &[]);
    assert!(ran.stdout.contains("单位面积能耗下降率：［2.7%→2.9%］"), "{}", ran.stdout);
}

#[test]
fn a_row_that_begins_with_a_number_has_a_name() {
    let new = replaced(
        DEMO,
        &[("reception: {budget: 4.00, actual: 3.60", "reception: {budget: 4.00, actual: 3.50")],
    );
    let (_, ran) = difference("diff-numbered", DEMO, &new, &[]);
    assert!(ran.stdout.contains("3.公务接待：［3.60→3.50］"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("2024年决算数：［3.60"), "{}", ran.stdout);
}

#[test]
fn the_notice_never_takes_the_place_of_facts() {
    let new = replaced(DEMO, &[("name: 差旅费, actual: 9.80", "name: 差旅费, actual: 10.80")]);
    let (sandbox, ran) = difference("diff-to", DEMO, &new, &["--to", "新.yaml", "--force"]);
    assert!(ran.code == 2 && ran.stderr.contains("C01"), "{}", ran.stderr);
    assert_eq!(std::fs::read_to_string(sandbox.root.join("新.yaml")).expect("it is there"), new);
}

#[test]
fn another_unit_is_no_correction() {
    let new = replaced(DEMO, &[("year: 2024", "year: 2025")]);
    let (_, ran) = difference("diff-year", DEMO, &new, &[]);
    assert!(ran.stdout.contains("注意：两份数据的单位或年度不同"), "{}", ran.stdout);
}

#[test]
fn findings_that_came_and_went() {
    let new = replaced(DEMO, &[("name: 差旅费, actual: 9.80", "name: 差旅费, actual: 40.80")]);
    let (_, ran) = difference("diff-findings", DEMO, &new, &[]);
    assert!(ran.stdout.contains("核对的提示变了"), "{}", ran.stdout);
    assert!(ran.stdout.contains("  多了 警告["), "{}", ran.stdout);
    let (_, back) = difference("diff-findings", &new, DEMO, &[]);
    assert!(back.stdout.contains("  少了 警告["), "{}", back.stdout);
}

#[test]
fn a_report_that_cannot_be_made() {
    let new = replaced(DEMO, &[("name: 差旅费, actual: 9.80", "name: 差旅费, actual: 9.8.0")]);
    let (_, ran) = difference("diff-error", DEMO, &new, &["--to", "说明.docx"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("错误[C17]：新.yaml 有错误，做不出报告"), "{}", ran.stderr);
    let (sandbox, ran) = difference("diff-unread", DEMO, "没有\n", &[]);
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    let ran = sandbox.jixiao(&["diff", "旧.yaml", "没有.yaml"]);
    assert!(ran.code == 2 && ran.stderr.contains("C03"), "{}", ran.stderr);
}

#[test]
fn the_notice_is_a_word_file_that_stays() {
    let new = replaced(DEMO, &[("name: 差旅费, actual: 9.80", "name: 差旅费, actual: 10.80")]);
    let options = ["--to", "更正说明.docx", "--reason", "决算批复后更正"];
    let (sandbox, ran) = difference("diff-notice", DEMO, &new, &options);
    assert!(ran.code == 0 && ran.stdout.contains("更正说明写在 更正说明.docx"), "{}", ran.stderr);
    let text = word_text(&std::fs::read(sandbox.root.join("更正说明.docx")).expect("it is there"));
    for said in [
        "的更正说明",
        "因决算批复后更正，现对我单位报送的",
        "原报告",
        "更正为",
        "1274.00",
        "1275.00",
        "（第4页）",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let again = sandbox.jixiao(&["diff", "旧.yaml", "新.yaml", "--to", "更正说明.docx"]);
    assert!(again.code == 2 && again.stderr.contains("已经有了，没有覆盖"), "{}", again.stderr);
    let forced =
        sandbox.jixiao(&["diff", "旧.yaml", "新.yaml", "--to", "更正说明.docx", "--force"]);
    assert_eq!(forced.code, 0, "{}", forced.stderr);
}

fn examined<'p>(pipeline: &mut Pipeline<'p>, path: &std::path::Path) -> Examined {
    pipeline.examine(path, &mut Diagnostics::default()).expect("it can be read")
}

/// The lines of a dump, but for contents lists, which repeat headings; of the parts of charts what is printed.
fn lines(examined: &Examined) -> BTreeMap<String, usize> {
    let dumped = dump(examined.document.as_ref().expect("nothing stands in the way"));
    let mut all = BTreeMap::new();
    let mut in_chart = false;
    for line in dumped.lines() {
        in_chart = (in_chart && line.starts_with("  |"))
            || line.starts_with("bars ")
            || line.starts_with("pie ");
        let is_part = in_chart && line.starts_with("  |");
        let printed = if is_part {
            line.rsplit_once(" | ").map_or(line, |(printed, _)| printed)
        } else {
            line
        };
        if !line.starts_with("contents") {
            *all.entry(printed.to_string()).or_insert(0) += 1;
        }
    }
    all
}

/// How many lines one has more than the other.
fn more(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> usize {
    one.iter().map(|(line, count)| count.saturating_sub(*other.get(line).unwrap_or(&0))).sum()
}

/// Against two full computations: the figures that differ are named, no others; each changed line is named once.
fn holds(compared: &ComparedReports, before: &Examined, after: &Examined, what: &str) {
    let named: BTreeSet<String> =
        compared.changes.figures.iter().map(|one| one.id.to_string()).collect();
    let ids = before.figures.iter().chain(after.figures.iter()).map(|one| &one.id);
    let is_same = |id: &jixiao::base::id::FigureId| {
        let states = [before, after].map(|of| of.figures.get(id).map(|one| &one.state));
        matches!(states, [Some(one), Some(other)] if one.is_same(other))
    };
    let differ: BTreeSet<String> = ids.filter(|id| !is_same(id)).map(ToString::to_string).collect();
    assert_eq!(named, differ, "{what}");
    assert_eq!(named.len(), compared.changes.figures.len(), "{what}: named twice");
    let (old, new) = (lines(before), lines(after));
    let all = &compared.changes.lines;
    let gone = all.iter().filter(|one| !one.before.is_empty()).count();
    let come = all.iter().filter(|one| !one.after.is_empty()).count();
    assert_eq!((gone, come), (more(&old, &new), more(&new, &old)), "{what}");
}

/// Every so many of the values of a sample, each changed alone.
fn each_change_alone(sample: &str, every: usize) {
    let text = std::fs::read_to_string(project_file(&format!("data/{sample}.yaml"))).expect(sample);
    let sandbox = Sandbox::new(&format!("diff-each-{sample}"));
    let (old, new) = (sandbox.root.join("旧.yaml"), sandbox.root.join("新.yaml"));
    sandbox.write("旧.yaml", &text);
    let workspace = workspace(None);
    let mut pipeline = Pipeline::new(&workspace);
    let before = examined(&mut pipeline, &old);
    let mut changed = 0;
    let value = |leaf: &Leaf| (leaf.path.to_string(), pipeline.sources.text(leaf.span).to_string());
    let values: Vec<_> = before.report.leaves.iter().step_by(every).map(value).collect();
    for (path, value) in values {
        let other = match value.rfind(|c: char| c.is_ascii_digit()) {
            Some(at) => {
                let digit = if &value[at..=at] == "3" { "4" } else { "3" };
                format!("{}{digit}{}", &value[..at], &value[at + 1..])
            }
            None => format!("{value}（改）"),
        };
        let other = other.trim_matches(['"', '\'']);
        let Ok(edited) = edits::set(&text, &path, other) else { continue };
        sandbox.write("新.yaml", &edited.text);
        let mut findings = Diagnostics::default();
        let own = ReportChoice::default();
        let Some(compared) = pipeline.compare((&old, &own), (&new, &own), &mut findings) else {
            continue;
        };
        if compared.whole {
            holds(&compared, &before, &examined(&mut pipeline, &new), &path);
            let facts = &compared.changes.facts;
            assert!(
                facts.len() == 1 || path.ends_with("id") || path.ends_with("code"),
                "{path}: {facts:?}"
            );
            changed += 1;
        }
        pipeline.forget_facts();
    }
    assert!(changed >= 10, "{sample}: {changed}");
}

#[test]
fn each_change_of_the_demo() {
    each_change_alone("demo-2024", 11);
}

#[test]
fn each_change_of_the_township() {
    each_change_alone("township-2024", 17);
}

#[test]
fn figures_that_print_the_same_are_not_called_unprinted() {
    let new = replaced(DEMO, &[("name: 差旅费, actual: 9.80", "name: 差旅费, actual: 9.800001")]);
    let (_, ran) = difference("diff-digits", DEMO, &new, &[]);
    assert!(ran.code == 0 && ran.stdout.contains("位数不够，印出来还一样"), "{}", ran.stdout);
    let (_, ran) = difference("diff-digits-json", DEMO, &new, &["--json"]);
    let told = result(&ran);
    let figures = told["figures"].as_array().expect("a list");
    assert!(
        !figures.is_empty() && figures.iter().all(|one| one["before"] != one["after"]),
        "{told}"
    );
}

#[test]
fn a_row_whose_name_changed_reads_as_it_was_in_a_notice() {
    let new = replaced(DEMO, &[("设备完好率", "设施完好率")]);
    let (sandbox, ran) =
        difference("diff-row-name", DEMO, &new, &["--to", "更正.docx", "--reason", "写错"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = word_text(&sandbox.read("更正.docx"));
    assert!(text.contains("设备完好率") && !text.contains("设施完好率：设备完好率"), "{text}");
}

#[test]
fn cells_of_a_row_without_a_name_are_called_by_their_columns() {
    let new = edits::set(DEMO, "staff.actual", "59").expect("it can be set").text;
    let (sandbox, ran) = difference("diff-columns", DEMO, &new, &["--to", "更正.docx"]);
    assert!(ran.code < 2, "{}", ran.stderr);
    let text = word_text(&sandbox.read("更正.docx"));
    assert!(!text.contains("60……96.77%") && text.contains("：60、"), "{text}");
}

#[test]
fn a_year_that_cannot_be_read_is_no_other_year() {
    let sandbox = Sandbox::new("diff-year");
    sandbox.write("data/a.yaml", DEMO);
    sandbox.write("data/b.yaml", DEMO.replacen("\nyear: 2024", "\nyear: 24", 1));
    let ran = sandbox.jixiao(&["diff", "data/a.yaml", "data/b.yaml"]);
    assert!(!ran.stdout.contains("0年") && !ran.stdout.contains("年度不同"), "{}", ran.stdout);
    assert!(ran.stdout.contains("2024 → 24"), "{}", ran.stdout);
}
