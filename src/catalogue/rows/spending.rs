//! 支出.

use super::income::{MANUAL, REPORTED, share};
use crate::catalogue::column::Column;
use crate::catalogue::declaration::{
    BudgetReason, Declaration, Kind, Manual, Name, Need, Operand, Rate, SumOf,
};
use crate::catalogue::item_field::{FieldForm, ItemField, ItemForm};
use crate::catalogue::keys;

const TOTAL: &str = "expenditure.total";
const BASIC_TOTAL: &str = "expenditure.basic.total";

/// A 科目 that is no name alone.
const SPENDING_ITEM: &[ItemField] = &[
    ItemField::new("code", "科目编码").unprinted().form(FieldForm::Id),
    ItemField::required("name", "科目名称"),
    ItemField::new("actual", "决算数").form(FieldForm::Signed),
    ItemField::new("negative", "红字说明"),
];

const ITEMS: Manual = Manual { note: "金额行，加 `items` 科目", ..MANUAL };

/// Such a line of what was spent.
const SPENT: Declaration = Declaration { budget_reason: BudgetReason::Named, ..REPORTED };

/// How much of its budget was spent.
const EXECUTION: Rate = Rate {
    column: Column::ExecutionRate,
    name: "{}预算执行率",
    part: Operand::Own(Column::Value),
    whole: Operand::Own(Column::Budget),
    names: &[],
};

/// A kind of spending that few units have.
const RARE: Declaration = Declaration {
    part_of: Some(keys::EXPENDITURE),
    optional: true,
    rates: &[share("{}占支出合计的比重", Column::Value, TOTAL), EXECUTION],
    manual: Manual { note: "金额行；没有的不写", ..MANUAL },
    ..SPENT
};

pub(super) const ROWS: &[Declaration] = &[
    Declaration {
        required: true,
        manual: MANUAL,
        ..Declaration::new(keys::EXPENDITURE, "支出", Kind::Section)
    },
    Declaration {
        key: TOTAL,
        name: "支出",
        total_name: "支出合计",
        names: &[
            Name { text: "支出总计", units: &[] },
            Name { text: "支出总额", units: &[] },
            Name { text: "总支出", units: &[] },
            Name { text: "本年支出", units: &[] },
            Name { text: "年度支出", units: &[] },
            Name { text: "全年支出", units: &[] },
            Name { text: "本年度支出", units: &[] },
            Name { text: "部门支出", units: &[] },
        ],
        sum_of: SumOf::Rows,
        rates: &[
            share("支出合计的比重", Column::Value, TOTAL),
            Rate {
                column: Column::ExecutionRate,
                name: "预算执行率",
                part: Operand::Own(Column::Value),
                whole: Operand::Own(Column::Budget),
                names: &["预算执行率"],
            },
        ],
        needs: &[Need { column: Column::Value, name: "支出合计" }],
        ..SPENT
    },
    Declaration {
        key: BASIC_TOTAL,
        name: "基本支出",
        total_name: "基本支出",
        sum_of: SumOf::Rows,
        part_of: Some(keys::EXPENDITURE),
        rates: &[share("{}占支出合计的比重", Column::Value, TOTAL), EXECUTION],
        ..SPENT
    },
    Declaration {
        key: keys::PERSONNEL,
        name: "人员经费",
        names: &[Name { text: "人员支出", units: &[] }],
        sum_of: SumOf::Items,
        part_of: Some(keys::BASIC),
        rates: &[share("{}占基本支出的比重", Column::Value, BASIC_TOTAL)],
        needs: &[Need { column: Column::Actual, name: "人员经费决算数" }],
        manual: ITEMS,
        ..SPENT
    },
    Declaration {
        key: keys::PUBLIC,
        name: "公用经费",
        names: &[Name { text: "日常公用经费", units: &[] }, Name { text: "公用支出", units: &[] }],
        sum_of: SumOf::Items,
        part_of: Some(keys::BASIC),
        rates: &[
            share("{}占基本支出的比重", Column::Value, BASIC_TOTAL),
            Rate {
                column: Column::ControlRate,
                name: "{}控制率",
                part: Operand::Own(Column::Value),
                whole: Operand::Own(Column::Budget),
                names: &[],
            },
        ],
        overrun_topics: &["公用经费"],
        needs: &[
            Need { column: Column::Actual, name: "公用经费决算数" },
            Need { column: Column::Budget, name: "公用经费预算数" },
        ],
        in_base_data: true,
        manual: ITEMS,
        ..SPENT
    },
    Declaration {
        manual: Manual {
            note: "人员经费、公用经费都可以写。每项写名称，或 `{code: \"30101\", name: 基本工资, actual: 1.00}`，红字的加 `negative: 说明`",
            view: &[
                (
                    "`expenditure.basic.personnel.items[].code` `expenditure.basic.personnel.items[].name` `expenditure.basic.personnel.items[].line` `expenditure.basic.personnel.items[].lead` `expenditure.basic.personnel.items[].actual` `expenditure.basic.personnel.items[].negative` `expenditure.basic.personnel.items[].last_year` `expenditure.basic.personnel.items[].budget`",
                    "人员经费科目；公用经费同；`line` 是这个科目所在的金额行，如 `three_public.reception`；`lead` 是表里前面的“其中：”，`negative` 是红字说明；会议费、培训费、“三公”经费的科目就是那一行全部的，`last_year`、`budget` 是那一行的上年决算、预算",
                ),
                (
                    "`expenditure.basic.public.unlisted[].name` `expenditure.basic.public.unlisted[].lead` `expenditure.basic.public.unlisted[]`",
                    "公用经费的科目都没有填金额、会议费和培训费合起来又不比公用经费大的，是填了的会议费、培训费：名称、表里前面的“其中：”、金额行",
                ),
            ],
            ..MANUAL
        },
        items: SPENDING_ITEM,
        item_form: ItemForm::MappingsOrNames,
        ..Declaration::new("expenditure.basic.personnel.items", "科目", Kind::List)
    },
    Declaration {
        manual: Manual { note: "同上", ..MANUAL },
        items: SPENDING_ITEM,
        item_form: ItemForm::MappingsOrNames,
        ..Declaration::new("expenditure.basic.public.items", "科目", Kind::List)
    },
    Declaration {
        key: keys::PROJECT_SPENDING,
        name: "项目支出",
        sum_of: SumOf::Projects,
        part_of: Some(keys::EXPENDITURE),
        rates: &[share("{}占支出合计的比重", Column::Value, TOTAL), EXECUTION],
        needs: &[Need { column: Column::Actual, name: "项目支出决算数" }],
        in_base_data: true,
        manual: Manual { note: "金额行；没写的列取各项目之和", ..MANUAL },
        ..SPENT
    },
    Declaration {
        manual: Manual { note: "列表", ..MANUAL },
        ..Declaration::new(keys::USES, "项目支出用途", Kind::Texts)
    },
    Declaration { key: keys::OPERATING, name: "经营支出", ..RARE },
    Declaration { key: keys::PAID_UPWARD, name: "上缴上级支出", ..RARE },
    Declaration { key: keys::PAID_TO_AFFILIATED, name: "对附属单位补助支出", ..RARE },
];
