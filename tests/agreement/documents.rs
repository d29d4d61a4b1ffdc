//! The documents that are compared: facts through the standard pack, and texts as a pack's only section.

use crate::support::{
    DEMO, SAMPLE, Sandbox, illustrate, picture_facts, project_file, write_pictures,
};

/// A document by its facts and what of the pack it replaces.
pub(crate) struct Document {
    /// Its name, and that of its files.
    pub name: &'static str,
    facts: String,
    /// Files of the pack, by path.
    pack: Vec<(String, String)>,
    /// The lines that stand in charts.
    pub in_charts: &'static [&'static str],
}

/// The lines of the charts of [`on_request`], as they are read from our PDF.
const IN_CHARTS: &[&str] = &[
    "一般公共预算财政拨款收入",
    "政府性基金预算财政拨款收入",
    "政府性基金预算财政拨款收入60.00万元（4.66%）",
    "事业收入",
    "其他收入",
    "1159.00万元（90.05%）",
    "60.00万元（4.66%）",
    "42.00万元（3.26%）",
    "26.00万元（2.02%）",
    "人员经费",
    "公用经费",
    "项目支出",
    "655.60万元",
    "86.40万元",
    "532.00万元",
];

impl Document {
    /// Writes facts and pack to where the binary is to find them.
    pub(crate) fn write(&self, sandbox: &Sandbox) {
        sandbox.write(&format!("data/{}.yaml", self.name), &self.facts);
        if self.facts.contains("\npictures:") {
            write_pictures(sandbox);
        }
        for (path, text) in &self.pack {
            sandbox.write(&format!("templates/standard/{path}"), text);
        }
        for entry in std::fs::read_dir(project_file("fonts")).expect("fonts are there").flatten() {
            if entry.path().extension().is_some_and(|kind| kind == "ttf") {
                let name = entry.file_name();
                let bytes = std::fs::read(entry.path()).expect("a font can be read");
                sandbox.write(&format!("fonts/{}", name.display()), bytes);
            }
        }
    }
}

/// All of them. The set may grow, not shrink.
pub(crate) fn all() -> Vec<Document> {
    vec![
        facts("changning-2023", SAMPLE.into()),
        facts("demo-2024", DEMO.into()),
        facts("attached", attached()),
        text("long-paragraphs", section("long")),
        text("digits", shifted(&section("digits"), 14)),
        text("quotes", shifted(&section("quotes"), 14)),
        text("dashes", shifted(&section("dashes"), 11)),
        text("latin", shifted(&section("latin"), 14)),
        text("headings", section("headings")),
        text("rare", shifted(&section("rare"), 14)),
        facts("long-table", long_table()),
        facts("titles", titles()),
        landscape(),
        facts("thirty-pages", thirty_pages()),
        on_request(),
        facts("pictures", picture_facts()),
        text("raised", shifted(&section("raised"), 14)),
        new_pages(),
    ]
}

