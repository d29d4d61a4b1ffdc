//! 自评工作, 绩效目标, 整体绩效, 存在问题, 改进措施.

use crate::catalogue::column::Column;
use crate::catalogue::keys;
use crate::catalogue::row::{Declaration, Kind, Manual, Name, Need, SumOf};

const EVALUATION: Manual = Manual { chapter: "二、自评工作情况", note: "", view: &[] };
const GOALS: Manual = Manual { chapter: "三、绩效目标设置情况", note: "", view: &[] };
const RESULTS: Manual = Manual { chapter: "六至八", note: "", view: &[] };
const POINTS: &[&str] = &["分"];

/// Sections 二 and 三.
pub const BEFORE: &[Declaration] = &[
    Declaration {
        required: true,
        manual: EVALUATION,
        ..Declaration::new("evaluation", "自评工作", Kind::Section)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "评价小组" }],
        manual: Manual {
            note: "每项 `role` 组内职务 ✱（组长、副组长、成员）、`title` 职务、`name` 姓名 ✱、`task` 分工。几个人同一分工的，写在最后一人名下",
            view: &[
                (
                    "`evaluation.group[].role` `evaluation.group[].task`",
                    "评价小组：角色、分工；角色和分工相同的人在一起",
                ),
                (
                    "`evaluation.group[].members[].title` `evaluation.group[].members[].name`",
                    "职务、姓名",
                ),
            ],
            ..EVALUATION
        },
        ..Declaration::new("evaluation.group", "评价小组", Kind::List)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "自评步骤" }],
        manual: Manual {
            note: "每项 `title` 标题 ✱、`text` 内容",
            view: &[("`evaluation.steps[].title` `evaluation.steps[].text`", "自评步骤")],
            ..EVALUATION
        },
        ..Declaration::new("evaluation.steps", "自评步骤", Kind::List)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "报送时间" }],
        manual: EVALUATION,
        ..Declaration::new("evaluation.submission", "报送时间", Kind::Prose)
    },
    Declaration {
        unit: "分",
        names: &[
            Name { text: "自评得分", units: POINTS },
            Name { text: "自评分", units: POINTS },
            Name { text: "自评总分", units: POINTS },
            Name { text: "自评总得分", units: POINTS },
            Name { text: "自评综合得分", units: POINTS },
            Name { text: "自评得分合计", units: POINTS },
        ],
        needs: &[Need { column: Column::Value, name: "自评分" }],
        sum_of: SumOf::Scores,
        manual: Manual {
            note: "0 至 100；不填的，取整体自评表的总分，没有自评表的取评分表的总分",
            ..EVALUATION
        },
        ..Declaration::new(keys::SELF_SCORE, "自评分", Kind::Score)
    },
    Declaration {
        required: true,
        manual: GOALS,
        ..Declaration::new("goals", "绩效目标", Kind::Section)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "年度总体目标" }],
        manual: GOALS,
        ..Declaration::new("goals.expected", "年度总体目标", Kind::Prose)
    },
    Declaration {
        manual: Manual { note: "附件用", ..GOALS },
        ..Declaration::new("goals.achieved", "实际完成情况", Kind::Prose)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "目标设置情况" }],
        manual: Manual { note: "目标与职能、预算的匹配", ..GOALS },
        ..Declaration::new("goals.basis", "目标设置情况", Kind::Prose)
    },
];

/// Sections 六 to 八.
pub const AFTER: &[Declaration] = &[
    Declaration {
        required: true,
        needs: &[Need { column: Column::Value, name: "整体绩效" }],
        manual: Manual {
            note: "每个板块 `title` 标题 ✱、`items` 各项（`title` ✱、`text`）",
            view: &[
                ("`results[].title`", "整体绩效各板块的标题"),
                ("`results[].items[].title` `results[].items[].text`", "各项的标题、正文"),
                (
                    "`results[].items[].tables[].id` `results[].items[].tables[].title`",
                    "这一项最先引用的单位自有的表",
                ),
            ],
            ..RESULTS
        },
        ..Declaration::new("results", "整体绩效", Kind::List)
    },
    Declaration {
        required: true,
        needs: &[Need { column: Column::Value, name: "存在问题" }],
        manual: Manual {
            note: "每项 `id` 编号、`text` 问题 ✱、`cause` 原因",
            view: &[("`problems[].text` `problems[].cause`", "问题、原因")],
            ..RESULTS
        },
        ..Declaration::new("problems", "存在问题", Kind::List)
    },
    Declaration {
        required: true,
        needs: &[Need { column: Column::Value, name: "改进措施" }],
        manual: Manual {
            note: "每项 `title` 标题 ✱、`text` 内容、`answers` 对应的问题编号、`owner` 责任人、`due` 时限",
            view: &[(
                "`measures[].title` `measures[].text` `measures[].owner` `measures[].due`",
                "改进措施、责任人、时限",
            )],
            ..RESULTS
        },
        ..Declaration::new("measures", "改进措施", Kind::List)
    },
];
