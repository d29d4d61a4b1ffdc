//! 部门概况 and 人员.

use crate::catalogue::column::Column;
use crate::catalogue::keys;
use crate::catalogue::row::{Declaration, Kind, Limit, Manual, Name, Need, Operand, Rate};

const MANUAL: Manual = Manual { chapter: "一、部门概况", note: "", view: &[] };

const PEOPLE: &[&str] = &["人", "名", "个"];

const OFFICES: &[&str] = &["个"];

pub const ROWS: &[Declaration] = &[
    Declaration {
        required: true,
        manual: MANUAL,
        ..Declaration::new("organization", "部门概况", Kind::Section)
    },
    Declaration {
        required: true,
        manual: Manual { note: "与印章一致", ..MANUAL },
        ..Declaration::new(keys::UNIT_NAME, "单位全称", Kind::Words)
    },
    Declaration {
        manual: Manual { note: "全文只用这一个；没有填就是全称", ..MANUAL },
        ..Declaration::new(keys::UNIT_SHORT_NAME, "自称", Kind::Words)
    },
    Declaration {
        manual: MANUAL,
        ..Declaration::new("organization.code", "预算编码", Kind::Words)
    },
    Declaration {
        needs: &[Need { column: Column::Value, name: "职能职责" }],
        manual: Manual {
            note: "列表，一条一段，不写序号",
            view: &[("`organization.duties[]`", "职能职责")],
            ..MANUAL
        },
        ..Declaration::new("organization.duties", "职能职责", Kind::List)
    },
    Declaration {
        names: &[
            Name { text: "内设股室", units: OFFICES },
            Name { text: "内设科室", units: OFFICES },
            Name { text: "内设处室", units: OFFICES },
            Name { text: "内设机构", units: OFFICES },
        ],
        needs: &[Need { column: Column::Value, name: "内设股室数" }],
        manual: MANUAL,
        ..Declaration::count("organization.offices.count", "内设股室数", "个")
    },
    Declaration {
        manual: Manual { note: "列表", ..MANUAL },
        ..Declaration::new(keys::OFFICE_NAMES, "内设股室名称", Kind::Texts)
    },
    Declaration {
        manual: Manual {
            note: "每项 `name` 名称 ✱、`budget_unit` 是否预算单位",
            view: &[(
                "`organization.subordinates[].name` `organization.subordinates[].budget_unit`",
                "下属单位名称；是不是预算单位",
            )],
            ..MANUAL
        },
        ..Declaration::new("organization.subordinates", "下属单位", Kind::List)
    },
    Declaration {
        names: &[
            Name { text: "编制数", units: PEOPLE },
            Name { text: "编制人数", units: PEOPLE },
            Name { text: "编制", units: &["人", "名"] },
        ],
        needs: &[Need { column: Column::Value, name: "编制数" }],
        manual: Manual { note: "编办核定数", ..MANUAL },
        ..Declaration::count("staff.established", "编制数", "人")
    },
    Declaration {
        names: &[
            Name { text: "在职人数", units: PEOPLE },
            Name { text: "在职人员", units: PEOPLE },
            Name { text: "在职职工", units: PEOPLE },
            Name { text: "在职", units: PEOPLE },
        ],
        rates: &[Rate {
            column: Column::ControlRate,
            name: "在职人员控制率",
            part: Operand::Own(Column::Value),
            whole: Operand::Of("staff.established"),
            names: &["在职人员控制率", "在职人数控制率", "人员控制率", "控制率"],
        }],
        last_year: Some("staff.last_year"),
        needs: &[Need { column: Column::Value, name: "在职人数" }],
        limits: &[Limit {
            small: "staff.actual",
            large: "staff.established",
            hint: "核对编制和在职人数；确实超编的，在正文里说明口径和原因",
        }],
        manual: Manual { note: "年末，按部门决算口径", ..MANUAL },
        ..Declaration::count("staff.actual", "在职人数", "人")
    },
    Declaration {
        last_year_of: Some("staff.actual"),
        needs: &[Need { column: Column::Value, name: "上年在职人数" }],
        manual: MANUAL,
        ..Declaration::count("staff.last_year", "上年在职人数", "人")
    },
    Declaration { manual: MANUAL, ..Declaration::count("staff.retired", "离退休人数", "人") },
];
