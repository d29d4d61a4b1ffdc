//! 机关运行经费, 会议费, 培训费, 政府采购.

use crate::catalogue::column::Column;
use crate::catalogue::declaration::{
    BudgetReason, Declaration, Kind, Limit, Manual, Operand, Rate, ReasonRule, SumOf,
};
use crate::catalogue::{keys, section};

const MANUAL: Manual = Manual::of("四、部门整体支出情况");

/// What section 五 speaks of, and the facts file holds beside the spending.
const MANAGED: Manual = MANUAL.within(section::MANAGEMENT);

/// How much of its budget a line spent.
const CONTROL: Rate = Rate {
    column: Column::ControlRate,
    name: "{}控制率",
    part: Operand::Own(Column::Value),
    whole: Operand::Own(Column::Budget),
    names: &[],
};

/// 政府采购支出.
const BOUGHT: &str = "procurement.actual";

/// 政府采购预算.
const BUDGETED: &str = "procurement.budget";

/// 授予中小企业合同金额.
const FROM_SMALL_MEDIUM: &str = "procurement.small_medium";

/// A part of what was bought, and its share.
const fn bought(key: &'static str, name: &'static str) -> Declaration {
    Declaration {
        optional: true,
        rates: &[Rate {
            column: Column::Share,
            name: "{}占政府采购支出的比重",
            part: Operand::Own(Column::Value),
            whole: Operand::Of(BOUGHT),
            names: &[],
        }],
        manual: Manual { note: "没有的写 0，或不写", ..MANAGED },
        ..Declaration::new(key, name, Kind::Amount)
    }
}

pub(super) const ROWS: &[Declaration] = &[
    Declaration {
        columns: Column::WITHOUT_PLAN,
        rates: &[CONTROL],
        overrun_topics: &["公用经费"],
        reason: ReasonRule::Change,
        budget_reason: BudgetReason::Unchanged,
        manual: Manual {
            note: "行政单位和参公单位填；金额行，只有 `budget`、`actual`、`last_year` 和 `reason`",
            ..MANUAL
        },
        ..Declaration::line(keys::AGENCY, "机关运行经费")
    },
    Declaration {
        rates: &[CONTROL],
        overrun_topics: &["公用经费"],
        manual: Manual { note: "金额行", ..MANAGED },
        reason: ReasonRule::Change,
        budget_reason: BudgetReason::Unchanged,
        subject: Some(("30215", "会议费")),
        in_base_data: true,
        ..Declaration::line(keys::MEETINGS, "会议费")
    },
    Declaration {
        rates: &[CONTROL],
        overrun_topics: &["公用经费"],
        manual: Manual { note: "金额行", ..MANAGED },
        reason: ReasonRule::Change,
        budget_reason: BudgetReason::Unchanged,
        subject: Some(("30216", "培训费")),
        in_base_data: true,
        ..Declaration::line(keys::TRAINING, "培训费")
    },
    Declaration {
        rates: &[Rate {
            column: Column::ExecutionRate,
            name: "{}执行率",
            part: Operand::Own(Column::Value),
            whole: Operand::Own(Column::Budget),
            names: &[],
        }],
        sum_of: SumOf::FilledParts,
        reason: ReasonRule::Given,
        budget_reason: BudgetReason::Unchanged,
        manual: Manual {
            note: "金额行；货物、工程、服务填了的可以不填决算数", ..MANAGED
        },
        in_base_data: true,
        ..Declaration::line(keys::PROCUREMENT, "政府采购")
    },
    Declaration {
        part_of: Some(keys::PROCUREMENT),
        ..bought("procurement.goods", "政府采购货物支出")
    },
    Declaration {
        part_of: Some(keys::PROCUREMENT),
        ..bought("procurement.works", "政府采购工程支出")
    },
    Declaration {
        part_of: Some(keys::PROCUREMENT),
        ..bought("procurement.services", "政府采购服务支出")
    },
    Declaration {
        split_of: Some(keys::PROCUREMENT),
        ..bought(keys::CENTRALIZED_PROCUREMENT, "集中采购金额")
    },
    Declaration {
        split_of: Some(keys::PROCUREMENT),
        ..bought(keys::DECENTRALIZED_PROCUREMENT, "分散采购金额")
    },
    Declaration {
        limits: &[Limit::own_value(
            BOUGHT,
            "授予中小企业的合同金额不能多于政府采购支出，核对两个数",
        )],
        ..bought(FROM_SMALL_MEDIUM, "授予中小企业合同金额")
    },
    Declaration {
        limits: &[Limit::own_value(FROM_SMALL_MEDIUM, "小微企业是中小企业的一部分，核对两个数")],
        silent_zero: true,
        ..bought("procurement.small", "授予小微企业合同金额")
    },
    Declaration {
        rates: &[Rate {
            column: Column::Share,
            name: "{}占政府采购预算的比重",
            part: Operand::Own(Column::Value),
            whole: Operand::Of(BUDGETED),
            names: &[],
        }],
        limits: &[Limit::own_value(BUDGETED, "预留的金额不能多于政府采购预算，核对两个数")],
        silent_zero: true,
        ..bought("procurement.reserved", "预留给中小企业的采购金额")
    },
    Declaration {
        rates: &[Rate {
            column: Column::Share,
            name: "政府采购节约率",
            part: Operand::Own(Column::Value),
            whole: Operand::Of(BUDGETED),
            names: &[],
        }],
        limits: &[Limit::own_value(
            "procurement.budget_gap_size",
            "节约的资金在采购预算没有用完的部分里，核对两个数",
        )],
        silent_zero: true,
        manual: Manual {
            note: "采购预算中因招标、询价等节约的部分，没有就不写；预算没有用完不等于节约",
            ..MANAGED
        },
        ..bought("procurement.saved", "政府采购节约资金")
    },
];
