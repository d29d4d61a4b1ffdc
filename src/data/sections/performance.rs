//! 管理情况、整体绩效、存在问题、改进措施, and what a pack or an old draft adds.

use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::id::FigureId;
use crate::catalogue::keys;
use crate::data::fields::Fields;
use crate::data::model::{Fact, Improvement, Management, Problem, Prose, ResultGroup};
use crate::data::sections::evaluation::titled;

/// 管理情况文字; must be there.
pub(super) fn management(f: &mut Fields) -> Management {
    let management = f.section("management", |f| Management {
        procedure: f.prose("procedure"),
        supervision: f.prose("supervision"),
        asset_safety: f.prose("asset_safety"),
        thrift: f.prose("thrift"),
        three_public: f.prose("three_public"),
    });
    management.unwrap_or_default()
}

/// 整体绩效; must be there.
pub(super) fn results(f: &mut Fields) -> Vec<ResultGroup> {
    f.rows("results", |f| ResultGroup {
        title: f.must_prose("title"),
        items: f.rows("items", titled),
    })
}

/// 存在问题; must be there.
pub(super) fn problems(f: &mut Fields) -> Vec<Problem> {
    let problems = f.rows("problems", |f| Problem {
        id: f.text("id"),
        text: f.must_prose("text"),
        cause: f.prose("cause"),
    });
    f.reader.same_ids(problems.iter().filter_map(|problem| problem.id.as_ref()));
    problems
}

/// 改进措施; must be there.
pub(super) fn improvements(f: &mut Fields) -> Vec<Improvement> {
    f.rows("measures", |f| Improvement {
        title: f.must_prose("title"),
        text: f.prose("text"),
        answers: f.texts("answers"),
        owner: f.prose("owner"),
        due: f.prose("due"),
    })
}

/// Texts that a pack asks for by names of its own.
pub(super) fn extra(f: &mut Fields) -> Vec<(Fact<String>, Prose)> {
    let extra = f.section(keys::EXTRA, |f| {
        let entries = f.entries().iter().filter(|entry| !entry.value.is_null());
        let texts = entries.filter_map(|entry| {
            let text = f.reader.prose(&entry.value, &f.path(&entry.key))?;
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
                .then(|| f.reader.text(&entry.value, &f.path(&entry.key)))
                .flatten();
            all.extend(value.map(|value| (id, value)));
        }
        all
    });
    stated.unwrap_or_default()
}
