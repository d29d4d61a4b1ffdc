//! “三公”经费, 机关运行经费, 政府采购.

use crate::catalogue::column::Column;
use crate::catalogue::keys;
use crate::catalogue::row::{
    Declaration, Kind, Limit, Manual, Name, Operand, Rate, ReasonRule, SumOf,
};

const MANUAL: Manual = Manual { chapter: "四、部门整体支出情况", note: "", view: &[] };

/// One of the four: its share and how much of its budget was spent.
const LINE: Declaration = Declaration {
    part_of: Some(keys::THREE_PUBLIC),
    rates: &[
        Rate {
            column: Column::CompletionRate,
            name: "{}预算完成率",
            part: Operand::Own(Column::Value),
            whole: Operand::Own(Column::Budget),
            names: &[],
        },
        Rate {
            column: Column::Share,
            name: "{}占“三公”经费的比重",
            part: Operand::Own(Column::Value),
            whole: Operand::Of("three_public.total"),
            names: &[],
        },
    ],
    zero_is_stated: true,
    reason: ReasonRule::ChangeOrBudget,
    manual: Manual { note: "金额行", ..MANUAL },
    ..Declaration::line("", "")
};

pub const ROWS: &[Declaration] = &[
    Declaration {
        zero_is_stated: true,
        manual: Manual { note: "四项都要填，没有发生的写 0", ..MANUAL },
        ..Declaration::new(keys::THREE_PUBLIC, "“三公”经费", Kind::Section)
    },
    Declaration {
        total_name: "“三公”经费决算数",
        names: &[
            Name { text: "“三公”经费", units: &[] },
            Name { text: "“三公经费”", units: &[] },
            Name { text: "三公经费", units: &[] },
        ],
        sum_of: SumOf::FilledRows,
        rates: &[Rate {
            column: Column::ControlRate,
            name: "{}控制率",
            part: Operand::Own(Column::Value),
            whole: Operand::Own(Column::Budget),
            names: &[],
        }],
        reason: ReasonRule::Change,
        manual: Manual { note: "金额行；合计", ..MANUAL },
        ..Declaration::line("three_public.total", "“三公”经费")
    },
    Declaration { key: keys::ABROAD, name: "因公出国（境）费", ..LINE },
    Declaration { key: "three_public.vehicle_purchase", name: "公务用车购置费", ..LINE },
    Declaration { key: keys::VEHICLE_OPERATION, name: "公务用车运行维护费", ..LINE },
    Declaration { key: keys::RECEPTION, name: "公务接待费", ..LINE },
    Declaration {
        limits: &[Limit {
            small: "three_public.abroad.trips",
            large: "three_public.abroad.people",
            hint: "一个团组至少一人次，核对两个数",
        }],
        manual: MANUAL,
        ..Declaration::count("three_public.abroad.trips", "因公出国（境）团组数", "个")
    },
    Declaration {
        manual: MANUAL,
        ..Declaration::count("three_public.abroad.people", "因公出国（境）人次数", "人次")
    },
    Declaration {
        limits: &[Limit {
            small: "three_public.vehicle_purchase.count",
            large: "three_public.vehicle_operation.fleet",
            hint: "购置的车辆计入保有量，核对两个数",
        }],
        manual: MANUAL,
        ..Declaration::count("three_public.vehicle_purchase.count", "公务用车购置数", "辆")
    },
    Declaration {
        names: &[Name { text: "公务用车保有量", units: &["辆", "台"] }],
        manual: MANUAL,
        ..Declaration::count("three_public.vehicle_operation.fleet", "公务用车保有量", "辆")
    },
    Declaration {
        columns: &[Column::Budget, Column::Actual, Column::LastYear],
        reason: ReasonRule::Change,
        manual: Manual {
            note: "行政单位和参公单位填；金额行，只有 `budget`、`actual`、`last_year` 和 `reason`",
            ..MANUAL
        },
        ..Declaration::line("agency_operation", "机关运行经费")
    },
    Declaration {
        rates: &[Rate {
            column: Column::ExecutionRate,
            name: "{}执行率",
            part: Operand::Own(Column::Value),
            whole: Operand::Own(Column::Budget),
            names: &[],
        }],
        manual: Manual { note: "金额行", ..MANUAL },
        ..Declaration::line(keys::PROCUREMENT, "政府采购")
    },
];
