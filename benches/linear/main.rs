//! Facts of one size and of four times that size: the time may grow five times at most. Exits with 1 if one grows more.
//! Words behind `--` choose the cases whose names hold one of them.

mod commands;
mod phrases;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use commands::COMMANDS;
use jixiao::base::diag::Diagnostics;
use jixiao::pipeline::{Format, Pipeline};
use jixiao::workspace::Workspace;
use phrases::PHRASES;

/// The program's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The most that four times as much may take.
const MOST: f64 = 5.0;

/// How facts of a size are made from the starter.
type Grown = fn(&str, usize) -> String;

fn in_text(starter: &str, text: &str) -> String {
    let place = "text: 绩效指标设置不够细化，部分指标难以量化考核。";
    assert!(starter.contains(place));
    starter.replace(place, &format!("text: '{text}'"))
}

fn times(starter: &str, unit: &str, count: usize) -> String {
    in_text(starter, &unit.repeat(count))
}

fn tables(starter: &str, count: usize) -> String {
    let table = |n: usize| {
        format!(
            "  t{n}: {{title: 表{n}, columns: [{{id: a, name: 甲}}, {{id: b, name: 乙, unit: 个}}], \
             rows: [{{id: r, a: 丙, b: {n}}}]}}\n"
        )
    };
    let all: String = (0..count).map(table).collect();
    starter.replace("  reception:\n    title:", &format!("{all}  reception:\n    title:"))
}

fn projects(starter: &str, count: usize, funding: &str) -> String {
    let project = |n: usize| format!("  - {{id: p{n}, name: 项目{n}{funding}}}\n");
    let all: String = (0..count).map(project).collect();
    // 项目支出 is their sum.
    starter.replace("    actual: 376.65 ", "    reason: 无 ") + "projects:\n" + &all
}

/// Projects with goals and indicators, each of which sentences may name.
fn whole_projects(starter: &str, count: usize) -> String {
    let project = |n: usize| {
        let goals = format!("{{expected: 完成第{n}号管线改造, achieved: 第{n}号管线改造完成}}");
        let indicator = |kind: &str, target: usize, actual: usize| {
            format!(
                "      - {{id: {kind}, path: [产出指标, 数量指标, 第{n}号{kind}长度], target: {{op: \">=\", \
                 value: {target}, unit: 米}}, actual: \"{actual}\", weight: 25}}\n"
            )
        };
        let indicators: String =
            ["pipe", "cable", "road", "wall"].map(|kind| indicator(kind, n + 5, n + 7)).concat();
        format!(
            "  - id: p{n}\n    code: \"2024{n:05}\"\n    name: 第{n}号管线改造\n    funding: [{{source: \
             fiscal, budget: 2, actual: 1}}]\n    goals: {goals}\n    indicators:\n{indicators}"
        )
    };
    let all: String = (0..count).map(project).collect();
    starter.replace("    actual: 376.65 ", "    reason: 无 ") + "projects:\n" + &all
}

fn rows(starter: &str, count: usize) -> String {
    let row =
        |n: usize| format!("      - {{id: r{n}, kind: 第{n}类, batches: {n}, visitors: 9}}\n");
    let first = "      - {id: study,";
    starter.replace(first, &((0..count).map(row).collect::<String>() + first))
}

/// The same, none of them with its id.
fn rows_without_ids(starter: &str, count: usize) -> String {
    let row = "      - {kind: 行, batches: 1, visitors: 9}\n";
    let first = "      - {id: study,";
    starter.replace(first, &(row.repeat(count) + first))
}

fn subordinates(starter: &str, count: usize) -> String {
    let all: String =
        (0..count).map(|n| format!("    - {{name: 第{n}服务站, kind: 事业单位}}\n")).collect();
    starter.replace("  short_name: 我中心", &format!("  subordinates:\n{all}  short_name: 我中心"))
}

/// One line of braces with many items.
fn line_of_rows(starter: &str, count: usize) -> String {
    let all: Vec<_> = (0..count).map(|n| format!("第{n}号文件")).collect();
    starter.replace("evaluation:\n", &format!("evaluation:\n  documents: [{}]\n", all.join(", ")))
}

/// Lines of the unit's own at the end of the facts; `rest` is what the line of a number has besides its id and its name.
fn own_lines(starter: &str, count: usize, rest: impl Fn(usize) -> String) -> String {
    let line = |n: usize| format!("  - {{id: l{n}, name: 项{n}, {}}}\n", rest(n));
    starter.to_string() + "\nlines:\n" + &(0..count).map(line).collect::<String>()
}

/// Items before the first one of a list of the starter.
fn items_before(
    starter: &str,
    first: &str,
    count: usize,
    item: impl Fn(usize) -> String,
) -> String {
    assert!(starter.contains(first));
    let all: String = (0..count).map(|n| format!("    {}\n", item(n))).collect();
    starter.replacen(first, &(all + first), 1)
}

