//! Charts where a pack asks for them: figures as they are in the facts, vector ink in the PDF, a described chart in Word.

use jixiao::doc::{BlockKind, Chart, ChartKind, plain_text};
use jixiao::layout::pages::{DrawItem, TagKind};
use jixiao::pipeline::Made;
use rust_decimal::Decimal;

use crate::support::{
    DEMO, Ran, SAMPLE, Sandbox, cells, make_illustrated, word, word_part, word_text,
};

/// The demo with both charts.
fn demo() -> Made {
    make_illustrated(2)
}

fn charts(made: &Made) -> Vec<&Chart> {
    let kinds = made.document.blocks().map(|block| &block.kind);
    let chart = kinds.filter_map(|kind| match kind {
        BlockKind::Chart(chart) => Some(chart),
        _ => None,
    });
    chart.collect()
}

/// What `build` says of a section that is all there is.
fn built(section: &str, chart: &str) -> (Sandbox, Ran) {
    let sandbox = Sandbox::new("chart");
    sandbox.write("data/a.yaml", DEMO);
    sandbox.write("templates/standard/sections/08-improvements.md.tera", section);
    sandbox.write("templates/standard/charts/own.yaml", chart);
    let ran = sandbox.jixiao(&["build"]);
    (sandbox, ran)
}

const PARTS: &str = "parts:\n  - {name: 甲, value: income.total, label: \"${income.total}\"}\n";

#[test]
fn charts_show_the_figures_of_the_tables() {
    let made = demo();
    let charts = charts(&made);
    let captions: Vec<_> = charts.iter().map(|chart| plain_text(&chart.caption)).collect();
    assert_eq!(captions, ["图1　收入构成图", "图2　支出构成图"]);
    assert_eq!([charts[0].kind, charts[1].kind], [ChartKind::Pie, ChartKind::Bar]);
    let tables = cells(&made.document);
    for chart in charts {
        let table = tables.iter().find(|cells| {
            cells.iter().any(|cell| cell.ends_with(&plain_text(&chart.parts[0].name)))
        });
        let table = table.expect("the table of the same name is there");
        for part in &chart.parts {
            let (name, label) = (plain_text(&part.name), plain_text(&part.label));
            let at = table.iter().position(|cell| cell.trim_start_matches("其中：") == name);
            let amount = &table[at.unwrap_or_else(|| panic!("no {name}")) + 1];
            assert!(label.starts_with(&format!("{amount}万元")), "{label} beside {amount}");
            assert_eq!(part.value.round_dp(2), amount.parse::<Decimal>().expect("an amount"));
            let inlines = part.label.iter();
            let known = inlines.filter(|inline| inline.origin.figure.is_some()).count();
            assert!(known >= 1, "{label} is a figure that `explain` knows");
        }
    }
}

#[test]
fn slices_and_bars_are_as_large_as_their_figures() {
    let made = demo();
    let all = charts(&made);
    let pages = &made.pages;
    let figures: Vec<_> = pages.pictures.iter().map(|picture| picture.tag).collect();
    assert_eq!(figures.len(), 2);
    let areas = |index: usize| -> Vec<f64> {
        let items = pages.pages.iter().flat_map(|page| &page.items);
        let of = items.filter(|item| item.tag == Some(figures[index]));
        let outline = of.filter_map(|item| match &item.drawn {
            DrawItem::Area { outline, .. } => Some(outline),
            _ => None,
        });
        outline
            .map(|outline| {
                let next = outline.iter().cycle().skip(1);
                let cross = |a: (f64, f64), b: (f64, f64)| a.0 * b.1 - b.0 * a.1;
                let at = |c: &jixiao::layout::pages::Corner| (c.at.x.to_pt(), c.at.y.to_pt());
                let sum: f64 = outline.iter().zip(next).map(|(a, b)| cross(at(a), at(b))).sum();
                sum.abs() / 2.0
            })
            .collect()
    };
    // Bars: areas are as the figures.
    let (bars, chart) = (areas(1), all[1]);
    assert_eq!(bars.len(), chart.parts.len());
    for (bar, part) in bars.iter().zip(&chart.parts) {
        let wanted = part.value / chart.greatest();
        let wanted = wanted.to_string().parse::<f64>().expect("a share")
            * bars.iter().copied().fold(0.0, f64::max);
        assert!((bar - wanted).abs() < 0.1, "{} {bar} {wanted}", plain_text(&part.name));
    }
    // Slices and a square of the legend for each.
    assert_eq!(areas(0).len(), all[0].parts.len() * 2);
    for picture in &pages.pictures {
        assert_eq!(pages.tags[picture.tag.0 as usize].kind, TagKind::Figure);
        let chart = all.iter().find(|chart| picture.text.contains(&plain_text(&chart.caption)));
        let chart = chart.expect("a picture says which one it is");
        for part in &chart.parts {
            let output = format!("{}：{}", plain_text(&part.name), plain_text(&part.label));
            assert!(picture.text.contains(&output), "{}", picture.text);
        }
    }
}

