//! 资产, 楼堂馆所, 管理情况, 指标, 项目.

use crate::catalogue::column::Column;
use crate::catalogue::comparison::COMPARISONS;
use crate::catalogue::declaration::{
    Declaration, Kind, Limit, Manual, Need, Operand, Phrase, Rate, SumOf,
};
use crate::catalogue::item_field::{FieldForm, ItemField, ItemForm};
use crate::catalogue::sources::PROJECT_CATEGORIES;
use crate::catalogue::{keys, section};

const MANUAL: Manual = Manual::of("五、预算管理情况").within(section::MANAGEMENT);

/// Vehicles of one use.
const fn vehicles(key: &'static str, name: &'static str) -> Declaration {
    Declaration {
        part_of: Some(keys::ALL_VEHICLES),
        optional: true,
        manual: Manual { note: "没有的不写", ..MANUAL },
        ..Declaration::count(key, name, "辆")
    }
}

/// Large equipment, or what is to be bought.
const fn things(key: &'static str, name: &'static str, unit: &'static str) -> Declaration {
    Declaration { manual: MANUAL, ..Declaration::count(key, name, unit) }
}

/// 年度指标值: a number, or words.
const TARGET: &[ItemField] = &[
    ItemField::new("text", "定性指标值"),
    ItemField::new("op", "比较符").of(&COMPARISONS).unprinted(),
    ItemField::new("value", "指标值").form(FieldForm::Number),
    ItemField::new("unit", "单位").unprinted(),
];

/// The goals of a project.
const GOALS: &[ItemField] = &[
    ItemField::new("expected", "年度总体目标"),
    ItemField::new("achieved", "实际完成情况"),
    ItemField::new("basis", "目标设置情况"),
];

