//! 收入, 结转结余, 支出.

use crate::catalogue::column::Column;
use crate::catalogue::declaration::{
    BudgetReason, Declaration, Kind, Limit, Manual, Name, Need, Operand, Phrase, Rate, ReasonRule,
    SumOf,
};
use crate::catalogue::item_field::{FieldForm, ItemField, ItemForm};
use crate::catalogue::keys;
use crate::catalogue::sources::INCOME_SOURCES;

const MANUAL: Manual = Manual::of("四、部门整体支出情况");
const LINE: Manual = Manual { note: "金额行", ..MANUAL };
const INCOME_TOTAL: &str = "income.total";
const TOTAL: &str = "expenditure.total";
const FISCAL_IS_PART: &str = "财政拨款收支是全部收支的一部分，核对两个数";
const BASIC_TOTAL: &str = "expenditure.basic.total";

/// A 科目 that is no name alone.
const SPENDING_ITEM: &[ItemField] = &[
    ItemField::new("code", "科目编码").unprinted().form(FieldForm::Id),
    ItemField::required("name", "科目名称"),
    ItemField::new("actual", "决算数").form(FieldForm::Signed),
    ItemField::new("negative", "红字说明"),
];

const ITEMS: Manual = Manual { note: "金额行，加 `items` 科目", ..MANUAL };

/// A line of which the sections state how it changed.
const REPORTED: Declaration =
    Declaration { reason: ReasonRule::Change, manual: LINE, ..Declaration::line("", "") };

/// Such a line of what was spent.
const SPENT: Declaration = Declaration { budget_reason: BudgetReason::Named, ..REPORTED };

const fn share(name: &'static str, part: Column, whole: &'static str) -> Rate {
    Rate {
        column: Column::Share,
        name,
        part: Operand::Own(part),
        whole: Operand::Of(whole),
        names: &[],
    }
}

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
        manual: Manual {
            note: "列表，一句一项，印在第四节开头：`本报告收支数据为部门汇总数`",
            ..MANUAL
        },
        ..Declaration::new(keys::SCOPE, "口径说明", Kind::Texts)
    },
    Declaration {
        required: true,
        manual: MANUAL,
        ..Declaration::new(keys::INCOME, "收入", Kind::Section)
    },
    Declaration {
        key: INCOME_TOTAL,
        name: "收入",
        total_name: "本年收入合计",
        names: &[
            Name { text: "收入总计", units: &[] },
            Name { text: "收入合计", units: &[] },
            Name { text: "收入总额", units: &[] },
            Name { text: "总收入", units: &[] },
            Name { text: "本年收入", units: &[] },
            Name { text: "年度收入", units: &[] },
            Name { text: "全年收入", units: &[] },
            Name { text: "实现收入", units: &[] },
            Name { text: "本年度收入", units: &[] },
        ],
        sum_of: SumOf::IncomeParts,
        rates: &[share("本年收入合计的比重", Column::Value, INCOME_TOTAL)],
        needs: &[Need { column: Column::Value, name: "本年收入合计" }],
        ..REPORTED
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "收入构成" }],
        manual: Manual {
            note: "每项 `id` ✱、`name` 名称 ✱、`source` 来源、金额行的各键，还可以套 `parts`",
            view: &[
                (
                    "`income.parts[].id` `income.parts[].source` `income.parts[].name` `income.parts[].lead` `income.parts[]`",
                    "收入各项：编号、来源代码、名称、表里前面的“其中：”、金额行",
                ),
                ("`income.parts[].parts[]`", "某项收入的分项，同上"),
                (
                    "`fiscal_totals.received` `fiscal_totals.opening` `fiscal_totals.spent` `fiscal_totals.closing`",
                    "财政拨款收入、年初财政拨款结转结余（收支总计减收入）、财政拨款支出、年末财政拨款结转结余（收支总计减支出）；来源没有填全的是空的",
                ),
                (
                    "`changes.rounding_note`",
                    "金额比印出的细（如以元填、以万元印）的，说明一次：合计、增减额和比率按四舍五入前的数计算；没有的是空的",
                ),
            ],
            ..MANUAL
        },
        items: &[
            ItemField::id(),
            ItemField::new("source", "来源").of(INCOME_SOURCES).unprinted(),
            ItemField::required("name", "名称"),
            ItemField::new("parts", "分项").form(FieldForm::SameAs(keys::INCOME_PARTS)),
        ],
        columns: Column::STATED,
        ..Declaration::new(keys::INCOME_PARTS, "收入构成", Kind::List)
    },
    Declaration {
        columns: &[Column::Actual, Column::LastYear],
        sum_of: SumOf::Available,
        manual: Manual {
            note: "填了年初结转结余的可以不填：本年收入＋年初＋使用非财政拨款结余；金额行，只有 `actual`、`last_year` 和 `reason`；写了 `reason` 的，上年的也可以不填：上年支出＋上年年末结转结余，有结余分配的要填",
            ..MANUAL
        },
        ..Declaration::line(keys::TOTALS, "收支总计")
    },
    Declaration {
        columns: &[Column::Actual, Column::LastYear],
        limits: &[
            Limit::own_value("totals.actual", FISCAL_IS_PART),
            Limit {
                small: Operand::Own(Column::LastYear),
                large: Operand::Of("totals.last_year"),
                hint: FISCAL_IS_PART,
            },
        ],
        manual: Manual {
            note: "财政拨款收入＋年初财政拨款结转结余；金额行，只有 `actual`、`last_year` 和 `reason`",
            ..MANUAL
        },
        reason: ReasonRule::Given,
        ..Declaration::line(keys::FISCAL_TOTALS, "财政拨款收支总计")
    },
    Declaration {
        manual: MANUAL,
        phrases: &[Phrase::of(&[
            "年初结转结余",
            "年初结转和结余",
            "年初结转",
            "年初结余",
            "上年结转和结余",
            "上年结转结余",
        ])],
        ..Declaration::new(keys::OPENING, "年初结转结余", Kind::Amount)
    },
    Declaration {
        manual: Manual { note: "当年用来弥补收支差额的，没有就不写", ..MANUAL },
        ..Declaration::new(keys::SURPLUS_USED, "使用非财政拨款结余", Kind::Amount)
    },
    Declaration {
        manual: Manual {
            note: "提取专用基金、缴纳所得税等，没有就不写", ..MANUAL
        },
        ..Declaration::new(keys::SURPLUS_DISTRIBUTED, "结余分配", Kind::Amount)
    },
    Declaration {
        sum_of: SumOf::Balance,
        last_year: Some(keys::LAST_YEAR_CLOSING),
        manual: Manual {
            note: "填了年初的可以不填：年初＋收入＋使用非财政拨款结余－支出－结余分配；填了就核对",
            ..MANUAL
        },
        phrases: &[Phrase::of(&[
            "年末结转结余",
            "年末结转和结余",
            "年末结转",
            "年末结余",
            "结转下年",
        ])],
        ..Declaration::new(keys::CLOSING, "年末结转结余", Kind::Amount)
    },
    Declaration {
        last_year_of: Some(keys::CLOSING),
        sum_of: SumOf::Same(keys::OPENING),
        manual: Manual { note: "不填的，与年初结转结余相同", ..MANUAL },
        ..Declaration::new(keys::LAST_YEAR_CLOSING, "上年年末结转结余", Kind::Amount)
    },
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
