//! A row that is added to the catalogue at run time is read, computed, seen by templates, checked and written of.

use std::sync::Arc;

use jixiao::base::diag::Diagnostics;
use jixiao::base::id::FigureId;
use jixiao::catalogue::{
    Catalogue, Column, Declaration, Kind, Manual, Name, Need, Operand, Rate, ReasonRule, Row,
    manual,
};
use jixiao::doc::plain_text;
use jixiao::pipeline::{Examined, Pipeline, provenance};

use crate::support::{DEMO, Sandbox, replaced, workspace};

const MANUAL: Manual = Manual { note: "照实填", ..Manual::of("另加的事实") };

/// A row of each kind that the store of values holds; heads, running text and lists are held by structs.
const ROWS: [Declaration; 9] = [
    Declaration {
        columns: &[Column::Budget, Column::Actual, Column::LastYear],
        names: &[Name { text: "馆舍运维费", units: &[] }],
        rates: &[Rate {
            column: Column::CompletionRate,
            name: "{}预算完成率",
            part: Operand::Own(Column::Value),
            whole: Operand::Own(Column::Budget),
            names: &[],
        }],
        needs: &[Need { column: Column::Actual, name: "馆舍运行维护费决算数" }],
        reason: ReasonRule::Change,
        manual: MANUAL,
        ..Declaration::line("library.upkeep", "馆舍运行维护费")
    },
    Declaration {
        names: &[Name { text: "阅览座席", units: &["个"] }],
        needs: &[Need { column: Column::Value, name: "阅览座席数" }],
        manual: MANUAL,
        ..Declaration::count("library.seats", "阅览座席数", "个")
    },
    Declaration {
        names: &[Name { text: "开放日比例", units: &[] }],
        needs: &[Need { column: Column::Value, name: "开放日比例" }],
        manual: MANUAL,
        ..Declaration::new("library.open_days", "开放日比例", Kind::Percent)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "分管领导" }],
        manual: MANUAL,
        ..Declaration::new("library.director", "分管领导", Kind::Words)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "分馆名称" }],
        manual: MANUAL,
        ..Declaration::new("library.branches", "分馆名称", Kind::Texts)
    },
    Declaration {
        names: &[Name { text: "图书采购费", units: &[] }],
        needs: &[Need { column: Column::Value, name: "图书采购费" }],
        manual: MANUAL,
        ..Declaration::new("library.books", "图书采购费", Kind::Amount)
    },
    Declaration {
        unit: "分",
        names: &[Name { text: "读者评分", units: &["分"] }],
        needs: &[Need { column: Column::Value, name: "读者评分" }],
        manual: MANUAL,
        ..Declaration::new("library.rating", "读者评分", Kind::Score)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "是否免费开放" }],
        manual: MANUAL,
        ..Declaration::new("library.free", "是否免费开放", Kind::Flag)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "开馆日期" }],
        manual: MANUAL,
        ..Declaration::new("library.opened", "开馆日期", Kind::Date)
    },
];

const FACTS: &str = "library:
  upkeep: {budget: 8.00, actual: 6.00, last_year: 5.00, reason: 新增东城分馆}
  seats: 320
  open_days: 96%
  director: 林若水
  branches: [东城分馆, 西湖分馆]
  books: 12.50
  rating: 95
  free: true
  opened: 2024-04-23
";

/// What a template prints of each row, and how it reads.
const SHOWN: [(&str, &str); 10] = [
    ("{{ library.upkeep.actual }}", "6.00万元"),
    ("{{ library.upkeep.completion_rate }}", "75.00%"),
    ("{{ library.seats }}", "320"),
    ("{{ library.open_days }}", "96.00%"),
    ("{{ library.director }}", "林若水"),
    ("{{ library.branches | join(\"、\") }}", "东城分馆、西湖分馆"),
    ("{{ library.books }}", "12.50万元"),
    ("{{ library.rating }}", "95"),
    ("{% if library.free %}免费开放{% endif %}", "免费开放"),
    ("{{ library.opened }}", "2024年4月23日"),
];

fn catalogue() -> Arc<Catalogue> {
    let mut catalogue = Catalogue::standard();
    ROWS.iter().for_each(|declared| catalogue.add(Row::from(declared)));
    Arc::new(catalogue)
}

/// The facts of the demo and these, examined with a section that prints each row.
fn examined(name: &str, facts: &str, then: impl FnOnce(&Pipeline, Option<Examined>, &Diagnostics)) {
    let sandbox = Sandbox::new(name);
    let printed: Vec<_> = SHOWN.iter().map(|(template, _)| *template).collect();
    let text = format!(
        "# 存在问题\n\n{{% if library.seats is given %}}{}。{{% endif %}}\n",
        printed.join("；")
    );
    sandbox.write("templates/standard/sections/07-problems.md.tera", text);
    sandbox.write("facts.yaml", format!("{DEMO}{facts}"));
    let workspace = workspace(Some(sandbox.root.join("templates")));
    let mut pipeline = Pipeline::with_catalogue(&workspace, catalogue());
    let mut findings = Diagnostics::default();
    let examined = pipeline.examine(&sandbox.root.join("facts.yaml"), &mut findings);
    then(&pipeline, examined, &findings);
}

fn messages(findings: &Diagnostics) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {}", finding.code.id, finding.message)).collect()
}

