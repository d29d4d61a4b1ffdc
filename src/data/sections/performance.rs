//! 管理情况、整体绩效、存在问题、改进措施, and what a pack or an old draft adds.

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::id::FigureId;
use crate::data::fields::Fields;
use crate::data::model::{Fact, Improvement, Management, Problem, Prose, ResultGroup};
use crate::data::sections::evaluation::titled;

/// 管理情况文字; must be there.
pub(super) fn management(f: &mut Fields) -> Management {
    let management = f.must_section("management", "管理情况", |f| Management {
        procedure: f.prose("procedure", "项目实施程序"),
        supervision: f.prose("supervision", "项目监管"),
        asset_safety: f.prose("asset_safety", "资产管理安全性"),
        thrift: f.prose("thrift", "厉行节约保障措施"),
        three_public: f.prose("three_public", "“三公”经费管理"),
    });
    management.unwrap_or_default()
}

/// 整体绩效; must be there.
pub(super) fn results(f: &mut Fields) -> Vec<ResultGroup> {
    let groups = f.rows("results", "整体绩效", |f| ResultGroup {
        title: f.must_prose("title", "标题"),
        items: f.rows("items", "各项绩效", titled),
    });
    f.report_missing("results", "整体绩效");
    groups
}

/// 存在问题; must be there.
pub(super) fn problems(f: &mut Fields) -> Vec<Problem> {
    let problems = f.rows("problems", "存在问题", |f| Problem {
        id: f.text("id", "编号"),
        text: f.must_prose("text", "问题"),
        cause: f.prose("cause", "原因"),
    });
    f.report_missing("problems", "存在问题");
    f.reader.same_ids(problems.iter().filter_map(|problem| problem.id.as_ref()));
    problems
}

/// 改进措施; must be there.
pub(super) fn improvements(f: &mut Fields) -> Vec<Improvement> {
    let improvements = f.rows("measures", "改进措施", |f| Improvement {
        title: f.must_prose("title", "标题"),
        text: f.prose("text", "内容"),
        answers: f.texts("answers", "对应的问题"),
        owner: f.prose("owner", "责任人"),
        due: f.prose("due", "时限"),
    });
    f.report_missing("measures", "改进措施");
    improvements
}

/// Texts that a pack asks for by names of its own.
pub(super) fn extra(f: &mut Fields) -> Vec<(Fact<String>, Prose)> {
    let extra = f.section("extra", |f| {
        let entries = f.entries().iter().filter(|entry| !entry.value.is_null());
        let texts = entries.filter_map(|entry| {
            let text = f.reader.prose(&entry.value, &format!("extra.{}", entry.key))?;
            Some((Fact { value: entry.key.clone(), span: entry.key_span }, text))
        });
        texts.collect()
    });
    extra.unwrap_or_default()
}

/// The values of an old draft, by figure; only compared, never printed.
pub(super) fn stated(f: &mut Fields) -> Vec<(Fact<FigureId>, Fact<String>)> {
    let stated = f.section("stated", |f| {
        let mut all = Vec::new();
        for entry in f.entries() {
            let Some(id) = FigureId::parse(&entry.key) else {
                let message = format!("“{}”不是数字编号", entry.key);
                let finding = Diagnostic::new(codes::D09, message).at(entry.key_span);
                f.reader.report(finding.hint("写成 staff.control_rate: \"100%\" 这样"));
                continue;
            };
            let id = Fact { value: id, span: entry.key_span };
            let value = (!entry.value.is_null())
                .then(|| f.reader.text(&entry.value, &format!("stated.{}", entry.key)))
                .flatten();
            all.extend(value.map(|value| (id, value)));
        }
        all
    });
    stated.unwrap_or_default()
}