fn income(starter: &str, count: usize, nested: bool) -> String {
    let part = |n: usize| format!("{{id: p{n}, source: other, name: 收入{n}, actual: 1.00}}");
    let last = "    - {id: other, ";
    if !nested {
        return items_before(starter, last, count, |n| format!("- {}", part(n)));
    }
    let all: Vec<_> = (0..count).map(|n| part(n).replace("source: other, ", "")).collect();
    let own =
        format!("    - {{id: all, source: other, name: 各项收入, parts: [{}]}}\n", all.join(", "));
    starter.replacen(last, &(own + last), 1)
}

fn indicators(starter: &str, count: usize) -> String {
    let one = |n: usize| {
        format!(
            "  - {{id: x{n}, path: [产出指标, 质量指标, 率{n}], target: {{op: \">=\", value: 98, unit: \"%\"}}, \
             actual: 98.5%, weight: 0.01}}\n"
        )
    };
    starter.to_string() + "\nindicators:\n" + &(0..count).map(one).collect::<String>()
}

/// Paragraphs of the duties, all the same.
fn duties(starter: &str, text: &str, count: usize) -> String {
    items_before(starter, "    - 负责", count, |_| format!("- '{text}'"))
}

/// A table with a column of so many terms.
fn formula(starter: &str, count: usize) -> String {
    let terms = vec!["甲"; count].join("＋");
    let next = "  reception:\n    title:";
    let table = format!(
        "  own: {{title: 表, columns: [{{id: a, name: 甲, unit: 个}}, {{id: b, name: 乙, unit: 个, formula: \
         {terms}}}], rows: [{{id: r, a: 1}}]}}\n"
    );
    starter.replace(next, &(table + next))
}

/// A picture of one pixel beside another, so many rows of them, which is written beside the facts.
fn picture(starter: &str, rows: usize) -> String {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, rows as u32);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("a header can be written");
    writer.write_image_data(&vec![7; 3 * rows]).expect("pixels can be written");
    writer.finish().expect("an end can be written");
    fs::write(folder().join("图.png"), bytes).expect("it can be written");
    let row = "pictures: [{id: a, file: 图.png, caption: 图题, description: 说明}]";
    starter.replace("pack: standard", &format!("pack: standard\n{row}"))
}

/// One paragraph of the duties of so many phrases that have a number each.
fn paragraph(starter: &str, count: usize, phrase: fn(usize) -> String) -> String {
    let all: String = (0..count).map(phrase).collect();
    items_before(starter, "    - 负责", 1, |_| format!("- '甲{all}。'"))
}

/// So many measures, each with its title.
fn measures(starter: &str, count: usize, title: fn(usize) -> String) -> String {
    let one = |i: usize| format!("- {{title: {}, text: 内容。, answers: [q1]}}", title(i));
    items_before(starter, "  - title: 细化绩效指标", count, one)
        .replace("    - {title: 措", "  - {title: 措")
}

const CASES: [(&str, usize, Grown); 42] = [
    ("digits", 50_000, |s, n| times(s, "7", n)),
    ("a word without a break", 50_000, |s, n| times(s, "a", n)),
    ("open braces", 50_000, |s, n| times(s, "{", n)),
    ("open citations", 25_000, |s, n| times(s, "${", n)),
    ("quotation marks", 50_000, |s, n| times(s, "“", n)),
    ("commas", 50_000, |s, n| times(s, "，", n)),
    ("names of oneself", 10_000, |s, n| times(s, "本单位，", n)),
    ("years", 10_000, |s, n| times(s, "2023年", n)),
    ("amounts", 5_000, |s, n| times(s, "公用经费支出38.74万元，", n)),
    ("open brackets", 2_500, |s, n| {
        s.to_string() + "extra:\n" + &(0..n).map(|n| format!("  a{n}: [\n")).collect::<String>()
    }),
    ("own tables", 1_250, tables),
    ("projects", 250, |s, n| projects(s, n, ", funding: [{source: fiscal, budget: 2, actual: 1}]")),
    ("projects without amounts", 500, |s, n| projects(s, n, "")),
    ("projects with indicators", 125, whole_projects),
    ("rows of a table", 2_000, rows),
    ("rows of a table without ids", 5_000, rows_without_ids),
    ("subordinate units", 2_000, subordinates),
    ("documents in one line", 2_500, line_of_rows),
    ("citations", 2_500, |s, n| times(s, "${income.total}", n)),
    ("raised characters", 5_000, |s, n| times(s, "m^2^", n)),
    ("unknown citations", 2_500, |s, n| times(s, "${staff.actua}", n)),
    ("unknown stated figures", 2_500, |s, n| {
        s.to_string()
            + "\nstated:\n"
            + &(0..n).map(|n| format!("  staff.x{n}: \"1\"\n")).collect::<String>()
    }),
    ("own lines", 500, |s, n| {
        own_lines(s, n, |_| "actual: 1.00, last_year: 2, part_of: expenditure.project".into())
    }),
    ("own lines in one another", 500, |s, n| {
        let whole = |n: usize| n.checked_sub(1).map(|whole| format!("lines.l{whole}"));
        let whole = |n| whole(n).unwrap_or("expenditure.project".into());
        own_lines(s, n, |n| format!("actual: 1.00, part_of: {}", whole(n)))
    }),
    ("negative lines", 500, |s, n| own_lines(s, n, |_| "actual: -1.00, negative: 冲回".into())),
    ("parts of income", 500, |s, n| income(s, n, false)),
    ("parts of a part of income", 1_000, |s, n| income(s, n, true)),
    ("indicators", 500, indicators),
    ("steps", 4_000, |s, n| {
        items_before(s, "    - title: 收集整理资料", n, |_| "- {title: 步, text: 做}".into())
    }),
    ("measures", 4_000, |s, n| measures(s, n, |_| "措".into())),
    ("projects of a name alone", 500, |s, n| {
        let one = |n: usize| format!("  - {{id: p{n}, name: 项目{n}}}\n");
        s.to_string() + "\nprojects:\n" + &(0..n).map(one).collect::<String>()
    }),
    ("nested brackets", 16_000, |s, n| {
        items_before(s, "    - 负责", 1, |_| format!("- '{}{}'", "（".repeat(n), "）".repeat(n)))
    }),
    ("paragraphs of dashes", 5_000, |s, n| duties(s, "——————。", n)),
    ("paragraphs of dots", 5_000, |s, n| duties(s, "………………。", n)),
    ("paragraphs of marks", 5_000, |s, n| duties(s, "###", n)),
    ("paragraphs of backslashes", 5_000, |s, n| duties(s, "\\\\\\", n)),
    ("paragraphs of open citations", 5_000, |s, n| duties(s, "${${${", n)),
    ("placeholders in texts", 3_000, |s, n| duties(s, "{{ a }}{{ a }}{{ a }}。", n)),
    ("measures of their own", 8_000, |s, n| measures(s, n, |i| format!("措施{i}"))),
    ("terms of a formula", 250, formula),
    ("persons of one name", 4_000, |s, n| {
        let one = "- {role: 成员, title: 干事, name: 王小二}";
        items_before(s, "    - role: 组长", n, |_| one.into())
    }),
    ("rows of a picture", 500_000, picture),
];

