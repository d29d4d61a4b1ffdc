//! “三公”经费.

use crate::catalogue::column::Column;
use crate::catalogue::declaration::{
    BudgetReason, Declaration, Kind, Limit, Manual, Name, Operand, Phrase, Rate, ReasonRule, SumOf,
};
use crate::catalogue::keys;

const MANUAL: Manual = Manual::of("四、部门整体支出情况");

const TOTAL: &str = "three_public.total";
const FOREIGN_BATCHES: &str = "three_public.reception.foreign_batches";
const LAST_FOREIGN_BATCHES: &str = "three_public.reception.last_foreign_batches";
const FOREIGN_VISITORS: &str = "three_public.reception.foreign_visitors";
const LAST_FOREIGN_VISITORS: &str = "three_public.reception.last_foreign_visitors";

const OVERSEAS_BATCHES: &str = "three_public.reception.overseas_batches";
const OVERSEAS_VISITORS: &str = "three_public.reception.overseas_visitors";

/// Batches that are no more than the visitors.
const fn batches_within(visitors: &'static str) -> Limit {
    Limit::own_value(visitors, "一批次至少一人次，核对两个数")
}

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
            whole: Operand::Of(TOTAL),
            names: &[],
        },
    ],
    zero_is_stated: true,
    reason: ReasonRule::ChangeOrBudget,
    budget_reason: BudgetReason::Unchanged,
    manual: Manual { note: "金额行", ..MANUAL },
    ..Declaration::line("", "")
};

const ABROAD: &[&str] = &[
    "因公出国（境）团组",
    "因公出国（境）团组数",
    "因公出国（境）",
    "出国（境）团组",
    "因公出国团组",
    "因公出国",
    "因公出国境团组",
];
const ABROAD_PHRASES: &[Phrase] =
    &[Phrase { spent: Some(keys::ABROAD_SPENT), ..Phrase::of(ABROAD) }];
