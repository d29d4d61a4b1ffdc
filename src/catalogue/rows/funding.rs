//! The sources of the whole unit's money.

use crate::catalogue::declaration::{Declaration, Kind, Limit, Manual};
use crate::catalogue::item_field::ItemField;
use crate::catalogue::sources::FUNDING_SOURCES;
use crate::catalogue::{Column, keys};

const MANUAL: Manual = Manual::of("四、部门整体支出情况");

/// What of the unspent budget is spent next year.
const CARRIED_FORWARD: Declaration = Declaration {
    optional: true,
    silent_zero: true,
    limits: &[
        Limit::own_value(
            "expenditure.budget_gap_size",
            "结转下年使用的在没有执行完的预算里，核对两个数",
        ),
        Limit::own_value(keys::CLOSING, "结转下年使用的在年末结转结余里，核对两个数"),
    ],
    manual: Manual {
        note: "没有执行完的预算中结转下年使用的部分，没有就不写", ..MANUAL
    },
    ..Declaration::new("expenditure.carried_forward", "结转下年使用的预算资金", Kind::Amount)
};

pub(super) const ROWS: &[Declaration] = &[
    CARRIED_FORWARD,
    Declaration {
        manual: Manual {
            note: "各种资金：每项 `source` ✱、金额行的各键、`received` 收入、`basic_spending` 基本支出、`project_spending` 项目支出；`received` 不填的取收入构成里同一来源的，基本支出、项目支出只填一个的，另一个由决算数减出来；一列里只有一个来源没填的，它是合计减去其他来源",
            view: &[
                (
                    "`expenditure.rare[].id` `expenditure.rare[].name` `expenditure.rare[]`",
                    "经营支出、上缴上级支出、对附属单位补助支出中填了的（填 0 的也在内）：键的最后一段、名称、金额行",
                ),
                (
                    "`expenditure.sources[].source` `expenditure.sources[].name` `expenditure.sources[].lead` `expenditure.sources[]`",
                    "整体支出的资金来源：代码、名称、表里前面的“其中：”、金额行",
                ),
                (
                    "`expenditure.form_sources[].name` `expenditure.form_sources[].initial` `expenditure.form_sources[].budget` `expenditure.form_sources[].actual` `expenditure.form_sources[].execution_rate`",
                    "没有填资金来源的，自评表“按收入性质分”的四行：收入全部为一种、年初没有结转的，那一行是年度资金总额，别的没有填",
                ),
            ],
            ..MANUAL
        },
        items: &[ItemField::required("source", "来源").of(FUNDING_SOURCES).unprinted()],
        columns: Column::OF_FUNDING,
        of_forms: true,
        ..Declaration::new(keys::FUNDING, "资金来源", Kind::List)
    },
];
