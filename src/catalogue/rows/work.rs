//! 自评工作, 绩效目标, 整体绩效, 存在问题, 改进措施.

use crate::catalogue::column::Column;
use crate::catalogue::declaration::{Declaration, Kind, Manual, Name, Need, Operand, Rate, SumOf};
use crate::catalogue::item_field::{FieldForm, ItemField};
use crate::catalogue::{keys, section};

const EVALUATION: Manual = Manual::of("二、自评工作情况").within(section::EVALUATION);
const GOALS: Manual = Manual::of("三、绩效目标设置情况").within(section::GOALS);
const RESULTS: Manual = Manual::of("六至八");
const POINTS: &[&str] = &["分"];

/// A title and its text.
const TITLED: &[ItemField] =
    &[ItemField::required("title", "标题"), ItemField::new("text", "内容")];

/// So many projects of a grade.
const fn graded(key: &'static str, name: &'static str) -> Declaration {
    Declaration {
        rates: &[Rate {
            column: Column::Share,
            name: "{}占自评项目数的比重",
            part: Operand::Own(Column::Value),
            whole: Operand::Of(keys::EVALUATED_PROJECT_COUNT),
            names: &[],
        }],
        manual: Manual {
            note: "自评项目数没有填的，由各项目等级算", ..EVALUATION
        },
        split_of: Some(keys::EVALUATED_PROJECT_COUNT),
        ..Declaration::count(key, name, "个")
    }
}

/// Sections 二 and 三.
pub(super) const BEFORE: &[Declaration] = &[
    Declaration {
        required: true,
        manual: EVALUATION,
        ..Declaration::new("evaluation", "自评工作", Kind::Section)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "评价小组" }],
        manual: Manual {
            note: "{items}。几个人同一分工的，写在最后一人名下",
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
        items: &[
            ItemField::required("role", "组内职务").note("组长、副组长、成员"),
            ItemField::new("title", "职务"),
            ItemField::required("name", "姓名"),
            ItemField::new("task", "分工"),
        ],
        ..Declaration::new(keys::EVALUATION_GROUP, "评价小组", Kind::List)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "自评步骤" }],
        manual: Manual {
            note: "{items}",
            view: &[("`evaluation.steps[].title` `evaluation.steps[].text`", "自评步骤")],
            ..EVALUATION
        },
        items: TITLED,
        ..Declaration::new(keys::EVALUATION_STEPS, "自评步骤", Kind::List)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "报送时间" }],
        manual: EVALUATION,
        ..Declaration::new(keys::SUBMISSION, "报送时间", Kind::Prose)
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
            Name { text: "自评综合评分", units: POINTS },
            Name { text: "综合评分", units: POINTS },
            Name { text: "综合得分", units: POINTS },
            Name { text: "综合评价得分", units: POINTS },
            Name { text: "总体评价得分", units: POINTS },
            Name { text: "综合自评得分", units: POINTS },
        ],
        needs: &[Need { column: Column::Value, name: "自评分" }],
        sum_of: SumOf::Scores,
        manual: Manual {
            note: "0 至 100；不填的，取整体自评表的总分，没有自评表的取评分表的总分；填了评分表总分的，正文注明出处",
            view: &[(
                "`evaluation.grade`",
                "自评得分的等级，由指标口径定；没有选口径的照财预〔2020〕10号",
            )],
            ..EVALUATION
        },
        ..Declaration::new(keys::SELF_SCORE, "自评得分", Kind::Score)
    },
    Declaration {
        manual: Manual {
            note: "列表，一份文件一项，名称和文号照原文写：`《…》（湘财绩〔2020〕7号）`",
            ..EVALUATION
        },
        ..Declaration::new(keys::DOCUMENTS, "自评依据文件", Kind::Texts)
    },
    Declaration {
        manual: Manual {
            note: "本年自评的项目；不填的，是填了指标的项目", ..EVALUATION
        },
        ..Declaration::count(keys::EVALUATED_PROJECT_COUNT, "自评项目数", "个")
    },
    Declaration {
        rates: &[Rate {
            column: Column::Share,
            name: "{}占项目支出预算的比重",
            part: Operand::Own(Column::Value),
            whole: Operand::Of("expenditure.project.budget"),
            names: &[],
        }],
        manual: Manual {
            note: "不填的，是这些项目的全年预算数之和",
            view: &[(
                "`evaluation.projects.money`",
                "涉及的是哪一种资金：年初预算资金、全年预算资金、预算资金",
            )],
            ..EVALUATION
        },
        ..Declaration::new(keys::EVALUATED_PROJECT_AMOUNT, "自评项目涉及资金", Kind::Amount)
    },
    Declaration {
        manual: Manual { note: "不填的，由各项目总分算", ..EVALUATION },
        ..Declaration::new(keys::EVALUATED_PROJECT_AVERAGE, "自评项目平均得分", Kind::Score)
    },
    graded(keys::GRADED_PROJECTS[0], "评价等级为“优”的项目数"),
    graded(keys::GRADED_PROJECTS[1], "评价等级为“良”的项目数"),
    graded(keys::GRADED_PROJECTS[2], "评价等级为“中”的项目数"),
    graded(keys::GRADED_PROJECTS[3], "评价等级为“差”的项目数"),
    Declaration {
        required: true,
        manual: GOALS,
        ..Declaration::new("goals", "绩效目标", Kind::Section)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "年度总体目标" }],
        manual: GOALS,
        ..Declaration::new(keys::EXPECTED_GOALS, "年度总体目标", Kind::Prose)
    },
    Declaration {
        manual: Manual {
            note: "第三节和附件2用；没有完成的，写明目标和完成数", ..GOALS
        },
        ..Declaration::new(keys::ACHIEVED_GOALS, "实际完成情况", Kind::Prose)
    },
    Declaration {
        manual: Manual { note: "编报绩效目标的项目", ..GOALS },
        ..Declaration::count(keys::PROJECTS_WITH_GOALS, "编报绩效目标的项目数", "个")
    },
    Declaration {
        manual: Manual {
            note: "项目个数填了、与列出目标的项目相同的，不填就是它们的年初预算数之和",
            view: &[(
                "`goals.projects.money`",
                "涉及的是哪一种资金：年初预算资金、全年预算资金、预算资金",
            )],
            ..GOALS
        },
        ..Declaration::new(keys::AMOUNT_WITH_GOALS, "编报绩效目标的项目涉及预算资金", Kind::Amount)
    },
    Declaration {
        manual: GOALS,
        ..Declaration::count(keys::UNITS_WITH_GOALS, "编报绩效目标的单位数", "个")
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "目标设置情况" }],
        manual: Manual { note: "目标与职能、预算的匹配", ..GOALS },
        ..Declaration::new(keys::GOALS_BASIS, "目标设置情况", Kind::Prose)
    },
];