pub(super) const ROWS: &[Declaration] = &[
    Declaration {
        manual: MANUAL,
        phrases: &[Phrase::of(&["固定资产总额", "固定资产总值", "所有固定资产总额", "固定资产"])],
        ..Declaration::new(keys::ASSETS, "固定资产总额", Kind::Amount)
    },
    Declaration {
        limits: &[Limit::own_value(keys::ASSETS, "在用资产不能多于总额，核对两个数")],
        manual: MANUAL,
        phrases: &[Phrase::of(&[
            "在用固定资产总额",
            "在用固定资产",
            "实际在用固定资产",
            "实际在用固定资产总额",
        ])],
        ..Declaration::new(keys::ASSETS_IN_USE, "在用固定资产总额", Kind::Amount)
    },
    Declaration {
        rates: &[Rate {
            column: Column::Value,
            name: "{}",
            part: Operand::Of(keys::ASSETS_IN_USE),
            whole: Operand::Of(keys::ASSETS),
            names: &["固定资产利用率"],
        }],
        needs: &[Need { column: Column::Value, name: "固定资产利用率" }],
        manual: Manual {
            note: "有金额就由程序算率；没有金额时直接填率", ..MANUAL
        },
        ..Declaration::new(keys::ASSET_USE, "固定资产利用率", Kind::Percent)
    },
    Declaration {
        sum_of: SumOf::FilledParts,
        manual: Manual { note: "年末数；按用途填了的可以不填", ..MANUAL },
        phrases: &[Phrase::of(&["车辆总数", "现有车辆", "实有车辆", "车辆总共", "现有各类车辆"])],
        ..Declaration::count(keys::ALL_VEHICLES, "车辆总数", "辆")
    },
    vehicles("assets.vehicles.leaders", "主要负责人用车"),
    vehicles("assets.vehicles.confidential", "机要通信用车"),
    vehicles("assets.vehicles.emergency", "应急保障用车"),
    vehicles("assets.vehicles.enforcement", "执法执勤用车"),
    vehicles("assets.vehicles.special", "特种专业技术用车"),
    vehicles("assets.vehicles.retired", "离退休干部服务用车"),
    vehicles("assets.vehicles.other", "其他用车"),
    things("assets.equipment_500k", "单价50万元以上通用设备", "台（套）"),
    things("assets.equipment_1m", "单价100万元以上专用设备", "台（套）"),
    Declaration { silent_zero: true, ..things("assets.planned_vehicles", "预算安排购置车辆", "辆") },
    Declaration { silent_zero: true, ..things("assets.planned_equipment", "预算安排购置设备", "台（套）") },
    Declaration {
        limits: &[
            Limit {
                small: Operand::Own(Column::ActualArea),
                large: Operand::Own(Column::ApprovedArea),
                hint: "核对面积；确实超规模的，写 reason: 主要原因",
            },
            Limit {
                small: Operand::Own(Column::ActualInvestment),
                large: Operand::Own(Column::ApprovedInvestment),
                hint: "核对投资；确实超概算的，写 reason: 主要原因",
            },
        ],
        manual: Manual {
            note: "{items}",
            view: &[
                (
                    "`buildings[].name` `buildings[].approved_area` `buildings[].actual_area` `buildings[].area_control_rate`",
                    "当年完工的楼堂馆所：名称、批准面积、实际面积、规模控制率",
                ),
                (
                    "`buildings[].approved_investment` `buildings[].actual_investment` `buildings[].investment_control_rate`",
                    "批准投资、实际投资、投资概算控制率",
                ),
                (
                    "`buildings[].area_excess` `buildings[].investment_excess`",
                    "超出批准面积、超出批准投资；没有超出的是 0 或负数",
                ),
                ("`buildings[].reason`", "超出批准面积、投资的主要原因"),
            ],
            ..MANUAL
        },
        items: &[
            ItemField::required("name", "名称"),
            ItemField::new("approved_area", "批准面积").note("㎡").form(FieldForm::Number),
            ItemField::new("actual_area", "实际面积").note("㎡").form(FieldForm::Number),
            ItemField::new("approved_investment", "批准投资").form(FieldForm::Number),
            ItemField::new("actual_investment", "实际投资").form(FieldForm::Number),
            ItemField::new("reason", "超出批准面积、投资的主要原因"),
        ],
        of_forms: true,
        ..Declaration::new(keys::BUILDINGS, "当年完工楼堂馆所", Kind::List)
    },
    Declaration {
        required: true,
        manual: MANUAL,
        of_forms: true,
        ..Declaration::new("management", "管理情况", Kind::Section)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "项目实施程序" }],
        manual: MANUAL,
        ..Declaration::new(keys::PROCEDURE, "项目实施程序", Kind::Prose)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "项目监管" }],
        manual: MANUAL,
        ..Declaration::new(keys::SUPERVISION, "项目监管", Kind::Prose)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "资产管理安全性" }],
        manual: MANUAL,
        ..Declaration::new(keys::ASSET_SAFETY, "资产管理安全性", Kind::Prose)
    },
    Declaration {
        manual: Manual { note: "附件用", ..MANUAL },
        ..Declaration::new("management.thrift", "厉行节约保障措施", Kind::Prose)
    },
    Declaration {
        manual: Manual {
            note: "印在“三公”经费控制率前面，如怎样落实厉行节约的要求；没有的不写。“三公”经费超出预算或比上年增加的，从严、节约、八项规定的话不印",
            ..MANUAL
        },
        ..Declaration::new("management.three_public", "“三公”经费管理", Kind::Prose)
    },
    Declaration {
        manual: Manual {
            note: "{items}。得分见下",
            view: &[
                (
                    "`indicators[].id` `indicators[].first` `indicators[].second` `indicators[].third`",
                    "整体自评指标：编号、一级、二级、三级指标",
                ),
                (
                    "`indicators[].target` `indicators[].actual` `indicators[].completion` `indicators[].exceeded`",
                    "年度指标值、实际完成值、完成率、是不是高于不应高于的指标值",
                ),
                (
                    "`indicators[].weight` `indicators[].score` `indicators[].reason` `indicators[].applicable`",
                    "分值、得分、偏差原因及改进措施、是不是适用",
                ),
                (
                    "`self_evaluation.full_score` `self_evaluation.total_score` `self_evaluation.rescaling` `self_evaluation.grade`",
                    "整体自评：总分值、总得分、折算说明（没有折算的是空的）、等级",
                ),
                (
                    "`self_evaluation.scored_execution_rate` `self_evaluation.execution_weight` `self_evaluation.execution_score`",
                    "整体自评：计分的执行率、分值、得分",
                ),
            ],
            ..MANUAL
        },
        items: &[
            ItemField::id(),
            ItemField::new("path", "一、二、三级指标")
                .note("`[产出指标, 数量指标, 接待人次]`")
                .form(FieldForm::Texts),
            ItemField::new("target", "年度指标值")
                .note("`{op: \">=\", value: 150, unit: 批}` 或 `{text: 显著提升}`")
                .form(FieldForm::TextOrMapping(TARGET)),
            ItemField::new("actual", "实际完成值"),
            ItemField::new("weight", "分值").form(FieldForm::Number),
            ItemField::new("score", "得分").form(FieldForm::Number),
            ItemField::new("reason", "偏差原因及改进措施"),
            ItemField::new("applicable", "是否适用").unprinted().form(FieldForm::Flag),
        ],
        of_forms: true,
        ..Declaration::new(keys::INDICATORS, "整体自评指标", Kind::List)
    },
    Declaration {
        manual: Manual { note: "`指标编号: {score: 得分, reason: 理由}`", ..MANUAL },
        items: &[ItemField::new("score", "得分").form(FieldForm::Number), ItemField::new("reason", "理由")],
        item_form: ItemForm::ById,
        of_forms: true,
        ..Declaration::new("assessments", "定性指标得分", Kind::List)
    },
    Declaration {
        manual: Manual {
            note: "{items}",
            view: &[
                (
                    "`projects[].id` `projects[].code` `projects[].name` `projects[].department` `projects[].implementer` `projects[]`",
                    "项目：编号、编码、名称、主管部门、实施单位、金额行",
                ),
                ("`projects[].priority`", "是不是重点项目"),
                (
                    "`projects[].sources[].source` `projects[].sources[].name` `projects[].sources[].lead` `projects[].sources[]`",
                    "项目的资金来源：代码、名称、表里前面的“其中：”、金额行",
                ),
                (
                    "`projects[].goals.expected` `projects[].goals.achieved` `projects[].goals.basis`",
                    "项目目标",
                ),
                ("`projects[].indicators[]`", "项目的绩效指标，各项同 `indicators[]`"),
                (
                    "`projects[].full_score` `projects[].total_score` `projects[].rescaling` `projects[].grade`",
                    "项目自评：总分值、总得分、折算说明、等级",
                ),
                (
                    "`projects[].scored_execution_rate` `projects[].execution_weight` `projects[].execution_score`",
                    "项目自评：计分的执行率、分值、得分",
                ),
                (
                    "`project_groups[].number` `project_groups[].name` `project_groups[].projects[]` `project_groups[]`",
                    "按类别分组的项目：序号、类别、项目（同 `projects[]`）、小计的金额行；都没有填类别的是空的",
                ),
                ("`ungrouped_projects[]`", "都没有填类别的项目，各项同 `projects[]`；有一个填了的是空的"),
            ],
            ..MANUAL
        },
        items: &[
            ItemField::id(),
            ItemField::new("code", "项目编码").unprinted(),
            ItemField::required("name", "项目名称"),
            ItemField::new("category", "类别").of(&PROJECT_CATEGORIES).unprinted(),
            ItemField::new("priority", "是否重点项目").unprinted().form(FieldForm::Flag),
            ItemField::new("department", "主管部门").note("没有填就是 `organization.department`"),
            ItemField::new("implementer", "实施单位").note("没有填就是本单位"),
            ItemField::new("funding", "资金来源")
                .note("写法同 `expenditure.funding`，还可以写 `issued` 下达资金、`arrived` 到位资金：有到位的，印项目资金情况表")
                .form(FieldForm::SameAs(keys::FUNDING)),
            ItemField::new("goals", "目标").form(FieldForm::Mapping(GOALS)),
            ItemField::new("indicators", "绩效指标")
                .note("写法同上面的 `indicators`")
                .form(FieldForm::SameAs(keys::INDICATORS)),
        ],
        of_forms: true,
        ..Declaration::new(keys::PROJECTS, "项目", Kind::List)
    },
];