const RECEPTION_PHRASES: &[Phrase] = &[
    Phrase::of(&[
        "国内公务接待批次",
        "国内公务接待人次",
        "国内公务接待",
        "公务接待批次",
        "公务接待人次",
        "公务接待",
        "国内接待",
        "接待批次",
        "接待人次",
    ]),
    Phrase { beside: "接待费", ..Phrase::of(&["接待", "接待来访"]) },
];

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
        overrun_topics: &["“三公”", "三公经费", "接待", "公务用车", "出国"],
        reason: ReasonRule::Change,
        budget_reason: BudgetReason::Unchanged,
        manual: Manual { note: "金额行；合计", ..MANUAL },
        ..Declaration::line(TOTAL, "“三公”经费")
    },
    Declaration {
        key: keys::ABROAD,
        subject: Some(("30212", "因公出国（境）费用")),
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
        key: keys::VEHICLE_PURCHASE,
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
        subject: Some(("30231", "公务用车运行维护费")),
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
        subject: Some(("30217", "公务接待费")),
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
        key: keys::VEHICLES,
        name: "公务用车购置及运行维护费",
        part_of: None,
        sum_of: SumOf::Lines(&[keys::VEHICLE_PURCHASE, keys::VEHICLE_OPERATION]),
        reason: ReasonRule::Never,
        zero_is_stated: false,
        manual: Manual { note: "不用填，是购置费与运行维护费之和", ..MANUAL },
        ..LINE
    },
    Declaration {
        limits: &[Limit::own_value(keys::TRAVELLERS, "一个团组至少一人次，核对两个数")],
        last_year: Some(keys::LAST_TRIPS),
        manual: MANUAL,
        phrases: ABROAD_PHRASES,
        ..Declaration::count(keys::TRIPS, "因公出国（境）团组数", "个")
    },
    Declaration {
        last_year_of: Some(keys::TRIPS),
        manual: MANUAL,
        ..Declaration::count(keys::LAST_TRIPS, "上年因公出国（境）团组数", "个")
    },
    Declaration {
        last_year: Some(keys::LAST_TRAVELLERS),
        manual: MANUAL,
        phrases: ABROAD_PHRASES,
        ..Declaration::count(keys::TRAVELLERS, "因公出国（境）人次数", "人次")
    },
    Declaration {
        last_year_of: Some(keys::TRAVELLERS),
        manual: MANUAL,
        ..Declaration::count(keys::LAST_TRAVELLERS, "上年因公出国（境）人次数", "人次")
    },
    Declaration {
        limits: &[Limit::own_value(keys::FLEET, "购置的车辆计入保有量，核对两个数")],
        last_year: Some(keys::LAST_VEHICLES_BOUGHT),
        manual: MANUAL,
        phrases: &[Phrase {
            spent: Some(keys::VEHICLES_SPENT),
            ..Phrase::of(&[
                "购置公务用车",
                "新购公务用车",
                "公务用车购置数",
                "公务用车购置",
                "购买公务用车",
                "新购置公务用车",
            ])
        }],
        ..Declaration::count(keys::VEHICLES_BOUGHT, "公务用车购置数", "辆")
    },
    Declaration {
        last_year_of: Some(keys::VEHICLES_BOUGHT),
        manual: MANUAL,
        ..Declaration::count(keys::LAST_VEHICLES_BOUGHT, "上年公务用车购置数", "辆")
    },
    Declaration {
        names: &[Name { text: "公务用车保有量", units: &["辆", "台"] }],
        limits: &[Limit::own_value(
            keys::ALL_VEHICLES,
            "公务用车是全部车辆的一部分，核对两个数（assets.vehicles）",
        )],
        last_year: Some(keys::LAST_FLEET),
        manual: MANUAL,
        phrases: &[Phrase::of(&[
            "公务用车保有量",
            "公车保有量",
            "车辆保有量",
            "保有量",
            "公务用车",
            "保有公务用车",
        ])],
        ..Declaration::count(keys::FLEET, "公务用车保有量", "辆")
    },
    Declaration {
        last_year_of: Some(keys::FLEET),
        manual: MANUAL,
        ..Declaration::count(keys::LAST_FLEET, "上年公务用车保有量", "辆")
    },
    Declaration {
        last_year: Some(keys::LAST_RECEPTION_BATCHES),
        limits: &[batches_within(keys::RECEPTION_VISITORS)],
        manual: MANUAL,
        phrases: RECEPTION_PHRASES,
        ..Declaration::count(keys::RECEPTION_BATCHES, "国内公务接待批次", "批次")
    },
    Declaration {
        last_year_of: Some(keys::RECEPTION_BATCHES),
        limits: &[batches_within(keys::LAST_RECEPTION_VISITORS)],
        manual: MANUAL,
        ..Declaration::count(keys::LAST_RECEPTION_BATCHES, "上年国内公务接待批次", "批次")
    },
    Declaration {
        last_year: Some(keys::LAST_RECEPTION_VISITORS),
        manual: MANUAL,
        phrases: RECEPTION_PHRASES,
        ..Declaration::count(keys::RECEPTION_VISITORS, "国内公务接待人次", "人次")
    },
    Declaration {
        last_year_of: Some(keys::RECEPTION_VISITORS),
        manual: MANUAL,
        ..Declaration::count(keys::LAST_RECEPTION_VISITORS, "上年国内公务接待人次", "人次")
    },
    Declaration {
        last_year: Some(LAST_FOREIGN_BATCHES),
        limits: &[batches_within(FOREIGN_VISITORS)],
        manual: MANUAL,
        ..Declaration::count(FOREIGN_BATCHES, "外事接待批次", "批次")
    },
    Declaration {
        last_year_of: Some(FOREIGN_BATCHES),
        limits: &[batches_within(LAST_FOREIGN_VISITORS)],
        manual: MANUAL,
        ..Declaration::count(LAST_FOREIGN_BATCHES, "上年外事接待批次", "批次")
    },
    Declaration {
        last_year: Some(LAST_FOREIGN_VISITORS),
        manual: MANUAL,
        ..Declaration::count(FOREIGN_VISITORS, "外事接待人次", "人次")
    },
    Declaration {
        last_year_of: Some(FOREIGN_VISITORS),
        manual: MANUAL,
        ..Declaration::count(LAST_FOREIGN_VISITORS, "上年外事接待人次", "人次")
    },
    Declaration {
        limits: &[batches_within(OVERSEAS_VISITORS)],
        manual: Manual { note: "在国（境）外的接待；外事接待在国内", ..MANUAL },
        ..Declaration::count(OVERSEAS_BATCHES, "国（境）外接待批次", "批次")
    },
    Declaration {
        manual: MANUAL,
        ..Declaration::count(OVERSEAS_VISITORS, "国（境）外接待人次", "人次")
    },
];