fn read(path: &str) -> String {
    std::fs::read_to_string(project_file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn section(name: &str) -> String {
    read(&format!("tests/agreement/texts/{name}.md"))
}

fn attached() -> String {
    read("tests/fixtures/attached.yaml")
}

fn facts(name: &'static str, facts: String) -> Document {
    Document { name, facts, pack: Vec::new(), in_charts: &[] }
}

/// A report of one section and no attachments.
fn text(name: &'static str, section: String) -> Document {
    let outline = outline("sections:\n  - text\n", "attachments: []\n");
    let pack = [("report.yaml", outline), ("sections/text.md.tera", section)];
    Document {
        name,
        facts: attached(),
        pack: pack.map(|(path, text)| (path.into(), text)).into(),
        in_charts: &[],
    }
}

/// The standard outline with other sections and attachments.
fn outline(sections: &str, attachments: &str) -> String {
    let standard = read("templates/standard/report.yaml");
    let (mut outline, mut skipped) = (String::new(), false);
    for row in standard.lines() {
        skipped = skipped && row.starts_with("  ");
        match row {
            "sections:" => outline.push_str(sections),
            "attachments:" => outline.push_str(attachments),
            _ if !skipped => outline.push_str(&format!("{row}\n")),
            _ => {}
        }
        skipped |= matches!(row, "sections:" | "attachments:");
    }
    outline
}

/// A text with each paragraph in many phases: behind 0, 2, 4 … more characters.
fn shifted(text: &str, phases: usize) -> String {
    let paragraphs = text.trim_end().split("\n\n").flat_map(|paragraph| {
        let phases = if paragraph.starts_with('#') { 1 } else { phases };
        (0..phases).map(move |phase| format!("{}{paragraph}", "移".repeat(phase * 2)))
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// The demo with a contents list and charts.
fn on_request() -> Document {
    let sandbox = Sandbox::new("on-request");
    illustrate(&sandbox, 2);
    let pack = ["report.yaml", "sections/04-spending.md.tera"].map(|path| {
        let text = sandbox.read(&format!("templates/standard/{path}"));
        (path.to_string(), String::from_utf8(text).expect("a pack is UTF-8"))
    });
    let facts = DEMO.into();
    Document { name: "on-request", facts, pack: pack.into(), in_charts: IN_CHARTS }
}

/// The demo with new pages before sections and within them.
fn new_pages() -> Document {
    let outline = read("templates/standard/report.yaml")
        .replace("  - 05-management ", "  - {template: 05-management, new_page: true} ")
        .replace("  - 07-problems ", "  - {template: 07-problems, new_page: true} ");
    let problems = read("templates/standard/sections/07-problems.md.tera");
    let each = "{% for problem in problems %}\n";
    let turn = "{% if not loop.first %}\n\n{{ new_page() }}\n\n{% endif %}\n";
    assert!(problems.contains(each), "the section walks over the problems");
    let problems = problems.replace(each, &format!("{each}{turn}"));
    let pack = [("report.yaml", outline), ("sections/07-problems.md.tera", problems)];
    let pack = pack.map(|(path, text)| (path.into(), text)).into();
    Document { name: "new-pages", facts: DEMO.into(), pack, in_charts: &[] }
}

/// The demo with a table of 150 rows, some of whose cells wrap.
fn long_table() -> String {
    let kinds = [
        "成人图书",
        "少儿图书（含绘本、立体书和有声读物）",
        "报刊合订本",
        "地方文献和家谱、方志影印本",
    ];
    let rows = (0..150).map(|row| {
        let (kind, copies) = (kinds[row % kinds.len()], 100 + row * 37 % 901);
        format!(
            "      - {{id: r{row}, kind: 第{}批{kind}, copies: {copies}, amount: {copies}.50}}\n",
            row + 1
        )
    });
    DEMO.replace(
        "      - {id: adult,",
        &format!("{}      - {{id: adult,", rows.collect::<String>()),
    )
}

/// A long name, so that titles, attachment notes and the signature take several lines.
fn titles() -> String {
    let name = "临水县公共文化服务中心（临水县图书馆、临水县文化馆、临水县美术馆联合法人单位）";
    let projects = attached().replace(
        "name: 图书购置项目",
        "name: 公共图书馆图书购置及农家书屋出版物补充更新、数字资源采购项目",
    );
    projects.replace("  name: 临水县图书馆", &format!("  name: {name}"))
}

/// Headings, lists and text on landscape pages; the demo has landscape tables.
fn landscape() -> Document {
    let pages = ["digits", "headings", "latin"].map(|name| {
        let file = format!("{name}-turned");
        let entry = format!(
            "  - {{template: {file}, title: 附表说明（{name}）, orientation: landscape}}\n"
        );
        let body = section(name);
        (entry, format!("attachments/{file}.md.tera"), body)
    });
    let entries: String = pages.iter().map(|(entry, _, _)| entry.as_str()).collect();
    let outline = outline("sections:\n  - text\n", &format!("attachments:\n{entries}"));
    let mut pack = vec![("report.yaml".into(), outline)];
    pack.push(("sections/text.md.tera".into(), section("long")));
    pack.extend(pages.into_iter().map(|(_, path, body)| (path, body)));
    Document { name: "landscape", facts: attached(), pack, in_charts: &[] }
}

/// A report whose results, problems and measures fill thirty pages.
fn thirty_pages() -> String {
    let prose: Vec<String> =
        ["long", "digits", "quotes"].iter().flat_map(|name| sentences(name)).collect();
    let mut next = prose.iter().cycle();
    let mut paragraph = |count: usize| {
        let text: String = next.by_ref().take(count).map(String::as_str).collect();
        text.replace('"', "”")
    };
    let mut results = String::new();
    for board in 1..=12 {
        results.push_str(&format!("  - title: 第{board}个板块的工作取得新的成效\n    items:\n"));
        for item in 1..=5 {
            let text = paragraph(3 + item % 3);
            results.push_str(&format!("      - {{title: 第{item}项工作, text: \"{text}\"}}\n"));
        }
    }
    let (before, after) = SAMPLE.split_once("\nresults:\n").expect("the sample has results");
    let end = after.find("\nproblems:").expect("the sample has problems");
    format!("{before}\nresults:\n{results}{}", &after[end..])
}

/// The sentences of a text, headings left out.
fn sentences(name: &str) -> Vec<String> {
    let text = section(name);
    let paragraphs = text.lines().filter(|row| !row.starts_with('#'));
    paragraphs
        .flat_map(|row| row.split_inclusive('。'))
        .map(|sentence| sentence.trim().to_string())
        .filter(|sentence| !sentence.is_empty())
        .collect()
}