#[test]
fn nothing_of_a_chart_leaves_the_text_area() {
    let made = demo();
    for picture in &made.pages.pictures {
        let page = &made.pages.pages[picture.page];
        for item in page.items.iter().filter(|item| item.tag == Some(picture.tag)) {
            let (from, to) = match &item.drawn {
                DrawItem::Run(run) => {
                    let width = run.glyphs.iter().map(|glyph| glyph.advance).sum();
                    (run.origin.x, run.origin.x + width)
                }
                DrawItem::Rule { from, to, .. } | DrawItem::Image { from, to, .. } => {
                    (from.x, to.x)
                }
                DrawItem::Area { outline, .. } => {
                    let corners = outline.iter().filter(|corner| !corner.handle);
                    let xs = || corners.clone().map(|corner| corner.at.x);
                    (xs().min().expect("a corner"), xs().max().expect("a corner"))
                }
            };
            assert!(from >= picture.from.x && to <= picture.to.x, "{item:?}");
        }
    }
}

#[test]
fn word_has_charts_with_words_for_those_who_cannot_see_them() {
    let made = demo();
    let word = word(&made);
    let body = word_part(word, "word/document.xml");
    for (number, chart) in charts(&made).into_iter().enumerate() {
        let part = word_part(word, &format!("word/charts/chart{}.xml", number + 1));
        assert!(body.contains(&format!("descr=\"{}\"", chart.description())), "{body}");
        assert!(body.contains(&format!("r:id=\"rId_chart{}\"", number + 1)));
        for one in &chart.parts {
            assert!(
                part.contains(&plain_text(&one.label)) && part.contains(&plain_text(&one.name))
            );
            assert!(part.contains(&format!("<c:v>{}</c:v>", one.value.normalize())), "{part}");
        }
    }
    assert!(word_text(word).contains("图1　收入构成图"));
}

#[test]
fn the_standard_pack_has_none() {
    let sandbox = Sandbox::new("none");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(sandbox.jixiao(&["build"]).code, 0);
    let word = sandbox.read("out/a.docx");
    assert!(!word_part(&word, "[Content_Types].xml").contains("chart"));
}

#[test]
fn charts_are_asked_for_and_numbered_as_tables_are() {
    let section = "# 甲\n\n{% if has_chart(\"own\") %}\n见{{ chart_number(\"own\") }}。\n{% endif %}\n\n\
                   {{ chart(\"own\") }}\n";
    let (sandbox, ran) = built(section, &format!("caption: 全年收入\nkind: bar\n{PARTS}"));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = word_text(&sandbox.read("out/a.docx"));
    assert!(text.contains("见图1。") && text.contains("图1　全年收入"), "{text}");
}

#[test]
fn errors_are_reported_in_chinese_at_their_place() {
    let place = "# 甲\n\n{{ chart(\"own\") }}\n";
    for (section, chart, message) in [
        ("# 甲\n\n{{ chart(\"won\") }}\n", format!("kind: bar\n{PARTS}"), "没有名为“won”的图"),
        ("# 甲\n\n甲{{ chart(\"own\") }}\n", format!("kind: bar\n{PARTS}"), "图没有单独成段"),
        (place, format!("kind: line\n{PARTS}"), "写 bar（条形图）或 pie（饼图）"),
        (place, PARTS.to_string(), "缺少 kind"),
        (place, format!("kind: bar\ncolour: red\n{PARTS}"), "不认识的键 colour"),
        (
            place,
            "kind: bar\nparts:\n  - {name: 甲, value: organization.name, label: 乙}\n".into(),
            "不是数字",
        ),
        (
            place,
            "kind: bar\nparts:\n  - {name: 甲, value: income.totl, label: 乙}\n".into(),
            "没有“totl”这个名称",
        ),
    ] {
        let (sandbox, ran) = built(section, &chart);
        assert_eq!(ran.code, 1, "{message}");
        assert!(ran.stderr.contains(message), "{message}\n{}", ran.stderr);
        assert!(!sandbox.has("out/a.docx") && !sandbox.has("out/a.pdf"));
    }
}

#[test]
fn a_chart_that_no_page_holds_is_refused() {
    let part = "  - {name: 甲, value: income.total, label: \"${income.total}\"}\n";
    let chart = format!("caption: 长图\nkind: pie\nparts:\n{}", part.repeat(40));
    let (sandbox, ran) = built("# 甲\n\n{{ chart(\"own\") }}\n", &chart);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("有 40 项，一页放不下"), "{}", ran.stderr);
    assert!(!sandbox.has("out/a.pdf"));
}

#[test]
fn more_slices_than_shades_become_bars() {
    let part = "  - {name: 甲, value: income.total, label: \"${income.total}\"}\n";
    let chart = format!("caption: 七项\nkind: pie\nparts:\n{}", part.repeat(7));
    let (sandbox, ran) = built("# 甲\n\n{{ chart(\"own\") }}\n", &chart);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        word_part(&sandbox.read("out/a.docx"), "word/charts/chart1.xml").contains("c:barChart")
    );
}