#[test]
fn figures_view_and_provenance_follow_from_the_row() {
    examined("catalogue-rows", FACTS, |pipeline, examined, findings| {
        let examined = examined.unwrap_or_else(|| panic!("{:?}", messages(findings)));
        let figures = &examined.figures;
        for (id, shown) in [
            ("library.upkeep.actual", "6.00万元"),
            ("library.upkeep.change", "1.00万元"),
            ("library.upkeep.change_rate", "20.00%"),
            ("library.upkeep.completion_rate", "75.00%"),
            ("library.seats", "320个"),
            ("library.open_days", "96.00%"),
            ("library.director", "林若水"),
            ("library.branches", "东城分馆、西湖分馆"),
            ("library.books", "12.50万元"),
            ("library.rating", "95分"),
        ] {
            let figure = figures.named(id).unwrap_or_else(|| panic!("{id} is no figure"));
            assert_eq!(figures.shown(figure), shown, "{id}");
            let of = provenance(&FigureId::new(id), figures, None, &pipeline.sources);
            let of = of.expect("every figure has a provenance");
            assert!(of.place.is_some() || !of.inputs.is_empty(), "{id}");
        }
        let document = examined.document.as_ref().expect("nothing stands in the way");
        let text: Vec<_> =
            document.inlines().map(|(_, one)| plain_text(std::slice::from_ref(one))).collect();
        let text = text.concat();
        let expected: Vec<_> = SHOWN.iter().map(|(_, shown)| *shown).collect();
        assert!(text.contains(&expected.join("；")), "{text}");
        let id = FigureId::new("library.upkeep.completion_rate");
        let rate = provenance(&id, figures, Some(document), &pipeline.sources);
        let rate = rate.expect("every figure has one");
        assert_eq!(rate.arithmetic.as_deref(), Some("6.00 ÷ 8.00 = 75.00%"));
        assert!(rate.inputs.iter().all(|input| input.place.is_some()));
        assert!(!rate.stands.is_empty());
    });
}

#[test]
fn what_is_missing_is_reported() {
    examined("catalogue-missing", "library: {seats: null}\n", |_, _, findings| {
        let missing: Vec<_> =
            messages(findings).into_iter().filter(|m| m.starts_with("D30 没有填")).collect();
        for need in ROWS.iter().flat_map(|row| row.needs) {
            let name = need.name;
            assert!(missing.iter().any(|m| m.contains(name)), "{name}: {missing:?}");
        }
    });
}

#[test]
fn a_change_without_a_reason_and_unknown_columns_are_reported() {
    let facts = FACTS.replace(", reason: 新增东城分馆", ", initial: 8.00");
    examined("catalogue-reason", &facts, |_, _, findings| {
        let messages = messages(findings);
        let unknown = "D02 library.upkeep 下没有“initial”这个键";
        assert!(messages.iter().any(|m| m.starts_with(unknown)), "{messages:?}");
    });
    let facts = FACTS.replace(", reason: 新增东城分馆", "");
    examined("catalogue-reason", &facts, |_, _, findings| {
        let messages = messages(findings);
        let asked = "D31 馆舍运行维护费决算数比上年增加1.00万元，增长20.00%，没有写主要原因";
        assert!(messages.contains(&asked.to_string()), "{messages:?}");
    });
}

#[test]
fn running_text_is_compared_with_it() {
    let typed =
        "extra: {a: 馆舍运维费支出6.50万元。阅览座席300个。开放日比例95%。图书采购费12.80万元。}\n";
    let demo_without_extra = replaced(DEMO, &[("extra: {}\n", "")]);
    examined("catalogue-prose", FACTS, |_, _, findings| {
        assert!(!messages(findings).iter().any(|m| m.starts_with("E03")));
    });
    let facts = format!("{FACTS}filing_note: null\n");
    examined("catalogue-prose", &facts, |_, _, findings| {
        assert!(
            messages(findings).iter().any(|m| m.starts_with("D02")),
            "an unknown key is reported"
        );
    });
    let sandbox = Sandbox::new("catalogue-typed");
    sandbox.write("facts.yaml", format!("{demo_without_extra}{FACTS}{typed}"));
    let workspace = workspace(None);
    let mut pipeline = Pipeline::with_catalogue(&workspace, catalogue());
    let mut findings = Diagnostics::default();
    pipeline.examine(&sandbox.root.join("facts.yaml"), &mut findings);
    let messages = messages(&findings);
    for wrong in ["馆舍运行维护费决算数", "阅览座席数", "开放日比例", "图书采购费"]
    {
        let compared = |m: &String| m.contains("填报") || m.contains("正文写");
        let is_reported = messages.iter().any(|m| m.contains(wrong) && compared(m));
        assert!(is_reported, "{wrong}: {messages:?}");
    }
}

#[test]
fn the_manual_has_its_rows() {
    let catalogue = catalogue();
    let keys = manual::keys(&catalogue, MANUAL.chapter);
    let names = manual::names(&catalogue);
    for declared in &ROWS {
        assert!(keys.contains(&format!("| `{}` | {} | 照实填 |", declared.key, declared.name)));
        assert!(names.contains(&format!("| `{}", declared.key)), "{}", declared.key);
    }
    assert!(manual::figures(&catalogue).contains("馆舍运行维护费决算数÷馆舍运行维护费预算数"));
}

#[test]
fn no_figure_of_a_row_has_the_place_of_a_group_of_others() {
    let catalogue = Catalogue::shared();
    let keys: Vec<String> = catalogue.rows().map(|row| row.value().id().to_string()).collect();
    for key in &keys {
        let below = format!("{key}.");
        // A line is a group: its columns stand below it.
        let row = catalogue.rows().find(|row| row.value().id().to_string() == *key);
        let is_value =
            row.is_some_and(|row| !matches!(row.kind, Kind::Line | Kind::Section | Kind::List));
        let inside = keys.iter().find(|other| other.starts_with(&below));
        assert!(!is_value || inside.is_none(), "{key} is a value, and {inside:?} stands below it");
    }
}
