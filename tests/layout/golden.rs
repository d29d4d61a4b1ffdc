//! Pages as text against goldens in `tests/golden/layout`; `ACCEPT=1` accepts new ones, after reading.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jixiao::doc::*;
use jixiao::layout::dump;

use super::builders::*;
use crate::support::{DEMO, GOLDENS, Outcome, SAMPLE, golden, project_file, standard};

fn holds(name: &str, document: &Document) {
    golden(&format!("layout/{name}.txt"), &dump::dump(&laid(document).pages, fonts()));
}

/// The paths of all files below a folder, from `root`.
fn files(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("goldens are there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, root, found);
        } else {
            let below = path.strip_prefix(root).expect("it is below the root");
            found.insert(below.display().to_string().replace('\\', "/"));
        }
    }
}

#[test]
fn no_golden_is_unused() {
    let root = project_file("tests/golden");
    let mut found = BTreeSet::new();
    files(&root, &root, &mut found);
    assert_eq!(found, GOLDENS.map(String::from).into());
}

#[test]
fn the_sample() {
    holds("changning-2023", Outcome::of(SAMPLE).document());
}

#[test]
fn the_demo() {
    holds("demo-2024", Outcome::of(DEMO).document());
}

/// A contents list, and both kinds of charts.
#[test]
fn on_request() {
    let mut files = standard();
    let outline = files.get_mut("report.yaml").expect("it is in the pack");
    outline.push_str("\ncontents: {title: 目录, levels: 2}\nchart_label: 图\n");
    let section = "# 部门整体支出情况\n\n{{ chart(\"income\") }}\n\n{{ chart(\"expenditure\") }}\n";
    for path in
        files.keys().filter(|path| path.starts_with("sections/0")).cloned().collect::<Vec<_>>()
    {
        files.insert(path, section.into());
    }
    let only = "sections:\n  - 04-spending\n";
    let outline = &files["report.yaml"];
    let start = outline.find("sections:\n").expect("it has sections");
    let end = outline.find("# 附件").expect("attachments come next");
    let outline = format!("{}{only}{}", &outline[..start], &outline[end..]);
    files.insert("report.yaml".into(), outline);
    holds("on-request", Outcome::with(DEMO, &files).document());
}

#[test]
fn paragraphs() {
    let mut strong = words("重点：");
    strong
        .push(inline(InlineKind::Text { text: "2023年“三公”经费".into(), strong: true }));
    strong.extend(words("只减不增，全年支出123.49万元，完成预算的82.33%——比上年减少。"));
    holds(
        "paragraphs",
        &document([
            title("中共常宁市委机关和事务接待中心2023年整体支出绩效自评报告"),
            heading(1, "一、", "部门概况"),
            heading(2, "（一）", "部门基本情况"),
            body(
                "1.负责市直机关事务的管理、保障和服务工作。协助相关部门拟订全市机关事务管理工作的具体政策、规章制度并组织实施。",
            ),
            body(
                "2023年度收入总计1089.40万元。其中：财政拨款收入1067.03万元，占97.95%；其他收入22.37万元，占2.05%。",
            ),
            body(
                "实际在职人员数与编制数的比率＝（在职人员数÷编制数）×100%=91.67%，在职人员没有超编，符合“只减不增”的要求……",
            ),
            BlockKind::Paragraph { role: Role::Body, number: "2.".into(), content: strong },
            body(
                "对原粮食局喜隆商务宾馆共计1667㎡实施整体维修改造，负责人䶮、堃、喆、㛃，气温36.5℃，误差±0.5‰。",
            ),
            body(
                "详见《常宁市人民政府办公室关于印发〈常宁市机关办公用房管理办法〉的通知》（常政办发〔2023〕12号）及LibreOffice、Word格式的电子文件。",
            ),
            body(&plain(28 * 11 - 2)),
            heading(1, "二、", "自评工作情况"),
            body(&plain(28 * 4 - 2)),
            paragraph(Role::Signature, "中共常宁市委机关和事务接待中心"),
            paragraph(Role::DateLine, "2024年3月5日"),
        ]),
    );
}

#[test]
fn tables() {
    let top = |text: &str, span| cell(Role::TableHead, Align::Center, text, span);
    let heads = vec![
        TableRow {
            cells: vec![top("项目", (1, 2)), top("决算数", (2, 1)), top("备注", (1, 2))],
            ..TableRow::default()
        },
        TableRow {
            cells: vec![top("上年", (1, 1)), top("本年", (1, 1))], ..TableRow::default()
        },
    ];
    let mut spanned = vec![
        row(&["财政拨款收入", "1,000.00", "1,067.03", ""]),
        row(&[
            "其他收入",
            "30.00",
            "22.37",
            "利息收入和上级补助收入，按照实际到账的时间和数额入账",
        ]),
    ];
    spanned[1].cells[3].align = Align::Justify;
    spanned.push(TableRow {
        cells: vec![
            cell(Role::TableCell, Align::Center, "合计", (1, 1)),
            cell(Role::TableCell, Align::Right, "1,089.40", (2, 1)),
            cell(Role::TableCell, Align::Left, "", (1, 1)),
        ],
        ..TableRow::default()
    });
    let mut first = table(4, heads, spanned);
    first.note = words("注：尾差由四舍五入产生，不影响合计。");
    let indicators = (0..24).map(|n| {
        let mut cells = Vec::new();
        if n % 8 == 0 {
            let group = ["产出指标（50分）", "效益指标（30分）", "满意度指标（10分）"][n / 8];
            cells.push(cell(Role::TableCell, Align::Center, group, (1, 8)));
        }
        cells.extend([
            cell(Role::TableCell, Align::Left, &format!("第{n}项指标的名称"), (1, 1)),
            cell(Role::TableCell, Align::Center, "≥95%", (1, 1)),
            cell(Role::TableCell, Align::Left, &plain(3 * n), (1, 1)),
        ]);
        TableRow { cells, ..TableRow::default() }
    });
    let second = table(
        4,
        vec![head(&["一级指标", "三级指标", "年度指标值", "偏差原因分析及改进措施"])],
        indicators.collect(),
    );
    holds(
        "tables",
        &parts([
            (
                Orientation::Portrait,
                vec![body(&plain(40)), BlockKind::Table(first), body(&plain(40))],
            ),
            (
                Orientation::Landscape,
                vec![
                    paragraph(Role::AttachmentMark, "附件2"),
                    paragraph(Role::AttachmentTitle, "部门整体支出绩效自评表"),
                    BlockKind::Table(second),
                ],
            ),
        ]),
    );
}
