//! 收入, 收支总计, 结转结余.

use crate::catalogue::column::Column;
use crate::catalogue::declaration::{
    Declaration, Kind, Limit, Manual, Name, Need, Operand, Phrase, Rate, ReasonRule, SumOf,
};
use crate::catalogue::item_field::{FieldForm, ItemField};
use crate::catalogue::keys;
use crate::catalogue::sources::INCOME_SOURCES;

pub(super) const MANUAL: Manual = Manual::of("四、部门整体支出情况");
pub(super) const LINE: Manual = Manual { note: "金额行", ..MANUAL };
const INCOME_TOTAL: &str = "income.total";
const FISCAL_IS_PART: &str = "财政拨款收支是全部收支的一部分，核对两个数";

/// A line of which the sections state how it changed.
pub(super) const REPORTED: Declaration =
    Declaration { reason: ReasonRule::Change, manual: LINE, ..Declaration::line("", "") };

/// The share of a part in a whole.
pub(super) const fn share(name: &'static str, part: Column, whole: &'static str) -> Rate {
    Rate {
        column: Column::Share,
        name,
        part: Operand::Own(part),
        whole: Operand::Of(whole),
        names: &[],
    }
}

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
];
