//! “三公”经费, 机关运行经费, 政府采购.

use crate::catalogue::column::Column;
use crate::catalogue::declaration::{
    Declaration, Kind, Limit, Manual, Name, Operand, Rate, ReasonRule, SumOf,
};
use crate::catalogue::keys;

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

/// How much of its budget a line spent.
const CONTROL: Rate = Rate {
    column: Column::ControlRate,
    name: "{}控制率",
    part: Operand::Own(Column::Value),
    whole: Operand::Own(Column::Budget),
    names: &[],
};

/// A part of what was bought, and its share.
const fn bought(key: &'static str, name: &'static str) -> Declaration {
    Declaration {
        optional: true,
        rates: &[Rate {
            column: Column::Share,
            name: "{}占政府采购支出的比重",
            part: Operand::Own(Column::Value),
            whole: Operand::Of("procurement.actual"),
            names: &[],
        }],
        manual: Manual { note: "没有的写 0，或不写", ..MANUAL },
        ..Declaration::new(key, name, Kind::Amount)
    }
}

pub(super) const ROWS: &[Declaration] = &[
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
            Name { text: "三公支出", units: &[] },
            Name { text: "三公”经费", units: &[] },
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
    Declaration {
        key: keys::ABROAD,
        name: "因公出国（境）费",
        names: &[
            Name { text: "因公出国（境）费用", units: &[] },
            Name { text: "因公出国（境）经费", units: &[] },
            Name { text: "因公出国（境）支出", units: &[] },
            Name { text: "因公出国费", units: &[] },
            Name { text: "出国（境）费", units: &[] },
        ],
        ..LINE
    },
    Declaration {
        key: "three_public.vehicle_purchase",
        name: "公务用车购置费",
        names: &[
            Name { text: "公务用车购置费用", units: &[] },
            Name { text: "公务用车购置支出", units: &[] },
            Name { text: "公车购置费", units: &[] },
            Name { text: "公务用车购置经费", units: &[] },
        ],
        ..LINE
    },
    Declaration {
        key: keys::VEHICLE_OPERATION,
        name: "公务用车运行维护费",
        names: &[
            Name { text: "公务用车运行费", units: &[] },
            Name { text: "公务用车运维费", units: &[] },
            Name { text: "公务用车维护费", units: &[] },
            Name { text: "公车运行维护费", units: &[] },
            Name { text: "公车运维费", units: &[] },
            Name { text: "公车运行费", units: &[] },
            Name { text: "公务用车运行维护支出", units: &[] },
            Name { text: "车辆运行维护费", units: &[] },
            Name { text: "公务用车运行维护经费", units: &[] },
        ],
        ..LINE
    },
    Declaration {
        key: keys::RECEPTION,
        name: "公务接待费",
        names: &[
            Name { text: "公务接待费用", units: &[] },
            Name { text: "公务接待支出", units: &[] },
            Name { text: "公务接待经费", units: &[] },
            Name { text: "接待费", units: &[] },
        ],
        ..LINE
    },
    Declaration {
        key: "three_public.vehicles",
        name: "公务用车购置及运行维护费",
        part_of: None,
        sum_of: SumOf::Lines(&["three_public.vehicle_purchase", keys::VEHICLE_OPERATION]),
        reason: ReasonRule::Never,
        zero_is_stated: false,
        manual: Manual { note: "不用填，是购置费与运行维护费之和", ..MANUAL },
        ..LINE
    },
    Declaration {
        limits: &[Limit {
            small: "three_public.abroad.trips",
            large: "three_public.abroad.people",
            hint: "一个团组至少一人次，核对两个数",
        }],
        last_year: Some("three_public.abroad.last_trips"),
        manual: MANUAL,
        ..Declaration::count("three_public.abroad.trips", "因公出国（境）团组数", "个")
    },
    Declaration {
        last_year_of: Some("three_public.abroad.trips"),
        manual: MANUAL,
        ..Declaration::count("three_public.abroad.last_trips", "上年因公出国（境）团组数", "个")
    },
    Declaration {
        last_year: Some("three_public.abroad.last_people"),
        manual: MANUAL,
        ..Declaration::count("three_public.abroad.people", "因公出国（境）人次数", "人次")
    },
    Declaration {
        last_year_of: Some("three_public.abroad.people"),
        manual: MANUAL,
        ..Declaration::count("three_public.abroad.last_people", "上年因公出国（境）人次数", "人次")
    },
    Declaration {
        limits: &[Limit {
            small: "three_public.vehicle_purchase.count",
            large: "three_public.vehicle_operation.fleet",
            hint: "购置的车辆计入保有量，核对两个数",
        }],
        last_year: Some("three_public.vehicle_purchase.last_count"),
        manual: MANUAL,
        ..Declaration::count("three_public.vehicle_purchase.count", "公务用车购置数", "辆")
    },
    Declaration {
        last_year_of: Some("three_public.vehicle_purchase.count"),
        manual: MANUAL,
        ..Declaration::count("three_public.vehicle_purchase.last_count", "上年公务用车购置数", "辆")
    },
    Declaration {
        names: &[Name { text: "公务用车保有量", units: &["辆", "台"] }],
        limits: &[Limit {
            small: "three_public.vehicle_operation.fleet",
            large: "assets.vehicles.total",
            hint: "公务用车是全部车辆的一部分，核对两个数（assets.vehicles）",
        }],
        last_year: Some("three_public.vehicle_operation.last_fleet"),
        manual: MANUAL,
        ..Declaration::count("three_public.vehicle_operation.fleet", "公务用车保有量", "辆")
    },
    Declaration {
        last_year_of: Some("three_public.vehicle_operation.fleet"),
        manual: MANUAL,
        ..Declaration::count(
            "three_public.vehicle_operation.last_fleet",
            "上年公务用车保有量",
            "辆",
        )
    },
    Declaration {
        last_year: Some("three_public.reception.last_domestic_batches"),
        limits: &[Limit {
            small: "three_public.reception.domestic_batches",
            large: "three_public.reception.domestic_visitors",
            hint: "一批次至少一人次，核对两个数",
        }],
        manual: MANUAL,
        ..Declaration::count("three_public.reception.domestic_batches", "国内公务接待批次", "批次")
    },
    Declaration {
        last_year_of: Some("three_public.reception.domestic_batches"),
        limits: &[Limit {
            small: "three_public.reception.last_domestic_batches",
            large: "three_public.reception.last_domestic_visitors",
            hint: "一批次至少一人次，核对两个数",
        }],
        manual: MANUAL,
        ..Declaration::count(
            "three_public.reception.last_domestic_batches",
            "上年国内公务接待批次",
            "批次",
        )
    },
    Declaration {
        last_year: Some("three_public.reception.last_domestic_visitors"),
        manual: MANUAL,
        ..Declaration::count("three_public.reception.domestic_visitors", "国内公务接待人次", "人次")
    },
    Declaration {
        last_year_of: Some("three_public.reception.domestic_visitors"),
        manual: MANUAL,
        ..Declaration::count(
            "three_public.reception.last_domestic_visitors",
            "上年国内公务接待人次",
            "人次",
        )
    },
    Declaration {
        last_year: Some("three_public.reception.last_foreign_batches"),
        limits: &[Limit {
            small: "three_public.reception.foreign_batches",
            large: "three_public.reception.foreign_visitors",
            hint: "一批次至少一人次，核对两个数",
        }],
        manual: MANUAL,
        ..Declaration::count("three_public.reception.foreign_batches", "外事接待批次", "批次")
    },
    Declaration {
        last_year_of: Some("three_public.reception.foreign_batches"),
        limits: &[Limit {
            small: "three_public.reception.last_foreign_batches",
            large: "three_public.reception.last_foreign_visitors",
            hint: "一批次至少一人次，核对两个数",
        }],
        manual: MANUAL,
        ..Declaration::count(
            "three_public.reception.last_foreign_batches",
            "上年外事接待批次",
            "批次",
        )
    },
    Declaration {
        last_year: Some("three_public.reception.last_foreign_visitors"),
        manual: MANUAL,
        ..Declaration::count("three_public.reception.foreign_visitors", "外事接待人次", "人次")
    },
    Declaration {
        last_year_of: Some("three_public.reception.foreign_visitors"),
        manual: MANUAL,
        ..Declaration::count(
            "three_public.reception.last_foreign_visitors",
            "上年外事接待人次",
            "人次",
        )
    },
    Declaration {
        columns: &[Column::Budget, Column::Actual, Column::LastYear],
        rates: &[CONTROL],
        reason: ReasonRule::Change,
        manual: Manual {
            note: "行政单位和参公单位填；金额行，只有 `budget`、`actual`、`last_year` 和 `reason`",
            ..MANUAL
        },
        ..Declaration::line("agency_operation", "机关运行经费")
    },
    Declaration {
        rates: &[CONTROL],
        manual: Manual { note: "金额行", ..MANUAL },
        reason: ReasonRule::Change,
        ..Declaration::line(keys::MEETINGS, "会议费")
    },
    Declaration {
        rates: &[CONTROL],
        manual: Manual { note: "金额行", ..MANUAL },
        reason: ReasonRule::Change,
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
        manual: Manual {
            note: "金额行；货物、工程、服务填了的可以不填决算数", ..MANUAL
        },
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
    bought("procurement.centralized", "集中采购金额"),
    bought("procurement.decentralized", "分散采购金额"),
    Declaration {
        limits: &[Limit {
            small: "procurement.small_medium",
            large: "procurement.actual",
            hint: "授予中小企业的合同金额不能多于政府采购支出，核对两个数",
        }],
        ..bought("procurement.small_medium", "授予中小企业合同金额")
    },
    Declaration {
        limits: &[Limit {
            small: "procurement.small",
            large: "procurement.small_medium",
            hint: "小微企业是中小企业的一部分，核对两个数",
        }],
        ..bought("procurement.small", "授予小微企业合同金额")
    },
];