/// Sections 六 to 八.
pub(super) const AFTER: &[Declaration] = &[
    Declaration {
        required: true,
        needs: &[Need { column: Column::Value, name: "整体绩效" }],
        manual: Manual {
            note: "{items}",
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
        items: &[
            ItemField::required("title", "标题"),
            ItemField::new("items", "各项绩效").form(FieldForm::Items(TITLED)),
        ],
        ..Declaration::new(keys::RESULTS, "整体绩效", Kind::List)
    },
    Declaration {
        required: true,
        needs: &[Need { column: Column::Value, name: "存在问题" }],
        manual: Manual {
            note: "{items}",
            view: &[("`problems[].text` `problems[].cause`", "问题、原因")],
            ..RESULTS
        },
        items: &[
            ItemField::new("id", "编号").unprinted(),
            ItemField::required("text", "问题"),
            ItemField::new("cause", "原因"),
        ],
        ..Declaration::new(keys::PROBLEMS, "存在问题", Kind::List)
    },
    Declaration {
        required: true,
        needs: &[Need { column: Column::Value, name: "改进措施" }],
        manual: Manual {
            note: "{items}",
            view: &[(
                "`measures[].title` `measures[].text` `measures[].owner_label` `measures[].owner` `measures[].departments` `measures[].due`",
                "改进措施：小标题、内容、“责任部门”还是“责任人”、责任部门或责任人、责任部门（都是部门的才有）、时限",
            )],
            ..RESULTS
        },
        items: &[
            ItemField::required("title", "标题"),
            ItemField::new("text", "内容"),
            ItemField::new("answers", "对应的问题编号").form(FieldForm::Texts).unprinted(),
            ItemField::new("owner", "责任部门或责任人"),
            ItemField::new("due", "时限"),
        ],
        ..Declaration::new(keys::IMPROVEMENTS, "改进措施", Kind::List)
    },
];