/// The least seconds of three runs.
fn seconds(workspace: &Workspace, file: &Path) -> f64 {
    let run = |_| {
        let mut pipeline = Pipeline::new(workspace);
        let mut findings = Diagnostics::default();
        pipeline.pack("standard", &mut findings);
        let start = Instant::now();
        pipeline.make(file, &[Format::Docx, Format::Pdf], &mut findings);
        start.elapsed().as_secs_f64()
    };
    (0..3).map(run).fold(f64::INFINITY, f64::min)
}

/// The folder of the facts.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("linear")
}

/// Whether a case was chosen: all are, if the command names none.
fn is_chosen(name: &str) -> bool {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with('-')).peekable();
    words.peek().is_none() || words.any(|word| name.contains(&word))
}

/// Prints the milliseconds of a size and of four times that size; gives how many times as long that takes.
fn times_of_four(
    (name, size): (&str, usize),
    facts: impl Fn(usize) -> String,
    seconds: impl Fn(&Path) -> f64,
) -> f64 {
    if !is_chosen(name) {
        return 0.0;
    }
    let file = folder().join("单位.yaml");
    let measure = |size: usize| {
        fs::write(&file, facts(size)).expect("it can be written");
        seconds(&file)
    };
    let mut measured = [size, size * 4].map(measure);
    // What else the machine does only adds time.
    for _ in 0..2 {
        if measured[1] / measured[0] > MOST {
            measured[1] = measured[1].min(measure(size * 4));
        }
    }
    let ratio = measured[1] / measured[0];
    let [one, four] = measured.map(|seconds| seconds * 1000.0);
    println!("{name:<26} {size:>8} {one:>9.1} {four:>9.1} {ratio:>6.2}");
    ratio
}

fn main() -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(folder()).expect("the target folder can be written");
    let fonts = root.join("fonts");
    let workspace = Workspace {
        root: folder(),
        templates: folder().join("templates"),
        templates_named: false,
        fonts_named: None,
        fonts: vec![fonts.clone()],
    };
    let starter =
        fs::read_to_string(root.join("templates/starter/facts.yaml")).expect("it is there");
    commands::prepare(&starter);
    println!("{:<26} {:>8} {:>9} {:>9} {:>6}", "what", "size", "ms", "ms of 4×", "times");
    let make = |file: &Path| seconds(&workspace, file);
    let grown = CASES
        .map(|(name, size, grown)| times_of_four((name, size), |size| grown(&starter, size), make));
    let said = PHRASES.map(|(name, size, phrase)| {
        times_of_four((name, size), |size| paragraph(&starter, size, phrase), make)
    });
    let run = COMMANDS.map(|(name, arguments, size, grown)| {
        let seconds = |_: &Path| commands::seconds(arguments, &fonts);
        times_of_four((name, size), |size| grown(&starter, size), seconds)
    });
    let worst = grown.into_iter().chain(said).chain(run).fold(0.0, f64::max);
    if worst <= MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
